"""The average of days, by hand and against a plain program."""

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ptdiary.review.averages import DayAverage, average, averages

MONDAY = date(2026, 11, 23)


def at(days, hour=8, offset=0):
    zone = timezone(timedelta(hours=offset)) if offset else UTC
    return datetime(2026, 11, 23, hour, tzinfo=zone) + timedelta(days=days)


def test_each_rated_day_counts_once():
    ratings = [(at(0), 2), (at(0, 20), 4), (at(1), 6)]
    assert average(ratings, MONDAY, MONDAY + timedelta(days=6)) == DayAverage(
        first=MONDAY, last=MONDAY + timedelta(days=6), rated=2, mean=Fraction(9, 2), highest=6
    )


def test_days_without_a_rating_have_no_average():
    assert average([(at(-1), 3)], MONDAY, MONDAY) is None
    assert averages([], MONDAY, MONDAY, 7) == ()


def test_a_rating_belongs_to_the_date_it_was_lived_on():
    late = at(0, hour=23, offset=-10)  # the 24th by UTC
    assert average([(late, 5)], MONDAY, MONDAY).mean == 5


def test_a_week_without_ratings_is_left_out_and_the_last_is_short():
    found = averages([(at(0), 1), (at(15), 3)], MONDAY, MONDAY + timedelta(days=16), 7)
    assert [(each.first.day, each.days, each.mean) for each in found] == [(23, 7, 1), (7, 3, 3)]


@given(
    st.lists(st.tuples(st.integers(-3, 40), st.integers(0, 23), st.integers(0, 10))),
    st.integers(1, 30),
    st.integers(0, 38),
)
def test_a_plain_program_says_the_same(drawn, days, length):
    ratings = [(at(day, hour), score) for day, hour, score in drawn]
    last = MONDAY + timedelta(days=length)
    plain = []
    for start in range(0, length + 1, days):
        run = {}
        for each in range(start, min(start + days, length + 1)):
            scores = [score for day, _, score in drawn if day == each]
            if scores:
                run[each] = Fraction(sum(scores), len(scores))
        if run:
            plain.append((sum(run.values()) / len(run), len(run)))
    found = averages(ratings, MONDAY, last, days)
    assert [(each.mean, each.rated) for each in found] == plain
