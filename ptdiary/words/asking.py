"""What the entry form says about its questions: which are open, and what they raise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ptdiary.isolate import isolated
from ptdiary.words import dates, entries
from ptdiary.words.questions import CHIPS, QUESTIONS, as_known, chip_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ptdiary.diary.questions import Circumstances, Row
    from ptdiary.words.dates import Times

STILL_OPEN = "Still open"
CHANGE = "Change"

_ROOM = 60  # letters of the open questions that the bar names

# the bar at the foot of the form
_ONE_OPEN = "One question is open: {question} Then the diary can say what to do."
_SOME_OPEN = "{number} questions are open: {questions} Then the diary can say what to do."
_MANY_OPEN = "{number} questions are open. The first: {question} Then the diary can say what to do."
_ONE_OPEN_SHORT = "One question is open: {question}"
_SOME_OPEN_SHORT = "{number} questions are open: {questions}"
_MANY_OPEN_SHORT = "{number} questions are open. The first: {question}"
_ONE_STILL_OPEN = "One question is still open: {question} Answer it, or press Save again."
_SOME_STILL_OPEN = (
    "{number} questions are still open: {questions} Answer them, or press Save again."
)
COMES_WHEN_SAVED = "Numbers and what to say come when you save."
_MANY_STILL_OPEN = (
    "{number} questions are still open. The first: {question} Answer them, or press Save again."
)
_ONE_NEW = "One sign is new on the screen."
_SOME_NEW = "{number} signs are new on the screen."

NOTHING_ADDED = "Nothing added."
MOVEMENT_NOT_KEPT = "How well you can move was not kept: no number was chosen."
_SIGNS = "{number} signs"
_TICKED = "{number} ticked"

# the flare-up under the score
FLARE = "A flare-up?"

_NOW = "Now, {clock}"
WHEN_NAME = "{when}. Change day or time"


def is_open(questions: Sequence[str], *, short: bool = False) -> str:
    """Which questions are open, before Save: `One question is open: Which side? ...`."""
    if short:
        return _open((_ONE_OPEN_SHORT, _SOME_OPEN_SHORT, _MANY_OPEN_SHORT), questions)
    return _open((_ONE_OPEN, _SOME_OPEN, _MANY_OPEN), questions)


def still_open(questions: Sequence[str]) -> str:
    """Which questions are open once Save was pressed, and that it may be pressed again."""
    return _open((_ONE_STILL_OPEN, _SOME_STILL_OPEN, _MANY_STILL_OPEN), questions)


def _open(sentences: tuple[str, str, str], questions: Sequence[str]) -> str:
    one, some, many = sentences
    asked = tuple(first_sentence(each) for each in questions)
    named = " ".join(dict.fromkeys(asked))
    sentence = one if len(asked) == 1 else some if len(named) <= _ROOM else many
    return sentence.format(number=len(asked), question=asked[0], questions=named)


def first_sentence(question: str) -> str:
    """The question without what is said about its answers: `Where?`, all that fit."""
    return question.partition("?")[0] + "?"


def signs_state(ticked: int, signs: int) -> str:
    """`10 signs`, or `1 ticked`."""
    return _TICKED.format(number=ticked) if ticked else _SIGNS.format(number=signs)


def new_signs(number: int) -> str:
    """That some tiles had not been on the screen before."""
    return _ONE_NEW if number == 1 else _SOME_NEW.format(number=number)


def felt_at(at: datetime | None, now: datetime, times: Times, *, time_unknown: bool = False) -> str:
    """`Now, 9:31`, or the day and the time that were chosen."""
    if at is None:
        return _NOW.format(clock=times.clock(now))
    return dates.sentence(entries.when(at, now, times, time_unknown=time_unknown))


def question(row: Row, circumstances: Circumstances) -> str:
    """What a row asks; that of what the therapist knows says what that is."""
    if row.tile is not None and row.key == f"{row.tile}_known":
        return as_known(circumstances, row.tile)
    return QUESTIONS[row.key]


# What an answer is about, where its chip alone does not say it.
_ABOUT = {
    **dict.fromkeys(
        ("travels_known", "sharp_known", "nerves_known", "weakness_known", "swelling_known"),
        "As your therapist knows it",
    ),
    "pain_exercise": "By an exercise",
    "sharp_exercise": "By an exercise",
    "pain_stopped": "Stopped it",
    "sharp_stopped": "Stopped it",
    "nerve_sudden": "Suddenly",
    "weak_sudden": "Suddenly",
    "giving_way": "Gives way or drags",
    "saddle": "Numb or tingling there",
    "bladder": "Pee",
    "bowel": "Poo",
    "sexual": "Sex",
    "fall_gave_way": "A leg gave way",
    "fall_hurt": "Hurt or sorer",
}


# The same, where *Not sure* is the answer.
_UNSURE_ABOUT = {
    **dict.fromkeys(("pain_where", "nerve_where", "weak_where"), "Where"),
    **dict.fromkeys(("pain_change", "sharp_change", "nerve_change", "weak_change"), "New or not"),
}


def answered(key: str, value: Any) -> str:
    """An answer of a row, as the line of a folded bracket says it."""
    if isinstance(value, int):
        said = lowered = f"{value} out of 10"
    else:
        chips = value if isinstance(value, tuple) else (value,)
        # an exercise is called by its name, as it is written
        inside = [_inside(key, chip) for chip in chips]
        lowered = ", ".join(inside)
        said = ", ".join((chip_words(key, chips[0]), *inside[1:]))
    unsure = value in ("unsure", ("unsure",))
    about = _ABOUT.get(key) or (_UNSURE_ABOUT.get(key) if unsure else None)
    return f"{about}: {lowered}" if about else said


def _inside(key: str, chip: str) -> str:
    """What a chip says, in the middle of a sentence."""
    said = chip_words(key, chip)
    return dates.lower(said) if chip in CHIPS[key] else isolated(said)


def summary(answers: Iterable[str]) -> str:
    """`Left leg or foot. New.`: the answers of a bracket that is folded."""
    return " ".join(f"{each}." for each in answers)
