"""Ctrl+Enter and Ctrl+S save the form that has the keyboard, and no other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary import Question
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.main_window import Command
from tests.gallery.situations import save_numb_leg
from tests.ui.test_every_control import opened

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SAVING = pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_S])


def save_in(widget, key):
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    QTest.keyClick(widget, key, CTRL)


def kept(window):
    """How much the diary holds, part by part."""
    diary = window.page("today").keeper.diary
    parts = ("entries", "sessions", "plan", "appointments", "consultations", "questions")
    return {part: len(getattr(diary, part)) for part in parts}


def one_more(before, part):
    return {**before, part: before[part] + 1}


@SAVING
def test_an_entry(look, key):
    with opened("today-answered", look) as window:
        before = kept(window)
        save_in(window.page("today").form.scale.buttons[4], key)
        assert kept(window) == one_more(before, "entries")


@SAVING
def test_a_session(look, key):
    with opened("session-form", look) as window:
        before, note = kept(window), window.page("sessions").form.note
        QTest.keyClicks(note, "Easy")
        save_in(note, key)
        assert kept(window) == one_more(before, "sessions")


@SAVING
def test_an_exercise_of_the_plan_and_why_it_is_on_hold(look, key):
    with opened("plan", look) as window:
        page, before = window.page("plan"), kept(window)
        page._add.click()
        QTest.keyClicks(page.form.name, "Bird dog")
        save_in(page.form.instructions, key)
        assert kept(window) == one_more(before, "plan")
        page.table.selectRow(0)
        page._hold_button.click()
        QTest.keyClicks(page.reasons.reason, "It hurt")
        save_in(page.reasons.reason, key)
        assert "It hurt" in {each.hold_reason for each in page.keeper.diary.plan}


@SAVING
def test_an_appointment(look, key):
    with opened("visits", look) as window:
        page, before = window.page("visits"), kept(window)
        page._add.click()
        line = page.form.when._time
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "1540")
        save_in(line, key)
        assert kept(window) == one_more(before, "appointments")
        made = page.keeper.diary.appointments
        assert (15, 40) in {(each.at.hour, each.at.minute) for each in made}


@SAVING
def test_a_question_from_anywhere(look, key):
    with opened("visits", look) as window:
        before = kept(window)
        window.actions_[Command.ASK].trigger()
        QTest.keyClicks(window.asking.box, "May I run?")
        save_in(window.asking.box, key)
        assert kept(window) == one_more(before, "questions")


@SAVING
def test_the_answer_to_a_question(look, key):
    with opened("visits", look) as window:
        page = window.page("visits")
        id_, row = next(iter(page.questions.listed.items()))
        row.answer.click()
        QTest.keyClicks(page.questions.answer.box, "Not yet")
        save_in(page.questions.answer.box, key)
        assert page.keeper.diary.find(Question, id_).answer == "Not yet"


@SAVING
def test_what_the_therapist_said_and_not_the_entry_below(look, key):
    with opened("today-ordinary-day", look) as window:
        save_numb_leg(window)
        page = window.page("today")
        page.top.banner.buttons["told"].click()
        page.top.opened.who.choose(page.top.opened.who.offered()[0])
        page.top.opened.when.choose("today")
        before = kept(window)
        save_in(page.top.opened.note, key)
        assert kept(window) == one_more(before, "consultations")


@SAVING
def test_a_card_that_cannot_be_saved_yet_does_not_save_the_entry_below(look, key):
    with opened("today-ordinary-day", look) as window:
        save_numb_leg(window)
        page = window.page("today")
        page.top.banner.buttons["seen"].click()
        before = kept(window)
        save_in(page.top.opened.looked.chip("yes"), key)
        assert kept(window) == before


@SAVING
def test_a_week_from_paper(look, key):
    with opened("paper", look) as window:
        before, score = kept(window), window.page("paper").days[0].lines[0].score
        QTest.keyClicks(score, "4")
        save_in(score, key)
        assert kept(window) == one_more(before, "entries")


@SAVING
def test_a_question(look, key):
    with opened("summary", look) as window:
        before, box = kept(window), window.page("summary").question
        QTest.keyClicks(box, "May I run?")
        save_in(box, key)
        assert kept(window) == one_more(before, "questions")


@SAVING
def test_a_list_of_sessions_saves_nothing(look, key):
    with opened("sessions", look) as window:
        before = kept(window)
        save_in(window.page("sessions").cards, key)
        window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
        assert kept(window) == before


def test_enter_in_a_line_saves_once(look):
    with opened("plan", look) as window:
        page, before = window.page("plan"), kept(window)
        page._add.click()
        QTest.keyClicks(page.form.name, "Bird dog")
        QTest.keyClick(page.form.name, KEYS.Key_Return)
        assert kept(window) == one_more(before, "plan")
