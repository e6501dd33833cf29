"""The optional lanes, the band from studies, and dose and response, as they are drawn."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest
from diaries import random_document
from looks import faults
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from story import story
from test_timeline import BOOK, LOOKS, words_of

from ptdiary.charts.aligned import draw_aligned
from ptdiary.charts.dose import MOST_COLUMNS, draw_dose
from ptdiary.charts.style import LANE_HEIGHT, LIGHT
from ptdiary.charts.timeline import draw_timeline
from ptdiary.review.index import index_of
from ptdiary.review.trends.band import studies_above
from ptdiary.review.trends.dose import Dose, dose_response
from ptdiary.review.trends.lanes import KINDS, lanes
from ptdiary.review.trends.series import series_from
from ptdiary.review.trends.shapes import Lane, LaneValue
from ptdiary.words import page as on_page
from ptdiary.words.aligned import aligned_sentence, aligned_words
from ptdiary.words.chart_tables import (
    aligned_read_out,
    aligned_table,
    dose_read_out,
    dose_sentence,
    dose_table,
    dose_words,
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
    return index, replace(found, lanes=lanes(index, found, kinds), studies=studies_above(2))


def timeline(shown, style=LIGHT, size=(10.4, 5.0)):
    wide, high = size
    figure = Figure(
        figsize=(wide, high + len(shown.lanes) * LANE_HEIGHT * style.size / 72), dpi=100
    )
    return draw_timeline(figure, shown, style, timeline_words(shown, USUAL_TIMES))


def dose(found, style=LIGHT, size=(10.4, 4.6)):
    return draw_dose(Figure(figsize=size, dpi=100), found, style, dose_words(found, USUAL_TIMES))


@pytest.mark.parametrize("tenth", range(20))
def test_in_random_diaries_no_words_of_any_chart_overlap_or_are_cut(tenth):
    for seed in range(tenth * 10, tenth * 10 + 10):
        style, size = LOOKS[seed % len(LOOKS)]
        index, shown = random_everything(seed)
        assert faults(timeline(shown, style, size)) == [], f"seed {seed}"
        tall = (size[0], 24 * style.size / 72)
        assert faults(dose(dose_response(index, shown), style, tall)) == [], f"seed {seed}, dose"
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
    found = dose_response(index, shown)
    for rows in (
        aligned_table(shown, USUAL_TIMES).rows,
        dose_table(found, shown, USUAL_TIMES).rows,
    ):
        assert [row[-1] for row in rows] == [outcome(curve, shown) for curve in shown.curves]
    assert dose_sentence(found).startswith(str(len(shown.curves) or "No"))


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


def test_the_band_of_studies_is_off_at_first_and_named_for_what_it_is():
    whole = story()
    shown = replace(whole, curves=whole.curves[-4:])
    figure = Figure(figsize=(10.4, 4.9), dpi=100)
    without = draw_aligned(figure, shown, LIGHT, aligned_words(shown, USUAL_TIMES))
    assert not any("mall studies" in words for words in words_of(without, "key"))
    band = replace(shown, studies=studies_above(2))
    place = draw_aligned(figure, band, LIGHT, aligned_words(band, USUAL_TIMES))
    named = [words for words in words_of(place, "key") if "mall studies" in words]
    assert len(named) == 1
    assert "people without back pain" in named[0]
    assert faults(place) == []


def test_ratings_of_earlier_sessions_are_read_out_too():
    shown = story()
    said = aligned_read_out(shown, shown.curves[2].entries[0], USUAL_TIMES)
    assert said.endswith(f"after session {shown.curves[2].number}")
    hidden = replace(shown, points=())
    assert aligned_read_out(hidden, shown.curves[2].entries[0], USUAL_TIMES) == said
    assert aligned_read_out(shown, "nothing", USUAL_TIMES) == ""


def test_dose_shows_what_is_known_and_a_dash_where_nothing_is():
    index, shown = next(
        pair for pair in map(random_everything, range(200)) if len(pair[1].curves) > 5
    )
    found = dose_response(index, shown)
    place = dose(found)
    assert [point.entry for point in place.points] == [
        curve.session for curve in shown.curves[-MOST_COLUMNS:]
    ]
    shown_numbers = words_of(place, "number")
    for each in found.doses[-MOST_COLUMNS:]:
        if each.curve.response.peak is not None:
            assert str(each.curve.response.peak) in shown_numbers
    said = dose_read_out(found, shown, place.points[-1].entry, USUAL_TIMES)
    assert said.startswith(f"Session {shown.curves[-1].number}, ")


def test_dose_without_any_session_is_words():
    index, shown = random_everything(3)
    empty = dose_response(index, replace(shown, curves=()))
    assert words_of(dose(empty), "empty") == ["No session in this time."]
    assert dose_sentence(empty) == "No session in this time."


@pytest.mark.parametrize("seed", range(30))
def test_chart_table_and_paper_tell_alike_when_soreness_settled(seed):
    index, shown = random_everything(seed)
    found = dose_response(index, shown)
    said = dose_words(found, USUAL_TIMES)
    for each, column in zip(found.doses, said.columns, strict=True):
        curve = each.curve
        row = SimpleNamespace(curve=curve, response=curve.response)
        on_paper = on_page.response(row, 0)
        in_table = outcome(curve, shown)
        if in_table == "Too few entries":
            assert column.settled == ""
            assert curve.settled_hours is None
        if in_table.startswith("Settled, "):
            assert in_table == f"Settled, {column.settled} h" == on_paper
        if curve.outcome in {"past_72", "settled", "slow", "unknown"}:
            assert in_table == on_paper


def test_too_few_entries_are_a_dash_over_no_number():
    """A single late rating would be a bar of 89 hours, over the line of 72."""
    shown = story()
    curve = shown.curves[1]
    late = replace(curve, response=replace(curve.response, settled_hours=89.0))
    assert late.outcome == "unknown"
    index, _ = random_everything(1)
    found = replace(dose_response(index, replace(shown, curves=())), doses=(dose_of(late),))
    assert "89" not in words_of(dose(found), "number")
    past = replace(late, outcome="past_72")
    assert "89" in words_of(dose(replace(found, doses=(dose_of(past),))), "number")
    sore = replace(past, response=replace(curve.response, settled_hours=None))
    assert "72+" in words_of(dose(replace(found, doses=(dose_of(sore),))), "number")


def dose_of(curve):
    return Dose(effort=5, minutes=30, new=False, new_names=(), curve=curve)


def test_the_line_of_72_hours_is_named_and_strikes_through_no_number():
    for seed in range(20):
        index, shown = random_everything(seed)
        found = dose_response(index, shown)
        if not found.doses:
            continue
        figure = Figure(figsize=(10.4, 4.0), dpi=100)
        place = draw_dose(figure, found, LIGHT, dose_words(found, USUAL_TIMES))
        (limit,) = [each for each in place.words if each.kind == "limit"]
        (line,) = [
            each for each in figure.findobj(Line2D)
            if each.get_color() == LIGHT.past_72 and each.is_dashed()
        ]  # fmt: skip
        y = place.height - line.get_ydata()[0] * 100 / 72
        x1 = line.get_xdata()[-1] * 100 / 72
        assert limit.box.y0 < y < limit.box.y1
        crossed = [
            each.words for each in place.words
            if each.kind == "number" and each.box.y0 < y < each.box.y1 and each.box.x0 < x1
        ]  # fmt: skip
        inside = bars_over(figure, place, y)
        for words in crossed:
            box = next(each.box for each in place.words if each.words == words)
            assert any(x0 <= box.middle[0] <= x1 for x0, x1 in inside), f"seed {seed}"


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
