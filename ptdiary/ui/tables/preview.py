"""The first rows of a table as they would stand in the diary, and what it would hold then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ptdiary.ui.widgets import Card, Label, RecordTable, TableColumn
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.tables.reading import TableRow
    from ptdiary.ui.tables.work import TableOutcome
    from ptdiary.ui.theme import Look

_FIRST = 6


class PreviewCard(Card):
    """A row for each of the first records; the lines below it count all of them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        day, time = partial(_day, look), partial(_time, look)
        self.table = RecordTable(
            words.PREVIEW_TITLE,
            (
                TableColumn(header=words.HEADERS["day"], text=day),
                TableColumn(header=words.HEADERS["time"], text=time, quiet=_has_no_time),
                TableColumn(header=words.HEADERS["soreness"], text=words.soreness_of),
                TableColumn(header=words.HEADERS["rest"], text=words.rest_of, stretch=True),
            ),
            look,
            self,
        )
        self._none = Label(words.PREVIEW_NONE, "hint")
        self.lines = [Label("", "strong"), Label(""), Label(""), Label("")]
        self.add(Label(words.PREVIEW_TITLE, "h2"), self.table, self._none, *self.lines)

    def show_outcome(self, outcome: TableOutcome) -> None:
        """The rows of this reading, and what bringing them in would come to."""
        rows = outcome.reading.rows
        self.table.show_rows(rows[:_FIRST])
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        same, beside = outcome.merged.same, outcome.beside
        said = (
            words.counts(outcome.before, outcome.after) if outcome.after is not None else "",
            words.rows_found(rows) if rows else "",
            words.already_there(same) if same else "",
            words.same_moment(beside) if beside else "",
        )
        for label, text in zip(self.lines, said, strict=True):
            label.setText(text)
            label.setVisible(bool(text))


def _day(look: Look, row: TableRow) -> str:
    return words.day_of(row, look.times)


def _time(look: Look, row: TableRow) -> str:
    return words.time_of(row, look.times)


def _has_no_time(row: TableRow) -> bool:
    return bool(getattr(row.record, "time_unknown", None))
