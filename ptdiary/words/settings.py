"""Words of the Settings page."""

TITLE = "Settings"
LEAD = "Each answer is saved when you leave it. All of them are optional."
NOT_ANSWERED = "Not answered"

LOOKS = "Looks"
TEXT_SIZE = "Text size"
TEXT_SIZES = (("1.0", "Normal"), ("1.25", "Large"), ("1.5", "Largest"))
THEME = "Colours"
THEMES = (("system", "As the computer"), ("light", "Light"), ("dark", "Dark"))

CLOCK = "Times"
CLOCKS = (("24", "19:30"), ("12", "7:30 pm"))
DAY_ORDER = "Dates"
DAY_ORDERS = (("day", "10 November"), ("month", "November 10"))
REMINDER = "Remind me on the Today page when nothing is written"
REMINDER_HELP = "A quiet line in the program, from this hour on. Nothing pops up."
REMINDER_HOURS = (9, 12, 15, 18, 20, 21)
NEVER = "Never"
REMIND = "Nothing is written for today yet."

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
HEALTH_LEAD = (
    "Some warnings come sooner for people with these. Where an answer matters and is missing, the "
    "diary asks."
)
APPOINTMENT = "Next appointment"
ADVICE = "What your therapist advised"

YES_NO_UNSURE = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))
SCORES = tuple((str(score), str(score)) for score in range(11))

# Each field of the profile: its question, and a short sentence of help or nothing.
FIELDS = {
    "name": ("Your name", "It appears on the printed page only."),
    "birth_year": (
        "Year you were born",
        "Four digits. From 65 on, a small fall or sudden pain needs a doctor's check.",
    ),
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
    "urgent_number": ("Urgent care line", "The number for advice when it cannot wait."),
    "emergency_number": ("Emergency number", "For example 112, 911 or 999."),
    "cancer_history": ("Have you ever had cancer?", ""),
    "osteoporosis": ("Do you have weak bones (osteoporosis)?", ""),
    "long_term_steroids": ("Do you take steroid tablets for 3 months or more?", ""),
    "known_nerve_signs": (
        "Numbness, tingling or weakness that your therapist knows about?",
        "",
    ),
    "conditions": ("Other illnesses", "One on each line."),
    "injuries": ("Earlier injuries and operations", "One on each line."),
    "medicines": ("Medicines", "One on each line."),
    "therapist_advice": (
        "What your therapist told you to watch for",
        "The diary does not read this. It is shown beside the warnings.",
    ),
}

APPOINTMENT_WHEN = "When is it?"
APPOINTMENT_DAY = "Day of the appointment"
APPOINTMENT_TIME = "Time of the appointment"
APPOINTMENT_AT = "at"
APPOINTMENT_SAVE = "Save the appointment"
APPOINTMENT_NONE = "Not set"
APPOINTMENT_REMOVE = "Remove"
APPOINTMENT_PAST = "That day is over. Choose a later one."

WRONG_YEAR = "Write a year from 1900 to {latest}, in four digits."
TOO_LONG = "That is too long: {longest} characters at most on one line."

FILE = "Your diary file"
FILE_LEAD = "Everything is in one file on this computer. Nothing is sent anywhere."

SAVED_APPOINTMENT = "Appointment saved"
REMOVED_APPOINTMENT = "Appointment removed"


def saved(field: str) -> str:
    """The label of the undo step for one field."""
    return f"Saved: {FIELDS[field][0].rstrip('?')}"
