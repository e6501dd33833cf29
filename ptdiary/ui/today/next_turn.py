"""Which kind of session comes next, while two take turns; for a while after, that it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.diary import Session
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.turns import latest_turns
from ptdiary.ui.widgets import Button, Card, Flow, Label
from ptdiary.words import experiment as words

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.review.outlook.experiment import LatestExperiment
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

_TOLD = timedelta(days=14)  # after its end


class NextTurnCard(Card):
    """No score is in it, so it shows before an entry too. `go_to` as of a page."""

    go_to = Signal(Destination)

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.0, 0.8, 1.0, 0.7), spacing=0.2)
        self._look = look
        self.heading, self.why = Label("", "h3", parent=self), Label("", parent=self)
        self.done = Label("", "hint", parent=self)
        self.see = Button(words.SEE, look, "link", parent=self)
        self.see.clicked.connect(self._see)
        below = Flow(look, gap=0.6)
        below.add(self.see)
        self.add(Label(words.TITLE, "hint"), self.heading, self.why, self.done, below)
        self.hide()

    def show_view(self, view: View) -> None:
        """Show what is next, or that it is over."""
        found = latest_turns(view)
        shown = found is not None and view.now - _end(view, found) <= _TOLD
        self.setVisible(shown)
        if found is None:
            return
        why = words.kept_reason(found)
        self.heading.setText(words.stage(found.state, found.experiment))
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.done.setText(words.progress(found))
        self.see.setVisible(found.state.stage == "complete")

    def _see(self) -> None:
        self.go_to.emit(Destination(page=PageName.TRENDS))


def _end(view: View, found: LatestExperiment) -> datetime:
    """When it was over; now while it runs."""
    if found.experiment.ended_at is not None:
        return min(found.experiment.ended_at, view.now)
    held = found.state.sessions[-1:] if found.state.stage == "complete" else ()
    last = [view.diary.find(Session, each) for each in held]
    return next((each.ended_at for each in last if each is not None), view.now)
