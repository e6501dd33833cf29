"""What weighs more after cancer (rule page, "Cancer")."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.review.case import Case, Condition, Evidence, Found, Telling
from ptdiary.review.hours import ENDS, instant
from ptdiary.review.records import ALWAYS
from ptdiary.review.rules.course import c_48, c_72, c_120
from ptdiary.review.rules.daily_life import c_flare
from ptdiary.review.rules.severe import c_severe, u_fracture, u_sudden, w_steady
from ptdiary.review.rules.signs import c_rad, u_neuro
from ptdiary.review.rules.urgent import c_night, u_nhslist, u_night
from ptdiary.review.rules.worse import c_trend, c_worse

if TYPE_CHECKING:
    from ptdiary.review.finding import Fact


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that weighs more after cancer, and what it is called there."""

    rule: str
    find: Callable[[Case], Found | None]
    what: str


def _c_48(case: Case) -> Found | None:
    """C-48, unless it may still be soreness after exercise."""
    stretch = case.stretch
    if stretch is None or (stretch.linked and stretch.elapsed <= ENDS):
        return None
    return case.once(c_48)


def _w_steady(case: Case) -> Found | None:
    """W-STEADY, while nobody has seen the patient."""
    return case.once(w_steady) if case.seen == ALWAYS else None


_OF_SORENESS = (
    Reason("C-72", c_72, "lasting"),
    Reason("C-120", c_120, "lasting"),
    Reason("C-48", _c_48, "lasting"),
    Reason("C-WORSE", c_worse, "worse"),
    Reason("C-TREND", c_trend, "trend"),
    Reason("C-SEVERE", c_severe, "severe"),
    Reason("C-FLARE", c_flare, "flare"),
    Reason("W-STEADY", _w_steady, "severe"),
)
_OTHERS = (
    Reason("U-NEURO", u_neuro, "neuro"),
    Reason("U-NIGHT", u_night, "night"),
    Reason("U-NHSLIST", u_nhslist, "nhslist"),
    Reason("U-FRACTURE", u_fracture, "fracture"),
    Reason("U-SUDDEN", u_sudden, "sudden"),
    Reason("C-RAD", c_rad, "pain"),
    Reason("C-NIGHT", c_night, "night"),
)

Fired = list[tuple[Reason, Found]]


def _fired(case: Case, reasons: Iterable[Reason]) -> Fired:
    found = ((reason, case.once(reason.find)) for reason in reasons)
    return [(reason, each) for reason, each in found if each is not None]


def u_cancer(case: Case) -> Found | None:
    """Somebody who has had cancer, and anything that may be its return."""
    history = case.profile.cancer_history
    if history not in ("yes", "unsure"):
        return None
    fired = _fired(case, (*_OTHERS, *_OF_SORENESS))
    if not fired:
        return None
    nerve = next(((each, found) for each, found in fired if each.rule == "U-NEURO"), None)
    reason, named = nerve or _named(fired)
    ways = ("", "nerve") if history == "yes" else ("unsure", "nerve_unsure")
    return Found(
        way=ways[nerve is not None],
        facts={"what": _what(reason, named)},
        entries=tuple(entry for _, found in fired for entry in found.entries),
        session=named.session,
        dated=named.date,
        reasons=tuple(each.rule for each, _ in fired),
    )


def _named(fired: Fired) -> tuple[Reason, Found]:
    """The reason to name: of the highest level, then of the latest evidence."""
    return max(fired, key=_weight)


def _weight(fired: tuple[Reason, Found]) -> tuple[int, int]:
    reason, found = fired
    return "WCU".index(reason.rule[0]), instant(found.date)


def _what(reason: Reason, found: Found) -> str:
    """A reason as a word for the sentence."""
    if reason.rule == "U-FRACTURE" and found.way == "fall":
        return "fall"
    if reason.rule in ("U-FRACTURE", "U-SUDDEN"):
        told = ("",) if reason.rule == "U-FRACTURE" else ("said", "said_fragile")
        return "sudden" if found.way in told else "jumped"
    return reason.what


def w_askcancer(case: Case) -> Found | None:
    """Whether the patient has had cancer would change what to do."""
    if case.profile.cancer_history is not None:
        return None
    fired = _fired(case, _OF_SORENESS)
    if not fired:
        return None
    reason, named = _named(fired)
    facts: dict[str, Fact] = {"what": f"does_{reason.what}"}
    return Found(facts=facts, entries=named.entries, dated=named.date)


RULES = (
    Condition(
        "U-CANCER",
        u_cancer,
        ("what",),
        Evidence.ANSWER
        | Evidence.NERVE_SIGN
        | Evidence.TRAVEL
        | Evidence.SUDDEN_ONSET
        | Evidence.SORENESS
        | Evidence.TREND
        | Evidence.WORSE
        | Evidence.FLARE,
        told=Telling.SORENESS,
    ),
    Condition("W-ASKCANCER", w_askcancer, ("what",), told=Telling.NEVER),
)
