"""Two kinds of session that take turns: agreed, drawn, logged, ended, answered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary import PlannedExercise
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import experiment as words
from tests.ui.conftest import NOW, SADDLE
from tests.ui.trends.turning import HOUR, WAYS, experiment, in_turn, records


@pytest.fixture
def form(trends):
    trends.cost.take_turns.trigger()
    return trends.turns_form


def enter(qtbot, widget):
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def fill(qtbot, form, *, agrees=True):
    """Both kinds, eight pairs, and who agreed, by keyboard; the name is that of the diary."""
    for box, way in zip(form.ways, WAYS, strict=True):
        qtbot.keyClicks(box, way)
    form.pairs.first_stop().setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(form.window().focusWidget(), key)
    if agrees:
        form.agrees.first_stop().setFocus()
        qtbot.keyClick(form.window().focusWidget(), Qt.Key.Key_Space)


def running(keeper):
    (found,) = keeper.diary.experiments
    return found


def test_nothing_is_drawn_before_the_therapist_agrees(form, keeper, qtbot):
    assert form.isVisible()
    assert form.window().focusWidget() is form.ways[0]
    fill(qtbot, form, agrees=False)
    form.who.clear()
    enter(qtbot, form.start)
    assert form.agrees_row._error.text() == words.NOT_AGREED
    assert form.who_row._error.text() == words.NO_NAME
    assert form.window().focusWidget() is form.agrees.first_stop()
    assert keeper.diary.experiments == ()
    enter(qtbot, form.leave)
    assert not form.isVisible()


def test_it_is_drawn_shown_logged_ended_and_each_step_is_taken_back(
    form, window, keeper, trends, qtbot
):
    form._bits = lambda pairs: 0b10101010 % 2**pairs
    fill(qtbot, form)
    enter(qtbot, form.start)
    begun = running(keeper)
    assert (begun.ways, begun.agreed_with, begun.agreed_at) == (WAYS, "Dana Reyes", NOW)
    assert begun.order == (0, 1, 1, 0) * 4
    assert trends.turns.heading.text() == "Next session: With Step-ups."
    assert not trends.cost.more.isVisible()  # another cannot begin meanwhile
    # Today says it before a score is chosen, and the session form offers it as its turn
    window.show_page("today")
    card = window.page("today").side.turns
    assert card.isVisible()
    assert card.heading.text() == "Next session: With Step-ups."
    assert card.done.text() == "0 of 16 sessions are done. Agreed with Dana Reyes."
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    sessions = window.page("sessions")
    assert sessions.form.turn.chip("turn").text() == "This session: With Step-ups"
    sessions.form._setting.chip("home").click()
    sessions.save()
    logged = keeper.diary.sessions[-1]
    assert logged.experiment_id == begun.id
    # another that did not take its turn is of no experiment
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert sessions.form.turn.chip("turn").text() == "This session: Without Step-ups"
    sessions.form.turn.chip("turn").click()
    sessions.form._setting.chip("home").click()
    sessions.save()
    assert [each.experiment_id for each in keeper.diary.sessions][-2:].count(None) == 1
    keeper.undo()
    window.show_page("trends")
    assert trends.turns.heading.text() == "Next session: Without Step-ups."
    enter(qtbot, trends.turns.end)
    assert trends.turns.heading.text() == "Taking turns was ended early."
    assert running(keeper).ended_at == NOW
    for _ in range(3):
        keeper.undo()
    assert keeper.diary.experiments == ()
    assert not trends.turns.isVisible()


@pytest.fixture
def turning(window, keeper):  # noqa: ARG001 it looks after the diary
    """Five of twelve sessions are done."""
    keeper.keep("", *records(5, in_turn, experiment_id="x"), experiment())
    assert running(keeper).ended_at is None
    return keeper


def test_a_warning_ends_it_at_once_and_for_good(turning, window):
    turning.keep("", replace(SADDLE, id="warned"))
    ended = running(turning)
    assert ended.ended_at == NOW
    assert ended.ended_why == "A warning on 21 November: Numbness between the legs."
    turning.undo()  # the entry is taken back; the sessions after it would have taken no turns
    assert turning.diary.find(type(SADDLE), "warned") is None
    assert running(turning) == ended
    window.show_page("today")
    card = window.page("today").side.turns
    assert card.heading.text() == "Taking turns was ended early."
    assert card.why.text() == ended.ended_why


def test_a_hold_ends_it_at_once(turning):
    turning.keep("", PlannedExercise(id="p", name="Step-ups", status="on_hold", held_since=NOW))
    assert running(turning).ended_at == NOW
    assert running(turning).ended_why == "Step-ups is on hold."


def test_a_session_before_its_latest_takes_no_turn(turning, window):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    page = window.page("sessions")
    assert page.form.turn.isVisibleTo(page.form)
    page.form.choose_day(8)
    assert not page.form.turn.isVisibleTo(page.form)
    page.form._setting.chip("home").click()
    page.save()
    early = [each for each in turning.diary.sessions if each.setting == "home"]
    assert any(each.experiment_id is None for each in early)


def test_at_its_end_it_answers_and_another_may_begin(trends, keeper, qtbot):
    kept = records(12, in_turn, scatter=(0,), experiment_id="x")
    keeper.keep("", *kept, experiment())
    qtbot.waitUntil(trends.turns.isVisible)
    card = trends.turns
    assert card.heading.text() == "“With Step-ups” cost more than “Without Step-ups”."
    assert card.said.text().startswith(
        "Soreness rose by 2 points more in the middle one of 6 pairs. "
        "Of 1000 orders drawn by chance, 32 would look like this or clearer."
    )
    assert card.done.text() == "12 of 12 sessions are done. Agreed with Dana Reyes."
    assert not card.end.isVisible()
    assert trends.cost.more.isVisible()


def test_a_warning_that_stands_lets_none_begin(form, keeper, qtbot):
    keeper.keep("", replace(SADDLE, id="warned", at=NOW - HOUR))
    form.ask(None)
    fill(qtbot, form)
    form.begin()
    assert form.trouble.text() == words.NOT_NOW
    assert not keeper.diary.experiments
