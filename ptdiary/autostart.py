"""Starting with the computer, as an icon only: an entry of this person, written where it is asked.

Linux: a file of `~/.config/autostart`; macOS: a launch agent; Windows: a value of the Run key.
What stands there is what is so: a person may take it out by other means.
"""

import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from xml.parsers.expat import ExpatError

from ptdiary.exports import export_file
from ptdiary.files import FileError
from ptdiary.paths import private_folder
from ptdiary.reading import all_of
from ptdiary.words.reminders import PROGRAM

_LABEL = "org.ptdiary.icon"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


def starts_with_computer() -> bool:
    """Whether the program starts at the next login, as the entry itself says."""
    if sys.platform == "win32":
        return _is_in_registry()
    try:
        content = all_of(entry_path())
    except OSError:
        return False
    return _agent_is_on(content) if sys.platform == "darwin" else _entry_is_on(content)


def start_with_computer(command: Sequence[str]) -> bool:
    """Write the entry, in the place of an older one. Whether that worked."""
    if sys.platform == "win32":
        return _write_registry(command)
    path = entry_path()
    content = launch_agent(command) if sys.platform == "darwin" else desktop_entry(command)
    try:
        private_folder(path.parent)
        export_file(path, content)
    except (FileError, OSError):
        return False
    return True


def stop_starting() -> bool:
    """Take the entry out. Whether there is none now."""
    if sys.platform == "win32":
        return _clear_registry()
    with suppress(OSError):
        entry_path().unlink(missing_ok=True)
    return not starts_with_computer()


def entry_path() -> Path:
    """The file of the entry, on Linux and macOS."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    named = os.environ.get("XDG_CONFIG_HOME", "")
    # by the specification one that is not absolute is not to be heeded
    folder = Path(named) if Path(named).is_absolute() else Path.home() / ".config"
    return folder / "autostart" / "ptdiary.desktop"


# Linux: Desktop Entry Specification 1.5, Desktop Application Autostart Specification 0.5.

_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


def desktop_entry(command: Sequence[str]) -> bytes:
    """The entry of a Linux desktop that starts a command at login."""
    said = " ".join(_argument(each) for each in command)
    # once the program is removed the entry is still there, and is not tried
    tried = (f"TryExec={_value(command[0])}",) if Path(command[0]).is_absolute() else ()
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={PROGRAM}",
        *tried,
        f"Exec={_value(said)}",
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _argument(text: str) -> str:
    """One argument of a command line: quoted where it has to be, and no field code."""
    text = text.replace("%", "%%")
    if text and not _RESERVED.intersection(text):
        return text
    for each in '\\"`$':
        text = text.replace(each, f"\\{each}")
    return f'"{text}"'


def _value(text: str) -> str:
    """A value of a key, escaped once more as every string is."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return text.replace("\r", "\\r")


def _entry_is_on(content: bytes) -> bool:
    """Whether a desktop heeds an entry: other programs switch it off by a line in it."""
    lines = [line.strip() for line in content.decode("utf-8", "replace").splitlines()]
    keys = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
    return (
        "[Desktop Entry]" in lines
        and "Exec" in keys
        and keys.get("Hidden") != "true"
        and keys.get("X-GNOME-Autostart-enabled") != "false"
    )


# macOS


def launch_agent(command: Sequence[str]) -> bytes:
    """The property list of an agent that launchd starts at login."""
    return plistlib.dumps(
        {
            "Label": _LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
    )


def _agent_is_on(content: bytes) -> bool:
    try:
        plain = plistlib.loads(content)
    except (ExpatError, ValueError, plistlib.InvalidFileException):
        return False
    return isinstance(plain, dict) and bool(plain.get("RunAtLoad")) and not plain.get("Disabled")


# Windows


def run_value(command: Sequence[str]) -> str:
    """The value of the Run key that starts a command at login."""
    return subprocess.list2cmdline(command)


if sys.platform == "win32":
    import winreg

    def _is_in_registry() -> bool:
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.QueryValueEx(key, PROGRAM)
            return not _is_disapproved()
        return False

    def _is_disapproved() -> bool:
        """Whether it was switched off in the Task Manager."""
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _APPROVED) as key:
            state, _ = winreg.QueryValueEx(key, PROGRAM)
            return bool(state) and bool(state[0] % 2)
        return False

    def _write_registry(command: Sequence[str]) -> bool:
        _clear_registry()
        with suppress(OSError), winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.SetValueEx(key, PROGRAM, 0, winreg.REG_SZ, run_value(command))
            return True
        return False

    def _clear_registry() -> bool:
        for name in (_RUN, _APPROVED):
            writing = winreg.KEY_SET_VALUE
            with (
                suppress(OSError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, name, 0, writing) as key,
            ):
                winreg.DeleteValue(key, PROGRAM)
        return not _is_in_registry()

else:

    def _is_in_registry() -> bool:
        return False

    def _write_registry(_command: Sequence[str]) -> bool:
        return False

    def _clear_registry() -> bool:
        return True
