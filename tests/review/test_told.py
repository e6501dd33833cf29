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
    assert quieted("C-SHARP", SHARP, told("-9h", "C-SHARP")) == "told-9h"
    assert quieted("C-SHARP", SHARP, told("-9h1us", "C-SHARP")) is None


def test_a_word_that_is_still_to_come_does_not_exist():
    assert quieted("C-SHARP", SHARP, told("+1us", "C-SHARP")) is None


def test_new_evidence_ends_the_quiet_and_other_entries_do_not():
    word = told("-8h", "C-SHARP")
    assert quieted("C-SHARP", SHARP, word, entry("-1h", quality=("sharp",))) is None
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


def test_a_new_rating_that_has_not_eased_is_evidence():
    course = session("-60h"), calm("-20h", 5), calm("-9h", 5), told("-8h", "C-48", "W-OVERLAP")
    assert quieted("C-48", *course, usual_soreness=2) == "told-8h"
    assert quieted("C-48", *course, calm("-1h", 5), usual_soreness=2) is None


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
