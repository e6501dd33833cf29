"""The words of the timeline, on it and in the sentence above it; and those that charts share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ptdiary.isolate import isolated
from ptdiary.review.averages import DayAverage
from ptdiary.review.trends.shapes import Averages, Curve, Lane, LaneValue, Mark, Series
from ptdiary.review.trends.weeks import WEEK
from ptdiary.words import dates, signs
from ptdiary.words.dates import Times

# All the words that a chart shows. `words.charts` fills them; nothing here has a default.
#
# Where a field is a tuple of `Variants`, it holds the same thing said longer and shorter, longest
# first: the chart takes the first that has room.

Variants = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Names of days (from Monday) and months (from January), and how a date is put together.

    Patterns have braces for `weekday`, `day`, `month` (short), `month_long` and `year`.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    months_long: tuple[str, ...]
    day_pattern: str
    week_pattern: str
    week_short_pattern: str
    month_pattern: str
    month_short_pattern: str
    month_year_pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleWords:
    """Words at the left of the score scale. `better` holds the lines of one short text."""

    title: str
    worst: str
    none: str
    better: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineKey:
    """The words of the key under the timeline, each longest first.

    `average` and `finer` name the bold steps and the thin ones, `hours` the bars of the sessions
    and `session` their ticks where there are no bars. `ratings` has what the dots are by whether
    some are written later, and whether some are left out.
    """

    average: Variants
    finer: Variants
    ratings: Mapping[tuple[bool, bool], Variants]
    hours: Variants
    session: Variants
    sessions_counted: Variants
    visit: Variants
    missing: Variants


@dataclass(frozen=True, slots=True, kw_only=True)
class AverageWords:
    """The number on a step, and how many of its days are rated, longest first or not at all."""

    number: str
    rated: Variants


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneWords:
    """What an optional lane asks and which end is which; `condensed` if days are together.

    `none` is shown if nothing was answered.
    """

    title: Variants
    condensed: Variants
    none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """The timeline's words.

    `marks`, `lanes` and `averages` have one item for each of the series, in its order.
    `more` says that an icon stands for several warnings: braces for `words` and `count`.
    `visit` is the letter of a visit. `empty` is what is said if there is no rating.
    """

    scale: ScaleWords
    dates: DateWords
    key: TimelineKey
    sessions: str
    today: str
    missing: str
    visit: str
    averages: tuple[AverageWords, ...]
    marks: tuple[Variants, ...]
    lanes: tuple[LaneWords, ...]
    more: str
    empty: str


# Words of the optional lanes under the timeline.

NAMES = {
    "interference": "Kept from doing things",
    "sleep": "Sleep",
    "movement": "Movement",
    "activities": "Your activities",
    "home_exercises": "Home exercises",
}
_ENDS = {
    "interference": ("0 not at all, 10 stops everything", "10 stops everything"),
    "sleep": ("0 terrible, 10 excellent", "10 excellent"),
    "movement": ("0 cannot move, 10 as usual", "10 as usual"),
    "activities": ("0 unable, 10 as before", "10 as before"),
    "home_exercises": (
        "filled all, half filled some, empty none, dash none planned",
        "filled all, half some, empty none",
    ),
}
_TOGETHER = ("top all, middle some, bottom none", "top all, bottom none")
_DONE = {
    "all": "all done",
    "some": "some done",
    "none": "none done",
    "none_planned": "none planned",
}


def lane_name(lane: Lane) -> str:
    """What a lane is about: the activity's own name, or the question in short."""
    return isolated(lane.name) or NAMES[lane.kind]


def lane_words(lane: Lane) -> LaneWords:
    """The words for one lane, longest first."""
    together = _TOGETHER if lane.kind == "home_exercises" else _ENDS[lane.kind]
    return LaneWords(
        title=_titles(lane, _ENDS[lane.kind]),
        condensed=_titles(lane, together),
        none="no answers in this time",
    )


def _titles(lane: Lane, ends: tuple[str, ...]) -> tuple[str, ...]:
    name = lane_name(lane)
    more = f"; {lane.more} more not shown" if lane.more else ""
    titles = (*(f"{name}: {each}{more}" for each in ends), *(f"{name}: {each}" for each in ends))
    return tuple(dict.fromkeys((*titles, name)))


def answer_words(value: LaneValue) -> str:
    """`4`, or how much of the home exercises was done."""
    return str(value.answer) if isinstance(value.answer, int) else _DONE[value.answer]


_NO_RATING = "There is no rating in this time."
SCALE = ScaleWords(title="Soreness", worst="worst", none="none", better=("lower is", "better"))

_DATES = DateWords(
    weekdays=tuple(name[:3] for name in dates.WEEKDAYS),
    months=tuple(name[:3] for name in dates.MONTHS),
    months_long=dates.MONTHS,
    day_pattern="{weekday} {day}",
    week_pattern="{weekday} {day} {month}",
    week_short_pattern="{day} {month}",
    month_pattern="{month_long}",
    month_short_pattern="{month}",
    month_year_pattern="{month} {year}",
)

_VISIT = "V"
_AVERAGE_OF = {
    7: ("average of a week", "week"),
    28: ("average of 4 weeks", "4 weeks"),
    84: ("average of 12 weeks", "12 weeks"),
}


_RATINGS = {
    (False, False): ("your ratings", "ratings"),
    (True, False): ("your ratings (hollow: written later)", "ratings (hollow: later)", "ratings"),
    (False, True): ("your ratings (cross: left out)", "ratings (cross: left out)", "ratings"),
    (True, True): (
        "your ratings (hollow: written later, cross: left out)",
        "ratings (hollow: later, cross: left out)",
        "ratings",
    ),
}


def _timeline_key(series: Series) -> TimelineKey:
    return TimelineKey(
        average=_AVERAGE_OF[series.averages.days],
        finer=_AVERAGE_OF[series.grain.days] if series.grain else (),
        ratings=_RATINGS,
        hours=("12 to 72 hours after a session", "12 to 72 h after a session", "12 to 72 h"),
        session=("session",),
        sessions_counted=("number of sessions", "sessions"),
        visit=("visit to your therapist", "visit"),
        missing=("no entry",),
    )


def timeline_words(series: Series, times: Times) -> TimelineWords:
    """The words for `charts.timeline.draw_timeline`."""
    return TimelineWords(
        scale=SCALE,
        dates=_DATES,
        key=_timeline_key(series),
        sessions="Sessions",
        today="Today",
        missing="no entry",
        visit=_VISIT,
        averages=tuple(_average_words(each, series.averages) for each in series.averages.each),
        marks=tuple(mark_words(mark, series.at, times) for mark in series.marks),
        lanes=tuple(lane_words(lane) for lane in series.lanes),
        more="{words} +{count}",
        empty="" if series.points else _NO_RATING,
    )


def mark_words(mark: Mark, now: date, times: Times) -> Variants:
    """A warning's name and date, longest first: `Pain down the left leg, 10 Nov` to `Leg pain`."""
    name, short = mark_name(mark), signs.shortest_name(mark.finding)
    day = times.short_day(mark.at, now)
    variants = (f"{name}, {day}", name, f"{short}, {day}", short)
    return tuple(sorted(dict.fromkeys(variants), key=len, reverse=True))


def mark_name(mark: Mark) -> str:
    """A warning's name in full, as on paper but for a word that a chart can spare."""
    # the name of an exercise is the patient's own words, of any length and script
    facts = {name: fact for name, fact in mark.finding.facts.items() if name != "exercise"}
    plain = replace(mark.finding, facts=facts)
    return signs.sign_name(plain).replace("Pain spreading ", "Pain ")


def _average_words(each: DayAverage, averages: Averages) -> AverageWords:
    rated = f"{each.rated} of {each.days} days"
    return AverageWords(
        number=one_decimal(each.mean),
        rated=(rated, f"{each.rated} d") if averages.days == WEEK else (),
    )


def one_decimal(mean: Fraction) -> str:
    """`2.8`, `3.0`: the average of a time, rounded half up, as it is by hand."""
    tenths = int(mean * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def curve_name(curve: Curve) -> str:
    """What a session brought, inside a sentence; empty for one that brought no warning."""
    if curve.outcome == "past_72":
        return "past 72 h"
    if curve.outcome == "sign":
        return low(signs.shortest_name(curve.mark.finding)) if curve.mark else "warning sign"
    return ""


def low(words: str) -> str:
    """The words without a capital at their start."""
    return words[:1].lower() + words[1:]


# -- sentences


def timeline_sentence(series: Series, times: Times) -> str:
    """What the timeline shows, above it and for those who hear it."""
    said = [f"{_period(series, times)}: {_ratings(series)}."]
    if series.daily_highest and series.points:
        said.append("Each day counts by its highest.")
    left_out = sum(point.left_out is not None for point in series.points)
    if left_out:
        said.append(f"{dates.sentence(dates.count(left_out, 'rating', 'ratings'))} left out.")
    said.append(_sessions(len(series.curves)))
    if series.marks:
        said.append(dates.sentence(dates.count(len(series.marks), "warning", "warnings")) + ".")
    empty = sum((last - first).days + 1 for first, last in series.missing)
    if empty:
        said.append(f"{dates.count(empty, 'day', 'days')} without an entry.")
    return " ".join(said)


def _period(series: Series, times: Times) -> str:
    first, last = series.first, series.last
    if first.year == last.year == series.at.year:
        return f"{times.short_day(first)} to {times.short_day(last)}"
    return times.period(first, last)


def _ratings(series: Series) -> str:
    """How many and how high, without those left out, as the figures on paper."""
    rated = [point for point in series.points if point.left_out is None]
    scores = [point.soreness for point in rated]
    if not scores:
        return "no ratings"
    low, high = min(scores), max(scores)
    between = f"all {low}" if low == high else f"from {low} to {high}"
    if series.daily_highest:
        days = len({point.at.date() for point in rated})
        return f"{dates.count(days, 'day with a rating', 'days with a rating')}, {between}"
    return f"{dates.count(len(scores), 'rating', 'ratings')}, {between}"


def _sessions(count: int) -> str:
    return dates.sentence(dates.count(count, "session", "sessions")) + "."
