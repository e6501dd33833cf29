"""Each column of a table: its heading, what stands in it, and what it is taken for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.tables.reading import LEFT_OUT
from ptdiary.ui.widgets import Card, DropDown, FormRow, Label
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.tables.reading import Column
    from ptdiary.ui.theme import Look


class ColumnsCard(Card):
    """`taken` with the heading of a column and what it is to be taken for."""

    taken = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._look = look
        self._columns: tuple[tuple[int, str], ...] = ()
        self.lists: list[DropDown] = []
        self._list = QWidget(self)
        self.add(Label(words.COLUMNS_TITLE, "h2"), Label(words.COLUMNS_LEAD, "hint"), self._list)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """These, in the order of the table. The lists of the same ones stay where they are."""
        found = tuple((each.place, each.name) for each in columns)
        if found != self._columns:
            self._columns = found
            self._build(columns)
        for each, column in zip(self.lists, columns, strict=True):
            if each.findData(column.meaning) < 0:
                each.offer(_meanings(column.meaning))
            each.choose(column.meaning)

    def _build(self, columns: Sequence[Column]) -> None:
        old, self._list = self._list, QWidget(self)
        box = QVBoxLayout(self._list)
        self._look.space(box, 0, 0.7)
        self.lists = []
        for column in columns:
            each = DropDown(_meanings(column.meaning), self._look, self._list)
            each.chosen.connect(partial(self._take, column.name))
            name = words.taken_for(column.name)
            said = words.for_example(column)
            row = FormRow(column.name, each, self._look, said, name=name, parent=self._list)
            self.lists.append(each)
            box.addWidget(row)
        self.rows.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()

    def _take(self, column: str, meaning: str) -> None:
        self.taken.emit(column, meaning)


def _meanings(other: str) -> list[tuple[str, str]]:
    """What is offered: what most tables hold, and what this column is taken for now."""
    offered = [each for each in words.MEANINGS if each != LEFT_OUT]
    more = [] if other in words.MEANINGS else [other]
    return [(each, words.meaning(each)) for each in (*offered, *more, LEFT_OUT)]
