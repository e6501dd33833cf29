"""The window: navigation at the left, one page at a time, the line that says what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ptdiary.settings import Settings, can_be_kept, read_settings, write_settings
from ptdiary.ui.destination import (
    PAGES,
    Destination,
    FileAction,
    FileRequest,
    Notice,
    PageName,
    Part,
)
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keys import FormKeys
from ptdiary.ui.navigation import RAIL, Navigation, page_class
from ptdiary.ui.turns import TurnsWatch
from ptdiary.ui.widgets import Label, StatusLine, heard_as, nest, read_in_order
from ptdiary.ui.window_place import put
from ptdiary.words import recovery
from ptdiary.words import window as words

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from ptdiary.diary import Kept
    from ptdiary.settings import SettingChange
    from ptdiary.store import StoreError
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.page import Page
    from ptdiary.ui.theme import Look
    from ptdiary.ui.visits.asking import AskLine
    from ptdiary.words.dates import Times

_APART = 20  # milliseconds
_NOT_FIRST = {PageName.EMERGENCY, PageName.TIMER}  # no window opens with them
LEAST = (640, 480)  # pixels; it is made for 800 x 600 and more


class MainWindow(QMainWindow):
    """Shown empty at first, so that it is there at once; `open_diary` fills it.

    `file_asked`: what concerns the file and not its pages.
    """

    file_asked = Signal(FileRequest)

    def __init__(self, look: Look, settings: Settings, settings_path: Path | None = None) -> None:
        """`settings_path` None: the settings of this window are not written."""
        super().__init__()
        self.look = look
        self.settings = settings
        self._settings_path = settings_path
        self._keeper: Keeper | None = None
        self._pages: dict[PageName, Page] = {}
        self._made_by: dict[PageName, type[Page]] = {}  # those that were imported
        self._begun: dict[PageName, Page] = {}  # and not whole yet
        self._stale: set[PageName] = set()
        self._whole: set[PageName] = set()  # of which nothing is left to be made
        self._page: PageName | None = None
        self._before_emergency: PageName | None = None
        self.asking: AskLine | None = None  # made when it is asked for
        self._emergencies = Emergencies(self)
        self.setWindowTitle(words.PROGRAM)
        self.setMinimumSize(*LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self._build()
        FormKeys(self)
        self._emergencies.live.connect(self.navigation.set_emergency)
        self._emergencies.appeared.connect(self.show_emergency)
        self._emergencies.passed.connect(self._emergency_passed)
        look.read_times(_times_of(settings, look.times))
        self.actions_ = Actions(self)
        self.actions_.asked.connect(self._act)
        self.actions_[Command.ASK].triggered.connect(self._ask)
        self.actions_.go_to.connect(self.go_to)
        self.actions_.file_asked.connect(self.file_asked)
        self.actions_.show_recent(settings.recent)
        self.steps = Steps(self.actions_, self.status, self)
        self._show_menu_bar(settings.menu_bar)
        put(self, settings.window, settings.maximized)
        look.changed.connect(self._look_changed)

    def _build(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.navigation = Navigation(self.look)
        self.navigation.chosen.connect(self.go_to)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.stack = QStackedWidget()
        heard_as(self.stack, "plain")
        self.stack.setObjectName("pages")
        self._opening = Label(words.OPENING, "hint")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._opening)
        self.status = StatusLine(words.UNDO, self.look)
        self.notices = NoticeLine(self.status, self)
        self.notices.go_to.connect(self.go_to)
        self.notices.file_asked.connect(self.file_asked)
        self.standing = StatusLine(words.UNDO, self.look)  # of what is so while this diary is open
        column.addWidget(self.standing)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self._column = column
        # the page comes before the navigation for Tab, as the order of making decides
        row.addWidget(self.navigation)
        nest(row, column, 1)
        self.setCentralWidget(centre)
        self.navigation.setEnabled(False)

    @property
    def page_name(self) -> PageName | None:
        """The name of the page that is open; None while there is no diary."""
        return self._page

    def page(self, name: PageName) -> Page:
        """A page, built now if it was never opened."""
        while name not in self._pages:
            self._go_on_with(name)
        page = self._pages[name]
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        return page

    def prepare(self, name: PageName) -> bool:
        """Take one step towards opening a page in no time; whether there was one to take."""
        if self._keeper is None:
            return False
        page = self._pages.get(name)
        if page is None:
            self._go_on_with(name)
        elif self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        elif name in self._stale:
            self._stale.discard(name)
            page.show_view(self._view_for(name))
        elif name not in self._whole:
            self._whole.add(name)
            page.make_rest()
        else:
            return False
        return True

    def _go_on_with(self, name: PageName) -> None:
        """Import what makes a page, then build it, then the next part of it."""
        assert self._keeper is not None  # noqa: S101 there are no pages without a diary
        page = self._begun.get(name)
        if name not in self._made_by:
            self._made_by[name] = page_class(PAGES[name])
        elif page is None:
            self._begun[name] = self._made_by[name](self._keeper, self.look, self)
        elif not page.make_part():
            self._take(name, self._begun.pop(name))

    def _take(self, name: PageName, page: Page) -> None:
        """A page is whole: it is heard, and shown from now on."""
        page.go_to.connect(self.go_to)
        page.file_asked.connect(self.file_asked)
        page.emergency.connect(self._show_unsaved_sign)
        page.emergency_gone.connect(self._forget_unsaved_sign)
        page.remember.connect(self._remember)
        page.noticed.connect(self.notices.say)
        page.recall(self.settings)
        if name == PageName.EMERGENCY:
            page.left.connect(self._leave_emergency)  # type: ignore[attr-defined]
            page.not_so.connect(self._change_sign)  # type: ignore[attr-defined]
        self._pages[name] = page
        self._stale.add(name)

    def open_diary(self, keeper: Keeper) -> None:
        """Fill the window with a diary; the page that was open last is first, on a new day Today.

        Who comes back after a night would else answer on the page of yesterday.
        """
        self._keeper = keeper
        self._turns = TurnsWatch(keeper)  # before the pages, which show what it ended
        keeper.changed.connect(self._show_view)
        keeper.minute.connect(self._show_time)
        keeper.done.connect(self._say_done)
        self.notices.watch(keeper)
        self.navigation.setEnabled(True)
        lasting = {each.value: each for each in PageName if each not in _NOT_FIRST}
        # the settings of another version may name a page that is no more
        same_day = self.settings.day in ("", self._day(keeper))
        last = self.settings.page if same_day else PageName.TODAY
        first = lasting.get(last, PageName.TODAY)
        while self.prepare(first):
            # between two steps the window is painted
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.show_page(first)
        self._emergencies.watch(keeper.view)
        self.steps.watch(keeper)

    def close_diary(self) -> None:
        """Let go of the diary: the window is empty again. Forms are kept before, or never."""
        self._keeper = None
        for draft in self.findChildren(FormDraft):
            draft.drop()
        if self.asking is not None:
            self.asking.hide()
            self.asking.deleteLater()
            self.asking = None
        # first: each page that is taken away while it is shown would show the next one
        self.stack.setCurrentWidget(self._opening)
        for number, page in enumerate((*self._pages.values(), *self._begun.values())):
            self.stack.removeWidget(page)
            page.hide()
            # all at once, the window would hold still for a fifth of a second
            QTimer.singleShot(number * _APART, page, page.deleteLater)
        self._pages, self._begun, self._page = {}, {}, None
        self._stale, self._whole = set(), set()
        self._emergencies.forget()
        self.navigation.setEnabled(False)
        self.navigation.show()
        self.steps.watch(None)
        self.status.clear()
        self.standing.clear()
        self.setWindowTitle(words.PROGRAM)

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

    def show_page(self, name: PageName) -> None:
        """Open a page as it is."""
        self.go_to(Destination(page=name))

    def go_to(self, to: Destination) -> None:
        """Open a page, or a part of it; nothing while there is no diary."""
        if self._keeper is None:
            return
        name = to.page
        page = self.page(name)
        if name in self._stale:
            self._stale.discard(name)
            page.show_view(self._view_for(name))
        is_new = name != self._page
        conflict = self.notices.conflict if to.follows_saving else None
        if is_new or to.whole:
            page.came_from(None if to.whole else self._page)
        if is_new:
            self.status.clear()
        self._page = name
        self.stack.setCurrentWidget(page)
        self.navigation.show_chosen(name)
        self.navigation.setVisible(name is not PageName.TIMER)  # which has the whole window
        self.setWindowTitle(words.window_title(words.PAGES[name][0].replace("&", "")))
        page.open(to)
        read_in_order(page)
        if to.whole:
            focus = page.first_focus() or self.navigation.button(name)
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            if is_new:
                # what has the focus may be below a warning, which must be seen first
                page.area.verticalScrollBar().setValue(0)
        self._say_on_arrival(to.done, conflict)

    def _say_on_arrival(self, done: str, conflict: Notice | None) -> None:
        """What was done on the way; a conflict that this met is more than that."""
        if conflict is not None:
            self.notices.say(conflict)
        elif done:
            self.status.say(words.done(done), undo=True)

    def keep_settings_at(self, path: Path) -> None:
        """Go over to settings that are kept, as a start does: they are those of the file."""
        if self._settings_path is None:
            self.settings = replace(read_settings(path), page=PageName.TODAY)
            self.look.choose_theme(self.settings.theme)
            self.look.change(scale=self.settings.text_size)
            self.look.read_times(_times_of(self.settings, self.look.times))
            self.actions_.show_recent(self.settings.recent)
            self._settings_path = path

    @property
    def keeps_settings(self) -> bool:
        """Whether what is set here will be so at the next start."""
        return self._settings_path is None or can_be_kept(self._settings_path)

    def show_emergency(self) -> None:
        """Replace the page by what to do now."""
        if self._page != PageName.EMERGENCY:
            self._before_emergency = self._page
        self.show_page(PageName.EMERGENCY)

    def begin_entry(self) -> None:
        """Open the form for a new entry; what is to be done in an emergency stays."""
        if self._page != PageName.EMERGENCY:
            self.go_to(Destination(page=PageName.TODAY, part=Part.NEW))

    def keep_drafts(self) -> None:
        """Write every half-filled form to the drafts."""
        for page in self._pages.values():
            page.keep_draft()
        for draft in self.findChildren(FormDraft):
            draft.write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        is_ours = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_ours and self._keeper is not None:
            self._keeper.follow()  # who comes back may have used another program meanwhile

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_drafts()
        self._keep_settings()
        super().closeEvent(event)

    def _arrange(self) -> None:
        self.navigation.set_rail(self.width() < self.look.px(RAIL))

    def _look_changed(self) -> None:
        self._arrange()
        self._keep_settings(theme=self.look.theme, text_size=self.look.scale)

    def _act(self, command: Command) -> None:
        match command:
            case Command.CLOSE:
                self.close()
            case Command.UNDO:
                self.steps.undo()
            case Command.REDO:
                self.steps.redo()
            case Command.LARGER:
                self.look.choose_next_scale(1)
            case Command.SMALLER:
                self.look.choose_next_scale(-1)
            case Command.USUAL_SIZE:
                self.look.change(scale=1.0)
            case Command.MENU_BAR:
                self._show_menu_bar(self.actions_[Command.MENU_BAR].isChecked())

    def _ask(self) -> None:
        """The line for a question, on whatever page is open; nothing while there is no diary."""
        from ptdiary.ui.visits.asking import AskLine  # noqa: PLC0415 after the window is shown

        if self._keeper is None:
            return
        if self.asking is None:
            self.asking = AskLine(self._keeper, self.look, self)
            self.asking.lost.connect(self._focus_page)
            self._column.insertWidget(self._column.indexOf(self.status), self.asking)
        self.asking.ask()

    def _focus_page(self) -> None:
        if self._page is not None:
            first = self._pages[self._page].first_focus()
            stop = first or self.navigation.button(self._page)
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu_bar(self, shown: bool) -> None:
        self.actions_[Command.MENU_BAR].setChecked(shown)
        self.menuBar().setVisible(shown or self.menuBar().isNativeMenuBar())
        self.settings = replace(self.settings, menu_bar=shown)

    def _leave_emergency(self) -> None:
        self.show_page(self._before_emergency or PageName.TODAY)

    def _change_sign(self, entry: str, tile: str) -> None:
        """It is not like that: to the tile that asks about it, in the entry or the form."""
        self.show_page(PageName.TODAY)
        self.page(PageName.TODAY).change_sign(entry, tile)  # type: ignore[attr-defined]

    def _view_for(self, name: PageName) -> View:
        assert self._keeper is not None  # noqa: S101 there are no pages without a diary
        unsaved = self._emergencies.unsaved if name == PageName.EMERGENCY else None
        return unsaved or self._keeper.view

    def _show_view(self, view: View) -> None:
        self.steps.show()
        self._stale = {name for name in self._pages if name != self._page}
        if self._page is not None:
            self._pages[self._page].show_view(self._view_for(self._page))
        self._emergencies.watch(view)

    def _show_time(self) -> None:
        """A minute has passed, and nothing else: the pages behind are shown anew when they open."""
        self._stale = {name for name in self._pages if name != self._page}
        if self._page is not None:
            self._pages[self._page].show_time(self._view_for(self._page))

    def _show_unsaved_sign(self, view: View) -> None:
        """A form holds a sign of an emergency."""
        self._stale.add(PageName.EMERGENCY)
        self._emergencies.show_unsaved(view)

    def _forget_unsaved_sign(self) -> None:
        self._stale.add(PageName.EMERGENCY)
        self._emergencies.show_unsaved(None)

    def _emergency_passed(self) -> None:
        if self._page == PageName.EMERGENCY:
            self._leave_emergency()

    def _say_done(self, label: str) -> None:
        if self._page is not None and self._pages[self._page].says_done:
            self.status.clear()
        else:
            self.status.say(words.done(label), undo=True)

    def _remember(self, change: SettingChange) -> None:
        """A page keeps a setting of its own, and every other page follows it."""
        self._keep_settings(**{change.name: change.value})
        if change.name in {"clock", "day_order", "day_begins"}:
            self.look.read_times(_times_of(self.settings, self.look.times))
            if self._keeper is not None:
                self._keeper.refresh()
        for page in self._pages.values():
            if page is not self.sender():
                page.recall(self.settings)

    def _keep_settings(self, **changed: Any) -> None:
        """Write the settings with what has changed, and how the window is now."""
        now = self._page
        page = self.settings.page if now is None or now in _NOT_FIRST else now
        day = self.settings.day if self._keeper is None else self._day(self._keeper)
        self.settings = replace(_with_place(self, self.settings), page=page, day=day, **changed)
        if self._settings_path is not None:
            write_settings(self._settings_path, self.settings)

    def _day(self, keeper: Keeper) -> str:
        """The day as the settings keep it."""
        return self.look.times.day_of(keeper.view.now).isoformat()


def _times_of(settings: Settings, region: Times) -> Times:
    """How times and dates are said, as it was chosen; what is not chosen is as in the region."""
    return replace(
        region,
        twelve_hours=settings.clock == "12",
        month_first=settings.day_order == "month",
        day_begins=settings.day_begins,
    )


def _with_place(window: QWidget, settings: Settings) -> Settings:
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
    would find, None if no form holds a sign.
    """

    appeared = Signal()
    passed = Signal()
    live = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: frozenset[str] = frozenset()
        self._begins = True
        self.unsaved: View | None = None

    def watch(self, view: View) -> None:
        """The diary as it is now."""
        from ptdiary.review.finding import Level  # noqa: PLC0415 after the window is shown

        found = [each for each in view.review.findings if each.level is Level.EMERGENCY]
        now = frozenset(each.rule.id for each in found)
        known, self._known = self._known, now
        if self._begins:
            # of a diary that is opened another day, Today tells it, with its date
            today = {each.rule.id for each in found if each.date.date() == view.now.date()}
            known, self._begins = now - today, False
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

    def forget(self) -> None:
        """There is no diary any more."""
        self._known, self.unsaved, self._begins = frozenset(), None, True
        self.live.emit(False)


# What the line at the foot of the window says of the diary: what went wrong, and the way on.


class NoticeLine(QObject):
    """One notice at a time. `go_to` and `file_asked` with where its button leads."""

    go_to = Signal(Destination)
    file_asked = Signal(FileRequest)

    def __init__(self, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self._to: Destination | FileRequest | None = None
        self._conflict: Notice | None = None
        status.way_asked.connect(self._go)

    def watch(self, keeper: Keeper) -> None:
        """Say what goes wrong with this diary."""
        keeper.failed.connect(self.say_error)
        keeper.conflicted.connect(self._say_conflict)
        keeper.overtaken.connect(self._say_overtaken)
        keeper.rejoined.connect(self._say_rejoined)
        keeper.set_aside.connect(self._say_set_aside)
        keeper.not_kept.connect(self._say_not_kept)

    @property
    def conflict(self) -> Notice | None:
        """What is said of a conflict at this moment."""
        said = self._conflict
        return said if said is not None and self._status.text == said.sentence else None

    def say(self, notice: Notice) -> None:
        """Say one line, with a button for the way on."""
        self._to = notice.to
        if notice.wrong:
            self._status.warn(notice.sentence, notice.way)
        else:
            self._status.say(notice.sentence, undo=notice.undo, way=notice.way)

    def say_bug(self) -> None:
        """Something went wrong that is no bad luck; the forms are kept already."""
        from ptdiary.starting import is_replaced  # noqa: PLC0415  hardly ever needed

        self._status.warn(words.UPDATED if is_replaced() else words.BUG)

    def say_error(self, error: StoreError) -> None:
        """The store could not do something; the sentence says what to do."""
        if error.kind == "moved":
            to = FileRequest(action=FileAction.SAVE_AS_NEW)
            self.say(Notice(sentence=error.sentence, way=recovery.MOVED_WAY, to=to, wrong=True))
        else:
            self._status.warn(error.sentence)

    def _say_conflict(self, records: tuple[Kept, ...]) -> None:
        """Somebody else had changed what was saved just now; that version is kept."""
        self._say_of_versions(recovery.CONFLICT, records)

    def _say_set_aside(self, records: tuple[Kept, ...]) -> None:
        """Another program has put a file in the diary's place with other versions of these."""
        self._say_of_versions(recovery.SET_ASIDE, records)

    def _say_of_versions(self, sentence: str, records: tuple[Kept, ...]) -> None:
        to = Destination(page=PageName.DIARY, part=Part.VERSIONS, record=records[0].id)
        self._conflict = Notice(sentence=sentence, way=recovery.CONFLICT_WAY, to=to)
        self.say(self._conflict)

    def _say_not_kept(self) -> None:
        self._status.warn(recovery.DRAFT_NOT_KEPT)

    def _say_overtaken(self) -> None:
        """Another program has changed the diary, and the pages show it as it is now."""
        self._status.say(recovery.OVERTAKEN)

    def _say_rejoined(self) -> None:
        """It has put a file without what was written here in the diary's place; both are in now."""
        self._status.say(recovery.REJOINED)

    def _go(self) -> None:
        if isinstance(self._to, Destination):
            self.go_to.emit(self._to)
        elif self._to is not None:
            self.file_asked.emit(self._to)


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
        label, now = self._keeper.steps.undoText(), self._keeper.after_undo
        if self._keeper.undo():
            self._status.say(words.done(now) if now else words.undone(label))

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


# The menus and their shortcuts: one table for both.


class Command(StrEnum):
    """What the window does by itself."""

    CLOSE = "close"
    UNDO = "undo"
    REDO = "redo"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual_size"
    MENU_BAR = "menu_bar"
    ASK = "ask"


Does = Command | Destination | FileRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action: its menu, its words, what it does, and its keys."""

    menu: str
    words: str
    does: Does
    keys: tuple[str, ...] = ()


_file = partial(ActionRow, menu=words.FILE_MENU)
_edit = partial(ActionRow, menu=words.EDIT_MENU)
_view = partial(ActionRow, menu=words.VIEW_MENU)
_help = partial(ActionRow, menu=words.HELP_MENU)
_BACKUPS = Destination(page=PageName.BACKUPS)
_ABOUT = Destination(page=PageName.ABOUT)

ACTIONS = (
    _file(
        words=words.NEW_ENTRY,
        does=Destination(page=PageName.TODAY, part=Part.NEW),
        keys=("Ctrl+N",),
    ),
    _file(
        words=words.LOG_SESSION,
        does=Destination(page=PageName.SESSIONS, part=Part.NEW),
        keys=("Ctrl+L",),
    ),
    _file(words=words.ASK, does=Command.ASK, keys=("Ctrl+T",)),
    _file(
        words=words.PROGRAMME,
        does=Destination(page=PageName.TODAY, part=Part.PROGRAMME),
        keys=("Ctrl+E",),
    ),
    _file(
        words=words.WRITE_MEDICINE,
        does=Destination(page=PageName.TODAY, part=Part.MEDICINE),
        keys=("Ctrl+M",),
    ),
    _file(
        words=words.PRINT_SUMMARY,
        does=Destination(page=PageName.SUMMARY, part=Part.PRINT),
        keys=("Ctrl+P",),
    ),
    _file(words=words.NEW_DIARY, does=FileRequest(action=FileAction.NEW)),
    _file(words=words.OPEN_DIARY, does=FileRequest(action=FileAction.OPEN), keys=("Ctrl+O",)),
    _file(words=words.SAVE_COPY, does=Destination(page=PageName.SETTINGS, part=Part.SAVE_COPY)),
    _file(
        words=words.SAVE_SPREADSHEET,
        does=Destination(page=PageName.SETTINGS, part=Part.SAVE_SPREADSHEET),
    ),
    _file(
        words=words.SAVE_CALENDAR,
        does=Destination(page=PageName.SETTINGS, part=Part.SAVE_CALENDAR),
    ),
    _file(
        words=words.SAVE_FOR_CLINIC,
        does=Destination(page=PageName.SETTINGS, part=Part.SAVE_FOR_CLINIC),
    ),
    _file(words=words.BRING_IN, does=Destination(page=PageName.SETTINGS, part=Part.IMPORT)),
    _file(words=words.PASTE_TABLE, does=Destination(page=PageName.TABLE, part=Part.PASTE)),
    _file(words=words.EMPTY_TABLE, does=Destination(page=PageName.TABLE, part=Part.EMPTY_TABLE)),
    _file(words=words.BACKUPS, does=_BACKUPS),
    _file(words=words.CLOSE, does=Command.CLOSE, keys=("Ctrl+Q",)),
    _edit(words=words.UNDO, does=Command.UNDO, keys=("Ctrl+Z",)),
    _edit(words=words.REDO, does=Command.REDO, keys=("Ctrl+Shift+Z", "Ctrl+Y")),
    _view(words=words.LARGER, does=Command.LARGER, keys=("Ctrl++", "Ctrl+=")),
    _view(words=words.SMALLER, does=Command.SMALLER, keys=("Ctrl+-",)),
    _view(words=words.USUAL_SIZE, does=Command.USUAL_SIZE, keys=("Ctrl+0",)),
    _view(words=words.SHOW_MENU, does=Command.MENU_BAR, keys=("F10",)),
    _help(words=words.GET_HELP, does=Destination(page=PageName.HELP), keys=("F1",)),
    _help(words=words.GUIDE, does=Destination(page=PageName.GUIDE)),
    _help(words=words.ABOUT, does=_ABOUT),
)


# Where macOS puts an action. Left to itself, Qt goes by the words, and moves About soreness too.
_ROLES: dict[Does, QAction.MenuRole] = {
    _ABOUT: QAction.MenuRole.AboutRole,
    Command.CLOSE: QAction.MenuRole.QuitRole,
}


class _Action(QAction):
    def __init__(self, text: str, does: Does, parent: QObject) -> None:
        super().__init__(text, parent)
        self.does = does


class Actions(QObject):
    """The actions of a window: `asked` of it, `go_to` a page, `file_asked` about the file."""

    asked = Signal(Command)
    go_to = Signal(Destination)
    file_asked = Signal(FileRequest)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[Does, QAction] = {}
        menus: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = window.menuBar().addMenu(row.menu)
            action = self._action(row.words, row.does, window)
            action.setShortcuts([QKeySequence(keys) for keys in row.keys])
            action.setMenuRole(_ROLES.get(row.does, QAction.MenuRole.NoRole))
            menus[row.menu].addAction(action)
            # a menu bar that is not shown does not listen to keys, the window does
            window.addAction(action)
            self._actions[row.does] = action
        self.recent = QMenu(words.OPEN_RECENT, window)
        menus[words.FILE_MENU].insertMenu(self[_BACKUPS], self.recent)
        self[Command.MENU_BAR].setCheckable(True)

    def __getitem__(self, does: Does) -> QAction:
        """The action that does this."""
        return self._actions[does]

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """What can be taken back and done again, in words; None: nothing."""
        for command, label, say in (
            (Command.UNDO, undo, words.undo),
            (Command.REDO, redo, words.redo),
        ):
            self[command].setText(say(label or ""))
            self[command].setEnabled(label is not None)

    def show_recent(self, recent: tuple[str, ...]) -> None:
        """The diaries that were open, the latest first, and a way to forget them."""
        self.recent.clear()
        for path in recent:
            # an ampersand would underline a letter
            said = recovery.recent(Path(path)).replace("&", "&&")
            request = FileRequest(action=FileAction.OPEN_RECENT, path=Path(path))
            self.recent.addAction(self._action(said, request, self.recent))
        self.recent.addSeparator()
        forget = FileRequest(action=FileAction.FORGET_RECENT)
        self.recent.addAction(self._action(words.FORGET_RECENT, forget, self.recent))
        self.recent.setEnabled(bool(recent))

    def _action(self, text: str, does: Does, parent: QObject) -> _Action:
        action = _Action(text, does, parent)
        action.triggered.connect(self._do)
        return action

    def _do(self) -> None:
        action = self.sender()
        assert isinstance(action, _Action)  # noqa: S101 nothing else is connected
        match action.does:
            case Destination():
                self.go_to.emit(action.does)
            case FileRequest():
                self.file_asked.emit(action.does)
            case Command():
                self.asked.emit(action.does)
