"""Warnings at a ticked answer: the card in the form, and an emergency that replaces the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ptdiary.ui.pages.today_warning import warned

if TYPE_CHECKING:
    from ptdiary.diary.questions import Answers
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.pages.today_form import EntryForm

# What the patient writes in her own words, which no rule reads.
_NOT_READ: dict[str, Any] = {
    "note": None, "question": None, "private_note": None, "worse_with": (), "better_with": (),
}  # fmt: skip


class _Seen:
    """What a look was at."""

    def __init__(self, form: EntryForm, view: View) -> None:
        self._answers, self._at = _read_of(form), form.at()
        self._view, self._card = view, form.card

    def is_still(self, form: EntryForm, view: View) -> bool:
        """Whether another look would see nothing else."""
        same = view is self._view and form.card is self._card
        return same and form.at() == self._at and _read_of(form) == self._answers


def _read_of(form: EntryForm) -> Answers:
    return replace(form.answers, **_NOT_READ)


class TickedWarnings(QObject):
    """Watches the answers of the form. `emergency` as of a page; `card_shown` when one is new."""

    emergency = Signal(object)
    card_shown = Signal()

    def __init__(self, form: EntryForm, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._keeper = keeper
        self._shown: frozenset[str] = frozenset()
        self._seen: _Seen | None = None

    def look(self, *, speak: bool = True) -> None:
        """Show what the answers raise. An emergency is told once, and not at all unless `speak`."""
        # a letter that is typed raises nothing, and a long diary takes long to review
        if self._seen is None or not self._seen.is_still(self._form, self._keeper.view):
            self._show(speak=speak)
            self._seen = _Seen(self._form, self._keeper.view)

    def _show(self, *, speak: bool) -> None:
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
        self._seen = None
        if self._shown:
            self._shown = frozenset()
            self.emergency.emit(None)
