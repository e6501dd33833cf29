"""Words of saving a copy in another form and of importing one."""

from ptdiary.isolate import isolated

TITLE = "Copies in other forms"
LEAD = (
    "A diary document holds everything and can be brought in again. A spreadsheet is one file to "
    "read and print. Tables are a folder of files for other programs."
)
PRIVATE = "Notes that you marked as private"
PRIVATE_ANSWERS = (("leave_out", "Leave them out"), ("include", "Put them in"))
PRIVATE_HELP = "Only a copy can hold them."
SAVE_COPY = "Save a copy"
SAVE_TABLES = "Save tables"
SAVE_SPREADSHEET = "Save a spreadsheet"
SAVE_CALENDAR = "Save a calendar"
CALENDAR_HOLDS = (
    "A calendar holds when, where and with whom your appointments are. It names the exercises of "
    "your plan and how much each is. Notes, ratings and warnings stay out of it."
)
NOTHING_PLANNED = "Your diary holds no appointment and no exercise of a plan yet."
BRING_IN = "Bring in"
BRING_IN_TITLE = "Bring in a copy or a table"
PASTE_TABLE = "Paste a table"
DOCUMENT_NAME = "diary.json"
TABLES_NAME = "diary tables"
SPREADSHEET_NAME, CALENDAR_NAME = "diary.xlsx", "diary.ics"
DOCUMENTS = "Diary document (*.json)"
TABLES = "Folder of tables (*)"
SPREADSHEETS, CALENDARS = "Spreadsheet (*.xlsx)", "Calendar (*.ics)"
READABLE = "Diary documents and tables (*.json *.csv *.tsv *.txt *.xlsx *.ods);;All files (*)"

# For a clinic's computer
CLINIC = "For your clinic's computer"
CLINIC_LEAD = (
    "One file that a clinic's computer can read: your scores, answers and sessions. The page for "
    "your therapist is in it. Ask your clinic first whether it takes files in the form FHIR R4."
)
CLINIC_NAME = "Your name"
CLINIC_NAME_ANSWERS = (("include", "Put it in"), ("leave_out", "Leave it out"))
CLINIC_HELP = "Notes that you marked as private are never in it."
SAVE_FOR_CLINIC = "Save for the clinic"
CLINIC_FILE = "diary for the clinic.json"
CLINIC_FILES = "File for a clinic (*.json)"

NOW = "Your diary now"
AFTER = "Afterwards"
WAS_SAFE = "The earlier backup is in Backups and recovery."
SAME_FILE = "This is the diary itself. Choose another name."
ASK_TITLE = "Bring this copy in?"
NOTHING_NEW = "Your diary holds all of this already. Nothing would change."
SAFE = (
    "A backup is made first. You find it under Backups and recovery, and can go back to it there."
)
DO = "Bring it in"
NOT_NOW = "Not now"
SEE_BACKUPS = "Backups and recovery"
TOO_LARGE = "This file is too large for a diary."
CANNOT_READ = "This file cannot be read."
BROUGHT = "Brought in."
CANCEL = "Cancel"
HOW_FAR = "How far it is"
ENDING = "It is being cancelled."
GIVEN_UP = "Cancelled. Your diary is as it was."
BUG = "Something went wrong in PT Diary. Nothing was brought in."
SAVE_BUG = "Something went wrong in PT Diary. Nothing was saved."
STAGES = {
    "reading": "The file is being read.",
    "comparing": "The file is being compared with your diary.",
    "copying": "A backup is being made first.",
    "writing": "It is being brought in.",
}
COUNTED = "Done: {done:,} of {of:,}."


def being_saved(name: str) -> str:
    """That it takes a moment; the diary can be used meanwhile."""
    return f"{isolated(name)} is being saved. You can go on meanwhile."


def saved(name: str) -> str:
    """What was saved, and where."""
    return f"Saved as {isolated(name)}, and read back."


def what_it_does(added: int, changed: int) -> str:
    """`Adds 3, changes 1.`, what an import does."""
    return f"Adds {added:,}, changes {changed:,}."


def how_far(stage: str, done: int, of: int) -> str:
    """`The file is being read. Done: 12,000 of 40,000.`; no numbers where there are none."""
    return f"{STAGES[stage]} {COUNTED.format(done=done, of=of)}" if of else STAGES[stage]


def at_fault(problem: str) -> str:
    """A file that is no diary; the problem names its place."""
    return f"This file cannot be brought in. Nothing was changed. ({problem})"
