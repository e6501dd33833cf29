"""The programs whose review is measured: each a callable, document -> [(rule, when)]."""

import json

from ptdiary.diary.document import read_document
from ptdiary.review.review import review
from tests.review.literal.review import findings
from tests.review.story import BOOK


def literal(document):
    return [(finding.id, finding.when) for finding in findings(document).values()]


def ptdiary(document):
    read = read_document(json.dumps(document).encode())
    found = review(read.diary, BOOK, read.exported_at).findings
    return [(finding.rule.id, finding.when) for finding in found]


PROGRAMS = {"literal": literal, "ptdiary": ptdiary}
