"""A list of records as a table: each column is one row of a table of columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.table import TableView

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its header, the text of a row, and how it is set.

    `quiet` tells of a row whether its text says "not answered", which is set in italics; `strong`
    whether it is set in bold. `stretch` columns share the width that is left.
    """

    header: str
    text: Callable[[Row], str]
    right: bool = False
    stretch: bool = False
    quiet: Callable[[Row], bool] | None = None
    strong: Callable[[Row], bool] | None = None


class RecordModel(QAbstractTableModel):
    """Rows set from outside, shown through columns; it holds no truth of its own."""

    def __init__(self, columns: Sequence[Column[Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Any:
        """The row at this place from the top, counted from 0."""
        return self._rows[number]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are; a row has none inside it."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The header of a column."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.header
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, how it is set, and the row itself as ROW_ROLE."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.header}: {column.text(row)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole:
                return _font(column, row)
        return row if role == ROW_ROLE else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _font(column: Column[Any], row: Any) -> QFont | None:
    font = QFont()
    if column.quiet is not None and column.quiet(row):
        font.setItalic(True)
    elif column.strong is not None and column.strong(row):
        font.setBold(True)
    else:
        return None
    return font


class RecordTable(TableView):
    """A table of whole rows: Enter or a double click opens one, Delete asks to remove it.

    It is as high as its rows, so that the page scrolls and not the table inside it.
    """

    opened = Signal(object)
    removal_asked = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        self.records = RecordModel(columns)
        super().__init__(self.records, name, look, parent)
        self.records.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        for number, column in enumerate(columns):
            header.setSectionResizeMode(number, _STRETCH if column.stretch else _BY_CONTENT)
        self.doubleClicked.connect(self._open)
        look.changed.connect(self._grow)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, as high as their text needs, keeping the place in the list."""
        at = self.currentIndex().row()
        self.records.set_rows(rows)
        self._grow()
        if 0 <= at < len(rows):
            self.selectRow(at)

    def chosen(self) -> Any | None:
        """The selected row, None where there is none."""
        index = self.currentIndex()
        return self.records.row(index.row()) if index.isValid() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew for the width there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to remove; the arrows move as in every list."""
        row = self.chosen()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(row)
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        self.resizeRowsToContents()
        rows = self.verticalHeader().length()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.records.row(index.row()))


_STRETCH = QHeaderView.ResizeMode.Stretch
_BY_CONTENT = QHeaderView.ResizeMode.ResizeToContents
