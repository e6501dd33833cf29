"""What is said about the hours after a session: a range, ten dots, its record, or why nothing."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from ptdiary.review.outlook.range import (
    DOTS,
    ENOUGH,
    EVENING,
    BackToUsual,
    MomentAhead,
    SessionOutlook,
    likely,
)
from ptdiary.review.outlook.record import OutlookRecord
from ptdiary.words.dates import USUAL_TIMES, WEEKDAYS, Times, sentence

_LIKELY = {
    ("today", "morning"): "This morning: most likely {scores}.",
    ("today", "evening"): "This evening: most likely {scores}.",
    ("tomorrow", "morning"): "Tomorrow morning: most likely {scores}.",
    ("tomorrow", "evening"): "Tomorrow evening: most likely {scores}.",
    ("later", "morning"): "{day} morning: most likely {scores}.",
    ("later", "evening"): "{day} evening: most likely {scores}.",
}
_WHICH_DAY = {0: "today", 1: "tomorrow"}
_SCORES = "{low} to {high}"

_MOMENTS = {
    ("today", "morning"): "this morning",
    ("today", "evening"): "this evening",
    ("tomorrow", "morning"): "tomorrow morning",
    ("tomorrow", "evening"): "tomorrow evening",
    ("later", "morning"): "{day} morning",
    ("later", "evening"): "{day} evening",
}
_TEN_DOTS, _ONE_CHANCE = "Ten dots for {moment}", "one chance in ten, {moment}"

ALL_DOTS = "All 10 dots lie there."
_DOTS_OUTSIDE = {
    1: "{inside} of the 10 dots lie there; {first}.",
    2: "{inside} of the 10 dots lie there; {first}, {second}.",
}
_SPOKEN = "{dots} {made_from}"
_ONE_DOT, _DOTS = "one lies at {score}", "{count} lie at {score}"

_MADE_FROM = "Made from {count} earlier sessions of yours."
_BACK = {
    "today": "Back to your usual by this evening, in {chances} of 10.",
    "tomorrow": "Back to your usual by tomorrow, in {chances} of 10.",
    "later": "Back to your usual by {day}, in {chances} of 10.",
}
_NO_RECORD = "It was not put to the test yet."
_RECORD_OF_ONE = {
    True: "The last time the range was right. It is made for 8 of 10.",
    False: "The last time the range was not right. It is made for 8 of 10.",
}
_RECORD = "The last {said} times the range was right {right} times. It is made for 8 of 10."
_RECORD_ONCE = "The last {said} times the range was right once. It is made for 8 of 10."
WORKED_OUT = "This was worked out later, from what had been written by then."
_RECORD_WORKED_OUT = "{record} " + WORKED_OUT
KEPT = (
    "A guess from your own ratings, made {day} at {time} and kept as it is. No warning uses it, and"
    " it is not shown while a warning is open."
)

RECORD_NAME = "Its record"
AFTER_SESSION = "After {day}'s session"
AFTER_TODAYS, AFTER_YESTERDAYS = "After today's session", "After yesterday's session"
UNTIL_THEN = "Until then the dashed line shows how soreness often runs. It is not from you."

TOO_EARLY = "Too early to say something about tomorrow."
_TOO_FEW = {
    0: "You have no earlier session with enough ratings yet.",
    1: "You have 1 earlier session with enough ratings.",
}
_TOO_FEW_OF_MORE = "You have {count} earlier sessions with enough ratings."
FROM_ENOUGH_ON = "From {enough} on, ten dots show where tomorrow evening is likely to be."
_SILENT = {
    "no_session": "No session ended in the last 72 hours, so nothing is said about tomorrow.",
    "finding": "Nothing is said about tomorrow while a warning is open.",
    "seen": "You were given new advice. After 3 more sessions the diary can look ahead again.",
    "overlap": "Two sessions came close together. Nobody can tell which one the soreness is from.",
}


_NEARLY_OVER = "The 72 hours after this session are nearly over, so nothing is said about tomorrow."
_NO_RECENT_RATING = "To look ahead, the diary needs a recent rating of how sore you are."

_EARLY = {"few_sessions", "seen"}


def after_session(ended_at: datetime, now: datetime, times: Times) -> str:
    """`After Friday's session`: whose hours they are."""
    ago = -times.days_from(ended_at, now)
    near = {0: AFTER_TODAYS, 1: AFTER_YESTERDAYS}
    return near.get(ago) or AFTER_SESSION.format(day=_weekday(ended_at))


def heading(
    outlook: SessionOutlook, told: MomentAhead | None = None, times: Times = USUAL_TIMES
) -> str:
    """What is said first: the range of one moment; or that it is too early.

    Empty where the reason for silence says it all.
    """
    first = told or outlook.first
    if first is None:
        return TOO_EARLY if outlook.silent in _EARLY else ""
    pattern = _LIKELY[_which(outlook.at, first, times)]
    return pattern.format(scores=scores(*first.range), day=_weekday(first.at))


def ten_dots(now: datetime, told: MomentAhead | None) -> tuple[str, ...]:
    """What the ten dots of a chart are, longest first; empty where there are none."""
    if told is None:
        return ()
    moment = _moment(now, told)
    return _TEN_DOTS.format(moment=moment), sentence(moment)


def one_chance(now: datetime, told: MomentAhead | None) -> tuple[str, ...]:
    """What each of the ten dots is; empty where there are none."""
    return () if told is None else (_ONE_CHANCE.format(moment=_moment(now, told)),)


def _moment(now: datetime, told: MomentAhead) -> str:
    return _MOMENTS[_which(now, told, USUAL_TIMES)].format(day=_weekday(told.at))


def _which(now: datetime, told: MomentAhead, times: Times) -> tuple[str, str]:
    """Which day, and which part of it."""
    day = _WHICH_DAY.get(times.days_from(told.at, now), "later")
    return day, "evening" if told.at.time() >= EVENING else "morning"


def scores(low: int, high: int) -> str:
    """`1 to 3`, or the one score."""
    return str(low) if low == high else _SCORES.format(low=low, high=high)


def why_silent(outlook: SessionOutlook) -> str:
    """Why nothing is said; empty where something is."""
    if outlook.silent is None:
        return ""
    if outlook.silent == "no_session" and outlook.session is not None:
        return _NEARLY_OVER
    if outlook.silent != "few_sessions":
        return _SILENT[outlook.silent]
    count = outlook.sessions_used
    if count >= ENOUGH:
        return _NO_RECENT_RATING
    have = _TOO_FEW.get(count) or _TOO_FEW_OF_MORE.format(count=count)
    return f"{have} {FROM_ENOUGH_ON.format(enough=ENOUGH)}"


def dots(shown: Sequence[int]) -> str:
    """How many of the ten dots lie in the range, and where the others are."""
    low, high = likely(shown)
    outside = Counter(dot for dot in shown if not low <= dot <= high)
    if not outside:
        return ALL_DOTS
    told = [
        _ONE_DOT.format(score=score) if count == 1 else _DOTS.format(count=count, score=score)
        for score, count in sorted(outside.items())
    ]
    inside = DOTS - outside.total()
    first, second = told[0], told[-1]
    return _DOTS_OUTSIDE[len(told)].format(inside=inside, first=first, second=second)


def spoken(told: MomentAhead) -> str:
    """The dots for who hears them."""
    return _SPOKEN.format(dots=dots(told.dots), made_from=made_from(told))


def heard(chart: str, outlook: SessionOutlook) -> str:
    """What a chart shows, with its ten dots, for who hears it."""
    first = outlook.first
    if first is None:
        return chart
    return f"{chart} {heading(outlook)} {dots(first.dots)}"


def made_from(told: MomentAhead) -> str:
    """How many earlier sessions tell it."""
    return _MADE_FROM.format(count=told.sessions)


def back_to_usual(found: BackToUsual, now: datetime, times: Times = USUAL_TIMES) -> str:
    """By which day, and how likely."""
    which = _WHICH_DAY.get((found.by - times.day_of(now)).days, "later")
    return _BACK[which].format(day=WEEKDAYS[found.by.weekday()], chances=found.chances)


def record(found: OutlookRecord) -> str:
    """How often it was right so far."""
    if not found.times:
        return _NO_RECORD
    if len(found.times) == 1:
        return _RECORD_OF_ONE[found.times[0].right]
    said = _RECORD_ONCE if found.right == 1 else _RECORD
    return said.format(said=len(found.times), right=found.right)


def worked_out(record_said: str) -> str:
    """The record of a diary in which nothing was kept."""
    return _RECORD_WORKED_OUT.format(record=record_said)


def kept(said_at: datetime, now: datetime, times: Times) -> str:
    """When it was said, and that nothing else rests on it."""
    near = {0: "today", -1: "yesterday"}
    day = near.get(times.days_from(said_at, now), f"on {_weekday(said_at)}")
    return KEPT.format(day=day, time=times.clock(said_at))


def _weekday(at: datetime) -> str:
    return WEEKDAYS[at.weekday()]
