"""What the program and the rules to the letter find in one document, told alike."""

import json

from ptdiary.diary.document import read_document
from ptdiary.review.review import review
from ptdiary.review.shown import shown
from tests.review.literal import review as literal
from tests.review.literal import shown as showing
from tests.review.story import BOOK


def both(document):
    """The findings, those that are quiet, and the places of what is shown: program and letter."""
    read = read_document(json.dumps(document).encode())
    review_ = review(read.diary, BOOK, read.exported_at)
    found = {finding.rule.id: finding for finding in review_.findings}
    wanted, wanted_quiet = literal.findings_and_quiet(document)
    quiet = {rule: each.told.id for rule, each in found.items() if each.told is not None}

    def place(rule):
        """Findings of equal place may stand in either order."""
        return rule in quiet, found[rule].level, found[rule].when, found[rule].date

    mine = {rule: outline(each) for rule, each in found.items()}
    theirs = {rule: outline(each) for rule, each in wanted.items()}
    if (mine, quiet) != (theirs, wanted_quiet):
        return (mine, quiet), (theirs, wanted_quiet)
    lines, _ = showing.shown(wanted, wanted_quiet)
    return [place(each.rule.id) for each in shown(review_).lines], [place(rule) for rule in lines]


def outline(finding):
    return finding.way, finding.when, finding.date
