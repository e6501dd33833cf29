"""When to get help: the fixed list. It is the same for everybody and needs no diary.

Each line is one of the published signs behind the rule book; `resources/rules` names the sources.
"""

from dataclasses import dataclass

TITLE = "When to get help"
LEAD = "This list is always the same. It does not depend on what you wrote."

YOUR_NUMBERS = "Your numbers"
NUMBERS = {
    "emergency": "Emergency number",
    "urgent": "Urgent care line",
    "therapist": "Therapist",
    "doctor": "Doctor",
}
BULLET = "•"
NOT_SET = "Not set"
ADD_NUMBERS = "Add your numbers"
CHANGE_NUMBERS = "Change your numbers"
YOUR_EMERGENCY_NUMBER = "your emergency number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One heading with its list. `level` is emergency, urgent, contact or expected."""

    level: str
    heading: str
    lead: str
    signs: tuple[str, ...]
    after: str = ""


GROUPS = (
    Group(
        level="emergency",
        heading="Call {emergency} now, or go to an emergency department",
        lead="If you have any of these:",
        signs=(
            "Numbness or tingling between your legs, around your bottom or your genitals",
            "New trouble starting or stopping pee, leaking, or not feeling a full bladder",
            "Leaking poo, or not feeling it when you poo",
            "New loss of feeling during sex, or new trouble with an erection",
            "Pain, numbness, tingling or weakness in both legs",
            "A leg that gives way or gets weaker, or a foot that slaps or drags",
            "Sudden weakness or numbness in the face, an arm or a leg, or sudden trouble speaking",
            "A serious fall or accident",
            "A small fall, if you are 65 or older, have weak bones or take long-term steroids",
            "Chest pain, or trouble breathing",
            "Sudden severe tummy or back pain with fainting, cold sweat or grey skin",
            "Fever, and new numbness, tingling or weakness in a leg",
            "Pee the colour of tea or cola in the week after exercise",
        ),
        after="Do not wait to see if it passes. Not sure? Talk to a doctor or {urgent} now.",
    ),
    Group(
        level="urgent",
        heading="Talk to a doctor today",
        lead="Call your doctor or {urgent} if you have any of these:",
        signs=(
            "New numbness, tingling or weakness in one leg or foot",
            "Pain that jumps to 7 out of 10 or more",
            "A temperature of 38.0 °C or more, feeling hot and shivery, or feeling ill",
            "One calf or thigh that is swollen, hot or throbbing",
            "Weight loss without trying",
            "Pain at night that no position eases, on 2 nights",
            "New pain between the shoulders, or like a tight band round the body",
            "New pain when you cough, sneeze or poo",
            "A lump, or a back that has changed its shape",
            "You have had cancer, and this pain is not easing",
            "You have weak bones or take long-term steroids, and the pain came on suddenly",
        ),
    ),
    Group(
        level="contact",
        heading="Contact your therapist",
        lead="Stop the exercise and call now if:",
        signs=(
            "The pain is sharp, shooting, stabbing or like electricity",
            "The pain travels into a leg or an arm",
        ),
    ),
    Group(
        level="contact",
        heading="Contact your therapist today",
        lead="If one of these is true:",
        signs=(
            "It is more than 72 hours since your session and soreness has not gone down at all",
            "Your ratings go up instead of down",
            "Soreness is 7 out of 10 or more",
            "You have new or marked swelling, or it gets harder to move",
            "Pain rose sharply in an exercise and took more than 30 minutes to settle",
        ),
    ),
    Group(
        level="contact",
        heading="Tell your therapist before your next session",
        lead="If one of these is true:",
        signs=(
            "It is more than 48 hours since your session and soreness has not eased",
            "Soreness only began more than 48 hours after your session",
            "You are still sorer than usual after 5 days",
            "You feel tired all over for 2 days or more, not just in your muscles",
            "Pain gets in the way of your day",
        ),
    ),
    Group(
        level="expected",
        heading="What soreness after exercise usually does",
        lead="It is common after a session, and usually:",
        signs=(
            "Starts 12 to 48 hours after the session",
            "Is at its highest between 24 and 72 hours, and eases by 72 hours",
            "Is mild to moderate, a dull ache, stiff or tight",
        ),
        after="Rest, heat or ice and drinking water can help. If anything changes, record it.",
    ),
)

ABOUT_SORENESS = "About soreness"
CLOSING = (
    "This diary is not a check-up. It only knows what you wrote. If you are worried, contact your"
    " therapist or doctor."
)


def filled(text: str, emergency: str | None, urgent: str | None) -> str:
    """A sentence with the numbers that are known, or the plain words for those that are not."""
    return text.format(
        emergency=emergency or YOUR_EMERGENCY_NUMBER,
        urgent=f"your urgent care line, {urgent}," if urgent else "an urgent care line",
    ).replace(",,", ",")


def contact(name: str | None, phone: str | None, hours: str | None) -> str:
    """`Dana Reyes, 555 0142, Monday to Friday 9 to 17`, of what is known."""
    return ", ".join(part for part in (name, phone, hours) if part) or NOT_SET
