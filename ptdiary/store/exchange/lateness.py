"""Which of two versions of a record is the later."""

from datetime import UTC, datetime
from typing import Any

from ptdiary.diary.entry import Entry
from ptdiary.diary.question import Question
from ptdiary.store.rows import text_of

__all__ = ["lateness"]

_NEVER = datetime(1, 1, 2, tzinfo=UTC)


def lateness(record: Any, as_of: str) -> tuple[datetime, str, str]:
    """What sorts the versions of a record: when it was written down, as of when it read so, text.

    `as_of` is UTC text as `rows.utc` makes it.
    """
    written: datetime | None = None
    if isinstance(record, Entry):
        written = record.written_at or record.at
    elif isinstance(record, Question):
        written = record.written_at
    return written or _NEVER, as_of, text_of(record)
