"""Diaries of sessions that took turns, three days apart, each rated before and after."""

from datetime import timedelta
from random import Random

from ptdiary.diary import Entry, Exercise, Experiment, Session
from ptdiary.review.outlook.experiment import draw
from tests.ui.conftest import NOW

HOUR = timedelta(hours=1)
APART = timedelta(days=3)
WAYS = ("With Step-ups", "Without Step-ups")
ORDER = draw(6, 0b010110)


def records(count, with_step_ups, scatter=(-1, 0, 0, 0, 1), **fields):
    """So many sessions and their ratings; those with step-ups cost two points more.

    `scatter`: what comes to a rise by chance. Where they were makes no difference; of none is it
    told whether something was new.
    """
    drawn = Random(7)
    kept = []
    for place in range(count):
        end = NOW - APART * (count - place) - 5 * HOUR
        rise = (3 if with_step_ups(place) else 1) + drawn.choice(scatter)
        named = ("Bridge", "Step-ups") if with_step_ups(place) else ("Bridge",)
        kept += [
            Session(
                id=f"t{place}", ended_at=end, setting=drawn.choice(("clinic", "home")),
                exercises=tuple(Exercise(name=name) for name in named), **fields,
            ),
            Entry(id=f"b{place}", at=end - 7 * HOUR, soreness=1),
            Entry(id=f"p{place}", at=end + 29 * HOUR, soreness=1 + rise),
            Entry(id=f"q{place}", at=end + 60 * HOUR, soreness=1),
        ]  # fmt: skip
    return kept


def mixed(place):
    """Step-ups by chance."""
    return bool(Random(place).getrandbits(1))


def experiment(**fields):
    """Six pairs with and without step-ups, agreed before the first session that `records` makes."""
    told = {
        "id": "x", "question": "Does it cost me more?", "ways": WAYS, "order": ORDER,
        "agreed_with": "Dana Reyes", "agreed_at": NOW - 12 * APART - 24 * HOUR,
    }  # fmt: skip
    return Experiment(**(told | fields))


def in_turn(place):
    """Step-ups as they were drawn."""
    return ORDER[place] == 0
