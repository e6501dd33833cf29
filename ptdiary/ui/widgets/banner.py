"""The one banner of a page: how soon by its shape, what by its words; colour only helps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.widgets.button import Button, ButtonKind
from ptdiary.ui.widgets.card import Card, IconLabel, Label
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.focus import move_focus, show_focus
from ptdiary.ui.widgets.nesting import nest
from ptdiary.ui.widgets.phone_number import PhoneNumbers
from ptdiary.ui.widgets.role import heard_as
from ptdiary.words import banner as banner_words

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look
    from ptdiary.words.phone import Phone, PhoneNumber

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
    "saved": _Drawing("saved", "text_quiet", "surface", "surface", "hairline", 0, 1.4),
    "none": _Drawing("unknown", "text_quiet", "surface", "surface", "control", 0.45),
    "expected": _Drawing("info", "info", "info_soft", "info_soft", "info", 0.45),
    "watch": _Drawing("info", "info", "info_soft", "info_soft", "info", 0.45, 1.9, "clock"),
    "contact": _Drawing("triangle", "caution_fill", "on_caution", "caution_soft", "caution", 0.45),
    "urgent": _Drawing("octagon", "urgent_fill", "on_urgent", "urgent_soft", "urgent", 0.62, 2.5),
}

_ONE_LINE = 38.0  # em: narrower than this, the number stands below the heading
_BELOW, _STRIP = 42.0, 13.0  # em: narrower, the links of the strip stand below; its least width
_TOP = Qt.AlignmentFlag.AlignTop


class BannerAction(StrEnum):
    """What a button on a banner asks for."""

    ADD_NUMBER = "add_number"
    EMERGENCY = "emergency"  # the page that says what to do now
    TOLD = "told"  # note that somebody was told
    SEEN = "seen"  # note that the patient was seen
    KNOWN = "known"  # the therapist knows this sign
    NOT_SO = "not_so"  # change what was written
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
    """All that a banner says. `spoken` precedes the heading for screen readers.

    `when` stands bold before the first line. `more` are lines behind a link that says `more_words`.
    `told` is what was told, `told_shape` how soon it would be. `emergency` says what would be one,
    as rich text; `question` stands bold above the buttons. `number_field`: where Settings takes the
    number that is missing.
    """

    shape: Shape
    spoken: str
    heading: str
    when: str = ""
    lines: tuple[str, ...] = ()
    more_words: str = ""
    more: tuple[str, ...] = ()
    told: str = ""
    told_shape: Shape = "none"
    numbers: tuple[PhoneNumber, ...] = ()
    emergency: str = ""
    question: str = ""
    phone: Phone | None = None
    buttons: tuple[BannerButton, ...] = ()
    number_field: str = ""


class Banner(QFrame):
    """A painted banner. A new text is a new banner, so that nothing in it changes unannounced."""

    pressed = Signal(BannerAction)

    def __init__(self, text: BannerText, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        heard_as(self, "alert" if self.is_loud else "group")
        self._look = look
        self._drawing = _DRAWINGS[text.shape]
        row = QHBoxLayout(self)
        above = 0.3 if text.shape == "saved" else 0.75
        look.space(row, (1.3, above, 1.0, above), 0.85)
        across = Qt.AlignmentFlag.AlignVCenter if text.shape == "saved" else _TOP
        row.addWidget(self._icons(), 0, across)
        words = QVBoxLayout()
        look.space(words, 0, 0.3)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        look.space(self._line, 0, 0.85)
        nest(self._line, words, 1)
        nest(row, self._line, 1)
        self.heading = Label(text.heading, "h2" if self.is_loud else "h3")
        self.more = Button(text.more_words, look, "link", parent=self)
        self.more.setVisible(bool(text.more))
        self._more_lines = [Label(line, parent=self) for line in text.more]
        self.numbers = PhoneNumbers(text.numbers, look)
        self.buttons = {each.action: self._button(each) for each in text.buttons}
        self.more.clicked.connect(self._show_more)
        self._add_words(words)
        self._add_what_to_do(words)
        if text.shape == "saved":  # one line: what was saved, and its buttons at the end
            flow = Flow(look, gap=0.6)
            flow.add(*self.buttons.values())
            nest(self._line, flow)
        self._speak()

    def minimumSizeHint(self) -> QSize:
        # beside its words, the buttons of the strip would never come below them
        least = super().minimumSizeHint()
        strip = self.text.shape == "saved"
        return QSize(min(least.width(), self._look.px(_STRIP)), least.height()) if strip else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._look.px(_BELOW)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if below else direction.LeftToRight)

    def _add_words(self, words: QVBoxLayout) -> None:
        """The heading, because of what, and what else."""
        text = self.text
        if self.is_loud:
            # after saving the keyboard comes here first, so that it is heard and seen whole
            self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            show_focus(self.heading, self._look)
        if text.heading:
            words.addWidget(self.heading)
        for number, line in enumerate(text.lines):
            words.addWidget(_dated(text.when, line) if number == 0 and text.when else Label(line))
        for label in self._more_lines:
            words.addWidget(label)
            label.hide()
        if text.told and text.heading:
            nest(words, self._told())
        elif text.told:  # all that there is to say: its shape stands at the side
            words.addWidget(Label(text.told))

    def _add_what_to_do(self, words: QVBoxLayout) -> None:
        """The numbers, what would be an emergency, what to say, and the buttons."""
        text = self.text
        if text.numbers:
            nest(words, self.numbers)
        if text.emergency:
            words.addWidget(Label(text.emergency, rich=True))
        if text.phone is not None:
            words.addWidget(_speech(text.phone, self._look))
        if text.question:
            words.addWidget(Label(text.question, "strong"))
        if text.shape != "saved":
            flow = Flow(self._look, gap=0.4)
            flow.add(*self.buttons.values(), self.more)
            nest(words, flow)

    def _speak(self) -> None:
        text = self.text
        said = text.heading or text.told
        named = self.heading if text.heading else self  # once: the heading is inside
        named.setAccessibleName(f"{text.spoken}: {said}" if text.spoken else said)
        if self.is_loud:  # the keyboard comes to the heading, and hears all that matters
            numbers = (f"{each.who}: {each.number}, {each.hours.words}." for each in text.numbers)
            lines = (text.when and f"{text.when}.", *text.lines, *numbers)
            self.heading.setAccessibleDescription(" ".join(each for each in lines if each))

    @property
    def is_loud(self) -> bool:
        """Whether it asks for somebody to be told."""
        return self.text.shape in {"contact", "urgent"}

    def _show_more(self) -> None:
        for label in self._more_lines:
            label.show()
        if self.more.hasFocus():
            move_focus(next(iter(self.buttons.values()), self.heading))
        self.more.hide()

    @property
    def stops(self) -> dict[str, QWidget]:
        """What can have the keyboard, by names that another banner has for the same."""
        copies = zip(self.text.numbers, self.numbers.copies, strict=True)
        return {
            "heading": self.heading,
            "more": self.more,
            **{f"copy {number.number}": copy for number, copy in copies},
            **{action.value: button for action, button in self.buttons.items()},
        }

    def _told(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._look.space(row, 0, 0.5)
        icon = _DRAWINGS[self.text.told_shape].icon
        row.addWidget(IconLabel(icon, self._look, 1.25, "text_quiet", "surface"))
        row.addWidget(Label(self.text.told), 1)
        return row

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_box(self, self._look, self._drawing)

    def _icons(self) -> QWidget:
        drawing = self._drawing
        if not self.text.heading:
            icon = _DRAWINGS[self.text.told_shape].icon
            return IconLabel(icon, self._look, drawing.icon_size, "text_quiet", "surface")
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


def _dated(when: str, line: str) -> Label:
    """A line with the day, date and time of its evidence before it."""
    return Label(f"<b>{escape(when)}.</b> {escape(line)}", rich=True)


def _speech(phone: Phone, look: Look) -> Card:
    """What to say, on a card of its own."""
    card = Card(look, margin=0.6, spacing=0.15)
    spoken = Label(phone.spoken)
    spoken.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    card.add(Label(phone.title, "h3"), spoken, Label(phone.nobody, "hint"))
    return card


class BannerLine(QFrame):
    """A loud banner in one line: its shape, its heading, the first number, and what opens it.

    `opened` after a press anywhere on it; the button to the page of an emergency is on it too.
    """

    opened = Signal()
    pressed = Signal(BannerAction)

    def __init__(self, text: BannerText, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heard_as(self, "alert")
        self._look = look
        self._drawing = _DRAWINGS[text.shape]
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        look.space(row, (1.1, 0.25, 0.8, 0.25), 0.7)
        icon, colour, inverse = self._drawing.icon, self._drawing.colour, self._drawing.inverse
        row.addWidget(IconLabel(icon, look, 1.6, colour, inverse))
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        look.space(self._words, 0, 0.6)
        nest(row, self._words, 1)
        self.heading = Label(text.heading, "h3")
        self.when = Label(text.when, "small", parent=self)
        self.when.setVisible(bool(text.question))
        said = QVBoxLayout()
        look.space(said, 0, 0)
        said.addWidget(self.heading)
        said.addWidget(self.when)
        nest(self._words, said, 1)
        self._rest = Flow(look, gap=0.6)
        # of another day it is no call any more, and must say which day
        first = text.numbers[0] if text.numbers and not text.question else None
        self.number = Label("" if first is None else first.number, "h2", wrap=False, parent=self)
        self.number.setVisible(first is not None and first.number not in text.heading)
        self.button = Button(banner_words.SHOW_ALL, look, "link", parent=self)
        emergency = [each for each in text.buttons if each.action is BannerAction.EMERGENCY]
        self._rest.add(self.number)
        for each in emergency:
            shown = _ActionButton(each, look, self)
            shown.asked.connect(self.pressed)
            self._rest.add(shown)
        self._rest.add(self.button)
        nest(self._words, self._rest)
        self.button.clicked.connect(self.opened)
        spoken = f"{text.spoken}: {text.heading}" if text.spoken else text.heading
        self.heading.setAccessibleName(spoken)
        if first is not None:
            self.number.setAccessibleName(f"{first.who}: {first.number}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_ONE_LINE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(down if narrow else across)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_box(self, self._look, self._drawing)


def _paint_box(widget: QWidget, look: Look, drawing: _Drawing) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    outline = QPainterPath()
    outline.addRoundedRect(rect, look.em * 0.45, look.em * 0.45)
    painter.fillPath(outline, look.colour(drawing.ground))
    # a border-left of a style sheet leaves notches at rounded corners
    painter.save()
    painter.setClipPath(outline)
    bar = QRectF(rect.left(), rect.top(), look.em * drawing.bar, rect.height())
    painter.fillRect(turned(bar, widget), look.colour(drawing.edge))
    painter.restore()
    painter.setPen(QPen(look.colour(drawing.edge), 2.2 if drawing.edge == "urgent" else 1.3))
    painter.drawPath(outline)


class _ActionButton(Button):
    asked = Signal(BannerAction)

    def __init__(self, each: BannerButton, look: Look, parent: QWidget) -> None:
        super().__init__(each.words, look, each.kind, each.icon, parent)
        self._action = each.action
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._action)
