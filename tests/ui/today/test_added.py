"""What may be added to a saved entry: quiet pills, one row in place at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ptdiary.diary.entry import Entry
from ptdiary.diary.questions import ROWS
from ptdiary.ui.today.rows import OptionalRows
from ptdiary.words import entry_rows as words
from ptdiary.words.questions import CHIPS, QUESTIONS
from tests.ui.conftest import DIARY, NOW
from tests.ui.rows import asked_in, box_in


@pytest.fixture
def saved(today):
    today.score(2)
    today.none_of_these()
    today.save()
    return today


@pytest.fixture
def rows(saved):
    return saved.page.panel.more


def offered(rows):
    return [pill.text() for pill in rows.pills.pills.values() if pill.isVisible()]


def pick(saved, row, key, value):
    """Press a pill or a score of an open row."""
    control = asked_in(saved.page.panel.more, row).control(key)
    (control.buttons[value] if isinstance(value, int) else control.chip(value)).click()
    saved.settle()


def test_the_pills_stand_in_the_order_of_the_contract_with_its_words(rows):
    assert offered(rows) == [
        "What it feels like", "Where it hurts", "Compared with yesterday", "Painkiller", "Sleep",
        "Your day", "Tiredness", "Movement", "Home exercises", "What you did for it",
        "Worse with, better with", "Note", "Private note",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["both", "score", "sign"])
def test_nothing_says_not_answered_once_an_entry_is_saved(today, said):
    if said != "sign":
        today.score(2)
    if said == "both":
        today.none_of_these()
    if said == "sign":
        today.tick("fall")
        today.answer("fall", fall="small")
    today.save_anyway() if said == "sign" else today.save()
    rows = today.page.panel.more
    for key, pill in rows.pills.pills.items():
        if pill.isVisible():
            rows.open(key)
            today.settle()
            labels = today.page.panel.findChildren(QLabel)
            texts = [each.text() for each in labels if each.isVisible()]
            assert not [text for text in texts if "not answered" in text.lower()]


# row, question, answer, field, what is written, on its pill
ANSWERS = [
    ("feels", "feels_added", "tender", "quality", ("tender",), "Tender"),
    ("feels", "feels_added", "burning", "quality", ("burning",), "Burning"),
    ("feels", "feels_added", "sharp", "quality", ("sharp",), "Sharp"),
    ("feels", "feels_added", "sudden", "sudden_onset", "yes", "Came on suddenly"),
    ("compared", "since_yesterday_added", "same", "since_yesterday", "same",
     "The same as yesterday"),
    ("compared", "since_yesterday_added", "worse", "since_yesterday", "worse",
     "Worse than yesterday"),
    ("painkiller", "pain_relief", "no", "pain_relief", "no", "No painkiller"),
    ("sleep", "sleep_hours", "6", "sleep_hours", 6, "6 hours of sleep"),
    ("sleep", "sleep_quality", 0, "sleep_quality", 0, "Slept 0 out of 10"),
    ("day", "interference", 4, "interference", 4, "Stopped me 4 out of 10"),
    ("tired", "fatigue", 3, "fatigue", 3, "Tired 3 out of 10"),
    ("movement", "movement_added", 0, "movement", 0, "Movement 0 out of 10"),
    ("exercises", "home_exercises", "all", "home_exercises", "all", "Home exercises: all"),
    ("care", "self_care", "heat", "self_care", ("heat",), "Heat"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "key", "chip", "field", "written", "said"), ANSWERS)
def test_an_answer_is_written_shown_on_its_pill_and_taken_back(
    saved, rows, row, key, chip, field, written, said
):
    before = saved.entry
    pick(saved, row, key, chip)
    assert getattr(saved.entry, field) == written
    expected = replace(before, **{field: written})
    if chip == "sharp":
        expected = replace(expected, sharp_change=saved.entry.sharp_change)
    assert saved.entry == expected
    pill = rows.pills.pills[row]
    assert (pill.text(), pill.answer) == (said, said)
    assert pill.accessibleName() == f"{words.ROWS[row]}: {said}"
    saved.keeper.undo()
    saved.settle()
    assert saved.entry == before
    assert pill.text() == words.ROWS[row]
    assert pill.accessibleName() == f"Add: {words.ROWS[row]}"


def test_every_row_of_the_table_is_tried():
    tried = {key for _, key, *_ in ANSWERS} | {
        "regions", "fatigue_kind", "skipped_why", "worse_with", "better_with", "note",
        "private_note", "question",
    }  # fmt: skip
    assert tried == {row.key for row in ROWS if row.part == "added"}


def test_a_row_that_is_opened_and_left_writes_nothing(saved, rows):
    before, steps = saved.diary, saved.keeper.steps.count()
    for key in rows.pills.pills:
        rows.open(key)
        saved.settle()
        rows.close_row()
    assert saved.diary == before
    assert saved.keeper.steps.count() == steps


def test_an_answer_is_changed_and_cleared_later(saved):
    pick(saved, "painkiller", "pain_relief", "yes")
    pick(saved, "painkiller", "pain_relief", "no")
    assert saved.entry.pain_relief == "no"
    pick(saved, "painkiller", "pain_relief", "no")
    assert saved.entry.pain_relief is None


def test_the_kind_of_tiredness_and_what_was_in_the_way_follow_their_questions(saved, rows):
    tired = asked_in(rows, "tired")
    assert not tired.control("fatigue_kind").isVisible()
    pick(saved, "tired", "fatigue", 5)
    pick(saved, "tired", "fatigue_kind", "whole_body")
    assert (saved.entry.fatigue, saved.entry.fatigue_kind) == (5, "whole_body")
    assert rows.pills.pills["tired"].text() == "Tired 5 out of 10, all over"
    home = asked_in(rows, "exercises")
    assert not home.control("skipped_why").isVisible()
    pick(saved, "exercises", "home_exercises", "none")
    for chip in CHIPS["skipped_why"]:
        pick(saved, "exercises", "skipped_why", chip)
    assert saved.entry.skipped_why == tuple(CHIPS["skipped_why"])
    pick(saved, "exercises", "home_exercises", "all")
    assert saved.entry.skipped_why == ()
    assert not home.control("skipped_why").isVisible()


def test_texts_are_kept_when_they_are_left_and_a_private_one_is_not_on_its_pill(saved, rows):
    for field, text in (("note", "slept on the sofa"), ("private_note", "mine")):
        box = box_in(rows, field)
        box.setPlainText(text)
        box.finished.emit()
        saved.settle()
    assert (saved.entry.note, saved.entry.private_note) == ("slept on the sofa", "mine")
    assert rows.pills.pills["note"].text() == "Slept on the sofa"
    assert rows.pills.pills["private"].text() == "Private note"
    assert rows.pills.pills["private"].answer


def test_words_of_the_patients_own_come_back_as_pills(on):
    earlier = Entry(id="e0", at=NOW - timedelta(days=3), worse_with=("sitting", "the car"))
    saved = on(DIARY.keeping(earlier))
    saved.score(2)
    saved.none_of_these()
    saved.save()
    rows = saved.page.panel.more
    rows.open("worse_better")
    saved.settle()
    worse = rows.words["worse_with"]
    assert worse.pills.offered() == ("sitting", "the car")
    worse.pills.chip("sitting").click()
    worse.box.setText("stairs")
    saved.keys_to(worse.box, Qt.Key.Key_Return)
    assert saved.entry.worse_with == ("sitting", "stairs")
    assert rows.pills.pills["worse_better"].text() == "Worse with sitting and stairs"
    worse.pills.chip("sitting").click()
    saved.settle()
    assert saved.entry.worse_with == ("stairs",)


def test_one_row_is_open_at_a_time_and_escape_closes_it(saved, rows):
    rows.open("sleep")
    rows.open("note")
    saved.settle()
    assert rows.opened == "note"
    assert not rows.asked["sleep"].isVisible()
    rows.written["note"].setFocus()
    saved.keys(Qt.Key.Key_Escape)
    assert rows.opened is None
    assert not rows.written["note"].isVisible()
    assert QApplication.focusWidget() is rows.pills.pills["note"]


def test_the_pills_are_one_stop_for_tab_arrows_move_and_enter_opens(saved, rows):
    pills = rows.pills.pills
    pills["feels"].setFocus(Qt.FocusReason.TabFocusReason)
    saved.keys(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is pills["painkiller"]
    assert pills["painkiller"].focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert pills["feels"].focusPolicy() == Qt.FocusPolicy.ClickFocus
    saved.keys(Qt.Key.Key_Left)
    saved.keys(Qt.Key.Key_End)
    assert QApplication.focusWidget() is pills["private"]
    saved.keys(Qt.Key.Key_Home)
    saved.keys(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert rows.opened == "painkiller"
    assert pills["painkiller"].accessibleDescription() == words.OPEN_BELOW
    first = rows.asked["painkiller"].control("pain_relief").chip("yes")
    assert QApplication.focusWidget() is first
    assert (first.text(), first.parentWidget().accessibleName()) == (
        "Yes", QUESTIONS["pain_relief"],
    )  # fmt: skip
    saved.keys(Qt.Key.Key_Space)
    assert saved.entry.pain_relief == "yes"
    saved.keys(Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus not in pills.values()


def test_what_the_form_asked_before_is_not_asked_again_below(today):
    today.score(5)
    today.tick("movement")
    today.answer("movement", movement=4)
    today.none_of_these()
    today.save()
    assert not {"Compared with yesterday", "Movement"} & {*offered(today.page.panel.more)}


def test_a_place_newly_marked_asks_for_the_calf_and_writes_nothing_until_it_is_answered(saved):
    rows = saved.page.panel.more
    rows.open("regions")
    saved.settle()
    calf = rows.asked["regions"].control("calf")
    assert not calf.isVisible()
    rows.map.picture.pressed.emit("calf_back.left")
    saved.settle()
    assert saved.entry.regions == ("calf_back.left",)
    assert saved.entry.check("calf") is None
    assert calf.isVisible()
    calf.chip("no").click()
    saved.settle()
    assert saved.entry.check("calf") == "no"
    assert not rows.asked["regions"].control("new_upper_back").isVisible()
    rows.map.picture.pressed.emit("thoracic.centre")
    saved.settle()
    rows.asked["regions"].control("new_upper_back").chip("known").click()
    saved.settle()
    assert saved.entry.check("upper_back") == "known"


def test_the_end_of_a_flare_up_is_asked_while_one_is_on(on):
    saved = on(DIARY.keeping(Entry(id="f", at=NOW - timedelta(days=1), flare="yes")))
    saved.score(2)
    saved.none_of_these()
    saved.save()
    rows = saved.page.panel.more
    assert "Flare-up" in offered(rows)
    flare = asked_in(rows, "flare").control("flare_over")
    assert flare.accessibleName() == "Is the flare-up over?"
    flare.chip("no").click()
    saved.settle()
    assert saved.entry.flare == "no"
    assert rows.pills.pills["flare"].text() == "Flare-up over"


def test_a_reason_and_an_earlier_answer_are_said_in_the_open_row(on):
    earlier = Entry(id="m", at=NOW - timedelta(hours=2), sleep_quality=6)
    saved = on(DIARY.keeping(earlier))
    saved.score(6)
    saved.save()
    rows = saved.page.panel.more
    rows.open("feels")
    assert rows._reason.text() == words.REASONS["quality"]
    rows.open("sleep")
    assert rows._reason.text() == "Answered earlier today: slept 6 out of 10."
    rows.open("note")
    assert not rows._reason.isVisible()


def test_of_a_new_entry_nothing_is_asked_before_it_is_saved_and_of_a_changed_one_all_is(saved):
    assert not saved.form.added.isVisibleTo(saved.form)
    saved.page._change_saved()
    saved.settle()
    assert saved.form.more.isVisible()
    assert isinstance(saved.form.more, OptionalRows)
    saved.form.more.open("day")
    saved.settle()
    saved.form.more.asked["day"].control("interference").buttons[7].click()
    saved.save()
    assert saved.entry.interference == 7
