"""How much of an exercise was done: what the session form asks of each, and what it writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ptdiary.diary.limits import Whole, limit_of
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """Sets, repetitions and load of the exercise called `name`; None is not answered."""

    name: str
    sets: int | None = None
    repetitions: int | None = None
    load: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return any(each is not None for each in (self.sets, self.repetitions, self.load))


def doses_of(exercises: Iterable[Exercise]) -> tuple[Dose, ...]:
    """What is said of each exercise, the first time that it stands there."""
    found: dict[str, Dose] = {}
    for each in exercises:
        dose = Dose(name=each.name, sets=each.sets, repetitions=each.repetitions, load=each.load)
        found.setdefault(each.name, dose)
    return tuple(dose for dose in found.values() if dose)


def planned_dose(planned: PlannedExercise) -> Dose:
    """What the plan says of an exercise."""
    return Dose(
        name=planned.name, sets=planned.sets, repetitions=planned.repetitions, load=planned.load
    )


def with_dose(
    exercise: Exercise,
    doses: Mapping[str, Dose],
    before: Mapping[str, Dose],
    plan: Mapping[str, PlannedExercise],
) -> Exercise:
    """The exercise with what was said of it; as it was where nothing was changed.

    Where sets and repetitions of both the plan and the exercise are known, `plan_percent` follows.
    """
    dose = doses.get(exercise.name, Dose(name=exercise.name))
    if dose == before.get(exercise.name, Dose(name=exercise.name)):
        return exercise
    return replace(
        exercise,
        sets=dose.sets,
        repetitions=dose.repetitions,
        load=dose.load,
        plan_percent=_percent(dose, plan.get(exercise.name)),
    )


def dose_drafted(values: Mapping[str, Any]) -> Dose:
    """A dose out of a draft. TypeError or ValueError for one of another version."""
    for name in ("sets", "repetitions"):
        limit, value = limit_of(Exercise, name), values.get(name)
        if value is not None and not (
            isinstance(limit, Whole) and limit.low <= value <= limit.high
        ):
            raise ValueError(name)
    return Dose(**values)


def _percent(dose: Dose, planned: PlannedExercise | None) -> float | None:
    if planned is None or not (planned.sets and planned.repetitions):
        return None
    if dose.sets is None or dose.repetitions is None:
        return None
    return round(100 * dose.sets * dose.repetitions / (planned.sets * planned.repetitions), 1)
