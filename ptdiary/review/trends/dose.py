"""Dose and response: what each session asked, beside what followed it.

Nothing here says that one caused the other. Sleep, work and chance count too, and a handful of
sessions can say little; `few` tells the words to say so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from ptdiary.diary import Session
from ptdiary.review.index import Index
from ptdiary.review.trends.shapes import Curve, Series

FEW = 10  # sessions on one side of a comparison; choice of the project
_MINUTE = 60

Asked = Literal["new", "effort", "minutes"]
ASKED: tuple[Asked, ...] = ("new", "effort", "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """What one session asked. None: not answered.

    `effort` 0 rest to 10 as hard as possible. `minutes` as told, else from its start to its end,
    else what its exercises took where every one says so. `new`: whether something was new or
    harder than before; `new_names` are those exercises. `curve` is what followed.
    """

    effort: int | None
    minutes: float | None
    new: bool | None
    new_names: tuple[str, ...]
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionGroup:
    """Some sessions together: how many, and the middle (median) of what followed them.

    `peak` is over the `count` sessions, which all have one; `settled_hours` over the
    `settled_count` of them that settled.
    """

    count: int
    lowest: int
    peak: float
    highest: int
    settled_hours: float | None
    settled_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Sessions that asked more against those that asked less; only those with a peak count.

    `over` is the middle of what was asked, above which a session asked more; None for new things.
    A side is None without any session.
    """

    asked: Asked
    over: float | None
    more: SessionGroup | None
    less: SessionGroup | None

    @property
    def few(self) -> bool:
        """Whether a side has so few sessions that the difference says little."""
        return min(side.count if side else 0 for side in (self.more, self.less)) < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseResponse:
    """The sessions of a series in the order of time, and what can be compared among them.

    `asked` counts those that say anything of what they asked, `complete` those that have
    effort and a peak.
    """

    doses: tuple[Dose, ...]
    asked: int
    complete: int
    comparisons: tuple[Comparison, ...]


def dose_response(index: Index, series: Series) -> DoseResponse:
    """What the sessions of a series asked, and what followed. `series` is of the same diary."""
    held = {each.id: each for each in index.records.sessions}
    doses = tuple(_dose(held[curve.session], curve) for curve in series.curves)
    return DoseResponse(
        doses=doses,
        asked=sum(_says_anything(dose) for dose in doses),
        complete=sum(dose.effort is not None and _peak(dose) is not None for dose in doses),
        comparisons=tuple(
            found for asked in ASKED if (found := _comparison(doses, asked)) is not None
        ),
    )


def _dose(session: Session, curve: Curve) -> Dose:
    answers = [each.new for each in session.exercises]
    new = True if True in answers else None if None in answers or not answers else False
    return Dose(
        effort=session.effort,
        minutes=_minutes(session),
        new=new,
        new_names=tuple(each.name for each in session.exercises if each.new),
        curve=curve,
    )


def _minutes(session: Session) -> float | None:
    if session.minutes is not None:
        return session.minutes
    if session.started_at is not None:
        return (session.ended_at - session.started_at).total_seconds() / _MINUTE
    took = [each.minutes for each in session.exercises]
    known = [minutes for minutes in took if minutes is not None]
    return sum(known) if known and len(known) == len(took) else None


def _says_anything(dose: Dose) -> bool:
    return (dose.effort, dose.minutes, dose.new) != (None, None, None)


def _peak(dose: Dose) -> int | None:
    return dose.curve.response.peak


def _comparison(doses: Sequence[Dose], asked: Asked) -> Comparison | None:
    """None where nothing can be compared: a side would be empty."""
    read: Callable[[Dose], float | None] = {
        "new": _new, "effort": _effort, "minutes": _minutes_of,
    }[asked]  # fmt: skip
    known = [
        (value, dose)
        for dose in doses
        if (value := read(dose)) is not None and _peak(dose) is not None
    ]
    if not known:
        return None
    over = 0.5 if asked == "new" else median(value for value, _ in known)
    more = _side([dose for value, dose in known if value > over])
    less = _side([dose for value, dose in known if value <= over])
    if more is None or less is None:
        return None
    return Comparison(asked=asked, over=None if asked == "new" else over, more=more, less=less)


def _side(doses: Sequence[Dose]) -> SessionGroup | None:
    peaks = [peak for dose in doses if (peak := _peak(dose)) is not None]
    if not peaks:
        return None
    settled = [hours for dose in doses if (hours := dose.curve.settled_hours) is not None]
    return SessionGroup(
        count=len(peaks),
        lowest=min(peaks),
        peak=median(peaks),
        highest=max(peaks),
        settled_hours=median(settled) if settled else None,
        settled_count=len(settled),
    )


def _new(dose: Dose) -> float | None:
    return None if dose.new is None else float(dose.new)


def _effort(dose: Dose) -> float | None:
    return dose.effort


def _minutes_of(dose: Dose) -> float | None:
    return dose.minutes
