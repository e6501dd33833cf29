"""Warnings at a ticked answer: the card in the form, and an emergency that replaces the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ptdiary.diary.questions import NOTHING_KNOWN, Answers, said_so_far, still_open
from ptdiary.review.finding import Finding, Level
from ptdiary.review.index import index_of
from ptdiary.review.review import review, review_at
from ptdiary.ui.keeper import View
from ptdiary.ui.today.top import banner_text
from ptdiary.words import entry_form as words
from ptdiary.words.banner import banner

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.form import EntryForm
    from ptdiary.ui.widgets import BannerText
    from ptdiary.words.dates import Times

# The card that appears at a ticked answer, before anything is saved.

DRAFT = "draft"  # the id of an entry that is not saved yet


@dataclass(frozen=True, slots=True, kw_only=True)
class TickedWarning:
    """What the answers raise: the card, and a view with an emergency in it if there is one."""

    card: BannerText | None = None
    emergency: View | None = None
    rules: frozenset[str] = frozenset()


def warning_of(
    answers: Answers, at: datetime, view: View, rulebook: RuleBook, times: Times
) -> TickedWarning:
    """What the ticked tiles raise that the score alone would not, as a review at `view.now`."""
    if not answers.ticked:
        return TickedWarning()
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
    findings = sorted([*raised, *_open(answers, rulebook, now)], key=_highest_first)
    if not findings:
        return TickedWarning()
    level = findings[0].level
    shown = banner(index.diary, replace(found, findings=tuple(findings), level=level), times)
    rules = frozenset(each.rule.id for each in raised if each.level is Level.EMERGENCY)
    return TickedWarning(
        card=banner_text(shown, inline=True),
        emergency=View(index=index, review=found, now=now) if rules else None,
        rules=rules,
    )


def _open(answers: Answers, rulebook: RuleBook, now: datetime) -> list[Finding]:
    """A finding for each ticked tile whose follow-ups are open, with a reason that is true."""
    return [
        Finding(rule=replace(rule, reason=words.ticked(tile), ways={}), at=now, date=now)
        for tile in dict.fromkeys(row.tile for row in still_open(answers, NOTHING_KNOWN))
        for rule in rulebook.rules
        if tile in rule.tiles
    ]


def _highest_first(finding: Finding) -> int:
    return -finding.level


# What the patient writes in her own words, which no rule reads.
_NOT_READ: dict[str, Any] = {
    "note": None, "question": None, "private_note": None, "worse_with": (), "better_with": (),
}  # fmt: skip


class _Seen:
    """What a look was at."""

    def __init__(self, form: EntryForm, view: View) -> None:
        self._answers, self._at = _answers_so_far(form), form.at()
        self._view, self._card = view, form.card

    def is_still(self, form: EntryForm, view: View) -> bool:
        """Whether another look would see nothing else."""
        same = view is self._view and form.card is self._card
        return same and form.at() == self._at and _answers_so_far(form) == self._answers


def _answers_so_far(form: EntryForm) -> Answers:
    return replace(form.answers, **_NOT_READ)


class TickedWarnings(QObject):
    """Watches the answers of the form. `emergency` and `emergency_gone` as a page has them.

    `card_shown` when the card is new.
    """

    emergency = Signal(View)
    emergency_gone = Signal()
    card_shown = Signal()

    def __init__(
        self, form: EntryForm, keeper: Keeper, look: Look, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._form = form
        self._keeper = keeper
        self._shown: frozenset[str] = frozenset()
        self._seen: _Seen | None = None

    def look(self, *, speak: bool = True) -> None:
        """Show what the answers raise. An emergency is told once, and not at all unless `speak`."""
        # a letter that is typed raises nothing, and a long diary takes long to review
        if self._seen is None or not self._seen.is_still(self._form, self._keeper.view):
            self._show(speak=speak)
            self._seen = _Seen(self._form, self._keeper.view)

    def _show(self, *, speak: bool) -> None:
        form, view = self._form, self._keeper.view
        found = warning_of(
            form.answers, form.at() or view.now, view, self._keeper.rulebook, self._look.times
        )
        if form.show_card(found.card):
            self.card_shown.emit()
        fresh = found.rules - self._shown
        if self._shown and not found.rules:
            self.emergency_gone.emit()
        self._shown = found.rules
        if speak and fresh and found.emergency is not None:
            self.emergency.emit(found.emergency)

    def forget(self) -> None:
        """The form is empty again."""
        self._seen = None
        if self._shown:
            self._shown = frozenset()
            self.emergency_gone.emit()
