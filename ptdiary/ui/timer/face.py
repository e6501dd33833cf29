"""The face of the timer: what is done, large digits, the bar of the time left; its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.ui.theme import Look, stylesheet
from ptdiary.ui.widgets import Button, heard_as, turned

if TYPE_CHECKING:
    from ptdiary.ui.widgets import ButtonKind

# The colours of the night, in whichever theme the rest of the window is.


class NightLook(Look):
    """The dark colours with the text size, the contrast and the times of another look.

    The application is dressed by that one; whoever shows this one takes its `sheet`.
    """

    def __init__(self, day: Look) -> None:
        super().__init__(True, day.scale, day.em / day.scale)
        self._day = day
        self._follow_day()
        day.changed.connect(self._follow_day)

    def sheet(self) -> str:
        """The style sheet of these colours."""
        return stylesheet(self.tokens, self.em)

    def _follow_day(self) -> None:
        self.scale, self.contrast, self.times = self._day.scale, self._day.contrast, self._day.times
        self._icons.clear()
        self.changed.emit()


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceText:
    """What the face shows. `share` of the time is left, None where there is no time.

    `said` stands in the place of what comes then, until it goes on.
    """

    name: str = ""
    where: str = ""
    digits: str = ""
    share: float | None = None
    doing: str = ""
    then: str = ""
    said: str = ""


_DIGITS = 0.42  # of the height of the window, at the most: ten minutes of arc at three metres
_WIDEST = 0.9  # of the width
_NAME, _WHERE, _SMALL = 2.6, 1.65, 1.2  # em, in a window of the usual height
_LEAST_HEIGHT = 9.0  # em of the usual text
_USUAL_HEIGHT = 40.0  # em
_BAR = 2.1
_LASTS = 600  # milliseconds that a flash lasts


class TimerFace(QWidget):
    """Paints; takes the keyboard so that the keys of the timer work at once."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "group")
        self._look = look
        self.text = FaceText()
        self._is_lit = False
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_LASTS)
        self._flash.timeout.connect(self._dim)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: FaceText) -> None:
        """Show another moment."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(". ".join(filter(None, (text.name, text.where, text.doing))))
            self.update()

    def flash(self) -> None:
        """One change of the ground that goes back by itself; it never blinks."""
        self._is_lit = True
        self._flash.start()
        self.update()

    @property
    def is_lit(self) -> bool:
        """Whether the ground is that of a change."""
        return self._is_lit

    def digit_height(self) -> float:
        """How high a digit is painted, in pixels."""
        return QFontMetricsF(self._digit_font()).tightBoundingRect("0").height()

    def minimumSizeHint(self) -> QSize:
        least = self._look.em / self._look.scale * _LEAST_HEIGHT  # larger text leaves it less room
        return QSize(self._look.px(12), int(least))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, text = self._look, self.text
        painter.fillRect(self.rect(), look.colour("accent_soft" if self._is_lit else "window"))
        em = self._unit()
        side = em * 3
        inner = QRectF(self.rect()).adjusted(side, em * 1.6, -side, 0)
        top = QRectF(inner.left(), inner.top(), inner.width(), em * 3.4)
        where = self._paint_where(painter, top)
        painter.setFont(self._fitting(text.name, _NAME * em, top.width() - where - em, bold=True))
        painter.setPen(look.colour("text"))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = QRectF(top.left(), top.top(), top.width() - where, top.height())
        painter.drawText(turned(name, self), start, text.name)
        below = max(em * 2.2, look.em * 1.35)
        bar_top = self.height() - em * _BAR - below
        digits = QRectF(inner.left(), top.bottom(), inner.width(), bar_top - top.bottom() - em)
        font = self._digit_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left = digits.center().x() - metrics.horizontalAdvance(text.digits) / 2
        foot = digits.center().y() + metrics.tightBoundingRect("0").height() / 2
        painter.drawText(QPointF(left, foot), text.digits)
        self._paint_bar(painter, QRectF(inner.left(), bar_top, inner.width(), em * _BAR))
        self._paint_below(painter, QRectF(inner.left(), bar_top + em * _BAR, inner.width(), below))

    def _paint_where(self, painter: QPainter, room: QRectF) -> float:
        """At the end of the first line; how wide it is."""
        size = max(_WHERE * self._unit(), self._look.em * 1.1)
        font = self._fitting(self.text.where, size, room.width() * 0.55)
        painter.setFont(font)
        painter.setPen(self._look.colour("text_quiet"))
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(turned(room, self), end, self.text.where)
        return QFontMetricsF(font).horizontalAdvance(self.text.where)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        share = self.text.share
        if share is None:
            return
        look, radius = self._look, bar.height() * 0.3
        painter.setPen(QPen(look.colour("control"), 2))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(bar, radius, radius)
        left = bar.adjusted(3, 3, -3, -3)
        left.setWidth(left.width() * share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(turned(left, self), radius, radius)

    def _paint_below(self, painter: QPainter, room: QRectF) -> None:
        text, em = self.text, self._unit()
        said = text.said or text.then
        size = max(_SMALL * em, self._look.em)
        half = room.width() * 0.35 if text.doing else 0.0
        painter.setPen(self._look.colour("text_quiet"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._fitting(text.doing, size, half))
        painter.drawText(turned(room, self), middle | Qt.AlignmentFlag.AlignLeft, text.doing)
        painter.setFont(self._fitting(said, size, room.width() - half - em, bold=bool(text.said)))
        painter.setPen(self._look.colour("text" if text.said else "text_quiet"))
        painter.drawText(turned(room, self), middle | Qt.AlignmentFlag.AlignRight, said)

    def _unit(self) -> float:
        """An em that grows with the window, and is never less than half of that of the text."""
        window = self.window().height()
        return self._look.em / self._look.scale * max(window / (_USUAL_HEIGHT * 18.5), 0.5)

    def _digit_font(self) -> QFont:
        """As high as the window allows, and no wider than it."""
        font = self._look.font(1.0, bold=True)
        metrics = QFontMetricsF(font)
        tall = font.pixelSize() * _DIGITS * self.window().height()
        size = tall / max(metrics.tightBoundingRect("0").height(), 1)
        wide = metrics.horizontalAdvance(self.text.digits or "00") / font.pixelSize()
        below = max(self._unit() * 2.2, self._look.em * 1.35)
        room = self.height() - below - self._unit() * (1.6 + 3.4 + _BAR + 1.7)
        high = font.pixelSize() * room / max(metrics.tightBoundingRect("0").height(), 1)
        font.setPixelSize(max(1, int(min(size, high, self.width() * _WIDEST / max(wide, 0.01)))))
        return font

    def _fitting(self, words: str, size: float, room: float, *, bold: bool = False) -> QFont:
        """A font of this size, or smaller so that the words have room."""
        font = self._look.font(1.0, bold=bold)
        font.setPixelSize(max(1, int(size)))
        wanted = QFontMetricsF(font).horizontalAdvance(words)
        if wanted > room > 0:
            font.setPixelSize(max(1, int(size * room / wanted)))
        return font

    def _dim(self) -> None:
        self._is_lit = False
        self.update()


_KEY_GAP = 0.9  # em


class KeyButton(Button):
    """A button with the key that does the same, small behind its words."""

    def __init__(
        self, text: str, key: str, look: Look, kind: ButtonKind = "secondary",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, look, kind, parent=parent)
        self._key = key
        self.setToolTip(key)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width(), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = QRectF(self.rect()).adjusted(self._text_left(), 0, -self._side(), 0)
        primary = self._kind == "primary"
        painter.setFont(self._look.font(bold=True))
        painter.setPen(self._look.colour("on_accent" if primary else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(turned(room, self), middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(self._look.font(0.85))
        painter.setPen(self._look.colour("on_accent" if primary else "text_quiet"))
        painter.drawText(turned(room, self), middle | Qt.AlignmentFlag.AlignRight, self._key)

    def _key_width(self) -> int:
        metrics = QFontMetricsF(self._look.font(0.85))
        return int(metrics.horizontalAdvance(self._key) + self._look.em * _KEY_GAP)
