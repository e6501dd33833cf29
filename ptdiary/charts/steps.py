"""The averages of weeks as steps over the timeline's plot, each with its number and its days.

The step leads, as it is what one rating more or less does not move; the ratings stay behind it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from ptdiary.charts.frame import Frame
from ptdiary.charts.packing import best_place
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import Taken
from ptdiary.charts.sheet import Sheet
from ptdiary.charts.style import Segment
from ptdiary.review.averages import DayAverage
from ptdiary.review.trends.shapes import Averages
from ptdiary.words.charts import AverageWords, Variants

_GRAIN, _RISER, _STEP = 4.5, 5.3, 5.5
GRAIN_WIDTH = 1.5
_RISER_WIDTH, _THIN_WIDTH = 1.2, 2.0
_THIN_DASHES = (2.0, 1.4)
_HALO = 3.0
_NUMBER, _DAYS = 1.1, 0.8  # in sizes of the words
_OVER = (0.95, 1.7, 2.5)  # in sizes of the number: from the line to its middle
_BESIDE = 1.5  # points between words and a line that they never touch
_SHARES = (0.5, 0.35, 0.65, 0.22, 0.78)  # of a step, where its words are looked for
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AverageStep:
    """An average as it is drawn: from `x0` to `x1` at the height `y`, in points."""

    average: DayAverage
    x0: float
    x1: float
    y: float


def steps_of(frame: Frame, averages: Averages) -> tuple[AverageStep, ...]:
    """Those that reach into the plot, cut to it."""

    def x(day: date) -> float:
        return frame.days.within(datetime.combine(day, time(), frame.days.start.tzinfo))

    found = (
        AverageStep(each, x(each.first), x(each.last + _DAY), frame.scores.y(float(each.mean)))
        for each in averages.each
    )
    return tuple(step for step in found if step.x1 > step.x0)


def draw_grain(sheet: Sheet, frame: Frame, averages: Averages, taken: Taken) -> None:
    """The finer averages, thin: steps that are joined where no time without ratings is between."""
    lines = list(_outline(steps_of(frame, averages)))
    sheet.segments(lines, sheet.style.rating, GRAIN_WIDTH, _GRAIN)
    taken.lines += lines


def _outline(steps: Sequence[AverageStep]) -> Iterator[Segment]:
    yield from ((step.x0, step.y, step.x1, step.y) for step in steps)
    yield from _risers(steps)


def _risers(steps: Sequence[AverageStep]) -> Iterator[Segment]:
    for before, after in pairwise(steps):
        if after.average.first - before.average.last == _DAY:
            yield (after.x0, before.y, after.x0, after.y)


def draw_steps(
    sheet: Sheet,
    frame: Frame,
    averages: Averages,
    steps: Sequence[AverageStep],
    words: Sequence[AverageWords],
    taken: Taken,
) -> None:
    """Bold steps with their numbers, and at the foot how many days are rated.

    One of few days is thin and dashed: it says little. Words keep clear of all upright lines.
    """
    style = sheet.style
    risers = list(_risers(steps))
    sheet.segments(risers, style.surface, _RISER_WIDTH + _HALO, _RISER - 0.1)
    sheet.segments(risers, style.line, _RISER_WIDTH, _RISER)
    whole = [_flat(step) for step in steps if not averages.is_thin(step.average)]
    thin = [_flat(step) for step in steps if averages.is_thin(step.average)]
    sheet.segments([*whole, *thin], style.surface, style.average_width + _HALO, _STEP - 0.1)
    sheet.segments(whole, style.line, style.average_width, _STEP)
    sheet.segments(thin, style.line, _THIN_WIDTH, _STEP, dashes=_THIN_DASHES)
    taken.lines += [*risers, *whole, *thin]
    said = dict(zip((each.first for each in averages.each), words, strict=True))
    uprights = _uprights(taken.lines)
    for step in steps:
        _write_number(sheet, frame, step, said[step.average.first].number, uprights, taken)
    rated = [said[step.average.first].rated for step in steps]
    if any(rated):
        _write_all_days(sheet, frame, steps, rated, uprights, taken)


def _flat(step: AverageStep) -> Segment:
    return step.x0, step.y, step.x1, step.y


def _write_number(
    sheet: Sheet,
    frame: Frame,
    step: AverageStep,
    said: str,
    uprights: Sequence[Box],
    taken: Taken,
) -> None:
    style = sheet.style
    size = style.points(_NUMBER)
    if sheet.wide(said, size, bold=True) > step.x1 - step.x0 + size / 2:
        return
    candidates = [
        sheet.box_of(said, x, step.y + up * over * size, size, bold=True, at="centre")
        for over in _OVER
        for up in (1, -1)
        for x in _places(step)
    ]
    walls = [*taken.walls, *uprights]
    above_0 = replace(frame.plot, y0=frame.scores.y(0))
    # best where it hides no rating, else where it hides fewest
    box = best_place(candidates, [*walls, *taken.grain], taken.lines, above_0) or best_place(
        candidates, walls, taken.lines, frame.plot.grown(1)
    )
    if box is not None:
        sheet.write("average", said, box, size, style.line, bold=True, halo=style.surface)
        taken.walls.append(box)


def _write_all_days(
    sheet: Sheet,
    frame: Frame,
    steps: Sequence[AverageStep],
    said: Sequence[Variants],
    uprights: Sequence[Box],
    taken: Taken,
) -> None:
    """How many days are rated, all in the longest words that a whole step has room for."""
    size = sheet.style.points(_DAYS)
    widest = max((step.x1 - step.x0 for step in steps), default=0.0)
    longest = 0
    while any(
        sheet.wide(each[longest], size) + size > widest for each in said if longest < len(each) - 1
    ):
        longest += 1
    for step, variants in zip(steps, said, strict=True):
        _write_days(sheet, frame, step, variants[longest:], uprights, taken)


def _write_days(
    sheet: Sheet,
    frame: Frame,
    step: AverageStep,
    said: Variants,
    uprights: Sequence[Box],
    taken: Taken,
) -> None:
    """The longest of these words that find room under the plot."""
    style = sheet.style
    size = style.points(_DAYS)
    walls = [*taken.walls, *uprights]
    for variant in said:
        if sheet.wide(variant, size) + size / 2 > step.x1 - step.x0:
            continue
        candidates = [
            sheet.box_of(variant, x, frame.rated.middle[1], size, at="centre")
            for x in _places(step)
        ]
        room = Box(step.x0, frame.rated.y0 - 1, step.x1, frame.plot.y0)
        box = best_place(candidates, walls, taken.lines, room)
        if box is not None:
            sheet.write("days", variant, box, size, style.text_soft, halo=style.surface)
            taken.walls.append(box)
            return


def _places(step: AverageStep) -> Iterator[float]:
    for share in _SHARES:
        yield step.x0 + share * (step.x1 - step.x0)


def _uprights(lines: Sequence[Segment]) -> list[Box]:
    """Lines of a moment, as what words may not touch; others may run behind their halo."""
    return [
        Box(x0 - _BESIDE, min(y0, y1), x0 + _BESIDE, max(y0, y1))
        for x0, y0, x1, y1 in lines
        if x0 == x1
    ]
