"""Which diary the window shows: opening, changing to another, and the ways on from bad luck."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from ptdiary import __version__
from ptdiary.bug_log import log_bug
from ptdiary.exports import note_export
from ptdiary.files import FileError
from ptdiary.paths import drafts_file, resource_text, settings_file
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import MOST_RECENT
from ptdiary.starting import own_command
from ptdiary.store import Store, StoreError
from ptdiary.store.drafts import Drafts
from ptdiary.store.first_start import is_newer
from ptdiary.store.last_known import read_last_known
from ptdiary.store.older_copy import OlderCopy, find_older_copy
from ptdiary.store.opening import (
    Opened,
    open_diary,
)
from ptdiary.store.recovery import RECOVERABLE, find_recovery, recover
from ptdiary.ui.daily_copies import DailyCopies
from ptdiary.ui.destination import Destination, FileAction, FileRequest, Notice, PageName
from ptdiary.ui.fallback_page import (
    NewerCopyCard,
    OlderCopyCard,
    RecoveryPage,
    RefusalPage,
    WayOn,
)
from ptdiary.ui.file_choice import ask_new, ask_open, diaries_folder
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.quiet import Ahead, Quiet
from ptdiary.ui.watch import Watch
from ptdiary.ui.worker import Patience, painting_while
from ptdiary.words import backups as words
from ptdiary.words import recovery

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ptdiary.diary import Diary
    from ptdiary.store.erasing import Erased
    from ptdiary.store.recovery import Recovery, Way
    from ptdiary.ui.main_window import MainWindow


def _make(path: Path, clock: Callable[[], datetime]) -> None:
    """Make a diary where none is. StoreError, as for `open_diary`."""
    open_diary(path, create=True, clock=clock).store.close()


def _keep_all(path: Path, diary: Diary) -> None:
    with Store.open(path, create=not path.exists()) as store, store.changing() as change:
        change.keep_diary(diary)


# Saving an open diary under a new name, after its file was moved, replaced or deleted.


def save_as_new(keeper: Keeper, path: Path) -> None:
    """Make a diary at `path` of all that the window knows, and of what the file still holds.

    The half-filled forms go along. It is painted meanwhile. StoreError or FileError if it cannot
    be written.
    """
    note_export(path)
    # the open file may still be whole, though its name is gone: with it come history and removed
    with suppress(StoreError, FileError):
        keeper.store.backup(path)
    keeper.beside(partial(_keep_all, path, keeper.diary))
    forms = Drafts(drafts_file(path))
    for name in keeper.drafts.names():
        draft = keeper.drafts.read(name)
        if draft is not None:
            forms.keep(name, draft.begun, draft.values)


def sample_program() -> tuple[str, list[str], str]:
    """What opens the sample: the program, its arguments, and the folder to start it in."""
    program, *arguments = own_command("--sample")
    return program, arguments, str(Path(__file__).parents[2])


_AFTER_PAINTING = 150  # milliseconds
_LOOK_AGAIN = 100  # milliseconds
_ENDS_WITHIN = 5_000  # a window that closes makes its last copy in less
_OTHERS = {WayOn.OTHER: recovery.OTHER, WayOn.NEW: recovery.NEW}
_WAYS = {WayOn.AGAIN: recovery.AGAIN} | _OTHERS


class Diaries(QObject):
    """One diary at a time in the window; one file is one diary.

    `called`: come to the front, and whether on the form for an entry.
    """

    called = Signal(bool)

    def __init__(
        self,
        window: MainWindow,
        path: Path,
        clock: Callable[[], datetime],
        one: OneWindow,
        *,
        not_kept: str = "",
        fill: Callable[[Path], None] | None = None,
    ) -> None:
        """`not_kept` says that this is a copy that is thrown away: no copies are made of it.

        `fill` makes it at its path.
        """
        super().__init__()
        self.keeper: Keeper | None = None
        self.path = path.absolute()  # the working folder changes while charts are imported
        self._window = window
        self._clock = clock
        self._one = one
        self._not_kept = not_kept
        self._fill = fill
        self._create = True
        self._watch: Watch | None = None
        self._daily: DailyCopies | None = None
        self._rulebook = read_rulebook(resource_text("rules/rules.json"))
        window.file_asked.connect(self._asked)
        self._patience = Patience(self)
        self._patience.tried.connect(self._say_waiting)
        self._waiting = QTimer(self)
        self._waiting.timeout.connect(self._look_again)
        self._one.called.connect(self.called)

    def begin(self) -> None:
        """Open the diary, or ask if it seems to be open elsewhere.

        A window on this computer that did not answer may be closing: it is given time to.
        """
        if self._one.is_first():
            self._open_first()
        elif self._one.elsewhere():
            self._ask_elsewhere()
        else:
            self._waited = 0
            self._waiting.start(_LOOK_AGAIN)

    def open(self, *, read_only: bool = False) -> None:
        """Open the diary, or say in the window why it cannot be, with the ways on."""
        try:
            opened = self._opened(read_only=read_only)
            drafts = Drafts(drafts_file(self.path))
            keeper = Keeper(
                opened.store,
                self._rulebook,
                self._clock,
                drafts,
                is_kept=not self._not_kept,
            )
        except StoreError as error:
            if error.kind == "not_allowed" and not read_only and self.path.is_file():
                self.open(read_only=True)  # reading it helps more than a page that says no
            else:
                self._no_longer_waiting()
                self._refuse(error)
            return
        self._no_longer_waiting()
        self._create = False
        if self._one.is_first():
            self._one.listen()  # a diary that was just made has a lock and a socket of its own now
        self._show(keeper, opened, read_only=read_only)

    def change_to(self, path: Path, *, create: bool = False) -> bool:
        """Close this diary and open another. False if it is open in another window."""
        path = path.absolute()
        if self.keeper is not None and path.resolve() == self.path.resolve():
            return True  # it is open here already
        one = OneWindow(path)
        if not one.is_first() and one.call_first():
            self._window.status.say(recovery.RAISED)
            return False
        problem = self.close()
        self._no_longer_waiting()
        if self._not_kept:
            self._window.keep_settings_at(settings_file())  # this one is the person's own
        self.path, self._one, self._create, self._not_kept = path, one, create, ""
        one.called.connect(self.called)
        self.begin()
        if problem:
            self._window.status.say(problem)
        return True

    def close(self, *, erased: bool = False) -> str:
        """Let go of the diary, in the order in which it was taken up, backwards.

        Of an erased one no half-filled form is kept. A sentence if the last copy could not be made.
        """
        problem = ""
        self._waiting.stop()
        self.ignore_calls()
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            if not erased:
                self._window.keep_drafts()
            self._window.close_diary()
            if self._daily is not None:
                (self._daily.forget if erased else self._daily.end)()
                self._daily = None
            if self._watch is not None:
                problem = self._watch.end()
                self._watch = None
            keeper.charts.finish()
            keeper.stop()
            keeper.deleteLater()
        self._one.release()
        return problem

    def ignore_calls(self) -> None:
        """The window is closed, or another diary comes: nothing of this one comes to the front."""
        self._one.ignore_calls()

    # opening

    def _open_first(self) -> None:
        self._one.listen()
        self.open()

    def _look_again(self) -> None:
        self._waited += _LOOK_AGAIN
        self._one.try_again()
        if self._one.is_first() or self._waited >= _ENDS_WITHIN:
            self._waiting.stop()
            self._again()

    def _opened(self, *, read_only: bool) -> Opened:
        if self._fill is not None:
            painting_while(partial(self._fill, self.path))
            self._fill = None
        if self._create and not self.path.exists():
            painting_while(partial(_make, self.path, self._clock))
        if read_only or self._not_kept:
            store = Store.open(
                self.path,
                create=self._create,
                read_only=read_only,
                wait=self._patience.wait,
                beside=painting_while,
            )
            return Opened(store=store, shortfall=None)
        return open_diary(
            self.path,
            create=self._create,
            clock=self._clock,
            wait=self._patience.wait,
            beside=painting_while,
        )

    def _show(self, keeper: Keeper, opened: Opened, *, read_only: bool) -> None:
        self.keeper = keeper
        keeper.erased.connect(self._erased)
        for over in (keeper.changed, keeper.minute, keeper.failed):
            over.connect(self._no_longer_waiting)
        self._window.open_diary(keeper)
        keeper.start_minutes()
        quiet = Quiet(self._window.windowHandle(), keeper)
        self._ahead = Ahead(self._window, keeper, quiet)
        # together both would take longer
        QTimer.singleShot(_AFTER_PAINTING, keeper.charts, keeper.charts.start)
        if self._not_kept:
            self._window.status.say(self._not_kept)
            return
        self._remember()
        if read_only:
            self._window.standing.warn(recovery.READ_ONLY)
            return
        self._watch = Watch(keeper.store, keeper.worker, self._clock, quiet, self)
        self._watch.noticed.connect(self._window.notices.say)
        self._watch.begin(opened.shortfall, opened.problem)
        self._daily = DailyCopies(keeper.store, keeper.worker, self._clock, quiet, self)
        self._daily.noticed.connect(self._window.notices.say)
        self._daily.begin()

    def _remember(self) -> None:
        own = str(self.path.absolute())
        others = [each for each in self._window.settings.recent if each != own]
        self._window.remember_recent((own, *others)[:MOST_RECENT])

    # what is asked for

    def _asked(self, request: FileRequest) -> None:
        match request.action:
            case FileAction.NEW:
                self._new()
            case FileAction.OPEN:
                self._open_other()
            case FileAction.OPEN_RECENT if request.path is not None:
                self.change_to(request.path)
            case FileAction.FORGET_RECENT:
                self._window.remember_recent(())
            case FileAction.SAVE_AS_NEW:
                self._save_as_new()
            case FileAction.SAMPLE:
                self._open_sample()

    def _open_sample(self) -> None:
        """In a program of its own: one window shows one diary, and this one stays open."""
        started, _ = QProcess.startDetached(*sample_program())
        if not started:
            self._window.status.warn(recovery.NO_SAMPLE)

    def _open_other(self) -> None:
        chosen = ask_open(self._window, recovery.OPEN_TITLE, diaries_folder(self.path))
        if chosen is not None:
            self.change_to(chosen)

    def _new(self) -> None:
        path = self._new_name(recovery.NEW_TITLE, recovery.NEW_NAME)
        if path is not None:
            note_export(path)
        if path is not None and self.change_to(path, create=True) and self.keeper is not None:
            self._window.status.say(recovery.OPENED_NEW)

    def _new_name(self, title: str, offered: str) -> Path | None:
        """The name of a file that there is not yet: a diary is never written over."""
        path = ask_new(self._window, title, diaries_folder(self.path) / offered)
        if path is not None and path.exists():
            self._window.status.warn(recovery.EXISTS)
            return None
        return path

    def _save_as_new(self) -> None:
        if self.keeper is None:
            return
        self._window.keep_drafts()
        path = self._new_name(recovery.MOVED_TITLE, recovery.MOVED_NAME)
        if path is None:
            return
        self._window.status.say(recovery.SAVING_NEW)
        try:
            save_as_new(self.keeper, path)
        except (StoreError, FileError) as error:
            to = FileRequest(action=FileAction.SAVE_AS_NEW)
            way = recovery.MOVED_WAY
            self._window.notices.say(Notice(sentence=error.sentence, way=way, to=to, wrong=True))
            return
        if self.change_to(path):
            self._window.status.say(recovery.MOVED_SAVED)

    # bad luck

    def _say_waiting(self) -> None:
        if self._window.status.text != recovery.WAITING:
            self._window.status.say(recovery.WAITING)

    def _no_longer_waiting(self) -> None:
        if self._window.status.text == recovery.WAITING:
            self._window.status.clear()

    def _refuse(self, error: StoreError) -> None:
        page: RecoveryPage | RefusalPage
        self._say_looking(error)
        found = self._found(error)
        if found is not None:
            page = RecoveryPage(error, found, _WAYS, self._clock(), self._window.look)
            page.recover.connect(self._recover)
            self._recovery = page
        elif error.kind == "newer":
            page = self._page_of_newer(error)
        else:
            page = RefusalPage(error.sentence, _WAYS, self._window.look)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _say_looking(self, error: StoreError) -> None:
        """What happened, while it takes long to find out what can be done about it."""
        if error.kind in RECOVERABLE or error.kind == "newer":
            sentence = f"{error.sentence} {recovery.LOOKING}"
            self._window.show_instead(RefusalPage(sentence, {}, self._window.look))

    def _page_of_newer(self, error: StoreError) -> RefusalPage:
        """Why it is not opened here, the copy from before if there is one, and her words."""
        look, now = self._window.look, self._clock()
        older = self._older_copy()
        document = NewerCopyCard(
            self.path, self._clock, look, "primary" if older is None else "secondary"
        )
        cards: list[OlderCopyCard | NewerCopyCard] = [document]
        if older is not None:
            card = OlderCopyCard(self.path, older, now, look)
            card.ready.connect(self._open_older)
            cards.insert(0, card)
        version = read_last_known(self.path).version
        said = [error.sentence]
        if is_newer(version, __version__):
            said.append(recovery.VERSIONS.format(newer=version, this=__version__))
        return RefusalPage(" ".join(said), _OTHERS, look, first=cards)

    def _older_copy(self) -> OlderCopy | None:
        try:
            return painting_while(partial(find_older_copy, self.path))
        except Exception as bug:  # noqa: BLE001  the page must have its ways on, whatever happens
            log_bug(bug)
            return None

    def _open_older(self, path: Path) -> None:
        if self.change_to(path) and self.keeper is not None:
            self._window.status.say(recovery.OLDER_OPENED)

    def _found(self, error: StoreError) -> Recovery | None:
        """What can be brought back; None where that helps nothing, or cannot be found out."""
        if error.kind not in RECOVERABLE:
            return None
        try:
            return painting_while(partial(find_recovery, self.path))
        except (StoreError, FileError):
            return None
        except Exception as bug:  # noqa: BLE001  the page must have its ways on, whatever happens
            log_bug(bug)
            return None

    def _recover(self, way: Way) -> None:
        self._recovery.say(recovery.BRINGING)
        try:
            done = painting_while(partial(recover, self.path, way, self._clock))
        except (StoreError, FileError) as error:
            self._recovery.show_error(error.sentence)
            return
        finally:
            self._recovery.say("")
        self.open()
        if self.keeper is not None:
            to = Destination(page=PageName.BACKUPS)
            look = words.LOOK_AT_COPIES
            self._window.notices.say(Notice(sentence=recovery.recovered(done), way=look, to=to))

    def _ask_elsewhere(self) -> None:
        ways = {WayOn.ANYWAY: recovery.OPEN_ANYWAY, WayOn.AGAIN: recovery.AGAIN} | _OTHERS
        sentence = recovery.elsewhere(self._one.elsewhere())
        page = RefusalPage(sentence, ways, self._window.look, title=recovery.ELSEWHERE_TITLE)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _go_on(self, way: WayOn) -> None:
        match way:
            case WayOn.AGAIN:
                self._again()
            case WayOn.ANYWAY:
                self._open_anyway()
            case WayOn.OTHER:
                self._open_other()
            case WayOn.NEW:
                self._new()

    def _again(self) -> None:
        if not self._one.is_first():
            self._one.try_again()
        if self._one.is_first():
            self._open_first()
        else:
            self._ask_elsewhere()

    def _open_anyway(self) -> None:
        self._one.take_over()
        self._open_first()

    def _erased(self, erased: Erased) -> None:
        said = words.erased(erased.contents, erased.last_copy, len(erased.left))
        if self._watch is not None:
            self._watch.forget()
        self.close(erased=True)
        self._remember_without_this()
        page = RefusalPage(said, _OTHERS, self._window.look, title=words.ERASED_TITLE)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _remember_without_this(self) -> None:
        own = str(self.path.absolute())
        recent = self._window.settings.recent
        self._window.remember_recent(tuple(each for each in recent if each != own))
