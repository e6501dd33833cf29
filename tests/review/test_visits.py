"""What was a visit, and which was the last one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ptdiary.diary import Appointment, Consultation, Diary, Question
from ptdiary.review.visits import (
    answered,
    last_visit,
    next_appointment,
    open_questions,
    question_to_ask,
    questions_for,
    untold_visit,
    visits,
)

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


def appointment(days, **fields):
    return Appointment(id=f"a{days}", at=NOW + timedelta(days=days), **fields)


def seen(days, by="therapist", kind="seen"):
    return Consultation(id=f"c{days}", at=NOW + timedelta(days=days), with_whom=by, kind=kind)


def days_of(diary):
    return [(each.at - NOW).days for each in visits(diary, NOW)]


def test_what_was_seen_and_what_passed_are_visits_in_order():
    diary = Diary(appointments=(appointment(-3), appointment(4)), consultations=(seen(-10),))
    assert days_of(diary) == [-10, -3, 4]
    assert [each.to_come for each in visits(diary, NOW)] == [False, False, True]
    assert last_visit(diary, NOW).at == NOW - timedelta(days=3)


def test_a_missed_appointment_a_call_and_another_clinician_are_none():
    diary = Diary(
        appointments=(appointment(-3, kept="no"),),
        consultations=(seen(-2, kind="told"), seen(-1, by="doctor")),
    )
    assert visits(diary, NOW) == ()
    assert last_visit(diary, NOW) is None


def test_seen_at_an_appointment_is_one_visit():
    diary = Diary(appointments=(appointment(-3, with_whom="Dana"),), consultations=(seen(-3),))
    assert [each.with_whom for each in visits(diary, NOW)] == ["Dana"]


def test_seen_after_the_moment_is_not_yet_a_visit():
    assert visits(Diary(consultations=(seen(1),)), NOW) == ()


# what is to be asked, and of which visit it is to be told how it went


def question(id_, days, **fields):
    return Question(id=id_, text="May I run?", written_at=NOW + timedelta(days=days), **fields)


def test_the_next_appointment_is_the_first_to_come():
    diary = Diary(appointments=(appointment(-3), appointment(9), appointment(4)))
    assert next_appointment(diary, NOW).id == "a4"
    assert next_appointment(diary, NOW + timedelta(days=4)).id == "a9"  # its time has come
    assert next_appointment(Diary(), NOW) is None


def test_the_latest_appointment_is_asked_about_until_something_is_told_of_it():
    diary = Diary(appointments=(appointment(-9), appointment(-1), appointment(2)))
    assert untold_visit(diary, NOW).id == "a-1"
    assert untold_visit(diary, NOW - timedelta(days=1)).id == "a-1"  # from its time on
    assert untold_visit(diary, NOW - timedelta(days=1, seconds=1)).id == "a-9"
    for told in ({"kept": "yes"}, {"kept": "no"}, {"said": "Walk."}, {"changes": "No plank."}):
        answered_one = replace(diary.appointments[1], **told)
        assert untold_visit(diary.keeping(answered_one), NOW) is None, told


def test_nobody_is_asked_about_an_appointment_of_weeks_ago():
    diary = Diary(appointments=(appointment(-14), appointment(30)))
    assert untold_visit(diary, NOW) is not None
    assert untold_visit(diary, NOW + timedelta(seconds=1)) is None


def test_a_question_is_for_the_next_appointment_where_one_is_to_come():
    diary = Diary(appointments=(appointment(-3), appointment(4)))
    asked = question_to_ask(diary, "q", "May I run?", NOW)
    assert (asked.appointment_id, asked.written_at) == ("a4", NOW)
    assert question_to_ask(Diary(), "q", "May I run?", NOW).appointment_id is None


def test_at_a_visit_the_open_questions_that_were_written_by_then_are_answered():
    visit = appointment(-1)
    diary = Diary(
        appointments=(visit, appointment(4)),
        questions=(
            question("old", -9),
            question("its", 0, appointment_id="a-1"),
            question("later", -0.5, appointment_id="a4"),
            question("done", -5, answered_at=NOW),
            Question(id="whenever", text="?"),
        ),
    )
    assert [each.id for each in questions_for(diary, visit)] == ["whenever", "old", "its"]
    assert {each.id for each in open_questions(diary)} == {"whenever", "old", "its", "later"}


def test_an_answer_says_when_and_where_and_a_better_one_keeps_that():
    first = answered(question("q", -3), "Yes.", NOW, "a-1")
    assert (first.answer, first.answered_at, first.appointment_id) == ("Yes.", NOW, "a-1")
    again = answered(first, "Yes, slowly.", NOW + timedelta(days=1))
    assert again == replace(first, answer="Yes, slowly.")


def test_a_kept_appointment_begins_what_is_since_the_last_visit_and_a_missed_one_does_not():
    diary = Diary(appointments=(appointment(-9, kept="yes", said="Walk."), appointment(-2)))
    assert last_visit(diary, NOW).at == NOW - timedelta(days=2)
    missed = diary.keeping(replace(diary.appointments[1], kept="no"))
    assert last_visit(missed, NOW).at == NOW - timedelta(days=9)
    assert days_of(missed) == [-9]
