from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from diaries import end_of, random_document, ten_year_diary
from looks import faults, shrunk
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from story import NOW, hours, rule, story

from ptdiary.charts.placed import Box
from ptdiary.charts.style import DARK, LIGHT, PAPER
from ptdiary.charts.timeline import draw_timeline
from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series
from ptdiary.review.trends.shapes import Mark, Series
from ptdiary.review.visits import Visit
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
    assert words_of(place, "average") == ["3.8", "3.0", "4.3", "3.3", "3.0", "2.5"]
    assert words_of(place, "days") == [
        "5 of 7 days", "7 of 7 days", "6 of 7 days", "7 of 7 days", "5 of 7 days", "5 of 6 days"
    ]  # fmt: skip
    assert words_of(place, "visit") == ["V", "V"]
    assert words_of(place, "today") == ["Today"]
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
    shown = story(14)
    out = replace(shown.points[-1], left_out="a fall on the stairs", soreness=9)
    place = placed(replace(shown, points=(*shown.points[:-1], out)))
    assert place.points[-1].left_out == "a fall on the stairs"
    assert words_of(place, "rating") == [str(shown.points[-2].soreness)]
    assert any("cross: left out" in said for said in words_of(place, "key"))


def test_the_key_has_four_items_and_only_what_is_there():
    assert words_of(placed(story()), "key") == [
        "average of a week", "your ratings (hollow: written later)",
        "12 to 72 hours after a session", "V", "visit to your therapist",
    ]  # fmt: skip
    assert words_of(placed(story(14)), "key")[-1] == "no entry"
    bare = replace(story(14), windows=(), marks=(), missing=(), visits=())
    assert words_of(placed(bare), "key") == ["your ratings (hollow: written later)"]
    later = replace(bare, points=tuple(replace(each, written_later=False) for each in bare.points))
    assert words_of(placed(later), "key") == ["your ratings"]


def test_at_two_weeks_ratings_lead_and_from_six_weeks_on_the_averages():
    assert words_of(placed(story(14)), "average") == []
    assert words_of(placed(story(14)), "rating") == ["4"]
    assert words_of(placed(story(14)), "missing") == ["no entry"]
    assert words_of(placed(story(42)), "rating") == []
    assert words_of(placed(story(42)), "missing") == []


def tints(shown, style=LIGHT):
    """How many shapes have the colours of a window in the plot."""
    figure, _ = drawn(shown, style)
    colours = {to_rgba(style.tint_start), to_rgba(style.tint_peak)}
    shapes = [each for each in figure.findobj(PathPatch) if each.get_zorder() < 1.2]
    return sum(each.get_facecolor() in colours for each in shapes)


@pytest.mark.parametrize("style", [LIGHT, DARK, PAPER])
def test_windows_are_tinted_in_the_plot_where_the_ratings_lead_or_where_it_was_chosen(style):
    assert tints(story(14), style) == 2
    assert tints(story(42), style) == 0
    assert tints(replace(story(42), tinted=True), style) == 2


def test_a_week_of_few_rated_days_is_thin_and_dashed():
    shown = story()
    few = replace(shown.averages.each[2], rated=2)
    figure, place = drawn(
        replace(shown, averages=replace(shown.averages, each=(few, *shown.averages.each[3:])))
    )
    dashed = [
        line for line in figure.findobj(Line2D)
        if line.get_color() == LIGHT.line and line.is_dashed()
    ]  # fmt: skip
    (line,) = dashed
    assert line.get_linewidth() == 2
    xs = [x for x in line.get_xdata() if x == x]  # noqa: PLR0124 without nan
    assert (max(xs) - min(xs)) * 100 / 72 == pytest.approx(place.steps[0].column.width, abs=0.1)
    assert words_of(place, "days")[0].startswith("2 ")


def test_a_step_stands_at_its_average_over_its_days():
    place = placed(story())
    scores = lines_of(place)
    for average, step in zip(story().averages.each, place.steps, strict=True):
        expected = scores["0"] + float(average.mean) / 10 * (scores["10"] - scores["0"])
        assert step.y == pytest.approx(expected)
        assert step.first == average.first
    week, other = place.steps[1].column, place.steps[2].column
    assert week.x1 == pytest.approx(other.x0)
    assert week.width == pytest.approx(other.width)


def test_no_number_of_a_week_touches_a_visit_or_72_hours():
    for seed in range(40):
        shown = random_series(seed)
        if not shown.averages_lead:
            continue
        place = placed(shown)
        uprights = [mark.span.x0 for mark in place.marks if mark.span]
        uprights += [sum((visit.box.x0, visit.box.x1)) / 2 for visit in place.visits]
        for said in place.words:
            if said.kind == "days":
                assert said.box.y0 > place.plot.y1 - 1, seed
            if said.kind == "average":
                assert not any(said.box.x0 < x < said.box.x1 for x in uprights), seed


def test_a_visit_to_come_is_white_and_of_close_ones_the_last_has_the_square():
    shown = story()
    place = placed(shown)
    assert [visit.at for visit in place.visits] == [each.at for each in shown.visits]
    close = Visit(at=NOW - timedelta(days=9, hours=22), with_whom=None, to_come=False)
    place = placed(replace(shown, visits=(shown.visits[0], close)))
    assert [visit.at for visit in place.visits] == [close.at]
    assert faults(place) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_ratings_are_numbers_of_their_own_and_no_line(count):
    shown = story(14)
    few = replace(shown, points=shown.points[-count:], visits=())
    figure, place = drawn(few)
    assert words_of(place, "rating") == [str(each.soreness) for each in few.points][::-1]
    assert faults(place) == []
    joined = [line for line in figure.findobj(Line2D) if line.get_linewidth() == LIGHT.line_width]
    assert joined == []


def test_no_rating_is_said_in_words():
    place = placed(replace(story(14), points=()))
    assert words_of(place, "empty") == ["There is no rating in this time."]
    assert faults(place) == []


def test_four_ratings_are_a_line():
    shown = story(14)
    four = replace(shown, points=shown.points[-4:])
    assert words_of(placed(four), "rating") == [str(shown.points[-1].soreness)]


def test_an_empty_diary_is_words_and_never_an_empty_frame():
    nothing = replace(story(), points=(), windows=(), marks=(), missing=())
    place = placed(nothing, size=(3, 2))
    assert {each.kind for each in place.words} == {"empty"}
    assert faults(place) == []


def test_narrow_days_turn_numbers_into_ticks_then_without_bars_and_years_into_counts():
    diary = ten_year_diary()
    at = end_of(diary)
    for days, kinds, bars in (
        (42, {"number"}, True), (110, set(), True), (365, set(), False), (3650, {"count"}, False),
    ):  # fmt: skip
        shown = series(diary, BOOK, at, at.date() - timedelta(days=days - 1), at.date())
        place = placed(shown)
        assert faults(place) == []
        assert {each.kind for each in place.words} & {"number", "count"} == kinds
        assert bool(place.bars) == bars
    assert words_of(place, "key")[:2] == ["average of 12 weeks", "average of 4 weeks"]


def test_a_year_has_steps_of_four_weeks_over_thin_weeks():
    diary = ten_year_diary()
    at = end_of(diary)
    place = placed(series(diary, BOOK, at, at.date() - timedelta(days=364), at.date()))
    assert words_of(place, "key") == ["average of 4 weeks", "average of a week", "session"]
    assert words_of(place, "average")
    assert words_of(place, "days") == []
    assert not place.dots_drawn


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
    place = placed(story(14))
    dots = [Box(point.x - 3, point.y - 3, point.x + 3, point.y + 3) for point in place.points]
    for said in place.words:
        if said.kind in {"rating", "today", "missing", "mark"}:
            assert not any(shrunk(said.box).overlaps(dot) for dot in dots)


def test_a_diary_kept_far_from_greenwich_is_drawn_by_its_own_clock():
    zone = datetime.fromisoformat("2026-11-21T22:30:00+13:00")
    shown = replace(story(), at=zone)
    assert zone == NOW
    assert faults(placed(shown)) == []


def test_sessions_of_every_day_leave_the_plot_its_room_on_paper():
    shown = story()
    daily = tuple(
        replace(
            shown.windows[0],
            session=f"home-{number}",
            number=number,
            **{
                name: getattr(shown.windows[0], name) + timedelta(days=number)
                for name in ("ended_at", "starts", "peaks", "eases", "ends")
            },
        )
        for number in range(1, 38)
    )
    paper, size = PAPER, (7.2, 2.05)  # as low as on a full page
    few, many = placed(shown, paper, size), placed(replace(shown, windows=daily), paper, size)
    height = many.plot.y1 - many.plot.y0
    assert height >= 0.8 * (few.plot.y1 - few.plot.y0)
    assert {bar.row for bar in many.bars} == {0, 1}
    for before, after in pairwise(sorted(many.bars, key=lambda bar: (bar.row, bar.box.x0))):
        assert before.row != after.row or before.box.x1 <= after.box.x0 + 0.01
    assert faults(many) == []


@pytest.mark.parametrize(("style", "size"), LOOKS)
def test_no_words_of_a_week_hide_a_rating(style, size):
    place = placed(story(), style, size)
    said = [each for each in place.words if each.kind in {"average", "days"}]
    assert len([each for each in said if each.kind == "days"]) == len(place.steps)
    hidden = [
        (each.words, point.entry)
        for each in said
        for point in place.points
        if shrunk(each.box).overlaps(Box(point.x - 1, point.y - 1, point.x + 1, point.y + 1))
    ]
    assert hidden == []
