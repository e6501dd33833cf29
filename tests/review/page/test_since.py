"""What was since the last visit, each number counted by hand, and by a second program."""

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from random import Random

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import CORE_CHECKS
from ptdiary.diary.plan import Activity, ActivityRating, Appointment
from ptdiary.diary.profile import Profile
from ptdiary.review.page.figures import Share
from ptdiary.review.page.summary import summary
from ptdiary.review.records import is_rating
from tests.diaries import random_document
from tests.review.story import BOOK, NOW, calm, diary, entry, session, when


def visited(told_at):
    return Consultation(id="v", at=when(told_at), with_whom="therapist", kind="seen")


def since(*records, days=30, **more):
    first = NOW.date() - timedelta(days=days)
    return summary(replace(diary(*records), **more), BOOK, NOW, first, NOW.date()).since


def test_without_a_visit_the_whole_period_counts():
    found = since(calm("-29d", 2), calm("-1d", 5), session("-3d"), calm("-40d", 9))
    assert (found.visit, found.before) == (None, None)
    assert (found.average.rated, found.average.days, found.average.mean) == (2, 31, Fraction(7, 2))
    assert (found.latest.soreness, found.sessions, found.goal) == (5, 1, None)


def test_the_rating_in_the_morning_of_the_visit_comes_before_it():
    found = since(calm("-10d1h", 8), calm("-9d23h", 2), calm("-2d", 4), visited("-10d"))
    assert (found.average.rated, found.average.days) == (2, 11)
    assert found.average.mean == 3
    assert (found.before.mean, found.before.rated, found.before.days) == (8, 1, 1)


def test_before_it_are_as_many_days_as_since():
    found = since(
        calm("-25d", 10), calm("-14d", 10), calm("-13d", 1), calm("-12d", 3), visited("-10d"),
        calm("-8d", 2), calm("-7d", 9, left_out="flu"),
    )  # fmt: skip
    assert (found.first, found.last) == (when("-10d").date(), NOW.date())
    assert (found.before.days, found.before.mean) == (11, Fraction(10 + 1 + 3, 3))
    assert (found.average.mean, found.average.highest) == (2, 2)


def test_no_rating_since_is_none_and_not_zero():
    found = since(calm("-12d", 3), visited("-10d"))
    assert (found.average, found.latest) == (None, None)
    assert found.before.mean == 3


def test_a_visit_before_the_period_counts_from_that_visit():
    leg = entry("-9d", soreness=3, travels="yes", regions=("thigh_back.left",))
    found = since(calm("-13d", 1), visited("-12d"), calm("-11d", 5), leg, calm("-1d", 3), days=3)
    assert (found.first, found.average.rated) == (when("-12d").date(), 3)
    assert [each.entry for each in found.warnings] == [leg.id]


def test_sessions_since_do_not_count_what_was_done_in_the_visit():
    found = since(
        visited("-10d"), session("-9d23h", setting="clinic"), session("-9d22h", setting="home"),
        session("-12d"), session("-5d", setting="clinic"), session("-4d", setting="home"),
    )  # fmt: skip
    assert (found.sessions, found.at_home) == (3, 2)


def test_a_warning_that_was_still_there_after_the_visit_counts():
    course = (
        session("-240h"), calm("-239h", 5), calm("-190h", 5), calm("-150h", 5), calm("-130h", 2),
    )  # fmt: skip
    usual = Profile(usual_soreness=2)
    still = since(*course, profile=usual, appointments=(Appointment(id="a", at=when("-140h")),))
    assert [each.until for each in still.warnings] == [when("-130h")]
    gone = since(*course, profile=usual, appointments=(Appointment(id="a", at=when("-120h")),))
    assert gone.warnings == ()


def test_what_was_asked_since_is_counted():
    core = dict.fromkeys(CORE_CHECKS, "no")
    found = since(entry("-12d", **core), visited("-10d"), entry("-3d", **core), entry("-2d"))
    assert found.asked == Share(count=1, of=2)


def test_the_goal_is_one_that_was_rated_before_and_since():
    def activity(name, *ratings):
        rated = tuple(ActivityRating(at=when(at), score=score) for at, score in ratings)
        return Activity(id=name, name=name, ratings=rated)

    only_now = activity("Swim", ("-3d", 5))
    walk = activity("Walk", ("-1d", 7), ("-20d", 4), ("-12d", 6), ("-5d", 9))
    found = since(visited("-10d"), activities=(only_now, walk))
    assert (found.goal.name, found.goal.first.score, found.goal.last.score) == ("Walk", 6, 7)
    assert since(visited("-10d"), activities=(only_now,)).goal is None


def test_an_appointment_that_was_kept_is_a_visit_and_one_that_was_missed_is_not():
    kept = Appointment(id="k", at=when("-6d"))
    missed = Appointment(id="m", at=when("-2d"), kept="no")
    assert since(calm("-1d", 2), appointments=(kept, missed)).visit.at == kept.at


@pytest.mark.parametrize("seed", range(60))
def test_a_second_program_counts_the_same(seed):
    document = random_document(Random(seed))
    at, story = document.exported_at, document.diary
    first = at.date() - timedelta(days=41)
    found = summary(story, BOOK, at, first, at.date()).since

    def mean_of(rated, begin, end):
        days: dict = {}
        for each in rated:
            if begin <= each.at.date() <= end:
                days.setdefault(each.at.date(), []).append(each.soreness)
        means = [Fraction(sum(scores), len(scores)) for scores in days.values()]
        return sum(means) / len(means) if means else None

    rated = [each for each in story.entries if is_rating(each) and each.at <= at]
    if found.visit is None:
        expected, before = mean_of(rated, first, at.date()), None
    else:
        visit: datetime = found.visit.at
        length = at.date() - visit.date()
        expected = mean_of([e for e in rated if e.at > visit], visit.date(), at.date())
        earlier = [e for e in rated if e.at <= visit]
        before = mean_of(earlier, visit.date() - length, visit.date())
    assert (found.average.mean if found.average else None) == expected
    assert (found.before.mean if found.before else None) == before
