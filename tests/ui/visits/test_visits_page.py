"""The Appointments page: they are listed, added, changed and removed, by keys alone."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary import Appointment, Question
from ptdiary.diary.profile import Contact, Profile
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.visits.form import proposed
from ptdiary.words import visits as words
from tests.gallery.words import settle
from tests.ui.conftest import NOW

COMING = Appointment(id="come", at=NOW + timedelta(days=3), with_whom="Dana Reyes", place="Clinic")
LATER = Appointment(id="later", at=NOW + timedelta(days=10), note="Bring the page.")
BEEN = Appointment(id="been", at=NOW - timedelta(days=4), with_whom="Dana Reyes")
TOLD = Appointment(
    id="told", at=NOW - timedelta(days=20), kept="yes", said="Walk.", changes="No plank."
)
MISSED = Appointment(id="missed", at=NOW - timedelta(days=30), kept="no")


@pytest.fixture
def page(window, keeper):
    keeper.keep("", TOLD, LATER, MISSED, BEEN, COMING)
    window.resize(1280, 800)
    window.show_page("visits")
    settle()
    return window.page("visits")


def keys(*some):
    for each in some:
        QTest.keyClick(QApplication.focusWidget(), each)
        settle()


def typed(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def listed(table):
    model = table.records
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_those_to_come_stand_first_and_the_latest_of_the_past(page):
    assert listed(page.coming.table) == [
        ["Tue 24 Nov, 9:31", "Dana Reyes", "Clinic", ""],
        ["Tue 1 Dec, 9:31", "", "", "Bring the page."],
    ]
    assert listed(page.passed.table) == [
        ["Tue 17 Nov, 9:31", "Dana Reyes", "", ""],
        ["Sun 1 Nov, 9:31", "", "", "Walk.\nIn the plan: No plank."],
        ["Thu 22 Oct, 9:31", "", "", words.MISSED],
    ]


def test_the_note_of_a_past_one_can_still_be_read(page, keeper):
    keeper.keep("", Appointment(id="n", at=NOW - timedelta(days=1), note="Bring the referral."))
    keeper.keep(
        "", Appointment(id="m", at=NOW - timedelta(days=2), said="Walk.", note="Second floor.")
    )
    assert [row[3] for row in listed(page.passed.table)[:2]] == [
        "Your note: Bring the referral.",
        "Walk.\nYour note: Second floor.",
    ]


def test_an_appointment_whose_time_has_come_moves_to_the_past(page, keeper):
    keeper.clock = lambda: COMING.at
    keeper.tick()
    assert len(listed(page.coming.table)) == 1
    assert listed(page.passed.table)[0][0] == "Tue 24 Nov, 9:31"


def test_one_is_added_changed_and_removed_by_keys_alone(page, keeper, window):
    page._add.setFocus()
    keys(Qt.Key.Key_Return)
    typed("27 Nov")
    keys(Qt.Key.Key_Tab)
    typed("1540")
    keys(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    typed("Dr. Lee")
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    typed("Bring the letter.")
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    made = keeper.diary.appointments[-2]
    assert made.at.isoformat() == "2026-11-27T15:40:00+00:00"
    assert (made.with_whom, made.note) == ("Dr. Lee", "Bring the letter.")
    assert window.status.text == f"{words.SAVED}."
    table = page.coming.table
    assert QApplication.focusWidget() is table
    assert table.chosen() == made

    keys(Qt.Key.Key_Return)
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    typed("Room 2")
    keys(Qt.Key.Key_Return)
    assert keeper.diary.find(Appointment, made.id).place == "Room 2"
    assert QApplication.focusWidget() is table

    keys(Qt.Key.Key_Delete)
    assert keeper.diary.find(Appointment, made.id) is None
    assert QApplication.focusWidget() is table
    keeper.undo()
    keeper.undo()
    keeper.undo()
    assert len(keeper.diary.appointments) == 5


def test_escape_leaves_the_form_and_nothing_is_written(page, keeper):
    page.coming.choose("later")
    keys(Qt.Key.Key_Return)
    typed("30 Nov")
    keys(Qt.Key.Key_Escape)
    assert page.form.isHidden()
    assert keeper.diary.find(Appointment, "later") == LATER
    assert page.coming.table.chosen() == LATER
    assert page.coming.table.hasFocus()
    assert not [each for each in keeper.drafts.names() if each.startswith("appointment")]


def test_leaving_one_as_it_is_is_no_step(page, keeper):
    seconds = Appointment(id="s", at=NOW + timedelta(days=2, seconds=7))
    keeper.keep("", seconds)
    steps = keeper.steps.count()
    page.coming.choose("s")
    keys(Qt.Key.Key_Return)
    page.form.save.click()
    assert keeper.diary.find(Appointment, "s") == seconds
    assert keeper.steps.count() == steps


def test_a_link_opens_the_form_what_was_said_or_the_answer(window, page, keeper):
    keeper.keep("", Question(id="q", text="May I run?", written_at=NOW))
    window.show_page("today")
    window.go_to(Destination(page=PageName.VISITS, record="come"))
    assert page.form.whom.text() == "Dana Reyes"
    assert page._back.text() == "Back to Today"
    window.go_to(Destination(page=PageName.VISITS, record="been"))
    assert page.form.isHidden()
    assert page.after.appointment == BEEN
    assert page.after.said.isVisible()
    window.go_to(Destination(page=PageName.VISITS, record="q"))
    assert window.focusWidget() is page.questions.listed["q"].answer
    page._back.click()
    assert window.page_name == "today"


def test_what_was_said_can_be_changed_and_emptied_later(page, keeper):
    page.passed.choose("told")
    keys(Qt.Key.Key_Return)
    assert page.after.said.toPlainText() == "Walk."
    page.after.said.setPlainText("Walk daily.")
    page.after.changes.clear()
    page.after.save.click()
    told = keeper.diary.find(Appointment, "told")
    assert (told.kept, told.said, told.changes) == ("yes", "Walk daily.", None)
    assert page.after.isHidden()
    assert page.passed.table.hasFocus()
    keeper.undo()
    assert keeper.diary.find(Appointment, "told") == TOLD


def test_with_whom_and_where_are_offered_and_not_filled_in(window, keeper):
    keeper.keep_profile("", Profile(therapist=Contact(name="Dana Reyes")))
    window.go_to(Destination(page=PageName.VISITS, part=Part.NEW))
    form = window.page("visits").form
    assert (form.whom.text(), form.place.text()) == ("", "")
    assert form.again.text() == "With Dana Reyes"
    form.cancel.click()
    last = Appointment(id="a", at=NOW - timedelta(days=7), with_whom="Sam", place="Gym")
    keeper.keep("", last, Appointment(id="b", at=NOW + timedelta(days=1), with_whom="Dr Blue"))
    window.page("visits")._add.click()
    assert (form.whom.text(), form.place.text()) == ("", "")
    assert form.when.value() == last.at + timedelta(days=14), "the hour of the same visit"
    assert form.values() == {}, "nobody has typed anything"
    assert form.again.text() == "As last time: Sam, Gym"
    form.again.click()
    assert (form.whom.text(), form.place.text()) == ("Sam", "Gym")
    assert form.values()["whom"] == "Sam"
    assert form.again.isHidden()
    assert form.whom.hasFocus()


def test_a_name_that_was_typed_brings_no_place_with_it(window, keeper):
    keeper.keep("", Appointment(id="b", at=NOW - timedelta(days=1), with_whom="A", place="Room 4"))
    window.go_to(Destination(page=PageName.VISITS, part=Part.NEW))
    form = window.page("visits").form
    form.whom.setFocus()
    typed("Dr Blue")
    assert form.again.isHidden(), "it is of somebody else"
    form.save.click()
    made = keeper.diary.appointments[-1]
    assert (made.with_whom, made.place) == ("Dr Blue", None)


def test_nothing_is_offered_where_one_is_changed_or_none_was(page, keeper):
    page.coming.choose("come")
    keys(Qt.Key.Key_Return)
    assert page.form.again.isHidden()
    page.form.cancel.click()
    keeper.keep_profile("", Profile())
    for each in keeper.diary.appointments:
        keeper.remove("", Appointment, each.id)
    page._add.click()
    assert page.form.again.isHidden()


@pytest.mark.parametrize(
    ("earlier", "now", "proposal"),
    [
        ((), "2026-11-21T18:00", "2026-11-23T09:00"),  # a Saturday: the Monday after
        ((), "2026-11-24T23:00", "2026-11-25T09:00"),
        (("2026-11-05T15:30",), "2026-11-21T18:00", "2026-11-26T15:30"),
        (("2026-11-14T15:30",), "2026-11-21T18:00", "2026-11-28T15:30"),
        (("2026-11-21T15:30",), "2026-11-21T18:00", "2026-11-28T15:30"),
    ],
)
def test_the_day_proposed_is_after_today_and_as_the_last_one(earlier, now, proposal):
    made = [Appointment(id=str(number), at=moment(text)) for number, text in enumerate(earlier)]
    assert proposed(made, moment(now)) == moment(proposal)


def moment(text):
    return datetime.fromisoformat(f"{text}:00+00:00")


# the questions


@pytest.fixture
def asked(page, keeper):
    keeper.keep(
        "",
        Question(id="q1", text="May I run?", written_at=NOW - timedelta(days=9)),
        Question(id="q2", text="How long may I sit?", written_at=NOW - timedelta(days=8)),
    )
    settle()
    return page.questions


def test_a_question_is_answered_and_asked_again(asked, keeper):
    asked.listed["q1"].answer.setFocus()
    keys(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is asked.answer.box
    typed("Yes, slowly.")
    keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    answered = keeper.diary.find(Question, "q1")
    assert (answered.answer, answered.answered_at) == ("Yes, slowly.", NOW)
    assert list(asked.listed) == ["q2"]
    assert QApplication.focusWidget() is asked.question
    asked.fold.open()
    asked.listed["q1"].again.click()
    assert keeper.diary.find(Question, "q1").answer is None
    assert keeper.diary.find(Question, "q1").answered_at is None
    assert list(asked.listed) == ["q1", "q2"]
    keeper.undo()
    assert keeper.diary.find(Question, "q1") == answered


def test_tab_goes_through_the_questions_as_they_are_read(asked):
    rows = asked.listed
    rows["q1"].answer.setFocus()
    rows["q1"].answer.click()
    stops = [asked.answer.box]
    for _ in range(6):
        keys(Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [
        asked.answer.box,
        asked.answer.save,
        asked.answer.cancel,
        rows["q2"].answer,
        rows["q2"].remove,
        asked.question,
        stops[-1],
    ]


def test_an_answer_that_is_left_by_escape_is_not_written(asked, keeper):
    asked.listed["q2"].answer.click()
    typed("Half an hour.")
    keys(Qt.Key.Key_Escape)
    assert keeper.diary.find(Question, "q2").answer is None
    assert asked.answer.isHidden()
    assert asked.listed["q2"].answer.hasFocus()
    asked.listed["q2"].answer.click()
    asked.answer.save.click()
    assert keeper.diary.find(Question, "q2").answered_at is None, "an empty answer is none"


@pytest.mark.usefixtures("asked")
def test_an_answered_question_leaves_the_printed_page(window):
    window.show_page("summary")
    summary = window.page("summary")
    assert set(summary.questions.chosen()) == {"q1", "q2"}
    summary.questions.listed["q1"].answer.click()
    typed("Yes, slowly.")
    summary.questions.answer.save.click()
    assert summary.questions.chosen() == ("q2",)
    page = summary.described()
    assert page.questions.lines == ("How long may I sit?",)
    said = " ".join(each.value for named in page.about.paragraphs for each in named)
    assert "“May I run?” Yes, slowly." in said
