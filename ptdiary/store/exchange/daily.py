"""A copy in another form by itself: after each day on which the diary has changed, into a folder.

The patient chooses the folder, such as one that a sync program keeps; without that there is none.
What is chosen, and what was written last, is noted in the state beside the diary, so that no other
diary follows it there. Private notes stay at home. Each copy takes the place of the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ptdiary.diary.document import write_document
from ptdiary.exports import export_file, export_folder
from ptdiary.files import free_name, is_open_to_others, is_private
from ptdiary.store.exchange.csv import csv_files
from ptdiary.store.exchange.document import export_document
from ptdiary.store.last_known import LastKnown, read_last_known, update_last_known
from ptdiary.store.store import Store
from ptdiary.store.sync_programs import synced_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

DailyForm = Literal["document", "tables"]
_NAMES = {"document": "{diary} daily copy.json", "tables": "{diary} daily tables"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyCopy:
    """What is written, into which folder, as a file or a folder of this `name`.

    `written_at` is when that was done last.
    """

    form: DailyForm
    folder: Path
    name: str
    written_at: datetime | None = None

    @property
    def path(self) -> Path:
        """The copy itself."""
        return self.folder / self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who beside the patient may see a daily copy.

    `folder`: others on this computer can open its folder. `copy`: they can read the copy too, as
    on a stick that keeps no rights. `service`: the sync program that sees it, "" where none is
    known.
    """

    folder: bool
    copy: bool
    service: str


def daily_copy(diary: Path) -> DailyCopy | None:
    """What the patient has chosen for a diary; None: nothing, as at first."""
    return _chosen(read_last_known(diary))


def choose_daily_copy(
    diary: Path, form: DailyForm, folder: Path, clock: Callable[[], datetime]
) -> DailyCopy:
    """Write the first copy now, and choose it. FileError or StoreError: nothing is chosen then.

    What stands there by its name is left alone, unless this diary has put it there.
    """
    known, folder = read_last_known(diary), folder.absolute()
    is_file = form == "document"
    name = known.daily_name
    if known.daily_folder != str(folder) or name.endswith(".json") != is_file or not name:
        name = free_name(folder / _NAMES[form].format(diary=diary.stem)).name
    return _write(diary, DailyCopy(form=form, folder=folder, name=name), clock)


def stop_daily_copy(diary: Path) -> None:
    """Write none any more. What was written stays, and is known if it is chosen again."""
    update_last_known(diary, daily_form="")


def write_if_due(diary: Path, clock: Callable[[], datetime], changes: int) -> DailyCopy | None:
    """Write the copy if the diary has changed on a day that is over; None where it is not due.

    `changes` is how many the diary has seen. That it has changed today is noted for tomorrow.
    FileError; StoreError: it is due still.
    """
    since = note_change(diary, clock, changes)
    chosen = daily_copy(diary)
    if chosen is None or since in ("", clock().date().isoformat()):
        return None
    return _write(diary, chosen, clock)


def note_change(diary: Path, clock: Callable[[], datetime], changes: int) -> str:
    """The day of the first change that is not in the copy, noted if it is today; "" for none."""
    known = read_last_known(diary)
    if _chosen(known) is None or changes == known.daily_changes:
        return ""
    if not known.daily_day:
        known = update_last_known(diary, daily_day=clock().date().isoformat())
    return known.daily_day


def readers_of(copy: DailyCopy) -> Readers:
    """Who beside the patient may see it."""
    return Readers(
        folder=is_open_to_others(copy.folder),
        copy=is_open_to_others(copy.folder) and not is_private(copy.path),
        service=synced_by(copy.path),
    )


def _chosen(known: LastKnown) -> DailyCopy | None:
    if known.daily_form not in _NAMES or not known.daily_folder or not known.daily_name:
        return None
    return DailyCopy(
        form="document" if known.daily_form == "document" else "tables",
        folder=Path(known.daily_folder),
        name=known.daily_name,
        written_at=known.daily_at,
    )


def _write(diary: Path, copy: DailyCopy, clock: Callable[[], datetime]) -> DailyCopy:
    """Write it, and note as of when. FileError; StoreError."""
    now = clock()
    with Store.open(diary, read_only=True, clock=clock) as store:
        changes, records = store.changes, store.read()
    if copy.form == "document":
        export_file(copy.path, write_document(export_document(records, now, complete=False)))
    else:
        export_folder(copy.path, csv_files(records))
    update_last_known(
        diary,
        daily_form=copy.form,
        daily_folder=str(copy.folder),
        daily_name=copy.name,
        daily_at=now,
        daily_changes=changes,
        daily_day="",
    )
    return DailyCopy(form=copy.form, folder=copy.folder, name=copy.name, written_at=now)
