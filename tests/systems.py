"""What only some systems have, and tests are left out without. Each reason holds as it is read.

Where Windows does it another way, a test says so beside it; here stands what it has not at all.
"""

import ctypes
import stat
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

IS_WINDOWS = sys.platform == "win32"
IS_WINE = IS_WINDOWS and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")


@cache
def can_link():
    """Whether this person may make symbolic links; on Windows hardly anybody may."""
    with TemporaryDirectory() as folder:
        try:
            Path(folder, "link").symlink_to(folder, target_is_directory=True)
        except OSError:
            return False
        return Path(folder, "link").is_symlink()


def has_mode(path, mode):
    """Whether a file has just these rights; on Windows, whether it lies in a person's own folder.

    There its rights are those of the folder: the person's own, and the system's.
    """
    if IS_WINDOWS:
        return path.resolve().is_relative_to(Path.home().resolve())
    return stat.S_IMODE(path.stat().st_mode) == mode


needs_modes = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: who may read a file is told by its folder, not by a mode"
)
needs_signals = pytest.mark.skipif(IS_WINDOWS, reason="Windows: a program is sent no signals")
needs_pipes = pytest.mark.skipif(IS_WINDOWS, reason="Windows: no file is a pipe or a device")
needs_limits = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: a process is given no limit to its files and memory"
)
needs_links = pytest.mark.skipif(
    not can_link(), reason="Windows: links are made by administrators alone"
)
needs_displays = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: there always is a display, and it has no name"
)
needs_free_names = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: no file has such a name, or one that long"
)
needs_moving = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: a file that is open cannot be moved, deleted or replaced"
)
needs_sockets = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: a local socket has a name, and is no file"
)
needs_home = pytest.mark.skipif(
    IS_WINDOWS, reason="Windows: the folders of a person are told by the system, not by HOME"
)
needs_shell = pytest.mark.skipif(IS_WINDOWS, reason="Windows: no script of a shell is a program")


needs_entries = pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="Linux: a file says what starts with the computer; elsewhere it would be changed",
)


needs_devices = pytest.mark.skipif(
    not sys.platform.startswith("linux"),
    reason="Linux: Qt reads a keyboard from a file; elsewhere a person has to press the keys",
)


def not_in_wine(what):
    """A test of what Windows does, and Wine does wrong."""
    return pytest.mark.skipif(IS_WINE, reason=f"Wine, not Windows: {what}")


needs_printer = not_in_wine("it has no printer, so there is nothing to ask about one")
