"""What is said about the hours after a session."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ptdiary.review.outlook.range import BackToUsual, MomentAhead, SessionOutlook
from ptdiary.review.outlook.record import OutlookRecord, Said
from ptdiary.words import outlook as words
from ptdiary.words.dates import USUAL_TIMES

FRIDAY = datetime(2026, 11, 27, 20, 5, tzinfo=UTC)
DOTS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4)


def outlook(*moments, silent=None, used=8):
    return SessionOutlook(
        at=FRIDAY,
        session="s1",
        ended_at=FRIDAY,
        sessions_used=used,
        moments=moments,
        back_to_usual=None,
        silent=silent,
    )


def ahead(day, hour, dots=DOTS):
    at = datetime(2026, 11, day, hour, tzinfo=UTC)
    return MomentAhead(at, (at - FRIDAY) / timedelta(hours=1), dots, 8)


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        (28, 8, "Tomorrow morning: most likely 1 to 3."),
        (28, 20, "Tomorrow evening: most likely 1 to 3."),
        (29, 8, "Sunday morning: most likely 1 to 3."),
        (29, 20, "Sunday evening: most likely 1 to 3."),
    ],
)
def test_the_range_is_said_with_its_day(day, hour, said):
    assert words.heading(outlook(ahead(day, hour)), ahead(day, hour)) == said


def test_tomorrow_evening_is_said_first():
    told = outlook(ahead(28, 8), ahead(28, 20), ahead(29, 8))
    assert words.heading(told) == "Tomorrow evening: most likely 1 to 3."


def test_a_single_score_is_no_range():
    told = ahead(28, 20, (3,) * 10)
    assert words.heading(outlook(told)) == "Tomorrow evening: most likely 3."


@pytest.mark.parametrize(
    ("dots", "said"),
    [
        (DOTS, "8 of the 10 dots lie there; one lies at 0, one lies at 4."),
        ((3,) * 10, "All 10 dots lie there."),
        ((2, 3, 3, 3, 3, 3, 3, 3, 3, 3), "9 of the 10 dots lie there; one lies at 2."),
        ((0, 0, 0, 0, 1, 1, 1, 1, 2, 2), "8 of the 10 dots lie there; 2 lie at 2."),
    ],
)
def test_the_words_count_the_dots(dots, said):
    assert words.dots(dots) == said


@pytest.mark.parametrize(
    ("used", "said"),
    [
        (0, "You have no earlier session with enough ratings yet."),
        (1, "You have 1 earlier session with enough ratings."),
        (4, "You have 4 earlier sessions with enough ratings."),
    ],
)
def test_too_few_sessions_are_counted(used, said):
    told = outlook(silent="few_sessions", used=used)
    assert words.heading(told) == words.TOO_EARLY
    assert words.why_silent(told) == (
        f"{said} From 5 on, ten dots show where tomorrow evening is likely to be."
    )


@pytest.mark.parametrize("silent", ["no_session", "finding", "seen", "overlap"])
def test_every_silence_has_its_reason(silent):
    assert words.why_silent(outlook(silent=silent)).endswith(".")


def said(*came):
    times = tuple(Said(said_at=FRIDAY, about=FRIDAY, low=1, high=3, came=score) for score in came)
    return words.record(OutlookRecord(times=times, worked_out=False))


def test_the_record_counts_what_was_right():
    assert said(1, 2, 4) == (
        "The last 3 times the range was right 2 times. It is made for 8 of 10."
    )
    assert said(1, 4) == "The last 2 times the range was right once. It is made for 8 of 10."
    assert said(2) == "The last time the range was right. It is made for 8 of 10."
    assert said(5) == "The last time the range was not right. It is made for 8 of 10."
    assert said() == "It was not put to the test yet."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (27, "Back to your usual by this evening, in 7 of 10."),
        (28, "Back to your usual by tomorrow, in 7 of 10."),
        (29, "Back to your usual by Sunday, in 7 of 10."),
    ],
)
def test_back_to_usual_names_the_day(day, said):
    assert words.back_to_usual(BackToUsual(date(2026, 11, day), 7), FRIDAY) == said


@pytest.mark.parametrize(("days", "day"), [(0, "today"), (1, "yesterday"), (2, "on Friday")])
def test_it_says_when_it_was_made(days, day):
    told = words.kept(FRIDAY, FRIDAY + timedelta(days=days), USUAL_TIMES)
    assert f"made {day} at 20:05 and kept" in told


def test_the_dots_of_a_moment_are_told_with_the_sessions_behind_that_moment():
    evening = ahead(28, 20)
    told = outlook(ahead(28, 8), evening, used=9)  # another moment has one more
    assert words.spoken(evening).endswith("Made from 8 earlier sessions of yours.")
    assert words.made_from(told.first) == "Made from 8 earlier sessions of yours."
