"""Draws some looks of some situations, and prints what cannot be read in them, a line each.

python -m tests.gallery.draw OUT --looks LOOK... --names [NAME...]
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.gallery.looks import LOOKS, PLAIN
from tests.gallery.pseudo import longer, rewrite, turned


def main(out, looks, names):
    """Draw and measure."""
    out.mkdir(parents=True, exist_ok=True)
    # here, since words are read with the first import of the program
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ptdiary.ui.theme import Look  # noqa: PLC0415
    from tests.gallery.readme import write_readme_pictures  # noqa: PLC0415
    from tests.gallery.sheets import sheets  # noqa: PLC0415
    from tests.gallery.situations import SITUATIONS  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    look = Look()
    look.dress()
    chosen = [each for each in SITUATIONS if not names or each.name.startswith(tuple(names))]
    if any(each.mirrored for each in looks):
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for situation in chosen:
        for line in draw(situation, looks, look, out):
            print(line, flush=True)
    for each in looks:
        pictures = [(one.name, QImage(str(out / f"{one.name}_{each.name}.png"))) for one in chosen]
        for number, sheet in enumerate(sheets(pictures, each.name), start=1):
            sheet.save(str(out / f"sheet_{each.name}_{number}.jpg"), quality=80)
    if not names and PLAIN[0] in looks:
        look.change(dark=False, scale=1.0)
        write_readme_pictures(look, out / "readme")
    application.setStyleSheet("")


def draw(situation, looks, look, out):
    """One picture for each look; what was found in them."""
    from tests.gallery.studio import opened, shape  # noqa: PLC0415
    from tests.gallery.words import findings, settle  # noqa: PLC0415

    look.change(dark=False, scale=1.0)
    found = []
    with opened(situation.diary(), look, situation.page) as window:
        if situation.act is not None:
            situation.act(window)
        for each in looks:
            shape(window, look, dark=each.dark, scale=each.scale, size=each.size)
            if situation.end is not None:
                situation.end(window)
                settle()
            window.grab().save(str(out / f"{situation.name}_{each.name}.png"))
            if not each.dark:  # the same words at the same places
                found += [f"{situation.name}, {each.name}: {line}" for line in findings(window)]
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--looks", nargs="+")
    parser.add_argument("--names", nargs="*")
    asked = parser.parse_args()
    wanted = [each for each in LOOKS if each.name in asked.looks]
    if any(each.long for each in wanted):
        rewrite(longer)
    if any(each.mirrored for each in wanted):
        rewrite(turned)
    main(asked.out, wanted, asked.names)
