"""The window: navigation at the left, one page at a time, the line that says what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ptdiary.settings import Settings, write_settings
from ptdiary.ui.navigation import RAIL, Navigation, places
from ptdiary.ui.widgets import Label, StatusLine
from ptdiary.words import recovery
from ptdiary.words import window as words
from ptdiary.words.dates import Times

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from ptdiary.store import StoreError
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.page import Page
    from ptdiary.ui.theme import Look

# Where the window stands on the screen, from the last time to the next.

USUAL = (1280, 800)  # pixels


def put(window: QWidget, settings: Settings) -> None:
    """Put a window where it was, if a screen is there, else at its usual size."""
    window.resize(*USUAL)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if settings.window is not None:
        place = QRect(*settings.window)
        if any(each.availableGeometry().contains(place) for each in QGuiApplication.screens()):
            window.setGeometry(place)
    elif screen.width() < USUAL[0] or screen.height() < USUAL[1]:
        window.resize(min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))
    if settings.maximized:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def with_place(window: QWidget, settings: Settings) -> Settings:
    """The settings, with where the window is now."""
    place = window.normalGeometry() if window.isMaximized() else window.geometry()
    return replace(
        settings,
        window=(place.x(), place.y(), place.width(), place.height()),
        maximized=window.isMaximized(),
    )


# Signs of an emergency: those in the diary, and one in a form that is not saved yet.


class Emergencies(QObject):
    """Tells when a sign turns up that was not there before, and when the last one is gone.

    `live` after every look: whether there is one. `unsaved` is what a review of the form's answers
    would find, None where no form holds a sign.
    """

    appeared = Signal()
    passed = Signal()
    live = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: frozenset[str] = frozenset()
        self.unsaved: View | None = None

    def watch(self, view: View) -> None:
        """The diary as it is now."""
        from ptdiary.review.finding import Level  # noqa: PLC0415 after the window is shown

        now = frozenset(
            each.rule.id for each in view.review.findings if each.level is Level.EMERGENCY
        )
        known, self._known = self._known, now
        unsaved = self.unsaved is not None
        self.live.emit(bool(now) or unsaved)
        if now - known and not unsaved:
            self.appeared.emit()
        elif known and not now and not unsaved:
            self.passed.emit()

    def show_unsaved(self, view: View | None) -> None:
        """A form holds a sign, or holds it no longer."""
        self.unsaved = view
        self.live.emit(view is not None or bool(self._known))
        if view is not None:
            self.appeared.emit()

    def saved(self) -> None:
        """What the form held is in the diary now."""
        self.unsaved = None

    def forget(self) -> None:
        """There is no diary any more."""
        self._known, self.unsaved = frozenset(), None
        self.live.emit(False)


# What the line at the foot of the window says of the diary: what went wrong, and the way on.


class Notices(QObject):
    """One at a time. `go_to` with the page to which the button of a notice leads."""

    go_to = Signal(str)

    def __init__(self, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self._where = ""
        status.way_asked.connect(self._go)

    def watch(self, keeper: Keeper) -> None:
        """Tell what goes wrong with this diary."""
        keeper.failed.connect(self.tell_error)
        keeper.met.connect(self._tell_met)

    def tell(self, sentence: str, way: str, where: str, *, wrong: bool = False) -> None:
        """Say one line; the button with the words `way` goes to the page `where`."""
        self._where = where
        if wrong:
            self._status.warn(sentence, way)
        else:
            self._status.say(sentence, way=way)

    def tell_bug(self) -> None:
        """Something went wrong that is no bad luck; the forms are kept already."""
        self._status.warn(words.BUG)

    def tell_error(self, error: StoreError) -> None:
        """The store could not do something; the sentence says what to do."""
        if error.kind == "moved":
            self.tell(error.sentence, recovery.MOVED_WAY, "file:moved", wrong=True)
        else:
            self._status.warn(error.sentence)

    def _tell_met(self, records: tuple[Any, ...]) -> None:
        """Somebody else had changed what was saved just now; that version is kept."""
        where = f"diary:earlier:{records[0].id}"
        self.tell(recovery.CONFLICT, recovery.CONFLICT_WAY, where)

    def _go(self) -> None:
        self.go_to.emit(self._where)


# What can be taken back and done again: in the menu, by keys, and on the line that says so.


class Steps(QObject):
    """The steps of the diary that is open; none while there is no diary."""

    def __init__(self, actions: Actions, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._status = status
        self._keeper: Keeper | None = None
        status.undo_asked.connect(self.undo)

    def watch(self, keeper: Keeper | None) -> None:
        """The steps of this diary from now on; None: of none."""
        self._keeper = keeper
        self.show()

    def undo(self) -> None:
        """Take back the last step, and say so."""
        if self._keeper is None:
            return
        label = self._keeper.steps.undoText()
        if self._keeper.undo():
            self._status.say(words.undone(label))

    def redo(self) -> None:
        """Do the step again that was taken back, and say so."""
        if self._keeper is None:
            return
        label = self._keeper.steps.redoText()
        if self._keeper.redo():
            self._status.say(words.done(label), undo=True)

    def show(self) -> None:
        """Offer what can be taken back and done again now."""
        if self._keeper is None:
            self._actions.show_steps(None, None)
            return
        steps = self._keeper.steps
        if not steps.canUndo():
            self._status.undo_button.hide()
        self._actions.show_steps(
            steps.undoText() if steps.canUndo() else None,
            steps.redoText() if steps.canRedo() else None,
        )


# The keyboard's shortcuts and the menus that name them: one table for both.


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action: its name, the menu that it stands in, its words and its keys.

    `where` is the page that it opens, or what is to be done with the file.
    """

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    where: str = ""


_file = partial(ActionRow, menu=words.FILE_MENU)
_edit = partial(ActionRow, menu=words.EDIT_MENU)
_view = partial(ActionRow, menu=words.VIEW_MENU)
_help = partial(ActionRow, menu=words.HELP_MENU)

ACTIONS = (
    _file(name="new_entry", words=words.NEW_ENTRY, keys=("Ctrl+N",), where="today:new"),
    _file(name="log_session", words=words.LOG_SESSION, keys=("Ctrl+L",), where="sessions:new"),
    _file(name="print", words=words.PRINT_SUMMARY, keys=("Ctrl+P",), where="summary:print"),
    _file(name="new_diary", words=words.NEW_DIARY, where="file:new"),
    _file(name="open_diary", words=words.OPEN_DIARY, keys=("Ctrl+O",), where="file:open"),
    _file(name="save_copy", words=words.SAVE_COPY, where="settings:save_copy"),
    _file(name="bring_in", words=words.BRING_IN, where="settings:bring_in"),
    _file(name="backups", words=words.BACKUPS, where="backups"),
    _file(name="close", words=words.CLOSE, keys=("Ctrl+Q",)),
    _edit(name="undo", words=words.UNDO, keys=("Ctrl+Z",)),
    _edit(name="redo", words=words.REDO, keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    _view(name="larger", words=words.LARGER, keys=("Ctrl++", "Ctrl+=")),
    _view(name="smaller", words=words.SMALLER, keys=("Ctrl+-",)),
    _view(name="usual", words=words.USUAL_SIZE, keys=("Ctrl+0",)),
    _view(name="menu_bar", words=words.SHOW_MENU, keys=("F10",)),
    _help(name="help", words=words.GET_HELP, keys=("F1",), where="help"),
    _help(name="guide", words=words.GUIDE, where="guide"),
)


class Actions(QObject):
    """The actions of a window; `asked` with the name of one, `go_to` with where one leads."""

    asked = Signal(str)
    go_to = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        menus: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = window.menuBar().addMenu(row.menu)
            action = QAction(row.words, window)
            action.setObjectName(row.where or row.name)
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
            action.triggered.connect(self._go if row.where else self._ask)
            menus[row.menu].addAction(action)
            # a menu bar that is not shown does not listen to keys, the window does
            window.addAction(action)
            self._actions[row.name] = action
        self.recent = QMenu(words.OPEN_RECENT, window)
        menus[words.FILE_MENU].insertMenu(self["backups"], self.recent)
        self["menu_bar"].setCheckable(True)

    def __getitem__(self, name: str) -> QAction:
        """The action of a name."""
        return self._actions[name]

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """What can be taken back and done again, in words; None: nothing."""
        for name, label, say in (("undo", undo, words.undo), ("redo", redo, words.redo)):
            self[name].setText(say(label or ""))
            self[name].setEnabled(label is not None)

    def show_recent(self, recent: tuple[str, ...]) -> None:
        """The diaries that were open, the latest first, and a way to forget them."""
        self.recent.clear()
        for path in recent:
            # an ampersand would underline a letter
            self._add_recent(recovery.recent(Path(path)).replace("&", "&&"), f"recent:{path}")
        self.recent.addSeparator()
        self._add_recent(words.FORGET_RECENT, "forget")
        self.recent.setEnabled(bool(recent))

    def _add_recent(self, text: str, verb: str) -> None:
        action = self.recent.addAction(text)
        action.setObjectName(f"file:{verb}")
        action.triggered.connect(self._go)

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _go(self) -> None:
        self.go_to.emit(self.sender().objectName())


def times_of(settings: Settings) -> Times:
    """How times and dates are said, as it was chosen."""
    return Times(twelve_hours=settings.clock == "12", month_first=settings.day_order == "month")


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
        look.read_times(times_of(settings))
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
            self.look.read_times(times_of(self.settings))
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
