"""Words of the Settings page."""

import re
from collections.abc import Iterable

from ptdiary.words import dates

TITLE = "Settings"
LEAD = "Changes are kept at once. Ctrl+Z takes the last one back."
TABS = (("care", "You and your care"), ("looks", "Looks and reminders"), ("file", "This diary"))

LOOKS = "Light or dark, and text size"
TEXT_SIZE = "Text size"
TEXT_SIZES = (
    ("1.0", "Standard"), ("1.25", "Large"), ("1.5", "Larger"), ("2.0", "Largest"),
)  # fmt: skip
TEXT_SIZE_HELP = "Ctrl and + makes it larger, Ctrl and - smaller."
THEME = "Colours"
THEMES = (("system", "As the computer"), ("light", "Light"), ("dark", "Dark"))

TIME_AND_DAY = "Time and day"
CLOCK = "Times"
CLOCKS = (("24", "19:30"), ("12", "7:30 pm"))
DAY_ORDER = "Dates"
DAY_ORDERS = (("day", "10 November"), ("month", "November 10"))
AFTER_MIDNIGHT = "After midnight"
NEW_DAY = "a new day"
YESTERDAY_UNTIL = "yesterday until {hour}"

SUGGESTED_TITLE = "Numbers in your region: {region}"
SUGGESTED_WHY = "Your computer is set to this region. Check the numbers before you use them."
SUGGESTED_EMERGENCY = "Emergency: {number}."
SUGGESTED_URGENT = "Urgent care line: {number}."
TAKE_NUMBERS = "Use these numbers"
NOT_THESE = "Do not use them"
NUMBERS_TAKEN = "Numbers added"

YOU = "You"
CONTACTS = "Whom to call"
HEALTH = "Your health"
HEALTH_QUESTIONS = "Questions about your health"
HEALTH_LEAD = (
    "Some warnings come sooner for people with these. Where an answer matters and is missing, the "
    "diary asks."
)
APPOINTMENT = "Next appointment"
CONTACT_LINES = (("therapist", "Therapist"), ("doctor", "Doctor"))
NAME_AND_YEAR = "Name, year born"
# The label at the left of an answer, where its question is longer.
SHORT = {
    "emergency_number": "Emergency",
    "urgent_number": "Urgent care",
    "usual_soreness": "Usual soreness",
    "usual_movement": "Movement at the start",
    "pain_limit": "Stop an exercise above",
    "effort_limit": "Effort no higher than",
    "therapist_advice": "What to watch for",
}
# What is in a box of several in one row, while it is empty.
WITHIN = {
    "emergency_number": "112, 911 or 999", "urgent_number": "When it cannot wait",
    "therapist_advice": "It is shown beside the warnings.",
    "therapist.name": "Name", "therapist.phone": "Phone", "therapist.hours": "Hours",
    "doctor.name": "Name", "doctor.phone": "Phone", "doctor.hours": "Hours",
    "name": "Name", "birth_year": "Year",
}  # fmt: skip
CHANGE = "Change"
ANSWER = "Choose"
OF_TEN = "{score} of 10"

YES_NO_UNSURE = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))
SCORES = tuple((str(score), str(score)) for score in range(11))

# Each field of the profile: its question, and what it is for.
FIELDS = {
    "name": ("Your name", "It appears on the printed page only."),
    "usual_soreness": (
        "Your usual soreness",
        "0 is none, 10 the worst. What it is on most days, away from sessions.",
    ),
    "usual_movement": (
        "Your movement when treatment began",
        "0 is cannot move, 10 is as usual.",
    ),
    "therapist.name": ("Therapist's name", ""),
    "therapist.phone": ("Therapist's phone", ""),
    "therapist.hours": ("When to call your therapist", "For example: Monday to Friday, 9 to 17."),
    "doctor.name": ("Doctor's name", ""),
    "doctor.phone": ("Doctor's phone", ""),
    "doctor.hours": ("When to call your doctor", ""),
    "urgent_number": (
        "Urgent care line",
        "The number for advice when it cannot wait, day and night.",
    ),
    "emergency_number": ("Emergency number", "For example 112, 911 or 999."),
    "therapist_advice": (
        "What your therapist told you to watch for",
        "The diary does not read this. It is shown beside the warnings.",
    ),
    "effort_limit": (
        "An exercise is to be no harder than",
        "0 is rest, 10 as hard as you can. The diary says so when a session was harder.",
    ),
    "pain_limit": (
        "Stop an exercise when pain is above",
        "0 is none, 10 the worst. The diary says so when it was higher.",
    ),
    "birth_year": (
        "Year you were born",
        "Four digits. From 65 on, a small fall or sudden pain needs a doctor's check.",
    ),
    "cancer_history": (
        "Have you ever had cancer?",
        "If so, a doctor checks pain at night, and pain that is severe or does not ease.",
    ),
    "osteoporosis": (
        "Do you have weak bones (osteoporosis)?",
        "If so, a small fall or sudden pain needs a doctor's check.",
    ),
    "long_term_steroids": (
        "Do you take steroid tablets for 3 months or more?",
        "They make bones weaker: a small fall or sudden pain needs a doctor's check.",
    ),
    "infection_risk": (
        (
            "Is your body less able to fight infection? For example chemotherapy, HIV, a "
            "transplant, or injecting drugs."
        ),
        "If so, a doctor checks a fever, even one that has gone, and pain on 2 nights.",
    ),
    "spine_procedure": (
        "Have you had an operation or injection in your spine in the past 3 months?",
        "If so, a doctor checks a fever, even one that has gone. It is printed on the page.",
    ),
    "diabetes": ("Do you have diabetes?", "It is printed on the page for your therapist."),
    "pregnant": ("Are you pregnant?", "It is printed on the page for your therapist."),
    "first_onset": (
        "How old were you when back pain first began?",
        "Under 20 or over 55 is worth telling your therapist once. Then it is only printed.",
    ),
    "morning_stiffness": (
        "Is your back stiff for more than 30 minutes in the morning?",
        "With the next answer and your age then, it can be worth telling your therapist once.",
    ),
    "better_with_movement": (
        "Is it better when you move, and not when you rest?",
        "With stiffness in the morning, it can be worth telling your therapist once.",
    ),
    "conditions": ("Other illnesses", "One on each line. They are printed on the page."),
    "injuries": (
        "Earlier injuries and operations", "One on each line. They are printed on the page.",
    ),
    "medicines": ("Medicines", "One on each line. They are printed on the page."),
    "age_65": (
        "Are you 65 or older?",
        "You answered this where no year is told. The year you were born takes its place.",
    ),
}  # fmt: skip
# The answers of the questions that have others than yes, no and not sure.
ANSWERS = {
    "infection_risk": (*YES_NO_UNSURE, ("declined", "Prefer not to say")),
    "spine_procedure": YES_NO_UNSURE[:2],
    "diabetes": YES_NO_UNSURE[:2],
    "pregnant": YES_NO_UNSURE[:2],
    "first_onset": (
        ("under_20", "Under 20"), ("from_20_to_44", "20 to 44"), ("from_45_to_55", "45 to 55"),
        ("over_55", "Over 55"),
    ),
}  # fmt: skip

STATED = "You said so {day}."
STILL = "Still {score}"
STILL_NAME = "Your usual soreness is still {score}"

# the answers on health: which the page misses, and once a year whether they are still true
HISTORY_MISSING = "The page says “not answered” for: {what}."
HISTORY_NAMES = {
    "birth_year": "your age", "cancer_history": "cancer", "osteoporosis": "weak bones",
    "long_term_steroids": "steroid tablets", "infection_risk": "fighting infection",
}  # fmt: skip
HISTORY_ANSWER = "Answer them"
HISTORY_OLD = "Your health answers are from {day}."
HISTORY_LOOK = "Look at them"
HISTORY_STILL = "Your answers are from {day}. Are they still true?"
STILL_TRUE = "Still true"
HISTORY_CONFIRMED = "Health answers are still true"

LIMITS = "What your therapist set"

KNOWN = "Known to your therapist"
KNOWN_LEAD = (
    "The same or less of these raises no warning. New, worse or further down does. When you answer "
    "that your therapist knows a sign, it is added here."
)
KNOWN_NONE = "Nothing is listed."
KNOWN_REMOVE = "Remove"
KNOWN_REMOVED = "Removed from what your therapist knows"
KNOWN_BY_VISIT = "Known because you spoke to somebody or were seen"
KNOWN_BY_VISIT_LEAD = "These follow from your notes of it, and cannot be changed here."

APPOINTMENT_NONE = "None is set."
APPOINTMENT_ADD = "Add the date"
APPOINTMENTS = "Appointments and questions"

WRONG_YEAR = "Write a year from 1900 to {latest}, in four digits."
TOO_LONG = "That is too long: {longest} characters at most on one line."

FILE = "This diary"
FILE_LEAD = "Everything is in this one file. Nothing is sent anywhere."
BACKUPS = "Backups"
BACKUPS_LEAD = "The diary makes copies of itself, and checks each one."
BACKUPS_WAY = "Look at the backups"
DELETED = "Recently deleted"
DELETED_LEAD = "What you delete can be brought back."
DELETED_WAY = "Look at what was deleted"
ERASE = "Erase the whole diary"
ERASE_LEAD = "Its backups go too. You are asked for a word first. It cannot be taken back."
ERASE_WAY = "Go to erasing"


def history_missing(fields: Iterable[str]) -> str:
    """`The page says “not answered” for: cancer and weak bones.`."""
    return HISTORY_MISSING.format(what=dates.joined(HISTORY_NAMES[each] for each in fields))


def saved(field: str) -> str:
    """The label of the undo step for one field."""
    return f"Saved: {FIELDS[field][0].rstrip('?')}"


def change_score(question: str, score: str | None) -> str:
    """The button of a folded score, for those who hear it: `Change: Your usual soreness, 2`."""
    return f"{ANSWER}: {question}" if score is None else f"{CHANGE}: {question}, {score}"


def answered_of(count: int, most: int) -> str:
    """`4 of 13 answered`."""
    return f"{count} of {most} answered"


def listed(count: int) -> str:
    """How many signs are listed: `2 listed`, or that there are none."""
    return f"{count} listed" if count else KNOWN_NONE


def back_to(page: str) -> str:
    """The way back to the page from which a link led here: `Back to Today`."""
    return f"Back to {page}"


def holds(entries: int, sessions: int) -> str:
    """What a diary holds: `74 entries and 12 sessions.`."""
    said = dates.count(entries, "entry", "entries"), dates.count(sessions, "session", "sessions")
    return dates.sentence(f"{said[0]} and {said[1]}.")


def deleted(count: int) -> str:
    """How much was deleted: `3 deleted.`; empty if nothing was."""
    return f"{count} deleted." if count else ""


# a name without any sign is broken where it gets long
_BREAKS = re.compile(r"[/\\_.-]|[^/\\_.-]{16}")


def breakable(path: str) -> str:
    """A path that may be broken into lines after each folder and each part of a long name."""
    return _BREAKS.sub("\\g<0>\N{ZERO WIDTH SPACE}", path)


def remove_known(sign: str) -> str:
    """The button of one sign, for those who hear it: `Remove: sharp or shooting pain`."""
    return f"{KNOWN_REMOVE}: {sign}"
