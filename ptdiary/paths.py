"""Where the program finds its resources and keeps the patient's files.

The folders of the diary and of the settings are made by whoever writes there. Any other is made if
it is absent. Where it cannot be, whoever writes there says so.
"""

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

_FOLDERS = PlatformDirs("ptdiary", appauthor=False, roaming=False)


def resource_path(name: str) -> Path:
    """A file of `resources/`, as in `rules/rules.json`: from the wheel, else from the checkout."""
    package = Path(__file__).parent
    folder = package / "resources"
    return (folder if folder.is_dir() else package.parent / "resources") / name


def resource_text(name: str) -> str:
    """The text of a file of `resources/`."""
    return resource_path(name).read_text(encoding="utf-8")


def default_diary() -> Path:
    """The diary that opens when none is named."""
    return Path(_FOLDERS.user_data_dir) / "diary.ptdiary"


def drafts_file(diary: Path) -> Path:
    """Where the half-filled forms of a diary wait, beside it."""
    return diary.with_name(diary.name + ".drafts")


def settings_file() -> Path:
    """The settings of this person on this computer."""
    return Path(_FOLDERS.user_config_dir) / "settings.json"


def log_file() -> Path:
    """Where a bug leaves its traceback, without a word of the diary."""
    return _own(_FOLDERS.user_log_dir) / "ptdiary.log"


def windows_folder() -> Path:
    """A folder for what the windows of this person have open."""
    return _own(_FOLDERS.user_data_dir, "windows")


def reminded_file() -> Path:
    """The days on which a reminder was shown."""
    return _own(_FOLDERS.user_data_dir) / "reminded.json"


def exports_folder() -> Path:
    """A folder that notes where something was exported, until it is swept."""
    return _own(_FOLDERS.user_data_dir, "exports")


def temporary_folder() -> Path:
    """The system's folder for what is soon gone again."""
    import tempfile  # noqa: PLC0415  it brings a lot with it

    return Path(tempfile.gettempdir())


def cache_folder() -> Path:
    """A folder for what can be made again, such as matplotlib's list of fonts."""
    return _own(_FOLDERS.user_cache_dir)


def _own(*parts: str) -> Path:
    folder = Path(*parts)
    with suppress(OSError):
        private_folder(folder)
    return folder


def private_folder(folder: Path, *, parents: bool = True) -> Path:
    """The folder, made if absent, readable by its owner alone if we made it. OSError.

    `parents`: whether those above it are made too.
    """
    if not folder.is_dir():
        folder.mkdir(parents=parents, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)
    return folder
