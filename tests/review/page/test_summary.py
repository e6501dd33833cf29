"""The figures of the printed page, each counted by hand."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random

import pytest

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.document import read_document
from ptdiary.diary.entry import CORE_CHECKS
from ptdiary.diary.plan import Activity, ActivityRating, Appointment
from ptdiary.paths import resource_path
from ptdiary.review.page.figures import BeforePeriod, Count, Quality, Share, Sleep
from ptdiary.review.page.summary import areas_of, summary
from tests.diaries import random_document
from tests.review.story import (
    BOOK,
    NO,
    NOW,
    calm,
    diary,
    entry,
    exercise,
    seen,
    session,
    told,
    when,
)

USUAL = {"usual_soreness": 2}
DOWN_THE_LEG = {"travels": "yes", "regions": ("thigh_back.left",)}


def of(*records, days=30, changed=0):
    return summed(diary(*records, **USUAL), days, changed)


def summed(story, days=30, changed=0):
    first = NOW.date() - timedelta(days=days)
    return summary(story, BOOK, NOW, first, NOW.date(), changed)


def counts(found):
    return [(each.what, each.times) for each in found]


def test_an_empty_diary_has_no_figures():
    found = of()
    assert (found.warnings, found.sessions, found.notes) == ((), (), ())
    assert found.asked == Share(count=0, of=0)
    assert (found.since.visit, found.since.average, found.since.latest) == (None,) * 3
    assert found.days == Share(count=0, of=0)
    assert found.earlier is None
    assert found.sleep == Sleep(good=0, fair=0, poor=0, no_answer=0)
    assert found.interference.average is None


# warnings


def test_a_warning_says_what_was_written_and_after_which_session():
    (row,) = of(
        session("-40h", exercise("Side plank"), exercise("Step-ups")),
        calm("-41h", 3),
        calm("-11h", 6, **DOWN_THE_LEG),
    ).warnings
    assert (row.mark.finding.rule.id, row.mark.hours) == ("C-RAD", 29.0)
    assert row.entry.soreness == 6
    assert (row.row.number, row.row.done) == (1, ("Side plank", "Step-ups"))
    assert (row.told, row.seen, row.at_72h, row.last) == ((), None, None, None)


def test_a_warning_names_its_session_only_within_96_hours():
    near, far = ((session(t), calm("-0h", 3, **DOWN_THE_LEG)) for t in ("-96h", "-96h1us"))
    assert of(*near).warnings[0].row is not None
    assert of(*far).warnings[0].row is None


def test_a_warning_names_its_session_from_before_the_period():
    records = (session("-9d"), session("-100h"), calm("-30h", 3, **DOWN_THE_LEG))
    found = of(*records, days=2)
    assert found.sessions == ()
    assert found.warnings[0].row.session.id == "session-100h"
    assert found.warnings[0].row.number is None


def test_what_was_done_about_a_warning():
    found = of(
        told("-60h", "C-RAD"),
        calm("-50h", 4, **DOWN_THE_LEG),
        told("-49h", "C-RAD"),
        told("-48h", "C-SHARP"),
        seen("-40h"),
        seen("-30h"),
    )
    (row,) = found.warnings
    assert [each.id for each in row.told] == ["told-49h"]
    assert row.seen.id == "seen-40h"


def test_a_consultation_more_than_14_days_after_a_sign_is_about_something_else():
    sign = calm("-20d", 4, **DOWN_THE_LEG)
    assert of(sign, seen("-6d")).warnings[0].seen is not None
    assert of(sign, seen("-5d")).warnings[0].seen is None


def test_soreness_past_72_hours_tells_its_scores_and_may_be_told_before():
    (row,) = of(
        session("-120h"), calm("-121h", 2), calm("-100h", 5), calm("-70h", 5),
        told("-60h", "C-48"), calm("-47h", 5), calm("-20h", 4), calm("-5h", 3), seen("-1h"),
    ).warnings  # fmt: skip
    assert (row.at_72h, row.last.id) == (5, "entry-5h")
    assert [each.id for each in row.told] == ["told-60h"]
    assert row.seen.id == "seen-1h"
    assert row.entry is None


def past_72(*, until="-130h", began="-240h"):
    """A session whose soreness came down at `until`."""
    return session(began), calm("-239h", 5), calm("-190h", 5), calm("-150h", 5), calm(until, 2)


@pytest.mark.parametrize(
    ("course", "word"),
    [
        (past_72(), told("-240h", "C-48")),
        (past_72(), told("-58h", "C-48")),
        (past_72(), seen("-58h")),
    ],
)
def test_soreness_past_72_hours_is_settled_from_its_session_until_72_hours_after_it(course, word):
    (row,) = of(*course, word).warnings
    assert (row.mark.until, row.last.soreness) == (when("-130h"), 2)
    assert [*row.told, row.seen] == ([word, None] if word.kind == "told" else [word])


@pytest.mark.parametrize(
    ("course", "word"),
    [
        (past_72(began="-240h"), told("-240h1us", "C-48")),
        (past_72(until="-130h1us"), told("-58h", "C-48")),
        (past_72(began="-240h"), seen("-240h1us")),
        (past_72(until="-130h1us"), seen("-58h")),
    ],
)
def test_a_consultation_outside_that_time_is_about_something_else(course, word):
    (row,) = of(*course, word).warnings
    assert (row.told, row.seen) == ((), None)


def test_a_consultation_to_come_is_not_told_yet():
    (row,) = of(calm("-1h", 4, **DOWN_THE_LEG), told("1h", "C-RAD")).warnings
    assert row.told == ()


# asked


def test_asked_counts_entries_with_all_seven_core_checks_answered():
    core = dict.fromkeys(CORE_CHECKS, "no")
    found = of(
        entry("-4d", **core),
        entry("-3d", **NO),
        entry("-2d", **core | {"bladder": "declined"}),
        entry("-1d", **{name: "no" for name in CORE_CHECKS if name != "fever"}),
        entry("-5h", **core | {"saddle": "unsure"}),
    )
    assert found.asked == Share(count=3, of=5)


# sessions, days, and what lies before


def test_a_period_in_the_past_is_counted_up_to_its_last_day():
    story = diary(calm("-12d", 4), calm("-11d", 2), calm("-1d", 9), **USUAL)
    last = when("-11d").date()
    found = summary(story, BOOK, NOW, last - timedelta(days=5), last)
    assert (found.since.latest.id, found.since.average.highest) == ("entry-11d", 4)
    assert (found.since.last, found.days) == (last, Share(count=2, of=2))


def test_sessions_and_how_they_ended():
    found = of(
        session("-20d"), calm("-19d20h", 2),
        session("-10d"), calm("-10d2h", 2), calm("-9d", 5), calm("-8d", 2),
        session("-30h"), calm("-2h", 4),
    )  # fmt: skip
    assert [row.curve.outcome for row in found.sessions] == ["unknown", "settled", "open"]
    assert [row.number for row in found.sessions] == [1, 2, 3]
    second = found.sessions[1]
    assert (second.response.before, second.response.peak, second.response.at_48h) == (2, 5, 2)
    assert second.curve.points == ((24.0, 5), (48.0, 2))
    assert second.session.id == "session-10d"


def test_what_lies_before_the_period_is_counted():
    found = of(session("-50d"), calm("-49d", 2), calm("-40d", 3), calm("-2d", 3))
    earlier = BeforePeriod(first=when("-50d").date(), entries=2, sessions=1)
    assert found.earlier == earlier
    assert of(calm("-30d", 3)).earlier is None


def test_the_recent_middle_is_that_of_28_days():
    old = [calm(f"-{days}d", 8) for days in range(29, 39)]
    new = [calm(f"-{days}d", score) for days, score in ((27, 2), (9, 2), (5, 3), (1, 4))]
    assert of(*old, *new).recent_middle == 3
    assert of(*old).recent_middle is None


def test_what_was_said_and_stands_beside_no_warning_is_advice():
    at = when("-5d")
    kept = Appointment(id="a", at=when("-3d"), said="Rest two days.", changes="No plank.")
    story = diary(
        calm("-9d", 3), entry("-6d", soreness=3, **DOWN_THE_LEG),
        replace(told("-5d20h", "C-RAD"), advice="Beside the warning."),
        Consultation(id="s", at=at, with_whom="doctor", kind="seen", advice="Walk."),
        Consultation(id="t", at=when("-2d"), with_whom="doctor", kind="seen", advice="Swim."),
        Consultation(id="old", at=when("-90d"), with_whom="doctor", kind="seen", advice="Old."),
        **USUAL,
    )  # fmt: skip
    found = summed(replace(story, appointments=(kept,)))
    assert found.warnings[0].seen.id == "s"
    assert [(each.with_whom, each.text, each.changes) for each in found.advice] == [
        ("therapist", "Rest two days.", "No plank."), ("doctor", "Swim.", None),
    ]  # fmt: skip


def test_what_was_answered_since_the_last_visit_is_no_question_any_more():
    visit = Appointment(id="a", at=when("-3d"), kept="yes")
    asked = [Question(id=id_, text="May I run?", written_at=when("-9d")) for id_ in "abc"]
    before, at_it = (
        replace(each, answer="Yes.", answered_at=when(at))
        for each, at in zip(asked, ("-4d", "-3d"), strict=False)
    )
    later = Question(id="d", text="And swim?", answer="No.", answered_at=when("-1h"))
    to_come = replace(later, id="e", answered_at=when("1h"))
    story = replace(
        diary(calm("-9d", 3)),
        appointments=(visit,),
        questions=(before, at_it, asked[2], later, to_come),
    )
    found = summed(story)
    assert [each.id for each in found.answers] == ["b", "d"]
    assert "c" in [each.id for each in found.questions]
    assert not {"a", "b", "d"} & {each.id for each in found.questions}
    missed = summed(replace(story, appointments=(replace(visit, kept="no"),)))
    assert [each.id for each in missed.answers] == ["a", "b", "d"], "no visit: those of the period"


# daily life


def test_sleep_counts_each_day_once_by_its_last_answer():
    found = of(
        entry("-5d4h", sleep_quality=2), entry("-5d", sleep_quality=7),
        entry("-4d", sleep_quality=6), entry("-3d", sleep_quality=4), entry("-2d", sleep_quality=3),
        entry("-1d", soreness=2),
    ).sleep  # fmt: skip
    # six days from the first entry to today, one of them unanswered, today too
    assert found == Sleep(good=1, fair=2, poor=1, no_answer=2)


def test_home_exercises_count_each_day_by_its_last_answer():
    found = of(
        entry("-4d", home_exercises="none"), entry("-3d23h", home_exercises="all"),
        entry("-2d", home_exercises="some"), entry("-1d", home_exercises="none_planned"),
    ).home_exercises  # fmt: skip
    days = (found.all, found.some, found.none, found.none_planned, found.no_answer)
    assert days == (1, 1, 0, 1, 2)


def test_interference_averages_every_answer_and_counts_days_at_7_or_more():
    found = of(
        entry("-3d", interference=7), entry("-2d23h", interference=9), entry("-2d", interference=6),
        entry("-1d", interference=0), entry("-2h"),
    ).interference  # fmt: skip
    assert (found.average.exact, found.days_lost, found.days_answered) == (Fraction(22, 4), 1, 3)


def test_places_are_counted_once_an_entry_and_by_area():
    found = of(
        entry("-3d", regions=("lumbar.left", "lumbar.right", "sacrum.centre")),
        entry("-2d", regions=("lumbar.left", "thigh_back.left", "calf_back.left")),
        entry("-1d", regions=("thoracic.centre", "hip_outer.right", "hand.left", "shoulder.left")),
    )
    assert counts(areas_of(found.marked)) == [
        ("back", 2), ("leg.left", 1), ("upper_back", 1), ("hip.right", 1), ("arm.left", 1),
        ("shoulder.left", 1),
    ]  # fmt: skip


def test_what_made_it_worse_or_better_is_counted_whatever_its_capitals():
    found = of(
        entry("-3d", worse_with=("Sitting", "bending")),
        entry("-2d", worse_with=(" sitting",), better_with=("walking",)),
        entry("-1d", worse_with=("  ",)),
    )
    assert found.worse_with == (Count(what="Sitting", times=2), Count(what="bending", times=1))
    assert found.better_with == (Count(what="walking", times=1),)


def test_activities_are_first_and_last_rated_within_the_period():
    scores = {"-40d": 1, "-20d": 3, "-2d": 6, "-10d": 4, "1d": 9}
    ratings = tuple(ActivityRating(at=when(at), score=score) for at, score in scores.items())
    socks = Activity(id="1", name="Put on socks", ratings=ratings)
    never = Activity(id="2", name="Run")
    (row,) = summed(replace(diary(), activities=(socks, never))).activities
    assert (row.name, row.first.score, row.last.score) == ("Put on socks", 3, 6)


# what was written


def test_questions_that_are_still_open():
    asked = (
        Question(id="1", text="Open?", written_at=when("-40d")),
        Question(id="2", text="No time?"),
        Question(id="3", text="Answered?", written_at=when("-3d"), answered_at=when("-1d")),
        Question(id="4", text="Said?", answer="Yes."),
        Question(id="5", text="Answered tomorrow?", answered_at=when("1d")),
        Question(id="6", text="Tomorrow?", written_at=when("1d")),
    )
    found = summed(replace(diary(), questions=asked)).questions
    assert {each.id for each in found} == {"1", "2", "5"}


def test_notes_of_entries_and_sessions_and_never_a_private_one():
    found = of(
        entry("-40d", note="too early"),
        session("-3d", note="Felt strong."),
        entry("-2d", note="Stiff.", private_note="Afraid."),
        entry("-1d", private_note="Secret."),
    )
    assert [(each.text, each.session) for each in found.notes] == [
        ("Felt strong.", "session-3d"), ("Stiff.", None),
    ]  # fmt: skip
    everything = repr([found.notes, found.worse_with, found.questions])
    assert "Afraid" not in everything
    assert "Secret" not in everything


def test_how_the_diary_was_kept():
    found = of(
        entry("-40d"),
        entry("-3d", written_at=when("-2d")),
        entry("-2d", left_out="flu"),
        entry("-1d", written_at=when("-23h50m")),
        changed=2,
    )
    assert found.quality == Quality(entries=3, written_later=1, changed=2, left_out=1)


def test_the_next_appointment_is_the_first_one_still_to_come():
    appointments = tuple(Appointment(id=at, at=when(at)) for at in ("-1d", "0h", "9d", "2d"))
    assert summed(replace(diary(), appointments=appointments)).appointment.id == "2d"


# whole diaries


def test_the_sample_fills_the_page():
    story = read_document(resource_path("sample/diary.json").read_bytes())
    at = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    found = summary(story.diary, BOOK, at, date(2026, 10, 12), date(2026, 11, 21))
    past_72, leg = found.warnings
    assert (past_72.row.number, past_72.row.done) == (5, ("Deadlift", "Band rows"))
    assert (past_72.at_72h, past_72.last.soreness) == (5, 3)
    assert [each.id for each in past_72.told] == ["c1"]
    assert (leg.row.number, leg.entry.soreness, leg.seen.id) == (9, 6, "c3")
    assert found.asked == Share(count=73, of=76)
    assert found.days == Share(count=35, of=41)
    assert Counter(row.curve.outcome for row in found.sessions)["settled"] == 4 + 3  # 3 rose not
    assert found.since.visit.at == datetime(2026, 11, 11, 11, 30, tzinfo=UTC)
    assert (found.quality.written_later, found.quality.left_out) == (2, 1)
    assert [each.id for each in found.questions] == ["q2", "q3"]
    assert found.appointment.at == datetime(2026, 11, 23, 15, tzinfo=UTC)
    assert len(found.activities) == 3
    assert found.series.marks == tuple(each.mark for each in found.warnings)


@pytest.mark.parametrize("seed", range(25))
def test_the_figures_of_any_diary_hold_together(seed):
    document = random_document(Random(seed))
    last = document.exported_at.date()
    first = last - timedelta(days=41)
    found = summary(document.diary, BOOK, document.exported_at, first, last)
    days = found.days
    assert days.count <= days.of <= 42
    sleep = found.sleep
    assert sleep.good + sleep.fair + sleep.poor + sleep.no_answer == days.of
    assert found.asked.of == found.quality.entries >= found.asked.count
    assert len(found.sessions) == len(found.series.curves)
    assert len(found.warnings) == len(found.series.marks)
    for row in found.warnings:
        assert (row.entry is None) == (row.mark.entry is None)
        assert (row.last is None) == (row.mark.until is None)
