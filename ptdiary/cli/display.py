"""Whether a window can be opened. Qt itself aborts the process where it finds no display."""

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether Qt will find a display, or was told that it needs none."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if wanted.startswith("xcb"):
        return _has_x11()
    if wanted.startswith("wayland"):
        return _has_wayland()
    return bool(wanted) or _has_wayland() or _has_x11()


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and Path(folder, name).is_socket()


def _has_x11() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes  # noqa: PLC0415  only X11 has to be asked

    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # Qt will say better what is missing
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if display:
        x11.XCloseDisplay(display)
    return bool(display)
