"""The program and the rules to the letter find the same in random diaries."""

import json

import pytest

from ptdiary.diary.document import read_document
from ptdiary.review.review import review
from ptdiary.review.shown import shown
from tests.review.literal import review as literal
from tests.review.literal.random_diaries import random_diary
from tests.review.story import BOOK

COUNT = 150


def found_by_program(document):
    read = read_document(json.dumps(document).encode())
    return review(read.diary, BOOK, read.exported_at)


def outline(finding):
    return finding.way, finding.when, finding.date


@pytest.mark.parametrize("seed", range(COUNT))
def test_both_find_the_same(seed):
    document = random_diary(seed)
    found, wanted = found_by_program(document), literal.findings(document)
    mine = {finding.rule.id: finding for finding in found.findings}
    assert {rule: outline(each) for rule, each in mine.items()} == {
        rule: outline(each) for rule, each in wanted.items()
    }
    quiet = {rule: each.told.id for rule, each in mine.items() if each.told is not None}
    assert quiet == literal.quiet(document)

    def place(rule):
        """Findings of equal place may stand in either order."""
        return rule in quiet, mine[rule].level, mine[rule].when, mine[rule].date

    lines, _ = literal.shown(document)
    assert [place(each.rule.id) for each in shown(found).lines] == [place(rule) for rule in lines]
