"""Words of the weekly question about what the patient can do, and of the list of activities."""

from datetime import datetime

from ptdiary.isolate import isolated
from ptdiary.words.dates import Times

TITLE = "What can you do this week?"
WHY = "Asked once a week. What you can do says more than pain alone."
SCALE = "0 is cannot do it, 10 is as before. Leave out what you do not know."
SPANS = ((0, 3, "hardly"), (4, 6, "partly"), (7, 10, "mostly"))
SAVE = "Save these"
LATER = "Not now"
NOTHING = "Choose a number first, or press Not now."
LABEL_RATED = "What you can do saved"

FIRST_TITLE = "What do you want to do again?"
FIRST_WHY = (
    "Name 1 to 3 things that your back makes hard, for example: put on socks. "
    "The diary asks once a week how well each one goes."
)
LIST_TITLE = "What you want to do again"
NAME = "In your own words"
EXAMPLE = "For example: sit for 30 minutes"
ADD = "Add"
ADD_ONE = "Add one"
RENAME = "Change the words"
TAKE_OUT = "Remove"
TWICE = "It is in your list already."
MOST = "Five are enough to answer each week. Remove one first."
NEVER_RATED = "Not rated yet"
LABEL_ADDED = "Activity added"
LABEL_RENAMED = "Activity changed"
LABEL_REMOVED = "Activity removed"


def spoken(score: int) -> str:
    """`4 out of 10`, and what 0 and 10 mean."""
    ends = {0: "0 out of 10, cannot do it", 10: "10 out of 10, as before"}
    return ends.get(score, f"{score} out of 10")


def named(action: str, activity: str) -> str:
    """`Remove, Walk the dog`: a button as screen readers name it."""
    return f"{action}, {isolated(activity)}"


def latest(score: int, at: datetime, now: datetime, times: Times) -> str:
    """What an activity was rated last: `4 of 10, on 10 November`."""
    return f"{score} of 10, {times.on_day(at, now)}"
