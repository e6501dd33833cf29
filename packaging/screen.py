"""A screen that nobody looks at: Xvfb, and the keys and the eyes of somebody who sits before it.

Linux only. It needs Xvfb, and for keys, eyes and the light in which a window stands the programs
in `NEEDS`.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import subprocess
import time
from typing import TYPE_CHECKING, NamedTuple

from progress import TroubleError
from system_needs import Need, has_program, supply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDS = (
    Need("Xvfb", "xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb"),
    Need("openbox", "openbox", "openbox", "openbox"),
    Need("xdotool", "xdotool", "xdotool", "xdotool"),
    Need("import", "imagemagick", "imagemagick", "ImageMagick"),
)
SIZE = "1400x900x24"
SMALLEST = 300  # pixels: what is narrower is no window but a helper of one
PATIENCE = 60  # seconds
MAP_NOTIFY = 19
SUBSTRUCTURE_NOTIFY = 1 << 19


class Screen(NamedTuple):
    """A display by its name, as in `DISPLAY`."""

    display: str

    def tool(self, *words: str) -> str:
        """What a tool of this screen prints; empty where it fails, as where nothing is found."""
        done = subprocess.run(
            words, env={**os.environ, "DISPLAY": self.display}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return done.stdout.strip() if done.returncode == 0 else ""

    def window(self, title: str, seconds: float = PATIENCE) -> str:
        """The number of the window with a title like this, once it is there. TroubleError."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            found = self.tool("xdotool", "search", "--onlyvisible", "--name", title).split()
            if found:
                self.tool("xdotool", "windowactivate", "--sync", found[-1])
                return found[-1]
            time.sleep(0.2)
        raise TroubleError(f"no window with the title {title} came in {seconds} seconds")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, in the window that has the focus."""
        for key in keys:
            self.tool("xdotool", "key", "--clearmodifiers", key)

    def picture(self, path: Path) -> None:
        """What is on the screen, as a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.tool("import", "-window", "root", str(path))
        if not path.exists():
            raise TroubleError(f"no picture came out: {path}")


@contextlib.contextmanager
def screen(managed: bool = True) -> Iterator[Screen]:
    """A screen of its own, with a window manager or without; it ends with the block."""
    supply([each for each in NEEDS if not has_program(each.name)])
    end, begin = os.pipe()
    with contextlib.ExitStack() as stack:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(begin), "-screen", "0", SIZE, "-nolisten", "tcp"],
            pass_fds=[begin], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        stack.callback(_end, server)
        os.close(begin)
        with os.fdopen(end) as file:
            number = file.readline().strip()
        if not number:
            raise TroubleError("Xvfb shows no screen")
        shown = Screen(f":{number}")
        if managed:
            manager = subprocess.Popen(
                ["openbox"], env={**os.environ, "DISPLAY": shown.display},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            stack.callback(_end, manager)
        yield shown


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    process.wait()


# The moment in which a window is shown, from the screen itself and not by asking again and again.


class Watch:
    """Hears of every window that is shown on a screen without a window manager."""

    def __init__(self, shown: Screen) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(shown.display.encode()))
        if not self._display:
            raise TroubleError(f"the screen {shown.display} cannot be watched")
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self._x.XSync(self._display, 0)

    def wait(self) -> float:
        """The moment in which a window of a program was shown. TroubleError if none is."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            while self._x.XPending(self._display):
                event = (ctypes.c_long * 24)()
                self._x.XNextEvent(self._display, ctypes.byref(event))
                shown = (event[0] & 0xFFFFFFFF) == MAP_NOTIFY
                if shown and self._width(event[5]) >= SMALLEST:
                    return time.monotonic()
            number = self._x.XConnectionNumber(self._display)
            select.select([number], [], [], max(0.0, ends - time.monotonic()))
        raise TroubleError("no window was shown")

    def forget(self) -> None:
        """Hear no more of what has been shown until now."""
        self._x.XSync(self._display, 1)

    def close(self) -> None:
        """Watch no more."""
        self._x.XCloseDisplay(self._display)

    def _width(self, window: int) -> int:
        root, border, depth = ctypes.c_ulong(), ctypes.c_uint(), ctypes.c_uint()
        x, y, width, height = ctypes.c_int(), ctypes.c_int(), ctypes.c_uint(), ctypes.c_uint()
        told = [ctypes.byref(each) for each in (root, x, y, width, height, border, depth)]
        self._x.XGetGeometry(self._display, ctypes.c_ulong(window), *told)
        return width.value
