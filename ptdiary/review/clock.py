"""The hours after a session: when soreness usually starts, peaks, eases and ends."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ptdiary.diary.diary import Diary
from ptdiary.diary.session import Exercise, Session

# Soreness "manifests 12 to 48 hours after" (source S1-2), "peaks between 24 and 72" (S0-7),
# improves "within 24 to 48" (S1-8); after 72 h a therapist wants to know (S0-21).
STARTS = timedelta(hours=12)
PEAKS = timedelta(hours=24)
EASES = timedelta(hours=48)
ENDS = timedelta(hours=72)

SHOWN = timedelta(hours=96)  # the clock stands one day past the end of the window


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClock:
    """How long ago the latest session ended, and the moments that follow it.

    `number` counts the sessions of the diary from 1; `hours` are real hours since `ended_at`.
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
    now = at.astimezone(UTC)
    ended = [each for each in diary.sessions if each.ended_at.astimezone(UTC) <= now]
    if not ended:
        return None
    return _clock(ended[-1], len(ended), now)


def _clock(session: Session, number: int, now: datetime) -> SessionClock | None:
    since = now - session.ended_at.astimezone(UTC)
    if since > SHOWN:
        return None
    return SessionClock(
        session=session.id,
        number=number,
        ended_at=session.ended_at,
        hours=since / timedelta(hours=1),
        starts=session.ended_at + STARTS,
        peaks=session.ended_at + PEAKS,
        eases=session.ended_at + EASES,
        ends=session.ended_at + ENDS,
        exercises=session.exercises,
    )
