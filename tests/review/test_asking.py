"""What the diary says at a moment, as far as the form asks by it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import (
    Checks,
    Entry,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
)
from ptdiary.diary.profile import Known, Profile
from ptdiary.diary.questions import Circumstances, KnownPlace
from ptdiary.diary.session import Exercise, Session
from ptdiary.review.asking import circumstances, rating_is_due, weekly_due
from ptdiary.review.index import index_of

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
EMPTY = Circumstances(weekly_due=True, first_use=True, cancer_open=True)
ALL_FRAGILE = ("age_65", "osteoporosis", "long_term_steroids")


def before(**time) -> datetime:
    return NOW - timedelta(**time)


def entry(id_: str, at: datetime, **said) -> Entry:
    return Entry(id=id_, at=at, **said)


def pain(left=None, right=None) -> Spread:
    return Spread(leg=LegPains(left=left, right=right))


def at_now(changing=None, at=NOW, **parts) -> Circumstances:
    return circumstances(index_of(Diary(**parts)), at, changing)


def test_an_empty_diary():
    assert at_now() == replace(EMPTY, fragile_open=ALL_FRAGILE)


# what the therapist knows


def test_items_of_the_profile_are_known_in_their_place():
    known = (
        Known(sign="pain", limb="leg", side="left", reach="below_knee"),
        Known(sign="numbness", limb="face"),
        Known(sign="sharp", since=before(days=2)),
        Known(sign="swelling", since=NOW + timedelta(days=1)),
    )
    assert at_now(profile=Profile(known=known)).known == (
        KnownPlace("pain", "leg", "left", "below_knee"),
        KnownPlace("numbness", "face"),
        KnownPlace("sharp"),
    )


def test_what_was_seen_is_known_with_its_reach():
    told = entry("a", before(days=3), spread=pain(left=LegPain(change="new", reach="thigh")))
    seen = Consultation(id="c", at=before(days=2), kind="seen", with_whom="therapist")
    assert at_now(entries=(told,), consultations=(seen,)).known == (
        KnownPlace("pain", "leg", "left", "thigh"),
    )
    assert at_now(entries=(told,)).known == ()
    assert at_now(entries=(told,), consultations=(seen,), at=before(days=2, hours=1)).known == ()


def test_what_is_known_without_a_place_is_known_where_it_was_last():
    numb = NerveSigns(numbness=Sides(left="same", right="no"))
    told = entry("a", before(days=3), leg_signs=numb)
    profile = Profile(known_nerve_signs="yes")
    assert at_now(profile=profile).known == ()
    assert at_now(profile=profile, entries=(told,)).known == (
        KnownPlace("numbness", "leg", "left"),
    )
    gone = entry("b", before(days=1), nerve_signs=NerveSigns(numbness=Sides(left="no", right="no")))
    assert at_now(profile=profile, entries=(told, gone)).known == ()


def test_one_side_is_known_until_it_is_known_which():
    one = entry("a", before(days=3), spread=Spread(leg=LegPains(one_side=LegPain(change="new"))))
    seen = Consultation(id="c", at=before(days=2), kind="seen", with_whom="doctor")
    assert at_now(entries=(one,), consultations=(seen,)).known == (
        KnownPlace("pain", "leg", "one_side"),
    )
    profile = Profile(known=(Known(sign="pain", limb="leg", side="right"),))
    assert at_now(profile=profile, entries=(one,), consultations=(seen,)).known == (
        KnownPlace("pain", "leg", "right"),
    )


def test_an_entry_that_is_changed_is_asked_as_if_it_was_not_written_yet():
    own = entry(
        "a", before(hours=1), flare="yes", regions=("thoracic.left",), nights=0,
        checks=Checks(dark_urine="no"), spread=pain(left=LegPain(change="same")),
    )  # fmt: skip
    made = Known(sign="pain", limb="leg", side="left", since=own.at)
    other = Known(sign="interference", score=3, since=own.at)
    parts = {"profile": Profile(known=(made, other)), "entries": (own,)}
    assert at_now(**parts).known == (KnownPlace("pain", "leg", "left"),)
    asked = at_now(changing=own, at=own.at, **parts)
    assert asked == replace(
        EMPTY, fragile_open=ALL_FRAGILE, known_by_this=(KnownPlace("pain", "leg", "left"),)
    )


# sessions


@pytest.mark.parametrize(
    ("ended", "exercises", "after", "dark"),
    [
        ({"hours": 48}, ("Bridges",), True, True),
        ({"hours": 48, "seconds": 1}, (), True, True),
        ({"hours": 72}, (), True, True),
        ({"hours": 72, "seconds": 1}, (), False, False),
        ({"seconds": -1}, (), False, False),
    ],
)
def test_what_a_session_may_have_to_do_with(ended, exercises, after, dark):
    done = (Exercise(name="Bridges"), Exercise(name=" "), Exercise(name="Bridges"))
    asked = at_now(sessions=(Session(id="s", ended_at=before(**ended), exercises=done),))
    assert (asked.exercises, asked.after_session, asked.dark_urine_may) == (exercises, after, dark)


@pytest.mark.parametrize(("days", "dark"), [(7, True), (7.01, False)])
def test_a_new_exercise_may_darken_the_pee_for_a_week(days, dark):
    done = (Exercise(name="Bridges"), Exercise(name="Sprint", new=True))
    session = Session(id="s", ended_at=before(days=days), exercises=done)
    assert at_now(sessions=(session,)).dark_urine_may is dark


def test_the_exercises_are_those_of_the_latest_session():
    sessions = tuple(
        Session(id=name, ended_at=before(hours=hours), exercises=(Exercise(name=name),))
        for name, hours in (("Walk", 40), ("Bridges", 3))
    )
    assert at_now(sessions=sessions).exercises == ("Bridges",)


# the usual score


def test_the_stated_usual_score_and_the_one_that_soreness_is_judged_against():
    assert at_now(profile=Profile(usual_soreness=3)).usual == 3
    calm = tuple(entry(f"e{n}", before(days=n + 1), soreness=2) for n in range(8))
    asked = at_now(profile=Profile(usual_soreness=5), entries=calm)
    assert (asked.usual, asked.stated_usual) == (2, 5)
    later = Profile(usual_soreness=3, usual_soreness_at=NOW + timedelta(hours=1))
    assert at_now(profile=later).stated_usual is None


# what was answered lately


@pytest.mark.parametrize(("hours", "lately"), [(24, {"collapse"}), (24.01, set())])
def test_a_check_of_the_last_24_hours_is_not_asked_again(hours, lately):
    told = entry("a", before(hours=hours), checks=Checks(collapse="unsure", dark_urine="declined"))
    assert at_now(entries=(told,)).answered_lately == lately


@pytest.mark.parametrize(
    ("profile", "asked"),
    [
        ({}, ALL_FRAGILE),
        ({"birth_year": 1950}, ()),
        ({"birth_year": 1990}, ("osteoporosis", "long_term_steroids")),
        ({"age_65": "no", "osteoporosis": "no"}, ("long_term_steroids",)),
        ({"osteoporosis": "yes"}, ()),
        ({"age_65": "unsure", "osteoporosis": "no", "long_term_steroids": "no"}, ("age_65",)),
        ({"age_65": "no", "osteoporosis": "no", "long_term_steroids": "no"}, ()),
    ],
)
def test_what_makes_bones_break_easily_is_asked_while_it_is_not_known(profile, asked):
    assert at_now(profile=Profile(**profile)).fragile_open == asked


def test_places_and_legs_of_the_last_14_days():
    old = entry("a", before(days=14), regions=("calf_back.left",), travels="no")
    older = entry("b", before(days=15), regions=("shin.left",), spread=pain(right=LegPain()))
    asked = at_now(entries=(old, older))
    assert asked.marked_lately == {"calf_back.left"}
    assert asked.painful_legs == set()
    left = entry("c", before(days=13), spread=pain(left=LegPain(change="less")))
    right = entry("d", before(days=2), travels="yes", regions=("thigh_back.right",))
    assert at_now(entries=(left, right)).painful_legs == {"left", "right"}


@pytest.mark.parametrize(
    ("answers", "on"),
    [(("yes",), True), (("cannot_cope", None), True), (("yes", "no"), False),
     (("no", "yes"), True), ((None,), False)],
)  # fmt: skip
def test_a_flare_up_is_on_until_the_first_no(answers, on):
    told = tuple(entry(f"e{n}", before(days=9 - n), flare=flare) for n, flare in enumerate(answers))
    assert at_now(entries=told).flare_on is on


def test_the_first_use_is_over_with_the_third_entry_or_a_usual_score():
    two = tuple(entry(f"e{n}", before(days=n)) for n in (1, 2))
    assert at_now(entries=two).first_use
    assert not at_now(entries=(*two, entry("e3", before(days=3)))).first_use
    assert not at_now(entries=two, profile=Profile(usual_soreness=2)).first_use


def test_cancer_is_asked_while_it_was_not():
    assert not at_now(profile=Profile(cancer_history="no")).cancer_open


# once a week


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ({"nights": 0}, False),
        ({"checks": Checks(weight_loss="no")}, False),
        ({"checks": Checks(calf="no", dark_urine="no", sexual="no", upper_back="no")}, True),
        ({"checks": Checks(chest="no", collapse="no")}, True),
    ],
)
def test_the_weekly_list_is_answered_by_what_only_it_asks(said, due):
    index = index_of(Diary(entries=(entry("a", before(days=1), **said),)))
    assert weekly_due(index.records, NOW) is due


@pytest.mark.parametrize(("days", "due"), [(6.99, False), (7, True)])
def test_the_weekly_list_is_due_after_a_week(days, due):
    entries = (entry("a", before(days=days), nights=1), entry("b", before(days=1), soreness=2))
    assert weekly_due(index_of(Diary(entries=entries)).records, NOW) is due


# a rating


@pytest.mark.parametrize(
    ("entries", "due"),
    [
        ((), False),
        ((Entry(id="a", at=before(hours=24), soreness=2),), False),
        ((Entry(id="a", at=before(hours=24, seconds=1), soreness=2),), True),
        ((Entry(id="a", at=before(hours=1), note="No score"),), True),
        ((Entry(id="a", at=before(hours=1), soreness=9, left_out="a slip"),), True),
    ],
)
def test_a_rating_is_due_when_the_latest_is_over_a_day_old(entries, due):
    assert rating_is_due(Diary(entries=entries), NOW) is due
