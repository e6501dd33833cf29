"""The plan is made, changed, held with a reason and ended; each can be taken back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary import WEEKDAYS, Entry, Exercise, Hold, PlannedExercise, Session
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.entry import Checks
from ptdiary.report.page import Options, describe_page
from ptdiary.report.text import page_text
from ptdiary.review.page.summary import summary
from ptdiary.store.exchange.csv import csv_files
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.sessions.plan import PlanPage
from ptdiary.words import plan as words
from ptdiary.words.dates import Times
from tests.ui.conftest import NOW, at
from tests.ui.read_tables import column

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


def test_tab_goes_through_the_form_as_it_is_seen(window, page, qtbot):
    window.resize(1366, 768)
    page._add.click()
    form = page.form
    seen = (form.name, form.load, form.sets, form.repetitions, form.minutes)
    for box in seen:
        assert QApplication.focusWidget() is box
        qtbot.keyClick(box, Qt.Key.Key_Tab)
    places = [box.mapTo(form, QPoint(0, 0)) for box in seen]
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))


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


def test_no_button_is_for_a_row_that_is_not_marked(window, page, keeper):
    """After a start with a reason half typed no row was marked, and one button ended the first."""
    keeper.keep("", PLANNED, replace(PLANNED, id="p2", name="Walking"))
    window.activateWindow()
    page.table.clearSelection()
    page.table.setCurrentIndex(QModelIndex())
    page.table.setFocus()
    QApplication.processEvents()
    assert page.table.chosen() is None
    assert not page._end_button.isVisibleTo(page)
    page._asking = "p2"
    page._hold("Sharp pain")
    assert page.table.chosen().id == "p2"
    assert page.table.selectionModel().hasSelection()


HELD = replace(PLANNED, status="on_hold", held_since=at("11-19T10:00"), hold_reason="Sharp pain")


def test_what_is_on_hold_comes_back_only_with_what_the_therapist_said(page, keeper):
    keeper.keep("", HELD)
    page.table.selectRow(0)
    assert not page._take_up_button.isVisibleTo(page)
    page._resume_button.click()
    assert page.said._which.text() == "Hip hinge: on hold since 19 Nov: Sharp pain."
    for nothing in ("", "  "):
        page.said.reason.setText(nothing)
        page.said.save.click()
        assert page.said.row._error.text() == words.BACK_MISSING
        assert keeper.diary.plan == (HELD,)
    page.said.reason.setText("Half as many, on two days")
    page.said.save.click()
    (back,) = keeper.store.read().plan
    assert (back.status, back.held_since, back.hold_reason) == ("active", None, None)
    assert back.holds == (
        Hold(
            since=HELD.held_since,
            reason="Sharp pain",
            ended_at=NOW,
            said="Half as many, on two days",
        ),
    )
    assert not page.said.isVisibleTo(page)
    # it was one step
    keeper.undo()
    assert keeper.store.read().plan == (HELD,)


def test_what_the_therapist_said_may_be_long(page, keeper):
    """Nothing of it is cut off without a word."""
    keeper.keep("", HELD)
    page.table.selectRow(0)
    page._resume_button.click()
    QTest.keyClicks(page.said.reason, "half as many " * 30)
    page.said.save.click()
    (back,) = keeper.diary.plan
    assert len(back.holds[0].said) > 380


def test_every_hold_can_be_read(page, keeper):
    assert not page._earlier.isVisibleTo(page)
    earlier = Hold(
        since=at("11-02T10:00"), reason="Knee", ended_at=at("11-09T10:00"), said="Half as many"
    )
    keeper.keep("", replace(HELD, holds=(earlier,)), PlannedExercise(id="p2", name="Walking"))
    (line,) = [each.text() for each in page.holds.lines if each.isVisibleTo(page)]
    assert line == (
        "Hip hinge: on hold since 19 Nov: Sharp pain. On hold 2 to 9 Nov: Knee. Then: Half as many."
    )
    keeper.undo()
    assert not page._earlier.isVisibleTo(page)


def test_an_exercise_stays_chosen_where_it_stands_now(page, keeper):
    """Else the next press would be about another one."""
    keeper.keep("", PLANNED, PlannedExercise(id="p2", name="Walking"))
    page.table.selectRow(0)
    page._hold_button.click()
    page.reasons.reason.setText("Sharp pain")
    page.reasons.save.click()
    assert column(page, 0) == ["Walking", "Hip hinge"]
    assert page.table.chosen().id == "p1"
    page._resume_button.click()
    assert page.said._about == "p1"


def test_the_keyboard_is_in_a_sensible_place_after_each_act(window, page, keeper, qtbot):
    qtbot.waitUntil(page.isVisible)
    keeper.keep("", PLANNED)
    page.table.selectRow(0)
    for button, card, box in (
        (page._hold_button, page.reasons, page.reasons.reason),
        (page._resume_button, page.said, page.said.reason),
    ):
        button.click()
        assert window.focusWidget() is box
        box.setText("As agreed")
        card.save.click()
        assert window.focusWidget() is page.table
    page._add.click()
    page.form.cancel.click()
    assert window.focusWidget() is page.table


def test_a_hold_and_its_return_is_in_every_list_in_the_search_and_on_paper(window, page, keeper):
    """Driven through the page: the reason, and what the therapist said, are never lost."""
    bridges = PlannedExercise(id="b", name="Bridges", status="active")
    keeper.keep("", bridges)
    page._choose("b")
    page._hold_button.click()
    page.reasons.reason.setText("Zigzag pain")
    page.reasons.save.click()
    page._resume_button.click()
    page.said.reason.setText("Rest two days, then half as many")
    page.said.save.click()
    diary = keeper.store.read()
    # the Diary and its search
    window.show_page("diary")
    days = window.page("diary").days.records
    for words_of in ("zigzag", "rest two days"):
        window.page("diary").search.setText(words_of)
        assert [each.id for line in days.lines for each in line.records] == ["b"]
        assert words_of in days.lines[0].text.lower()
    # the page for the therapist
    at_last = NOW.date()
    found = summary(diary, keeper.rulebook, NOW, at_last, at_last)
    text = page_text(describe_page(found, found.series, Options()))
    assert "Bridges: on hold 21 Nov: Zigzag pain. Then: Rest two days, then half as many." in text
    # the document, and the tables
    document = read_document(write_document(Document(exported_at=NOW, diary=diary)))
    assert document.diary.find(PlannedExercise, "b").holds == diary.find(PlannedExercise, "b").holds
    table = csv_files(diary)["holds.csv"].decode("utf-8-sig")
    assert "Zigzag pain" in table
    assert "Rest two days, then half as many" in table
    # and each act is taken back by itself
    keeper.undo()
    assert keeper.store.read().find(PlannedExercise, "b").hold_reason == "Zigzag pain"
    keeper.undo()
    assert keeper.store.read().find(PlannedExercise, "b") == bridges
    window.page("diary").search.setText("zigzag")
    assert not days.lines


def test_a_hold_and_its_return_by_keys_alone(window, page, keeper, qtbot):
    qtbot.waitUntil(page.isVisible)
    keeper.keep("", PLANNED, PlannedExercise(id="p2", name="Walking"))
    page.table.setFocus()

    def keys(*pressed):
        for key in pressed:
            QTest.keyClick(window.focusWidget(), key)

    def tab_to(button):
        for _ in range(12):
            if window.focusWidget() is button:
                return
            keys(Qt.Key.Key_Tab)
        pytest.fail("Tab does not lead there")

    keys(Qt.Key.Key_Home, Qt.Key.Key_Down)
    assert page.table.chosen().id == "p2"
    tab_to(page._hold_button)
    keys(Qt.Key.Key_Space)
    QTest.keyClicks(window.focusWidget(), "Sharp pain")
    keys(Qt.Key.Key_Return)
    assert keeper.diary.find(PlannedExercise, "p2").hold_reason == "Sharp pain"
    tab_to(page._resume_button)
    keys(Qt.Key.Key_Space)
    QTest.keyClicks(window.focusWidget(), "Walk on flat ground")
    keys(Qt.Key.Key_Return)
    assert keeper.diary.find(PlannedExercise, "p2").holds[0].said == "Walk on flat ground"
    assert window.focusWidget() is page.table
    assert page.table.chosen().id == "p2"


def test_a_line_of_the_diary_leads_to_its_exercise(window, page, keeper):
    keeper.keep("", PLANNED, replace(HELD, id="p2", name="Walking"))
    window.go_to(Destination(page=PageName.PLAN, record="p2"))
    assert page.table.chosen().id == "p2"
    assert page._resume_button.isVisibleTo(page)


# limits, and the days on which it is in the plan


def test_a_new_exercise_is_planned_from_today_on(page, keeper):
    page._add.click()
    assert page.form.from_day.day() == NOW.date()
    page.form.name.setText("Side plank")
    page.form.effort_limit.chip("5").click()
    page.form.pain_limit.chip("3").click()
    QTest.keyClicks(page.form.until_day, "30 Nov 2026")
    page.form.save.click()
    (planned,) = keeper.store.read().plan
    assert (planned.effort_limit, planned.pain_limit) == (5, 3)
    assert (planned.from_day, planned.until_day) == (NOW.date(), date(2026, 11, 30))
    assert column(page, 1) == ["effort up to 5, pain up to 3"]
    assert column(page, 3) == ["In the plan until 30 November"]


def test_the_day_it_was_added_need_not_be_the_first(page, keeper):
    page._add.click()
    page.form.name.setText("Side plank")
    page.form.from_day.clear()
    page.form.from_day.textEdited.emit("")
    page.form.save.click()
    (planned,) = keeper.diary.plan
    assert planned.from_day is None
    assert column(page, 3) == ["In the plan"]
    keeper.keep("", replace(planned, from_day=date(2026, 12, 3)))
    assert column(page, 3) == ["In the plan from 3 December"]


def test_the_last_day_is_not_before_the_first(page, keeper):
    keeper.keep("", replace(PLANNED, from_day=date(2026, 11, 10)))
    page.table.selectRow(0)
    page._change_button.click()
    QTest.keyClicks(page.form.until_day, "9 Nov 2026")
    page.form.save.click()
    assert page.form.until_row._error.text() == words.ENDS_FIRST
    page.form.until_day.selectAll()
    QTest.keyClicks(page.form.until_day, "10 Nov 2026")
    page.form.save.click()
    assert keeper.diary.plan[0].until_day == date(2026, 11, 10)


def test_the_limits_for_every_session_are_shown_and_where_to_set_them(window, page, keeper):
    assert page.limits.text() == words.NO_LIMITS
    keeper.keep_profile("", replace(keeper.diary.profile, effort_limit=6, pain_limit=4))
    said = "Limits of your therapist for every session: effort up to 6, pain up to 4."
    assert page.limits.text() == said
    page._to_limits.click()
    assert window.page_name == "settings"


def test_what_the_therapist_said_of_an_exercise_stands_below_the_list(page, keeper):
    keeper.keep("", replace(PLANNED, instructions="Press through the heels."))
    page.table.selectRow(0)
    assert page.told.text() == "What your therapist said about it: Press through the heels."
    keeper.keep("", PLANNED)
    assert not page.told.isVisibleTo(page)


# what was done


BRIDGES = PlannedExercise(id="b", name="Bridges", status="active")


def done(day, what="all", why=None):
    exercise = Exercise(name="Bridges", plan_id="b", done=what, skipped_why=why)
    return Session(id=day, ended_at=at(f"{day}T08:00"), exercises=(exercise,))


def shown(lines):
    return [each.text() for each in lines.lines if not each.isHidden()]


def test_what_was_done_this_week_and_last_week_is_said(page, keeper):
    assert not page.weeks.isVisibleTo(page)
    planned = replace(BRIDGES, days=WEEKDAYS, from_day=date(2026, 11, 1))
    keeper.keep("", planned, PlannedExercise(id="p2", name="Walking"))
    assert page.weeks.this.title.text() == "This week, from Monday 16 November on"
    assert page.weeks.last.title.text() == "Last week, 9 to 15 Nov"
    assert shown(page.weeks.this) == ["Bridges: nothing written on 5 planned days."]
    keeper.keep("", done("11-16"), done("11-18", "part"), done("11-19", "not_today", "tired"))
    assert shown(page.weeks.this) == [
        (
            "Bridges: done on 2 of 5 planned days, 1 of them in part; left out once (tired); "
            "nothing written on 2 days."
        )
    ]
    assert shown(page.weeks.last) == ["Bridges: nothing written on 7 planned days."]


def test_its_weeks_and_days_begin_as_in_the_region(look, keeper, qtbot):
    look.read_times(Times(week_begins=6))
    keeper.keep("", replace(BRIDGES, days=WEEKDAYS, from_day=date(2026, 11, 1)))
    page = PlanPage(keeper, look)
    qtbot.addWidget(page)
    page.show_view(keeper.view)
    assert page.weeks.this.title.text() == "This week, from Sunday 15 November on"
    assert page.weeks.last.title.text() == "Last week, 8 to 14 Nov"
    page._add.click()
    pills = page.form.days
    assert [key for key, _ in words.weekdays(look.times)] == ["sun", *WEEKDAYS[:-1]]
    page.form.name.setText("Walking")
    for day in ("sun", "mon"):
        pills.chip(day).click()
    page.form.save.click()
    assert keeper.diary.plan[-1].days == ("mon", "sun")  # as every computer writes them


def test_before_a_day_is_over_nothing_is_said_of_it(page, keeper):
    keeper.keep("", replace(BRIDGES, days=("sat",), from_day=NOW.date()))
    assert shown(page.weeks.this) == [words.NOTHING_YET]
    assert shown(page.weeks.last) == [words.NOTHING_LAST_WEEK]


def test_a_warning_leaves_the_words_facts_as_they_were(page, keeper):
    keeper.keep("", replace(PLANNED, days=WEEKDAYS, from_day=date(2026, 11, 1)))
    before = shown(page.weeks.this), shown(page.weeks.last)
    numb = Entry(id="numb", at=NOW, soreness=8, checks=Checks(saddle="yes"))
    keeper.keep("", numb)
    assert keeper.view.review.findings
    assert (shown(page.weeks.this), shown(page.weeks.last)) == before


# out of the plan, and back


def test_an_exercise_that_ended_comes_back_without_a_question(page, keeper):
    keeper.keep("", replace(PLANNED, from_day=date(2026, 10, 1), until_day=date(2026, 12, 24)))
    page.table.selectRow(0)
    page._end_button.click()
    (over,) = keeper.diary.plan
    assert (over.status, over.until_day) == ("ended", NOW.date())
    assert not page._resume_button.isVisibleTo(page)
    page._take_up_button.click()
    (back,) = keeper.store.read().plan
    assert (back.status, back.from_day, back.until_day) == ("active", date(2026, 10, 1), None)
    assert not page.said.isVisibleTo(page)
    keeper.undo()
    assert keeper.store.read().plan == (over,)


def test_what_ended_while_it_was_on_hold_keeps_why(page, keeper):
    keeper.keep("", HELD)
    page.table.selectRow(0)
    page._end_button.click()
    (over,) = keeper.store.read().plan
    assert over.holds == (Hold(since=HELD.held_since, reason="Sharp pain", ended_at=NOW),)
    assert "Hip hinge: on hold 19 to 21 Nov: Sharp pain." in shown(page.holds)


def test_an_exercise_that_ended_stands_last(page, keeper):
    keeper.keep("", PLANNED, PlannedExercise(id="p2", name="Walking"))
    page.table.selectRow(0)
    page._end_button.click()
    assert column(page, 0) == ["Walking", "Hip hinge"]
    assert column(page, 3) == ["In the plan", "Ended on 21 November"]


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
