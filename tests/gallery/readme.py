"""The pictures of the README: the same windows, small enough for a page on the web."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.gallery import people, situations
from tests.gallery.studio import opened
from tests.gallery.words import settle

MOST = 200 * 1024  # bytes


def write_readme_pictures(look, folder):
    """`today.png`, `trends.png` and `page.png` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with opened(people.sample(), look) as window:
        situations.answer(window)
        _save(window, folder / "today.png")
        window.show_page("trends")
        settle()
        _save(window, folder / "trends.png")
        window.show_page("summary")
        settle()
        _save(window, folder / "page.png")


def _save(window, file: Path):
    """In the 256 colours that the window has most of; the others become the nearest of those."""
    plain = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(whole.constBits(), dtype=np.uint32)
    colours, counts = np.unique(pixels, return_counts=True)
    most = [int(each) for each in colours[np.argsort(-counts)][:256]]
    picture = whole.convertToFormat(QImage.Format.Format_Indexed8, most, plain)
    picture.save(str(file), quality=0)
    size = file.stat().st_size
    if size > MOST:
        raise SystemExit(f"{file.name} has {size} bytes, more than {MOST}")
