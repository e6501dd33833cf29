"""After an appointment: the row on Today that asks how it went, until that is told or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.review.finding import Level
from ptdiary.review.visits import untold_visit
from ptdiary.ui.destination import Destination
from ptdiary.ui.visits.after import AfterVisitCard, is_put_off

if TYPE_CHECKING:
    from ptdiary.diary import Appointment
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class VisitToday(QWidget):
    """Hidden while there is nothing to ask. `made` when its card is new, `left` when it goes away.

    `waiting` is the appointment that nothing was told of and that is not asked about here: it was
    put off, or a warning stands that comes first.
    """

    go_to = Signal(Destination)
    made = Signal()
    left = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._look = look
        self._narrow = False
        self.waiting: Appointment | None = None
        self.card: AfterVisitCard | None = None
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0)
        self.hide()

    def show_view(self, view: View, *, quiet: bool) -> None:
        """Ask about the latest appointment; `quiet`: not now."""
        found = untold_visit(view.diary, view.now)
        quiet = quiet or view.review.level is Level.EMERGENCY
        off = found is not None and is_put_off(self._keeper.drafts, found)
        asked = found is not None and not quiet and not off
        self.waiting = None if asked else found
        if found is not None and asked:
            self._made_card().ask(found, view)
        elif self.card is not None:
            self.card.close_card()
        self.setVisible(asked)

    def set_narrow(self, narrow: bool) -> None:
        """One column of boxes, or two."""
        self._narrow = narrow
        if self.card is not None:
            self.card.set_narrow(narrow)

    def keep_draft(self) -> None:
        """Write what is half filled, now."""
        if self.card is not None:
            self.card.write_draft()

    def _made_card(self) -> AfterVisitCard:
        """Nobody pays for it on a day without an appointment."""
        if self.card is None:
            self.card = AfterVisitCard(self._keeper, self._look, self)
            self.card.set_narrow(self._narrow)
            self._column.addWidget(self.card)
            self.card.go_to.connect(self.go_to)
            self.card.put_off.connect(self._put_off)
            self.card.told.connect(self.left)
            self.made.emit()
        return self.card

    def _put_off(self) -> None:
        self.show_view(self._keeper.view, quiet=False)
        self.left.emit()
