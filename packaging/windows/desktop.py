"""A private screen with a window manager: its windows, keys and pictures. Nothing of it stays."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from progress import TroubleError
from system_needs import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SIZE = "1366x768x24"
PATIENCE = 120  # seconds for a window to come or go, on a computer that is busy with other work
LOOK_AGAIN = 0.05  # seconds
STILL = 3  # seconds without a change, after which a page is taken to be drawn
NEEDS = (
    Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Need("openbox", "openbox", "openbox", "openbox"),
    Need("xdotool", "xdotool", "xdotool", "xdotool"),
    Need("import", "imagemagick", "ImageMagick", "imagemagick"),
)


class Desktop(NamedTuple):
    """What `DISPLAY` names."""

    display: str

    def windows(self, title: str) -> list[str]:
        """The windows that are seen whose title is this regular expression, by their number."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def window(self, title: str) -> str:
        """The number of the window of this title, once it is there. TroubleError."""
        return until(lambda: self.windows(title), f"no window {title} came")[-1]

    def no_window(self, title: str) -> None:
        """Wait until there is no window of this title. TroubleError."""
        until(lambda: not self.windows(title), f"the window {title} stayed")

    def title(self, window: str) -> str:
        """What a window says that it is."""
        return self._xdotool("getwindowname", window).strip()

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window, one after the other."""
        self._xdotool("windowactivate", "--sync", window)
        self._xdotool("key", "--delay", "150", *keys)

    def close(self, window: str) -> None:
        """Ask a window to close, as the cross in its corner does."""
        self._xdotool("windowactivate", "--sync", window)
        self._xdotool("key", "alt+F4")

    def picture(self, file: Path) -> None:
        """All that is seen, as a PNG."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", "root", str(file))

    def seen(self) -> bytes:
        """All that is seen below the title of a window as large as the screen."""
        command = ["import", "-window", "root", "-crop", "+0+30", "rgb:-"]
        told = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=told, capture_output=True, check=False).stdout

    def settle(self, before: bytes = b"") -> None:
        """Wait until something else is seen than before, and that stays. TroubleError."""
        until(lambda: self.seen() != before, "nothing changed on the screen")
        until(self._is_still, "the screen does not come to rest")

    def _is_still(self) -> bool:
        before = self.seen()
        time.sleep(STILL)
        return self.seen() == before

    def _xdotool(self, *words: str) -> str:
        return self._run("xdotool", *words)

    def _run(self, *command: str) -> str:
        # what finds nothing ends with 1
        ended = subprocess.run(
            command, env={**os.environ, "DISPLAY": self.display}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return ended.stdout


@contextmanager
def desktop() -> Iterator[Desktop]:
    """A screen of its own."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as screen:
        display = f":{screen.stdout.readline().strip()}"  # type: ignore[union-attr]
        manager = subprocess.Popen(
            ["openbox"], env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield Desktop(display)
        finally:
            for each in (manager, screen):
                each.terminate()
                each.wait()


def until(found: Callable[[], Any], otherwise: str, seconds: float = PATIENCE) -> Any:
    """What `found` tells once that is something. TroubleError after so many seconds."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        told = found()
        if told:
            return told
        time.sleep(LOOK_AGAIN)
    raise TroubleError(f"{otherwise} in {seconds:.0f} seconds")
