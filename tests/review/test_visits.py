"""What was a visit, and which was the last one."""

from datetime import UTC, datetime, timedelta

from ptdiary.diary import Appointment, Consultation, Diary
from ptdiary.review.visits import last_visit, visits

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
