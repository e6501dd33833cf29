"""Words of the Sessions page and of the session form."""

from ptdiary.words import body_regions

TITLE = "Sessions"
LOG = "Log a therapy session"
FORM_TITLE = "Log a therapy session"
CHANGE_TITLE = "Change this session"
EMPTY = "No sessions yet. Log the last one, and the diary shows the hours since."
LIST_NAME = "Your sessions, newest first"
HELP = "Press Enter to change a session, Delete to remove it."
SHOW_EARLIER = "Show earlier sessions"
CHANGE = "Change"
REMOVE = "Remove"
REMOVED = "Session removed"
SAVED = "Session saved"
CHANGED = "Session changed"

HEADERS = {
    "number": "No.",
    "when": "When it ended",
    "what": "What you did",
    "before": "Before",
    "peak": "Highest",
    "response": "What followed",
}
AT_CLINIC = "at the clinic"
AT_HOME = "at home"
NOTHING_NAMED = "No exercises named"
HANDS_ON = "Hands-on treatment"

WHEN = "When did it end?"
TODAY = "Today"
YESTERDAY = "Yesterday"
ANOTHER_DAY = "Another day"
AT = "at"
DAY_BOX = "Day the session ended"
TIME_BOX = "Time the session ended"
YES, NO, NOT_SURE = "Yes", "No", "Not sure"
YES_NO = (("yes", YES), ("no", NO))
YES_NO_UNSURE = (*YES_NO, ("unsure", NOT_SURE))
WHERE = "Where?"
CLINIC = "At the clinic"
HOME = "At home"
SETTINGS = (("clinic", CLINIC), ("home", HOME))
WHAT = "What did you do?"
WHAT_HELP = "Choose all that apply. Your plan comes first."
SOMETHING_ELSE = "Something else"
SOMETHING_ELSE_NAME = "What else did you do?"
ADD = "Add"
WORK = "What kind of work was it?"
KINDS_OF_WORK = (
    ("strength", "Strength"), ("mobility", "Stretching or mobility"), ("manual", HANDS_ON),
    ("aerobic", "Walking or other cardio"),
)  # fmt: skip
HARDER = "Was any of it new, or harder than before?"
WHICH_HARDER = "Which ones?"
WHICH_HARDER_HELP = "If you choose none, all of them count."
WHICH_HELP = "Choose all that apply."
HAPPENED = "During an exercise, did any of these happen?"
HAPPENINGS = (
    ("rise", "Pain rose sharply"), ("sharp", "Sharp or shooting pain"),
    ("limb", "Pain went into a leg or arm"),
)  # fmt: skip
NONE = "None of these"
RISE_IN = "In which exercise did pain rise sharply?"
RISE_SETTLED = "After you stopped, did it ease within 30 minutes?"
RISE_BEFORE = "Pain before it"
RISE_PEAK = "Pain at its highest"
PAIN_SPANS = ((0, 0, "none"), (10, 10, "worst"))
RISE_MINUTES = "How many minutes until it eased?"
RISE_MINUTES_HELP = "About is enough. For example 20."
SHARP_IN = "In which exercise was it sharp or shooting?"
SHARP_WHICH = "Which words fit?"
LIMB_IN = "In which exercise did it go into a leg or arm?"
LIMB_WHERE = "Which leg or arm?"
LIMBS = (
    ("leg.left", "Left leg"), ("leg.right", "Right leg"), ("arm.left", "Left arm"),
    ("arm.right", "Right arm"), ("leg.one_side", "Not sure which"),
    ("arm.one_side", "One arm, not sure which"),
)  # fmt: skip
STOPPED = "Did you stop that exercise?"
STILL_OPEN = "Still open"
ONE_OPEN = "One question is still open: {question} Answer it, or press Save again."
DOSES = "Sets, repetitions and weight (optional)"
DOSES_NONE = "Choose an exercise first."
SETS = "Sets"
REPETITIONS = "Repetitions"
LOAD = "Weight or band"
AS_PLANNED = "As planned"
PLAN = "Exercise plan"
EFFORT = "How hard was it?"
EFFORT_SPANS = ((0, 0, "rest"), (10, 10, "as hard as you can"))
LIMIT = "Your therapist's limit"
LIMIT_FOR_ALL = "For all sessions it is {limit}. Choose another one only for this session."
KEEP_LIMIT = "Keep for all sessions"
MINUTES = "How long was it?"
OTHER_MINUTES = "Other"
MINUTES_BOX = "How many minutes was it?"
MINUTES_HINT = "minutes"
UNSURE_ONES = "Were you unsure that you did one right?"
NOTE = "Note"
SAVE = "Save session"
CANCEL = "Cancel"
UNNAMED_EXERCISE = body_regions.UNNAMED_EXERCISE
AHEAD = "This time has not come yet. Choose when the session ended."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the session before you leave."


def expected(starts: str, eases: str) -> str:
    """What the soreness clock says of the session about to be saved."""
    return f"Soreness, if any, usually starts {starts} and eases from {eases}."


def minutes(number: int) -> str:
    """`45 minutes`."""
    return f"{number} minutes"


def dose_box(box: str, exercise: str) -> str:
    """`Sets, Hip hinge`: a box as screen readers name it."""
    return f"{box}, {exercise}"


def planned(sets: int | None, repetitions: int | None, load: str | None) -> str:
    """`Plan: 3 times 10, 6 kg`, of what is known; empty if nothing is."""
    times = [str(each) for each in (sets, repetitions) if each is not None]
    said = [part for part in (" times ".join(times), load) if part]
    return f"Plan: {', '.join(said)}" if said else ""


def doses_said(count: int) -> str:
    """What the closed row says; empty while nothing is in it."""
    return f"{count} answered" if count else ""


def setting_of(setting: str | None) -> str:
    """Where a session was, in words that follow what was done; empty where not answered."""
    return {"clinic": AT_CLINIC, "home": AT_HOME}.get(setting or "", "")
