"""Nerve signs: numbness, tingling and weakness, left and right (rule page, "Nerve signs")."""

from ptdiary.diary.answers import SIDES, Side
from ptdiary.diary.entry import Entry
from ptdiary.review.case import Case
from ptdiary.review.found import Found
from ptdiary.review.index import NERVE_SIGNS, NerveSign

CHANGED = ("new", "worse", "unsure")
BOTH = len(SIDES)


def changed_signs(case: Case) -> list[NerveSign]:
    """The nerve signs that are new, worse or unsure."""
    return [sign for sign in case.nerve_signs if sign[3] in CHANGED]


def on_both_sides(case: Case) -> Found | None:
    """E-BOTH by nerve signs: changed on both sides, not necessarily in one entry."""
    signs = changed_signs(case)
    if len(_sides(signs)) < BOTH:
        return None
    sure = len(_sides([sign for sign in signs if sign[3] != "unsure"]))
    way = {2: "nerves", 1: "nerves_one_unsure", 0: "nerves_unsure"}[sure]
    return Found(way=way, entries=_entries(signs))


def getting_weaker(case: Case) -> Found | None:
    """E-WEAK by nerve signs: weakness is worse, on either side."""
    signs = [sign for sign in case.nerve_signs if sign[1] == "weakness" and sign[3] == "worse"]
    return Found(way="weaker", entries=_entries(signs)) if signs else None


def u_neuro(case: Case) -> Found | None:
    """A nerve sign is new, worse or unsure, on one side."""
    signs = changed_signs(case)
    if len(_sides(signs)) != 1:
        return None
    answers = {answer for *_, answer in signs}
    way = "" if "new" in answers else "worse" if "worse" in answers else "unsure"
    facts = {"sign": tuple(name for name in NERVE_SIGNS if name in {sign[1] for sign in signs})}
    return Found(way=way, facts=facts | {"side": _sides(signs)}, entries=_entries(signs))


def c_neurosame(case: Case) -> Found | None:
    """A nerve sign is the same as before, and the therapist is not known to know of it."""
    signs = [sign for sign in case.nerve_signs if sign[3] == "same"]
    if not signs or case.profile.known_nerve_signs == "yes":
        return None
    return Found(entries=_entries(signs))


def _sides(signs: list[NerveSign]) -> tuple[Side, ...]:
    return tuple(side for side in SIDES if any(sign[2] == side for sign in signs))


def _entries(signs: list[NerveSign]) -> tuple[Entry, ...]:
    return tuple(sign[0] for sign in signs)
