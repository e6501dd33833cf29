"""Trends: soreness over time, after each session, and what costs more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from ptdiary.charts.style import LANE_HEIGHT
from ptdiary.review.trends.answer import answer
from ptdiary.review.trends.band import earlier, hump_start, needs_shape
from ptdiary.review.trends.compared import compared, with_current
from ptdiary.review.trends.lanes import lanes
from ptdiary.review.trends.series import series_from
from ptdiary.review.visits import last_visit
from ptdiary.settings import SettingChange
from ptdiary.ui.ahead import hours_ahead
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.page import SEEN, Page
from ptdiary.ui.stray import StrayLine
from ptdiary.ui.trends.ahead_card import AheadCard
from ptdiary.ui.trends.answer_card import AnswerCard
from ptdiary.ui.trends.chart_card import ChartCard
from ptdiary.ui.trends.cost_card import CostCard
from ptdiary.ui.trends.options import (
    ChartMenu,
    CompareRow,
    Limits,
    RangeRow,
    Span,
    first_day,
    limits_of,
    own_days,
)
from ptdiary.ui.trends.turns_card import TurnsCard, TurnsForm
from ptdiary.ui.widgets import Button, Flow, tip_for_eyes
from ptdiary.words import aligned as aligned_words
from ptdiary.words import chart_tables
from ptdiary.words import charts as chart_words
from ptdiary.words import outlook as outlook_words
from ptdiary.words import trends as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from matplotlib.figure import Figure
    from PySide6.QtWidgets import QWidget

    from ptdiary.charts.placed import Placed
    from ptdiary.charts.style import Style
    from ptdiary.review.outlook.ways import SessionQuestion
    from ptdiary.review.trends.shapes import Series
    from ptdiary.settings import Settings
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

_LEAST_RANGE = 12.0  # em: with less, the switch and the menu are below
_DAY = timedelta(days=1)
_LONG = timedelta(days=120)
_REST = 150  # milliseconds

__all__ = ["TrendsPage", "first_day"]


class TrendsPage(Page):
    """The answer, two charts with their sentences and tables, and what costs more."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._series: Series | None = None
        self._beside: Series | None = None
        self._drawn_at: datetime | None = None
        self._shown: Span | None = None  # None: as the range says
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_again)
        self._then = QTimer(self)
        self._then.setSingleShot(True)
        self._then.setInterval(0)
        self._then.timeout.connect(self._show_others)
        self.range = RangeRow(look, self)
        self.range.changed.connect(self._choose_range)
        self.ranges = self.range.choices
        self.switch = Button(words.AS_TABLE, look, "link")
        self.switch.clicked.connect(self._switch_tables)
        self.menu = ChartMenu(self)
        self.more = Button("", look, icon="dots")
        self.more.setAccessibleName(words.MORE)
        tip_for_eyes(self.more)
        self.more.clicked.connect(self._open_menu)
        row = Flow(look)
        row.add_wide(self.range, least=_LEAST_RANGE)
        row.add(self.switch, self.more)
        self._make_cards(look)
        self._connect_menu()
        self._add_keys()
        self.stray = StrayLine(look, self)
        self.stray.go_to.connect(self.go_to)
        self.add(row, self.stray, self.answer, self.timeline, self.ahead, self.aligned)
        self.add(self.cost, self.turns, self.turns_form)
        self.body.addStretch(1)

    def _make_cards(self, look: Look) -> None:
        self.answer = AnswerCard(look)
        self.timeline = ChartCard(words.TIMELINE, 24.0, words.READ_OUT_HELP, look, leading=True)
        self.timeline.view.pointed.connect(self._read_out)
        self.timeline.view.step_pointed.connect(self._read_step_out)
        self.timeline.view.visit_pointed.connect(self._read_visit_out)
        self.timeline.view.opened.connect(self._open_entry)
        self.timeline.view.reset.connect(self._reset_range)
        self.timeline.moved.connect(self._move)
        self.timeline.zoomed.connect(self._zoom)
        self.ahead = AheadCard(look)
        self.ahead.said.connect(self.keeper.note)
        self.aligned = ChartCard(words.ALIGNED, 29.0, words.ALIGNED_HELP, look)
        self.aligned.view.pointed.connect(self._read_aligned_out)
        self.aligned.view.opened.connect(self._open_entry)
        self.compare = CompareRow(self.aligned, look)
        self.compare.changed.connect(self._show_others)
        self.cost = CostCard(look)
        self.turns = TurnsCard(self.keeper, look)
        self.turns_form = TurnsForm(self.keeper, look)
        self.turns_form.left.connect(self._turns_left)
        self.cost.turns_asked.connect(self._ask_turns)
        self.turns_form.restore()

    def _connect_menu(self) -> None:
        self.menu.moved.connect(self._move)
        self.menu.zoomed.connect(self._zoom_at_end)
        self.menu.all_days.connect(self._show_all_days)
        self.menu.own_dates.connect(self._choose_own_dates)
        self.menu.tinted.connect(self._choose_tint)
        self.menu.lanes_changed.connect(self._choose_lanes)
        self.menu.copy.connect(self.timeline.copy_picture)
        self.menu.save.connect(self.timeline.ask_where_to_save)

    def _add_keys(self) -> None:
        """1 to 5 choose how far back, T the tables: where nothing is typed."""
        for number in range(1, len(words.RANGES) + 1):
            self._key(str(number), partial(self.range.choose_number, number))
        self._key("T", self._switch_tables)

    def _key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def recall(self, settings: Settings) -> None:
        """Show the lanes and the tint that were chosen last."""
        self.menu.recall(settings.lanes, tinted=settings.tinted)

    def show_view(self, view: View) -> None:
        """All charts as of now."""
        self._drawn_at = view.now
        self.stray.show_view(view)
        self._show_timeline(view)
        self._show_others()

    def show_time(self, view: View) -> None:
        """The charts are drawn again once more hours can be seen on them."""
        if self._drawn_at is None or view.now - self._drawn_at >= SEEN:
            self.show_view(view)

    def _show_timeline(self, view: View) -> None:
        self.range.offer(view)
        found = self._found(view)
        self._series = found
        self.range.show_days(found.first, found.last, view.now)
        since = self._since(view)
        told = answer(view.index, self.keeper.rulebook, found, since.date() if since else None)
        said = words.answer(told, view.now.date(), since, self.look.times)
        self.answer.show_answer(said, told.verdict.change if said.bar else None)
        tables = [chart_tables.weeks_table, chart_tables.timeline_table]
        tables += [chart_tables.lanes_table] * bool(found.lanes)
        self.timeline.show_chart(
            partial(_timeline, found, self.look.times),
            chart_words.timeline_sentence(found, self.look.times),
            *(partial(each, found, self.look.times) for each in tables),
            more=len(found.lanes) * LANE_HEIGHT,
        )

    def _since(self, view: View) -> datetime | None:
        """The visit that the range counts from, if it is that range."""
        visit = last_visit(view.diary, view.now)
        chosen = self._shown is None and self.ranges.value() == words.SINCE_VISIT
        return visit.at if chosen and visit is not None else None

    def _show_others(self) -> None:
        self._then.stop()
        view, found = self.keeper.view, self._series
        if found is None:
            return
        self._show_aligned(view, found)
        may_begin = self.turns.show_view(view)
        self.cost.show_view(view, turns=may_begin)
        if not may_begin:
            self.turns_form.hide()

    def first_focus(self) -> QWidget | None:
        """The timeline, so that the arrow keys read it out at once."""
        return self.timeline.view

    def _found(self, view: View) -> Series:
        first, last = first_day(view, self.ranges.value()), view.now.date()
        if self._shown is not None:
            start, end = self._shown
            first, last = start.date(), min(end.date() - _DAY, last)
            first = min(first, last)
        found = series_from(view.index, self.keeper.rulebook, view.now, first, last)
        found = replace(found, shown=self._shown, tinted=self.menu.tint.isChecked())
        return replace(found, lanes=lanes(view.index, found, self.menu.lanes()))

    def _show_aligned(self, view: View, found: Series) -> None:
        self.compare.offer(view.index, found)
        choice = self.compare.choice()
        chosen = compared(view.index, found, choice)
        ahead = hours_ahead(view, self.keeper.rulebook)
        outlook = ahead.outlook
        beside = replace(with_current(chosen, found), ahead=outlook.first)
        self._beside = beside
        self.ahead.setVisible(outlook.session is not None)
        shape = needs_shape(beside) and hump_start(beside).is_drawn
        self.ahead.show_ahead(ahead, shape=shape)
        followed = words.compared(
            aligned_words.aligned_sentence(chosen), choice.exercise, choice.place
        )
        said = f"{followed} {aligned_words.earlier_sentence(beside)}".strip()
        tables = [partial(chart_tables.aligned_table, chosen, self.look.times)]
        if earlier(beside).band:
            tables.append(partial(chart_tables.band_table, beside))
        if outlook.moments:
            tables.append(partial(chart_tables.outlook_table, outlook))
        self.aligned.show_chart(
            partial(_aligned, beside, self.look.times),
            said,
            *tables,
            heard=outlook_words.heard(said, outlook),
        )

    # -- what is chosen

    def _show_again(self) -> None:
        """The timeline at once, as it is what was chosen for; the others when it is seen."""
        self._show_timeline(self.keeper.view)
        self._then.start()

    def _choose_range(self) -> None:
        self._shown = self.range.own_span(self.keeper.view)
        self._show_again()

    def _reset_range(self) -> None:
        self.range.choose_last()
        self._choose_range()

    def _choose_lanes(self) -> None:
        self.remember.emit(SettingChange(name="lanes", value=self.menu.lanes()))
        self._show_again()

    def _choose_tint(self, tinted: bool) -> None:
        self.remember.emit(SettingChange(name="tinted", value=tinted))
        self._show_again()

    def _choose_own_dates(self) -> None:
        self.range.choose_own()
        self._choose_range()
        self.range.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all_days(self) -> None:
        view = self.keeper.view
        self.range.choose_own()
        self._shown = own_days(view, first_day(view, None), view.now.date())
        self._show_again()

    def _zoom_at_end(self, factor: float) -> None:
        self._zoom(factor, 1.0)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _limits(self) -> Limits:
        return limits_of(self.keeper.view)

    def _move(self, part: float) -> None:
        shown = self._on_screen()
        if shown is not None:
            self._show_span(self._limits().moved(shown, part))

    def _zoom(self, factor: float, share: float) -> None:
        shown = self._on_screen()
        if shown is not None:
            self._show_span(self._limits().zoomed(shown, factor, share))

    def _on_screen(self) -> Span | None:
        placed = self.timeline.view.placed
        # a time without any record is words, which stand for no days
        return (placed.days if placed is not None else None) or self._shown

    def _show_span(self, span: Span) -> None:
        """Soon, so that a hand that moves on is not waited for."""
        if span != self._on_screen():
            self._shown = span
            self.range.choose_own()
            # a long time takes long to draw: until the hand rests, the image only follows it
            self._soon.setInterval(_REST if span[1] - span[0] > _LONG else 0)
            self._soon.start()

    def _switch_tables(self) -> None:
        tables = not self.timeline.table_shown
        if any(card.isAncestorOf(self.focusWidget()) for card in self._charts()):
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)  # what had it is hidden now
        self.switch.setText(words.AS_CHART if tables else words.AS_TABLE)
        for card in self._charts():
            card.show_table(tables)
        self.cost.show_table(tables)

    def _charts(self) -> tuple[ChartCard, ...]:
        return self.timeline, self.aligned

    # -- taking turns

    def _ask_turns(self, question: SessionQuestion | None) -> None:
        self.turns_form.ask(question)
        self.area.show_soon(self.turns_form)

    def _turns_left(self) -> None:
        focus = self.turns.end if self.turns.end.isVisible() else self.cost.picks.first_stop()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- one point

    def _read_out(self, entry: str) -> None:
        found = self._series
        self.timeline.say(
            chart_tables.read_out(found, entry, self.look.times) if entry and found else ""
        )

    def _read_step_out(self, first: date) -> None:
        found = self._series
        if found is not None:
            self.timeline.say(chart_tables.step_read_out(found, first, self.look.times))

    def _read_visit_out(self, at: datetime) -> None:
        found = self._series
        if found is not None:
            self.timeline.say(chart_tables.visit_read_out(found, at, self.look.times))

    def _read_aligned_out(self, entry: str) -> None:
        found = self._beside
        self.aligned.say(
            chart_tables.aligned_read_out(found, entry, self.look.times) if entry and found else ""
        )

    def _open_entry(self, entry: str) -> None:
        self.go_to.emit(Destination(page=PageName.TODAY, record=entry))


def _timeline(found: Series, times: Times, figure: Figure, style: Style) -> Placed:
    from ptdiary.charts.timeline import draw_timeline  # noqa: PLC0415 imports matplotlib

    return draw_timeline(figure, found, style, chart_words.timeline_words(found, times))


def _aligned(found: Series, times: Times, figure: Figure, style: Style) -> Placed:
    from ptdiary.charts.aligned import draw_aligned  # noqa: PLC0415 imports matplotlib

    return draw_aligned(figure, found, style, aligned_words.aligned_words(found, times))
