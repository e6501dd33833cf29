"""A chart pulled to earlier or later days: the image follows the hand, and is drawn as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.charts.placed import Placed


class ChartDrag:
    """From press to release. Places are pixels of the window, to the right."""

    def __init__(self) -> None:
        self._from: float | None = None
        self._x = 0.0
        self._far = False
        self._start: datetime | None = None

    def press(self, x: float, placed: Placed | None) -> None:
        """The button goes down here, over this chart."""
        self._from = self._x = x
        self._far = False
        self._start = placed.days[0] if placed is not None and placed.days else None

    def pull(self, x: float, least: float) -> bool:
        """The mouse is here now; whether this is a drag, and no longer a click."""
        self._x = x
        if self._from is not None and self._start is not None:
            self._far = self._far or abs(x - self._from) > least
        return self._far

    def release(self) -> bool:
        """The button goes up; whether it was a drag."""
        far, self._far, self._from = self._far, False, None
        return far

    def shift(self, placed: Placed, ratio: float) -> float:
        """How far the hand is from where the drawn chart stands."""
        wanted = self._wanted(placed, ratio)
        if wanted is None or placed.days is None:
            return 0.0
        first, last = placed.days
        return (first - wanted) / (last - first) * placed.plot.width / ratio

    def step(self, placed: Placed, ratio: float) -> float:
        """The same as a part of what is shown, less than 0 for earlier days."""
        return -self.shift(placed, ratio) * ratio / max(placed.plot.width, 1.0)

    def _wanted(self, placed: Placed, ratio: float) -> datetime | None:
        """The left edge that the hand asks for."""
        if not self._far or self._from is None or self._start is None or placed.days is None:
            return None
        first, last = placed.days
        share = (self._x - self._from) * ratio / max(placed.plot.width, 1.0)
        return self._start - (last - first) * share
