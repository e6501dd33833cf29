"""The usual score that a rating is judged against."""

import pytest

from ptdiary.review.hours import instant
from ptdiary.review.records import read_records
from ptdiary.review.usual import is_high, is_sore, lower_quartile, median, usual_scores
from tests.review.story import calm, diary, entry, seen, session, when


def usual(story, at="-0h", now="-0h"):
    return usual_scores(read_records(story)).at(instant(when(at)), instant(when(now)))


def days(*scores, first=10):
    """A rating a day, from `first` days ago on."""
    return [calm(f"-{first - place}d", score) for place, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "middle", "low"),
    [((4,), 4, 4), ((2, 3), 3, 2), ((1, 2, 2, 9), 2, 1), ((0, 1, 2, 3, 10), 2, 1),
     ((1, 2, 3, 4, 5, 6, 7, 8), 5, 2), ((1, 2, 3, 4, 5, 6, 7, 8, 9), 5, 3)],
)  # fmt: skip
def test_the_median_rounds_halves_up_and_the_quartile_takes_the_lower(scores, middle, low):
    assert (median(scores), lower_quartile(scores)) == (middle, low)


def test_sore_is_2_above_and_high_3_above_or_near_the_top():
    assert [is_sore(score, 3) for score in (4, 5)] == [False, True]
    assert [is_sore(score, None) for score in (1, 2)] == [False, True]
    high = {usual: min((s for s in range(11) if is_high(s, usual)), default=None)
            for usual in range(11)}  # fmt: skip
    assert high == {0: 3, 1: 4, 2: 5, 3: 6, 4: 7, 5: 8, 6: 9, 7: 9, 8: 10, 9: 10, 10: None}
    assert not is_high(10, None)


def test_nothing_stated_it_is_the_median_of_4_ratings_on_3_dates_of_28_days():
    assert usual(diary(*days(2, 9, 4, 3))) == 4
    assert usual(diary(*days(2, 9, 4))) is None
    assert usual(diary(calm("-9d", 2), calm("-9d", 2, id="b"), *days(9, 4, first=5))) == 3
    two_dates = [calm("-9d", 2), calm("-9d", 2, id="b"), calm("-8d", 9), calm("-8d", 4, id="c")]
    assert usual(diary(*two_dates)) is None
    assert usual(diary(*days(2, 9, 4, first=27), calm("-28d", 3))) == 4
    assert usual(diary(*days(2, 9, 4, first=27), calm("-28d1us", 3))) is None


def test_what_is_computed_may_come_in_2_below_the_stated_one_never_above():
    eight = days(*[2] * 8)
    assert usual(diary(*eight, usual_soreness=4)) == 2
    assert usual(diary(*eight, usual_soreness=3)) == 3
    assert usual(diary(*eight[1:], usual_soreness=4)) == 4  # seven do not lower it
    assert usual(diary(*days(*[6] * 8), usual_soreness=4)) == 4
    assert usual(diary(usual_soreness=0)) == 0
    assert usual(diary()) is None


def test_it_is_counted_up_to_the_start_of_the_session_of_the_72_hours_before():
    before, during = days(5, 5, 5, 5), calm("-72h", 1)
    story = diary(*before, during, session("-71h", started="-73h"))
    assert usual(story, "+1h", "+1h") == 5  # exactly 72 h after the end
    story = diary(*days(5, 5, 5), calm("-73h", 1), session("-71h", started="-73h"))
    assert usual(story, "+1h", "+1h") is None
    assert usual(story, "+1h1us", "+1h1us") == 5
    ended = diary(*days(5, 5, 5), calm("-72h", 1), session("-71h", started=None))
    assert usual(ended, "+1h", "+1h") == 5


def test_of_sessions_that_end_together_the_last_by_id_gives_the_start():
    ratings = [*days(5, 5, 5), calm("-60h", 1)]
    both = [session("-50h", id="b", started="-70h"), session("-50h", id="a", started="-51h")]
    assert usual(diary(*ratings, *both)) is None


def test_ratings_0_to_72_hours_after_a_session_count_only_where_the_others_are_not_enough():
    earlier = session("-9d")
    near = [calm("-9d", 9), calm("-6d", 9), calm("-7d", 9)]
    away = [calm("-9d1us", 2), *days(2, 2, 2, first=5)]
    assert usual(diary(earlier, *near, *away)) == 2
    assert usual(diary(earlier, *near, *away[:2])) == 9


def test_a_new_statement_starts_afresh():
    ratings = days(*[2] * 8)
    stated = diary(*ratings, usual_soreness=6, usual_soreness_at=when("-4d"))
    assert usual(stated) == 6  # what was rated up to then no longer lowers it
    assert usual(stated, "-4d1us", "-4d1us") == 2  # an earlier review knows nothing of it


def test_a_rating_left_out_without_soreness_or_without_a_time_does_not_count():
    slip, silent = calm("-2d", 9, left_out="a slip"), entry("-1d")
    day = calm("-3d", 9, time_unknown=True)
    assert usual(diary(*days(5, 5, 5), slip, silent, day)) is None


def test_ratings_before_being_seen_count():
    assert usual(diary(*days(5, 5, 5, 5), seen("-2h"))) == 5
