"""Ends an experiment as soon as a warning or a hold is there, and keeps that in the diary.

The end is no step that could be undone: it stays when the warning is taken back, as the sessions
after it took no turns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ptdiary.review.outlook.experiment import latest
from ptdiary.words import experiment as words
from ptdiary.words.dates import USUAL_TIMES

if TYPE_CHECKING:
    from ptdiary.review.outlook.experiment import LatestExperiment
    from ptdiary.ui.keeper import Keeper, View


class TurnsWatch(QObject):
    """Looks after each change and each minute, from now on."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        keeper.changed.connect(self.look)
        keeper.minute.connect(self.look)
        self.look(keeper.view)

    def look(self, view: View) -> None:
        """End what has to end."""
        found = latest_turns(view)
        if found is None or found.state.why not in {"finding", "hold"}:
            return
        why = {
            "finding": words.ended_by_finding(view.review, USUAL_TIMES),
            "hold": words.ended_by_hold(view.diary.plan),
        }[found.state.why]
        self._keeper.note(replace(found.experiment, ended_at=view.now, ended_why=why or None))


def latest_turns(view: View) -> LatestExperiment | None:
    """The experiment that was agreed last, and where it is."""
    if not view.index.diary.experiments:  # nearly every diary has none, and is asked each minute
        return None
    return latest(view.index, view.review.level, view.now)
