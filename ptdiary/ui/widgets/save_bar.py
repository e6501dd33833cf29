"""The bar at the foot of a form: Save at the left, a sentence, and a way to leave at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import IconLabel, Label
from ptdiary.ui.widgets.nesting import nest
from ptdiary.ui.widgets.role import heard_as
from ptdiary.words import recovery as words

_NARROW = 26.0  # em: with less, the words of the buttons need the room at the sides
_LINES_BESIDE = 2  # what would take more lines between the buttons stands above them there


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the answers so far raise: `urgent` in red with an octagon, else with a triangle.

    `spoken` precedes the heading for screen readers; an `emergency` is spoken at once.
    """

    heading: str
    line: str
    spoken: str = ""
    urgent: bool = False
    emergency: bool = False


class SaveBar(QFrame):
    """Stands outside what scrolls, so that it never covers a control."""

    saved = Signal()
    left = Signal()
    offered = Signal()

    def __init__(self, save: str, leave: str, look: Look, parent: QWidget | None = None) -> None:
        """`save` and `leave` are the words on the two buttons."""
        super().__init__(parent)
        self._look = look
        self._save_words = save
        self._said = ""
        self._refused = False
        self._low = False
        self.setObjectName("bar")
        self._above: bool | None = None
        row = self._row = QGridLayout(self)
        self.save_button = Button(save, look, "primary", parent=self)
        self._sentence = Label("", "hint")
        self.verdict = VerdictBox(look, self)
        self.offer = Button("", look, parent=self)
        self.offer.hide()
        self.leave_button = Button(leave, look, "link", parent=self)
        row.addWidget(self.save_button, 1, 0)
        row.setColumnStretch(1, 1)
        row.addWidget(self.offer, 1, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.leave_button, 1, 3, Qt.AlignmentFlag.AlignVCenter)
        self.save_button.clicked.connect(self._save)
        self.leave_button.clicked.connect(self._leave)
        self.offer.clicked.connect(self.offered)
        look.changed.connect(self._space)
        self._space()

    @property
    def sentence(self) -> str:
        """What is in the middle."""
        return self._sentence.text()

    def set_low(self, low: bool) -> None:
        """Be lower in a low window."""
        self._low = low
        self._space()

    def label(self, save: str, leave: str) -> None:
        """Change the words on the buttons, for another form."""
        self._save_words = save
        self.leave_button.setText(leave)
        self.settle()

    def say(self, sentence: str, *, aloud: bool = False) -> None:
        """Change the sentence in the middle; after a refusal, it shows once that is settled.

        `aloud`: screen readers speak it too.
        """
        new = sentence != self._said
        self._said = sentence
        if not self._refused:
            self._sentence.setText(sentence)
            self._space()
            if aloud and new:
                announce(self, sentence)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """What the answers raise, in the place of the sentence; None: the sentence."""
        if verdict == self.verdict.shown:
            return
        self.verdict.show_verdict(verdict)
        self._sentence.setVisible(verdict is None or self._refused)
        self.verdict.setVisible(verdict is not None and not self._refused)
        self._space()
        if verdict is not None:
            said = ". ".join(part for part in (verdict.spoken, verdict.heading) if part)
            announce(self, f"{said}. {verdict.line}", at_once=verdict.emergency)

    def show_offer(self, offer: str) -> None:
        """A second button, until what it offers is done; empty: none."""
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))

    def refuse(self, sentence: str) -> None:
        """The form could not be saved: say why, and offer to try again, until it is settled."""
        self._refused = True
        self._sentence.setText(words.cannot_save(sentence))
        self._sentence.show()
        self.verdict.hide()
        self.save_button.setText(words.TRY_AGAIN)
        self._space()

    def settle(self) -> None:
        """Something was saved, or the form was left."""
        self._refused = False
        self._sentence.setText(self._said)
        self._sentence.setVisible(self.verdict.shown is None)
        self.verdict.setVisible(self.verdict.shown is not None)
        self.save_button.setText(self._save_words)
        self._space()

    def _space(self) -> None:
        px, above = self._look.px, 0.36 if self._low else 0.55
        narrow = self.width() < px(_NARROW)
        side = 0.6 if narrow else 1.6
        self._row.setContentsMargins(self._look.margins(side, above, side - 0.2, above))
        self._row.setHorizontalSpacing(px(0.5 if narrow else 1.0))
        self._row.setVerticalSpacing(px(above))
        self._place(above=narrow and self._is_long())

    def _is_long(self) -> bool:
        """Whether the words in the middle would be a column of single words there."""
        if self.verdict.shown is not None and not self._refused:
            return True
        buttons = (self.save_button, self.offer, self.leave_button)
        taken = sum(each.sizeHint().width() for each in buttons if not each.isHidden())
        words = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        return words > _LINES_BESIDE * max(self.width() - taken, 1)

    def _place(self, *, above: bool) -> None:
        """Put the words above the buttons, or between them."""
        if above == self._above:
            return
        self._above = above
        for words_ in (self._sentence, self.verdict):
            place = (0, 0, 1, 4) if above else (1, 1, 1, 1)
            self._row.addWidget(words_, *place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def _save(self) -> None:
        self.saved.emit()

    def _leave(self) -> None:
        self.left.emit()


class VerdictBox(QFrame):
    """Octagon or triangle, a heading, and one small line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        heard_as(self, "alert")
        self._look = look
        self.shown: Verdict | None = None
        row = QHBoxLayout(self)
        look.space(row, (0.9, 0.12, 0.8, 0.12), 0.8)
        self._octagon = IconLabel("octagon", look, 1.8, "urgent_fill", "on_urgent", self)
        self._triangle = IconLabel("triangle", look, 1.8, "caution_fill", "on_caution", self)
        words = QVBoxLayout()
        look.space(words, 0, 0.0)
        self._heading = Label("", "h3", parent=self)
        self._line = Label("", "small", parent=self)
        words.addWidget(self._heading)
        words.addWidget(self._line)
        row.addWidget(self._octagon)
        row.addWidget(self._triangle)
        nest(row, words, 1)
        self.hide()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show what the answers raise; None: nothing."""
        self.shown = verdict
        if verdict is None:
            return
        self._octagon.setVisible(verdict.urgent)
        self._triangle.setVisible(not verdict.urgent)
        self._heading.setText(verdict.heading)
        self._line.setText(verdict.line)
        spoken = f"{verdict.spoken}: {verdict.heading}" if verdict.spoken else verdict.heading
        self._heading.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "urgent" if self.shown.urgent else "caution"
        painter.setPen(QPen(self._look.colour(token), 2))
        painter.setBrush(self._look.colour(f"{token}_soft"))
        radius = self._look.em * 0.45
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
