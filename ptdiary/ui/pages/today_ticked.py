"""Warnings at a ticked answer: the card in the form, and an emergency that replaces the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ptdiary.ui.pages.today_warning import warned

if TYPE_CHECKING:
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.pages.today_form import EntryForm


class TickedWarnings(QObject):
    """Watches the answers of the form. `emergency` as of a page; `card_shown` when one is new."""

    emergency = Signal(object)
    card_shown = Signal()

    def __init__(self, form: EntryForm, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._keeper = keeper
        self._shown: frozenset[str] = frozenset()

    def look(self, *, speak: bool = True) -> None:
        """Show what the answers raise. An emergency is told once, and not at all unless `speak`."""
        form, view = self._form, self._keeper.view
        found = warned(form.answers, form.at() or view.now, view, self._keeper.rulebook)
        if form.show_card(found.card):
            self.card_shown.emit()
        fresh = found.rules - self._shown
        if self._shown and not found.rules:
            self.emergency.emit(None)
        self._shown = found.rules
        if speak and fresh and found.emergency is not None:
            self.emergency.emit(found.emergency)

    def forget(self) -> None:
        """The form is empty again."""
        if self._shown:
            self._shown = frozenset()
            self.emergency.emit(None)
