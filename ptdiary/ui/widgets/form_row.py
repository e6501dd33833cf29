"""One question of a form: its label, help, control, and the sentence if something is wrong."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.card import Label, LabelKind

_BESIDE_BAR = 0.9  # em


class FormRow(QWidget):
    """Stacks label, help and control, and gives the control its name for screen readers."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        look: Look,
        help_text: str = "",
        kind: LabelKind = "h3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._look = look
        self._open = False
        self._column = column = QVBoxLayout(self)
        look.space(column, 0, 0.25)
        self._label = Label(label, kind)
        self._label.setBuddy(control)
        self._state = Label("", "unanswered", wrap=False)
        self._state.hide()
        top = QHBoxLayout()
        look.space(top, 0, 0.6)
        top.addWidget(self._label, 1)
        top.addWidget(self._state)
        column.addLayout(top)
        # with a parent, or it would be a window of its own until it has one
        self._help = Label(help_text, "hint", parent=self)
        self._help.setVisible(bool(help_text))
        column.addWidget(self._help)
        column.addWidget(control)
        self._error = Label("", "error")
        self._error.hide()
        column.addWidget(self._error)
        naming = getattr(control, "name", None)
        if callable(naming):
            naming(label)
        else:
            control.setAccessibleName(label)
        control.setAccessibleDescription(help_text)

    def set_state(self, words: str) -> None:
        """Say at the right of the label that the question is not answered; empty: say nothing."""
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def set_open(self, words: str) -> None:
        """Say that the question is still open, with a bar at the left; empty: it is not."""
        self.set_state(words)
        self._open = bool(words)
        self._look.space(self._column, (_BESIDE_BAR, 0, 0, 0) if words else 0, 0.25)
        self.control.setAccessibleDescription(words or self._help.text())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar at the left of an open question."""
        if self._open:
            painter = QPainter(self)
            bar = QRectF(0, 0, self._look.em * 0.3, self.height())
            painter.fillRect(bar, self._look.colour("caution"))

    def set_error(self, sentence: str) -> None:
        """Say under the control what is wrong; empty: nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._help.text())
        self.control.setProperty("wrong", bool(sentence))
        self.control.style().polish(self.control)
        announce(self, sentence)
