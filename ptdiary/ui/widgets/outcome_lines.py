"""The two lines in which a card says what was done, or what went wrong."""

from PySide6.QtWidgets import QWidget

from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.card import Label


class OutcomeLines:
    """`said` and `trouble`, of which one shows at most; both are heard as from their `owner`."""

    def __init__(self, owner: QWidget) -> None:
        self.said, self.trouble = Label("", "strong"), Label("", "error")
        self._owner = owner

    def say(self, sentence: str) -> None:
        """Say what was done; empty: nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.trouble.hide()
        announce(self._owner, sentence)

    def fail(self, sentence: str) -> None:
        """Say what went wrong."""
        self.say("")
        self.trouble.setText(sentence)
        self.trouble.show()
        announce(self._owner, sentence)
