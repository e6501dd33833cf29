"""The form for one appointment: when, with whom, where, and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from ptdiary.diary import Appointment
from ptdiary.diary.limits import NAME
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import (
    Button,
    Card,
    DayAndTime,
    Flow,
    FormRow,
    Label,
    LineBox,
    MomentWords,
    Pairs,
    TextBox,
)
from ptdiary.words import visits as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.diary import Diary
    from ptdiary.ui.theme import Look

USUAL = time(9)
_SATURDAY = 5


class AppointmentForm(Card):
    """`saved` with what is in it, `left` when it is given up, as by Escape."""

    saved = Signal(Appointment)
    left = Signal()
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.7)
        self._changing: Appointment | None = None
        self._before: dict[str, Any] = {}  # as the boxes were filled
        self._title = Label("", "h2")
        names = MomentWords(question=words.WHEN, day=words.DAY, time=words.TIME, at=words.AT)
        self.when = DayAndTime(names, look, self)
        self.whom = LineBox(look, NAME.longest, parent=self)
        self.place = LineBox(look, NAME.longest, parent=self)
        self.note = TextBox(look, 2, parent=self)
        self.note.setPlaceholderText(words.NOTE_EXAMPLE)
        self.when_row = FormRow(words.WHEN, self.when, look, parent=self)
        self._rows = Pairs(look)
        self._rows.add(self.when_row)
        self._rows.add(FormRow(words.WHOM, self.whom, look, parent=self))
        self._rows.add(FormRow(words.PLACE, self.place, look, parent=self))
        self._rows.add(FormRow(words.NOTE, self.note, look, parent=self))
        self.save = Button(words.SAVE, look, "primary", parent=self)
        self.cancel = Button(words.CANCEL, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self.add(self._title, self._rows, buttons)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        save_by_keys(self, self.save)
        for box in (self.whom, self.place):
            box.textEdited.connect(self.changed)
            box.returnPressed.connect(self._save)
        self.note.textChanged.connect(self.changed)
        self.when.changed.connect(self.changed)

    def show_appointment(
        self,
        appointment: Appointment | None,
        proposal: Appointment,
        now: datetime,
        half: Appointment | None = None,
    ) -> None:
        """Ask for an appointment; None: for a new one, filled with the `proposal`.

        `half`: the form as it was left.
        """
        self._changing = appointment
        self._title.setText(words.FORM_TITLE if appointment is None else words.CHANGE_TITLE)
        self._fill(appointment or proposal, now)
        self._before = self._plain()
        if half is not None:
            self._fill(half, now)
        self.when_row.set_error("")
        self.show()
        self.when.take_focus()

    def values(self) -> dict[str, Any]:
        """The form as plain values of a draft; empty while nobody has changed anything."""
        plain = self._plain()
        return {} if plain == self._before else plain

    def set_narrow(self, narrow: bool) -> None:
        """One column of boxes, or two."""
        self._rows.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, shown: Appointment, now: datetime) -> None:
        self.blockSignals(True)
        self.when.show_moment(shown.at, now, USUAL)
        self.whom.setText(shown.with_whom or "")
        self.place.setText(shown.place or "")
        self.note.setPlainText(shown.note or "")
        self.blockSignals(False)

    def _plain(self) -> dict[str, Any]:
        at = self.when.value()
        return {
            "at": at and at.isoformat(),
            "whom": self.whom.text(),
            "place": self.place.text(),
            "note": self.note.toPlainText(),
        }

    def _save(self) -> None:
        at = self.when.value()
        if at is None:
            return
        old = self._changing
        if old is not None and at == old.at.replace(second=0, microsecond=0):
            at = old.at  # nobody changed it
        self.saved.emit(
            replace(
                old or Appointment(id="", at=at),
                at=at,
                with_whom=self.whom.answer(),
                place=self.place.answer(),
                note=self.note.answer(),
            )
        )


def read_appointment(values: Mapping[str, Any]) -> Appointment:
    """The form that a draft holds."""
    return Appointment(
        id="",
        at=datetime.fromisoformat(values["at"]),
        with_whom=str(values["whom"]),
        place=str(values["place"]),
        note=str(values["note"]),
    )


def proposed_appointment(diary: Diary, now: datetime) -> Appointment:
    """What a new one is filled with: the day as the last one, with whom and where as then."""
    therapist = diary.profile.therapist
    last = diary.appointments[-1] if diary.appointments else None
    return Appointment(
        id="",
        at=proposed(diary.appointments, now),
        with_whom=last.with_whom if last is not None else therapist.name if therapist else None,
        place=None if last is None else last.place,
    )


def proposed(earlier: Sequence[Appointment], now: datetime) -> datetime:
    """As the last one, some weeks later; of none, the next working day at nine. After today."""
    last = max((each.at for each in earlier if each.at < now), default=None)
    if last is not None:
        weeks = (now.date() - last.date()).days // 7 + 1
        return last + timedelta(weeks=weeks)
    day = now + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day.replace(hour=USUAL.hour, minute=0, second=0, microsecond=0)
