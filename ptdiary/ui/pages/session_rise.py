"""The part of the session form that asks about a sharp rise of pain, once there was one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.report.wording import sessions as words
from ptdiary.report.wording.tiles import SHARP_WORDS
from ptdiary.ui.pages.session_which import Which
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.text_box import NumberBox

if TYPE_CHECKING:
    from ptdiary.diary.session_form import SessionAnswers
    from ptdiary.ui.theme import Look

_SCORES = tuple((str(score), str(score)) for score in range(11))


class RisePart(QWidget):
    """Where it rose, from what to what, how long it took, whether it was stopped, and the word."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.9)
        self.which = Which(look, many=False)
        self.before = Choices(_SCORES, look)
        self.peak = Choices(_SCORES, look)
        self.minutes = NumberBox(look, whole=False)
        look.size(self.minutes, most_width=8)
        self.stopped = Choices((("yes", words.YES), ("no", words.NO)), look)
        self.sharp = Choices(SHARP_WORDS, look, many=True)
        self._which_row = self._ask(words.WHICH_RISE, self.which)
        self._rows = [
            self._ask(words.RISE_BEFORE, self.before),
            self._ask(words.RISE_PEAK, self.peak),
            self._ask(words.RISE_STOPPED, self.stopped),
            self._ask(words.RISE_SHARP, self.sharp, words.RISE_SHARP_HELP),
        ]
        self._minutes_row = self._ask(words.RISE_MINUTES, self.minutes, words.RISE_MINUTES_HELP)
        for control in (self.which, self.before, self.peak, self.stopped, self.sharp):
            control.changed.connect(self._changed)
        self.minutes.textEdited.connect(self._changed)

    def offer(self, names: tuple[str, ...], rise: str | None) -> None:
        """Ask about these exercises, as far as the answer `rise` calls for it."""
        rose = rise in {"eased", "did_not_ease"}
        self.setVisible(rose)
        self.which.offer(names)
        self._which_row.setVisible(len(names) > 1)
        self._minutes_row.setVisible(rise == "eased")
        for row, control in zip(self._rows, self._asked(), strict=True):
            row.set_state("" if control.values() else words.NOT_ANSWERED)

    def answers(self, answers: SessionAnswers) -> SessionAnswers:
        """These answers with what stands here; nothing of it where pain did not rise."""
        if answers.rise not in ("eased", "did_not_ease"):
            return answers
        return replace(
            answers,
            rise_exercise=self.which.value(),
            rise_before=self.before.number(),
            rise_peak=self.peak.number(),
            rise_minutes=self.minutes.number() if answers.rise == "eased" else None,
            rise_stopped=cast("Any", self.stopped.value()),
            rise_sharp=self.sharp.values(),
        )

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill it."""
        self.which.choose(answers.rise_exercise)
        self.before.choose_number(answers.rise_before)
        self.peak.choose_number(answers.rise_peak)
        self.minutes.show_number(answers.rise_minutes)
        self.stopped.choose(answers.rise_stopped)
        self.sharp.choose(*answers.rise_sharp)

    def _asked(self) -> tuple[Choices, ...]:
        return (self.before, self.peak, self.stopped, self.sharp)

    def _ask(self, question: str, control: QWidget, help_text: str = "") -> FormRow:
        row = FormRow(question, control, self._look, help_text, parent=self)
        self._column.addWidget(row)
        return row

    def _changed(self) -> None:
        self.changed.emit()
