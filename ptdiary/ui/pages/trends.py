"""Trends: soreness over time, and after each session; as charts or as tables."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from ptdiary.files import FileError, write_whole
from ptdiary.report.wording import chart_tables
from ptdiary.report.wording import charts as chart_words
from ptdiary.report.wording import trends as words
from ptdiary.review.series import series
from ptdiary.ui.pages.page import Page
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.chart_view import ChartView
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.record_table import Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.figure import Figure

    from ptdiary.charts.placed import Placed
    from ptdiary.charts.style import Style
    from ptdiary.review.series import Series
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_FIRST_RANGE = "42"
_PICTURE = (10.5, 5.0)  # inches of a saved chart
_KINDS: dict[str, Literal["svg", "png", "pdf"]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


class TrendsPage(Page):
    """Two cards, each a chart with the sentence that says what it shows, and its table."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._series: Series | None = None
        self.ranges = Choices(words.RANGES, look, clearable=False)
        self.ranges.name(words.RANGE_NAME)
        self.ranges.choose(_FIRST_RANGE)
        self.ranges.changed.connect(self._show_range)
        self._switch = Button(words.AS_TABLE, look, "link")
        self._switch.clicked.connect(self._switch_tables)
        row = Flow(look)
        row.add(self.ranges, self._switch)
        self.timeline = ChartCard(words.TIMELINE, 25.5, look)
        self.aligned = ChartCard(words.ALIGNED, 29.0, look)
        self.timeline.view.pointed.connect(self._read_out)
        self.timeline.view.opened.connect(self._open_entry)
        self.add(row, self.timeline, self.aligned)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:
        """Both charts as of now."""
        first = first_day(view, self.ranges.value())
        found = series(view.diary, self.keeper.rulebook, view.now, first, view.now.date())
        self._series = found
        self.timeline.show_chart(
            partial(_timeline, found),
            chart_words.timeline_sentence(found),
            chart_tables.timeline_table(found),
        )
        self.aligned.show_chart(
            partial(_aligned, found),
            chart_words.aligned_sentence(found),
            chart_tables.aligned_table(found),
        )

    def first_focus(self) -> QWidget | None:
        """The timeline, so that the arrow keys read it out at once."""
        return self.timeline.view

    def _show_range(self) -> None:
        self.show_view(self.keeper.view)

    def _switch_tables(self) -> None:
        tables = not self.timeline.table_shown
        self._switch.setText(words.AS_CHART if tables else words.AS_TABLE)
        for card in (self.timeline, self.aligned):
            card.show_table(tables)

    def _read_out(self, entry: str) -> None:
        said = chart_tables.read_out(self._series, entry) if entry and self._series else ""
        self.timeline.read_out.setText(said or words.READ_OUT_HELP)

    def _open_entry(self, entry: str) -> None:
        self.go_to.emit(f"today:{entry}")


class ChartCard(Card):
    """A chart, the sentence above it, the line under it that reads one entry out, its table."""

    def __init__(self, title: str, height: float, look: Look) -> None:
        """`height` of the chart in em."""
        super().__init__(look, spacing=0.35)
        self._look = look
        self._title = title
        self._drawing: partial[Placed] | None = None
        self.table_shown = False
        self.sentence = Label("", "hint")
        self.view = ChartView(look, height)
        self.read_out = Label(words.READ_OUT_HELP, "hint")
        self._copy = Button(words.COPY_PICTURE, look, "link")
        self._copy.clicked.connect(self._copy_picture)
        self._save = Button(words.SAVE_PICTURE, look, "link")
        self._save.clicked.connect(self._save_picture)
        self.message = Label("", "hint")
        self.message.hide()
        actions = Flow(look)
        actions.add(self._copy, self._save)
        self._place_of_table = QVBoxLayout()
        self.table: RecordTable | None = None
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._headers: tuple[str, ...] = ()
        self.add(Label(title, "h2"), self.sentence, self.view, self._place_of_table)
        self.add(self.read_out, actions, self.message)

    def show_chart(
        self, drawing: partial[Placed], sentence: str, table: chart_tables.Table
    ) -> None:
        """Show what `drawing` draws; `sentence` says it in words, `table` in numbers."""
        self._drawing = drawing
        self.sentence.setText(sentence)
        self.view.show_drawing(drawing, f"{self._title}. {sentence}")
        self._headers, self._rows = table.heads, table.rows
        self.message.hide()
        if self.table_shown:
            self._fill_table()

    def show_table(self, shown: bool) -> None:
        """The numbers in place of the chart, or the chart again."""
        self.table_shown = shown
        if shown:
            self._fill_table()
        if self.table is not None:
            self.table.setVisible(shown)
        for widget in (self.view, self.read_out, self._copy, self._save):
            widget.setVisible(not shown)

    def _fill_table(self) -> None:
        if self.table is None:
            columns = [
                Column(header=header, text=partial(_cell, number), stretch=True)
                for number, header in enumerate(self._headers)
            ]
            self.table = RecordTable(self._title, columns, self._look)
            self._place_of_table.addWidget(self.table)
        self.table.show_rows(self._rows)

    def _copy_picture(self) -> None:
        picture = self.view.picture()
        if picture is not None:
            QApplication.clipboard().setImage(picture)
            self._say(words.COPIED)

    def _save_picture(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, words.SAVE_TITLE, words.SAVE_NAME, words.SAVE_FILTER
        )
        if name:
            self.save_picture(Path(name))

    def save_picture(self, path: Path) -> None:
        """Write the chart as SVG, PNG or PDF, by the ending of the name."""
        from matplotlib.figure import Figure  # noqa: PLC0415 costs 0.6 s

        from ptdiary.charts.save import chart_bytes  # noqa: PLC0415
        from ptdiary.charts.style import LIGHT  # noqa: PLC0415

        if self._drawing is None:
            return
        kind = _KINDS.get(path.suffix.lower(), "png")
        whole = path if path.suffix.lower() in _KINDS else path.with_name(f"{path.name}.png")
        figure = Figure(figsize=_PICTURE, dpi=100)
        self._drawing(figure, LIGHT)
        try:
            write_whole(whole, chart_bytes(figure, kind))
        except FileError as error:
            self._say(str(error))
        else:
            self._say(words.SAVED)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()


def _timeline(found: Series, figure: Figure, style: Style) -> Placed:
    from ptdiary.charts.timeline import draw_timeline  # noqa: PLC0415 imports matplotlib

    return draw_timeline(figure, found, style, chart_words.timeline_words(found))


def _aligned(found: Series, figure: Figure, style: Style) -> Placed:
    from ptdiary.charts.aligned import draw_aligned  # noqa: PLC0415 imports matplotlib

    return draw_aligned(figure, found, style, chart_words.aligned_words(found))


def _cell(number: int, row: Sequence[str]) -> str:
    return row[number]


def first_day(view: View, chosen: str | None) -> date:
    """The first day of the range: never before the first record."""
    today = view.now.date()
    began = [each.at.astimezone(view.now.tzinfo).date() for each in view.diary.entries[:1]]
    began += [each.ended_at.astimezone(view.now.tzinfo).date() for each in view.diary.sessions[:1]]
    first = min(began, default=today)
    if chosen in (None, "all"):
        return first
    return max(first, today - timedelta(days=int(chosen) - 1))
