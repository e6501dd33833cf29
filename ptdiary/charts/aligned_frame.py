"""What is around the aligned chart: its key, its scales, 48 and 72 hours in words above it.

Only what a chart shows is in its key: the patient's own band, or the hump, never both.
"""

from dataclasses import dataclass, replace

from ptdiary.charts.frame import (
    Key,
    KeyItem,
    ScoreAxis,
    plan_key,
    scale_room,
    swatch,
)
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import Taken
from ptdiary.charts.sheet import Dashes, Sheet
from ptdiary.review.trends.band import (
    EASE,
    LIMIT,
    EarlierSessions,
    Places,
    earlier,
    hump,
    hump_start,
    needs_shape,
)
from ptdiary.review.trends.shapes import Curve, Series
from ptdiary.words.aligned import AlignedKey, AlignedWords
from ptdiary.words.charts import ScaleWords, Variants

HUMP_DASHES = (5.0, 3.0)
NAMED_DASHES = (5.0, 2.0)
BAND_EDGE, BAND_MIDDLE = 0.8, 1.5  # widths of its lines
WIDE_DASHES = (2.5, 2.0)  # so that a copy in black and white tells its edges from those of half
ONE_OF_TEN = 0.8  # across, in sizes of the words
ONE_OF_TEN_EDGE = 2.0
RATED, RATED_EDGE = 0.62, 0.7  # the same of a rating after an earlier session
_AXIS_LINE = 2.2  # length of a line's sample, in sizes of the words


def aligned_items(sheet: Sheet, series: Series, words: AlignedKey) -> tuple[KeyItem, ...]:
    """The entries in their order."""
    style = sheet.style
    items: list[KeyItem] = []
    if any(each.session == series.current for each in series.curves):
        items.append(_line(sheet, words.current, style.line, style.current_width, None))
    if series.ahead is not None:
        items.append(_dot(sheet, words.ahead, hollow=True))
    if needs_shape(series):
        items.append(_of_hump(sheet, series, words))
    return (*items, *_of_earlier(sheet, earlier(series), words))


def _of_hump(sheet: Sheet, series: Series, words: AlignedKey) -> KeyItem:
    if hump_start(series).is_drawn:
        return _hump(sheet, words.common)
    return KeyItem(_no_sample, 0.0, words.not_drawn)


def _of_earlier(sheet: Sheet, found: EarlierSessions, words: AlignedKey) -> list[KeyItem]:
    style = sheet.style
    if found.band:
        return [
            _band(sheet, words.wide, style.band_wide, WIDE_DASHES),
            _band(sheet, words.half, style.band_half, None),
            _line(sheet, words.middle, style.named, BAND_MIDDLE, None),
        ]
    if found.dots:
        return [_dot(sheet, words.ratings, hollow=False)]
    items = []
    if any(not curve.warned for curve in found.lines):
        items.append(_line(sheet, words.earlier, style.earlier, 1.1, None))
    if any(curve.warned for curve in found.lines):
        items.append(_line(sheet, words.named, style.named, 1.5, NAMED_DASHES))
    return items


def _no_sample(_x: float, _y: float) -> None:
    """Nothing: what is said is that there is nothing to see."""


def _line(
    sheet: Sheet, words: Variants, colour: str, width: float, dashes: Dashes | None
) -> KeyItem:
    long = _AXIS_LINE * sheet.style.size

    def draw(x: float, y: float) -> None:
        sheet.line([(x, y), (x + long, y)], colour, width, 2, dashes=dashes)

    return KeyItem(draw, long, words)


def _band(sheet: Sheet, words: Variants, colour: str, dashes: Dashes | None) -> KeyItem:
    style = sheet.style
    wide = 1.8 * style.size

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, wide, 0.95 * style.size)
        sheet.fill(box, colour, 2)
        for edge in (box.y0, box.y1):
            ends = [(box.x0, edge), (box.x1, edge)]
            sheet.line(ends, style.band_edge, BAND_EDGE, 2.1, dashes=dashes)

    return KeyItem(draw, wide, words)


def _dot(sheet: Sheet, words: Variants, *, hollow: bool) -> KeyItem:
    """One of the ten dots ahead, or of the ratings after earlier sessions."""
    wide = sheet.style.size

    def draw(x: float, y: float) -> None:
        place = [(x + wide / 2, y)]
        if hollow:
            draw_hollow(sheet, place, 2)
        else:
            draw_rated(sheet, place, 2)

    return KeyItem(draw, wide, words)


def draw_hollow(sheet: Sheet, places: Places, layer: float) -> None:
    """Dots of which each is one chance in ten."""
    style = sheet.style
    sheet.dots(
        places, "o", ONE_OF_TEN * style.size, layer,
        fill=style.surface, edge=style.line, edge_width=ONE_OF_TEN_EDGE,
    )  # fmt: skip


def draw_rated(sheet: Sheet, places: Places, layer: float) -> None:
    """Dots of which each is a rating after an earlier session."""
    style = sheet.style
    sheet.dots(
        places, "o", RATED * style.size, layer,
        fill=style.rating, edge=style.surface, edge_width=RATED_EDGE,
    )  # fmt: skip


def _hump(sheet: Sheet, words: Variants) -> KeyItem:
    style = sheet.style
    wide = 1.8 * style.size

    def draw(x: float, y: float) -> None:
        box = swatch(x, y, wide, 0.95 * style.size)
        sheet.fill(box, style.hump_peak, 2)
        sheet.line(
            [(box.x0, box.y1), (box.x1, box.y1)], style.bar_edge, 1.1, 2.1, dashes=HUMP_DASHES
        )
        sheet.fill(Box(box.x0, box.y0 - 0.5, box.x1, box.y0), style.hump_peak, 2)

    return KeyItem(draw, wide, words)


GRID = 1.6
_LIMIT = 2
_LIMIT_DASHES = (4.0, 3.0)
_LAST_HOUR, _LAST_COMPACT = 96, 84
_SCALE = (-0.4, 10.3)

# In sizes of the words: the room below the plot, beside the line at 72 hours, and between the
# scale and hour zero, so that the dot of the score before does not touch its number.
_BOTTOM = 3.4
_START = 0.5
_EDGE = 0.3
_BESIDE = 0.5
_HOURS_ROW, _CLOCK_ROW = 1.05, 2.35


@dataclass(frozen=True, slots=True)
class AlignedPlan:
    """The plot, its scales, this session, and the upper edge of the hump (or nothing).

    `zero` is where the session ended, in points from the left of the figure.
    """

    plot: Box
    zero: float
    scores: ScoreAxis
    last_hour: int
    compact: bool
    current: Curve | None
    hump: Places

    def x(self, hours: float) -> float:
        """Points from the left of the figure."""
        return self.zero + hours / self.last_hour * (self.plot.x1 - self.zero)

    def at(self, hours: float, score: float) -> tuple[float, float]:
        """The place of a rating."""
        return self.x(hours), self.scores.y(score)


def plan_aligned(
    sheet: Sheet, series: Series, words: AlignedWords, *, compact: bool
) -> tuple[AlignedPlan, Key]:
    """The plot with the room that its words leave, and the key under it."""
    style = sheet.style
    current = next((each for each in series.curves if each.session == series.current), None)
    key = plan_key(sheet, () if compact else aligned_items(sheet, series, words.key))
    left, right = scale_room(sheet, scale_words(words, compact=compact)), 0.7 * style.size
    last_hour = _LAST_COMPACT if compact else _LAST_HOUR
    plot = Box(left, key.height + _BOTTOM * style.size, sheet.width - right, sheet.height)
    edge = _edge(series, last_hour)
    zero = left + _START * style.size
    plan = AlignedPlan(plot, zero, ScoreAxis(plot), last_hour, compact, current, edge)
    lines = 1 if compact else max(len(each) for each in _limit_words(sheet, plan, words))
    above = (0.55 + 1.3 * lines) * style.points(0.95)
    plot = Box(plot.x0, plot.y0, plot.x1, sheet.height - above)
    return replace(plan, plot=plot, scores=ScoreAxis(plot, *_SCALE)), key


def _edge(series: Series, last_hour: int) -> Places:
    start = hump_start(series)
    if start.score is None or not start.is_drawn or not needs_shape(series):
        return []
    return hump(start.score, last_hour)


def scale_words(words: AlignedWords, *, compact: bool) -> ScaleWords:
    """What is at the left of the plot: the small chart has no room for more than the ends."""
    if not compact:
        return words.scale
    return ScaleWords(title="", worst=words.scale.worst, none=words.scale.none, better=())


def _limit_words(
    sheet: Sheet, plan: AlignedPlan, words: AlignedWords
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines over 48 hours, which end there, and over 72, which begin there."""
    size = sheet.style.points(0.95)
    start = plan.x(LIMIT) + _BESIDE * sheet.style.size
    return (
        _fitting(sheet, words.at_48, size, plan.x(EASE) - 2, bold=False),
        _fitting(sheet, words.at_72, size, sheet.width - start - 2, bold=True),
    )


def _fitting(
    sheet: Sheet, variants: tuple[tuple[str, ...], ...], size: float, room: float, *, bold: bool
) -> tuple[str, ...]:
    """The first variant whose lines are no wider than the room."""
    for lines in variants:
        if all(sheet.wide(line, size, bold=bold) <= room for line in lines):
            return lines
    return variants[-1]


def draw_hours(sheet: Sheet, plan: AlignedPlan, words: AlignedWords) -> None:
    """Hours since the session, and under whole days the real weekday and time."""
    style = sheet.style
    size, small = style.points(0.95), style.points(0.88)
    ticks = [tick for tick in words.ticks if tick.hour <= plan.last_hour]
    widest = max((sheet.wide(tick.words, size, bold=True) for tick in ticks), default=0.0)
    crowded = plan.compact or len(ticks) * (widest + size) > plan.plot.width
    for tick in ticks:
        if crowded and not tick.whole_day:
            continue
        x = plan.x(tick.hour)
        sheet.line([(x, plan.plot.y0), (x, plan.plot.y1)], style.grid, 0.9, GRID)
        at = "centre" if tick.hour or plan.compact else "left"
        said, clock = (
            (tick.compact_words, tick.compact_clock) if plan.compact else (tick.words, tick.clock)
        )
        colour = style.text if tick.whole_day else style.text_soft
        y = plan.plot.y0 - _HOURS_ROW * size
        box = _on_sheet(sheet, sheet.box_of(said, x, y, size, bold=tick.whole_day, at=at))
        sheet.write("hour", said, box, size, colour, bold=tick.whole_day)
        if clock:
            y = plan.plot.y0 - _CLOCK_ROW * size
            box = _on_sheet(sheet, sheet.box_of(clock, x, y, small, at=at))
            sheet.write("clock", clock, box, small, style.text_soft)


def _on_sheet(sheet: Sheet, box: Box) -> Box:
    """Words under the last hour, moved to the left as far as the sheet ends before them."""
    over = max(box.x1 - (sheet.width - _EDGE * sheet.style.size), 0)
    return Box(box.x0 - over, box.y0, box.x1 - over, box.y1)


def draw_limits(sheet: Sheet, plan: AlignedPlan, words: AlignedWords, taken: Taken) -> None:
    """48 and 72 hours: lines, and above the plot words that end and begin at them."""
    style, plot = sheet.style, plan.plot
    size = style.points(0.9 if plan.compact else 0.95)
    for hour, colour, width, dashes in (
        (EASE, style.text_soft, 1.3, _LIMIT_DASHES),
        (LIMIT, style.past_72, 1.9, None),
    ):
        x = plan.x(hour)
        sheet.line([(x, plot.y0), (x, plot.y1)], colour, width, _LIMIT, dashes=dashes)
        taken.lines.append((x, plot.y0, x, plot.y1))
    ease, limit = plan.x(EASE), plan.x(LIMIT)
    if plan.compact:
        y = plot.y1 + 0.7 * size
        box = sheet.box_of(words.compact_48, ease, y, size, at="centre")
        sheet.write("limit", words.compact_48, box, size, style.text)
        box = sheet.box_of(words.compact_72, limit, y, size, bold=True, at="centre")
        sheet.write("limit", words.compact_72, box, size, style.caution, bold=True)
        return
    at_48, at_72 = _limit_words(sheet, plan, words)
    _write_lines(sheet, at_48, ease, plot.y1, size, style.text, at="right", bold=False)
    start = limit + _BESIDE * style.size
    _write_lines(sheet, at_72, start, plot.y1, size, style.caution, at="left", bold=True)


def _write_lines(
    sheet: Sheet,
    lines: tuple[str, ...],
    x: float,
    foot: float,
    size: float,
    colour: str,
    *,
    at: str,
    bold: bool,
) -> None:
    for row, line in enumerate(reversed(lines)):
        box = sheet.box_of(line, x, foot + (0.75 + 1.3 * row) * size, size, bold=bold, at=at)
        sheet.write("limit", line, box, size, colour, bold=bold)
