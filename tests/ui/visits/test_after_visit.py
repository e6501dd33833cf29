"""After an appointment, Today asks how it went; what is told is one step, nothing is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ptdiary.diary import Appointment, Question
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import Checks, Entry
from ptdiary.ui.destination import Destination, PageName
from ptdiary.words import today as today_words
from tests.ui.conftest import DIARY, NOW
from tests.ui.today.conftest import on  # noqa: F401 fixture

VISIT = Appointment(id="v", at=NOW + timedelta(hours=1), with_whom="Dana Reyes", place="Clinic")
RUN = Question(id="run", text="May I run?", written_at=NOW - timedelta(days=5))
SIT = Question(id="sit", text="How long may I sit?", written_at=NOW - timedelta(days=4))
STORY = DIARY.keeping(VISIT, RUN, SIT)
ILL = Entry(id="ill", at=NOW - timedelta(hours=2), soreness=4, checks=Checks(fever="yes"))


@pytest.fixture
def today(on):  # noqa: F811
    return on(STORY)


def been(today):
    """An hour after the appointment began."""
    today.later(hours=2)
    return today.page.visit.card


def test_nothing_is_asked_before_and_a_row_from_its_time_on(today):
    assert today.page.visit.card is None
    today.later(minutes=59)
    assert not today.page.visit.isVisible()
    today.later(minutes=1)
    assert today.page.visit.isVisible()
    card = today.page.visit.card
    assert card._question.text() == "Your appointment today at 10:31: did it happen?"
    assert not card.said.isVisible()
    today.later(days=1)
    assert card._question.text() == "Your appointment yesterday at 10:31: did it happen?"


def test_the_row_leaves_every_sign_on_the_screen(today):
    been(today)
    today.window.resize(1366, 740)
    today.settle()
    seen = today.page.area.viewport()
    for tile in today.form.signs.tiles.tiles.values():
        foot = tile.mapTo(seen, tile.rect().bottomLeft()).y()
        assert foot <= seen.height(), tile.text()
    today.window.resize(1024, 640)
    today.settle()
    low = [each.mapTo(seen, each.rect().bottomLeft()).y() for each in
           today.form.signs.tiles.tiles.values()]  # fmt: skip
    assert max(low) <= seen.height()


def test_all_that_is_told_is_one_step(today):
    card = been(today)
    card.kept.chip("yes").click()
    card.said.setPlainText("The hip is stronger.")
    card.changes.setPlainText("Bridges daily.")
    card.answers["run"].setPlainText("Yes, slowly.")
    steps = today.keeper.steps.count()
    card.save.click()
    today.settle()
    assert today.keeper.steps.count() == steps + 1
    told = today.diary.find(Appointment, "v")
    assert told == replace(VISIT, kept="yes", said="The hip is stronger.", changes="Bridges daily.")
    answer = today.diary.find(Question, "run")
    assert (answer.answer, answer.answered_at) == ("Yes, slowly.", today.now)
    assert answer.appointment_id == "v"
    assert today.diary.find(Question, "sit") == SIT, "unanswered is not answered"
    assert not today.page.visit.isVisible()
    assert not today.page.side.appointment.tell.isVisible()
    assert not [each for each in today.keeper.drafts.names() if each.startswith("visit")]
    today.keeper.undo()
    assert today.diary.find(Appointment, "v") == VISIT
    assert today.diary.find(Question, "run") == RUN
    assert today.page.visit.isVisible()


def test_one_that_was_missed_asks_nothing_more(today):
    card = been(today)
    card.kept.chip("no").click()
    today.settle()
    assert not card.said.isVisible()
    assert not card.answers["run"].isVisible()
    card.save.click()
    assert today.diary.find(Appointment, "v") == replace(VISIT, kept="no")


def test_by_keys_alone_and_the_keyboard_goes_on_to_the_entry(today):
    card = been(today)
    today.keys_to(card.kept.first_stop(), Qt.Key.Key_Space)
    for box, stops, said in (
        (card.said, 2, "Walk."),
        (card.changes, 1, "No plank."),
        (card.answers["run"], 2, "Yes, slowly."),
        (card.answers["sit"], 1, "Half an hour."),
    ):
        today.keys(*[Qt.Key.Key_Tab] * stops)
        assert box.hasFocus()
        QTest.keyClicks(box, said)
    today.keys((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return))
    told = today.diary.find(Appointment, "v")
    assert (told.kept, told.said, told.changes) == ("yes", "Walk.", "No plank.")
    answers = [today.diary.find(Question, each).answer for each in ("run", "sit")]
    assert answers == ["Yes, slowly.", "Half an hour."]
    assert today.window.focusWidget() is today.form.score_focus()


def test_nothing_told_is_not_saved_and_says_so(today):
    card = been(today)
    card.kept.chip("yes").click()
    card.kept.chip("yes").click()
    today.settle()
    assert not card.save.isVisible(), "the row is folded again"
    steps = today.keeper.steps.count()
    card._save()
    assert today.keeper.steps.count() == steps


def test_put_off_it_waits_in_a_quiet_line_also_after_a_restart(on):  # noqa: F811
    today = on(STORY)
    card = been(today)
    card.kept.chip("yes").click()
    card.said.setPlainText("The hip is")
    today.keys_to(card.said, Qt.Key.Key_Escape)
    assert not today.page.visit.isVisible()
    assert today.window.focusWidget().isVisible()
    after = on()
    after.later(hours=3)
    assert not after.page.visit.isVisible()
    line = after.page.side.appointment.tell
    assert line.isVisible()
    assert line.text() == "What was said today at 10:31?"
    line.click()
    after.settle()
    assert after.window.page_name == PageName.VISITS
    card = after.window.page("visits").after
    assert card.said.toPlainText() == "The hip is"
    assert card.kept.value() == "yes"
    card.save.click()
    after.window.show_page("today")
    after.settle()
    assert after.diary.find(Appointment, "v").said == "The hip is"
    assert not line.isVisible()


def test_answers_alone_are_kept_and_the_rest_waits(today):
    been(today)
    today.window.go_to(Destination(page=PageName.VISITS, record="v"))
    today.settle()
    card = today.window.page("visits").after
    card.answers["sit"].setPlainText("Half an hour.")
    card.save.click()
    today.window.show_page("today")
    today.settle()
    assert today.diary.find(Question, "sit").answer == "Half an hour."
    assert today.diary.find(Appointment, "v") == VISIT
    assert not today.page.visit.isVisible()
    assert today.page.side.appointment.tell.isVisible()


def test_while_somebody_is_to_be_told_it_waits_in_the_quiet_line(on):  # noqa: F811
    today = on(STORY.keeping(ILL))
    today.later(hours=2)
    assert today.page.top.banner.is_loud
    assert not today.page.visit.isVisible()
    assert today.page.side.appointment.tell.isVisible()


def told_of(today):
    """The warning is told of before the appointment."""
    today.page.top.unfold()
    today.note_told()


def test_after_telling_them_it_is_offered_that_they_looked(on):  # noqa: F811
    today = on(STORY.keeping(ILL))
    told_of(today)
    card = been(today)
    assert today.page.visit.isVisible()
    card.kept.chip("yes").click()
    today.settle()
    assert card._looked_row.isVisible()
    before = today.diary.consultations
    card.looked.chip("no").click()
    card.save.click()
    assert today.diary.consultations == before, "nothing is written by itself"


def test_that_they_looked_is_noted_as_being_seen(on):  # noqa: F811
    today = on(STORY.keeping(ILL))
    told_of(today)
    card = been(today)
    card.kept.chip("yes").click()
    card.looked.chip("yes").click()
    today.settle()
    card.save.click()
    assert today.diary.find(Appointment, "v") == VISIT, "who it was is asked first"
    assert today_words.CHOOSE_WHO in [
        each.text() for each in card._who_row.findChildren(type(card._question))
    ]
    card.who.chip("therapist").click()
    steps = today.keeper.steps.count()
    card.save.click()
    today.settle()
    assert today.keeper.steps.count() == steps + 1
    seen = today.diary.consultations[-1]
    assert (seen.kind, seen.with_whom, seen.at) == ("seen", "therapist", VISIT.at)
    assert "U-FEVER" in seen.rules
    assert today.diary.find(Appointment, "v").kept == "yes"
    found = [each for each in today.keeper.view.review.findings if each.rule.id == "U-FEVER"]
    assert found == []
    today.keeper.undo()
    assert today.diary.find(Appointment, "v") == VISIT
    assert [each.kind for each in today.diary.consultations] == ["told"]


def test_what_was_written_after_the_visit_they_did_not_look_at(on):  # noqa: F811
    after = replace(ILL, at=VISIT.at + timedelta(minutes=30))
    told = Consultation(
        id="c", at=VISIT.at + timedelta(minutes=40), with_whom="doctor", kind="told",
        rules=("U-FEVER",),
    )  # fmt: skip
    today = on(STORY.keeping(after, told))
    card = been(today)
    card.kept.chip("yes").click()
    today.settle()
    assert not card._looked_row.isVisible()


def test_an_appointment_that_goes_away_takes_its_row_along(today):
    been(today)
    today.keeper.remove("", Appointment, "v")
    today.settle()
    assert not today.page.visit.isVisible()
    today.keeper.undo()
    today.settle()
    assert today.page.visit.isVisible()


def test_a_question_written_meanwhile_leaves_what_is_typed(today):
    card = been(today)
    card.kept.chip("yes").click()
    card.answers["run"].setPlainText("Yes, slo")
    today.keeper.keep("", Question(id="x", text="And swim?", written_at=NOW))
    today.settle()
    assert card.answers["run"].toPlainText() == "Yes, slo"
    assert list(card.answers) == ["run", "sit", "x"]


def test_while_an_entry_is_changed_nothing_else_is_asked(today):
    been(today)
    today.page._begin_change("e2")
    today.settle()
    assert not today.page.visit.isVisible()
