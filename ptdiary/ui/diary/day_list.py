"""The days as groups of lines, the newest first, and what can be done with the line in hand.

A model and a painter: ten years of lines are no widgets, and only the lines that are shown are
told. The list is as high as its lines, so that the page scrolls and not the list inside it.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QMenu,
    QWidget,
)

from ptdiary.diary import Entry, Session
from ptdiary.ui.diary.line_actions import LineActions, offers, record_in
from ptdiary.ui.diary.line_painter import ROW, LinePainter
from ptdiary.ui.widgets import move_ring, show_focus
from ptdiary.words import diary as words
from ptdiary.words import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import (
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QMoveEvent,
        QResizeEvent,
    )

    from ptdiary.ui.diary.lines import DayLine, Record
    from ptdiary.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = Qt.ItemDataRole.UserRole


class LineModel(QAbstractListModel):
    """The lines that are shown; it holds no truth of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[DayLine, ...] = ()

    def set_lines(self, lines: Sequence[DayLine]) -> None:
        """Show these lines; more at the end of those that are shown are only added."""
        before, new = self.lines, tuple(lines)
        if before and len(new) > len(before) and new[: len(before)] == before:
            self.beginInsertRows(_NOWHERE, len(before), len(new) - 1)
            self.lines = new
            self.endInsertRows()
            return
        self.beginResetModel()
        self.lines = new
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are; a line has none inside it."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line says, and the line itself as _LINE."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken[0]
        return line if role == _LINE else None


_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_HEEDED = _ENTER | _SIDEWAYS.keys() | _PAGES.keys() | {Qt.Key.Key_Delete}


class DayList(QListView):
    """One stop for Tab, then the buttons of the line in hand.

    Up and Down go by line, Left and Right by rating. `opened` with a record to change, `deleted`
    with one to delete, `added` with a day that has no entry, `left_out` and `versions_asked` from
    the menu; `to_be_seen` with the place of the line in hand, `left` by Escape. `shifted` by the
    pixels that a pressed line has moved, as the one above it takes less room. `later_asked` by Up
    from the first line.
    """

    opened = Signal(object)
    deleted = Signal(object)
    added = Signal(date)
    left_out = Signal(object)
    versions_asked = Signal(object)
    search_asked = Signal()
    left = Signal()
    to_be_seen = Signal(QRect)
    shifted = Signal(int)
    later_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """The buttons of the line in hand lie in `parent`: in a list, screen readers see lines."""
        super().__init__(parent)
        self._parent = parent
        self._look = look
        self._part = 0
        self._hover: tuple[int, int] | None = None
        self.records = LineModel(self)
        self.hand = LineActions(look, parent, by_mouse=False)
        self.hover = LineActions(look, self.viewport(), by_mouse=True)
        self._painter = LinePainter(look, self, self.part_in_hand)
        self.setModel(self.records)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("days")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press gives it the keyboard by itself
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(words.LIST_NAME)
        self.setAccessibleDescription(words.LIST_HELP)
        show_focus(self, look, 0.4, place=self._ring_place)
        for actions in (self.hand, self.hover):
            actions.change.clicked.connect(partial(self._act, actions, self.opened))
            actions.delete.clicked.connect(partial(self._act, actions, self.deleted))
            actions.add.clicked.connect(partial(self._add, actions))
            actions.more.clicked.connect(partial(self._show_menu, actions))
        self._sized = QTimer(self)
        self._sized.setSingleShot(True)
        self._sized.setInterval(0)
        self._sized.timeout.connect(self._grow)
        look.changed.connect(self._dress)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self._dress()

    # what is shown

    def show_lines(self, lines: Sequence[DayLine]) -> None:
        """Show these lines, keeping the one in hand, or its place."""
        row, record = self.currentIndex().row(), self.record()
        was_gap = record is None
        before = self.records.lines
        self.records.set_lines(lines)
        self._painter.lines = self.records.lines
        if self.records.lines[: len(before)] != before:
            self._painter.forget()
            self._hover = None
        self._grow()
        if not lines:
            return
        if record is None or was_gap or not self.take_in_hand(record.id, scroll=False):
            self._part = 0
            self._go(min(max(row, 0), len(lines) - 1), scroll=False)

    def take_in_hand(self, id_: str, *, scroll: bool = True) -> bool:
        """Take the line of a record in hand; whether there is one."""
        for row, line in enumerate(self.records.lines):
            for part, record in enumerate(line.records):
                if record.id == id_:
                    self._go(row, part, scroll=scroll)
                    return True
        return False

    def go_to_day(self, day: date) -> bool:
        """Take the first line of a day in hand; whether there is one."""
        lines = self.records.lines
        row = next((n for n, line in enumerate(lines) if line.holds(day)), None)
        if row is None:
            return False
        self._go(row)
        return True

    def line(self) -> DayLine | None:
        """The line in hand; None if there are none."""
        row = self.currentIndex().row()
        return self.records.lines[row] if 0 <= row < len(self.records.lines) else None

    def record(self) -> Record | None:
        """The record in hand; None if there is none."""
        line = self.line()
        return None if line is None else record_in(line, self._part)

    def part_in_hand(self, row: int) -> int | None:
        """Which record of a line is in hand, by mouse or keyboard; None if the line is not."""
        if self._hover is not None and self._hover[0] == row:
            return self._hover[1]
        return self._part if self._has_keyboard() and row == self.currentIndex().row() else None

    def place_of(self, row: int) -> QRect:
        """Where a line is, in pixels of the list."""
        return self.visualRect(self.records.index(row, 0))

    def _ring_place(self) -> QRect:
        """Around what is in hand of the line."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.records.lines):
            return self.rect()
        place, content = self.place_of(row), self._painter.placed(row).content.toRect()
        if self.isRightToLeft():
            content.moveLeft(place.width() - content.right())
        return content.translated(place.topLeft())

    def _go(self, row: int, part: int = 0, *, scroll: bool = True) -> None:
        self.setAutoScroll(scroll)
        self.setCurrentIndex(self.records.index(row, 0))
        self._part = part
        if scroll:
            self.to_be_seen.emit(self.place_of(row))
        self._show_actions()

    def _grow(self) -> None:
        self._lay_out()
        self._show_actions()

    def _lay_out(self) -> None:
        rows = range(len(self.records.lines))
        self.doItemsLayout()
        self.setFixedHeight(max(1, sum(int(self._painter.placed(row).height) for row in rows)))

    def _dress(self) -> None:
        self._painter.actions = float(self.hover.room())
        self._painter.add = float(self.hover.add.sizeHint().width())
        self._painter.forget()
        self._sized.start()

    # what is in hand

    def _has_keyboard(self) -> bool:
        now = QApplication.focusWidget()
        return now is self or (now is not None and self.hand.isAncestorOf(now))

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        for each in (old, now):
            if each is not None and (each is self or self.hand.isAncestorOf(each)):
                self._show_actions()
                return

    def _show_actions(self) -> None:
        """Put the buttons at the line in hand, and at the one under the mouse."""
        row, hover = self.currentIndex().row(), self._hover
        keyboard = self._has_keyboard() and 0 <= row < len(self.records.lines)
        self._let_grow(row if keyboard else -1)
        move_ring(self, self._ring_place())
        if keyboard:
            self._put(self.hand, row, self._part)
        else:
            self.hand.hide()
        if hover is not None and not (keyboard and hover[0] == row):
            self._put(self.hover, *hover)
        else:
            self.hover.hide()
        self.viewport().update()

    def _let_grow(self, row: int) -> None:
        """Make room under the words of the line in hand, where there is none beside them."""
        before, painter = self._painter.grown, self._painter
        if row == before:
            return
        painter.grown = row
        both = [each for each in (before, row) if 0 <= each < len(self.records.lines)]
        if not all(painter.placed(each).fits for each in both):
            self._lay_out()

    def _put(self, actions: LineActions, row: int, part: int) -> None:
        line = self.records.lines[row]
        actions.show_line(line, part, _spoken(line, part))
        place, placed = self.place_of(row), self._painter.placed(row)
        content, em = placed.content, self._look.em
        left = content.right() - em * 0.2 - actions.width()
        if self.isRightToLeft():
            left = place.width() - left - actions.width()
        top = place.top() + content.bottom() - (em * ROW + actions.height()) / 2
        # under the mouse a line does not grow, as all below it would jump: they lie on its edge
        actions.afloat = actions is self.hover and not placed.fits
        if actions.afloat:
            top = min(top + em * ROW * 0.75, self.height() - actions.height())
        at = QPoint(int(left), int(top))
        if actions is self.hand:
            at = self.viewport().mapTo(self._parent, at)
        actions.move(at)
        actions.show()
        actions.raise_()

    def _at(self, position: QPoint) -> tuple[int, int] | None:
        """The row and the part of it under the mouse."""
        row = self.indexAt(position).row()
        if row < 0:
            return None
        place = self.place_of(row)
        inside = QPointF(position - place.topLeft())
        if self.isRightToLeft():
            inside.setX(place.width() - inside.x())
        parts = self._painter.placed(row).parts
        near = [abs(each.center().x() - inside.x()) + abs(each.center().y() - inside.y()) * 4
                for each in parts]  # fmt: skip
        return row, near.index(min(near)) if near else 0

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self.line()
        if event.text() == "/":
            self.search_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif line is None or not self._heed(key, line):
            super().keyPressEvent(event)

    def _heed(self, key: Qt.Key, line: DayLine) -> bool:
        """Do what a key asks of the line in hand; whether it asks anything."""
        if key in _SIDEWAYS:
            self._step(-_SIDEWAYS[key] if self.isRightToLeft() else _SIDEWAYS[key], line)
        elif key in _PAGES:
            self._page(_PAGES[key])
        elif key in _ENTER:
            self._ask(self.opened, "change", line)
        elif key == Qt.Key.Key_Delete:
            self._ask(self.deleted, "delete", line)
        elif key == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.later_asked.emit()
        return key in _HEEDED

    def _ask(self, signal: SignalInstance, what: str, line: DayLine) -> None:
        if line.is_gap and what == "change":
            self.added.emit(line.day)
        elif what in offers(line, self._part):
            signal.emit(self.record())

    def keyboardSearch(self, search: str) -> None:
        """A letter does not jump: it would go by the names of weekdays."""

    def _step(self, step: int, line: DayLine) -> None:
        part = min(max(self._part + step, 0), len(line.records) - 1)
        if line.is_gap or part == self._part:
            return
        self._part = part
        self._show_actions()
        said = _spoken(line, part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _page(self, pages: int) -> None:
        seen = max(self.visibleRegion().boundingRect().height(), self._look.px(ROW))
        row = self.currentIndex().row()
        aim = self.place_of(row).center().y() + pages * seen
        while 0 <= row + pages < len(self.records.lines):
            row += pages
            if pages * (self.place_of(row).center().y() - aim) >= 0:
                break
        self._go(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._part = 0
        self._show_actions()

    def scrollTo(
        self,
        index: Index,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The page scrolls, not the list."""
        if index.isValid() and self.hasAutoScroll():
            self.to_be_seen.emit(self.place_of(index.row()))

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if at is not None:
            before = self.place_of(at[0]).top()
            self._go(*at, scroll=False)
            self.shifted.emit(self.place_of(at[0]).top() - before)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line()
        if line is not None and not line.is_gap:
            self._ask(self.opened, "change", line)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(self._at(event.position().toPoint()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover_at(None)
        return super().viewportEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._show_actions()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hand.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._sized.start()

    def _hover_at(self, at: tuple[int, int] | None) -> None:
        if at != self._hover:
            self._hover = at
            self._show_actions()

    # what the buttons do

    def _of(self, actions: LineActions) -> tuple[DayLine, int] | None:
        """The line that the buttons stand at, and the part of it."""
        row, part = self.currentIndex().row(), self._part
        if actions is self.hover and self._hover is not None:
            row, part = self._hover
        return (self.records.lines[row], part) if 0 <= row < len(self.records.lines) else None

    def _act(self, actions: LineActions, signal: SignalInstance) -> None:
        at = self._of(actions)
        if at is not None:
            signal.emit(record_in(*at))

    def _add(self, actions: LineActions) -> None:
        at = self._of(actions)
        if at is not None:
            self.added.emit(at[0].day)

    def _show_menu(self, actions: LineActions) -> None:
        at = self._of(actions)
        record = None if at is None else record_in(*at)
        if isinstance(record, Entry | Session):
            menu = self.menu_of(record)
            menu.popup(actions.more.mapToGlobal(actions.more.rect().bottomLeft()))

    def menu_of(self, record: Entry | Session) -> QMenu:
        """What can be done with a record, and is rarer."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(record, Entry):
            said = words.TAKE_BACK if record.left_out else words.LEAVE_OUT
            menu.addAction(said).triggered.connect(partial(self.left_out.emit, record))
        menu.addAction(entries.TITLE).triggered.connect(partial(self.versions_asked.emit, record))
        return menu


def _spoken(line: DayLine, part: int) -> str:
    """The record in hand, for those who hear it."""
    return line.spoken[min(part + 1, len(line.spoken) - 1)] if line.parts else line.spoken[0]
