"""A telephone number as large text, with *Copy*, whose it is and when they can be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Label, LabelKind
from ptdiary.ui.widgets.flow import Flow
from ptdiary.words import phone as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QSize

    from ptdiary.ui.theme import Look
    from ptdiary.words.phone import PhoneNumber

_SIZE = 1.9  # em, as the style sheet has it
_WIDEST = 15.0  # em; only a number that is longer goes on in the next line
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
        hint = super().sizeHint()
        metrics = self._metrics()
        more = metrics.horizontalAdvance(words.COPIED) - metrics.horizontalAdvance(self.text())
        hint.setWidth(hint.width() + int(max(more, 0.0)))
        return hint

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._number)
        self.setText(words.COPIED)
        self.setAccessibleName(words.COPIED)
        self._said.start()
        announce(self, words.COPIED)

    def _rest(self) -> None:
        self.setText(words.COPY)
        self.setAccessibleName(words.copy_spoken(self._number))


def number_label(number: str, kind: LabelKind = "number") -> Label:
    """A number as text that can be marked."""
    label = Label(number, kind, wrap=False)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


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
            number = number_label(each.number)
            number.setWordWrap(metrics.horizontalAdvance(each.number) > _WIDEST * look.em)
            look.size(number, least_width=min(widest / look.em + 0.1, _WIDEST))
            copy = CopyButton(each.number, look)
            self.copies.append(copy)
            row = Flow(look, gap=0.8)
            row.add(number, copy, _whose(each, look))
            self.addLayout(row)


def _whose(each: PhoneNumber, look: Look) -> QWidget:
    whose = QWidget()
    column = QVBoxLayout(whose)
    look.space(column, 0, 0)
    column.addWidget(Label(each.who, "strong", wrap=False))
    column.addWidget(Label(each.hours, wrap=False))
    return whose
