"""The main job, end to end: from two answers to a printed page, in the real window."""

from datetime import datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import CORE_CHECKS
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.widgets.card import Label
from ptdiary.words import sessions as session_words
from tests.clocks import Clock
from tests.ui.pills import press


@pytest.fixture
def clock():
    return Clock(datetime.fromisoformat("2026-11-19T15:30:00+01:00"))


@pytest.fixture
def opened(tmp_path, look, clock, qtbot):
    """Open the diary of this folder in a window of its own, as each start of the program does."""
    open_stores = []

    def open_window():
        while open_stores:
            open_stores.pop().close()
        store = Store.open(tmp_path / "diary.ptdiary", create=True)
        open_stores.append(store)
        rulebook = read_rulebook(resource_text("rules/rules.json"))
        keeper = Keeper(store, rulebook, clock, Drafts(tmp_path / "drafts"))
        window = MainWindow(look, Settings())
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.open_diary(keeper)
        keeper.setParent(window)
        window.show()
        qtbot.waitUntil(window.isVisible)
        return window, keeper

    yield open_window
    while open_stores:
        open_stores.pop().close()


def said_on(page):
    return "\n".join(each.text() for each in page.findChildren(Label) if each.isVisible())


def test_from_two_answers_to_a_printed_page(opened, clock, tmp_path, qtbot):
    window, keeper = opened()

    # log a session, half an hour after it ended
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    sessions = window.page("sessions")
    press(sessions, session_words.CLINIC, qtbot)
    sessions.form.other.setText("Hip hinge")
    qtbot.keyClick(sessions.form.other, Qt.Key.Key_Return)
    sessions.form.note.setPlainText("Six kilos, three times ten")
    qtbot.mouseClick(sessions.bar.save_button, Qt.MouseButton.LeftButton)
    (session,) = keeper.diary.sessions
    assert [each.name for each in session.exercises] == ["Hip hinge"]

    # 42 hours later: a whole entry with four keys
    clock.now += timedelta(hours=42)
    keeper.refresh()
    window.show_page("today")
    today = window.page("today")
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: "42 h" in said_on(today) or "42 hours" in said_on(today))
    for _ in range(8):  # a sign that was not in view yet is not answered
        QApplication.processEvents()
    for key in (Qt.Key.Key_4, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    (entry,) = keeper.diary.entries
    assert entry.soreness == 4
    assert [entry.check(name) for name in CORE_CHECKS] == ["no"] * len(CORE_CHECKS)
    assert entry.at == clock.now

    # what is on the disk is what was answered, and another start shows it
    window.close()
    window, keeper = opened()
    assert keeper.diary.entries == (entry,)
    window.show_page("trends")
    trends = window.page("trends")
    qtbot.waitUntil(lambda: trends.timeline.view.placed is not None)
    assert [point.entry for point in trends.timeline.view.placed.points] == [entry.id]

    # the page for the next appointment, with the patient's own words
    window.show_page("summary")
    summary = window.page("summary")
    summary.question.setText("May I go back to the garden?")
    qtbot.keyClick(summary.question, Qt.Key.Key_Return)
    summary.save_pdf(tmp_path / "page.pdf")
    (sheet,) = PdfReader(tmp_path / "page.pdf").pages
    text = " ".join(sheet.extract_text().split())
    for words in ("Hip hinge", "May I go back to the garden?", "Six kilos, three times ten"):
        assert words in text
