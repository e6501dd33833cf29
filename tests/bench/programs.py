"""The programs that are measured: each says of some evenings what its review finds on each.

A program is a callable: (diary, evenings in days) -> a list of (rule, when) for each evening.
"""

import json
from datetime import timedelta
from itertools import pairwise

from ptdiary.diary.document import read_document
from ptdiary.review.index import index_of
from ptdiary.review.review import findings_at
from tests.bench.patients import START
from tests.bench.recorded import version_1
from tests.review.literal.review import findings
from tests.review.story import BOOK


def literal(diary, evenings):
    for evening in evenings:
        found = findings(diary.until(evening))
        yield [(finding.id, finding.when) for finding in found.values()]


def ptdiary(diary, evenings):
    """One index serves every evening: what is later does not exist (a law of the review)."""
    read = read_document(json.dumps(diary.until(max(evenings))).encode())
    index = index_of(read.diary)
    for evening in evenings:
        found = findings_at(index, BOOK, START + timedelta(days=evening))
        yield [(finding.rule.id, finding.when) for finding in found]


def spike(diary, evenings):
    """A rule of others: a rating 3 or more above the one before it is a spike, and an alarm."""
    for evening in evenings:
        scores = [(time, told["soreness"]) for time, told in diary.entries if time <= evening]
        new = [
            score - before >= SPIKE
            for (_, before), (time, score) in pairwise(scores)
            if time > evening - 1
        ]
        yield [("C-SPIKE", "today")] if any(new) else []


SPIKE = 3
PROGRAMS = {"ptdiary": ptdiary, "literal": literal, "version-1": version_1, "spike": spike}
