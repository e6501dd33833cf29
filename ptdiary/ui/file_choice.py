"""Asking for a file or a folder in the system's own dialog, and where the dialog opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ptdiary.files import free_name
from ptdiary.paths import default_diary
from ptdiary.words import backups as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def documents() -> Path:
    """The folder in which people look for what they saved; their home if there is none."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path.home()


def diaries_folder(diary: Path) -> Path:
    """Where other diaries are: beside this one, unless it lies in the program's own folder."""
    own = default_diary().parent.resolve()
    return documents() if diary.resolve().parent == own else diary.parent


def ask_open(
    parent: QWidget, title: str, folder: Path, kinds: str = words.DIARY_FILES
) -> Path | None:
    """An existing file, a diary if nothing else; None if the patient changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(chosen) if chosen else None


def ask_save(
    parent: QWidget, title: str, offered: Path, kinds: str = words.DIARY_FILES
) -> Path | None:
    """The name of a file to write. The dialog has asked before it gives one that there is."""
    return _ask_save(parent, title, offered, kinds, QFileDialog.Option(0))


def ask_new(parent: QWidget, title: str, wanted: Path) -> Path | None:
    """The name of a new diary; a free one is offered.

    The dialog does not ask whether to replace a file, as no diary is ever written over.
    """
    free = free_name(wanted)
    option = QFileDialog.Option.DontConfirmOverwrite
    return _ask_save(parent, title, free, words.DIARY_FILES, option)


def _ask_save(
    parent: QWidget, title: str, offered: Path, kinds: str, option: QFileDialog.Option
) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(offered), kinds, "", option)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix or not offered.suffix else path.with_suffix(offered.suffix)


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None
