"""What the entry form says about its questions: which are open, and what they raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.words import dates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ptdiary.words.dates import Times

STILL_OPEN = "Still open"
CHANGE = "Change"

_ROOM = 60  # letters of the open questions that the bar names

# the bar at the foot of the form
_ONE_OPEN = "One question is open: {question} Then the diary can say what to do."
_SOME_OPEN = "{number} questions are open: {questions} Then the diary can say what to do."
_ONE_STILL_OPEN = "One question is still open: {question} Answer it, or press Save again."
_SOME_STILL_OPEN = (
    "{number} questions are still open: {questions} Answer them, or press Save again."
)
COMES_WHEN_SAVED = "Numbers and what to say come when you save."
_ONE_NEW = "One sign is new on the screen."
_SOME_NEW = "{number} signs are new on the screen."

_SIGNS = "{number} signs"
_TICKED = "{number} ticked"

# the flare-up under the score
FLARE = "A flare-up?"

_NOW = "Now, {clock}"
WHEN_NAME = "{when}. Change day or time"


def is_open(questions: Iterable[str]) -> str:
    """Which questions are open, before Save: `One question is open: Which side? ...`."""
    return _open(_ONE_OPEN, _SOME_OPEN, questions)


def still_open(questions: Iterable[str]) -> str:
    """Which questions are open once Save was pressed, and that it may be pressed again."""
    return _open(_ONE_STILL_OPEN, _SOME_STILL_OPEN, questions)


def _open(one: str, some: str, questions: Iterable[str]) -> str:
    asked = tuple(first_sentence(each) for each in questions)
    if len(asked) == 1:
        return one.format(question=asked[0])
    named = " ".join(dict.fromkeys(asked))
    return some.format(
        number=len(asked), questions=named if len(named) <= _ROOM else f"{asked[0]} ..."
    )


def first_sentence(question: str) -> str:
    """The question without what is said about its answers: `Where?`, all that fit."""
    return question.partition("?")[0] + "?"


def signs_state(ticked: int, signs: int) -> str:
    """`10 signs`, or `1 ticked`."""
    return _TICKED.format(number=ticked) if ticked else _SIGNS.format(number=signs)


def new_signs(number: int) -> str:
    """That some tiles had not been on the screen before."""
    return _ONE_NEW if number == 1 else _SOME_NEW.format(number=number)


def felt_at(at: datetime | None, now: datetime, times: Times) -> str:
    """`Now, 9:31`, or the day and the time that were chosen."""
    if at is None:
        return _NOW.format(clock=times.clock(now))
    return dates.sentence(times.when(at, now))


def summary(answers: Iterable[str]) -> str:
    """`Left leg or foot. New.`: the answers of a bracket that is folded."""
    return " ".join(f"{dates.sentence(each)}." for each in answers)
