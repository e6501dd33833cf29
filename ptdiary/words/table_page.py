"""Words of the page on which a table comes in: what it is taken for, what is asked, what is left.

The patient's own headings and cells stand in these sentences isolated and in quotation marks.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, time
from typing import TYPE_CHECKING, Any

from ptdiary.diary import Entry, MedicineDose
from ptdiary.isolate import isolated
from ptdiary.tables.handwritten import written_number
from ptdiary.tables.reading import LEFT_OUT, AskAbout, Why
from ptdiary.words import body_regions, dates, entries, medicine, sessions, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ptdiary.tables.reading import Ask, Column, Reading, TableRow
    from ptdiary.words.dates import Times

TITLE = "Bring in a table"
LEAD = "Have you kept your soreness in a spreadsheet or in another program? Bring it in here."
SHOWN_FIRST = "You see the rows first. Nothing is written until you say so."
CHOOSE = "Choose a file"
CHOOSE_TITLE = "Choose a table"
PASTE = "Paste a table"
PASTE_HELP = "Or copy the cells in your spreadsheet, and paste them."
KINDS = "Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)"
PASTED = "the clipboard"
NOTHING_COPIED = "No cells are copied. Mark them in your spreadsheet, copy them, then paste here."

NEEDS_TITLE = "What a table needs"
NEEDS = (
    "One row for each rating, with a day and a score. A time, a note, a medicine, or an exercise "
    "with its minutes and effort can stand beside them."
)
EXAMPLE_NAME = "An example of a table"
EXAMPLE_HEADING = ("Date", "Time", "Pain", "Note")
EXAMPLE = (
    ("14 March 2026", "8:00", "5", "stiff"),
    ("15 March 2026", "", "4", ""),
)
KNOWN_TITLE = "Programs whose tables are recognised"
KNOWN = (
    "Daylio, Bearable, Migraine Buddy, Track & Graph, Loop Habit Tracker, Blood Pressure Monitor, "
    "Privacy Friendly Pain Diary. A table of another one is read by its headings."
)
EMPTY_TITLE = "Start a table of your own"
EMPTY_LEAD = "An empty table has the columns already. Fill it in where you like, then bring it in."
EMPTY = "Save an empty table"
EMPTY_NAME = "soreness table.xlsx"
EMPTY_KINDS = "Workbook (*.xlsx);;Table as text (*.csv)"

SHEET = "Sheet of the workbook"
OTHER_TABLE = "Choose another table"
COLUMNS_TITLE = "The columns of your table"
COLUMNS_LEAD = "Change what a column is taken for. The rows follow at once."
QUESTIONS_TITLE = "To be answered first"
ANSWERED_TITLE = "What you have answered"
PREVIEW_TITLE = "The first rows, as they would stand in your diary"
PREVIEW_NONE = "No row can be shown yet."
NO_TIME = "Ratings without a time"
NO_TIME_HELP = "You can choose the hour at which you usually wrote."
KEEP_UNKNOWN = "Time not known"
HEADERS = {"day": "Day", "time": "Time", "soreness": "Soreness", "rest": "What else"}
LINE_HEADERS = {"line": "Row", "column": "Column", "text": "Cell", "why": "Why"}
BRING_IN = "Bring in"
LEAVE = "Leave it"
AGAIN = "The table is being read again."
REFUSED = "Above stands what is in the way."
NO_ROWS = "There is no row to bring in."
BROUGHT_IN = "Table brought in"
DONE_TITLE = "Your table is in the diary"
SEE_WARNING = "Show it on Today"
WRITE_NOW = "Write how it is now"
SEE_DIARY = "See it in Diary"
SEE_TRENDS = "See it in Trends"
ANOTHER = "Bring in another table"
WAS_SAFE = "A backup was made before. You can also take it back with Undo."
LEFT = "Nothing was brought in."

# What a column can be taken for, as a list to choose from; other fields are named by their words.
MEANINGS = {
    "day": "Day",
    "time": "Time",
    "at": "Day and time",
    "soreness": "Soreness, 0 to 10",
    "note": "Note",
    "medicine": "Medicine",
    "place": "Place on the body",
    "exercise": "Exercise",
    "minutes": "Minutes of exercise",
    "effort": "Effort, 0 to 10",
    "sleep_hours": "Hours of sleep",
    "sleep_quality": "Sleep quality, 0 to 10",
    "fatigue": "Tiredness, 0 to 10",
    "movement": "Movement, 0 to 10",
    "interference": "What it kept you from, 0 to 10",
    "pain_relief": "Painkiller before, yes or no",
    "quality": "What it feels like",
    LEFT_OUT: "Leave out",
}
# Offered where it is asked what a column is, by what stands in its cells.
_OF_WORDS = ("note", LEFT_OUT)
_OF_SCORES = ("soreness", "note", "sleep_hours", LEFT_OUT)
_OF_LARGE_NUMBERS = ("soreness", "note", LEFT_OUT)
_NAMED = 8  # columns in a sentence
_OTHER_FIELDS = {
    "id": "Number of the record",
    "regions": "Places on the body",
    "written_at": "When it was written",
    "time_unknown": "Whether the time is not known",
}


def meaning(path: str) -> str:
    """What a column is taken for: `Hours of sleep`, `A fever`."""
    if path in MEANINGS:
        return MEANINGS[path]
    check = body_regions.CHECKS.get(path.removeprefix("checks."))
    said = _OTHER_FIELDS.get(path) or check or path.replace("_", " ").replace(".", ", ")
    return dates.sentence(said)


def quoted(text: str) -> str:
    """The patient's own words inside a sentence."""
    return f"“{isolated(text)}”"


def for_example(column: Column) -> str:
    """A few of the cells that are filled, below the heading of their column."""
    if not column.samples:
        return "No cell is filled."
    samples = dict.fromkeys(column.samples)
    return f"For example: {', '.join(isolated(each) for each in samples)}"


def taken_for(name: str) -> str:
    """What screen readers call the list beside a heading."""
    return f"{isolated(name)}: taken for"


def recognised(reading: Reading, name: str) -> str:
    """What the table was recognised as: a program's, or by its columns."""
    if reading.known:
        return f"This looks like a table from {reading.known}."
    found = [each for each in reading.columns if each.meaning != LEFT_OUT]
    said = ", ".join(isolated(each.name) for each in found) or "none"
    return f"Columns found in {isolated(name)}: {said}."


def columns_left_out(names: Sequence[str]) -> str:
    """The columns of which nothing comes in, and where that is changed."""
    some = [isolated(each) for each in names[:_NAMED]]
    more = len(names) - len(some)
    said = dates.joined([*some, f"{more} more"] if more else some)
    which = "the column" if len(names) == 1 else "the columns"
    return f"Left out: {which} {said}. You can change that at “{COLUMNS_TITLE}”."


def no_table(problem: str) -> str:
    """A file, or what was copied, that holds no table; the problem says what it is."""
    return f"No table was found there. Nothing was changed. ({problem})"


def not_usable(problem: str) -> str:
    """A table of which nothing can be used; the problem names its place."""
    return f"This table cannot be brought in as it is: {problem}."


def as_note(column: str) -> str:
    """A button: what stands in the column is kept, and is no score."""
    return f"Take {quoted(column)} as a note"


def leave_column(column: str) -> str:
    """A button."""
    return f"Leave {quoted(column)} out"


def refusal(reading: Reading) -> str:
    """Why nothing of a table can be used, and what can be done; "" where some of it can."""
    if reading.refused is None:
        return ""
    step = tables.next_step(reading)
    said = not_usable(str(reading.refused))
    return f"{said} {step}." if step else said


# What is asked.

_CENTURY, _FIRST_YEAR, _LAST_YEAR = 100, 1900, 2100
_HALF = 0.5
_HIGHEST = 10  # of the scores of a diary
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_NUMBERS = re.compile(r"\d+")
_ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}  # where year, month and day are
_ORDER_WORDS = {
    "dmy": "The day comes first",
    "mdy": "The month comes first",
    "ymd": "The year comes first",
}
_SMALL_SCALES = ((0, 3), (0, 4), (0, 5), (1, 5), (1, 7), (0, 10), (1, 10))
_LARGE_SCALES = ((0, 20), (0, 50), (0, 100), (1, 100))
SCALE = "{least} to {most}"
_HOURS = (6, 7, 8, 9, 10, 12, 14, 16, 18, 19, 20, 21, 22)
NOT_SORENESS = "These are no soreness scores"
_ROUNDED = {
    "up": "Up, to {score}",
    "down": "Down, to {score}",
    "even": "To the even number, here {score}",
}
_ROUNDING = {"up": "Up", "down": "Down", "even": "To the even number"}


def question(ask: Ask) -> str:
    """The question, with the cell that shows why."""
    cell, column = isolated(ask.example), quoted(ask.column)
    match ask.about:
        case AskAbout.COLUMNS:
            return f"What stands in the column {column}?"
        case AskAbout.DATES:
            return f"{column} holds {cell}. Which day is that?"
        case AskAbout.SCALE:
            return f"{column} holds {cell}. From no pain to the worst, how do its scores run?"
        case AskAbout.ROUND:
            return f"{column} holds {cell}, half way between two scores. Which way does a half go?"
        case AskAbout.HOUR:
            return f"What stands in {column} needs an hour. At what hour was it, usually?"


def question_help(ask: Ask) -> str:
    """What is to be known for the answer."""
    match ask.about:
        case AskAbout.COLUMNS:
            return f"For example: {isolated(ask.example)}"
        case AskAbout.DATES:
            return "All days of the table are read the same way."
        case AskAbout.SCALE:
            return "Every score is put on the scale of the diary, from 0 to 10."
        case AskAbout.ROUND:
            return f"Other scores go to the nearest one. The note keeps {isolated(ask.example)}."
        case AskAbout.HOUR:
            return "It is for sessions and medicines without a time. Ratings stay as they are."


def answers(ask: Ask, times: Times, samples: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """The answers to choose from: (value, words). `samples` are more cells of the column."""
    match ask.about:
        case AskAbout.COLUMNS:
            fitting = _fitting((ask.example, *samples))
            return tuple((each, MEANINGS[each]) for each in fitting)
        case AskAbout.DATES:
            return _days(ask.example, times)
        case AskAbout.SCALE:
            return (*_scales(ask.example), (LEFT_OUT, NOT_SORENESS))
        case AskAbout.ROUND:
            return _rounded(ask)
        case AskAbout.HOUR:
            return hours_of(times)


def _fitting(cells: Sequence[str]) -> tuple[str, ...]:
    """What a column may be taken for: of soreness only where a number stands in a cell."""
    written = [said.number.value for said in map(written_number, cells) if said is not None]
    if not written:
        return _OF_WORDS
    return _OF_SCORES if max(written) <= _HIGHEST else _OF_LARGE_NUMBERS


def hours_of(times: Times) -> tuple[tuple[str, str], ...]:
    """The hours to choose from: (value, words)."""
    return tuple((str(each), times.clock(time(each))) for each in _HOURS)


def _days(example: str, times: Times) -> tuple[tuple[str, str], ...]:
    """`3 April 2026` and `4 March 2026`; else the orders by name."""
    parts = [int(each) for each in _NUMBERS.findall(example)[:3]]
    found: dict[str, str] = {}
    for order, places in _ORDERS.items():
        with suppress(ValueError, IndexError):
            year, month, day = (parts[each] for each in places)
            said = date(year + 2000 if year < _CENTURY else year, month, day)
            if _FIRST_YEAR < said.year < _LAST_YEAR:
                found[order] = times.dated_in_full(said)
    if len(set(found.values())) <= 1:
        return tuple(_ORDER_WORDS.items())
    return tuple(found.items())


def _scales(example: str) -> tuple[tuple[str, str], ...]:
    """From what to what its scores may run: `0-100`, as `0 to 100`; first what it says itself."""
    numbers = [float(each.replace(",", ".")) for each in _DECIMAL.findall(example)] or [0.0]
    said = [(0, 100)] if "%" in example else [(0, round(each)) for each in numbers[1:2]]
    others = _SMALL_SCALES if numbers[0] <= _HIGHEST else _LARGE_SCALES
    fitting = [each for each in others if each[1] >= numbers[0]]
    fitting = fitting or [(0, 10 ** len(str(int(numbers[0]))))]  # 0 to 1000, or to 10000
    return tuple(
        (f"{least}-{most}", SCALE.format(least=least, most=most))
        for least, most in dict.fromkeys([*said, *fitting])
    )


def _rounded(ask: Ask) -> tuple[tuple[str, str], ...]:
    said = written_number(ask.example)
    number = said.number.value if said and ask.score is None else ask.score
    if number is None or number % 1 != _HALF or number > _HIGHEST:
        return tuple(_ROUNDING.items())
    up, down = int(number + _HALF), int(number - _HALF)
    scores = {"up": up, "down": down, "even": up if up % 2 == 0 else down}
    return tuple((way, said.format(score=scores[way])) for way, said in _ROUNDED.items())


def open_questions(count: int) -> str:
    """Why it cannot be brought in yet."""
    return "Answer the question first." if count == 1 else f"Answer the {count} questions first."


# The rows, as they would stand in the diary.


def moment_of(row: TableRow) -> datetime:
    """When it was."""
    record = row.record
    return record.at if isinstance(record, Entry | MedicineDose) else record.ended_at


def day_of(row: TableRow, times: Times) -> str:
    """`14 Mar 2026`."""
    return times.dated(moment_of(row))


def time_of(row: TableRow, times: Times) -> str:
    """`8:00`, or that it is not known."""
    return entries.clock(row.record, moment_of(row), times)


def soreness_of(row: TableRow) -> str:
    """`5`; empty where it is not rated."""
    score = row.record.soreness if isinstance(row.record, Entry) else None
    return "" if score is None else str(score)


def rest_of(row: TableRow) -> str:
    """A session or a medicine in words, or what else an entry says."""
    record = row.record
    if isinstance(record, MedicineDose):
        return f"Medicine: {medicine.dose(record.name, record.amount)}"
    if isinstance(record, Entry):
        return _rest_of_entry(row)
    said = [", ".join(sessions.done(record)), sessions.where(record), record.note or ""]
    parts = " ".join(f"{each.rstrip('.')}." for each in said if each)
    return f"Session: {parts}" if parts else "Session"


_SAID_ALREADY = {"at", "soreness", "time_unknown", "note", "id", "written_at"}


def _rest_of_entry(row: TableRow) -> str:
    others = [
        f"{meaning(path)}: {_value_of(row.record, path)}"
        for path in row.told
        if path not in _SAID_ALREADY
    ]
    note = row.record.note or "" if isinstance(row.record, Entry) else ""
    return "; ".join([*([isolated(note)] if note and others else [note] if note else []), *others])


def _value_of(record: object, path: str) -> str:
    """What a field holds: `7.5`, `yes`, `stiff, sharp`."""
    value: Any = record
    for name in path.split("."):
        value = getattr(value, name, None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return dates.number(value)
    if isinstance(value, tuple):
        return ", ".join(isolated(each) for each in value)
    return isolated(str(value or ""))


# What is kept out.

SHOWN_AT_MOST = "The first {count} are shown."


def left_out(count: int) -> str:
    """The row that opens those that are left out."""
    return dates.sentence(dates.count(count, "row is left out", "rows are left out"))


def left_out_why(reasons: Sequence[Why]) -> str:
    """The reasons, the commonest first: `no answer stands in it: 24; it is empty: 3`."""
    found = sorted(set(reasons), key=lambda each: (-reasons.count(each), each))
    return "; ".join(f"{tables.WHY[each]}: {reasons.count(each):,}" for each in found)


def why_left_out(why: Why) -> str:
    """The reason of one line."""
    return dates.sentence(tables.WHY[why])


def lines(first: int, last: int) -> str:
    """`30`, or `30 to 34`."""
    return f"{first:,}" if first == last else f"{first:,} to {last:,}"


def refused(count: int) -> str:
    """The row that opens those that cannot be read."""
    return dates.sentence(dates.count(count, "row cannot be read", "rows cannot be read"))


REFUSED_STATE = "Not brought in"
