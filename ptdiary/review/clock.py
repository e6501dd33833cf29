"""The hours after a session: when soreness usually starts, peaks, eases and ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ptdiary.diary import Diary, Exercise, Session
from ptdiary.review.hours import HOUR, elapsed, instant

# Soreness "manifests 12 to 48 hours after" (source S1-2), "peaks between 24 and 72" (S0-7),
# improves "within 24 to 48" (S1-8); after 72 h a therapist wants to know (S0-21).
STARTS = timedelta(hours=12)
PEAKS = timedelta(hours=24)
EASES = timedelta(hours=48)
ENDS = timedelta(hours=72)

SHOWN = 96 * HOUR  # the clock stands one day past the end of the window


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClock:
    """How long ago the latest session ended, and the moments that follow it.

    `number` counts the sessions of the diary from 1; `hours` are real hours since `ended_at`. The
    moments that follow stand on the clock of the asking: summer time or a journey may have changed
    it since the session.
    """

    session: str
    number: int
    ended_at: datetime
    hours: float
    starts: datetime
    peaks: datetime
    eases: datetime
    ends: datetime
    exercises: tuple[Exercise, ...]


def session_clock(diary: Diary, at: datetime) -> SessionClock | None:
    """The clock of the latest session that ended by `at`, None where that is over 96 h ago."""
    now = instant(at)
    ended = [each for each in diary.sessions if instant(each.ended_at) <= now]
    if not ended or elapsed(ended[-1].ended_at, at) > SHOWN:
        return None
    return _clock(ended[-1], len(ended), at)


def _clock(session: Session, number: int, at: datetime) -> SessionClock:
    return SessionClock(
        session=session.id,
        number=number,
        ended_at=session.ended_at,
        hours=elapsed(session.ended_at, at) / HOUR,
        starts=(session.ended_at + STARTS).astimezone(at.tzinfo),
        peaks=(session.ended_at + PEAKS).astimezone(at.tzinfo),
        eases=(session.ended_at + EASES).astimezone(at.tzinfo),
        ends=(session.ended_at + ENDS).astimezone(at.tzinfo),
        exercises=session.exercises,
    )
