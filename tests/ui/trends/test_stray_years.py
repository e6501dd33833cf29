"""A diary that holds an entry of 1026 and one of 2126 shows the days that were lived.

Whatever shows all days says which entry it is, and leads to it.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ptdiary.charts.date_axis import date_ticks
from ptdiary.diary import Entry
from ptdiary.review.trends.days import Days, missing_days
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.diary.page import DiaryPage
from ptdiary.ui.summary.page import SummaryPage
from ptdiary.words.charts import _DATES
from tests.ui.conftest import NOW

EARLY = Entry(id="early", at=NOW.replace(year=1026), soreness=3)
LATE = Entry(id="late", at=NOW.replace(year=2126), soreness=4)


@pytest.fixture
def strays(keeper):
    keeper.keep("", EARLY, LATE)
    return keeper


def test_all_days_of_the_trends_begin_with_the_first_that_was_lived(trends, strays):
    trends.show_view(strays.view)
    trends.menu.all_days.emit()
    trends.timeline.view.grab()
    series = trends._series
    assert series.first == date(2026, 11, 19)
    assert [point.entry for point in series.points] == ["e1", "e2"]
    placed = trends.timeline.view.placed
    assert placed.days[1] - placed.days[0] < timedelta(days=14)
    assert len([word for word in placed.words if word.kind == "date"]) < 20
    first, _ = trends._limits().first, trends._limits().last
    assert first.year == 2026


def test_the_page_names_the_entry_and_leads_to_it_until_its_date_is_changed(trends, strays, qtbot):
    trends.show_view(strays.view)
    assert trends.stray.isVisibleTo(trends)
    assert "21 Nov 1026" in trends.stray.said.text()
    with qtbot.waitSignal(trends.go_to) as asked:
        trends.stray.change.click()
    assert asked.args == [Destination(page=PageName.TODAY, record="early")]
    strays.keep("", replace(EARLY, at=NOW - timedelta(days=1)))
    trends.show_view(strays.view)
    assert "One entry has the date 21 Nov 2126." in trends.stray.said.text()
    strays.remove("", Entry, "late")
    trends.show_view(strays.view)
    assert not trends.stray.isVisibleTo(trends)


def test_the_summary_of_all_days_too(strays, look, qtbot):
    page = SummaryPage(strays, look)
    qtbot.addWidget(page)
    page.period.choose("all")
    page.show_view(strays.view)
    assert page._figures_of(strays.view, date(2026, 11, 19)).first == date(2026, 11, 19)
    assert "21 Nov 1026" in page.stray.said.text()
    assert page.described() is not None


def test_the_list_of_the_diary_has_no_line_for_days_that_have_not_come(strays, look, qtbot):
    page = DiaryPage(strays, look)
    qtbot.addWidget(page)
    page.show_view(strays.view)
    lines = page.days.records.lines
    assert len(lines) < 10
    assert all(line.day < NOW.date() for line in lines if line.is_gap)
    assert {line.day.year for line in lines if line.records} == {1026, 2026, 2126}


def test_an_entry_of_1026_makes_no_day_of_this_autumn_a_missing_one(strays):
    records = strays.view.index.records
    days = Days(first=date(2026, 9, 1), last=NOW.date(), now=10**20)
    assert missing_days(days, records, NOW.date()) == ()


def _width(said):
    return 6 * len(said)


@pytest.mark.parametrize("years", [1, 5, 50, 126, 1000, 7000])
def test_however_many_years_are_named_only_so_many_as_have_room(years):
    first, last = date(1026, 1, 1), date(1026 + years, 1, 1)
    ticks = date_ticks(first, last, 600 / (last - first).days, _DATES, _width)
    assert 1 <= len(ticks) <= 25
