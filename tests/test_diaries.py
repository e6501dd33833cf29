"""The made-up diaries are worth testing with."""

import json
from dataclasses import fields
from pathlib import Path
from random import Random

import jsonschema
import pytest

from ptdiary.diary.document import read_document, write_document
from tests.diaries import eight_year_diary, random_document, ten_year_diary

SCHEMA = json.loads((Path(__file__).parent / "cases" / "diary.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


@pytest.mark.parametrize("seed", range(40))
def test_a_random_diary_is_a_valid_document_that_comes_back_the_same(seed):
    content = write_document(random_document(Random(seed)))
    VALIDATOR.validate(json.loads(content))
    assert write_document(read_document(content)) == content


def test_a_random_diary_is_the_same_for_the_same_random():
    first, again = (write_document(random_document(Random(3))) for _ in range(2))
    assert first == again


def test_random_diaries_use_every_field():
    used, known = set(), set()

    def look(value):
        if isinstance(value, tuple):
            for item in value:
                look(item)
        elif hasattr(value, "__dataclass_fields__"):
            for each in fields(value):
                inner = getattr(value, each.name)
                known.add((type(value).__name__, each.name))
                if inner is not None and inner != ():
                    used.add((type(value).__name__, each.name))
                    look(inner)

    for seed in range(60):
        look(random_document(Random(seed)))
    assert known == used


def test_some_random_diaries_hold_what_is_still_to_come_and_more_than_one_offset():
    documents = [random_document(Random(seed)) for seed in range(40)]
    assert any(
        each.at > document.exported_at
        for document in documents
        for each in document.diary.appointments
    )
    assert any(
        len({each.at.utcoffset() for each in document.diary.entries}) > 1 for document in documents
    )


def test_the_long_diaries_are_long():
    eight, ten = eight_year_diary(), ten_year_diary()
    assert (len(eight.entries), len(eight.sessions)) == (2920, 1000)
    assert (len(ten.entries), len(ten.sessions)) == (7300, 1500)
    assert (ten.entries[-1].at - ten.entries[0].at).days == 3649
