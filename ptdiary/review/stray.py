"""Records of a year that nobody lived, as an older diary or another program may have kept them.

They stay as they are until the patient changes their day. What shows all days leaves them out.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import takewhile

from ptdiary.diary import Diary, Entry, Session
from ptdiary.diary.fields import EARLIEST_YEAR, FURTHEST_AHEAD

FIRST_LIVED = date(EARLIEST_YEAR, 1, 1)


def stray(diary: Diary, now: datetime) -> tuple[Entry | Session, ...]:
    """The entries and sessions before 1900, or more than 366 days after `now`."""
    parts: tuple[Sequence[Entry | Session], ...] = (diary.entries, diary.sessions)
    found: list[Entry | Session] = []
    for part in parts:
        found += takewhile(_too_early, part)
        found += takewhile(lambda each: moment_of(each) - now > FURTHEST_AHEAD, reversed(part))
    return tuple(found)


def first_lived(diary: Diary) -> Iterable[datetime]:
    """The moments of the first entry and the first session of a year that can be."""
    parts: tuple[Sequence[Entry | Session], ...] = (diary.entries, diary.sessions)
    for part in parts:
        first = next((each for each in part if not _too_early(each)), None)
        if first is not None:
            yield moment_of(first)


def moment_of(record: Entry | Session) -> datetime:
    """When it was felt, or when the session ended."""
    return record.at if isinstance(record, Entry) else record.ended_at


def _too_early(record: Entry | Session) -> bool:
    return moment_of(record).year < EARLIEST_YEAR
