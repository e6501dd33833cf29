"""Reminders, and what there is of the program when its window is closed. All off at first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.autostart import start_with_computer, starts_with_computer, stop_starting
from ptdiary.diary.day import day_of
from ptdiary.settings import QUIET_HOURS, SettingChange
from ptdiary.starting import own_command
from ptdiary.ui.icon import end_icon, has_place, start_icon
from ptdiary.ui.settings.care import SettingsCard
from ptdiary.ui.widgets import Choices, FormRow, Label
from ptdiary.words import reminders as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ptdiary.settings import Settings
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

_OFF, _ON, _OTHER = "off", "on", "other"
_BESIDE = 7.6  # em: the labels of these two cards


class HourChoice(QWidget):
    """Off, the usual hours, or another one, whose pills are shown once that is asked for.

    Until one of them is chosen, what held before still holds, and is shown to.
    """

    changed = Signal()

    def __init__(
        self, usual: Sequence[int], others: Sequence[int], look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._hours = (*usual, *others)
        first = ((_OFF, words.OFF), *_said(usual, look.times), (_OTHER, words.OTHER))
        self.first = Choices(first, look, clearable=False, parent=self)
        self.others = Choices(_said(others, look.times), look, clearable=False, parent=self)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.25)
        column.addWidget(self.first)
        column.addWidget(self.others)
        self.others.hide()
        self._holds = _OFF  # of the first row
        self.first.changed.connect(self._chosen)
        self.others.changed.connect(self._chosen_other)

    def hour(self) -> int | None:
        """The hour that is chosen; None: off."""
        chosen = self.first.value()
        chosen = self.others.value() if chosen == _OTHER else chosen
        return None if chosen in (None, _OFF) else int(str(chosen))

    def choose(self, hour: int | None) -> None:
        """Show an hour as chosen; None: off."""
        other = hour is not None and str(hour) not in self.first.offered()
        self._holds = _OTHER if other else _OFF if hour is None else str(hour)
        self.first.choose(self._holds)
        self.others.choose(str(hour) if other else None)
        self.others.setVisible(other)

    def name(self, question: str) -> None:
        """Tell screen readers what is asked."""
        self.first.name(question)
        self.others.name(words.OTHER_HOUR.format(row=question))

    def show_times(self) -> None:
        """Say the hours as they are said now."""
        for choices in (self.first, self.others):
            for value, text in _said(self._hours, self._look.times):
                if value in choices.offered():
                    choices.chip(value).setText(text)

    def _chosen(self) -> None:
        chosen = self.first.value() or _OFF
        self.others.setVisible(chosen == _OTHER)
        if chosen == _OTHER and self.others.value() is None:
            self.first.choose(self._holds)
            return
        if chosen != _OTHER:
            self.others.choose()
        self._holds = chosen
        self.changed.emit()

    def _chosen_other(self) -> None:
        self._holds = _OTHER
        self.first.choose(_OTHER)
        self.changed.emit()


class RemindersCard(SettingsCard):
    """What it reminds of, and when not. `remember` as of a page: each choice holds at once."""

    remember = Signal(SettingChange)

    def __init__(self, clock: Callable[[], datetime], look: Look, page: QWidget) -> None:
        super().__init__(words.TITLE, look, page, word=words.OFF_AT_FIRST)
        self._clock = clock
        self._begins = 0
        self.evening = HourChoice(words.EVENING_HOURS, words.OTHER_EVENING, look, self)
        session = ((_OFF, words.OFF), (_ON, words.AFTER_SESSION))
        self.session = Choices(session, look, clearable=False, parent=self)
        visit = ((_OFF, words.OFF), (_ON, words.DAY_BEFORE))
        self.visit = Choices(visit, look, clearable=False, parent=self)
        self.home = HourChoice(words.HOME_HOURS, words.OTHER_HOME, look, self)
        quiet = ((_OFF, words.OFF), *(("-".join(map(str, each)), "") for each in QUIET_HOURS))
        self.quiet = Choices(quiet, look, clearable=False, parent=self)
        away = (("", words.NOT_AWAY), *words.AWAY_FOR)
        self.away = Choices(away, look, clearable=False, parent=self)
        self._until = Label("", "hint")
        self._until.hide()
        for label, control in (
            (words.EVENING, self.evening),
            (words.SESSION, self.session),
            (words.VISIT, self.visit),
            (words.HOME, self.home),
            (words.QUIET, self.quiet),
            (words.AWAY, self.away),
        ):
            self.add(FormRow(label, control, look, "", "text", _BESIDE, parent=self))
        lead = words.LEAD.format(said=words.TIME_FOR_AN_ENTRY)
        self.add(self._until, Label(lead, "small"))
        self.evening.changed.connect(self._choose_evening)
        self.session.changed.connect(self._choose_session)
        self.visit.changed.connect(self._choose_visit)
        self.home.changed.connect(self._choose_home)
        self.quiet.changed.connect(self._choose_quiet)
        self.away.changed.connect(self._choose_away)
        look.changed.connect(self.show_times)
        self.show_times()

    def recall(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._begins = settings.day_begins
        self.evening.choose(settings.reminder)
        self.session.choose(_ON if settings.reminder_session else _OFF)
        self.visit.choose(_ON if settings.reminder_visit else _OFF)
        self.home.choose(settings.reminder_home)
        quiet = settings.quiet_hours
        self.quiet.choose(_OFF if quiet is None else "-".join(map(str, quiet)))
        self._show_away(settings.away_until)

    def show_times(self) -> None:
        """Say hours as they are said now."""
        self.evening.show_times()
        self.home.show_times()
        for first, last in QUIET_HOURS:
            said = (_hour(each, self._look.times) for each in (first, last))
            text = words.FROM_UNTIL.format(**dict(zip(("first", "last"), said, strict=True)))
            self.quiet.chip(f"{first}-{last}").setText(text)

    def _show_away(self, until: str) -> None:
        """Until which day, unless that has come."""
        day = date.fromisoformat(until) if until else None
        if day is None or day <= self._today():
            self.away.choose("")
            self._until.hide()
            return
        if not self.away.value():
            self.away.choose()
        said = self._look.times.short_day_with_weekday(day)
        self._until.setText(words.AWAY_UNTIL.format(day=said))
        self._until.show()

    def _today(self) -> date:
        return day_of(self._clock(), self._begins)

    def _choose_evening(self) -> None:
        self.remember.emit(SettingChange(name="reminder", value=self.evening.hour()))

    def _choose_session(self) -> None:
        value = self.session.value() == _ON
        self.remember.emit(SettingChange(name="reminder_session", value=value))

    def _choose_visit(self) -> None:
        value = self.visit.value() == _ON
        self.remember.emit(SettingChange(name="reminder_visit", value=value))

    def _choose_home(self) -> None:
        self.remember.emit(SettingChange(name="reminder_home", value=self.home.hour()))

    def _choose_quiet(self) -> None:
        chosen = self.quiet.value()
        hours = next((each for each in QUIET_HOURS if "-".join(map(str, each)) == chosen), None)
        self.remember.emit(SettingChange(name="quiet_hours", value=hours))

    def _choose_away(self) -> None:
        days = self.away.value()
        until = (self._today() + timedelta(days=int(days))).isoformat() if days else ""
        self.remember.emit(SettingChange(name="away_until", value=until))
        self._show_away(until)


class ClosedWindowCard(SettingsCard):
    """Whether it starts with the computer: read from the entry of this computer each time."""

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(words.CLOSED, look, page)
        answers = ((_OFF, words.OFF), (_ON, words.AS_ICON))
        self.with_computer = Choices(answers, look, clearable=False, parent=self)
        self._row = FormRow(
            words.WITH_COMPUTER, self.with_computer, look, "", "text", _BESIDE, parent=self
        )
        self._said = Label("", "small")
        self.add(self._row, self._said)
        self.with_computer.changed.connect(self._choose)
        self.look_at_computer()

    def look_at_computer(self) -> None:
        """Show how it is now; somebody may have changed it by other means."""
        place, starts = has_place(), starts_with_computer()
        self.with_computer.choose(_ON if starts else _OFF)
        self._row.setVisible(place or starts)
        self._said.setText(words.ICON_NEEDED if place else words.NO_ICONS)

    def _choose(self) -> None:
        wanted = self.with_computer.value() == _ON
        if wanted and start_with_computer(own_command("--icon")):
            start_icon()
        elif not wanted and stop_starting():
            end_icon()
        starts = starts_with_computer()
        self.with_computer.choose(_ON if starts else _OFF)
        if starts != wanted:
            self._said.setText(words.NOT_WRITTEN)


def _said(hours: Sequence[int], times: Times) -> tuple[tuple[str, str], ...]:
    return tuple((str(hour), _hour(hour, times)) for hour in hours)


def _hour(hour: int, times: Times) -> str:
    return times.clock(datetime(2000, 1, 1, hour, tzinfo=UTC))
