"""Lanes, and which sessions are compared."""

from datetime import UTC, datetime, timedelta

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, ActivityRating
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.index import index_of
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.compared import (
    ALL,
    SessionChoice,
    compared,
    exercises_of,
    places_of,
    with_current,
)
from ptdiary.review.trends.days import days_taken_together, sessions_between
from ptdiary.review.trends.lanes import KINDS, MOST_ACTIVITIES, lanes, rank
from ptdiary.review.trends.series import series_from
from ptdiary.settings import LANES

BOOK = read_rulebook(resource_text("rules/rules.json"))
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def ago(days, hours=0.0):
    return NOW - timedelta(days=days, hours=-hours)


def session(number, days, **more):
    return Session(id=f"s{number}", ended_at=ago(days), **more)


def rated(days, hours, soreness, **more):
    return Entry(id=f"e{days}-{hours}", at=ago(days, hours), soreness=soreness, **more)


def shown(diary, days=42):
    index = index_of(diary)
    first = (NOW - timedelta(days=days - 1)).date()
    return index, series_from(index, BOOK, NOW, first, NOW.date())


DIARY = Diary(
    sessions=(
        session(1, 30, setting="clinic", effort=4, started_at=ago(30, -0.75)),
        session(2, 20, setting="home", effort=7, exercises=(Exercise(name="Squat", new=True),)),
        session(
            3, 10, effort=5,
            exercises=(
                Exercise(name="squat ", new=False, minutes=10),
                Exercise(name="Walk", new=False, minutes=20),
            ),
        ),
        session(4, 1),
    ),
    entries=(
        rated(30, -2, 2), rated(30, 24, 4), rated(30, 48, 3),
        rated(20, -2, 2), rated(20, 24, 6), rated(20, 48, 4), rated(20, 60, 3),
        rated(10, -2, 2), rated(10, 24, 3), rated(10, 50, 2),
    ),
)  # fmt: skip


def test_lanes_hold_answers_in_time_and_the_last_of_a_day_where_the_page_does():
    diary = Diary(
        entries=(
            rated(5, -4, 3, sleep_quality=4, interference=2, home_exercises="some"),
            rated(5, 2, 3, sleep_quality=6, interference=7),
            rated(3, 0, None, sleep_quality=8, movement=5, home_exercises="none_planned"),
            rated(2, 0, 1, sleep_quality=9, interference=0),
        )
    )
    index, series = shown(diary)
    by = {lane.kind: lane.values for lane in lanes(index, series, KINDS)}
    assert [value.answer for value in by["interference"]] == [2, 7, 0]
    assert [value.breaks for value in by["interference"]] == [False, True, False]
    assert [value.answer for value in by["sleep"]] == [6, 8, 9]
    assert [value.breaks for value in by["sleep"]] == [True, False, False]
    assert [value.answer for value in by["movement"]] == [5]
    assert [rank(value) for value in by["home_exercises"]] == [5, None]
    assert by["activities"] == ()


def test_over_a_long_time_lanes_show_the_worst_of_each_day():
    early = rated(200, 0, 2, interference=1)
    diary = Diary(
        entries=(early, rated(5, -4, 3, interference=6, movement=8),
                 rated(5, 2, 3, interference=2, movement=3)),
    )  # fmt: skip
    index, series = shown(diary, 300)
    assert series.daily_highest
    interference, movement = lanes(index, series, ("movement", "interference"))
    assert [value.answer for value in interference.values] == [1, 6]
    assert [value.answer for value in movement.values] == [3]


def test_the_activities_rated_last_have_lanes_and_the_others_are_counted():
    made = tuple(
        Activity(
            id=f"a{n}", name=f"activity {n}",
            ratings=(ActivityRating(at=ago(30), score=2), ActivityRating(at=ago(n), score=n)),
        )
        for n in range(1, 6)
    )  # fmt: skip
    index, series = shown(Diary(activities=made))
    found = lanes(index, series, ("activities",))
    assert [lane.name for lane in found] == [f"activity {n}" for n in range(1, 4)]
    assert {lane.more for lane in found} == {5 - MOST_ACTIVITIES}
    assert [value.breaks for value in found[0].values] == [True, False]
    assert [value.answer for value in found[0].values] == [2, 1]


def test_ratings_after_the_moment_of_the_series_are_not_there():
    activity = Activity(id="a", name="a", ratings=(ActivityRating(at=ago(-1), score=2),))
    index, series = shown(Diary(activities=(activity,)))
    assert [lane.values for lane in lanes(index, series, ("activities",))] == [()]


def test_the_window_remembers_exactly_these_lanes():
    assert LANES == KINDS


def test_sessions_are_chosen_by_place_or_exercise_and_the_current_one_stays():
    index, series = shown(DIARY)
    assert places_of(index, series) == ("clinic", "home")
    assert exercises_of(index, series) == ("Squat",)
    assert compared(index, series, ALL) is series
    by = {
        choice: [curve.number for curve in compared(index, series, choice).curves]
        for choice in (
            SessionChoice(place="clinic"),
            SessionChoice(place="home"),
            SessionChoice(exercise="SQUAT"),
        )
    }
    assert list(by.values()) == [[1], [2], [2, 3]]
    chosen = compared(index, series, SessionChoice(place="home"))
    assert series.current == "s4"
    assert [curve.number for curve in with_current(chosen, series).curves] == [2, 4]
    assert with_current(series, series) is series


def test_days_together_keep_lowest_middle_and_highest():
    scores = [(ago(9), 3), (ago(8.5), 5), (ago(8), 4), (ago(3), 9), (ago(20), 1)]
    ordered = sorted(scores)
    found = list(days_taken_together(ordered, ago(10), 4))
    assert [(each.place, each.lowest, each.middle, each.highest) for each in found] == [
        (0, 3, 4, 5),
        (1, 9, 9, 9),
    ]


def test_sessions_are_counted_from_one_edge_to_before_the_next():
    _, series = shown(DIARY)
    edges = [ago(42), ago(30), ago(15), ago(0)]
    assert sessions_between(series.windows, edges) == (0, 2, 2)
