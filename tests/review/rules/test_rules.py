"""Every rule: cases in which it fires, and cases in which it only just does not."""

import pytest
from tests.review.rules.case_table import name_of

from ptdiary.review.finding import Finding, Level, Review
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.words.findings import heading
from tests.review.rules import cases_contact, cases_course, cases_emergency
from tests.review.story import BOOK, NOW, finding, said

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


@pytest.mark.parametrize("rule", sorted({*CONDITIONS, *(rule.id for rule in BOOK.rules)}))
def test_a_rule_is_whole(rule):
    """The row, the function, the cases and the words of one rule; a forgotten one is named."""
    assert rule in {each.id for each in BOOK.rules}, f"{rule} has no row"
    assert rule in CONDITIONS, f"{rule} has no function"
    assert rule in {case.rule for case in FIRES}, f"{rule} has no case that fires"
    assert rule in {case.rule for case in QUIET}, f"{rule} has no case that just does not fire"
    row = BOOK[rule]
    if row.level >= Level.CONTACT:
        for name in ("name", "short", "spoken"):
            assert getattr(row, name), f"{rule} has no '{name}'"
    found = Finding(rule=row)
    held = Review(
        at=NOW,
        level=row.level,
        findings=(found,),
        unanswered_checks=(),
        usual_soreness=None,
        responses=(),
    )
    assert heading(held), f"{rule} has no 'heading', and none goes by its level and 'when'"


def test_every_case_is_of_a_rule():
    assert {case.rule for case in (*FIRES, *QUIET)} == {rule.id for rule in BOOK.rules}


def test_every_way_of_firing_has_its_sentence_read():
    ways = {(rule.id, way) for rule in BOOK.rules for way in ("", *rule.ways)}
    assert {(case.rule, case.way) for case in FIRES} == ways


def test_a_finding_names_its_evidence():
    for case in FIRES:
        found = finding(case.diary, case.rule)
        assert found.entries or found.session
        assert set(found.entries) <= {entry.id for entry in case.diary.entries}
        assert found.level in Level
