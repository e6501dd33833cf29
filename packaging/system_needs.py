"""What PT Diary needs of the system: Qt's shared libraries, a font, a Python that can `venv`.

Only Linux can lack them. As root they are installed by the distribution's own package manager,
which is said first; anyone else gets the one command to run. The table was read off with `ldd`
and `objdump -p` over QtWidgets, QtPrintSupport, QtSvg and the platform plugins of the
PySide6-Essentials wheel, and tried on a Debian 12 that had nothing but python3.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from private_environment import has_ensurepip, has_pip_for_others
from progress import TroubleError, run, say

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/texmf/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)


class Need(NamedTuple):
    """What the loader calls it, and the packages that hold it."""

    name: str
    apt: str
    pacman: str
    rpm: str = ""

    def package(self, manager: str) -> str:
        """The package's name for a package manager."""
        if manager in ("apt-get", "pacman"):
            return self.apt if manager == "apt-get" else self.pacman
        # every RPM distribution knows a library by its own name
        return self.rpm or self.name + "()(64bit)"


LIBRARIES = (
    # to draw at all, also without a display
    Need("libEGL.so.1", "libegl1", "libglvnd"),
    Need("libGL.so.1", "libgl1", "libglvnd"),
    Need("libX11.so.6", "libx11-6", "libx11"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype2"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5"),
    Need("libbrotlidec.so.1", "libbrotli1", "brotli"),
    Need("libzstd.so.1", "libzstd1", "zstd"),
    Need("libz.so.1", "zlib1g", "zlib"),
    # to list the printers
    Need("libcups.so.2", "libcups2", "libcups"),
    # to show a window under X11
    Need("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Need("libxcb.so.1", "libxcb1", "libxcb"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    # to show one under Wayland
    Need("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
)
FONT = Need("a font", "fonts-dejavu-core", "ttf-dejavu", "dejavu-sans-fonts")
VENV = Need(
    "Python's venv", "python{}.{}-venv".format(*sys.version_info), "python-pip", "python3-pip"
)
# What some tests are left out without: to make a disk fail, to hear the program, and to see its
# icon and its reminder on a desktop.
TRACER = Need("strace", "strace", "strace", "strace")
HEARING = (
    Need("Xvfb", "xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb"),
    Need("dbus-daemon", "dbus-daemon", "dbus", "dbus-daemon"),
    Need("at-spi-bus-launcher", "at-spi2-core", "at-spi2-core", "at-spi2-core"),
)
REMINDING = (
    Need("trayer", "trayer", "trayer", "trayer"),
    Need("dunst", "dunst", "dunst", "dunst"),
    Need("dbus-monitor", "dbus-bin", "dbus", "dbus-tools"),
    Need("desktop-file-validate", "desktop-file-utils", "desktop-file-utils", "desktop-file-utils"),
)
FOR_SOME_TESTS = (TRACER, *HEARING, *REMINDING)

# The managers, each with the words that install without a question.
MANAGERS = {
    "apt-get": ["install", "-y", "--no-install-recommends"],
    "dnf": ["install", "-y"],
    "zypper": ["--non-interactive", "install", "--capability"],
    "pacman": ["-Sy", "--noconfirm", "--needed"],
}


def missing_needs(libraries: bool, testing: bool) -> list[Need]:
    """What this computer lacks.

    `testing` wants the very font that measurements are made with, and what some tests need.
    """
    lacking = [] if can_make_environments() else [VENV]
    if libraries and sys.platform.startswith("linux"):
        lacking += [each for each in LIBRARIES if not loads(each.name)]
        lacking += [] if has_font("DejaVuSans*.ttf" if testing else "*.[ot]t[fc]") else [FONT]
        lacking += [each for each in FOR_SOME_TESTS if testing and not has_program(each.name)]
    return lacking


def supply(lacking: list[Need]) -> None:
    """Install what is lacking, as root; Trouble with the one command for anyone else.

    Where only what some tests need is lacking and cannot be had, this says so and goes on.
    """
    if not lacking:
        return
    try:
        _supply(lacking)
    except TroubleError as trouble:
        if not set(lacking) <= set(FOR_SOME_TESTS):
            raise
        say(str(trouble))
        say("the tests that need it are left out.")


def _supply(lacking: list[Need]) -> None:
    names = ", ".join(each.name for each in lacking)
    manager = next((each for each in MANAGERS if shutil.which(each)), None)
    if manager is None:
        msg = f"this computer lacks {names}; please install what is lacking."
        raise TroubleError(msg)
    packages = sorted({each.package(manager) for each in lacking})
    command = [manager, *MANAGERS[manager], *packages]
    shown = "sudo " + " ".join(map(shlex.quote, command))
    if manager == "apt-get":
        shown = "sudo apt-get update && " + shown
    if not is_root():
        msg = f"this computer lacks {names}. Install them once with: {shown}"
        raise TroubleError(msg)
    say(f"this computer lacks {names}; {manager} installs them now.")
    _install(manager, command)
    needed = [each for each in lacking if each not in (VENV, *FOR_SOME_TESTS)]
    still = [each.name for each in needed if not _is_there(each)]
    if still or not can_make_environments():
        what = ", ".join(still) or VENV.name
        msg = f"{manager} did not bring {what}. Try: {shown}"
        raise TroubleError(msg)


def can_make_environments() -> bool:
    """Whether this Python can make an environment and fill it."""
    importlib.invalidate_caches()  # its parts may have come a moment ago
    try:
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return False
    return has_ensurepip() or has_pip_for_others()


def loads(name: str) -> bool:
    """Whether the loader finds a shared library and all that it needs."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_program(name: str) -> bool:
    """Whether a program is where programs are, or where a bus finds its helpers."""
    helpers = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib")
    return shutil.which(name) is not None or any((Path(each) / name).exists() for each in helpers)


def has_font(pattern: str) -> bool:
    """Whether a font file of this name lies where fontconfig looks."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob(pattern), None) is not None for folder in folders)


def is_root() -> bool:
    """Whether packages may be installed."""
    geteuid = getattr(os, "geteuid", None)
    return geteuid is not None and geteuid() == 0


def _is_there(need: Need) -> bool:
    if need is FONT:
        return has_font("DejaVuSans*.ttf")
    return loads(need.name) or has_program(need.name)


def _install(manager: str, command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    folders = [environment.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"]
    environment["PATH"] = os.pathsep.join(folders)  # dpkg asks for its own tools there
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        if manager == "apt-get":
            run([manager, "update"], "Asking which packages there are", _no, log, environment)
            command[1:1] = ["-o", "DPkg::Lock::Timeout=120"]  # another apt may be at work
        status, lines = run(command, "Installing system packages", _no, log, environment)
    if status:
        said = next((line for line in reversed(lines) if line.strip()), "no reason given")
        msg = f"{manager} could not install them: {said}"
        raise TroubleError(msg)


def _no(_line: str) -> str | None:
    return None
