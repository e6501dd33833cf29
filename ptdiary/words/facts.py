"""How a fact of a finding is said, to fill the braces of the rule book."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.review.finding import words_of
from ptdiary.words import body_regions, dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ptdiary.review.finding import Finding
    from ptdiary.words.dates import Times

_BRACE = re.compile(r"\{(\w+)\}")
_MOST_CHECKS = 3

SIGNS = {
    "pain": "pain",
    "numbness": "numbness",
    "tingling": "tingling",
    "weakness": "weakness",
    "sharp": "sharp pain",
    "swelling": "swelling",
}
_ANYWHERE = "in your face, an arm or a leg"
_PLACES = {
    "leg.one_side": "in one leg",
    "arm.one_side": "in one arm",
    "side.left": "on your left side",  # nobody asked for the limb
    "side.right": "on your right side",
    "side.one_side": _ANYWHERE,
    "face": "in your face",
    "joint": "of a joint",
    "anywhere": _ANYWHERE,
}
_WHY = {
    "age_65": "are 65 or older",
    "osteoporosis": "have weak bones",
    "long_term_steroids": "take steroid tablets",
}
_ASKS = {
    "age_65": "your age",
    "osteoporosis": "your bones",
    "long_term_steroids": "your medicines",
}
_ITEMS = {
    "under_20": "that your back pain first began before you were 20",
    "over_55": "that your back pain first began after you were 55",
    "infection_risk": "that your body is less able to fight infection",
    "morning_stiffness": "that your back is stiff in the morning and better when you move",
}
_ITEMS_ME = {
    "under_20": "My back pain first began before I was 20.",
    "over_55": "My back pain first began after I was 55.",
    "infection_risk": "My body is less able to fight infection.",
    "morning_stiffness": "My back is stiff in the morning and better when I move.",
}
# What was found beside cancer, as a thing; and what soreness does, to ask about cancer.
_WHAT = {
    "lasting": "soreness that has not eased",
    "severe": "severe soreness",
    "trend": "soreness that has gone up",
    "worse": "soreness that gets worse",
    "night": "pain at night",
    "flare": "a flare-up",
    "neuro": "new numbness, tingling or weakness",
    "pain": "pain that goes into a leg or an arm",
    "sudden": "soreness that came on suddenly",
    "jumped": "soreness that jumped",
    "fall": "a small fall",
    "nhslist": "a sign on the weekly list",
    "does_lasting": "has not eased",
    "does_severe": "is severe",
    "does_trend": "has gone up",
    "does_worse": "gets worse",
    "does_flare": "flares up",
}


def filled(sentence: str, finding: Finding, times: Times) -> str:
    """A sentence of the rule book with its braces filled. KeyError where a fact is missing."""

    def fill(brace: re.Match[str]) -> str:
        said = _said(brace[1], finding, times)
        before = sentence[: brace.start()][-1:]
        glued = before.isalnum() or before in (".", "}")
        return f" {said}" if said and glued else said

    said = _BRACE.sub(fill, sentence)
    for phrase, better in _ENGLISH:
        said = re.sub(phrase, better, said)
    return said


def braces(sentence: str) -> tuple[str, ...]:
    """The words in braces of a sentence."""
    return tuple(_BRACE.findall(sentence))


# What a phrase with its preposition, or without its owner, makes of the words before it; and what
# is not new is not called new.
_ENGLISH = (
    (r"\bsince on\b", "since"),
    (r"\b(your|my) one (leg|arm)\b", r"one \2"),
    (r"\bnew (?=[^.]* is not new\b)", ""),
)


def _said(name: str, finding: Finding, times: Times) -> str:
    value = finding.facts[name]
    if name in _AS_WORDS:
        return _AS_WORDS[name](words_of(finding.facts, name))
    if isinstance(value, datetime):
        return day(value, finding.at, times)
    if isinstance(value, int | float):
        return str(int(value)) if name in _WHOLE else dates.number(value)
    return dates.joined(isolated(" ".join(word.split())) for word in words_of(finding.facts, name))


# Hours, days and minutes that have passed count when they are full.
_WHOLE = {"h", "d", "m"}


def day(at: datetime, now: datetime, times: Times) -> str:
    """`today`, `yesterday`, `on 2 March`, with its year where that is another."""
    near = {0: "today", -1: "yesterday"}.get(times.days_from(at, now))
    return near or f"on {times.day(at, now)}"


def where(places: tuple[str, ...]) -> str:
    """`in your left leg`; `on your left side` where nobody asked for the limb."""
    return dates.joined(
        _PLACES.get(place) or f"in your {body_regions.limb(place)}" for place in places
    )


def signs(words: tuple[str, ...]) -> str:
    """`numbness or tingling`."""
    return dates.joined((SIGNS[word] for word in words), "or")


def checks(names: tuple[str, ...]) -> str:
    """What checks ask about; of more than three the rest is counted."""
    if len(names) <= _MOST_CHECKS:
        return body_regions.check(names)
    said = [body_regions.check((name,)) for name in names[:_MOST_CHECKS]]
    return f"{', '.join(said)} and {len(names) - _MOST_CHECKS} more"


def _limbs(names: tuple[str, ...]) -> str:
    one_side = [f"one {body_regions.limb(name)}" for name in names if name.endswith(".one_side")]
    known = [name for name in names if not name.endswith(".one_side")]
    return dates.joined([*([body_regions.limbs(known)] if known else []), *one_side])


def _since(words: tuple[str, ...]) -> str:
    return "your session" if words == ("session",) else "it began"


def _went_on(words: tuple[str, ...]) -> str:
    return "You did not stop that exercise." if words == ("yes",) else ""


def _why(words: tuple[str, ...]) -> str:
    return f"that you {dates.joined(_WHY[word] for word in words)}"


def _from(table: Mapping[str, str]) -> Callable[[tuple[str, ...]], str]:
    return lambda words: dates.joined(table[word] for word in words)


def _sentences(words: tuple[str, ...]) -> str:
    return " ".join(_ITEMS_ME[word] for word in words)


def _regions(names: tuple[str, ...]) -> str:
    return dates.joined(body_regions.region(name) for name in names)


# Facts in the document's own words, and how they are said.
_AS_WORDS: Mapping[str, Callable[[tuple[str, ...]], str]] = {
    "where": where,
    "where_left": where,
    "where_right": where,
    "sign": signs,
    "left": signs,
    "right": signs,
    "signs": checks,
    "checks": checks,
    "item": checks,
    "limb": _limbs,
    "place": _regions,
    "quality": body_regions.feeling,
    "exercise": body_regions.exercise,
    "since": _since,
    "side": dates.joined,
    "why": _why,
    "asks": _from(_ASKS),
    "items": _from(_ITEMS),
    "items_me": _sentences,
    "what": _from(_WHAT),
    "went_on": _went_on,
}
