"""What Qt needs to be told before it is imported."""

import locale
import os
import sys
from contextlib import suppress


def draw_offscreen() -> None:
    """Keep Qt from looking for a display. Call before importing Qt.

    Only on Linux, where a display may be missing and the offscreen platform knows all the fonts.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def write_letters_of_all_languages() -> None:
    """Where the letters of the language that is set are not here, take those of all languages.

    Else Qt would do so itself, and say it in four lines. The region stays what it is. Call before
    importing Qt.
    """
    if not sys.platform.startswith("linux") or _has_letters_of_all_languages():
        return
    wanted = os.environ.get("LC_ALL")
    if wanted:  # it stands above all others, so that none of them was heeded
        for name in [each for each in os.environ if each.startswith("LC_")]:
            del os.environ[name]
        os.environ["LANG"] = wanted
    with suppress(locale.Error):  # a system that does not know it, where Qt speaks then
        os.environ["LC_CTYPE"] = locale.setlocale(locale.LC_CTYPE, "C.UTF-8")


def _has_letters_of_all_languages() -> bool:
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return False
    return locale.nl_langinfo(locale.CODESET).upper() in {"UTF-8", "UTF8"}
