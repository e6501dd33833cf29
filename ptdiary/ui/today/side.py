"""The cards beside the form: the hours since the session, tomorrow, and the next appointment."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.review.clock import session_clock
from ptdiary.review.hours import EASES, ENDS, HOUR, PEAKS, STARTS, instant
from ptdiary.review.trends.curves import curves
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.series import series_from
from ptdiary.review.visits import next_appointment, open_questions
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.page import SEEN
from ptdiary.ui.today.next_turn import NextTurnCard
from ptdiary.ui.today.outlook import OutlookCard
from ptdiary.ui.today.week import WeekCard
from ptdiary.ui.widgets import Button, Card, Flow, Label, heard_as
from ptdiary.ui.widgets.chart_view import ChartView
from ptdiary.words import aligned
from ptdiary.words import guide as guide_words
from ptdiary.words import today as words
from ptdiary.words import visits as visit_words

if TYPE_CHECKING:
    from datetime import datetime

    from matplotlib.figure import Figure

    from ptdiary.charts.placed import Placed
    from ptdiary.charts.style import Style
    from ptdiary.diary import Appointment
    from ptdiary.review.clock import SessionClock
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.review.trends.shapes import Series
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

# Where the patient is in the 72 hours after a session. No scores, so it steers no answer.

_END = 84.0  # hours drawn
_BAR_TOP = 1.75  # em
_BAR = 1.5
_HEIGHT = 5.9
_STARTS, _PEAKS, _EASES, _ENDS = (span / HOUR for span in (STARTS, PEAKS, EASES, ENDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """The words of the clock; `marks` are (hours, words over, words under)."""

    now: str
    peak: str
    easing: str
    marks: tuple[tuple[float, str, str], ...]
    spoken: str


class ClockBar(QWidget):
    """The bar from 0 to 84 hours, with the moment of now above it.

    Its hours run from left to right in every language, as in the chart that takes its place.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "image")
        self._look = look
        self._hours = 0.0
        self._words: ClockWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.size(self, height=_HEIGHT, least_width=12)

    def show_clock(self, hours: float, words: ClockWords) -> None:
        """`hours` since the session ended."""
        self._hours, self._words = hours, words
        self.setAccessibleName(words.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_words(painter, self._words)
        self._paint_now(painter, self._words.now)

    def _x(self, hours: float) -> float:
        margin = self._look.em * 0.2
        return margin + (self.width() - 2 * margin) * min(hours, _END) / _END

    def _span(self, first: float, last: float) -> QRectF:
        em = self._look.em
        return QRectF(self._x(first), em * _BAR_TOP, self._x(last) - self._x(first), em * _BAR)

    def _paint_bar(self, painter: QPainter) -> None:
        look = self._look
        painter.fillRect(self._span(0, _END), look.colour("nav"))
        painter.fillRect(self._span(_STARTS, _PEAKS), look.colour("onset"))
        painter.fillRect(self._span(_PEAKS, _ENDS), look.colour("peak"))
        past = self._span(_ENDS, _END)
        painter.save()
        painter.setClipRect(past)
        painter.setPen(QPen(look.colour("overrun"), 0.9))
        for step in range(-4, 14):
            left = past.left() + step * look.em * 0.45
            bottom = QPointF(left + past.height(), past.bottom())
            painter.drawLine(QPointF(left, past.top()), bottom)
        painter.restore()
        painter.setPen(QPen(look.colour("hours_edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        usual = self._span(_STARTS, _ENDS)
        painter.drawRect(usual)
        painter.setPen(QPen(look.colour("hours_edge"), 1.4, Qt.PenStyle.DashLine))
        ease = self._x(_EASES)
        painter.drawLine(QPointF(ease, usual.top()), QPointF(ease, usual.bottom()))
        painter.setPen(QPen(look.colour("overrun"), 2.2))
        end = self._x(_ENDS)
        painter.drawLine(QPointF(end, usual.top() - 2), QPointF(end, usual.bottom() + 2))

    def _paint_words(self, painter: QPainter, words: ClockWords) -> None:
        look, em = self._look, self._look.em
        painter.setFont(look.font(0.88))
        painter.setPen(look.colour("text"))
        for span, word in (
            (self._span(_PEAKS, _EASES), words.peak),
            (self._span(_EASES, _ENDS), words.easing),
        ):
            if painter.fontMetrics().horizontalAdvance(word) <= span.width():
                painter.drawText(span, Qt.AlignmentFlag.AlignCenter, word)
        top = em * (_BAR_TOP + _BAR + 0.15)
        apart = self._x(_ENDS) - self._x(_EASES) - em * 0.3
        widest = max(painter.fontMetrics().horizontalAdvance(under) for *_, under in words.marks)
        for hours, over, when in words.marks:
            under = when if widest < apart else when.partition(" ")[0]  # the day alone
            side = Qt.AlignmentFlag.AlignLeft if hours == 0 else Qt.AlignmentFlag.AlignHCenter
            across = side | Qt.AlignmentFlag.AlignAbsolute
            left = self._x(hours) - (0 if hours == 0 else em * 3.5)
            painter.setPen(look.colour("text"))
            painter.drawText(QRectF(left, top, em * 7, em * 1.2), across, over)
            painter.setPen(look.colour("text_quiet"))
            painter.drawText(QRectF(left, top + em * 1.1, em * 7, em * 1.3), across, under)

    def _paint_now(self, painter: QPainter, word: str) -> None:
        look, em = self._look, self._look.em
        x, top = self._x(self._hours), em * _BAR_TOP
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - em * 0.45, top - em * 0.3),
                    QPointF(x + em * 0.45, top - em * 0.3),
                    QPointF(x, top + em * 0.22),
                ]
            )
        )
        font = look.font(0.88, bold=True)
        width = QFontMetricsF(font).horizontalAdvance(word) + em * 0.8
        left = min(max(x - width / 2, 0.0), self.width() - width)
        flag = QRectF(left, em * 0.15, width, em * 1.35)
        painter.drawRoundedRect(flag, 4, 4)
        painter.setFont(font)
        painter.setPen(look.colour("surface"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, word)


_CHART_HEIGHT = 9.6  # em
_BEFORE = timedelta(days=5)  # of the chart: the session, and what was before it
_EARLIER = timedelta(days=42)  # of the sessions that it is compared with, as in Trends at first
_SOON = 2  # days in which an appointment puts the summary forward


class SideCards(QObject):
    """The five cards. `go_to` as of a page."""

    go_to = Signal(Destination)

    def __init__(self, rulebook: RuleBook, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.session = SessionCard(rulebook, look)
        self.outlook = OutlookCard(rulebook, look)
        self.turns = NextTurnCard(look)
        self.appointment = AppointmentCard(look)
        self.week = WeekCard(look)
        self.cards = (self.session, self.turns, self.outlook, self.appointment, self.week)
        for card in (self.session, self.turns, self.appointment):
            card.go_to.connect(self.go_to)

    def show_view(self, view: View, after_entry: bool, loud: bool) -> None:
        """`after_entry`: the clock becomes the small chart, which shows scores.

        `loud`: somebody is to be told, so nothing is said of how soreness usually eases.
        """
        self._show_quiet(loud)
        self.session.show_view(view, after_entry)
        self.turns.show_view(view)
        self.outlook.show_view(view, after_entry and not loud)
        self.appointment.show_view(view)
        self.week.show_view(view)

    def show_time(self, view: View, after_entry: bool, loud: bool) -> None:
        """The same diary, later on the same day."""
        self._show_quiet(loud)
        self.session.show_time(view, after_entry)
        self.turns.show_view(view)
        self.outlook.show_time(view, after_entry and not loud)
        self.appointment.show_view(view)

    def _show_quiet(self, loud: bool) -> None:
        self.session.setVisible(not loud)
        self.week.setVisible(not loud)


class SessionCard(Card):
    """The clock before an entry, the chart after it; with no session, the offer to log one."""

    go_to = Signal(Destination)

    def __init__(self, rulebook: RuleBook, look: Look) -> None:
        super().__init__(look, margin=1.0, spacing=0.45)
        self._look = look
        self._rulebook = rulebook
        self._drawn: datetime | None = None  # when the chart was drawn
        self._title = Label("", "h3")
        self._line = Label(words.NO_SESSION_HINT, "hint")
        self.clock = ClockBar(look, self)
        self.chart = ChartView(words.CHART_NAME, look, _CHART_HEIGHT, self)
        self.log = Button(words.LOG_SESSION, look, icon="dumbbell", parent=self)
        self.behind = Label("", "hint")
        self.behind.hide()
        self.trends = Button(words.SEE_TRENDS, look, "link", parent=self)
        self.guide = Button(guide_words.TITLE, look, "link", parent=self)
        links = Flow(look, gap=0.6)
        links.add(self.trends, self.guide)
        self.add(self._title, self._line, self.clock, self.chart, self.behind, self.log, links)
        self.log.clicked.connect(self._log)
        self.trends.clicked.connect(self._see_trends)
        self.guide.clicked.connect(self._see_guide)

    def show_view(self, view: View, after_entry: bool) -> None:
        """Show where the patient is in the hours after the latest session."""
        clock = session_clock(view.diary, view.now)
        drawn = clock is not None and after_entry and _charts_ready() and self._draw(view, clock)
        self.clock.setVisible(clock is not None and not drawn)
        self.chart.setVisible(drawn)
        if not drawn:
            self.behind.hide()
        self._line.setVisible(clock is None)
        self.log.setVisible(clock is None)
        self.trends.setVisible(bool(view.diary.entries))
        if clock is None:
            self._title.setText(words.NO_SESSION)
            return
        self._title.setText(words.since_session(clock, view.now, self._look.times))
        self.clock.show_clock(
            clock.hours,
            ClockWords(
                now=words.clock_now(clock.hours),
                peak=words.CLOCK_PEAK,
                easing=words.CLOCK_EASING,
                marks=words.clock_marks(clock, view.now, self._look.times),
                spoken=words.clock_spoken(clock.hours),
            ),
        )

    def show_time(self, view: View, after_entry: bool) -> None:
        """The hours go on; the chart is drawn again once they can be seen to."""
        drawn = None if self.chart.isHidden() else self._drawn
        if drawn is None or view.now - drawn >= SEEN:
            self.show_view(view, after_entry)

    def _draw(self, view: View, clock: SessionClock) -> bool:
        first = (clock.ended_at - _BEFORE).date()
        found = series_from(view.index, self._rulebook, view.now, first, view.now.date())
        if found.current is None:
            return False
        earlier = Days(first=first - _EARLIER, last=found.last, now=instant(view.now))
        found = replace(found, curves=curves(view.index, earlier, ()))
        self._drawn = view.now
        behind = aligned.behind(found)
        self.behind.setText(behind)
        self.behind.setVisible(bool(behind))
        said = f"{aligned.current_sentence(found)} {aligned.earlier_sentence(found)}".strip()
        self.chart.show_drawing(partial(_compact, found, self._look.times), said)
        return True

    def _log(self) -> None:
        self.go_to.emit(Destination(page=PageName.SESSIONS, part=Part.NEW))

    def _see_trends(self) -> None:
        self.go_to.emit(Destination(page=PageName.TRENDS))

    def _see_guide(self) -> None:
        self.go_to.emit(Destination(page=PageName.GUIDE))


class AppointmentCard(Card):
    """The next appointment in two lines; within 2 days, with the summary to take along.

    `waiting` is one that has been and that nothing was told of: a quiet line leads to it.
    """

    go_to = Signal(Destination)

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.0, 0.8, 1.0, 0.7), spacing=0.2)
        self._look = look
        self.waiting: Appointment | None = None
        self._told: tuple[object, ...] = ()
        self._heading = Label("", "h3")
        self._line = Label("", "hint", wrap=False)
        self.summary = Button(words.PRINT_SUMMARY, look, "link", icon="printer", parent=self)
        self.date = Button(words.ADD_DATE, look, "link", parent=self)
        self.all = Button("", look, "link", parent=self)
        self.tell = Button("", look, "link", parent=self)
        below = Flow(look, gap=0.6)
        below.add(self._line, self.summary, self.date, self.all)
        self.add(self._heading, below, self.tell)
        self.summary.clicked.connect(self._print)
        self.date.clicked.connect(self._set_date)
        self.all.clicked.connect(self._see_all)
        self.tell.clicked.connect(self._tell)

    def show_view(self, view: View) -> None:
        """Show the first appointment that is still to come, and how much is to be asked there."""
        coming = next_appointment(view.diary, view.now)
        diary, now, times = view.diary, view.now, self._look.times
        told_of = (each for each in (coming, self.waiting) if each is not None)
        apart = tuple(times.days_from(each.at, now) for each in told_of)
        told = (diary.appointments, diary.questions, coming, self.waiting, times, apart)
        if told == self._told:
            return  # a minute later it says the same
        self._told = told
        self.date.setVisible(coming is None)
        self.all.setText(visit_words.to_ask(len(open_questions(view.diary))))
        self.all.setVisible(bool(view.diary.appointments or view.diary.questions))
        self._show_waiting(view)
        if coming is None:
            self._say(words.NEXT_APPOINTMENT, words.NEXT_APPOINTMENT, words.NOT_SET)
            self.summary.hide()
            return
        heading = words.appointment_heading(coming, view.now, times)
        spoken = words.APPOINTMENT_SPOKEN.format(appointment=heading)
        self._say(heading, spoken, words.appointment_line(coming, view.now, times))
        days = times.days_from(coming.at, view.now)
        self.summary.setVisible(days <= _SOON)

    def _show_waiting(self, view: View) -> None:
        self.tell.setVisible(self.waiting is not None)
        if self.waiting is not None:
            said = visit_words.tell_later(self.waiting, view.now, self._look.times)
            self.tell.setText(said)

    def _say(self, heading: str, spoken: str, line: str) -> None:
        self._heading.setText(heading)
        self._heading.setAccessibleName(spoken)
        self._line.setText(line)

    def _print(self) -> None:
        self.go_to.emit(Destination(page=PageName.SUMMARY))

    def _set_date(self) -> None:
        self.go_to.emit(Destination(page=PageName.VISITS, part=Part.NEW))

    def _see_all(self) -> None:
        self.go_to.emit(Destination(page=PageName.VISITS))

    def _tell(self) -> None:
        if self.waiting is not None:
            self.go_to.emit(Destination(page=PageName.VISITS, record=self.waiting.id))


def _charts_ready() -> bool:
    """Whether matplotlib is imported; the clock is shown until it is."""
    return "matplotlib.backends.backend_agg" in sys.modules


def _compact(found: Series, times: Times, figure: Figure, style: Style) -> Placed:
    from ptdiary.charts.aligned import draw_aligned  # noqa: PLC0415 imports matplotlib, 0.6 s

    return draw_aligned(figure, found, style, aligned.aligned_words(found, times), compact=True)
