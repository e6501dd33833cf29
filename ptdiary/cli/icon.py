"""`ptdiary --icon`: the icon beside the clock. It imports as little as it can, because it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.cli.drawing import write_letters_of_all_languages
from ptdiary.cli.window import has_display

if TYPE_CHECKING:
    from argparse import Namespace


def run(_options: Namespace) -> int:
    """Stay until it is quit. At login nobody reads why there is no icon: it ends quietly."""
    if not has_display():
        return 0
    write_letters_of_all_languages()
    from ptdiary.ui import icon  # noqa: PLC0415  Qt only once it is known that there is a display

    return icon.run()
