"""Choice pills: one pill, and a row of them for one question."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.focus import show_focus

_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_TICK = 0.8  # em


class Chip(QPushButton):
    """A pill that is chosen or not. The chosen one is filled, bold and ticked."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        show_focus(self, look, pill=True)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = self._metrics().horizontalAdvance(self._words()) + self._margins() + 2
        least = self._look.em * 2.75
        return QSize(int(max(width, least)), self._height(0))

    def minimumSizeHint(self) -> QSize:
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(word) for word in self._words().split()), default=0)
        return QSize(int(widest + self._margins() + 2), self._height(0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRectF(0, 0, max(width - self._margins(), 1.0), 10_000)
        box = self._metrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self._words())
        return self._height(box.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # Qt would go by what lies nearest on the screen, which jumps in a wrap
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = min(rect.height() / 2, self._look.em * 1.4)
        hover = "accent_soft" if self.underMouse() and self.isEnabled() else "surface"
        painter.setPen(QPen(self._look.colour("accent" if chosen else "control"), 1.2))
        painter.setBrush(self._look.colour("accent" if chosen else hover))
        painter.drawRoundedRect(rect, radius, radius)
        ink = "on_accent" if chosen else "text" if self.isEnabled() else "text_quiet"
        font = self._look.font(bold=chosen)
        words = rect.adjusted(self._look.em * 0.6, 0, -self._look.em * 0.6, 0)
        if chosen:
            self._paint_tick(painter, rect, words, QFontMetricsF(font))
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._words())

    def _paint_tick(
        self, painter: QPainter, rect: QRectF, words: QRectF, metrics: QFontMetricsF
    ) -> None:
        size = self._look.em * _TICK
        gap = self._look.em * 0.3
        text = min(metrics.horizontalAdvance(self._words()), words.width() - size - gap)
        left = rect.center().x() - (text + size + gap) / 2
        place = QRectF(left, rect.center().y() - size / 2, size, size)
        self._look.paint_icon(painter, "tick", place, "on_accent", "accent")
        words.setLeft(left + size + gap)
        words.setWidth(text + 2)

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(bold=True))

    def _margins(self) -> float:
        return self._look.em * (2 * 0.65 + _TICK + 0.3)

    def _height(self, text: float) -> int:
        return int(max(self._look.em * 2.6, text + self._look.em * 1.1))


class Choices(QWidget):
    """Pills for the answers of one question; `changed` after the patient chose or cleared.

    One answer: the pills are one stop for Tab, arrows move, Space chooses, a second press on the
    chosen pill or Delete goes back to not answered. Many answers: each pill is a stop of its own.
    """

    changed = Signal()

    def __init__(
        self,
        answers: Sequence[tuple[str, str]],
        look: Look,
        many: bool = False,
        clearable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`answers` are (value, words)."""
        super().__init__(parent)
        self._clearable = clearable
        self._many = many
        self._group = QButtonGroup(self)
        self._group.setExclusive(not many)
        self._was_chosen: Chip | None = None
        self._chips: dict[str, Chip] = {}
        row = Flow(look, self)
        for value, words in answers:
            chip = Chip(words, look, self)
            self._chips[value] = chip
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.buttonPressed.connect(self._remember)
        self._group.buttonClicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def value(self) -> str | None:
        """The one answer, None if nothing is chosen."""
        return next(iter(self.values()), None)

    def values(self) -> tuple[str, ...]:
        """All chosen answers, in the order shown."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def choose(self, *values: str | None) -> None:
        """Show these answers as chosen; with None or nothing, not answered. Emits nothing."""
        self._group.setExclusive(False)
        for value, chip in self._chips.items():
            chip.setChecked(value in values)
        self._group.setExclusive(not self._many)

    def offered(self) -> tuple[str, ...]:
        """All answers, in the order shown."""
        return tuple(self._chips)

    def number(self) -> int | None:
        """The one answer of a question whose answers are whole numbers."""
        value = self.value()
        return None if value is None else int(value)

    def choose_number(self, number: int | None) -> None:
        """Show a whole number as chosen; None: not answered. Emits nothing."""
        self.choose(None if number is None else str(number))

    def chip(self, value: str) -> Chip:
        """The pill of one answer."""
        return self._chips[value]

    def name(self, question: str) -> None:
        """Tell screen readers which question each pill answers."""
        self.setAccessibleName(question)
        for chip in self._chips.values():
            chip.setAccessibleName(f"{chip.text()}, {question}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clearable and event.key() in _CLEARING and self.values():
            self.choose()
            self.changed.emit()
            return
        if event.key() in _STEPS:
            self._move(_STEPS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        chips = list(self._chips.values())
        now = next((index for index, chip in enumerate(chips) if chip.hasFocus()), 0)
        chips[min(max(now + step, 0), len(chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _remember(self, chip: Chip) -> None:
        self._was_chosen = chip if chip.isChecked() else None

    def _clicked(self, chip: Chip) -> None:
        if not self._many and self._was_chosen is chip and self._clearable:
            self.choose()
        self._was_chosen = None
        self.changed.emit()
