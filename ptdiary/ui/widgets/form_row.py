"""One question of a form: its label, help, control, and the sentence if something is wrong."""

from functools import cached_property

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.announce import announce
from ptdiary.ui.widgets.card import Label, LabelKind
from ptdiary.ui.widgets.direction import turned
from ptdiary.ui.widgets.nesting import nest
from ptdiary.words import recovery as words

_BESIDE_BAR = 0.9  # em
_LEAST_BESIDE = 15.0  # em: a control with less room stands below its label
_BETWEEN = 0.7  # em
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_WIDEST = 2**24 - 1
_LINE = 2.3  # em: the height of a pill, in which the first line of a label is centred


class FormRow(QWidget):
    """Stacks label, help and control, and gives the control its name for screen readers.

    With `beside` the label stands at the left of the control, that many em wide, while there is
    room for both; help is below the control then.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        look: Look,
        help_text: str = "",
        kind: LabelKind = "h3",
        beside: float = 0.0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what screen readers call the control, where that is more than the label."""
        super().__init__(parent)
        self.control = control
        self._look = look
        self._open = False
        self._beside = beside
        self._stacked = not beside
        self._row = QBoxLayout(_DOWN if self._stacked else _ACROSS, self)
        self._column = column = QVBoxLayout()
        look.space(column, 0, 0.25)
        self._label = Label(label, kind)
        self._label.setBuddy(control)
        self._help_text = help_text
        self._top = QHBoxLayout()
        self._top.addWidget(self._label, 1)
        nest(self._row, self._top)
        nest(self._row, column, 1)
        column.addWidget(control)
        said = getattr(control, "said", None)
        if isinstance(said, Label):  # of a box that says by itself what is wrong
            column.addWidget(said)
        self.show_help(shown=True)
        naming = getattr(control, "name", None)
        if callable(naming):
            naming(name or label)
        else:
            control.setAccessibleName(name or label)
        control.setAccessibleDescription(help_text)
        look.changed.connect(self._arrange)
        self._arrange()

    # Most rows never have these words. Those with a parent are no window of their own meanwhile.

    @cached_property
    def _help(self) -> Label:
        made = Label(self._help_text, "hint", parent=self)
        self._column.insertWidget(1 if self._beside else 0, made)
        return made

    @cached_property
    def _state(self) -> Label:
        made = Label("", "unanswered", wrap=False, parent=self)
        made.hide()
        self._top.addWidget(made)
        return made

    @cached_property
    def _back(self) -> Label:
        made = Label(words.NOT_SAVED_YET, "hint", parent=self)
        made.hide()
        self._column.insertWidget(self._column.count() - ("_error" in vars(self)), made)
        return made

    @cached_property
    def _error(self) -> Label:
        made = Label("", "error", parent=self)
        made.hide()
        self._column.addWidget(made)
        return made

    def show_help(self, shown: bool) -> None:
        """Show the help, or leave it to those who hear it."""
        if self._help_text:
            self._help.setVisible(shown)

    def sizeHint(self) -> QSize:
        """With a label beside, the room for both: else one that is below would never be beside."""
        hint = super().sizeHint()
        if not self._beside:
            return hint
        control = max(self.control.sizeHint().width(), self._look.px(_LEAST_BESIDE))
        wide = self._look.px(self._beside + _BETWEEN) + control + 1
        return QSize(max(hint.width(), wide), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = not self._beside or self.width() < self._look.px(self._beside + _LEAST_BESIDE)
        if stacked != self._stacked:
            self._stacked = stacked
            self._row.setDirection(_DOWN if stacked else _ACROSS)
        self._arrange()

    def _arrange(self) -> None:
        px = self._look.px
        side = px(_BESIDE_BAR) if self._open else 0
        self._row.setContentsMargins(side, 0, 0, 0)
        self._row.setSpacing(px(0.25 if self._stacked else _BETWEEN))
        self._top.setSpacing(px(0.6))
        if not self._beside:
            return
        # the label's first line is level with that of the control
        room = max(px(_LINE) - self._label.fontMetrics().height(), 0) // 2
        self._top.setContentsMargins(0, 0 if self._stacked else room, 0, 0)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._label.ensurePolished()
        metrics = self._label.fontMetrics()
        words = [metrics.horizontalAdvance(word) + 2 for word in self._label.text().split()]
        width = max(px(self._beside), *words)  # a word of another language may be longer
        self._label.setMinimumWidth(0 if self._stacked else width)
        self._label.setMaximumWidth(_WIDEST if self._stacked else width)

    def set_state(self, said: str) -> None:
        """Say at the right of the label that the question is not answered; empty: say nothing."""
        if said or "_state" in vars(self):
            self._state.setText(said)
            self._state.setVisible(bool(said))

    def set_open(self, said: str) -> None:
        """Say that the question is still open, with a bar at the left; empty: it is not."""
        self.set_state(said)
        self._open = bool(said)
        self._arrange()
        self.control.setAccessibleDescription(said or self._help_text)
        self.update()

    def set_back(self, *, is_back: bool) -> None:
        """Say under the control that what was typed before the program ended is not saved yet."""
        if is_back or "_back" in vars(self):
            self._back.setVisible(is_back)
        self.control.setAccessibleDescription(words.NOT_SAVED_YET if is_back else self._help_text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar at the left of an open question."""
        if self._open:
            painter = QPainter(self)
            bar = turned(QRectF(0, 0, self._look.em * 0.3, self.height()), self)
            painter.fillRect(bar, self._look.colour("caution"))

    def set_error(self, sentence: str) -> None:
        """Say under the control what is wrong; empty: nothing is."""
        if sentence or "_error" in vars(self):
            self._error.setText(sentence)
            self._error.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._help_text)
        self.control.setProperty("wrong", bool(sentence))
        self.control.style().polish(self.control)
        announce(self, sentence)
