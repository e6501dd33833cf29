"""`ptdiary [DIARY]`: the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.cli import RefusedError
from ptdiary.cli.drawing import write_letters_of_all_languages
from ptdiary.isolate import isolated
from ptdiary.paths import default_diary, temporary_folder
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

_ENDING = ".ptdiary"

# Whether a window can be opened. Qt itself aborts the process if it finds no display.


def has_display() -> bool:
    """Whether Qt will find a display, or was told that it needs none."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "").split(";")  # Qt tries one after the other
    return any(_can_open(each.split(":")[0].strip()) for each in wanted)


def _can_open(platform: str) -> bool:
    if platform.startswith("xcb"):
        return _has_x11()
    if platform.startswith("wayland"):
        return _has_wayland()
    return bool(platform) or _has_wayland() or _has_x11()


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


def run(options: Namespace) -> int:
    """Open the window and return its exit status, once it is closed.

    Who opened a file in Windows by a double click has nowhere to read why it is refused: it is
    shown.
    """
    try:
        return _run(options)
    except RefusedError as refused:
        if sys.platform == "win32" and getattr(sys.stderr, "name", "") == os.devnull:
            _show(str(refused))
        raise


if sys.platform == "win32":

    def _show(sentence: str) -> None:
        import ctypes  # noqa: PLC0415  hardly ever needed

        from ptdiary.words import window as window_words  # noqa: PLC0415  likewise

        with_sign = 0x40
        ctypes.windll.user32.MessageBoxW(None, sentence, window_words.PROGRAM, with_sign)


def _run(options: Namespace) -> int:
    from ptdiary.words import window as window_words  # noqa: PLC0415  the icon needs none of it

    if options.sample:
        return _open_copy(_fill_with_sample, window_words.SAMPLE, leaves_trace=False)
    if options.diary is None:
        return _open(default_diary(), to_entry=options.entry)
    return _open_named(options.diary, to_entry=options.entry)


def _open_named(name: str, *, to_entry: bool) -> int:
    from ptdiary.cli import source  # noqa: PLC0415  the default diary opens sooner without

    if not Path(name).exists():
        raise RefusedError(words.NO_SUCH.format(name=isolated(name)))
    # what a double click opens is answered in the window, whatever is in it
    if source.is_diary_file(name) or Path(name).suffix.casefold() == _ENDING:
        return _open(Path(name), to_entry=to_entry)
    from ptdiary.words import window as window_words  # noqa: PLC0415  likewise

    document = source.document_in(name)

    def fill(path: Path) -> None:
        source.fill(path, document)

    return _open_copy(fill, window_words.DOCUMENT)


def _fill_with_sample(path: Path) -> None:
    from ptdiary.cli import source  # noqa: PLC0415  once the window is there

    source.fill(path, source.sample_document())


def _open(path: Path, *, to_entry: bool = False) -> int:
    _prepare()
    from ptdiary.ui import app  # noqa: PLC0415  Qt only once it is known that there is a display

    return app.run(path, to_entry=to_entry)


def _open_copy(fill: Callable[[Path], None], not_kept: str, *, leaves_trace: bool = True) -> int:
    """A document has no place for what is written into it, so a copy is opened and thrown away."""
    _prepare()
    from ptdiary.files import scratch_folder  # noqa: PLC0415  only a copy needs one
    from ptdiary.ui import app  # noqa: PLC0415  likewise

    with scratch_folder(temporary_folder()) as folder:
        path = folder / "diary.ptdiary"
        return app.run(path, not_kept=not_kept, fill=fill, leaves_trace=leaves_trace)


def _prepare() -> None:
    if not has_display():
        raise RefusedError(words.NO_DISPLAY)
    write_letters_of_all_languages()
