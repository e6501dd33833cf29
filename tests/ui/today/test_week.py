"""The week: the highest of each day, and nothing of it before a score is chosen (law 1)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.ui.tokens import RAMP
from ptdiary.words import today as words
from tests.ui.conftest import DIARY, NOW
from tests.ui.today.test_meaning_card import before, rated

DAYS = (2, 3, None, 2, 4, 2)  # up to yesterday


def week(*, more=0, session=None):
    """One rating a day, each higher by `more`; no day is worth a word of its own."""
    entries = [
        rated(24 * (len(DAYS) - number), score + more)
        for number, score in enumerate(DAYS)
        if score is not None
    ]
    sessions = () if session is None else (Session(id="s", ended_at=before(session)),)
    profile = replace(DIARY.profile, usual_soreness=3)
    return replace(DIARY, profile=profile, sessions=sessions, entries=tuple(entries))


def scores(today):
    return [day.score for day in today.page.side.week.strip.days]


def heard(today):
    return today.page.side.week.strip.accessibleName()


def everything(today):
    """All that can be read or heard on Today, and each pixel."""
    told = [
        (name, each.text() if isinstance(each, QLabel | QAbstractButton) else "")
        for each in today.page.findChildren(QWidget)
        if each.isVisible()
        for name in [f"{each.accessibleName()}|{each.accessibleDescription()}|{each.toolTip()}"]
    ]
    return told, today.page.grab().toImage()


@pytest.mark.parametrize("session", [None, 42, 20], ids=["none", "42 h", "20 h"])
def test_before_a_score_is_chosen_nothing_depends_on_the_earlier_ones(on, session):
    today = on(week(session=session))
    assert scores(today) == [None] * 7
    assert heard(today) == words.WEEK_WAITS
    seen = []
    for more in (2, 1):
        today.keeper.keep("Changed", *week(more=more, session=session).entries)
        today.settle()
        seen.append(everything(today))
    assert seen[0] == seen[1]
    today.score(3)
    assert [each for each in scores(today) if each is not None] == [3, 4, 3, 5, 3]


def test_once_a_score_is_chosen_each_day_shows_its_highest(on):
    today = on(week())
    today.score(3)
    assert scores(today) == [2, 3, None, 2, 4, 2, None]
    assert "Monday" in heard(today)
    assert today.page.side.week.strip.days[-1].today


def test_a_week_that_waits_says_so_and_an_empty_one_does_not(on):
    today = on(week())
    assert today.page.side.week.hint.text() == words.WEEK_HIDDEN
    today.score(3)
    assert today.page.side.week.hint.text() == words.HIGHEST_OF_THE_DAY
    empty = on(replace(week(), entries=()))
    assert empty.page.side.week.hint.text() == words.HIGHEST_OF_THE_DAY


def test_cleared_again_the_squares_are_empty_again(on):
    today = on(week())
    today.score(3)
    today.page.bar.leave_button.click()
    today.settle()
    assert scores(today) == [None] * 7


def test_what_is_left_out_is_not_the_highest(on):
    diary = week()
    worst = Entry(id="x", at=before(23), soreness=8, left_out="the wrong day")
    today = on(replace(diary, entries=(*diary.entries, worst)))
    today.score(3)
    assert 8 not in scores(today)


def test_the_entry_that_is_saved_stands_at_today(on):
    today = on(week())
    today.score(3)
    today.none_of_these()
    today.save()
    assert scores(today)[-1] == 3


def test_a_day_without_an_entry_is_not_named(on):
    today = on(week())
    today.score(3)
    missing = (NOW - timedelta(days=4)).strftime("%A")
    assert missing not in heard(today)


def test_the_square_of_a_day_has_the_colour_of_its_score(on):
    today = on(week())
    today.score(3)
    strip = today.page.side.week.strip
    picture = strip.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    }
    assert {RAMP[2], RAMP[3], RAMP[4]} <= colours
    assert RAMP[8] not in colours
