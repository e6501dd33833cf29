from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from diaries import end_of, random_document, ten_year_diary
from looks import faults, shrunk
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from story import NOW, hours, rule, story

from ptdiary.charts.placed import Box
from ptdiary.charts.style import DARK, LIGHT, PAPER
from ptdiary.charts.timeline import draw_timeline
from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.review.trends.shapes import Mark, Series
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES

BOOK = read_rulebook(resource_text("rules/rules.json"))
LOOKS = (
    (LIGHT, (10.4, 5.0)),
    (DARK, (7.0, 4.0)),
    (PAPER, (7.2, 2.85)),
    (replace(LIGHT, size=16.5), (10.4, 5.6)),
    (replace(DARK, size=13.75), (7.5, 4.5)),
)


def drawn(shown: Series, style=LIGHT, size=(10.4, 5.0), dpi=100):
    figure = Figure(figsize=size, dpi=dpi)
    return figure, draw_timeline(figure, shown, style, timeline_words(shown, USUAL_TIMES))


def placed(shown, style=LIGHT, size=(10.4, 5.0)):
    return drawn(shown, style, size)[1]


def random_series(seed):
    rnd = Random(seed)
    document = random_document(rnd)
    at = document.exported_at
    days = rnd.choice((14, 42, 92))
    return series(document.diary, BOOK, at, at.date() - timedelta(days=days - 1), at.date())


def words_of(place, kind):
    return [each.words for each in place.words if each.kind == kind]


@pytest.mark.parametrize("tenth", range(20))
def test_in_random_diaries_no_words_overlap_or_are_cut(tenth):
    wordless = marks = 0
    for seed in range(tenth * 10, tenth * 10 + 10):
        style, size = LOOKS[seed % len(LOOKS)]
        shown = random_series(seed)
        place = placed(shown, style, size)
        assert faults(place) == [], f"seed {seed}"
        assert sorted(index for mark in place.marks for index in mark.marks) == list(
            range(len(shown.marks))
        )
        marks += len(place.marks)
        wordless += sum(not mark.words for mark in place.marks)
    assert wordless <= 0.65 * marks


def test_on_a_wide_chart_most_warnings_have_words():
    places = [placed(random_series(seed)) for seed in range(60)]
    marks = [mark for place in places for mark in place.marks]
    assert len(marks) > 60
    assert sum(not mark.words for mark in marks) <= len(marks) / 3


@pytest.mark.parametrize(("style", "size"), LOOKS)
@pytest.mark.parametrize("days", [14, 42, 90])
def test_the_story_says_both_warnings_in_words(style, size, days):
    place = placed(story(days), style, size)
    assert faults(place) == []
    assert all(mark.words for mark in place.marks)


def test_six_weeks_say_everything_in_full():
    place = placed(story())
    assert [mark.words for mark in place.marks] == [
        "Still sore after 72 hours, 29 Oct",
        "Pain down the left leg, 10 Nov",
    ]
    assert words_of(place, "date")[0] == "Mon 12 Oct"
    assert words_of(place, "number") == [str(number) for number in range(1, 13)]
    assert words_of(place, "last") == ["4"]
    assert words_of(place, "today") == ["Today"]
    assert words_of(place, "missing") == ["no entry", "no entry"]
    assert words_of(place, "scale") == [
        "worst",
        "none",
        "Soreness",
        "lower is",
        "better",
        "Sessions",
    ]
    assert words_of(place, "score") == ["0", "2", "4", "6", "8", "10"]


def test_every_word_is_at_least_as_large_as_its_floor():
    for style, size in LOOKS:
        figure, _ = drawn(story(), style, size)
        assert min(text.get_fontsize() for text in figure.texts) >= style.smallest


def test_boxes_hold_the_letters_that_are_drawn():
    figure, place = drawn(story())
    canvas = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()
    height = figure.bbox.height
    for text, said in zip(figure.texts, place.words, strict=True):
        extent = text.get_window_extent(renderer)
        seen = Box(extent.x0, height - extent.y1, extent.x1, height - extent.y0)
        assert seen.within(said.box.grown(2)), said.words


def test_a_point_moves_with_its_rating_and_its_time():
    shown = story()
    moved = replace(
        shown.points[20],
        soreness=shown.points[20].soreness + 2,
        at=shown.points[20].at + hours(3),
    )
    changed = replace(shown, points=(*shown.points[:20], moved, *shown.points[21:]))
    before, after = placed(shown), placed(changed)
    scores = {each.words: each.box.middle[1] for each in before.words if each.kind == "score"}
    assert after.points[20].y - before.points[20].y == pytest.approx(scores["2"] - scores["0"])
    day = before.points[20].x - placed(shown_later(shown, 24)).points[20].x
    assert day > 0
    assert after.points[20].x - before.points[20].x == pytest.approx(day / 8)
    assert before.points[:20] == after.points[:20]
    assert before.points[21:] == after.points[21:]


def shown_later(shown, by):
    """The same series with one rating `by` hours earlier."""
    moved = replace(shown.points[20], at=shown.points[20].at - hours(by))
    points = (*shown.points[:20], moved, *shown.points[21:])
    return replace(shown, points=points)


def test_points_stand_at_their_scores():
    shown = story()
    place = placed(shown)
    scores = lines_of(place)
    for point, at in zip(shown.points, place.points, strict=True):
        expected = scores["0"] + point.soreness / 10 * (scores["10"] - scores["0"])
        assert at.y == pytest.approx(expected)
        assert at.entry == point.entry


def lines_of(place):
    """How high each score of the scale stands: a figure's own height is 0.72 of its size."""
    boxes = {each.words: each.box for each in place.words if each.kind == "score"}
    return {words: box.y1 - (0.24 + 0.36) * box.height for words, box in boxes.items()}


def test_the_point_under_the_mouse_is_found():
    place = placed(story())
    point = place.points[7]
    assert place.points[place.nearest(point.x + 2, point.y - 2, 10)] == point
    assert place.nearest(point.x, place.height, 10) is None


def test_the_hatch_and_the_tail_past_72_hours_end_together():
    place = placed(story())
    (tail,) = [bar.tail for bar in place.bars if bar.tail]
    (span,) = [mark.span for mark in place.marks if mark.span]
    assert tail.x0 == pytest.approx(span.x0)
    assert tail.x1 == pytest.approx(span.x1)


def test_a_bar_runs_from_12_to_72_hours_after_its_session():
    shown = story()
    place = placed(shown)
    first, second = place.bars[0].box, place.bars[1].box
    assert first.width == pytest.approx(second.width)
    assert second.x0 - first.x0 == pytest.approx(first.width * 72 / 60)
    assert [bar.row for bar in place.bars[:4]] == [0, 1, 0, 1]


def test_five_sessions_in_three_days_lie_in_rows_of_their_own():
    shown = story()
    windows = tuple(moved(shown.windows[0], 14 * index, index + 1) for index in range(5))
    place = placed(replace(shown, windows=windows, marks=()))
    assert len({bar.row for bar in place.bars}) == 5
    assert faults(place) == []
    assert words_of(place, "number") == ["1", "2", "3", "4", "5"]


def moved(window, by, number):
    fields = ("ended_at", "starts", "peaks", "eases", "ends")
    later = {name: getattr(window, name) + hours(by) for name in fields}
    return replace(window, session=f"m{number}", number=number, sore_until=None, **later)


def test_left_out_ratings_say_why_and_are_not_the_last_score():
    shown = story()
    out = replace(shown.points[-1], left_out="a fall on the stairs", soreness=9)
    place = placed(replace(shown, points=(*shown.points[:-1], out)))
    assert place.points[-1].left_out == "a fall on the stairs"
    assert words_of(place, "last") == [str(shown.points[-2].soreness)]
    assert "left out" in words_of(place, "key")


def test_the_key_only_names_what_is_there():
    assert words_of(placed(story()), "key") == [
        "1", "session", "starts 12 h", "peak 24 h", "easing 48 to 72 h",
        "common after a session", "past 72 hours", "no entry", "written later",
    ]  # fmt: skip
    bare = replace(story(), windows=(), marks=(), missing=())
    assert words_of(placed(bare), "key") == ["written later"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_ratings_are_said_in_words(count):
    shown = story()
    few = replace(shown, points=shown.points[-count:] if count else ())
    place = placed(few)
    (said,) = words_of(place, "empty")
    assert str(count) in said or "none" in said
    assert faults(place) == []


def test_three_ratings_are_a_line():
    shown = story()
    assert words_of(placed(replace(shown, points=shown.points[-3:])), "empty") == []


def test_an_empty_diary_is_words_and_never_an_empty_frame():
    nothing = replace(story(), points=(), windows=(), marks=(), missing=())
    place = placed(nothing, size=(3, 2))
    assert {each.kind for each in place.words} == {"empty"}
    assert faults(place) == []


def test_narrow_days_turn_numbers_into_ticks_and_very_narrow_ones_into_counts():
    diary = ten_year_diary()
    at = end_of(diary)
    for days, kind in ((42, "number"), (110, None), (3650, "count")):
        shown = series(diary, BOOK, at, at.date() - timedelta(days=days - 1), at.date())
        place = placed(shown)
        assert faults(place) == []
        kinds = {each.kind for each in place.words} & {"number", "count"}
        assert kinds - ({"number"} if days == 110 else set()) == ({kind} if kind else set())
    assert any("daily highest" in words for words in words_of(place, "key"))


def test_many_warnings_at_one_moment_share_an_icon_and_say_how_many():
    finding = Finding(rule=rule("C-SEVERE", Level.CONTACT), at=NOW, date=NOW)
    shown = story()
    extra = tuple(
        Mark(
            at=shown.marks[1].at + timedelta(minutes=index),
            until=None,
            finding=finding,
            point=shown.marks[1].point,
            session=None,
            hours=None,
        )
        for index in range(3)
    )
    place = placed(replace(shown, marks=(*shown.marks, *extra)))
    assert place.marks[1].marks == (1, 2, 3, 4)
    assert place.marks[1].words.endswith("+3")
    assert faults(place) == []


def test_a_window_that_runs_now_is_drawn_past_today():
    place = placed(story())
    today = next(each for each in place.words if each.kind == "today")
    assert place.bars[-1].box.x1 > today.box.x0
    assert place.bars[-1].box.x1 <= place.plot.x1


def test_a_past_range_has_no_today_line():
    shown = story()
    last = date(2026, 11, 1)
    past = replace(
        shown,
        last=last,
        points=tuple(p for p in shown.points if p.at.date() <= last),
        windows=tuple(w for w in shown.windows if w.ended_at.date() <= last),
        marks=shown.marks[:1],
        missing=shown.missing[:2],
    )
    place = placed(past)
    assert words_of(place, "today") == []
    assert faults(place) == []


def test_words_stay_clear_of_the_line():
    place = placed(story())
    dots = [Box(point.x - 3, point.y - 3, point.x + 3, point.y + 3) for point in place.points]
    for said in place.words:
        if said.kind in {"last", "today", "missing", "mark"}:
            assert not any(shrunk(said.box).overlaps(dot) for dot in dots)


def test_a_diary_kept_far_from_greenwich_is_drawn_by_its_own_clock():
    zone = datetime.fromisoformat("2026-11-21T22:30:00+13:00")
    shown = replace(story(), at=zone)
    assert zone == NOW
    assert faults(placed(shown)) == []
