"""How long ago the latest session ended, and the moments that usually follow it."""

from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary import Diary, Exercise, Session
from ptdiary.review.hours import EASES, ENDS, HOUR, PEAKS, STARTS, after, elapsed, instant

SHOWN = 96 * HOUR  # the clock runs one day past the end of the window


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClock:
    """How long ago the latest session ended, and the moments that follow it.

    `hours` are real hours since `ended_at`. The moments that follow are instants: whoever prints
    one gives it the hour that clocks will show then.
    """

    session: str
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


def ended_sessions(diary: Diary, at: datetime) -> tuple[Session, ...]:
    """The sessions in which something was done and that have ended by a moment, latest last."""
    now = instant(at)
    return tuple(each for each in diary.trained if instant(each.ended_at) <= now)


def session_clock(diary: Diary, at: datetime) -> SessionClock | None:
    """The clock of the latest session that ended by `at`, None where that is over 96 h ago."""
    ended = ended_sessions(diary, at)
    if not ended or elapsed(ended[-1].ended_at, at) > SHOWN:
        return None
    return _clock(ended[-1], at)


def _clock(session: Session, at: datetime) -> SessionClock:
    return SessionClock(
        session=session.id,
        ended_at=session.ended_at,
        hours=elapsed(session.ended_at, at) / HOUR,
        starts=after(session.ended_at, STARTS),
        peaks=after(session.ended_at, PEAKS),
        eases=after(session.ended_at, EASES),
        ends=after(session.ended_at, ENDS),
        exercises=session.exercises,
    )
