"""Short names of what a rule found, for paper and charts: about the patient, not to her."""

import re
from collections.abc import Callable, Mapping

from ptdiary.review.finding import Fact, Finding, Level, words_of
from ptdiary.review.trends.shapes import Mark
from ptdiary.words import body_regions
from ptdiary.words.dates import joined, sentence
from ptdiary.words.facts import SIGNS, signs, where

PAST_72 = "Still sore after 72 hours"

_BY_LEVEL = {Level.EMERGENCY: "Emergency sign", Level.URGENT: "Urgent sign"}
_OTHER = "Warning sign"
_BRACE = re.compile(r"\{(\w+)\}")
_NOT_NEW = re.compile(r"\bnew (?=.*, not new$)")  # what is not new is not called new


def sign_name(finding: Finding) -> str:
    """What was found, as in `Pain down the left leg`. Never empty, no full stop."""
    names = finding.rule.name
    if not names:
        return _OTHER
    name = _filled(names.get(finding.way, names[""]), finding.facts, _AS_NAME)
    unsure = "unsure" in finding.way and finding.way not in names
    return f"{name} (not clear)" if unsure else name


def mark_name(mark: Mark) -> str:
    """A warning of the timeline: the same name on paper, on the chart and when it is heard."""
    return PAST_72 if mark.until is not None else sign_name(mark.finding)


def shortest_name(finding: Finding) -> str:
    """The same for a narrow cell, as in `Leg pain`."""
    shorts = finding.rule.short
    if not shorts:
        return _BY_LEVEL.get(finding.level, _OTHER)
    return _filled(shorts.get(finding.way, shorts[""]), finding.facts, _AS_SHORT)


Said = Callable[[tuple[str, ...]], str]


def _filled(template: str, facts: Mapping[str, Fact], said: Mapping[str, Said]) -> str:
    def fill(brace: re.Match[str]) -> str:
        fact = _FACT_OF.get(brace[1], brace[1])
        words = said[brace[1]](words_of(facts, fact))
        return f" {words}" if words and template[: brace.start()].endswith("}") else words

    return sentence(_NOT_NEW.sub("", _BRACE.sub(fill, template)))


def _checks(words: tuple[str, ...]) -> str:
    return body_regions.check(words).replace("your", "the")


def _into_limb(words: tuple[str, ...]) -> str:
    limb = body_regions.limbs(words)
    return f"{'down' if 'leg' in limb else 'into'} the {limb}"


def _part(words: tuple[str, ...]) -> str:
    return joined(sorted({body_regions.limb(word).split()[-1] for word in words}))


def _one_sign(words: tuple[str, ...]) -> str:
    return SIGNS[words[0]] if len(words) == 1 else "numb or weak"


def _where(words: tuple[str, ...]) -> str:
    return where(words).replace("your", "the")


_FACT_OF = {"into_limb": "limb"}
_AS_NAME: Mapping[str, Said] = {
    "exercise": body_regions.exercise,
    "into_limb": _into_limb,
    "item": _checks,
    "limb": body_regions.limbs,
    "quality": joined,
    "side": joined,
    "sign": signs,
    "where": _where,
    "signs": _checks,
}
_AS_SHORT: Mapping[str, Said] = {"limb": _part, "sign": _one_sign}
