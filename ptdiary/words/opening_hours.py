"""When somebody can be called, read from what a person wrote down, and said for a moment.

What has more than one meaning is not read: it is shown as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from ptdiary.isolate import isolated
from ptdiary.words.dates import weekday
from ptdiary.words.typed_time import plain, time_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ptdiary.words.dates import Times

NO_HOURS = "no hours written down"
OPEN_ALWAYS = "open now, day and night"
OPEN_UNTIL = "open now, until {time}"
OPEN_UNTIL_DAY = "open now, until {weekday} {time}"
CLOSED_NOW = "closed now, opens {time}"
CLOSED_FOR_TODAY = "closed now, opens {weekday} {time}"
CLOSED_TODAY = "closed today, opens {weekday} {time}"
CLOSED_FOR_A_WEEK = "closed now, opens next {weekday} {time}"
MIDNIGHT = "midnight"

_HOUR, _DAY, _WEEK = 60, 24 * 60, 7 * 24 * 60  # minutes
_NOON = 12 * _HOUR
_ALL_DAYS = frozenset(range(7))

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How it stands at a moment: `is_open` is None where that is not known; `words` say it."""

    is_open: bool | None
    words: str


DAY_AND_NIGHT = Opening(is_open=True, words=OPEN_ALWAYS)


def opening(written: str | None, now: datetime, times: Times) -> Opening:
    """How hours that somebody wrote down stand at `now`, on the clock of `now`."""
    if not (written or "").strip():
        return Opening(is_open=None, words=NO_HOURS)
    hours = read_hours(written or "")
    if hours is None:
        return Opening(is_open=None, words=isolated(" ".join((written or "").split())))
    if hours.is_always:
        return DAY_AND_NIGHT
    change = hours.next_change(now)
    clock, day = times.clock(change), weekday(change)
    days = (change.date() - now.date()).days
    if hours.is_open(now):
        if change.time() == time() and days == 1:
            return Opening(is_open=True, words=OPEN_UNTIL.format(time=MIDNIGHT))
        said = OPEN_UNTIL if days == 0 else OPEN_UNTIL_DAY
    elif days == 0:
        said = CLOSED_NOW
    elif days == len(_ALL_DAYS):
        said = CLOSED_FOR_A_WEEK
    else:
        said = CLOSED_FOR_TODAY if hours.opens_on(now.weekday()) else CLOSED_TODAY
    return Opening(is_open=hours.is_open(now), words=said.format(weekday=day, time=clock))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """The hours of a week, at least one.

    `spans` are minutes since Monday 0:00, the last of each not included; in order, none touching
    the next. One that goes on after Sunday ends with the week and begins anew with it.
    """

    spans: tuple[Span, ...]

    @property
    def is_always(self) -> bool:
        """Whether there is no moment at which it is closed."""
        return self.spans == ((0, _WEEK),)

    def is_open(self, at: datetime) -> bool:
        """Whether it is open, on the clock of `at`."""
        return any(first <= _minute(at) < last for first, last in self.spans)

    def opens_on(self, day: int) -> bool:
        """Whether it is open at some time of a day; Monday is 0."""
        return any(first < (day + 1) * _DAY and last > day * _DAY for first, last in self.spans)

    def next_change(self, at: datetime) -> datetime:
        """When it closes next, or opens if it is closed. ValueError if it is always open."""
        edges = {edge % _WEEK for edge in self._edges()}
        edges -= {0} if self.spans[0][0] == 0 and self.spans[-1][1] == _WEEK else set()
        if not edges:
            raise ValueError("it is always open")
        now = _minute(at)
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        ahead = min((edge - now - 1) % _WEEK + 1 for edge in edges)
        return midnight + timedelta(minutes=now % _DAY + ahead)

    def _edges(self) -> Iterator[int]:
        for span in self.spans:
            yield from span


def _minute(at: datetime) -> int:
    return at.weekday() * _DAY + at.hour * _HOUR + at.minute


# What a person writes: days and times in either order, each day's times after it or before it.


def read_hours(text: str) -> OpeningHours | None:
    """The hours of a week; None unless all of the text has one meaning."""
    try:
        parts = tuple(_parts(text))
        spans = sorted(_spans(_by_day(parts, _notation(parts))))
    except _UnclearError:
        return None
    if not spans or any(first[1] > second[0] for first, second in pairwise(spans)):
        return None
    return OpeningHours(spans=tuple(_merged(spans)))


class _UnclearError(Exception):
    """The text has no meaning that is certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """A time as it is written. `minute` of the day, taken literally; `half` is am, pm or none.

    `is_exact`: it means just that, whatever is around it. `of_24`: only the clock of 24 hours
    has it.
    """

    minute: int
    half: str = ""
    is_exact: bool = False
    of_24: bool = False


_T = TypeVar("_T")

# A part of the text: days, times from and to, or what means all of a day or nothing of it.
_Days = frozenset[int]
_Times = tuple[_Clock, _Clock]
_Part = _Days | _Times | str
_ALWAYS, _CLOSED = "always", "closed"

_NAMES = ("mon?", "tu(?:es?)?", "wed?s?", "th(?:ur?s?)?", "fri?", "sat?", "sun?")
_LONG = ("mondays?", "tuesdays?", "wednesdays?", "thursdays?", "fridays?", "saturdays?", "sundays?")
_DAY_WORDS = tuple(
    re.compile(rf"(?:{long}|{short})\b\.?") for long, short in zip(_LONG, _NAMES, strict=True)
)
_SEVERAL = (
    (re.compile(r"(?:every ?day|daily|all week|(?:7|seven) days(?: a week)?)\b"), _ALL_DAYS),
    (re.compile(r"weekdays?\b"), frozenset(range(5))),
    (re.compile(r"weekends?\b"), frozenset((5, 6))),
    (re.compile(r"m ?- ?f\b"), frozenset(range(5))),
)
_SAID = (
    (re.compile(r"24 ?/ ?7|24 ?(?:h|hrs?|hours?)\b(?: a day)?|day and night\b"), _ALWAYS),
    (re.compile(r"(?:a?round the clock|always(?: open)?)\b"), _ALWAYS),
    (re.compile(r"(?:closed|shut)\b"), _CLOSED),
)
_TIME = re.compile(
    r"(?P<time>\d{1,2}[:.h]\d\d|\d{3,4}|\d{1,2})(?: ?h\b)?"
    r"(?P<half> ?[ap]\.? ?m\b\.?|[ap]\b)?(?: ?o'clock\b)?"
)
_NAMED = ((re.compile(r"(?:12 )?noon\b"), _NOON), (re.compile(r"midnight\b"), _DAY))
_TO = re.compile(r" ?(?:-|to\b|till?\b|until\b|through\b|thru\b) ?")
_BETWEEN = re.compile(r"[\s,;:&+/]+|(?:and|from|on|open|opening|opens|hours|hrs)\b|\.(?=\s|$)")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def _parts(text: str) -> Iterator[_Part]:
    """The parts of a text, in its order."""
    said = " ".join(plain(text).translate(_DASHES).split())
    at = 0
    while at < len(said):
        if between := _BETWEEN.match(said, at):
            at = between.end()
            continue
        part, at = _part(said, at)
        yield part


def _part(said: str, at: int) -> tuple[_Part, int]:
    for pattern, meaning in (*_SAID, *_SEVERAL):
        if found := pattern.match(said, at):
            return meaning, found.end()
    if days := _reach(_day, said, at):
        first, last, end = days
        return _days_from(first, first if last is None else last), end
    if times := _reach(_clock, said, at):
        start, finish, end = times
        if finish is not None:
            return (start, finish), end
    raise _UnclearError


def _reach(
    read: Callable[[str, int], tuple[_T, int] | None], said: str, at: int
) -> tuple[_T, _T | None, int] | None:
    """One, or from one to another, and where it ends."""
    first = read(said, at)
    if first is None:
        return None
    value, end = first
    to = _TO.match(said, end)
    last = read(said, to.end()) if to else None
    return (value, None, end) if last is None else (value, *last)


def _day(said: str, at: int) -> tuple[int, int] | None:
    for day, word in enumerate(_DAY_WORDS):
        if found := word.match(said, at):
            return day, found.end()
    return None


def _days_from(first: int, last: int) -> _Days:
    """From a day to another, also over the end of the week."""
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _clock(said: str, at: int) -> tuple[_Clock, int] | None:
    for word, minute in _NAMED:
        if named := word.match(said, at):
            return _Clock(minute=minute, is_exact=True), named.end()
    found = _TIME.match(said, at)
    if found is None:
        return None
    half = (found["half"] or "").strip()[:1]
    digits = re.sub(r"\D", "", found["time"])
    if digits in {"24", "2400"} and not half:
        return _Clock(minute=_DAY, is_exact=True, of_24=True), found.end()
    read = time_typed(found["time"] + (f"{half}m" if half else ""))
    if read is None:
        raise _UnclearError
    minute = read.hour * _HOUR + read.minute
    of_24 = not half and (minute > _NOON + _HOUR - 1 or digits[0] == "0")
    return _Clock(minute=minute, half=half, is_exact=bool(half), of_24=of_24), found.end()


# Which clock the times are on. With am or pm somewhere, the others are of one half or the other.


def _notation(parts: Iterable[_Part]) -> bool:
    """Whether the times are on the clock of 24 hours."""
    clocks = [clock for part in parts if isinstance(part, tuple) for clock in part]
    return not any(clock.half for clock in clocks) and any(clock.of_24 for clock in clocks)


# Without am or pm, only a reading in these hours makes sense.
_EARLIEST, _LATEST_START, _LATEST = 6 * _HOUR, 20 * _HOUR, 21 * _HOUR
_EVENING = 17 * _HOUR  # from then on, hours may go over midnight


def _span(times: _Times, *, of_24: bool) -> Span:
    """Minutes from the start of the day; past its end where it goes over midnight."""
    first, last = times
    if of_24 or (first.is_exact and last.is_exact):
        return _plain_span(first.minute % _DAY, last.minute or _DAY)
    pairs = {(one, other) for one in _readings(first) for other in _readings(last)}
    readings = [
        (one, other)
        for one, other in pairs
        if one < other
        and (first.is_exact or one >= _EARLIEST)
        and (last.is_exact or (other <= _LATEST and one < _LATEST_START))
    ]
    if len(readings) != 1:
        raise _UnclearError
    return readings[0]


def _plain_span(first: int, last: int) -> Span:
    if first < last:
        return first, last
    if first >= _EVENING and last <= _NOON:
        return first, last + _DAY
    raise _UnclearError


def _readings(clock: _Clock) -> tuple[int, ...]:
    """What a time can mean that has no am or pm. A 12 is noon."""
    minute = clock.minute
    if clock.is_exact or minute >= _NOON or minute < _HOUR:
        return (minute,)
    return minute, minute + _NOON


def _by_day(parts: Iterable[_Part], of_24: bool) -> Iterator[tuple[int, list[Span]]]:
    """Each day that is named, with the times that stand before it or after it."""
    # days and times take turns: what is not two by two has more than one meaning
    runs = [(is_days, list(run)) for is_days, run in groupby(parts, _is_days)]
    if runs == [(False, [_ALWAYS])]:
        runs.append((True, [_ALL_DAYS]))
    if len(runs) % 2:
        raise _UnclearError
    for pair in zip(runs[::2], runs[1::2], strict=True):
        (_, times), (_, days) = sorted(pair, key=itemgetter(0))
        spans = [_meant(each, of_24=of_24) for each in times]
        for day in sorted({day for each in days for day in each if isinstance(day, int)}):
            yield day, [span for span in spans if span is not None]


def _is_days(part: _Part) -> bool:
    return isinstance(part, frozenset)


def _meant(part: _Part, *, of_24: bool) -> Span | None:
    """The minutes of a day that a part stands for; None where it is closed."""
    if part == _CLOSED:
        return None
    if part == _ALWAYS:
        return 0, _DAY
    assert isinstance(part, tuple)  # noqa: S101 days are apart by now
    return _span(part, of_24=of_24)


def _spans(by_day: Iterable[tuple[int, list[Span]]]) -> Iterator[Span]:
    """The minutes of the week; UnclearError where a day is both closed and open."""
    closed: dict[int, bool] = {}
    for day, spans in by_day:
        if closed.setdefault(day, not spans) != (not spans):
            raise _UnclearError
        for first, last in spans:
            start, end = day * _DAY + first, day * _DAY + last
            yield start, min(end, _WEEK)
            if end > _WEEK:
                yield 0, end - _WEEK


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Sorted spans that do not overlap, those that touch as one."""
    held: Span | None = None
    for span in spans:
        if held is not None and held[1] == span[0]:
            held = held[0], span[1]
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
