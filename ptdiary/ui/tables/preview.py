"""What a table was recognised as, and its first rows as they would stand in the diary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.tables.reading import LEFT_OUT, AskAbout
from ptdiary.ui.widgets import (
    Button,
    Card,
    DropDown,
    Flow,
    FormRow,
    Label,
    RecordTable,
    TableColumn,
)
from ptdiary.words import table_outcome as outcome_words
from ptdiary.words import table_page as words
from ptdiary.words import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ptdiary.tables.reading import TableChoices, TableRow
    from ptdiary.ui.tables.work import OpenTable, TableOutcome
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
        self.numbers = [Label(""), Label("")]
        self.left_out, self.untimed = Label(""), Label("", "strong")
        self.lines = [Label(""), Label(""), Label("")]
        self.hour = DropDown((), look, self)
        self.hour_row = FormRow(words.NO_TIME, self.hour, look, words.NO_TIME_HELP, parent=self)
        self.add(*self.numbers, self.left_out, self.untimed)
        self.add(Label(words.PREVIEW_TITLE, "h2"), self.table, self._none, *self.lines)
        self.add(self.hour_row)
        self.hour.chosen.connect(self._choose_hour)

    def show_outcome(self, outcome: TableOutcome, choices: TableChoices) -> None:
        """The rows of this reading, and which of them meet what is in the diary."""
        self._show_numbers(outcome)
        rows = outcome.reading.rows
        self.table.show_rows(rows[:_FIRST])
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        same, beside = outcome.merged.same, outcome.beside
        said = (
            outcome_words.already_there(same) if same else "",
            outcome_words.same_moment(beside) if beside else "",
            outcome_words.stays(outcome.imported.older),
        )
        _show_lines(self.lines, said)
        _show_lines([self.untimed], [tables.UNTIMED if outcome.untimed else ""])
        self._show_hour(outcome, choices)

    def _show_numbers(self, outcome: TableOutcome) -> None:
        """How much there is, and of which columns nothing comes in."""
        reading = outcome.reading
        asked = {ask.column for ask in reading.asks if ask.about is AskAbout.COLUMNS}
        left_out = [
            each.name for each in reading.columns
            if each.meaning == LEFT_OUT and each.samples and each.name not in asked
        ]  # fmt: skip
        found = outcome_words.rows_found(reading.rows) if reading.rows else ""
        _show_lines(self.numbers, (found, outcome_words.counts(outcome.before, outcome.after)))
        _show_lines([self.left_out], [words.columns_left_out(left_out) if left_out else ""])

    def _show_hour(self, outcome: TableOutcome, choices: TableChoices) -> None:
        """The hour that ratings without a time may have: the patient may choose one."""
        chosen = "" if choices.rating_hour is None else str(choices.rating_hour)
        self.hour.offer((("", words.KEEP_UNKNOWN), *words.hours_of(self._look.times)))
        self.hour.choose(chosen)
        unknown = any(map(_has_no_time, outcome.reading.rows))
        self._had_none = unknown or (self._had_none and bool(chosen))
        self.hour_row.setVisible(self._had_none)

    def _choose_hour(self, value: str) -> None:
        self.hour_chosen.emit(int(value) if value else None)


class FoundCard(Card):
    """What the table was recognised as, and which sheet of it this is.

    It stands above the questions: what their answers change is in other cards, so that nothing
    moves below the mouse. `taken` with the heading of a column, and what it is to be taken for.
    """

    taken = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.5)
        self.said = Label("", "h3")
        self.wrong = Label("", "error")
        self.sheets = DropDown((), look, self)
        self.row = FormRow(words.SHEET, self.sheets, look, parent=self)
        self._column = ""  # that can be taken for something else
        self.as_note, self.leave_out = Button("", look, parent=self), Button("", look, parent=self)
        self.as_note.clicked.connect(partial(self._take, "note"))
        self.leave_out.clicked.connect(partial(self._take, LEFT_OUT))
        ways = Flow(look, gap=0.6)
        ways.add(self.as_note, self.leave_out)
        self.add(self.said, self.wrong, ways, self.row)

    def show_sheets(self, table: OpenTable) -> None:
        """The sheets of a workbook to choose from; nothing where there is but one."""
        names = [(str(place), each.name) for place, each in enumerate(table.grids)]
        self.sheets.offer(names)
        self.sheets.choose(str(table.sheet))
        self.row.setVisible(len(names) > 1)

    def show_outcome(self, table: OpenTable, outcome: TableOutcome) -> None:
        """What it was recognised as, and why nothing of it can be used, if so."""
        reading = outcome.reading
        self.said.setText(words.recognised(reading, table.name))
        self.wrong.setText(words.refusal(reading))
        self.wrong.setVisible(reading.refused is not None)
        self._offer_way_on(reading.refused_for)

    def _offer_way_on(self, column: str) -> None:
        """What can be done with the column for which the whole is refused, if it is one."""
        self._column = column
        self.as_note.setText(words.as_note(column))
        self.leave_out.setText(words.leave_column(column))
        for each in (self.as_note, self.leave_out):
            each.setVisible(bool(column))

    def way_on(self) -> QWidget | None:
        """Where the keyboard goes while nothing of the table can be used; None else."""
        if self.wrong.isHidden():
            return None
        found = (self.as_note, self.sheets) if self._column else (self.sheets,)
        return next((each for each in found if each.isVisibleTo(self)), None)

    def _take(self, meaning: str) -> None:
        self.taken.emit(self._column, meaning)


def _show_lines(labels: Sequence[Label], said: Sequence[str]) -> None:
    """Each in its label; a label without any is hidden."""
    for label, text in zip(labels, said, strict=True):
        label.setText(text)
        label.setVisible(bool(text))


def _day(look: Look, row: TableRow) -> str:
    return words.day_of(row, look.times)


def _time(look: Look, row: TableRow) -> str:
    return words.time_of(row, look.times)


def _has_no_time(row: TableRow) -> bool:
    return bool(getattr(row.record, "time_unknown", None))
