"""How often Trends claims a change where there is none, and how often it sees one.

Daily ratings around a level, with a session every third day and a point more on the two days after
it; a day hands on a part of its distance from the level. Sides as on the page: ten days beside the
ten before (since a visit), two weeks beside the first two of six, four weeks beside the first four
of twelve. What is scored is the program's own verdict, from the numbers alone: what rules and a
high rating hold back can only make false claims fewer.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np

from ptdiary.review.averages import mean_of
from ptdiary.review.trends.verdict import verdict
from tests.bench.table import BenchTable, percent

DEPENDENCES = (0.0, 0.2, 0.5, 0.8)
SCATTERS = (0.7, 1.2, 1.8)
MISSING = (0.0, 0.12, 0.4)
LENGTHS = (10, 14, 28)
LEVELS = {"low": 0.5, "middle": 4.0, "high": 9.5}
AFTER_SESSION, EVERY = 1.0, 3
SEED = 4_300_000
COUNT = 400
CLAIMS = {"better", "up", "lower_then_higher", "higher_then_lower"}
TURNS = {"lower_then_higher", "higher_then_lower"}
COLUMNS = (
    "change said, none true: worst",
    "middle of the cells",
    "averages a point apart: worst",
    "the same said, 1 point true: worst",
    "the same said, none true",
    "too early",
    "1 point seen",
    "2 points seen",
)
ROWS = {
    f"{days} days a side, dependence {dependence:g}": (days, dependence)
    for days, dependence in product(LENGTHS, DEPENDENCES)
}


@dataclass(frozen=True)
class Cell:
    days: int
    dependence: float
    scatter: float
    missing: float
    level: str

    @property
    def seed(self):
        numbers = (
            LENGTHS.index(self.days), DEPENDENCES.index(self.dependence),
            SCATTERS.index(self.scatter), MISSING.index(self.missing), [*LEVELS].index(self.level),
        )  # fmt: skip
        return SEED + sum(number * 5**place for place, number in enumerate(numbers))

    @property
    def is_usual(self):
        """The one cell of its length and dependence that what is seen is told of."""
        return (self.scatter, self.missing, self.level) == (1.2, 0.12, "middle")


CELLS = tuple(Cell(*each) for each in product(LENGTHS, DEPENDENCES, SCATTERS, MISSING, LEVELS))


def diaries(cell, change, count):
    """The latest days, those before them, and where those are long ago the days between.

    `change` is by how much the average of the latest days is truly higher. Each side is rated days
    in their order, as number and score; the days between go with the latest.
    """
    rng = np.random.default_rng(cell.seed)
    days = 3 * cell.days
    level = LEVELS[cell.level] + hung_together(rng, count, days, cell.dependence) * cell.scatter
    level += after_sessions(rng, count, days)
    begins = 2 * cell.days if cell.days == LENGTHS[0] else cell.days
    level[:, begins:] += latent_change(cell, change)
    scores = np.clip(np.rint(level), 0, 10).astype(int)
    rated = rng.random((count, days)) >= cell.missing
    for row in range(count):
        thirds = [
            tuple(
                (day, Fraction(int(scores[row, day])))
                for day in range(third * cell.days, (third + 1) * cell.days)
                if rated[row, day]
            )
            for third in range(3)
        ]
        first, between, latest = thirds
        if cell.days == LENGTHS[0]:
            yield latest, between, ()
        else:
            yield latest, first, between if cell.days == LENGTHS[-1] else ()


def hung_together(rng, count, days, dependence):
    new = rng.normal(0, 1, (count, days))
    held = np.zeros((count, days))
    held[:, 0] = new[:, 0]
    for day in range(1, days):
        held[:, day] = dependence * held[:, day - 1] + math.sqrt(1 - dependence**2) * new[:, day]
    return held


def after_sessions(rng, count, days):
    first = rng.integers(0, EVERY, (count, 1))
    since = (np.arange(days)[None, :] - first) % EVERY
    return AFTER_SESSION * (since > 0) - AFTER_SESSION * (EVERY - 1) / EVERY


def expected(level, scatter):
    """The average of whole scores from 0 to 10 about a level, session days and others together."""
    rises = [AFTER_SESSION * ((each > 0) - (EVERY - 1) / EVERY) for each in range(EVERY)]
    return sum(
        (1 + math.erf((level + rise - score - 0.5) / scatter / math.sqrt(2))) / 2
        for rise in rises
        for score in range(10)
    ) / len(rises)


def latent_change(cell, change):
    """By how much the level has to change so that the average does, away from an end of the scale.

    At the low end the change is one up, else down.
    """
    if not change:
        return 0.0
    level, sign = LEVELS[cell.level], 1 if cell.level == "low" else -1
    short, far = 0.0, 10.0
    for _ in range(40):
        middle = (short + far) / 2
        moved = abs(expected(level + sign * middle, cell.scatter) - expected(level, cell.scatter))
        short, far = (short, middle) if moved > change else (middle, far)
    return sign * short


def said(cell, change, count=COUNT):
    """What is said of each diary of a cell."""
    return [
        verdict(before, latest, last_rating=None, rules=(), lately=lately).claim
        for latest, before, lately in diaries(cell, change, count)
    ]


def point_apart(cell, count=COUNT):
    """The share of diaries without a change whose averages differ by a point or more."""
    sides = [each for each in diaries(cell, 0, count) if each[0] and each[1]]
    return share(
        [abs(mean_of(latest) - mean_of(before)) >= 1 for latest, before, _ in sides], {True}
    )


def share(found, wanted):
    return sum(each in wanted for each in found) / len(found)


def false_claims(cell, count=COUNT):
    """Shares: a change said where there is none, and "the same" where a point is true."""
    return share(said(cell, 0, count), CLAIMS), share(said(cell, 1, count), {"same"})


def row(name, count=COUNT):
    """The worst of the 27 cells of one length and dependence; what is seen, of the usual one."""
    cells = [c for c in CELLS if (c.days, c.dependence) == ROWS[name]]
    none = {cell: said(cell, 0, count) for cell in cells}
    point = {cell: said(cell, 1, count) for cell in cells}
    usual = next(cell for cell in cells if cell.is_usual)
    claims = sorted(share(each, CLAIMS) for each in none.values())
    return tuple(
        percent(each)
        for each in (
            claims[-1],
            claims[len(claims) // 2],
            max(point_apart(cell, count) for cell in cells),
            max(share(each, {"same"}) for each in point.values()),
            share(none[usual], {"same"}),
            share(none[usual], {"early"}),
            share(point[usual], CLAIMS),
            share(said(usual, 2, count), CLAIMS),
        )
    )


def table():
    return BenchTable(
        title="change", first="diary", columns=COLUMNS, names=tuple(ROWS), count=COUNT, cells=row
    )
