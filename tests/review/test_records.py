"""What a rating is, and the highest of each day."""

from datetime import UTC, date, datetime, timedelta, timezone

from ptdiary.diary import Entry
from ptdiary.review.records import highest_of_days

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def entry(hours, **said):
    return Entry(id=f"e{hours}", at=MONDAY + timedelta(hours=hours), **said)


def test_the_highest_rating_of_a_day_stands_for_it():
    found = highest_of_days([entry(0, soreness=3), entry(4, soreness=5), entry(24, soreness=0)])
    assert found == {date(2026, 11, 23): 5, date(2026, 11, 24): 0}


def test_what_is_left_out_or_no_rating_counts_for_no_day():
    assert highest_of_days([entry(0, soreness=8, left_out="cold"), entry(24, note="a note")]) == {}


def test_a_rating_belongs_to_the_day_of_its_own_clock():
    late = datetime(2026, 11, 23, 23, tzinfo=timezone(timedelta(hours=-10)))  # the 24th by UTC
    assert highest_of_days([Entry(id="a", at=late, soreness=4)]) == {date(2026, 11, 23): 4}
