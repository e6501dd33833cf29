"""The words of both charts: on them, and in the sentence above them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ptdiary.charts.words import (
    AlignedKey,
    AlignedWords,
    DateWords,
    HourTick,
    ScaleWords,
    TimelineKey,
    TimelineWords,
    Variants,
)
from ptdiary.report.wording import dates, lanes, signs
from ptdiary.report.wording.lanes import lane_words
from ptdiary.review.guide import EARLIER_SHOWN
from ptdiary.review.shapes import Curve, Mark, Series

ENOUGH_FOR_A_LINE = 3  # ratings; with fewer the chart says how many there are
LAST_HOUR, HOURS_A_TICK, HOURS_A_DAY = 96, 12, 24


_SCALE = ScaleWords(title="Soreness", worst="worst", none="none", better=("lower is", "better"))

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

_TIMELINE_KEY = TimelineKey(
    session="session",
    sessions_counted="number of sessions",
    bar_starts="starts 12 h",
    bar_peaks="peak 24 h",
    bar_eases="easing 48 to 72 h",
    usual=("usual soreness after a session", "usual soreness", "usual"),
    past_72=("past 72 hours", "past 72 hours", "past 72 h"),
    missing="no entry",
    written_later="written later",
    left_out="left out",
    daily_highest="highest of the day",
    condensed="daily highest: middle and range of {days} days",
)


def _aligned_key(count: int) -> AlignedKey:
    earlier = ("your earlier sessions", "earlier")
    if count > EARLIER_SHOWN + 1:
        earlier = (f"your latest {EARLIER_SHOWN} sessions before", f"latest {EARLIER_SHOWN}")
    return AlignedKey(
        usual=("usual after a session", "usual"),
        earlier=earlier,
        named=("with a warning", "warning"),
        current=("this session",),
        studies=(lanes.STUDIES.rstrip("."), *lanes.STUDIES_SHORTER),
    )


def timeline_words(series: Series) -> TimelineWords:
    """The words for `charts.timeline.draw_timeline`."""
    return TimelineWords(
        scale=_SCALE,
        dates=_DATES,
        key=_TIMELINE_KEY,
        sessions="Sessions",
        today="Today",
        missing="no entry",
        marks=tuple(mark_words(mark, series.at) for mark in series.marks),
        lanes=tuple(lane_words(lane) for lane in series.lanes),
        more="{words} +{count}",
        empty=_empty(len(series.points)),
    )


def mark_words(mark: Mark, now: date) -> Variants:
    """A warning's name and date, longest first: `Pain down the left leg, 10 Nov` to `Leg pain`."""
    name, short = mark_name(mark), signs.shortest_name(mark.finding)
    day = dates.short_day(mark.at, now)
    variants = (f"{name}, {day}", name, f"{short}, {day}", short)
    return tuple(sorted(dict.fromkeys(variants), key=len, reverse=True))


def mark_name(mark: Mark) -> str:
    """A warning's name in full, as on paper but for a word that a chart can spare."""
    # the name of an exercise is the patient's own words, of any length and script
    facts = {name: fact for name, fact in mark.finding.facts.items() if name != "exercise"}
    plain = replace(mark.finding, facts=facts)
    return signs.sign_name(plain).replace("Pain spreading ", "Pain ")


def _empty(count: int) -> str:
    if count >= ENOUGH_FOR_A_LINE:
        return ""
    have = f"You have {count}." if count else "You have none in this time."
    return f"Three or four entries make a line. {have}"


def aligned_words(series: Series) -> AlignedWords:
    """The words for `charts.aligned.draw_aligned`."""
    current = current_curve(series)
    return AlignedWords(
        scale=_SCALE,
        key=_aligned_key(len(series.curves)),
        ticks=tuple(_tick(hour, current) for hour in range(0, LAST_HOUR + 1, HOURS_A_TICK)),
        at_48=(("48 hours", "usually easing by now"), ("48 hours", "usually easing"), ("48 h",)),
        at_72=(
            ("72 hours: if not easing,", "tell your therapist"),
            ("72 h: not easing?", "Tell your therapist"),
            ("72 h: tell your", "therapist if", "not easing"),
            ("72 h",),
        ),
        compact_48="48 h",
        compact_72="72 h",
        now=_now(series, current),
        compact_now="now" if current else "",
        current=_current(current),
        compact_current=str(current.points[-1][1]) if current and current.points else "",
        named=tuple(_named(curve, series) for curve in series.curves),
        empty="No session in this time.",
        compact_empty="No session in the past 72 hours.",
    )


def current_curve(series: Series) -> Curve | None:
    """The curve of the session whose 72 hours run now."""
    return next((curve for curve in series.curves if curve.session == series.current), None)


def _tick(hour: int, current: Curve | None) -> HourTick:
    whole = hour % HOURS_A_DAY == 0
    days = hour // HOURS_A_DAY
    words = "Session" if hour == 0 else f"{days} day{'s' if days > 1 else ''}"
    at = current.ended_at + timedelta(hours=hour) if current and whole else None
    return HourTick(
        hour=hour,
        words=words if whole else f"{hour} h",
        clock=f"{dates.short_weekday(at)} {dates.clock(at)}" if at else "",
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


def _named(curve: Curve, series: Series) -> Variants:
    if curve.session == series.current:
        return ()
    what = curve_name(curve)
    return (f"Session {curve.number}, {what}", f"Session {curve.number}") if what else ()


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


def timeline_sentence(series: Series) -> str:
    """What the timeline shows, above it and for those who hear it."""
    said = [f"{_period(series)}: {_ratings(series)}."]
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


def _period(series: Series) -> str:
    first, last = series.first, series.last
    if first.year == last.year == series.at.year:
        return f"{dates.short_day(first)} to {dates.short_day(last)}"
    return dates.period(first, last)


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


def aligned_sentence(series: Series) -> str:
    """`12 sessions. 1 stayed sore past 72 hours, 1 had a warning (leg pain), 2 had ...`."""
    outcomes = Counter(curve.outcome for curve in series.curves)
    late = sum(
        curve.outcome == "slow" and curve.response.settled_hours is not None
        for curve in series.curves
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
    said = [_sessions(len(series.curves))]
    if clauses:
        said.append(", ".join(clauses) + ".")
    return " ".join(said)


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
