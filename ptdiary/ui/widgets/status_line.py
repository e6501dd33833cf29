"""The line at the foot of the window: what was just done, with Undo; or what went wrong."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import IconLabel, Label
from ptdiary.ui.widgets.focus import move_focus
from ptdiary.ui.widgets.nesting import nest
from ptdiary.ui.widgets.role import heard_as

_BELOW = 26.0  # em: in less, the words would be a column of single words
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class StatusLine(QFrame):
    """Hidden while there is nothing to say. It never goes away by the clock.

    Undo leaves the keyboard where it was, or gives it back: what was done is taken back there.
    """

    undo_asked = Signal()
    way_asked = Signal()

    def __init__(self, undo: str, look: Look, parent: QWidget | None = None) -> None:
        """`undo` is the word on the button."""
        super().__init__(parent)
        heard_as(self, "status")
        self._look = look
        self.setObjectName("bar")
        row = QHBoxLayout(self)
        look.space(row, (1.6, 0.4, 1.4, 0.4), 0.7)
        self._done = IconLabel("saved", look, 1.3, "text_quiet", "surface", self)
        self._wrong = IconLabel("triangle", look, 1.5, "caution_fill", "on_caution", self)
        self._words = Label("")
        self.undo_button = Button(undo, look, "secondary", "undo", self)
        row.addWidget(self._done)
        row.addWidget(self._wrong)
        self.way_button = Button("", look, parent=self)
        self.way_button.clicked.connect(self._ask_way)
        self._line = QBoxLayout(_ACROSS)
        look.space(self._line, 0, 0.7)
        self._line.addWidget(self._words, 1)
        for button in (self.undo_button, self.way_button):
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self._line.addWidget(button, 0, side)
        nest(row, self._line, 1)
        self.undo_button.clicked.connect(self._ask)
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._did: QWidget | None = None  # what had the keyboard when it was done
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words.text()

    def say(self, sentence: str, undo: bool = False, way: str = "") -> None:
        """Something was done; `undo` offers to take it back, `way` are words of another button."""
        self._show(sentence, wrong=False, undo=undo, way=way)

    def warn(self, sentence: str, way: str = "") -> None:
        """Something went wrong; `way` are the words of a button that helps."""
        self._show(sentence, wrong=True, undo=False, way=way)

    def clear(self) -> None:
        """Nothing to say."""
        self._words.setText("")
        self.hide()

    def _show(self, sentence: str, *, wrong: bool, undo: bool, way: str) -> None:
        now = QApplication.focusWidget()
        if undo and (now is None or not self.isAncestorOf(now)):
            self._did = now
        self._words.setText(sentence)
        self._done.setVisible(not wrong)
        self._wrong.setVisible(wrong)
        self.undo_button.setVisible(undo)
        self.way_button.setText(way)
        self.way_button.setVisible(bool(way))
        self.show()
        announce(self, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the words."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_BELOW)
        self._line.setDirection(_DOWN if narrow else _ACROSS)

    def _ask(self) -> None:
        did = self._did
        if self.undo_button.hasFocus() and did is not None and isValid(did) and did.isVisible():
            move_focus(did)  # before the button goes, which would leave it anywhere
        self.undo_asked.emit()

    def _ask_way(self) -> None:
        self.way_asked.emit()
