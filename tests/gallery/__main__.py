"""Draws every page and situation, and says which words cannot be read: exit 1 where there are any.

    python -m tests.gallery OUT [NAME...]

OUT gets a PNG for each situation, look and size, contact sheets, and `readme/` with the pictures
of the README. With names, only the situations whose names begin so.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ptdiary.ui.theme import Look
from tests.gallery.readme import write_readme_pictures
from tests.gallery.sheets import sheets
from tests.gallery.situations import SITUATIONS
from tests.gallery.studio import opened, shape
from tests.gallery.words import findings, settle

LOOKS = {
    f"{'dark' if dark else 'light'}-{scale:.0%}-{width}x{height}".replace("%", ""): {
        "dark": dark,
        "scale": scale,
        "size": (width, height),
    }
    for dark in (False, True)
    for scale in (1.0, 1.5)
    for width, height in ((1280, 800), (1024, 700))
}


def main(out, *names):
    """Draw and measure; the number of findings."""
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    look = Look()
    look.dress()
    chosen = [each for each in SITUATIONS if not names or each.name.startswith(names)]
    found = [line for each in chosen for line in draw(each, look, out)]
    for name, title in ((name, name.replace("-", ", ")) for name in LOOKS):
        pictures = [(each.name, QImage(str(out / f"{each.name}_{name}.png"))) for each in chosen]
        for number, sheet in enumerate(sheets(pictures, title), start=1):
            sheet.save(str(out / f"sheet_{name}_{number}.jpg"), quality=80)
    for line in found:
        print(line)
    print(f"{len(chosen) * len(LOOKS)} pictures, {len(found)} findings")
    if not names:
        look.change(dark=False, scale=1.0)
        write_readme_pictures(look, out / "readme")
    application.setStyleSheet("")
    return len(found)


def draw(situation, look, out):
    """One picture for each look; what was found in them."""
    look.change(dark=False, scale=1.0)
    found = []
    with opened(situation.diary(), look, situation.page) as window:
        if situation.act is not None:
            situation.act(window)
        for name, wanted in LOOKS.items():
            shape(window, look, **wanted)
            if situation.end is not None:
                situation.end(window)
                settle()
            window.grab().save(str(out / f"{situation.name}_{name}.png"))
            if not wanted["dark"]:  # the same words at the same places
                found += [f"{situation.name}, {name}: {line}" for line in findings(window)]
    return found


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(1 if main(Path(sys.argv[1]), *sys.argv[2:]) else 0)
