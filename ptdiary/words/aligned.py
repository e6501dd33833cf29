"""The words of the aligned chart: on it, and in the sentence above it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from ptdiary.review.trends.band import (
    EARLIER_SHOWN,
    BandHour,
    earlier,
    hump_start,
    needs_shape,
)
from ptdiary.review.trends.shapes import Curve, Series
from ptdiary.words import dates, outlook
from ptdiary.words.charts import SCALE, ScaleWords, Variants, curve_name
from ptdiary.words.dates import Times


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTick:
    """One hour of the aligned chart's axis: its words, and the clock under them or nothing.

    `whole_day` ticks are bold. The `compact_` words are for the small chart.
    """

    hour: int
    words: str
    clock: str
    compact_words: str
    compact_clock: str
    whole_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedKey:
    """The words of the key under the aligned chart.

    `common` names the hump; `not_drawn` stands in its place and says why there is none. `wide`,
    `half` and `middle` are the band of the earlier sessions, `ratings` the dots in its place, and
    `ahead` one of the ten dots.
    """

    common: Variants
    not_drawn: Variants
    wide: Variants
    half: Variants
    middle: Variants
    ratings: Variants
    ahead: Variants
    earlier: Variants
    named: Variants
    current: Variants


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedWords:
    """The aligned chart's words. `named` has one item for each curve of the series, in its order.

    An item of `named` is empty for a curve that has no name on the chart. `common` names the hump
    where it is, and `ahead` the ten dots; empty where there are none. `at_48` and `at_72`
    hold lines: each variant is a tuple of lines. `now` and `current` are empty without a session
    whose 72 hours run. `empty` is said instead of the chart if there is no session,
    `compact_empty` instead of the small one if none is running.
    """

    scale: ScaleWords
    key: AlignedKey
    ticks: tuple[HourTick, ...]
    at_48: tuple[tuple[str, ...], ...]
    at_72: tuple[tuple[str, ...], ...]
    compact_48: str
    compact_72: str
    now: Variants
    compact_now: str
    current: Variants
    compact_current: str
    named: tuple[Variants, ...]
    common: Variants
    ahead: Variants
    empty: str
    compact_empty: str


LAST_HOUR, HOURS_A_TICK, HOURS_A_DAY = 96, 12, 24


SHAPE = (
    "how soreness often runs: drawn by the diary, not from you",
    "how soreness often runs, not from you",
)
_SHAPE_SHORTEST = "drawn, not from you"
_WIDE = ("9 of 10 of your {which} sessions",)
_HALF, _MIDDLE = ("half of them",), ("the middle one",)
_RATINGS = ("ratings after your {which} sessions",)


def _aligned_key(series: Series) -> AlignedKey:
    which = "earlier" if len(series.curves) <= EARLIER_SHOWN + 1 else f"latest {EARLIER_SHOWN}"
    return AlignedKey(
        common=SHAPE,
        not_drawn=_not_drawn(series),
        wide=tuple(each.format(which=which) for each in _WIDE),
        half=_HALF,
        middle=_MIDDLE,
        ratings=tuple(each.format(which=which) for each in _RATINGS),
        ahead=outlook.one_chance(series.at, series.ahead),
        earlier=("one earlier session",),
        named=("with a warning",),
        current=("this session",),
    )


def _not_drawn(series: Series) -> Variants:
    """Why there is no hump; empty where there is one, or the patient's own sessions."""
    start = hump_start(series)
    if start.is_drawn or not needs_shape(series):
        return ()
    if start.score is None:
        return ("No shape is drawn: your soreness before is not known.", "no shape drawn")
    why = {
        "session": "before this session you were at 5 or more",
        "sessions": "before most of these sessions you were at 5 or more",
        "usual": "your usual soreness is 5 or more",
    }[start.of]
    return (f"No shape is drawn: {why}.", "no shape drawn")


def aligned_words(series: Series, times: Times) -> AlignedWords:
    """The words for `charts.aligned.draw_aligned`."""
    current = current_curve(series)
    return AlignedWords(
        scale=SCALE,
        key=_aligned_key(series),
        ticks=tuple(_tick(hour, current, times) for hour in range(0, LAST_HOUR + 1, HOURS_A_TICK)),
        at_48=(("48 hours: not easing?", "Tell your therapist"), ("48 h",)),
        at_72=(
            ("72 hours: not gone down?", "Contact your therapist today"),
            ("72 h: not down?", "Contact your therapist"),
            ("72 h: contact", "your therapist"),
            ("72 h",),
        ),
        compact_48="48 h",
        compact_72="72 h",
        now=_now(series, current),
        compact_now="now" if current else "",
        current=_current(current),
        compact_current=str(current.points[-1][1]) if current and current.points else "",
        named=tuple(_named(curve) for curve in series.curves),
        common=(*SHAPE, _SHAPE_SHORTEST),
        ahead=outlook.ten_dots(series.at, series.ahead),
        empty="No session in this time.",
        compact_empty="No session in the past 72 hours.",
    )


def current_curve(series: Series) -> Curve | None:
    """The curve of the session whose 72 hours run now."""
    return next((curve for curve in series.curves if curve.session == series.current), None)


def _tick(hour: int, current: Curve | None, times: Times) -> HourTick:
    whole = hour % HOURS_A_DAY == 0
    days = hour // HOURS_A_DAY
    words = "Session" if hour == 0 else dates.count(days, "day", "days")
    at = current.ended_at + timedelta(hours=hour) if current and whole else None
    return HourTick(
        hour=hour,
        words=words if whole else f"{hour} h",
        clock=f"{dates.short_weekday(at)} {times.clock(at)}" if at else "",
        compact_words=str(hour) if hour else "0 h",
        compact_clock=dates.short_weekday(at) if at else "",
        whole_day=whole,
    )


def _now(series: Series, current: Curve | None) -> Variants:
    if current is None:
        return ()
    return (f"Now, {dates.hours(dates.elapsed_hours(current.ended_at, series.at))}", "Now")


def _current(current: Curve | None) -> Variants:
    if current is None:
        return ()
    if not current.points:
        return ("This session: no entry yet", "No entry yet")
    score = current.points[-1][1]
    return (f"This session: {score}", str(score))


def _named(curve: Curve) -> Variants:
    """What a line of the aligned chart is where it is a warning."""
    what = curve_name(curve)
    return (f"Session {curve.number}, {what}", f"Session {curve.number}") if what else ()


def aligned_sentence(series: Series) -> str:
    """`12 sessions. 1 stayed sore past 72 hours, 1 had a warning (leg pain), 2 had ...`."""
    outcomes = Counter(curve.outcome for curve in series.curves)
    late = sum(
        curve.outcome == "slow" and curve.settled_hours is not None for curve in series.curves
    )
    clauses = [
        *_clause(outcomes["past_72"], "stayed sore past 72 hours"),
        *_sign_clauses(series.curves),
        *_clause(late, "settled after 72 hours"),
        *_clause(outcomes["slow"] - late, "had not settled at the last rating"),
        *_clause(outcomes["unknown"], "had too few entries to tell"),
    ]
    if not clauses:
        clauses = _clause(outcomes["settled"], "settled within 72 hours")
    count = dates.count(len(series.curves), "session", "sessions")
    said = [f"{dates.sentence(count)}."]
    if clauses:
        said.append(", ".join(clauses) + ".")
    return " ".join(said)


_HALF_SAID = "Near {hours} hours half of your {count} earlier sessions were from {low} to {high}."
_WIDE_SAID = "9 of 10 were from {low} to {high}, the middle one at {middle}."
_DOTS_SAID = "The grey dots are your ratings after {count} earlier sessions."
SHAPE_SAID = (
    "The dashed line is drawn by the diary, not from you. In studies of other people soreness was"
    " mostly worst after 1 to 2 days. How high the line goes was chosen for this diary."
)


SHADED, GREY_DOTS = "Shaded: your earlier sessions.", "Grey dots: your earlier sessions."


def behind(series: Series) -> str:
    """What is behind the small chart, which has no key; empty where that says so itself."""
    found = earlier(series)
    if found.band:
        return SHADED
    return GREY_DOTS if found.dots else ""


def earlier_sentence(series: Series) -> str:
    """Where earlier sessions stood, at the hour at which their middle is highest.

    Or what stands in for their band; empty where nothing does.
    """
    found = earlier(series)
    if found.band:
        highest = max(found.band, key=_middle)
        low, quarter, middle, three_quarters, high = map(percentile, highest.percentiles)
        half = _HALF_SAID.format(
            hours=round(highest.hours), count=highest.sessions, low=quarter, high=three_quarters
        )
        return f"{half} {_WIDE_SAID.format(low=low, high=high, middle=middle)}"
    if found.dots:
        return _DOTS_SAID.format(count=found.count)
    if needs_shape(series) and hump_start(series).is_drawn:
        return SHAPE_SAID
    return ""


def _middle(each: BandHour) -> float:
    return each.percentiles[2]


def percentile(score: float) -> str:
    """`4`, `4.5`: a score between two ratings has one decimal."""
    return f"{round(score, 1):g}"


def _clause(count: int, words: str) -> list[str]:
    return [f"{count} {words}"] if count else []


def _sign_clauses(curves: Sequence[Curve]) -> list[str]:
    found = Counter(curve_name(curve) for curve in curves if curve.outcome == "sign")
    if len(found) > 2:  # noqa: PLR2004 more names make a sentence too long
        return [f"{found.total()} had a warning"]
    return [f"{count} had a warning ({name})" for name, count in found.items()]


def current_sentence(series: Series) -> str:
    """`Thursday's session: soreness 4 at 29 hours.`; empty without a session that runs now."""
    current = current_curve(series)
    if current is None:
        return ""
    whose = f"{dates.weekday(current.ended_at)}'s session"
    if not current.points:
        return f"{whose}: no rating yet."
    hours, score = current.points[-1]
    return f"{whose}: soreness {score} at {dates.count(int(hours), 'hour', 'hours')}."
