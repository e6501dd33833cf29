"""A medicine in two presses, by keys too; and whether it was for pain."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.plan import MedicineDose
from ptdiary.ui.destination import Destination, PageName
from ptdiary.words import medicine as words
from tests.ui.conftest import DIARY, NOW
from tests.ui.today.test_sight import out_of_view

KEYS = Qt.Key
IBUPROFEN = MedicineDose(
    id="m1", at=NOW - timedelta(minutes=31), written_at=NOW, name="ibuprofen", amount="400 mg"
)
TAKEN = DIARY.keeping(IBUPROFEN)


def offered(today):
    return [pill.text() for pill in today.page.medicine.pills.pills.values()]


def ask(today):
    today.page.take.click()
    today.settle()
    return today.page.medicine


def relief(today):
    return today.page.panel.relief


def save(today, score=4):
    today.score(score)
    today.none_of_these()
    today.save()


# writing it down


def test_two_presses_write_what_was_taken_last_with_the_time_now(on):
    today = on(TAKEN)
    card = ask(today)
    assert offered(today) == ["ibuprofen 400 mg"]
    next(iter(card.pills.pills.values())).click()
    today.settle()
    first, last = today.diary.medicine_doses
    assert first == IBUPROFEN
    assert (last.name, last.amount, last.at, last.written_at) == ("ibuprofen", "400 mg", NOW, NOW)
    assert last.id != first.id
    assert not card.isVisible()
    assert today.page.take.hasFocus()


def test_two_presses_are_two_keys_where_the_keyboard_is_there(on):
    today = on(TAKEN)
    today.keys_to(today.page.take, KEYS.Key_Return, KEYS.Key_Return)
    assert len(today.diary.medicine_doses) == 2


def test_from_every_page_it_is_two_keys(on):
    today = on(TAKEN)
    today.window.show_page("help")
    today.settle()
    today.keys((Qt.KeyboardModifier.ControlModifier, KEYS.Key_M), KEYS.Key_Return)
    assert len(today.diary.medicine_doses) == 2


def test_a_double_click_on_the_button_does_not_close_what_it_opened(on):
    today = on(TAKEN)
    button = today.page.take
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    today.settle()
    assert today.page.medicine.isVisible()
    assert today.diary.medicine_doses == (IBUPROFEN,)


def test_it_is_there_before_and_after_an_entry_is_saved(on):
    today = on(TAKEN)
    assert today.page.take.isVisible()
    save(today)
    assert today.page.take.isVisible()
    today.page._change_saved()
    today.settle()
    assert not today.page.take.isVisible()


@pytest.mark.parametrize("size", [(1366, 740), (1024, 640), (800, 600)], ids=str)
def test_it_takes_no_room_from_the_signs(on, size):
    calm = Entry(id="e", at=NOW - timedelta(hours=13), soreness=2, checks=Checks())
    today = on(replace(DIARY, sessions=(), entries=(calm,)).keeping(IBUPROFEN))
    today.window.resize(*size)
    today.settle()
    today.settle()
    page = today.page
    heading, button = page._heading, page.take
    assert button.mapTo(page, QPoint()).y() < heading.mapTo(page, heading.rect().bottomLeft()).y()
    if size != (800, 600):
        assert out_of_view(today) == []
    view = page.area.viewport()
    assert view.rect().contains(QRect(button.mapTo(view, QPoint()), button.size()))


def test_the_line_at_the_foot_says_what_was_written_with_undo_and_a_way_to_change(on):
    today = on(TAKEN)
    today.keys_to(today.page.take, KEYS.Key_Return, KEYS.Key_Return)
    status = today.window.status
    assert status.text == "Written down: ibuprofen 400 mg, 9:31."
    assert status.undo_button.isVisible()
    status.undo_button.click()
    today.settle()
    assert today.diary.medicine_doses == (IBUPROFEN,)
    assert status.text == "Taken back: Medicine written down."


def test_change_leads_to_the_boxes_of_what_was_just_written(on):
    today = on(TAKEN)
    today.keys_to(today.page.take, KEYS.Key_Return, KEYS.Key_Return)
    today.window.status.way_button.click()
    today.settle()
    card = today.page.medicine
    assert (card.name.text(), card.amount.text()) == ("ibuprofen", "400 mg")
    assert card.name.hasFocus()
    card.amount.setText("200 mg")
    card.when._time.setText("8:15")
    card.when._time.textEdited.emit("8:15")
    card.save.click()
    today.settle()
    changed = today.diary.medicine_doses[-2:]
    assert [(each.amount, each.at.hour, each.at.minute) for each in changed] == [
        ("200 mg", 8, 15),
        ("400 mg", 9, 0),
    ]
    today.keeper.undo()
    assert today.diary.medicine_doses[-1].at == NOW


def test_a_change_that_changes_nothing_keeps_the_moment_to_the_second(on):
    at = NOW - timedelta(minutes=31, seconds=-17)
    today = on(DIARY.keeping(replace(IBUPROFEN, at=at)))
    today.window.go_to(Destination(page=PageName.TODAY, record="m1"))
    today.page.medicine.save.click()
    assert today.diary.medicine_doses == (replace(IBUPROFEN, at=at),)


def test_where_nothing_was_taken_before_the_boxes_are_open_at_once(on):
    today = on(DIARY)
    today.keys_to(today.page.take, KEYS.Key_Return)
    card = today.page.medicine
    assert card.pills is None
    assert card.name.hasFocus()
    QTest.keyClicks(card.name, "arnica")
    today.keys((Qt.KeyboardModifier.ControlModifier, KEYS.Key_Return))
    [dose] = today.diary.medicine_doses
    assert (dose.name, dose.amount, dose.at) == ("arnica", None, NOW)


def test_a_name_is_asked_for_and_a_time_to_come_is_refused(on):
    today = on(DIARY)
    card = ask(today)
    card.save.click()
    assert card._name_row._error.text() == words.NO_NAME
    card.name.setText("arnica")
    card.when._time.setText("23:00")
    card.when._time.textEdited.emit("23:00")
    card.save.click()
    assert card._when_row._error.text() == words.AHEAD
    assert not today.diary.medicine_doses


def test_the_pills_are_one_stop_for_tab_and_another_the_next(on):
    two = TAKEN.keeping(replace(IBUPROFEN, id="m2", name="paracetamol", at=NOW - timedelta(days=1)))
    today = on(two)
    today.keys_to(today.page.take, KEYS.Key_Return)
    first, second = today.page.medicine.pills.pills.values()
    assert first.hasFocus()
    today.keys(KEYS.Key_Right)
    assert second.hasFocus()
    today.keys(KEYS.Key_Tab)
    assert today.page.medicine.another.hasFocus()
    today.keys(KEYS.Key_Return)
    assert today.page.medicine.name.hasFocus()


def test_escape_closes_it_and_gives_the_keyboard_back(on):
    today = on(TAKEN)
    today.keys_to(today.page.take, KEYS.Key_Return, KEYS.Key_Escape)
    assert not today.page.medicine.isVisible()
    assert today.page.take.hasFocus()
    assert today.diary.medicine_doses == (IBUPROFEN,)


def test_boxes_stand_in_the_place_of_the_pills_so_that_none_gives_up_what_is_typed(on):
    today = on(TAKEN)
    card = ask(today)
    card.another.click()
    assert card.name.isVisible()
    assert not card.pills.isVisible()


def test_by_its_key_it_opens_while_an_entry_is_changed_and_the_keyboard_goes_back_there(on):
    today = on(TAKEN)
    save(today)
    today.page._change_saved()
    today.settle()
    today.keys((Qt.KeyboardModifier.ControlModifier, KEYS.Key_M))
    assert today.page.medicine.isVisible()
    today.keys(KEYS.Key_Escape)
    assert today.page.form.score_focus().hasFocus()
    assert today.page.writing.changing is not None


def test_what_is_half_typed_is_there_after_a_crash_and_makes_one_record(on):
    today = on(TAKEN)
    card = ask(today)
    card.another.click()
    card.name.setText("arnica")
    today.window.keep_drafts()
    again = on()
    card = again.page.medicine
    assert card.isVisible()
    assert card.name.text() == "arnica"
    card.save.click()
    assert [each.name for each in again.diary.medicine_doses] == ["ibuprofen", "arnica"]
    assert again.keeper.drafts.names() == ()


def test_a_dose_that_is_taken_back_while_it_is_changed_closes_the_boxes(on):
    today = on(TAKEN)
    today.keys_to(today.page.take, KEYS.Key_Return, KEYS.Key_Return)
    today.window.status.way_button.click()
    today.settle()
    today.keeper.undo()
    today.settle()
    assert not today.page.medicine.isVisible()


# whether it was for pain


def test_after_a_rating_it_is_asked_whether_it_was_for_pain(on):
    today = on(TAKEN)
    save(today)
    assert relief(today).question == "You wrote ibuprofen at 9:00. Was it for pain?"
    assert today.entry.pain_relief is None


def test_yes_is_written_and_taken_back_in_one_step(on):
    today = on(TAKEN)
    save(today)
    before = today.entry
    relief(today).answers.chip("yes").click()
    today.settle()
    assert today.entry == replace(before, pain_relief="yes")
    assert not relief(today).isVisible()
    assert today.page.panel.more.pills.pills["painkiller"].hasFocus()
    today.keeper.undo()
    today.settle()
    assert today.entry == before
    assert relief(today).isVisible()


def test_no_is_of_this_medicine_alone_so_it_writes_nothing(on):
    today = on(TAKEN)
    save(today)
    before, steps = today.diary, today.keeper.steps.count()
    relief(today).answers.chip("no").click()
    today.settle()
    assert (today.diary, today.keeper.steps.count()) == (before, steps)
    assert not relief(today).isVisible()
    today.later(minutes=1)
    assert not relief(today).isVisible()
    assert today.page.panel.more.pills.pills["painkiller"].answer == ""


def test_it_says_that_it_was_for_pain_the_last_time_and_writes_nothing_by_itself(on):
    day = timedelta(days=1)
    before = Entry(id="y", at=NOW - day, soreness=3, pain_relief="yes")
    today = on(TAKEN.keeping(before, replace(IBUPROFEN, id="m0", at=NOW - day)))
    save(today)
    assert relief(today).question.endswith("Last time it was for pain. Was it again?")
    assert today.entry.pain_relief is None


def test_several_medicines_are_named(on):
    other = replace(IBUPROFEN, id="m2", name="paracetamol", at=NOW - timedelta(minutes=11))
    today = on(TAKEN.keeping(other))
    save(today)
    assert relief(today).question == (
        "You wrote ibuprofen at 9:00 and paracetamol at 9:20. Was any of it for pain?"
    )


@pytest.mark.parametrize("diary", [DIARY, Diary()], ids=["no dose", "an empty diary"])
def test_without_a_dose_nothing_is_asked(on, diary):
    today = on(diary)
    save(today)
    assert not relief(today).isVisible()


def test_while_a_warning_stands_nothing_is_asked(on):
    today = on(TAKEN)
    today.score(5)
    today.tick("saddle")
    today.answer("saddle", saddle="yes")
    today.save_anyway()
    today.window.show_page("today")
    today.settle()
    assert not relief(today).isVisible()
    assert today.page.take.isVisible()


def test_a_medicine_written_below_a_saved_entry_is_asked_about(on):
    today = on(TAKEN.without(MedicineDose, "m1").keeping(replace(IBUPROFEN, at=NOW - 9 * HOUR)))
    save(today)
    assert not relief(today).isVisible()
    today.keys_to(today.page.take, KEYS.Key_Return, KEYS.Key_Return)
    assert relief(today).isVisible()
    assert QApplication.focusWidget() is today.page.take


HOUR = timedelta(hours=1)
