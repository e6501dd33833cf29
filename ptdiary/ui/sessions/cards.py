"""The list of sessions: a card for each, drawn as it comes into view, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ptdiary.ui.widgets import Button, show_focus
from ptdiary.words import sessions as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent

    from ptdiary.review.page.figures import SessionRow
    from ptdiary.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_MARGIN = 0.85  # em around the words of a card
_GAP = 0.6  # em between two cards
_LINE = 0.25  # em between two lines
_TITLE = 1.1  # of the text
_ACTIONS = 11.0  # em at the right of the title, for what can be done with the card in hand
_NARROW = 36.0  # em: in less, that is below its words
_LINES_DONE = 2
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One card of the list: the session, and the hours since it ended."""

    row: SessionRow
    hours: float


class SessionModel(QAbstractListModel):
    """Lines set from outside, each read out whole; it holds no truth of its own."""

    def __init__(self, look: Look, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._look = look
        self._clock = clock
        self._lines: tuple[SessionLine, ...] = ()

    def set_lines(self, lines: Sequence[SessionLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many there are; a card has none inside it."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a card, and its line as ROW."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join((self.title(line), *(part for part in _parts(line) if part)))
        return line if role == ROW else None

    def title(self, line: SessionLine) -> str:
        """`Thursday 19 November, 15:00`."""
        times = self._look.times
        return words.card_title(line.row.session.ended_at, self._clock(), times)


def _parts(line: SessionLine) -> tuple[str, str, str]:
    session = line.row.session
    done = words.done_in_one(words.done(session))
    return words.where(session), done, words.followed(line.row, line.hours)


class _Drawing(QStyledItemDelegate):
    """Draws a card, and says how high it is."""

    def __init__(self, view: SessionList, model: SessionModel, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        height = 2 * self._look.em * _MARGIN + self._look.em * _GAP
        for text, font, room in self._texts(index.data(ROW), width):
            height += _height(text, font, room) + self._look.em * _LINE
        if self._view.is_narrow() and index.row() == self._view.currentIndex().row():
            height += self._view.in_hand.sizeHint().height()
        return QSize(width, int(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, em = self._look, self._look.em
        in_hand = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 1, -1, -1 - em * _GAP)
        painter.setPen(QPen(look.colour("accent" if in_hand else "hairline"), 2 if in_hand else 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(card, em * 0.5, em * 0.5)
        top = card.top() + em * _MARGIN
        inks = ("text", "text_quiet", "text", "text")
        texts = self._texts(index.data(ROW), option.rect.width())
        for (text, font, room), ink in zip(texts, inks, strict=True):
            height = _height(text, font, room)
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            place = QRectF(0, top, room, height)
            right = option.direction == Qt.LayoutDirection.RightToLeft
            place.moveLeft(
                card.right() - em * _MARGIN - room if right else card.left() + em * _MARGIN
            )
            # at the right where one reads from there, as Qt turns it round
            painter.drawText(
                place, _WRAP | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text
            )
            top += height + em * _LINE if height else em * _LINE
        painter.restore()

    def _texts(self, line: SessionLine, width: int) -> Iterator[tuple[str, QFont, float]]:
        """The four paragraphs of a card, each with its font and how wide it may be, in pixels."""
        look, em = self._look, self._look.em
        room = width - 2 - 2 * em * _MARGIN
        beside = 0 if self._view.is_narrow() else em * _ACTIONS
        where, _, followed = _parts(line)
        yield self._model.title(line), look.font(_TITLE, bold=True), room - beside
        yield where, look.font(), room
        yield self._done(line, look.font(), room), look.font(), room
        yield followed, look.font(bold=line.row.curve.warned), room

    def _done(self, line: SessionLine, font: QFont, room: float) -> str:
        """What was done, in as many lines as there are for it."""
        parts = words.done(line.row.session)
        most = _LINES_DONE * QFontMetricsF(font).lineSpacing() + 1
        for count in range(len(parts), 1, -1):
            said = words.done_in_one(parts, count)
            if _height(said, font, room) <= most:
                return said
        return words.done_in_one(parts, 1)


def _height(text: str, font: QFont, room: float) -> float:
    if not text:
        return 0.0
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 10_000), _WRAP, text).height()


class SessionList(QListView):
    """Up and Down move, Enter or a double click opens, Delete asks to remove.

    What can be done stands on the card in hand, under the mouse or the keyboard. It is as high as
    its cards, so that the page scrolls; `moved` with where the card in hand is, by the keyboard.
    """

    opened = Signal(object)
    removal_asked = Signal(object)
    moved = Signal(QRect)

    def __init__(self, look: Look, clock: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.cards = SessionModel(look, clock)
        self.cards.setParent(self)
        self.setModel(self.cards)
        self.setObjectName("cards")
        self.setAccessibleName(words.LIST_NAME)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        for set_bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.in_hand = QWidget(self.viewport())
        row = QHBoxLayout(self.in_hand)
        look.space(row, 0, 0.2)
        self.change = Button(words.CHANGE, look, "link")
        self.remove = Button(words.REMOVE, look, "link")
        row.addWidget(self.change)
        row.addWidget(self.remove)
        self.in_hand.hide()
        self.setItemDelegate(_Drawing(self, self.cards, look))
        show_focus(self, look, 0.5)
        self.selectionModel().currentChanged.connect(self._take_up)
        self.entered.connect(self.setCurrentIndex)
        self.doubleClicked.connect(self._open)
        self.change.clicked.connect(self._open)
        self.remove.clicked.connect(self._ask_removal)
        look.changed.connect(self._fit)

    def show_lines(self, lines: Sequence[SessionLine]) -> None:
        """Show these, keeping the place in the list."""
        at, chosen = self.currentIndex().row(), self.chosen()
        kept = None if chosen is None else chosen.row.session.id
        ids = [line.row.session.id for line in lines]
        had = self.in_hand.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.cards.set_lines(lines)
        at = ids.index(kept) if kept in ids else min(at, len(ids) - 1)
        if at >= 0:
            self.setCurrentIndex(self.cards.index(at))
        self._fit()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> SessionLine | None:
        """The line of the card in hand, None if there is none."""
        index = self.currentIndex()
        line: SessionLine | None = index.data(ROW) if index.isValid() else None
        return line

    def is_narrow(self) -> bool:
        """Whether what can be done stands below the words."""
        return self.viewport().width() < self._look.px(_NARROW)

    def _take_up(self) -> None:
        """Another card is in hand."""
        if self.is_narrow():
            self._fit()
        else:
            self._place_actions()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.chosen() is not None and event.key() in _ENTER:
            self._open()
        elif self.chosen() is not None and event.key() == Qt.Key.Key_Delete:
            self._ask_removal()
        else:
            super().keyPressEvent(event)
            self.moved.emit(self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        option = QStyleOptionViewItem()
        hints = (
            self.itemDelegate().sizeHint(option, self.cards.index(row))
            for row in range(self.cards.rowCount())
        )
        self.setFixedHeight(sum(hint.height() for hint in hints) + 2)
        self.doItemsLayout()
        self._place_actions()

    def _place_actions(self) -> None:
        index = self.currentIndex()
        self.in_hand.setVisible(index.isValid())
        if not index.isValid():
            return
        card, em = self.visualRect(index), self._look.em
        size = self.in_hand.sizeHint()
        narrow = self.is_narrow()
        top = (
            card.bottom() - em * (_GAP + _MARGIN) - size.height()
            if narrow
            else card.top() + em * 0.5
        )
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_left = right != narrow
        side = em * _MARGIN
        left = card.left() + side if at_left else card.right() - side - size.width()
        self.in_hand.setGeometry(QRect(int(left), int(top), size.width(), size.height()))
        title = self.cards.title(index.data(ROW))
        self.change.setAccessibleName(words.card_action(words.CHANGE, title))
        self.remove.setAccessibleName(words.card_action(words.REMOVE, title))

    def _open(self) -> None:
        self.opened.emit(self.chosen())

    def _ask_removal(self) -> None:
        self.removal_asked.emit(self.chosen())
