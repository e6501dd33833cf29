"""Where a diary lies: in the folder of a sync program, or on a disk of another computer."""

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["synced_by"]

_FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "pclouddrive": "pCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "mega": "MEGA",
    "kdrive": "kDrive",
}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox"}


def synced_by(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The sync program that sees the folder of a file, by its name; "" where none is known.

    Told by the names of folders above it, by what Windows says of OneDrive, and by the marks that
    Syncthing and Dropbox leave in the folders that they sync.
    """
    folder = path.absolute().parent
    for name in _VARIABLES:
        root = environment.get(name)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    for each in (folder, *folder.parents):
        service = _by_name(each.name) or _by_mark(each)
        if service:
            return service
    return ""


def _by_name(name: str) -> str:
    # OneDrive and Dropbox put a company's name behind their own: "OneDrive - Clinic"
    plain = name.casefold()
    return _FOLDERS.get(plain) or _FOLDERS.get(plain.split(" - ")[0].split(" (")[0], "")


def _by_mark(folder: Path) -> str:
    return next((name for mark, name in _MARKS.items() if (folder / mark).exists()), "")
