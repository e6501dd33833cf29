"""What is said about tomorrow, and its record, beside a review of the same ten years."""

from functools import partial

from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import outlook_at
from ptdiary.review.outlook.record import record_at
from ptdiary.review.review import level_at, review_at
from ptdiary.review.rulebook import read_rulebook
from tests.benchmarks.measure import in_turn, report, seconds
from tests.diaries import end_of, ten_year_diary

AT_MOST = "at most 100 ms: nobody sees it"


def main():
    """The record is of a diary in which nothing was kept: the slower way."""
    index = index_of(ten_year_diary())
    book = read_rulebook(resource_text("rules/rules.json"))
    at = end_of(index.diary)

    levels = partial(level_at, index, book)
    said, record, reviewed = in_turn(
        seconds(partial(outlook_at, index, at, Level.NONE)),
        seconds(partial(record_at, index, at, levels)),
        seconds(partial(review_at, index, book, at)),
        rounds=9,
    )
    report("what is said about tomorrow, 10 years", f"{said * 1000:.1f} ms", AT_MOST)
    report("    its record, worked out", f"{record * 1000:.1f} ms", AT_MOST)
    report("    a review of the same", f"{reviewed * 1000:.1f} ms")


if __name__ == "__main__":
    main()
