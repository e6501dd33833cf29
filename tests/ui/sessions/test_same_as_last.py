"""Same as last time, how much it hurt, the therapist's limits, and the offer to set on hold."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import sessions as words
from ptdiary.words.findings import heading_of, reason
from tests.ui.conftest import NOW, at
from tests.ui.pills import press

CTRL = Qt.KeyboardModifier.ControlModifier
CLINIC = Session(
    id="c1", ended_at=at("11-20T09:00"), setting="clinic", minutes=45, effort=6, effort_limit=5,
    components=("strength", "manual"),
    exercises=(
        Exercise(name="Hip hinge", plan_id="p1", sets=2, repetitions=8, load="6 kg", hurt=2),
        Exercise(name="Walking", minutes=20, rose="no", new=True),
    ),
)  # fmt: skip
HOME = Session(
    id="h1", ended_at=at("11-18T18:00"), setting="home",
    exercises=(Exercise(name="Bridges", sets=2, repetitions=10),),
)  # fmt: skip
PLAN = PlannedExercise(id="p1", name="Hip hinge", sets=2, repetitions=8, load="6 kg")


@pytest.fixture
def page(window, keeper):
    keeper.remove("", Session, "s1")
    window.resize(1366, 740)
    window.show_page(PageName.SESSIONS)
    return window.page(PageName.SESSIONS)


def key(code, modifiers=Qt.KeyboardModifier.NoModifier):
    """A key to whatever has the keyboard, as the system would send it."""
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def log(window):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))


def logged(keeper, *known):
    (session,) = [each for each in keeper.store.read().sessions if each.id not in known]
    return session


def test_three_keys_save_a_session_as_last_time_without_how_it_felt(window, page, keeper):
    keeper.keep("", CLINIC)
    window.show_page(PageName.TODAY)
    key(Qt.Key.Key_L, CTRL)
    said = QApplication.focusWidget().text()
    assert (
        said
        == "Same as yesterday: at the clinic, 45 minutes, Hip hinge, Walking, Hands-on treatment"
    )
    key(Qt.Key.Key_Space)
    assert page.form.again.line.text() == (
        "Filled in as yesterday. How hard it was, and whether it hurt, are yours to say."
    )
    assert page.bar.sentence.startswith("It ended today, 9:00, unless you change that.")
    key(Qt.Key.Key_Return, CTRL)
    session = logged(keeper, "c1")
    assert session == Session(
        id=session.id, ended_at=NOW.replace(hour=9, minute=0), setting="clinic", minutes=45,
        components=("strength", "manual"),
        exercises=(
            Exercise(name="Hip hinge", sets=2, repetitions=8, load="6 kg"),
            Exercise(name="Walking", minutes=20),
        ),
    )  # fmt: skip
    keeper.undo()
    assert keeper.store.read().sessions == (CLINIC,)


@pytest.mark.usefixtures("page")
def test_end_leads_to_how_hard_it_was_and_a_digit_answers(keeper):
    keeper.keep("", CLINIC)
    key(Qt.Key.Key_L, CTRL)
    for code in (Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_6):
        key(code)
    key(Qt.Key.Key_Return, CTRL)
    assert logged(keeper, "c1").effort == 6


def test_the_last_at_the_clinic_and_the_last_at_home_are_one_stop_and_arrows_choose(
    window, page, keeper
):
    keeper.keep("", CLINIC, HOME)
    log(window)
    first = QApplication.focusWidget()
    assert first.text().startswith("Same as yesterday: at the clinic")
    key(Qt.Key.Key_Right)
    assert QApplication.focusWidget().text() == "Same as on Wednesday: at home, Bridges"
    key(Qt.Key.Key_Tab)
    assert not page.form.again.isAncestorOf(QApplication.focusWidget())
    key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    key(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.form.again.clear
    # its time of the day has not come yet
    assert page.form.answers().ended_at == NOW
    assert page.form.answers().setting == "home"


def test_clear_takes_the_facts_back_and_keeps_what_was_said_since(window, page, keeper):
    keeper.keep("", CLINIC)
    log(window)
    key(Qt.Key.Key_Space)
    page.form.effort.effort.buttons[4].click()
    page.form.again.clear.click()
    answers = page.form.answers()
    assert (answers.exercises, answers.minutes, answers.setting) == ((), None, None)
    assert (answers.doses, answers.components, answers.effort) == ((), (), 4)
    assert QApplication.focusWidget() is page.form.again.pills.first_stop()
    key(Qt.Key.Key_Space)
    assert page.form.answers().exercises == ("Hip hinge", "Walking")


def test_what_is_on_hold_or_ended_is_not_filled_in_and_it_is_said(window, page, keeper):
    walking = PlannedExercise(id="w", name="Walking", status="ended")
    keeper.keep("", CLINIC, replace(PLAN, status="on_hold"), walking)
    log(window)
    key(Qt.Key.Key_Space)
    assert page.form.answers().exercises == ()
    line = page.form.again.line.text()
    assert "Hip hinge is on hold, so it is not filled in." in line
    assert "Walking is no longer in your plan, so it is not filled in." in line


def test_a_time_that_was_told_before_stays(window, page, keeper, qtbot):
    keeper.keep("", CLINIC)
    log(window)
    page.form.when.take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    page.form.again.pills.first_stop().click()
    assert page.form.answers().ended_at == NOW.replace(hour=7, minute=0)
    assert not page.bar.sentence.startswith("It ended")


def test_after_one_of_today_the_next_is_now(window, page, keeper):
    keeper.keep("", replace(CLINIC, ended_at=NOW - timedelta(hours=1)))
    log(window)
    key(Qt.Key.Key_Space)
    assert page.form.answers().ended_at == NOW


def test_of_another_day_it_is_that_day_at_the_time_of_last_time(window, page, keeper):
    keeper.keep("", replace(CLINIC, ended_at=at("11-13T17:15")))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW, days_back=1))
    page.form.again.pills.first_stop().click()
    assert page.form.answers().ended_at == at("11-20T17:15")


def test_the_time_of_last_time_is_that_of_the_clock_before_it_went_back(window, page, keeper):
    summer = datetime.fromisoformat("2026-10-20T08:00:00+01:00")
    keeper.keep("", replace(CLINIC, ended_at=summer))
    log(window)
    key(Qt.Key.Key_Space)
    assert page.form.answers().ended_at == NOW.replace(hour=8, minute=0)


def test_a_first_session_has_nothing_to_repeat(window, page):
    log(window)
    assert not page.form.again.isVisible()
    assert QApplication.focusWidget() is page.form._setting.chip("clinic")


def test_a_changed_session_is_not_offered_to_be_as_last_time(window, page, keeper):
    keeper.keep("", CLINIC, HOME)
    window.go_to(Destination(page=PageName.SESSIONS, record="h1"))
    assert not page.form.again.isVisible()


def test_the_form_filled_as_last_time_is_one_page(window, page, keeper, qtbot):
    third = Exercise(name="Bridges", sets=2, repetitions=10)
    keeper.keep("", replace(CLINIC, exercises=(*CLINIC.exercises, third)))
    window.status.clear()
    log(window)
    key(Qt.Key.Key_Space)
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    page.look.change(scale=1.5)
    window.resize(640, 600)
    scales = [row.hurt for row in page.form.doses.rows.values()]
    qtbot.waitUntil(lambda: all(rows_of(scale) == 2 for scale in scales))
    page.look.change(scale=1.0)
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: all(rows_of(scale) == 1 for scale in scales) and bar.maximum() == 0)


def rows_of(scale):
    return len({button.y() for button in scale.buttons})


# minutes, and how much it hurt


def test_an_exercise_that_is_planned_in_minutes_asks_for_minutes(window, page, keeper, qtbot):
    keeper.keep("", PLAN, PlannedExercise(id="w", name="Walking", minutes=20))
    log(window)
    press(page, "Walking", qtbot)
    row = page.form.doses.rows["Walking"]
    assert row.minutes.isVisible()
    assert not row.sets.isVisible()
    assert row.as_planned.text() == "As planned: 20 minutes"
    qtbot.keyClicks(row.minutes, "25")
    row.hurt.buttons[3].click()
    page.bar.save_button.click()
    assert logged(keeper).exercises == (
        Exercise(name="Walking", plan_id="w", minutes=25, plan_percent=125, hurt=3),
    )


def test_what_was_done_last_time_in_minutes_asks_for_minutes(window, page, keeper, qtbot):
    keeper.keep("", CLINIC)
    log(window)
    press(page, "Walking", qtbot)
    press(page, "Hip hinge", qtbot)
    rows = page.form.doses.rows
    shown = {
        name: (row.minutes.isVisibleTo(page), row.sets.isVisibleTo(page))
        for name, row in rows.items()
    }
    assert shown == {"Walking": (True, False), "Hip hinge": (False, True)}


def test_an_exercise_that_hurt_much_brings_the_question_of_sharp_pain_into_view(
    window, page, keeper, aloud, qtbot
):
    window.resize(1024, 640)
    keeper.keep("", CLINIC)
    log(window)
    key(Qt.Key.Key_Space)
    hurt = page.form.doses.rows["Walking"].hurt
    hurt.buttons[6].click()
    during = page.form.during
    assert not during._why.isVisible()
    hurt.buttons[7].click()
    assert during._why.text() == "Walking hurt 7 out of 10. Did any of these happen?"

    def seen():
        top = during.mapTo(page.area.viewport(), during.rect().topLeft()).y()
        return top >= 0 and top + during.height() <= page.area.viewport().height()

    qtbot.waitUntil(seen)
    qtbot.waitUntil(lambda: any(during._why.text() in line for line, _ in aloud))
    during.happened.chip("none").click()
    assert not during._why.isVisible()


# the therapist's limits, and whatever else it would raise


def saved_reason(keeper, rule):
    (found,) = [each for each in keeper.view.review.findings if each.rule.id == rule]
    return found


@pytest.mark.parametrize("kind", ["effort", "plan", "rise"])
def test_beyond_a_limit_the_bar_says_so_as_the_rule_will(window, page, keeper, qtbot, kind):
    keeper.keep("", PLAN, Entry(id="e3", at=at("11-21T08:00"), soreness=2))
    keeper.keep_profile("", replace(keeper.diary.profile, effort_limit=5, pain_limit=4))
    log(window)
    press(page, "Hip hinge", qtbot)
    row = page.form.doses.rows["Hip hinge"]
    usual = page.bar.sentence
    match kind:
        case "effort":
            page.form.effort.effort.buttons[5].click()
            assert page.bar.sentence == usual
            page.form.effort.effort.buttons[7].click()
        case "plan":
            qtbot.keyClicks(row.sets, "2")
            qtbot.keyClicks(row.repetitions, "9")
        case "rise":
            page.form.during.happened.chip("rise").click()
            page.form.during.settled.chip("yes").click()
    said = page.bar.sentence
    page.bar.save_button.click()
    found = saved_reason(keeper, "W-SURGE" if kind == "rise" else "W-PACE")
    assert said.startswith(reason(found, page.look.times))
    assert found.session == logged(keeper).id


def test_pain_beyond_the_limit_is_said_beside_what_else_the_session_brings(page, keeper, qtbot):
    keeper.keep("", PLAN)
    keeper.keep_profile("", replace(keeper.diary.profile, pain_limit=4))
    log(page.window())
    press(page, "Hip hinge", qtbot)
    during = page.form.during
    during.happened.chip("rise").click()
    during.settled.chip("yes").click()
    during.peak.buttons[4].click()
    surge = page.bar.sentence
    during.peak.buttons[6].click()
    said = page.bar.sentence
    page.bar.save_button.click()
    found = saved_reason(keeper, "W-PACE")
    assert found.way == "pain"
    assert reason(found, page.look.times) in said
    assert reason(saved_reason(keeper, "W-SURGE"), page.look.times) in surge
    assert surge.split(". ")[0] in said


def test_the_limit_of_the_profile_stands_beside_the_question(window, page, keeper):
    keeper.keep_profile("", replace(keeper.diary.profile, effort_limit=5))
    log(window)
    effort = page.form.effort
    assert effort.another.text() == "Your therapist's limit: 5"
    assert not effort.limit.isVisible()
    effort.another.click()
    assert QApplication.focusWidget() is effort.limit.buttons[5]
    assert not effort.another.isVisible()


def test_the_limits_of_a_planned_exercise_stand_in_its_row(window, page, keeper, qtbot):
    keeper.keep("", replace(PLAN, effort_limit=4, pain_limit=3))
    log(window)
    press(page, "Hip hinge", qtbot)
    row = page.form.doses.rows["Hip hinge"]
    assert row.limits.isVisible()
    assert row.limits.text() == "Your therapist's limits for it: effort 4, pain 3."
    row.hurt.buttons[3].click()
    assert not row.above.isVisible()
    row.hurt.buttons[4].click()
    assert row.above.isVisible()
    assert row.above.text() == words.ABOVE_ITS_LIMIT.format(limit=3)
    row.hurt.buttons[2].click()
    assert not row.above.isVisible()


@pytest.mark.parametrize(
    ("what", "rule"), [("sharp", "C-SHARP"), ("limb", "C-RAD"), ("rise", "C-SURGE")]
)
def test_what_somebody_is_to_be_told_of_is_a_verdict_before_it_is_saved(
    window, page, keeper, what, rule
):
    log(window)
    page.form.other.setText("Hip hinge")
    page.form._add_other()
    page.form.during.happened.chip(what).click()
    if what == "rise":
        page.form.during.settled.chip("no").click()
    verdict = page.bar.verdict.shown
    page.bar.save_button.click()
    found = saved_reason(keeper, rule)
    assert (verdict.heading, verdict.line) == (
        heading_of(found), reason(found, page.look.times),
    )  # fmt: skip
    log(window)
    assert page.bar.verdict.shown is None


def test_a_warning_of_before_is_not_said_of_a_session_that_does_not_bring_it(window, page, keeper):
    sharp = Exercise(name="Hip hinge", quality=("sharp",))
    keeper.keep("", Session(id="x", ended_at=at("11-20T10:00"), exercises=(sharp,)))
    log(window)
    page.form.effort.effort.buttons[3].click()
    assert page.bar.verdict.shown is None
    window.go_to(Destination(page=PageName.SESSIONS, record="x"))
    assert page.bar.verdict.shown is not None


# what was ticked on the list of the day

LISTED = Session(
    id="l1", ended_at=at("11-21T08:00"), setting="home",
    exercises=(
        Exercise(name="Hip hinge", plan_id="p1", sets=2, repetitions=8, load="6 kg", done="all"),
        Exercise(name="Bridges", plan_id="p2", done="not_today", skipped_why="too sore"),
        Exercise(name="Walking", plan_id="p3", done="part", hurt=1),
    ),
)  # fmt: skip


def test_a_session_of_the_list_keeps_what_was_left_out_and_what_was_done_in_part(
    window, page, keeper
):
    keeper.keep("", LISTED)
    window.go_to(Destination(page=PageName.SESSIONS, record="l1"))
    assert page.form.answers().exercises == ("Hip hinge", "Walking")
    assert page.form._left_out_line.text() == "Left out: Bridges (too sore)."
    rows = page.form.doses.rows
    assert rows["Walking"]._part.isVisibleTo(page)
    assert not rows["Hip hinge"]._part.isVisibleTo(page)
    page.form.effort.effort.buttons[3].click()
    page.bar.save_button.click()
    assert keeper.store.read().find(Session, "l1") == replace(LISTED, effort=3)


def test_what_was_left_out_and_is_chosen_now_was_done(window, page, keeper, qtbot):
    keeper.keep("", LISTED)
    window.go_to(Destination(page=PageName.SESSIONS, record="l1"))
    press(page, "Bridges", qtbot)
    assert not page.form._left_out_line.isVisible()
    page.bar.save_button.click()
    changed = keeper.store.read().find(Session, "l1")
    assert changed.exercises == (
        LISTED.exercises[0], LISTED.exercises[2], Exercise(name="Bridges"),
    )  # fmt: skip


# on hold


def bring(page, qtbot, what, name="Hip hinge"):
    log(page.window())
    press(page, name, qtbot)
    page.form.during.happened.chip(what).click()
    if what == "rise":
        page.form.during.settled.chip("yes").click()
    page.bar.save_button.click()


def test_what_was_sharp_is_offered_to_be_set_on_hold_below_the_warning(window, page, keeper, qtbot):
    keeper.keep("", PLAN)
    bring(page, qtbot, "sharp")
    assert window.page_name == PageName.TODAY
    top = window.page(PageName.TODAY).top
    button = top.holding.buttons["p1"]
    assert button.isVisible()
    assert top.banner.y() < top.holding.y()
    assert not window.page(PageName.TODAY).programme.holding.isVisible(), "it is offered once"
    assert QApplication.focusWidget() is top.banner.heading
    button.setFocus()
    key(Qt.Key.Key_Space)
    held = keeper.store.read().find(PlannedExercise, "p1")
    assert (held.status, held.held_since) == ("on_hold", NOW)
    assert held.hold_reason == "Sharp pain on 21 November"
    assert not top.holding.isVisible()
    assert QApplication.focusWidget() is top.banner.heading
    keeper.undo()
    assert keeper.store.read().find(PlannedExercise, "p1") == PLAN
    assert top.holding.isVisible()


def test_pain_that_rose_and_eased_is_offered_on_the_page_of_sessions(window, page, keeper, qtbot):
    keeper.keep("", PLAN)
    bring(page, qtbot, "rise")
    assert window.page_name == PageName.SESSIONS
    assert QApplication.focusWidget() is page.holding.buttons["p1"]
    key(Qt.Key.Key_Space)
    assert keeper.diary.find(PlannedExercise, "p1").hold_reason == (
        "Pain rose suddenly on 21 November"
    )
    assert not page.holding.isVisible()
    assert QApplication.focusWidget() is page.cards


def test_what_the_plan_does_not_have_is_not_offered(window, page, keeper):
    keeper.keep("", replace(PLAN, status="ended"), CLINIC)
    log(window)
    page.form.other.setText("Hip hinge")
    page.form._add_other()
    page.form.during.happened.chip("sharp").click()
    page.bar.save_button.click()
    assert not window.page(PageName.TODAY).top.holding.isVisible()
