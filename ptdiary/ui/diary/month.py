"""The month as a calendar: the highest score of each day on its colour, sessions and warnings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ptdiary.diary.day import day_of
from ptdiary.review.averages import average
from ptdiary.review.records import is_rating
from ptdiary.settings import DAY_BEGINS
from ptdiary.ui.diary.lines import highest, warning_days
from ptdiary.ui.theme import paint_icon
from ptdiary.ui.tokens import LIGHT, ON_RAMP, RAMP
from ptdiary.ui.widgets import Card, Flow, Label, show_focus, tip_for_eyes
from ptdiary.words import diary as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ptdiary.review.averages import DayAverage
    from ptdiary.review.index import Index
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

_WIDTH, _LEAST, _TIGHT = 3.0, 1.8, 2.5  # em
_HEIGHT, _LOW = 3.25, 2.15  # em; _LOW in a low window
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CHOOSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WEEK, _WEEKS, _DECEMBER = 7, 6, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """One day: its highest rating that is not left out, and what else it holds.

    `warning` is the icon of a warning that began. A day `to_come` cannot be chosen.
    """

    day: date
    highest: int | None
    sessions: int
    warning: str
    today: bool
    to_come: bool
    spoken: str


def month_days(view: View, rulebook: RuleBook, first: date, times: Times) -> tuple[MonthDay, ...]:
    """What each day of a month holds."""
    begins = times.day_begins
    scores, sessions = highest(view.index, begins), view.index.once(_SESSIONS[begins])
    today, last = times.day_of(view.now), _last(first)
    warned = warning_days(view, rulebook, first, last, begins)
    days = (first + timedelta(days=number) for number in range(last.day))
    return tuple(
        MonthDay(
            day=day,
            highest=scores.get(day),
            sessions=sessions[day],
            warning=warned.get(day, ""),
            today=day == today,
            to_come=day > today,
            spoken=words.spoken_day(
                day,
                scores.get(day),
                sessions[day],
                times,
                warning=day in warned,
                today=day == today,
            ),
        )
        for day in days
    )


def _sessions(index: Index, begins: int) -> Counter[date]:
    return Counter(day_of(each.ended_at, begins) for each in index.records.sessions)


_SESSIONS = {hour: partial(_sessions, begins=hour) for hour in DAY_BEGINS}


def _last(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _average(view: View, first: date, begins: int) -> DayAverage | None:
    earlier = timedelta(hours=begins)  # so that a day of the calendar is a day of these
    rated = (
        (each.at - earlier, each.soreness or 0) for each in view.diary.entries if is_rating(each)
    )
    return average(rated, first, _last(first))


class DayButton(QAbstractButton):
    """A day: its number, its highest score on its colour, a square for a session, a warning."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.day: MonthDay | None = None
        self.row_height = _HEIGHT
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.size(self, most_width=_WIDTH)
        show_focus(self, look, 0.3)
        tip_for_eyes(self)
        look.changed.connect(self.updateGeometry)

    def show_day(self, day: MonthDay | None) -> None:
        """Be this day; None: a place of another month."""
        self.day = day
        self.setVisible(day is not None)
        if day is None:
            return
        self.setEnabled(not day.to_come)
        self.setText(str(day.day.day))
        self.setAccessibleName(day.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(self.row_height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self._look.px(self.row_height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS or event.key() in _MONTHS:
            event.ignore()  # the month moves; Qt would go by what lies nearest on the screen
        elif event.key() in _CHOOSING:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em, day = self._look, self._look.em, self.day
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = "accent" if day.today else "control" if self.underMouse() else "hairline"
        painter.setPen(QPen(look.colour(edge), 2.6 if day.today else 1))
        ink = look.colour("text_quiet")
        if day.highest is not None:
            painter.setBrush(QColor(RAMP[day.highest]))
            ink = QColor(ON_RAMP[day.highest])
        painter.drawRoundedRect(rect, em * 0.3, em * 0.3)
        painter.setPen(ink)
        low, tight = self.row_height == _LOW, self.width() < self._look.px(_TIGHT)
        painter.setFont(look.font(0.72 if low else 0.8))
        corner = rect.adjusted(em * 0.3, 0 if low else em * 0.1, -em * 0.3, 0)
        painter.drawText(corner, Qt.AlignmentFlag.AlignLeft, self.text())
        if day.highest is not None:
            painter.setFont(look.font(1.12 if low else 1.32, bold=True))
            aside = em * 0.5 if tight and day.sessions else 0.0  # of the square
            sides = (0.0, -aside) if not self.isRightToLeft() else (aside, 0.0)
            room = rect.adjusted(sides[0], em * 0.62, sides[1], 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(day.highest))
        if day.sessions:
            paint_session(
                painter, self._corner(rect, 0.45 if tight else 0.55 if low else 0.65, at_foot=True)
            )
        if day.warning:
            paint_warning(
                painter,
                day.warning,
                self._corner(rect, 0.7 if tight else 0.85 if low else 1.1, at_foot=False),
            )

    def _corner(self, rect: QRectF, ems: float, *, at_foot: bool) -> QRectF:
        """A square at the side where the number of the day is not."""
        side, gap = self._look.em * ems, self._look.em * 0.15
        left = rect.left() + gap if self.isRightToLeft() else rect.right() - side - gap
        return QRectF(left, rect.bottom() - side - gap if at_foot else rect.top() + gap, side, side)


def paint_session(painter: QPainter, place: QRectF) -> None:
    """The square of a session, edged in white on every colour."""
    painter.setPen(QPen(QColor("#FFFFFF"), 1.2))
    painter.setBrush(QColor(LIGHT.session))
    painter.drawRect(place)


def paint_warning(painter: QPainter, icon: str, place: QRectF) -> None:
    """An octagon or a triangle on a white disc, in the colours of the light theme."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawEllipse(place.adjusted(-1, -1, 1, 1))
    urgent = icon == "octagon"
    colour, inverse = (
        (LIGHT.urgent_fill, LIGHT.on_urgent) if urgent else (LIGHT.caution_fill, LIGHT.on_caution)
    )
    paint_icon(painter, icon, place.adjusted(1, 1, -1, -1), colour, inverse)


class MonthGrid(QWidget):
    """One stop for Tab. Arrows move by a day and a week, Page Up and Down by a month.

    Space and Enter choose a day: `chosen`. `month_asked(-1 or 1, day of the month)`.
    """

    chosen = Signal(date)
    month_asked = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._week = look.times.week
        self._at = 0
        self.days: tuple[DayButton, ...] = ()
        grid = self._grid = QGridLayout(self)
        look.space(grid, 0, 0.22)
        for column, weekday in enumerate(self._week):
            label = Label(words.WEEKDAYS[weekday], "small", wrap=False)
            grid.addWidget(label, 0, column + 1, Qt.AlignmentFlag.AlignCenter)
        self._places = [DayButton(look, self) for _ in range(_WEEK * _WEEKS)]
        for number, button in enumerate(self._places):
            row, column = divmod(number, _WEEK)
            grid.addWidget(button, row + 1, column + 1)
            button.clicked.connect(self._choose)
        for side in (0, _WEEK + 1):
            grid.setColumnStretch(side, 1)
        look.changed.connect(self._space)
        self._space()

    def set_low(self, low: bool) -> None:
        """Be lower in a low window."""
        for button in self._places:
            button.row_height = _LOW if low else _HEIGHT
            button.updateGeometry()
        self._space()

    def _space(self) -> None:
        """A month of five weeks takes the room of six, so that nothing below it jumps."""
        for row in range(1, _WEEKS + 1):
            self._grid.setRowMinimumHeight(row, self._places[0].sizeHint().height())

    def show_days(self, days: Sequence[MonthDay]) -> None:
        """Show these days, keeping the place of the keyboard."""
        had_focus = any(button.hasFocus() for button in self.days)
        before = self._week.index(days[0].day.weekday())
        others = self._places[:before] + self._places[before + len(days) :]
        self.days = tuple(self._places[before : before + len(days)])
        for button, day in zip(self.days, days, strict=True):
            button.show_day(day)
        at = min(self._at, self._latest())
        if had_focus:
            self.focus_day(at + 1)
        for button in others:
            button.show_day(None)
        today = next((n for n, day in enumerate(days) if day.today), None)
        self._stop_at(at if had_focus or today is None else today)

    def focus_day(self, number: int) -> None:
        """Put the keyboard on a day of the month, the last that there is if it has fewer."""
        self._stop_at(min(max(number - 1, 0), self._latest()))
        self.days[self._at].setFocus(Qt.FocusReason.TabFocusReason)

    def stop(self) -> QWidget:
        """The day that Tab reaches."""
        return self.days[self._at]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            step = -_STEPS[key] if sideways and self.isRightToLeft() else _STEPS[key]
            self._step(step)
        elif key in _MONTHS:
            self.month_asked.emit(_MONTHS[key], self._at + 1)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        day = self.days[self._at].day
        if day is None:
            return
        to = day.day + timedelta(days=step)
        if to.month != day.day.month:
            self.month_asked.emit(1 if step > 0 else -1, to.day)
        elif self._at + step <= self._latest():
            self.focus_day(to.day)

    def _latest(self) -> int:
        """The place of the last day that can be chosen."""
        return max((n for n, button in enumerate(self.days) if button.isEnabled()), default=0)

    def _stop_at(self, at: int) -> None:
        self._at = at
        for number, button in enumerate(self.days):
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus
            )

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, DayButton) and button.day is not None:
            self._stop_at(self.days.index(button))
            self.chosen.emit(button.day.day)


class ArrowButton(QAbstractButton):
    """To the month before, or after; its name is heard."""

    def __init__(self, icon: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.size(self, width=2.5, height=2.2)
        show_focus(self, look, 0.45)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        over = self.isEnabled() and self.underMouse()
        painter.setPen(QPen(look.colour("accent" if self.isEnabled() else "hairline"), 1.8))
        painter.setBrush(look.colour("accent_soft" if over else "surface"))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, em * 0.45, em * 0.45)
        side = em * 1.1
        place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        look.paint_icon(painter, self._icon, place, "accent" if self.isEnabled() else "control")


class _Key(QWidget):
    """The colours from 0 to 10, and what a square is."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        row = Flow(look, self, gap=0.35)
        session, warning = _Mark("session", look, self), _Mark("triangle", look, self)
        row.add(Label(words.LOWEST, "small", wrap=False), _Mark("ramp", look, self))
        row.add(Label(words.HIGHEST, "small", wrap=False))
        row.add(session, Label(words.KEY_SESSION, "small", wrap=False))
        row.add(warning, Label(words.KEY_WARNING, "small", wrap=False))


class _Mark(QWidget):
    """A drawing of the key; the words beside it carry the meaning."""

    def __init__(self, kind: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._look = look
        look.size(self, width=8.25 if kind == "ramp" else 1.1, height=1.1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._kind == "session":
            paint_session(painter, rect.adjusted(3, 3, -3, -3))
        elif self._kind == "triangle":
            paint_warning(painter, self._kind, rect)
        else:
            step = rect.width() / len(RAMP)
            for score, colour in enumerate(RAMP):
                at = len(RAMP) - 1 - score if self.isRightToLeft() else score
                painter.fillRect(
                    QRectF(at * step, 1, step + 0.5, rect.height() - 2), QColor(colour)
                )
            painter.setPen(QPen(self._look.colour("control"), 1))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


class MonthCard(Card):
    """The days of a month; `chosen` asks for the lines of one day."""

    chosen = Signal(date)

    def __init__(self, rulebook: RuleBook, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, margin=(0.8, 0.7, 0.8, 0.8), spacing=0.4)
        self._look = look
        self._rulebook = rulebook
        self._view: View | None = None
        self.first: date | None = None  # of the month that is shown; None: that of today
        self.before = ArrowButton("chevron-left", look, self)
        self.after = ArrowButton("chevron-right", look, self)
        self._name = Label("", "h2")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        look.space(top, 0, 0.5)
        top.addWidget(self.before)
        top.addWidget(self._name, 1)
        top.addWidget(self.after)
        self.grid = MonthGrid(look, self)
        self.grid.setAccessibleName(words.MONTH_NAME)
        self.grid.setAccessibleDescription(words.MONTH_HELP)
        self.figures = Label("", "small")
        self.add(top, self.grid, _Key(look, self), self.figures)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.grid.chosen.connect(self.chosen)
        self.grid.month_asked.connect(self._step)

    def show_view(self, view: View) -> None:
        """Show the month that was chosen, as the diary is now."""
        self._view = view
        times = self._look.times
        this = times.day_of(view.now).replace(day=1)
        first = self.first or this
        self._name.setText(words.month(first))
        for button, step in ((self.before, -1), (self.after, 1)):
            other = _month(first, step)
            button.setEnabled(other is not None and other <= this)
            if other is not None:
                button.setAccessibleName(words.other_month(other, later=step > 0))
                button.setToolTip(words.month(other))
        self.figures.setText(words.month_figures(_average(view, first, times.day_begins)))
        self.grid.show_days(month_days(view, self._rulebook, first, times))

    def _go_back(self) -> None:
        self._turn(-1)

    def _go_on(self) -> None:
        self._turn(1)

    def _step(self, months: int, number: int) -> None:
        if self._turn(months):
            self.grid.focus_day(number)

    def _turn(self, months: int) -> bool:
        if self._view is None:
            return False
        now = self._look.times.day_of(self._view.now).replace(day=1)
        other = _month(self.first or now, months)
        if other is None or other > now:
            return False
        self.first = None if other == now else other
        self.show_view(self._view)
        return True


def _month(first: date, step: int) -> date | None:
    """The first of the month before (-1) or after (1); None if the calendar ends."""
    month = first.year * _DECEMBER + first.month - 1 + step
    year, index = divmod(month, _DECEMBER)
    return date(year, index + 1, 1) if date.min.year <= year <= date.max.year else None
