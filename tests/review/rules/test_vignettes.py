"""The worked cases: a diary document, and what a review at its `exported_at` must find."""

import json
from pathlib import Path

import pytest

from ptdiary.diary.document import read_document
from ptdiary.review.review import review
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.findings import reason
from tests.review.story import BOOK

CASES = json.loads((Path(__file__).parents[2] / "cases/vignettes.json").read_bytes())["cases"]


def title_of(case):
    return f"{case['id']} {case['title']}"


def reviewed(case):
    document = read_document(json.dumps(case["diary"]).encode())
    return review(document.diary, BOOK, document.exported_at)


@pytest.mark.parametrize("case", CASES, ids=title_of)
def test_the_case_finds_its_level_rules_and_ways_no_more_and_no_fewer(case):
    found = reviewed(case)
    ways = {finding.rule.id: finding.way for finding in found.findings}
    assert found.level.word == case["expect"]["level"]
    assert sorted(ways) == sorted(case["expect"]["rules"])
    assert {rule: way for rule, way in ways.items() if way} == case["expect"]["ways"]
    assert all(reason(finding, USUAL_TIMES) for finding in found.findings)


def test_prefer_not_to_say_stays_listed_as_not_answered():
    case = next(case for case in CASES if case["id"] == "V28")
    assert reviewed(case).unanswered_checks == ("sexual",)
