"""Which sessions the aligned view compares: all, those at one place, or those with one exercise."""

from collections import Counter
from dataclasses import dataclass, replace

from ptdiary.diary import Session
from ptdiary.diary.session import name_key
from ptdiary.review.index import Index
from ptdiary.review.trends.shapes import Series

MOST_EXERCISES = 12  # offered, the most frequent; choice of the project
PLACES = ("clinic", "home")


@dataclass(frozen=True, slots=True)
class SessionChoice:
    """`place` is clinic or home, `exercise` a name; both empty: all sessions."""

    place: str = ""
    exercise: str = ""


ALL = SessionChoice()


def places_of(index: Index, series: Series) -> tuple[str, ...]:
    """The places at which sessions of the series were."""
    held = {each.setting for each in _sessions(index, series)}
    return tuple(place for place in PLACES if place in held)


def exercises_of(index: Index, series: Series) -> tuple[str, ...]:
    """The exercises of at least two sessions of the series, the most frequent first."""
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for session in _sessions(index, series):
        names = {name_key(each.name): each.name.strip() for each in session.exercises}
        for key, name in names.items():
            if key:
                spelt.setdefault(key, name)
                counts[key] += 1
    return tuple(spelt[key] for key, times in counts.most_common(MOST_EXERCISES) if times > 1)


def compared(index: Index, series: Series, choice: SessionChoice) -> Series:
    """The series with only the chosen sessions' curves."""
    if choice == ALL:
        return series
    pairs = zip(series.curves, _sessions(index, series), strict=True)
    return replace(series, curves=tuple(curve for curve, each in pairs if _fits(each, choice)))


def with_current(chosen: Series, whole: Series) -> Series:
    """The chosen curves, and the session whose hours run now, which is always drawn."""
    if chosen.curves == whole.curves:
        return whole
    numbers = {curve.number for curve in chosen.curves}
    kept = (
        curve for curve in whole.curves if curve.number in numbers or curve.session == whole.current
    )
    return replace(chosen, curves=tuple(kept))


def _sessions(index: Index, series: Series) -> tuple[Session, ...]:
    """The session of each curve."""
    held = {each.id: each for each in index.records.sessions}
    return tuple(held[curve.session] for curve in series.curves)


def _fits(session: Session, choice: SessionChoice) -> bool:
    if choice.place and session.setting != choice.place:
        return False
    wanted = name_key(choice.exercise)
    return not wanted or any(name_key(each.name) == wanted for each in session.exercises)
