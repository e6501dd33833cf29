"""Numbers, scores and lengths of time as people write them in a cell: `5/10`, `6,5 h`, `55 %`."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ptdiary.tables.cells import CellError, plain, shown
from ptdiary.tables.reading import Rounding

HIGHEST = 10  # of every score
_PERCENT = 100
_CLEARLY_ANOTHER_SCALE = 20

_SIGN = r"[+\-\u2212]?"
_NUMBER = re.compile(
    rf"(?P<value>{_SIGN}\d{{1,9}}(?:[.,]\d{{1,9}})?)\s*(?:(?P<percent>%|percent|prozent|pct)"
    r"|(?:/|of|out of|von|sur|de|di|su|van|z|na|auf|\u05de\u05ea\u05d5\u05da|\u0645\u0646)\s*"
    r"(?P<of>\d{1,4})|points?|pts?|punkte?|nrs|vas)?"
)
_HOURS = r"(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?|ore|ora|uur|uren|godz\.?|godziny?)"
_MINUTES = r"(?:m|mins?|min\.|minutes?|minuten?|minutos?|minuti|minut[ay]?|')"
_HOURS_AND_MINUTES = re.compile(rf"(\d{{1,3}})\s*{_HOURS}\s*(\d{{1,2}})\s*{_MINUTES}?")
_CLOCK = re.compile(r"(\d{1,4}):(\d\d)(?::(\d\d)(?:\.\d+)?)?")
_WITH_UNIT = re.compile(rf"(\d{{1,6}}(?:[.,]\d{{1,9}})?)\s*(?:({_HOURS})|({_MINUTES}))?")
_AS_A_PROGRAM_WRITES = re.compile(r"\d{1,20}(?:[.,]\d{1,20})?(?:e[+-]?\d{1,3})?")
_HOUR = 60
# A heading that says from what to what its scores run: `Pain (0-100)`, `Pain /10`, `Pain 0 to 5`.
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_DIGITS = re.compile(r"\d+")
_FROM_TO = re.compile(
    r"(?<!\d)([01])\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|to|bis|\u00e0|a|until|\.\.+)"
    r"\s*(\d{1,4})\s*$"
)
_OUT_OF = re.compile(r"(?:/|\b(?:out of|of|von|sur|su|van|de)\s)\s*(\d{1,4})\s*\)?\s*$")
_LEAST_MOST = 3  # of a scale that a heading tells


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number, and what it is said to be out of, if anything."""

    value: float
    of: float | None = None


def number_in(text: str) -> SaidNumber | None:
    """The number that a cell says, None where it says none."""
    found = _NUMBER.fullmatch(plain(text))
    if found is None:
        return None
    value = float(found["value"].replace("\u2212", "-").replace(",", "."))
    of = _PERCENT if found["percent"] else float(found["of"]) if found["of"] else None
    return SaidNumber(value, of)


def of_another_scale(numbers: Mapping[SaidNumber, int]) -> SaidNumber | None:
    """The number that shows that scores do not run from 0 to 10; None where none does.

    `numbers` are told so often. One score above 10 is a slip; several, or a far higher one, are
    another scale.
    """
    said = next((each for each in numbers if each.of not in {None, HIGHEST}), None)
    if said is not None:
        return said
    over = {each: count for each, count in numbers.items() if each.value > HIGHEST}
    if sum(over.values()) * 5 <= sum(numbers.values()):
        return None
    highest = max(over, key=_value)
    is_another = highest.value >= _CLEARLY_ANOTHER_SCALE or len({each.value for each in over}) > 1
    return highest if is_another else None


def _value(number: SaidNumber) -> float:
    return number.value


def scaled(number: SaidNumber, scale: tuple[float, float], text: str) -> float:
    """A score of another scale as one from 0 to 10. CellError outside of it."""
    low, high = scale
    if number.of not in {None, high} or not low <= number.value <= high:
        raise CellError(f"{shown(text)} is not a number from {low:g} to {high:g}")
    return round((number.value - low) / (high - low) * HIGHEST, 6)


def score_of(number: SaidNumber | None, low: float, high: float, text: str) -> float:
    """The number of a field that runs from `low` to `high`. CellError where it is none."""
    is_told = number is not None and number.of in {None, high}
    if number is None or not is_told or not low <= number.value <= high:
        raise CellError(f"{shown(text)} is not a number from {low:g} to {high:g}")
    return number.value


def scale_of(heading: str) -> tuple[float, float] | None:
    """The least and the most that a heading says its scores are; None where it says nothing."""
    said = plain(heading)
    for inside in _IN_BRACKETS.findall(said):
        told = _DIGITS.findall(inside)
        if len(told) == 2 and told[0] in {"0", "1"}:  # noqa: PLR2004 a least and a most
            return _scale(int(told[0]), int(told[1]))
    if found := _FROM_TO.search(said):
        return _scale(int(found[1]), int(found[2]))
    if found := _OUT_OF.search(said):
        return _scale(0, int(found[1]))
    return None


def _scale(low: int, high: int) -> tuple[float, float] | None:
    return (low, high) if _LEAST_MOST <= high <= _PERCENT * HIGHEST else None


def rounded(value: float, rounding: Rounding) -> int:
    """To the nearest whole number; a half goes the way that was chosen."""
    below = math.floor(value)
    half = value - below - 0.5
    if half:
        return below + (half > 0)
    up = rounding == "up" or (rounding == "even" and below % 2 == 1)
    return below + up


def hours_in(text: str) -> float:
    """Hours: `7.5`, `6,5 h`, `7:30`, `7 h 30`, `450 min`. CellError."""
    said = plain(text)
    if _AS_A_PROGRAM_WRITES.fullmatch(said):
        return float(said.replace(",", "."))
    return round(_minutes_in(text, _HOUR) / _HOUR, 4)


def minutes_in(text: str) -> float:
    """Minutes: `30`, `30 min`, `0:30`, `1 h`. CellError."""
    return round(_minutes_in(text, 1), 4)


def _minutes_in(text: str, unit: int) -> float:
    said = plain(text)
    if found := _CLOCK.fullmatch(said) or _HOURS_AND_MINUTES.fullmatch(said):
        seconds = int(found[3] or 0) if found.re is _CLOCK else 0
        return int(found[1]) * _HOUR + int(found[2]) + seconds / _HOUR
    found = _WITH_UNIT.fullmatch(said)
    if found is None:
        raise CellError(f"{shown(text)} is not a number of {'hours' if unit > 1 else 'minutes'}")
    number = float(found[1].replace(",", "."))
    return number * (_HOUR if found[2] else 1 if found[3] else unit)
