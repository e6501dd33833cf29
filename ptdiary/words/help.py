"""When to get help: the fixed list. It is the same for everybody and needs no diary.

Each line states one rule of the rule book or more, as soon as they do; `resources/rules` names the
sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ptdiary.words.dates import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ptdiary.diary import With

TITLE = "When to get help"
LEAD = "This list is always the same. It does not depend on what you wrote."

YOUR_NUMBERS = "Your numbers"
# Whose numbers, and what each is called where it is not set.
NUMBERS: dict[With, str] = {
    "emergency": "emergency number",
    "urgent_care": "urgent care line",
    "therapist": "therapist",
    "doctor": "doctor",
}
BULLET = "•"
NOT_SET = "Not set: {numbers}."
ADD_NUMBERS = "Add your numbers"
CHANGE_NUMBERS = "Change your numbers"
YOUR_EMERGENCY_NUMBER = "your emergency number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One line of a list, and the rules that it states, by the way of firing that it tells of."""

    text: str
    rules: tuple[str, ...] = ()
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One heading with its list. `level` and `when` are those of the rules that its lines state.

    `after` stands below the list; `level` is emergency, urgent, contact or expected.
    """

    level: str
    when: str
    heading: str
    lead: str
    signs: tuple[Sign, ...]
    after: Sign | None = None


def _sign(text: str, *rules: str, way: str = "") -> Sign:
    return Sign(text=text, rules=rules, way=way)


GROUPS = (
    Group(
        level="emergency",
        when="now",
        heading="Call {emergency} now, or go to an emergency department",
        lead="If you have any of these:",
        signs=(
            _sign("Numbness or tingling between your legs, around your bottom or your genitals",
                  "E-SADDLE"),
            _sign("New trouble starting, stopping or feeling pee, or leaking", "E-BLADDER"),
            _sign("Leaking poo, or not feeling it", "E-BOWEL"),
            _sign("New loss of feeling or function during sex", "E-SEXUAL"),
            _sign("New or worse pain, numbness, tingling or weakness in both legs", "E-BOTH"),
            _sign("A leg that gives way or gets weaker, or a foot that slaps or drags", "E-WEAK"),
            _sign("Sudden weakness or numbness in the face, an arm or a leg, or sudden trouble "
                  "speaking", "E-STROKE"),
            _sign("Chest pain, or trouble breathing", "E-CHEST"),
            _sign("Severe or sudden pain with fainting, cold sweat or grey skin", "E-COLLAPSE"),
            _sign("A serious fall or accident", "E-TRAUMA"),
            _sign("Fever or feeling ill, and new numbness, tingling or weakness in a leg",
                  "E-FEVERNEURO"),
            _sign("Pee as dark as tea or cola after exercise", "E-URINE"),
        ),
        after=_sign("Do not wait to see if it passes. Not sure? Talk to a doctor or {urgent} now.",
                    "U-UNSURE"),
    ),
    Group(
        level="urgent",
        when="now",
        heading="Speak to your therapist or doctor now",
        lead="If one of these is new:",
        signs=(
            _sign("Numbness, tingling or weakness in one leg, foot, arm or hand", "U-NEURO"),
            _sign("Severe pain that comes on suddenly: 7 out of 10 or more", "U-SUDDEN"),
            _sign("Numbness, tingling or weakness in both arms, or in an arm and a leg: a doctor "
                  "or an emergency department, not your therapist first", "U-NEURO", way="cord"),
        ),
    ),
    Group(
        level="urgent",
        when="today",
        heading="Talk to a doctor today",
        lead="Call your doctor or {urgent} if you have any of these:",
        signs=(
            _sign("One calf or thigh that is swollen, hot or throbbing. Do not ask your therapist "
                  "first", "U-CALF"),
            _sign("A temperature of 38.0 °C or more, hot and shivery, or feeling ill; also when it "
                  "has gone, if it came on two days or you are less able to fight infection or had "
                  "a spinal operation or injection in the past 3 months", "U-FEVER"),
            _sign("An emergency sign that has gone again, and nobody has looked at you", "U-PAST"),
            _sign("Losing weight without trying", "U-WEIGHT"),
            _sign("Pain at night that no position eases, on 1 night if you have had cancer; on 2 "
                  "nights if you also lose weight, feel ill, have a fever or are less able to "
                  "fight infection", "U-NIGHT"),
            _sign("New pain between the shoulders, or like a tight band around your body",
                  "U-NHSLIST"),
            _sign("New pain when you cough, sneeze or poo, that no doctor or therapist knows",
                  "U-NHSLIST"),
            _sign("A lump, or a change in the shape of your back", "U-NHSLIST"),
            _sign("You have had cancer, and your back pain is not easing or is severe", "U-CANCER"),
            _sign("A small fall that hurt you, or sudden pain, if you are 65 or older, have weak "
                  "bones or take long-term steroids", "U-FRACTURE"),
        ),
    ),
    Group(
        level="contact",
        when="now",
        heading="Contact your therapist now",
        lead="If one of these is new or worse. If an exercise brings it on, stop that exercise:",
        signs=(
            _sign("Sharp, shooting or stabbing pain, or pain like electricity", "C-SHARP"),
            _sign("Pain that goes down a leg or into an arm, or further down than before", "C-RAD"),
        ),
    ),
    Group(
        level="contact",
        when="today",
        heading="Contact your therapist today",
        lead="If one of these is true:",
        signs=(
            _sign("It is more than 72 hours since your session and soreness has not gone down at "
                  "all", "C-72"),
            _sign("Soreness goes up instead of down", "C-WORSE"),
            _sign("Soreness is 7 out of 10 or more, and that is new for you", "C-SEVERE"),
            _sign("You can hardly move, or it gets harder and harder", "C-MOTION"),
            _sign("New or worse swelling", "C-SWELL"),
            _sign("Pain rose sharply in an exercise and did not ease within 30 minutes of stopping",
                  "C-SURGE"),
            _sign("A flare-up that you cannot cope with", "C-FLARE"),
            _sign("Pain at night that no position eases, on 2 nights", "C-NIGHT", way="nights"),
        ),
    ),
    Group(
        level="contact",
        when="next session",
        heading="Tell your therapist before your next session, or within a few days if you have "
        "none",
        lead="If one of these is true:",
        signs=(
            _sign("It is more than 48 hours since your session and soreness has not eased", "C-48"),
            _sign("Soreness began more than 48 hours after your session", "C-LATE"),
            _sign("You are still sorer than usual after 5 days, or your soreness has crept up over "
                  "weeks", "C-120", "C-TREND"),
            _sign("You are newly tired all over for 2 days or more, not just in your muscles",
                  "C-FATIGUE"),
            _sign("Pain gets in the way of your day more than it did", "C-INTERF"),
            _sign("Numbness, tingling or pain in a limb that they do not know about", "C-UNTOLD"),
            _sign("One of the signs above that has gone again", "C-PAST"),
            _sign("An emergency sign that is not new, with no visit about it in the diary",
                  "C-UNTOLD", way="check"),
        ),
    ),
    Group(
        level="expected",
        when="",
        heading="What soreness after exercise usually does",
        lead="It is common after a session, and usually:",
        signs=(
            _sign("Starts 12 to 48 hours after the session", "X-DOMS"),
            _sign("Is highest between 24 and 72 hours. It starts to ease by 48 hours and has "
                  "mostly eased by 72 hours", "X-DOMS"),
            _sign("Is mild to moderate (1 to 6 out of 10), a dull ache, stiff or tight", "X-DOMS"),
        ),
        after=_sign("Rest, heat or ice and drinking water can help. If anything changes, write it "
                    "down."),
    ),
)  # fmt: skip

ABOUT_SORENESS = "About soreness"
BRING_IN_TABLE = "Bring in a table"
ABOUT_PROGRAM = "About PT Diary"


def filled(text: str, emergency: str | None, urgent: str | None) -> str:
    """A sentence with the numbers that are known, or the plain words for those that are not."""
    return text.format(
        emergency=emergency or YOUR_EMERGENCY_NUMBER,
        urgent=f"your urgent care line, {urgent}," if urgent else "an urgent care line",
    ).replace(",,", ",")


def not_set(whom: Iterable[With]) -> str:
    """`Not set: therapist and doctor.`; empty where all are set."""
    names = [NUMBERS[each] for each in whom]
    return NOT_SET.format(numbers=joined(names)) if names else ""
