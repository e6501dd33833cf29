#!/usr/bin/env python3
"""Draw `ptdiary.icns`, the icon on macOS, from the drawing in `resources/icons`.

Run by hand once the drawing has changed: `.venv/bin/python packaging/macos/icns.py`.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parent.parent / "resources" / "icons" / "ptdiary.svg"
ICON = HERE / "ptdiary.icns"
LARGEST = 1024  # pixels on a side
# Icons of macOS leave a tenth of a side free around them; the drawing itself leaves the rest.
MARGIN = 0.04


def icon() -> bytes:
    """The file, with all sizes that macOS asks for."""
    written = io.BytesIO()
    with Image.open(io.BytesIO(drawn(LARGEST))) as largest:
        largest.save(written, format="ICNS")
    return written.getvalue()


def drawn(side: int) -> bytes:
    """The drawing as a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QRectF  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    held = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    free = side * MARGIN
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(free, free, side - 2 * free, side - 2 * free))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    del held
    return bytes(buffer.data().data())


if __name__ == "__main__":
    ICON.write_bytes(icon())
    print(ICON)
