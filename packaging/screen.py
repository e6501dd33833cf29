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
from typing import TYPE_CHECKING, Any, NamedTuple

from progress import TroubleError
from system_needs import Need, has_program, supply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NEEDS = (
    Need("Xvfb", "xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb"),
    Need("openbox", "openbox", "openbox", "openbox"),
    Need("xdotool", "xdotool", "xdotool", "xdotool"),
    Need("wmctrl", "wmctrl", "wmctrl", "wmctrl"),
    Need("import", "imagemagick", "imagemagick", "ImageMagick"),
)
SIZE = "1366x768x24"
SMALLEST = 300  # pixels: what is narrower is no window but a helper of one
PATIENCE = 120  # seconds for a window to come or go, on a computer that is busy with other work
LOOK_AGAIN = 0.05  # seconds
STILL = 3  # seconds without a change, after which a page is taken to be drawn
MAP_NOTIFY = 19
SUBSTRUCTURE_NOTIFY = 1 << 19


class Screen(NamedTuple):
    """A display by its name, as in `DISPLAY`."""

    display: str

    def windows(self, title: str) -> list[str]:
        """The windows that are seen whose title is this regular expression, by their number."""
        return self._said("xdotool", "search", "--onlyvisible", "--name", title).split()

    def window(self, title: str) -> str:
        """The number of the window of this title, once it is there. TroubleError."""
        return until(lambda: self.windows(title), f"no window {title} came")[-1]

    def no_window(self, title: str) -> None:
        """Wait until there is no window of this title. TroubleError."""
        until(lambda: not self.windows(title), f"the window {title} stayed")

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window, one after the other."""
        self._said("xdotool", "windowactivate", "--sync", window)
        self._said("xdotool", "key", "--delay", "150", *keys)

    def close(self, window: str) -> None:
        """Ask a window to close, as the cross in its corner does."""
        self._said("wmctrl", "-i", "-c", window)

    def picture(self, file: Path) -> None:
        """All that is seen, as a PNG. TroubleError."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._said("import", "-window", "root", str(file))
        if not file.exists():
            raise TroubleError(f"no picture came out: {file}")

    def settle(self, before: bytes = b"") -> None:
        """Wait until something else is seen than before, and that stays. TroubleError."""
        until(lambda: self.seen() != before, "nothing changed on the screen")
        until(self._is_still, "the screen does not come to rest")

    def seen(self) -> bytes:
        """All that is seen below the title of a window as large as the screen."""
        return self._run("import", "-window", "root", "-crop", "+0+30", "rgb:-")

    def _is_still(self) -> bool:
        before = self.seen()
        time.sleep(STILL)
        return self.seen() == before

    def _said(self, *command: str) -> str:
        return self._run(*command).decode("utf-8", "replace").strip()

    def _run(self, *command: str) -> bytes:
        # what finds nothing ends with 1
        told = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=told, capture_output=True, check=False).stdout


def until(found: Callable[[], Any], otherwise: str, seconds: float = PATIENCE) -> Any:
    """What `found` tells once that is something. TroubleError after so many seconds."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        told = found()
        if told:
            return told
        time.sleep(LOOK_AGAIN)
    raise TroubleError(f"{otherwise} in {seconds:.0f} seconds")


@contextlib.contextmanager
def screen(managed: bool = True) -> Iterator[Screen]:
    """A screen of its own, with a window manager or without; it ends with the block."""
    supply([each for each in NEEDS if not has_program(each.name)])
    end, begin = os.pipe()
    with contextlib.ExitStack() as stack:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(begin), "-screen", "0", SIZE, "-nolisten", "tcp",
             "-noreset"],
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
