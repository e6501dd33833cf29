"""The copies of the diary in a list, and what can be done with the one that is chosen."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.store.backups import Backup
from ptdiary.ui.widgets import Button, Card, Flow, Label, RecordTable, TableColumn
from ptdiary.words import backups as words
from ptdiary.words import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.store.restoring import RestoreCounts
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import ButtonKind

# Restoring from a copy: the numbers first, then the question, then whether it is right.


class Restoring(Enum):
    """What is done with a copy."""

    BRING_BACK = auto()  # what is missing, from it
    REPLACE = auto()  # everything, by it


class Answer(Enum):
    """What the buttons of `BringBackCard` say."""

    DO = auto()
    LEAVE = auto()
    RIGHT = auto()  # what was brought back is right
    LOOK = auto()
    UNDO = auto()


_Offered = tuple[Answer, str, "ButtonKind"]
_NONE: tuple[_Offered, ...] = ((Answer.LEAVE, words.LEAVE, "secondary"),)


class BringBackCard(Card):
    """Hidden while there is nothing to ask. `answered` with the button that was pressed.

    It says what will be or what was done; the page does it.
    """

    answered = Signal(Answer)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._title = Label("", "h2")
        self._lines = [Label("") for _ in range(4)]
        self._row = Flow(look, gap=0.6)
        self.buttons: dict[Answer, Button] = {}
        self.add(self._title, *self._lines, self._row)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(each.text() for each in (self._title, *self._lines) if each.text())

    def ask(self, restoring: Restoring, numbers: RestoreCounts) -> None:
        """Show what would be done, and ask."""
        replaces = restoring is Restoring.REPLACE
        if replaces:
            title, what, button = (
                words.REPLACE_TITLE, words.what_replacing_does(numbers), words.DO_REPLACE,
            )  # fmt: skip
        else:
            title, what, button = (
                words.BRING_BACK_TITLE, words.what_missing_does(numbers), words.DO_BRING_BACK,
            )  # fmt: skip
        if not _changes(restoring, numbers):
            said = words.ALL_THE_SAME if replaces else words.NOTHING_MISSING
            nothing = (words.now_holds(numbers), said, words.left_deleted(numbers))
            self._show(title, nothing, _NONE)
            return
        lines = (words.now_holds(numbers), what, words.afterwards(numbers), words.SAFETY)
        kind: ButtonKind = "danger" if replaces else "primary"
        self._show(title, lines, ((Answer.DO, button, kind), *_NONE))

    def show_done(self, numbers: RestoreCounts | None, *, undo: bool) -> None:
        """It was done: ask whether it is right, with a way back if there is one to `undo` it.

        None: the numbers are others by now, or it was done before the program began.
        """
        done = words.brought_back(numbers) if numbers is not None else ""
        self._show(
            words.BROUGHT_BACK_TITLE,
            (done, words.KEPT_SAFE if undo else "", words.UNCONFIRMED),
            (
                (Answer.RIGHT, words.THIS_IS_RIGHT, "primary"),
                (Answer.LOOK, words.LOOK, "secondary"),
                *(((Answer.UNDO, words.TAKE_BACK, "secondary"),) if undo else ()),
            ),
        )

    def _show(self, title: str, lines: tuple[str, ...], offered: tuple[_Offered, ...]) -> None:
        self._title.setText(title)
        said = [line for line in lines if line]
        for number, label in enumerate(self._lines):
            label.setText(said[number] if number < len(said) else "")
            label.setVisible(number < len(said))
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for answer, text, kind in offered:
            button = Button(text, self._look, kind, parent=self)
            button.clicked.connect(self._press)
            self.buttons[answer] = button
            self._row.add(button)
            button.show()
        self.show()

    def _press(self) -> None:
        pressed = self.sender()
        for answer, button in self.buttons.items():
            if button is pressed:
                self.answered.emit(answer)
                return


def _changes(restoring: Restoring, numbers: RestoreCounts) -> bool:
    changed = numbers.added + numbers.changed
    if restoring is Restoring.REPLACE:
        changed += numbers.older + numbers.removed
    return bool(changed)


_SHOWN = 8


class CopyListCard(Card):
    """`chosen` with a copy and what to do with it; `make` to make one now, `other_file`."""

    chosen = Signal(Restoring, Backup)
    make = Signal()
    other_file = Signal()

    def __init__(self, now: datetime, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._copies: tuple[Backup, ...] = ()
        self._now = now
        self._all = False
        self._last = Label("")
        self.make_button = Button(words.BACK_UP, look, "primary", parent=self)
        self.make_button.clicked.connect(self.make)
        top = Flow(look)
        top.add(self.make_button)
        self.table = RecordTable(words.LIST_NAME, self._columns(), look)
        self.table.opened.connect(self._bring_back)
        self._help = Label(words.BRING_BACK_HELP, "hint")
        self.bring_back_button = Button(words.BRING_BACK, look, parent=self)
        self.bring_back_button.clicked.connect(self._bring_back_chosen)
        self.replace_button = Button(words.REPLACE, look, "danger", parent=self)
        self.replace_button.clicked.connect(self._replace_chosen)
        self._file_button = Button(words.FROM_FILE, look, "link", parent=self)
        self._file_button.clicked.connect(self.other_file)
        self._all_button = Button(words.SHOW_ALL, look, "link", parent=self)
        self._all_button.clicked.connect(self._show_all)
        actions, apart = Flow(look), Flow(look)
        actions.add(self.bring_back_button, self._file_button, self._all_button)
        self._replace_help = Label(words.REPLACE_HELP, "hint")
        apart.add(self.replace_button)
        self.add(Label(words.COPIES, "h2"), self._last, top, self._help, self.table, actions)
        self.add(self._replace_help, apart)
        self.table.selectionModel().selectionChanged.connect(self._choosing)

    def show_copies(self, copies: Sequence[Backup], now: datetime) -> None:
        """Show the copies, the newest first."""
        self._copies, self._now = tuple(copies), now
        shown = self._copies if self._all else self._copies[:_SHOWN]
        self.table.show_rows(shown)
        self._choosing()
        good = next((copy for copy in self._copies if copy.verified), None)
        if good is not None:
            self._last.setText(words.last_copy(good, now, self._look.times))
        else:
            self._last.setText(words.NO_GOOD_COPY if self._copies else words.NO_COPIES)
        some = bool(shown)
        for each in (
            self.table, self._help, self.bring_back_button, self._replace_help, self.replace_button,
        ):  # fmt: skip
            each.setVisible(some)
        self._all_button.setVisible(len(shown) < len(self._copies))

    def _choosing(self) -> None:
        """What is done with a copy waits until one is chosen: none is by itself."""
        for button in (self.bring_back_button, self.replace_button):
            button.setEnabled(self.table.chosen() is not None)

    def _columns(self) -> tuple[TableColumn[Backup], ...]:
        head = words.HEADERS
        return (
            TableColumn(header=head["when"], text=self._made),
            TableColumn(header=head["holds"], text=words.copy_holds),
            TableColumn(header=head["days"], text=self._days),
            TableColumn(header=head["checked"], text=_checked),
            TableColumn(header=head["place"], text=_place, stretch=True),
        )

    def _days(self, copy: Backup) -> str:
        return words.copy_days(copy, self._look.times)

    def _made(self, copy: Backup) -> str:
        return dates.sentence(words.copy_made(copy, self._now, self._look.times))

    def _show_all(self) -> None:
        self._all = True
        self.show_copies(self._copies, self._now)

    def _bring_back(self, copy: Backup) -> None:
        self.chosen.emit(Restoring.BRING_BACK, copy)

    def _bring_back_chosen(self) -> None:
        self._choose(Restoring.BRING_BACK)

    def _replace_chosen(self) -> None:
        self._choose(Restoring.REPLACE)

    def _choose(self, restoring: Restoring) -> None:
        copy = self.table.chosen()
        if copy is not None:
            self.chosen.emit(restoring, copy)


def _checked(copy: Backup) -> str:
    return words.CHECKED if copy.verified else words.NOT_CHECKED


def _place(copy: Backup) -> str:
    return words.PLACES[copy.place]
