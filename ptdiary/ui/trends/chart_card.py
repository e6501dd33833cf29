"""A card with a chart, the sentence that says what it shows, its read-out line and its tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout

from ptdiary.exports import export_file
from ptdiary.files import FileError
from ptdiary.ui.file_choice import ask_save, documents
from ptdiary.ui.widgets import Button, Card, Flow, Label, RecordTable, TableColumn, announce
from ptdiary.ui.widgets.chart_view import ChartView
from ptdiary.words import trends as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from matplotlib.figure import Figure

    from ptdiary.charts.placed import Placed
    from ptdiary.charts.style import Style
    from ptdiary.ui.theme import Look
    from ptdiary.words.chart_tables import Table

MOST_ROWS = 300  # of a table; a longer one would take seconds to lay out
_PICTURE = (10.5, 5.0)  # inches of a saved chart
_COPY_DPI = 200
_POINTS = 72
_KINDS: dict[str, Literal["svg", "png", "pdf"]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


class ChartCard(Card):
    """A chart or its tables; `options` is the room for what can be chosen.

    The `leading` one can be moved through time. It has no title and no buttons: the answer is
    above it, and the page's menu holds what can be done with it.
    """

    moved = Signal(float)
    zoomed = Signal(float, float)

    def __init__(
        self, title: str, height: float, help_words: str, look: Look, leading: bool = False
    ) -> None:
        """`height` of the chart in em."""
        super().__init__(look, spacing=0.35)
        self._look = look
        self._title = title
        self._help = help_words
        self._drawing: Callable[[Figure, Style], Placed] | None = None
        self._more = 0.0
        self._shown: tuple[Callable[[], Table], ...] = ()
        self._tables: list[tuple[tuple[str, ...], RecordTable]] = []
        self._buttons: list[Button] = []
        self.said = ""
        self.table_shown = False
        self.sentence = Label("", "hint")
        self.view = ChartView(title, look, height)
        self.view.movable = leading
        self.view.moved.connect(self.moved)
        self.view.zoomed.connect(self.zoomed)
        self.read_out = Label(help_words, "hint")
        self.message = Label("", "hint")
        self.message.hide()
        self.rows_left_out = Label("", "hint")
        self.rows_left_out.hide()
        self.options = QVBoxLayout()
        look.space(self.options, 0, 0.35)
        self._place_of_tables = QVBoxLayout()
        look.space(self._place_of_tables, 0, 0.6)
        if not leading:
            self.add(Label(title, "h2"), self.sentence, self.options)
        self.add(self.view, self._place_of_tables, self.rows_left_out, self.read_out)
        if not leading:
            self.add(self._actions())
        self.add(self.message)

    @property
    def table(self) -> RecordTable | None:
        """The first table; None before tables were shown."""
        return self._tables[0][1] if self._tables else None

    @property
    def tables(self) -> tuple[RecordTable, ...]:
        """All tables that stand in for the chart."""
        return tuple(table for _, table in self._tables)

    def show_chart(
        self,
        drawing: Callable[[Figure, Style], Placed],
        sentence: str,
        *tables: Callable[[], Table],
        more: float = 0.0,
        heard: str = "",
    ) -> None:
        """Show what `drawing` draws; `sentence` says it in words, `tables` make numbers.

        `heard` says it to those who hear the chart, where that is more than the sentence. `more` is
        how much higher it is than usual, in sizes of the chart's words.
        """
        self._drawing = drawing
        self._more = more
        self._shown = tables
        self.said = sentence
        self.sentence.setText(sentence)
        self.view.show_drawing(drawing, heard or sentence, more)
        self.message.hide()
        if self.table_shown:
            self._fill_tables()

    def show_table(self, shown: bool) -> None:
        """The numbers in place of the chart, or the chart again."""
        self.table_shown = shown
        if shown:
            self._fill_tables()
        for _, table in self._tables:
            table.setVisible(shown)
        for widget in (self.view, self.read_out, *self._buttons):
            widget.setVisible(not shown)
        if not shown:
            self.rows_left_out.hide()

    def say(self, read_out: str) -> None:
        """Read one point out; with nothing, say how."""
        self.read_out.setText(read_out or self._help)
        if self.view.hasFocus():
            announce(self, read_out)

    def save_picture(self, path: Path) -> None:
        """Write the chart as SVG, PNG or PDF, by the ending of the name."""
        from ptdiary.charts.save import chart_bytes  # noqa: PLC0415 costs 0.6 s

        figure = self._figure(dpi=100)
        if figure is None:
            return
        kind = _KINDS.get(path.suffix.lower(), "png")
        whole = path if path.suffix.lower() in _KINDS else path.with_name(f"{path.name}.png")
        try:
            export_file(whole, chart_bytes(figure, kind))
        except FileError as error:
            self._say(str(error))
        else:
            self._say(words.SAVED)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, as a picture."""
        from ptdiary.charts.save import chart_bytes  # noqa: PLC0415

        figure = self._figure(dpi=_COPY_DPI)
        if figure is not None:
            QApplication.clipboard().setImage(QImage.fromData(chart_bytes(figure, "png")))
            self._say(words.COPIED)

    def ask_where_to_save(self) -> None:
        """Save the chart under a name that is asked for."""
        offered = documents() / words.SAVE_NAME
        path = ask_save(self, words.SAVE_TITLE, offered, words.SAVE_FILTER)
        if path is not None:
            self.save_picture(path)

    def _actions(self) -> Flow:
        actions = Flow(self._look)
        for said, act in (
            (words.COPY_PICTURE, self.copy_picture),
            (words.SAVE_PICTURE, self.ask_where_to_save),
        ):
            button = Button(said, self._look, "link")
            button.setAccessibleName(f"{said}: {self._title}")
            button.clicked.connect(act)
            self._buttons.append(button)
            actions.add(button)
        return actions

    def _fill_tables(self) -> None:
        """A table each; one with other columns than before is made anew."""
        shown = [make() for make in self._shown]
        heads = [table.heads for table in shown]
        if [each for each, _ in self._tables] != heads:
            for _, old in self._tables:
                self._place_of_tables.removeWidget(old)
                old.deleteLater()
            self._tables = [(each, self._make_table(each)) for each in heads]
        left_out = 0
        for table, (_, widget) in zip(shown, self._tables, strict=True):
            widget.show_rows(table.rows[-MOST_ROWS:])
            left_out += max(len(table.rows) - MOST_ROWS, 0)
        self.rows_left_out.setText(words.rows_left_out(left_out))
        self.rows_left_out.setVisible(bool(left_out))

    def _make_table(self, heads: tuple[str, ...]) -> RecordTable:
        columns = [
            TableColumn(header=header, text=partial(_cell, number), stretch=True)
            for number, header in enumerate(heads)
        ]
        table = RecordTable(self._title, columns, self._look)
        self._place_of_tables.addWidget(table)
        return table

    def _figure(self, dpi: int) -> Figure | None:
        """The chart on white, at the size of a picture."""
        from matplotlib.figure import Figure  # noqa: PLC0415

        from ptdiary.charts.style import LIGHT  # noqa: PLC0415

        if self._drawing is None:
            return None
        wide, high = _PICTURE
        figure = Figure(figsize=(wide, high + self._more * LIGHT.size / _POINTS), dpi=dpi)
        self._drawing(figure, LIGHT)
        return figure

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        announce(self, sentence)


def _cell(number: int, row: Sequence[str]) -> str:
    return row[number]
