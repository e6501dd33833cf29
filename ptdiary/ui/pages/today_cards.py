"""The two cards that stand by a warning: what to say on the phone, and an exercise put on hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ptdiary.report.wording import today as words
from ptdiary.report.wording.phone import phone_sentences
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from ptdiary.diary.plan import PlannedExercise
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look


class PhoneCard(Card):
    """What to say on the phone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.4)
        self._title = Label("", "h2")
        self._spoken = Label("")
        self._spoken.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._nobody = Label("", "hint")
        self.add(self._title, self._spoken, self._nobody)

    def show_view(self, view: View, shown: bool = True) -> None:
        """Show the words for the finding that the banner is about."""
        phone = phone_sentences(view.diary, view.review, view.now)
        self.setVisible(shown and phone is not None)
        if phone is not None:
            self._title.setText(phone.title)
            self._spoken.setText(phone.spoken)
            self._nobody.setText(phone.nobody)


class HoldCard(Card):
    """The offer to set an exercise on hold after sharp pain."""

    hold = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.4)
        self._planned: PlannedExercise | None = None
        self._words = Label("")
        self.button = Button("", look)
        self.add(self._words, self.button)
        self.button.clicked.connect(self._hold)

    def show_exercise(self, planned: PlannedExercise | None) -> None:
        """Offer it for an exercise of the plan; None: nothing to offer."""
        self._planned = planned
        self.setVisible(planned is not None)
        if planned is None:
            return
        on_hold = planned.status == "on_hold"
        said = words.HELD if on_hold else words.HOLD_WHY
        self._words.setText(said.format(exercise=planned.name))
        self.button.setText(words.HOLD.format(exercise=planned.name))
        self.button.setVisible(not on_hold)

    def _hold(self) -> None:
        if self._planned is not None:
            self.hold.emit(self._planned.id)
