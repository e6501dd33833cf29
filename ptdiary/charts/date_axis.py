"""The days that the timeline's axis names: every day, weeks, months or years, as there is room."""

from calendar import MONDAY
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ptdiary.charts.frame import Frame
from ptdiary.charts.plot import GRID
from ptdiary.charts.sheet import Sheet
from ptdiary.words.charts import DateWords

_DAILY_UP_TO = 18  # days on the axis
_WEEKLY_UP_TO = 80
_YEAR_UP_TO = 372  # a year, and a few days ahead
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class DateTick:
    """A day on the axis, and what is to the right of it."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to name days: its pattern, the days it holds for, and how far apart they are."""

    pattern: str
    days: Callable[[date, date], Iterator[date]]
    apart: float


def date_ticks(
    first: date,
    last: date,
    point_a_day: float,
    words: DateWords,
    width: Callable[[str], float],
) -> tuple[DateTick, ...]:
    """The named days from `first` to `last`, so far apart that their words do not meet.

    `point_a_day` is how wide a day is, `width` how wide words are.
    """
    ticks: tuple[DateTick, ...] = ()
    for step in _steps((last - first).days, words):
        ticks = tuple(
            DateTick(day, _date_words(day, step.pattern, words)) for day in step.days(first, last)
        )
        widest = max((width(tick.words) for tick in ticks), default=0.0)
        if widest + width("n") <= step.apart * point_a_day:
            break
    return ticks


def _date_words(day: date, pattern: str, words: DateWords) -> str:
    return pattern.format(
        weekday=words.weekdays[day.weekday()],
        day=day.day,
        month=words.months[day.month - 1],
        month_long=words.months_long[day.month - 1],
        year=day.year,
    )


def _steps(days: int, words: DateWords) -> Iterator[_Step]:
    """The ways to name days that suit a span, the finest first."""
    if days <= _DAILY_UP_TO:
        yield _Step(words.day_pattern, _each_day(1), 1)
        yield _Step(words.day_pattern, _each_day(2), 2)
        yield _Step(words.day_pattern, _each_day(4), 4)
    if days <= _WEEKLY_UP_TO:
        yield _Step(words.week_pattern, _each_week(1), 7)
        yield _Step(words.week_short_pattern, _each_week(1), 7)
        yield _Step(words.week_short_pattern, _each_week(2), 14)
    if days <= _YEAR_UP_TO:  # a month needs no year
        yield _Step(words.month_pattern, _each_month(1), 28)
        yield _Step(words.month_short_pattern, _each_month(1), 28)
    for months in (1, 2, 3, 6):
        yield _Step(words.month_year_pattern, _each_month(months), 28 * months)
    for years in (1, 2, 5, 10, 20, 50, 100, 500):
        yield _Step("{year}", _each_month(12 * years), 365 * years)


def _each_day(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(first: date, last: date) -> Iterator[date]:
        # counted from a fixed day, so that names do not jump when the range moves by one
        day = first + timedelta(days=-first.toordinal() % step)
        while day <= last:
            yield day
            day += timedelta(days=step)

    return days


def _each_week(step: int) -> Callable[[date, date], Iterator[date]]:
    def weeks(first: date, last: date) -> Iterator[date]:
        day = first + timedelta(days=(MONDAY - first.weekday()) % 7)
        while day <= last:
            yield day
            day += timedelta(weeks=step)

    return weeks


def _each_month(step: int) -> Callable[[date, date], Iterator[date]]:
    def months(first: date, last: date) -> Iterator[date]:
        year, month = first.year, first.month
        while True:
            day = date(year, month, 1)
            if day > last:
                return
            if day >= first and (year * 12 + month - 1) % step == 0:
                yield day
            year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)

    return months


def draw_dates(sheet: Sheet, frame: Frame, words: DateWords) -> list[datetime]:
    """Names of days from their line to the right; one that would be cut is left out."""
    style, days = sheet.style, frame.days
    size = style.points(0.95)
    first, last = days.start.date(), days.end.date()
    ticks = date_ticks(first, last, days.day, words, sheet.measured(bold=False, size=size))
    edges = []
    for tick in ticks:
        at = _midnight(tick, days.start)
        x = days.x(at)
        if not frame.plot.x0 <= x <= frame.plot.x1:
            continue
        edges.append(at)
        box = sheet.box_of(tick.words, x, frame.dates.y1 - 1.05 * size, size, at="left")
        if box.x1 <= sheet.width - 1:
            sheet.write("date", tick.words, box, size, style.text)
    upright = [
        (x, room.y0, x, room.y1)
        for x in map(days.x, edges)
        for room in (frame.plot, frame.sessions, *frame.lanes)
    ]
    sheet.segments(upright, style.grid_upright, 0.9, GRID)
    foot = frame.sessions.y0
    sheet.line([(frame.plot.x0, foot), (frame.plot.x1, foot)], style.zero, 1, 2)
    return edges


def _midnight(tick: DateTick, start: datetime) -> datetime:
    return datetime.combine(tick.day, time(), start.tzinfo)
