"""The preview: the paper itself, painted by the same code that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
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
    """The sheets, always black on white: one below the other, as wide as there is room.

    Or one sheet, whole, in a `room` of some pixels; Page Up and Page Down turn to another.
    """

    turned = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "image")
        self._look = look
        self._paper: Paper | None = None
        self._sheets: Sequence[tuple[Item, ...]] = ()
        self._images: dict[int, QImage] = {}
        self._room: int | None = None
        self.sheet = 0
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
        self.turn_to(self.sheet)
        self._fit()
        self.update()

    def show_whole(self, room: int | None) -> None:
        """Show one sheet that is so many pixels high; None: all of them, as wide as there is room.

        Where the width is less than such a sheet needs, it is lower.
        """
        if room != self._room:
            self._room = room
            self._images = {}
            self._fit()
            self.update()

    def turn_to(self, sheet: int) -> None:
        """Show a sheet, counted from 0, where one is shown; the nearest if there is none."""
        kept = min(max(sheet, 0), max(len(self._sheets) - 1, 0))
        if kept != self.sheet:
            self.sheet = kept
            self.update()
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if step is None or self._room is None:
            super().keyPressEvent(event)
        else:
            self.turn_to(self.sheet + step)

    def sizeHint(self) -> QSize:
        width = self._look.px(_WIDEST)
        return QSize(width, self._height_for(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        # drawn before there is a painter: see `ChartView`
        self._paint([(self.picture(number), at) for number, at in self._places(event.rect())])

    def _paint(self, pictures: Sequence[tuple[QImage, QRect]]) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("control"), 1))
        for picture, place in pictures:
            painter.drawImage(place.topLeft(), picture)
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def picture(self, number: int) -> QImage:
        """One sheet as it shows, in the dots of this screen."""
        dots = self.devicePixelRatioF()
        size = self._sheet_size(self.width())
        size = QSize(round(size.width() * dots), round(size.height() * dots))
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
        size = self._sheet_size(self.width())
        if self._room is not None:
            left = (self.width() - size.width()) // 2
            yield from [(self.sheet, QRect(QPoint(left, 0), size))] * bool(self._sheets)
            return
        step = size.height() + self._look.px(_GAP)
        for number in range(len(self._sheets)):
            place = QRect(QPoint(0, number * step), size)
            if place.intersects(shown):
                yield number, place

    def _fit(self) -> None:
        self.setFixedHeight(self._height_for(self.width()))

    def _height_for(self, width: int) -> int:
        height = self._sheet_size(width).height()
        count = 1 if self._room is not None else max(len(self._sheets), 1)
        return count * height + (count - 1) * self._look.px(_GAP)

    def _sheet_size(self, width: int) -> QSize:
        """The pixels of a sheet in this width."""
        if self._paper is None:
            return QSize(width, width)
        shape = self._paper.width / self._paper.height
        if self._room is not None and width > self._room * shape:
            return QSize(round(self._room * shape), self._room)
        return QSize(width, round(width / shape))
