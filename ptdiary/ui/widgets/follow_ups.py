"""Several small questions together: each with its pills, or with a scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Label, OneLine
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.nesting import nest
from ptdiary.ui.widgets.role import heard_as
from ptdiary.ui.widgets.score_scale import ScoreScale, Span
from ptdiary.words import asking as words

_BESIDE = 8.0  # em: a longer question is above its answers
_LEAST = 12.0  # em
_NARROW = 20.0  # em: in less, every question is above its answers
_GAP = 0.3  # em between a question and the answers beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestion:
    """One question. Its answers are (value, words); with `spans` it is a score instead.

    `hint` is below the question, in small letters.
    """

    key: str
    words: str
    answers: tuple[tuple[str, str], ...] = ()
    many: bool = False
    spans: tuple[Span, ...] = ()
    names: Mapping[int, str] | None = None
    hint: str = ""


class FollowUps(QWidget):
    """Shows the answers it is given; `answered` with the key of what the patient changed.

    Its questions are made when they are shown for the first time, as most never are: `made`, as
    when a question gets other answers. Folded, they are one line of what was answered;
    `reopened` when the patient wants to change it.
    """

    answered = Signal(str)
    made = Signal()
    reopened = Signal()

    def __init__(
        self,
        title: str,
        questions: Sequence[FormQuestion],
        look: Look,
        hint: str = "",
        tied: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`title` names the whole for screen readers; `hint` is below the questions.

        `tied`: a line at the left ties them to the tile above.
        """
        super().__init__(parent)
        heard_as(self, "group")
        self._look = look
        self._tied = tied
        self._questions = {each.key: each for each in questions}
        self._values: dict[str, Any] = {}
        self._left_out: set[str] = set()
        self._open: str | None = None
        self._rows: dict[str, _Row] = {}
        self._folded: _Folded | None = None
        self._narrow = False
        self._hint = Label(hint, "small", parent=self)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._hint)
        look.space(self._column, (0.9, 0.05, 0, 0) if tied else (0, 0.4, 0, 0.2), 0.15)

    def value(self, key: str) -> Any:
        """The answer of a question: one, several as a tuple, or a score; None or () for none."""
        return self._rows[key].value() if self._rows else self._values.get(key)

    def show_value(self, key: str, value: Any) -> None:
        """Show an answer."""
        self._values[key] = value
        if self._rows:
            self._rows[key].show_value(value)

    def show_question(self, key: str, shown: bool) -> None:
        """Show a question, or hide it if it does not apply."""
        self._left_out = self._left_out - {key} if shown else self._left_out | {key}
        if self._rows:
            self._rows[key].setVisible(shown and not self.is_folded())

    def set_question(self, question: FormQuestion) -> None:
        """Ask a question in other words, or with other answers."""
        before = self._questions[question.key]
        if question == before:
            return
        self._questions[question.key] = question
        if self._rows:
            self._rows[question.key].ask(question)
            self._align()
            self.made.emit()

    def show_open(self, key: str | None) -> None:
        """Mark the question that is still open; None: no mark."""
        self._open = key
        for each, row in self._rows.items():
            row.show_open(each == key)
        self._align()

    def fold(self, summary: str) -> None:
        """Be one line that says what was answered; empty: the questions again."""
        if summary and self._folded is None:
            self._folded = _Folded(self._look, self)
            self._folded.change.clicked.connect(self._change)
            self._column.addWidget(self._folded)
        if self._folded is not None:
            self._folded.show_summary(summary, self.accessibleName())
        self._hint.setVisible(bool(self._hint.text()) and not summary)
        for key, row in self._rows.items():
            row.setVisible(not summary and key not in self._left_out)

    def is_folded(self) -> bool:
        """Whether it is one line."""
        return self._folded is not None and not self._folded.isHidden()

    def asked(self) -> tuple[str, ...]:
        """The questions, in order."""
        return tuple(self._questions)

    def control(self, key: str) -> Choices | ScoreScale:
        """The control of a question."""
        self._make()
        return self._rows[key].control

    def stop(self, key: str) -> QWidget:
        """What of a question gets the keyboard."""
        control = self.control(key)
        if isinstance(control, ScoreScale):
            return control.buttons[control.value() or 0]
        return control.first_stop() or control

    def change_button(self) -> QWidget | None:
        """The button of the folded line."""
        return self._folded.change if self.is_folded() and self._folded is not None else None

    def setVisible(self, visible: bool) -> None:
        if visible:
            self._make()
        super().setVisible(visible)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._look.px(_LEAST)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._align()

    def _make(self) -> None:
        if self._rows:
            return
        for index, (key, question) in enumerate(self._questions.items()):
            row = self._rows[key] = _Row(question, self._look, self)
            self._column.insertWidget(index, row)
            if key in self._values:
                row.show_value(self._values[key])
            row.setVisible(key not in self._left_out and not self.is_folded())
            row.show_open(key == self._open)
            row.answered.connect(self.answered)
        self._look.changed.connect(self._align)
        self._align()
        self.made.emit()

    def _align(self) -> None:
        """The answers of short questions begin at one line."""
        widest = max((row.width_beside() for row in self._rows.values()), default=0)
        if self._narrow:
            widest = 0
        for row in self._rows.values():
            row.arrange(widest)

    def _change(self) -> None:
        self.reopened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line at the left."""
        if not self._tied:
            return
        painter = QPainter(self)
        em = self._look.em
        line = QRectF(em * 0.3, 0, em * 0.15, self.height() - em * 0.2)
        painter.fillRect(turned(line, self), self._look.colour("accent"))


class _Folded(QWidget):
    """The one line of a folded list of questions."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        line = Flow(look, self, gap=0.5)
        self._said = OneLine("", "strong", parent=self)
        self.change = Button(words.CHANGE, look, "link", icon="pencil", parent=self)
        line.add(self._said, self.change)

    def show_summary(self, summary: str, title: str) -> None:
        """What was answered; empty: nothing is folded."""
        self._said.setText(summary)
        self.change.setAccessibleName(f"{self.change.text()}, {title}. {summary}")
        self.setVisible(bool(summary))


class _Row(QWidget):
    answered = Signal(str)

    def __init__(self, question: FormQuestion, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self._look = look
        self._marked = False
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look.space(self._line, 0, 0.1)
        self._asks = QWidget(self)
        asked = QVBoxLayout(self._asks)
        look.space(asked, 0, 0.1)
        top = QHBoxLayout()
        look.space(top, 0, 0.5)
        self._label = Label(question.words, parent=self._asks)
        self._still_open = Label(words.STILL_OPEN, "strong", wrap=False, parent=self._asks)
        self._still_open.hide()
        top.addWidget(self._label, 1)
        top.addWidget(self._still_open, 0, Qt.AlignmentFlag.AlignTop)
        self._hint = Label(question.hint, "small", parent=self._asks)
        self._hint.setVisible(bool(question.hint))
        nest(asked, top)
        asked.addWidget(self._hint)
        asked.addStretch(1)
        self._line.addWidget(self._asks)
        self.control: Choices | ScoreScale = self._control()
        self._line.addWidget(self.control, 1)

    def value(self) -> Any:
        if isinstance(self.control, Choices) and self._question.many:
            return self.control.values()
        return self.control.value()

    def show_value(self, value: Any) -> None:
        if isinstance(self.control, ScoreScale):
            self.control.choose(value)
        elif self._question.many:
            self.control.choose(*(value or ()))
        else:
            self.control.choose(value)

    def ask(self, question: FormQuestion) -> None:
        old, before, value = self.control, self._question, self.value()
        self._question = question
        self._label.setText(question.words)
        self._hint.setText(question.hint)
        self._hint.setVisible(bool(question.hint))
        if (question.answers, question.many) == (before.answers, before.many):
            old.name(question.words)
            return
        self.control = self._control()
        self.show_value(value)
        self._line.replaceWidget(old, self.control)
        old.hide()
        old.deleteLater()

    def show_open(self, marked: bool) -> None:
        self._marked = marked
        self._still_open.setVisible(marked)
        self.control.setAccessibleDescription(words.STILL_OPEN if marked else "")
        self.update()

    def _control(self) -> Choices | ScoreScale:
        control: Choices | ScoreScale
        question = self._question
        if question.spans:
            names = question.names or {}
            control = ScoreScale(
                self._look, names.__getitem__, question.spans, bars=False, parent=self
            )
        else:
            control = Choices(question.answers, self._look, question.many, parent=self)
        control.name(question.words)
        control.changed.connect(self._changed)
        return control

    def _changed(self) -> None:
        self.answered.emit(self._question.key)

    def width_beside(self) -> int:
        """The width of the question in pixels, 0 if it is above its answers."""
        width = QFontMetricsF(self._look.font()).horizontalAdvance(self._question.words)
        short = width < self._look.em * _BESIDE and not self._question.spans
        beside = short and not self._marked and not self._question.hint
        return int(width) + 1 if beside else 0

    def arrange(self, widest: int) -> None:
        """Put question and answers side by side if that fits; `widest` in pixels, 0: nowhere."""
        beside = 0 < self.width_beside() <= widest
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        gap = self._look.px(_GAP)
        self._asks.setMinimumWidth(widest + gap if beside else 0)
        self._label.setWordWrap(not beside)
        self._asks.setContentsMargins(
            self._look.margins(0, 0.5 if beside else 0, _GAP if beside else 0, 0)
        )
        self._line.setContentsMargins(self._look.margins(0.8 if self._marked else 0, 0, 0, 0))
        self._line.setAlignment(
            self._asks, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar at the left of a question that is still open."""
        if self._marked:
            bar = QRectF(0, 0, self._look.em * 0.3, self.height())
            QPainter(self).fillRect(turned(bar, self), self._look.colour("caution"))
