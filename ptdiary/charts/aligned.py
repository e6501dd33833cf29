"""Soreness after each session, all from the same hour zero: this session bold, earlier ones thin.

48 and 72 hours are said in words, and the axis names the real day and time of this session. The
shaded hump is what is usual after a session; its slope after 48 hours is the rule itself.
"""

from typing import TYPE_CHECKING

from ptdiary.charts.aligned_axis import (
    GRID,
    draw_hours,
    draw_limits,
    plan_aligned,
    scale_words,
)
from ptdiary.charts.aligned_curves import (
    draw_current,
    draw_earlier,
    draw_hump,
    draw_studies,
    placed_points,
)
from ptdiary.charts.aligned_names import draw_now, write_current, write_names
from ptdiary.charts.frame import draw_scale
from ptdiary.charts.key import draw_key
from ptdiary.charts.placed import Placed
from ptdiary.charts.plot import Taken
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Style
from ptdiary.charts.timeline import only_words
from ptdiary.charts.words import AlignedWords
from ptdiary.review.guide import shown
from ptdiary.review.shapes import Series

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw_aligned(
    figure: "Figure", series: Series, style: Style, words: AlignedWords, *, compact: bool = False
) -> Placed:
    """Clear the figure and draw the aligned chart on it; returns what is where.

    `compact` is the small chart for the Today page: only this session, no key.
    """
    sheet = Sheet(figure, style)
    if not series.curves:
        return only_words(sheet, words.empty)
    plan, key = plan_aligned(sheet, series, words, compact=compact)
    if compact and plan.current is None:
        return only_words(sheet, words.compact_empty)
    taken = Taken()
    draw_hump(sheet, plan, taken)
    draw_scale(sheet, plan.scores, scale_words(words, compact=compact), GRID)
    draw_hours(sheet, plan, words)
    draw_limits(sheet, plan, words, taken)
    if not compact:
        for curve in shown(series):
            if curve is not plan.current:
                draw_earlier(sheet, plan, curve, taken)
        draw_studies(sheet, plan, series, taken)
    draw_current(sheet, plan, taken)
    draw_now(sheet, plan, series, words, taken)
    write_current(sheet, plan, words, taken)
    if not compact:
        write_names(sheet, plan, series, words, taken)
    draw_key(sheet, key)
    page = sheet.pixels(sheet.page)
    told = [curve for curve in shown(series) if not compact or curve is plan.current]
    return Placed(
        width=page.x1,
        height=page.y1,
        plot=sheet.pixels(plan.plot),
        words=tuple(sheet.words),
        points=placed_points(sheet, plan, told),
        bars=(),
        marks=(),
    )
