"""Trends says what is likely tomorrow, how often that came true, or why nothing is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary import Entry, Outlook, Session
from ptdiary.diary.entry import Checks
from ptdiary.review.finding import Level
from ptdiary.words import aligned as aligned_words
from ptdiary.words import outlook as words
from tests.ui.conftest import DIARY, NOW

HOUR = timedelta(hours=1)
LATEST = DIARY.sessions[0].ended_at


def earlier(count):
    """So many sessions three days apart before the latest, each rated before and after it."""
    ends = [LATEST - timedelta(days=3 * ago) for ago in range(1, count + 1)]
    sessions = [Session(id=f"before{number}", ended_at=end) for number, end in enumerate(ends)]
    return [*sessions, *(
        Entry(id=f"r{number}-{hours}", at=end + hours * HOUR, soreness=score)
        for number, end in enumerate(ends)
        for hours, score in ((-6, 2), (6, 3), (29, 4), (53, 2))
    )]  # fmt: skip


def said_of(number, dots):
    end = LATEST - timedelta(days=3 * (number + 1))
    return Outlook(
        id=f"o{number}", said_at=end + HOUR, about=end + 29 * HOUR,
        session_id=f"before{number}", dots=dots,
    )  # fmt: skip


@pytest.fixture
def shown(trends, keeper):
    """The page after more was written; scrolled to the top."""

    def show(*records):
        keeper.keep("", *records)
        trends.show_view(keeper.view)
        return trends

    return show


def tables(page):
    page.aligned.show_table(shown=True)
    return page.aligned.tables


def test_62_words_chart_and_what_is_kept_tell_the_same_ten_dots(shown, keeper, store, qtbot):
    page = shown(*earlier(8))
    first = page._beside.ahead
    assert len(first.dots) == 10
    assert page.ahead.heading.text().startswith("Tomorrow morning: most likely ")
    assert words.dots(first.dots) in page.ahead.dots.text()
    assert words.dots(first.dots) in page.aligned.view.accessibleDescription()
    assert words.made_from(first) in page.ahead.dots.text()
    page.area.show_whole(page.ahead)
    page.ahead.grab()
    qtbot.waitUntil(lambda: bool(store.read().outlooks))
    kept = store.read().outlooks
    assert [(each.dots, each.said_at) for each in kept] == [(first.dots, NOW)]
    assert "made today at " in page.ahead.kept.text()
    page.show_view(keeper.view)
    page.ahead.grab()
    qtbot.waitUntil(lambda: not page.ahead._saying.isActive())
    assert store.read().outlooks == kept


def test_what_was_said_before_keeps_its_time(shown, keeper):
    page = shown(*earlier(8))
    told = page._beside.ahead
    before = Outlook(
        id="o", said_at=NOW - HOUR, about=told.at, session_id=DIARY.sessions[0].id, dots=told.dots
    )
    keeper.note(before)
    page.show_view(keeper.view)
    assert words.kept(NOW - HOUR, NOW, page.look.times) == page.ahead.kept.text()


def test_its_record_is_a_square_for_each_time_and_says_so(shown):
    page = shown(*earlier(8), *(said_of(n, (4 if n else 9,) * 10) for n in range(3)))
    assert page.ahead.squares.right == (True, True, False)
    assert page.ahead.record.text() == (
        "The last 3 times the range was right 2 times. It is made for 8 of 10."
    )
    assert page.ahead.squares.accessibleName() == page.ahead.record.text()


def test_while_a_warning_is_open_no_dots_show_and_the_reason_is_said(shown, keeper):
    sign = Entry(id="sign", at=NOW - HOUR, soreness=3, checks=Checks(bladder="yes"))
    page = shown(*earlier(8), sign)
    assert keeper.view.review.level >= Level.CONTACT
    assert page._beside.ahead is None
    assert page.ahead.why.text() == "Nothing is said about tomorrow while a warning is open."
    said = (page.ahead.heading, page.ahead.dots, page.ahead.kept, page.ahead.record)
    assert all(each.isHidden() for each in said)


def test_61_too_few_sessions_say_how_many_and_whose_the_dashed_line_is(shown):
    page = shown(*earlier(2))
    assert page.ahead.heading.text() == words.TOO_EARLY
    assert page.ahead.why.text().startswith("You have 2 earlier sessions with enough ratings.")
    assert page.ahead.why.text().endswith(words.UNTIL_THEN)
    assert aligned_words.SHAPE_SAID in page.aligned.sentence.text()
    assert aligned_words.SHAPE_SAID in page.aligned.view.accessibleDescription()


def test_61_the_band_is_a_table_too_and_no_shape_stands_in(shown):
    page = shown(*earlier(8))
    assert aligned_words.SHAPE_SAID not in page.aligned.sentence.text()
    _, band, ahead = tables(page)
    rows = [band.records.row(number) for number in range(4)]
    assert [row[:3] for row in rows] == [
        ("Before it", "8", "2"), ("6 hours", "8", "3"), ("30 hours", "8", "4"),
        ("54 hours", "8", "2"),
    ]  # fmt: skip
    assert rows[2][3:] == ("4 to 4", "4 to 4")
    assert ahead.records.row(0)[0].startswith("This evening: most likely ")
    assert "Near 30 hours half of your 8 earlier sessions" in page.aligned.sentence.text()


def test_without_a_session_in_the_past_72_hours_there_is_no_card(shown, keeper):
    session = keeper.diary.find(Session, DIARY.sessions[0].id)
    page = shown(replace(session, ended_at=NOW - 80 * HOUR))
    assert page.ahead.isHidden()
