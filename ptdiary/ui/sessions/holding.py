"""The offer to set on hold what brought sharp, travelling or rising pain, after it was saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import PlannedExercise, Session
from ptdiary.diary.programme import brought_pain, held, is_of
from ptdiary.isolate import isolated
from ptdiary.ui.widgets import Button, Card, Label, move_focus
from ptdiary.words import dates
from ptdiary.words import sessions as words
from ptdiary.words.programme import HELD_LABEL, HOLD, brought

if TYPE_CHECKING:
    from ptdiary.diary import Diary
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times


def offered_to_hold(
    diary: Diary, session: Session, times: Times
) -> tuple[tuple[PlannedExercise, str], ...]:
    """The exercises of the plan, not yet on hold, that brought such pain, each with why."""
    day = times.day_of(session.ended_at)
    return tuple(
        (planned, brought(exercise, day, times))
        for exercise in session.exercises
        for planned in diary.plan
        if is_of(exercise, planned)
        and planned.status in (None, "active")
        and brought_pain(exercise)
        # what came back since is not offered once more
        and not any(each.since >= session.ended_at for each in planned.holds)
    )


def set_on_hold(keeper: Keeper, planned: PlannedExercise, reason: str) -> None:
    """Note in the plan that an exercise waits until somebody was asked about it."""
    keeper.keep(HELD_LABEL, held(planned, keeper.clock(), reason))


class HoldOffers(QWidget):
    """A card for each; hidden while there is none. `hold` with the exercise and the reason.

    `finished` after a press that left nothing to offer: the keyboard is to go elsewhere.
    """

    hold = Signal(PlannedExercise, str)
    finished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._session = ""
        self.buttons: dict[str, Button] = {}
        self._cards: list[Card] = []
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.6)
        self.hide()

    def offer(self, diary: Diary, session: Session, *, take_focus: bool = True) -> None:
        """Offer what this session, as it was just saved, gives reason for."""
        self._session = session.id
        self._show(offered_to_hold(diary, session, self._look.times))
        if self.buttons and take_focus:
            move_focus(next(iter(self.buttons.values())))

    def follow(self, diary: Diary) -> None:
        """The diary has changed: what is on hold now, or was taken back, is offered no more."""
        session = diary.find(Session, self._session) if self._session else None
        found = offered_to_hold(diary, session, self._look.times) if session is not None else ()
        if {planned.id for planned, _ in found} != self.buttons.keys():
            self._show(found)

    def forget(self) -> None:
        """Something else is in hand."""
        self._session = ""
        self._show(())

    def _show(self, found: tuple[tuple[PlannedExercise, str], ...]) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self.buttons = [], {}
        for planned, why in found:
            name = isolated(planned.name)
            card = Card(self._look, spacing=0.4)
            button = Button(HOLD.format(exercise=name), self._look)
            button.clicked.connect(partial(self._press, planned, why))
            card.add(Label(words.HOLD_WHY.format(exercise=name, why=dates.lower(why))), button)
            self._column.addWidget(card)
            self._cards.append(card)
            self.buttons[planned.id] = button
        self.setVisible(bool(found))

    def _press(self, planned: PlannedExercise, why: str) -> None:
        self.hold.emit(planned, why)
        if planned.id in self.buttons:  # it could not be kept
            return
        left = next(iter(self.buttons.values()), None)
        if left is not None:
            move_focus(left)
        else:
            self.finished.emit()
