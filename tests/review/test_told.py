"""Told a therapist: quiet, until something later is evidence."""

import pytest

from ptdiary.review.finding import Level
from tests.review.story import calm, diary, entry, exercise, finding, look, session, told

SHARP = entry("-9h", quality=("sharp",))


def quieted(rule, *records, **profile):
    found = finding(diary(*records, **profile), rule)
    assert found is not None
    return found.told.id if found.told else None


def test_a_later_word_with_the_therapist_quiets_the_rules_it_lists():
    assert quieted("C-SHARP", SHARP, told("-8h", "C-48", "C-SHARP")) == "told-8h"
    assert quieted("C-SHARP", SHARP, told("-8h", "C-48")) is None
    assert quieted("C-SHARP", SHARP, told("-8h")) is None


def test_at_the_time_of_the_evidence_it_quiets_and_before_it_not():
    assert quieted("C-SHARP", entry("-9h", sharp_change="new"), told("-9h", "C-SHARP")) == "told-9h"
    assert quieted("C-SHARP", SHARP, told("-9h1us", "C-SHARP")) is None


def test_a_word_that_is_still_to_come_does_not_exist():
    assert quieted("C-SHARP", SHARP, told("+1us", "C-SHARP")) is None


def test_new_evidence_ends_the_quiet_and_other_entries_do_not():
    word = told("-8h", "C-SHARP")
    assert quieted("C-SHARP", SHARP, word, entry("-1h", sharp_change="worse")) is None
    assert quieted("C-SHARP", SHARP, word, entry("-1h", sharp_change="no")) == "told-8h"
    assert quieted("C-SHARP", SHARP, word, entry("-1h", quality=("tired",))) == "told-8h"


def test_a_later_session_that_is_evidence_ends_the_quiet():
    word = told("-8h", "C-SHARP", "W-PACE")
    assert quieted("W-PACE", session("-9h", effort=6, effort_limit=5), word) == "told-8h"
    after = session("-7h", exercise(quality=("stabbing",)), effort=6, effort_limit=5)
    assert quieted("W-PACE", after, word) is None
    assert quieted("C-SHARP", SHARP, after, word) is None


def test_the_latest_of_several_is_named():
    assert quieted("C-SHARP", SHARP, told("-8h", "C-SHARP"), told("-7h", "C-SHARP")) == "told-7h"
    assert quieted("C-SHARP", SHARP, told("-8h", "C-SHARP"), told("-7h", "C-48")) == "told-8h"


def test_soreness_is_quiet_together_until_a_higher_rating_or_a_week():
    course = session("-60h"), calm("-20h", 6), calm("-9h", 5), told("-8h", "C-SEVERE")
    higher, as_high = calm("-1h", 7), calm("-1h", 6)
    assert quieted("C-48", *course, as_high, usual_soreness=2) == "told-8h"
    assert quieted("C-SEVERE", *course, higher, usual_soreness=2) is None
    before = told("-7d1us", "C-48"), calm("-8d", 9), session("-60h"), calm("-9h", 5), calm("-1h", 5)
    assert quieted("C-48", *before, usual_soreness=2) is None
    assert quieted("C-48", *before[1:], told("-7d", "C-48"), usual_soreness=2) == "told-7d"


def test_a_flare_up_is_quiet_until_the_patient_cannot_cope_or_it_begins_again():
    flare = [entry(f"-{hours}h", flare="yes") for hours in (120, 60, 9)]
    assert (
        quieted("C-FLARE", *flare, told("-8h", "C-FLARE"), entry("-1h", flare="yes")) == "told-8h"
    )
    assert (
        quieted("C-FLARE", *flare, told("-8h", "C-FLARE"), entry("-1h", flare="cannot_cope"))
        is None
    )


def test_what_looks_back_is_covered_by_the_telling_of_its_line():
    gone = entry("-5d", leg_numb="new"), *(entry(f"-{day}d", leg_numb="no") for day in (3, 2))
    assert quieted("C-PAST", *gone, told("-1d", "U-NEURO")) == "told-1d"
    assert quieted("C-PAST", *gone, told("-1d", "C-RAD")) is None


def test_a_finding_about_cancer_is_quiet_only_while_each_of_its_reasons_is():
    records = calm("-9h", 8), entry("-9h", id="b", sharp_change="no", nights=3)
    risk = {"usual_soreness": 2, "cancer_history": "yes"}
    assert quieted("U-CANCER", *records, told("-8h", "C-SEVERE"), **risk) is None
    assert quieted("U-CANCER", *records, told("-8h", "C-SEVERE", "U-NIGHT"), **risk) == "told-8h"


def test_saying_again_that_a_sign_has_gone_is_no_new_evidence_of_it():
    gone = entry("-30h", bladder="yes"), entry("-9h", bladder="no"), told("-8h", "U-PAST")
    assert quieted("U-PAST", *gone) == "told-8h"
    assert quieted("U-PAST", *gone, entry("-1h", bladder="no")) == "told-8h"
    assert quieted("U-PAST", *gone, entry("-2h", chest="yes"), entry("-1h", chest="no")) is None


@pytest.mark.parametrize("rule", ["E-SADDLE", "E-BOTH"])
def test_an_emergency_cannot_be_told_away(rule):
    signs = entry("-9h", saddle="yes", numbness_left="new", numbness_right="new")
    assert quieted(rule, signs, told("-1h", rule)) is None


def test_told_changes_no_level():
    found = look(diary(SHARP, told("-8h", "C-SHARP", "W-UNANSWERED")))
    assert found.level is Level.CONTACT
    assert [each.rule.id for each in found.findings] == ["C-SHARP", "W-UNANSWERED"]
    assert all(each.told for each in found.findings)
