"""The one banner of a page: how soon by its shape, what by its words; colour only helps."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.button import Button, ButtonKind
from ptdiary.ui.widgets.card import IconLabel, Label
from ptdiary.ui.widgets.flow import Flow

Shape = Literal["saved", "none", "expected", "watch", "contact", "urgent"]


@dataclass(frozen=True, slots=True)
class _Drawing:
    icon: str
    colour: str
    inverse: str
    ground: str
    edge: str
    bar: float  # em at the left, 0 for none
    icon_size: float = 1.9
    small_icon: str = ""


_DRAWINGS: dict[Shape, _Drawing] = {
    "saved": _Drawing("saved", "text_quiet", "surface", "surface", "control", 0),
    "none": _Drawing("unknown", "text_quiet", "surface", "surface", "control", 0.45),
    "expected": _Drawing("info", "info", "info_soft", "info_soft", "info", 0.45),
    "watch": _Drawing("info", "info", "info_soft", "info_soft", "info", 0.45, 1.9, "clock"),
    "contact": _Drawing("triangle", "caution_fill", "on_caution", "caution_soft", "caution", 0.45),
    "urgent": _Drawing("octagon", "urgent_fill", "on_urgent", "urgent_soft", "urgent", 0.62, 2.5),
}


class BannerAction(StrEnum):
    """What a button on a banner asks for."""

    CALL = "call"  # what to say on the phone
    ADD_NUMBER = "add_number"
    EMERGENCY = "emergency"  # the page that says what to do now
    TOLD = "told"  # note that somebody was told
    SEEN = "seen"  # note that the patient was seen
    WHY = "why"
    UNDO = "undo"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerButton:
    """A button on a banner, and what it asks for."""

    action: BannerAction
    words: str
    kind: ButtonKind = "secondary"
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerText:
    """All that a banner says. `spoken` stands before the heading for those who hear it.

    `number_field`: where Settings takes the number that is missing.
    """

    shape: Shape
    spoken: str
    heading: str
    lines: tuple[str, ...] = ()
    number: str = ""
    buttons: tuple[BannerButton, ...] = ()
    last: str = ""
    number_field: str = ""


class Banner(QFrame):
    """A painted banner. A new text is a new banner, so that nothing in it changes unannounced."""

    pressed = Signal(BannerAction)

    def __init__(self, text: BannerText, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self._look = look
        self._drawing = _DRAWINGS[text.shape]
        row = QHBoxLayout(self)
        look.space(row, (1.3, 0.75, 1.0, 0.75), 0.85)
        row.addWidget(self._icons(), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        look.space(words, 0, 0.3)
        row.addLayout(words, 1)
        loud = text.shape in {"contact", "urgent"}
        words.addWidget(Label(text.heading, "h2" if loud else "h3"))
        for line in text.lines:
            words.addWidget(Label(line))
        if text.number:
            words.addWidget(Label(text.number, "strong"))
        self.buttons = {each.action: self._button(each) for each in text.buttons}
        if self.buttons:
            flow = Flow(look, gap=0.6)
            flow.add(*self.buttons.values())
            words.addLayout(flow)
        if text.last:
            words.addWidget(Label(text.last, rich=True))
        self.setAccessibleName(f"{text.spoken}: {text.heading}" if text.spoken else text.heading)
        self.setAccessibleDescription(" ".join((*text.lines, text.number)).strip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, drawing = self._look, self._drawing
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(rect, look.em * 0.45, look.em * 0.45)
        painter.fillPath(outline, look.colour(drawing.ground))
        # a border-left of a style sheet leaves notches at rounded corners
        painter.save()
        painter.setClipPath(outline)
        bar = QRectF(rect.left(), rect.top(), look.em * drawing.bar, rect.height())
        painter.fillRect(bar, look.colour(drawing.edge))
        painter.restore()
        width = 2.2 if self.text.shape == "urgent" else 1.3
        painter.setPen(QPen(look.colour(drawing.edge), width))
        painter.drawPath(outline)

    def _icons(self) -> QWidget:
        drawing = self._drawing
        large = IconLabel(
            drawing.icon, self._look, drawing.icon_size, drawing.colour, drawing.inverse
        )
        if not drawing.small_icon:
            return large
        both = QWidget(self)
        column = QVBoxLayout(both)
        self._look.space(column, 0, 0.3)
        column.addWidget(large)
        small = IconLabel(drawing.small_icon, self._look, 1.5, drawing.colour, drawing.inverse)
        column.addWidget(small, 0, Qt.AlignmentFlag.AlignHCenter)
        return both

    def _button(self, each: BannerButton) -> Button:
        button = _ActionButton(each, self._look, self)
        button.asked.connect(self.pressed)
        return button


class _ActionButton(Button):
    asked = Signal(BannerAction)

    def __init__(self, each: BannerButton, look: Look, parent: QWidget) -> None:
        super().__init__(each.words, look, each.kind, each.icon, parent)
        self._action = each.action
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._action)
