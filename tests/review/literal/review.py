"""`review(document)`: the level, and the findings behind it."""

from tests.review.literal import shown as showing
from tests.review.literal import told
from tests.review.literal.course import course
from tests.review.literal.finding import level_of
from tests.review.literal.records import read
from tests.review.literal.signs import signs


def findings(document):
    """Every finding, by its rule."""
    return findings_and_quiet(document)[0]


def review(document):
    """The level, and each rule's way."""
    found = findings(document)
    return level_of(found.values()), {rule: finding.way for rule, finding in found.items()}


def quiet(document):
    """The rules whose findings are told and unchanged, each with the consultation's id."""
    return findings_and_quiet(document)[1]


def shown(document):
    """The rules in the banner, and those behind "more"."""
    return showing.shown(*findings_and_quiet(document))


def findings_and_quiet(document):
    """Both, from one reading."""
    diary = read(document)
    found = course(diary, signs(diary))
    return found, told.quiet(diary, found)
