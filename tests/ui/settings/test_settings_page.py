"""Each answer of the profile has its row, is saved when it is left, and can be taken back."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from ptdiary.diary.limits import limits_of
from ptdiary.diary.profile import TOLD_ONCE, Contact, Profile, answering_health
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.settings.profile import PROFILE_FIELDS, answer_in, with_answer
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
    assert row._row._state.text() == words.NOT_ANSWERED


def test_each_row_of_health_says_what_it_is_for_and_tells_it_to_those_who_hear(page):
    for field in PROFILE_FIELDS:
        if field.card in {"health", "limits"}:
            question, purpose = words.FIELDS[field.path]
            row = page._rows[field.path]
            assert purpose
            assert row._row._help.text() == row.control.accessibleDescription() == purpose
            assert row.control.accessibleName() == question


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
    row = page._rows["age_65"]
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


def test_appointment_is_set_changed_and_taken_out(page, keeper):
    card = page._appointment
    card._when._day.setDate(QDate(2026, 11, 24))
    card._save.click()
    (kept,) = keeper.store.read().appointments
    assert kept.at.isoformat() == "2026-11-24T09:00:00+00:00"
    assert card._said.text() == "Tuesday 24 November, 9:00. In 3 days."
    card._when._day.setDate(QDate(2026, 11, 23))
    card._save.click()
    (changed,) = keeper.store.read().appointments
    assert (changed.id, changed.at.day) == (kept.id, 23)
    card._remove.click()
    assert keeper.store.read().appointments == ()
    keeper.undo()
    assert keeper.store.read().appointments == (changed,)


def test_appointment_in_the_past_is_explained(page, keeper):
    card = page._appointment
    card._when._day.setDate(QDate(NOW.year, NOW.month, NOW.day).addDays(-1))
    card._save.click()
    assert keeper.diary.appointments == ()
    assert card._row._error.text() == words.APPOINTMENT_PAST


def test_box_that_was_not_left_is_saved_when_the_window_closes(window, page, keeper):
    page._rows["name"].control.setText("Maria K.")
    window.close()
    assert keeper.store.read().profile.name == "Maria K."


def test_tab_leaves_a_box_of_several_lines(window, page):
    box = page._rows["injuries"].control
    box.setFocus()
    assert window.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert window.focusWidget() is page._rows["medicines"].control
    assert box.toPlainText() == ""


def test_link_of_another_page_leads_to_the_box(window, page):
    window.go_to(Destination(page=PageName.SETTINGS, field="emergency_number"))
    assert window.focusWidget() is page._rows["emergency_number"].control
