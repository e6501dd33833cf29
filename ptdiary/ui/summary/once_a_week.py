"""The line at the foot of a sheet: what is asked once a week."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ptdiary.diary.questions import NOTHING_KNOWN, ROWS, Answers, pressed
from ptdiary.ui.summary.row_group import RowGroup
from ptdiary.ui.widgets import Card, Label
from ptdiary.words import paper_week as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look

_NOT_ON_PAPER = ("sexual",)
_ROWS = [row for row in ROWS if row.part == "weekly" and row.kind == "chips"]
_FIELDS = {"nights", *(each.name for each in fields(Answers) if each.name.startswith("weekly"))}


class OnceAWeek(Card):
    """The weekly list as it stands on the sheet. What is left alone answers nothing."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._answers = Answers()
        self.group = RowGroup(words.ONCE_A_WEEK, NOTHING_KNOWN, look, self)
        self.group.answered.connect(self._answered)
        self.add(self.group, Label(words.ONCE_A_WEEK_HELP, "hint"))
        self.show_answers(Answers())

    @property
    def says_something(self) -> bool:
        """Whether anything is pressed."""
        return bool(self._answers.weekly or self._answers.weekly_none)

    def answers(self) -> Answers:
        """What was pressed; nothing else is in it."""
        return self._answers

    def show_answers(self, answers: Answers) -> None:
        """Show these answers. Emits nothing."""
        self._answers = replace(Answers(), **{name: getattr(answers, name) for name in _FIELDS})
        shown = [row for row in _ROWS if row.when(answers, NOTHING_KNOWN)]
        self.group.show_rows(shown, self._answers, without=_NOT_ON_PAPER)

    def added_to(self, answers: Answers) -> Answers:
        """The answers of a line, with those of the week."""
        told: dict[str, Any] = {name: getattr(self._answers, name) for name in _FIELDS}
        if self._answers.weekly_none:
            told["weekly_hidden"] = _NOT_ON_PAPER  # nobody said no to what was not asked
        return replace(answers, **told)

    def _answered(self, key: str, value: Any) -> None:
        self.show_answers(pressed(self._answers, key, value, NOTHING_KNOWN))
        self.changed.emit()
