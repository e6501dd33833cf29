"""When something was: a few pills for the usual answers, a day and a time for the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from ptdiary.diary.fields import FURTHEST_AHEAD
from ptdiary.ui.widgets.card import Label
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.day_box import DayBox
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.time_box import TimeBox
from ptdiary.wall_clock import in_zone_of, is_of_this_zone, is_shown_twice
from ptdiary.words import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.ui.theme import Look


_NOON = time(12)  # of a day without a time


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentChoice:
    """One pill. `days_back` None: the day is asked for. `usual` None: it is now, no time is asked.

    `key` names the choice, `words` are its label.
    """

    key: str
    words: str
    days_back: int | None = 0
    usual: time | None = None

    @property
    def is_now(self) -> bool:
        """Whether it means this very moment."""
        return self.days_back == 0 and self.usual is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentWords:
    """What the boxes are called: the question of the pills, the day, the time, and `at`."""

    question: str
    day: str
    time: str
    at: str


class WhichHour(Choices):
    """Which of the two it was, of an hour that the clocks show twice; hidden for every other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        answers = [("first", dates.BEFORE_CLOCKS_WENT_BACK), ("second", dates.AFTER_THEY_WENT_BACK)]
        super().__init__(answers, look, clearable=False, parent=parent)
        self.name(dates.WHICH_HOUR)
        self.choose("first")
        self.hide()
        self._shown: datetime | None = None

    def show_moment(self, at: datetime | None, now: datetime) -> None:
        """The boxes show `at` from now on; None: a moment that nobody has told."""
        self._shown = at
        is_second = False
        if at is not None:
            local = at.replace(tzinfo=None)
            self.ask(local, now)
            is_second = not self.isHidden() and at == in_zone_of(local, now, later=True)
        self.choose("second" if is_second else "first")

    def ask(self, local: datetime, now: datetime) -> None:
        """Ask, if what the boxes say can be two moments."""
        self.setVisible(is_of_this_zone(now) and is_shown_twice(local))

    def moment(self, local: datetime, now: datetime) -> datetime:
        """What the boxes say; what they were shown, to the second, while nothing else was typed."""
        is_second = not self.isHidden() and self.value() == "second"
        meant = in_zone_of(local, now, later=is_second)
        shown = self._shown
        if shown is None or shown.replace(second=0, microsecond=0, tzinfo=None) != local:
            return meant
        is_other = not self.isHidden() and shown.utcoffset() != meant.utcoffset()
        return meant if is_other else shown


class DayAndTime(QWidget):
    """A day and a time of it, with no pills. `finished` once one of its boxes is left."""

    changed = Signal()
    finished = Signal()

    def __init__(self, words: MomentWords, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: datetime | None = None
        self._day = DayBox(look, self, short=True)
        self._day.setAccessibleName(words.day)
        self._time = TimeBox(look, self)
        self._time.setAccessibleName(words.time)
        row = Flow(look, self)
        self._which = WhichHour(look, self)
        at = Label(words.at, wrap=False, parent=self)
        row.add(self._day, self._day.said, at, self._time, self._time.said, self._which)
        self._day.dateChanged.connect(self._edited)
        self._time.changed.connect(self._edited)
        self._which.changed.connect(self._edited)
        self._day.editingFinished.connect(self.finished)
        self._time.finished.connect(self.finished)

    def value(self) -> datetime | None:
        """The moment with its UTC offset; None before a moment was shown."""
        if self._now is None:
            return None
        return self._which.moment(self._local(), self._now)

    def show_moment(self, at: datetime | None, now: datetime, usual: time) -> None:
        """Show `at`, or the day of `now` at the usual time. Emits nothing."""
        self._now = now
        self._day.blockSignals(True)
        # an appointment may be so far ahead; never lowered: that would move a day that is chosen
        ahead = now + FURTHEST_AHEAD
        self._day.setMaximumDate(_qdate(max(ahead, at) if at is not None else ahead))
        self._day.setDate(_qdate(at or now))
        self._time.show_time(at.time() if at is not None else usual)
        self._day.blockSignals(False)
        self._which.ask(self._local(), now)
        self._which.show_moment(at, now)

    def take_focus(self) -> None:
        """Put the keyboard into the day."""
        self._day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _local(self) -> datetime:
        return datetime.combine(_date(self._day.date()), self._time.value())

    def _edited(self) -> None:
        if self._now is not None:
            self._which.ask(self._local(), self._now)
        self.changed.emit()


class MomentPicker(QWidget):
    """Answers with a moment, or with None while no pill is chosen.

    Of a moment whose time is not known it is noon, until a time or another pill is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        choices: Sequence[MomentChoice],
        words: MomentWords,
        now: datetime,
        look: Look,
        future: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`future`: days after today can be picked too."""
        super().__init__(parent)
        self._choices = {choice.key: choice for choice in choices}
        self._look = look
        self._now = now
        self._untimed: datetime | None = None  # what it was given without a time
        row = Flow(look, self)
        self._pills = Choices(
            [(choice.key, choice.words) for choice in choices], look, clearable=False, parent=self
        )
        self._pills.name(words.question)
        self._day = DayBox(look, self, short=True)
        self._day.setAccessibleName(words.day)
        self._at = Label(words.at, wrap=False, parent=self)
        self._time = TimeBox(look, self)
        self._time.setAccessibleName(words.time)
        self._which = WhichHour(look, self)
        row.add(self._pills, self._day, self._day.said, self._at)
        row.add(self._time, self._time.said, self._which)
        if not future:
            self._day.setMaximumDate(_qdate(now))
        self._day.setDate(_qdate(now))
        self._pills.changed.connect(self._chosen)
        self._day.dateChanged.connect(self._edited)
        self._time.changed.connect(self._edited)
        self._which.changed.connect(self._edited)
        self._show_boxes()

    def set_now(self, now: datetime) -> None:
        """Time has passed; now moves with it. From another day, a moment is said with its date."""
        day_of = self._look.times.day_of
        at, other_day = self.value(), day_of(now) != day_of(self._now)
        self._now = now
        # never lowered: that would move a day that is chosen
        self._day.setMaximumDate(max(self._day.maximumDate(), _qdate(now)))
        choice = self._choice()
        if other_day and choice is not None and not choice.is_now:
            dated = next(each for each in self._choices.values() if each.days_back is None)
            self.choose(dated.key, at, time_unknown=self.time_unknown)

    def value(self) -> datetime | None:
        """The moment with its UTC offset, on the minute unless it is now."""
        choice = self._choice()
        if choice is None:
            return None
        if choice.is_now:
            return self._now
        return self._which.moment(self._local(choice), self._now)

    @property
    def time_unknown(self) -> bool:
        """Whether a day is chosen, and no time of it."""
        choice = self._choice()
        return choice is not None and choice.days_back is None and not self._time.is_known

    def choose(self, key: str, at: datetime | None = None, *, time_unknown: bool = False) -> None:
        """Press a pill, and fill the boxes with `at` if that is given. Emits nothing."""
        self._untimed = at if time_unknown else None
        self._show(key, at)

    def _show(self, key: str, at: datetime | None) -> None:
        self._pills.choose(key)
        choice = self._choices[key]
        clock = at.time() if at is not None else choice.usual or self._now.time()
        known = at is None or at != self._untimed
        self._day.blockSignals(True)
        self._day.setDate(_qdate(at or self._now))
        self._time.show_time(clock if known else _NOON, known=known)
        self._day.blockSignals(False)
        self._which.show_moment(at, self._now)
        self._show_boxes()

    def take_focus(self) -> None:
        """Put the keyboard into the time, or where it is chosen."""
        stop = self._time if self._time.isVisibleTo(self) else self._pills.first_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _choice(self) -> MomentChoice | None:
        key = self._pills.value()
        return None if key is None else self._choices[key]

    def _chosen(self) -> None:
        choice = self._choice()
        if choice is not None:
            self._show(choice.key, self._untimed if choice.days_back is None else None)
        self.changed.emit()

    def _edited(self) -> None:
        self._show_boxes()
        self.changed.emit()

    def _local(self, choice: MomentChoice) -> datetime:
        at, times = self._time.value(), self._look.times
        if choice.days_back is None:
            return datetime.combine(_date(self._day.date()), at)
        day = times.day_of(self._now) - timedelta(days=choice.days_back)
        late = at.hour < times.day_begins  # the end of that day
        return datetime.combine(day + timedelta(days=late), at)

    def _show_boxes(self) -> None:
        choice = self._choice()
        asks_day = choice is not None and choice.days_back is None
        self._day.setVisible(asks_day)
        self._day.said.setVisible(asks_day and bool(self._day.said.text()))
        asks_time = choice is not None and (choice.usual is not None or choice.days_back is None)
        self._time.setVisible(asks_time)
        self._at.setVisible(asks_time)
        if choice is not None and asks_time:
            self._which.ask(self._local(choice), self._now)
        else:
            self._which.hide()


def _qdate(at: datetime) -> QDate:
    return QDate(at.year, at.month, at.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
