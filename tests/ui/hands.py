"""Keys and presses as the system brings them: they wait in its queue until the window hears them.

What QTest presses is heard at once, also by a window that waits. Linux only: Qt reads a keyboard
and a mouse there from files, which here are pipes.
"""

import fcntl
import json
import os
import struct
import termios
from array import array

_SYNC, _KEY, _MOVED = range(3)  # kinds of event of the kernel
_X, _Y = range(2)
_LEFT_BUTTON = 0x110
_CONTROL = 29
_KEYS = {"Enter": 28, "Space": 57, "z": 44, "a": 30, "b": 48, "c": 46}


class Hands:
    """The keyboard and the mouse of an application that is made after them."""

    def __init__(self, size, file):
        """`size` of its screen, which a file tells Qt."""
        width, height = size
        screen = {"name": "", "x": 0, "y": 0, "width": width, "height": height}
        file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        self._keyboard, self._mouse = os.pipe(), os.pipe()
        self._x = self._y = 0
        keyboard, mouse = (f"/dev/fd/{reading}" for reading, _ in (self._keyboard, self._mouse))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        os.environ["QT_QPA_GENERIC_PLUGINS"] = (
            f"evdevkeyboard:{keyboard},evdevmouse:{mouse}:nocompress"
        )
        self._tell(self._mouse, (_MOVED, _X, 0))  # Qt takes no notice of where it comes from first

    def type(self, *keys):
        """Press keys one after another; with Ctrl+ before them, with that held."""
        for each in keys:
            name = each.removeprefix("Ctrl+")
            held = [_CONTROL] if name != each else []
            for key in (*held, _KEYS[name]):
                self._tell(self._keyboard, (_KEY, key, 1))
            for key in (_KEYS[name], *held):
                self._tell(self._keyboard, (_KEY, key, 0))

    def press(self, widget):
        """Press in the middle of a widget."""
        at = widget.mapToGlobal(widget.rect().center())
        self._tell(self._mouse, (_MOVED, _X, at.x() - self._x), (_MOVED, _Y, at.y() - self._y))
        self._x, self._y = at.x(), at.y()
        for pressed in (1, 0):
            self._tell(self._mouse, (_KEY, _LEFT_BUTTON, pressed))

    @property
    def are_read(self):
        """Whether the application has taken all of it in, heard or not."""
        left = array("i", [0])
        found = []
        for reading, _ in (self._keyboard, self._mouse):
            fcntl.ioctl(reading, termios.FIONREAD, left)
            found.append(left[0])
        return not any(found)

    @staticmethod
    def _tell(pipe, *events):
        told = (*events, (_SYNC, 0, 0))
        os.write(pipe[1], b"".join(struct.pack("@llHHi", 0, 0, *each) for each in told))
