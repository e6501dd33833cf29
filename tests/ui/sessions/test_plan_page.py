"""The plan is made, changed, held with a reason and ended; each can be taken back."""

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary.plan import PlannedExercise
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import plan as words
from tests.ui.conftest import NOW
from tests.ui.tables import column

PLANNED = PlannedExercise(id="p1", name="Hip hinge", sets=3, repetitions=10, status="active")


@pytest.fixture
def page(window):
    window.show_page("plan")
    return window.page("plan")


def test_an_exercise_is_added_and_offered_first_in_the_session_form(window, page, keeper):
    page._add.click()
    page.form.name.setText(" Side plank ")
    page.form.sets.setText("2")
    page.form.minutes.setText("1,5")
    page.form.days.chip("mon").click()
    page.form.save.click()
    (planned,) = keeper.store.read().plan
    assert (planned.name, planned.sets, planned.minutes) == ("Side plank", 2, 1.5)
    assert (planned.days, planned.status, planned.repetitions) == (("mon",), "active", None)
    assert not page.form.isVisibleTo(page)
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert window.page("sessions").form._names[0] == "Side plank"
    keeper.undo()
    assert keeper.store.read().plan == ()


@pytest.mark.parametrize(
    ("name", "said"), [("", words.NAME_MISSING), ("Hip hinge", words.NAME_TWICE)]
)
def test_a_name_is_needed_and_only_once(page, keeper, name, said):
    keeper.keep("", PLANNED)
    page._add.click()
    page.form.name.setText(name)
    page.form.save.click()
    assert page.form.name_row._error.text() == said
    assert keeper.diary.plan == (PLANNED,)


def test_a_change_keeps_the_rest_of_the_exercise(page, keeper, qtbot):
    keeper.keep("", PLANNED)
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.repetitions.text() == "10"
    page.form.load.setText("6 kg")
    page.form.save.click()
    changed = keeper.diary.find(PlannedExercise, "p1")
    assert (changed.load, changed.sets, changed.name) == ("6 kg", 3, "Hip hinge")
    assert column(page, 1) == ["3 times 10, 6 kg"]


def test_saving_nothing_new_makes_no_step(page, keeper):
    keeper.keep("", PLANNED)
    page.table.selectRow(0)
    page._change_button.click()
    page.form.save.click()
    assert keeper.steps.count() == 1


def test_on_hold_with_a_reason_and_back(page, keeper):
    keeper.keep("", PLANNED)
    page.table.selectRow(0)
    assert not page._resume_button.isVisibleTo(page)
    page._hold_button.click()
    page.reasons.save.click()
    assert page.reasons.row._error.text() == words.HOLD_MISSING
    page.reasons.reason.setText("Sharp pain")
    page.reasons.save.click()
    held = keeper.store.read().find(PlannedExercise, "p1")
    assert (held.status, held.held_since, held.hold_reason) == ("on_hold", NOW, "Sharp pain")
    assert column(page, 3) == ["On hold since 21 November: Sharp pain"]
    assert page._hint.text() == words.ASK_FIRST
    page._resume_button.click()
    assert keeper.store.read().plan == (PLANNED,)
    keeper.undo()
    assert keeper.store.read().plan == (held,)


def test_an_exercise_that_ended_stands_last(page, keeper):
    keeper.keep("", PLANNED, PlannedExercise(id="p2", name="Walking"))
    page.table.selectRow(0)
    page._end_button.click()
    assert column(page, 0) == ["Walking", "Hip hinge"]
    assert column(page, 3) == ["In the plan", "Ended"]


def test_ways_to_and_from_the_sessions(window, page):
    page._back.click()
    assert window.page_name == "sessions"
    window.page("sessions")._plan.click()
    assert window.page_name == "plan"


def test_what_is_said_of_days_and_doses():
    assert words.days(("mon", "fri")) == "Mon, Fri"
    assert words.days(tuple(key for key, _ in words.WEEKDAYS)) == "Every day"
    assert words.days(()) == words.dose(None, None, None, None)
    assert words.dose(3, None, None, 2.5) == "3 sets, 2.5 minutes"
