"""Eleven buttons from 0 to 10: a thermometer laid on its side, with words under it."""

from collections.abc import Callable, Sequence
from unicodedata import decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.tokens import RAMP
from ptdiary.ui.widgets.focus import show_focus
from ptdiary.ui.widgets.presses import PressedOnce
from ptdiary.ui.widgets.role import heard_as

Span = tuple[int, int, str]  # first and last score, and the word under them

HIGHEST = 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_WORDS = 1.75  # em under the buttons
_RADIUS = 0.45
_HEIGHT = 3.5
_BAR = 1.02
_LOW_HEIGHT, _LOWEST_HEIGHT = 2.75, 2.3
_WIDTH, _LOWEST_WIDTH = 3.3, 2.05
_GAP, _LEAST_BUTTON = 0.3, 1.45
_FIRST_ROW = 7  # buttons, of two rows: the words under them are not torn apart


class ScoreButton(PressedOnce, QAbstractButton):
    """One score: its number, and a bar that rises with it. `left` when the keyboard goes on.

    `stepped` by one towards the higher (1) or the lower (-1): Qt would not go on to a second row.
    """

    left = Signal()
    stepped = Signal(int)

    def __init__(self, score: int, bar: bool, look: Look, parent: QWidget, height: float) -> None:
        """`height` in em."""
        super().__init__(parent)
        self.score = score
        self._bar = bar
        self._height = height
        self._look = look
        self.setText(str(score))
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of eleven, for screen readers too
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        show_focus(self, look, _RADIUS)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        wide = _LOWEST_WIDTH if self._height == _LOWEST_HEIGHT else _WIDTH
        return QSize(self._look.px(wide), self._look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST_BUTTON), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key] * (-1 if self.isRightToLeft() else 1))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, chosen = self._look, self.isChecked()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "accent" if chosen else "accent_soft" if self.underMouse() else "surface"
        painter.setPen(QPen(look.colour("accent" if chosen else "control"), 2.4 if chosen else 1.2))
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(rect, look.em * _RADIUS, look.em * _RADIUS)
        # in a narrow window the number is smaller, so that 10 is never cut
        fitting = (rect.width() / look.em - 0.1) / 1.45
        painter.setFont(look.font(min(1.35 if self._bar else 1.05, fitting), bold=True))
        painter.setPen(look.colour("on_accent" if chosen else "text"))
        words = QRectF(rect.left(), rect.top() + look.em * 0.16, rect.width(), look.em * 1.7)
        painter.drawText(words if self._bar else rect, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._bar:
            self._paint_bar(painter, rect, "on_accent" if chosen else "control")

    def _paint_bar(self, painter: QPainter, rect: QRectF, edge: str) -> None:
        em = self._look.em
        height = em * _BAR * (0.12 + 0.88 * self.score / HIGHEST)
        width = min(rect.width() - em * 0.9, em * 1.7)
        left = rect.center().x() - width / 2
        painter.setPen(QPen(self._look.colour(edge), 1))
        painter.setBrush(RAMP[self.score])
        painter.drawRoundedRect(
            QRectF(left, rect.bottom() - em * 0.4 - height, width, height), 2, 2
        )


class ScoreScale(QWidget):
    """One score from 0 to 10, or not answered. `changed` after the patient chose or cleared.

    Where there is no room for one row, the severe scores stand in a second one.

    The buttons are one stop for Tab. Arrows move, Space chooses; 0 to 9 choose in the digits of
    any script, and `0` right after `1` is 10 however long it takes; Delete goes back to not
    answered. It is no proxy for its buttons: Tab would stop there once more, where the scale was
    made.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        say: Callable[[int], str],
        spans: Sequence[Span],
        bars: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`say` names a score for screen readers; `bars` draws the rising bars of soreness.

        Without `spans` the buttons are as low as pills.
        """
        super().__init__(parent)
        heard_as(self, "group")
        self._look = look
        self._say = say
        self._spans = tuple(spans)
        self._one_typed = False
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        height = _HEIGHT if bars else _LOW_HEIGHT if spans else _LOWEST_HEIGHT
        self.buttons = tuple(
            ScoreButton(score, bars, look, self, height) for score in range(HIGHEST + 1)
        )
        for button in self.buttons:
            button.setAccessibleName(say(button.score))
            button.left.connect(self._forget_one)
            button.stepped.connect(self._step)
            self._group.addButton(button, button.score)
        look.changed.connect(self._space)
        self._place(len(self.buttons))
        self._group.idToggled.connect(self._toggled)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def value(self) -> int | None:
        """The chosen score, None while not answered."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen

    def choose(self, score: int | None) -> None:
        """Show a score as chosen, or none. Emits nothing."""
        if score == self.value():
            return
        self._group.blockSignals(True)
        self._group.setExclusive(False)  # an exclusive group cannot be cleared
        for button in self.buttons:
            button.setChecked(button.score == score)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def name(self, question: str) -> None:
        """Tell screen readers what the scores answer."""
        self.setAccessibleName(question)

    def sizeHint(self) -> QSize:
        """The room of one row, also while there are two: else it would never be one again."""
        hint, count = super().sizeHint(), len(self.buttons)
        row = count * self.buttons[0].sizeHint().width() + (count - 1) * self._look.px(_GAP)
        return QSize(max(hint.width(), row), hint.height())

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._least(_FIRST_ROW)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_row = self.width() >= self._least(len(self.buttons))
        self._place(len(self.buttons) if one_row else _FIRST_ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isdecimal() and len(typed) == 1:
            self.type_digit(decimal(typed))
        elif event.key() in _CLEARING:
            self._forget_one()
            if self.value() is not None:
                self.choose(None)
                self.changed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words under the buttons, each under the scores that it is for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self._look.em
        painter.setFont(self._look.font(0.9))
        for first, last, word in self._spans:
            span = self._span(first, last)
            top = span.bottom() + em * 0.12
            painter.setPen(QPen(self._look.colour("control"), 1.1))
            if last > first:
                line = top + em * 0.22
                painter.drawLine(QPointF(span.left() + 3, line), QPointF(span.right() - 3, line))
            painter.setPen(self._look.colour("text_quiet"))
            room = QRectF(*self._room(span, word), em * 1.3)
            painter.drawText(
                room.translated(0, top + em * 0.34),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                word,
            )

    def _span(self, first: int, last: int) -> QRectF:
        """From the one button to the other, on whichever side 0 is."""
        return QRectF(self.buttons[first].geometry().united(self.buttons[last].geometry()))

    def _room(self, span: QRectF, word: str) -> tuple[float, float, float]:
        """Left edge, 0 and width of a word under these buttons; it leans on the edge at an end."""
        wanted = QFontMetricsF(self._look.font(0.9)).horizontalAdvance(word) + 2
        begin = span.center().x() - wanted / 2
        return max(min(begin, self.width() - wanted), 0.0), 0.0, wanted

    def _least(self, columns: int) -> int:
        """The width that so many buttons beside each other need, in pixels."""
        px = self._look.px
        return columns * px(_LEAST_BUTTON) + (columns - 1) * px(_GAP)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for button in self.buttons:
            self._grid.removeWidget(button)
        for button in self.buttons:
            self._grid.addWidget(button, *divmod(button.score, columns))
        for column in range(len(self.buttons)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._space()

    def _space(self) -> None:
        """Room for the words under each row."""
        px, words = self._look.px, _WORDS if self._spans else 0.0
        self._grid.setContentsMargins(0, 0, 0, px(words))
        self._grid.setHorizontalSpacing(px(_GAP))
        self._grid.setVerticalSpacing(px(words + 0.15))

    def type_digit(self, digit: int) -> None:
        """What typing a digit does; the keyboard goes to the score."""
        score = HIGHEST if digit == 0 and self._one_typed and self.value() == 1 else digit
        self.choose(score)
        self.buttons[score].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._one_typed = digit == 1
        self.changed.emit()

    def _step(self, by: int) -> None:
        """To the next score; a chosen one takes the choice along."""
        at = self.sender()
        if not isinstance(at, ScoreButton) or not 0 <= at.score + by <= HIGHEST:
            return
        to = self.buttons[at.score + by]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        if at.isChecked():
            to.click()

    def _toggled(self, _score: int, on: bool) -> None:
        if not on:  # another is chosen
            return
        self._forget_one()
        self.changed.emit()

    def _forget_one(self) -> None:
        self._one_typed = False
