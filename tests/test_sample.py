"""The sample diary is valid, tells its story, and can be moved to any day."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest

from ptdiary.diary.document import read_document, write_document
from ptdiary.diary.entry import Checks, Entry
from ptdiary.paths import resource_path, resource_text
from ptdiary.review.clock import session_clock
from ptdiary.review.finding import Level
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.sample import sample_diary, sample_document
from tests import sample_story

BOOK = read_rulebook(resource_text("rules/rules.json"))
CONTENT = resource_path("sample/diary.json").read_bytes()
STORY = read_document(CONTENT)


def at(year, month, day, hour=9, minute=30, offset=0):
    zone = timezone(timedelta(minutes=offset))
    return datetime(year, month, day, hour, minute, tzinfo=zone)


NOWS = [
    at(2026, 11, 21),
    at(2026, 11, 21, 23, 59),
    at(2026, 11, 21, 0, 0),
    at(2028, 2, 29, offset=60),
    at(2027, 3, 28, 12, 0, offset=120),  # the day the clocks went forward in Europe
    at(2027, 10, 31, 12, 0, offset=60),  # and back
    at(2026, 11, 22, 0, 1, offset=14 * 60),
    at(2026, 11, 21, 23, 30, offset=-12 * 60),
    at(2030, 1, 1, 7, 0, offset=345),
    at(2024, 3, 1, 8, 0, offset=-570),
]


def test_the_sample_is_what_its_story_writes():
    assert write_document(sample_story.document()) == CONTENT


def test_the_sample_is_valid_by_the_published_schema():
    schema = json.loads((Path(__file__).parent / "cases" / "diary.schema.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(CONTENT))


def test_its_telephone_numbers_are_fictitious():
    profile = STORY.diary.profile
    numbers = [profile.urgent_number, profile.emergency_number]
    numbers += [profile.therapist.phone, profile.doctor.phone]
    assert all(number.startswith("555-01") for number in numbers)


def test_its_story_holds_a_time_past_72_hours_and_pain_in_the_leg():
    drawn = series(STORY.diary, BOOK, STORY.exported_at, *six_weeks())
    past_72, leg = drawn.marks
    assert (past_72.finding.rule.id, past_72.session, past_72.hours) == ("C-48", "s05", 72.0)
    assert past_72.at == at(2026, 10, 29, 15, 0)
    assert past_72.until == at(2026, 11, 1, 9, 5)
    assert (leg.finding.rule.id, leg.session, leg.point) == ("C-RAD", "s09", leg.entry)
    assert leg.at == at(2026, 11, 10, 19, 40)


def test_its_story_holds_gaps_late_entries_and_12_sessions():
    drawn = series(STORY.diary, BOOK, STORY.exported_at, *six_weeks())
    assert [(first.day, last.day) for first, last in drawn.missing] == [
        (17, 18),
        (31, 31),
        (14, 15),
    ]
    assert sum(point.written_later for point in drawn.points) == 2
    assert sum(point.left_out is not None for point in drawn.points) == 1
    assert len(drawn.curves) == 12
    assert drawn.current == "s12"


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_it_ends_today_wherever_and_whenever_that_is(now):
    diary = sample_diary(now)
    last = diary.entries[-1]
    assert last.at < now < diary.appointments[-1].at
    assert last.written_at <= now
    assert now - last.at <= timedelta(days=1)
    assert all(session.ended_at < now for session in diary.sessions)
    late = last.at.date() == now.date()
    assert late == (now.time() > last.at.time())
    assert diary.appointments[-1].at.date() == now.date() + timedelta(days=3 if late else 2)


@pytest.mark.parametrize("hour", range(24))
def test_who_opens_it_at_any_hour_meets_a_sensible_day(hour):
    now = at(2026, 11, 21, hour, 59)
    found = review(sample_diary(now), BOOK, now)
    assert [finding.rule.id for finding in found.findings] == ["X-DOMS"]


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_times_of_day_and_real_hours_between_records_stay(now):
    moved = sample_diary(now).entries
    for old, new in zip(STORY.diary.entries, moved, strict=True):
        assert new.at.time() == old.at.time()
        assert new.at.utcoffset() == now.utcoffset()
        assert new.at - moved[0].at == old.at - STORY.diary.entries[0].at
        assert new.written_at - new.at == old.written_at - old.at


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_moved_it_is_still_a_valid_document(now):
    content = write_document(sample_document(now))
    assert write_document(read_document(content)) == content


def test_moved_to_its_own_last_day_it_is_the_same():
    assert sample_diary(STORY.exported_at) == STORY.diary


def test_the_days_of_the_plan_move_with_the_sessions():
    moved = sample_diary(at(2026, 11, 22))  # a day later
    bridges = moved.plan[0]
    assert STORY.diary.plan[0].days == ("tue", "wed", "fri", "sat")
    assert bridges.days == ("wed", "thu", "sat", "sun")


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_today_has_something_to_say_and_no_warning_stands(now):
    found = review(sample_diary(now), BOOK, now)
    assert found.level in {Level.EXPECTED, Level.WATCH}
    assert found.unanswered_checks == ()


def test_in_the_morning_it_is_42_hours_after_a_session_with_the_usual_soreness():
    now = at(2028, 2, 29, 9, 0, offset=60)
    diary = sample_diary(now)
    assert [finding.rule.id for finding in review(diary, BOOK, now).findings] == ["X-DOMS"]
    clock = session_clock(diary, now)
    assert clock.hours == 42.0


@pytest.mark.parametrize("hours", [0, 7, 12, 14])
@pytest.mark.parametrize("score", range(6))
def test_a_first_ordinary_entry_of_today_raises_no_warning_either(hours, score):
    midnight = datetime(2027, 5, 5, tzinfo=UTC)
    felt = midnight + timedelta(hours=hours)
    checks = Checks(**sample_story.NONE_OF_THESE)
    entry = Entry(id="today", at=felt, soreness=score, quality=("dull_ache",), checks=checks)
    diary = sample_diary(midnight).keeping(entry)
    assert review(diary, BOOK, felt).level <= Level.WATCH


def six_weeks():
    return STORY.diary.entries[0].at.date(), STORY.exported_at.date()
