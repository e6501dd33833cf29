"""Filling in and saving an entry with keys and mouse (checks 1 to 8 of the design)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import CORE_CHECKS, Entry
from ptdiary.words import asking
from ptdiary.words import entry_form as words
from ptdiary.words import recovery as errors
from ptdiary.words.dates import USUAL_TIMES
from tests.systems import needs_moving
from tests.ui.conftest import DIARY, NOW
from tests.ui.rows import box_in

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key


@pytest.mark.parametrize("save", [KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_S])
def test_four_keys_are_a_whole_entry(today, save):
    today.keys(KEYS.Key_4, KEYS.Key_Tab, KEYS.Key_Space, (CTRL, save))
    entry = today.entry
    assert entry.soreness == 4
    assert all(entry.check(name) == "no" for name in CORE_CHECKS)
    assert (entry.at, entry.written_at) == (NOW, NOW)


def test_the_keyboard_starts_at_the_score_and_shows_no_ring(today):
    assert QApplication.focusWidget() is today.form.scale.buttons[0]
    assert not [r for r in today.page.findChildren(object, "ring") if r.isVisible()]


def test_a_score_alone_leaves_the_signs_unanswered(today):
    today.score(3)
    today.save()
    assert today.entry.soreness == 3
    assert today.entry.checks is None
    assert today.entry.travels is None


def test_nothing_is_not_saved_and_says_so_beside_the_question(today):
    today.page.bar.save_button.setFocus()
    today.save()
    assert today.diary.entries == DIARY.entries
    assert words.NOTHING_TO_SAVE in shown_words(today.form)
    assert QApplication.focusWidget() in today.form.scale.buttons
    today.score(2)
    assert words.NOTHING_TO_SAVE not in shown_words(today.form)


def test_a_ticked_movement_without_a_number_is_not_an_entry(today):
    today.tick("movement")
    today.save()
    today.save()
    assert today.diary.entries == DIARY.entries
    assert words.NO_MOVEMENT in shown_words(today.form)


def test_a_ticked_movement_without_a_number_is_said_to_be_lost_until_there_is_one(today):
    today.score(2)
    today.tick("movement")
    today.save_anyway()
    assert today.entry.movement is None
    assert asking.MOVEMENT_NOT_KEPT in shown_words(today.page.top.strip)
    today.keeper.keep("changed", replace(today.entry, movement=6))
    today.settle()
    assert asking.MOVEMENT_NOT_KEPT not in shown_words(today.page.top.strip)


def test_nothing_is_chosen_on_a_fresh_form(today):
    form = today.form
    assert form.scale.value() is None
    assert not any(tile.isChecked() for tile in form.signs.tiles.tiles.values())
    assert not form.signs.tiles.none.isChecked()
    assert asking.signs_state(0, 10) in shown_words(form)
    assert words.NOT_ANSWERED not in " ".join(shown_words(form))


def test_a_sign_takes_none_of_these_back(today):
    tiles = today.form.signs.tiles
    today.none_of_these()
    today.tick("fever")
    assert not tiles.none.isChecked()
    assert not today.form.answers.none


def test_none_of_these_is_none_of_the_others_once_something_is_ticked(today):
    tiles = today.form.signs.tiles
    assert tiles.none.text() == "None of these"
    today.tick("swelling")
    assert tiles.none.text() == "None of the others"
    today.answer("swelling", swelling_where="joint", swelling="mild")
    today.none_of_these()
    assert tiles.tiles["swelling"].isChecked()
    today.save()
    assert today.entry.swelling_new == "yes"
    assert today.entry.check("saddle") == "no"


def test_none_of_these_pressed_again_is_not_answered(today):
    today.none_of_these()
    today.none_of_these()
    assert not today.form.answers.signs_answered


def test_delete_takes_the_list_back_to_not_answered(today):
    today.none_of_these()
    today.form.signs.tiles.none.setFocus()
    today.keys(KEYS.Key_Delete)
    assert not today.form.answers.signs_answered


def test_the_last_score_is_shown_only_beside_a_chosen_one(today):
    assert "Last time" not in " ".join(shown_words(today.form))
    today.score(4)
    assert "<b>4, moderate.</b> Last time: 4, yesterday 19:58." in shown_words(today.form)


def test_an_entry_written_later_keeps_both_times(today):
    today.form.choose_yesterday()
    today.score(5)
    today.save()
    entry = today.entry
    assert entry.at == NOW.replace(day=20, hour=20, minute=0)
    assert entry.written_at == NOW


def test_a_time_to_come_is_asked_again(today):
    today.form.show_moment(NOW + timedelta(hours=2))
    today.score(5)
    today.save()
    assert today.diary.entries == DIARY.entries
    assert words.AHEAD in shown_words(today.form)


def test_a_half_filled_form_is_there_again_with_its_time(on):
    today = on()
    today.score(6)
    today.tick("sharp")
    today.later(minutes=20)
    again = on()
    assert again.form.answers.soreness == 6
    assert again.form.answers.ticked == ("sharp",)
    assert again.form.at() == NOW
    assert words.restored(NOW, NOW, USUAL_TIMES) in shown_words(again.form)
    again.save()
    assert again.entry.soreness == 6
    assert on().form.answers.soreness is None


def test_a_half_filled_form_survives_another_page(today):
    today.score(6)
    today.window.show_page("help")
    today.window.show_page("today")
    assert today.form.answers.soreness == 6


def test_a_crash_loses_nothing_that_keep_draft_was_called_for(today):
    today.score(6)
    today.page.keep_draft()
    assert today.keeper.drafts.read("entry").values["answers"]["soreness"] == 6


def test_clear_empties_form_and_draft(today):
    today.score(6)
    today.page.bar.leave_button.click()
    today.page.keep_draft()
    assert today.form.answers.soreness is None
    assert today.keeper.drafts.read("entry") is None


@needs_moving
def test_a_disk_that_refuses_keeps_everything_and_says_what_to_do(today):
    file = today.folder / "diary.ptdiary"
    file.rename(today.folder / "elsewhere")
    today.score(4)
    today.save()
    assert today.form.answers.soreness == 4
    assert today.form.isVisible()
    assert any("not saved yet" in text for text in shown_words(today.page.bar))
    assert today.page.bar.save_button.text() == errors.TRY_AGAIN
    (today.folder / "elsewhere").rename(file)
    today.save()
    assert today.entry.soreness == 4


def test_sharp_pain_during_an_exercise_goes_into_the_session(today):
    today.tick("sharp")
    today.answer("sharp", sharp_words="stabbing", sharp_exercise="Hip hinge", sharp_stopped="yes")
    today.save()
    exercise = today.diary.sessions[-1].exercises[0]
    assert (exercise.quality, exercise.stopped) == (("stabbing",), True)
    today.keeper.undo()
    assert today.diary == DIARY


def test_a_question_for_the_therapist_goes_on_the_list(today):
    today.score(1)
    box_in(today.form.more, "question").setPlainText("Can I swim?")
    today.save()
    assert [each.text for each in today.diary.questions] == ["Can I swim?"]


def test_the_last_places_are_a_button_and_never_a_default(on):
    marked = Entry(id="m", at=NOW - timedelta(hours=2), regions=("lumbar.left",), soreness=1)
    today = on(DIARY.keeping(marked))
    assert today.form.answers.regions == ()
    today.form.more.open("regions")
    today.form.more.map.same.click()
    assert today.form.answers.regions == ("lumbar.left",)


def shown_words(widget):
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
