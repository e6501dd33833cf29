"""A whole review: order, level, and what stands beside the findings."""

from datetime import datetime, timedelta, timezone

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import CHECKS, CORE_CHECKS, Checks, Entry
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Session
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.responses import responses
from ptdiary.review.review import findings_at, review, review_at
from tests.review.story import BOOK, NO, NOW, calm, diary, entry, look, session, when

MANY = diary(
    session("-60h"), calm("-40h", 6), calm("-5h", 7, chest="yes", fever="yes", swelling="marked"),
    usual_soreness=2,
)  # fmt: skip


def test_the_highest_level_stands_first_then_the_order_of_the_book():
    found = look(MANY)
    book = [rule.id for rule in BOOK.rules]
    keys = [(-each.level, book.index(each.rule.id)) for each in found.findings]
    assert keys == sorted(keys)
    assert found.level is found.findings[0].level is Level.EMERGENCY
    assert {each.level for each in found.findings} >= {Level.URGENT, Level.CONTACT}


def test_a_diary_that_says_nothing_has_no_level():
    found = look(diary())
    assert (found.level, found.findings, found.responses) == (Level.NONE, (), ())


def test_an_index_gives_the_same_review_and_findings_at_any_moment():
    index = index_of(MANY)
    for at in ("-70h", "-60h", "-40h", "-5h1us", "-5h", "-0h", "+30d"):
        assert review_at(index, BOOK, when(at)) == look(MANY, at)
        assert findings_at(index, BOOK, when(at)) == look(MANY, at).findings


def test_the_responses_stand_beside_the_findings():
    assert look(MANY).responses == responses(MANY, NOW)
    assert look(MANY, "-61h").responses == ()


def test_evidence_stands_in_the_order_of_time_without_doubles():
    found = look(diary(entry("-1h", fever="yes", unwell="yes"), entry("-9h", fever="yes")))
    assert found.findings[0].entries == ("entry-9h", "entry-1h")


def test_nothing_answered_leaves_all_core_checks_open():
    assert look(diary()).unanswered_checks == CORE_CHECKS


def test_core_checks_of_the_24_hours_up_to_the_latest_entry_are_answered():
    story = diary(entry("-9d", **NO), entry("-8d", **NO | {"fever": "declined"}))
    assert look(story).unanswered_checks == ()
    story = diary(entry("-9d1us", **NO), entry("-8d", **NO | {"fever": "declined"}))
    assert look(story).unanswered_checks == ("fever",)


@pytest.mark.parametrize("check", sorted(set(CHECKS) - set(CORE_CHECKS)))
def test_another_check_is_listed_only_while_prefer_not_to_say_is_its_last_word(check):
    declined = entry("-9h", **NO | {check: "declined"})
    assert look(diary(declined)).unanswered_checks == (check,)
    assert look(diary(declined, entry("-1h", **{check: "no"}))).unanswered_checks == ()
    assert look(diary(entry("-1h", **dict.fromkeys(CORE_CHECKS, "no")))).unanswered_checks == ()


def test_the_usual_soreness_is_that_of_the_open_stretch():
    story = diary(calm("-60h", 4), calm("-50h", 6), calm("-1h", 6), usual_soreness=2)
    assert look(story).usual_soreness == 2


def test_without_a_stretch_it_is_what_a_rating_now_would_be_judged_against():
    four = [calm(f"-{hours}h", 3) for hours in (100, 80, 60, 50)]
    assert look(diary(*four)).usual_soreness == 3
    assert look(diary(*four, usual_soreness=2)).usual_soreness == 2
    assert look(diary(usual_soreness=4)).usual_soreness == 4
    assert look(diary()).usual_soreness is None


def test_nothing_later_than_now_exists():
    later = diary(
        entry("+1us", **dict.fromkeys(CHECKS, "yes")), session("+1us", effort=9, effort_limit=1)
    )
    assert look(later) == look(diary())


@pytest.mark.parametrize(
    "at",
    [
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))),
    ],
)
def test_the_first_and_last_moments_of_the_calendar_can_be_reviewed(at):
    severe = Entry(id="e", at=at, soreness=9, sudden_onset="yes", checks=Checks(night_pain="yes"))
    story = Diary(
        profile=Profile(usual_soreness=1, birth_year=2000),
        entries=(severe,),
        sessions=(Session(id="s", ended_at=at),),
        consultations=(Consultation(id="c", at=at, with_whom="doctor", kind="told"),),
    )
    found = {each.rule.id for each in review(story, BOOK, at).findings}
    assert {"U-SUDDEN", "C-SEVERE", "C-NIGHT", "W-EARLY"} <= found
