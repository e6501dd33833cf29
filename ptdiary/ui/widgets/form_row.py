"""One question of a form: its label, help, control, and the sentence if something is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.card import Label, LabelKind


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
        column = QVBoxLayout(self)
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

    def set_error(self, sentence: str) -> None:
        """Say under the control what is wrong; empty: nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._help.text())
        self.control.setProperty("wrong", bool(sentence))
        self.control.style().polish(self.control)
