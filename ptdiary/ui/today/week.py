"""This week: the highest rating of each of the past seven days, as a number on its colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ptdiary.diary.day import day_of
from ptdiary.review.records import highest_of_days
from ptdiary.ui.tokens import ON_RAMP, RAMP
from ptdiary.ui.widgets import Card, Flow, Label, from_right
from ptdiary.words import today as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

_DAYS = 7
_GAP, _LETTER, _CELL = 0.25, 1.35, 1.9  # em
_USUAL, _LEAST = 15.0, 11.2  # em: the width of the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """One day: its letter, its score (None: an empty square), and whether it is today."""

    letter: str
    score: int | None
    today: bool


class WeekStrip(QWidget):
    """Seven squares side by side."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.days: tuple[WeekDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_days(self, days: Sequence[WeekDay], spoken: str) -> None:
        """The days from left to right; `spoken` says the same in a sentence."""
        self.days = tuple(days)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_USUAL), self._look.px(_LETTER + _CELL + 0.1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, em = self._look, self._look.em
        width = (self.width() + em * _GAP) / max(len(self.days), 1)
        across = Qt.AlignmentFlag.AlignCenter
        for number, day in enumerate(self.days):
            place = len(self.days) - 1 - number if from_right(self) else number
            left = place * width
            painter.setFont(look.font(0.9, bold=day.today))
            painter.setPen(look.colour("text" if day.today else "text_quiet"))
            painter.drawText(QRectF(left, 0, width - em * _GAP, em * _LETTER), across, day.letter)
            square = QRectF(left, em * _LETTER, width - em * _GAP, em * _CELL)
            self._paint_square(painter, square.adjusted(1.5, 1.5, -1.5, -1.5), day)

    def _paint_square(self, painter: QPainter, square: QRectF, day: WeekDay) -> None:
        look = self._look
        empty = day.score is None
        edge = "accent" if day.today else "hairline" if empty else "control"
        painter.setPen(QPen(look.colour(edge), 2.6 if day.today else 1))
        painter.setBrush(look.colour("surface") if day.score is None else RAMP[day.score])
        painter.drawRoundedRect(square, look.em * 0.25, look.em * 0.25)
        if day.score is not None:
            painter.setFont(look.font(bold=True))
            painter.setPen(ON_RAMP[day.score])
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(day.score))


class WeekCard(Card):
    """The past seven days. Before a score is chosen all squares are empty."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.0, 0.8, 1.0, 0.9), spacing=0.25)
        self._look = look
        self._view: View | None = None
        self._shown = False
        self.strip = WeekStrip(look, self)
        title = Flow(look, gap=0.6)
        title.add(Label(words.THIS_WEEK, "h3", wrap=False))
        self.hint = Label(words.HIGHEST_OF_THE_DAY, "small", wrap=False)
        title.add(self.hint)
        self.add(title, self.strip)

    def show_view(self, view: View) -> None:
        """The days up to now."""
        self._view = view
        begins = self._look.times.day_begins
        today = day_of(view.now, begins)
        days = [today - timedelta(days=back) for back in reversed(range(_DAYS))]
        found = highest_of_days(view.diary.entries_from(days[0]), begins)
        highest = found if self._shown else {}
        waits = bool(found) and not self._shown  # else they look as if nothing had been written
        self.hint.setText(words.WEEK_HIDDEN if waits else words.HIGHEST_OF_THE_DAY)
        rated = [(day, highest[day]) for day in days if day in highest]
        self.strip.show_days(
            [
                WeekDay(letter=words.week_letter(day), score=highest.get(day), today=day == today)
                for day in days
            ],
            words.week_spoken(rated) if self._shown else words.WEEK_WAITS,
        )

    def show_scores(self, shown: bool) -> None:
        """Whether the ratings of the days show."""
        if shown != self._shown:
            self._shown = shown
            if self._view is not None:
                self.show_view(self._view)
