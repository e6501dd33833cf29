"""How days, hours, scores and counts are said.

A time is said as the patient lived it: in the offset that its record was written with. Names of
days and months are our own, because those of the C library change with the system's language.

How the patient likes to read times is a `Times`, which whatever says a time is given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ptdiary.diary.day import day_of
from ptdiary.wall_clock import is_second_time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

NOT_ANSWERED = "\N{EN DASH}"  # the en dash that stands for no answer wherever a table has a cell

# The hour that clocks show twice when they go back.
WHICH_HOUR = "Which of the two was it?"
BEFORE_CLOCKS_WENT_BACK = "Before the clocks went back"
AFTER_THEY_WENT_BACK = "After they went back"
SECOND_TIME = "{clock} (second)"

# The lowest score of each word, as the score buttons show them.
_SCORE_WORDS = ((10, "worst"), (7, "severe"), (4, "moderate"), (1, "mild"), (0, "none"))

_THIS_WEEK = 6  # days on either side in which the weekday alone says which day
_MORNING, _AFTERNOON, _EVENING, _NIGHT = 4, 12, 17, 22  # hours of the clock
_HALF_DAY = 12
_DAYS_FROM = 73  # full hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How times and dates are read: `twelve_hours` as `7:58 pm`, `month_first` as `November 10`.

    Without a preference it is the clock of 24 hours with the day before the month.

    `day_begins` is the hour at which a day begins for the words about the present: with 4, what was
    at 1:30 is of yesterday. Paper and charts are told `of_calendar`. `week_begins` is the first day
    of a week wherever one is laid out, Monday is 0.
    """

    twelve_hours: bool = False
    month_first: bool = False
    day_begins: int = 0
    week_begins: int = 0

    @property
    def week(self) -> tuple[int, ...]:
        """The days of a week in their order, Monday is 0."""
        return tuple((self.week_begins + each) % 7 for each in range(7))

    def week_of(self, day: date) -> date:
        """The first day of the week of a day."""
        return day - timedelta(days=self.week.index(day.weekday()))

    def of_calendar(self) -> "Times":
        """The same, with the days of the calendar."""
        return replace(self, day_begins=0)

    def day_of(self, at: datetime) -> date:
        """The day that a moment is of."""
        return day_of(at, self.day_begins)

    def days_from(self, at: datetime, now: datetime) -> int:
        """Days from that of `now` to that of `at`; before today is < 0."""
        return (self.day_of(at) - self.day_of(now)).days

    def in_days(self, at: datetime, now: datetime) -> str:
        """`Today`, `Tomorrow`, `In 2 days`; empty for a day that is past."""
        days = self.days_from(at, now)
        if days < 0:
            return ""
        return {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")

    def clock(self, at: datetime | time) -> str:
        """`9:31`, or `9:31 am`; `1:10 (second)` for a time that the clocks showed again."""
        said = self._read_off(at)
        is_second = isinstance(at, datetime) and is_second_time(at)
        return SECOND_TIME.format(clock=said) if is_second else said

    def _read_off(self, at: datetime | time) -> str:
        if not self.twelve_hours:
            return f"{at.hour}:{at.minute:02d}"
        half = "am" if at.hour < _HALF_DAY else "pm"
        return f"{at.hour % _HALF_DAY or _HALF_DAY}:{at.minute:02d} {half}"

    def day(self, at: date, now: date | None = None) -> str:
        """`10 November`, and its year if that is not the year of `now`."""
        return self._of_year(self._of_month(at, MONTHS[at.month - 1]), at, now)

    def short_day(self, at: date, now: date | None = None) -> str:
        """`10 Nov`, and its year if that is not the year of `now`."""
        return self._of_year(self._of_month(at, MONTHS[at.month - 1][:3]), at, now)

    def _of_month(self, at: date, month: str) -> str:
        return f"{month} {at.day}" if self.month_first else f"{at.day} {month}"

    def _of_year(self, said: str, at: date, now: date | None) -> str:
        return self._with_year(said, at) if now is not None and at.year != now.year else said

    def _with_year(self, said: str, at: date) -> str:
        return f"{said}, {at.year}" if self.month_first else f"{said} {at.year}"

    def dated(self, at: date) -> str:
        """`10 Nov 2026`, whatever year it is now."""
        return self._with_year(self.short_day(at), at)

    def dated_in_full(self, at: date) -> str:
        """`10 November 2026`, whatever year it is now."""
        return self._with_year(self.day(at), at)

    def span(self, first: date, last: date, now: date) -> str:
        """`9 to 12 Mar`, `28 Feb to 3 Mar`, or the one day."""
        if (first.year, first.month, first.day) == (last.year, last.month, last.day):
            return self.short_day(last, now)
        if (first.year, first.month) == (last.year, last.month) and not self.month_first:
            return f"{first.day} to {self.short_day(last, now)}"
        return f"{self.short_day(first, now)} to {self.short_day(last, now)}"

    def day_with_weekday(self, at: date) -> str:
        """`Monday 23 November`."""
        return f"{weekday(at)} {self.day(at)}"

    def short_day_with_weekday(self, at: date, now: date | None = None) -> str:
        """`Mon 23 Nov`, and its year if that is not the year of `now`."""
        return f"{short_weekday(at)} {self.short_day(at, now)}"

    def full_day(self, at: date) -> str:
        """`Saturday 21 November 2026`."""
        return self._with_year(self.day_with_weekday(at), at)

    def period(self, first: date, last: date) -> str:
        """`12 Oct to 21 Nov 2026`, with the first year if it differs."""
        start = self.short_day(first)
        start = self._with_year(start, first) if first.year != last.year else start
        return f"{start} to {self._with_year(self.short_day(last), last)}"

    def when(self, at: datetime, now: datetime) -> str:
        """`today, 15:00`, `Thursday 15:00` within six days, else `10 November, 8:00`."""
        near = self._near_day(at, now)
        if near:
            return f"{near}, {self.clock(at)}"
        if abs(self.days_from(at, now)) <= _THIS_WEEK:
            return f"{weekday(at)} {self.clock(at)}"
        return f"{self.day(at, now)}, {self.clock(at)}"

    def on_day(self, at: datetime, now: datetime) -> str:
        """The day inside a sentence: `today`, `yesterday`, `on Thursday`, `on 10 November`."""
        near = self._near_day(at, now)
        if near:
            return near
        if -_THIS_WEEK <= self.days_from(at, now) <= _THIS_WEEK:
            return f"on {weekday(at)}"
        return f"on {self.day(at, now)}"

    def part_of_day(self, at: datetime, now: datetime) -> str:
        """How a person says when it was: `this morning`, `yesterday evening`, `on 10 November`.

        The small hours of yesterday are a night before the last one: only the day is said.
        """
        part = _part(at.hour)
        days = self.days_from(at, now)
        late = at.hour < self.day_begins  # the end of its day
        if days == 0 and part == "night":
            return "tonight" if at.hour >= _NIGHT or late else "last night"
        if days == 0:
            return f"this {part}"
        if days == -1 and (at.hour >= _MORNING or late):
            return "last night" if part == "night" else f"yesterday {part}"
        return self.on_day(at, now)

    def _near_day(self, at: datetime, now: datetime) -> str:
        return {0: "today", -1: "yesterday", 1: "tomorrow"}.get(self.days_from(at, now), "")


USUAL_TIMES = Times()


def weekday(at: date) -> str:
    """`Thursday`."""
    return WEEKDAYS[at.weekday()]


def short_weekday(at: date) -> str:
    """`Thu`."""
    return WEEKDAYS[at.weekday()][:3]


def days_from(at: datetime, now: datetime) -> int:
    """Days on the calendar from `now` to `at`, each read on its own clock; before today is < 0."""
    return (at.date() - now.date()).days


def _part(hour: int) -> str:
    if _MORNING <= hour < _AFTERNOON:
        return "morning"
    if _AFTERNOON <= hour < _EVENING:
        return "afternoon"
    return "evening" if _EVENING <= hour < _NIGHT else "night"


def hours(value: float) -> str:
    """`29 h`: whole hours, rounded down, as one counts those that have passed. Then `3 days`."""
    return f"{int(value)} h" if value < _DAYS_FROM else count(int(value / 24), "day", "days")


def elapsed_hours(earlier: datetime, later: datetime) -> float:
    """Real hours between two moments."""
    return (later - earlier) / timedelta(hours=1)


def score_word(score: int) -> str:
    """`none`, `mild`, `moderate`, `severe` or `worst`, for a score of 0 to 10."""
    return next(word for lowest, word in _SCORE_WORDS if score >= lowest)


def score(value: int | None) -> str:
    """`4, moderate`; the dash if it was not answered."""
    return NOT_ANSWERED if value is None else f"{value}, {score_word(value)}"


def out_of_ten(value: int) -> str:
    """`4 out of 10, moderate`, for those who hear it."""
    return f"{value} out of 10, {score_word(value)}"


def number(value: float | None) -> str:
    """`4` or `2.5`: one decimal at most, none if it is 0; the dash for None."""
    if value is None:
        return NOT_ANSWERED
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def count(value: int, one: str, many: str) -> str:
    """`1 entry`, `74 entries`, `40,002 entries`, `no entries`."""
    return f"1 {one}" if value == 1 else f"{f'{value:,}' if value else 'no'} {many}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    said = list(words)
    if len(said) < 2:  # noqa: PLR2004 one word needs nothing between
        return "".join(said)
    return f"{', '.join(said[:-1])} {last} {said[-1]}"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The text with a small letter at its start."""
    return text[:1].lower() + text[1:]
