"""Words for a diary that a newer PT Diary wrote, of which this one reads what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.wording import dates

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.store.newer import LeftOut, NewerDiary

LEAD = (
    "Save a copy of all your words now, private notes too. What only the newer PT Diary knows is"
    " left out of the copy. The diary itself stays as it is."
)
HOW_TO_READ = "To read the copy here: start a new diary, open Settings, and choose Bring a copy in."
SAVE = "Save a copy as a document"
DAMAGED = "Part of the file is damaged too, so more may be missing."
PRIVATE = "Your private notes are in it."

# One line on standard error
LINE = "{name}: A newer PT Diary wrote this diary. What this version does not know is left out"


def line(name: str, left_out: LeftOut) -> str:
    """The one line of a command that reads such a diary."""
    counted = _counted(left_out)
    said = LINE.format(name=name) + (f": {counted}." if counted else ".")
    return said if left_out.whole else f"{said} {DAMAGED}"


def saved(path: Path, found: NewerDiary) -> str:
    """Where the copy lies, what it holds, and what is left out of it."""
    diary = found.diary
    entries = dates.count(len(diary.entries), "entry", "entries")
    sessions = dates.count(len(diary.sessions), "session", "sessions")
    said = [f"Saved as {path}, and read back.", f"It holds {entries} and {sessions}."]
    if any(entry.private_note is not None for entry in diary.entries):
        said.append(PRIVATE)
    counted = _counted(found.left_out)
    if counted:
        said.append(f"Left out: {counted}.")
    if not found.left_out.whole:
        said.append(DAMAGED)
    return " ".join(said)


def _counted(left_out: LeftOut) -> str:
    """`2 kinds of answer, 1 record`: what is left out; nothing where that is nothing."""
    said = [
        (left_out.fields, dates.count(left_out.fields, "kind of answer", "kinds of answer")),
        (left_out.tables, dates.count(left_out.tables, "kind of record", "kinds of record")),
        (left_out.refused, dates.count(left_out.refused, "record", "records")),
        (left_out.in_part, f"answers in {dates.count(left_out.in_part, 'record', 'records')}"),
    ]
    return ", ".join(text for number, text in said if number)
