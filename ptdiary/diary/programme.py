"""The exercises of a day: which are due, and the records that a press on one of them makes.

What is ticked is a session at home. Presses within two hours of each other are one session, which
ended at the latest of them; one that comes later begins another. An exercise that was left out
stands in a session too, so that its reason is kept, but nothing counts as done by it.
"""

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from ptdiary.diary.answers import SHARP_WORDS, WEEKDAYS, YesNo, YesNoUnsure
from ptdiary.diary.day import day_of
from ptdiary.diary.diary import Diary
from ptdiary.diary.plan import Hold, PlannedExercise
from ptdiary.diary.session import Exercise, Session, is_left_out, is_sharp, name_key

ONE_SESSION = timedelta(hours=2)  # choice of the project


@dataclass(frozen=True, slots=True, kw_only=True)
class DueExercise:
    """An exercise of the plan, and what is written of it for the day; None where nothing is."""

    planned: PlannedExercise
    written: Exercise | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was done, all of it or in part; what the form of a session lists was done."""
        return self.written is not None and not is_left_out(self.written)


def is_planned(planned: PlannedExercise, day: date) -> bool:
    """Whether the plan has an exercise on a day; one without days is planned on every day."""
    first, last = planned.from_day or date.min, planned.until_day or date.max
    on_day = not planned.days or WEEKDAYS[day.weekday()] in planned.days
    return planned.status in (None, "active") and first <= day <= last and on_day


def is_of(exercise: Exercise, planned: PlannedExercise) -> bool:
    """Whether it is this exercise of the plan: by its id, or where it has none by its name."""
    if exercise.plan_id is not None:
        return exercise.plan_id == planned.id
    return name_key(exercise.name) == name_key(planned.name)


def due_on(diary: Diary, day: date, begins: int = 0) -> tuple[DueExercise, ...]:
    """What is due on a day, in the order of the plan, done or not; days begin at `begins`.

    An exercise that is not due, but of which something is written for the day, stands there too.
    """
    sessions = _of_day(diary, day, begins)
    found = ((planned, _written(sessions, planned)) for planned in diary.plan)
    return tuple(
        DueExercise(planned=planned, written=written and written[1])
        for planned, written in found
        if is_planned(planned, day) or (written is not None and written[1].done is not None)
    )


def how_far(exercise: Exercise) -> int:
    """More for one that was done than for one in part, or left out; what a form lists was done."""
    return {"not_today": 0, "part": 1}.get(exercise.done or "", 2)


def _written(
    sessions: Sequence[Session], planned: PlannedExercise
) -> tuple[Session, Exercise] | None:
    """The most that is written of an exercise in sessions, and where: of the same, the latest."""
    found = [
        (session, each)
        for session in reversed(sessions)
        for each in session.exercises
        if is_of(each, planned)
    ]
    return max(found, key=_how_far, default=None)


def _how_far(written: tuple[Session, Exercise]) -> int:
    return how_far(written[1])


def is_ticked(session: Session) -> bool:
    """Whether a session is made of what was ticked in the list of the day."""
    return bool(session.exercises) and all(each.done is not None for each in session.exercises)


def on_hold(diary: Diary) -> tuple[PlannedExercise, ...]:
    """The exercises that wait until somebody was asked about them."""
    return tuple(each for each in diary.plan if each.status == "on_hold")


# What a press writes.


def pressed(
    diary: Diary,
    planned: Sequence[PlannedExercise],
    at: datetime,
    new_id: str,
    begins: int = 0,
    **said: Any,
) -> tuple[Session, ...]:
    """The sessions of the day of `at` once this was said of exercises: fields of `Exercise`.

    With `done` "all" it is done as planned, so sets, repetitions, load and minutes are those of
    the plan; with "part" they are not known, and of what is left out ("not_today") nothing else
    holds. Of an exercise of which something is written, only what was said changes besides.
    `new_id` is the id of a session that is begun by it.
    """
    changed: dict[str, Session] = {}
    for each in planned:
        now = diary.keeping(*changed.values())
        session = _pressed(now, each, at, new_id, begins, said)
        changed[session.id] = session
    return tuple(changed.values())


def _pressed(
    diary: Diary,
    planned: PlannedExercise,
    at: datetime,
    new_id: str,
    begins: int,
    said: dict[str, Any],
) -> Session:
    day = day_of(at, begins)
    filled = _filled(planned, said)
    written = _written(_of_day(diary, day, begins), planned)
    if written is not None:
        session, _ = written
        exercises = tuple(
            replace(each, **filled) if is_of(each, planned) else each for each in session.exercises
        )
        begun = not _is_training(session) and _trains(said)
        return replace(session, exercises=exercises, ended_at=at if begun else session.ended_at)
    exercise = Exercise(name=planned.name, plan_id=planned.id, **filled)
    joined = _joined(diary, at, day, begins)
    if joined is None:
        return Session(id=new_id, ended_at=at, setting="home", exercises=(exercise,))
    ended_at = max(joined.ended_at, at) if _trains(said) else joined.ended_at
    return replace(joined, exercises=(*joined.exercises, exercise), ended_at=ended_at)


def taken_back(
    diary: Diary, planned: PlannedExercise, day: date, begins: int = 0
) -> tuple[Session, Session | None] | None:
    """The session in which an exercise of the day is written, before and without it.

    Without it there may be no session left: one that holds nothing but what was ticked. None
    where nothing is written of it.
    """
    written = _written(_of_day(diary, day, begins), planned)
    if written is None:
        return None
    session, _ = written
    rest = tuple(each for each in session.exercises if not is_of(each, planned))
    alone = Session(
        id=session.id, ended_at=session.ended_at, setting="home", exercises=session.exercises
    )
    gone = not rest and session == alone
    return session, None if gone else replace(session, exercises=rest)


def _of_day(diary: Diary, day: date, begins: int) -> tuple[Session, ...]:
    """The sessions of a day, the latest last. They are in order of time: the older are not read."""
    found: list[Session] = []
    for each in reversed(diary.sessions):
        of = day_of(each.ended_at, begins)
        if of == day:
            found.append(each)
        elif day - of > _FAR:
            break
    return tuple(reversed(found))


_FAR = timedelta(days=2)  # clocks of two places are never further apart


def _joined(diary: Diary, at: datetime, day: date, begins: int) -> Session | None:
    """The session at home that a press joins: of the list alone, and not long ago."""
    return next(
        (
            each
            for each in reversed(_of_day(diary, day, begins))
            if each.setting == "home"
            and is_ticked(each)
            and (abs(at - each.ended_at) <= ONE_SESSION or not _is_training(each))
        ),
        None,
    )


def _is_training(session: Session) -> bool:
    return not all(map(is_left_out, session.exercises))


def _trains(said: dict[str, Any]) -> bool:
    return said.get("done") in ("all", "part")


def _filled(planned: PlannedExercise, said: dict[str, Any]) -> dict[str, Any]:
    """What was said, with what follows from it."""
    match said.get("done"):
        case "all":
            doses = {name: getattr(planned, name) for name in _DOSES}
            return {"skipped_why": None} | doses | said
        case "part":
            return {"skipped_why": None} | dict.fromkeys(_DOSES) | said
        case "not_today":
            return _BLANK | said
        case _:
            return said


_DOSES = ("sets", "repetitions", "load", "minutes")
_BLANK = {each.name: each.default for each in fields(Exercise) if each.default is not MISSING}
del _BLANK["plan_id"]


# Pain that an exercise brought, asked about where it hurt a lot.

HURTS_A_LOT = 7  # choice of the project: from this score on it is asked what the pain was like


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtPain:
    """What is asked of an exercise that hurt a lot; None is not answered.

    `limbs` is where pain went, empty for nowhere; `settled` whether it eased within 30 minutes of
    stopping, asked where it `rose` suddenly.
    """

    sharp: YesNo | None = None
    limbs: tuple[str, ...] | None = None
    rose: YesNo | None = None
    settled: YesNoUnsure | None = None

    @property
    def is_open(self) -> bool:
        """Whether something of it is not answered."""
        unsettled = self.rose == "yes" and self.settled is None
        return None in (self.sharp, self.limbs, self.rose) or unsettled

    @property
    def is_serious(self) -> bool:
        """Whether it was sharp, went into a limb or rose suddenly."""
        return self.sharp == "yes" or bool(self.limbs) or self.rose == "yes"


def pain_of(exercise: Exercise) -> BroughtPain:
    """What an exercise says of it; where nothing sharp or no limb is written, it was not asked."""
    return BroughtPain(
        sharp="yes" if is_sharp(exercise) else None,
        limbs=exercise.travelled_to or None,
        rose=exercise.rose,
        settled=exercise.settled if exercise.rose == "yes" else None,
    )


def with_pain(exercise: Exercise, pain: BroughtPain) -> dict[str, Any]:
    """The fields of the exercise that say it, as the form of a session writes them."""
    said: dict[str, Any] = {}
    if pain.sharp == "no":
        said["quality"] = tuple(word for word in exercise.quality if word not in SHARP_WORDS)
    elif pain.sharp == "yes" and not is_sharp(exercise):
        said["quality"] = (*exercise.quality, "sharp")
    if pain.limbs is not None:
        said["travelled_to"] = pain.limbs
    if pain.rose is not None:
        said |= {"rose": pain.rose, "settled": None if pain.settled == "unsure" else pain.settled}
    if pain.rose == "no":
        said |= dict.fromkeys(_RISE)
    return said


_RISE = ("settled", "soreness_before", "soreness_peak", "settled_after_minutes")


def brought_pain(exercise: Exercise) -> bool:
    """Whether it is offered to be set on hold."""
    return pain_of(exercise).is_serious


def brought_by(diary: Diary, planned: PlannedExercise) -> tuple[Session, Exercise] | None:
    """The last time that an exercise of the plan brought such pain."""
    for session in reversed(diary.trained):
        for exercise in session.exercises:
            if is_of(exercise, planned) and brought_pain(exercise):
                return session, exercise
    return None


# On hold, and back.


def held(planned: PlannedExercise, since: datetime, reason: str | None = None) -> PlannedExercise:
    """The exercise of the plan, on hold since this moment; unchanged if it already was."""
    if planned.status == "on_hold":
        return planned
    return replace(planned, status="on_hold", held_since=since, hold_reason=reason)


def every_hold(planned: PlannedExercise) -> tuple[Hold, ...]:
    """Its times on hold, in order. The last goes on where the exercise is on hold now."""
    if planned.held_since is None:
        return planned.holds
    return (*planned.holds, Hold(since=planned.held_since, reason=planned.hold_reason))


def let_back(planned: PlannedExercise, at: datetime, said: str | None) -> PlannedExercise:
    """An exercise that is done again; the hold stays among its earlier ones with what was said."""
    hold = Hold(since=planned.held_since or at, reason=planned.hold_reason, ended_at=at, said=said)
    return replace(
        planned, status="active", held_since=None, hold_reason=None, holds=(*planned.holds, hold)
    )


# Out of the plan, and back.


def ended(planned: PlannedExercise, at: datetime, today: date) -> PlannedExercise:
    """The exercise, in the plan until today at most; a hold is over then, and stays among its own.

    What was said of coming back stays unsaid: it does not come back by this.
    """
    last = today if planned.until_day is None else min(planned.until_day, today)
    over = planned
    if planned.status == "on_hold":
        over = let_back(planned, at, None)
    return replace(over, status="ended", until_day=last)


def taken_up(planned: PlannedExercise, today: date) -> PlannedExercise:
    """An exercise that had ended, planned again; from today on, if there are days between."""
    last, yesterday = planned.until_day, today - timedelta(days=1)
    goes_on = last is not None and last >= yesterday
    return replace(
        planned,
        status="active",
        from_day=planned.from_day if goes_on else today,
        until_day=last if last is not None and last > today else None,
    )
