"""A time of the day, typed as people write it; beside it stands what it was taken for."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.card import Label, LabelKind
from ptdiary.ui.widgets.text_box import LineBox
from ptdiary.words.typed_time import (
    NOT_KNOWN,
    STAYS_UNKNOWN,
    not_understood,
    time_typed,
    understood,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.theme import Look

_LONGEST = 20  # characters
_WIDTH, _WIDTH_WITH_HALF = 5.5, 7.5  # em
_NOT_NOW = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class TimeBox(LineBox):
    """Holds a time; `changed` once the patient typed another. What is no time changes nothing.

    `said`, to be put beside it, says so, or what was understood, while the text is not written as
    the diary writes times; once the box is left, it is. Who comes to it types over what is there.
    A time that is not known leaves the box blank until one is typed.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _LONGEST, parent)
        self._look = look
        self._at = self._before = time()  # before what is being typed
        self.is_known = self._before_known = True
        self._pressed_into = False
        self.said = Label("", "hint", wrap=False, parent=parent or self)
        self.said.hide()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.size(self, height=2.75)
        self.textEdited.connect(self._typed)
        self.finished.connect(self._left)
        look.changed.connect(self._dress)
        self._dress()

    def value(self) -> time:
        """The last time that was understood; what it was shown, while none is known."""
        return self._at

    def show_time(self, at: time, *, known: bool = True) -> None:
        """Show a time, to the minute, or that it is not known. Emits nothing."""
        self._at = at.replace(second=0, microsecond=0, tzinfo=None)
        self.is_known = known
        self._write()
        self._say("" if known else NOT_KNOWN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pressed_into = event.reason() == Qt.FocusReason.MouseFocusReason
        if event.reason() not in _NOT_NOW:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed_into and not self.hasSelectedText():
            self.selectAll()  # the press that gave the keyboard put the cursor in between
        self._pressed_into = False

    def _typed(self, text: str) -> None:
        times, meant = self._look.times, time_typed(text)
        at = self._before if meant is None else meant
        known = self._before_known or meant is not None
        if not known:
            if text.strip():
                self._say(STAYS_UNKNOWN, "error")
            else:
                self._say(NOT_KNOWN)
        elif meant is None:
            self._say(not_understood(at, times), "error")
        else:
            self._say("" if text.strip() == times.clock(at) else understood(at, times))
        if (at, known) != (self._at, self.is_known):
            self._at, self.is_known = at, known
            self.changed.emit()

    def _left(self) -> None:
        """Write the time as the diary does; that something was no time stays said."""
        if self.said.text():
            announce(self, self.said.text())
        if time_typed(self.text()) is not None:
            self._say("")
        self._write()

    def _write(self) -> None:
        self._before, self._before_known = self._at, self.is_known
        self.setText(self._look.times.clock(self._at) if self.is_known else "")

    def _say(self, sentence: str, kind: LabelKind = "hint") -> None:
        self.said.setProperty("kind", kind)
        self.said.style().polish(self.said)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def _dress(self) -> None:
        twelve = self._look.times.twelve_hours
        self.setFixedWidth(self._look.px(_WIDTH_WITH_HALF if twelve else _WIDTH))
        if not self.isModified():
            self._write()
