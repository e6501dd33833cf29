"""Each answer of the profile has its row, is saved when it is left, and can be taken back."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from ptdiary.diary import Activity, Appointment, Entry
from ptdiary.diary.limits import limits_of
from ptdiary.diary.profile import TOLD_ONCE, Contact, Profile, answering_health
from ptdiary.store.backups import Backups
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.settings.page import SheetName
from ptdiary.ui.settings.profile import PROFILE_FIELDS, answer_in, with_answer
from ptdiary.ui.widgets import FormRow
from ptdiary.words import settings as words
from tests.ui.conftest import NOW


@pytest.fixture
def page(window):
    window.show_page("settings")
    return window.page("settings")


# What another answer writes, and what the list of known signs shows.
WRITTEN_BESIDE = {"usual_soreness_at", "health_at", "known", "known_nerve_signs"}


def paths_of_the_profile():
    for each in fields(Profile):
        if each.name in WRITTEN_BESIDE:
            continue
        if each.name in {"therapist", "doctor"}:
            yield from (f"{each.name}.{inner.name}" for inner in fields(Contact))
        else:
            yield each.name


def test_every_field_of_the_profile_has_a_row_and_words():
    paths = [field.path for field in PROFILE_FIELDS]
    assert sorted(paths) == sorted(paths_of_the_profile())
    assert set(words.FIELDS) == set(paths)
    assert len(limits_of(Profile)) == len(fields(Profile))


ANSWERS = {
    "line": "something", "year": "1955", "lines": "one\n\n two ", "text": "Walk daily.",
    "score": "3", "choice": "no",
}  # fmt: skip
VALUES = {
    "line": "something", "year": 1955, "lines": ("one", "two"), "text": "Walk daily.",
    "score": 3, "choice": "no",
}  # fmt: skip


def fill(row, text):
    control = row.control
    if hasattr(control, "chip"):
        control.chip(text).click()
    elif hasattr(control, "setPlainText"):
        control.setPlainText(text)
        control.finished.emit()
    else:
        control.setText(text)
        control.editingFinished.emit()


@pytest.mark.parametrize("field", PROFILE_FIELDS, ids=lambda field: field.path)
def test_answer_is_saved_as_one_step_and_taken_back(page, keeper, field):
    before = keeper.diary.profile
    row = page._rows[field.path]
    last = words.ANSWERS.get(field.path, words.YES_NO_UNSURE)[-1][0]
    text, value = ANSWERS[field.control], VALUES[field.control]
    if field.control == "choice":
        text = value = last
    fill(row, text)
    assert answer_in(keeper.store.read().profile, field.path) == value
    assert keeper.steps.count() == 1
    keeper.undo()
    assert keeper.store.read().profile == before
    assert row.answer() == answer_in(before, field.path)


def test_leaving_an_answer_as_it_was_saves_nothing(page, keeper):
    for row in page._rows.values():
        row.finish()
    assert keeper.steps.count() == 0


CHOSEN = [field.path for field in PROFILE_FIELDS if field.control in {"choice", "score"}]


@pytest.mark.parametrize("path", CHOSEN)
def test_answer_can_go_back_to_not_answered(page, keeper, path):
    row = page._rows[path]
    value, said = row.control._chips.popitem()  # the last one
    row.control._chips[value] = said
    said.click()
    assert str(getattr(keeper.diary.profile, path)) == value
    said.click()
    profile = keeper.store.read().profile
    assert getattr(profile, path) is profile.health_at is None
    assert row.control.values() == ()


def test_each_row_of_health_says_what_it_is_for_and_tells_it_to_those_who_hear(page):
    for path in (*page._health._rows, "effort_limit", "pain_limit"):
        question, purpose = words.FIELDS[path]
        row = page._rows[path]
        assert purpose
        assert row._row._help.text() == row.control.accessibleDescription() == purpose
        assert row.control.accessibleName() == question


def test_the_fold_of_health_says_how_many_are_answered(page):
    assert page._health.fold.row.accessibleName() == f"{words.HEALTH_QUESTIONS}, 0 of 13 answered"
    fill(page._rows["diabetes"], "no")
    assert page._health.fold.row.accessibleName() == f"{words.HEALTH_QUESTIONS}, 1 of 13 answered"


def test_a_score_is_a_word_and_its_pills_come_when_it_is_changed(window, page, keeper, qtbot):
    score = page._rows["pain_limit"].control
    assert not score.chip("4").isVisible()
    assert score.change.accessibleName() == f"Choose: {words.FIELDS['pain_limit'][0]}"
    score.change.setFocus()
    qtbot.keyClick(score.change, Qt.Key.Key_Space)
    assert window.focusWidget() is score.chip("0")
    assert page._rows["pain_limit"]._row._help.isVisible()
    score.chip("4").setFocus()
    qtbot.keyClick(score.chip("4"), Qt.Key.Key_Space)
    assert keeper.diary.profile.pain_limit == 4
    assert (score._said.text(), score.chip("4").isVisible()) == ("4 of 10", False)
    assert window.focusWidget() is score.change
    assert score.change.accessibleName() == f"Change: {words.FIELDS['pain_limit'][0]}, 4"


@pytest.mark.parametrize("path", TOLD_ONCE)
def test_an_answer_that_is_told_once_is_written_with_its_time(page, keeper, path):
    row = page._rows[path]
    first, second = list(row.control._chips)[:2]
    row.control.chip(first).click()
    assert keeper.store.read().profile.health_at == NOW
    keeper.clock = lambda: NOW + timedelta(days=1)
    page._rows["diabetes"].control.chip("yes").click()
    assert keeper.store.read().profile.health_at == NOW
    row.control.chip(second).click()
    assert keeper.store.read().profile.health_at == NOW + timedelta(days=1)
    row.control.chip(second).click()
    assert keeper.store.read().profile.health_at is None


def test_an_answer_taken_back_leaves_the_time_of_the_others():
    profile = answering_health(Profile(), "first_onset", "over_55", NOW)
    profile = answering_health(profile, "morning_stiffness", "no", NOW)
    later = NOW + timedelta(days=3)
    assert answering_health(profile, "first_onset", None, later).health_at == NOW


def test_the_usual_score_is_kept_with_the_day_on_which_it_was_stated_or_confirmed(page, keeper):
    row = page._rows["usual_soreness"]
    assert (row._said.isVisibleTo(page), row.still.isVisibleTo(page)) == (False, True)
    row.control.chip("3").click()
    profile = keeper.store.read().profile
    assert (profile.usual_soreness, profile.usual_soreness_at) == (3, NOW)
    assert row._said.text() == "You said so today."
    assert not row.still.isVisibleTo(page)
    keeper.clock = lambda: NOW + timedelta(days=9)
    keeper.refresh()
    assert row._said.text() == "You said so on 21 November."
    assert row.still.text() == "Still 3"
    assert row.still.accessibleName() == "Your usual soreness is still 3"
    row.still.click()
    profile = keeper.store.read().profile
    assert (profile.usual_soreness, profile.usual_soreness_at) == (3, NOW + timedelta(days=9))
    keeper.undo()
    assert keeper.store.read().profile.usual_soreness_at == NOW


def test_65_or_older_is_shown_only_where_it_was_answered_and_no_year_is_told(page, keeper):
    row = page._rows["age_65"].control
    page._health.fold.open()
    assert not row.isVisibleTo(page)
    keeper.keep_profile("", replace(keeper.diary.profile, age_65="yes"))
    assert row.isVisibleTo(page)
    fill(page._rows["birth_year"], "1950")
    assert not row.isVisibleTo(page)


@pytest.mark.parametrize("year", ["55", "1855", "2999", "nineteen", "1955.5"])
def test_year_that_cannot_be_is_kept_in_the_box_and_explained(page, keeper, year):
    row = page._rows["birth_year"]
    fill(row, year)
    assert keeper.diary.profile.birth_year is None
    assert row.control.text() == year
    assert row._row._error.text()
    keeper.refresh()
    assert row.control.text() == year
    fill(row, "1955")
    assert not row._row._error.text()
    assert keeper.diary.profile.birth_year == 1955


def test_contact_of_which_nothing_is_known_is_none():
    profile = with_answer(Profile(), "doctor.phone", "555", NOW)
    assert profile.doctor == Contact(phone="555")
    assert with_answer(profile, "doctor.phone", None, NOW) == Profile()


def test_text_size_and_colours_change_at_once(page, look):
    page._preferences.text_size.chip("1.5").click()
    assert look.scale == 1.5
    page._preferences.theme.chip("dark").click()
    assert look.dark
    look.choose_theme("light")
    assert page._preferences.theme.value() == "light"


def test_box_that_was_not_left_is_saved_when_the_window_closes(window, page, keeper):
    page._rows["name"].control.setText("Maria K.")
    window.close()
    assert keeper.store.read().profile.name == "Maria K."


def test_tab_leaves_a_box_of_several_lines(window, page):
    page._health.fold.open()
    box = page._rows["injuries"].control
    box.setFocus()
    assert window.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert window.focusWidget() is page._rows["medicines"].control
    assert box.toPlainText() == ""


@pytest.mark.parametrize(
    "path", ["emergency_number", "therapist.hours", "usual_soreness", "cancer_history"]
)
def test_69_a_link_leads_to_the_field_and_back_to_where_it_was(window, page, path, qtbot):
    page.show_sheet(SheetName.FILE)
    window.resize(800, 600)
    window.show_page("today")
    assert page._back.isHidden()
    window.go_to(Destination(page=PageName.SETTINGS, field=path))
    at = window.focusWidget()
    control = page._rows[path].control
    assert at is control or control.isAncestorOf(at)
    seen = page.area.viewport()
    qtbot.waitUntil(
        lambda: seen.rect().contains(QRect(at.mapTo(seen, QPoint()), at.size())), timeout=20_000
    )
    assert page.tabs.value() == SheetName.CARE
    assert page._back.isVisible()
    assert page._back.text() == "Back to Today"
    page._back.click()
    assert window.page_name == "today"
    window.show_page("settings")
    assert not page._back.isVisible()


def test_the_next_appointment_is_said_and_leads_to_all_of_them(window, page, keeper):
    card = page._appointment
    assert card._said.text() == words.APPOINTMENT_NONE
    card.new.click()
    assert window.page_name == "visits"
    assert window.focusWidget() is window.page("visits").form.when._day
    keeper.keep("", Appointment(id="a", at=NOW + timedelta(days=3), with_whom="Dana Reyes"))
    window.show_page("settings")
    assert "Dana Reyes" in card._said.text()
    assert card._said.text().endswith("In 3 days.")
    assert not card.new.isVisible()
    card.all.click()
    assert window.page_name == "visits"


@pytest.mark.parametrize("sheet", SheetName)
def test_69_each_sheet_fits_without_a_scroll_and_labels_are_at_the_left(
    window, page, keeper, sheet, qtbot
):
    keeper.keep("", *(Activity(id=str(n), name="Walk the dog for 30 minutes") for n in range(3)))
    window.status.clear()
    window.resize(1366, 740)
    page.show_sheet(sheet)
    shown = page.sheets[sheet]
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() == 0)
    assert page.area.horizontalScrollBar().maximum() == 0
    for row in shown.findChildren(FormRow):
        if row.isVisibleTo(shown):
            label, control = row._label, row.control
            assert (
                label.mapTo(shown, label.rect().topRight()).x()
                <= control.mapTo(shown, control.rect().topLeft()).x()
            ), label.text()
            assert abs(label.y() - row._column.geometry().y()) < 1.5 * page.look.em, label.text()


def test_the_pages_of_settings_are_chosen_by_tabs_and_by_keys(window, page, qtbot):
    for number, sheet in enumerate(SheetName, start=1):
        qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
        assert [name for name, each in page.sheets.items() if each.isVisible()] == [sheet]
        assert page.tabs.value() == sheet
    page.tabs.chip(SheetName.LOOKS).click()
    assert page.sheets[SheetName.LOOKS].isVisible()
    page.tabs.chip(SheetName.LOOKS).click()
    assert page.tabs.value() == SheetName.LOOKS  # one is always shown


def test_on_a_narrow_page_there_is_one_column(window, page, qtbot):
    window.resize(800, 600)
    care = page.sheets[SheetName.CARE]
    qtbot.waitUntil(lambda: page._health.y() > page.activities.y())
    assert page._health.x() == page.activities.x()
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: page._health.x() > page.activities.x())
    assert care.isVisible()


def test_this_diary_says_what_it_holds_and_when_it_was_copied(window, page, keeper):
    page.show_sheet(SheetName.FILE)
    assert page._file._holds.text() == "2 entries and 1 session."
    assert not page.backups.said.isVisible()
    assert not page.deleted.said.isVisible()
    keeper.remove("", Entry, "e2")
    Backups(keeper.store.path, keeper.clock).make(keeper.store, "by_hand")
    page.show_sheet(SheetName.FILE)
    assert page._file._holds.text() == "1 entry and 1 session."
    assert page.backups.said.text().startswith("Last checked copy: today, 9:31, by hand.")
    assert page.deleted.said.text() == "1 deleted."
    page.deleted.way.click()
    assert window.page_name == "diary"
