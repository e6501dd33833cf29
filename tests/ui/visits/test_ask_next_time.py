"""Ask this next time: on every page, by one key; the keyboard goes back where it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ptdiary.diary import Appointment
from ptdiary.diary.questions import Answers
from ptdiary.ui.destination import PageName
from ptdiary.ui.main_window import Command
from ptdiary.ui.today.writing import kept_question
from tests.gallery.words import settle
from tests.ui.conftest import DIARY, NOW

CONTROL = Qt.KeyboardModifier.ControlModifier
COMING = Appointment(id="a", at=NOW + timedelta(days=3))


def ask(window):
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_T, CONTROL)
    settle()


@pytest.mark.parametrize("name", PageName)
def test_a_question_is_kept_from_every_page(window, keeper, name):
    keeper.keep("", COMING)
    window.show_page(name)
    settle()
    before = QApplication.focusWidget()
    ask(window)
    assert window.asking.box.hasFocus()
    assert "Tuesday 24 November" in window.asking.box.accessibleDescription()
    QTest.keyClicks(window.asking.box, "May I run?")
    QTest.keyClick(window.asking.box, Qt.Key.Key_Return)
    settle()
    (question,) = keeper.diary.questions
    assert (question.text, question.written_at) == ("May I run?", NOW)
    assert question.appointment_id == "a"
    assert not window.asking.isVisible()
    assert window.page_name == name
    after, page = QApplication.focusWidget(), window.page(name)
    gone = not isValid(before) or not before.isVisible()  # a page may make its buttons anew
    assert after is (page.first_focus() if gone else before)
    assert window.status.text == "Question added."
    window.status.undo_button.click()
    assert keeper.diary.questions == ()


def test_escape_closes_it_and_what_was_typed_is_there_again(window, keeper):
    window.show_page("help")
    before = QApplication.focusWidget()
    ask(window)
    QTest.keyClicks(window.asking.box, "May I ru")
    QTest.keyClick(window.asking.box, Qt.Key.Key_Escape)
    assert not window.asking.isVisible()
    assert QApplication.focusWidget() is before
    ask(window)
    assert window.asking.box.text() == "May I ru"
    QTest.keyClicks(window.asking.box, "n?")
    QTest.keyClick(window.asking.box, Qt.Key.Key_Return)
    assert [each.text for each in keeper.diary.questions] == ["May I run?"]
    ask(window)
    assert window.asking.box.text() == ""


def test_an_empty_question_is_none(window, keeper):
    window.show_page("help")
    ask(window)
    QTest.keyClick(window.asking.box, Qt.Key.Key_Return)
    assert window.asking.box.hasFocus()
    assert keeper.diary.questions == ()


def test_the_menu_opens_it_and_a_question_may_wait_for_a_visit_without_a_date(window, keeper):
    window.actions_[Command.ASK].trigger()
    QTest.keyClicks(window.asking.box, "May I run?")
    window.asking.keep.click()
    (question,) = keeper.diary.questions
    assert question.appointment_id is None


def test_without_a_diary_there_is_nothing_to_ask(window):
    ask(window)
    window.close_diary()
    assert window.asking is None
    ask(window)
    assert window.asking is None


def test_the_question_of_an_entry_is_written_the_same_way():
    diary = DIARY.keeping(COMING)
    question = kept_question(Answers(question="May I run?"), None, diary, NOW)
    assert (question.text, question.appointment_id) == ("May I run?", "a")
    emptied = replace(question, appointment_id=None)
    again = kept_question(Answers(question="And swim?"), emptied, diary.keeping(emptied), NOW)
    assert again == replace(emptied, text="And swim?"), "one that was written stays as it is"
