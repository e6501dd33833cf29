"""The hours after a session: when soreness usually starts, peaks, eases and ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ptdiary.diary import Diary, Exercise, Session
from ptdiary.review.hours import HOUR, elapsed, instant

# Real time after the end of a session. Each stands here alone, with its source.
STARTS = 12 * HOUR  # soreness "manifests 12 to 48 hours after" (S1-2)
STARTS_BY = 48 * HOUR
PEAKS = 24 * HOUR  # "peaks between 24 and 72" (S0-7)
EASES = 48 * HOUR  # improves "within 24 to 48" (S1-8)
ENDS = 72 * HOUR  # resolves within 72 hours (S0-9); after that a therapist wants to know (S0-21)

SHOWN = 96 * HOUR  # the clock runs one day past the end of the window


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

    @property
    def before_onset(self) -> bool:
        """Whether soreness from the session usually has not begun yet."""
        return self.hours < STARTS / HOUR

    @property
    def over(self) -> bool:
        """Whether more than 72 h have passed: soreness has usually ended."""
        return self.hours > ENDS / HOUR


def after(ended_at: datetime, span: int) -> datetime:
    """The moment a span of microseconds after the end of a session, on that end's own clock."""
    return ended_at + timedelta(microseconds=span)


def ended_sessions(diary: Diary, at: datetime) -> tuple[Session, ...]:
    """The sessions that have ended by a moment, the latest last."""
    now = instant(at)
    return tuple(each for each in diary.sessions if instant(each.ended_at) <= now)


def session_clock(diary: Diary, at: datetime) -> SessionClock | None:
    """The clock of the latest session that ended by `at`, None where that is over 96 h ago."""
    ended = ended_sessions(diary, at)
    if not ended or elapsed(ended[-1].ended_at, at) > SHOWN:
        return None
    return _clock(ended[-1], len(ended), at)


def _clock(session: Session, number: int, at: datetime) -> SessionClock:
    return SessionClock(
        session=session.id,
        number=number,
        ended_at=session.ended_at,
        hours=elapsed(session.ended_at, at) / HOUR,
        starts=after(session.ended_at, STARTS).astimezone(at.tzinfo),
        peaks=after(session.ended_at, PEAKS).astimezone(at.tzinfo),
        eases=after(session.ended_at, EASES).astimezone(at.tzinfo),
        ends=after(session.ended_at, ENDS).astimezone(at.tzinfo),
        exercises=session.exercises,
    )
