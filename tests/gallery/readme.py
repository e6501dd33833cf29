"""The pictures of the README: the same windows, small enough for a page on the web."""

from pathlib import Path

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
        window.go_to("trends")
        settle()
        _save(window, folder / "trends.png")
        window.go_to("summary")
        settle()
        _save(window, folder / "page.png")


def _save(window, file: Path):
    """At 256 colours without dots between them, which a window of few colours does not show."""
    plain = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_Indexed8, plain)
    picture.save(str(file), quality=0)
    size = file.stat().st_size
    if size > MOST:
        raise SystemExit(f"{file.name} has {size} bytes, more than {MOST}")
