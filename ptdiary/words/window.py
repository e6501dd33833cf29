"""Words of the window around the pages: navigation, menus, the status line, what went wrong."""

PROGRAM = "PT Diary"
NAVIGATION = "Pages"

# Each page: its label with the key for Alt, and the one word or two under its icon.
PAGES = {
    "today": ("&Today", "Today"),
    "diary": ("&Diary", "Diary"),
    "trends": ("T&rends", "Trends"),
    "sessions": ("&Sessions", "Sessions"),
    "summary": ("&Print summary", "Print"),
    "emergency": ("What to do &now", "Act now"),
    "help": ("When to get &help", "Get help"),
    "settings": ("S&ettings", "Settings"),
    "paper": ("Enter fr&om paper", "Paper"),
    "backups": ("&Backups and recovery", "Backups"),
    "guide": ("&About soreness", "Soreness"),
    "plan": ("E&xercise plan", "Plan"),
    "visits": ("Appoint&ments", "Visits"),
    "timer": ("Done &with me", "Timer"),
    "table": ("Brin&g in a table", "Table"),
    "about": ("About PT Diar&y", "About"),
}

FILE_MENU = "&File"
EDIT_MENU = "Ed&it"
VIEW_MENU = "&View"
HELP_MENU = "He&lp"
NEW_ENTRY = "New entry"
LOG_SESSION = "Log a therapy session"
ASK = "Ask this next time"
PROGRAMME = "Home programme"
WRITE_MEDICINE = "Write down a medicine"
PRINT_SUMMARY = "Print summary"
NEW_DIARY = "New diary"
OPEN_DIARY = "Open another diary"
OPEN_RECENT = "Open recent"
FORGET_RECENT = "Empty this list"
BACKUPS = "Backups and recovery"
SAVE_COPY = "Save a copy"
SAVE_SPREADSHEET = "Save a spreadsheet"
SAVE_CALENDAR = "Save a calendar"
SAVE_FOR_CLINIC = "Save for a clinic"
BRING_IN = "Bring in a copy or a table"
PASTE_TABLE = "Paste a table"
EMPTY_TABLE = "Save an empty table"
CLOSE = "Close PT Diary"
UNDO = "Undo"
REDO = "Redo"
LARGER = "Larger text"
SMALLER = "Smaller text"
USUAL_SIZE = "Usual text size"
SHOW_MENU = "Menu bar"
GET_HELP = "When to get help"
GUIDE = "About soreness"
ABOUT = "About PT Diary"

OPENING = "Opening your diary."
BUG = (
    "Something went wrong in the program. What you had typed is kept. "
    "If it happens again, close PT Diary and open it again."
)
UPDATED = (
    "PT Diary was updated or removed while it was open. What you had typed is kept. "
    "Close PT Diary and open it again."
)
SETTINGS_NOT_KEPT = (
    "Your settings cannot be kept on this computer. They hold until you close PT Diary. Your diary "
    "is not touched by this."
)
BUG_LINE = "PT Diary: something went wrong. The log names the place."

CANNOT_OPEN = "The diary cannot be opened"
NOT_LOST = "Nothing was changed or deleted."

SAMPLE = "This is a sample diary. Nothing you write or set here is kept."
DOCUMENT = "This is a copy of a document. Nothing you write here is kept."


def done(label: str) -> str:
    """What the status line says after a step."""
    return f"{label}."


def undone(label: str) -> str:
    """What it says after the step was taken back."""
    return f"Taken back: {label}."


def undo(label: str) -> str:
    """The menu's words for taking a step back."""
    return f"{UNDO}: {label}" if label else UNDO


def redo(label: str) -> str:
    """The menu's words for doing it again."""
    return f"{REDO}: {label}" if label else REDO


def window_title(page: str) -> str:
    """The title bar. It names the page and nothing of the diary."""
    return f"{page} - {PROGRAM}" if page else PROGRAM
