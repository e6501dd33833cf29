"""Words for a diary that a newer PT Diary wrote, of which this one reads what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.wall_clock import as_shown
from ptdiary.words import dates
from ptdiary.words.backups import copy_made, holds

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup, Contents
    from ptdiary.store.newer import LeftOut, NewerDiary
    from ptdiary.store.older_copy import OlderCopy
    from ptdiary.store.recovery import Recovered, Recovery
    from ptdiary.words.dates import Times

# What is said when something cannot be saved or written.

CANNOT_SAVE = "This is not saved yet."
TRY_AGAIN = "Try again"
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save it before you leave."
NOT_SAVED_YET = (
    "You typed this before the program ended. It is saved once you go into the box and leave it."
)
NO_PDF = "The page could not be made into a PDF. The file was not written."
PDF_PAGES = "A page is missing from the PDF, or is too many. The file was not written."


def cannot_save(sentence: str) -> str:
    """What is beside Save when the disk refuses."""
    return f"{CANNOT_SAVE} {sentence}"


# Words for a diary that does not open, is open elsewhere, or went away while it was open.

TITLES = {
    "damaged": "Part of your diary is damaged",
    "altered": "Another program has changed your diary file",
    "empty": "Your diary file is empty",
    "missing": "Your diary file is not there",
    "gone": "Your diary file is not there",
    "not_a_diary": "This is not a diary",
    "disk": "The disk cannot read all of your diary",
    "newer": "A newer PT Diary wrote this diary",
    "not_allowed": "PT Diary may not write to this diary",
    "locked": "Another program holds your diary",
    "not_copied": "Your diary could not be copied first",
}
NOTHING_TO_BRING = "There is no copy, and nothing in the file can be read."
LOOKED_TITLE = "What can be brought back"
LOOKING = "PT Diary is looking at what can be brought back. Please wait. It may take a minute."
BRINGING = "Your diary is being brought back. Please wait."
SAVING_NEW = "Your diary is being saved as a new one. Please wait."
READING_NEWER = "Your diary is being read. Please wait."
KEPT = "The damaged file is kept beside your diary. It is never deleted."
ALL_WAYS = "Other ways"

WAYS = {
    "both": "Bring back all that there is",
    "backup": "Bring back the copy alone",
    "salvage": "Bring back what can be read",
}
AGAIN = "Try again"
OTHER = "Open another diary"
NEW = "Start a new diary"
READ_ONLY = "This diary is open for reading only. What you write cannot be saved in it."

ELSEWHERE_TITLE = "This diary may be open elsewhere"
ELSEWHERE_HERE = (
    "Another program on this computer seems to have it open. If you open it twice, close one of the"
    " two before you write."
)
OPEN_ANYWAY = "Open it anyway"
RAISED = "That diary is open in another window. It is in front now."
EXISTS = "There is a file with this name. Choose another name for a new diary."
OPEN_TITLE = "Open a diary"
NEW_TITLE = "New diary"
NEW_NAME = "diary.ptdiary"
OPENED_NEW = "This is a new diary. The other one is as you left it."
NO_SAMPLE = "The invented diary could not be opened."

MOVED_WAY = "Save all to a new copy"
MOVED_TITLE = "Save your diary to a new copy"
MOVED_NAME = "diary copy.ptdiary"
MOVED_SAVED = "Your diary is saved here now. What you had typed is still in its form."

WAITING = "Another program is using your diary. This waits until it is done."
OVERTAKEN = "Another program changed this diary. You see it as it is now."
REJOINED = (
    "Another program put another copy of this diary in its place. Your own changes were made in it"
    " too. You see it as it is now."
)
SET_ASIDE = (
    "What you changed here was changed elsewhere too. You see the other one. Yours is kept under"
    " Earlier versions."
)
CONFLICT_WAY = "Earlier versions"
CONFLICT = (
    "This was also changed elsewhere while it was open here. Yours is saved. The other one is kept"
    " under Earlier versions."
)


def copy_said(copy: Backup, now: datetime, times: Times) -> str:
    """The newest good copy, in a sentence."""
    held = f" It holds {holds(copy.contents)}." if copy.contents is not None else ""
    return f"The newest checked copy is from {copy_made(copy, now, times)}.{held}"


def readable_said(contents: Contents, doubtful: int) -> str:
    """What can still be read of the file."""
    said = f"In the file itself, {holds(contents)} can still be read."
    if doubtful:
        records = dates.count(doubtful, "record", "records")
        said += f" In {records}, some answers cannot be read. They are left out."
    return said


def way_said(way: str, found: Recovery) -> str:
    """What the diary holds after a way on, and what is lost by it."""
    after = found.after[way]  # type: ignore[index]
    said = f"Your diary then holds {holds(after)}."
    if way == "backup" and found.lost_by_backup:
        records = dates.count(found.lost_by_backup, "record", "records")
        said += f" Lost by this: {records} that you wrote or changed later."
    return said


def recovered(done: Recovered) -> str:
    """What was brought back, and where the damaged file is."""
    kept = (
        f" The damaged file is kept as {isolated(done.kept.name)}." if done.kept is not None else ""
    )
    return f"Your diary is back. It holds {holds(done.contents)}.{kept}"


def elsewhere(computer: str) -> str:
    """Where the diary seems to be open."""
    if not computer:
        return ELSEWHERE_HERE
    return (
        f"The computer {isolated(computer)} seems to have it open. Close it there first, or one of"
        " the two can lose entries."
    )


def recent(path: Path) -> str:
    """A diary in the list of recent ones: its name and its folder."""
    return f"{isolated(path.name)} ({isolated(path.parent)})"


# The copy that was made before the newer version

OLDER_TITLE = "Go on with the copy from before"
OLDER_HOW = (
    "It opens as a diary of its own, named “{name}”, and you can write in it. The newer diary is"
    " not touched."
)
OLDER_AGAIN = "You have opened it before. What you wrote in it since is still there."
OLDER_LATER = (
    "Once PT Diary is updated, open the newer diary. Under Backups and recovery, choose Use another"
    " file to bring in what you wrote here."
)
OLDER_OPEN = "Open the copy"
OLDER_OPENED = "This is the copy from before. The newer diary is as it was."
OLDER_NAME = "{stem} as it was on {day}"
OLDER_NAME_UNDATED = "{stem} as it was before the update"
OLDER_LINE = "The newest copy that this version can open is of {day}: {path}"
VERSIONS = "Version {newer} of PT Diary has opened this diary. This is version {this}."

LEAD = (
    "Save a copy of all your words now, private notes too. What only the newer PT Diary knows is"
    " left out of the copy. The diary itself stays as it is."
)
HOW_TO_READ = (
    "To read the copy here: start a new diary, open Settings, This diary, and choose Bring in."
)
SAVE = "Save a copy as a document"
DAMAGED = "Part of the file is damaged too, so more may be missing."
PRIVATE = "Your private notes are in it."

# One line on standard error
LINE = "{name}: A newer PT Diary wrote this diary. What this version does not know is left out"


def line(name: str, left_out: LeftOut, older: OlderCopy | None = None) -> str:
    """The one line of a command that reads such a diary."""
    counted = _counted(left_out)
    said = LINE.format(name=isolated(name)) + (f": {counted}." if counted else ".")
    said = said if left_out.whole else f"{said} {DAMAGED}"
    return f"{said} {older_line(older)}" if older is not None else said


def older_line(older: OlderCopy) -> str:
    """Where the copy is that this version can open, for the command line."""
    made_at = older.copy.made_at
    day = "a day that is not known" if made_at is None else made_at.astimezone().date().isoformat()
    return OLDER_LINE.format(day=day, path=isolated(older.copy.path))


def days_missing(days: int | None) -> str:
    """How much was written since the copy; None where that cannot be told."""
    if days is None:
        return "What was written after it cannot be told here."
    if not days:
        return "No day that you wrote on is missing in it."
    if days == 1:
        return "1 day that you wrote on later is not in it."
    return f"{days:,} days that you wrote on later are not in it."


def older_name(diary: Path, older: OlderCopy, now: datetime) -> str:
    """The name of the diary that the copy becomes: the same each time, so that it is found."""
    made_at = older.copy.made_at
    if made_at is None:
        return OLDER_NAME_UNDATED.format(stem=diary.stem) + diary.suffix
    day = as_shown(made_at, now).date().isoformat()
    return OLDER_NAME.format(stem=diary.stem, day=day) + diary.suffix


def saved(path: Path, found: NewerDiary) -> str:
    """Where the copy lies, what it holds, and what is left out of it."""
    diary = found.diary
    entries = dates.count(len(diary.entries), "entry", "entries")
    sessions = dates.count(len(diary.sessions), "session", "sessions")
    said = [
        f"Saved as {isolated(path)}, and read back.",
        f"It holds {entries} and {sessions}.",
    ]
    if any(entry.private_note is not None for entry in diary.entries):
        said.append(PRIVATE)
    counted = _counted(found.left_out)
    if counted:
        said.append(f"Left out: {counted}.")
    if not found.left_out.whole:
        said.append(DAMAGED)
    return " ".join(said)


def _counted(left_out: LeftOut) -> str:
    """`2 kinds of answer, 1 record`: what is left out; empty if nothing is."""
    said = [
        (left_out.fields, dates.count(left_out.fields, "kind of answer", "kinds of answer")),
        (left_out.tables, dates.count(left_out.tables, "kind of record", "kinds of record")),
        (left_out.refused, dates.count(left_out.refused, "record", "records")),
        (left_out.in_part, f"answers in {dates.count(left_out.in_part, 'record', 'records')}"),
    ]
    return ", ".join(text for number, text in said if number)
