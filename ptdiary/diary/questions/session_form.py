"""From the answers of the session form to a session, and back.

Nothing is written that was not said. An exercise keeps what an earlier version of the session
knew about it (sets, load, plan). The rows follow the contract of the questions: hands-on
treatment writes the component `manual`; "new or harder" writes `new` on the exercises named, or
on all of them; a sharp rise that eased writes `settled` yes, one that did not writes no. What was
said of it (scores, minutes, stopped, the word for sharp pain) stands on its exercise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time
from typing import Any, Literal

from ptdiary.diary.answers import SHARP_WORDS, Setting, YesNo, YesNoUnsure
from ptdiary.diary.diary import Diary
from ptdiary.diary.limits import Whole, limit_of
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise, Session

# How much of an exercise was done: what the session form asks of each, and what it writes.


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDose:
    """Sets, repetitions and load of the exercise called `name`; None is not answered."""

    name: str
    sets: int | None = None
    repetitions: int | None = None
    load: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return any(each is not None for each in (self.sets, self.repetitions, self.load))


def doses_of(exercises: Iterable[Exercise]) -> tuple[ExerciseDose, ...]:
    """What is said of each exercise, the first time that it stands there."""
    found: dict[str, ExerciseDose] = {}
    for each in exercises:
        dose = ExerciseDose(
            name=each.name, sets=each.sets, repetitions=each.repetitions, load=each.load
        )
        found.setdefault(each.name, dose)
    return tuple(dose for dose in found.values() if dose)


def planned_dose(planned: PlannedExercise) -> ExerciseDose:
    """What the plan says of an exercise."""
    return ExerciseDose(
        name=planned.name, sets=planned.sets, repetitions=planned.repetitions, load=planned.load
    )


def with_dose(
    exercise: Exercise,
    doses: Mapping[str, ExerciseDose],
    before: Mapping[str, ExerciseDose],
    plan: Mapping[str, PlannedExercise],
) -> Exercise:
    """The exercise with what was said of it; as it was where nothing was changed.

    Where sets and repetitions of both the plan and the exercise are known, `plan_percent` follows.
    """
    dose = doses.get(exercise.name, ExerciseDose(name=exercise.name))
    if dose == before.get(exercise.name, ExerciseDose(name=exercise.name)):
        return exercise
    return replace(
        exercise,
        sets=dose.sets,
        repetitions=dose.repetitions,
        load=dose.load,
        plan_percent=_percent(dose, plan.get(exercise.name)),
    )


def dose_drafted(values: Mapping[str, Any]) -> ExerciseDose:
    """A dose out of a draft. TypeError or ValueError for one of another version."""
    for name in ("sets", "repetitions"):
        limit, value = limit_of(Exercise, name), values.get(name)
        if value is not None and not (
            isinstance(limit, Whole) and limit.low <= value <= limit.high
        ):
            raise ValueError(name)
    return ExerciseDose(**values)


def _percent(dose: ExerciseDose, planned: PlannedExercise | None) -> float | None:
    if planned is None or not (planned.sets and planned.repetitions):
        return None
    if dose.sets is None or dose.repetitions is None:
        return None
    return round(100 * dose.sets * dose.repetitions / (planned.sets * planned.repetitions), 1)


Rise = Literal["no", "eased", "did_not_ease"]

_OFFERED = 12  # exercises that a form can show without scrolling


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswers:
    """The state of the session form; None and empty mean not answered.

    `harder_ones` and `rise_exercise` are names out of `exercises`. `rise_before` and `rise_peak`
    are scores from 0 to 10, `rise_minutes` how long it took to settle, `rise_sharp` words for sharp
    pain. `doses`: what was said of how much of an exercise was done.
    """

    ended_at: datetime
    setting: Setting | None = None
    exercises: tuple[str, ...] = ()
    manual: bool = False
    harder: YesNoUnsure | None = None
    harder_ones: tuple[str, ...] = ()
    rise: Rise | None = None
    rise_exercise: str | None = None
    rise_before: int | None = None
    rise_peak: int | None = None
    rise_minutes: float | None = None
    rise_stopped: YesNo | None = None
    rise_sharp: tuple[str, ...] = ()
    doses: tuple[ExerciseDose, ...] = ()
    effort: int | None = None
    note: str = ""


def session_from(
    answers: SessionAnswers, id_: str, unnamed: str, diary: Diary, earlier: Session | None = None
) -> Session:
    """The session that the answers describe; `earlier` is the version that is being changed.

    `unnamed` is the name under which a sharp rise is kept when no exercise was named for it.
    """
    before = answers_of(earlier, unnamed) if earlier else None
    risen = _risen(answers, unnamed)
    names = dict.fromkeys([*answers.exercises, *([risen] if risen else [])])
    kept = [each for each in (earlier.exercises if earlier else ()) if each.name in names]
    plan = {each.name: each for each in diary.plan}
    fresh = [
        Exercise(name=name, plan_id=plan[name].id if name in plan else None)
        for name in names
        if name not in {each.name for each in kept}
    ]
    doses, old = (
        {dose.name: dose for dose in form.doses} if form else {} for form in (answers, before)
    )
    exercises = tuple(
        with_dose(
            _with_rise(_with_harder(each, answers, before), answers, before, unnamed),
            doses, old, plan,
        )
        for each in (*kept, *fresh)
    )  # fmt: skip
    components = [each for each in (earlier.components if earlier else ()) if each != "manual"]
    if answers.manual:
        components.append("manual")
    started_at = earlier.started_at if earlier else None
    if started_at is not None and started_at > answers.ended_at:
        started_at = None
    return replace(
        earlier or Session(id=id_, ended_at=answers.ended_at),
        started_at=started_at,
        ended_at=answers.ended_at,
        setting=answers.setting,
        components=tuple(components),
        effort=answers.effort,
        exercises=exercises,
        note=answers.note.strip() or None,
    )


def answers_of(session: Session, unnamed: str) -> SessionAnswers:
    """The form as it would have to be filled to give this session."""
    risen = next((each for each in session.exercises if each.settled is not None), None)
    named = tuple(each.name for each in session.exercises if each.name != unnamed)
    harder_ones = tuple(each.name for each in session.exercises if each.new)
    told = {each.new for each in session.exercises}
    harder: YesNoUnsure | None = "yes" if harder_ones else "no" if told == {False} else None
    rise: Rise | None = None
    if risen is not None:
        rise = "eased" if risen.settled == "yes" else "did_not_ease"
    return SessionAnswers(
        ended_at=session.ended_at,
        setting=session.setting,
        exercises=named,
        manual="manual" in session.components,
        harder=harder,
        harder_ones=() if set(harder_ones) == set(named) else harder_ones,
        rise=rise,
        rise_exercise=risen.name if risen and risen.name != unnamed else None,
        rise_before=risen.soreness_before if risen else None,
        rise_peak=risen.soreness_peak if risen else None,
        rise_minutes=risen.settled_after_minutes if risen else None,
        rise_stopped=_yes_no(risen.stopped) if risen else None,
        rise_sharp=_sharp(risen.quality) if risen else (),
        doses=doses_of(session.exercises),
        effort=session.effort,
        note=session.note or "",
    )


def offered_exercises(diary: Diary) -> tuple[str, ...]:
    """Names to offer in the form: the active plan first, then what was done most often."""
    planned = [each.name for each in diary.plan if each.status in (None, "active")]
    done = Counter(each.name for session in diary.sessions for each in session.exercises)
    held = {each.name for each in diary.plan if each.status in ("on_hold", "ended")}
    often = [name for name, _ in sorted(done.items(), key=lambda item: (-item[1], item[0]))]
    names = dict.fromkeys([*planned, *(name for name in often if name not in held)])
    return tuple(names)[:_OFFERED]


def usual_end(diary: Diary) -> time | None:
    """The time of day at which the last session ended, to be shown as a default."""
    return diary.sessions[-1].ended_at.timetz().replace(tzinfo=None) if diary.sessions else None


def _risen(answers: SessionAnswers, unnamed: str) -> str | None:
    if answers.rise not in ("eased", "did_not_ease"):
        return None
    if answers.rise_exercise:
        return answers.rise_exercise
    return answers.exercises[0] if len(answers.exercises) == 1 else unnamed


def _with_harder(
    exercise: Exercise, answers: SessionAnswers, before: SessionAnswers | None
) -> Exercise:
    if (
        before is not None
        and exercise.name in before.exercises
        and _harder(before) == _harder(answers)
    ):
        return exercise
    if answers.harder == "yes":
        named = answers.harder_ones or answers.exercises
        return replace(exercise, new=True if exercise.name in named else None)
    return replace(exercise, new=False if answers.harder == "no" else None)


def _with_rise(
    exercise: Exercise, answers: SessionAnswers, before: SessionAnswers | None, unnamed: str
) -> Exercise:
    if before is not None and _rise(before) == _rise(answers):
        return exercise
    if exercise.name == _risen(answers, unnamed):
        return replace(
            exercise,
            settled="yes" if answers.rise == "eased" else "no",
            soreness_before=answers.rise_before,
            soreness_peak=answers.rise_peak,
            settled_after_minutes=answers.rise_minutes,
            stopped=None if answers.rise_stopped is None else answers.rise_stopped == "yes",
            quality=(*_not_sharp(exercise.quality), *answers.rise_sharp),
        )
    if before is not None and exercise.name == _risen(before, unnamed):
        # the rise is no longer claimed for this exercise, so what was said of it goes with it
        return replace(
            exercise,
            settled=None,
            soreness_before=None,
            soreness_peak=None,
            settled_after_minutes=None,
            stopped=None,
            quality=_not_sharp(exercise.quality),
        )
    return exercise


def _harder(answers: SessionAnswers) -> tuple[object, ...]:
    return answers.harder, answers.harder_ones


def _rise(answers: SessionAnswers) -> tuple[object, ...]:
    return (
        answers.rise, answers.rise_exercise, answers.rise_before, answers.rise_peak,
        answers.rise_minutes, answers.rise_stopped, answers.rise_sharp,
    )  # fmt: skip


def _yes_no(flag: bool | None) -> YesNo | None:
    return None if flag is None else "yes" if flag else "no"


def _sharp(quality: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in SHARP_WORDS if word in quality)


def _not_sharp(quality: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in quality if word not in SHARP_WORDS)


def draft_of(answers: SessionAnswers) -> dict[str, Any]:
    """The form as plain values, to be kept while it is half-filled."""
    return asdict(answers) | {"ended_at": answers.ended_at.isoformat()}


def drafted(values: Mapping[str, Any]) -> SessionAnswers:
    """The form that a draft holds. ValueError or TypeError for one of another version."""
    plain = dict(values) | {"ended_at": datetime.fromisoformat(values["ended_at"])}
    for name in ("exercises", "harder_ones", "rise_sharp"):
        plain[name] = tuple(str(each) for each in plain.get(name, ()))
    plain["doses"] = tuple(dose_drafted(each) for each in plain.get("doses", ()))
    return SessionAnswers(**plain)
