"""You and your care: whom to call, the next appointment, you, your health, what was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary import Appointment
from ptdiary.diary.limits import NAME
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.settings.profile import answer_in
from ptdiary.ui.widgets import (
    Button,
    Card,
    DayAndTime,
    Fold,
    Label,
    LineBox,
    MomentWords,
)
from ptdiary.words import dates, recovery
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from ptdiary.diary import Profile
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.settings.known import KnownList
    from ptdiary.ui.settings.profile import ProfileRows
    from ptdiary.ui.theme import Look

BESIDE = 9.0  # em: the labels of a card stand in one column of this width
_WHOM = 6.0
_ABOUT = 11.7
_MARGIN = 0.85
_ABREAST = 22.0  # em: a narrower card has what belongs to its title below it


class SettingsCard(Card):
    """A card as those of Settings are: its title, and a word at the right of it."""

    def __init__(
        self, title: str, look: Look, parent: QWidget, word: str = "", lead: str = ""
    ) -> None:
        super().__init__(look, parent, margin=_MARGIN, spacing=0.4)
        self._look = look
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        look.space(self.top, 0, 0.6)
        self.top.addWidget(Label(title, "h2"), 1)
        if word:
            self.top.addWidget(Label(word, "hint", wrap=False))
        self.add(self.top)
        if lead:
            self.add(Label(lead, "hint"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.top.setDirection(across if self.width() > self._look.px(_ABREAST) else down)


def contacts_card(rows: ProfileRows, look: Look, suggested: QWidget, page: QWidget) -> Card:
    """The numbers, of whom, and when they answer."""
    card = SettingsCard(words.CONTACTS, look, page)
    parts = {"name": 9, "phone": 12, "hours": 9}  # of the width: a number is read as a whole
    card.add(
        suggested,
        rows.line(words.SHORT["emergency_number"], {"emergency_number": 1}, _WHOM),
        rows.line(words.SHORT["urgent_number"], {"urgent_number": 1}, _WHOM),
        *(
            rows.line(label, {f"{who}.{part}": share for part, share in parts.items()}, _WHOM)
            for who, label in words.CONTACT_LINES
        ),
    )
    return card


def you_card(rows: ProfileRows, look: Look, page: QWidget) -> Card:
    """Name and year of birth, and what is usual."""
    card = SettingsCard(words.YOU, look, page)
    card.add(
        rows.line(words.NAME_AND_YEAR, {"name": 3, "birth_year": 2}, _ABOUT),
        rows.row("usual_soreness", _ABOUT),
        rows.row("usual_movement", _ABOUT),
    )
    return card


def agreed_card(rows: ProfileRows, look: Look, page: QWidget) -> Card:
    """Limits and advice of the therapist."""
    card = SettingsCard(words.LIMITS, look, page)
    card.add(
        rows.row("pain_limit", _ABOUT),
        rows.row("effort_limit", _ABOUT),
        rows.line(words.SHORT["therapist_advice"], {"therapist_advice": 1}, _ABOUT),
    )
    return card


_HEALTH = (
    "cancer_history", "osteoporosis", "long_term_steroids", "infection_risk", "spine_procedure",
    "diabetes", "pregnant", "first_onset", "morning_stiffness", "better_with_movement",
    "conditions", "injuries", "medicines", "age_65",
)  # fmt: skip
_HEALTH_BESIDE = 13.0


class HealthCard(SettingsCard):
    """The questions about health and what is known of it, folded: how many is seen without."""

    def __init__(self, rows: ProfileRows, known: KnownList, look: Look, page: QWidget) -> None:
        super().__init__(words.HEALTH, look, page, lead=words.HEALTH_LEAD)
        inside = QWidget()
        column = QVBoxLayout(inside)
        look.space(column, 0, 0.7)
        self._rows = {path: rows.row(path, _HEALTH_BESIDE) for path in _HEALTH}
        for row in self._rows.values():
            column.addWidget(row)
        self.fold = Fold("health", words.HEALTH_QUESTIONS, look, inside, self)
        self.known = Fold("known", words.KNOWN, look, known, self)
        known.counted.connect(self._count_known)
        self.add(self.fold, self.known)

    def show_profile(self, profile: Profile) -> None:
        """How many are answered; one is asked only where it was answered without a year."""
        asks_age = profile.age_65 is not None and not profile.birth_year
        self._rows["age_65"].setVisible(asks_age)
        asked = [path for path in _HEALTH if path != "age_65" or asks_age]
        count = sum(answer_in(profile, path) not in (None, ()) for path in asked)
        self.fold.set_state(words.answered_of(count, len(asked)), answered=bool(count))

    def show_back(self, rows: ProfileRows) -> None:
        """Open where something came back after a crash: it is not saved until it is looked at."""
        if any(rows.answers[path].is_back for path in self._rows):
            self.fold.open()

    def holds(self, path: str) -> bool:
        """Whether it asks for this field."""
        return path in self._rows

    def _count_known(self, count: int) -> None:
        self.known.set_state(words.listed(count), answered=bool(count))


# The next appointment: set it, change it, take it out.

_Boxes = tuple[str, str]  # the moment and the place
_USUAL = time(9)
_SATURDAY = 5
_LEAST_PLACE = 7.0  # em: with less beside day and time, the place is below them


class AppointmentForm(SettingsCard):
    """The first appointment to come. Of none, a day is proposed, and kept when that is asked for.

    One that is kept follows its boxes, once they are left. Until then they are a draft.
    """

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget) -> None:
        super().__init__(words.APPOINTMENT, look, parent)
        self._keeper = keeper
        self._shown: Appointment | None = None
        self._before: _Boxes | None = None  # as the boxes were filled
        self._is_back = False  # they hold what was typed before a crash, and nobody was there since
        self._draft = FormDraft("settings.appointment", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self._said = Label("", "hint")
        self._said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
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
        self._place = LineBox(look, NAME.longest, self)
        self._place.setAccessibleName(words.APPOINTMENT_PLACE_NAME)
        self._place.setPlaceholderText(words.APPOINTMENT_PLACE)
        self._wrong = Label("", "error")
        self._save = Button(words.APPOINTMENT_SAVE, look, parent=self)
        self._remove = Button(words.APPOINTMENT_REMOVE, look, "link", parent=self)
        self._remove.setAccessibleName(words.APPOINTMENT_REMOVE_NAME)
        self.top.addWidget(self._said, 5)
        self.top.setStretch(0, 8)  # the title in one line, and how soon it is in another
        for each in (self._remove, self._save):
            self.top.addWidget(each)
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        look.space(self._boxes, 0, 0.4)
        self._boxes.addWidget(self._when)
        self._boxes.addWidget(self._place, 1)
        self._back = Label(recovery.NOT_SAVED_YET, "hint")
        self._back.hide()
        self.add(self._boxes, self._back, self._wrong)
        self._save.clicked.connect(self._add)
        save_by_keys(self, self._save)
        self._remove.clicked.connect(self._take_out)
        self._place.finished.connect(self._left)
        self._when.finished.connect(self._left)
        self._place.textEdited.connect(self._typed)
        self._when.changed.connect(self._typed)

    def show_view(self, view: View) -> None:
        """Show the first appointment to come."""
        coming = [each for each in view.diary.appointments if each.at >= view.now]
        found = coming[0] if coming else None
        self._remove.setVisible(found is not None)
        self._save.setVisible(found is None)
        said = words.APPOINTMENT_NONE if found is None else self._said_of(found.at, view.now)
        self._said.setText(said)
        if found != self._shown or self._when.value() is None:
            at = found.at if found is not None else proposed(view.diary.appointments, view.now)
            self._when.show_moment(at, view.now, _USUAL)
            self._place.setText((found.place if found is not None else "") or "")
            self._place.setCursorPosition(0)
            self._say("")
            first = self._before is None
            self._shown, self._before = found, self._filled()
            if first:
                self._put_back(view.now)
        self._shown = found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._when.sizeHint().width() + self._look.px(_LEAST_PLACE + 2 * _MARGIN)
        beside = wanted < self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._boxes.setDirection(across if beside else down)

    def take_focus(self) -> None:
        """Put the keyboard into the day."""
        self._when.take_focus()

    def finish(self) -> None:
        """Keep what the boxes say of an appointment that is kept already.

        What came back after a crash waits until somebody has looked at it.
        """
        at, old = self._when.value(), self._shown
        if old is None or at is None or self._is_back:
            return
        same = at.replace(second=0, microsecond=0) == old.at.replace(second=0, microsecond=0)
        changed = replace(old, at=old.at if same else at, place=self._place.answer())
        if changed == old or (
            self._is_to_come(changed.at) and self._keeper.keep(words.SAVED_APPOINTMENT, changed)
        ):
            self._draft.clear()

    def _left(self) -> None:
        self._mark(is_back=False)
        self.finish()

    def _mark(self, *, is_back: bool) -> None:
        self._is_back = is_back
        self._back.setVisible(is_back)

    def _typed(self) -> None:
        self._draft.wait(self._values)

    def _filled(self) -> _Boxes:
        at = self._when.value()
        return "" if at is None else at.isoformat(), self._place.text()

    def _values(self) -> dict[str, Any]:
        at, place = boxes = self._filled()
        of = "" if self._shown is None else self._shown.id
        return {} if boxes == self._before else {"of": of, "at": at, "place": place}

    def _put_back(self, now: datetime) -> None:
        """What was typed when the program ended."""
        half = self._draft.read(_read)
        if half is None or half.form[0] != ("" if self._shown is None else self._shown.id):
            return
        _, at, place = half.form
        self._when.show_moment(at, now, _USUAL)
        self._place.setText(place)
        self._place.setCursorPosition(0)
        self._mark(is_back=self._shown is not None)

    def _add(self) -> None:
        at = self._when.value()
        if at is not None and self._is_to_come(at):
            made = Appointment(id=uuid4().hex, at=at, place=self._place.answer())
            if self._keeper.keep(words.SAVED_APPOINTMENT, made):
                self._draft.clear()

    def _is_to_come(self, at: datetime) -> bool:
        to_come = at > self._keeper.clock()
        self._say("" if to_come else words.APPOINTMENT_PAST)
        return to_come

    def _said_of(self, at: datetime, now: datetime) -> str:
        """Which day of the week it is, and how soon."""
        return f"{dates.weekday(at)}. {self._look.times.in_days(at, now)}."

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _take_out(self) -> None:
        if self._shown is not None:
            self._keeper.remove(words.REMOVED_APPOINTMENT, Appointment, self._shown.id)
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(values: Mapping[str, Any]) -> tuple[str, datetime, str]:
    return str(values["of"]), datetime.fromisoformat(values["at"]), str(values["place"])


def proposed(earlier: Sequence[Appointment], now: datetime) -> datetime:
    """As the last one, some weeks later; of none, the next working day at nine. After today."""
    last = max((each.at for each in earlier if each.at < now), default=None)
    if last is not None:
        weeks = (now.date() - last.date()).days // 7 + 1
        return last + timedelta(weeks=weeks)
    day = now + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day.replace(hour=_USUAL.hour, minute=0, second=0, microsecond=0)
