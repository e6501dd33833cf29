"""The other safety questions, and what only looks back (rule page, "Fall" to "C-UNTOLD")."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found
from ptdiary.review.health import to_be_told_once
from ptdiary.review.hours import DAY, instant, night_of
from ptdiary.review.known import nights_known_by_visits
from ptdiary.review.records import ALWAYS
from ptdiary.review.rules.checks import with_outcome
from ptdiary.review.rules.line_findings import LATELY, line_findings

if TYPE_CHECKING:
    from ptdiary.review.finding import Fact

NHS_LIST = ("shape", "cough_strain", "upper_back", "band")
NIGHTS_TOLD = 8 * DAY
NIGHTS_LATELY = 7 * DAY
ALL_NIGHTS = 7
SEVERAL_NIGHTS = 2
SEVERAL_DATES = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """A check whose last answer is yes or unsure: `as_yes` if yes since its last no or known."""

    check: str
    as_yes: bool
    entries: tuple[Entry, ...]


def standing(case: Case, check: str) -> Standing | None:
    """Whether a check stands, and how."""
    since: list[tuple[Entry, str]] = []
    for entry, word in case.answers(check):
        since = [] if word in ("no", "known") else [*since, (entry, word)]
    if not since:
        return None
    yes = tuple(entry for entry, word in since if word == "yes")
    return Standing(check, bool(yes), yes or tuple(entry for entry, _ in since))


def _fires(case: Case, check: str) -> Found | None:
    found = standing(case, check)
    if found is None:
        return None
    way = "" if found.as_yes else "unsure"
    return Found(way=way, entries=found.entries, checks=(check,))


# Not sure


def u_unsure_of_signs(case: Case) -> Found | None:
    """Not clear whether an emergency sign is there: the ways of checks and signs."""
    unsure = {check: each.last for check, each in with_outcome(case, "unsure").items()}
    legs = case.once(line_findings).both_unsure
    found = _unsure_checks(unsure) if set(unsure) - {"legs_both"} else None
    return found or legs or _unsure_checks(unsure) or _small_fall(case)


def _unsure_checks(unsure: dict[str, Entry]) -> Found | None:
    if not unsure:
        return None
    entries, checks = tuple(unsure.values()), tuple(unsure)
    return Found(facts={"signs": checks}, entries=entries, checks=checks)


def _small_fall(case: Case) -> Found | None:
    """A small fall, where bones may break easily and the diary does not know."""
    yes, unsure = falls(case)
    if yes and case.fragile == "unknown":
        way, entries = "small_fall_unknown", yes
    elif not yes and unsure and case.fragile in ("yes", "unknown"):
        way, entries = "unsure_small_fall", unsure
    else:
        return None
    facts = {"asks": case.fragile_asks}
    return Found(way=way, facts=facts, entries=entries, checks=("trauma_minor",))


def falls(case: Case) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries that tell of a small fall, and those that are not sure."""
    answers = case.answers("trauma_minor")
    yes, unsure = (
        tuple(entry for entry, word in answers if word == wanted) for wanted in ("yes", "unsure")
    )
    return yes, unsure


# Fever


def u_fever(case: Case) -> Found | None:
    """A fever or feeling ill."""
    if case.once(line_findings).with_fever is not None:
        return None
    stands = [found for check in FEVER if (found := standing(case, check)) is not None]
    if not stands:
        gone = _gone_fever(case)
        return gone if gone is not None and gone.way == "gone" else None
    sure = [each for each in stands if each.as_yes]
    evidence = tuple(entry for each in sure or stands for entry in each.entries)
    fever = Found(entries=evidence, checks=FEVER)
    if not sure:
        return replace(fever, way="unsure")
    if case.profile.infection_risk == "yes":
        return replace(fever, way="infection")
    if case.profile.spine_procedure == "yes":
        return replace(fever, way="procedure")
    # the day is that of what the sentence names
    way = "" if sure[0].check == "fever" else "ill"
    return replace(fever, way=way, facts={"day": sure[0].entries[-1].at})


FEVER = ("fever", "unwell")


def _gone_fever(case: Case) -> Found | None:
    """A fever of the last 7 d that has been answered no: way "gone" for U-FEVER, else "fever"."""
    if case.once(line_findings).with_fever is not None:
        return None
    if any(standing(case, check) for check in FEVER):
        return None
    yes = [
        entry
        for check in FEVER
        if (answers := case.answers(check)) and answers[-1][1] == "no"
        for entry, word in answers
        if word == "yes" and case.age(entry.at) <= LATELY
    ]
    if not yes:
        return None
    risk = "yes" in (case.profile.infection_risk, case.profile.spine_procedure)
    dates = {entry.at.date() for entry in yes}
    way = "gone" if risk or len(dates) >= SEVERAL_DATES else "fever"
    return Found(way=way, entries=tuple(yes), checks=FEVER)


# Other urgent checks


def u_weight(case: Case) -> Found | None:
    """Losing weight without trying."""
    return _fires(case, "weight_loss")


def u_calf(case: Case) -> Found | None:
    """One calf or thigh is swollen, hot or throbbing."""
    return _fires(case, "calf") or case.once(line_findings).calf


def u_nhslist(case: Case) -> Found | None:
    """A sign of the weekly list: those said yes, or else those not sure."""
    stands = [found for check in NHS_LIST if (found := standing(case, check)) is not None]
    if not stands:
        return None
    named = [each for each in stands if each.as_yes] or stands
    checks = tuple(each.check for each in named)
    return Found(
        way="" if named[0].as_yes else "unsure",
        facts={"item": checks},
        entries=tuple(entry for each in named for entry in each.entries),
        checks=checks,
    )


# Pain at night


@dataclass(frozen=True, slots=True)
class Nights:
    """On how many nights of a week pain woke the patient, and the entries that say so."""

    count: int
    entries: tuple[Entry, ...]


def _nights(case: Case) -> Nights | None:
    """The nights of the last week, None where there were none, or no more than are known."""
    told = [entry for entry in case.entries_within(NIGHTS_TOLD) if entry.nights is not None]
    counted = [
        entry
        for entry in case.entries_within(NIGHTS_LATELY)
        if entry.nights is None and entry.check("night_pain") in ("yes", "unsure")
    ]
    nights = len({night_of(entry.at) for entry in counted})
    of_week = (told[-1].nights or 0) if told else 0
    count = max(of_week, nights)
    if not count:
        return None
    entries = (*(told[-1:] if of_week == count else ()), *(counted if nights == count else ()))
    latest = max(instant(entry.at) for entry in entries)
    known = max(_known_nights(case, latest), default=-1)
    return None if count <= known else Nights(count, entries)


def _known_nights(case: Case, latest: int) -> Iterator[int]:
    """How many nights somebody knows of, by each that knows."""
    with_cancer = case.profile.cancer_history == "yes"
    for item in case.profile.known:
        since = ALWAYS if item.since is None else instant(item.since)
        if item.sign == "night_pain" and since <= latest and not with_cancer:
            yield ALL_NIGHTS if item.nights is None else item.nights
    for nights, consultation in nights_known_by_visits(case.index.records):
        if instant(consultation.at) <= latest:
            yield nights


def _night_found(nights: Nights, way: str) -> Found:
    facts: dict[str, Fact] = {"n": nights.count}
    return Found(way=way, facts=facts, entries=nights.entries, checks=("night_pain",))


def _is_weightier(case: Case) -> bool:
    """Whether several nights of pain are urgent."""
    if case.profile.cancer_history in ("yes", "unsure") or case.profile.infection_risk == "yes":
        return True
    if any(standing(case, check) for check in ("weight_loss", *FEVER)):
        return True
    return any(
        word == "yes" and case.age(entry.at) <= LATELY
        for check in FEVER
        for entry, word in case.answers(check)
    )


def u_night(case: Case) -> Found | None:
    """Pain at night that no position eases, and what makes it urgent."""
    nights = case.once(_nights)
    if nights is None:
        return None
    if nights.count >= SEVERAL_NIGHTS:
        return _night_found(nights, "") if _is_weightier(case) else None
    way = {"yes": "cancer", "unsure": "cancer_unsure"}.get(case.profile.cancer_history or "")
    return None if way is None else _night_found(nights, way)


def c_night(case: Case) -> Found | None:
    """Pain at night that no position eases."""
    nights = case.once(_nights)
    if nights is None or case.once(u_night):
        return None
    if nights.count >= SEVERAL_NIGHTS:
        return _night_found(nights, "nights")
    return _night_found(nights, "ask_cancer" if case.profile.cancer_history is None else "")


# Looking back, and what nobody may know


def c_past(case: Case) -> Found | None:
    """A sign that is gone."""
    return _past_fever(case) or _past_calf(case) or case.once(line_findings).gone


def _past_fever(case: Case) -> Found | None:
    gone = _gone_fever(case)
    return gone if gone is not None and gone.way == "fever" else None


def _past_calf(case: Case) -> Found | None:
    answers = case.answers("calf")
    if case.once(u_calf) or not answers or answers[-1][1] != "no":
        return None
    yes = tuple(entry for entry, word in answers if word == "yes" and case.age(entry.at) <= LATELY)
    return Found(way="calf", entries=yes, checks=("calf",)) if yes else None


def c_untold(case: Case) -> Found | None:
    """A sign that goes on, and that nobody is known to know."""
    untold = {check: each.last for check, each in with_outcome(case, "untold").items()}
    if not untold:
        return case.once(line_findings).untold
    checks, entries = tuple(untold), tuple(untold.values())
    return Found(way="check", facts={"item": checks}, entries=entries, checks=checks)


# Health answers


def c_history(case: Case) -> Found | None:
    """What the health page says, that the therapist may not know."""
    profile, at = case.profile, case.profile.health_at
    if at is None or not 0 <= case.age(at) <= 14 * DAY or not case.after_seen(at):
        return None
    items = to_be_told_once(profile)
    if not items:
        return None
    return Found(facts={"items": items, "items_me": items}, dated=at, no_answer=True)


RULES = (
    Condition(
        "U-FEVER",
        u_fever,
        evidence=Evidence.ANSWER,
    ),
    Condition("U-WEIGHT", u_weight, evidence=Evidence.ANSWER),
    Condition("U-NIGHT", u_night, ("n",), Evidence.ANSWER),
    Condition("U-CALF", u_calf, evidence=Evidence.ANSWER | Evidence.SWELLING),
    Condition("U-NHSLIST", u_nhslist, ("item",), Evidence.ANSWER),
    Condition("C-NIGHT", c_night, ("n",), Evidence.ANSWER),
    Condition(
        "C-UNTOLD",
        c_untold,
        ("sign", "where", "item"),
        Evidence.ANSWER
        | Evidence.NERVE_SIGN
        | Evidence.TRAVEL
        | Evidence.PAIN_WORD
        | Evidence.SWELLING,
    ),
    Condition("C-PAST", c_past, ("sign", "where")),
    Condition("C-HISTORY", c_history, ("items", "items_me")),
)
