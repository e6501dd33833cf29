"""Where the window stands: wholly on one screen, its frame too, whatever place is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

# The decision. All lengths are pixels as Qt counts them, after the scaling of the screen.


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenArea:
    """A window without its frame, or the part of a screen that no task bar takes."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends, one pixel further."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends, one pixel further."""
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowFrame:
    """How thick the frame is at each side; `top` is the title bar."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPlace:
    """Where the window stands; if it is `maximised`, where it stands once it is no more."""

    area: ScreenArea
    maximised: bool


USUAL = (1280, 800)
_SMALL = (1440, 900)  # on a screen under either, the window takes all of it
_NO_FRAME = WindowFrame()
_SUPPOSED = WindowFrame(left=8, top=40, right=8, bottom=8)  # until it is known: more than most have


def place(
    remembered: ScreenArea | None,
    maximised: bool,
    screens: Sequence[ScreenArea],
    frame: WindowFrame | None,
) -> WindowPlace:
    """Where to put the window.

    `remembered` None: it was never open. `screens`: the main one first. `frame` None: not known
    yet, as before the window is shown; a place that was good once then stays as it is.
    """
    screen = screens[0] if remembered is None else _nearest(remembered, screens)
    room = _inside(screen, frame or _SUPPOSED)
    if remembered is not None and _holds(_inside(screen, frame or _NO_FRAME), remembered):
        return WindowPlace(area=remembered, maximised=maximised)
    wanted = remembered or ScreenArea(left=0, top=0, width=USUAL[0], height=USUAL[1])
    small = screen.width < _SMALL[0] or screen.height < _SMALL[1]
    too_large = wanted.width > room.width or wanted.height > room.height
    takes_all = small and (remembered is None or too_large)
    return WindowPlace(area=_moved_into(room, wanted, remembered), maximised=maximised or takes_all)


def _nearest(wanted: ScreenArea, screens: Sequence[ScreenArea]) -> ScreenArea:
    """The screen that shows most of a place; the main one if none shows any."""
    return max(screens, key=lambda screen: _shared(screen, wanted))


def _shared(screen: ScreenArea, wanted: ScreenArea) -> int:
    across = min(screen.right, wanted.right) - max(screen.left, wanted.left)
    down = min(screen.bottom, wanted.bottom) - max(screen.top, wanted.top)
    return max(across, 0) * max(down, 0)


def _inside(screen: ScreenArea, frame: WindowFrame) -> ScreenArea:
    """What of a screen the window may fill, so that its frame is on the screen too."""
    return ScreenArea(
        left=screen.left + frame.left,
        top=screen.top + frame.top,
        width=screen.width - frame.left - frame.right,
        height=screen.height - frame.top - frame.bottom,
    )


def _holds(room: ScreenArea, wanted: ScreenArea) -> bool:
    across = room.left <= wanted.left and wanted.right <= room.right
    return across and room.top <= wanted.top and wanted.bottom <= room.bottom


def _moved_into(room: ScreenArea, wanted: ScreenArea, remembered: ScreenArea | None) -> ScreenArea:
    """No larger than the room, and moved as little as it takes; at first, in its middle."""
    width, height = min(wanted.width, room.width), min(wanted.height, room.height)
    if remembered is None:
        left = room.left + (room.width - width) // 2
        top = room.top + (room.height - height) // 2
    else:
        left = min(max(wanted.left, room.left), room.right - width)
        top = min(max(wanted.top, room.top), room.bottom - height)
    return ScreenArea(left=left, top=top, width=width, height=height)


# The window, put there.


def put(window: QWidget, remembered: tuple[int, int, int, int] | None, maximised: bool) -> None:
    """Put a window that is not shown yet where it was, as left, top, width and height."""
    was = ScreenArea(**dict(zip(_SIDES, remembered, strict=True))) if remembered else None
    found = place(was, maximised, _screens(), None)
    _give(window, found.area)
    if found.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def fit(window: QWidget) -> None:
    """Move a window that is shown so far that all of its frame is on the screen."""
    handle = window.windowHandle()
    if handle is None or window.windowState() != Qt.WindowState.WindowNoState:
        return
    margins = handle.frameMargins()
    frame = WindowFrame(
        left=margins.left(), top=margins.top(), right=margins.right(), bottom=margins.bottom()
    )
    now = _area(window.geometry())
    found = place(now, False, _screens(), frame)
    if found.area != now:
        _give(window, found.area)


_SIDES = ("left", "top", "width", "height")


def _screens() -> list[ScreenArea]:
    main = QGuiApplication.primaryScreen()
    others = [each for each in QGuiApplication.screens() if each is not main]
    return [_area(each.availableGeometry()) for each in (main, *others)]


def _give(window: QWidget, area: ScreenArea) -> None:
    # on a screen that is smaller than the window may be, all of it has to be seen all the same
    least = window.minimumSize()
    window.setMinimumSize(min(least.width(), area.width), min(least.height(), area.height))
    window.setGeometry(area.left, area.top, area.width, area.height)


def _area(rect: QRect) -> ScreenArea:
    return ScreenArea(left=rect.x(), top=rect.y(), width=rect.width(), height=rect.height())
