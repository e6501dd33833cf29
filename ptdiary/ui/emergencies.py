"""Signs of an emergency: those in the diary, and one in a form that is not saved yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View


class Emergencies(QObject):
    """Tells when a sign turns up that was not there before, and when the last one is gone.

    `live` after every look: whether there is one. `unsaved` is what a review of the form's answers
    would find, None where no form holds a sign.
    """

    appeared = Signal()
    passed = Signal()
    live = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: frozenset[str] = frozenset()
        self.unsaved: View | None = None

    def watch(self, view: View) -> None:
        """The diary as it is now."""
        from ptdiary.review.finding import Level  # noqa: PLC0415 after the window is shown

        now = frozenset(
            each.rule.id for each in view.review.findings if each.level is Level.EMERGENCY
        )
        known, self._known = self._known, now
        unsaved = self.unsaved is not None
        self.live.emit(bool(now) or unsaved)
        if now - known and not unsaved:
            self.appeared.emit()
        elif known and not now and not unsaved:
            self.passed.emit()

    def show_unsaved(self, view: View | None) -> None:
        """A form holds a sign, or holds it no longer."""
        self.unsaved = view
        self.live.emit(view is not None or bool(self._known))
        if view is not None:
            self.appeared.emit()

    def saved(self) -> None:
        """What the form held is in the diary now."""
        self.unsaved = None

    def forget(self) -> None:
        """There is no diary any more."""
        self._known, self.unsaved = frozenset(), None
        self.live.emit(False)
