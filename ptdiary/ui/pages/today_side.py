"""The cards beside the form: the hours since the session, the next appointment, this week."""

from __future__ import annotations

import sys
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ptdiary.report.wording import charts as chart_words
from ptdiary.report.wording import guide as guide_words
from ptdiary.report.wording import today as words
from ptdiary.review.clock import session_clock
from ptdiary.review.series import series_from
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.chart_view import ChartView
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.session_clock import ClockBar, ClockWords
from ptdiary.ui.widgets.week_strip import StripDay, WeekStrip

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.figure import Figure

    from ptdiary.charts.placed import Placed
    from ptdiary.charts.style import Style
    from ptdiary.review.clock import SessionClock
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.review.shapes import Series
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

_CHART_HEIGHT = 12.2  # em
_BEFORE = timedelta(days=5)  # of the chart: the session, and what was before it
_SOON = 2  # days in which an appointment puts the summary forward
_WEEK = 7


class SideCards(QObject):
    """The three cards. `go_to` as of a page."""

    go_to = Signal(str)

    def __init__(self, rulebook: RuleBook, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.session = SessionCard(rulebook, look)
        self.appointment = AppointmentCard(look)
        self.week = WeekCard(look)
        self.cards = (self.session, self.appointment, self.week)
        for card in (self.session, self.appointment):
            card.go_to.connect(self.go_to)

    def show_view(self, view: View, after_entry: bool) -> None:
        """`after_entry`: the clock becomes the small chart, which shows scores."""
        self.session.show_view(view, after_entry)
        self.appointment.show_view(view)
        self.week.show_view(view)


class SessionCard(Card):
    """The clock before an entry, the chart after it; with no session, the offer to log one."""

    go_to = Signal(str)

    def __init__(self, rulebook: RuleBook, look: Look) -> None:
        super().__init__(look, margin=1.0, spacing=0.45)
        self._rulebook = rulebook
        self._title = Label("", "h3")
        self._line = Label("", "hint")
        self.clock = ClockBar(look, self)
        self.chart = ChartView(look, _CHART_HEIGHT, self)
        self.log = Button(words.LOG_SESSION, look, icon="dumbbell", parent=self)
        self.trends = Button(words.SEE_TRENDS, look, "link", parent=self)
        self.guide = Button(guide_words.TITLE, look, "link", parent=self)
        self.add(self._title, self._line, self.clock, self.chart, self.log, self.trends)
        self.add(self.guide)
        self.log.clicked.connect(self._log)
        self.trends.clicked.connect(self._see_trends)
        self.guide.clicked.connect(self._see_guide)

    def show_view(self, view: View, after_entry: bool) -> None:
        """Show where the patient is in the hours after the latest session."""
        clock = session_clock(view.diary, view.now)
        drawn = clock is not None and after_entry and _charts_ready() and self._draw(view, clock)
        self.clock.setVisible(clock is not None and not drawn)
        self.chart.setVisible(drawn)
        self.log.setVisible(clock is None)
        self.trends.setVisible(bool(view.diary.entries))
        if clock is None:
            self._title.setText(words.NO_SESSION)
            self._line.setText(words.NO_SESSION_HINT)
            return
        self._title.setText(words.SINCE_SESSION)
        self._line.setText(words.session_line(clock, view.now))
        self.clock.show_clock(
            clock.hours,
            ClockWords(
                now=words.clock_now(clock.hours),
                peak=words.CLOCK_PEAK,
                easing=words.CLOCK_EASING,
                marks=words.clock_marks(clock),
                spoken=words.clock_spoken(clock.hours),
            ),
        )

    def _draw(self, view: View, clock: SessionClock) -> bool:
        first = (clock.ended_at - _BEFORE).date()
        found = series_from(view.index, self._rulebook, view.now, first, view.now.date())
        if found.current is None:
            return False
        said = chart_words.current_sentence(found)
        self.chart.show_drawing(partial(_compact, found), f"{words.CHART_NAME}. {said}")
        return True

    def _log(self) -> None:
        self.go_to.emit("sessions:new")

    def _see_trends(self) -> None:
        self.go_to.emit("trends")

    def _see_guide(self) -> None:
        self.go_to.emit("guide")


class AppointmentCard(Card):
    """The next appointment; within 2 days, the summary to take along."""

    go_to = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=1.0, spacing=0.4)
        self._line = Label("")
        self.summary = Button(words.PRINT_SUMMARY, look, icon="printer", parent=self)
        self.date = Button(words.ADD_DATE, look, parent=self)
        self.add(Label(words.NEXT_APPOINTMENT, "h3"), self._line, self.summary, self.date)
        self.summary.clicked.connect(self._print)
        self.date.clicked.connect(self._set_date)

    def show_view(self, view: View) -> None:
        """Show the first appointment that is still to come."""
        to_come = [each for each in view.diary.appointments if each.at >= view.now]
        self.date.setVisible(not to_come)
        if not to_come:
            self._line.setText(words.NOT_SET)
            self.summary.hide()
            return
        self._line.setText(words.appointment_line(to_come[0], view.now))
        days = (to_come[0].at.date() - view.now.date()).days
        self.summary.setVisible(days <= _SOON)

    def _print(self) -> None:
        self.go_to.emit("summary")

    def _set_date(self) -> None:
        self.go_to.emit("settings:appointment")


class WeekCard(Card):
    """The last seven days."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=1.0, spacing=0.4)
        self.strip = WeekStrip(look, self)
        self._line = Label("", "hint")
        self.add(Label(words.THIS_WEEK, "h3"), self.strip, self._line)

    def show_view(self, view: View) -> None:
        """Count the entries of each day."""
        today = view.now.date()
        days = [today - timedelta(days=back) for back in reversed(range(_WEEK))]
        counts = dict.fromkeys(days, 0)
        for entry in view.diary.entries:
            if entry.at.date() in counts:
                counts[entry.at.date()] += 1
        first = view.diary.entries[0].at.date() if view.diary.entries else today
        missing = [day for day, n in counts.items() if not n and first < day < today]
        strip = [_strip_day(day, counts[day], day == today, day in missing) for day in days]
        self.strip.show_days(strip, words.week_spoken(counts.items()))
        some = bool(view.diary.entries)
        self._line.setText(words.week_sentence(missing) if some else words.NO_ENTRIES_YET)


def _strip_day(day: date, entries: int, today: bool, missing: bool) -> StripDay:
    said = str(entries) if entries else words.STRIP_TODAY if today else ""
    return StripDay(
        letter=words.week_letter(day),
        words=words.STRIP_NONE if missing else said,
        entries=entries,
        today=today,
        missing=missing,
    )


def _charts_ready() -> bool:
    """Whether matplotlib is imported; the clock stands in until it is."""
    return "matplotlib.backends.backend_agg" in sys.modules


def _compact(found: Series, figure: Figure, style: Style) -> Placed:
    from ptdiary.charts.aligned import draw_aligned  # noqa: PLC0415 imports matplotlib, 0.6 s

    return draw_aligned(figure, found, style, chart_words.aligned_words(found), compact=True)
