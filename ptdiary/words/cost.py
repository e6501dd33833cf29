"""The card that asks whether something costs more: what can be asked, its rows and its table."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from ptdiary.words import body_regions, dates
from ptdiary.words.chart_tables import Table
from ptdiary.words.compare import sides
from ptdiary.words.dates import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.review.outlook.compare import Compared
    from ptdiary.review.outlook.ways import SessionQuestion

TITLE = "Does it cost me more?"
PICK = "Compare"
PICK_HELP = "Choose one thing. It compares how far soreness rose after sessions with and without."
MORE = "More for this comparison"
TAKE_TURNS = "Take turns, if my therapist agrees"
RISE = "Rise, in points"
_PICKS = {
    "harder": "Harder sessions",
    "new": "New or harder exercises",
    "clinic": "Clinic or home",
    "morning": "Before noon or later",
    "exercise": "{name}",
}
_ROWS = {
    "harder": ("Harder", "The others"),
    "new": ("New or harder", "The others"),
    "clinic": ("At the clinic", "At home"),
    "morning": ("Before noon", "Later"),
    "exercise": ("{name}", "Without it"),
}
_WAYS = {
    "harder": ("A harder session", "An easier session"),
    "new": ("With something new", "Without anything new"),
    "clinic": ("At the clinic", "At home"),
    "morning": ("Before noon", "After noon"),
    "exercise": ("With {name}", "Without {name}"),
}
_SPOKEN = "{which}: {count}, {middle} points in the middle one, from {low} to {high}."
_NONE = "{which}: no sessions."


def pick(question: SessionQuestion) -> str:
    """`Clinic or home`, `Step-ups`."""
    return _PICKS[question.kind].format(name=_name(question))


def rows(question: SessionQuestion) -> tuple[str, str]:
    """The names of the two rows of dots."""
    first, second = (each.format(name=_name(question)) for each in _ROWS[question.kind])
    return first, second


def ways(question: SessionQuestion | None) -> tuple[str, str]:
    """What each session of an experiment could take: as its form offers it."""
    if question is None:
        return "", ""
    first, second = (each.format(name=question.name) for each in _WAYS[question.kind])
    return first, second


def rise(points: float) -> str:
    """`+2`, `0`, and a true minus sign below."""
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else ""
    return f"{sign}{dates.number(abs(points))}"


def spoken(found: Compared) -> str:
    """The two rows of dots in words."""
    named = zip(sides(found.question), (found.with_it, found.without), strict=True)
    return " ".join(_row(sentence(which), rises) for which, rises in named)


def table(found: Compared) -> Table:
    """How many sessions of each kind had which rise."""
    with_it, without = Counter(found.with_it), Counter(found.without)
    return Table(
        heads=(RISE, *map(sentence, sides(found.question))),
        rows=tuple(
            (rise(each), str(with_it[each]), str(without[each]))
            for each in sorted(with_it | without)
        ),
    )


def _row(which: str, rises: Sequence[int]) -> str:
    if not rises:
        return _NONE.format(which=which)
    return _SPOKEN.format(
        which=which,
        count=dates.count(len(rises), "session", "sessions"),
        middle=rise(median(rises)),
        low=rise(min(rises)),
        high=rise(max(rises)),
    )


def _name(question: SessionQuestion) -> str:
    return body_regions.exercise((question.name,)) if question.name else ""
