"""What is half typed or half ticked while something else happens: nothing of it is lost."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ptdiary.diary.entry import Entry
from ptdiary.diary.questions import Answers, draft_of
from ptdiary.store.drafts import Drafts
from ptdiary.ui.destination import Destination, PageName, Part
from tests.ui.conftest import DIARY, NOW, SADDLE
from tests.ui.monkey import windows_shown
from tests.ui.rows import box_in


def type_in(today, box, text):
    box.setFocus()
    for each in text:
        QTest.keyClick(box, Qt.Key.Key_Return) if each == "\n" else QTest.keyClicks(box, each)
    today.settle()


def asking_below(today):
    """Save an entry, and ask a question below it: the rows, and the box of the question."""
    today.score(4)
    today.save()
    rows = today.page.panel.more
    box = box_in(rows, "question")
    type_in(today, box, "May I run?")
    rows.written["note"].setFocus()
    today.settle()
    return rows, box


def test_a_note_may_be_typed_with_spaces_and_empty_lines(today):
    today.score(4)
    today.save()
    box = box_in(today.page.panel.more, "note")
    type_in(today, box, "long walks \n\nsitting ")
    today.later(minutes=1)
    assert box.toPlainText() == "long walks \n\nsitting "
    today.page.keep_draft()
    assert today.diary.entries[-1].note == "long walks \n\nsitting"


def test_text_below_a_saved_entry_is_kept_when_a_key_begins_another(today):
    today.score(4)
    today.save()
    id_ = today.page.writing.saved.entry.id
    type_in(today, box_in(today.page.panel.more, "note"), "slept badly")
    today.window.actions_[Destination(page=PageName.TODAY, part=Part.NEW)].trigger()
    today.settle()
    assert today.diary.find(Entry, id_).note == "slept badly"


def test_text_below_a_saved_entry_is_in_the_form_when_a_key_changes_it(today):
    today.score(4)
    today.save()
    type_in(today, box_in(today.page.panel.more, "note"), "slept badly")
    today.page._change_saved()
    today.settle()
    assert today.form.answers.note == "slept badly"


def test_text_below_a_saved_entry_is_in_the_form_when_the_entry_is_taken_back(today):
    today.score(4)
    today.save()
    type_in(today, box_in(today.page.panel.more, "note"), "slept badly")
    today.keeper.undo()
    today.settle()
    assert today.form.answers.note == "slept badly"
    today.save()
    assert today.entry.note == "slept badly"


def test_ticks_below_a_saved_entry_stay_when_a_note_is_kept(today):
    today.score(4)
    today.save()
    panel = today.page.panel
    panel.more.open("unanswered")
    panel.signs.tiles.tiles["saddle"].click()
    panel.signs.panels["saddle"].control("saddle").chip("no").click()
    type_in(today, box_in(panel.more, "note"), "slept badly")
    panel.keep_signs.setFocus()
    panel.keep_signs.click()  # asks once more for what is open
    panel.keep_signs.click()
    today.settle()
    assert today.entry.note == "slept badly"
    assert today.entry.check("saddle") == "no"
    assert today.entry.check("bladder") == "unsure"


def open_unanswered(today):
    today.score(4)
    today.save()
    today.page.panel.more.open("unanswered")
    return today.page.panel.signs


def test_an_answer_that_the_entry_does_not_hold_is_not_shown_as_if_it_did(today):
    signs = open_unanswered(today)
    panel = signs.panels["travels"]
    signs.tiles.tiles["travels"].click()
    panel.control("pain_where").chip("leg.left").click()
    panel.control("pain_exercise").chip("Hip hinge").click()  # the session keeps that
    today.page.panel.keep_signs.click()  # asks once more for what is open
    today.page.panel.keep_signs.click()
    today.settle()
    assert today.diary.sessions[-1].exercises[0].travelled_to == ("leg.left",)
    assert today.page.panel.answers.pain_exercise is None
    assert panel.value("pain_exercise") is None


def test_ticks_that_could_not_be_kept_stay(today, monkeypatch):
    signs = open_unanswered(today)
    signs.tiles.tiles["fall"].click()
    today.page.panel.keep_signs.click()  # asks once more for what is open
    with monkeypatch.context() as full:
        full.setattr(today.keeper, "keep", lambda *_, **__: False)
        today.page.panel.keep_signs.click()
    today.later(minutes=1)
    assert signs.answers.ticked == ("fall",)
    type_in(today, box_in(today.page.panel.more, "note"), "slept badly")
    today.page.panel.keep_signs.setFocus()
    today.page.panel.keep_signs.click()
    today.settle()
    assert today.diary.entries[-1].note == "slept badly"
    assert today.diary.entries[-1].check("trauma_major") == "unsure"


def test_ticks_below_a_saved_entry_come_back_as_a_change_of_it(on):
    today = on()
    signs = open_unanswered(today)
    id_ = today.page.writing.saved.entry.id
    signs.tiles.tiles["fall"].click()
    again = on()
    assert again.page.writing.changing.id == id_
    assert again.form.answers.ticked == ("fall",)
    assert again.form.answers.soreness == 4


def test_a_word_in_a_box_is_kept_with_the_entry_though_nobody_pressed_add(today):
    today.score(4)
    today.save()
    rows = today.page.panel.more
    rows.open("worse_better")
    type_in(today, rows.words["worse_with"].box, "sitting")
    rows.words["better_with"].box.setFocus()
    today.settle()
    assert today.diary.entries[-1].worse_with == ("sitting",)
    assert rows.words["worse_with"].box.text() == ""
    assert rows.words["worse_with"].pills.values() == ("sitting",)


def test_half_made_changes_of_two_entries_both_stay(on):
    today = on()
    for id_, text in (("e1", "one"), ("e2", "two")):
        today.page.open(Destination(page=PageName.TODAY, record=id_))
        type_in(today, box_in(today.form.more, "note"), text)
    again = on()
    for id_, text in (("e1", "one"), ("e2", "two")):
        again.page.open(Destination(page=PageName.TODAY, record=id_))
        assert again.form.answers.note == text


def test_a_half_made_change_of_an_earlier_version_comes_back(on, tmp_path):
    values = {"answers": draft_of(Answers(soreness=4, note="half")), "entry": "e2", "id": "x"}
    Drafts(tmp_path / "drafts").keep("entry.change", NOW, values)
    today = on()
    assert today.page.writing.changing.id == "e2"
    assert today.form.answers.note == "half"
    today.page._leave_form()
    assert today.keeper.drafts.names() == ()


def test_a_question_that_was_taken_back_is_not_asked_again(today):
    today.score(4)
    today.save()
    box = box_in(today.page.panel.more, "question")
    type_in(today, box, "May I run?")
    today.page.panel.more.written["note"].setFocus()
    today.settle()
    assert [each.text for each in today.diary.questions] == ["May I run?"]
    today.keeper.undo()
    today.settle()
    assert not today.diary.questions
    assert box.toPlainText() == ""
    type_in(today, today.page.panel.more.written["note"], "slept badly")
    box.setFocus()
    today.settle()
    assert not today.diary.questions


def test_a_question_that_was_changed_elsewhere_is_shown_so(today):
    today.score(4)
    today.save()
    box = box_in(today.page.panel.more, "question")
    type_in(today, box, "May I run?")
    today.page.panel.more.written["note"].setFocus()
    today.settle()
    (question,) = today.diary.questions
    today.keeper.keep("", replace(question, text="May I run again?"))
    today.settle()
    assert box.toPlainText() == "May I run again?"


def test_another_day_may_be_today_after_midnight(today):
    today.later(days=1)
    today.form.choose_another_day()
    today.settle()
    assert today.form.picker.value().date() == today.now.date()


def test_an_emergency_that_was_not_saved_is_gone_when_the_change_is_left(today):
    today.page.open(Destination(page=PageName.TODAY, record="e2"))
    today.tick("saddle")
    today.answer("saddle", saddle="yes")
    today.window.show_page("today")
    today.settle()
    button = today.window.navigation.button("emergency")
    assert not button.isHidden()
    today.page.bar.leave_button.click()
    today.settle()
    assert button.isHidden()


def test_a_new_day_leaves_this_morning_where_it_was(today):
    today.form._open_when(True)
    today.form.picker._pills.chip("morning").click()
    at = today.form.at()
    assert at.date() == NOW.date()
    today.later(days=1)
    today.score(3)
    assert today.form.at() == at
    assert today.form.picker.value() == at


def test_a_question_that_was_answered_meanwhile_stays_answered(today):
    rows, box = asking_below(today)
    (question,) = today.diary.questions
    today.keeper.keep("", replace(question, answered_at=NOW, answer="Yes"))
    type_in(today, rows.written["note"], "slept badly")
    box.setFocus()
    today.settle()
    (question,) = today.diary.questions
    assert (question.answer, question.answered_at) == ("Yes", NOW)
    assert today.entry.note == "slept badly"


def test_a_question_that_is_emptied_is_asked_no_longer(today):
    rows, box = asking_below(today)
    box.setFocus()
    box.clear()
    rows.written["note"].setFocus()
    today.settle()
    assert not today.diary.questions
    assert box.toPlainText() == ""


def test_text_with_signs_of_another_program_can_be_saved(today):
    today.score(4)
    box = box_in(today.form.more, "note")
    box.setPlainText("page 1\x0cpage\x00 2\x07 \u202emirrored")
    today.settle()
    today.save()
    assert today.entry.note == "page 1\npage 2 \u202emirrored"


CALL = replace(DIARY, entries=(*DIARY.entries, replace(SADDLE, at=NOW)))


def told(today):
    today.window.show_page("today")
    key = next(key for key in today.page.top.banner.buttons if key in ("told", "seen"))
    today.press_banner(key)
    card = today.page.top.opened
    card.looked.chip("yes").click()
    return card


def test_what_is_written_of_a_call_stays_while_the_banner_changes(on):
    today = on(CALL)
    card = told(today)
    type_in(today, card.note, "come on Monday")
    before = today.page.top.banner.text
    today.keeper.keep_profile("", replace(today.diary.profile, emergency_number="911"))
    today.settle()
    assert today.page.top.banner.text != before
    assert today.page.top.opened is card
    assert card.note.toPlainText() == "come on Monday"


def test_what_is_written_of_a_call_stays_where_the_disk_is_full(on, monkeypatch):
    today = on(CALL)
    card = told(today)
    type_in(today, card.note, "come on Monday")
    monkeypatch.setattr(today.keeper, "keep", lambda *_, **__: False)
    card.who.chip("doctor").click()
    today.when(card, "today")
    today.save()
    assert today.page.top.opened is card


def test_a_session_begun_yesterday_is_not_one_of_today(today):
    today.window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    page = today.window.page("sessions")
    page.form.when.choose("yesterday")
    page.form.note.setPlainText("hot pack")
    said = page.form.answers().ended_at
    today.later(days=1)
    assert page.form.answers().ended_at == said
    assert page.form.note.toPlainText() == "hot pack"


def test_an_empty_session_form_is_of_today_after_midnight(today):
    today.window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    page = today.window.page("sessions")
    today.later(days=1)
    assert page.form.answers().ended_at.date() == today.now.date()


PAGES = ("sessions", "plan", "diary", "trends", "summary", "settings", "backups", "help")


def test_no_part_of_a_page_is_a_window_before_it_has_its_place(today):
    with windows_shown() as shown:
        today.tick(*today.form.signs.tiles.tiles)
        today.score(4)
        today.save_anyway()
        for key in today.page.panel.more.pills.pills:
            today.page.panel.more.open(key)
        today.window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
        for page in PAGES:
            today.window.show_page(page)
            today.settle()
    assert shown == []


def test_who_has_looked_is_no_draft_once_it_is_saved(today):
    today.keeper.keep("Entry saved", SADDLE)
    today.settle()
    today.note_seen("emergency", said="The nerves are free.")
    assert today.diary.consultations[-1].kind == "seen"
    assert today.page.top.telling is None
    today.page.keep_draft()
    assert "today.told" not in today.keeper.drafts.names()
