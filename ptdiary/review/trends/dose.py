"""Dose and response: what each session asked, beside what followed it.

Nothing here says that one caused the other. Whether harder sessions cost more is answered by
`outlook.compare`, from all the latest sessions and not only from those of the series.
"""

from dataclasses import dataclass

from ptdiary.diary import Session
from ptdiary.review.index import Index
from ptdiary.review.outlook.compare import Compared, compare
from ptdiary.review.outlook.ways import HARDER, new_in
from ptdiary.review.trends.shapes import Curve, Series

_MINUTE = 60


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
class DoseResponse:
    """The sessions of a series in the order of time, and whether harder ones cost more.

    `asked` counts those that say anything of what they asked, `complete` those that have
    effort and a peak.
    """

    doses: tuple[Dose, ...]
    asked: int
    complete: int
    harder: Compared


def dose_response(index: Index, series: Series) -> DoseResponse:
    """What the sessions of a series asked, and what followed. `series` is of the same diary."""
    held = {each.id: each for each in index.records.sessions}
    doses = tuple(_dose(held[curve.session], curve) for curve in series.curves)
    return DoseResponse(
        doses=doses,
        asked=sum(_says_anything(dose) for dose in doses),
        complete=sum(dose.effort is not None and _peak(dose) is not None for dose in doses),
        harder=compare(index, HARDER, series.at),
    )


def _dose(session: Session, curve: Curve) -> Dose:
    return Dose(
        effort=session.effort,
        minutes=_minutes(session),
        new=new_in(session),
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
