"""Contact sheets: all pictures of one look on a few large sheets."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

COLUMNS, ROWS = 4, 4
WIDTH, GAP, TITLE = 640, 16, 26


def sheets(pictures, title):
    """Sheets of (name, QImage); as many as it takes. Yields QImages."""
    for start in range(0, len(pictures), COLUMNS * ROWS):
        yield _sheet(pictures[start : start + COLUMNS * ROWS], title)


def _sheet(pictures, title):
    first = pictures[0][1]
    height = round(WIDTH * first.height() / first.width())
    rows = -(-len(pictures) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + TITLE + GAP) + GAP)
    sheet = QImage(*size, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808890"))
    painter = QPainter(sheet)
    painter.setPen(QColor("#FFFFFF"))
    letters = QFont()
    letters.setPixelSize(16)  # whatever text size the last look had
    painter.setFont(letters)
    for number, (name, picture) in enumerate(pictures):
        down, across = divmod(number, COLUMNS)
        at = QPoint(GAP + across * (WIDTH + GAP), GAP + down * (height + TITLE + GAP))
        painter.drawText(QRect(at, QPoint(at.x() + WIDTH, at.y() + TITLE)), 0, f"{name}, {title}")
        small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(at + QPoint(0, TITLE), small)
    painter.end()
    return sheet
