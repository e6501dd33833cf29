"""Keys that do the same in every form of the window: Ctrl+Enter and Ctrl+S save, Enter presses.

Space alone answers: an Enter too much, as one that began the program, never writes a score.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QMainWindow,
    QWidget,
)

from ptdiary.ui.widgets import Button, FoldRow, LineBox, TextBox

_SAVING = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BUTTON = "saved_by"


def save_by_keys(form: QWidget, button: QAbstractButton) -> None:
    """Let the keys for saving press this button while the keyboard is in this form.

    A form inside another has its own button.
    """
    form.setProperty(_BUTTON, button)


class FormKeys(QObject):
    """Listens in a whole window."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        for keys in _SAVING:
            QShortcut(QKeySequence(keys), window).activated.connect(self._save)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An Enter comes here after nothing around what has the keyboard had a use for it.

        A `Button` presses itself. Were it pressed here, an Enter that a text box ended with would
        press the one to which the keyboard has moved since.
        """
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
            and not event.isAutoRepeat()
        ):
            button = QApplication.focusWidget()
            if isinstance(button, QAbstractButton) and _acts(button):
                button.click()
                return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        box = at = QApplication.focusWidget()
        while at is not None and at.property(_BUTTON) is None:
            at = at.parentWidget()
        button = None if at is None else at.property(_BUTTON)
        if button is not None and button.isVisible():
            if button.isEnabled():
                button.click()
        elif isinstance(box, LineBox | TextBox):
            box.finished.emit()  # where what is written is kept once its box is left
        elif isinstance(box, QAbstractSpinBox):
            box.editingFinished.emit()


def _acts(button: QAbstractButton) -> bool:
    """Whether a press does something now; else it is one of the answers to a question."""
    if isinstance(button, Button):
        return False
    # a row that opens stays pressed, and yet is no answer
    return isinstance(button, FoldRow) or not button.isCheckable()
