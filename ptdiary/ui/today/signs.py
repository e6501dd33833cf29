"""The second question of an entry: the tiles, and what is asked under a ticked one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ptdiary.diary.questions import (
    NOTHING_KNOWN,
    ROW,
    ROWS,
    TILES,
    Answers,
    Circumstances,
    Row,
    cleared,
    pressed,
    value_of,
)
from ptdiary.ui.widgets import FollowUps, FormQuestion, show_focus
from ptdiary.words import entry_form as words
from ptdiary.words import questions as asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ptdiary.ui.theme import Look

# Tiles to tick: a box and its words, the whole of it to press, and *None of these* above all.

_HEIGHT = 2.75  # em
_BOX = 1.3
_TEXT_LEFT = 2.55
_ONE_COLUMN = 26.0  # em: narrower than this, the tiles are one below the other
_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_TICK = ((0.22, 0.52), (0.43, 0.72), (0.79, 0.28))


class Tile(QCheckBox):
    """One tile. `pressed_to` after the patient pressed it, with its key and its new state."""

    pressed_to = Signal(str, bool)

    def __init__(self, key: str, words: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.key = key
        self._look = look
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        show_focus(self, look)
        look.changed.connect(self.updateGeometry)
        self.clicked.connect(self._clicked)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(12), self.heightForWidth(max(self.width(), self._look.px(12))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(9), self._look.px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # measured in bold, so that nothing moves when a tile is ticked
        metrics = QFontMetricsF(self._look.font(bold=True))
        room = max(width - self._look.em * (_TEXT_LEFT + 0.6), self._look.em * 4)
        box = metrics.boundingRect(
            QRectF(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, self.text()
        )
        return int(max(self._look.px(_HEIGHT), box.height() + self._look.em * 1.1))

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
        room = rect.adjusted(em * _TEXT_LEFT, 0, -em * 0.5, 0)
        painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, self.text())

    def _paint_box(self, painter: QPainter, rect: QRectF, edge: QColor) -> None:
        look, size, ticked = self._look, self._look.em * _BOX, self.isChecked()
        top = rect.center().y() - size / 2
        box = QRectF(rect.left() + look.em * 0.7, top, size, size)
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

    def _clicked(self, on: bool) -> None:
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

    It shows what it is given and says what was pressed; it decides nothing. `cleared` after
    Delete.
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
        self._look = look
        self._words = words
        self._under = dict(under or {})
        self._columns = 0
        self._grid = QGridLayout(self)
        look.space(self._grid, 0, 0.45)
        self.none = Tile("none", words.none, look, self)
        self.tiles = {key: Tile(key, text, look, self) for key, text in words.tiles.items()}
        self.others = Tile("others", words.others, look, self)
        self.none.pressed_to.connect(self._none)
        self.others.pressed_to.connect(self._others)
        for tile in self.tiles.values():
            tile.pressed_to.connect(self.ticked)
        self._place(2)
        self.show_state((), False)

    def show_state(self, ticked: Sequence[str], none: bool) -> None:
        """Show these tiles as ticked, and *None* as pressed or not."""
        for key, tile in self.tiles.items():
            tile.setChecked(key in ticked)
            if key in self._under:
                self._under[key].setVisible(key in ticked)
        self.none.setChecked(none and not ticked)
        self.others.setVisible(bool(ticked))
        self.others.setChecked(none and bool(ticked))

    def stops(self) -> tuple[QWidget, ...]:
        """Tiles and what opens under them, in the order of reading."""
        rows = self._rows(self._columns)
        inner = [w for row in rows for w in (*(self.tiles[k] for k in row), *self._opened(row))]
        return (self.none, *inner, self.others)

    def name(self, question: str) -> None:
        """Tell screen readers what the tiles answer."""
        self.setAccessibleName(question)
        for tile in (self.none, *self.tiles.values(), self.others):
            tile.setAccessibleDescription(question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place(1 if self.width() < self._look.em * _ONE_COLUMN else 2)

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
        self._grid.addWidget(self.others, at, 0, 1, 2)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _none(self, _key: str, on: bool) -> None:
        self.none_pressed.emit(on)

    def _others(self, _key: str, on: bool) -> None:
        self.others_pressed.emit(on)


def _question(row: Row) -> FormQuestion:
    chips = asked.CHIPS.get(row.key, {})
    spans = asked.SPANS.get(row.key, ())
    return FormQuestion(
        key=row.key,
        words=asked.QUESTIONS.get(row.key, ""),
        answers=tuple((chip, chips[chip]) for chip in row.chips),
        many=row.many,
        spans=spans,
        names=words.out_of_ten(spans) if spans else None,
    )


# What is asked under each tile; the keys are those of the rows.
_QUESTIONS: dict[str, tuple[FormQuestion, ...]] = {
    tile: tuple(_question(row) for row in ROWS if row.tile == tile) for tile in TILES
}


class SignList(QWidget):
    """Shows answers, and turns each press into new ones: `edited(Answers)`.

    `made` if questions under a tile are there for the first time.
    """

    edited = Signal(Answers)
    made = Signal()

    def __init__(self, look: Look, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = Answers()
        self.circumstances = NOTHING_KNOWN
        self.panels = {
            tile: FollowUps(words.TILES[tile], under, look) for tile, under in _QUESTIONS.items()
        }
        tiles = TileWords(
            none=words.NONE_OF_THESE,
            others=words.NONE_OF_THE_OTHERS,
            tiles=words.TILES,
            wide=words.WIDE_TILES,
        )
        self.tiles = TileList(tiles, look, self.panels, self)
        self.tiles.name(question)
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        column.addWidget(self.tiles)
        self.tiles.ticked.connect(self._ticked)
        self.tiles.none_pressed.connect(self._none)
        self.tiles.others_pressed.connect(self._others)
        self.tiles.cleared.connect(self._clear)
        for panel in self.panels.values():
            panel.answered.connect(self._answered)
            panel.made.connect(self.made)

    def show_answers(self, answers: Answers) -> None:
        """Show these answers."""
        self.answers = answers
        self.tiles.show_state(answers.ticked, bool(answers.none))
        for panel in self.panels.values():
            for key in panel.asked():
                row = ROW[key]
                panel.show_value(key, value_of(answers, row, self.circumstances))
                panel.show_question(key, row.when(answers, self.circumstances))

    def set_circumstances(self, circumstances: Circumstances) -> None:
        """What the diary says at the moment of the entry."""
        if circumstances == self.circumstances:
            return
        self.circumstances = circumstances
        for panel in self.panels.values():
            for key in panel.asked():
                if ROW[key].offers is not None:
                    offered = ROW[key].offered(self.answers, circumstances)
                    panel.set_answers(
                        key, [(chip, asked.chip_words(key, chip)) for chip in offered]
                    )
        self.show_answers(self.answers)

    def _ticked(self, tile: str, on: bool) -> None:
        self.edited.emit(self.answers.ticking(tile, on))

    def _none(self, on: bool) -> None:
        self.edited.emit(self.answers.pressing_none(on))

    def _others(self, on: bool) -> None:
        self.edited.emit(self.answers.pressing_none_of_others(on))

    def _clear(self) -> None:
        self.edited.emit(cleared(self.answers))

    def _answered(self, key: str) -> None:
        panel = next(each for each in self.panels.values() if key in each.asked())
        self.edited.emit(pressed(self.answers, key, panel.value(key), self.circumstances))


def with_signs(answers: Answers, signs: Answers) -> Answers:
    """The answers, with the tiles and what is asked under them as `signs` has it."""
    keys = (
        "ticked",
        "none",
        "hidden",
        *(row.of for row in ROWS if row.part in ("tile", "waiting")),
    )
    return replace(answers, **{key: getattr(signs, key) for key in keys})
