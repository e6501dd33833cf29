"""What the keyboard is on stays while the window is shown anew, and nothing is kept twice."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.consultation import Question
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.visits.questions import QuestionsCard
from tests.ui.conftest import NOW


def settle():
    for _ in range(8):
        QApplication.processEvents()


def test_a_question_that_prints_keeps_the_keyboard_for_more_than_a_minute(window, keeper):
    keeper.keep("", Question(id="q1", text="May I run?", written_at=NOW))
    window.show_page("summary")
    settle()
    card = window.page("summary").findChild(QuestionsCard)
    chip = card.chips["q1"]
    chip.setFocus()
    keeper.refresh()
    settle()
    assert QApplication.focusWidget() is chip


def test_an_activity_is_renamed_once(window, keeper):
    keeper.keep("", Activity(id="a1", name="stairs"))
    window.show_page("settings")
    settle()
    box = window.page("settings").activities.lines[0].box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "walking")
    steps = keeper.steps.count()
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert keeper.diary.activities[0].name == "walking"
    assert keeper.steps.count() == steps + 1
    assert QApplication.focusWidget() is not None


def test_earlier_versions_follow_what_is_taken_back(window, keeper):
    keeper.keep("", replace(keeper.diary.find(Entry, "e2"), soreness=7))
    window.go_to(Destination(page=PageName.DIARY, part=Part.VERSIONS, record="e2"))
    settle()
    card = window.page("diary").earlier_versions
    assert "7" in card._now.text()
    said = card.text
    keeper.undo()
    settle()
    assert card.text != said
    keeper.remove("", Entry, "e2")
    settle()
    assert card.isHidden()


def test_a_half_filled_session_stays_while_another_is_changed(window):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    page = window.page("sessions")
    page.form.note.setPlainText("hot pack")
    window.show_page("diary")
    window.go_to(Destination(page=PageName.SESSIONS, record="s1"))
    settle()
    page.bar.leave_button.click()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    settle()
    assert page.form.note.toPlainText() == "hot pack"


def test_a_half_changed_session_is_there_again_beside_a_new_one(window, keeper):
    window.go_to(Destination(page=PageName.SESSIONS, record="s1"))
    page = window.page("sessions")
    page.form.note.setPlainText("too hard")
    window.show_page("diary")
    page.keep_draft()
    page._show_list()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert page.form.note.toPlainText() == ""
    page.keep_draft()
    page._show_list()
    window.go_to(Destination(page=PageName.SESSIONS, record="s1"))
    assert page.form.note.toPlainText() == "too hard"
    page.save()
    assert keeper.diary.find(Session, "s1").note == "too hard"
    assert keeper.drafts.names() == ()


def test_the_chosen_line_stays_chosen_when_one_above_it_comes_back(window, keeper):
    keeper.remove("", Entry, "e2")
    window.show_page("diary")
    settle()
    days = window.page("diary").days
    days.take_in_hand("s1")
    keeper.undo()
    settle()
    assert days.record().id == "s1"


def test_the_keyboard_is_somewhere_after_each_removal_and_undo(window):
    window.show_page("diary")
    settle()
    window.page("diary").days.setFocus()
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        settle()
        assert QApplication.focusWidget() is not None
    window.steps.undo()
    settle()
    assert QApplication.focusWidget() is not None
