"""The scores of a row: days of a well patient at each level, delay of a worse one.

Of numbers the middle patient's stands first, and in brackets the one that nine in ten stay within.
"""

import math
from collections import Counter
from dataclasses import dataclass
from functools import partial
from statistics import fmean, median

from tests.bench.piped import PipedProgram
from tests.bench.programs import PROGRAMS
from tests.bench.table import BenchTable, percent
from tests.bench.tables import COUNTS, TABLES

URGENT = ("E", "U")
WELL_COLUMNS = ("today or now", "next session", "within", "watch / expected / none (mean)")
WORSE_COLUMNS = ("told after", "never told", "expected", "first by")


def kind_of(found):
    """What a day's review says, as the budget counts it."""
    if any(
        rule[0] in URGENT or (rule[0] == "C" and when in {"now", "today"}) for rule, when in found
    ):
        return "today"
    for letter, kind in (("C", "next"), ("W", "watch"), ("X", "expected")):
        if any(rule[0] == letter for rule, _ in found):
            return kind
    return "none"


def percentile_90(values):
    in_order = sorted(values)
    return in_order[math.ceil(0.9 * len(in_order)) - 1]


# Well


def days_of(program, row, count):
    """Of each patient, the number of days of each kind."""
    return [
        Counter(kind_of(found) for found in program(diary, row.evenings))
        for diary in row.diaries(count)
    ]


def well_score(program, row, count):
    days = days_of(program, row, count)
    today, following = ([d[kind] for d in days] for kind in ("today", "next"))
    within = median(today) <= 1 and percentile_90(today) <= 4 and median(following) <= 4
    means = (f"{fmean(d[kind] for d in days):.1f}" for kind in ("watch", "expected", "none"))
    return (
        f"{median(today):g} ({percentile_90(today)})",
        f"{median(following):g} ({percentile_90(following)})",
        "yes" if within else "**no**",
        " / ".join(means),
    )


# Worse


@dataclass(frozen=True)
class Followed:
    """`delay` is in days from the change to the first telling, infinite if there was none."""

    delay: float
    by: tuple[str, ...]
    expected: int


def tells(worse, rule):
    if worse.told_by == "contact":
        return rule[0] in {*URGENT, "C"}
    return rule == worse.told_by or (worse.told_by == "urgent" and rule[0] in URGENT)


def follow(program, row, diary):
    delay, by, expected = math.inf, (), 0
    for time, found in zip(row.evenings, program(diary, row.evenings), strict=True):
        telling = tuple(rule for rule, _ in found if tells(row.worse, rule))
        if telling and not by:
            delay, by = time - row.worse.change, telling
        if time > row.worse.change + 2 and kind_of(found) == "expected":
            expected += 1
    return Followed(delay, by, expected)


def worse_score(program, row, count):
    followed = [follow(program, row, diary) for diary in row.diaries(count)]
    delays = [each.delay for each in followed]
    by = Counter(rule for each in followed for rule in each.by)
    return (
        f"{shown(median(delays))} ({shown(percentile_90(delays))})",
        percent(sum(delay == math.inf for delay in delays) / count),
        f"{fmean(each.expected for each in followed):.1f}",
        " ".join(f"{rule} {number}" for rule, number in by.most_common(3)),
    )


def shown(delay):
    return "not told" if delay == math.inf else f"{delay:.1f}".replace("-", "\N{MINUS SIGN}")


# The tables


def cells(name, count, programs):
    """What each of the programs does with the patients of one row."""
    row = next(row for rows in TABLES.values() for row in rows if row.name == name)
    scored = well_score if row.worse is None else worse_score
    found = (scored(program_of(each), row, count) for each in programs)
    return tuple(cell for score in found for cell in score)


def program_of(told):
    """One of ours by its name, or another through a pipe."""
    return partial(piped, told) if isinstance(told, PipedProgram) else PROGRAMS[told]


def piped(program, diary, evenings):
    """What another program finds; without a `rule`, the first letter of the level stands for it."""
    for evening in evenings:
        found = program.ask(diary.until(evening))["findings"]
        yield [(each.get("rule") or LETTER[each["level"]], each.get("when", "")) for each in found]


LETTER = {"emergency": "E", "urgent": "U", "contact": "C", "watch": "W", "expected": "X"}


def tables(programs):
    """The four tables of these programs; their columns stand in the order of the programs."""
    for title, rows in TABLES.items():
        columns = WORSE_COLUMNS if title == "worse" else WELL_COLUMNS
        yield BenchTable(
            title=title,
            first="patients",
            columns=tuple(f"{each}: {column}" for each in programs for column in columns),
            names=tuple(row.name for row in rows),
            count=COUNTS[title],
            cells=partial(cells, programs=programs),
        )
