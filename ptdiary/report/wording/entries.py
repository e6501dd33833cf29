"""An entry in one line: its signs, and what else it says. Nothing of a private note."""

from ptdiary.diary.answers import SHARP_WORDS, SIDES
from ptdiary.diary.entry import CHECKS, CORE_CHECKS, Entry
from ptdiary.diary.regions import ARM, LEG, place_of
from ptdiary.report.wording import places
from ptdiary.report.wording.dates import joined, score_word, sentence

NOT_ANSWERED = "Not answered"
NO_SIGNS = "None of the signs"
NO_OTHER_SIGNS = "none of the other signs"
SOME_ANSWERED = "None of those answered"

_NERVE = {"new": "new", "worse": "worse", "same": "same as before", "unsure": "not sure"}
_UNSURE = "not sure"


def signs(entry: Entry) -> str:
    """`Pain spreading down the left leg; a fever`, `None of the signs`, `Not answered`."""
    found = [*_spreading(entry), *_sharp(entry), *_nerves(entry), *_body(entry), *_checks(entry)]
    if entry.movement is not None:
        found.append(f"movement {entry.movement} of 10")
    if found and (len(found) > 1 or entry.movement is None or not _all_core_no(entry)):
        return sentence("; ".join(found))
    if found:
        return sentence(f"{found[0]}; {NO_OTHER_SIGNS}")
    if not signs_answered(entry):
        return NOT_ANSWERED
    return NO_SIGNS if _all_core_no(entry) else SOME_ANSWERED


def _all_core_no(entry: Entry) -> bool:
    return all(entry.check(name) == "no" for name in CORE_CHECKS)


def signs_answered(entry: Entry) -> bool:
    """Whether any question about signs was answered."""
    return entry.travels is not None or any(entry.check(name) is not None for name in CHECKS)


def soreness(entry: Entry) -> str:
    """`4, moderate`, or that it was not rated."""
    if entry.soreness is None:
        return NOT_ANSWERED
    return f"{entry.soreness}, {score_word(entry.soreness)}"


def where(entry: Entry) -> str:
    """`Lower back, left leg`: the broad places, empty where none is marked."""
    broad = dict.fromkeys(places.broad_place(region) for region in entry.regions)
    return sentence(", ".join(broad))


def _spreading(entry: Entry) -> list[str]:
    if entry.travels not in ("yes", "unsure"):
        return []
    limbs = places.limbs(
        region for region in entry.regions if place_of(region) in LEG or place_of(region) in ARM
    )
    said = f"pain spreading into the {limbs}" if limbs else "pain spreading from the back"
    return [said if entry.travels == "yes" else f"{said} ({_UNSURE})"]


def _sharp(entry: Entry) -> list[str]:
    sharp = [word for word in entry.quality if word in SHARP_WORDS]
    return [f"{joined(sharp)} pain"] if sharp else []


def _nerves(entry: Entry) -> list[str]:
    if entry.nerve_signs is None:
        return []
    found = []
    for name in ("numbness", "tingling", "weakness"):
        sides = getattr(entry.nerve_signs, name)
        for side in SIDES:
            told = None if sides is None else getattr(sides, side)
            if told not in (None, "no"):
                found.append(f"{places.SIGNS[name]} on the {side} ({_NERVE[told]})")
    return found


def _body(entry: Entry) -> list[str]:
    found = []
    if entry.swelling_new == "yes" or entry.swelling == "marked":
        much = {"mild": "a little ", "marked": "a lot of "}.get(entry.swelling or "", "")
        found.append(f"{much}swelling")
    return found


def _checks(entry: Entry) -> list[str]:
    found = []
    for name in CHECKS:
        told = entry.check(name)
        if told == "yes":
            found.append(places.CHECKS[name])
        elif told == "unsure":
            found.append(f"{places.CHECKS[name]} ({_UNSURE})")
    return found
