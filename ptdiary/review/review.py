"""The review: which rules fire for a diary as of one moment."""

from datetime import datetime

from ptdiary.diary.diary import Diary
from ptdiary.review.finding import Finding, Review
from ptdiary.review.index import Index, index_of
from ptdiary.review.rulebook import RuleBook


def review(diary: Diary, rulebook: RuleBook, at: datetime) -> Review:
    """What a diary says as of `at`; records later than that do not exist."""
    return review_at(index_of(diary), rulebook, at)


def review_at(index: Index, rulebook: RuleBook, at: datetime) -> Review:
    """The same as `review`, over a diary laid out before."""
    raise NotImplementedError


def findings_at(index: Index, rulebook: RuleBook, at: datetime) -> tuple[Finding, ...]:
    """The findings of `review_at` alone: costs only the records of the last weeks."""
    raise NotImplementedError
