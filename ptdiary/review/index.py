"""A diary made ready for any number of reviews: sorted once, its stretches followed once."""

from dataclasses import dataclass

from ptdiary.diary.diary import Diary
from ptdiary.review.records import Records, read_records
from ptdiary.review.stretch import Course, follow
from ptdiary.review.usual import UsualScores, usual_scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything about a diary that a review looks up.

    It holds later records too; a review at an earlier moment does not see them.
    """

    diary: Diary
    records: Records
    usual: UsualScores
    course: Course


def index_of(diary: Diary) -> Index:
    """Lay out a diary. The only costly step: each record once, besides sorting."""
    records = read_records(diary)
    usual = usual_scores(records)
    return Index(diary=diary, records=records, usual=usual, course=follow(records, usual))
