"""Diaries of sessions that go one of two ways, with soreness before and after each."""

from datetime import UTC, datetime, timedelta

from ptdiary.diary import Diary, Entry, Exercise, Session

FIRST = datetime(2026, 1, 5, 15, tzinfo=UTC)
APART = timedelta(days=3)
HARD, EASY = {"effort": 8}, {"effort": 3}


def session(place, **fields):
    return Session(id=f"s{place}", ended_at=FIRST + place * APART, **fields)


def rated(place, before, peak):
    """Two ratings of a session: 7 hours before it, 29 hours after it."""
    end = FIRST + place * APART
    return (
        Entry(id=f"b{place}", at=end - timedelta(hours=7), soreness=before),
        Entry(id=f"p{place}", at=end + timedelta(hours=29), soreness=peak),
    )


def diary_of(sessions, rises, before=2, **parts):
    """A diary of these sessions; None as a rise: nothing was rated."""
    entries = [
        entry
        for place, rise in enumerate(rises)
        if rise is not None
        for entry in rated(place, before, before + rise)
    ]
    return Diary(sessions=tuple(sessions), entries=tuple(entries), **parts)


def after(place):
    """The moment when the 72 hours of this session are over."""
    return FIRST + place * APART + timedelta(hours=72)


def squats(done, **fields):
    return Exercise(name="Squats", done=None if done else "not_today", **fields)
