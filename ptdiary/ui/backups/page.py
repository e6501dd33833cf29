"""Backups and recovery: the list of copies, restoring, the second place, erasing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.files import FileError
from ptdiary.store import Store, StoreError, restoring
from ptdiary.store.backups import Backups
from ptdiary.store.exchange.daily import daily_copy
from ptdiary.store.sync_programs import (
    ConflictCopy,
    conflict_copies,
    may_have_conflict_copies,
)
from ptdiary.ui.backups.erase import EraseCard, Erasing
from ptdiary.ui.backups.list import Answer, BringBackCard, CopyListCard, Restoring
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.file_choice import ask_folder, ask_open, documents
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import Button, Card, Flow, Label
from ptdiary.ui.worker import GivenUpError, Watched
from ptdiary.words import backups as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from ptdiary.diary import Diary
    from ptdiary.store.backups import Backup
    from ptdiary.store.restoring import RestoreCounts
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

# The conflict copies that a sync program left beside the diary. To tell what is in them takes
# seconds in a diary of years, so the worker does.


def _conflicts_beside(
    diary: Path, clock: Callable[[], datetime], work: Watched
) -> tuple[ConflictCopy, ...] | str | None:
    """The copies, or a sentence why they cannot be looked at; None where that was given up."""
    try:
        with Store.open(diary, clock=clock, read_only=True) as store:
            return conflict_copies(store, partial(work.tell, ""))
    except GivenUpError:
        return None
    except StoreError as error:
        return error.sentence


class ConflictsCard(Card):
    """Hidden if there are none. `merge` when asked to bring in what is new."""

    merge = Signal(ConflictCopy)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._copies: tuple[ConflictCopy, ...] = ()
        self.buttons: list[Button] = []
        self._list = QWidget(self)
        self._heading = Label(words.CONFLICTS, "h2")
        self._lead = Label("")
        self.add(self._heading, self._lead, self._list)
        self.hide()

    @property
    def text(self) -> str:
        """What it says of all copies."""
        return self._lead.text()

    def show_copies(self, copies: Sequence[ConflictCopy]) -> None:
        """One line each, and a button if there is something new in it."""
        self._copies = tuple(copies)
        self._heading.setVisible(bool(copies))
        self._lead.setText(words.CONFLICTS_LEAD)
        self.rows.removeWidget(self._list)
        self._list.deleteLater()
        self._list = QWidget(self)
        self.buttons = []
        column = QVBoxLayout(self._list)
        self._look.space(column, 0, 0.5)
        for number, copy in enumerate(copies):
            said = words.conflict(copy.path.name, copy.made_by, copy.numbers, copy.problem)
            column.addWidget(Label(said))
            if copy.numbers is not None and copy.has_news:
                button = Button(words.CONFLICT_MERGE, self._look, parent=self._list)
                button.setObjectName(str(number))
                button.clicked.connect(self._merge)
                self.buttons.append(button)
                column.addWidget(button)
        self.rows.addWidget(self._list)
        self.setVisible(bool(copies))

    def say(self, sentence: str) -> None:
        """In the stead of copies, say that they are looked for, or cannot be."""
        self.show_copies(())
        self._lead.setText(sentence)
        self.show()

    def _merge(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.merge.emit(self._copies[int(sender.objectName())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What was brought back: `copy` is of the diary as it was before, `diary` as it then was."""

    counts: RestoreCounts
    copy: Backup | None
    diary: Diary


# The second place of the copies: a folder of the patient's choice.


class SecondPlaceCard(Card):
    """Which folder, and when a copy last reached it. `choose` and `forget` when asked to."""

    choose = Signal()
    forget = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._state = Label("")
        self.choose_button = Button(words.CHOOSE_SECOND, look, parent=self)
        self.choose_button.clicked.connect(self.choose)
        self.forget_button = Button(words.FORGET_SECOND, look, "link", parent=self)
        self.forget_button.clicked.connect(self.forget)
        row = Flow(look)
        row.add(self.choose_button, self.forget_button)
        self.add(Label(words.SECOND, "h2"), Label(words.SECOND_LEAD), self._state, row)

    @property
    def text(self) -> str:
        """What it says of the folder."""
        return self._state.text()

    def show_place(self, folder: Path | None, unseen: int | None) -> None:
        """Show the folder, None for none, and the days since a copy reached it."""
        self._state.setText(words.second_place(folder, unseen) if folder is not None else "")
        self._state.setVisible(folder is not None)
        self.forget_button.setVisible(folder is not None)
        self.choose_button.setText(words.CHANGE_SECOND if folder else words.CHOOSE_SECOND)


class BackupsPage(Page):
    """Every verb is waited for and told on the page; it is painted meanwhile.

    None begins before the worker is idle: copies are made and noted by one at a time.
    """

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self.backups = Backups(keeper.store.path, keeper.clock)
        self._restoring = Restoring.BRING_BACK
        self._copy: Path | None = None
        self._search: Watched | None = None  # for conflict copies
        self._brought: Brought | None = None  # here, and not confirmed yet
        self._said = Label("", "strong")
        self._error = Label("", "error")
        self.asking = BringBackCard(look, self)
        self.copies = CopyListCard(keeper.view.now, look, self)
        self.conflicts = ConflictsCard(look, self)
        self.second = SecondPlaceCard(look, self)
        self.erasing = EraseCard(keeper.store.path, look, self)
        self.erasing.hide()
        self.add(Label(words.LEAD, "hint"), self._said, self._error, self.asking)
        self.add(self.conflicts, self.copies, self.second, self._more(), self.erasing)
        self.body.addStretch(1)
        self._connect()
        self._say("")

    def open(self, to: Destination) -> None:
        """Look at what there is now, or go to erasing."""
        self._say("")
        self.reload()
        if to.part is Part.ERASE:
            self._begin_erasing()

    def first_focus(self) -> QWidget | None:
        """The first thing to do."""
        return self.copies.make_button

    def reload(self) -> None:
        """Read the copies of both places, and the conflict copies."""
        self._copy = None
        self.asking.hide()
        self.copies.show_copies(self.backups.list(), self.keeper.view.now)
        self.second.show_place(self.backups.second_place, self.backups.unseen_for())
        self._look_for_conflicts()
        if self.backups.unconfirmed:
            self._ask_whether_right()

    def _ask_whether_right(self) -> None:
        """With its numbers, as long as they are those of the diary."""
        brought = self._brought
        is_so = brought is not None and brought.diary == self.keeper.diary
        can_undo = brought is not None and brought.copy is not None
        self.asking.show_done(brought.counts if brought and is_so else None, undo=can_undo)

    # the conflict copies

    def _look_for_conflicts(self) -> None:
        self._give_up_search()
        keeper = self.keeper
        if not may_have_conflict_copies(keeper.store.path):
            self.conflicts.show_copies(())
            return
        self.conflicts.say(words.CONFLICTS_SEARCH)
        self._search = search = Watched(self)
        show = partial(self._show_conflicts, search)
        keeper.worker.do(
            partial(_conflicts_beside, keeper.store.path, keeper.clock, search),
            show,
            search,
            broken=partial(show, words.CONFLICTS_BUG),
        )

    def _show_conflicts(
        self, search: Watched, found: tuple[ConflictCopy, ...] | str | None
    ) -> None:
        search.deleteLater()
        if search is not self._search:
            return  # another has begun since
        self._search = None
        if isinstance(found, str):
            self.conflicts.say(found)
        elif found is not None:
            self.conflicts.show_copies(found)

    def _give_up_search(self) -> bool:
        """Whether there was one."""
        search, self._search = self._search, None
        if search is not None:
            search.give_up()
        return search is not None

    # what the patient asks for

    def _make(self) -> None:
        made = self._try(self._make_now)
        if made:
            self.reload()

    def _make_now(self) -> None:
        made = self.backups.make(self.keeper.store, "by_hand")
        if made.shrinkage is not None:
            self._say(words.shrunk(made.shrinkage.before, made.shrinkage.now))
        else:
            self._say(f"{words.BACKED_UP} {made.second_problem}".strip())

    def _want(self, restoring: Restoring, copy: Backup) -> None:
        self._ask(restoring, copy.path)

    def _want_file(self) -> None:
        chosen = ask_open(self, words.FROM_FILE_TITLE, documents())
        if chosen is not None:
            self._ask(Restoring.BRING_BACK, chosen)

    def _want_conflict(self, copy: ConflictCopy) -> None:
        self._ask(Restoring.BRING_BACK, copy.path)

    def _ask(self, how: Restoring, copy: Path) -> None:
        def look() -> None:
            found = self.keeper.at_length(lambda store: numbers(store, copy), read_only=True)
            self.asking.ask(how, found)
            self._restoring, self._copy = how, copy

        replaces = how is Restoring.REPLACE
        numbers = restoring.replaced_by if replaces else restoring.missing_from
        self._say("")
        if self._try(look):
            self.area.show_whole(self.asking)
            self.asking.buttons[Answer.LEAVE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_answer(self, answer: Answer) -> None:
        match answer:
            case Answer.DO if self._copy is not None:
                self._bring(self._restoring, self._copy)
            case Answer.LEAVE:
                self.reload()
            case Answer.RIGHT:
                self._confirm()
            case Answer.LOOK:
                self.go_to.emit(Destination(page=PageName.DIARY))
            case Answer.UNDO:
                self._take_back()

    def _bring(self, how: Restoring, copy: Path) -> bool:
        def bring() -> None:
            do = restoring.bring_back_missing
            if how is Restoring.REPLACE:
                do = restoring.replace_everything
            counts = self.keeper.at_length(lambda store: do(store, copy))
            # the newest copy is of before: made for this, or of the same diary just before
            before = self.backups.newest_good()
            self.keeper.read_again()
            self._brought = Brought(counts=counts, copy=before, diary=self.keeper.diary)

        if not self._try(bring):
            return False
        self.reload()
        self.area.show_whole(self.asking)
        self.asking.buttons[Answer.RIGHT].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _take_back(self) -> None:
        """At once; what was written since would go too, so that is told and asked for first."""
        brought = self._brought
        if brought is None or brought.copy is None:
            return
        if brought.diary != self.keeper.diary:
            self._ask(Restoring.REPLACE, brought.copy.path)
        elif self._bring(Restoring.REPLACE, brought.copy.path):
            self.asking.hide()
            self.backups.confirm()
            self._brought = None
            self._say(words.TAKEN_BACK)

    def _confirm(self) -> None:
        self._settle()
        self.backups.confirm()
        self._brought = None
        self.reload()
        self._say(words.CONFIRMED)

    def _choose_second(self) -> None:
        folder = ask_folder(self, words.SECOND_TITLE, documents())
        if folder is None:
            return

        def choose() -> None:
            self.backups.choose_second_place(folder, self.keeper.store)
            self._say(words.SECOND_CHOSEN)

        if self._try(choose):
            self.reload()

    def _forget_second(self) -> None:
        self._settle()
        self.backups.choose_second_place(None)
        self.reload()
        self._say(words.SECOND_FORGOTTEN)

    def _show_removed(self) -> None:
        self.go_to.emit(Destination(page=PageName.DIARY, part=Part.REMOVED))

    def _begin_erasing(self) -> None:
        daily = daily_copy(self.keeper.store.path)
        self.erasing.begin(
            second=self.backups.second_place is not None,
            daily=None if daily is None else daily.path,
        )
        self.area.show_whole(self.erasing)
        self.erasing.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self, erasing: Erasing) -> None:
        def erase() -> None:
            self.keeper.erase(erasing.last_copy, second_place=erasing.second_place)

        self._try(erase)

    # what it says

    def _try(self, act: Callable[[], None]) -> bool:
        """Do it, or say in a sentence why it cannot be done. The worker rests meanwhile."""
        searched = self._settle()
        self._error.hide()
        try:
            with self.keeper.worker.resting():
                act()
        except (StoreError, FileError) as error:
            self._say("")
            self._error.setText(error.sentence)
            self._error.show()
            self.area.verticalScrollBar().setValue(0)
            return False
        finally:
            if searched and not self.keeper.store.is_closed:  # it may be erased
                self._look_for_conflicts()
        return True

    def _settle(self) -> bool:
        """Wait for the worker: copies are made and noted by one at a time.

        The search for conflict copies is not waited for. Whether it is to begin again.
        """
        searched = self._give_up_search()
        self.keeper.settle()
        return searched

    def _say(self, sentence: str) -> None:
        self._error.hide()
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            self.area.verticalScrollBar().setValue(0)

    def _more(self) -> Card:
        card = Card(self.look, self)
        row = Flow(self.look)
        self._removed_button = Button(words.REMOVED_LIST, self.look, "link", parent=self)
        self._removed_button.clicked.connect(self._show_removed)
        self.erase_button = Button(words.ERASE, self.look, "danger", parent=self)
        self.erase_button.clicked.connect(self._begin_erasing)
        row.add(self._removed_button, self.erase_button)
        card.add(Label(words.MORE, "h2"), row)
        return card

    def _connect(self) -> None:
        self.copies.make.connect(self._make)
        self.copies.chosen.connect(self._want)
        self.copies.other_file.connect(self._want_file)
        self.conflicts.merge.connect(self._want_conflict)
        self.asking.answered.connect(self._follow_answer)
        self.second.choose.connect(self._choose_second)
        self.second.forget.connect(self._forget_second)
        self.erasing.erase.connect(self._erase)
