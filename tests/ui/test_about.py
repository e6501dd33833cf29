"""About PT Diary: the version, what is new, and each licence one press away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

import ptdiary
from ptdiary.licences import MadeWith, parts, text_of
from ptdiary.paths import resource_text
from ptdiary.ui.about import PartRows
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.main_window import ACTIONS, Command
from ptdiary.ui.widgets import LongText
from ptdiary.words import about as words
from ptdiary.words.release_notes import NOTES, read_releases
from ptdiary.words.settings import breakable
from tests.ui.test_every_control import turn


def about(window):
    window.actions_[Destination(page=PageName.ABOUT)].trigger()
    return window.page(window.page_name)


def said_on(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_the_menu_opens_it_and_it_says_what_this_is(window, keeper):
    page = about(window)
    assert window.page_name == "about"
    said = said_on(page).replace("\N{ZERO WIDTH SPACE}", "")
    for sentence in (ptdiary.__version__, words.NO_DEVICE, words.QT, str(keeper.store.path)):
        assert sentence in said


def test_the_page_for_help_leads_to_it(window):
    window.show_page("help")
    window.page("help").about.click()
    assert window.page_name == "about"


def test_macos_moves_about_and_close_to_its_own_menu_and_nothing_else(window):
    roles = {row.does: window.actions_[row.does].menuRole() for row in ACTIONS}
    moved = {does for does, role in roles.items() if role != QAction.MenuRole.NoRole}
    assert moved == {Destination(page=PageName.ABOUT), Command.CLOSE}


def test_it_says_what_is_new_in_this_version(window):
    newest = read_releases(resource_text(NOTES))[0]
    assert newest.version == ptdiary.__version__
    said = said_on(about(window))
    for block in newest.blocks:
        assert block.text in said


def test_a_version_before_waits_behind_a_row(window, monkeypatch):
    notes = "# What is new\n\n## 2.0.1, 2027-03-01\n\n- One.\n\n## 2.0.0, 2027-01-31\n\n- Zero.\n"
    monkeypatch.setattr("ptdiary.ui.about.resource_text", lambda _: notes)
    said = said_on(about(window))
    assert "2.0.1, 1 March 2027" in said
    assert "Zero." not in said
    page = window.page("about")
    page.earlier.open()
    assert "2.0.0, 31 January 2027" in said_on(page)
    assert "Zero." in said_on(page)


def test_the_text_of_each_part_is_one_press_away(window):
    page = about(window)
    assert list(page.made_with.rows_of.folds) == [part.name for part in parts()]
    assert page.findChildren(LongText) == []
    for part in parts():
        fold = page.made_with.rows_of.folds[part.name]
        fold.row.click()
        box = fold.findChild(LongText)
        assert box.toPlainText() == text_of(part)
        assert box.accessibleName() == words.licence_of(part.name)
        fold.row.click()
        assert not box.isVisible()
        fold.row.click()
        assert fold.findChildren(LongText) == [box]


def test_a_text_is_read_by_keys_and_left_by_tab_and_escape(window):
    page = about(window)
    row = page.made_with.rows_of.folds["numpy"].row
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_Tab)
    box = QApplication.focusWidget()
    assert isinstance(box, LongText)
    before = box.toPlainText()
    QTest.keyClick(box, Qt.Key.Key_PageDown)
    QTest.keyClicks(box, "x")
    assert box.verticalScrollBar().value() > 0
    assert box.toPlainText() == before
    interface = QAccessible.queryAccessibleInterface(box)
    assert interface.state().readOnly
    assert interface.textInterface().characterCount() == len(before)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is row
    assert not box.isVisible()


def test_a_part_without_a_text_says_so(window, monkeypatch):
    monkeypatch.setattr("ptdiary.ui.about.text_of", lambda _: "")
    fold = about(window).made_with.rows_of.folds["numpy"]
    fold.row.click()
    assert fold.findChild(LongText).toPlainText() == words.NO_TEXT


def test_a_long_name_of_a_folder_is_broken_and_kept_whole():
    path = "/people/maria/a_very_long_folder-of-hers/abcdefghijklmnopqrstuvwxyzabcdef/diary.ptdiary"
    parts = breakable(path).split("\N{ZERO WIDTH SPACE}")
    assert "".join(parts) == path
    assert max(map(len, parts)) <= 17


HELD = (MadeWith(name="libx", version="1-2", licence="MIT", texts=("sqlite.txt",)),)


def test_what_only_a_bundle_brings_waits_behind_one_row(window, monkeypatch):
    monkeypatch.setattr("ptdiary.ui.about.bundled", lambda: HELD)
    fold = about(window).made_with.bundled
    assert fold.isVisibleTo(window)
    fold.row.click()
    (rows,) = fold.findChildren(PartRows)
    rows.folds["libx"].row.click()
    assert "blessing" in fold.findChild(LongText).toPlainText()
    fold.row.click()
    fold.row.click()
    assert fold.findChildren(PartRows) == [rows]


def test_a_checkout_has_no_such_row(window):
    assert not about(window).made_with.bundled.isVisibleTo(window)


def test_the_wheel_passes_over_a_text_until_somebody_reads_it(window):
    page = about(window)
    fold = page.made_with.rows_of.folds["numpy"]
    fold.row.click()
    box, bar = fold.findChild(LongText), page.area.verticalScrollBar()
    QApplication.processEvents()
    fold.row.setFocus()
    bar.setValue(0)
    turn(box.viewport())
    assert (bar.value() > 0, box.verticalScrollBar().value()) == (True, 0)
    box.setFocus()
    before = bar.value()
    turn(box.viewport())
    assert bar.value() == before
    assert box.verticalScrollBar().value() > 0
