"""The preview: the paper itself, painted by the same code that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.report.paint import paint_items
from ptdiary.ui.widgets import heard_as, show_focus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ptdiary.report.sheet import Item, Paper
    from ptdiary.ui.theme import Look

_MM_A_METRE = 1000.0
_WIDEST = 52.0  # em: wider than this a page is no easier to read
_GAP = 0.8  # em between two sheets
_KEPT = 4  # pictures of sheets that are kept


class PaperView(QWidget):
    """The sheets, one below the other, as wide as there is room, always black on white."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "image")
        self._look = look
        self._paper: Paper | None = None
        self._sheets: Sequence[tuple[Item, ...]] = ()
        self._images: dict[int, QImage] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        show_focus(self, look, 0.2)
        look.size(self, most_width=_WIDEST)

    @property
    def sheets(self) -> int:
        """How many sheets there are."""
        return len(self._sheets)

    def show_sheets(self, sheets: Sequence[tuple[Item, ...]], paper: Paper, in_words: str) -> None:
        """Show sheets on this paper; `in_words` is the same for those who hear it."""
        self._paper = paper
        self._sheets = sheets
        self._images = {}
        self.setAccessibleDescription(in_words)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._look.px(_WIDEST)
        return QSize(width, self._height_for(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("control"), 1))
        for number, place in self._places(event.rect()):
            painter.drawImage(place.topLeft(), self.picture(number))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def picture(self, number: int) -> QImage:
        """One sheet as it shows, in the dots of this screen."""
        dots = self.devicePixelRatioF()
        size = QSize(round(self.width() * dots), round(self._sheet_height(self.width()) * dots))
        known = self._images.get(number)
        if known is not None and known.size() == size:
            return known
        while len(self._images) >= _KEPT:
            del self._images[next(iter(self._images))]
        self._images[number] = image = self._painted(number, size)
        image.setDevicePixelRatio(dots)
        return image

    def _painted(self, number: int, size: QSize) -> QImage:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        if self._paper is not None:
            across = round(size.width() / self._paper.width * _MM_A_METRE)
            image.setDotsPerMeterX(across)
            image.setDotsPerMeterY(across)
            painter = QPainter(image)
            paint_items(self._sheets[number], painter)
            painter.end()
        return image

    def _places(self, shown: QRect) -> Iterator[tuple[int, QRect]]:
        """The sheets that are seen, and where."""
        height = self._sheet_height(self.width())
        step = height + self._look.px(_GAP)
        for number in range(len(self._sheets)):
            place = QRect(0, number * step, self.width(), height)
            if place.intersects(shown):
                yield number, place

    def _fit(self) -> None:
        self.setFixedHeight(self._height_for(self.width()))

    def _height_for(self, width: int) -> int:
        count = max(len(self._sheets), 1)
        return count * self._sheet_height(width) + (count - 1) * self._look.px(_GAP)

    def _sheet_height(self, width: int) -> int:
        if self._paper is None:
            return width
        return round(width * self._paper.height / self._paper.width)
