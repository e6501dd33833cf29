"""Does it cost more? The answer in whole sentences, and what it was counted from."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

from ptdiary.review.outlook.compare import BOUND, FEWEST
from ptdiary.words import body_regions, dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.review.outlook.compare import Compared
    from ptdiary.review.outlook.ways import SessionQuestion

_ASKED = {
    "harder": "Do harder sessions cost more?",
    "new": "Does something new or harder cost more?",
    "clinic": "Do sessions at the clinic cost more than those at home?",
    "morning": "Do sessions before noon cost more than later ones?",
    "exercise": "Do sessions with {name} cost more?",
}
_WITH = {
    "harder": "harder sessions",
    "new": "sessions with something new or harder",
    "clinic": "sessions at the clinic",
    "morning": "sessions before noon",
    "exercise": "sessions with {name}",
}
_WITHOUT = {
    "harder": "the others",
    "new": "the others",
    "clinic": "those at home",
    "morning": "later ones",
    "exercise": "those without",
}
_CHANGES = {
    "harder": "how hard the sessions were",
    "new": "whether something was new or harder",
    "clinic": "whether you were at the clinic or at home",
    "morning": "whether it was before or after noon",
    "exercise": "whether you did {name}",
}

_MORE, _LESS = "More, by about {points}.", "Less, by about {points}."
_MORE_UP_TO, _LESS_UP_TO = "More, by up to {points}.", "Less, by up to {points}."
_NO_DIFFERENCE = "No difference above {bound}."
_UNTOLD = "This cannot be told."

_ROSE = "After {which} soreness rose by {points} in the middle one."
_DID_NOT_RISE = "After {which} soreness did not rise in the middle one."
_COUNTED = "Counted: {with_it} and {without} sessions, with the weeks taken into account."
_OF_EACH = "Counted: {with_it} and {without} sessions."
_FEW = "Counted: {with_it} and {without} sessions with ratings before and after. That is too few."
_ALL_AFTER = "All sessions of one kind came after all of the other."
_ORDER = "One kind came mostly early, the other mostly late."
_NOT_APART = "Time and exercise cannot be told apart."
_TOGETHER = "Nearly always something else changed too: {what}."
_BOTH = "The two cannot be told apart."
_BELOW = "It also stays untold with fewer than {count} sessions."
_COULD_TELL = "About {count} more sessions in mixed order could tell, if your therapist agrees."
_CAN_TAKE_MORE = "It can take more."
_NOT_THE_CAUSE = "It came together; it does not have to be the cause."
_ASK_BEFORE_STOPPING = "A question for your therapist, not a reason to stop by yourself."
_ASK_BEFORE_MORE = "A question for your therapist, not a reason to do more by yourself."
_CAN_HIDE = "A smaller difference can hide in the ordinary ups and downs."


def asked(question: SessionQuestion) -> str:
    """`Do sessions with Step-ups cost more?`."""
    return _named(_ASKED, question)


def heading(found: Compared) -> str:
    """The answer in one sentence: `More, by about 1 to 3 points.`, `This cannot be told.`."""
    if found.answer == "no_difference":
        return _NO_DIFFERENCE.format(bound=_points(BOUND))
    if found.difference is None:
        return _UNTOLD
    sides = (abs(found.difference.low), abs(found.difference.high))
    low, high = (math.floor(side + 0.5) for side in (min(sides), max(sides)))
    about, up_to = (_MORE, _MORE_UP_TO) if found.answer == "more" else (_LESS, _LESS_UP_TO)
    if low == 0:
        return up_to.format(points=_points(max(high, 1)))
    points = _points(low) if low == high else f"{low} to {_points(high)}"
    return about.format(points=points)


def reasons(found: Compared) -> tuple[str, ...]:
    """What it was counted from; where it cannot be told, why, and what could tell."""
    if found.answer != "cannot_tell":
        return (*_rises(found), _counted(_COUNTED, found))
    of_each = _counted(_OF_EACH, found)
    why = {
        "few": (_counted(_FEW, found),),
        "order": (_ALL_AFTER if found.all_after else _ORDER, _NOT_APART, of_each),
        "together": (_changed_too(found), _BOTH, of_each),
    }[found.why or "few"]
    count = len(found.with_it) + len(found.without)
    below = (_BELOW.format(count=FEWEST),) if count < FEWEST else ()
    return (*why, *below, _COULD_TELL.format(count=found.more_sessions), _CAN_TAKE_MORE)


def notes(found: Compared) -> tuple[str, ...]:
    """What it does not mean."""
    return {
        "more": (_NOT_THE_CAUSE, _ASK_BEFORE_STOPPING),
        "less": (_NOT_THE_CAUSE, _ASK_BEFORE_MORE),
        "no_difference": (_CAN_HIDE,),
        "cannot_tell": (),
    }[found.answer]


def sides(question: SessionQuestion) -> tuple[str, str]:
    """The names of the two kinds of session."""
    return _named(_WITH, question), _named(_WITHOUT, question)


def _rises(found: Compared) -> tuple[str, str]:
    with_it, without = sides(found.question)
    return _rise(with_it, found.with_it), _rise(without, found.without)


def _rise(which: str, rises: Sequence[int]) -> str:
    middle = median(rises)
    if middle <= 0:
        return _DID_NOT_RISE.format(which=which)
    return _ROSE.format(which=which, points=_points(middle))


def _points(value: float) -> str:
    return f"{dates.number(value)} {'point' if value == 1 else 'points'}"


def _counted(sentence: str, found: Compared) -> str:
    return sentence.format(with_it=len(found.with_it), without=len(found.without))


def _changed_too(found: Compared) -> str:
    return "" if found.together is None else _TOGETHER.format(what=_named(_CHANGES, found.together))


def _named(sentences: dict[str, str], question: SessionQuestion) -> str:
    return sentences[question.kind].format(name=body_regions.exercise((question.name,)))
