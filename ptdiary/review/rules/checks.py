"""The safety questions about emergencies (rule page, "Emergency checks", "trauma_minor")."""

from collections.abc import Mapping

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found, first_of
from ptdiary.review.finding import Fact, words_of
from ptdiary.review.hours import instant
from ptdiary.review.rules.nerves import (
    getting_weaker,
    on_both_sides,
    travelling_in_both_legs,
    unsure_in_both_legs,
)

EMERGENCY_CHECKS = (
    "saddle", "bladder", "bowel", "sexual", "legs_both", "giving_way", "trauma_major", "chest",
    "collapse", "dark_urine",
)  # fmt: skip


def emergency_sign(case: Case, check: str) -> Found | None:
    """The last answer is yes, or unsure after any yes. Only a later no lowers a yes."""
    answers = case.answers[check]
    yes = _given(case, check, "yes")
    if not yes or answers[-1][1] == "no":
        return None
    if answers[-1][1] == "yes":
        return Found(entries=yes)
    return Found(way="then_unsure", entries=(*yes, *_since(yes[0], _given(case, check, "unsure"))))


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


def e_both(case: Case) -> Found | None:
    """Both legs, or nerve signs on both sides."""
    return first_of(
        emergency_sign(case, "legs_both"), travelling_in_both_legs(case), on_both_sides(case)
    )


def e_weak(case: Case) -> Found | None:
    """A leg gives way, or weakness is worse."""
    return first_of(emergency_sign(case, "giving_way"), getting_weaker(case))


def e_trauma(case: Case) -> Found | None:
    """A serious fall or accident, or a small one in a fragile person."""
    return first_of(emergency_sign(case, "trauma_major"), _small_fall(case, "yes"))


def e_chest(case: Case) -> Found | None:
    """Chest pain or trouble breathing."""
    return emergency_sign(case, "chest")


def e_collapse(case: Case) -> Found | None:
    """Sudden severe pain, and faint or clammy."""
    return emergency_sign(case, "collapse")


def e_urine(case: Case) -> Found | None:
    """Dark pee after exercise."""
    return emergency_sign(case, "dark_urine")


def u_unsure(case: Case) -> Found | None:
    """Not sure about an emergency sign."""
    return first_of(_unsure_check(case), unsure_in_both_legs(case), _unsure_small_fall(case))


def u_past(case: Case) -> Found | None:
    """An emergency sign was answered yes, and has since been answered no."""
    past = tuple(check for check in EMERGENCY_CHECKS if _has_passed(case, check))
    if not past:
        return None
    yes = [entry for check in past for entry in _given(case, check, "yes")]
    latest = max(yes, key=_time_and_id)
    gone = [_first_no_after_yes(case, check) for check in past]
    return Found(
        way="accident" if past == ("trauma_major",) else "",
        facts={"date": latest.at, "signs": past},
        entries=(*yes, *gone),
    )


def _unsure_check(case: Case) -> Found | None:
    unsure = tuple(
        check
        for check in EMERGENCY_CHECKS
        if case.answers[check]
        and case.answers[check][-1][1] == "unsure"
        and not _given(case, check, "yes")
    )
    entries = tuple(entry for check in unsure for entry in _given(case, check, "unsure"))
    return Found(facts={"signs": unsure}, entries=entries) if unsure else None


def _small_fall(case: Case, word: str) -> Found | None:
    entries = _given(case, "trauma_minor", word)
    if not entries or not case.fragile:
        return None
    way = "small_fall_bones" if case.brittle else "small_fall_age"
    return Found(way=way, entries=entries)


def _unsure_small_fall(case: Case) -> Found | None:
    return None if _given(case, "trauma_minor", "yes") else _small_fall(case, "unsure")


def _has_passed(case: Case, check: str) -> bool:
    answers = case.answers[check]
    return bool(answers) and answers[-1][1] == "no" and bool(_given(case, check, "yes"))


def _first_no_after_yes(case: Case, check: str) -> Entry:
    answers = case.answers[check]
    last_yes = max(place for place, (_, word) in enumerate(answers) if word == "yes")
    return next(entry for entry, word in answers[last_yes:] if word == "no")


def _given(case: Case, check: str, word: str) -> tuple[Entry, ...]:
    return tuple(entry for entry, answer in case.answers[check] if answer == word)


def _since(first: Entry, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if _time_and_id(entry) > _time_and_id(first))


def _time_and_id(entry: Entry) -> tuple[int, str]:
    return instant(entry.at), entry.id


def _all_unsure(entry: Entry, facts: Mapping[str, Fact]) -> bool:
    return all(entry.check(name) == "unsure" for name in words_of(facts, "signs"))


RULES = (
    Condition("E-SADDLE", e_saddle, evidence=Evidence.ANSWER),
    Condition("E-BLADDER", e_bladder, evidence=Evidence.ANSWER),
    Condition("E-BOWEL", e_bowel, evidence=Evidence.ANSWER),
    Condition("E-SEXUAL", e_sexual, evidence=Evidence.ANSWER),
    Condition("E-BOTH", e_both, evidence=Evidence.ANSWER | Evidence.NERVE_SIGN | Evidence.TRAVEL),
    Condition("E-WEAK", e_weak, evidence=Evidence.ANSWER | Evidence.NERVE_SIGN),
    Condition("E-TRAUMA", e_trauma, evidence=Evidence.ANSWER),
    Condition("E-CHEST", e_chest, evidence=Evidence.ANSWER),
    Condition("E-COLLAPSE", e_collapse, evidence=Evidence.ANSWER),
    Condition("E-URINE", e_urine, evidence=Evidence.ANSWER),
    Condition(
        "U-UNSURE",
        u_unsure,
        facts=("signs",),
        evidence=Evidence.ANSWER | Evidence.TRAVEL,
        said_by=_all_unsure,
    ),
    Condition("U-PAST", u_past, facts=("date", "signs")),  # each sign has had its own mark
)
