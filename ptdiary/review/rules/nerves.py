"""Nerve signs, and pain that travels into a leg or an arm (rule page, sections of these names)."""

from collections.abc import Callable, Mapping

from ptdiary.diary import ARM, BELOW_KNEE, LEG, REGIONS, SIDES, Entry, Side, place_of, side_of
from ptdiary.review.case import Case, Condition, Evidence, Found, first_of
from ptdiary.review.finding import Fact, words_of
from ptdiary.review.hours import DAY, HOUR
from ptdiary.review.index import NERVE_SIGNS, NerveSign

# Numbness, tingling and weakness, left and right.

CHANGED = ("new", "worse", "unsure")
BOTH_SIDES = len(SIDES)


def changed_signs(case: Case) -> list[NerveSign]:
    """The nerve signs that are new, worse or unsure."""
    return [sign for sign in case.nerve_signs if sign[3] in CHANGED]


def on_both_sides(case: Case) -> Found | None:
    """E-BOTH by nerve signs: changed on both sides, not necessarily in one entry."""
    signs = changed_signs(case)
    if len(_sides(signs)) < BOTH_SIDES:
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


# Travelling pain: each entry by itself.

PLACES_LAST = 7 * DAY
LEG_ACHE_LASTS = 72 * HOUR
BOTH_SIDES_PLACES = 2

_IN_LEG, _IN_ARM, _BELOW_KNEE = (
    frozenset(region for region in REGIONS if place_of(region) in places)
    for places in (LEG, ARM, BELOW_KNEE)
)


def leg_regions(entry: Entry) -> list[str]:
    """The places marked in a leg."""
    return [region for region in entry.regions if region in _IN_LEG]


def arm_regions(entry: Entry) -> list[str]:
    """The places marked in an arm."""
    return [region for region in entry.regions if region in _IN_ARM]


def below_knee(entry: Entry) -> bool:
    """Whether a place below a knee is marked."""
    return not _BELOW_KNEE.isdisjoint(entry.regions)


def both_legs(entry: Entry) -> bool:
    """Whether places in both legs are marked."""
    return len({side_of(region) for region in leg_regions(entry)}) == BOTH_SIDES_PLACES


def leg_may_travel(entry: Entry) -> bool:
    """Pain in a leg that travels, may travel, or lies below the knee and was not asked about."""
    if not leg_regions(entry):
        return False
    return entry.travels in ("yes", "unsure") or (entry.travels is None and below_knee(entry))


def arm_may_travel(entry: Entry) -> bool:
    """Pain in an arm that was not answered not to travel."""
    return bool(arm_regions(entry)) and entry.travels != "no"


def travelling_in_both_legs(case: Case) -> Found | None:
    """E-BOTH by places: both legs in one entry, and the pain travels."""
    entries = _entries_where(case, lambda entry: entry.travels == "yes" and both_legs(entry))
    return Found(way="travels", entries=entries) if entries else None


def unsure_in_both_legs(case: Case) -> Found | None:
    """U-UNSURE by places: both legs in one entry, and not sure whether the pain travels."""
    entries = _entries_where(case, lambda entry: entry.travels == "unsure" and both_legs(entry))
    return Found(way="both_legs", entries=entries) if entries else None


def c_rad(case: Case) -> Found | None:
    """Pain travels, or may travel, into a leg or an arm."""
    entries = _entries_where(case, lambda entry: leg_may_travel(entry) or arm_may_travel(entry))
    return first_of(
        _into("", [entry for entry in entries if entry.travels == "yes"]),
        _into("unsure", [entry for entry in entries if entry.travels == "unsure"]),
        _into("below_knee", [e for e in entries if e.travels is None and below_knee(e)]),
        _into("arm", [e for e in entries if e.travels is None and not below_knee(e)]),
    )


def w_legache(case: Case) -> Found | None:
    """An ache in a leg, within 72 h, that does not travel, or above the knee and not asked."""
    aching = [
        entry
        for entry in case.entries_within(LEG_ACHE_LASTS)
        if leg_regions(entry) and not leg_may_travel(entry)
    ]
    return first_of(
        _into("", [entry for entry in aching if entry.travels == "no"]),
        _into("unanswered", [entry for entry in aching if entry.travels is None]),
    )


def _into(way: str, entries: list[Entry]) -> Found | None:
    limbs = tuple(dict.fromkeys(limb for entry in entries for limb in _limbs(entry)))
    return Found(way=way, facts={"limb": limbs}, entries=tuple(entries)) if entries else None


def _limbs(entry: Entry) -> list[str]:
    legs = [f"leg.{side_of(region)}" for region in leg_regions(entry)]
    return legs + [f"arm.{side_of(region)}" for region in arm_regions(entry)]


def _entries_where(case: Case, holds: Callable[[Entry], bool]) -> tuple[Entry, ...]:
    return tuple(entry for entry in case.entries_within(PLACES_LAST) if holds(entry))


def _new_sign(entry: Entry, _: Mapping[str, Fact]) -> bool:
    signs = entry.nerve_signs
    told = () if signs is None else (signs.numbness, signs.tingling, signs.weakness)
    return any("new" in (sides.left, sides.right) for sides in told if sides is not None)


def _travels_into_all(entry: Entry, facts: Mapping[str, Fact]) -> bool:
    return entry.travels == "yes" and set(words_of(facts, "limb")) <= set(_limbs(entry))


RULES = (
    Condition(
        "U-NEURO",
        u_neuro,
        facts=("sign", "side"),
        evidence=Evidence.NERVE_SIGN,
        said_by=_new_sign,
    ),
    Condition("C-RAD", c_rad, facts=("limb",), evidence=Evidence.TRAVEL, said_by=_travels_into_all),
    Condition("C-NEUROSAME", c_neurosame, evidence=Evidence.NERVE_SIGN),
    Condition("W-LEGACHE", w_legache, facts=("limb",)),
)
