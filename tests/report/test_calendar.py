"""The calendar, as another library reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ptdiary.diary import Appointment, Diary, Entry, Hold, PlannedExercise
from ptdiary.diary.document import read_document
from ptdiary.report.calendar import calendar, is_anything_planned
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, NOW, computer_in
from tests.records import records
from tests.source import ROOT

VISIT = Appointment(id="v1", at=NOW + timedelta(days=2, hours=3), with_whom="Dana Reyes",
                    place="Clinic, room 4; left", note="secret note")  # fmt: skip
BRIDGES = PlannedExercise(id="p1", name="Bridges", sets=3, repetitions=10, load="6 kg",
                          days=("mon", "thu"), from_day=date(2026, 11, 10))  # fmt: skip


def events(diary, at=NOW):
    return Calendar.from_ical(calendar(diary, at)).walk("VEVENT")


def days_of(planned, until, at=NOW):
    """The days on which an exercise stands in the calendar up to one, by rules of others."""
    (event,) = events(Diary(plan=(planned,)), at)
    if "RRULE" not in event:
        return []
    begins = event["DTSTART"].dt
    first = datetime(begins.year, begins.month, begins.day)  # noqa: DTZ001 floating
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first)
    exdates = event.get("EXDATE")
    without = {each.dt for each in exdates.dts} if exdates else set()
    end = datetime(until.year, until.month, until.day)  # noqa: DTZ001
    return [at.date() for at in rule.between(first, end, inc=True) if at.date() not in without]


def test_an_appointment_stands_at_its_moment_wherever_it_was_written():
    there = timezone(timedelta(hours=10, minutes=30))
    visit = replace(VISIT, at=datetime(2026, 11, 24, 1, 0, tzinfo=there))
    for zone in (LONDON, NEW_YORK, LORD_HOWE):
        with computer_in(zone):
            (event,) = events(Diary(appointments=(visit,)))
        assert event["DTSTART"].dt == datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
    assert event["SUMMARY"] == "Appointment with Dana Reyes"
    assert event["LOCATION"] == "Clinic, room 4; left"
    assert event["STATUS"] == "CONFIRMED"
    assert "DTEND" not in event
    assert "DURATION" not in event


def test_what_did_not_take_place_is_cancelled():
    (event,) = events(Diary(appointments=(replace(VISIT, kept="no"),)))
    assert event["STATUS"] == "CANCELLED"


def test_a_later_calendar_changes_what_an_earlier_one_brought():
    diary = Diary(appointments=(VISIT,), plan=(BRIDGES,))
    later = diary.keeping(replace(VISIT, at=VISIT.at + timedelta(hours=1)))
    before, after = events(diary), events(later, NOW + timedelta(minutes=5))
    assert [each["UID"] for each in before] == [each["UID"] for each in after]
    assert len({each["UID"] for each in before}) == 2
    for old, new in zip(before, after, strict=True):
        assert new["SEQUENCE"] > old["SEQUENCE"] >= 0
        assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
        assert new["LAST-MODIFIED"].dt == NOW + timedelta(minutes=5)
    assert calendar(diary, NOW) == calendar(diary, NOW)


def test_an_exercise_comes_on_its_days_and_on_no_hour():
    (event,) = events(Diary(plan=(BRIDGES,)))
    assert event["DTSTART"].dt == date(2026, 11, 12)  # the first Thursday from the 10th on
    assert event["SUMMARY"] == "Bridges"
    assert event["DESCRIPTION"] == "3 times 10, 6 kg"
    assert event["TRANSP"] == "TRANSPARENT"
    assert days_of(BRIDGES, date(2026, 11, 26)) == [
        date(2026, 11, day) for day in (12, 16, 19, 23, 26)
    ]


def test_an_exercise_without_days_comes_every_day_from_today_on():
    planned = replace(BRIDGES, days=(), from_day=None, until_day=date(2026, 11, 23))
    assert days_of(planned, date(2026, 12, 1)) == [date(2026, 11, day) for day in (21, 22, 23)]


def test_days_on_hold_are_left_out_and_the_day_it_was_back_is_not():
    hold = Hold(since=datetime(2026, 11, 16, 9, tzinfo=UTC), reason="secret",
                ended_at=datetime(2026, 11, 23, 9, tzinfo=UTC))  # fmt: skip
    open_end = Hold(since=datetime(2026, 11, 12, 9, tzinfo=UTC))
    planned = replace(BRIDGES, holds=(open_end, hold))
    assert days_of(planned, date(2026, 11, 26)) == [date(2026, 11, day) for day in (12, 23, 26)]


def test_what_is_on_hold_or_ended_comes_no_more():
    held = replace(BRIDGES, status="on_hold", held_since=datetime(2026, 11, 19, 8, tzinfo=UTC))
    assert days_of(held, date(2027, 1, 1)) == [date(2026, 11, 12), date(2026, 11, 16)]
    ended = replace(BRIDGES, status="ended", until_day=date(2026, 11, 19))
    assert days_of(ended, date(2027, 1, 1)) == [date(2026, 11, day) for day in (12, 16, 19)]
    somewhen = replace(BRIDGES, status="ended")  # nobody wrote down when
    assert days_of(somewhen, date(2027, 1, 1))[-1] == date(2026, 11, 19)


@pytest.mark.parametrize("status", ["on_hold", "ended"])
def test_one_of_which_no_day_is_left_is_cancelled_where_it_was_brought_before(status):
    planned = replace(BRIDGES, from_day=None, status=status)
    (event,) = events(Diary(plan=(planned,)))
    assert event["STATUS"] == "CANCELLED"
    assert "RRULE" not in event
    assert event["UID"] == events(Diary(plan=(BRIDGES,)))[0]["UID"]


def test_nothing_that_was_felt_found_or_said_is_in_it():
    visit = replace(VISIT, said="walked", changes="heavier")
    planned = replace(BRIDGES, instructions="slow", hold_reason="sharp pain", pain_limit=3)
    entry = Entry(id="e", at=NOW, soreness=9, note="felt", private_note="mine")
    content = calendar(Diary(entries=(entry,), appointments=(visit,), plan=(planned,)), NOW)
    for secret in (b"secret", b"walked", b"heavier", b"slow", b"sharp", b"felt", b"mine"):
        assert secret not in content
    assert all(each["CLASS"] == "PRIVATE" for each in Calendar.from_ical(content).walk("VEVENT"))


def test_lines_are_ended_and_folded_as_every_reader_expects():
    name = "Бёрдж \N{GRINNING FACE} " * 12
    content = calendar(Diary(plan=(replace(BRIDGES, name=name),)), NOW)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is torn
    assert events(Diary(plan=(replace(BRIDGES, name=name),)))[0]["SUMMARY"] == name.strip()


@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1)
)
def test_any_text_comes_back(text):
    (event,) = events(Diary(appointments=(replace(VISIT, place=f"{text}\nx;,\\n"),)))
    assert event["LOCATION"] == f"{text}\nx;,\\n"


@given(visit=records(Appointment), planned=records(PlannedExercise))
@settings(max_examples=150, deadline=None)
def test_any_plan_makes_a_calendar_that_others_read(visit, planned):
    found = events(Diary(appointments=(visit,), plan=(planned,)))
    assert len(found) == 2
    for event in found:
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS"} <= event.keys()
    rule = found[1].get("RRULE")
    if rule and "UNTIL" in rule:
        assert rule["UNTIL"][0] >= found[1]["DTSTART"].dt


def test_the_recorded_diary_has_an_event_for_each():
    diary = read_document((ROOT / "tests/recorded/version-2.json").read_bytes()).diary
    assert len(events(diary)) == len(diary.appointments) + len(diary.plan) > 2


def test_a_diary_without_appointments_and_plan_has_no_calendar():
    assert not is_anything_planned(Diary(entries=(Entry(id="e", at=NOW),)))
    assert is_anything_planned(Diary(plan=(BRIDGES,)))
    assert is_anything_planned(Diary(appointments=(VISIT,)))
