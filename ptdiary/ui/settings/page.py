"""Settings: how the program looks, whom to call, and the facts that the review needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLocale, Signal

from ptdiary.diary import Appointment
from ptdiary.diary.profile import stating_usual
from ptdiary.settings import THEMES, SettingChange
from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName, Part
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.page import Page
from ptdiary.ui.settings.copies import CopiesCard
from ptdiary.ui.settings.known import KnownCard
from ptdiary.ui.settings.profile import (
    PROFILE_FIELDS,
    ProfileRow,
    StatedRow,
    answer_in,
    make_row,
    with_answer,
)
from ptdiary.ui.settings.suggested_numbers import SuggestedNumbers
from ptdiary.ui.today.activities import ActivityList
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    DayAndTime,
    Flow,
    FormRow,
    Label,
    MomentWords,
    Pairs,
)
from ptdiary.words import backups, dates
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

# The next appointment: set it, change it, take it out.

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
        save_by_keys(self, self._save)
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


# The card of Settings about how the program looks, says times, and reminds.

_NEVER = "never"


class PreferencesCard(Card):
    """Each choice holds at once. `remember` as of a page."""

    remember = Signal(SettingChange)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self.add(Label(words.LOOKS, "h2"))
        self.text_size = self._ask(words.TEXT_SIZE, words.TEXT_SIZES)
        self.theme = self._ask(words.THEME, words.THEMES)
        self.clock = self._ask(words.CLOCK, words.CLOCKS)
        self.day_order = self._ask(words.DAY_ORDER, words.DAY_ORDERS)
        hours = [(str(hour), _hour(hour, look.times)) for hour in words.REMINDER_HOURS]
        self.reminder = self._ask(
            words.REMINDER, ((_NEVER, words.NEVER), *hours), words.REMINDER_HELP
        )
        self.text_size.changed.connect(self._choose_size)
        self.theme.changed.connect(self._choose_theme)
        self.clock.changed.connect(self._choose_clock)
        self.day_order.changed.connect(self._choose_order)
        self.reminder.changed.connect(self._choose_reminder)
        look.changed.connect(self._show_look)
        self._show_look()

    def recall(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.clock.choose(settings.clock)
        self.day_order.choose(settings.day_order)
        hour = settings.reminder
        self.reminder.choose(_NEVER if hour is None else str(hour))
        self._show_look()

    def _ask(
        self, question: str, answers: tuple[tuple[str, str], ...], help_text: str = ""
    ) -> Choices:
        control = Choices(answers, self._look, clearable=False, parent=self)
        self.add(FormRow(question, control, self._look, help_text, parent=self))
        return control

    def _show_look(self) -> None:
        self.text_size.choose(str(self._look.scale))
        self.theme.choose(self._look.theme)
        for hour in words.REMINDER_HOURS:
            self.reminder.chip(str(hour)).setText(_hour(hour, self._look.times))
        self.reminder.name(words.REMINDER)

    def _choose_size(self) -> None:
        self._look.change(scale=float(self.text_size.value() or 1))

    def _choose_theme(self) -> None:
        chosen = self.theme.value()
        self._look.choose_theme(next(each for each in THEMES if each == chosen))

    def _choose_clock(self) -> None:
        self.remember.emit(SettingChange(name="clock", value=self.clock.value()))

    def _choose_order(self) -> None:
        self.remember.emit(SettingChange(name="day_order", value=self.day_order.value()))

    def _choose_reminder(self) -> None:
        value = self.reminder.value()
        hour = None if value in (None, _NEVER) else int(str(value))
        self.remember.emit(SettingChange(name="reminder", value=hour))


def _hour(hour: int, times: Times) -> str:
    return times.clock(datetime(2000, 1, 1, hour, tzinfo=UTC))


# The card of Settings about the file: its copies, and other diaries.


class DiaryFileCard(Card):
    """Where the diary is, and the ways to its copies and to others."""

    go_to = Signal(Destination)
    file_asked = Signal(FileRequest)

    def __init__(self, path: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.backups = Button(backups.TITLE, look, parent=self)
        self.open = Button(backups.CARD_OPEN, look, parent=self)
        self.new = Button(backups.CARD_NEW, look, parent=self)
        self.backups.clicked.connect(self._see_backups)
        self.open.clicked.connect(self._open_other)
        self.new.clicked.connect(self._begin_new)
        row = Flow(look)
        row.add(self.backups, self.open, self.new)
        self.add(
            Label(words.FILE, "h2"),
            Label(words.FILE_LEAD),
            Label(str(path), "hint"),
            row,
        )

    def _see_backups(self) -> None:
        self.go_to.emit(Destination(page=PageName.BACKUPS))

    def _open_other(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.OPEN))

    def _begin_new(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.NEW))


class SettingsPage(Page):
    """Each answer is saved when it is left, as one undo step."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._rows: dict[str, ProfileRow] = {}
        self._pairs: list[Pairs] = []
        self._preferences = PreferencesCard(look, self)
        self._preferences.remember.connect(self.remember)
        self.add(Label(words.LEAD, "hint"), self._preferences)
        # made in the order on the page, which is the order of Tab
        self.suggested = SuggestedNumbers(keeper, look, QLocale.system(), self)
        self.add(self.suggested, self._card("contacts", words.CONTACTS))
        self._appointment = AppointmentForm(keeper, look, self)
        self.add(
            self._appointment,
            self._card("advice", words.ADVICE),
            self._card("limits", words.LIMITS, words.LIMITS_LEAD),
            self._card("you", words.YOU),
            self._card("health", words.HEALTH, words.HEALTH_LEAD),
        )
        self._usual.confirmed.connect(self._confirm_usual)
        self.known = KnownCard(keeper, look, self)
        self.add(self.known)
        self.activities = ActivityList(keeper, look, self)
        self._file = DiaryFileCard(keeper.store.path, look, self)
        self._file.go_to.connect(self.go_to)
        self._file.file_asked.connect(self.file_asked)
        self.copies = CopiesCard(keeper, look, self)
        self.copies.go_to.connect(self.go_to)
        self.add(self.activities, self._file, self.copies)
        self.body.addStretch(1)

    def recall(self, settings: Settings) -> None:
        """Show the preferences that are kept."""
        self._preferences.recall(settings)

    def show_view(self, view: View) -> None:
        profile = view.diary.profile
        for path, row in self._rows.items():
            row.show_answer(answer_in(profile, path))
        self._rows["age_65"].setVisible(profile.age_65 is not None and not profile.birth_year)
        self._usual.show_stated(profile, view.now, self.look.times)
        self.known.show_view(view)
        self._appointment.show_view(view)
        self.suggested.show_view(view)
        self.activities.show_view(view)

    def show_time(self, view: View) -> None:
        """The next appointment may have passed."""
        self._appointment.show_view(view)

    def open(self, to: Destination) -> None:
        match to.part:
            case Part.APPOINTMENT:
                self.area.show_whole(self._appointment)
                self._appointment.take_focus()
            case Part.SAVE_COPY:
                self.area.show_whole(self.copies)
                self.copies.ask_save()
            case Part.IMPORT:
                self.area.show_whole(self.copies)
                self.copies.ask_import()
        if to.field:
            self._rows[to.field].take_focus()

    def keep_draft(self) -> None:
        """What is in a box that was not left yet is saved like the rest."""
        for row in self._rows.values():
            row.finish()

    def _card(self, name: str, title: str, lead: str = "") -> Card:
        card = Card(self.look, self, spacing=0.8)
        card.add(Label(title, "h2"))
        if lead:
            card.add(Label(lead, "hint"))
        rows = Pairs(self.look)
        for field in PROFILE_FIELDS:
            if field.card == name:
                row = make_row(field, self.look, self)
                row.answered.connect(self._keep)
                self._rows[field.path] = row
                rows.add(row)
        self._pairs.append(rows)
        card.add(rows)
        return card

    def set_columns(self, narrow: bool) -> None:
        for rows in self._pairs:
            rows.set_narrow(narrow)

    @property
    def _usual(self) -> StatedRow:
        row = self._rows["usual_soreness"]
        assert isinstance(row, StatedRow)  # noqa: S101 as `make_row` makes it
        return row

    def _confirm_usual(self) -> None:
        profile = self.keeper.diary.profile
        confirmed = stating_usual(profile, profile.usual_soreness, self.keeper.clock())
        self.keeper.keep_profile(words.saved("usual_soreness"), confirmed)

    def _keep(self, path: str) -> None:
        profile = self.keeper.diary.profile
        changed = with_answer(profile, path, self._rows[path].answer(), self.keeper.clock())
        if changed != profile:
            self.keeper.keep_profile(words.saved(path), changed)
