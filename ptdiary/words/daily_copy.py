"""Words of the copy that is written by itself after each day with a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.store.exchange.daily import DailyCopy, Readers
    from ptdiary.words.dates import Times

TITLE = "A copy after each day with a change"
LEAD_OFF = (
    "Off until you choose a folder, such as one that your computers share. Private notes stay out "
    "of it."
)
LEAD = "It is saved by itself, without private notes."
FORM = "Saved as"
FORMS = (("document", "Diary document"), ("tables", "Tables"))
CHOOSE = "Choose a folder"
CHANGE = "Choose another folder"
FOLDER_TITLE = "Choose a folder for the daily copy"
STOP = "Stop saving it"
STOPPED = "No copy is saved any more. The last one stays where it is."
BEING_SAVED = "The first copy is being saved."
SAVED = "Saved as {name} in {folder}, {when}."
OPEN_FOLDER = "Others on this computer can open this folder. They cannot open the copy itself."
OPEN_COPY = "Others on this computer can read this folder and the copy in it."
SYNCED = "Whoever can open your {service} can read the copy there."
NOT_SAVED = "The daily copy was not saved. PT Diary tries again later. ({problem})"
NOT_NOTED = "The copy is saved. That it is wanted again could not be noted beside your diary."
WAY = "Look at this setting"


def saved(copy: DailyCopy, now: datetime, times: Times) -> str:
    """`Saved as diary daily copy.json in Cloud/Diary, today, 9:12.`."""
    when = "" if copy.written_at is None else times.when(copy.written_at, now)
    return SAVED.format(name=isolated(copy.name), folder=isolated(copy.folder), when=when)


def readers(found: Readers) -> str:
    """Who beside the patient may see it; empty where nobody is known."""
    said = [OPEN_COPY if found.copy else OPEN_FOLDER] if found.folder else []
    said += [SYNCED.format(service=found.service)] if found.service else []
    return " ".join(said)


def not_saved(problem: str) -> str:
    """One line, with what the computer says."""
    return NOT_SAVED.format(problem=problem)
