"""The page Diary with ten years, against the sample: `python -m tests.benchmarks.diary_page`.

Seconds are those of the processor: a computer that is busy with other things counts no slower.
"""

import gc
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.sample import sample_diary
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.ui.diary.page import DiaryPage
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.theme import Look
from tests.benchmarks.measure import in_turn, report
from tests.diaries import end_of, ten_year_diary

ROUNDS = 5


def main():
    """Measure, and print a line for each."""
    application = QApplication.instance() or QApplication([])
    look = Look()
    look.dress()
    ten = ten_year_diary()
    at = end_of(ten)
    with tempfile.TemporaryDirectory() as folder:
        long = keeper_of(ten, at, Path(folder) / "ten")
        short = keeper_of(sample_diary(at), at, Path(folder) / "sample")
        acts = [opening(long, look), opening(short, look)]
        for act in acts:
            act()  # the first of all loads fonts
        gc.disable()
        ten_years, sample = in_turn(*acts, rounds=ROUNDS)
        gc.enable()
        report("the Diary opens, the sample", f"{sample * 1000:.0f} ms")
        report(f"the Diary opens, {len(ten.entries):,} entries", f"{ten_years * 1000:.0f} ms")
        report("    ratio", f"{ten_years / sample:.2f}", "at most 4.00")
        long.stop()
        short.stop()
    assert application  # held until here


def keeper_of(diary, at, home):
    """A keeper with this diary on the disk."""
    home.mkdir()
    store = Store.open(home / "diary.ptdiary", create=True)
    store.keep_profile(diary.profile)
    store.keep(*diary.sessions, *diary.entries, *diary.consultations)
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    return Keeper(store, rulebook, lambda: at, Drafts(home / "drafts"))


def opening(keeper, look):
    """A function that opens the page, and tells how long that took."""

    def opened():
        keeper.read_again()  # nothing is remembered of the diary
        began = time.process_time()
        page = DiaryPage(keeper, look)
        page.resize(1126, 740)
        page.show_view(keeper.view)
        page.show()
        for _ in range(5):
            QApplication.processEvents()
        took = time.process_time() - began
        page.close()
        page.deleteLater()
        QApplication.processEvents()
        return took

    return opened


if __name__ == "__main__":
    main()
