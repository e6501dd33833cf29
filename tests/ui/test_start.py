"""The start: the window first, then the diary, or a page that says why not."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, QLockFile, QThread
from PySide6.QtWidgets import QPushButton

from ptdiary.paths import drafts_file
from ptdiary.settings import Settings
from ptdiary.ui.app import our_locale
from ptdiary.ui.destination import PAGES, PageName
from ptdiary.ui.fallback_page import RecoveryPage
from ptdiary.ui.keeper import ChartsImport
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.widgets.day_box import DayBox
from tests.source import ROOT
from tests.ui.conftest import NOW

ONLY_FOR_COPIES = """
import sys
import ptdiary.ui.diaries, ptdiary.ui.main_window
wanted = ("ptdiary.report.", "ptdiary.tables.decoding", "ptdiary.tables.understanding", "csv")
print(*(name for name in sys.modules if name.startswith(wanted)))
"""


def test_the_start_imports_nothing_that_only_a_copy_or_a_table_needs():
    done = subprocess.run(
        [sys.executable, "-c", ONLY_FOR_COPIES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []


def test_new_diary_is_made_and_opened(begun, tmp_path):
    _, window = begun(tmp_path / "diary.ptdiary")
    assert window.page_name == "help"
    assert (tmp_path / "diary.ptdiary").exists()


def test_a_diary_named_from_its_folder_stays_there(begun, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    start, window = begun(Path("diary.ptdiary"))
    monkeypatch.chdir("/")  # as the import of the charts does for a moment, in its own thread
    start.keeper.drafts.keep("entry", NOW, {"soreness": 4})
    path = tmp_path / "diary.ptdiary"
    assert drafts_file(path).exists()
    assert window.settings.recent == (str(path),)


def test_damaged_diary_is_a_page_with_ways_on(begun, tmp_path):
    path = tmp_path / "diary.ptdiary"
    path.write_bytes(b"this is no diary" * 100)
    start, window = begun(path)
    page = window.stack.currentWidget()
    assert isinstance(page, RecoveryPage)
    assert [button.objectName() for button in page.findChildren(QPushButton)] == [
        "again", "other", "new",
    ]  # fmt: skip
    assert path.read_bytes() == b"this is no diary" * 100
    path.unlink()
    page.findChild(QPushButton, "again").click()
    assert window.page_name == "help"
    assert start.keeper is not None


def test_window_cannot_be_used_before_there_is_a_diary(look, qtbot):
    window = MainWindow(look, Settings())
    qtbot.addWidget(window)
    assert not window.navigation.isEnabled()
    window.show_page("help")
    assert window.page_name is None


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_start_while_the_last_window_closes_waits_and_opens(begun, tmp_path, qtbot):
    path = tmp_path / "diary.ptdiary"
    closing = QLockFile(str(path) + ".lock")
    assert closing.tryLock(0)
    start, window = begun(path)
    assert start.keeper is None
    assert window.stack.currentWidget() is window._opening
    closing.unlock()
    qtbot.waitUntil(lambda: start.keeper is not None)
    with qtbot.waitSignal(start.diaries.called):
        assert OneWindow(path).call_first()


def test_charts_are_announced_once_in_the_thread_of_the_window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    charts = ChartsImport()
    threads = []
    charts.ready.connect(lambda: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(charts.ready, timeout=60_000):
        charts.start()
    charts.finish()
    charts.load()
    assert charts.is_ready
    assert threads == [charts.thread()]


def test_months_are_said_in_the_language_of_the_program(look):
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
        QLocale.setDefault(our_locale())
        box = DayBox(look)
        box.setDate(QDate(2026, 3, 5))
        assert box.text() == "5 March 2026"
    finally:
        QLocale.setDefault(before)


def test_pages_are_made_ready_while_nobody_touches_the_window(begun, path):
    start, window = begun(path)
    ahead, first = start.diaries._ahead, set(window._pages)
    ahead._timer.start()
    ahead._quiet._touched.start()
    ahead._go_on()
    assert set(window._pages) == first
    ahead._quiet._touched.invalidate()
    while not ahead.is_done:
        ahead._go_on()
    made = dict(window._pages)
    assert set(made) == set(PageName) - {PageName.EMERGENCY}
    for name in made:
        window.show_page(name)
    assert window._pages == made


def test_a_page_that_cannot_be_made_beforehand_is_not_tried_again_and_again(
    begun, tmp_path, qtbot, monkeypatch
):
    start, _ = begun(tmp_path / "diary.ptdiary")
    gone = replace(PAGES[PageName.TRENDS], made_by="gone:GonePage")
    monkeypatch.setitem(PAGES, PageName.TRENDS, gone)
    ahead = start.diaries._ahead
    with qtbot.capture_exceptions() as caught:
        start.keeper.charts.ready.emit()
        qtbot.waitUntil(lambda: ahead.is_done, timeout=20_000)
    assert [kind for kind, *_ in caught] == [ModuleNotFoundError]


WITHOUT_QT = """
import sys
from ptdiary.charts.preparing import load_charts
load_charts()
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))))
"""


def test_no_part_of_qt_is_imported_beside_the_window_which_can_end_the_program():
    """PySide makes its types at their first use: an import of what uses them makes them as well."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == []


IMPORTED_BESIDE = """
import sys, threading
from PySide6.QtWidgets import QApplication
application = QApplication([])
import ptdiary.ui.diaries, ptdiary.ui.main_window
from ptdiary.ui.keeper import ChartsImport

class Listener:
    def find_spec(self, name, path=None, target=None):
        if threading.current_thread().name != "MainThread":
            print(name)

sys.meta_path.insert(0, Listener())
charts = ChartsImport()
charts.start()
charts.finish()
"""


def test_beside_the_window_only_what_draws_charts_is_imported():
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED_BESIDE],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = set(done.stdout.split())
    assert {"matplotlib.figure", "ptdiary.charts.aligned"} <= found
    assert not [name for name in found if name.startswith(("PySide6", "ptdiary.ui"))]
