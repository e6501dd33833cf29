"""How often what was said came true."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary import Diary, Entry, Outlook
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import outlook_at, said_first
from ptdiary.review.outlook.record import record_at
from tests.bench.after_sessions import Way, live
from tests.review.story import NOW, diary, entry, session, when


def calm(_moment):
    return Level.NONE


def record(written, at=NOW, level_at=calm):
    return record_at(index_of(written), at, level_at)


def said(number, said_at, about, dots=(2, 2, 3, 3, 3, 3, 4, 4, 4, 4), to="session-80h"):
    return Outlook(
        id=f"o{number}",
        said_at=when(said_at),
        about=when(about),
        session_id=to,
        dots=dots,
    )


LATER = timedelta(hours=2)
SESSION = session("-80h")


def outcomes(found):
    return [(each.low, each.high, each.came, each.right) for each in found.times]


# What was kept


def test_a_score_within_the_range_is_right_and_one_outside_is_not():
    right = record(diary(SESSION, entry("-50h", soreness=4), said(1, "-79h", "-51h")))
    assert outcomes(right) == [(3, 4, 4, True)]
    assert right.right == 1
    wrong = record(diary(SESSION, entry("-50h", soreness=5), said(1, "-79h", "-51h")))
    assert outcomes(wrong) == [(3, 4, 5, False)]
    assert wrong.right == 0


def test_the_rating_nearest_to_the_moment_is_the_one_that_came():
    near, nearer = entry("-56h", soreness=9), entry("-50h", soreness=3)
    assert outcomes(record(diary(SESSION, near, nearer, said(1, "-79h", "-51h")))) == [
        (3, 4, 3, True)
    ]


@pytest.mark.parametrize("told", ["-57h1us", "-44h59m"])
def test_a_rating_over_six_hours_off_is_no_test(told):
    assert not record(diary(SESSION, entry(told, soreness=3), said(1, "-79h", "-51h"))).times


def test_a_rating_after_the_next_session_is_no_test():
    written = diary(SESSION, session("-52h"), entry("-50h", soreness=3), said(1, "-79h", "-51h"))
    assert not record(written).times


def test_what_was_rated_before_it_was_said_is_no_test():
    assert not record(diary(SESSION, entry("-55h", soreness=3), said(1, "-54h", "-51h"))).times


def test_the_last_word_before_the_moment_counts():
    first = said(1, "-79h", "-51h", dots=(9,) * 10)
    second = said(2, "-60h", "-51h")
    after = said(3, "-40h", "-51h", dots=(9,) * 10)
    written = diary(SESSION, entry("-50h", soreness=4), second, first, after)
    assert outcomes(record(written)) == [(3, 4, 4, True)]


def test_one_that_is_not_put_to_the_test_yet_is_left_out():
    assert not record(diary(session("-8h"), said(1, "-7h", "+6h", to="session-8h"))).times


def test_a_later_rating_changes_nothing_that_was_said():
    kept = said(1, "-79h", "-51h")
    before = diary(SESSION, entry("-50h", soreness=4), kept)
    later = diary(SESSION, entry("-50h", soreness=4), entry("-60h", soreness=10), kept)
    assert record(before).times == record(later).times


def test_at_most_the_latest_twelve_count():
    records = []
    for number in range(15):
        ago = 100 + number * 96
        records += [
            session(f"-{ago}h"),
            entry(f"-{ago - 29}h", soreness=4 if number < 12 else 9),
            said(number, f"-{ago}h", f"-{ago - 29}h", to=f"session-{ago}h"),
        ]
    found = record(diary(*records))
    assert (len(found.times), found.right, found.worked_out) == (12, 12, False)
    assert [each.about for each in found.times] == sorted(each.about for each in found.times)


def test_a_session_that_is_gone_tells_nothing():
    assert not record(diary(entry("-50h", soreness=4), said(1, "-79h", "-51h"))).times


# Worked out, where nothing was kept


def simulated(seed, count=14):
    lived = live(Way(missing=0), count, seed)
    return Diary(entries=lived.entries, sessions=lived.sessions)


def test_it_is_what_would_have_been_said_at_the_end_of_each_session():
    written = simulated(3)
    index = index_of(written)
    at = written.sessions[-1].ended_at + timedelta(days=5)
    found = record(written, at)
    assert found.worked_out
    assert len(found.times) > 4
    for each in found.times:
        told = outlook_at(index, each.said_at, Level.NONE)
        assert said_first(told.moments, told.at).range == (each.low, each.high)


def test_it_stays_until_one_that_was_kept_came_to_its_moment():
    written = simulated(3)
    latest = written.sessions[-1]
    at = latest.ended_at + timedelta(hours=1)
    kept = Outlook(
        id="o", said_at=at, about=at + timedelta(hours=28), session_id=latest.id, dots=(3,) * 10
    )
    before = record(written, at)
    assert before.times
    assert record(replace(written, outlooks=(kept,)), at) == before
    after = record(replace(written, outlooks=(kept,)), at + timedelta(days=4))
    assert (len(after.times), after.worked_out) == (1, False)


def test_what_was_written_later_was_not_known():
    written = simulated(3)
    at = written.sessions[-1].ended_at + timedelta(days=5)
    told = record(written, at)
    last = told.times[-1]
    rewritten = Diary(
        sessions=written.sessions,
        entries=tuple(
            each
            if each.at > last.said_at
            else Entry(
                id=each.id, at=each.at, soreness=10 - each.soreness, written_at=last.said_at + LATER
            )
            for each in written.entries
        ),
    )
    assert last not in record(rewritten, at).times
    assert not [each for each in record(rewritten, at).times if each.said_at <= last.said_at]


def test_while_a_finding_stood_nothing_would_have_been_said():
    written = simulated(3)
    at = written.sessions[-1].ended_at + timedelta(days=5)
    silenced = {record(written, at).times[-1].said_at}

    def level_at(moment):
        return Level.CONTACT if moment in silenced else Level.NONE

    assert silenced.isdisjoint(each.said_at for each in record(written, at, level_at).times)


def test_what_comes_later_does_not_exist():
    written = simulated(4)
    at = written.sessions[9].ended_at
    until = Diary(
        entries=tuple(each for each in written.entries if each.at <= at),
        sessions=tuple(each for each in written.sessions if each.ended_at <= at),
    )
    assert record(written, at) == record(until, at)


def test_an_empty_diary_has_no_record():
    assert record(diary()).times == ()
