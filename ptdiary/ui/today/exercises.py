"""The exercises of the day as tiles: a box to tick, what is said of it, and links below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from unicodedata import decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ptdiary.ui.today.tiles import BOX, TEXT_LEFT, Tile
from ptdiary.ui.widgets import Button, Flow, heard_as, key_onward, move_focus, turned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QColor, QEnterEvent

    from ptdiary.ui.theme import Look

_SMALL = 0.9  # of the letters under a name
_ABOVE, _BELOW = 0.5, 0.1  # em
_LEAST, _GAP, _MOST_COLUMNS = 12.5, 0.45, 3  # em, em, tiles beside each other
_ROUND = 0.45
_WORDS = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_LINK_LEFT = 0.3  # em inside a link before its words
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ARROWS = {*_STEPS, Qt.Key.Key_Up, Qt.Key.Key_Down}


@dataclass(frozen=True, slots=True, kw_only=True)
class TileText:
    """What a tile shows: name, the line under it, and the same for those who hear it.

    `part`: only some of it was done. `links` are (key, words, words for those who hear it).
    """

    name: str
    said: str
    spoken: str
    ticked: bool
    part: bool
    links: tuple[tuple[str, str, str], ...]


class ExerciseTile(Tile):
    """The box with the name and the line under it; what it stands in paints the frame."""

    lit = Signal()

    def __init__(self, key: str, look: Look, parent: QWidget) -> None:
        super().__init__(key, "", look, parent)
        self._said = ""
        self._part = False

    def show_text(self, text: TileText) -> None:
        """Show what is said of the exercise."""
        self._said, self._part = text.said, text.part
        self.setText(text.name)
        self.setAccessibleName(text.spoken)
        self.show_ticked(text.ticked)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self.heightForWidth(self._look.px(_LEAST)))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._look.font(bold=True))
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0.0)
        least = min(int(widest + self._beside()), self._look.px(_LEAST))
        return QSize(least, self._look.px(_ABOVE + _BELOW + 2.4))

    def heightForWidth(self, width: int) -> int:
        name, said = self._heights(width)
        # the line under the name may say more later: nothing moves then
        said = max(said, QFontMetricsF(self._look.font(_SMALL)).height())
        return int(name + said + self._look.em * (_ABOVE + _BELOW)) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()  # the tiles decide, in the order of reading
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.lit.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.lit.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em, ticked = self._look, self._look.em, self.isChecked()
        edge = look.colour("accent" if ticked else "control")
        self._paint_box(painter, QRectF(self.rect()), edge)
        name, said = self._heights(self.width())
        room = QRectF(em * TEXT_LEFT, em * _ABOVE, self.width() - self._beside(), name)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(turned(room, self), _WORDS, self.text())
        painter.setFont(look.font(_SMALL))
        painter.setPen(look.colour("text_quiet" if not ticked else "text"))
        below = QRectF(room.left(), room.bottom(), room.width(), said)
        painter.drawText(turned(below, self), _WORDS, self._said)

    def _paint_box(self, painter: QPainter, rect: QRectF, edge: QColor) -> None:
        if not (self._part and self.isChecked()):
            super()._paint_box(painter, rect, edge)
            return
        look, size = self._look, self._look.em * BOX
        left, top = rect.left() + look.em * 0.7, rect.center().y() - size / 2
        box = turned(QRectF(left, top, size, size), self)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(box, 3, 3)
        pen = QPen(look.colour("on_accent"), 2.6 * look.em / 16)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, half = box.center(), QPointF(size * 0.27, 0)
        painter.drawLine(middle - half, middle + half)

    def _beside(self) -> float:
        return self._look.em * (TEXT_LEFT + 0.5)

    def _heights(self, width: int) -> tuple[float, float]:
        """Of the name, and of the line under it."""
        room = QRectF(0, 0, max(width - self._beside(), self._look.em * 4), 10_000)
        fonts = (self._look.font(bold=True), self.text()), (self._look.font(_SMALL), self._said)
        name, said = (
            QFontMetricsF(font).boundingRect(room, _WORDS, text).height() if text else 0.0
            for font, text in fonts
        )
        return name, said


class ExerciseCell(QWidget):
    """A tile with its links in one frame. `pressed(str)` with the key of a link."""

    pressed = Signal(str)

    def __init__(self, key: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: TileText | None = None
        self.tile = ExerciseTile(key, look, self)
        self.links: dict[str, Button] = {}
        self._below = QWidget(self)
        self._row = Flow(look, self._below, gap=0.3)
        look.space(self._row, (TEXT_LEFT - _LINK_LEFT, 0, 0.3, 0.25), 0.3)
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        column.addWidget(self.tile)
        column.addWidget(self._below)
        column.addStretch(1)
        self.tile.lit.connect(self.update)

    def show_text(self, text: TileText) -> None:
        """Show what is said of the exercise, and the links that fit it."""
        if text == self._shown:
            self.tile.show_ticked(text.ticked)
            return
        self._shown = text
        self.tile.show_text(text)
        for key, words, spoken in text.links:
            if key not in self.links:
                link = self.links[key] = Button(words, self._look, "link", parent=self._below)
                link.clicked.connect(partial(self.pressed.emit, key))
                self._row.addWidget(link)
            self.links[key].setText(words)
            self.links[key].setAccessibleName(spoken)
            self.links[key].updateGeometry()
        shown = {key for key, *_ in text.links}
        for key, link in self.links.items():
            link.setVisible(key in shown)
        self.update()

    def set_stop(self, *, here: bool) -> None:
        """Whether Tab stops here."""
        policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
        for widget in (self.tile, *self.links.values()):
            widget.setFocusPolicy(policy)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, ticked = self._look, self.tile.isChecked()
        lit = ticked or self.tile.underMouse()
        edge = look.colour("accent" if ticked else "control")
        painter.setPen(QPen(edge, 2.2 if ticked else 1.1))
        painter.setBrush(look.colour("accent_soft" if lit else "surface"))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, look.em * _ROUND, look.em * _ROUND)


class ExerciseTiles(QWidget):
    """The tiles, up to three beside each other: one stop for Tab, in which arrows move.

    `ticked` with the key of an exercise whose tile was pressed; `linked` with that and the key of
    a link of it. Letters do what the links do: `letters` says which; one that is held down does it
    once. `scored` with a digit, typed on an exercise. `all_asked`: all of them at once.
    """

    ticked = Signal(str)
    scored = Signal(str, int)
    linked = Signal(str, str)
    all_asked = Signal()

    def __init__(
        self, name: str, hint: str, letters: Mapping[str, str], look: Look, parent: QWidget
    ) -> None:
        """`name` and `hint` are for those who hear it; `letters` are (letter, key of a link)."""
        super().__init__(parent)
        heard_as(self, "group")
        self.setAccessibleName(name)
        self._look, self._hint, self._letters = look, hint, letters
        self._columns = 0
        self._stop = ""
        self.cells: dict[str, ExerciseCell] = {}
        self._grid = QGridLayout(self)
        look.space(self._grid, 0, _GAP)

    def show_exercises(self, texts: Mapping[str, TileText]) -> bool:
        """Show these, by their keys; True if they are others than before."""
        other = tuple(texts) != tuple(self.cells)
        if other:
            held = self.in_hand()
            for key in self.cells.keys() - texts.keys():
                cell = self.cells.pop(key)
                self._grid.removeWidget(cell)
                cell.hide()
                cell.deleteLater()
            self.cells = {key: self.cells.get(key) or self._cell(key) for key in texts}
            self._columns = 0
            self._place()
            self._stop_at(self._stop if self._stop in texts else next(iter(texts), ""))
            if held and held not in texts:
                self.focus_tile(self._stop)
        for key, text in texts.items():
            self.cells[key].show_text(text)
            self.cells[key].set_stop(here=key == self._stop)
        return other

    def in_hand(self) -> str:
        """The key of the exercise that has the keyboard; empty if none has."""
        for key, cell in self.cells.items():
            if any(each.hasFocus() for each in (cell.tile, *cell.links.values())):
                return key
        return ""

    def focus_tile(self, key: str) -> None:
        """Put the keyboard on a tile."""
        if key in self.cells:
            self._stop_at(key)
            move_focus(self.cells[key].tile)

    def minimumSizeHint(self) -> QSize:
        # of several columns it is more, and then fewer would never come
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._look.px(_LEAST)), least.height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = key_onward(event.key(), self), self.in_hand()
        keys = list(self.cells)
        letter = event.text().lower()
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if not held or (key not in _ARROWS and plain != Qt.KeyboardModifier.NoModifier):
            super().keyPressEvent(event)
        elif key in _ARROWS:
            down = self._columns if key == Qt.Key.Key_Down else -self._columns
            to = keys.index(held) + _STEPS.get(Qt.Key(key), down)
            if 0 <= to < len(keys):
                self.focus_tile(keys[to])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.focus_tile(keys[0 if key == Qt.Key.Key_Home else -1])
        elif event.isAutoRepeat() and letter.isalnum():
            event.accept()  # a hand that stays on a key takes nothing back
        elif not self._typed(held, letter):
            super().keyPressEvent(event)

    def _typed(self, held: str, letter: str) -> bool:
        """What a letter or digit does on an exercise; False if nothing."""
        if letter.isdecimal() and len(letter) == 1:
            self.scored.emit(held, decimal(letter))
        elif letter == "a":
            self.all_asked.emit()
        elif letter in self._letters:
            self.linked.emit(held, self._letters[letter])
        else:
            return False
        return True

    def _cell(self, key: str) -> ExerciseCell:
        cell = ExerciseCell(key, self._look, self)
        cell.tile.setAccessibleDescription(self._hint)
        cell.tile.pressed_to.connect(self._ticked)
        cell.pressed.connect(partial(self._linked, key))
        cell.show()
        return cell

    def _ticked(self, key: str, _on: bool) -> None:
        self._stop_at(key)
        self.ticked.emit(key)

    def _linked(self, key: str, link: str) -> None:
        self._stop_at(key)
        self.linked.emit(key, link)

    def _stop_at(self, stop: str) -> None:
        self._stop = stop
        for key, cell in self.cells.items():
            cell.set_stop(here=key == stop)

    def _place(self) -> None:
        """As many beside each other as there is room for, and as there are."""
        px = self._look.px
        fits = (self.width() + px(_GAP)) // (px(_LEAST) + px(_GAP))
        columns = max(1, min(fits, _MOST_COLUMNS, max(len(self.cells), 1)))
        if columns == self._columns:
            return
        self._columns = columns
        cells: Sequence[ExerciseCell] = tuple(self.cells.values())
        for cell in cells:
            self._grid.removeWidget(cell)
        for number, cell in enumerate(cells):
            self._grid.addWidget(cell, *divmod(number, columns))
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
