"""The diary's own cases: what the worked ones leave open, read by the program and to the letter."""

import json
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from ptdiary.diary.document import read_document
from ptdiary.review.finding import Finding, Level
from ptdiary.review.review import review
from ptdiary.review.shown import shown
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.findings import reason
from tests.review.literal import review as literal
from tests.review.story import BOOK

FOLDER = Path(__file__).parents[1] / "cases"
CASES = json.loads((FOLDER / "own.json").read_text(encoding="utf-8"))["cases"]
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((FOLDER / "diary.schema.json").read_text(encoding="utf-8"))
)
MOST_ENTRIES = 40  # more is no small diary

of_each_case = pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['id']} {case['title']}"
)


def outline(level, found, quiet, lines):
    """What both readings find, as the cases write it. `found`: each rule's way, when and date."""
    return {
        "level": level,
        "rules": sorted(found),
        "ways": {rule: way for rule, (way, _, _) in found.items() if way},
        "when": {rule: when for rule, (_, when, _) in found.items()},
        "dates": {rule: date for rule, (_, _, date) in found.items()},
        "quiet": sorted(quiet),
        "shown": lines,
    }


def expected(case):
    """All that a case expects but its questions, which the rules to the letter do not know."""
    told = {name: value for name, value in case["expect"].items() if name != "asks"}
    if "dates" in told:
        dates = {rule: datetime.fromisoformat(date) for rule, date in told["dates"].items()}
        told = told | {"dates": dates}
    return told


def asked_for(outlined, told):
    """Of what was found, as much as a case tells: of when and dates, the rules it names."""
    return {
        name: {rule: outlined[name].get(rule) for rule in value}
        if name in {"when", "dates"}
        else outlined[name]
        for name, value in told.items()
    }


def by_program(case):
    document = read_document(json.dumps(case["diary"]).encode())
    return review(document.diary, BOOK, document.exported_at)


def outline_of(found: Finding):
    return found.way, found.when, found.date


@of_each_case
def test_the_program_finds_and_asks_what_the_case_expects_and_says_a_sentence(case):
    found = by_program(case)
    by_rule = {each.rule.id: outline_of(each) for each in found.findings}
    quiet = [each.rule.id for each in found.findings if each.told is not None]
    lines = [each.rule.id for each in shown(found).lines]
    told = expected(case)
    assert asked_for(outline(found.level.word, by_rule, quiet, lines), told) == told
    asks = {each.rule.id: list(each.asks) for each in found.findings}
    wanted = case["expect"].get("asks", {})
    assert {rule: asks[rule] for rule in wanted} == wanted
    assert all(reason(each, USUAL_TIMES) for each in found.findings)


@of_each_case
def test_the_rules_to_the_letter_find_what_the_case_expects(case):
    found = literal.findings(case["diary"])
    by_rule = {rule: outline_of(each) for rule, each in found.items()}
    level, _ = literal.review(case["diary"])
    lines, _ = literal.shown(case["diary"])
    told = expected(case)
    quiet = literal.quiet(case["diary"])
    assert asked_for(outline(level, by_rule, quiet, lines), told) == told


def test_each_case_is_a_small_document_of_version_2_and_says_why():
    wrong = [
        case["id"]
        for case in CASES
        if not SCHEMA.is_valid(case["diary"])
        or len(case["diary"]["entries"]) > MOST_ENTRIES
        or not case["why"]
    ]
    assert wrong == []


def test_each_case_has_its_own_name_and_differs_from_the_others():
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len({case["title"] for case in CASES}) == len(CASES)
    assert len({json.dumps(case["diary"], sort_keys=True) for case in CASES}) == len(CASES)
    assert {case["expect"]["level"] for case in CASES} == {level.word for level in Level}
