"""The body map: a picture of the back, and the same places in a list beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from ptdiary.diary import REGIONS, mirrored, place_of, side_of
from ptdiary.paths import resource_text
from ptdiary.ui.widgets import Button, Choices, Label, from_right, nest
from ptdiary.words import entry_form as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ptdiary.ui.theme import Look

# The places that the list shows at once; the others follow after "More places".
COMMON = (
    "neck", "shoulder", "thoracic", "lumbar", "sacrum", "buttock", "thigh_back", "calf_back",
)  # fmt: skip
_SIDE_BY_SIDE = 34.0  # em: narrower than this, the list is below the picture
_TICK = ((-7.0, 0.0), (-2.0, 5.0), (7.0, -6.0))
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight  # of the person
_SIDE_WORDS = {"left": words.LEFT, "centre": words.MIDDLE, "right": words.RIGHT}


def picture_places() -> dict[str, QPolygonF]:
    """Each region on the picture, in the space of the picture."""
    data = _data()
    width = data["size"][0]
    found = {name: _polygon(points) for name, points in data["centre"].items()}
    for name, points in data["left"].items():
        found[name] = _polygon(points)
        found[mirrored(name)] = _polygon([(width - x, y) for x, y in points])
    return found


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource_text("body/back.json"))
    return data


def _polygon(points: Sequence[Sequence[float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


class BackPicture(QWidget):
    """The back, seen from behind. A press on a place emits `pressed` with its region."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        data = _data()
        self._size = data["size"]
        self._head = QRectF(*data["head"])
        self._places: dict[str, QPainterPath] = {}
        for name, polygon in picture_places().items():
            outline = QPainterPath()
            outline.addPolygon(polygon)
            outline.closeSubpath()
            self._places[name] = outline
        self._marked: frozenset[str] = frozenset()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.MAP_NAME)
        look.size(self, width=12.5, height=22.2)

    def show_marked(self, regions: Sequence[str]) -> None:
        """Show these regions as marked."""
        self._marked = frozenset(regions)
        self.update()

    def region_at(self, place: QPointF) -> str | None:
        """The region under a point of the widget."""
        scale, left, top = self._fit()
        point = QPointF((place.x() - left) / scale, (place.y() - top) / scale)
        return next((name for name, path in self._places.items() if path.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if region is not None:
            self.pressed.emit(region)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        painter.setFont(look.font(0.95, bold=True))
        painter.setPen(look.colour("text"))
        room = QRectF(em * 0.2, em * 0.3, self.width() - em * 0.4, em * 1.4)
        for word, side in ((words.LEFT, _LEFT), (words.RIGHT, _RIGHT)):
            painter.drawText(room, side | Qt.AlignmentFlag.AlignAbsolute, word)
        scale, left, top = self._fit()
        painter.translate(left, top)
        painter.scale(scale, scale)
        painter.setPen(QPen(look.colour("control"), 1.2))
        painter.setBrush(look.colour("nav"))
        painter.drawEllipse(self._head)
        for name, outline in self._places.items():
            self._paint_place(painter, outline, name in self._marked)

    def _paint_place(self, painter: QPainter, outline: QPainterPath, marked: bool) -> None:
        look = self._look
        pen = QPen(look.colour("accent" if marked else "control"), 2 if marked else 1.3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(look.colour("accent" if marked else "surface"))
        painter.drawPath(outline)
        if marked:
            pen = QPen(look.colour("on_accent"), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = outline.boundingRect().center()
            painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in _TICK]))

    def _fit(self) -> tuple[float, float, float]:
        em = self._look.em
        scale = (self.height() - em * 0.6) / self._size[1]
        return scale, (self.width() - self._size[0] * scale) / 2, em * 0.3


class PlaceList(QWidget):
    """Every place as a row of pills; the common ones first, the others after a press."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: tuple[str, ...] = ()
        self._rows: dict[str, Choices] = {}
        column = QVBoxLayout(self)
        look.space(column, 0, 0.45)
        nest(column, self._grid(COMMON, look))
        self._more = Button(words.MORE_PLACES, look, "link", parent=self)
        self._more.clicked.connect(self._toggle)
        column.addWidget(self._more)
        self._others = QWidget(self)
        every = dict.fromkeys(place_of(region) for region in REGIONS)
        rest = tuple(place for place in every if place not in COMMON)
        self._others.setLayout(self._grid(rest, look))
        self._others.hide()
        column.addWidget(self._others)
        column.addStretch(1)

    def show_marked(self, regions: Sequence[str]) -> None:
        """Show these regions as marked; the other places open if one of them is."""
        self._marked = tuple(regions)
        for place, row in self._rows.items():
            row.choose(*(region for region in regions if place_of(region) == place))
        if any(place_of(region) not in COMMON for region in regions):
            self._show_others(True)

    def row(self, place: str) -> Choices:
        """The pills of one place."""
        return self._rows[place]

    def _grid(self, names: Sequence[str], look: Look) -> QGridLayout:
        grid = QGridLayout()
        look.space(grid, 0, 0.35)
        grid.setColumnStretch(1, 1)
        for at, place in enumerate(names):
            regions = [region for region in REGIONS if place_of(region) == place]
            if from_right(self):  # left stays at the left, as in the picture beside it
                regions.reverse()
            alone = len(regions) == 1
            pills = [
                (each, words.place_name(place) if alone else _SIDE_WORDS[side_of(each)])
                for each in regions
            ]
            row = Choices(pills, look, many=True, clearable=False)
            row.setAccessibleName("" if alone else words.place_name(place))
            for each in regions:
                row.chip(each).setAccessibleName(words.cell_name(each))
            row.changed.connect(self._changed)
            self._rows[place] = row
            label = Label("" if alone else words.place_name(place))
            look.size(label, least_width=5.5, most_width=9)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row, at, 1)
        return grid

    def _changed(self) -> None:
        now = {region for row in self._rows.values() for region in row.values()}
        for region in now.symmetric_difference(self._marked):
            self.pressed.emit(region)

    def _toggle(self) -> None:
        self._show_others(self._others.isHidden())

    def _show_others(self, shown: bool) -> None:
        self._others.setVisible(shown)
        self._more.setText(words.FEWER_PLACES if shown else words.MORE_PLACES)


class BodyMap(QWidget):
    """Picture and list, which show and change the same places."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._regions: tuple[str, ...] = ()
        self._last: tuple[str, ...] = ()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        look.space(self._line, 0, 0.5)
        self.picture = BackPicture(look, self)
        self._line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        look.space(column, 0, 0.45)
        nest(self._line, column, 1)
        column.addWidget(Label(words.MAP_HINT, "hint"))
        self.same = Button(words.SAME_PLACES, look, parent=self)
        self.same.clicked.connect(self._take_last)
        column.addWidget(self.same)
        self.places = PlaceList(look, self)
        column.addWidget(self.places, 1)
        for part in (self.picture, self.places):
            part.pressed.connect(self._toggle)
        self.set_last(())

    def value(self) -> tuple[str, ...]:
        """The marked regions, in the order of the list."""
        return self._regions

    def show_value(self, regions: Sequence[str]) -> None:
        """Show these regions as marked."""
        self._regions = tuple(region for region in REGIONS if region in regions)
        self.picture.show_marked(self._regions)
        self.places.show_marked(self._regions)

    def set_last(self, regions: Sequence[str]) -> None:
        """The places of the last entry, which one press takes over."""
        self._last = tuple(regions)
        self.same.setVisible(bool(regions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._look.em * _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _toggle(self, region: str) -> None:
        self.show_value({*self._regions} ^ {region})  # type: ignore[arg-type]
        self.changed.emit()

    def _take_last(self) -> None:
        self.show_value((*self._regions, *self._last))
        self.changed.emit()
