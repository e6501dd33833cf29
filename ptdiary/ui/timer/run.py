"""An exercise in time: its phases, how far it is, and a clock that knows when the computer slept.

Values without a clock of their own: whoever shows them says what time it is, in seconds awake.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ptdiary.diary import PlannedExercise

PhaseKind = Literal["ready", "hold", "ease", "rest", "count", "go"]

READY = 5  # seconds to get into place, and to let go between two holds: choices of the project
EASE = 3
REST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerPhase:
    """`seconds` it lasts; None: until it was counted `count` times by hand, at least once.

    `number` of `count` holds, and the set; a rest is of the set that comes after it.
    """

    kind: PhaseKind
    seconds: float | None = None
    number: int = 0
    count: int = 0
    set_: int = 1
    sets: int = 1

    @property
    def is_work(self) -> bool:
        """Whether something is done in it."""
        return self.kind in ("hold", "count", "go")


def phases_of(planned: PlannedExercise, hold: int, rest: int = REST) -> tuple[TimerPhase, ...]:
    """The phases of an exercise with holds of `hold` seconds; 0: repetitions are counted by hand.

    One that is planned in minutes, and not in repetitions, is a single stretch of time.
    """
    if planned.minutes and not planned.repetitions:
        go = TimerPhase(kind="go", seconds=planned.minutes * 60)
        return (TimerPhase(kind="ready", seconds=READY), go)
    return tuple(_counted(planned.repetitions or 0, planned.sets or 1, hold, rest))


def asks_hold(planned: PlannedExercise) -> bool:
    """Whether its repetitions may be holds."""
    return bool(planned.repetitions)


def _counted(repetitions: int, sets: int, hold: int, rest: int) -> Iterator[TimerPhase]:
    if hold and repetitions:
        yield TimerPhase(kind="ready", seconds=READY)
    for set_ in range(1, sets + 1):
        if set_ > 1:
            yield TimerPhase(kind="rest", seconds=rest, set_=set_, sets=sets)
        if not (hold and repetitions):
            yield TimerPhase(kind="count", count=repetitions, set_=set_, sets=sets)
            continue
        for number in range(1, repetitions + 1):
            if number > 1:
                yield TimerPhase(kind="ease", seconds=EASE, set_=set_, sets=sets)
            yield TimerPhase(
                kind="hold", seconds=hold, number=number, count=repetitions, set_=set_, sets=sets
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedRun:
    """How far an exercise is. `began`: when its phase did; `paused` since when, None: it runs.

    `counted`: how often it was done in a phase that is counted by hand.
    """

    phases: tuple[TimerPhase, ...]
    index: int = 0
    began: float = 0.0
    paused: float | None = None
    counted: int = 0

    @property
    def is_over(self) -> bool:
        """Whether all of it is done."""
        return self.index >= len(self.phases)

    @property
    def phase(self) -> TimerPhase:
        """What is going on now; IndexError when it is over."""
        return self.phases[self.index]

    @property
    def following(self) -> TimerPhase | None:
        """What comes next; None if this is the last phase."""
        return self.phases[self.index + 1] if self.index + 1 < len(self.phases) else None

    def at(self, now: float) -> TimedRun:
        """The same at a later moment: phases whose time is over have made room for the next."""
        run = self
        while run.paused is None and not run.is_over:
            seconds = run.phase.seconds
            if seconds is None or now < run.began + seconds:
                break
            run = replace(run, index=run.index + 1, began=run.began + seconds, counted=0)
        return run

    def elapsed(self, now: float) -> float:
        """Seconds of this phase that have passed."""
        return max((now if self.paused is None else self.paused) - self.began, 0.0)

    def left(self, now: float) -> float:
        """Seconds that are left of this phase; 0 of one that is counted."""
        seconds = self.phase.seconds
        return 0.0 if seconds is None else max(seconds - self.elapsed(now), 0.0)

    def paused_at(self, now: float) -> TimedRun:
        """The same, standing still; a phase that is counted by hand has no time to stand still."""
        return self if self.paused is not None else replace(self, paused=now)

    def gone_on(self, now: float) -> TimedRun:
        """The same, running again as if no time had passed."""
        if self.paused is None:
            return self
        return replace(self, began=self.began + now - self.paused, paused=None)

    def credited(self, seconds: float) -> TimedRun:
        """The same, with time that passed unseen counted into this phase."""
        return replace(self, began=self.began - seconds)

    def counted_once(self, now: float) -> TimedRun:
        """One repetition more; the last one ends the phase. Nothing while another kind is on."""
        if self.is_over or self.phase.kind != "count":
            return self
        counted = self.counted + 1
        if counted < self.phase.count:
            return replace(self, counted=counted)
        return replace(self, index=self.index + 1, began=now, counted=0, paused=None)

    def has_done(self, now: float) -> bool:
        """Whether some of it was done: a hold or a set, a repetition, or a while of going on."""
        if any(each.is_work for each in self.phases[: self.index]) or self.counted:
            return True
        return not self.is_over and self.phase.kind == "go" and self.elapsed(now) >= _A_WHILE


_A_WHILE = 30.0  # seconds
_ASLEEP = 3.0  # seconds between two looks at the clock: nobody looked, so the computer slept


@dataclass(frozen=True, slots=True, kw_only=True)
class AwakeClock:
    """Seconds in which the computer was awake, by a steady clock and the one on the wall.

    Some computers stop the steady clock while they sleep, others do not; the wall clock goes on,
    but may be set. Of both the larger step says whether it slept, and the steady one how long it
    was awake.
    """

    steady: float
    wall: float
    awake: float = 0.0
    slept: float = 0.0  # seconds, just before this look

    def later(self, steady: float, wall: float) -> AwakeClock:
        """The clock as it is looked at again."""
        step, by_wall = steady - self.steady, wall - self.wall
        gone = max(step, by_wall)
        if gone > _ASLEEP:
            return replace(self, steady=steady, wall=wall, slept=gone)
        awake = self.awake + max(step, 0.0)
        return AwakeClock(steady=steady, wall=wall, awake=awake)
