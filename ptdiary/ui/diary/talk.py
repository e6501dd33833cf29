"""Changing what was written down of telling somebody, or of being seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from ptdiary.diary import Consultation
from ptdiary.ui.draft import FormDraft
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
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.diary import With
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

_USUAL = time(9, 0)


class TalkCard(Card):
    """Hidden until `ask`. `kept(Consultation)`, or `left`; Escape leaves.

    Half changed, it is a draft until it is closed.
    """

    kept = Signal(Consultation)
    left = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.7)
        self._look = look
        self._draft = FormDraft("diary.talk", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
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
        for changed in (self.who.changed, self.when.changed, self.advice.textChanged):
            changed.connect(self._changed)
        self.hide()

    def half_changed(self) -> str:
        """The id of the one that was being changed when the program ended, or empty."""
        half = self._draft.read(_read)
        return "" if half is None else half.form.id

    def ask(self, talk: Consultation, which: str, now: datetime) -> None:
        """Show what was written down, as it was left half changed; `which` names it."""
        self._draft.write()
        half = self._draft.read(_read)
        shown = half.form if half is not None and half.form.id == talk.id else talk
        self.talk, self._now = None, now
        self._which.setText(which)
        self.who.choose(shown.with_whom)
        self.when.show_moment(shown.at, now, _USUAL)
        self.advice.setPlainText(shown.advice or "")
        self._when_row.set_error("")
        self.talk = talk
        self.show()

    def close_card(self) -> None:
        """It is saved or given up."""
        self.talk = None
        self.hide()
        self._draft.clear()

    def _changed(self) -> None:
        if self.talk is not None:  # else it is being filled
            self._draft.wait(self._values)

    def _values(self) -> dict[str, Any]:
        at = self.when.value()
        if self.talk is None or at is None:
            return {}
        advice = self.advice.toPlainText()
        return {
            "id": self.talk.id, "with": self.who.value(), "at": at.isoformat(), "advice": advice,
        }  # fmt: skip

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


def _read(values: Mapping[str, Any]) -> Consultation:
    """What the card held, as a talk with the id of the one that it changes."""
    return Consultation(
        id=str(values["id"]),
        at=datetime.fromisoformat(values["at"]),
        with_whom=values["with"],
        kind="told",
        advice=str(values["advice"]),
    )
