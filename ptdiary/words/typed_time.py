"""A time of the day as people type it, and what the diary says it understood."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from ptdiary.diary.digits import from_0_to_9

if TYPE_CHECKING:
    from ptdiary.words.dates import Times

# `9`, `900`, `9:00`, `9.00 pm`, `9h30`; three or four digits are the hour and two of minutes.
_TYPED = re.compile(
    r"(?P<hour>\d{1,2}?)(?:\s*[:.,h\s]\s*(?P<apart>\d\d)|(?P<joined>\d\d)|\s*[:.h])?"
    r"\s*(?P<half>[ap]\s*\.?\s*(?:m\s*\.?)?)?"
)
_HOURS, _MINUTES, _NOON = 24, 60, 12


def time_typed(text: str) -> time | None:
    """The time that was meant, in digits of any script, with or without am or pm.

    None if it can be no time of a day, or not the one half of it that is named: `25`, `15 am`.
    """
    found = _TYPED.fullmatch(plain(text))
    if found is None:
        return None
    hour = int(found["hour"])
    minute = int(found["apart"] or found["joined"] or 0)
    half = (found["half"] or "")[:1]
    if (half == "p" and hour == 0) or (half == "a" and hour > _NOON):
        return None
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def plain(text: str) -> str:
    """Small letters and digits from 0 to 9; marks that are not seen are left out."""
    seen = (sign for sign in normalize("NFKC", text) if category(sign) != "Cf")
    return from_0_to_9("".join(seen)).strip().lower()


NOT_KNOWN = "The time is not known."
STAYS_UNKNOWN = "This is not a time, so it stays not known."


def understood(at: time, times: Times) -> str:
    """What a typed time was taken for, said beside its box."""
    return f"That is {times.clock(at)}."


def not_understood(kept: time, times: Times) -> str:
    """What was typed is no time of a day; the one before it is kept."""
    return f"This is not a time, so it stays {times.clock(kept)}."
