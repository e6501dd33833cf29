"""Saving an open diary under a new name, after its file was moved, replaced or deleted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ptdiary.diary.diary import PARTS
from ptdiary.files import FileError
from ptdiary.paths import drafts_file
from ptdiary.store import Store, StoreError
from ptdiary.store.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path

    from ptdiary.ui.keeper import Keeper


def save_as_new(keeper: Keeper, path: Path) -> None:
    """Make a diary at `path` of all that the window knows, and of what the file still holds.

    The half-filled forms go along. StoreError or FileError where it cannot be written.
    """
    # the open file may still be whole, though its name is gone: with it come history and removed
    with suppress(StoreError, FileError):
        keeper.store.backup(path)
    diary = keeper.diary
    with Store.open(path, create=not path.exists()) as store, store.changing() as change:
        for part in PARTS.values():
            for record in getattr(diary, part):
                change.keep(record)
        change.keep(diary.profile)
    forms = Drafts(drafts_file(path))
    for name in keeper.drafts.names():
        draft = keeper.drafts.read(name)
        if draft is not None:
            forms.keep(name, draft.begun, draft.values)
