"""What is worth asking once an entry is saved, and why.

The optional rows always stand ready; those named here change what the diary can say, so they
come first, each with its reason.
"""

from typing import Literal

from ptdiary.diary import Diary, Entry
from ptdiary.review.finding import Review
from ptdiary.review.records import is_rating
from ptdiary.review.stretch import score_of
from ptdiary.review.usual import is_sore

Row = Literal["unanswered", "quality", "regions", "since_yesterday", "pain_relief", "usual"]


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


def _dropped(diary: Diary, entry: Entry) -> bool:
    if entry.soreness is None:
        return False
    before = (each for each in reversed(diary.entries) if each.at < entry.at and is_rating(each))
    last = next(before, None)
    return last is not None and entry.soreness < score_of(last)
