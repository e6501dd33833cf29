"""How a line of the Diary is laid out and painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ptdiary.ui.tokens import ON_RAMP, RAMP
from ptdiary.words import diary as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptdiary.ui.diary.lines import DayLine
    from ptdiary.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex

# All places are counted from its own left top, left to right.

_BESIDE = 30.0  # em: with less room a day's name stands above its lines
_DAY, _SQUARE, _GAP = 7.4, 2.1, 0.5
ROW = 1.9  # as high as the buttons for the line in hand
_PAD = 0.4
_ICON, _SCORE = 1.15, 1.5
_WRAP = Qt.TextFlag.TextWordWrap
_AROUND = 0.3  # em above the first and below the last line of a day


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """Where the parts of a line are, in pixels; `words` are its text in lines.

    `fits`: the buttons have room beside the words; `beside`: the day stands beside its lines.
    """

    height: float
    fits: bool
    beside: bool
    heading: QRectF
    year: QRectF
    square: QRectF
    content: QRectF
    parts: tuple[QRectF, ...]
    text_left: float
    words: QTextLayout | None


class LinePainter(QStyledItemDelegate):
    """Lays out and paints the lines of a list.

    `actions` is the room that the buttons of a line take, `add` that of *Add*, in pixels. `in_hand`
    tells which record of the line in a row is in hand, None if the line is not. The line in the row
    `grown` has its buttons under its words, if they have no room beside them.
    """

    def __init__(self, look: Look, parent: QListView, in_hand: Callable[[int], int | None]) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent
        self._in_hand = in_hand
        self.lines: tuple[DayLine, ...] = ()
        self.actions = self.add = 0.0
        self.grown = -1
        self._placed: dict[int, PlacedLine] = {}
        self._width = 0

    def forget(self) -> None:
        """The lines, or how they look, are other ones."""
        self._placed.clear()

    def placed(self, row: int) -> PlacedLine:
        """Where the parts of the line in this row are."""
        width = self._list.viewport().width()
        if width != self._width:
            self._width = width
            self.forget()
        if row not in self._placed:
            self._placed[row] = self._place(self.lines[row], float(width))
        placed = self._placed[row]
        always = self.lines[row].is_gap  # its *Add* is there before the line is in hand
        if placed.fits or (row != self.grown and not always):
            return placed
        more = self._look.em * ROW
        content = placed.content.adjusted(0, 0, 0, more)
        return replace(placed, height=placed.height + more, content=content)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._list.viewport().width(), int(self.placed(index.row()).height))

    def _place(self, line: DayLine, width: float) -> PlacedLine:
        em = self._look.em
        beside = width >= em * _BESIDE
        above = em * _AROUND if line.heading or line.is_gap else 0.0
        below = em * _AROUND if line.last else 0.0
        heading = square = QRectF()
        left, top = 0.0, above
        if beside and not line.is_gap:
            left = em * (_DAY + _SQUARE + _GAP)
        if line.heading:
            heading = QRectF(0, top, em * (_DAY if beside else 15), em * ROW)
            at = em * _DAY if beside else self._bold.horizontalAdvance(line.heading) + em
            square = QRectF(at, top + em * 0.05, em * _SQUARE, em * (ROW - 0.1))
            if not beside:
                top += em * (ROW + 0.1)
        room = width - left
        clock = 0.0 if line.is_gap else self._clock_width(line.clock)
        if line.parts:
            places = self._cells(line, left, top, room - em * _PAD)
            used = places[-1].right() - left
            height = places[-1].bottom() + em * 0.15 - top
            words_ = None
            text_left = 0.0
        else:
            places = ()
            text_left = left + em * _PAD + (0.0 if line.is_gap else clock + em * _SCORE)
            text_left += em * (_ICON + 0.4) if line.sign else 0.0
            words_ = self._words(line, max(width - text_left - em * _PAD, em * 4))
            last = words_.lineAt(words_.lineCount() - 1)
            used = text_left - left + last.naturalTextWidth()
            height = max(em * ROW, words_.boundingRect().height() + em * 0.55)
        year = QRectF()
        if line.year and beside:  # under the day
            year = QRectF(0, top + (em * 1.3 if line.heading else 0.0), em * _DAY, em * ROW)
            height = max(height, year.bottom() - top)
        return PlacedLine(
            height=top + height + below + 1,
            fits=used + (self.add if line.is_gap else self.actions) + em <= room,
            beside=beside,
            heading=heading,
            year=year,
            square=square,
            content=QRectF(left, top, room, height),
            parts=places,
            text_left=text_left,
            words=words_,
        )

    def _cells(self, line: DayLine, left: float, top: float, room: float) -> tuple[QRectF, ...]:
        """Where each part of a line with several is, as many side by side as there is room for."""
        em = self._look.em
        places: list[QRectF] = []
        x = y = 0.0
        row = em * ROW
        for clock, said in line.parts:
            rating = self._clock_width(clock) + em * 2.3, em * ROW
            cell = self._dose_cell(clock, said, room) if line.doses else rating
            if x and x + cell[0] > room:
                x, y, row = 0.0, y + row, em * ROW
            row = max(row, cell[1])
            place = QRectF(left + x + em * _PAD, top + y, *cell)
            places.append(place.adjusted(-em * 0.25, em * 0.15, -em * 0.45, -em * 0.15))
            x += cell[0]
        return tuple(places)

    def _dose_cell(self, clock: str, said: str, room: float) -> tuple[float, float]:
        """How wide and how high a medicine is with its time; a long name takes several lines."""
        em, metrics = self._look.em, QFontMetricsF(self._look.font())
        beside = self._clock_width(clock) + em * (_SCORE + 0.9)
        width = min(metrics.horizontalAdvance(said), max(room - beside, em * 4))
        inside = metrics.boundingRect(QRectF(0, 0, width + 1, 10_000), _WRAP, said)
        return beside + width, max(em * ROW, inside.height() + em * 0.55)

    def _words(self, line: DayLine, width: float) -> QTextLayout:
        text = QTextLayout(line.text, self._look.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        rtl = self._list.isRightToLeft()
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        text.setTextOption(option)
        if line.lead:
            bold = QTextLayout.FormatRange()
            bold.start, bold.length = 0, line.lead
            bold.format = QTextCharFormat()
            bold.format.setFont(self._look.font(bold=True))
            text.setFormats([bold])
        text.beginLayout()
        height = 0.0
        while True:
            row = text.createLine()
            if not row.isValid():
                break
            row.setLineWidth(width)
            row.setPosition(QPointF(0, height))
            height += row.height()
        text.endLayout()
        return text

    @property
    def _bold(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(bold=True))

    def _clock_width(self, clock: str) -> float:
        """The column of the times; wider for words that stand there in place of a time."""
        metrics = QFontMetricsF(self._look.font())
        longest = "12:58 pm" if self._look.times.twelve_hours else "22:58"
        widest = max(metrics.horizontalAdvance(longest), metrics.horizontalAdvance(clock))
        return widest + self._look.em * 0.6

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.row()
        line, placed, look = self.lines[row], self.placed(row), self._look
        bounds = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.last and row + 1 < len(self.lines):
            painter.setPen(QPen(look.colour("hairline"), 1))
            y = bounds.bottom() - 0.5
            painter.drawLine(QPointF(bounds.left(), y), QPointF(bounds.right(), y))
        self._paint_heading(painter, line, placed, bounds)
        part = self._in_hand(row)
        if part is not None:
            painter.setPen(QPen(look.colour("accent"), 1.4))
            painter.setBrush(look.colour("accent_soft"))
            round_ = look.em * 0.4
            content = self._at(placed.content, bounds).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(content, round_, round_)
        if line.parts:
            self._paint_parts(painter, line, placed, bounds, part)
        else:
            self._paint_line(painter, line, placed, bounds)
        if line.is_gap and part is None:
            self._paint_add(painter, placed, bounds)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, line: DayLine, placed: PlacedLine, bounds: QRectF
    ) -> None:
        if line.year and placed.beside:
            year = self._at(placed.year, bounds)
            self._write(painter, line.year, year, "text_quiet")
        if not line.heading:
            return
        look = self._look
        said = line.name if placed.beside else line.heading
        self._write(painter, said, self._at(placed.heading, bounds), "text", bold=True)
        if line.highest is None:
            return
        paint_score(painter, self._at(placed.square, bounds), line.highest, look)

    def _paint_parts(
        self, painter: QPainter, line: DayLine, placed: PlacedLine, bounds: QRectF, part: int | None
    ) -> None:
        em = self._look.em
        several = len(line.parts) > 1
        for number, ((clock, said), place) in enumerate(zip(line.parts, placed.parts, strict=True)):
            if number == part and several:
                painter.setPen(QPen(self._look.colour("accent"), 1.6))
                painter.setBrush(self._look.colour("surface"))
                painter.drawRoundedRect(self._at(place, bounds), em * 0.35, em * 0.35)
            inside = place.adjusted(em * 0.25, 0, 0, 0)
            words_at = QRectF(inside)
            inside.setHeight(em * (ROW - 0.3))  # the first line
            wide = self._clock_width(clock)
            at = QRectF(inside.left(), inside.top(), wide, inside.height())
            self._write(painter, clock, self._at(at, bounds), "text_quiet")
            at = QRectF(at.right(), inside.top(), em * 1.3, inside.height())
            if not line.doses:
                self._write(painter, said, self._at(at, bounds), "text", bold=True)
                continue
            icon = self._at(_square_in(at, em * _ICON), bounds)
            self._look.paint_icon(painter, line.icon, icon, "text_quiet")
            words_at.setLeft(at.left() + em * _SCORE)
            self._write(painter, said, self._at(words_at, bounds), "text", wraps=True)

    def _paint_line(
        self, painter: QPainter, line: DayLine, placed: PlacedLine, bounds: QRectF
    ) -> None:
        look, em, words_ = self._look, self._look.em, placed.words
        content = placed.content
        if words_ is None:
            return
        tall = words_.boundingRect().height()
        first = words_.lineAt(0).height()
        top = content.top() + (em * ROW - first) / 2
        row = QRectF(
            content.left() + em * _PAD, content.top(), self._clock_width(line.clock), em * ROW
        )
        if not line.is_gap:
            self._write(painter, line.clock, self._at(row, bounds), "text_quiet")
            beside = QRectF(row.right(), row.top(), em * _SCORE, row.height())
            if line.score is not None:
                at = self._at(beside, bounds)
                self._write(painter, str(line.score), at, "text", bold=True)
            if line.icon:
                colour = "session" if line.icon == "dumbbell" else "text_quiet"
                place = self._at(_square_in(beside, em * _ICON), bounds)
                look.paint_icon(painter, line.icon, place, colour)
            if line.sign:
                beside = QRectF(beside.right(), row.top(), em * _ICON, row.height())
                token = "urgent" if line.sign == "octagon" else "caution"
                place = self._at(_square_in(beside, em * _ICON), bounds)
                look.paint_icon(painter, line.sign, place, f"{token}_fill", f"on_{token}")
        width = words_.lineAt(0).width()
        at = self._at(QRectF(placed.text_left, top, width, tall), bounds)
        painter.setPen(look.colour("text_quiet" if line.is_gap else "text"))
        words_.draw(painter, at.topLeft())

    def _paint_add(self, painter: QPainter, placed: PlacedLine, bounds: QRectF) -> None:
        """*Add* as its button shows it, which is there once the line is in hand."""
        look, em = self._look, self._look.em
        content = placed.content
        left = content.right() - em * 0.2 - self.add
        top = content.bottom() - em * ROW
        place = self._at(QRectF(left + em * 0.3, top, em * 1.25, em * ROW), bounds)
        look.paint_icon(painter, "plus", _square_in(place, em * 1.25), "accent")
        font = look.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(look.colour("accent"))
        at = self._at(QRectF(left + em * 2.05, top, self.add - em * 2.35, em * ROW), bounds)
        painter.drawText(at.adjusted(0, 0, 1, 0), Qt.AlignmentFlag.AlignCenter, words.ADD)

    def _write(
        self,
        painter: QPainter,
        text: str,
        place: QRectF,
        token: str,
        *,
        bold: bool = False,
        wraps: bool = False,
    ) -> None:
        painter.setFont(self._look.font(bold=bold))
        painter.setPen(self._look.colour(token))
        side = Qt.AlignmentFlag.AlignAbsolute | (
            Qt.AlignmentFlag.AlignRight
            if self._list.isRightToLeft()
            else Qt.AlignmentFlag.AlignLeft
        )
        flags = side | Qt.AlignmentFlag.AlignVCenter
        flags = flags | _WRAP if wraps else flags
        painter.drawText(place.adjusted(0, 0, 1, 0), flags, text)

    def _at(self, place: QRectF, bounds: QRectF) -> QRectF:
        """A place in the line as one in the list, from the right where that is read first."""
        moved = place.translated(bounds.topLeft())
        if self._list.isRightToLeft():
            moved.moveLeft(bounds.left() + bounds.right() - moved.right())
        return moved


def paint_score(painter: QPainter, place: QRectF, score: int, look: Look) -> None:
    """A score on its colour, which repeats it."""
    painter.setPen(QPen(look.colour("control"), 0.8))
    painter.setBrush(QColor(RAMP[score]))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), look.em * 0.3, look.em * 0.3)
    painter.setPen(QColor(ON_RAMP[score]))
    painter.setFont(look.font(bold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(score))


def _square_in(place: QRectF, side: float) -> QRectF:
    top = place.top() + (place.height() - side) / 2
    return QRectF(place.left(), top, side, side)
