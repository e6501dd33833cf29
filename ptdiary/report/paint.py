"""The page on any painter: preview, printer, PDF. One layout, so that all three are the same.

The caller gives a painter whose origin is the top left corner of the paper (a QPrinter or
QPdfWriter with no margins, or in full page mode) on a device that knows its resolution; a preview
may scale the painter first. A QGuiApplication must exist, `offscreen` will do.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ptdiary.charts.painter import paint_figure
from ptdiary.report.lettering import UNITS_A_MM, UNITS_A_POINT, draw, typeset
from ptdiary.report.sheet import (
    ChartItem,
    FrameItem,
    Item,
    LineItem,
    SignItem,
    TextItem,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.report.sheet import Area


class Paged(Protocol):
    """What takes one sheet after another: a QPrinter or QPdfWriter."""

    def newPage(self) -> bool:  # noqa: N802 Qt's name
        """Begin the next sheet."""
        ...


_POINTS_AN_INCH = 72
_BLACK, _WHITE = QColor(0, 0, 0), QColor(255, 255, 255)


def paint_sheets(sheets: Sequence[tuple[Item, ...]], device: Paged, scale: float = 1.0) -> bool:
    """Paint sheets on a printer or PDF writer, one a page; False if it did not take one."""
    painter = QPainter()
    if not painter.begin(device):  # type: ignore[arg-type]
        return False
    painter.scale(scale, scale)
    whole = True
    for number, items in enumerate(sheets):
        if number and not device.newPage():
            whole = False
            break
        paint_items(items, painter)
    return painter.end() and whole


def paint_items(items: tuple[Item, ...], painter: QPainter) -> None:
    """Paint a page that is laid out already, as a preview does again and again."""
    painter.save()
    scale = painter.device().logicalDpiX() / (_POINTS_AN_INCH * UNITS_A_POINT)
    painter.scale(scale, scale)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for item in items:
        _paint(item, painter)
    painter.restore()


def _paint(item: Item, painter: QPainter) -> None:
    match item:
        case TextItem():
            grey = item.lettering.grey
            painter.setPen(QColor(grey, grey, grey))
            layout = typeset(item.text, item.lettering, item.box.width, item.align, item.strong)
            draw(painter, layout, item.box.x, item.box.y)
        case LineItem():
            _rule(item, painter)
        case FrameItem():
            _frame(item, painter)
        case SignItem():
            _sign(item, painter)
        case ChartItem():
            paint_figure(item.figure, painter, _rect(item.box))


def _rect(box: Area) -> QRectF:
    mm = UNITS_A_MM
    return QRectF(box.x * mm, box.y * mm, box.width * mm, box.height * mm)


def _point(x: float, y: float) -> QPointF:
    return QPointF(x * UNITS_A_MM, y * UNITS_A_MM)


def _pen(weight: float, grey: int = 0) -> QPen:
    pen = QPen(QColor(grey, grey, grey), weight * UNITS_A_MM)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _rule(rule: LineItem, painter: QPainter) -> None:
    painter.setPen(_pen(rule.weight, rule.grey))
    box = rule.box
    painter.drawLine(_point(box.x, box.y), _point(box.right, box.bottom))


def _frame(frame: FrameItem, painter: QPainter) -> None:
    if frame.fill is not None:
        painter.fillRect(_rect(frame.box), QColor(frame.fill, frame.fill, frame.fill))
    if frame.weight:
        painter.setPen(_pen(frame.weight))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_rect(frame.box))


def _sign(sign: SignItem, painter: QPainter) -> None:
    box = sign.box
    middle_x, middle_y, radius = box.x + box.width / 2, box.y + box.height / 2, box.width / 2
    if sign.octagon:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BLACK)
        corners = [pi / 8 + index * pi / 4 for index in range(8)]
        outline = [(cos(turn), sin(turn)) for turn in corners]
        inner, lowered = _WHITE, 0.0
    else:
        pen = _pen(0.35)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(_WHITE)
        outline = [(0.0, -0.95), (1.0, 0.85), (-1.0, 0.85)]
        inner, lowered = _BLACK, 0.17
    painter.drawPolygon(
        QPolygonF([_point(middle_x + radius * x, middle_y + radius * y) for x, y in outline])
    )
    reach = 1.0 if sign.octagon else 0.8
    pen = QPen(inner, 0.42 * UNITS_A_MM)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(
        _point(middle_x, middle_y + radius * (lowered - 0.5 * reach)),
        _point(middle_x, middle_y + radius * (lowered + 0.12 * reach)),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inner)
    dot = 0.28 * UNITS_A_MM
    painter.drawEllipse(_point(middle_x, middle_y + radius * (lowered + 0.48 * reach)), dot, dot)
