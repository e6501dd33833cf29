"""The other safety questions (rule page, "Urgent checks", "night_pain"): the last answer counts."""

from collections.abc import Mapping
from itertools import takewhile

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found, Given, first_of
from ptdiary.review.finding import Fact, words_of
from ptdiary.review.hours import DAY, night_of
from ptdiary.review.rules.nerves import changed_signs

NIGHTS_LAST = 7 * DAY
NHS_LIST = ("shape", "cough_strain", "upper_back", "band")
SEVERAL_NIGHTS = 2


def standing(case: Case, check: str) -> Found | None:
    """A check whose last answer is yes or unsure: `unsure` where no yes stands since the last no.

    Evidence: the answers since the last no.
    """
    given = list(takewhile(_is_not_no, reversed(case.answers[check])))
    if not given:
        return None
    sure = any(word == "yes" for _, word in given)
    return Found(way="" if sure else "unsure", entries=tuple(entry for entry, _ in given))


def u_fever(case: Case) -> Found | None:
    """A fever, or feeling ill."""
    return _surest(standing(case, "fever"), standing(case, "unwell"))


def u_weight(case: Case) -> Found | None:
    """Weight lost without trying."""
    return standing(case, "weight_loss")


def u_calf(case: Case) -> Found | None:
    """One calf or thigh swollen, hot or throbbing."""
    return standing(case, "calf")


def u_nhslist(case: Case) -> Found | None:
    """A changed shape, pain on coughing, upper back pain, or a band of pain."""
    stands = {check: found for check in NHS_LIST if (found := standing(case, check))}
    found = _surest(*stands.values())
    if found is None:
        return None
    items = tuple(check for check, each in stands.items() if each.way == found.way)
    return found.told(found.way, item=items)


def e_feverneuro(case: Case) -> Found | None:
    """A fever or feeling ill, together with a changed nerve sign."""
    fever, signs = u_fever(case), changed_signs(case)
    if fever is None or not signs:
        return None
    way = _fever_and_sign(
        ill=fever.way == "" and not _said_yes(case, "fever"),
        unsure_ill=fever.way == "unsure",
        unsure_sign=all(answer == "unsure" for *_, answer in signs),
    )
    return Found(way=way, entries=(*fever.entries, *(sign[0] for sign in signs)))


def u_night(case: Case) -> Found | None:
    """Pain at night that no position eases: on 2 nights, or on 1 after cancer."""
    given = _at_night(case)
    nights = {night_of(entry.at) for entry, _ in given}
    if len(nights) >= SEVERAL_NIGHTS:
        return _night_pain(given, "")
    return _night_pain(given, "cancer") if nights and case.had_cancer else None


def c_night(case: Case) -> Found | None:
    """Pain at night that no position eases, on 1 night."""
    given = _at_night(case)
    return _night_pain(given, "") if given and u_night(case) is None else None


def _at_night(case: Case) -> list[Given]:
    recent = {entry.id for entry in case.entries_within(NIGHTS_LAST)}
    return [
        (entry, word)
        for entry, word in case.answers["night_pain"]
        if word in ("yes", "unsure") and entry.id in recent
    ]


def _night_pain(given: list[Given], way: str) -> Found:
    entries = tuple(entry for entry, _ in given)
    sure = any(word == "yes" for _, word in given)
    return Found(way=way if sure else "unsure", entries=entries)


def _fever_and_sign(*, ill: bool, unsure_ill: bool, unsure_sign: bool) -> str:
    if unsure_ill:
        return "unsure" if unsure_sign else "unsure_ill"
    if unsure_sign:
        return "unsure_sign"
    return "ill" if ill else ""


def _said_yes(case: Case, check: str) -> bool:
    found = standing(case, check)
    return found is not None and found.way == ""


def _surest(*founds: Found | None) -> Found | None:
    fired = [found for found in founds if found is not None]
    return first_of(*sorted(fired, key=_is_unsure))


def _is_unsure(found: Found) -> bool:
    return found.way == "unsure"


def _is_not_no(given: Given) -> bool:
    return given[1] != "no"


def _fever_or_ill(entry: Entry, _: Mapping[str, Fact]) -> bool:
    return "yes" in (entry.check("fever"), entry.check("unwell"))


def _calf_swollen(entry: Entry, _: Mapping[str, Fact]) -> bool:
    return entry.check("calf") == "yes"


def _all_items(entry: Entry, facts: Mapping[str, Fact]) -> bool:
    return all(entry.check(name) == "yes" for name in words_of(facts, "item"))


RULES = (
    Condition("E-FEVERNEURO", e_feverneuro, evidence=Evidence.ANSWER | Evidence.NERVE_SIGN),
    Condition("U-FEVER", u_fever, evidence=Evidence.ANSWER, said_by=_fever_or_ill),
    Condition("U-WEIGHT", u_weight, evidence=Evidence.ANSWER),
    Condition("U-NIGHT", u_night, evidence=Evidence.ANSWER),
    Condition("U-CALF", u_calf, evidence=Evidence.ANSWER, said_by=_calf_swollen),
    Condition(
        "U-NHSLIST", u_nhslist, facts=("item",), evidence=Evidence.ANSWER, said_by=_all_items
    ),
    Condition("C-NIGHT", c_night, evidence=Evidence.ANSWER),
)
