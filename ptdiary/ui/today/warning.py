"""What the answers raise before Save: the verdict of the bar, and an emergency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ptdiary.diary import Entry
from ptdiary.diary.questions import Answers, entry_from, profile_with, said_so_far
from ptdiary.review.finding import Level, Review
from ptdiary.review.index import index_after
from ptdiary.review.review import review_at
from ptdiary.ui.keeper import View
from ptdiary.ui.today.status import banner_text
from ptdiary.ui.today.writing import records_with
from ptdiary.ui.widgets import Verdict
from ptdiary.words.banner import banner

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary import Diary
    from ptdiary.diary.questions import Circumstances
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.form import EntryForm
    from ptdiary.ui.today.writing import Writing
    from ptdiary.words.dates import Times

DRAFT = "draft"  # the id of an entry that is not saved yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What the answers raise: the verdict, and a view with an emergency in it if there is one."""

    verdict: Verdict | None = None
    emergency: View | None = None
    rules: frozenset[str] = frozenset()


def raised_by(
    answers: Answers,
    at: datetime,
    view: View,
    around: Circumstances,
    rulebook: RuleBook,
    times: Times,
    changing: Entry | None = None,
) -> Raised:
    """What the answers raise that the score alone would not, as a review at `view.now`.

    The verdict is what the banner will say once they are saved: what they make known is known,
    and the entry that they change is gone.
    """
    score_only = Answers(soreness=answers.soreness)
    if answers == score_only:
        return Raised()
    now = max(at, view.now)
    diary = view.diary if changing is None else view.diary.without(Entry, changing.id)
    draft = (
        said_so_far(answers, DRAFT, at, around)
        if changing is None
        else entry_from(answers, DRAFT, at, changing.written_at, changing, around, asked=False)
    )
    records = records_with(diary, draft, answers, None, around)
    profile = profile_with(diary.profile, answers, draft, around, changing)
    index = index_after(view.index, replace(diary.keeping(*records), profile=profile))
    found = review_at(index, rulebook, now)
    scored = diary.keeping(said_so_far(score_only, DRAFT, at, around))
    without = review_at(index_after(view.index, scored), rulebook, now)
    known = {each.rule.id for each in without.findings if DRAFT in each.entries}
    raised = [
        each
        for each in found.findings
        if DRAFT in each.entries and each.rule.id not in known and each.level >= Level.CONTACT
    ]
    if not raised:
        return Raised()
    rules = frozenset(each.rule.id for each in raised if each.level is Level.EMERGENCY)
    return Raised(
        verdict=_verdict(index.diary, found, times),
        emergency=View(index=index, review=found, now=now) if rules else None,
        rules=rules,
    )


def _verdict(diary: Diary, found: Review, times: Times) -> Verdict | None:
    said = banner(diary, found, times)
    text = banner_text(said)
    if said.level < Level.CONTACT:
        return None
    return Verdict(
        heading=text.heading,
        line=said.reason,
        spoken=text.spoken,
        urgent=text.shape == "urgent",
        emergency=said.level is Level.EMERGENCY,
    )


# What the patient writes in her own words, which no rule reads.
_NOT_READ: dict[str, Any] = {
    "note": None, "question": None, "private_note": None, "worse_with": (), "better_with": (),
}  # fmt: skip


class Verdicts(QObject):
    """Watches the answers of the form. `emergency` and `emergency_gone` as a page has them.

    `verdict` is what the bar shows. While a question under a ticked tile is open there is none,
    but of an emergency that was said.
    """

    emergency = Signal(View)
    emergency_gone = Signal()

    def __init__(
        self,
        form: EntryForm,
        writing: Writing,
        keeper: Keeper,
        look: Look,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._writing = writing
        self._form = form
        self._keeper = keeper
        self._shown: frozenset[str] = frozenset()
        self._seen: tuple[Answers, datetime | None, View] | None = None
        self._raised = Raised()

    def verdict(self) -> Verdict | None:
        """What the answers so far raise, once what is asked about them is answered."""
        verdict = self._raised.verdict
        if verdict is None or verdict.emergency:
            return verdict
        return None if any(row.tile for row in self._form.open_rows()) else verdict

    def look(self, *, speak: bool = True) -> None:
        """Look at the answers. An emergency is told once, and not at all unless `speak`."""
        form, view = self._form, self._keeper.view
        # a letter that is typed raises nothing, and a long diary takes long to review
        now_seen = (replace(form.answers, **_NOT_READ), form.at(), view)
        if self._seen is not None and now_seen[:2] == self._seen[:2] and view is self._seen[2]:
            return
        self._seen = now_seen
        at, rulebook, times = form.at() or view.now, self._keeper.rulebook, self._look.times
        around, changing = form.circumstances, self._writing.changing
        found = raised_by(form.answers, at, view, around, rulebook, times, changing)
        self._raised = found
        fresh = found.rules - self._shown
        if self._shown and not found.rules:
            self.emergency_gone.emit()
        self._shown = found.rules
        if speak and fresh and found.emergency is not None:
            self.emergency.emit(found.emergency)

    def forget(self) -> None:
        """The form is empty again."""
        self._seen, self._raised = None, Raised()
        if self._shown:
            self._shown = frozenset()
            self.emergency_gone.emit()
