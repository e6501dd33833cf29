"""Does one way cost more? How often that is claimed of patients in whom it does, or does not.

A patient: a level that drifts from half day to half day and may fall over 45 days, a hump after
each session that may fade with practice, higher by `effect` where the session went the way that is
asked about, and whole-numbered ratings each morning and evening of which some are missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from itertools import product
from statistics import median

import numpy as np

from ptdiary.diary import Diary, Entry, Session
from ptdiary.review.outlook.compare import Measured, answer_of
from ptdiary.review.outlook.ways import HARDER
from tests.bench.piped import PipedProgram, document_of
from tests.bench.table import BenchTable, mean_and_worst

SEED = 2026
COUNT = 400  # patients a cell
SESSIONS = (10, 16, 24, 30)
EFFECTS = (0, 2)
ORDERS = ("mixed", "rising", "blocks")
SCATTERS = {"calm": (0.4, 0.5), "usual": (0.6, 0.7), "rough": (1.0, 1.0)}  # of level, of rating
MORNING, EVENING = 8, 20
SESSION_ENDS = 15  # o'clock
HALF_DAY = 12  # hours
WATCHED = (5, 17, 29, 41, 53, 65)  # hours after a session at which it is rated
MISSING = -1
START = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Cell:
    level: float = 2.5
    scatter: str = "usual"
    fades_in: float = 12  # sessions; 0: it does not fade
    missing: float = 0.2
    falls: bool = False
    misses_less: float = 0  # after a session that went the way that is asked about

    @property
    def name(self):
        fading = f"fading in {self.fades_in:g}" if self.fades_in else "not fading"
        falling = ", getting better" if self.falls else ""
        missing = f"{self.missing:.0%} missing, {self.misses_less:.0%} less after harder"
        return f"{self.level}, {self.scatter}, {fading}, {missing}{falling}"


USUAL = Cell()
CELLS = (
    USUAL,
    *(replace(USUAL, level=level) for level in (1.5, 4)),
    *(replace(USUAL, scatter=scatter) for scatter in ("calm", "rough")),
    *(replace(USUAL, fades_in=fades_in) for fades_in in (0, 4)),
    *(replace(USUAL, missing=missing) for missing in (0, 0.4)),
    replace(USUAL, falls=True),
    replace(USUAL, missing=0.5, misses_less=0.4),
    Cell(1.5, "rough", 12, 0.4, falls=True),
    Cell(4, "calm", 4, 0, falls=True),
    Cell(4, "rough", 0, 0.4, falls=False),
    Cell(1.5, "calm", 4, 0, falls=True),
)


@dataclass(frozen=True)
class ComparedPatient:
    """What one patient rated each half day, the days with a session, and which way each went."""

    ratings: list[int]
    days: list[int]
    ways: list[bool]

    @cached_property
    def measured(self):
        """The sessions as they are compared, in the order of time."""
        return _measured(self.ratings, self.days, self.ways)

    def document(self):
        """A diary: what went the way that is asked about was at the clinic, the rest at home."""
        over = 24 * (self.days[-1] + 4) + MORNING
        hours = (MORNING + HALF_DAY * half_day for half_day in range(len(self.ratings)))
        entries = tuple(
            Entry(id=f"e{hour:05}", at=START + timedelta(hours=hour), soreness=score)
            for hour, score in zip(hours, self.ratings, strict=True)
            if score != MISSING and hour <= over
        )
        sessions = tuple(
            Session(
                id=f"s{place:03}",
                ended_at=START + timedelta(days=day, hours=SESSION_ENDS),
                setting="clinic" if way else "home",
            )
            for place, (day, way) in enumerate(zip(self.days, self.ways, strict=True))
        )
        diary = Diary(entries=entries, sessions=sessions)
        return document_of(diary, (START + timedelta(hours=over)).isoformat())


def patients(random, cell, order, sessions, effect, count):
    """The measured sessions of each patient, in the order of time."""
    return [each.measured for each in lived(random, cell, order, sessions, effect, count)]


def lived(random, cell, order, sessions, effect, count):
    """So many patients of a cell."""
    days = np.cumsum(random.choice((2, 3, 4), size=(count, sessions)), axis=1)
    ways = np.array([ORDER[order](random, sessions) for _ in range(count)])
    hours = MORNING + HALF_DAY * np.arange(2 * (days.max() + 7))
    truth = _level(random, cell, hours, count)
    practice = np.exp(-np.arange(sessions) / cell.fades_in) if cell.fades_in else 0.4
    heights = 0.6 + 2.4 * practice + effect * ways + random.normal(0, 1, ways.shape)
    for place in range(sessions):
        since = hours - (24 * days[:, place] + SESSION_ENDS)[:, None]
        truth = truth + np.maximum(heights[:, place], 0)[:, None] * _hump(random, since)
    noisy = truth + random.normal(0, SCATTERS[cell.scatter][1], truth.shape)
    ratings = np.clip(np.round(noisy), 0, 10).astype(int)
    missing = np.full(ratings.shape, cell.missing)
    for place in range(sessions):
        for after in range(1, 1 + len(WATCHED)):
            found = np.arange(count), 2 * days[:, place] + after
            missing[found] = cell.missing - cell.misses_less * ways[:, place]
    ratings[random.random(ratings.shape) < missing] = MISSING
    return [
        ComparedPatient(*each)
        for each in zip(ratings.tolist(), days.tolist(), ways.tolist(), strict=True)
    ]


def _level(random, cell, hours, count):
    deviation, stays = SCATTERS[cell.scatter][0], 0.95
    drift = np.empty((count, len(hours)))
    drift[:, 0] = random.normal(0, deviation, count)
    steps = random.normal(0, deviation * np.sqrt(1 - stays**2), drift.shape)
    for place in range(1, len(hours)):
        drift[:, place] = stays * drift[:, place - 1] + steps[:, place]
    better = 2 * np.minimum(hours / 24, 45) / 45 if cell.falls else 0
    return np.maximum(cell.level + drift - better, 0)


def _hump(random, since):
    """From 0 over 1 to 0 again: at the session, at 22 to 40 hours, at 60 to 90 hours."""
    top, over = (random.uniform(*edges, (len(since), 1)) for edges in ((22, 40), (60, 90)))
    up = np.clip(since / top, 0, 1) ** 1.5
    return np.where(since < top, up, np.clip((over - since) / (over - top), 0, 1))


def _in_rising_numbers(random, sessions):
    """Few of the early sessions, most of the late ones."""
    middle = (sessions - 1) / 2
    often = 1 / (1 + np.exp(-(np.arange(sessions) - middle) / (sessions / 10)))
    return random.random(sessions) < often


ORDER: dict[str, Callable] = {
    "mixed": lambda random, sessions: random.permutation(np.arange(sessions) % 2 == 0),
    "rising": _in_rising_numbers,
    "blocks": lambda _, sessions: np.arange(sessions) // 5 % 2 == 1,
}


def _measured(ratings, days, ways):
    found = []
    for place, (day, way) in enumerate(zip(days, ways, strict=True)):
        morning = 2 * day
        following = days[place + 1] if place + 1 < len(days) else day + 4
        until = 24 * (following - day)
        seen = [ratings[morning + 1 + step] for step, after in enumerate(WATCHED) if after < until]
        before = ratings[morning] if ratings[morning] != MISSING else ratings[morning - 1]
        if before != MISSING and max(seen[1:]) != MISSING:
            found.append(
                Measured(
                    day=day, order=place, before=before, rise=max(seen) - before,
                    ratings=sum(each != MISSING for each in seen), way=way,
                )
            )  # fmt: skip
    return found


def ours(measured):
    return answer_of(HARDER, measured).answer


def without_time(measured):
    """Our own way, blind to when a session was."""
    return ours([replace(each, day=0, order=0) for each in measured])


def of_medians(measured):
    """Two middles that lie 2 or more points apart, as charts and eyes take them."""
    sides = [[each.rise for each in measured if each.way == way] for way in (True, False)]
    if not all(sides):
        return "cannot_tell"
    apart = median(sides[0]) - median(sides[1])
    return "cannot_tell" if abs(apart) < 2 else "more" if apart > 0 else "less"


def of_last_three(measured):
    """The averages of the last three with and the last three without, a point apart."""
    sides = [[each.rise for each in measured if each.way == way][-3:] for way in (True, False)]
    if min(map(len, sides)) < 3:
        return "cannot_tell"
    apart = (sum(sides[0]) - sum(sides[1])) / 3
    return "cannot_tell" if abs(apart) < 1 else "more" if apart > 0 else "less"


METHODS = {
    "ours": ours, "without time": without_time, "medians": of_medians, "last 3": of_last_three,
}  # fmt: skip
CLAIMS = ("more", "less")


def share(said, wanted):
    return sum(each in wanted for each in said) / len(said)


def said_of(order, sessions, effect, count, methods=METHODS, cells=CELLS, program=None):
    """By method, what it says of the patients of each cell; `program` in place of ours."""
    said = {name: [] for name in methods}
    for number, cell in enumerate(cells):
        random = np.random.default_rng((SEED, ORDERS.index(order), sessions, effect, number))
        found = lived(random, cell, order, sessions, effect, count)
        for name in methods:
            if program and name == "ours":
                said[name].append([program.ask(each.document())["answer"] for each in found])
            else:
                said[name].append([METHODS[name](each.measured) for each in found])
    return said


ROWS = {
    f"{shown}, {sessions} sessions": (order, sessions)
    for (order, shown), sessions in product(
        zip(ORDERS, ("mixed order", "rising order", "in turns of five"), strict=True), SESSIONS
    )
}
COLUMNS = (
    "false claims",
    'false "no difference"',
    "2 points found",
    *(
        f"{rule}: {what}"
        for rule in ("without time", "medians 2 apart", "last 3 and 3, 1 apart")
        for what in ("false claims", "2 points found")
    ),
)


def row(name, count, program=None):
    """Each cell of the table is the mean of the cells of the grid, and in brackets the worst."""
    none, two = (said_of(*ROWS[name], effect, count, program=program) for effect in EFFECTS)
    claimed = {each: mean_and_worst(share(said, CLAIMS) for said in none[each]) for each in METHODS}
    found = {
        each: mean_and_worst((share(said, ["more"]) for said in two[each]), min) for each in METHODS
    }
    return (
        claimed["ours"],
        mean_and_worst(share(said, ["no_difference"]) for said in two["ours"]),
        found["ours"],
        *(cell for each in list(METHODS)[1:] for cell in (claimed[each], found[each])),
    )


def table(program: PipedProgram | None = None):
    return BenchTable(
        title="compare",
        first="order of the sessions",
        columns=COLUMNS,
        names=tuple(ROWS),
        count=COUNT,
        cells=partial(row, program=program),
    )
