"""Sessions: logged, changed and removed in the real window, and never lost half-way."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.main_window import MainWindow
from ptdiary.words import dates
from ptdiary.words import recovery as errors
from ptdiary.words import sessions as words
from tests.ui.conftest import NOW
from tests.ui.pills import press


@pytest.fixture
def page(window):
    window.resize(1280, 800)
    window.show_page("sessions")
    return window.page("sessions")


def test_a_session_is_logged_with_the_usual_day_and_what_was_said(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.CLINIC, qtbot)
    press(page, "Hip hinge", qtbot)
    press(page, words.RISE_STAYED, qtbot)
    page.bar.save_button.click()
    (logged,) = [each for each in keeper.diary.sessions if each.id != "s1"]
    assert logged.setting == "clinic"
    assert logged.exercises == (Exercise(name="Hip hinge", settled="no"),)
    assert logged.ended_at == NOW
    assert keeper.store.read().sessions == keeper.diary.sessions


def test_the_form_says_when_soreness_usually_starts_before_it_is_saved(window, page):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert "today, 21:31" in page.bar.sentence


def test_a_session_that_has_not_ended_yet_is_asked_for_again(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.CLINIC, qtbot)
    later = NOW + timedelta(hours=2)
    page.form.when.choose("today", later)
    page.bar.save_button.click()
    assert page.form.when_row._error.text() == words.AHEAD
    assert len(keeper.diary.sessions) == 1
    assert page.form.answers().setting == "clinic"


def test_a_disk_that_refuses_is_told_beside_save_until_the_session_is_saved(
    window, page, keeper, tmp_path, qtbot
):
    file, elsewhere = tmp_path / "diary.ptdiary", tmp_path / "elsewhere"
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.HOME, qtbot)
    usual = page.bar.sentence
    file.rename(elsewhere)
    page.bar.save_button.click()
    why = page.bar.sentence
    assert why == f"{errors.CANNOT_SAVE} {window.status.text}"
    assert "was moved or replaced" in why
    assert page.bar.save_button.text() == errors.TRY_AGAIN
    assert page.form.answers().setting == "home"
    press(page, "Hip hinge", qtbot)
    assert page.bar.sentence == why
    elsewhere.rename(file)
    page.bar.save_button.click()
    assert page.form is None
    (logged,) = [each for each in keeper.store.read().sessions if each.id != "s1"]
    assert (logged.setting, logged.exercises) == ("home", (Exercise(name="Hip hinge"),))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert page.bar.sentence == usual
    assert page.bar.save_button.text() == words.SAVE


def test_leaving_a_form_that_could_not_be_saved_leaves_its_sentence_too(window, page, tmp_path):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    (tmp_path / "diary.ptdiary").rename(tmp_path / "elsewhere")
    page.bar.save_button.click()
    page.bar.leave_button.click()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    assert errors.CANNOT_SAVE not in page.bar.sentence


def test_undo_takes_a_logged_session_back_row_by_row(window, page, keeper):
    before = keeper.store.read()
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    page.bar.save_button.click()
    assert keeper.undo()
    assert keeper.store.read() == keeper.diary == before


def test_enter_changes_a_session_and_keeps_what_was_not_touched(page, keeper, qtbot):
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    press(page, words.HANDS_ON, qtbot)
    page.bar.save_button.click()
    changed = keeper.diary.find(Session, "s1")
    assert changed.components == ("manual",)
    assert changed.exercises == (Exercise(name="Hip hinge"),)


def test_delete_moves_a_session_to_what_was_removed(page, keeper, qtbot):
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert keeper.diary.sessions == ()
    assert [each.record.id for each in keeper.store.removed()] == ["s1"]


def test_a_half_filled_form_is_there_again_after_another_page_and_another_start(
    window, page, keeper, look, tmp_path, qtbot
):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.HOME, qtbot)
    window.show_page("trends")
    window.show_page("sessions")
    assert page.form.answers().setting == "home"
    window.close()
    again = MainWindow(look, window.settings, tmp_path / "settings.json")
    qtbot.addWidget(again)
    again.open_diary(keeper)
    again.show_page("sessions")
    assert again.page("sessions").form.answers().setting == "home"


def test_leaving_the_form_forgets_its_draft(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, words.HOME, qtbot)
    page.keep_draft()
    page.bar.leave_button.click()
    assert page.form is None
    assert keeper.drafts.read("session") is None


def test_the_list_names_what_followed_each_session(page, qtbot):
    qtbot.waitUntil(lambda: not page.table.records.stacked)
    cells = [page.table.model().index(0, column).data() for column in range(6)]
    assert cells == [
        "1",
        "Thu 19 Nov, 15:00",
        "Hip hinge",
        dates.NOT_ANSWERED,
        "4 at 28 h",
        "42 h so far",
    ]


def test_what_happened_in_a_sharp_rise_stands_on_its_exercise(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    press(page, words.RISE_EASED, qtbot)
    rise = page.form.rise
    rise.before.chip("2").click()
    rise.peak.chip("6").click()
    rise.stopped.chip("yes").click()
    rise.sharp.chip("shooting").click()
    rise.minutes.setText("20")
    page.bar.save_button.click()
    (logged,) = [each for each in keeper.diary.sessions if each.id != "s1"]
    assert logged.exercises == (
        Exercise(
            name="Hip hinge", settled="yes", soreness_before=2, soreness_peak=6, stopped=True,
            settled_after_minutes=20.0, quality=("shooting",),
        ),
    )  # fmt: skip


def test_nothing_of_a_rise_is_asked_or_written_while_there_was_none(window, page, keeper, qtbot):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Hip hinge", qtbot)
    assert not page.form.rise.isVisibleTo(page)
    press(page, words.RISE_STAYED, qtbot)
    assert page.form.rise.isVisibleTo(page)
    assert not page.form.rise._minutes_row.isVisibleTo(page)
    page.form.rise.peak.chip("8").click()
    page.form._rise.chip("no").click()
    page.bar.save_button.click()
    (logged,) = [each for each in keeper.diary.sessions if each.id != "s1"]
    assert logged.exercises == (Exercise(name="Hip hinge"),)


def test_sets_repetitions_and_weight_are_asked_of_each_exercise(window, page, keeper, qtbot):
    keeper.keep("", PlannedExercise(id="p", name="Side plank", sets=3, repetitions=10, load="Band"))
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    press(page, "Side plank", qtbot)
    press(page, "Hip hinge", qtbot)
    page.form.doses.fold.open()
    plank, hinge = page.form.doses.rows["Side plank"], page.form.doses.rows["Hip hinge"]
    assert plank.sets.text() == ""
    plank.as_planned.click()
    hinge.sets.setText("2")
    hinge.sets.textEdited.emit("2")
    assert not hinge.as_planned.isVisibleTo(page)
    page.keep_draft()
    page.bar.save_button.click()
    (logged,) = [each for each in keeper.diary.sessions if each.id != "s1"]
    found = {each.name: each for each in logged.exercises}
    assert found["Side plank"] == Exercise(
        name="Side plank", plan_id="p", sets=3, repetitions=10, load="Band", plan_percent=100.0
    )
    assert found["Hip hinge"] == Exercise(name="Hip hinge", sets=2)
