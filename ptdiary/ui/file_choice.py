"""Asking for a file or a folder in the system's own dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ptdiary.words import backups as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_open(parent: QWidget, title: str, folder: Path) -> Path | None:
    """An existing diary file; None if the patient changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), words.DIARY_FILES)
    return Path(chosen) if chosen else None


def ask_save(
    parent: QWidget, title: str, offered: Path, kinds: str = words.DIARY_FILES
) -> Path | None:
    """The name of a file to write. The dialog has asked before it gives one that there is."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None
