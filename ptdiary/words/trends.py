"""Words of the Trends page around the charts."""

from dataclasses import dataclass
from datetime import date, datetime

from ptdiary.isolate import isolated
from ptdiary.review.trends.answer import Side, TrendsAnswer
from ptdiary.review.trends.verdict import Against, Claim, LikelyChange
from ptdiary.words import dates
from ptdiary.words.charts import NAMES, one_decimal
from ptdiary.words.dates import Times

TITLE = "Trends"
SINCE_VISIT = "visit"
RANGES = (
    ("14", "2 weeks"),
    ("42", "6 weeks"),
    ("92", "3 months"),
    ("365", "1 year"),
    (SINCE_VISIT, "Since last visit"),
)
RANGE_NAME = "How far back"
FIRST_DAY = "First day shown"
LAST_DAY = "Last day shown"
TO = "to"
TIMELINE = "Soreness over time"
ALIGNED = "After each session"
AS_TABLE = "Table"
AS_CHART = "Charts"
MORE = "More for this chart"
OWN_DATES = "Own dates"
ALL_DAYS = "All days"
TINTED = "Tint the hours after each session"
READ_OUT_HELP = (
    "Point at the chart, or use the arrow keys, to read one rating or week. "
    "Drag it to see earlier days."
)
ALIGNED_HELP = "Point at a line, or use the arrow keys, to read one entry."
LANES = tuple(NAMES.items())
LANES_NAME = "Show below the chart"
COMPARE = "Which sessions"
COMPARE_ALL, COMPARE_CLINIC, COMPARE_HOME, COMPARE_EXERCISE = "all", "clinic", "home", "exercise"
COMPARED = (
    (COMPARE_ALL, "All sessions"),
    (COMPARE_CLINIC, "At the clinic"),
    (COMPARE_HOME, "At home"),
    (COMPARE_EXERCISE, "One exercise"),
)
EXERCISES = "Which exercise"
EARLIER = "Earlier days"
LATER = "Later days"
CLOSER = "Fewer days"
WIDER = "More days"
SAVE_PICTURE = "Save as a picture"
COPY_PICTURE = "Copy as a picture"
SAVE_TITLE = "Save the chart"
SAVE_FILTER = "Picture (*.svg *.png *.pdf)"
SAVE_NAME = "soreness.png"
SAVED = "The chart is saved."
COPIED = "The chart is copied. You can paste it into a letter."


# The answer above the timeline: which way it goes, as far as that can be told, and its numbers.

NO_RATING = "There is no rating in this time."
_FEW = "Too few for an average. The chart shows each of them."
CLAIMS: dict[Claim, str] = {
    "better": "Getting better",
    "same": "About the same",
    "up": "Going up",
    "unclear": "No clear change",
    "early": "Too early to say",
    "lower_then_higher": "Lower than at first, higher lately",
    "higher_then_lower": "Higher than at first, lower lately",
}
AGAINST: dict[Against, str] = {
    "severe": "It is lower on average, but the last rating is 7 or more.",
    "rises": "It is lower on average, but what was found lately speaks against it.",
}
_LIKELY = "The change is likely {between}."
_BOTH_LOWER = "between {least} and {most} lower"
_BOTH_HIGHER = "between {least} and {most} higher"
_EITHER = "between {lower} lower and {higher} higher"
_PAST_AND_FIRST = "{latest} of 10 on average in the past {time}, {before} in the first {time}."
_PAST_AND_BEFORE = "{latest} of 10 on average in the past {time}, {before} in the {time} before."
_PAST = "{latest} of 10 on average in the past {time}."
_NONE_PAST = "There is no rating in the past {time}."
_SINCE_AND_BEFORE = (
    "{latest} of 10 on average since the last visit on {day}, {before} in the {time} before."
)
_SINCE = "{latest} of 10 on average since the last visit on {day}."
_NONE_SINCE = "There is no rating since the last visit on {day}."
_DATES_BOTH = "{span}: {latest} of 10 on average. {span_before}: {before}."
_DATES = "{span}: {latest} of 10 on average."
_NONE_DATES = "There is no rating on these days: {span}."
_RATED_BOTH = "Rated on {rated} of {days} days, and on {rated_before} of the {days_before} before."
_RATED_FIRST = "Rated on {rated} of {days} days, and on {rated_before} of the first {days_before}."
_RATED = "Rated on {rated} of {days} days."
_EARLY = "It takes 10 rated days on each side to say more."

# the bar beside it
LOWER_END, NO_CHANGE, HIGHER_END = "{points} lower", "no change", "{points} higher"
_BAR = "The change on average: {change}. It is likely {between}."
_DIFFERS_LOWER, _DIFFERS_HIGHER = "{points} lower", "{points} higher"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenAnswer:
    """The heading, the averages, what they tell; and the bar for those who hear it, if any."""

    heading: str
    averages: str
    more: str
    bar: str


def answer(found: TrendsAnswer, today: date, visit: datetime | None, times: Times) -> SpokenAnswer:
    """The answer in words; `visit` is the day that it counts from, if it does."""
    if found.few:
        ratings = dates.count(len(found.few), "rating", "ratings")
        heading = f"{ratings}: {', '.join(map(str, found.few))}."
        return SpokenAnswer(heading=heading, averages=_FEW, more="", bar="")
    if found.latest.average is None and found.before is None:
        return SpokenAnswer(heading=NO_RATING, averages="", more="", bar="")
    said = found.verdict
    more = [AGAINST[said.against]] if said.against else []
    more += [_LIKELY.format(between=between(said.change))] if said.change else []
    more += [_rated(found)]
    more += [_EARLY] if said.claim == "early" else []
    return SpokenAnswer(
        heading=f"{CLAIMS[said.claim]}.",
        averages=_averages(found, today, visit, times),
        more=" ".join(more),
        bar=_spoken_bar(said.change) if said.change else "",
    )


def between(change: LikelyChange) -> str:
    """`between 1.5 lower and 0.5 higher`: the likely range, from the lower end to the higher."""
    low, high = f"{abs(change.low):.1f}", f"{abs(change.high):.1f}"
    if change.high <= 0:
        return _BOTH_LOWER.format(least=high, most=low)
    if change.low >= 0:
        return _BOTH_HIGHER.format(least=low, most=high)
    return _EITHER.format(lower=low, higher=high)


def _spoken_bar(change: LikelyChange) -> str:
    points = f"{abs(change.difference):.1f}"
    differs = _DIFFERS_LOWER if change.difference < 0 else _DIFFERS_HIGHER
    said = NO_CHANGE if points == "0.0" else differs.format(points=points)
    return _BAR.format(change=said, between=between(change))


def _averages(found: TrendsAnswer, today: date, visit: datetime | None, times: Times) -> str:
    latest, before = found.latest, found.before
    if visit is not None:
        patterns = _SINCE_AND_BEFORE, _SINCE, _NONE_SINCE
    elif latest.last == today:
        both = _PAST_AND_BEFORE if found.adjoins else _PAST_AND_FIRST
        patterns = both, _PAST, _NONE_PAST
    else:
        patterns = _DATES_BOTH, _DATES, _NONE_DATES
    pattern = patterns[2 if latest.average is None else 1 if before is None else 0]
    return pattern.format(
        latest=_mean(latest),
        before="" if before is None else _mean(before),
        time=_time(latest.days),
        day="" if visit is None else times.short_day_with_weekday(visit, today),
        span=times.span(latest.first, latest.last, today),
        span_before="" if before is None else times.span(before.first, before.last, today),
    )


def _mean(side: Side) -> str:
    return "" if side.average is None else one_decimal(side.average.mean)


def _time(days: int) -> str:
    if days % 7 == 0 and days > 7:  # noqa: PLR2004 a week is 7 days
        return f"{days // 7} weeks"
    return dates.count(days, "day", "days")


def _rated(found: TrendsAnswer) -> str:
    latest, before = found.latest, found.before
    pattern = _RATED if before is None else _RATED_BOTH if found.adjoins else _RATED_FIRST
    return pattern.format(
        rated=latest.rated,
        days=latest.days,
        rated_before=before.rated if before else 0,
        days_before=before.days if before else 0,
    )


def rows_left_out(count: int) -> str:
    """What is said under a table that would be too long."""
    rows = dates.count(count, "earlier row is", "earlier rows are")
    return f"{dates.sentence(rows)} not listed. Choose a shorter time to see them."


def compared(sentence: str, exercise: str, place: str) -> str:
    """The sentence of the aligned chart if it is not about all sessions."""
    about = {"clinic": "At the clinic", "home": "At home"}.get(place, isolated(exercise))
    return f"{about}: {sentence}" if about else sentence
