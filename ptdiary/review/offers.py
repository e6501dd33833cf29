"""What is worth asking once an entry is saved, and why.

The optional rows always stand ready; those named here change what the diary can say, so they
come first, each with its reason.
"""

from datetime import datetime, timedelta
from typing import Literal

from ptdiary.diary import Diary, Entry
from ptdiary.diary.questions import WIDER
from ptdiary.review.finding import Review
from ptdiary.review.hours import elapsed
from ptdiary.review.records import is_rating
from ptdiary.review.rules.course import RATING_LASTS
from ptdiary.review.stretch import score_of
from ptdiary.review.usual import is_sore

Row = Literal["unanswered", "quality", "regions", "since_yesterday", "pain_relief", "usual"]
Wider = Literal["due", "offered", "asked"]

_WEEK = timedelta(days=7)


def offers(diary: Diary, review: Review, entry: Entry) -> tuple[Row, ...]:
    """The rows to offer first after saving `entry`, in the order in which they matter.

    `review` is of the diary with the entry in it, as of now.
    """
    asked = {asked for finding in review.findings for asked in finding.asks}
    raised = entry.soreness is not None and is_sore(entry.soreness, review.usual_soreness)
    wanted: dict[Row, bool] = {
        "unanswered": bool(review.unanswered_checks),
        "since_yesterday": "since_yesterday" in asked,
        "quality": raised and not entry.quality,
        "regions": raised and not entry.regions,
        "pain_relief": entry.pain_relief is None and _dropped(diary, entry),
        "usual": "usual_soreness" in asked,
    }
    return tuple(row for row, matters in wanted.items() if matters)


def wider_list(diary: Diary, entry: Entry) -> Wider:
    """Whether the wider list is due (a week without it), only offered, or was asked that day."""
    asked = [each for each in diary.entries if each.at <= entry.at and _asked_wider(each)]
    if not asked:
        return "due"
    if asked[-1].at.date() == entry.at.date():
        return "asked"
    return "due" if entry.at - asked[-1].at >= _WEEK else "offered"


def _asked_wider(entry: Entry) -> bool:
    # `sexual` stands in the everyday list as well, under one of its tiles
    return any(entry.check(name) is not None for name in WIDER if name != "sexual")


def _dropped(diary: Diary, entry: Entry) -> bool:
    if entry.soreness is None:
        return False
    before = [each for each in diary.entries if each.at < entry.at and is_rating(each)]
    return bool(before) and entry.soreness < score_of(before[-1])


def rating_is_due(diary: Diary, at: datetime) -> bool:
    """Whether the latest rating is too old to say anything about `at`; not in an empty diary."""
    rated = [each for each in diary.entries if is_rating(each)]
    return bool(diary.entries) and (not rated or elapsed(rated[-1].at, at) > RATING_LASTS)
