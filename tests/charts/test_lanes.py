"""The optional lanes, as they are drawn."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest
from diaries import random_document
from looks import faults
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from story import story
from test_timeline import BOOK, LOOKS, words_of

from ptdiary.charts.aligned import draw_aligned
from ptdiary.charts.style import LANE_HEIGHT, LIGHT
from ptdiary.charts.timeline import draw_timeline
from ptdiary.review.index import index_of
from ptdiary.review.trends.lanes import KINDS, lanes
from ptdiary.review.trends.series import series_from
from ptdiary.review.trends.shapes import Lane, LaneValue
from ptdiary.words import page as on_page
from ptdiary.words.aligned import aligned_sentence, aligned_words
from ptdiary.words.chart_tables import (
    aligned_read_out,
    aligned_table,
    lanes_table,
    outcome,
    read_out,
    timeline_table,
)
from ptdiary.words.charts import timeline_sentence, timeline_words
from ptdiary.words.dates import USUAL_TIMES


def random_everything(seed):
    rnd = Random(seed)
    document = random_document(rnd)
    at, index = document.exported_at, index_of(document.diary)
    first = at.date() - timedelta(days=rnd.choice((14, 42, 92, 400)) - 1)
    found = series_from(index, BOOK, at, first, at.date())
    kinds = rnd.sample(KINDS, rnd.randrange(1, len(KINDS) + 1))
    return index, replace(found, lanes=lanes(index, found, kinds))


def timeline(shown, style=LIGHT, size=(10.4, 5.0)):
    wide, high = size
    figure = Figure(
        figsize=(wide, high + len(shown.lanes) * LANE_HEIGHT * style.size / 72), dpi=100
    )
    return draw_timeline(figure, shown, style, timeline_words(shown, USUAL_TIMES))


@pytest.mark.parametrize("tenth", range(20))
def test_in_random_diaries_no_words_of_any_chart_overlap_or_are_cut(tenth):
    for seed in range(tenth * 10, tenth * 10 + 10):
        style, size = LOOKS[seed % len(LOOKS)]
        _, shown = random_everything(seed)
        assert faults(timeline(shown, style, size)) == [], f"seed {seed}"
        if seed % 4 == 0:
            words = aligned_words(shown, USUAL_TIMES)
            figure = Figure(figsize=(size[0], size[1] + 0.4), dpi=100)
            assert faults(draw_aligned(figure, shown, style, words)) == [], f"seed {seed}, aligned"


@pytest.mark.parametrize("seed", range(200))
def test_sentences_and_tables_of_random_diaries_agree_with_the_review(seed):
    index, shown = random_everything(seed)
    entries = {each.id: each for each in index.records.entries}
    said, table = timeline_sentence(shown, USUAL_TIMES), timeline_table(shown, USUAL_TIMES)
    assert len(table.rows) == len(shown.points)
    for row, point in zip(table.rows, shown.points, strict=True):
        assert row[1].split(",")[0] == str(entries[point.entry].soreness)
    scores = [point.soreness for point in shown.points if point.left_out is None]
    if scores:
        between = f"from {min(scores)} to {max(scores)}"
        assert f"all {scores[0]}" in said if len(set(scores)) == 1 else between in said
    assert (f"{len(shown.marks)} warning" in said) == bool(shown.marks)
    assert len(lanes_table(shown, USUAL_TIMES).rows) == sum(
        len(lane.values) for lane in shown.lanes
    )
    assert aligned_sentence(shown).startswith(str(len(shown.curves) or "No"))
    rows = aligned_table(shown, USUAL_TIMES).rows
    assert [row[-1] for row in rows] == [outcome(curve, shown) for curve in shown.curves]


def test_every_answer_of_a_lane_is_the_answer_of_its_entry():
    for seed in range(60):
        index, shown = random_everything(seed)
        entries = {each.id: each for each in index.records.entries}
        for lane in shown.lanes:
            name = "sleep_quality" if lane.kind == "sleep" else lane.kind
            for value in lane.values:
                if value.entry is not None:
                    assert value.answer == getattr(entries[value.entry], name)


def test_lanes_lie_under_the_sessions_and_change_nothing_above():
    shown = story()
    at = shown.points[3].at
    value = LaneValue(entry=shown.points[3].entry, at=at, answer=4, breaks=False)
    more = replace(shown, lanes=(Lane(kind="interference", name="", values=(value,)),))
    before, after = timeline(shown), timeline(more)
    assert [point.x for point in before.points] == [point.x for point in after.points]
    assert after.lanes[0].y0 > max(bar.box.y1 for bar in after.bars)
    assert words_of(after, "lane") == ["Kept from doing things: 0 not at all, 10 stops everything"]
    assert read_out(more, value.entry, USUAL_TIMES).endswith("kept from doing things 4")


def test_a_lane_without_answers_says_so_and_a_long_name_is_cut_short():
    name = "Walk to the far end of the park and back again " * 4
    shown = replace(
        story(),
        lanes=(
            Lane(kind="sleep", name="", values=()),
            Lane(kind="activities", name=name, values=()),
        ),
    )
    place = timeline(shown)
    said = words_of(place, "lane")
    assert said.count("no answers in this time") == 2
    assert any(words.endswith("\N{HORIZONTAL ELLIPSIS}") for words in said)
    assert faults(place) == []


def test_ratings_of_earlier_sessions_are_read_out_too():
    shown = story()
    said = aligned_read_out(shown, shown.curves[2].entries[0], USUAL_TIMES)
    assert said.endswith(f"after session {shown.curves[2].number}")
    hidden = replace(shown, points=())
    assert aligned_read_out(hidden, shown.curves[2].entries[0], USUAL_TIMES) == said
    assert aligned_read_out(shown, "nothing", USUAL_TIMES) == ""


@pytest.mark.parametrize("seed", range(30))
def test_table_and_paper_tell_alike_when_soreness_settled(seed):
    _, shown = random_everything(seed)
    for curve in shown.curves:
        row = SimpleNamespace(curve=curve, response=curve.response)
        on_paper = on_page.response(row, 0)
        in_table = outcome(curve, shown)
        if in_table == "Too few entries":
            assert curve.settled_hours is None
        if in_table.startswith("Settled, "):
            assert in_table == on_paper
        if curve.outcome in {"past_72", "settled", "slow", "unknown"}:
            assert in_table == on_paper


def bars_over(figure, place, y):
    """The bars of the chart that hide the height y: from where to where they are."""
    spans = []
    for shape in figure.findobj(PathPatch):
        places = shape.get_path().vertices * 100 / 72
        for start in range(0, len(places), 5):
            box = places[start : start + 5]
            if place.height - box[:, 1].max() < y < place.height - box[:, 1].min():
                spans.append((box[:, 0].min(), box[:, 0].max()))
    return spans
