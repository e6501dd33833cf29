"""What is around a plot: the scales, the rooms of the timeline, and the key at its foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import product
from math import ceil

from ptdiary.charts.packing import flow
from ptdiary.charts.placed import Box
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import LANE_HEIGHT
from ptdiary.review.trends.shapes import Series
from ptdiary.words.charts import ScaleWords, Variants

LOWEST, HIGHEST = -0.5, 10.4  # of the score scale, so that dots at 0 and 10 are whole
WORST = 10
_AHEAD = timedelta(days=2.6)  # after today, so that "how long still?" can be read
_SHORTEST = timedelta(days=7)

# Lengths in sizes of the words.
_LANE, _EMPTY_LANE = 3.3, 0.6
_DATES = 2.0
_GAP = 0.3
_RATED = 1.1  # under the plot, so that no words hide a rating at 0 or 1

# Points: days narrower than this are taken together.
_NARROWEST_DAY = 1.2
_NARROWEST_BAR = 3.2
_LANE_FOOT, _LANE_PLOT = 0.35, 2.0
_SCALE_ROOM = 2.6  # between the words at the left and the plot: the numbers
_NUMBERS = 2.1
_TICK = 0.4


@dataclass(frozen=True, slots=True)
class ScoreAxis:
    """The score scale: where a score is in a plot."""

    plot: Box
    lowest: float = LOWEST
    highest: float = HIGHEST

    def y(self, score: float) -> float:
        """Points from the bottom of the figure."""
        share = (score - self.lowest) / (self.highest - self.lowest)
        return self.plot.y0 + share * self.plot.height


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The scale of time: real hours, so that a window is as wide wherever it lies."""

    plot: Box
    start: datetime
    end: datetime

    def x(self, at: datetime) -> float:
        """Points from the left of the figure."""
        return self.plot.x0 + (at - self.start) / (self.end - self.start) * self.plot.width

    def within(self, at: datetime) -> float:
        """The same, kept inside the plot."""
        return min(max(self.x(at), self.plot.x0), self.plot.x1)

    @property
    def day(self) -> float:
        """How wide a day is."""
        return timedelta(days=1) / (self.end - self.start) * self.plot.width


@dataclass(frozen=True, slots=True)
class Frame:
    """The rooms of the timeline, and its two scales. `lanes` without their titles, from above.

    `rated` is under the plot, for how many days of a week are rated; without averages it is flat.
    """

    warnings: Box
    plot: Box
    rated: Box
    sessions: Box
    lanes: tuple[Box, ...]
    dates: Box
    key: Box
    days: TimeAxis
    scores: ScoreAxis


def scale_room(sheet: Sheet, words: ScaleWords, *more: str) -> float:
    """How much room the words and numbers at the left of a plot take."""
    style = sheet.style
    bold = [sheet.wide(each, style.points(0.95), bold=True) for each in (words.title, *more)]
    soft = [sheet.wide(each, style.points(0.9)) for each in (words.worst, words.none)]
    small = [sheet.wide(each, style.points(0.84)) for each in words.better]
    return max(*bold, *soft, *small) + _SCALE_ROOM * style.size


def timeline_frame(
    sheet: Sheet, series: Series, left: float, lane_height: float, key_height: float
) -> Frame:
    """The rooms for a series, given how high the lane of its sessions and the key are."""
    size = sheet.style.size
    x0, x1 = left, sheet.width - 0.6 * size
    dates_top = key_height + _DATES * size
    lanes_top = dates_top + lanes_height(style_size=size, count=len(series.lanes))
    sessions_top = lanes_top + lane_height + 0.2 * size
    lane = _LANE if series.marks else _EMPTY_LANE
    foot = sessions_top + _GAP * size
    foot_of_plot = foot + (sheet.style.points(_RATED) if series.averages_lead else 0.0)
    plot = Box(x0, foot_of_plot, x1, sheet.height - (lane + _GAP) * size)
    start, end = span(series)
    return Frame(
        warnings=Box(0, plot.y1, sheet.width, sheet.height - 0.15 * size),
        plot=plot,
        rated=Box(x0, foot, x1, foot_of_plot),
        sessions=Box(x0, lanes_top, x1, sessions_top),
        lanes=tuple(
            Box(x0, y + _LANE_FOOT * size, x1, y + (_LANE_FOOT + _LANE_PLOT) * size)
            for row in range(1, len(series.lanes) + 1)
            for y in (lanes_top - row * LANE_HEIGHT * size,)
        ),
        dates=Box(x0, key_height, x1, dates_top),
        key=Box(0, 0, sheet.width, key_height),
        days=TimeAxis(plot, start, end),
        scores=ScoreAxis(plot),
    )


def lanes_height(style_size: float, count: int) -> float:
    """How many points the optional lanes take under the sessions."""
    return LANE_HEIGHT * style_size * count


def span(series: Series) -> tuple[datetime, datetime]:
    """From when to when the timeline runs: from the first thing there is to past today."""
    if series.shown is not None:
        return series.shown
    zone = series.at.tzinfo
    first = datetime.combine(series.first, time(), zone)
    seen = [
        *(point.at for point in series.points),
        *(window.ended_at for window in series.windows),
        *(mark.at for mark in series.marks),
    ]
    start = max(first, min(seen, default=first) - timedelta(hours=12))
    if series.last < series.at.date():
        end = datetime.combine(series.last, time(), zone) + timedelta(days=1)
    else:
        later = [window.ends + timedelta(hours=6) for window in series.windows]
        end = max(series.at + _AHEAD, *later) if later else series.at + _AHEAD
    return min(start, end - _SHORTEST), end


def draw_scale(sheet: Sheet, scores: ScoreAxis, words: ScaleWords | None, layer: float) -> None:
    """Lines and numbers of the scale, and the words that say which way is worse.

    Without `words` only the numbers; the words that do not fit the height are left out.
    """
    style, plot = sheet.style, scores.plot
    size = style.points(1)
    steps = next((step for step in (2, 5) if scores.y(step) - scores.y(0) > size), WORST)
    for score in range(0, WORST + 1, steps):
        y = scores.y(score)
        colour, width = (style.zero, 1.0) if score == 0 else (style.grid, 0.9)
        sheet.line([(plot.x0, y), (plot.x1, y)], colour, width, layer)
        box = sheet.box_of(str(score), plot.x0 - _TICK * style.size, y, size, at="right")
        sheet.write("score", str(score), box, size, style.text)
    if words:
        _draw_scale_words(sheet, scores, words)


def _draw_scale_words(sheet: Sheet, scores: ScoreAxis, words: ScaleWords) -> None:
    style = sheet.style
    x = words_at(scores.plot, sheet)
    soft, small, strong = style.points(0.9), style.points(0.84), style.points(0.95)
    for said, score in ((words.worst, WORST), (words.none, 0)):
        box = sheet.box_of(said, x, scores.y(score), soft, at="right")
        sheet.write("scale", said, box, soft, style.text_soft)
    middle = scores.y(5)
    if not words.title or scores.y(0) + soft > middle - strong:
        return
    box = sheet.box_of(words.title, x, middle, strong, bold=True, at="right")
    sheet.write("scale", words.title, box, strong, style.text, bold=True)
    lines = [
        middle - 0.85 * strong - (row + 0.55) * 1.1 * small for row in range(len(words.better))
    ]
    if lines and lines[-1] - small < scores.y(0) + 0.5 * soft:
        return
    for said, y in zip(words.better, lines, strict=True):
        box = sheet.box_of(said, x, y, small, at="right")
        sheet.write("scale", said, box, small, style.text_soft)


def words_at(plot: Box, sheet: Sheet) -> float:
    """Where words at the left of a plot end, clear of the numbers."""
    return plot.x0 - _NUMBERS * sheet.style.size


def days_together(days: TimeAxis) -> int:
    """How many days make one bar; 1 if each has room of its own."""
    return 1 if days.day >= _NARROWEST_DAY else ceil(_NARROWEST_BAR / days.day)


# The key: the same shapes as in the chart, in as many lines as the width needs.

_LINE = 1.85  # height of a line, in sizes of the words
_WORDS = 0.86
_BETWEEN, _CLOSE, _BESIDE = 1.15, 0.7, 0.4

# Draws a sample whose left end is at x, on the height y.
Draw = Callable[[float, float], None]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of a key: a drawn sample, how wide it is, and what it means, longest first."""

    draw: Draw
    wide: float
    words: Variants


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is broken into lines, and the variant of its words that it takes."""

    items: Sequence[KeyItem]
    lines: Sequence[Sequence[int]]
    variant: int
    between: float
    height: float


def key_size(sheet: Sheet) -> float:
    """The size of a key's words."""
    return sheet.style.points(_WORDS)


def plan_key(sheet: Sheet, items: Sequence[KeyItem]) -> Key:
    """The longest words that fit in one line, closer together if need be; else several lines."""
    size = sheet.style.size
    variants = max((len(item.words) for item in items), default=1)
    available = sheet.width - 1.2 * size
    choices = []
    for variant, between in product(range(variants), (_BETWEEN * size, _CLOSE * size)):
        wide = [_wide(sheet, item, variant) + between for item in items]
        # the room after the last item of a line is no loss
        if max(wide, default=0.0) <= available + between or variant == variants - 1:
            choices.append((flow(wide, available + between), variant, between))
    lines, variant, between = next((each for each in choices if len(each[0]) == 1), choices[0])
    height = (len(lines) * _LINE + 0.15) * size if items else 0.0
    return Key(items, lines, variant, between, height)


def _key_words(item: KeyItem, variant: int) -> str:
    return item.words[min(variant, len(item.words) - 1)]


def _wide(sheet: Sheet, item: KeyItem, variant: int) -> float:
    size = sheet.style.size
    words = sheet.wide(_key_words(item, variant), key_size(sheet))
    return item.wide + _BESIDE * size + words


def draw_key(sheet: Sheet, key: Key) -> None:
    """Draw it at the foot of the sheet."""
    style = sheet.style
    size = key_size(sheet)
    for row, line in enumerate(key.lines):
        y = key.height - (row + 0.5) * _LINE * style.size
        x = 0.6 * style.size
        for index in line:
            item = key.items[index]
            item.draw(x, y)
            said = _key_words(item, key.variant)
            box = sheet.box_of(said, x + item.wide + _BESIDE * style.size, y, size, at="left")
            sheet.write("key", said, box, size, style.text_soft)
            x += _wide(sheet, item, key.variant) + key.between


def swatch(x: float, y: float, wide: float, tall: float) -> Box:
    """The rectangle of a sample."""
    return Box(x, y - tall / 2, x + wide, y + tall / 2)
