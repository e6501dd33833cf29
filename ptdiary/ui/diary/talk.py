"""Changing what was written down of telling somebody, or of being seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from ptdiary.diary import Consultation
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    DayAndTime,
    Flow,
    FormRow,
    Label,
    MomentWords,
    TextBox,
)
from ptdiary.words import diary as words
from ptdiary.words import entry_form, today

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.diary import With
    from ptdiary.ui.theme import Look

_USUAL = time(9, 0)


class TalkCard(Card):
    """Hidden until `ask`. `kept(Consultation)`, or `left`; Escape leaves."""

    kept = Signal(Consultation)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.7)
        self._look = look
        self.talk: Consultation | None = None
        self._now: datetime | None = None
        self._which = Label("", "strong")
        self.who = Choices(today.WHO, look, clearable=False, parent=self)
        names = MomentWords(
            question=words.TALK_WHEN,
            day=entry_form.WHEN_DAY,
            time=entry_form.WHEN_TIME,
            at=entry_form.WHEN_AT,
        )
        self.when = DayAndTime(names, look, self)
        self._when_row = FormRow(words.TALK_WHEN, self.when, look, parent=self)
        self.advice = TextBox(look, lines=3, parent=self)
        self.save = Button(words.KEEP_TALK, look, "primary", parent=self)
        self.cancel = Button(words.LEAVE_TALK, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self.add(Label(words.CHANGE_TALK, "h2"), self._which)
        self.add(FormRow(words.TALK_SAID, self.advice, look, parent=self))
        self.add(FormRow(today.WITH_WHOM, self.who, look, parent=self), self._when_row, buttons)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        save_by_keys(self, self.save)
        self.hide()

    def ask(self, talk: Consultation, which: str, now: datetime) -> None:
        """Show what was written down; `which` names it."""
        self.talk, self._now = talk, now
        self._which.setText(which)
        self.who.choose(talk.with_whom)
        self.when.show_moment(talk.at, now, _USUAL)
        self.advice.setPlainText(talk.advice or "")
        self._when_row.set_error("")
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        talk, at, now = self.talk, self.when.value(), self._now
        if talk is None or at is None or now is None:
            return
        if at == talk.at.replace(second=0, microsecond=0):
            at = talk.at  # nobody changed it
        if at > now:
            self._when_row.set_error(entry_form.AHEAD)
            return
        whom = cast("With", self.who.value())
        self.kept.emit(replace(talk, at=at, with_whom=whom, advice=self.advice.answer()))
