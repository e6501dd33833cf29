"""Every rule: cases in which it fires, and cases in which it only just does not."""

import pytest

from ptdiary.review.finding import Level
from tests.review.rules import cases_contact, cases_course, cases_emergency
from tests.review.rules.case_table import name_of
from tests.review.story import BOOK, finding, said

FIRES = (*cases_emergency.FIRES, *cases_contact.FIRES, *cases_course.FIRES)
QUIET = (*cases_emergency.QUIET, *cases_contact.QUIET, *cases_course.QUIET)


@pytest.mark.parametrize("case", FIRES, ids=name_of)
def test_it_fires_and_says_why(case):
    found = finding(case.diary, case.rule)
    assert found is not None
    assert (found.way, said(found)) == (case.way, case.says)
    if case.entries is not None:
        assert found.entries == case.entries
    if case.session is not None:
        assert found.session == case.session


@pytest.mark.parametrize("case", QUIET, ids=name_of)
def test_it_only_just_does_not_fire(case):
    assert finding(case.diary, case.rule) is None


def test_every_rule_has_a_case_that_fires_and_one_that_does_not():
    rules = {rule.id for rule in BOOK.rules}
    assert {case.rule for case in FIRES} == rules
    assert {case.rule for case in QUIET} == rules


def test_every_way_of_firing_has_its_sentence_read():
    ways = {(rule.id, way) for rule in BOOK.rules for way in ("", *rule.ways)}
    assert {(case.rule, case.way) for case in FIRES} == ways


def test_a_finding_names_its_evidence():
    for case in FIRES:
        found = finding(case.diary, case.rule)
        assert found.entries or found.session
        assert set(found.entries) <= {entry.id for entry in case.diary.entries}
        assert found.level in Level
