"""A table of a thin model, with headers that screen readers can find."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.focus import show_focus

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
