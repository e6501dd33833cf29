"""Words of the Diary page: the list of entries and sessions, newest first."""

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


def shown(count: int, total: int) -> str:
    """How much of a long list is on the page."""
    return f"The newest {count:,} of {total:,}."
