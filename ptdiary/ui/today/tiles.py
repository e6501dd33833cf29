"""Tiles to tick: a box and its words, the whole of it to press, and *None of these* above all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from ptdiary.ui.widgets import PressedOnce, heard_as, show_focus, turned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ptdiary.ui.theme import Look

TALLEST, LOWEST = 2.75, 2.1  # em: a tile takes the room there is
_WIDEST_GAP, _LEAST_GAP = 0.38, 0.26
BOX = 1.3
TEXT_LEFT = 2.55
_LEAST = 12.0  # em: the width of the whole
_ONE_COLUMN = 26.0  # em: narrower than this, the tiles are one below the other
_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_TICK = ((0.22, 0.52), (0.43, 0.72), (0.79, 0.28))


class Tile(PressedOnce, QCheckBox):
    """One tile. `pressed_to` after the patient pressed it, with its key and its new state.

    It listens to every change that it did not make itself: mouse, key, or a screen reader's.
    """

    pressed_to = Signal(str, bool)

    def __init__(self, key: str, words: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.key = key
        self._look = look
        self._height = TALLEST
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        show_focus(self, look)
        look.changed.connect(self.updateGeometry)
        self.toggled.connect(self._toggled)

    def show_ticked(self, ticked: bool) -> None:
        """Show it as ticked or not; nobody pressed it."""
        self.blockSignals(True)
        self.setChecked(ticked)
        self.blockSignals(False)

    def set_words(self, words: str) -> None:
        """Say something else, in the same place."""
        self.setText(words)
        self.setAccessibleName(words)

    def set_height(self, height: float) -> None:
        """How tall it is with one line of words, in em."""
        self._height = height
        self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(12), self.heightForWidth(max(self.width(), self._look.px(12))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(9), self._look.px(self._height))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # measured in bold, so that nothing moves when a tile is ticked
        metrics = QFontMetricsF(self._look.font(bold=True))
        room = max(width - self._look.em * (TEXT_LEFT + 0.6), self._look.em * 4)
        box = metrics.boundingRect(
            QRectF(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, self.text()
        )
        return int(max(self._look.px(self._height), box.height() + self._look.em * 0.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em, ticked = self._look, self._look.em, self.isChecked()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = look.colour("accent" if ticked else "control")
        lit = ticked or (self.underMouse() and self.isEnabled())
        painter.setPen(QPen(edge, 2.2 if ticked else 1.1))
        painter.setBrush(look.colour("accent_soft" if lit else "surface"))
        painter.drawRoundedRect(rect, em * 0.45, em * 0.45)
        self._paint_box(painter, rect, edge)
        painter.setFont(look.font(bold=ticked))
        painter.setPen(look.colour("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(em * TEXT_LEFT, 0, -em * 0.5, 0)
        painter.drawText(turned(room, self), flags | Qt.TextFlag.TextWordWrap, self.text())

    def _paint_box(self, painter: QPainter, rect: QRectF, edge: QColor) -> None:
        look, size, ticked = self._look, self._look.em * BOX, self.isChecked()
        top = rect.center().y() - size / 2
        box = turned(QRectF(rect.left() + look.em * 0.7, top, size, size), self)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(look.colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if not ticked:
            return
        pen = QPen(look.colour("on_accent"), 2.6 * look.em / 16, Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = box.topLeft()
        painter.drawPolyline(QPolygonF([corner + QPointF(size * x, size * y) for x, y in _TICK]))

    def _toggled(self, on: bool) -> None:
        self.pressed_to.emit(self.key, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class TileWords:
    """The words on the tiles; those in `wide` take a whole row."""

    none: str
    others: str
    tiles: Mapping[str, str]
    wide: frozenset[str] = frozenset()


class TileList(QWidget):
    """*None of these*, the tiles two by two, and what opens under a ticked one.

    It shows what it is given and says what was pressed; it decides nothing. Once a tile is ticked,
    *None of these* is *None of the others*, in the same place. `cleared` after Delete.
    """

    ticked = Signal(str, bool)
    none_pressed = Signal(bool)
    others_pressed = Signal(bool)
    cleared = Signal()

    def __init__(
        self,
        words: TileWords,
        look: Look,
        under: Mapping[str, QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`under` holds the widget that opens under each tile."""
        super().__init__(parent)
        heard_as(self, "group")
        self._look = look
        self._words = words
        self._under = dict(under or {})
        self._columns = 0
        self._height = TALLEST
        self._others = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.none = Tile("none", words.none, look, self)
        self.tiles = {key: Tile(key, text, look, self) for key, text in words.tiles.items()}
        self.none.pressed_to.connect(self._none)
        for tile in self.tiles.values():
            tile.pressed_to.connect(self.ticked)
        look.changed.connect(self._space)
        self._space()
        self._place(2)
        self.show_state((), False)

    def show_state(self, ticked: Sequence[str], none: bool) -> None:
        """Show these tiles as ticked, and *None* as pressed or not."""
        for key, tile in self.tiles.items():
            tile.show_ticked(key in ticked)
            if key in self._under:
                self._under[key].setVisible(key in ticked)
        self._others = bool(ticked)
        self.none.set_words(self._words.others if ticked else self._words.none)
        self.none.show_ticked(none)

    def stops(self) -> tuple[QWidget, ...]:
        """Tiles and what opens under them, in the order of reading."""
        rows = self._rows(self._columns)
        inner = [w for row in rows for w in (*(self.tiles[k] for k in row), *self._opened(row))]
        return (self.none, *inner)

    def name(self, question: str) -> None:
        """Tell screen readers what the tiles answer."""
        self.setAccessibleName(question)

    def lines(self) -> int:
        """How many tiles stand below each other."""
        return 1 + len(self._rows(self._columns))

    def height_of_tiles(self) -> float:
        """How tall a tile is, in em."""
        return self._height

    def set_height_of_tiles(self, height: float) -> None:
        """Make the tiles as tall as there is room for, in em; they keep within their limits."""
        height = min(max(height, LOWEST), TALLEST)
        if height == self._height:
            return
        self._height = height
        for tile in (self.none, *self.tiles.values()):
            tile.set_height(height)
        self._space()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        # of two columns it is more, and then one would never come
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._look.px(_LEAST)), least.height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place(1 if self.width() < self._look.em * _ONE_COLUMN else 2)

    def _space(self) -> None:
        part = (self._height - LOWEST) / (TALLEST - LOWEST)
        self._grid.setSpacing(self._look.px(_LEAST_GAP + part * (_WIDEST_GAP - _LEAST_GAP)))

    def _rows(self, columns: int) -> list[list[str]]:
        rows: list[list[str]] = []
        for key in self.tiles:
            alone = columns == 1 or key in self._words.wide
            if alone or not rows or len(rows[-1]) == columns or rows[-1][0] in self._words.wide:
                rows.append([key])
            else:
                rows[-1].append(key)
        return rows

    def _opened(self, row: list[str]) -> list[QWidget]:
        return [self._under[key] for key in row if key in self._under]

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for widget in self.stops():
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.none, 0, 0, 1, 2)
        at = 1
        for row in self._rows(columns):
            whole = columns == 1 or row[0] in self._words.wide
            for column, key in enumerate(row):
                self._grid.addWidget(self.tiles[key], at, column, 1, 2 if whole else 1)
            at += 1
            for opened in self._opened(row):
                self._grid.addWidget(opened, at, 0, 1, 2)
                at += 1
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _none(self, _key: str, on: bool) -> None:
        (self.others_pressed if self._others else self.none_pressed).emit(on)
