"""Words of the command line: its help, and one line for each thing that it cannot use."""

PROGRAM = "ptdiary"
ABOUT = (
    "PT Diary: a symptom diary for people in physical therapy for back pain. It informs; it never"
    " diagnoses."
)
MORE = (
    "DIARY is a diary file, a diary document (.json), or --sample for the sample diary.\n"
    "Exit status: 0 done; 1 a bug; 2 the command or its input cannot be used."
)
COMMANDS = {
    "review": "what a diary says as of a moment: the level, and the findings behind it",
    "outlook": "what your own sessions say about the coming hours",
    "compare": "does one kind of session cost more soreness than the others",
    "chart": "draw a trend as a picture",
    "summary": "the one-page summary for the therapist, as a PDF",
    "export": "write the diary in another form",
    "import": "bring a document or a table into a diary file, made if absent",
    "remind": "one notification if a reminder is due; off unless switched on in Settings",
    "backup": "write a verified copy of a diary file",
    "check": "is the file whole, which version is it, what is in it",
    "self-check": "does this copy of the program have all its parts",
}
FIELDS = (
    "A column of a table is one of these FIELDs, or - to leave it out:\n"
    "  day, time, at (day and time), soreness, note, medicine, place\n"
    "  exercise, minutes, effort\n"
    "  a field of an entry by its path, as sleep_hours or checks.fever"
)

# What each option means
DIARY = "a diary file, a diary document (.json)"
DIARIES = "diary files or diary documents (.json)"
DIARY_FILE = "a diary file"
SAMPLE = "the sample diary"
ENTRY = "open the window on the form for a new entry"
ICON = "no window: stay as an icon beside the clock, which reminds as chosen in Settings"
ASK = "only say which kind of reminder is due, in one word, for whoever shows it now"
SKIP = "show none any more today"
VERSION = "the program's version"
HELP = "this help"
AT = "as of this time, like 2026-11-21T09:30 (on the clock here) or 2026-11-21T09:30:00+01:00"
QUESTION = "harder, new, clinic, morning, or exercise=NAME"
AS_JSON = "one JSON object a line for each diary, in order"
VIEW = "soreness over time, or after each session"
OUT = "the file to write"
OUT_CHART = "the picture to write: .svg, .png or .pdf"
OUT_EXPORT = "the file to write; for csv a folder"
FIRST = "first day, like 2026-10-01 (6 weeks before the last)"
LAST = "last day, like 2026-11-21 (the day of the review)"
THEME = "how it looks (light)"
PAPER = "the size of the paper (a4)"
NO_NAME = "leave out the patient's name"
NO_NAME_FHIR = "leave out the patient's name; only for fhir"
FORMAT = "the form to write"
SOURCE = "the document or table to bring in: .json .csv .tsv .txt .xlsx .ods, or a folder of tables"
SALVAGE = "save what can be read of a damaged diary, with its newest copy, in a new file"
REPLACE = "put the document in the place of all that the diary file holds"
DRY_RUN = "write nothing: only say what would come of it"
IMPORT_JSON = "one JSON object: the entries, and what was added, left out, refused or is asked"
COLUMNS = "what columns of a table are, by their headings, as Pain=soreness"
DATES = "the order of day, month and year in a table"
SCALE = "the numbers for no pain and for the worst pain in a table, as 0-100"
ROUND = "which way a score like 5.5 of a table is rounded; the note keeps it"
HOUR = (
    "the hour, from 0 to 23, of sessions and medicines without a time. "
    "In a table with neither: of ratings"
)
SHEET = "the sheet of a workbook"

# One line each on standard error. `{name}` is the file as the person named it.
NO_DIARY = "name a DIARY, or --sample"
TWO_DIARIES = "name a DIARY or --sample, not both"
ICON_ALONE = "--icon: opens no diary, so it stands alone"
NO_NOTIFICATION = "a reminder is due, but this desktop shows no notifications"
MISSING = "{name}: there is no such file"
NO_SUCH = "{name}: there is no such file or command"
FOLDER = "{name}: is a folder, not a diary"
NOT_ALLOWED = "{name}: may not be read"
UNREADABLE = "{name}: cannot be read ({reason})"
EMPTY = "{name}: is empty"
AT_FAULT = "{name}: {problem}"
DOCUMENT_ONLY = "{name}: is a document; {verb} needs a diary file (make one: ptdiary import)"
NO_DISPLAY = "no display to open a window on; the commands of `ptdiary --help` work without one"
NOT_A_QUESTION = "--question: {text} is not harder, new, clinic, morning or exercise=NAME"
NOT_A_DAY = "{option}: {text} is not a day like 2026-11-21"
BACKWARDS = "--from: {first} is after {last}"
WRONG_ENDING = "--out: {name} does not end in {endings}"
NOT_A_DIARY_FILE = "{name}: is not a diary file, so nothing can be brought into it"
OPEN_IN_WINDOW = (
    "{name} is open in a window. Close it, then replace; or import without --replace, which adds"
)
NO_REPLACING = "--replace: {name} holds tables, which cannot hold a whole diary"
NO_TABLE = "{option}: is of tables, and {name} is none"
NOT_A_SCALE = "--scale: {text} is not a scale like 0-100"
NOT_AN_HOUR = "--hour: {text} is not an hour from 0 to 23"
NOT_A_SHEET = "--sheet: {text} is not a sheet of this file; {known}"
SHEETS = "it has {sheets}"
NO_SHEETS = "it has no sheets"
NO_FIELD = "--columns: {text} names no field, as Pain=soreness does"
NOT_A_COLUMN = "--columns: {text} is not a column of this file; it has {columns}"
NOT_A_FIELD = "--columns: {text} is not a field: `ptdiary import --help` lists them"
SAME_FILE = "--out: {name} is the diary itself"
NAME_STAYS = "--no-name: only for --format fhir; {form} is written as it is"
NOTHING_PLANNED = "{name}: holds no appointment and no exercise of a plan for a calendar"
DISK_FULL = "the disk is full, so not all of the answer was written"
DISK_ERROR = "the disk reported an error, so not all of the answer was written"
STOPPED = "stopped; what was not finished was not written"
BUG = "a bug stopped this ({kind}, {place}); where it happened is in {log}"
BUG_UNWRITTEN = "a bug stopped this ({kind}, {place}); it could not be written down"

# What the verbs print
AS_OF = "{name}, as of {moment}"
FINDING = "{rule}: "
UNANSWERED = "Not answered lately: "
SAMPLE_NAME = "Sample diary"
SAID = "{name}: {said}"
MERGED = "{added} added, {changed} changed, {same} left as they were. It holds {held}."
MERGED_AND_REMOVED = (
    "{added} added, {changed} changed, {same} left as they were, {removed} removed."
    " It holds {held}."
)
WOULD_MERGE = (
    "nothing was written. {added} would be added, {changed} changed, {same} left as they are."
)
WOULD_REMOVE = (
    "nothing was written. {added} would be added, {changed} changed, {same} left as they are,"
    " {removed} removed."
)
EXPORTED = "{records}"
EXPORTED_PRIVATE = "{records}. Private notes are in it."
BACKED_UP = "{name}: a verified copy with {records}"
WHOLE = "{name}: whole, version {version}, {records}"
COPY = "{path}: a copy of {day} with {held}, {first} to {last}"
COPY_EMPTY = "{path}: a copy of {day} with {held}"
COPY_DAMAGED = "{path}: a copy that is damaged"
UNDATED = "an unknown day"
CONFLICT = (
    "{path}: left by {made_by}, {added} new and {changed} changed. To bring them in: ptdiary import"
    ' "{name}" "{path}"'
)
CONFLICT_UNREADABLE = "{path}: left by {made_by}. {problem}"
SYNC_PROGRAM = "a sync program"
NOTHING_LEFT = "{problem} Nothing in it can be read, and there is no copy of it."
SALVAGE_OFFERED = (
    "{problem} {readable} can still be read{copied}. To save them in a new file: ptdiary backup"
    ' "{name}" --salvage --out FILE'
)
COPIED_TOO = ", and the newest copy holds {held}"
SALVAGED = "{name}: a new diary with {held} that could be saved; {doubtful} of its records in part"
PARTS = {
    "sessions": ("session", "sessions"),
    "entries": ("entry", "entries"),
    "consultations": ("consultation", "consultations"),
    "appointments": ("appointment", "appointments"),
    "questions": ("question", "questions"),
    "plan": ("planned exercise", "planned exercises"),
    "activities": ("activity", "activities"),
    "medicine_doses": ("dose of a medicine", "doses of a medicine"),
    "experiments": ("experiment", "experiments"),
    "outlooks": ("forecast", "forecasts"),
}

# What the self-check prints
CHECKED = "{part}: {result}"
RESOURCES_PART, RULES_PART, REVIEW_PART = "resources", "rule book", "review"
STORE_PART, CHART_PART, PAGE_PART, WINDOW_PART = "diary file", "chart", "page", "window"
LICENCES_PART = "licences"
SPREADSHEET_PART, WORKBOOK_PART = "spreadsheet", "reading a spreadsheet"
ICONS_PART, NOTIFICATION_PART, PLUGINS_PART = "icons", "notification", "screen and printer"
FOUND = "{count} found"
PARTS_MISSING = "missing: {names}"
RULES = "{count} rules"
FINDINGS = "{count} findings in the sample diary"
NOT_KEPT = "a diary file did not give back what was put in"
BYTES = "{count} bytes"
BLANK = "came out blank"
NOTHING_READ = "nothing was read of what was written"
SHEETS_READ = "{count} sheets read"
OF_THE_SYSTEM = "the system's own"
FOUND_MODULE = "{name} found"


def records(counts: dict[str, int]) -> str:
    """`2 sessions, 9 entries`: what a diary holds, by the parts of `diary.PARTS`."""
    said = [f"{count} {PARTS[part][count != 1]}" for part, count in counts.items() if count]
    return ", ".join(said) or "no records"


def merged(added: int, changed: int, same: int, removed: int, held: str) -> str:
    """What an import did, and what the diary file holds now."""
    said = MERGED_AND_REMOVED if removed else MERGED
    return said.format(added=added, changed=changed, same=same, removed=removed, held=held)


def would_merge(added: int, changed: int, same: int, removed: int) -> str:
    """What an import would do."""
    said = WOULD_REMOVE if removed else WOULD_MERGE
    return said.format(added=added, changed=changed, same=same, removed=removed)


def exported(counts: dict[str, int], *, private: bool) -> str:
    """What a complete export holds; whoever passes it on has to know of private notes."""
    return (EXPORTED_PRIVATE if private else EXPORTED).format(records=records(counts))
