"""The averages of weeks and the sides of Trends, against a plain program; what is said of them."""

from datetime import date, timedelta
from random import Random
from statistics import mean

import pytest
from diaries import end_of, random_document, ten_year_diary

from ptdiary.paths import resource_text
from ptdiary.review.index import index_of
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.answer import answer
from ptdiary.review.trends.series import series_from
from ptdiary.words import trends as words
from ptdiary.words.charts import one_decimal
from ptdiary.words.dates import USUAL_TIMES

BOOK = read_rulebook(resource_text("rules/rules.json"))
DAY = timedelta(days=1)


def shown(seed, days=None):
    rnd = Random(seed)
    document = random_document(rnd)
    at, index = document.exported_at, index_of(document.diary)
    days = days or rnd.choice((7, 14, 20, 42, 92, 400))
    first = at.date() - (days - 1) * DAY
    return index, series_from(index, BOOK, at, first, at.date())


def plain(index, at, first, last):
    """The rated days, and their average: no group, no fraction."""
    by_day = {}
    for entry in index.diary.entries:
        inside = first <= entry.at.date() <= last and entry.at <= at
        if inside and entry.soreness is not None and entry.left_out is None:
            by_day.setdefault(entry.at.date(), []).append(entry.soreness)
    return len(by_day), mean(mean(each) for each in by_day.values()) if by_day else None


@pytest.mark.parametrize("seed", range(80))
def test_a_plain_program_says_the_same_of_each_week(seed):
    index, found = shown(seed)
    length = found.averages.days
    for each in found.averages.each:
        assert each.first.weekday() == 0
        assert each.last == min(each.first + (length - 1) * DAY, found.at.date())
        rated, average = plain(index, found.at, each.first, each.last)
        assert rated == each.rated
        assert float(each.mean) == pytest.approx(average)
    weeks = {day for each in found.averages.each for day in (each.first, each.last)}
    rated = [point for point in found.points if point.left_out is None]
    for point in rated:
        assert min(weeks) <= point.at.date() <= max(weeks)


@pytest.mark.parametrize("seed", range(80))
def test_a_plain_program_says_the_same_of_both_sides(seed):
    index, found = shown(seed)
    told = answer(index, BOOK, found)
    for side in (told.latest, *((told.before,) if told.before else ())):
        rated, average = plain(index, found.at, side.first, side.last)
        assert (rated, side.average is None) == (side.rated, average is None)
        if side.average is not None:
            assert float(side.average.mean) == pytest.approx(average)
    assert told.latest.last == found.last
    if told.before is not None:
        assert told.before.last < told.latest.first
        assert told.before.days == told.latest.days
    rated = told.before.rated if told.before else 0
    assert (told.verdict.claim == "early") == (min(told.latest.rated, rated) < 10)


@pytest.mark.parametrize(
    ("days", "side", "adjoins"),
    [(14, 14, True), (27, 27, True), (28, 14, False), (42, 14, False), (83, 14, False),
     (84, 28, False), (92, 28, False), (365, 28, False)],
)  # fmt: skip
def test_how_many_days_a_side_has(days, side, adjoins):
    index, found = shown(1, days)
    told = answer(index, BOOK, found)
    assert (told.latest.days, told.adjoins) == (side, adjoins)


def test_a_visit_does_not_count_its_own_day_and_compares_as_many_days_before():
    index, found = shown(3, 42)
    visit = found.last - 9 * DAY
    told = answer(index, BOOK, found, visit)
    assert (told.latest.first, told.latest.days) == (visit + DAY, 9)
    assert told.before is None or told.before.last == visit
    assert answer(index, BOOK, found, found.last).latest.days == 1


def test_when_averages_lead_and_of_how_many_days():
    diary = ten_year_diary()
    at, index = end_of(diary), index_of(diary)

    def lead(days):
        found = series_from(index, BOOK, at, at.date() - (days - 1) * DAY, at.date())
        grain = found.grain.days if found.grain else None
        return (found.averages_lead, found.averages.days, grain)

    assert lead(14) == (False, 7, None)
    assert lead(28) == (False, 7, None)
    assert lead(42) == lead(92) == (True, 7, None)
    assert lead(365) == (True, 28, 7)
    assert lead(3650) == (True, 84, 28)


def test_a_week_has_one_average_wherever_the_chart_begins():
    diary = ten_year_diary()
    at, index = end_of(diary), index_of(diary)
    found = [
        series_from(index, BOOK, at, at.date() - days * DAY, at.date() - 3 * DAY)
        for days in (40, 41, 50)
    ]
    kept = [{each.first: each for each in one.averages.each} for one in found]
    for first in kept[0]:
        assert kept[0][first] == kept[1][first] == kept[2][first]


@pytest.mark.parametrize("seed", range(60))
def test_the_answer_says_its_numbers_and_claims_no_more_than_the_verdict(seed):
    index, found = shown(seed)
    for since in (None, found.at - 8 * DAY):
        told = answer(index, BOOK, found, since.date() if since else None)
        said = words.answer(told, found.at.date(), since, USUAL_TIMES)
        assert said.heading.endswith(".")
        if told.few or (told.latest.average is None and told.before is None):
            continue
        assert said.heading == f"{words.CLAIMS[told.verdict.claim]}."
        assert f"on {told.latest.rated} of {told.latest.days} day" in said.more
        assert ("takes 10 rated days" in said.more) == (told.verdict.claim == "early")
        assert ("likely between" in said.more) == bool(said.bar) == bool(told.verdict.change)
        for side in (told.latest, told.before):
            if told.latest.average is not None and side is not None:
                assert one_decimal(side.average.mean) in said.averages


def test_half_is_rounded_up_as_by_hand():
    from fractions import Fraction  # noqa: PLC0415

    assert one_decimal(Fraction(9, 4)) == "2.3"
    assert one_decimal(Fraction(3)) == "3.0"
    assert one_decimal(Fraction(0)) == "0.0"
    assert one_decimal(Fraction(10)) == "10.0"


def test_days_in_the_past_are_named():
    index, found = shown(5, 42)
    past = series_from(index, BOOK, found.at, found.first - 30 * DAY, found.last - 10 * DAY)
    told = answer(index, BOOK, past)
    said = words.answer(told, found.at.date(), None, USUAL_TIMES).averages
    assert "past" not in said
    assert told.few or told.latest.average is None or USUAL_TIMES.span(
        told.latest.first, told.latest.last, found.at.date()
    ) in said  # fmt: skip
    assert isinstance(told.latest.first, date)
