from dataclasses import fields, replace
from random import Random

import pytest
from story import NOW, hours, story

from ptdiary.charts.frame import TimeAxis, days_together
from ptdiary.charts.placed import Box
from ptdiary.charts.style import DARK, LIGHT, PAPER, Style, stripes
from ptdiary.review.trends.days import days_taken_together

LOOKS = (LIGHT, DARK, PAPER)


def light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("style", LOOKS, ids=lambda style: style.name)
def test_words_lines_and_edges_stand_out_from_what_is_under_them(style):
    for words in (style.text, style.text_soft, style.caution, style.urgent, style.line):
        assert contrast(words, style.surface) >= 4.5
    assert contrast(style.text, style.bar_peak) >= 4.5
    assert contrast(style.on_session, style.session) >= 4.5
    assert contrast(style.on_urgent, style.urgent) >= 4.5
    assert contrast(style.on_caution, style.caution_fill) >= 4.5
    for under in (style.surface, style.tint_start, style.tint_peak, style.past_72_fill):
        assert contrast(style.line, under) >= 3
    for edge in (style.bar_edge, style.past_72, style.zero):
        assert contrast(edge, style.surface) >= 3


def test_paper_is_grey_only():
    colours = [getattr(PAPER, each.name) for each in fields(Style)]
    for colour in (each for each in colours if str(each).startswith("#")):
        assert colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize(("style", "floor"), [(LIGHT, 7.5), (DARK, 7.5), (PAPER, 9)])
def test_no_words_are_smaller_than_the_floor(style, floor):
    assert style.points(0.01) == floor
    assert replace(style, size=20).points(1.1) == pytest.approx(22)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("rising", [True, False])
def test_stripes_stay_inside_their_box_and_cover_it(seed, rising):
    rnd = Random(seed)
    x, y = rnd.uniform(-50, 50), rnd.uniform(-50, 50)
    box = Box(x, y, x + rnd.uniform(1, 90), y + rnd.uniform(1, 90))
    lines = stripes(box, 4, rising=rising)
    for x0, y0, x1, y1 in lines:
        assert Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)).within(box.grown(1e-6))
        assert (y1 - y0) == pytest.approx((x1 - x0) * (1 if rising else -1))
    assert abs(len(lines) - (box.width + box.height) / 4) <= 1


def test_days_are_taken_together_only_where_they_are_too_narrow():
    points = story().points
    wide = TimeAxis(Box(0, 0, 660, 100), NOW - hours(24 * 42), NOW)
    narrow = TimeAxis(Box(0, 0, 20, 100), NOW - hours(24 * 42), NOW)
    assert days_together(wide) == 1
    assert days_together(narrow) == 7
    rated = [(point.at, point.soreness) for point in points]
    spans = list(days_taken_together(rated, narrow.start, 7))
    assert max(span.highest for span in spans) == max(point.soreness for point in points)
    assert min(span.lowest for span in spans) == min(point.soreness for point in points)
    assert all(span.lowest <= span.middle <= span.highest for span in spans)
