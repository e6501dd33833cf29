"""Clocks that go forward and back, and a computer that travels while the window is open."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity
from ptdiary.store.backups.backup import Backup
from ptdiary.store.older_copy import OlderCopy
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.summary.paper_week import PaperWeekPage
from ptdiary.wall_clock import now_here
from ptdiary.words import backups, recovery
from ptdiary.words.dates import USUAL_TIMES
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, Clock, computer_in

SUMMER, WINTER = (
    datetime(2026, 10, 24, 22, 30, tzinfo=UTC),
    datetime(2026, 10, 26, 9, 0, tzinfo=UTC),
)


@pytest.fixture
def in_london():
    with computer_in(LONDON):
        yield


@pytest.fixture
def clock(keeper):
    """The clock of the window and of what it keeps, to be set."""
    clock = Clock(keeper.clock())
    keeper.clock = keeper.store._clock = clock
    return clock


def copy_of(made_at):
    return Backup(
        path=Path("copy"), sequence=1, made_at=made_at, reason="automatic", place="beside",
        contents=None, verified=True,
    )  # fmt: skip


@pytest.mark.usefixtures("in_london")
def test_an_earlier_version_was_read_until_the_hour_that_clocks_showed_then(window, keeper, clock):
    clock.now = SUMMER.astimezone()
    keeper.keep("", replace(keeper.diary.find(Entry, "e2"), soreness=7))
    clock.now = WINTER.astimezone()
    keeper.refresh()
    window.go_to(Destination(page=PageName.DIARY, part=Part.VERSIONS, record="e2"))
    assert "23:30" in window.page("diary").earlier_versions.text


@pytest.mark.usefixtures("in_london")
def test_a_copy_was_made_at_the_hour_that_clocks_showed_then():
    now = WINTER.astimezone()
    assert "23:30" in backups.copy_made(copy_of(SUMMER), now, USUAL_TIMES)
    older = OlderCopy(copy=copy_of(SUMMER.replace(hour=23)), days_missing=0)
    assert "2026-10-25" in recovery.older_name(Path("diary.ptdiary"), older, now)


@pytest.mark.usefixtures("in_london")
def test_what_is_told_as_of_another_zone_stays_in_it():
    now = WINTER.astimezone(datetime.fromisoformat("2026-10-26T09:00+09:00").tzinfo)
    assert "7:30" in backups.copy_made(copy_of(SUMMER), now, USUAL_TIMES)


@pytest.mark.usefixtures("in_london")
def test_half_filled_scores_come_back_all_day_when_clocks_go_back(window, keeper, clock):
    keeper.keep("", Activity(id="a1", name="Put on socks"))
    clock.now = SUMMER.replace(hour=23, minute=30).astimezone()  # 0:30 of the 25th
    window.show_page("today")
    card = window.page("today").activities
    card._ask(keeper.diary.activities)
    card.scales["a1"].buttons[3].click()
    window.keep_drafts()
    clock.now = WINTER.replace(day=25).astimezone()
    card._ask(keeper.diary.activities)
    assert card.scales["a1"].value() == 3


@pytest.fixture
def paper(keeper, clock, look, qtbot):
    """The week from paper in which clocks go back, and its Sunday's first line."""
    clock.now = WINTER.astimezone()

    def opened():
        page = PaperWeekPage(keeper, look)
        qtbot.addWidget(page)
        page.show_view(keeper.view)
        page.show()
        return page, page.days[6].lines[0]

    keeper.refresh()
    return opened


def type_at(qtbot, line, text):
    line.time.selectAll()
    qtbot.keyClicks(line.time, text)
    line.score.clear()
    qtbot.keyClicks(line.score, "4")


@pytest.mark.usefixtures("in_london")
@pytest.mark.parametrize(("answer", "offset"), [(0, 1), (1, 0)])
def test_a_line_from_paper_of_an_hour_that_was_twice_asks_which(
    paper, keeper, qtbot, answer, offset
):
    page, line = paper()
    page.earlier.click()
    type_at(qtbot, line, "110")
    assert line.which.isVisibleTo(page)
    line.which.chip(("first", "second")[answer]).click()
    page.keep_draft()
    page, line = paper()
    assert line.which.is_second is bool(answer)
    page.save.click()
    (entry,) = (each for each in keeper.diary.entries if each.at.day == 25)
    assert entry.at.isoformat() == f"2026-10-25T01:10:00+0{offset}:00"


@pytest.mark.usefixtures("in_london")
def test_any_other_line_from_paper_asks_nothing(paper, qtbot):
    page, line = paper()
    page.earlier.click()
    others = [each for day in page.days for each in day.lines]
    assert not any(each.which.isVisibleTo(page) for each in others)
    type_at(qtbot, line, "110")
    assert [each for each in others if each.which.isVisibleTo(page)] == [line]
    page.earlier.click()
    assert not line.which.isVisibleTo(page)
    page.later.click()
    type_at(qtbot, line, "210")
    assert not line.which.isVisibleTo(page)


@pytest.mark.parametrize(
    ("first", "second"), [(NEW_YORK, LONDON), (LONDON, LORD_HOWE), ("UTC0", NEW_YORK)]
)
def test_who_travels_with_the_window_open_writes_by_the_clocks_of_where_she_is(
    window, keeper, first, second
):
    keeper.clock = keeper.store._clock = now_here
    window.show_page("today")
    today = window.page("today")
    kept = []
    for zone in (first, second):
        with computer_in(zone):
            offset = datetime.now().astimezone().utcoffset()
            keeper.tick()
            assert keeper.view.now.utcoffset() == offset
            before = {each.id for each in keeper.diary.entries}
            today.form.scale.buttons[3].click()
            today.save()
            (entry,) = (each for each in keeper.diary.entries if each.id not in before)
            assert entry.at.utcoffset() == entry.written_at.utcoffset() == offset
            kept.append(entry)
    assert kept[1].at >= kept[0].at
    with computer_in(second):  # what was written before stays as it was lived
        keeper.read_again()
    assert [keeper.diary.find(Entry, each.id) for each in kept] == kept
