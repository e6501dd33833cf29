"""Which diary the window shows: opening, changing to another, and the ways on from bad luck."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ptdiary.diary import PARTS
from ptdiary.files import FileError
from ptdiary.paths import cache_folder, drafts_file, resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import MOST_RECENT
from ptdiary.store import Store, StoreError
from ptdiary.store.drafts import Drafts
from ptdiary.store.opening import Opened, open_diary
from ptdiary.store.recovery import RECOVERABLE, find_recovery, recover
from ptdiary.ui.fallback_page import NewerCopyCard, RecoveryPage, RefusalPage
from ptdiary.ui.file_choice import ask_open, ask_save
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.watch import Watch
from ptdiary.words import backups as backup_words
from ptdiary.words import recovery as words
from ptdiary.words import window as window_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ptdiary.store.erasing import Erased
    from ptdiary.store.opening import Shortfall
    from ptdiary.store.recovery import Way
    from ptdiary.ui.main_window import MainWindow

# Saving an open diary under a new name, after its file was moved, replaced or deleted.


def save_as_new(keeper: Keeper, path: Path) -> None:
    """Make a diary at `path` of all that the window knows, and of what the file still holds.

    The half-filled forms go along. StoreError or FileError where it cannot be written.
    """
    # the open file may still be whole, though its name is gone: with it come history and removed
    with suppress(StoreError, FileError):
        keeper.store.backup(path)
    diary = keeper.diary
    with Store.open(path, create=not path.exists()) as store, store.changing() as change:
        for part in PARTS.values():
            for record in getattr(diary, part):
                change.keep(record)
        change.keep(diary.profile)
    forms = Drafts(drafts_file(path))
    for name in keeper.drafts.names():
        draft = keeper.drafts.read(name)
        if draft is not None:
            forms.keep(name, draft.begun, draft.values)


_OTHERS = {"other": words.OTHER, "new": words.NEW}


class Diaries(QObject):
    """One diary at a time in the window; one file is one diary. `called`: come to the front."""

    called = Signal()

    def __init__(
        self,
        window: MainWindow,
        path: Path,
        clock: Callable[[], datetime],
        one: OneWindow,
        *,
        sample: bool = False,
        fill: Callable[[Path], None] | None = None,
    ) -> None:
        """`sample`: the diary is a copy that is thrown away, so no copies are made of it.

        `fill` makes it at its path.
        """
        super().__init__()
        self.keeper: Keeper | None = None
        self.path = path
        self._window = window
        self._clock = clock
        self._one = one
        self._sample = sample
        self._fill = fill
        self._create = True
        self._watch: Watch | None = None
        self._rulebook = read_rulebook(resource_text("rules/rules.json"))
        window.diary_asked.connect(self._asked)
        window.erased.connect(self._erased)
        self._listen()

    def begin(self) -> None:
        """Open the diary, or ask where it seems to be open elsewhere."""
        if self._one.is_first():
            self.open()
        else:
            self._ask_elsewhere()

    def open(self, *, read_only: bool = False) -> None:
        """Open the diary, or say in the window why it cannot be, with the ways on."""
        try:
            opened = self._opened(read_only=read_only)
            drafts = Drafts(drafts_file(self.path))
            keeper = Keeper(opened.store, self._rulebook, self._clock, drafts)
        except StoreError as error:
            self._refuse(error)
            return
        self._create = False
        self._show(keeper, opened.shortfall, read_only=read_only)

    def change_to(self, path: Path, *, create: bool = False) -> bool:
        """Close this diary and open another. False where it is open in another window."""
        path = path.absolute()
        if self.keeper is not None and path.resolve() == self.path.resolve():
            return True  # it is open here already
        one = OneWindow(path)
        if not one.is_first() and one.call_first():
            self._window.status.say(words.RAISED)
            return False
        self.close()
        self.path, self._one, self._create, self._sample = path, one, create, False
        self._listen()
        self.begin()
        return True

    def close(self, *, erased: bool = False) -> None:
        """Let go of the diary, in the order in which it was taken up, backwards.

        Of an erased one no half-filled form is kept.
        """
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            if not erased:
                self._window.keep_drafts()
            self._window.close_diary()
            if self._watch is not None:
                self._watch.end()
                self._watch = None
            keeper.charts.finish()
            keeper.stop()
            keeper.deleteLater()
        self._one.let_go()

    # opening

    def _opened(self, *, read_only: bool) -> Opened:
        if self._fill is not None:
            self._fill(self.path)
            self._fill = None
        if read_only or self._sample:
            store = Store.open(self.path, create=self._create, read_only=read_only)
            return Opened(store=store, shortfall=None)
        return open_diary(self.path, create=self._create, clock=self._clock)

    def _show(self, keeper: Keeper, shortfall: Shortfall | None, *, read_only: bool) -> None:
        self.keeper = keeper
        self._window.open_diary(keeper)
        keeper.start_minutes()
        keeper.charts.start(cache_folder())
        if self._sample:
            self._window.status.say(window_words.SAMPLE)
            return
        self._remember()
        if read_only:
            self._window.status.warn(words.READ_ONLY)
            return
        self._watch = Watch(keeper.store, self._clock, self._window.windowHandle(), self)
        self._watch.told.connect(self._window.notices.tell)
        self._watch.begin(shortfall)

    def _remember(self) -> None:
        own = str(self.path.absolute())
        others = [each for each in self._window.settings.recent if each != own]
        self._window.remember_recent((own, *others)[:MOST_RECENT])

    def _listen(self) -> None:
        self._one.called.connect(self.called)
        if self._one.is_first():
            self._one.listen()

    # what is asked for

    def _asked(self, what: str) -> None:
        verb, _, path = what.partition(":")
        verbs: dict[str, Callable[[], object]] = {
            "new": self._new,
            "open": self._open_other,
            "moved": self._save_as_new,
            "forget": self._forget,
        }
        if verb == "recent":
            self.change_to(Path(path))
        elif verb in verbs:
            verbs[verb]()

    def _open_other(self) -> None:
        chosen = ask_open(self._window, words.OPEN_TITLE, self.path.parent)
        if chosen is not None:
            self.change_to(chosen)

    def _new(self) -> None:
        path = self._new_name(words.NEW_TITLE, words.NEW_NAME)
        if path is not None and self.change_to(path, create=True) and self.keeper is not None:
            self._window.status.say(words.OPENED_NEW)

    def _forget(self) -> None:
        self._window.remember_recent(())

    def _new_name(self, title: str, offered: str) -> Path | None:
        """The name of a file that there is not yet: a diary is never written over."""
        path = ask_save(self._window, title, self.path.parent / offered)
        if path is not None and path.exists():
            self._window.status.warn(words.EXISTS)
            return None
        return path

    def _save_as_new(self) -> None:
        if self.keeper is None:
            return
        self._window.keep_drafts()
        path = self._new_name(words.MOVED_TITLE, words.MOVED_NAME)
        if path is None:
            return
        try:
            save_as_new(self.keeper, path)
        except (StoreError, FileError) as error:
            self._window.status.warn(error.sentence)
            return
        if self.change_to(path):
            self._window.status.say(words.MOVED_SAVED)

    # bad luck

    def _refuse(self, error: StoreError) -> None:
        page: RecoveryPage | RefusalPage
        if error.kind in RECOVERABLE:
            found = find_recovery(self.path)
            ways = {"again": words.AGAIN} | _OTHERS
            page = RecoveryPage(error, found, ways, self._clock(), self._window.look)
            page.recover.connect(self._recover)
            self._recovery = page
        elif error.kind == "newer":
            look = self._window.look
            first = NewerCopyCard(self.path, self._clock, look)
            page = RefusalPage(error.sentence, _OTHERS, look, first=first)
        else:
            page = RefusalPage(error.sentence, _ways(error), self._window.look)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _recover(self, way: Way) -> None:
        try:
            done = recover(self.path, way, self._clock)
        except (StoreError, FileError) as error:
            self._recovery.say_trouble(error.sentence)
            return
        self.open()
        if self.keeper is not None:
            self._window.notices.tell(words.recovered(done), backup_words.LOOK_AT_COPIES, "backups")

    def _ask_elsewhere(self) -> None:
        ways = {"anyway": words.OPEN_ANYWAY, "again": words.AGAIN} | _OTHERS
        sentence = words.elsewhere(self._one.elsewhere())
        page = RefusalPage(sentence, ways, self._window.look, title=words.ELSEWHERE_TITLE)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _go_on(self, way: str) -> None:
        verbs: dict[str, Callable[[], object]] = {
            "again": self._again,
            "anyway": self._open_anyway,
            "read": self._read,
            "other": self._open_other,
            "new": self._new,
        }
        verbs[way]()

    def _again(self) -> None:
        if not self._one.is_first():
            self._one.try_again()
        self.begin()

    def _open_anyway(self) -> None:
        self._one.take_over()
        self._listen()
        self.open()

    def _read(self) -> None:
        self.open(read_only=True)

    def _erased(self, erased: Erased) -> None:
        said = backup_words.erased(erased.contents, erased.last_copy, len(erased.left))
        if self._watch is not None:
            self._watch.forget()
        self.close(erased=True)
        self._remember_without_this()
        page = RefusalPage(said, _OTHERS, self._window.look, title=backup_words.ERASED_TITLE)
        page.chosen.connect(self._go_on)
        self._window.show_instead(page)

    def _remember_without_this(self) -> None:
        own = str(self.path.absolute())
        recent = self._window.settings.recent
        self._window.remember_recent(tuple(each for each in recent if each != own))


def _ways(error: StoreError) -> dict[str, str]:
    """The ways on from an error that no copy helps against."""
    if error.kind == "not_allowed":
        return {"again": words.AGAIN, "read": words.READ} | _OTHERS
    return {"again": words.AGAIN} | _OTHERS
