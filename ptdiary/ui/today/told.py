"""Noting that somebody was told, or that the patient was seen."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from PySide6.QtCore import Signal

from ptdiary.diary import Consultation, ConsultationKind, With
from ptdiary.ui.widgets import (
    Card,
    Choices,
    FormRow,
    Label,
    MomentChoice,
    MomentPicker,
    MomentWords,
    TextBox,
)
from ptdiary.words import entry_form
from ptdiary.words import today as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ptdiary.review.finding import Finding
    from ptdiary.ui.theme import Look

_WHEN = (
    MomentChoice(key="today", words=words.TODAY),
    MomentChoice(key="other", words=words.EARLIER, days_back=None, usual=time(9, 0)),
)


class ToldCard(Card):
    """Asks who it was, when, and what was said; `seen` asks first whether they looked.

    Nothing is chosen beforehand. The bar of the page saves it by `keep`: `kept(Consultation)`.
    `changed` when there is something to save, or nothing any more; `edited` after each answer.
    """

    kept = Signal(Consultation)
    changed = Signal()
    edited = Signal()

    def __init__(
        self,
        kind: ConsultationKind,
        people: Sequence[With],
        found: Sequence[Finding],
        now: datetime,
        look: Look,
    ) -> None:
        """`people` are those whom the banner names, `found` the findings on it."""
        super().__init__(look, spacing=0.7)
        self.kind = kind
        self._rules = tuple(dict.fromkeys(each.rule.id for each in found))
        self._now = now
        seen = kind == "seen"
        self.add(Label(words.SEEN_TITLE if seen else words.TOLD_TITLE, "h2"))
        self.looked = Choices(entry_form.YES_NO, look)
        self._looked_row = FormRow(words.LOOKED, self.looked, look, words.LOOKED_WHY)
        self._not_looked = Label(words.LOOKED_NO)
        question = words.SEEN_WHEN if seen else words.TOLD_WHEN
        names = MomentWords(
            question=question,
            day=entry_form.WHEN_DAY,
            time=entry_form.WHEN_TIME,
            at=entry_form.WHEN_AT,
        )
        self.when = MomentPicker(_WHEN, names, now, look)
        self._when_row = FormRow(question, self.when, look)
        self.who = Choices([each for each in words.WHO if seen or each[0] in people], look)
        self._who_row = FormRow(words.WITH_WHOM, self.who, look)
        self.note = TextBox(look, lines=2)
        self._note_row = FormRow(words.TOLD_NOTE, self.note, look)
        self.add(self._looked_row, self._not_looked, self._who_row, self._when_row)
        self.add(self._note_row)
        known = "" if seen else words.from_now_on(found, look.times)
        if known:
            self.add(Label(known))
        self.looked.changed.connect(self._follow)
        for edited in (self.looked.changed, self.who.changed, self.when.changed):
            edited.connect(self.edited)
        self.note.textChanged.connect(self.edited)
        self._follow()

    @property
    def can_be_kept(self) -> bool:
        """Whether there is something to save: not where nobody looked."""
        return self.looked.value() != "no"

    @property
    def sentence(self) -> str:
        """What saving it says, for the bar."""
        return words.SEEN_STATE if self.kind == "seen" else words.TOLD_STATE

    def set_now(self, now: datetime) -> None:
        """Time has passed while the card is open."""
        self._now = now
        self.when.set_now(now)

    def first_focus(self) -> QWidget | None:
        """The first answer of the first question."""
        return (self.looked if self.kind == "seen" else self.who).first_stop()

    def values(self) -> dict[str, Any]:
        """The card as plain values of a draft."""
        at = self.when.value()
        return {
            "kind": self.kind,
            "looked": self.looked.value(),
            "who": self.who.value(),
            "at": at and at.isoformat(),
            "note": self.note.toPlainText(),
        }

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the card as a draft holds it."""
        self.looked.choose(values["looked"])
        self.who.choose(values["who"])
        if values["at"]:
            self.when.choose("other", datetime.fromisoformat(values["at"]))
        self.note.setPlainText(str(values["note"]))
        self._follow()

    def keep(self) -> None:
        """Keep it; what is missing is asked for."""
        looked, whom, at = self.looked.value(), self.who.value(), self.when.value()
        unanswered = self.kind == "seen" and looked is None
        self._looked_row.set_error(words.CHOOSE_LOOKED if unanswered else "")
        if unanswered or not self.can_be_kept:
            return
        self._who_row.set_error("" if whom else words.CHOOSE_WHO)
        self._when_row.set_error(self._wrong_time(at))
        if whom is None or at is None or at > self._now:
            return
        self.kept.emit(
            Consultation(
                id=str(uuid4()),
                at=at,
                with_whom=cast("With", whom),
                kind=self.kind,
                advice=self.note.answer(),
                rules=self._rules,
            )
        )

    def _wrong_time(self, at: datetime | None) -> str:
        if at is None:
            return words.CHOOSE_WHEN
        return entry_form.AHEAD if at > self._now else ""

    def _follow(self) -> None:
        seen = self.kind == "seen"
        asked = not seen or self.looked.value() == "yes"
        self._looked_row.setVisible(seen)
        self._not_looked.setVisible(not self.can_be_kept)
        for row in (self._who_row, self._when_row, self._note_row):
            row.setVisible(asked)
        self.changed.emit()
