"""Words of the Diary page: the month, the list of entries and sessions, what is left out."""

from datetime import date

from ptdiary.words import dates
from ptdiary.words.dates import Times

TITLE = "Diary"
EMPTY = "No entries yet. Your first one will show here."
LIST_NAME = "Your entries and sessions, newest first"
HELP = "Press Enter to change a line, Delete to move it to Recently deleted."
ADD_EARLIER = "Add an earlier entry"
SHOW_EARLIER = "Show earlier entries"
CHANGE = "Change"
REMOVE = "Delete"
REMOVED_LIST = "Recently deleted"
REMOVED_HELP = "What you delete stays here. You can bring it back."
REMOVED_EMPTY = "Nothing is deleted."
BRING_BACK = "Bring back"
BACK_TO_LIST = "Back to the diary"
ENTRY_REMOVED = "Entry deleted"
SESSION_REMOVED = "Session deleted"
BROUGHT_BACK = "Brought back"

HEADERS = {
    "when": "When",
    "soreness": "Soreness",
    "signs": "Warning signs",
    "more": "More",
}
SESSION = "Session"
WRITTEN_LATER = "written later"
LEFT_OUT = "left out"

MONTH_NAME = "Days of the month"
MONTH_KEY = "Dot: entry. Square: session. Triangle: a warning began. Choose a day to see it alone."
TODAY = "today"
WARNING = "a warning began"
NOTHING_ON_DAY = "nothing written"

SEARCH = "Search your notes"
SEARCH_HELP = "Quotes keep words together."
SHOW_ONLY = "Show only"
FILTERS = (
    ("warning", "Warnings"),
    ("sessions", "Sessions"),
    ("left_out", "Left out"),
    ("later", "Written later"),
)
SHOW_ALL = "Show everything"
NOTHING_FOUND = "Nothing found. Try fewer words, or show everything."
NOTHING_THAT_DAY = "Nothing is written for this day."

LEAVE_OUT = "Leave out of the course"
LEAVE_OUT_TITLE = "Leave this entry out of the course of soreness"
LEAVE_OUT_HELP = (
    "The entry stays in your diary and on paper, with your reason. Its warning signs still count."
)
LEAVE_OUT_REASON = "Why?"
LEAVE_OUT_EXAMPLE = "For example: I had the flu."
LEAVE_OUT_SAVE = "Leave it out"
LEAVE_OUT_NO_REASON = "Write the reason first. Your therapist will see it."
LEAVE_OUT_CANCEL = "Cancel"
TAKE_BACK = "Count it again"
LABEL_LEFT_OUT = "Entry left out of the course"
LABEL_COUNTED = "Entry counts again"


def shown(count: int, total: int) -> str:
    """How much of a long list is on the page."""
    return f"The newest {count:,} of {total:,}."


def month(first: date) -> str:
    """`November 2026`."""
    return f"{dates.MONTHS[first.month - 1]} {first.year}"


def other_month(first: date, shown_year: int) -> str:
    """`October`, and the year where it is another one."""
    name = dates.MONTHS[first.month - 1]
    return name if first.year == shown_year else f"{name} {first.year}"


def letter(day: date) -> str:
    """`M`."""
    return dates.WEEKDAYS[day.weekday()][0]


def spoken_day(
    day: date,
    entries: int,
    sessions: int,
    times: Times,
    *,
    warning: bool = False,
    today: bool = False,
) -> str:
    """`Friday 20 November, today: 2 entries, 1 session, a warning began`."""
    name = f"{times.day_with_weekday(day)}, {TODAY}" if today else times.day_with_weekday(day)
    held = [
        dates.count(number, one, many)
        for number, one, many in ((entries, "entry", "entries"), (sessions, "session", "sessions"))
        if number
    ]
    if warning:
        held.append(WARNING)
    return f"{name}: {', '.join(held) or NOTHING_ON_DAY}"


def found(count: int) -> str:
    """How much a search or a filter found."""
    return f"{dates.sentence(dates.count(count, 'line', 'lines'))} found."
