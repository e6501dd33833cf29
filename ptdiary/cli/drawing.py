"""What Qt needs to be told before it is imported."""

import os
import sys


def draw_offscreen() -> None:
    """Keep Qt from looking for a display. Call before importing Qt.

    Only on Linux, where a display may be missing and the offscreen platform knows all the fonts.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def write_letters_of_all_languages() -> None:
    """Where the language is none at all, Qt would say in two lines that it takes UTF-8 itself."""
    if os.environ.get("LC_ALL") in {"C", "POSIX"}:
        os.environ["LC_ALL"] = "C.UTF-8"
