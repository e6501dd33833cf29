"""Noting that somebody was told, or that the patient was seen."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtCore import Signal

from ptdiary.diary import Consultation, ConsultationKind, With
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
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
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.review.finding import Finding
    from ptdiary.ui.theme import Look

_WHEN = (
    MomentChoice(key="today", words=words.TODAY),
    MomentChoice(key="other", words=words.EARLIER, days_back=None, usual=time(9, 0)),
)


class ToldCard(Card):
    """Asks when and what was said; `seen` asks first whether they looked. `kept(Consultation)`."""

    kept = Signal(Consultation)
    left = Signal()

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
        self.when.choose("today")
        self._when_row = FormRow(question, self.when, look)
        offered = [each for each in words.WHO if seen or each[0] in people]
        self._first, _ = offered[0]
        self.who = Choices(offered, look, clearable=False)
        if len(offered) == 1:
            self.who.choose(self._first)
        self._who_row = FormRow(words.WITH_WHOM, self.who, look)
        self.note = TextBox(look, lines=2)
        self._note_row = FormRow(words.TOLD_NOTE, self.note, look)
        self.keep_button = Button(words.KEEP, look, "primary")
        self.leave_button = Button(words.CANCEL, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self.keep_button, self.leave_button)
        self.add(self._looked_row, self._not_looked, self._who_row, self._when_row)
        self.add(self._note_row)
        known = "" if seen else words.from_now_on(found, look.times)
        if known:
            self.add(Label(known))
        self.add(buttons)
        self.looked.changed.connect(self._follow)
        self.keep_button.clicked.connect(self._keep)
        save_by_keys(self, self.keep_button)
        self.leave_button.clicked.connect(self.left)
        self._follow()

    def set_now(self, now: datetime) -> None:
        """Time has passed while the card is open."""
        self._now = now
        self.when.set_now(now)

    def first_focus(self) -> QWidget:
        """The first answer of the first question."""
        if self.kind == "seen":
            return self.looked.chip("yes")
        return self.note if self.who.value() else self.who.chip(self._first)

    def _follow(self) -> None:
        seen = self.kind == "seen"
        asked = not seen or self.looked.value() == "yes"
        self._looked_row.setVisible(seen)
        self._not_looked.setVisible(seen and self.looked.value() == "no")
        for row in (self._who_row, self._when_row, self._note_row, self.keep_button):
            row.setVisible(asked)

    def _keep(self) -> None:
        at, whom = self.when.value(), self.who.value()
        if whom is None:
            self._who_row.set_error(words.CHOOSE_WHO)
            return
        self._who_row.set_error("")
        if at is None or at > self._now:
            self._when_row.set_error(entry_form.AHEAD)
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
