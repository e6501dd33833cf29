"""What an entry says, in the patient's words: its signs, and the lines that stand after saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.wording import dates, places

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary.entry import Entry

NOT_ANSWERED = "Not answered"
NONE_OF_THEM = "None of them"
_SHARP = ("sharp", "shooting", "electric", "stabbing")


def said_when(at: datetime, now: datetime) -> str:
    """`yesterday 19:58`: a moment in the middle of a sentence, without a comma."""
    return dates.when(at, now).replace(", ", " ", 1)


def saved_heading(entry: Entry, now: datetime) -> str:
    """As in `Saved at 9:31. Soreness 3, none of the signs on the list.`."""
    said = []
    if entry.soreness is not None:
        said.append(f"Soreness {entry.soreness}")
    if signs := sign_sentences(entry):
        said.append(f"{len(signs)} on the list of signs" if len(signs) > 1 else lowered(signs[0]))
    elif entry.travels == "no" and entry.check("saddle") == "no":
        said.append("none of the signs on the list")
    heading = f"Saved at {dates.clock(entry.written_at or now)}."
    return f"{heading} {dates.sentence(', '.join(said))}." if said else heading


def lowered(text: str) -> str:
    """The text for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def entry_heading(entry: Entry, now: datetime) -> str:
    """`Your entry, today 9:31`."""
    return f"Your entry, {said_when(entry.at, now)}"


def signs_answered(entry: Entry) -> str:
    """What the entry says of the signs: each that was marked, none of them, or not answered."""
    marked = sign_sentences(entry)
    if marked:
        return ". ".join(marked)
    return NONE_OF_THEM if entry.travels == "no" or entry.check("saddle") == "no" else NOT_ANSWERED


def sign_sentences(entry: Entry) -> list[str]:
    """Each sign that an entry marks, in words of the patient."""
    said = [_travel(entry), _sharp(entry)]
    said += [_nerve(entry, sign) for sign in ("numbness", "tingling", "weakness")]
    said += [_swelling(entry), _movement(entry)]
    said += [_check(entry, name) for name in places.CHECKS if name != "legs_both"]
    return [each for each in said if each]


def _travel(entry: Entry) -> str:
    if entry.travels not in ("yes", "unsure"):
        return ""
    sides = [s for s in ("left", "right") if f"thigh_back.{s}" in entry.regions]
    arms = [s for s in ("left", "right") if f"upper_arm.{s}" in entry.regions]
    if sides:
        leg = "both legs" if len(sides) > 1 else f"the {sides[0]} leg"
        return f"Pain spreading down {leg}"
    if arms:
        return f"Pain spreading into {'both arms' if len(arms) > 1 else f'the {arms[0]} arm'}"
    return "Pain spreading down a leg, not sure which"


def _sharp(entry: Entry) -> str:
    words = [word for word in _SHARP if word in entry.quality]
    return f"{dates.sentence(dates.joined(words))} pain" if words else ""


def _nerve(entry: Entry, sign: str) -> str:
    sides = entry.nerve_signs and getattr(entry.nerve_signs, sign)
    if not sides:
        return ""
    told = {s: getattr(sides, s) for s in ("left", "right")}
    marked = {s: answer for s, answer in told.items() if answer not in (None, "no")}
    if not marked:
        return ""
    change = {"new": "new", "worse": "worse", "same": "same as before", "unsure": "not sure"}
    answers = list(dict.fromkeys(change[answer] for answer in marked.values()))
    side = "both sides" if len(marked) > 1 else next(iter(marked))
    return f"{dates.sentence(sign)}, {side}, {dates.joined(answers)}"


def _swelling(entry: Entry) -> str:
    if entry.swelling_new != "yes":
        return ""
    amount = {"mild": ", a little", "marked": ", a lot"}.get(entry.swelling or "", "")
    return f"New swelling{amount}"


def _movement(entry: Entry) -> str:
    return "" if entry.movement is None else f"Harder to bend or move, {entry.movement} out of 10"


def _check(entry: Entry, name: str) -> str:
    answer = entry.check(name)
    if answer not in ("yes", "unsure"):
        return ""
    said = dates.sentence(places.CHECKS[name])
    return said if answer == "yes" else f"{said}, not sure"
