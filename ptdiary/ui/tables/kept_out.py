"""The rows of a table that are left out or cannot be read: how many, and each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ptdiary.ui.widgets import Card, Fold, Label, RecordTable, TableColumn
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from ptdiary.tables.reading import LeftOutLine, Reading, RefusedRow, Why
    from ptdiary.ui.theme import Look

_MOST = 50  # rows of a list that nobody reads to its end


class KeptOutCard(Card):
    """Hidden where every row comes in."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.0)
        self.refused = _Rows("refused", _REFUSED_COLUMNS, look, self)
        self.left_out = _Rows("left_out", _LEFT_OUT_COLUMNS, look, self)
        self.add(self.refused, self.left_out)
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Those of this table."""
        refused, left_out = reading.refused_rows, reading.left_out
        reasons = [each.why for each in left_out]
        self.refused.show_lines(words.refused(len(refused)), words.REFUSED_STATE, refused)
        said = words.left_out_why(reasons)
        self.left_out.show_lines(words.left_out(len(left_out)), said, list(_spans(left_out)))
        self.setVisible(bool(refused or left_out))


class _Rows(Fold):
    """A row that says how many there are, and opens a list of the first of them."""

    def __init__(
        self, key: str, columns: Sequence[TableColumn[Any]], look: Look, parent: QWidget
    ) -> None:
        super().__init__(key, "", look, parent=parent)
        self.table = RecordTable("", columns, look, self)
        self._more = Label(words.SHOWN_AT_MOST.format(count=_MOST), "hint")
        self.fill(self.table)
        self.fill(self._more)

    def show_lines(self, title: str, state: str, lines: Sequence[Any]) -> None:
        """How many, why, and the first of them."""
        self.row.setText(title)
        self.set_state(state, answered=True)
        self.table.setAccessibleName(title)
        self.table.show_rows(lines[:_MOST])
        self._more.setVisible(len(lines) > _MOST)
        self.setVisible(bool(lines))


@dataclass(frozen=True, slots=True)
class _Span:
    """Lines one after the other that are left out for one reason."""

    first: int
    last: int
    why: Why


def _spans(lines: Sequence[LeftOutLine]) -> Iterator[_Span]:
    together = groupby(enumerate(lines), key=lambda each: (each[1].line - each[0], each[1].why))
    for (_, why), found in together:
        numbers = [line.line for _, line in found]
        yield _Span(numbers[0], numbers[-1], why)


def _lines(span: _Span) -> str:
    return words.lines(span.first, span.last)


def _why_left_out(span: _Span) -> str:
    return words.why_left_out(span.why)


def _line(row: RefusedRow) -> str:
    return words.lines(row.line, row.line)


def _column(row: RefusedRow) -> str:
    return row.column


def _text(row: RefusedRow) -> str:
    return row.text


def _why_refused(row: RefusedRow) -> str:
    return row.why


_LEFT_OUT_COLUMNS = (
    TableColumn(header=words.LINE_HEADERS["line"], text=_lines),
    TableColumn(header=words.LINE_HEADERS["why"], text=_why_left_out, stretch=True),
)
_REFUSED_COLUMNS = (
    TableColumn(header=words.LINE_HEADERS["line"], text=_line),
    TableColumn(header=words.LINE_HEADERS["column"], text=_column),
    TableColumn(header=words.LINE_HEADERS["text"], text=_text, stretch=True),
    TableColumn(header=words.LINE_HEADERS["why"], text=_why_refused, stretch=True),
)
