"""The answers about health: what is missing, how old they are, and that they are still true."""

from dataclasses import fields, replace
from datetime import timedelta
from itertools import product

import pytest

from ptdiary.diary import Diary, Profile
from ptdiary.review.health import (
    ASKED,
    OLD,
    answers_from,
    never_answered,
    still_true,
    to_be_told_once,
)
from ptdiary.words.settings import HISTORY_NAMES
from tests.review.story import NOW, calm, diary, look

AGO = timedelta(days=400)
ANSWERED = dict.fromkeys(ASKED, "no")


def test_what_the_page_prints_as_not_answered_is_missing():
    assert never_answered(Profile()) == ("birth_year", *ASKED)
    assert never_answered(Profile(age_65="no", **ANSWERED)) == ()
    assert never_answered(Profile(birth_year=1971, cancer_history="unsure")) == ASKED[1:]
    assert set(never_answered(Profile())) == set(HISTORY_NAMES)


@pytest.mark.parametrize("days", [0, 100, 365])
def test_within_a_year_nothing_is_asked(days):
    profile = Profile(health_at=NOW - timedelta(days=days), infection_risk="no")
    assert answers_from(Diary(profile=profile), None, NOW) is None


def test_after_a_year_it_is_asked_until_the_answers_are_confirmed():
    at = NOW - OLD - timedelta(seconds=1)
    old = Diary(profile=Profile(health_at=at, infection_risk="no"))
    assert answers_from(old, None, NOW) == at
    assert answers_from(old, NOW - timedelta(days=10), NOW) is None
    assert answers_from(old, NOW - AGO, NOW) == at, "the later of the two counts"


def test_answers_without_a_day_are_as_old_as_the_diary():
    profile = {"cancer_history": "no"}
    old = diary(calm("-400d", 2), **profile)
    assert answers_from(old, None, NOW) == old.entries[0].at
    assert answers_from(diary(calm("-30d", 2), **profile), None, NOW) is None
    assert answers_from(diary(calm("-400d", 2)), None, NOW) is None, "there is no answer"


def test_confirmed_answers_are_dated_anew_and_are_the_same_answers():
    profile = Profile(health_at=NOW - AGO, infection_risk="no", first_onset="from_45_to_55")
    assert still_true(profile, NOW) == replace(profile, health_at=NOW)
    assert still_true(Profile(cancer_history="no"), NOW) is None, "no answer of it has a day"


def health_answers():
    """Every set of the answers that C-HISTORY goes by."""
    onsets = (None, "under_20", "from_20_to_44", "from_45_to_55", "over_55")
    risks = (None, "yes", "no", "unsure", "declined")
    said = (None, "yes", "no", "unsure")
    for onset, risk, stiff, better in product(onsets, risks, said, said):
        yield {
            "first_onset": onset,
            "infection_risk": risk,
            "morning_stiffness": stiff,
            "better_with_movement": better,
        }


def rules(profile):
    found = look(diary(calm("-1h", 2), **{each.name: getattr(profile, each.name)
                                         for each in fields(Profile)}))  # fmt: skip
    return {each.rule.id for each in found.findings}


def test_to_confirm_an_answer_never_raises_a_warning_again():
    tried = 0
    for answers in health_answers():
        profile = Profile(usual_soreness=2, health_at=NOW - AGO, **answers)
        told = "C-HISTORY" in rules(replace(profile, health_at=NOW))
        assert told == bool(to_be_told_once(profile)), answers
        renewed = still_true(profile, NOW)
        if renewed is not None:
            tried += 1
            assert "C-HISTORY" not in rules(renewed), answers
        else:
            assert told or not any(answers.values())
    assert tried > 50
