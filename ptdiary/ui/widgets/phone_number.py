"""A telephone number as large text, with *Copy*, whose it is and when they can be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Label, LabelKind
from ptdiary.ui.widgets.direction import from_right
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.nesting import nest
from ptdiary.words import phone as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

    from ptdiary.ui.theme import Look
    from ptdiary.words.phone import PhoneNumber

_SIZE = 1.9  # em, as the style sheet has it
_WIDEST = 15.0  # em; only a number that is longer goes on in the next line
_WIDEST_LINE = 20.0  # em
_CIRCLE = 0.55  # em across
_SAID_FOR = 2_000  # milliseconds that "Copied" stands in the place of "Copy"


class CopyButton(Button):
    """Puts a number on the clipboard, and says so in its own place."""

    def __init__(self, number: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words.COPY, look, parent=parent)
        self._number = ""
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_FOR)
        self._said.timeout.connect(self._rest)
        self.clicked.connect(self._copy)
        self.show_number(number)

    def show_number(self, number: str) -> None:
        """Copy this number from now on."""
        self._number = number
        self._rest()

    def sizeHint(self) -> QSize:
        """Room for either word, so that nothing moves when it says that it has copied."""
        return super().sizeHint().expandedTo(self._size_with(words.COPIED))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._number)
        self.setText(words.COPIED)
        self.setAccessibleName(words.COPIED)
        self._said.start()
        announce(self, words.COPIED)

    def _rest(self) -> None:
        self.setText(words.COPY)
        self.setAccessibleName(words.copy_spoken(self._number))


class _Line(Label):
    """Words on one line as long as there is room for it. `least` and `most` wide, in em."""

    def __init__(
        self, text: str, look: Look, kind: LabelKind, least: float = 0.0, most: float = _WIDEST
    ) -> None:
        super().__init__(text, kind)
        self._look = look
        self._least = least
        self._most = most

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        px, text = self._look.px, self.fontMetrics().horizontalAdvance(self.text())
        width = min(max(text + 2, px(self._least)), px(self._most))
        return QSize(width, self.heightForWidth(width))


class NumberLabel(_Line):
    """A number as text that can be marked."""

    def __init__(
        self, number: str, look: Look, kind: LabelKind = "number", least: float = 0.0
    ) -> None:
        super().__init__(number, look, kind, least)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if from_right(self):  # the digits keep their order, where lines begin
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PhoneNumbers(QVBoxLayout):
    """The numbers below each other; where it is narrow, whose it is stands below its number."""

    def __init__(self, numbers: Iterable[PhoneNumber], look: Look) -> None:
        super().__init__()
        look.space(self, (0, 0.2, 0, 0.2), 0.4)
        shown = list(numbers)
        metrics = QFontMetricsF(look.font(_SIZE, bold=True))
        widest = max((metrics.horizontalAdvance(each.number) for each in shown), default=0.0)
        self.copies: list[CopyButton] = []
        for each in shown:
            number = NumberLabel(each.number, look, least=widest / look.em + 0.1)
            copy = CopyButton(each.number, look)
            self.copies.append(copy)
            row = Flow(look, gap=0.8)
            row.add(number, copy, _Whose(each, look))
            nest(self, row)


class _Whose(QWidget):
    """Whose number it is, over a circle and words for their hours: filled while it is open."""

    def __init__(self, number: PhoneNumber, look: Look) -> None:
        super().__init__()
        self._look = look
        self._open = number.hours.is_open
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        column.addWidget(_Line(number.who, look, "strong", most=_WIDEST_LINE))
        self._state = _Line(number.hours.words, look, "text", most=_WIDEST_LINE)
        beside = QHBoxLayout()
        look.space(beside, (_CIRCLE + 0.5, 0, 0, 0), 0)
        beside.addWidget(self._state)
        nest(column, beside)

    def circle(self) -> QPointF:
        """The middle of the circle."""
        em = self._look.em
        across = em * (_CIRCLE / 2 + 0.15)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            across = self.width() - across
        return QPointF(across, self._state.y() + QFontMetricsF(self._look.font()).height() / 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        em = self._look.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("text"), em * 0.1))
        if self._open:
            painter.setBrush(self._look.colour("text"))
        painter.drawEllipse(self.circle(), em * _CIRCLE / 2, em * _CIRCLE / 2)
