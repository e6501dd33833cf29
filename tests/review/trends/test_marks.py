"""Warnings on the timeline: one for each episode, at the moment it first held."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from ptdiary.diary import Known
from ptdiary.diary.document import read_document
from ptdiary.diary.entry import ArmPain, ArmPains, LegPain, LegPains, NerveSigns, Sides, Spread
from ptdiary.review.case import Evidence
from ptdiary.review.finding import Level
from ptdiary.review.lines import Line
from ptdiary.review.review import review
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.review.trends import marks as marks_module
from ptdiary.review.trends.series import series
from ptdiary.words.chart_tables import read_out
from ptdiary.words.dates import USUAL_TIMES
from tests.review.literal.random_diaries import random_diary
from tests.review.story import BOOK, NOW, calm, diary, entry, exercise, seen, session, told, when

USUAL = {"usual_soreness": 2}
LEFT_LEG = Line("pain", "leg", "left")
DOWN_THE_LEG = {"travels": "yes", "regions": ("thigh_back.left",)}


def marks(*records, days=60, at="-0h"):
    story = diary(*records, **USUAL)
    now = when(at)
    return series(story, BOOK, now, now.date() - timedelta(days=days), now.date()).marks


def rules_at(found):
    """Each mark as (its time from NOW in hours, its rule, the others)."""
    return [
        ((mark.at - NOW) / timedelta(hours=1), mark.finding.rule.id,
         *(each.rule.id for each in mark.others))
        for mark in found
    ]  # fmt: skip


def test_quiet_entries_leave_no_mark():
    assert marks(session("-40h"), calm("-41h", 2), calm("-10h", 5)) == ()


def test_a_sign_is_marked_at_its_entry_with_the_session_before_it():
    (mark,) = marks(session("-40h"), calm("-41h", 2), calm("-11h", 3, **DOWN_THE_LEG))
    assert (mark.finding.rule.id, mark.at, mark.until) == ("C-RAD", when("-11h"), None)
    assert (mark.entry, mark.point) == ("entry-11h", "entry-11h")
    assert (mark.session, mark.hours) == ("session-40h", 29.0)


def test_the_same_sign_in_entry_after_entry_is_one_mark():
    found = marks(*(calm(f"-{hours}h", 3, **DOWN_THE_LEG) for hours in (60, 48, 36, 24, 12)))
    assert rules_at(found) == [(-60.0, "C-RAD")]


def test_a_sign_that_comes_back_while_the_review_still_finds_it_is_the_same_episode():
    found = marks(calm("-6d", 3, **DOWN_THE_LEG), calm("-5d", 2), calm("-1d", 3, **DOWN_THE_LEG))
    assert rules_at(found) == [(-144.0, "C-RAD")]


def test_a_sign_that_comes_back_later_than_the_review_looks_is_a_new_episode():
    found = marks(calm("-16d", 3, **DOWN_THE_LEG), calm("-1d", 3, **DOWN_THE_LEG))
    assert rules_at(found) == [(-384.0, "C-RAD"), (-24.0, "C-RAD")]


def test_a_sign_after_being_seen_is_a_new_episode_and_one_after_telling_is_not():
    first, again = calm("-50h", 3, **DOWN_THE_LEG), calm("-10h", 3, **DOWN_THE_LEG)
    assert len(marks(first, told("-40h", "C-RAD"), again)) == 1
    assert len(marks(first, seen("-40h"), again)) == 1  # known from then on
    worse = calm("-10h", 3, sharp_change="worse")
    assert len(marks(calm("-50h", 3, sharp_change="new"), told("-40h", "C-SHARP"), worse)) == 1
    assert len(marks(calm("-50h", 3, sharp_change="new"), seen("-40h"), worse)) == 2


def test_several_signs_of_one_entry_are_one_mark_named_after_the_most_urgent():
    found = marks(calm("-10h", 3, tingling_left="new", quality=("shooting",), **DOWN_THE_LEG))
    assert rules_at(found) == [(-10.0, "U-NEURO", "C-SHARP", "C-RAD")]


def test_a_new_sign_beside_one_that_goes_on_is_a_mark_of_its_own():
    found = marks(calm("-30h", 3, **DOWN_THE_LEG), calm("-10h", 3, fever="yes", **DOWN_THE_LEG))
    assert rules_at(found) == [(-30.0, "C-RAD"), (-10.0, "U-FEVER")]


def test_a_line_that_becomes_active_beside_another_is_a_mark_of_its_own():
    left = {"leg_signs": NerveSigns(numbness=Sides(left="new"))}
    both = {"leg_signs": NerveSigns(numbness=Sides(left="same"), weakness=Sides(left="new"))}
    again = {"leg_signs": NerveSigns(numbness=Sides(left="same"), weakness=Sides(left="same"))}
    found = marks(calm("-60h", 3, **left), calm("-30h", 3, **both), calm("-10h", 3, **again))
    assert rules_at(found) == [(-60.0, "U-NEURO"), (-30.0, "U-NEURO")]


def test_what_the_therapist_knows_is_no_mark_until_it_is_worse_and_is_read_out_as_known():
    known = (Known(sign="pain", limb="leg", side="left", reach="thigh"),)

    def pain(change, reach="thigh"):
        return {"spread": Spread(leg=LegPains(left=LegPain(change=change, reach=reach)))}

    story = diary(
        calm("-60h", 3, **pain("same")), calm("-50h", 3, **pain("less")),
        calm("-30h", 3, **pain("same", "below_knee")), known=known, **USUAL,
    )  # fmt: skip
    found = series(story, BOOK, NOW, NOW.date() - timedelta(days=5), NOW.date())
    assert rules_at(found.marks) == [(-30.0, "C-RAD")]
    assert [[(each.line, each.change) for each in point.known] for point in found.points] == [
        [(LEFT_LEG, "same")],
        [(LEFT_LEG, "less")],
        [],
    ]
    said = [read_out(found, point.entry, USUAL_TIMES) for point in found.points]
    assert "left leg pain, the same, known" in said[0]
    assert "known" not in said[2]


def test_a_sign_that_was_marked_is_not_marked_again_as_one_that_the_therapist_may_not_know():
    told_of = {"spread": Spread(arm=ArmPains(left=ArmPain(change="new")))}
    goes_on = {"spread": Spread(arm=ArmPains(left=ArmPain(change="same")))}
    later = [calm(f"-{days}d", 3, **goes_on) for days in range(11, 0, -1)]
    assert rules_at(marks(calm("-12d", 3, **told_of), *later)) == [(-288.0, "C-RAD")]


def test_taking_an_emergency_sign_back_is_not_a_second_mark():
    found = marks(calm("-30h", 3, bladder="yes"), calm("-10h", 3, bladder="no"))
    assert rules_at(found) == [(-30.0, "E-BLADDER")]


def test_pain_that_jumped_and_eased_is_one_mark():
    found = marks(calm("-31h", 3), calm("-30h", 8), calm("-10h", 3))
    assert rules_at(found)[0][:2] == (-30.0, "U-SUDDEN")
    assert "C-SUDDEN" not in {mark.finding.rule.id for mark in found}


def test_a_sign_written_without_a_score_has_an_entry_and_no_point():
    (mark,) = marks(entry("-10h", saddle="yes"))
    assert (mark.entry, mark.point, mark.finding.level) == ("entry-10h", None, Level.EMERGENCY)


def test_a_sharp_exercise_is_marked_at_the_end_of_its_session():
    (mark,) = marks(session("-20h", exercise(quality=("shooting",))), calm("-10h", 2))
    assert (mark.finding.rule.id, mark.at, mark.hours) == ("C-SHARP", when("-20h"), 0.0)
    assert (mark.session, mark.entry, mark.point) == ("session-20h", None, None)


def test_watch_and_expected_leave_no_mark():
    assert marks(session("-60h"), calm("-35h", 6), calm("-1h", 5)) == ()  # W-SLOW


def test_no_easing_by_48_hours_is_marked_at_the_entry_that_showed_it():
    found = marks(session("-60h"), calm("-61h", 2), calm("-35h", 5), calm("-10h", 5))
    assert rules_at(found) == [(-10.0, "C-48")]


def past_72(*more):
    return (
        session("-120h"), calm("-121h", 2), calm("-100h", 5), calm("-70h", 5), calm("-40h", 5),
        calm("-20h", 4), *more,
    )  # fmt: skip


def test_soreness_past_72_hours_is_one_span_from_that_hour_on():
    (span,) = marks(*past_72())
    assert (span.at, span.until) == (when("-48h"), when("-20h"))
    assert (span.finding.rule.id, span.finding.level) == ("C-72", Level.CONTACT)
    assert (span.session, span.hours, span.point, span.entry) == ("session-120h", 72.0, None, None)
    # C-48 came at 50 h already: the span tells it
    assert [each.rule.id for each in span.others] == ["C-48"]


def test_a_span_ends_at_the_first_rating_back_down():
    (span,) = marks(*past_72(calm("-5h", 3)))
    assert span.until == when("-5h")


def test_exactly_72_hours_is_no_span_yet():
    assert marks(session("-72h"), calm("-73h", 2), calm("-30h", 6), calm("-0h", 4)) == ()
    later = marks(session("-72h1us"), calm("-73h", 2), calm("-30h", 6), calm("-0h", 4))
    assert rules_at(later)[0][1] == "W-LATE"


def test_a_span_that_eases_clearly_is_there_and_only_a_watch():
    (span,) = marks(session("-80h"), calm("-81h", 2), calm("-50h", 7), calm("-2h", 4))[-1:]
    assert (span.finding.rule.id, span.finding.level) == ("W-LATE", Level.WATCH)


def test_signs_inside_a_span_keep_their_own_marks():
    found = marks(*past_72(calm("-5h", 4, **DOWN_THE_LEG)))
    assert [each[1] for each in rules_at(found)] == ["C-72", "C-RAD"]


def test_past_72_hours_lasts_five_days_in_one_mark():
    rated = zip((110, 70, 40, 5), (6, 6, 6, 5), strict=True)
    (span,) = marks(session("-130h"), *(calm(f"-{hours}h", score) for hours, score in rated))
    assert {span.finding.rule.id, *(each.rule.id for each in span.others)} == {
        "C-48", "C-72", "C-120",
    }  # fmt: skip


def test_a_sign_from_before_the_period_is_marked_at_its_first_evidence_in_it():
    pain = [calm(f"-{days}d", 3, swelling_new="yes", swelling_change="worse")
            for days in (12, 10, 6, 5, 1)]  # fmt: skip
    found = marks(*pain, days=7)
    assert rules_at(found) == [(-144.0, "C-SWELL")]


def test_a_sign_from_before_the_period_is_not_marked_at_an_entry_that_does_not_show_it():
    pain = (calm("-8d", 3, **DOWN_THE_LEG), calm("-6d", 3, fever="yes"))
    assert rules_at(marks(*pain, days=7)) == [(-144.0, "U-FEVER")]


def test_soreness_that_began_late_is_no_span():
    raised = [calm(f"-{hours}h", 5) for hours in (85, 60, 30, 1)]
    found = marks(session("-140h"), calm("-120h", 2), *raised)
    assert all(mark.until is None for mark in found)
    assert found[0].finding.rule.id == "C-LATE"


SIGNS = {
    "swelling": ({"swelling_new": "yes"}, "C-SWELL"),
    "marked swelling": ({"swelling": "marked"}, "C-SWELL"),
    "an arm": ({"regions": ("forearm.left",)}, "C-RAD"),
    "below the knee": ({"regions": ("shin.left",)}, "C-RAD"),
    "not sure whether it travels": ({"travels": "unsure", "regions": ("shin.left",)}, "C-RAD"),
    "a sharp word": ({"quality": ("stabbing",)}, "C-SHARP"),
    "numbness of old": ({"numbness_right": "same"}, "C-UNTOLD"),
    "weakness": ({"weakness_right": "unsure"}, "U-NEURO"),
    "pain at night": ({"night_pain": "unsure"}, "C-NIGHT"),
    "in the way": ({"interference": 7}, "C-INTERF"),
    "not sure about an emergency": ({"chest": "unsure"}, "U-UNSURE"),
}


@pytest.mark.parametrize(("fields", "rule"), SIGNS.values(), ids=SIGNS)
def test_one_sign_alone_is_marked(fields, rule):
    found = marks(calm("-30h", 2), calm("-10h", 2, **fields))
    assert rules_at(found) == [(-10.0, rule)]


def test_a_sudden_pain_in_brittle_bones_is_marked():
    story = diary(
        session("-60h"), calm("-61h", 2), calm("-30h", 5, sudden_onset="yes"),
        osteoporosis="yes", usual_soreness=2,
    )  # fmt: skip
    found = series(story, BOOK, NOW, NOW.date() - timedelta(days=9), NOW.date()).marks
    assert rules_at(found) == [(-30.0, "U-FRACTURE")]


def test_four_ratings_of_10_over_weeks_are_marked_beside_a_usual_of_9():
    weekly = [calm(f"-{days}d", 10) for days in (22, 15, 8, 1)]
    story = diary(*weekly, usual_soreness=9)
    found = series(story, BOOK, NOW, NOW.date() - timedelta(days=2), NOW.date()).marks
    named = {each.rule.id for mark in found for each in (mark.finding, *mark.others)}
    assert "C-TREND" in named


def test_nothing_later_than_the_moment_is_marked():
    records = (calm("-30h", 2), calm("-10h", 3, **DOWN_THE_LEG))
    assert marks(*records, at="-11h") == ()
    assert len(marks(*records, at="-10h")) == 1


def test_every_serious_rule_is_asked_for_by_some_kind_of_evidence():
    serious = {rule.id for rule in BOOK.rules if rule.level >= Level.CONTACT}
    asked = {rule for rule, condition in CONDITIONS.items() if condition.evidence}
    looking_back = {"U-PAST", "C-PAST", "C-SUDDEN"}  # on a sign that has its own mark
    of_no_record = {"C-HISTORY"}
    assert asked == serious - looking_back - of_no_record


def test_a_journey_just_before_the_records_that_are_compared_loses_no_warning():
    began = NOW.date() - timedelta(days=35)
    far_east = timezone(timedelta(hours=14))
    there = datetime.combine(began, time(0, 30), far_east)
    home = (there + timedelta(hours=10)).astimezone(UTC)
    assert home.date() < there.date() == began
    journey = [replace(calm("-1d", 2), id=str(at), at=at) for at in (there, home)]
    found = marks(*journey, calm("-1h", 8), days=0)
    assert [mark.finding.rule.id for mark in found] == ["C-SEVERE"]


def test_cancer_is_asked_about_wherever_what_weighs_more_after_it_may_be_found():
    reasons = {
        "C-72", "C-120", "C-48", "C-WORSE", "C-TREND", "C-SEVERE", "C-FLARE", "U-NEURO", "U-NIGHT",
        "U-NHSLIST", "U-FRACTURE", "U-SUDDEN", "C-RAD", "C-NIGHT",
    }  # fmt: skip
    for reason in reasons:
        assert CONDITIONS[reason].evidence in CONDITIONS["U-CANCER"].evidence, reason


@pytest.mark.parametrize("seed", range(40))
def test_no_warning_is_lost_by_asking_only_some_rules_of_some_records(monkeypatch, seed):
    document = read_document(json.dumps(random_diary(seed)).encode())
    period = (NOW.date().replace(year=2010), document.exported_at.date())
    found = series(document.diary, BOOK, document.exported_at, *period).marks
    every = ~Evidence.NONE
    monkeypatch.setattr(
        marks_module, "notable_entries", lambda _, entries: [(each, every) for each in entries]
    )
    monkeypatch.setattr(marks_module, "evidence_of", lambda _: every)
    assert series(document.diary, BOOK, document.exported_at, *period).marks == found


@pytest.mark.parametrize("seed", range(40))
def test_every_mark_is_what_a_review_at_its_time_finds(seed):
    document = read_document(json.dumps(random_diary(seed)).encode())
    period = (NOW.date().replace(year=2010), document.exported_at.date())
    drawn = series(document.diary, BOOK, document.exported_at, *period)
    known = {point.entry for point in drawn.points}
    for mark in drawn.marks:
        assert mark.point is None or mark.point in known
        if mark.until is None:
            found = [each.rule.id for each in review(document.diary, BOOK, mark.at).findings]
            assert mark.finding.rule.id in found
            assert mark.finding.level >= Level.CONTACT
