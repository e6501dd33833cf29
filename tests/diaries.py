"""Diaries for tests: random ones that use every field, and long ones.

The same `random.Random` gives the same diary. Soreness follows sessions as it does in people: it
starts hours after, peaks on the next day, and eases, mostly.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document
from ptdiary.diary.profile import Profile
from tests.diary_writer import DiaryWriter, end_of
from tests.version_2 import told_more

__all__ = ["eight_year_diary", "end_of", "random_diary", "random_document", "ten_year_diary"]

LONG_AGO = date(2016, 11, 21)


def random_diary(rnd: Random) -> Diary:
    """A diary of up to ten weeks: gaps, travel, late entries, left-out ratings, rare bad signs."""
    return random_document(rnd).diary


def random_document(rnd: Random) -> Document:
    """A random diary as of shortly after its last entry."""
    first = LONG_AGO + timedelta(days=rnd.randrange(4000))
    writer = DiaryWriter(rnd=rnd, first=first, days=rnd.choice((0, 1, 4, 12, 30, 45, 70, 70)))
    document = writer.document()
    return replace(document, diary=told_more(document.diary, document.exported_at))


def eight_year_diary() -> Diary:
    """One entry on nearly every day of eight years, two or three sessions a week."""
    return _long_diary(days=8 * 365, a_day=1, sessions=1000)


def ten_year_diary() -> Diary:
    """7,300 entries, two on each day of ten years, and 1,500 sessions."""
    return _long_diary(days=3650, a_day=2, sessions=1500)


def _long_diary(days: int, a_day: int, sessions: int) -> Diary:
    """Years of steady writing; every sixth week has a bad day."""
    writer = DiaryWriter(rnd=Random(days), first=LONG_AGO, days=days)
    writer.offsets, writer.base, writer.swing = [0], 2.0, 0.6
    writer.slow = 0.02
    step = days / sessions
    held = tuple(writer.session(n + 1, int(n * step)) for n in range(sessions))
    hours = (20.0,) if a_day == 1 else (8.0, 20.0)
    entries = []
    for day in range(days):
        for hour in hours:
            at = writer.moment(day, hour)
            writer.trouble = 1.0 if day % 42 == 40 else 0.0
            entries.append(writer.entry(len(entries) + 1, at))
    return Diary(
        profile=Profile(name="Alex Morgan", usual_soreness=2, birth_year=1971),
        sessions=held,
        entries=tuple(entries),
    )
