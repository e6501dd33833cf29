"""Words of the Sessions page and of the session form."""

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
WHERE = "Where?"
CLINIC = "At the clinic"
HOME = "At home"
WHAT = "What did you do?"
WHAT_HELP = "Choose all that apply. Your plan comes first."
SOMETHING_ELSE = "Something else"
SOMETHING_ELSE_NAME = "What else did you do?"
ADD = "Add"
HARDER = "Was any of it new, or harder than before?"
YES = "Yes"
NO = "No"
NOT_SURE = "Not sure"
WHICH_HARDER = "Which ones?"
WHICH_HARDER_HELP = "If you choose none, all of them count."
RISE = "Did pain rise sharply during an exercise?"
RISE_NO = "No"
RISE_EASED = "Yes, and it eased when I stopped"
RISE_STAYED = "Yes, and it did not ease when I stopped"
WHICH_RISE = "During which exercise?"
RISE_BEFORE = "Pain before it"
RISE_PEAK = "Pain at its highest"
RISE_MINUTES = "How many minutes until it settled?"
RISE_MINUTES_HELP = "About is enough. For example 20."
RISE_STOPPED = "Did you stop that exercise?"
RISE_SHARP = "Was it one of these?"
RISE_SHARP_HELP = "Choose all that apply. Choose none if it was something else."
DOSES = "Sets, repetitions and weight (optional)"
DOSES_NONE = "Choose an exercise first."
SETS = "Sets"
REPETITIONS = "Repetitions"
LOAD = "Weight or band"
AS_PLANNED = "As planned"
PLAN = "Exercise plan"
EFFORT = "How hard was it?"
EFFORT_HELP = "0 is rest, 10 is as hard as you can."
NOTE = "Note"
NOT_ANSWERED = "Not answered"
SAVE = "Save session"
CANCEL = "Cancel"
UNNAMED_EXERCISE = "An exercise (not named)"
AHEAD = "This time has not come yet. Choose when the session ended."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the session before you leave."


def expected(starts: str, eases: str) -> str:
    """What the soreness clock says of the session about to be saved."""
    return f"Soreness, if any, usually starts {starts} and eases from {eases}."


def dose_box(box: str, exercise: str) -> str:
    """`Sets, Hip hinge`: a box as screen readers name it."""
    return f"{box}, {exercise}"


def planned(sets: int | None, repetitions: int | None, load: str | None) -> str:
    """`Plan: 3 times 10, 6 kg`, of what is known; empty if nothing is."""
    times = [str(each) for each in (sets, repetitions) if each is not None]
    said = [part for part in (" times ".join(times), load) if part]
    return f"Plan: {', '.join(said)}" if said else ""


def doses_said(count: int) -> str:
    """What the closed row says."""
    return f"{count} answered" if count else NOT_ANSWERED


def setting_of(setting: str | None) -> str:
    """Where a session was, in words that follow what was done; empty where not answered."""
    return {"clinic": AT_CLINIC, "home": AT_HOME}.get(setting or "", "")
