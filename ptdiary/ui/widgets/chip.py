"""Choice pills: one pill, and a row of them for one question."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.direction import key_onward, turned
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.focus import show_focus
from ptdiary.ui.widgets.presses import PressedOnce
from ptdiary.ui.widgets.role import heard_as

_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_TICK = 0.8  # em
_HEIGHT = 2.3
_LEAST_WIDTH = 2.75


class Chip(PressedOnce, QPushButton):
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
        least = self._look.em * _LEAST_WIDTH
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
        words = rect.adjusted(self._look.em * 0.5, 0, -self._look.em * 0.5, 0)
        if chosen:
            words = self._paint_tick(painter, rect, words, QFontMetricsF(font))
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._words())

    def _paint_tick(
        self, painter: QPainter, rect: QRectF, words: QRectF, metrics: QFontMetricsF
    ) -> QRectF:
        """The tick before the words; the room that is left for these."""
        size = self._look.em * _TICK
        gap = self._look.em * 0.3
        text = min(metrics.horizontalAdvance(self._words()), words.width() - size - gap)
        left = rect.center().x() - (text + size + gap) / 2
        place = QRectF(left, rect.center().y() - size / 2, size, size)
        self._look.paint_icon(painter, "tick", turned(place, self), "on_accent", "accent")
        beside = QRectF(left + size + gap, words.top(), text + 2, words.height())
        return turned(beside, self)

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(bold=True))

    def _margins(self) -> float:
        return self._look.em * (2 * 0.55 + _TICK + 0.3)

    def _height(self, text: float) -> int:
        return int(max(self._look.em * _HEIGHT, text + self._look.em * 0.9))


class Choices(QWidget):
    """Pills for the answers of one question; `changed` after the patient chose or cleared.

    The pills are one stop for Tab, arrows move, Space chooses; Delete goes back to not answered,
    and so does a second press on the one answer. A pill that is pressed in another way than by
    mouse or key, as by a screen reader, has the same effect.
    """

    changed = Signal()

    def __init__(
        self,
        answers: Sequence[tuple[str, str]],
        look: Look,
        many: bool = False,
        clearable: bool = True,
        kind: type[Chip] = Chip,
        parent: QWidget | None = None,
    ) -> None:
        """`answers` are (value, words). `kind`: what each of them is drawn as."""
        super().__init__(parent)
        heard_as(self, "group")
        self._clearable = clearable
        self._many = many
        # radio buttons for screen readers, and yet a second press takes the answer back
        group = QButtonGroup(self)
        group.setExclusive(False)
        self._chips: dict[str, Chip] = {}
        row = Flow(look, self, gap=0.25)
        for value, words in answers:
            chip = kind(words, look, self)
            self._chips[value] = chip
            row.addWidget(chip)
            chip.setAutoExclusive(not many)
            group.addButton(chip)
            chip.toggled.connect(self._toggled)
            chip.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stop_at(next(iter(self._chips.values()), None))

    def value(self) -> str | None:
        """The one answer, None if nothing is chosen."""
        return next(iter(self.values()), None)

    def values(self) -> tuple[str, ...]:
        """All chosen answers, in the order shown."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def choose(self, *values: str | None) -> None:
        """Show these answers as chosen; with None or nothing, not answered. Emits nothing."""
        for value, chip in self._chips.items():
            _show(chip, value in values)
        if not any(chip.hasFocus() for chip in self._chips.values()):
            self._stop_at(self.first_stop())

    def offered(self) -> tuple[str, ...]:
        """All answers, in the order shown."""
        return tuple(self._chips)

    def number(self) -> int | None:
        """The one answer of a question whose answers are whole numbers."""
        value = self.value()
        return None if value is None else int(value)

    def chip(self, value: str) -> Chip:
        """The pill of one answer."""
        return self._chips[value]

    def first_stop(self) -> Chip | None:
        """The pill that Tab leads to: the first that is chosen, else the first."""
        chips = self._chips.values()
        return next((chip for chip in chips if chip.isChecked()), next(iter(chips), None))

    def name(self, question: str) -> None:
        """Tell screen readers which question the pills answer."""
        self.setAccessibleName(question)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Chip):
            self._stop_at(watched)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clearable and event.key() in _CLEARING and self.values():
            self.choose()
            self.changed.emit()
            return
        key = key_onward(event.key(), self)
        if key in _STEPS:
            self._move(_STEPS[key])
            return
        super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        chips = list(self._chips.values())
        now = next((index for index, chip in enumerate(chips) if chip.hasFocus()), 0)
        chips[min(max(now + step, 0), len(chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: Chip | None) -> None:
        """Tab stops at this pill alone."""
        for chip in self._chips.values():
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            )

    def _toggled(self, on: bool) -> None:
        pressed = self.sender()
        if not self._many:
            for chip in self._chips.values():
                if chip is not pressed:
                    _show(chip, False)
            if not on and not self._clearable and isinstance(pressed, Chip):
                _show(pressed, True)
        self.changed.emit()


def _show(chip: Chip, on: bool) -> None:
    """Show a pill as chosen or not; nobody pressed it."""
    chip.blockSignals(True)
    chip.setChecked(on)
    chip.blockSignals(False)
