"""Boxes to write in: one line, and several."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.card import Label
from ptdiary.ui.widgets.direction import from_right
from ptdiary.ui.widgets.focus import show_focus
from ptdiary.words.typed_number import no_number, number_typed

_DIGITS = 8  # signs of a number
_BESIDE_WORDS = 1.3  # heights of a line that a box is wider than its words

# Signs that a paste from another program may bring along, and no text of a diary has. The breaks
# between lines and pages of a letter become lines.
_CONTROLS: dict[int, str | None] = dict.fromkeys(
    code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"
)
_CONTROLS |= dict.fromkeys((0x0B, 0x0C, 0x85), "\n")


class LineBox(QLineEdit):
    """One line. `longest` characters at most; `finished` once the patient leaves it."""

    finished = Signal()
    _hint = ""

    def __init__(self, look: Look, longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        look.size(self, least_width=4)
        show_focus(self, look, 0.35)
        self.editingFinished.connect(self.finished)
        if from_right(self):
            self.textChanged.connect(self._run)

    def setPlaceholderText(self, hint: str) -> None:  # noqa: N802 Qt's name
        """What may be written, in clauses; as many of them show as there is room for."""
        self._hint = hint
        self.setToolTip(hint)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics, shown = self.fontMetrics(), self._hint
        room = self.width() - _BESIDE_WORDS * metrics.height()
        while shown and metrics.horizontalAdvance(shown) > room:
            shown = shown.rpartition(",")[0]
        super().setPlaceholderText(shown)

    def _run(self, text: str) -> None:
        """A telephone number reads from left to right, but stands where lines begin."""
        number = bool(text) and not any(letter.isalpha() for letter in text)
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(ltr if number else rtl)
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def answer(self) -> str | None:
        """The text without outer spaces; None if there is none."""
        return " ".join(self.text().translate(_CONTROLS).splitlines()).strip() or None


class NumberBox(LineBox):
    """A number from 0 to `most`, whole or with decimals, in the digits of any script.

    A text that is no such number is none, and stays as it was typed. `said`, to be put beside it,
    says so.
    """

    def __init__(
        self, look: Look, most: float, whole: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _DIGITS, parent)
        self._most, self._whole = most, whole
        self.said = Label("", "error", parent=parent or self)
        self.said.hide()
        self.textChanged.connect(self._check)

    def number(self) -> float | None:
        """The number; None if there is none."""
        return number_typed(self.text(), self._most, whole=self._whole)

    def whole(self) -> int | None:
        """The number without its decimals; None if there is none."""
        found = self.number()
        return None if found is None else int(found)

    def show_number(self, value: float | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if value is None else f"{value:.12g}")

    def _check(self) -> None:
        wrong = self.answer() is not None and self.number() is None
        sentence = no_number(self._most, whole=self._whole) if wrong else ""
        if sentence != self.said.text():
            self.said.setText(sentence)
            self.said.setVisible(wrong)
            self.setAccessibleDescription(sentence)
            announce(self, sentence)


class TextBox(QPlainTextEdit):
    """Several lines of plain text. Tab goes on to the next control."""

    finished = Signal()

    def __init__(
        self, look: Look, lines: float = 3.0, longest: int = 20_000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.size(self, least_width=4, height=1.35 * lines + 1.1)
        show_focus(self, look, 0.35)
        self.textChanged.connect(self._cut)

    def answer(self) -> str | None:
        """The text without outer spaces; None if there is none."""
        return self.toPlainText().translate(_CONTROLS).strip() or None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()

    def _cut(self) -> None:
        """A note has a greatest length; what is pasted beyond it is left off."""
        text = self.toPlainText()
        if len(text) > self._longest:
            cursor = self.textCursor()
            self.blockSignals(True)
            self.setPlainText(text[: self._longest])
            self.blockSignals(False)
            cursor.setPosition(self._longest)
            self.setTextCursor(cursor)
