"""The visits to the therapist on the timeline: a dotted line, and a letter in a square on top."""

from collections.abc import Sequence

from ptdiary.charts.frame import Frame
from ptdiary.charts.placed import Box
from ptdiary.charts.plot import Taken
from ptdiary.charts.sheet import Sheet
from ptdiary.review.visits import Visit

_LINE, _SQUARE = 3.2, 7.5
_DOTS = (1.2, 2.0)
_LETTER, _WIDE, _TALL = 0.84, 1.15, 1.35  # in sizes of the words
_EDGE = 1.1


def draw_visits(
    sheet: Sheet, frame: Frame, visits: Sequence[Visit], letter: str, taken: Taken
) -> tuple[tuple[Visit, Box], ...]:
    """Those in the plot, each with the square at its top; of close ones the last has the square.

    A visit that was is dark, one to come is white.
    """
    style, plot = sheet.style, frame.plot
    wide, tall = _WIDE * style.size, _TALL * style.size
    placed: list[tuple[Visit, Box]] = []
    for visit in visits:
        if not frame.days.start <= visit.at <= frame.days.end:
            continue
        x = frame.days.x(visit.at)
        foot = plot.y1 - tall
        sheet.line([(x, plot.y0), (x, foot)], style.text_soft, _EDGE, _LINE, dashes=_DOTS)
        taken.lines.append((x, plot.y0, x, plot.y1))
        left = min(max(x - wide / 2, plot.x0), plot.x1 - wide)
        box = Box(left, foot, left + wide, plot.y1)
        if placed and box.overlaps(placed[-1][1].grown(1)):
            placed.pop()
        placed.append((visit, box))
    for visit, box in placed:
        draw_square(sheet, box, letter, to_come=visit.to_come)
        taken.walls.append(box)
    return tuple(placed)


def draw_square(sheet: Sheet, box: Box, letter: str, *, to_come: bool, kind: str = "visit") -> None:
    """The letter in its square."""
    style = sheet.style
    size = style.points(_LETTER)
    sheet.fill(box, style.surface if to_come else style.text_soft, _SQUARE)
    sheet.outline(box, style.text_soft, _EDGE, _SQUARE + 0.1)
    room = sheet.box_of(letter, *box.middle, size, bold=True, at="centre")
    colour = style.text if to_come else style.surface
    sheet.write(kind, letter, room, size, colour, bold=True, layer=_SQUARE + 0.2)


def square_size(sheet: Sheet) -> tuple[float, float]:
    """How wide and how tall a square is."""
    return _WIDE * sheet.style.size, _TALL * sheet.style.size
