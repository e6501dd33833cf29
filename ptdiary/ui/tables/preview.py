"""The first rows of a table as they would stand in the diary, and what it would hold then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.tables.reading import AskAbout
from ptdiary.ui.widgets import Card, DropDown, FormRow, Label, RecordTable, TableColumn
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.tables.reading import TableChoices, TableRow
    from ptdiary.ui.tables.work import TableOutcome
    from ptdiary.ui.theme import Look

_FIRST = 6


class PreviewCard(Card):
    """A row for each of the first records.

    `hour_chosen` with the usual hour of ratings without a time, None for not known.
    """

    hour_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._look = look
        self._had_none = False  # of this table, before an hour was chosen
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
        self.lines = [Label(""), Label("")]
        self.hour = DropDown((), look, self)
        self.hour_row = FormRow(words.NO_TIME, self.hour, look, words.NO_TIME_HELP, parent=self)
        self.add(Label(words.PREVIEW_TITLE, "h2"), self.table, self._none, *self.lines)
        self.add(self.hour_row)
        self.hour.chosen.connect(self._choose_hour)

    def show_outcome(self, outcome: TableOutcome, choices: TableChoices) -> None:
        """The rows of this reading, and which of them meet what is in the diary."""
        rows = outcome.reading.rows
        self.table.show_rows(rows[:_FIRST])
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        same, beside = outcome.merged.same, outcome.beside
        said = (
            words.already_there(same) if same else "",
            words.same_moment(beside) if beside else "",
        )
        for label, text in zip(self.lines, said, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._show_hour(outcome, choices)

    def _show_hour(self, outcome: TableOutcome, choices: TableChoices) -> None:
        """The hour that ratings without a time may have; nothing of it where it is asked anyway."""
        asked = any(ask.about is AskAbout.HOUR for ask in outcome.reading.asks)
        chosen = "" if choices.hour is None else str(choices.hour)
        self.hour.offer((("", words.KEEP_UNKNOWN), *words.hours_of(self._look.times)))
        self.hour.choose(chosen)
        unknown = any(map(_has_no_time, outcome.reading.rows))
        self.hour_row.setVisible(not asked and (unknown or self._had_none))
        self._had_none = unknown or (self._had_none and bool(chosen))

    def _choose_hour(self, value: str) -> None:
        self.hour_chosen.emit(int(value) if value else None)


def _day(look: Look, row: TableRow) -> str:
    return words.day_of(row, look.times)


def _time(look: Look, row: TableRow) -> str:
    return words.time_of(row, look.times)


def _has_no_time(row: TableRow) -> bool:
    return bool(getattr(row.record, "time_unknown", None))
