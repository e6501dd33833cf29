"""The form for one appointment: when, with whom, where, and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from operator import attrgetter
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
    move_focus,
)
from ptdiary.wall_clock import in_zone_of
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
    """`saved` with what is in it, `left` when it is given up, as by Escape.

    `opened` is the appointment that it changes, None of a new one.
    """

    saved = Signal(Appointment)
    left = Signal()
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.7)
        self.opened: Appointment | None = None
        self._before: dict[str, Any] = {}  # as the boxes were filled
        self._last: Appointment | None = None
        self._title = Label("", "h2")
        self.again = Button("", look, "link", icon="redo", parent=self)
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
        self.add(self._title, self.again, self._rows, buttons)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        self.again.clicked.connect(self._fill_again)
        save_by_keys(self, self.save)
        for box in (self.whom, self.place):
            box.textEdited.connect(self.changed)
            box.textChanged.connect(self._offer_last)
            box.returnPressed.connect(self._save)
        self.note.textChanged.connect(self.changed)
        self.when.changed.connect(self.changed)

    def show_appointment(
        self,
        appointment: Appointment | None,
        diary: Diary,
        now: datetime,
        half: Appointment | None = None,
    ) -> None:
        """Ask for an appointment; None: for a new one, on a day as the last one.

        `half`: the form as it was left.
        """
        self.opened = appointment
        self._last = last_one(diary, now) if appointment is None else None
        proposal = Appointment(id="", at=proposed(diary.appointments, now))
        self._title.setText(words.FORM_TITLE if appointment is None else words.CHANGE_TITLE)
        self._fill(appointment or proposal, now)
        self._before = self._plain()
        if half is not None:
            self._fill(half, now)
        self._offer_last()
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

    def _offer_last(self) -> None:
        """With whom and where it was last time is offered while neither is told."""
        last = self._last
        self.again.setText("" if last is None else words.as_last(last).replace("&", "&&"))
        told = self.whom.text() or self.place.text()
        self.again.setVisible(last is not None and not told)

    def _fill_again(self) -> None:
        last = self._last
        if last is not None:
            self.whom.setText(last.with_whom or "")
            self.place.setText(last.place or "")
            move_focus(self.whom)
            self.changed.emit()

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
        old = self.opened
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


def last_one(diary: Diary, now: datetime) -> Appointment | None:
    """The last one if it says with whom or where, else one with the therapist; None: neither."""
    therapist, last = diary.profile.therapist, _last(diary.appointments, now)
    if last is not None and (last.with_whom or last.place):
        return last
    known = therapist is not None and therapist.name
    return Appointment(id="", at=now, with_whom=known) if known else None


def _last(appointments: Sequence[Appointment], now: datetime) -> Appointment | None:
    past = (each for each in appointments if each.at < now)
    return max(past, key=attrgetter("at"), default=None)


def proposed(earlier: Sequence[Appointment], now: datetime) -> datetime:
    """As the last one, some weeks later; of none, the next working day at nine. After today."""
    last = _last(earlier, now)
    if last is not None:
        weeks = (now.date() - last.at.date()).days // 7 + 1
        return in_zone_of(last.at.replace(tzinfo=None) + timedelta(weeks=weeks), now)
    day = now.date() + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return in_zone_of(datetime.combine(day, USUAL), now)
