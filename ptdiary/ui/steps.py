"""What can be taken back and done again: in the menu, by keys, and on the line that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ptdiary.report.wording import window as words

if TYPE_CHECKING:
    from ptdiary.ui.actions import Actions
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.widgets.status_line import StatusLine


class Steps(QObject):
    """The steps of the diary that is open; none while there is no diary."""

    def __init__(self, actions: Actions, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._status = status
        self._keeper: Keeper | None = None
        status.undo_asked.connect(self.undo)

    def watch(self, keeper: Keeper | None) -> None:
        """The steps of this diary from now on; None: of none."""
        self._keeper = keeper
        self.show()

    def undo(self) -> None:
        """Take back the last step, and say so."""
        if self._keeper is None:
            return
        label = self._keeper.steps.undoText()
        if self._keeper.undo():
            self._status.say(words.undone(label))

    def redo(self) -> None:
        """Do the step again that was taken back, and say so."""
        if self._keeper is None:
            return
        label = self._keeper.steps.redoText()
        if self._keeper.redo():
            self._status.say(words.done(label), undo=True)

    def show(self) -> None:
        """Offer what can be taken back and done again now."""
        if self._keeper is None:
            self._actions.show_steps(None, None)
            return
        steps = self._keeper.steps
        if not steps.canUndo():
            self._status.undo_button.hide()
        self._actions.show_steps(
            steps.undoText() if steps.canUndo() else None,
            steps.redoText() if steps.canRedo() else None,
        )
