"""Opens the sample as a person does, tries out everything, and closes it.

    python -m tests.ui.sample_tour FOLDER

FOLDER takes what is saved. The program runs as it is started; only its file dialogs are answered.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.__main__ import main
from ptdiary.diary.entry import Entry
from ptdiary.ui.destination import PageName
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.settings.copies import CopiesCard
from ptdiary.ui.settings.page import SheetName
from ptdiary.ui.widgets import Chip

_AGAIN = 50  # milliseconds


def tour(folder):
    """Everything that is kept of a window of one's own; then close it."""
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
    keeper = None if window is None else window._keeper
    if keeper is None or window.page_name is None:
        QTimer.singleShot(_AGAIN, lambda: tour(folder))
        return
    try:
        _try_out(window, keeper, folder)
    finally:
        window.close()


def _try_out(window, keeper, folder):
    for name in PageName:
        window.show_page(name)
        QTest.qWait(0)
    assert keeper.keep("Saved", Entry(id="tour", at=keeper.clock(), soreness=4))
    window.show_page(PageName.SETTINGS)
    page = window.page(PageName.SETTINGS)
    for sheet in SheetName:
        page.show_sheet(sheet)
        for chip in page.findChildren(Chip):
            if chip.isVisible() and chip.isEnabled():
                chip.click()
    (card,) = page.findChildren(CopiesCard)
    card.save_to(folder / "diary.json")
    card.save_tables_to(folder / "tables")
    window.look.choose_next_scale(1)
    window.look.choose_theme("dark")
    window.remember_recent(("/somewhere/else.ptdiary",))
    keeper.drafts.keep("tour", keeper.clock(), {"typed": "words"})
    window.resize(900, 700)
    window.move(30, 40)
    QTest.qWait(0)
    while not keeper.worker.is_idle:
        QTest.qWait(_AGAIN)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    begun = MainWindow.showEvent

    def shown(window, event):
        begun(window, event)
        QTimer.singleShot(_AGAIN, lambda: tour(target))
        MainWindow.showEvent = begun

    MainWindow.showEvent = shown
    sys.exit(main(["--sample"]))
