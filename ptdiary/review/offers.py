"""What is worth asking once an entry is saved, and why.

The optional rows always stand ready; those named here change what the diary can say, so they
come first, each with its reason.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from ptdiary.diary import Diary, Entry
from ptdiary.diary.questions import WIDER
from ptdiary.review.finding import Review

Row = Literal["unanswered", "quality", "regions", "since_yesterday", "pain_relief", "usual"]
Wider = Literal["due", "offered", "asked"]

_RAISED = 2  # points above the usual score (rule page, "Raised")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of the form, and the key of its reason: a rule's id, `raised` or `dropped`."""

    row: Row
    reason: str


def offers(diary: Diary, review: Review, entry: Entry) -> tuple[Offer, ...]:
    """The rows to offer first after saving `entry`, in the order in which they matter.

    `review` is of the diary with the entry in it, as of now.
    """
    fired = {finding.rule.id for finding in review.findings}
    raised = entry.soreness is not None and entry.soreness >= (review.usual_soreness or 0) + _RAISED
    wanted = {
        Offer("unanswered", "W-UNANSWERED"): bool(review.unanswered_checks),
        Offer("since_yesterday", "W-ONEPOINT"): "W-ONEPOINT" in fired,
        Offer("quality", "W-QUALITY"): raised and not entry.quality,
        Offer("regions", "raised"): raised and not entry.regions,
        Offer("pain_relief", "dropped"): entry.pain_relief is None and _dropped(diary, entry),
        Offer("usual", "W-BASEUNK"): "W-BASEUNK" in fired,
    }
    return tuple(offer for offer, matters in wanted.items() if matters)


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
    before = [e for e in diary.entries if e.at < entry.at and e.soreness is not None]
    return bool(before) and entry.soreness < (before[-1].soreness or 0)
