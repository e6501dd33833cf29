"""The card that appears at a ticked answer, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ptdiary.diary.questions import Answers, said_so_far, unfinished
from ptdiary.report.wording import tiles as words
from ptdiary.report.wording.banner import banner
from ptdiary.review.finding import Finding, Level
from ptdiary.review.index import index_of
from ptdiary.review.review import review, review_at
from ptdiary.ui.keeper import View
from ptdiary.ui.pages.today_banner import banner_text

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.widgets.banner import BannerText

DRAFT = "draft"  # the id of an entry that is not saved yet

# The rule that a ticked tile is about while its follow-ups are still open.
_ABOUT = {
    "travels": "C-RAD",
    "nerves": "U-NEURO",
    "weakness": "U-NEURO",
    "saddle": "U-UNSURE",
    "fever": "U-FEVER",
    "fall": "U-UNSURE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """What the answers raise: the card, and a view with an emergency in it where there is one."""

    card: BannerText | None = None
    emergency: View | None = None
    rules: frozenset[str] = frozenset()


def warned(answers: Answers, at: datetime, view: View, rulebook: RuleBook) -> Warned:
    """What the ticked tiles raise that the score alone would not, as a review at `view.now`."""
    if not answers.ticked:
        return Warned()
    now = max(at, view.now)
    index = index_of(view.diary.keeping(said_so_far(answers, DRAFT, at)))
    found = review_at(index, rulebook, now)
    score_only = Answers(soreness=answers.soreness)
    without = review(view.diary.keeping(said_so_far(score_only, DRAFT, at)), rulebook, now)
    known = {each.rule.id for each in without.findings if DRAFT in each.entries}
    raised = [
        each
        for each in found.findings
        if DRAFT in each.entries and each.rule.id not in known and each.level >= Level.CONTACT
    ]
    findings = sorted([*raised, *_open(answers, rulebook)], key=_highest_first)
    if not findings:
        return Warned()
    level = findings[0].level
    shown = banner(index.diary, replace(found, findings=tuple(findings), level=level))
    rules = frozenset(each.rule.id for each in raised if each.level is Level.EMERGENCY)
    return Warned(
        card=banner_text(shown, inline=True),
        emergency=View(index=index, review=found, now=now) if rules else None,
        rules=rules,
    )


def _open(answers: Answers, rulebook: RuleBook) -> list[Finding]:
    """A finding for each ticked tile whose follow-ups are open, with a reason that is true."""
    return [
        Finding(rule=replace(rulebook[_ABOUT[tile]], reason=words.ticked(tile), ways={}))
        for tile in unfinished(answers)
        if tile in _ABOUT
    ]


def _highest_first(finding: Finding) -> int:
    return -finding.level
