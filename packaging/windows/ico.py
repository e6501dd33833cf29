#!/usr/bin/env python3
"""Draw `ptdiary.ico`, the icon of the program on Windows, from the drawing in `resources/icons`.

And `setup.bmp`, the picture beside the last words of the setup. Run by hand once the drawing has
changed: `.venv/bin/python packaging/windows/ico.py`. The small sizes of the icon are bitmaps,
which old parts of Windows want; the largest is a PNG, as all of Windows 10 reads it.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parent.parent / "resources" / "icons" / "ptdiary.svg"
ICON, SIDE = HERE / "ptdiary.ico", HERE / "setup.bmp"
WIDTH, HEIGHT, MARGIN = 164, 314, 32  # pixels of the picture, as NSIS wants it
PAPER = 0xFFE9EDF5
BITMAPS, PNG = (16, 20, 24, 32, 40, 48, 64), 256  # pixels on a side
HEADER, ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
BITMAP = struct.Struct("<IiiHHIIiiII")


def main() -> int:
    """Draw it anew."""
    ICON.write_bytes(icon())
    SIDE.write_bytes(side())
    print(ICON, SIDE)
    return 0


def icon() -> bytes:
    """The file, with each size once."""
    images = [*((size, bitmap(size)) for size in BITMAPS), (PNG, png(PNG))]
    at = HEADER.size + ENTRY.size * len(images)
    entries, held = b"", b""
    for size, image in images:
        side = size % 256  # 0 stands for 256
        entries += ENTRY.pack(side, side, 0, 0, 1, 32, len(image), at + len(held))
        held += image
    return HEADER.pack(0, 1, len(images)) + entries + held


def drawn(size: int):  # noqa: ANN201  Qt is imported only where it is drawn with
    """The drawing, as a `QImage` of `size` by `size` pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def bitmap(size: int) -> bytes:
    """A bitmap of an icon: its colours from the lowest row up, and a mask that hides nothing."""
    image = drawn(size).flipped()  # its bytes live as long as it
    colours = bytes(image.constBits())
    mask = bytes((size + 31) // 32 * 4 * size)
    # the height counts the mask too
    header = BITMAP.pack(BITMAP.size, size, 2 * size, 1, 32, 0, len(colours) + len(mask), *[0] * 4)
    return header + colours + mask


def png(size: int) -> bytes:
    """A PNG of it."""
    return saved(drawn(size), "PNG")


def side() -> bytes:
    """The picture of the setup: the drawing on plain paper, in few colours."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415

    size = WIDTH - 2 * MARGIN
    paper = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    paper.fill(PAPER)
    painter = QPainter(paper)
    painter.drawImage(MARGIN, MARGIN, drawn(size))
    painter.end()
    return saved(
        paper.convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.AvoidDither),
        "BMP",
    )


def saved(image, kind: str) -> bytes:  # noqa: ANN001  likewise
    """The file of a `QImage`."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


if __name__ == "__main__":
    sys.exit(main())
