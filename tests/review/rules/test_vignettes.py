"""The worked cases: a diary document, and what a review at its `exported_at` must find."""

import json
from pathlib import Path

import pytest

from ptdiary.diary.document import read_document
from ptdiary.review.review import review
from tests.review.story import BOOK, said

CASES = json.loads((Path(__file__).parents[2] / "cases/vignettes.json").read_bytes())["cases"]


def title_of(case):
    return f"{case['id']} {case['title']}"


def reviewed(case):
    document = read_document(json.dumps(case["diary"]).encode())
    return review(document.diary, BOOK, document.exported_at)


def test_there_are_123_cases():
    assert len(CASES) == 123


@pytest.mark.parametrize("case", CASES, ids=title_of)
def test_the_case_finds_its_level_and_rules_no_more_and_no_fewer(case):
    found = reviewed(case)
    rules = sorted(finding.rule.id for finding in found.findings)
    assert {"level": found.level.word, "rules": rules} == case["expect"]
    assert all(said(finding) for finding in found.findings)


def test_prefer_not_to_say_stays_listed_as_not_answered():
    case = next(case for case in CASES if case["id"] == "V28")
    assert reviewed(case).unanswered_checks == ("sexual",)
