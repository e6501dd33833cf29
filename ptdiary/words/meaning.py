"""What a rating that was just saved means, in a sentence with its two numbers, and a quiet one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.review.asking import rating_is_due
from ptdiary.review.finding import Level
from ptdiary.words import dates
from ptdiary.words.entries import said_when
from ptdiary.words.findings import advice, lead, names_a_score, reason
from ptdiary.words.today import that_session

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Diary, Entry
    from ptdiary.review.finding import Finding, Review
    from ptdiary.review.meaning import Meaning, SameHour
    from ptdiary.words.dates import Times

_SAID = {
    "easing": "Easing after {session}: {earlier} {then}, {score} {now}.",
    "higher": "Higher after {session}: {earlier} {then}, {score} {now}.",
    "after": "After {session}: {earlier} {then}, {score} {now}.",
    "before": "After {session}: {earlier} before it, {score} {now}.",
    "beside": "Soreness {earlier} {then}, {score} {now}.",
    "usual": "{score}, as on most of your days.",
    "first_day": "That is your first day.",
}
NOW = "now"
SAME_HOUR = (
    "At this hour, {hours} after it, {sessions} earlier sessions were between {lowest} and "
    "{highest}."
)
SAME_HOUR_ONE = "At this hour, {hours} after it, {sessions} earlier sessions were at {lowest}."
MOST_DAYS = "In the past 4 weeks it was the highest on {days} of {rated} rated days."
ADD_SESSION = "Add your last session, and the chart shows its hours."
_STILL_NOW = 1.0  # hours


def meaning_said(found: Meaning, now: datetime, times: Times) -> str:
    """`Easing after Friday's session: 4 yesterday evening, 3 now.`."""
    then, at = _moments(found, now, times)
    return _SAID[found.way].format(
        session="" if found.session is None else that_session(found.session, now, times),
        earlier=None if found.earlier is None else found.earlier.soreness,
        score=found.rating.soreness,
        then=then,
        now=at,
    )


def past_said(found: Meaning, diary: Diary) -> str:
    """What stands behind it, from the person's own past; empty where nothing does."""
    if found.way == "first_day":
        return "" if diary.sessions else ADD_SESSION
    if found.most_days is not None:
        return MOST_DAYS.format(days=found.most_days.days, rated=found.most_days.rated)
    return "" if found.same_hour is None else _same_hour(found.same_hour)


def expected_said(diary: Diary, review: Review, times: Times, *, with_score: bool) -> str:
    """What the rules say of soreness that is to be expected; empty where they say more, or less.

    `with_score`: also where that is a number, which the sentence of the meaning says already.
    """
    finding = lead(review)
    if finding is None or finding.level is not Level.EXPECTED:
        return ""
    if rating_is_due(diary, review.at):  # what was saved has no score, and nothing reassures
        return ""
    if names_a_score(finding.sentence, finding) and not with_score:
        return ""
    return _with_advice(finding, diary, times)


def _with_advice(finding: Finding, diary: Diary, times: Times) -> str:
    return f"{reason(finding, times)} {advice(finding, diary, times)}"


def _moments(found: Meaning, now: datetime, times: Times) -> tuple[str, str]:
    """When the earlier rating was, and this one: by the part of the day, where that tells them."""
    at = found.rating.at
    late = dates.elapsed_hours(at, now) > _STILL_NOW
    this = times.part_of_day(at, now) if late else NOW
    if found.earlier is None:
        return "", this
    then = _part(found.earlier, now, times)
    if then != this:
        return then, this
    return said_when(found.earlier.at, now, times), said_when(at, now, times)


def _part(entry: Entry, now: datetime, times: Times) -> str:
    return times.part_of_day(entry.at, now)


def _same_hour(found: SameHour) -> str:
    sentence = SAME_HOUR_ONE if found.lowest == found.highest else SAME_HOUR
    return sentence.format(
        hours=dates.count(found.hours, "hour", "hours"),
        sessions=found.sessions,
        lowest=found.lowest,
        highest=found.highest,
    )
