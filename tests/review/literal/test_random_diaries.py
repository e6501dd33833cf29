import json
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from tests.review.literal.random_diaries import random_diaries, random_diary
from tests.review.literal.review import findings, quiet, shown

SCHEMA = json.loads(
    Path(__file__).parents[2].joinpath("cases", "diary.schema.json").read_text("utf-8")
)
COUNT = 150


def test_random_diaries_are_documents_of_version_2():
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for document in random_diaries(COUNT):
        validator.validate(document)


def test_a_seed_makes_one_diary():
    assert random_diary(7) == random_diary(7)
    assert random_diary(7) != random_diary(8)


@pytest.mark.parametrize("document", list(random_diaries(COUNT)), ids=lambda _: "")
def test_what_is_found_in_a_random_diary_keeps_the_laws_of_the_page(document):
    found = findings(document)
    expected = [rule for rule in found if rule.startswith("X-")]
    assert len(expected) <= 1
    assert not expected or len(found) == 1
    at = datetime.fromisoformat(document["exported_at"])
    assert all(finding.date <= at for finding in found.values())
    lines, behind = shown(document)
    assert len(lines) <= 3
    assert sorted(lines + behind) == sorted(found)
    assert not any(rule.startswith("E-") for rule in quiet(document))
