"""Words for the earlier versions of an entry or a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.entry import Entry
from ptdiary.report.wording import dates, entries
from ptdiary.report.wording import page as paper_words

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary.session import Session

TITLE = "Earlier versions"
TAKE = "Bring this version back"
TAKEN = "Earlier version brought back"
CLOSE = "Close"
NEVER_CHANGED = "It was never changed."
SESSION = "Session"


def described(record: Entry | Session, now: datetime) -> str:
    """An entry or a session in one paragraph, with its own notes."""
    if isinstance(record, Entry):
        parts = [
            _moment(record.at, now), entries.soreness(record), entries.signs(record),
            entries.where(record), record.note, record.private_note, record.left_out,
        ]  # fmt: skip
    else:
        parts = [_moment(record.ended_at, now), SESSION, paper_words.done(record), record.note]
    return " ".join(f"{dates.sentence(part).rstrip('.')}." for part in parts if part)


def reads_now(record: Entry | Session, now: datetime) -> str:
    """What it reads now."""
    return f"Now: {described(record, now)}"


def read_until(until: datetime, now: datetime) -> str:
    """The heading of an earlier version."""
    return f"Until {dates.when(until, now)}"


def _moment(at: datetime, now: datetime) -> str:
    return f"{dates.short_day_with_weekday(at, now)}, {dates.clock(at)}"
