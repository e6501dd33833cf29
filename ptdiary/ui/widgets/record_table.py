"""A list of records as a table: each column is one row of a table of columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ptdiary.isolate import isolated
from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.focus import show_focus

# A table of a thin model, with headers that screen readers can find.

CELL_PADDING = 0.4  # em at each side, as in the style sheet


class TableView(QTableView):
    """Whole rows are chosen; Tab goes on to the next control; cells wrap."""

    def __init__(
        self, model: QAbstractItemModel, title: str, look: Look, parent: QWidget | None = None
    ) -> None:
        """`title` is the accessible name of the table and its headers."""
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setAccessibleName(title)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        down.hide()
        down.setAccessibleName(title)
        self.setAccessibleName(title)
        show_focus(self, look, 0.3)
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._look.px(2.4))
        self.resizeRowsToContents()


class _Wrapping(QStyledItemDelegate):
    """Measures a cell without its padding, which Qt forgets when it breaks the lines."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = option.rect
        if room.isValid():
            padding = 2 * self._look.px(CELL_PADDING)
            option.rect = room.adjusted(0, 0, -padding, 0)
        return super().sizeHint(option, index)


Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.FontRole,
    ROW_ROLE,
)
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(Generic[Row]):
    """One column: its header, the text of a row, and how it is set.

    `quiet` tells of a row whether its text says "not answered", which is set in italics; `strong`
    whether it is set in bold. `stretch` columns share the width that is left, if their words
    need it.
    """

    header: str
    text: Callable[[Row], str]
    right: bool = False
    stretch: bool = False
    quiet: Callable[[Row], bool] | None = None
    strong: Callable[[Row], bool] | None = None


class RecordModel(QAbstractTableModel):
    """Rows set from outside, shown through columns; it holds no truth of its own.

    To lay a table out, Qt asks for each text a dozen times in one turn of the loop: for so long it
    is remembered.
    """

    def __init__(self, columns: Sequence[TableColumn[Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()
        self._stacked = False
        self._texts: dict[tuple[int, int], str] = {}
        self._turned = QTimer(self)
        self._turned.setSingleShot(True)
        self._turned.setInterval(0)
        self._turned.timeout.connect(self._texts.clear)

    @property
    def stacked(self) -> bool:
        """Whether the columns of a row are below each other in one cell."""
        return self._stacked

    def stack(self, stacked: bool) -> None:
        """Put the columns of a row below each other, for a narrow window, or side by side."""
        if stacked != self._stacked:
            self.beginResetModel()
            self._stacked = stacked
            self.endResetModel()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._texts.clear()
        self.endResetModel()

    def row(self, number: int) -> Any:
        """The row at this place from the top, counted from 0."""
        return self._rows[number]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are; a row has none inside it."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        if parent.isValid():
            return 0
        return 1 if self._stacked else len(self._columns)

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
        if role not in _ROLES or not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._all_of(row) if self._stacked else _named(column, row)
            case Qt.ItemDataRole.TextAlignmentRole if not self._stacked:
                return _alignment(column)
            case Qt.ItemDataRole.FontRole:
                return _font(column, row)
        return row if role == ROW_ROLE else None

    def _text(self, index: Index) -> str:
        place = index.row(), -1 if self._stacked else index.column()
        if place not in self._texts:
            row = self._rows[index.row()]
            column = self._columns[index.column()]
            self._texts[place] = self._all_of(row) if self._stacked else column.text(row)
            self._turned.start()
        return self._texts[place]

    def _all_of(self, row: Any) -> str:
        return "\n".join(_named(column, row) for column in self._columns if column.text(row))


def _named(column: TableColumn[Any], row: Any) -> str:
    return f"{column.header}: {isolated(column.text(row))}"


def _alignment(column: TableColumn[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _font(column: TableColumn[Any], row: Any) -> QFont | None:
    font = QFont()
    if column.quiet is not None and column.quiet(row):
        font.setItalic(True)
    elif column.strong is not None and column.strong(row):
        font.setBold(True)
    else:
        return None
    return font


_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home)


class RecordTable(TableView):
    """A table of whole rows: Enter or a double click opens one, Delete asks to remove it.

    It is as high as its rows, so that the page scrolls and not the table inside it.
    """

    opened = Signal(object)
    removal_asked = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[TableColumn[Any]],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        self.records = RecordModel(columns)
        super().__init__(self.records, name, look, parent)
        self.records.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns = tuple(columns)
        self.doubleClicked.connect(self._open)
        # many sections are sized one after another; the rows are measured once they all are
        self._sized = QTimer(self)
        self._sized.setSingleShot(True)
        self._sized.setInterval(0)
        self._sized.timeout.connect(self._grow)
        self.horizontalHeader().sectionResized.connect(self._sized.start)
        look.changed.connect(self._choose_shape)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, as high as their text needs, keeping the place in the list."""
        at, chosen = self.currentIndex().row(), self.chosen()
        if chosen in rows:  # others may have come or gone above it
            at = rows.index(chosen)
        self.records.set_rows(rows)
        self._choose_shape()
        self._grow()
        if 0 <= at < len(rows):
            self.selectRow(at)

    def chosen(self) -> Any | None:
        """The selected row, None if there is none.

        With the keyboard a table takes its first row for the current one, without a mark on it.
        """
        index, model = self.currentIndex(), self.selectionModel()
        return self.records.row(index.row()) if model.isSelected(index) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to remove; the arrows move as in every list."""
        row = self.chosen()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(row)
        elif row is None and event.key() in _MOVES and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())  # the first press marks where it stands
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._choose_shape()

    def _choose_shape(self) -> None:
        """Side by side if every column has room, else below each other; the same row is chosen."""
        at = self.currentIndex().row()
        self.records.stack(False)
        header, least = self.horizontalHeader(), self._look.px(_LEAST_STRETCH)
        wide = [
            max(self.sizeHintForColumn(number), header.sectionSizeHint(number))
            for number in range(len(self._columns))
        ]
        may = [number for number, column in enumerate(self._columns) if column.stretch]
        # short words leave their room to those that need it
        stretched = {number for number in may if wide[number] > least} or set(may[-1:])
        wanted = sum(least if number in stretched else each for number, each in enumerate(wide))
        self.records.stack(wanted > self.viewport().width())
        header.setVisible(not self.records.stacked)
        for number in range(self.records.columnCount()):
            stretch = number in stretched or self.records.stacked
            header.setSectionResizeMode(number, _STRETCH if stretch else _BY_CONTENT)
        if at >= 0 and not self.currentIndex().isValid():
            self.selectRow(at)
        self._sized.start()

    def _grow(self) -> None:
        self.resizeRowsToContents()
        header = self.horizontalHeader()
        above = 0 if self.records.stacked else header.sizeHint().height()
        self.setFixedHeight(self.verticalHeader().length() + above + 2)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.records.row(index.row()))


_LEAST_STRETCH = 9.0  # em: a narrower column would break its words
_STRETCH = QHeaderView.ResizeMode.Stretch
_BY_CONTENT = QHeaderView.ResizeMode.ResizeToContents
