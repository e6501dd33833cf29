"""The window: navigation at the left, one page at a time, the line that says what was done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ptdiary.report.wording import window as words
from ptdiary.report.wording.dates import Dates, say_as
from ptdiary.settings import Settings, write_settings
from ptdiary.ui.actions import Actions
from ptdiary.ui.emergencies import Emergencies
from ptdiary.ui.navigation import RAIL, Navigation
from ptdiary.ui.notices import Notices
from ptdiary.ui.pages.places import places
from ptdiary.ui.steps import Steps
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.status_line import StatusLine
from ptdiary.ui.window_place import put, with_place

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.pages.page import Page
    from ptdiary.ui.theme import Look


def dates_of(settings: Settings) -> Dates:
    """How times and dates are said, as it was chosen."""
    return Dates(twelve_hours=settings.clock == "12", month_first=settings.day_order == "month")


LEAST = (640, 480)  # pixels; it is made for 800 x 600 and more
FIRST = "today"
EMERGENCY = "emergency"


class MainWindow(QMainWindow):
    """Shown empty at first, so that it is there at once; `open_diary` fills it.

    `diary_asked` with `new`, `open`, `moved`, `forget`, or `recent:` and a path: what concerns the
    file and not its pages. `erased(Erased)`: there is no diary any more.
    """

    diary_asked = Signal(str)
    erased = Signal(object)

    def __init__(self, look: Look, settings: Settings, settings_path: Path | None = None) -> None:
        """`settings_path` None: the settings of this window are not written."""
        super().__init__()
        self.look = look
        self.settings = settings
        self._settings_path = settings_path
        self._keeper: Keeper | None = None
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._page = ""
        self._before_emergency = FIRST
        self._emergencies = Emergencies(self)
        self._places = {place.name: place for place in places()}
        self.setWindowTitle(words.PROGRAM)
        self.setMinimumSize(*LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self._build()
        self._emergencies.live.connect(self.navigation.set_emergency)
        self._emergencies.appeared.connect(self.show_emergency)
        self._emergencies.passed.connect(self._emergency_passed)
        say_as(dates_of(settings))
        self.actions_ = Actions(self)
        self.actions_.asked.connect(self._act)
        self.actions_.go_to.connect(self.go_to)
        self.actions_.show_recent(settings.recent)
        self.steps = Steps(self.actions_, self.status, self)
        self._show_menu_bar(settings.menu_bar)
        put(self, settings)
        look.changed.connect(self._look_changed)

    def _build(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.navigation = Navigation(tuple(self._places.values()), self.look)
        self.navigation.chosen.connect(self.go_to)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self._opening = Label(words.OPENING, "hint")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._opening)
        self.status = StatusLine(words.UNDO, self.look)
        self.notices = Notices(self.status, self)
        self.notices.go_to.connect(self.go_to)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        # the page comes before the navigation for Tab, as the order of making decides
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        self.navigation.setEnabled(False)

    @property
    def page_name(self) -> str:
        """The name of the page that is open; empty while there is no diary."""
        return self._page

    def page(self, name: str) -> Page:
        """A page, built now if it was never opened."""
        if name not in self._pages:
            assert self._keeper is not None  # noqa: S101 there are no pages without a diary
            page = self._places[name].page_class()(self._keeper, self.look, self)
            page.go_to.connect(self.go_to)
            page.emergency.connect(self._unsaved_sign)
            page.remember.connect(self._remember)
            page.recall(self.settings)
            if name == EMERGENCY:
                page.left.connect(self._leave_emergency)  # type: ignore[attr-defined]
                page.enlarged.connect(self._show_alone)  # type: ignore[attr-defined]
            if name == "backups":
                page.erased.connect(self.erased)  # type: ignore[attr-defined]
            self.stack.addWidget(page)
            self._pages[name] = page
            self._stale.add(name)
        return self._pages[name]

    def open_diary(self, keeper: Keeper) -> None:
        """Fill the window with a diary; the page that was open last comes first."""
        self._keeper = keeper
        keeper.changed.connect(self._show_view)
        keeper.done.connect(self._say_done)
        self.notices.watch(keeper)
        self.navigation.setEnabled(True)
        last = self.settings.page
        self.go_to(last if last in self._places and last != EMERGENCY else FIRST)
        self._emergencies.watch(keeper.view)
        self.steps.watch(keeper)

    def close_diary(self) -> None:
        """Let go of the diary: the window is empty again. Forms are kept before, or never."""
        self._keeper = None
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages, self._stale, self._page = {}, set(), ""
        self._emergencies.forget()
        self.navigation.setEnabled(False)
        self.steps.watch(None)
        self.status.clear()
        self.setWindowTitle(words.PROGRAM)
        self.stack.setCurrentWidget(self._opening)

    def remember_recent(self, recent: tuple[str, ...]) -> None:
        """The diaries that were open, the latest first: in the menu and in the settings."""
        self.actions_.show_recent(recent)
        self._keep_settings(recent=recent)

    def show_instead(self, page: QWidget) -> None:
        """Show a page that needs no diary, because there is none."""
        old = self.stack.currentWidget()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if old is not None and old is not self._opening:
            self.stack.removeWidget(old)
            old.deleteLater()

    def go_to(self, where: str) -> None:
        """Open a page by its name, or a part of it as `name:what`."""
        name, _, what = where.partition(":")
        if name == "file":
            self.diary_asked.emit(what)
        if self._keeper is None or name not in self._places:
            return
        page = self.page(name)
        if name in self._stale:
            self._stale.discard(name)
            page.show_view(self._view_for(name))
        is_new = name != self._page
        if is_new:
            self.status.clear()
        self._page = name
        self._show_alone(alone=False)
        self.stack.setCurrentWidget(page)
        self.navigation.show_chosen(name)
        self.setWindowTitle(words.window_title(words.PAGES[name][0].replace("&", "")))
        page.open(what)
        if not what:
            focus = page.first_focus() or self.navigation.button(name)
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            if is_new:
                # what has the keyboard may stand below a warning, which is to be seen first
                page.area.verticalScrollBar().setValue(0)

    def show_emergency(self) -> None:
        """Replace the page by what to do now."""
        if self._page != EMERGENCY:
            self._before_emergency = self._page
        self.go_to(EMERGENCY)

    def keep_drafts(self) -> None:
        """Write every half-filled form to the drafts."""
        for page in self._pages.values():
            page.keep_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_drafts()
        self._keep_settings()
        super().closeEvent(event)

    def _arrange(self) -> None:
        self.navigation.set_rail(self.width() < self.look.px(RAIL))

    def _look_changed(self) -> None:
        self._arrange()
        self._keep_settings(theme=self.look.theme, text_size=self.look.scale)

    def _act(self, name: str) -> None:
        verbs = {"undo": self.steps.undo, "redo": self.steps.redo, "close": self.close}
        if name in verbs:
            verbs[name]()
        elif name == "menu_bar":
            self._show_menu_bar(self.actions_["menu_bar"].isChecked())
        elif name == "usual":
            self.look.change(scale=1.0)
        else:
            self.look.choose_next_scale(1 if name == "larger" else -1)

    def _show_menu_bar(self, shown: bool) -> None:
        self.actions_["menu_bar"].setChecked(shown)
        self.menuBar().setVisible(shown or self.menuBar().isNativeMenuBar())
        self.settings = replace(self.settings, menu_bar=shown)

    def _show_alone(self, alone: bool) -> None:
        self.navigation.setVisible(not alone)

    def _leave_emergency(self) -> None:
        self.go_to(self._before_emergency or FIRST)

    def _view_for(self, name: str) -> View:
        assert self._keeper is not None  # noqa: S101 there are no pages without a diary
        unsaved = self._emergencies.unsaved if name == EMERGENCY else None
        return unsaved or self._keeper.view

    def _show_view(self, view: View) -> None:
        self.steps.show()
        self._stale = set(self._pages) - {self._page}
        if self._page:
            self._pages[self._page].show_view(self._view_for(self._page))
        self._emergencies.watch(view)

    def _unsaved_sign(self, view: View | None) -> None:
        """A form holds a sign of an emergency, or holds it no longer."""
        self._stale.add(EMERGENCY)
        self._emergencies.show_unsaved(view)

    def _emergency_passed(self) -> None:
        if self._page == EMERGENCY:
            self._leave_emergency()

    def _say_done(self, label: str) -> None:
        self._emergencies.saved()
        if not self._pages[self._page].says_done:
            self.status.say(words.done(label), undo=True)
        else:
            self.status.clear()

    def _remember(self, name: str, value: Any) -> None:
        """A page keeps a setting of its own, and every other page follows it."""
        self._keep_settings(**{name: value})
        if name in {"clock", "day_order"}:
            say_as(dates_of(self.settings))
            self.look.changed.emit()
            if self._keeper is not None:
                self._keeper.refresh()
        for page in self._pages.values():
            if page is not self.sender():
                page.recall(self.settings)

    def _keep_settings(self, **changed: Any) -> None:
        """Write the settings with what has changed, and how the window is now."""
        page = self._page if self._page not in {"", EMERGENCY} else self.settings.page
        self.settings = replace(with_place(self, self.settings), page=page, **changed)
        if self._settings_path is not None:
            write_settings(self._settings_path, self.settings)
