"""Typing beside a ticked sign in a diary of ten years: `python -m tests.benchmarks.typing_note`."""

import os
import tempfile
from pathlib import Path
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.ui.theme import Look
from ptdiary.ui.today.page import TodayPage
from tests.benchmarks.measure import report
from tests.benchmarks.trends import keeper_of
from tests.diaries import end_of, ten_year_diary
from tests.ui.rows import box_in

WORDS = "slept badly, stairs were slow"


def main():
    """Measure, and print the line."""
    application = QApplication.instance() or QApplication([])
    look = Look()
    look.dress()
    diary = ten_year_diary()
    with tempfile.TemporaryDirectory() as folder:
        keeper = keeper_of(diary, end_of(diary), look, Path(folder) / "ten")
        page = TodayPage(keeper, look)
        page.show_view(keeper.view)
        page.show()
        page.form.signs.tiles.tiles["travels"].click()
        box = box_in(page.form.more, "note")
        application.processEvents()
        began = process_time()
        for letter in WORDS:
            QTest.keyClicks(box, letter)
            application.processEvents()
        took = (process_time() - began) / len(WORDS)
        report("ten years, a letter typed beside a ticked sign", f"{took * 1000:.1f} ms",
               "under 16 ms")  # fmt: skip
        page.close()
        keeper.stop()


if __name__ == "__main__":
    main()
