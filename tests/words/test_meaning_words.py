"""What a saved rating means, in words: whole sentences, each with its two numbers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.review.index import index_of
from ptdiary.review.meaning import Meaning, MostDays, SameHour, meaning
from ptdiary.words.dates import USUAL_TIMES, Times
from ptdiary.words.meaning import ADD_SESSION, expected_said, meaning_said, past_said
from tests.review.story import NOW, calm, diary, look, session

FRIDAY = NOW - timedelta(hours=42)  # 18 March 2026 was a Wednesday
EVENING, MORNING = calm("-16h", 4), calm("-0h", 3)
FOUND = Meaning(way="easing", rating=MORNING, earlier=EVENING, session=FRIDAY)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("easing", "Easing after Wednesday's session: 4 yesterday evening, 3 now."),
        ("higher", "Higher after Wednesday's session: 4 yesterday evening, 3 now."),
        ("after", "After Wednesday's session: 4 yesterday evening, 3 now."),
        ("before", "After Wednesday's session: 4 before it, 3 now."),
        ("beside", "Soreness 4 yesterday evening, 3 now."),
        ("usual", "3, as on most of your days."),
        ("first_day", "That is your first day."),
    ],
)
def test_the_sentence_of_each_way(way, said):
    assert meaning_said(replace(FOUND, way=way), NOW, USUAL_TIMES) == said


def test_what_is_no_longer_now_is_said_by_its_part_of_the_day():
    later = NOW + timedelta(hours=8)
    assert meaning_said(FOUND, later, USUAL_TIMES).endswith(
        "4 yesterday evening, 3 this afternoon."
    )


def test_two_of_the_same_part_of_the_day_are_told_by_the_clock():
    found = replace(FOUND, earlier=calm("-17h", 4), rating=calm("-15h", 3))
    assert meaning_said(found, NOW, USUAL_TIMES).endswith("4 yesterday 19:00, 3 yesterday 21:00.")
    found = replace(FOUND, earlier=calm("-18h", 4), rating=calm("-16h", 3))
    said = meaning_said(found, NOW, Times(twelve_hours=True))
    assert said.endswith("4 yesterday 6:00 pm, 3 yesterday 8:00 pm.")


def test_the_own_past_is_a_quiet_sentence():
    same = SameHour(hours=42, sessions=8, lowest=3, highest=6)
    assert past_said(replace(FOUND, same_hour=same), diary()) == (
        "At this hour, 42 hours after it, 8 earlier sessions were between 3 and 6."
    )
    one = SameHour(hours=1, sessions=5, lowest=3, highest=3)
    assert past_said(replace(FOUND, same_hour=one), diary()) == (
        "At this hour, 1 hour after it, 5 earlier sessions were at 3."
    )
    days = replace(FOUND, way="usual", most_days=MostDays(days=15, rated=22))
    assert past_said(days, diary()) == (
        "In the past 4 weeks it was the highest on 15 of 22 rated days."
    )
    assert past_said(FOUND, diary()) == ""


def test_the_first_day_offers_the_last_session_where_there_is_none():
    first = Meaning(way="first_day", rating=MORNING)
    assert past_said(first, diary(MORNING)) == ADD_SESSION
    assert past_said(first, diary(session("-20h"), MORNING)) == ""


USUAL = tuple(calm(f"-{days}d", 2) for days in (9, 8, 7, 6))


def test_what_is_to_be_expected_is_said_once():
    story = diary(*USUAL, session("-30h"), calm("-10h", 5), calm("-0h", 4), usual_soreness=2)
    review = look(story)
    assert {each.rule.id for each in review.findings} == {"X-DOMS"}
    said = expected_said(story, review, USUAL_TIMES, with_score=False)
    assert said.startswith("What you wrote matches how soreness after exercise usually runs.")
    calm_day = diary(*USUAL, calm("-1d", 2), calm("-0h", 2), usual_soreness=2)
    assert expected_said(calm_day, look(calm_day), USUAL_TIMES, with_score=False) == ""
    assert "2 out of 10" in expected_said(calm_day, look(calm_day), USUAL_TIMES, with_score=True)
    assert meaning(index_of(calm_day), look(calm_day), calm_day.entries[-1]).way == "beside"


def test_where_the_rules_say_more_nothing_is_to_be_expected():
    story = diary(*USUAL, session("-30h"), calm("-10h", 5), calm("-0h", 4, swelling_new="yes"))
    assert expected_said(story, look(story), USUAL_TIMES, with_score=True) == ""
