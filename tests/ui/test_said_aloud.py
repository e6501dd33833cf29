"""What changes away from the keyboard is said by screen readers, once; and nothing else is."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ptdiary.ui.destination import PageName
from ptdiary.ui.widgets.announce import announce
from ptdiary.words import asking, entry_form
from tests.ui.conftest import DIARY, SADDLE
from tests.ui.today.conftest import on, today  # noqa: F401 fixtures


def lines(aloud):
    return [line for line, _ in aloud]


def test_a_saved_entry_is_said(today, aloud):  # noqa: F811
    today.score(4)
    today.none_of_these()
    aloud.clear()
    today.save()
    assert lines(aloud) == [today.page.top.strip.text.heading]
    assert lines(aloud)[0].startswith("Saved")


def test_nothing_to_save_is_said(today, aloud):  # noqa: F811
    today.save()
    assert lines(aloud) == [entry_form.NOTHING_TO_SAVE]


def test_a_question_that_is_open_is_said_when_save_asks_for_it(today, aloud):  # noqa: F811
    today.score(4)
    today.tick("nerves")
    aloud.clear()
    today.page.save()
    today.settle()
    questions = today.form.questions_open()
    assert lines(aloud) == [asking.still_open(questions)]


def test_undo_and_redo_are_said(today, aloud):  # noqa: F811
    today.score(4)
    today.save()
    aloud.clear()
    today.window.steps.undo()
    today.settle()
    assert lines(aloud) == ["Taken back: Entry saved."]
    aloud.clear()
    today.window.steps.redo()
    today.settle()
    assert lines(aloud) == ["Entry saved."]


def test_an_answer_that_is_added_is_said(today, aloud):  # noqa: F811
    today.score(4)
    today.none_of_these()
    today.save()
    aloud.clear()
    today.page.panel.kept.emit(today.page.form.answers.__class__(soreness=4, none="none"), False)
    today.settle()
    assert lines(aloud) == ["Added to the entry."]


def test_a_warning_that_stands_is_said_once_when_the_diary_opens(on, aloud):  # noqa: F811
    today = on(DIARY.keeping(SADDLE))  # noqa: F811
    heading = today.page.top.banner.heading.accessibleName()
    assert [line.rstrip(".") for line in lines(aloud)].count(heading.rstrip(".")) == 1
    aloud.clear()
    today.later(minutes=1)
    today.window.show_page(PageName.HELP)
    today.window.show_page(PageName.TODAY)
    assert lines(aloud) == []


@pytest.mark.parametrize("page", [each for each in PageName if each is not PageName.EMERGENCY])
def test_an_idle_minute_says_nothing(today, aloud, page):  # noqa: F811
    today.window.show_page(page)
    today.settle()
    aloud.clear()
    for _ in range(3):
        today.later(minutes=1)
    assert lines(aloud) == []


def test_an_arrow_in_a_chart_is_said(trends, aloud, qtbot):
    view = trends.timeline.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: bool(aloud))
    assert lines(aloud) == [f"{trends.timeline.read_out.text()}."]
    assert " after session 1" in lines(aloud)[0]


def test_several_lines_are_said_one_after_the_other_and_none_twice(window, aloud, qtbot):
    announce(window, "Saved.")
    announce(window.navigation, "One question is open")
    announce(window, "Saved.")
    announce(window, "Call now", at_once=True)
    announce(window, "")
    qtbot.waitUntil(lambda: bool(aloud))
    assert aloud == [("Call now. Saved. One question is open.", True)]


def test_what_is_gone_by_then_is_no_trouble(window, aloud, qtbot):
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415
    from shiboken6 import delete  # noqa: PLC0415

    gone = QWidget(window)
    announce(gone, "Saved.")
    delete(gone)
    qtbot.waitUntil(lambda: bool(aloud))


def test_later_is_no_news(today, aloud):  # noqa: F811
    today.score(4)
    today.save()
    aloud.clear()
    today.now += timedelta(minutes=30)
    today.keeper.tick()
    today.settle()
    assert lines(aloud) == []
