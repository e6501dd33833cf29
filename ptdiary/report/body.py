"""Where it hurts as a small picture of the back, seen from behind, so that left stays left.

Shapes are those that the patient presses on the screen (`resources/body/back.json`).
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Any

from ptdiary.diary import mirrored
from ptdiary.paths import resource_text
from ptdiary.report.blocks import BodyChart
from ptdiary.review.page.figures import Count

Outline = tuple[tuple[float, float], ...]

FEW, SOME, MOST = 1, 2, 3  # shades: at most a third of the most frequent place, two thirds, above

# Distance of the hatching in the space of the picture; the most frequent are black.
HATCHING = {FEW: 11.0, SOME: 5.5}


@cache
def size() -> tuple[float, float]:
    """Width and height of the picture's space."""
    width, height = _data()["size"]
    return width, height


@cache
def head() -> tuple[float, float, float, float]:
    """The head, which is no place: left, top, width, height."""
    left, top, width, height = _data()["head"]
    return left, top, width, height


@cache
def outlines() -> Mapping[str, Outline]:
    """Each place of the picture; the patient's left is at the left."""
    data = _data()
    width = data["size"][0]
    found = {name: _outline(points) for name, points in data["centre"].items()}
    for name, points in data["left"].items():
        found[name] = _outline(points)
        found[mirrored(name)] = tuple((width - x, y) for x, y in found[name])
    return found


def shades(counted: Iterable[Count]) -> tuple[tuple[str, int], ...]:
    """The shade of each marked place that the picture has."""
    counts = {each.what: each.times for each in counted}
    highest = max(counts.values(), default=0)
    return tuple((place, _shade(counts[place], highest)) for place in outlines() if place in counts)


def hidden(counted: Iterable[Count]) -> tuple[Count, ...]:
    """The marked places that lie at the front or the side, so that the picture lacks them."""
    return tuple(each for each in counted if not is_drawn(each.what))


def is_drawn(place: str) -> bool:
    """Whether the picture has a place."""
    return place in outlines()


def hatches(outline: Outline, distance: float) -> tuple[Outline, ...]:
    """Rising lines over a shape, clipped to it: each the two ends of a piece."""
    sums = [x + y for x, y in outline]
    first = int(min(sums) // distance) + 1
    last = int(max(sums) // distance)
    return tuple(
        piece for step in range(first, last + 1) for piece in _inside(outline, step * distance)
    )


def body_svg(chart: BodyChart) -> str:
    """The picture as an SVG document, for the page in HTML."""
    width, height = size()
    left, top, wide, tall = head()
    marked = dict(chart.shades)
    oval = f'cx="{left + wide / 2}" cy="{top + tall / 2}" rx="{wide / 2}" ry="{tall / 2}"'
    parts = [f'<ellipse {oval} fill="none" stroke="#606060"/>']
    for place, outline in outlines().items():
        shade = marked.get(place, 0)
        points = " ".join(f"{x},{y}" for x, y in outline)
        fill = "#000" if shade == MOST else "#fff"
        parts.append(f'<polygon points="{points}" fill="{fill}" stroke="#606060"/>')
        for (x1, y1), (x2, y2) in hatches(outline, HATCHING[shade]) if shade in HATCHING else ():
            line = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
            parts.append(f'<line {line} stroke="#000" stroke-width="1.6"/>')
    side = 'y="30" font-size="26"'
    words = (
        f'<text x="2" {side}>{escape(chart.left)}</text>'
        f'<text x="{width - 2}" {side} text-anchor="end">{escape(chart.right)}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif">{"".join(parts)}{words}</svg>'
    )


def _inside(outline: Outline, total: float) -> tuple[Outline, ...]:
    """The pieces of the line x + y = total that lie inside a shape."""
    crossings = []
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        start, end = x1 + y1 - total, x2 + y2 - total
        if (start < 0) != (end < 0):
            share = start / (start - end)
            crossings.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    crossings.sort()
    return tuple(zip(crossings[::2], crossings[1::2], strict=True))


def _shade(times: int, highest: int) -> int:
    return FEW if 3 * times <= highest else SOME if 3 * times <= 2 * highest else MOST


def _outline(points: Iterable[Iterable[float]]) -> Outline:
    return tuple((float(x), float(y)) for x, y in points)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource_text("body/back.json"))
    return data
