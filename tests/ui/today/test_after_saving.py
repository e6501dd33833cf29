"""What stands on the page once an entry is saved (checks 9 and 10 of the design)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Session
from ptdiary.ui.destination import Destination, PageName, Part
from tests.ui.conftest import DIARY, NOW
from tests.ui.rows import asked_in, box_in


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def saved(today):
    today.score(3)
    today.none_of_these()
    today.save()
    return today


def test_a_summary_stands_there_and_no_empty_form(saved):
    page = saved.page
    assert page.panel.isVisible()
    assert not page.form.isVisible()
    assert not page.bar.isVisible()
    assert "Saved at 9:31. Soreness 3" in said(page.top.strip)
    assert page.panel.meaning.isVisible()
    page.panel.weekly.later.click()
    assert page.top.strip.text.heading == (
        "Saved at 9:31. Soreness 3, none of the signs on the list."
    )


def test_an_entry_without_a_finding_is_not_followed_by_a_banner_that_knows_nothing(on):
    today = on(Diary(profile=Profile(usual_soreness=2, usual_soreness_at=NOW)))
    today.score(4)
    today.none_of_these()
    today.save()
    assert today.keeper.view.review.findings == ()
    assert today.page.top.banner is None


def test_signs_of_the_weekly_list_are_not_said_to_be_on_the_list_of_signs(today):
    today.score(3)
    today.none_of_these()
    today.save()
    weekly = today.page.panel.weekly
    for check in ("weight_loss", "night_pain"):
        weekly.tiles.tiles[check].click()
    weekly.save.click()
    today.settle()
    assert today.page.top.strip.text.heading == "Saved at 9:31. Soreness 3, 2 signs."


def test_undo_restores_the_diary_and_the_form(saved):
    saved.page.top.strip.buttons["undo"].click()
    saved.settle()
    assert saved.diary == DIARY
    assert saved.form.isVisible()
    assert saved.form.answers.soreness == 3
    assert saved.form.at() == NOW


def test_undo_is_offered_only_while_it_takes_back_this_entry(saved):
    session = Session(id="later", ended_at=NOW)
    saved.keeper.keep("Session logged", session)
    saved.settle()
    assert list(saved.page.top.strip.buttons) == ["change"]
    saved.keeper.undo()
    saved.settle()
    assert list(saved.page.top.strip.buttons) == ["undo", "change"]
    saved.page.top.strip.buttons["undo"].click()
    assert saved.diary == DIARY


def test_undo_of_the_window_brings_the_form_back_too(saved):
    saved.window.steps.undo()
    saved.settle()
    assert saved.form.isVisible()


def test_change_opens_the_same_entry_and_keeps_its_time(saved):
    saved.later(minutes=5)
    saved.page.top.strip.buttons["change"].click()
    saved.settle()
    assert saved.form.answers.soreness == 3
    assert saved.form.signs.tiles.none.isChecked()
    saved.score(5)
    saved.save()
    entry = saved.diary.entries[-1]
    assert (entry.soreness, entry.at, entry.written_at) == (5, NOW, NOW)
    assert len(saved.diary.entries) == len(DIARY.entries) + 1
    saved.keeper.undo()
    assert saved.diary.entries[-1].soreness == 3


def test_leaving_a_change_leaves_the_entry_and_brings_a_new_form(saved):
    saved.page.top.strip.buttons["change"].click()
    saved.score(9)
    saved.page.bar.leave_button.click()
    saved.settle()
    assert saved.diary.entries[-1].soreness == 3
    assert saved.form.answers.soreness is None


def test_an_optional_row_is_an_edit_of_the_same_entry(saved):
    more = saved.page.panel.more
    asked_in(more, "feels").control("feels_added").chip("stiff").click()
    saved.settle()
    assert saved.diary.entries[-1].quality == ("stiff",)
    assert saved.diary.entries[-1].soreness == 3
    assert len(saved.diary.entries) == len(DIARY.entries) + 1
    assert more.opened == "feels"


def test_text_below_a_saved_entry_is_kept_when_it_is_left_or_the_window_closes(saved):
    more = saved.page.panel.more
    box_in(more, "note").setPlainText("slept on the sofa")
    assert saved.diary.entries[-1].note is None
    saved.page.keep_draft()
    assert saved.diary.entries[-1].note == "slept on the sofa"


def test_the_next_minute_takes_nothing_away_that_is_half_filled(saved):
    panel = saved.page.panel
    box_in(panel.more, "note").setPlainText("slept")
    panel.weekly.tiles.tiles["calf"].click()
    saved.later(minutes=1)
    assert box_in(panel.more, "note").toPlainText() == "slept"
    assert panel.weekly.tiles.tiles["calf"].isChecked()


def test_saving_the_weekly_list_keeps_what_was_added_meanwhile(saved):
    panel = saved.page.panel
    panel.weekly.tiles.none.click()
    asked_in(panel.more, "feels").control("feels_added").chip("stiff").click()
    saved.settle()
    panel.weekly.save.click()
    saved.settle()
    assert saved.diary.entries[-1].quality == ("stiff",)
    assert saved.diary.entries[-1].check("calf") == "no"


def test_two_questions_in_one_entry_are_one_question_changed(saved):
    box = box_in(saved.page.panel.more, "question")
    for text in ("Can I swim", "Can I swim?"):
        box.setPlainText(text)
        box.finished.emit()
        saved.settle()
    assert [each.text for each in saved.diary.questions] == ["Can I swim?"]


def test_a_question_that_is_emptied_is_taken_back_in_one_step_with_the_entry(saved):
    box = box_in(saved.page.panel.more, "question")
    box.setPlainText("Can I run?")
    box.finished.emit()
    before, steps = saved.diary, saved.keeper.steps.count()
    box.setPlainText("")
    box_in(saved.page.panel.more, "note").setPlainText("slept badly")
    box.finished.emit()
    assert not saved.diary.questions
    assert saved.entry.note == "slept badly"
    assert saved.keeper.steps.count() == steps + 1
    saved.keeper.undo()
    assert saved.diary == before
    assert box.answer() == "Can I run?"


def test_the_safety_questions_are_answered_after_saving(today):
    today.score(2)
    today.save()
    panel = today.page.panel
    panel.more.open("unanswered")
    today.settle()
    panel.signs.tiles.none.click()
    assert today.entry.checks is None, "not before it is saved"
    panel.keep_signs.click()
    today.settle()
    assert today.entry.check("saddle") == "no"
    assert not panel.more.pills.pills["unanswered"].isVisible()
    assert not panel.signs.isVisible()


def test_what_is_open_under_a_tile_is_asked_once_more_below_a_saved_entry(today):
    today.score(2)
    today.save()
    panel = today.page.panel
    panel.more.open("unanswered")
    panel.signs.tiles.tiles["fever"].click()
    panel.keep_signs.click()
    today.settle()
    assert today.entry.check("fever") is None
    assert today.window.focusWidget() is panel.signs.panels["fever"].control("ill").chip("fever")
    panel.keep_signs.click()
    today.settle()
    assert (today.entry.check("fever"), today.entry.check("unwell")) == ("unsure", "unsure")


def test_add_another_entry(saved):
    saved.page.open(Destination(page=PageName.TODAY, part=Part.NEW))
    saved.settle()
    assert saved.form.isVisible()
    assert saved.form.answers.soreness is None
    assert saved.form.at() is None


def test_hours_later_the_form_is_ready_for_the_next_entry(saved):
    saved.later(hours=4)
    saved.window.show_page("help")
    saved.window.show_page("today")
    assert saved.form.isVisible()


def test_a_sharp_exercise_of_the_plan_can_be_set_on_hold(on):
    today = on(DIARY.keeping(PlannedExercise(id="p", name="Hip hinge", status="active")))
    today.tick("sharp")
    today.answer("sharp", sharp_exercise="Hip hinge")
    today.save()
    hold = today.page.programme.holding
    assert hold.isVisible()
    hold.button.click()
    today.settle()
    planned = today.diary.find(PlannedExercise, "p")
    assert (planned.status, planned.held_since) == ("on_hold", NOW)
    assert planned.hold_reason == "Sharp pain on 19 November"
    assert not hold.button.isVisible()


def test_an_entry_is_opened_by_its_id(on):
    other = Entry(id="other", at=NOW - timedelta(hours=5), soreness=6, private_note="mine")
    today = on(DIARY.keeping(other))
    today.window.go_to(Destination(page=PageName.TODAY, record="other"))
    assert today.form.answers.soreness == 6
    today.score(5)
    today.save()
    changed = today.diary.find(Entry, "other")
    assert (changed.soreness, changed.private_note, changed.at) == (5, "mine", other.at)


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 700), 1.5)])
def test_after_saving_the_strip_and_the_banner_are_seen_first(today, look, size, scale):
    look.change(scale=scale)
    today.window.resize(*size)
    today.settle()
    today.score(6)
    today.none_of_these()
    bar = today.page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    today.save()
    assert bar.value() == 0
    assert today.page.top.banner.visibleRegion().boundingRect().height() > 0


@pytest.mark.parametrize("key", ["told", "seen", "why"])
def test_what_a_button_of_the_banner_opens_is_seen(today, look, key):
    look.change(scale=1.5)
    today.window.resize(1024, 700)
    today.settle()
    today.tick("swelling")
    today.answer("swelling", swelling_where="joint")
    today.save()
    today.press_banner(key)
    area, card = today.page.area, today.page.top.opened
    top = card.mapTo(area.viewport(), card.rect().topLeft()).y()
    shown = area.viewport().height()
    assert 0 <= top < shown
    assert top + card.height() <= shown or card.height() > shown - 2 * look.em


def test_a_change_that_is_left_comes_back_to_the_saved_entry(saved):
    said_there = saved.page.top.strip.text
    saved.page.top.strip.buttons["change"].click()
    saved.settle()
    saved.score(7)
    QTest.keyClick(saved.form, Qt.Key.Key_Escape)
    saved.settle()
    assert saved.entry.soreness == 3
    assert saved.page.panel.isVisible()
    assert not saved.form.isVisible()
    assert saved.page.top.strip.text == said_there
    saved.page.top.strip.buttons["change"].click()
    saved.settle()
    assert saved.form.answers.soreness == 3


def test_a_change_of_another_entry_that_is_left_leaves_the_form_empty(saved):
    saved.page.open(Destination(page=PageName.TODAY, record=DIARY.entries[0].id))
    saved.settle()
    QTest.keyClick(saved.form, Qt.Key.Key_Escape)
    saved.settle()
    assert saved.form.isVisible()
    assert saved.form.answers.soreness is None
