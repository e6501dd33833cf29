"""Raised stretches: what a review at each moment knows of them."""

from ptdiary.review.hours import HOUR, instant
from ptdiary.review.index import index_of
from tests.review.story import calm, diary, seen, session, when


def course(*records, **profile):
    return index_of(diary(*records, **{"usual_soreness": 2} | profile)).course


def open_at(story, at="-0h"):
    return story.last_at(instant(when(at)))


def all_at(story, at="-0h"):
    return story.stretches_at(instant(when(at)))


def test_it_opens_at_the_first_raised_rating_and_closes_at_the_first_that_is_not():
    story = course(
        session("-50h"), calm("-40h", 3), calm("-30h", 4), calm("-20h", 6), calm("-9h", 3),
        calm("-1h", 4),
    )  # fmt: skip
    first, second = all_at(story)
    assert (first.opened.id, first.latest.id) == ("entry-30h", "entry-20h")
    assert (first.peak.id, first.drop, first.ratings) == ("entry-20h", 0, 2)
    assert (first.closed_by.id, first.until.id) == ("entry-9h", "entry-9h")
    assert (second.opened.id, second.closed_by, second.until.id) == ("entry-1h", None, "entry-1h")
    assert first.session.id == second.session.id == "session-50h"
    assert open_at(story) == second


def test_an_earlier_review_knows_only_what_came_before():
    story = course(session("-50h"), calm("-30h", 4), calm("-20h", 6), calm("-9h", 3))
    assert open_at(story, "-30h1us") is None
    assert open_at(story, "-21h").latest.id == "entry-30h"
    assert open_at(story, "-20h").peak.id == "entry-20h"
    assert open_at(story, "-9h") is None
    assert [each.closed_by for each in all_at(story, "-10h")] == [None]
    assert story.closed_before(instant(when("-10h"))) is None
    assert story.closed_before(instant(when("-9h"))).closed_by.id == "entry-9h"


def test_it_keeps_the_usual_score_it_opened_with():
    # later ratings of 6 would make a usual score of 6, by which 5 is not raised
    story = course(calm("-60h", 4), calm("-50h", 6), calm("-40h", 6), calm("-1h", 5))
    assert (open_at(story).usual, open_at(story).ratings) == (2, 4)


def test_one_opened_on_an_unknown_score_takes_the_first_known_and_is_judged_by_it():
    first = [calm("-90h", 3), calm("-70h", 3), calm("-50h", 3), calm("-30h", 3)]
    story = index_of(diary(*first, calm("-10h", 5), calm("-1h", 4))).course
    # the fifth is judged by the four before: 5 is 2 above 3, and 4 is not
    assert open_at(story, "-11h").usual is None
    assert (open_at(story, "-9h").usual, open_at(story, "-9h").ratings) == (3, 5)
    assert all_at(story)[0].closed_by.id == "entry-1h"


def test_a_silence_of_more_than_72_hours_ends_it():
    going_on = course(calm("-80h", 5), calm("-8h", 5))
    assert open_at(going_on).ratings == 2
    story = course(calm("-80h", 5), calm("-8h", 5), calm("-0h", 5))
    assert open_at(story).ratings == 3
    silent = course(calm("-80h1us", 5), calm("-8h", 5))
    first, second = all_at(silent)
    assert (first.closed_by, first.ended_by, first.latest.id) == (None, None, "entry-80h1us")
    assert (second.opened.id, second.ratings) == ("entry-8h", 1)
    assert open_at(course(calm("-80h1us", 5), calm("-8h", 3))) is None


def test_the_usual_score_stated_anew_starts_afresh():
    story = course(calm("-60h", 6), calm("-20h", 6), usual_soreness_at=when("-30h"))
    assert open_at(story, "-31h").usual is None  # nothing was stated then
    assert (open_at(story).opened.id, open_at(story).usual) == ("entry-20h", 2)


def test_a_session_that_finds_it_easing_ends_it_at_the_next_rating():
    story = course(
        session("-60h"), calm("-40h", 6), calm("-30h", 4), session("-20h"), calm("-9h", 5)
    )
    assert open_at(story, "-10h").session.id == "session-60h"
    first, second = all_at(story)
    assert (first.ended_by.id, first.closed_by) == ("session-20h", None)
    assert (second.session.id, second.opened.id, second.overlap) == (
        "session-20h",
        "entry-9h",
        None,
    )


def test_a_session_that_finds_it_easing_and_a_next_rating_that_is_usual_close_it():
    story = course(
        session("-60h"), calm("-40h", 6), calm("-30h", 4), session("-20h"), calm("-9h", 3)
    )
    (only,) = all_at(story)
    assert (only.ended_by.id, only.closed_by.id) == ("session-20h", "entry-9h")


def test_the_next_rating_after_such_a_session_is_judged_by_its_own_usual_score():
    # four ratings before the second session: their median is 4, by which 5 is not sore
    four = [calm("-140h", 4), calm("-120h", 4), calm("-100h", 6), calm("-78h", 4)]
    story = course(*four, session("-76h"), calm("-70h", 5), usual_soreness=None)
    (only,) = all_at(story)
    assert only.closed_by.id == "entry-70h"


def test_a_session_at_the_time_of_a_rating_acts_before_it():
    story = course(session("-60h"), calm("-40h", 6), session("-30h"), calm("-30h", 4))
    assert open_at(story).overlap.id == "session-30h"  # at 6 it was not easing
    assert open_at(story, "-30h1us").overlap is None


def test_a_session_after_the_last_rating_only_overlaps_and_never_ends():
    story = course(session("-60h"), calm("-40h", 6), session("-30h"))
    assert open_at(story).overlap.id == "session-30h"
    story = course(session("-60h"), calm("-50h", 6), calm("-40h", 4), session("-30h"))
    assert (open_at(story).overlap, open_at(story).session.id) == (None, "session-60h")


def test_low_and_rebound_are_kept_and_the_peak_is_the_latest_of_equal_ones():
    story = course(
        session("-60h"), calm("-50h", 7), calm("-45h", 7), calm("-40h", 5), calm("-30h", 4),
        calm("-20h", 6), calm("-9h", 4),
    )  # fmt: skip
    now = open_at(story)
    assert (now.peak.id, now.low.id, now.rebound.id) == ("entry-45h", "entry-30h", "entry-20h")
    assert open_at(story, "-21h").rebound is None


def test_being_seen_starts_the_course_afresh():
    story = course(session("-60h"), calm("-40h", 6), seen("-30h"), calm("-20h", 6))
    assert open_at(story, "-30h1us").session.id == "session-60h"
    assert open_at(story, "-30h") is None
    assert (open_at(story).session, open_at(story).ratings) == (None, 1)
    first, _ = all_at(story)
    assert (first.afresh_at, first.closed_by) == (instant(when("-30h")), None)
    assert story.closed_before(instant(when("-0h"))) is None


def test_a_rating_at_the_moment_of_being_seen_belongs_to_no_course():
    story = course(session("-60h"), calm("-40h", 6), calm("-30h", 6), seen("-30h"))
    assert open_at(story) is None
    assert [each.latest.id for each in all_at(story)] == ["entry-40h"]


def test_the_hours_run_from_the_session_or_from_the_first_rating():
    after = open_at(course(session("-60h"), calm("-40h", 6), calm("-0h", 6)))
    assert (after.linked, after.elapsed) == (True, 60 * HOUR)
    alone = open_at(course(calm("-40h", 6), calm("-0h", 6)))
    assert (alone.linked, alone.elapsed) == (False, 40 * HOUR)
    late = open_at(course(session("-60h"), calm("-30h", 3), calm("-9h", 6), calm("-0h", 6)))
    assert (late.late, late.linked, late.elapsed) == (True, False, 9 * HOUR)


def test_while_the_usual_score_is_unknown_late_is_judged_against_0():
    story = index_of(diary(session("-60h"), calm("-20h", 1), calm("-9h", 4), calm("-1h", 5))).course
    assert (open_at(story).usual, open_at(story).late) == (None, True)


def test_it_counts_its_first_three_dates():
    story = course(calm("-60h", 5), calm("-59h", 5), calm("-30h", 5), calm("-5h", 5))
    assert [len(open_at(story, at).dates) for at in ("-60h", "-59h", "-30h", "-5h")] == [1, 1, 2, 3]
