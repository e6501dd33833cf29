"""What of a review the banner shows, and what stands behind "more" (rule page, "What is shown")."""

from collections.abc import Iterable
from dataclasses import dataclass

from ptdiary.review.finding import Finding, Level, Review
from ptdiary.review.hours import instant

MOST_LINES = 3

_SOONEST = {"now": 0, "today": 1, "next session": 2, "": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The findings in the banner, at most three, and those behind "more", each in their order."""

    lines: tuple[Finding, ...]
    more: tuple[Finding, ...]


def in_order(finding: Finding) -> tuple[int, int, int, bool]:
    """The order of findings: level, then how soon, then the latest evidence.

    Of the same evidence, that there is no recent rating comes first: nothing is known about today.
    """
    soonest, latest = _SOONEST[finding.when], -instant(finding.date)
    return -finding.level, soonest, latest, not finding.is_no_rating


def shown(review: Review) -> Shown:
    """The banner of a review. Its level is that of the review, whatever stands behind "more"."""
    behind = _behind_cancer(review.findings)
    wanted = [
        finding
        for finding in review.findings
        if finding.rule.id not in behind and _belongs(finding, review.level)
    ]
    lines = tuple(sorted(wanted, key=_told_last)[:MOST_LINES])
    rest = sorted((each for each in review.findings if each not in lines), key=_told_last)
    return Shown(lines=lines, more=tuple(rest))


def _belongs(finding: Finding, level: Level) -> bool:
    """Whether a finding may stand in the banner of this level."""
    if level is Level.EMERGENCY:
        return finding.level is Level.EMERGENCY
    return level < Level.URGENT or finding.level > Level.WATCH


def _behind_cancer(findings: Iterable[Finding]) -> frozenset[str]:
    """The contacts that are reasons of the finding about cancer: it says more than they do."""
    return frozenset(rule for each in findings for rule in each.reasons if rule.startswith("C-"))


def _told_last(finding: Finding) -> tuple[bool, int, int, int, bool]:
    told = finding.told is not None
    return told, *in_order(finding)


def worth_a_call(review: Review) -> frozenset[str]:
    """The rules of what was found that somebody has to be told about."""
    return frozenset(each.rule.id for each in review.findings if each.shown_level >= Level.CONTACT)
