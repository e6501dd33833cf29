"""Words of the page Backups and recovery, and of all that keeps a diary from being lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.wall_clock import as_shown
from ptdiary.words import dates

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ptdiary.store.backups.backup import Backup, Contents
    from ptdiary.store.opening import Shortfall
    from ptdiary.store.restoring import RestoreCounts
    from ptdiary.words.dates import Times

TITLE = "Backups and recovery"
LEAD = (
    "PT Diary makes copies by itself: at the first start of a day, every half hour while you"
    " write, and when you close it."
)

COPIES = "Copies of your diary"
NO_COPIES = "There is no copy yet. PT Diary makes the first one when you have written something."
NO_GOOD_COPY = "There is no checked copy yet."
BACK_UP = "Back up now"
BACKED_UP = "The copy is made and checked."
LIST_NAME = "Copies of your diary, newest first"
SHOW_ALL = "Show all copies"
HEADERS = {
    "when": "Made",
    "holds": "Holds",
    "days": "From and to",
    "checked": "Checked",
    "place": "Where",
}
REASONS = {
    "automatic": "",
    "by_hand": "by hand",
    "before_upgrade": "before an update",
    "before_import": "before an import",
    "before_restore": "before bringing back",
    "before_purge": "before erasing",
}
BEFORE_VERSION = "before version {version}"
PLACES = {"beside": "Beside the diary", "second": "Second place"}
CHECKED = "Whole"
NOT_CHECKED = "Damaged"
CANNOT_READ = "Cannot be read"
WHEN_UNKNOWN = "Not known"

BRING_BACK = "Bring back missing entries"
BRING_BACK_HELP = "Choose a copy in the list first. You see the numbers before anything happens."
REPLACE = "Replace everything"
REPLACE_HELP = "Or put the whole diary back as it was in the copy that you chose."
FROM_FILE = "Use another file"
FROM_FILE_TITLE = "Choose a copy of a diary"
DO_BRING_BACK = "Bring back"
DO_REPLACE = "Replace everything with this copy"
LEAVE = "Leave it as it is"
BRING_BACK_TITLE = "Bring back what is missing?"
REPLACE_TITLE = "Replace everything?"
NOTHING_MISSING = "This copy holds nothing that is missing in your diary."
ALL_THE_SAME = "Your diary holds what this copy holds."
SAFETY = "A copy of your diary as it is now is made first."

BROUGHT_BACK_TITLE = "Look at your diary. Is it right?"
THIS_IS_RIGHT = "This is right"
TAKE_BACK = "Take it back"
LOOK = "Look at the diary"
CONFIRMED = "Good. PT Diary goes on as before."
TAKEN_BACK = "Your diary is as it was before."
UNCONFIRMED = "Until you say so, no copy is thrown away."
KEPT_SAFE = "Your diary as it was before is kept as a copy."

SECOND = "A second place"
SECOND_LEAD = (
    "Copies beside the diary do not help when the computer is lost. Choose a folder on a stick, on"
    " another disk, or in your cloud folder. PT Diary then puts each copy there too."
)
CHOOSE_SECOND = "Choose a folder"
CHANGE_SECOND = "Choose another folder"
FORGET_SECOND = "Stop using it"
SECOND_TITLE = "Choose a folder for a second copy"
SECOND_CHOSEN = "The folder is chosen, and a copy is there."
SECOND_FORGOTTEN = "No second place. The copies that are there stay."
NEVER_SEEN = "No copy has reached it yet."

CONFLICTS = "Copies that a sync program made"
CONFLICTS_LEAD = (
    "Your diary was changed on two computers at once. The sync program kept both. Nothing is put"
    " together until you say so."
)
CONFLICT_MERGE = "Bring in what is new"
CONFLICT_OLD = "It holds nothing new."
CONFLICTS_SEARCH = (
    "PT Diary is looking for copies of your diary beside it. You can go on meanwhile."
)
CONFLICTS_BUG = (
    "The copies beside your diary could not be looked at. They stay as they are. To try again,"
    " leave this page and come back."
)

MORE = "More"
REMOVED_LIST = "Recently deleted"
ERASE = "Erase the whole diary"
ERASE_LEAD = (
    "This erases every entry, the copies beside the diary, and the half-filled forms. It cannot be"
    " taken back, except from a last copy."
)
ERASE_COPY = "Where does the last copy go?"
ERASE_CHOOSE = "Choose a place for a last copy"
ERASE_NO_COPY = "No last copy"
ERASE_COPY_NAME = "diary last copy.ptdiary"
ERASE_NOT_CHOSEN = "Not chosen yet."
ERASE_NONE = "No copy is left. Nobody can bring the diary back."
ERASE_SECOND = "Erase the copies in the second place too?"
ERASE_SECOND_CHOICES = (("no", "Leave them"), ("yes", "Erase them too"))
ERASE_DAILY = "The daily copy stays where it is. Erase it there yourself: {path}"
ERASE_WORD = "erase"
ERASE_TYPE = f"Type the word {ERASE_WORD}"
ERASE_DO = "Erase now"
ERASE_LEAVE = "Keep the diary"
ERASED_TITLE = "The diary is erased"
ERASED_NO_COPY = "No copy was left."
DIARY_FILES = "PT Diary (*.ptdiary);;All files (*)"

LOOK_AT_COPIES = "Look at the copies"

CARD_OPEN = "Open another diary"
CARD_NEW = "New diary"


def holds(contents: Contents) -> str:
    """As in `74 entries and 12 sessions`."""
    entries = dates.count(contents.entries, "entry", "entries")
    return f"{entries} and {dates.count(contents.sessions, 'session', 'sessions')}"


def copy_holds(copy: Backup) -> str:
    """What a copy in the list holds."""
    return holds(copy.contents) if copy.contents is not None else CANNOT_READ


def copy_days(copy: Backup, times: Times) -> str:
    """`12 Oct to 21 Nov 2026`; the dash for a copy without entries."""
    contents = copy.contents
    if contents is None or contents.first is None or contents.last is None:
        return dates.NOT_ANSWERED
    return times.period(contents.first, contents.last)


def copy_made(copy: Backup, now: datetime, times: Times) -> str:
    """`today, 9:12`, and why if it was not automatic."""
    before_version = copy.reason == "before_upgrade" and copy.version
    why = BEFORE_VERSION.format(version=copy.version) if before_version else REASONS[copy.reason]
    if copy.made_at is None:
        return why or WHEN_UNKNOWN
    made = times.when(as_shown(copy.made_at, now), now)
    return f"{made}, {why}" if why else made


def last_copy(copy: Backup, now: datetime, times: Times) -> str:
    """The sentence above the list."""
    held = f" It holds {holds(copy.contents)}." if copy.contents is not None else ""
    return f"Last checked copy: {copy_made(copy, now, times)}.{held}"


def now_holds(numbers: RestoreCounts) -> str:
    """What the diary holds before anything is done."""
    return f"Your diary now: {holds(numbers.before)}."


def afterwards(numbers: RestoreCounts) -> str:
    """What it holds after it."""
    return f"Afterwards: {holds(numbers.after)}."


def what_missing_does(numbers: RestoreCounts) -> str:
    """What restoring does to the records: `Adds 12, changes 2. The same: 1,190.`."""
    parts = [f"Adds {numbers.added:,}, changes {numbers.changed:,}. The same: {numbers.same:,}."]
    if numbers.older:
        parts.append(f"Newer in your diary, so kept: {numbers.older:,}.")
    if numbers.deleted:
        parts.append(left_deleted(numbers))
    if numbers.only_here:
        parts.append(f"Only in your diary, and kept: {numbers.only_here:,}.")
    return " ".join(parts)


def left_deleted(numbers: RestoreCounts) -> str:
    """What the patient had deleted stays deleted; empty if nothing is."""
    return (
        f"You deleted these, so they stay deleted: {numbers.deleted:,}." if numbers.deleted else ""
    )


def what_replacing_does(numbers: RestoreCounts) -> str:
    """What replacing does to the records."""
    changed = numbers.changed + numbers.older
    parts = [f"Adds {numbers.added:,}, changes {changed:,}. The same: {numbers.same:,}."]
    if numbers.removed:
        parts.append(
            f"Not in this copy: {numbers.removed:,}. They go to Recently deleted, where you can"
            " bring them back."
        )
    return " ".join(parts)


def brought_back(numbers: RestoreCounts) -> str:
    """What was done, with the numbers before and after."""
    return f"Before: {holds(numbers.before)}. Now: {holds(numbers.after)}."


def second_place(folder: Path, unseen: int | None) -> str:
    """Where the second copies go, and when one last got there."""
    if unseen is None:
        return f"{isolated(folder)}. {NEVER_SEEN}"
    if unseen == 0:
        return f"{isolated(folder)}. A copy reached it today."
    return f"{isolated(folder)}. A copy last reached it {dates.count(unseen, 'day', 'days')} ago."


def unseen(days: int) -> str:
    """The quiet reminder in one line."""
    return f"The second place for copies was not there for {days} days. Plug it in when you can."


def conflict(name: str, made_by: str, numbers: RestoreCounts | None, problem: str) -> str:
    """One conflict copy in a line."""
    by = f" ({isolated(made_by)})" if made_by else ""
    if numbers is None:
        return f"{isolated(name)}{by}. {problem}"
    new = numbers.added + numbers.changed
    if not new:
        return f"{isolated(name)}{by}. {CONFLICT_OLD}"
    return f"{isolated(name)}{by}. New in it: {dates.count(new, 'record', 'records')}."


def conflicts_found(count: int) -> str:
    """The line after opening."""
    copies = dates.count(count, "copy", "copies")
    return f"A sync program left {copies} of your diary with something new."


def fewer(found: Shortfall) -> str:
    """The line after opening a diary that holds less than before, or an older one."""
    if found.found < found.known:
        return (
            f"Your diary holds {found.found:,} records. Last time it held {found.known:,}. No copy"
            " is thrown away until you have looked."
        )
    return "This is an older version of your diary. No copy is thrown away until you have looked."


def shrunk(before: int, now: int) -> str:
    """The line after a copy that holds less than the one before."""
    return f"Your diary holds {now:,} records. A copy of it holds {before:,}. Look at the copies."


def altered(count: int) -> str:
    """The line after a check that found records which changed by themselves."""
    records = dates.count(count, "record", "records")
    return f"The disk has changed {records}. A checked copy still has them as you wrote them."


def synced(service: str) -> str:
    """Said once about a diary in a synced folder."""
    return (
        f"Your diary is in a folder that {service} syncs. Close PT Diary on this computer first. "
        "Then open it on the other one. Otherwise, entries can be lost."
    )


def erased(contents: Contents, last: Path | None, left: int) -> str:
    """What was erased and where the last copy is."""
    where = f"The last copy is {last}." if last is not None else ERASED_NO_COPY
    rest = f" {dates.count(left, 'file', 'files')} could not be erased." if left else ""
    return f"{dates.sentence(holds(contents))} are erased. {where}{rest}"
