"""A day as people type it, in the digits of any script, and what the diary says it understood."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ptdiary.words.dates import MONTHS
from ptdiary.words.typed_time import plain

if TYPE_CHECKING:
    from ptdiary.words.dates import Times

FIRST = date(1900, 1, 1)
LAST = date(2100, 12, 31)

_BY_YEAR = re.compile(r"(?P<year>\d+)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(?P<year>\d*))?")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"  # 29, 29th, 29.
_DAY_FIRST = re.compile(_DAY + r"\s*(?P<month>[a-z]{3,})\.?,?\s*(?P<year>\d*)")
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]{3,})\.?\s*" + _DAY + r",?\s*(?P<year>\d*)")
_ALONE = re.compile(_DAY)
_YEAR = 4  # digits

_NO_DAY = "This is not a day, so it stays {kept}."
_SHORT_YEAR = "Write all four digits of the year. Until then it stays {kept}."
_TOO_EARLY = "The year {year} is too long ago, so it stays {kept}."
_TOO_LATE = "That is later than {last}, so it stays {kept}."
STAYS_EMPTY = "This is not a day that can be meant, so the box stays empty."
_UNDERSTOOD = "That is {day}."


class DayError(ValueError):
    """`str()` is the sentence that says why the text is no day that can be meant."""


def day_typed(text: str, kept: date, last: date, times: Times) -> date:
    """The day that was meant; without a year, or a month, that of `kept`, which is shown.

    DayError for what is no day, for a year of other than four digits, and before 1900 or after
    `last`: it stays `kept`.
    """
    stays = times.dated(kept)
    year, month, number = _parts(plain(text), kept, times)
    if year is not None and len(year) != _YEAR:
        raise DayError((_SHORT_YEAR if len(year) < _YEAR else _NO_DAY).format(kept=stays))
    try:
        day = date(kept.year if year is None else int(year), month, number)
    except ValueError:
        raise DayError(_NO_DAY.format(kept=stays)) from None
    if day < FIRST:
        raise DayError(_TOO_EARLY.format(year=year, kept=stays))
    if day > last:
        raise DayError(_TOO_LATE.format(last=times.dated(last), kept=stays))
    return day


def written(day: date, times: Times, *, short: bool) -> str:
    """`10 Nov 2026`, or `10 November 2026`, as a box shows it."""
    return times.dated(day) if short else times.dated_in_full(day)


def understood(day: date, times: Times) -> str:
    """What a typed day was taken for, said beside its box."""
    return _UNDERSTOOD.format(day=times.full_day(day))


def _parts(text: str, kept: date, times: Times) -> tuple[str | None, int, int]:
    """Year, month and day; no month is 0."""
    for pattern in (_BY_YEAR, _DAY_FIRST, _MONTH_FIRST):
        if found := pattern.fullmatch(text):
            return found["year"] or None, _month(found["month"]), int(found["day"])
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        month, day = (first, second) if times.month_first else (second, first)
        return found["year"] or None, month, day
    if found := _ALONE.fullmatch(text):
        return None, kept.month, int(found["day"])
    return None, 0, 0


def _month(said: str) -> int:
    if said.isdecimal():
        return int(said)
    names = enumerate(MONTHS, start=1)
    return next((number for number, name in names if name.lower().startswith(said)), 0)
