"""What a drawing placed where: for hit tests on the screen, and for tests that look for overlaps.

Positions are pixels of the figure at its own dpi, from its top left corner, y downwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import hypot


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle between two corners; x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From edge to edge."""
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies wholly inside the other."""
        return (
            other.x0 <= self.x0
            and other.y0 <= self.y0
            and self.x1 <= other.x1
            and self.y1 <= other.y1
        )

    def grown(self, by: float) -> "Box":
        """The box with `by` more on every side."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWords:
    """Words on the chart. `kind` names their purpose: date, score, mark, today, key, ..."""

    kind: str
    words: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPoint:
    """A rating on the chart. `left_out` is the reason why a small cross stands for it.

    `session` is the id of that before it, where the chart can show the hours after it.
    """

    entry: str
    x: float
    y: float
    left_out: str | None
    session: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBar:
    """A session's usual hours in the lane, and the tail past 72 hours if it has one."""

    session: str
    row: int
    box: Box
    tail: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A warning's icon. `marks` are places in the series' marks: the shown one, then the others.

    `words` is empty if there was no room at all. `span` is the hatched time past 72 hours.
    """

    marks: tuple[int, ...]
    icon: Box
    words: str
    span: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedStep:
    """The average of some days from `first` on: the column they take, and how high it stands."""

    first: date
    column: Box
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedVisit:
    """A visit's square."""

    at: datetime
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """All that a drawing placed, in the order of time.

    `days` is what the plot's left and right edges stand for, and `strip` what moves with them;
    both None if they are not moments.
    `lanes` are the rooms of the optional lanes. In `columns` a point is hit at any height.
    `hours` has by session where in the plot 12 to 72 hours after it are, and 24 to 72. Points
    without `dots_drawn`, and steps without `steps_drawn`, are there for the keyboard alone.
    """

    width: float
    height: float
    plot: Box
    words: tuple[PlacedWords, ...]
    points: tuple[PlacedPoint, ...]
    bars: tuple[PlacedBar, ...]
    marks: tuple[PlacedMark, ...]
    days: tuple[datetime, datetime] | None = None
    strip: Box | None = None
    lanes: tuple[Box, ...] = ()
    columns: bool = False
    steps: tuple[PlacedStep, ...] = ()
    visits: tuple[PlacedVisit, ...] = ()
    hours: Mapping[str, tuple[Box, Box]] = field(default_factory=dict)
    dots_drawn: bool = True
    steps_drawn: bool = False

    def nearest(self, x: float, y: float, within: float) -> int | None:
        """Which point is nearest to a place, at most `within` pixels away."""
        close = [
            (far, index)
            for index, each in enumerate(self.points)
            if abs(each.x - x) <= within
            and (far := hypot(each.x - x, 0 if self.columns else each.y - y)) <= within
        ]
        return min(close)[1] if close else None

    def step_at(self, x: float, y: float, within: float) -> int | None:
        """Which step is at a place, at most `within` pixels above or below its line."""
        for index, each in enumerate(self.steps):
            if each.column.x0 <= x < each.column.x1 and abs(each.y - y) <= within:
                return index
        return None

    def visit_at(self, x: float, y: float) -> int | None:
        """Which visit's square is at a place."""
        for index, each in enumerate(self.visits):
            if each.box.x0 <= x <= each.box.x1 and each.box.y0 <= y <= each.box.y1:
                return index
        return None
