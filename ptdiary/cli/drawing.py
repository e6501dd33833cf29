"""What drawing needs before Qt and matplotlib are imported."""

import os
import sys
from contextlib import suppress

from ptdiary.paths import cache_folder


def keep_fonts_list() -> None:
    """Let matplotlib keep its list of fonts; making it anew costs a second. Call before importing.

    A frozen program's own start-up points it to a folder that is new each time, so this overrules.
    """
    with suppress(OSError):
        os.environ["MPLCONFIGDIR"] = str(cache_folder())


def draw_offscreen() -> None:
    """Keep Qt from looking for a display. Call before importing Qt.

    Only on Linux, where a display may be missing and the offscreen platform knows all the fonts.
    """
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
