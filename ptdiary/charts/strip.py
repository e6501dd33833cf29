"""Where soreness stood by the hours after a session, small: the strip chart of the printed page.

The patient's own band, or under its number of sessions their ratings as dots, drawn as in the
aligned chart. Without a session of its own, so that it has no clock.
"""

from typing import TYPE_CHECKING

from ptdiary.charts.aligned import draw_band, draw_ratings
from ptdiary.charts.aligned_frame import GRID, AlignedPlan, earlier_items
from ptdiary.charts.frame import ScoreAxis, draw_key, draw_scale, plan_key
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import Taken
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.review.trends.band import LIMIT, earlier
from ptdiary.review.trends.shapes import Series
from ptdiary.words.aligned import StripWords

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LAST_HOUR = 84
_SCALE = (-0.4, 10.3)
_LIMIT = 2  # over the band

# In sizes of the words: the room left of the plot, over it, and under it; then within it.
_LEFT, _ABOVE, _BELOW, _START = 1.8, 0.45, 1.5, 0.5
_HOURS = 0.85


def draw_strip(figure: "Figure", series: Series, style: Style, words: StripWords) -> None:
    """Clear the figure and draw it; of too few sessions only the scales."""
    sheet, found = Sheet(figure, style), earlier(series)
    size = style.size
    key = plan_key(sheet, earlier_items(sheet, found, words.key))
    right = sheet.width - 0.3 * size
    plot = Box(_LEFT * size, key.height + _BELOW * size, right, sheet.height - _ABOVE * size)
    plan = AlignedPlan(
        plot=plot,
        zero=plot.x0 + _START * size,
        scores=ScoreAxis(plot, *_SCALE),
        last_hour=_LAST_HOUR,
        compact=True,
        current=None,
        hump=[],
    )
    if found.band:
        draw_band(sheet, plan, found.band, Taken())
    draw_ratings(sheet, plan, found.dots, Taken())
    draw_scale(sheet, plan.scores, None, GRID)
    for hour, said in words.ticks:
        x = plan.x(hour)
        if hour == LIMIT:
            sheet.line([(x, plot.y0), (x, plot.y1)], style.past_72, 1.4, _LIMIT)
        else:
            sheet.line([(x, plot.y0), (x, plot.y1)], style.grid_upright, 0.9, GRID)
        box = sheet.box_of(said, x, plot.y0 - _HOURS * size, style.points(0.95), at="centre")
        sheet.write("hour", said, box, style.points(0.95), style.text)
    draw_key(sheet, key)
