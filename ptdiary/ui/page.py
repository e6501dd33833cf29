"""What every page is: a title row, a body that scrolls, and room below it for a bar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ptdiary.settings import SettingChange
from ptdiary.ui.destination import Destination, FileRequest, Notice, PageName
from ptdiary.ui.keeper import View
from ptdiary.ui.widgets import Label, add_below, nest, read_in_order

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from ptdiary.settings import Settings
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

# A scrolling area that keeps whatever has the keyboard in view.

_AT_REST = 150  # milliseconds without a round of the layout: longer than any wait between two
_MARGIN = 1.0  # em left around what is scrolled into view


class ScrollArea(QScrollArea):
    """Scrolls up and down only; `content` is as wide as the area."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = _Sheet()
        self.content.setObjectName("scrolled")
        self.setWidget(self.content)
        self._coming: QWidget | None = None
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._show_coming)
        self._held: tuple[QWidget, int] | None = None  # and its place on the screen
        self._puts_back = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_AT_REST)
        self._resting.timeout.connect(self._end_hold)
        self.content.laid_out.connect(self._put_back)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._put_back)
        bar.actionTriggered.connect(self._forget_held)  # she scrolls
        bar.valueChanged.connect(self._let_go)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_visible)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so far that the whole of a widget is seen, or its top if it is too tall.

        Of a list that is taller than the page: its current row.
        """
        place, too_tall = widget.rect(), widget.height() > self.viewport().height()
        if too_tall and isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
            row = widget.visualRect(widget.currentIndex())
            place = row.translated(widget.viewport().geometry().topLeft())
        self.show_place(widget, place)

    def show_place(self, widget: QWidget, place: QRect) -> None:
        """The same of a place in a widget."""
        top = widget.mapTo(self.content, place.topLeft()).y()
        margin = self._look.px(_MARGIN)
        bar = self.verticalScrollBar()
        lowest = top + place.height() + margin - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top - margin))

    def show_soon(self, widget: QWidget) -> None:
        """Scroll to a widget that is new, once it has its place; unless it is gone by then."""
        self._coming = widget
        self._forget_held()
        self._laid_out.start()

    def hold_still(self, widget: QWidget) -> None:
        """Keep a widget where it is on the screen, whatever comes and goes around it now.

        At the end of the page room stays below for that, until she scrolls away. Asked for again,
        it is put back now, before anything is painted.
        """
        if self._held is not None:
            self._put_back()
        elif widget.isVisible():
            self._held = widget, self._place_of(widget)
            bottom = self.verticalScrollBar().value() + self.viewport().height()
            self.content.setMinimumHeight(bottom)
            self._resting.start()

    def _seen_at(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.viewport(), QPoint()), widget.size())

    def _place_of(self, widget: QWidget) -> int:
        return widget.mapTo(self.content, QPoint()).y() - self.verticalScrollBar().value()

    def _put_back(self) -> None:
        """After each round of the layout, of which there may be several, before it is painted."""
        held = self._held
        if held is None or self._puts_back:
            return
        widget, place = held
        if not isValid(widget) or not widget.isVisible():
            self._forget_held()
            return
        bar = self.verticalScrollBar()
        self._puts_back = True
        for _ in range(2):
            # the rounds that follow from this one
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            wanted = bar.value() + self._place_of(widget) - place
            if wanted <= bar.maximum():
                break
            self.content.setMinimumHeight(wanted + self.viewport().height())
        bar.setValue(wanted)
        self._puts_back = False
        self._resting.start()

    def _end_hold(self) -> None:
        if self._held is None:
            return
        self._held = None
        now = QApplication.focusWidget()
        if now is not None and self.content.isAncestorOf(now):
            self.show_whole(now)

    def _forget_held(self) -> None:
        self._held = None

    def _let_go(self, value: int) -> None:
        """The room at the end goes as she scrolls up from it, and with it what is held."""
        if self._puts_back:
            return
        if value < self.verticalScrollBar().maximum():
            self._forget_held()
        if self._held is None and self.content.minimumHeight():
            bottom = value + self.viewport().height()
            self.content.setMinimumHeight(min(self.content.minimumHeight(), bottom))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.content.setMinimumHeight(0)

    def _show_coming(self) -> None:
        part = self._coming
        if part is None or not isValid(part) or not self.content.isAncestorOf(part):
            return
        # words that wrap take more than one round until they have their height
        for each in (part, part.parentWidget(), self.content) * 2:
            layout = each.layout() if each is not None else None
            if layout is not None:
                layout.activate()
        self._forget_held()
        self.show_whole(part)

    def _keep_visible(self, old: QWidget | None, now: QWidget | None) -> None:
        # from nothing the keyboard comes when the window does, and then nobody has moved yet
        if old is not None and now is not None and self.content.isAncestorOf(now):
            pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
            if pressed and self.viewport().rect().contains(self._seen_at(now)):
                return  # it stays under the hand
            # ensureWidgetVisible would be content with the text cursor
            self.show_whole(now)


class _Sheet(QWidget):
    """As high as its width asks for; a layout would add the height of its narrowest labels.

    `laid_out` after each round of its layout.
    """

    laid_out = Signal()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return QSize()
        # where nothing wraps, Qt asks for no height of a width
        least = layout.minimumSize()
        return QSize(least.width(), 0 if layout.hasHeightForWidth() else least.height())

    def event(self, event: QEvent) -> bool:
        """What has come, or has another place, is read aloud in its place."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
            if QAccessible.isActive():
                read_in_order(self)
        return done


SEEN = timedelta(minutes=10)  # less is no pixel of a chart, and next to no hour of a session
_BAR = 0.95  # em: the width of the bar that scrolls
ONE_COLUMN = 60.0  # em: a page narrower than this has one column and small margins
SIDE = 20.5  # em: the width of the side column


class Page(QWidget):
    """A page of the window. It shows what `show_view` gives it and holds no truth of its own.

    `go_to` asks for another page, whose `open` is given the destination.
    """

    go_to = Signal(Destination)
    file_asked = Signal(FileRequest)
    # a sign of an emergency in an entry that is not saved yet, and that it is gone again
    emergency = Signal(View)
    emergency_gone = Signal()
    # for the line at the foot of the window
    noticed = Signal(Notice)
    # to be kept for the next time
    remember = Signal(SettingChange)

    # Whether the page itself says what was done, so that the window need not.
    says_done = False

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = keeper
        self.look = look
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._below = QVBoxLayout(self)
        look.space(self._below, 0, 0)
        self.area = ScrollArea(look, self)
        self._held_beside: QWidget | None = None
        self._fixed_title = QVBoxLayout()
        self._across = QHBoxLayout()
        self._fixed = QVBoxLayout()
        nest(self._across, self._fixed)
        self._across.addWidget(self.area, 1)
        nest(self._below, self._fixed_title)
        nest(self._below, self._across, 1)
        self.body = QVBoxLayout(self.area.content)
        self._heading = Label("", "h1")
        self._title_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title_actions: list[QWidget] = []
        self._title_row.addWidget(self._heading, 1)
        look.space(self._title_row, 0, 0.6)
        nest(self.body, self._title_row)
        self.narrow = False
        look.changed.connect(self._arrange)
        self._space()

    @property
    def title(self) -> str:
        """The words at the top of the page."""
        return self._heading.text()

    def set_title(self, title: str) -> None:
        """Change the words at the top of the page."""
        self._heading.setText(title)

    def hide_title(self) -> None:
        """For a page that puts something else at its top."""
        self._heading.hide()

    def add_action(self, button: QWidget) -> None:
        """Put a button at the end of the line of the title, or below it where that is short."""
        self._title_actions.append(button)
        self._title_row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or layouts below what is on the page."""
        add_below(self.body, *items)

    def set_beside(self, beside: QWidget | None) -> None:
        """Keep the title and a widget in view, above and beside what scrolls; None: all scrolls.

        What stood beside before is without a place then.
        """
        if beside is self._held_beside:
            return
        old, self._held_beside = self._held_beside, beside
        if old is not None:
            self._fixed.removeWidget(old)
        if beside is not None:
            self._fixed.addWidget(beside, 1)
        if (old is None) != (beside is None):
            was, now = (self.body, self._fixed_title)[:: 1 if old is None else -1]
            was.removeItem(self._title_row)
            self._title_row.setParent(None)
            nest(now, self._title_row, at=0)
        self._space()

    def set_bar(self, bar: QWidget) -> None:
        """Put a bar below the body, where it never scrolls away."""
        self._below.addWidget(bar)

    def show_view(self, view: View) -> None:
        """Show the diary as it is now."""

    def show_time(self, view: View) -> None:
        """The same diary and review, later on the same day. By default all is shown anew."""
        self.show_view(view)

    def recall(self, settings: Settings) -> None:
        """The settings as they are kept: before the page is shown, and after each change."""

    def open(self, to: Destination) -> None:
        """The page comes to the front, or the part of it that was asked for."""

    def came_from(self, page: PageName | None) -> None:
        """A part of this page was asked for on that page; None: it was opened as it is."""

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard when the page comes to the front."""
        return None

    def keep_draft(self) -> None:
        """Write a half-filled form to the drafts. Called before the program ends or fails."""

    def make_part(self) -> bool:
        """Make the next part of a page that takes long to make; whether one was left.

        The page is shown, and heard, once there is none.
        """
        return False

    def make_rest(self) -> None:
        """Make what is shown only later; called while nobody waits."""

    def set_columns(self, narrow: bool) -> None:
        """One column or two. Called when the page crosses the width that decides."""

    def event(self, event: QEvent) -> bool:
        """What stands beside what scrolls is read aloud in its place, too."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and QAccessible.isActive():
            read_in_order(self)
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self.look.px(ONE_COLUMN)
        changed = narrow != self.narrow
        self.narrow = narrow
        self._space()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._title_row.setDirection(across if self._has_room_beside_title() else down)
        if changed:
            self.set_columns(narrow)

    def _has_room_beside_title(self) -> bool:
        """Whether every button has its words beside the longest word of the title."""
        shown = [each for each in self._title_actions if not each.isHidden()]
        wanted = sum(each.sizeHint().width() + self.look.px(0.6) for each in shown)
        fixed = self._held_beside is not None  # then it is as wide as the page
        margins = (self._fixed_title if fixed else self.body).contentsMargins()
        wide = self.width() if fixed else self.area.width() - self.look.px(_BAR)
        room = wide - margins.left() - margins.right()
        return wanted + self._heading.minimumSizeHint().width() <= room

    def _space(self) -> None:
        side, above = (1.0, 0.9) if self.narrow else (1.6, 1.1)
        fixed = self._held_beside is not None
        inside = (0.65, 0.0) if fixed else (side, above)
        self.body.setContentsMargins(self.look.margins(*inside, side - 0.2, 1.1))
        self.body.setSpacing(self.look.px(0.85))
        room = (side, above, side - 0.2, 0.5) if fixed else (0.0,) * 4
        self._fixed_title.setContentsMargins(self.look.margins(*room))
        self._fixed.setContentsMargins(self.look.margins(side if fixed else 0.0, 0.0, 0.0, 0.0))


class Columns(QBoxLayout):
    """A wide column and a side column; the side comes below if the page is narrow."""

    def __init__(self, look: Look) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._look = look
        look.space(self, 0, 1.0)
        self.main = QVBoxLayout()
        look.space(self.main, 0, 0.85)
        self._side = QWidget()
        self.side = QVBoxLayout(self._side)
        look.space(self.side, 0, 0.85)
        nest(self, self.main, 1)
        self.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._narrow = False
        look.changed.connect(self._apply)
        self._apply()

    def show_side(self, *, shown: bool) -> None:
        """Show the side column, or leave its room to the wide one."""
        self._side.setVisible(shown)

    def set_narrow(self, narrow: bool) -> None:
        """Side column below, or at the right."""
        self._narrow = narrow
        self._apply()

    def _apply(self) -> None:
        if self._narrow:
            self.setDirection(QBoxLayout.Direction.TopToBottom)
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(2**24 - 1)
            self.setAlignment(self._side, Qt.AlignmentFlag(0))
        else:
            self.setDirection(QBoxLayout.Direction.LeftToRight)
            self._side.setFixedWidth(self._look.px(SIDE))
            self.setAlignment(self._side, Qt.AlignmentFlag.AlignTop)
