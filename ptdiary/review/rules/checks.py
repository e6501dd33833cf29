"""The safety questions about emergencies (rule page, "Emergency checks")."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ptdiary.diary import Entry
from ptdiary.review.case import EMERGENCY_CHECKS, Case, Condition, Evidence, Found
from ptdiary.review.hours import instant

Outcome = Literal["yes", "then_unsure", "past", "unsure", "untold", "nothing"]


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What the answers to one emergency check come to, and the entries that say so.

    `signs` are the entries answered yes, `last` the one of the last answer.
    """

    outcome: Outcome
    signs: tuple[Entry, ...]
    last: Entry


def outcomes(case: Case) -> Mapping[str, CheckOutcome]:
    """The emergency checks that were answered otherwise than no, with what came of it."""
    found = {check: _outcome(case, check) for check in EMERGENCY_CHECKS}
    return {check: outcome for check, outcome in found.items() if outcome is not None}


def with_outcome(case: Case, outcome: Outcome) -> dict[str, CheckOutcome]:
    """The emergency checks that came to this."""
    found = case.once(outcomes).items()
    return {check: each for check, each in found if each.outcome == outcome}


def _outcome(case: Case, check: str) -> CheckOutcome | None:
    answers = case.answers_of_emergency(check)
    if not answers:
        return None
    last, word = answers[-1]
    yes = tuple(entry for entry, answer in answers if answer == "yes")
    outcome: Outcome = "nothing"
    if word == "yes":
        outcome = "yes"
    elif yes:
        outcome = "past" if word == "no" else "then_unsure"
    elif word == "unsure" and case.after_seen(last.at):
        outcome = "unsure"
    elif word == "known" and not _known_to_somebody(case, check):
        outcome = "untold"
    return CheckOutcome(outcome, yes, last)


def _known_to_somebody(case: Case, check: str) -> bool:
    """Whether a consultation is not earlier than the first of the last run of known answers."""
    records = case.index.records
    first = None
    for entry in reversed(records.entries[: records.entries_until(case.now)]):
        word = entry.check(check)
        if word == "known":
            first = entry
        elif word is not None and word != "declined":
            break
    latest = records.last_consultation(case.now)
    return first is not None and latest >= instant(first.at)


def emergency_sign(case: Case, check: str) -> Found | None:
    """The last answer is yes, or unsure or known after any yes. Only a later no lowers a yes."""
    found = case.once(outcomes).get(check)
    if found is None or found.outcome not in ("yes", "then_unsure"):
        return None
    then_unsure = found.outcome == "then_unsure"
    return Found(
        way="then_unsure" if then_unsure else "",
        entries=(*found.signs, *((found.last,) if then_unsure else ())),
        dated=found.signs[-1].at,
        checks=(check,),
    )


def e_saddle(case: Case) -> Found | None:
    """Numbness or tingling between the legs."""
    return emergency_sign(case, "saddle")


def e_bladder(case: Case) -> Found | None:
    """Peeing has changed."""
    return emergency_sign(case, "bladder")


def e_bowel(case: Case) -> Found | None:
    """Control or feeling when pooing has changed."""
    return emergency_sign(case, "bowel")


def e_sexual(case: Case) -> Found | None:
    """Feeling or function during sex has changed."""
    return emergency_sign(case, "sexual")


def e_trauma(case: Case) -> Found | None:
    """A serious fall or accident."""
    return emergency_sign(case, "trauma_major")


def e_chest(case: Case) -> Found | None:
    """Chest pain or trouble breathing."""
    return emergency_sign(case, "chest")


def e_collapse(case: Case) -> Found | None:
    """Severe or sudden pain, and faint, cold or sweaty."""
    return emergency_sign(case, "collapse")


def e_urine(case: Case) -> Found | None:
    """Dark pee after exercise."""
    return emergency_sign(case, "dark_urine")


RULES = (
    Condition("E-SADDLE", e_saddle, evidence=Evidence.ANSWER),
    Condition("E-BLADDER", e_bladder, evidence=Evidence.ANSWER),
    Condition("E-BOWEL", e_bowel, evidence=Evidence.ANSWER),
    Condition("E-SEXUAL", e_sexual, evidence=Evidence.ANSWER),
    Condition("E-TRAUMA", e_trauma, evidence=Evidence.ANSWER),
    Condition("E-CHEST", e_chest, evidence=Evidence.ANSWER),
    Condition("E-COLLAPSE", e_collapse, evidence=Evidence.ANSWER),
    Condition("E-URINE", e_urine, evidence=Evidence.ANSWER),
)
