"""The next appointment: set it, change it, take it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

from ptdiary.diary import Appointment
from ptdiary.ui.widgets import Button, Card, DayAndTime, Flow, FormRow, Label, MomentWords
from ptdiary.words import dates
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_USUAL = time(9)


class AppointmentForm(Card):
    """Shows the first appointment to come, and asks for its day and time."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keeper = keeper
        self._shown: Appointment | None = None
        self._said = Label("")
        self._when = DayAndTime(
            MomentWords(
                question=words.APPOINTMENT_WHEN,
                day=words.APPOINTMENT_DAY,
                time=words.APPOINTMENT_TIME,
                at=words.APPOINTMENT_AT,
            ),
            look,
            self,
        )
        self._row = FormRow(words.APPOINTMENT_WHEN, self._when, look, parent=self)
        self._save = Button(words.APPOINTMENT_SAVE, look, parent=self)
        self._remove = Button(words.APPOINTMENT_REMOVE, look, "link", parent=self)
        buttons = Flow(look)
        buttons.add(self._save, self._remove)
        self.add(Label(words.APPOINTMENT, "h2"), self._said, self._row, buttons)
        self._save.clicked.connect(self._keep)
        self._remove.clicked.connect(self._take_out)

    def show_view(self, view: View) -> None:
        """Show the first appointment to come."""
        coming = [each for each in view.diary.appointments if each.at >= view.now]
        found = coming[0] if coming else None
        self._remove.setVisible(found is not None)
        if found is not None:
            at = (
                f"{self._look.times.day_with_weekday(found.at)}, {self._look.times.clock(found.at)}"
            )
            self._said.setText(f"{at}. {dates.in_days(found.at, view.now)}.")
        else:
            self._said.setText(words.APPOINTMENT_NONE)
        if found != self._shown or self._when.value() is None:
            self._when.show_moment(found.at if found is not None else None, view.now, _USUAL)
        self._shown = found
        self._row.set_error("")

    def take_focus(self) -> None:
        """Put the keyboard into the day."""
        self._when.take_focus()

    def _keep(self) -> None:
        at = self._when.value()
        if at is None or at <= self._keeper.clock():
            self._row.set_error(words.APPOINTMENT_PAST)
            return
        kept = (
            Appointment(id=uuid4().hex, at=at)
            if self._shown is None
            else replace(self._shown, at=at)
        )
        self._keeper.keep(words.SAVED_APPOINTMENT, kept)

    def _take_out(self) -> None:
        if self._shown is not None:
            self._keeper.remove(words.REMOVED_APPOINTMENT, Appointment, self._shown.id)
