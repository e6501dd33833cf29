"""Our own line drawings, coloured for the theme in which they stand."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ptdiary.paths import resource_text

_DENSITY = 2  # pictures are drawn at twice their size, for dense screens


@cache
def _drawing(name: str) -> str:
    return resource_text(f"icons/{name}.svg")


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str, inverse: str) -> None:
    """Draw an icon. `colour` and `inverse` (for what stands inside a filled shape) are #RRGGBB."""
    svg = _drawing(name).replace("currentColor", colour).replace("inverse", inverse)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, rect)


def make_icon(name: str, size: int, colour: str, inverse: str) -> QIcon:
    """An icon of `size` pixels for a button or a menu."""
    picture = QPixmap(size * _DENSITY, size * _DENSITY)
    picture.setDevicePixelRatio(_DENSITY)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), colour, inverse)
    painter.end()
    return QIcon(picture)
