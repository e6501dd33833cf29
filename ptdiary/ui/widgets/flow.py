"""Layouts for narrow pages: what wraps to the next line, and what stands in pairs."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QWidget
from shiboken6 import invalidate

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.direction import from_right

# A row that wraps, so that nothing is cut off at large text.


_Row = tuple[list[tuple[QLayoutItem, QSize]], int]  # items with their sizes, and its height


class Flow(QLayout):
    """Widgets side by side, as many as fit, each row centred on its own height. `gap` in em.

    Those that are added as wide take what is left of their row.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        gap: float = 0.5,
        below: float | None = None,
    ) -> None:
        """`below`: between two rows, where that is not the gap."""
        super().__init__(parent)
        self._look = look
        self._below = below
        self._items: list[QLayoutItem] = []
        # the least width in em, None: what it asks for, and the share
        self._wide: dict[QWidget | None, tuple[float | None, int]] = {}
        look.space(self, 0, gap)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the row."""
        for widget in widgets:
            self.addWidget(widget)

    def add_wide(self, widget: QWidget, least: float | None, share: int = 1) -> None:
        """Put a widget at the end that takes its share of the rest of its row.

        A row has it only where `least` em are left for it; None: as much as it asks for.
        """
        self._wide[widget] = (least, share)
        self.addWidget(widget)

    def put_first(self, widget: QWidget) -> None:
        """Put a widget in the place of the first."""
        self._wide.pop(self._items[0].widget(), None)
        self.takeAt(0)
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        if not 0 <= index < len(self._items):
            return None  # type: ignore[return-value]
        item = self._items.pop(index)
        invalidate(item)  # Qt deletes it next, and `nest` says what would come of it
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        rows = list(self._rows(inner))
        gaps = self._between() * max(len(rows) - 1, 0)
        return margins.top() + margins.bottom() + sum(height for _, height in rows) + gaps

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(margins)

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        """What an item asks for in a row of this width."""
        wide = self._wide.get(item.widget())
        if wide is None:
            return _fitted(item, width)
        asked = item.sizeHint().width() if wide[0] is None else self._look.px(wide[0])
        least = max(asked, item.minimumSize().width())
        return QSize(min(least, width), item.sizeHint().height())

    def _spread(self, row: list[tuple[QLayoutItem, QSize]], rest: int) -> _Row:
        """The row with its wide items as wide as they can be, and its height."""
        wide = [self._wide.get(item.widget()) for item, _ in row]
        shares = sum(each[1] for each in wide if each is not None)
        spread: list[tuple[QLayoutItem, QSize]] = []
        for (item, size), each in zip(row, wide, strict=True):
            if each is None:
                spread.append((item, size))
                continue
            part = rest * each[1] // shares
            rest, shares = rest - part, shares - each[1]
            width = size.width() + part
            high = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            spread.append((item, QSize(width, high)))
        return spread, max(size.height() for _, size in spread)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for row, height in self._rows(inner.width()):
            left = inner.left()
            for item, size in row:
                place = QPoint(left, top + (height - size.height()) // 2)
                # not item.setGeometry: it holds a wrapped button to the height of one line
                (item.widget() or item).setGeometry(self._turned(QRect(place, size), inner))
                left += size.width() + self.spacing()
            top += height + self._between()

    def _between(self) -> int:
        """Between two rows."""
        return self.spacing() if self._below is None else self._look.px(self._below)

    def _turned(self, place: QRect, inner: QRect) -> QRect:
        """From the right, where the words begin there."""
        parent = self.parentWidget()
        if parent is None or not from_right(parent):
            return place
        return QRect(
            QPoint(inner.left() + inner.right() - place.right(), place.top()), place.size()
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> Iterator[_Row]:
        """Each row as its items with their sizes, and its height."""
        row: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._shown():
            size = self._size(item, width)
            if row and used + size.width() > width:
                yield self._spread(row, width - used + self.spacing())
                row, used = [], 0
            row.append((item, size))
            used += size.width() + self.spacing()
        if row:
            yield self._spread(row, width - used + self.spacing())


def _fitted(item: QLayoutItem, width: int) -> QSize:
    """The size that an item wants, made narrower and taller if the row is too short for it."""
    size = item.sizeHint()
    if size.width() <= width:
        return size
    height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, height)


class Pairs(QGridLayout):
    """Two equal columns or one. The order of Tab is the order of adding in both."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._columns = 2
        look.space(self, 0, 1.0)

    def add(self, row: QWidget) -> None:
        """Put a row behind the others."""
        self._rows.append(row)
        self._place(len(self._rows) - 1)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        self._columns = 1 if narrow else 2
        for row in self._rows:
            self.removeWidget(row)
        for index in range(len(self._rows)):
            self._place(index)

    def _place(self, index: int) -> None:
        line, column = divmod(index, self._columns)
        self.addWidget(self._rows[index], line, column, Qt.AlignmentFlag.AlignTop)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, self._columns - 1)


class SideBySide(QWidget):
    """Two widgets in one row while both have the width that they ask for, else one below the other.

    The second takes what is left of the row, or `first_wide` the first.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        look: Look,
        gap: float = 0.8,
        below: float = 0.3,
        *,
        first_wide: bool = False,
    ) -> None:
        """`gap` and `below` in em: between them in one row, and one below the other."""
        super().__init__()
        self._row = Flow(look, self, gap, below)
        if first_wide:
            self._row.add_wide(first, None)
            self._row.add(second)
        else:
            self._row.add(first)
            self._row.add_wide(second, None)

    def put_first(self, first: QWidget) -> None:
        """Another widget in the place of the first, which takes no more than it asks for."""
        self._row.put_first(first)
