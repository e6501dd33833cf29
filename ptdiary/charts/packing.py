"""Where words, icons and bars find room. Plain numbers in, places out; nothing here draws.

All lengths are points, x grows to the right.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from ptdiary.charts.placed import Box
from ptdiary.charts.style import Segment

Interval = tuple[float, float]

# With more icons than this, a few regular arrangements are tried instead of all of them.
_TRIED_IN_FULL = 6
_REGULAR = ("01", "10", "001", "0", "011")
_WORDLESS = 1000.0  # worse than any shortening
_CLEAR = 1.5  # points between words and a line
_HAIR = 1e-6  # points
_ON_THE_LEFT = 0.4  # words are looked for to the right of their icon


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """An icon at `x`, and how wide its words are in each variant, the longest first."""

    x: float
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IconPlace:
    """The row (0 above 1) of an icon, and which variant goes on which side; None: no words."""

    row: int
    variant: int | None
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IconLane:
    """Two rows of icons with words. `icon` is half an icon's width, `gap` from its middle to words.

    Words keep between `left` and `right`. From each icon a line goes down.
    """

    left: float
    right: float
    icon: float
    gap: float


def grouped(xs: Sequence[float], weights: Sequence[int], apart: float) -> list[list[int]]:
    """Indices of what is too close to have icons of its own, the weightiest of each first.

    The first ones of two groups are at least `apart` away from each other.
    """
    groups = [[index] for index in sorted(range(len(xs)), key=lambda index: xs[index])]
    # the two nearest are joined first, again and again: distances are kept, as years have many
    to_next = [xs[after[0]] - xs[before[0]] for before, after in pairwise(groups)]
    while to_next and min(to_next) < apart:
        place = to_next.index(min(to_next))
        del to_next[place]
        both = groups[place] + groups.pop(place + 1)
        groups[place] = sorted(both, key=lambda index: (-weights[index], xs[index]))
        for before in range(max(place - 1, 0), min(place + 1, len(to_next))):
            to_next[before] = xs[groups[before + 1][0]] - xs[groups[before][0]]
    return groups


def pack_marks(wanted: Sequence[Icon], lane: IconLane) -> tuple[IconPlace, ...]:
    """Rows and words for icons from left to right, at least two `icon`s from each other.

    Words do not touch other words or icons, do not leave the lane, and no line down from an icon
    crosses them. Shorter words are taken before any are left out.
    """
    best: tuple[IconPlace, ...] = ()
    least = float("inf")
    for rows in _arrangements(len(wanted)):
        places = _Arrangement(wanted, rows, lane).packed()
        cost = sum(_cost(place) for place in places)
        if cost < least:
            best, least = places, cost
    return best


def _cost(place: IconPlace) -> float:
    if place.variant is None:
        return _WORDLESS
    return place.variant + (_ON_THE_LEFT if place.left else 0)


def _arrangements(count: int) -> Iterator[tuple[int, ...]]:
    if count <= _TRIED_IN_FULL:
        yield from product((0, 1), repeat=count)
        return
    for pattern in _REGULAR:
        yield tuple(int(pattern[index % len(pattern)]) for index in range(count))


class _Arrangement:
    """Icons whose rows are fixed: words are first placed at their shortest, then lengthened."""

    def __init__(self, wanted: Sequence[Icon], rows: Sequence[int], lane: IconLane) -> None:
        self.wanted = wanted
        self.rows = rows
        self.lane = lane
        self.words: dict[int, tuple[Interval, IconPlace]] = {}

    def packed(self) -> tuple[IconPlace, ...]:
        # all at their shortest first, so that long words of one do not leave others without any
        for index, each in enumerate(self.wanted):
            self._try(index, [len(each.widths) - 1])
        for index, each in enumerate(self.wanted):
            self._try(index, range(len(each.widths)))
        return tuple(
            self.words[index][1] if index in self.words else IconPlace(row=row, variant=None)
            for index, row in enumerate(self.rows)
        )

    def _try(self, index: int, variants: Iterable[int]) -> None:
        row, each = self.rows[index], self.wanted[index]
        blocked = list(self._blocked(index))
        for variant in variants:
            for left in (False, True):
                interval = self._interval(each, variant, left=left)
                if self._free(interval, blocked):
                    self.words[index] = interval, IconPlace(row=row, variant=variant, left=left)
                    return

    def _interval(self, each: Icon, variant: int, *, left: bool) -> Interval:
        near, far = self.lane.gap, self.lane.gap + each.widths[variant]
        return (each.x - far, each.x - near) if left else (each.x + near, each.x + far)

    def _free(self, interval: Interval, blocked: Iterable[Interval]) -> bool:
        start, end = interval
        if start < self.lane.left or end > self.lane.right:
            return False
        return not any(start < b and a < end for a, b in blocked)

    def _blocked(self, index: int) -> Iterator[Interval]:
        """What words in the row of one icon may not touch."""
        row, room = self.rows[index], self.lane.icon
        for other, each in enumerate(self.wanted):
            # an icon of the same row, or the line down from an icon of the row above
            if self.rows[other] == row or (row == 1 and other != index):
                yield each.x - room, each.x + room
            if other != index and self.rows[other] == row and other in self.words:
                start, end = self.words[other][0]
                yield start - room / 2, end + room / 2


def best_place(
    candidates: Iterable[Box], walls: Sequence[Box], lines: Sequence[Segment], inside: Box
) -> Box | None:
    """The first box that fewest lines cross, among those inside and clear of the walls."""
    best: Box | None = None
    least = len(lines) + 1
    for box in candidates:
        if not box.within(inside) or any(box.overlaps(wall) for wall in walls):
            continue
        clear = box.grown(_CLEAR)
        count = sum(crosses(line, clear) for line in lines)
        if count == 0:
            return box
        if count < least:
            best, least = box, count
    return best


def crosses(line: Segment, box: Box) -> bool:
    """Whether a straight line runs through a box."""
    x0, y0, x1, y1 = line
    if (x0 < box.x0 and x1 < box.x0) or (x0 > box.x1 and x1 > box.x1):
        return False  # most lines are far away
    # the share of the line between the sides of the box, then also between its edges
    enter, leave = 0.0, 1.0
    for start, step, low, high in (
        (x0, x1 - x0, box.x0, box.x1),
        (y0, y1 - y0, box.y0, box.y1),
    ):
        if step == 0:
            if not low < start < high:
                return False
            continue
        first, second = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, first), min(leave, second)
    return enter < leave


def rows_for(extents: Sequence[Interval], most: int) -> tuple[int, ...]:
    """A row for each interval so that none overlap in a row; neighbours alternate while they can.

    If more than `most` rows would be needed, the row that is free soonest is taken.
    """
    ends: list[float] = []
    rows: list[int] = []
    for index, (start, end) in enumerate(extents):
        # two rows by turns, so that neighbours are told apart before they overlap
        order = [index % 2, 1 - index % 2, *range(2, most)]
        ends += [float("-inf")] * (most - len(ends))
        row = next((row for row in order if ends[row] <= start), None)
        if row is None:
            row = min(range(most), key=lambda each: ends[each])
        ends[row] = max(ends[row], end)
        rows.append(row)
    return tuple(rows)


def flow(widths: Sequence[float], available: float) -> list[list[int]]:
    """Indices of things in a line that is broken where it is full."""
    lines: list[list[int]] = [[]]
    used = 0.0
    for index, width in enumerate(widths):
        if lines[-1] and used + width > available:
            lines.append([])
            used = 0.0
        lines[-1].append(index)
        used += width
    return lines


def spread(
    wanted: Sequence[float], step: float, low: float, high: float, taken: Sequence[float] = ()
) -> list[float]:
    """Places beside each other and beside those taken, each as near as is free to the wanted one.

    Each is at least a `step` from any other, from `low` to `high`; what finds no room there lies
    where it was wanted.
    """
    found: list[float] = []
    for x in wanted:
        others = [*taken, *found]
        beside = [each + side * step for each in others for side in (-1, 1)]
        free = [
            place
            for place in (x, *beside)
            if low <= place <= high and all(abs(place - each) > step - _HAIR for each in others)
        ]
        found.append(min(free, key=lambda place: abs(place - x), default=x))
    return found


def joined_spans(spans: Iterable[Interval]) -> list[Interval]:
    """The same stretch as its parts, overlaps counted once."""
    out: list[Interval] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out
