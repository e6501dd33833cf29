"""Stripes inside a rectangle, as plain lines: every printer and file format draws them alike."""

from ptdiary.charts.placed import Box

Segment = tuple[float, float, float, float]


def stripes(box: Box, spacing: float, *, rising: bool) -> tuple[Segment, ...]:
    """Parallel lines at 45 degrees, `spacing` apart along x, cut at the sides of the box.

    `rising` goes up to the right, as y grows upwards. Stripes of neighbouring boxes line up.
    """
    lines = []
    slope = 1.0 if rising else -1.0
    # a line is y = slope * x + offset; two neighbours' offsets differ by the spacing
    offsets = [
        y - slope * x for x in (box.x0, box.x1) for y in (box.y0, box.y1)
    ]  # fmt: skip
    step = int(min(offsets) // spacing) + 1
    while step * spacing < max(offsets):
        lines.append(_cut(box, slope, step * spacing))
        step += 1
    return tuple(lines)


def _cut(box: Box, slope: float, offset: float) -> Segment:
    """The part of the line y = slope * x + offset that lies inside the box."""
    ends = sorted(((box.y0 - offset) / slope, (box.y1 - offset) / slope))
    left, right = max(box.x0, ends[0]), min(box.x1, ends[1])
    return left, slope * left + offset, right, slope * right + offset
