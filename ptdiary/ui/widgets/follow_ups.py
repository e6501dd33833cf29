"""Several small questions together: each with its pills, or with a scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.card import Label
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.score_scale import ScoreScale, Span

_BESIDE = 8.0  # em: a longer question stands above its answers


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestion:
    """One question. Its answers are (value, words); with `spans` it is a score instead."""

    key: str
    words: str
    answers: tuple[tuple[str, str], ...] = ()
    many: bool = False
    spans: tuple[Span, ...] = ()
    names: Mapping[int, str] | None = None


class FollowUps(QWidget):
    """Shows the answers it is given; `answered` with the key of what the patient changed.

    Its questions are made when they are shown for the first time, as most never are: `made`, as
    when a question gets other answers.
    """

    answered = Signal(str)
    made = Signal()

    def __init__(
        self,
        title: str,
        questions: Sequence[FormQuestion],
        look: Look,
        hint: str = "",
        tied: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`title` names the whole for screen readers; `hint` stands below the questions.

        `tied`: a line at the left ties them to the tile above.
        """
        super().__init__(parent)
        self._look = look
        self._tied = tied
        self._hint = hint
        self._questions = {each.key: each for each in questions}
        self._values: dict[str, Any] = {}
        self._left_out: set[str] = set()
        self._rows: dict[str, _Row] = {}
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        look.space(self._column, (0.9, 0.15, 0, 0.35) if tied else 0.0, 0.4 if tied else 0.7)

    def value(self, key: str) -> Any:
        """The answer of a question: one, several as a tuple, or a score; None or () for none."""
        return self._rows[key].value() if self._rows else self._values.get(key)

    def show_value(self, key: str, value: Any) -> None:
        """Show an answer."""
        self._values[key] = value
        if self._rows:
            self._rows[key].show_value(value)

    def show_question(self, key: str, shown: bool) -> None:
        """Show a question, or hide it where it is not to the point."""
        self._left_out = self._left_out - {key} if shown else self._left_out | {key}
        if self._rows:
            self._rows[key].setVisible(shown)

    def set_answers(self, key: str, answers: Sequence[tuple[str, str]]) -> None:
        """Offer other answers to a question."""
        self._questions[key] = replace(self._questions[key], answers=tuple(answers))
        if self._rows:
            self._rows[key].set_answers(tuple(answers))
            self.made.emit()

    def asked(self) -> tuple[str, ...]:
        """The questions, in order."""
        return tuple(self._questions)

    def control(self, key: str) -> QWidget:
        """The control of a question."""
        self._make()
        return self._rows[key].control

    def setVisible(self, visible: bool) -> None:
        if visible:
            self._make()
        super().setVisible(visible)

    def _make(self) -> None:
        if self._rows:
            return
        for key, question in self._questions.items():
            row = self._rows[key] = _Row(question, self._look, self)
            self._column.addWidget(row)
            if key in self._values:
                row.show_value(self._values[key])
            row.setVisible(key not in self._left_out)
            row.answered.connect(self.answered)
        if self._hint:
            self._column.addWidget(Label(self._hint, "small"))
        self._look.changed.connect(self._align)
        self._align()
        self.made.emit()

    def _align(self) -> None:
        """The answers of short questions begin at one line."""
        widest = max(row.width_beside() for row in self._rows.values())
        for row in self._rows.values():
            row.arrange(widest)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line at the left."""
        if not self._tied:
            return
        painter = QPainter(self)
        em = self._look.em
        painter.fillRect(
            QRectF(em * 0.3, 0, em * 0.15, self.height() - em * 0.2), self._look.colour("accent")
        )


class _Row(QWidget):
    answered = Signal(str)

    def __init__(self, question: FormQuestion, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self._look = look
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look.space(self._line, 0, 0.4)
        self._label = Label(question.words, parent=self)
        self._line.addWidget(self._label)
        self.control: Choices | ScoreScale = self._control(question.answers)
        self._line.addWidget(self.control, 1)

    def value(self) -> Any:
        if isinstance(self.control, Choices) and self._question.many:
            return self.control.values()
        return self.control.value()

    def show_value(self, value: Any) -> None:
        if isinstance(self.control, ScoreScale):
            self.control.choose(value)
        elif self._question.many:
            self.control.choose(*value)
        else:
            self.control.choose(value)

    def set_answers(self, answers: tuple[tuple[str, str], ...]) -> None:
        old = self.control
        self.control = self._control(answers)
        self._line.replaceWidget(old, self.control)
        old.deleteLater()

    def _control(self, answers: tuple[tuple[str, str], ...]) -> Choices | ScoreScale:
        control: Choices | ScoreScale
        if self._question.spans:
            names = self._question.names or {}
            control = ScoreScale(
                self._look, names.__getitem__, self._question.spans, bars=False, parent=self
            )
        else:
            control = Choices(answers, self._look, self._question.many, parent=self)
        control.name(self._question.words)
        control.changed.connect(self._changed)
        return control

    def _changed(self) -> None:
        self.answered.emit(self._question.key)

    def width_beside(self) -> int:
        """The width of the question in pixels, 0 where it stands above its answers."""
        width = QFontMetricsF(self._look.font()).horizontalAdvance(self._question.words)
        beside = width < self._look.em * _BESIDE and not self._question.spans
        return int(width) + 1 if beside else 0

    def arrange(self, widest: int) -> None:
        """Put question and answers side by side where that fits; `widest` in pixels."""
        beside = self.width_beside() > 0
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._label.setMinimumWidth(widest if beside else 0)
        self._label.setWordWrap(not beside)
        self._label.setContentsMargins(0, self._look.px(0.65) if beside else 0, 0, 0)
        self._line.setAlignment(
            self._label, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        )
