"""The two charts of the sample diary at one moment, as figures, for whatever looks at them."""

from dataclasses import replace
from datetime import datetime, timedelta

from matplotlib.figure import Figure

from ptdiary.charts.aligned import draw_aligned
from ptdiary.charts.style import DARK, LANE_HEIGHT, LIGHT, PAPER
from ptdiary.charts.timeline import draw_timeline
from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import outlook_at
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.lanes import lanes
from ptdiary.review.trends.series import series_from
from ptdiary.sample import sample_diary
from ptdiary.words.aligned import aligned_words
from ptdiary.words.charts import timeline_words
from ptdiary.words.dates import USUAL_TIMES

NOW = datetime.fromisoformat("2026-11-21T09:31:00+00:00")
STYLES = (LIGHT, DARK, PAPER)
CHARTS = ("timeline", "aligned")
_WIDE = 10.0  # inches


def sample_chart(name, style):
    """One chart of the sample's six weeks."""
    index = index_of(sample_diary(NOW))
    book = read_rulebook(resource_text("rules/rules.json"))
    first = NOW.date() - timedelta(days=41)
    found = series_from(index, book, NOW, first, NOW.date())
    return {"timeline": _timeline, "aligned": _aligned}[name](index, found, style)


def _timeline(index, found, style):
    shown = replace(found, lanes=lanes(index, found, ("sleep", "activities", "home_exercises")))
    figure = Figure(figsize=(_WIDE, 4.6 + len(shown.lanes) * LANE_HEIGHT * style.size / 72))
    draw_timeline(figure, shown, style, timeline_words(shown, USUAL_TIMES))
    return figure


def _aligned(index, found, style):
    shown = replace(found, ahead=outlook_at(index, NOW, Level.NONE).first)
    figure = Figure(figsize=(_WIDE, 5.0))
    draw_aligned(figure, shown, style, aligned_words(shown, USUAL_TIMES))
    return figure
