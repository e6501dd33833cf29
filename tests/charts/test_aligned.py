from dataclasses import replace
from itertools import pairwise

import pytest
from diaries import end_of, ten_year_diary
from looks import faults
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from story import hours, story
from test_timeline import BOOK, LOOKS, random_series, words_of

from ptdiary.charts.aligned import draw_aligned
from ptdiary.charts.aligned_frame import BAND_EDGE, ONE_OF_TEN_EDGE, RATED_EDGE
from ptdiary.charts.style import DARK, LIGHT, PAPER
from ptdiary.review.outlook.range import MomentAhead
from ptdiary.review.trends.band import earlier, hump
from ptdiary.review.trends.series import series
from ptdiary.words.aligned import aligned_words
from ptdiary.words.dates import USUAL_TIMES

NOT_YOURS = "how soreness often runs: drawn by the diary, not from you"


def placed(shown, style=LIGHT, size=(10.4, 4.9), *, compact=False):
    figure = Figure(figsize=size, dpi=100)
    return draw_aligned(figure, shown, style, aligned_words(shown, USUAL_TIMES), compact=compact)


@pytest.mark.parametrize("tenth", range(20))
def test_in_random_diaries_no_words_overlap_or_are_cut(tenth):
    for seed in range(tenth * 10, tenth * 10 + 10):
        style, size = LOOKS[seed % len(LOOKS)]
        shown = random_series(seed)
        assert faults(placed(shown, style, size)) == [], f"seed {seed}"
        small = (3.6 * style.size / 9.5, 2.4 * style.size / 9.5)
        assert faults(placed(shown, style, small, compact=True)) == [], f"seed {seed}, compact"


def test_the_story_says_everything():
    place = placed(story(), size=(14, 5))
    said = [each.words for each in place.words]
    for words in (
        "48 hours: not easing?", "Tell your therapist", "72 hours: not gone down?",
        "Contact your therapist today", "9 of 10 of your earlier sessions", "half of them",
        "the middle one", "Now, 42 h", "This session: 4",
        "Session", "12 h", "1 day", "2 days", "Sat 15:00", "worst", "none", "lower is",
    ):  # fmt: skip
        assert words in said
    assert faults(place) == []


def few(*numbers):
    """The story with only these earlier sessions, and the one that runs."""
    shown = story()
    kept = {f"s{number}" for number in (*numbers, 12)}
    return replace(shown, curves=tuple(each for each in shown.curves if each.session in kept))


def heights(place, shown):
    """Where 0 is in points, and how much a score is, by the ratings that are drawn."""
    by_entry = {entry: score for each in shown.curves
                for entry, (_, score) in zip(each.entries, each.points, strict=False)}  # fmt: skip
    places = {by_entry[each.entry]: (place.height - each.y) * 72 / 100 for each in place.points}
    low, high = min(places), max(places)
    apart = (places[high] - places[low]) / (high - low)
    return places[low] - low * apart, apart


def ten_dots(figure):
    """The places of the hollow dots that are drawn together, a list for each such group."""
    return [
        list(zip(each.get_xdata(), each.get_ydata(), strict=True))
        for each in figure.findobj(Line2D)
        if each.get_marker() == "o" and each.get_markeredgewidth() == ONE_OF_TEN_EDGE
        and len(each.get_xdata()) > 1
    ]  # fmt: skip


def test_61_with_few_sessions_lines_are_drawn_and_the_shape_is_named_as_not_theirs():
    place = placed(few(1, 3, 5, 9), size=(14, 5))
    said = [each.words for each in place.words]
    assert NOT_YOURS in said
    assert not any("from studies" in each for each in said)
    assert {"Session 9, leg pain", "Session 5, past 72 h"} <= set(said)
    assert not any("9 of 10" in each for each in said)
    small = placed(few(1, 3), size=(3.6, 2.4), compact=True)
    assert words_of(small, "common")
    assert faults(place) == faults(small) == []


@pytest.mark.parametrize("numbers", [range(1, 6), range(1, 8), range(1, 12)])
def test_61_from_five_sessions_on_nothing_but_their_own_is_drawn(numbers):
    place = placed(few(*numbers), size=(14, 5))
    key = words_of(place, "key")
    assert not any("not from you" in each or "one earlier" in each for each in key)
    assert ("half of them" in key) is (len(numbers) >= 8)
    assert ("ratings after your earlier sessions" in key) is (len(numbers) < 8)
    assert "name" not in {each.kind for each in place.words}
    assert faults(place) == []


@pytest.mark.parametrize("dots", [(0, 1, 1, 1, 2, 2, 2, 3, 3, 4), (3,) * 10, (0,) * 5 + (10,) * 5])
def test_62_ten_hollow_dots_stand_at_their_scores_at_the_hour_asked_about(dots):
    shown = story()
    about = shown.curves[-1].ended_at + hours(53)
    figure = Figure(figsize=(10.4, 4.9), dpi=100)
    told = replace(shown, ahead=MomentAhead(about, 53.0, dots, 8))
    place = draw_aligned(figure, told, LIGHT, aligned_words(told, USUAL_TIMES))
    [drawn] = ten_dots(figure)
    scores = {each.words: each.box.middle[1] for each in place.words if each.kind == "score"}
    apart = (scores["0"] - scores["2"]) / 2 * 72 / 100
    floor = min(y for _, y in drawn)
    assert sorted(round((y - floor) / apart) + dots[0] for _, y in drawn) == list(dots)
    assert len(set(drawn)) == 10
    [name] = words_of(place, "ahead")
    assert name.lower().endswith("this evening")
    assert "one chance in ten, this evening" in words_of(place, "key")
    assert faults(place) == []


@pytest.mark.parametrize("wide", [5.2, 7.6, 10.4, 14])
@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_the_key_says_of_what_and_for_when_at_each_size(scale, wide):
    about = story().curves[-1].ended_at + hours(53)
    told = replace(story(), ahead=MomentAhead(about, 53.0, (1, 2, 2, 2, 3, 3, 3, 3, 4, 4), 8))
    key = words_of(placed(told, replace(LIGHT, size=LIGHT.size * scale), (wide, 6)), "key")
    assert "9 of 10 of your earlier sessions" in key
    assert "half of them" in key
    assert "one chance in ten, this evening" in key


def level(shown, numbers, at, score):
    """These sessions alone, each with one rating at an hour of its own, all at one score."""
    curves = tuple(
        replace(each, points=((hour, score),), entries=each.entries[:1])
        for each, hour in zip(few(*numbers).curves[:-1], at, strict=True)
    )
    return replace(shown, curves=(*curves, shown.curves[-1]))


@pytest.mark.parametrize("at", [(29.0,) * 6, (28.5, 28.6, 28.9, 29.0, 29.4, 30.0)])
@pytest.mark.parametrize("compact", [False, True])
def test_equal_ratings_after_five_to_seven_sessions_are_dots_beside_each_other(at, compact):
    shown = level(story(), range(1, 7), at, 7)
    size = (3.6, 2.4) if compact else (10.4, 4.9)
    figure = Figure(figsize=size, dpi=100)
    draw_aligned(figure, shown, LIGHT, aligned_words(shown, USUAL_TIMES), compact=compact)
    [dots] = [each for each in figure.findobj(Line2D) if each.get_markeredgewidth() == RATED_EDGE
              and len(each.get_xdata()) > 1]  # fmt: skip
    xs = dots.get_xdata()
    assert len(xs) == 6
    assert len(set(dots.get_ydata())) == 1
    assert all(b - a >= dots.get_markersize() for a, b in pairwise(sorted(xs)))
    assert dots.get_markersize() > LIGHT.rating_dot


def test_none_of_them_lies_under_a_dot_of_this_session_or_past_72_hours():
    shown = level(story(), range(1, 7), (71.0,) * 6, 4)
    curve = replace(shown.curves[-1], points=((71.0, 4),), entries=shown.curves[-1].entries[:1])
    shown = replace(shown, curves=(*shown.curves[:-1], curve))
    figure = Figure(figsize=(10.4, 4.9), dpi=100)
    place = draw_aligned(figure, shown, LIGHT, aligned_words(shown, USUAL_TIMES))
    lines = figure.findobj(Line2D)
    [grey] = [each for each in lines if each.get_markeredgewidth() == RATED_EDGE
              and len(each.get_xdata()) > 1]  # fmt: skip
    [own] = [each.get_xdata()[0] for each in lines if each.get_markeredgewidth() == 1.3]
    xs = grey.get_xdata()
    assert min(abs(x - own) for x in xs) >= grey.get_markersize()
    in_3_days = next(each for each in place.words if each.words == "3 days").box.middle[0]
    assert max(xs) <= in_3_days * 72 / 100 + 0.01


def test_the_edges_of_the_band_are_where_the_table_says_but_where_they_fall_together():
    shown = story()
    figure = Figure(figsize=(10.4, 4.9), dpi=100)
    place = draw_aligned(figure, shown, LIGHT, aligned_words(shown, USUAL_TIMES))
    floor, apart = heights(place, shown)
    found = earlier(shown).band
    edges = {
        tuple(round((y - floor) / apart, 2) for y in each.get_ydata())
        for each in figure.findobj(Line2D)
        if each.get_linewidth() == BAND_EDGE and len(each.get_xdata()) == len(found)
    }
    seen = [sorted({edge[hour] for edge in edges}) for hour in range(len(found))]
    for each, at in zip(found, seen, strict=True):
        low, quarter, _, three_quarters, high = each.percentiles
        for under, over in ((low, high), (quarter, three_quarters)):
            if over > under:
                assert round(under, 2) in at
                assert round(over, 2) in at
            else:
                assert min(at) < under < max(at)


@pytest.mark.parametrize("compact", [False, True])
def test_the_dot_of_the_score_before_stays_clear_of_its_number(compact):
    shown = story()
    curve = replace(shown.curves[-1], before=2)
    shown = replace(shown, curves=(*shown.curves[:-1], curve))
    figure = Figure(figsize=(3.6, 2.4) if compact else (10.4, 4.9), dpi=100)
    place = draw_aligned(figure, shown, LIGHT, aligned_words(shown, USUAL_TIMES), compact=compact)
    [start] = [each for each in figure.findobj(Line2D) if each.get_markeredgewidth() == 1.8]
    left = start.get_xdata()[0] - (start.get_markersize() + 1.8) / 2
    number = max(each.box.x1 for each in place.words if each.kind == "score") * 72 / 100
    assert left > number + 1


def test_the_words_over_72_hours_are_shortened_before_they_are_cut():
    place = placed(story(), replace(PAPER, size=14), (7, 4))
    assert "72 hours: not gone down?" not in words_of(place, "limit")
    assert words_of(place, "limit")
    assert faults(place) == []


def test_the_small_chart_is_only_about_this_session():
    place = placed(story(), replace(DARK, size=9.5), (3.6, 2.4), compact=True)
    said = [each.words for each in place.words]
    assert {"48 h", "72 h", "now", "4", "Thu", "Sun"} <= set(said)
    assert "name" not in {each.kind for each in place.words}
    assert faults(place) == []


def test_points_are_this_sessions_ratings_by_their_entries():
    shown = story()
    place = placed(shown)
    entries = [point.entry for point in shown.points if point.session == "s12"]
    assert [point.entry for point in place.points][-len(entries) :] == entries
    compact = placed(shown, size=(3.6, 2.4), compact=True)
    assert [point.entry for point in compact.points] == entries


def test_a_rating_moves_its_point():
    shown = story()
    current = shown.curves[-1]
    last_hour, score = current.points[-1]
    changed = replace(current, points=(*current.points[:-1], (last_hour, score + 2)))
    before = placed(shown)
    after = placed(replace(shown, curves=(*shown.curves[:-1], changed)))
    scores = {each.words: each.box.middle[1] for each in before.words if each.kind == "score"}
    moved = after.points[-1].y - before.points[-1].y
    assert moved == pytest.approx(scores["2"] - scores["0"])
    assert after.points[:-1] == before.points[:-1]


def test_without_a_running_session_the_earlier_ones_are_shown():
    shown = replace(story(), current=None)
    place = placed(shown)
    kinds = {each.kind for each in place.words}
    assert not kinds & {"now", "current", "clock"}
    assert "this session" not in words_of(place, "key")
    assert faults(place) == []


def test_the_small_chart_without_a_running_session_says_so():
    place = placed(replace(story(), current=None), size=(3.6, 2.4), compact=True)
    assert " ".join(words_of(place, "empty")) == "No session in the past 72 hours."


def test_without_any_session_words_say_so():
    place = placed(replace(story(), curves=(), current=None))
    assert words_of(place, "empty") == ["No session in this time."]


def test_a_session_without_ratings_yet_has_no_invented_point():
    shown = story()
    fresh = replace(shown.curves[-1], points=(), entries=(), before=None)
    place = placed(replace(shown, curves=(*shown.curves[:-1], fresh)))
    assert not {point.entry for point in place.points} & set(shown.curves[-1].entries)
    assert faults(place) == []


def test_ten_years_show_the_latest_sessions_and_say_so():
    diary = ten_year_diary()
    at = end_of(diary)
    shown = series(diary, BOOK, at, at.date().replace(year=at.year - 9), at.date())
    place = placed(shown)
    assert faults(place) == []
    assert any("24" in words for words in words_of(place, "key"))


def test_the_hump_rises_from_12_hours_on_to_6_whatever_the_score_before():
    edge = dict(hump(2, 96))
    assert [edge[hour] for hour in (0, 12, 24, 48, 72, 96.0)] == [3, 3, 6, 6, 3, 3]
    assert edge[12.25] > 3
    assert {max(score for _, score in hump(before, 96)) for before in (0, 2, 4, 4.5)} == {6}


def with_before(before, usual=2, current="s12"):
    shown = few(1, 2, 3)
    curves = tuple(replace(each, before=before) for each in shown.curves)
    return replace(shown, curves=curves, usual=usual, current=current)


@pytest.mark.parametrize(
    ("before", "usual", "current", "why"),
    [
        (4, 2, "s12", ""),
        (5, 2, "s12", "before this session you were at 5 or more."),
        (5, 2, None, "before most of these sessions you were at 5 or more."),
        (None, 4, "s12", ""),
        (None, 5, "s12", "your usual soreness is 5 or more."),
        (None, None, "s12", "your soreness before is not known."),
        (None, None, None, "your soreness before is not known."),
    ],
)
def test_who_was_at_5_or_more_before_is_told_that_no_shape_is_drawn(before, usual, current, why):
    place = placed(with_before(before, usual, current), size=(14, 6))
    key = words_of(place, "key")
    assert (NOT_YOURS in key) is (why == "")
    assert [each for each in key if each.startswith("No shape is drawn: ")] == (
        [f"No shape is drawn: {why}"] if why else []
    )
    assert faults(place) == []


def test_now_after_the_last_hour_is_not_drawn():
    shown = story()
    assert words_of(placed(replace(shown, at=shown.at + hours(60))), "now") == []
