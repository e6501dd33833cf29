"""The bar at the foot of a form: Save at the left, a sentence, and a way to leave at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Label
from ptdiary.words import recovery as words

_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")


class SaveBar(QFrame):
    """Stands outside what scrolls, so that it never covers a control."""

    saved = Signal()
    left = Signal()

    def __init__(self, save: str, leave: str, look: Look, parent: QWidget | None = None) -> None:
        """`save` and `leave` are the words on the two buttons."""
        super().__init__(parent)
        self._save_words = save
        self._said = ""
        self._refused = False
        self.setObjectName("bar")
        row = QHBoxLayout(self)
        look.space(row, (1.6, 0.6, 1.4, 0.6), 1.0)
        self.save_button = Button(save, look, "primary", parent=self)
        self._sentence = Label("", "hint")
        self.leave_button = Button(leave, look, "link", parent=self)
        row.addWidget(self.save_button)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.save_button.clicked.connect(self._save)
        self.leave_button.clicked.connect(self._leave)

    def listen(self, page: QWidget) -> None:
        """Save by keys too, wherever the keyboard is on the page."""
        for keys in _KEYS:
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save_by_key)

    @property
    def sentence(self) -> str:
        """What is in the middle."""
        return self._sentence.text()

    def label(self, save: str, leave: str) -> None:
        """Change the words on the buttons, for another form."""
        self._save_words = save
        self.leave_button.setText(leave)
        self.settle()

    def say(self, sentence: str) -> None:
        """Change the sentence in the middle; after a refusal, it shows once that is settled."""
        self._said = sentence
        if not self._refused:
            self._sentence.setText(sentence)

    def refuse(self, sentence: str) -> None:
        """The form could not be saved: say why, and offer to try again, until it is settled."""
        self._refused = True
        self._sentence.setText(words.cannot_save(sentence))
        self.save_button.setText(words.TRY_AGAIN)

    def settle(self) -> None:
        """Something was saved, or the form was left."""
        self._refused = False
        self._sentence.setText(self._said)
        self.save_button.setText(self._save_words)

    def _save(self) -> None:
        self.saved.emit()

    def _save_by_key(self) -> None:
        if not self.isHidden():
            self._save()

    def _leave(self) -> None:
        self.left.emit()
