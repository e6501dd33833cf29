"""The usual score that a rating is judged against."""

import pytest

from ptdiary.review.hours import instant
from ptdiary.review.records import read_records
from ptdiary.review.usual import lower_quartile, median, usual_scores
from tests.review.story import calm, diary, entry, seen, session, when


def usual(story, at="-0h"):
    return usual_scores(read_records(story)).at(instant(when(at)))


@pytest.mark.parametrize(
    ("scores", "middle", "low"),
    [((4,), 4, 4), ((2, 3), 3, 2), ((1, 2, 2, 9), 2, 1), ((0, 1, 2, 3, 10), 2, 1),
     ((1, 2, 3, 4, 5, 6, 7, 8), 5, 2), ((1, 2, 3, 4, 5, 6, 7, 8, 9), 5, 3)],
)  # fmt: skip
def test_the_median_rounds_halves_up_and_the_quartile_takes_the_lower(scores, middle, low):
    assert (median(scores), lower_quartile(scores)) == (middle, low)


def test_it_is_the_median_of_the_7_days_before():
    ratings = calm("-7d", 2), calm("-3d", 9), calm("-1us", 4)
    assert usual(diary(*ratings)) == 4
    assert usual(diary(*ratings, calm("-7d1us", 0), calm("-0h", 0))) == 4  # outside, and itself


def test_it_is_counted_from_the_start_of_the_session_up_to_72_hours_before():
    before, during = calm("-80h", 5), calm("-72h", 1)
    story = diary(before, during, session("-71h", started="-73h"))
    assert usual(story, "+1h") == 5  # exactly 72 h after the end
    assert usual(diary(before, during, session("-71h", started="-72h")), "+1h") == 5
    assert usual(story, "+1h1us") == 3  # no session near: both ratings before now


def test_a_session_without_a_start_counts_from_its_end():
    ratings = calm("-80h", 5), calm("-72h", 1)
    assert usual(diary(*ratings, session("-71h", started=None)), "-1h") == 3


def test_of_sessions_that_end_together_the_last_by_id_gives_the_start():
    ratings = calm("-80h", 5), calm("-60h", 1)
    both = [session("-50h", id="b", started="-70h"), session("-50h", id="a", started="-51h")]
    assert usual(diary(*ratings, *both)) == 5


def test_ratings_0_to_72_hours_after_an_earlier_session_do_not_count():
    earlier = session("-150h")
    near = [calm("-150h", 9), calm("-78h", 9)]
    away = [calm("-151h", 2), calm("-77h59m", 4)]
    assert usual(diary(earlier, *near, *away, session("-1h")), "-0h") == 3


def test_someone_who_exercises_daily_has_the_lower_of_profile_and_quartile():
    days = [session(f"-{day}d") for day in range(15)]
    ratings = [calm(f"-{day}d", score) for day, score in ((14, 3), (9, 2), (8, 5), (2, 4))]
    assert usual(diary(*days, *ratings), "-1h") == 2
    assert usual(diary(*days, *ratings, usual_soreness=1), "-1h") == 1
    assert usual(diary(*days, *ratings, usual_soreness=6), "-1h") == 2


def test_three_ratings_make_no_quartile():
    days = [session(f"-{day}d") for day in range(15)]
    ratings = [calm(f"-{day}d", 2) for day in (9, 8, 2)]
    assert usual(diary(*days, *ratings), "-1h") is None
    assert usual(diary(*days, *ratings, usual_soreness=6), "-1h") == 6
    old = calm("-15d2h", 2)  # more than 14 d before the start of the session
    assert usual(diary(*days, old, *ratings), "-1h") is None


def test_no_rating_and_no_profile_score_is_unknown_and_0_is_known():
    assert usual(diary()) is None
    assert usual(diary(usual_soreness=0)) == 0
    assert usual(diary(calm("-1h", 0))) == 0


def test_a_rating_left_out_or_without_soreness_does_not_count():
    assert usual(diary(calm("-2h", 9, left_out="a slip"), entry("-1h"), usual_soreness=3)) == 3


def test_ratings_and_sessions_before_being_seen_count():
    assert usual(diary(calm("-3h", 5), seen("-2h"))) == 5
