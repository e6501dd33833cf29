"""The preview: the paper itself, painted by the same code that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.report.layout import lay_out
from ptdiary.report.paint import paint_items
from ptdiary.ui.widgets.focus import show_focus

if TYPE_CHECKING:
    from ptdiary.report.paper import Paper
    from ptdiary.report.parts import Page
    from ptdiary.report.sheet import Item
    from ptdiary.ui.theme import Look

_MM_AN_INCH = 25.4
_MM_A_METRE = 1000.0
_WIDEST = 52.0  # em: wider than this a page is no easier to read


class PaperView(QWidget):
    """One sheet, as wide as there is room, always black on white."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._paper: Paper | None = None
        self._items: tuple[Item, ...] = ()
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        show_focus(self, look, 0.2)
        look.size(self, most_width=_WIDEST)

    def show_page(self, page: Page, paper: Paper, in_words: str) -> None:
        """Show this page on this paper; `in_words` is the same page for those who hear it."""
        self._paper = paper
        self._items = lay_out(page, paper)
        self._image = None
        self.setAccessibleDescription(in_words)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._look.px(_WIDEST)
        return QSize(width, self._height_for(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self._rendered()
        if image is not None:
            painter.drawImage(0, 0, image)
        painter.setPen(QPen(self._look.colour("control"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _fit(self) -> None:
        self.setFixedHeight(self._height_for(self.width()))

    def _height_for(self, width: int) -> int:
        return (
            width if self._paper is None else round(width * self._paper.height / self._paper.width)
        )

    def _rendered(self) -> QImage | None:
        if self._paper is None:
            return None
        dots = self.devicePixelRatioF()
        size = QSize(round(self.width() * dots), round(self.height() * dots))
        if self._image is not None and self._image.size() == size:
            return self._image
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        across = round(size.width() / self._paper.width * _MM_A_METRE)
        image.setDotsPerMeterX(across)
        image.setDotsPerMeterY(across)
        painter = QPainter(image)
        paint_items(self._items, painter)
        painter.end()
        image.setDevicePixelRatio(dots)
        self._image = image
        return image
