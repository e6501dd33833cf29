"""Days and times as people and programs write them.

The order of day and month is read from the whole of a column: `orders_of` names each that all of
its days allow. Nothing is guessed from one cell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TypeAlias

from ptdiary.tables.cells import CellError, plain, shown
from ptdiary.tables.months import is_part_of_day, month_named
from ptdiary.tables.reading import Dates

ORDERS: tuple[Dates, ...] = ("dmy", "mdy", "ymd")
# What a text is by each order that makes a day of the calendar of it.
Days: TypeAlias = Mapping[Dates, date]

_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.\u5e74\ub144]\s*(\d{1,2})\s*[-/.\u6708\uc6d4]\s*(\d{1,2})\s*[.\u65e5\uc77c]?"
)
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*'?(\d{4}|\d{2})\.?")
_WORD = r"(?P<month>[^\W\d_]+)"
_OF = r"[\s\-/.,']*(?:(?:de|del|of|di)\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|o|a)?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})\.?"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        _DAY + _OF + _WORD + _OF + _YEAR,
        _WORD + r"\.?[\s\-/]*" + _DAY + r"[\s\-/,]+" + _YEAR,
        r"(?P<year>\d{4})" + _OF + _WORD + _OF + _DAY,
    )
)
_YEARLESS = tuple(
    re.compile(pattern) for pattern in (_DAY + _OF + _WORD + r"\.?", _WORD + r"\.?[\s\-/]*" + _DAY)
)
_YEARLESS_NUMBERS = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\.?")
_WEEKDAY = re.compile(r"([^\W\d_]{2,})[.,]*\s+(?=.*\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")

_OFFSET = r"(?P<offset>(?:z|utc|gmt)|(?:utc|gmt)?\s*[+\-\u2212]\s*\d{1,2}(?::?\d\d)?)"
_HALF = r"(?P<half>[ap]\s*\.?\s*m?\.?|[\u0635\u0645])"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d\d)(?:\s*[:.]\s*(?P<second>\d\d)"
    r"(?:[.,](?P<fraction>\d{1,9}))?)?)?\s*(?:" + _HALF + r")?\s*(?P<said>uhr|hrs?|h|m|o'clock)?"
)
_TIME = re.compile(rf"t?{_CLOCK}\s*{_OFFSET}?")
_BEFORE_TIME = re.compile(
    r"(?<=[\d.,\u65e5\uc77c])(?:t|[\s,;|\-]+(?:at|um|om|kl\.?|a las|alle|\u00e0s?|as|o)?\s*)"
    r"(?=\d{4}(?:\d\d)?\s*(?:z|[+\-]|$)|\d{1,2}\s*(?:[:.h]\s*\d\d|[aph\u0635\u0645]|uhr))"
)
_TIME_THEN_DAY = re.compile(r"(?P<clock>\d{1,2}:\d\d\S*(?:\s*[ap]\.?m\.?)?)[\s,;]+(?P<before>.+)")
_FAST = re.compile(
    r"(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(z|[+-]\d\d:?\d\d)?", re.ASCII
)

_JOINED_TIME = re.compile(
    rf"t?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?:[.,]\d+)?\s*{_OFFSET}?"
)
_FRACTION = re.compile(r"0?[.,]\d{3,}|0[.,]\d")  # a spreadsheet's time, as 0.34375 of a day
_BEFORE_NOON = "a\u0635"

_EXCEL = datetime(1899, 12, 30)  # noqa: DTZ001 a spreadsheet's days are of no zone
_SERIALS = (20_000, 80_000)  # from 1954 to 2119
_SECONDS = (1_000_000_000, 4_200_000_000)  # from 2001 to 2103
_DAY_SECONDS = 86_400
_THOUSAND = 1000
_HALF_DAY = 12
_CENTURY = 100
_MOST_OFFSET = timedelta(hours=24)


class YearlessError(CellError):
    """A day and a month of which nobody knows the year."""


@dataclass(frozen=True, slots=True)
class SaidMoment:
    """What one cell says of a moment: a day, a time of the day, an offset, as far as it does.

    `instant` is that of a count of seconds, which is of no zone. `is_counted`: in the days of a
    spreadsheet, where midnight may be that no time was told.
    """

    days: Days | None = None
    clock: time | None = None
    offset: tzinfo | None = None
    instant: datetime | None = None
    is_counted: bool = False


def said_in(text: str, this_year: int) -> SaidMoment:
    """What a cell says of a day, with or without a time. CellError where it says none."""
    said = plain(text)
    if exact := _FAST.fullmatch(said):
        return _quick(exact, text)
    if _NUMBER.fullmatch(said) and not _COMPACT.fullmatch(said):
        return _counted(float(said.replace(",", ".")), text)
    whole = None if ":" in said else days_in(said, this_year)
    if whole:
        return SaidMoment(whole)
    for before, after in _splits(said):
        days = days_in(before, this_year)
        if days:
            clock, offset = clock_in(after, text)
            return SaidMoment(days, clock, offset)
    if whole is not None or _looks_like_a_day(said):
        raise CellError(f"{shown(text)} is not in the calendar")
    if _is_without_year(said):
        raise YearlessError(f"{shown(text)} has no year")
    raise CellError(f"{shown(text)} is not a day")


def _is_without_year(said: str) -> bool:
    """Whether a text is a day and a month alone: `28 Nov`, `Nov 28`, `28/11`."""
    weekday = _WEEKDAY.match(said)
    if weekday and month_named(weekday[1]) is None:
        said = said[weekday.end() :]
    named = filter(None, (pattern.fullmatch(said) for pattern in _YEARLESS))
    return bool(_YEARLESS_NUMBERS.fullmatch(said)) or any(
        month_named(each["month"]) is not None for each in named
    )


def _splits(said: str) -> Iterator[tuple[str, str]]:
    """The ways in which a text may be a day and a time."""
    for found in _BEFORE_TIME.finditer(said):
        yield said[: found.start()].rstrip(","), said[found.end() :]
    if turned := _TIME_THEN_DAY.fullmatch(said):
        yield turned["before"], turned["clock"]


def _quick(found: re.Match[str], text: str) -> SaidMoment:
    try:
        day, clock = date.fromisoformat(found[1]), time.fromisoformat(found[2])
    except ValueError:
        raise CellError(f"{shown(text)} is not in the calendar") from None
    return SaidMoment(dict.fromkeys(ORDERS, day), clock, offset_in(found[3], text))


def _counted(number: float, text: str) -> SaidMoment:
    """A moment that is counted: a spreadsheet's days, or seconds or their parts since 1970."""
    if _SERIALS[0] <= number < _SERIALS[1]:
        seconds = round(number * _DAY_SECONDS)
        at = _EXCEL + timedelta(seconds=seconds)
        return SaidMoment(dict.fromkeys(ORDERS, at.date()), at.time(), is_counted=True)
    for _ in range(3):  # seconds, milliseconds, microseconds
        if _SECONDS[0] <= number < _SECONDS[1]:
            at = datetime.fromtimestamp(round(number, 3), UTC)
            return SaidMoment(instant=at.replace(microsecond=0))
        number /= _THOUSAND
    raise CellError(f"{shown(text)} is not a day")


def _looks_like_a_day(said: str) -> bool:
    return bool(_YEAR_FIRST.match(said) or _NUMBERS.match(said) or _COMPACT.fullmatch(said))


def days_in(said: str, this_year: int) -> Days | None:
    """The day of a text by each order that it allows; None where it is written as no day."""
    if found := _YEAR_FIRST.fullmatch(said) or _COMPACT.fullmatch(said):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        return dict.fromkeys(ORDERS, day) if day else {}
    if found := _NUMBERS.fullmatch(said):
        return _numbered(found, this_year)
    found = _WEEKDAY.match(said)
    if found and month_named(found[1]) is None:
        return days_in(said[found.end() :], this_year)
    return _named(said, this_year)


def _numbered(found: re.Match[str], this_year: int) -> Days:
    first, between, second, third = found[1], found[2], found[3], found[4]
    year = _whole_year(third, this_year)
    days: dict[Dates, date | None] = {
        "dmy": _day(year, int(second), int(first)),
        "mdy": _day(year, int(first), int(second)),
    }
    if between == "-" and len(first) == len(third) == 2:  # noqa: PLR2004 as in 26-03-14
        days["ymd"] = _day(_whole_year(first, this_year), int(second), int(third))
    return {order: day for order, day in days.items() if day is not None}


def _named(said: str, this_year: int) -> Days | None:
    for pattern in _NAMED:
        if found := pattern.fullmatch(said):
            month = month_named(found["month"])
            if month is not None:
                day = _day(_whole_year(found["year"], this_year), month, int(found["day"]))
                return dict.fromkeys(ORDERS, day) if day else {}
    return None


def _whole_year(said: str, this_year: int) -> int:
    """A year of two digits is of this century, unless it would be later than next year."""
    year = int(said)
    if len(said) > 2:  # noqa: PLR2004
        return year
    year += this_year - this_year % _CENTURY
    return year if year <= this_year + 1 else year - _CENTURY


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def orders_of(columns: Iterable[Days]) -> tuple[Dates, ...]:
    """The orders that every day of a column allows; one stands for those that read all the same.

    Days that have no order in common allow each that any of them needs: nobody can tell.
    """
    left, needed = set(ORDERS), set()
    differ: set[tuple[Dates, Dates]] = set()
    for days in columns:
        allowed = set(days)
        if not allowed:
            continue
        left &= allowed
        if len(allowed) == 1:
            needed |= allowed
        if len(set(days.values())) > 1:
            differ |= {(one, other) for one in days for other in days if days[one] != days[other]}
    if not left:
        return tuple(order for order in ORDERS if order in needed)
    kept: list[Dates] = []
    for order in ORDERS:
        if order in left and all((order, other) in differ for other in kept):
            kept.append(order)
    return tuple(kept)


def clock_in(said: str, text: str) -> tuple[time | None, tzinfo | None]:
    """The time of day and the offset of a cell; None for a part of the day. CellError."""
    if _FRACTION.fullmatch(said):
        seconds = round(float(said.replace(",", ".")) * _DAY_SECONDS)
        return (_EXCEL + timedelta(seconds=seconds)).time(), None
    found = _TIME.fullmatch(said) or _JOINED_TIME.fullmatch(said)
    clock = _clock(found.groupdict()) if found else None
    if found is None and is_part_of_day(said):
        return None, None
    if found is None or clock is None:
        raise CellError(f"{shown(text)} is not a time of the day")
    return clock, offset_in(found["offset"], text)


def _clock(found: Mapping[str, str | None]) -> time | None:
    hour, minute, second = (int(found.get(name) or 0) for name in ("hour", "minute", "second"))
    micro = int((found.get("fraction") or "")[:6].ljust(6, "0"))
    half = (found.get("half") or "")[:1]
    if half and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (0 if half in _BEFORE_NOON else _HALF_DAY)
    elif half in _BEFORE_NOON and half:
        return None  # 15 am
    try:
        return time(hour, minute, second, micro)
    except ValueError:
        return None


def offset_in(said: str | None, text: str) -> tzinfo | None:
    """The offset that stands behind a time. CellError where it can be none."""
    if not said:
        return None
    bare = said.replace("\u2212", "-").replace(" ", "").removeprefix("utc").removeprefix("gmt")
    if bare in {"", "z"}:
        return UTC
    digits = bare[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])  # noqa: PLR2004
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset >= _MOST_OFFSET:
        raise CellError(f"{shown(text)} has an offset that no zone has")
    return timezone(-offset if bare[0] == "-" else offset)


def offset_of_minutes(text: str) -> tzinfo:
    """The offset that a column of its own tells, in minutes. CellError."""
    found = re.fullmatch(r"[+-]?\d{1,4}", plain(text).replace("\u2212", "-"))
    if found is None or abs(int(found[0])) >= _MOST_OFFSET // timedelta(minutes=1):
        raise CellError(f"{shown(text)} is not an offset in minutes")
    return timezone(timedelta(minutes=int(found[0])))
