"""Settings: how the program looks, whom to call, and the facts that the review needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal

from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName, Part
from ptdiary.ui.page import Page
from ptdiary.ui.settings.appointment import AppointmentForm
from ptdiary.ui.settings.copies import CopiesCard
from ptdiary.ui.settings.preferences import PreferencesCard
from ptdiary.ui.settings.profile import PROFILE_FIELDS, ProfileRow, answer_in, make_row, with_answer
from ptdiary.ui.settings.suggested_numbers import SuggestedNumbers
from ptdiary.ui.today.activities import ActivityList
from ptdiary.ui.widgets import Button, Card, Flow, Label, Pairs
from ptdiary.words import backups as words
from ptdiary.words import settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# The card of Settings about the file: its copies, and other diaries.


class DiaryFileCard(Card):
    """Where the diary is, and the ways to its copies and to others."""

    go_to = Signal(Destination)
    file_asked = Signal(FileRequest)

    def __init__(self, path: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.backups = Button(words.TITLE, look, parent=self)
        self.open = Button(words.CARD_OPEN, look, parent=self)
        self.new = Button(words.CARD_NEW, look, parent=self)
        self.backups.clicked.connect(self._see_backups)
        self.open.clicked.connect(self._open_other)
        self.new.clicked.connect(self._begin_new)
        row = Flow(look)
        row.add(self.backups, self.open, self.new)
        self.add(
            Label(settings.FILE, "h2"),
            Label(settings.FILE_LEAD),
            Label(str(path), "hint"),
            row,
        )

    def _see_backups(self) -> None:
        self.go_to.emit(Destination(page=PageName.BACKUPS))

    def _open_other(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.OPEN))

    def _begin_new(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.NEW))


class SettingsPage(Page):
    """Each answer is saved when it is left, as one undo step."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(settings.TITLE)
        self._rows: dict[str, ProfileRow] = {}
        self._pairs: list[Pairs] = []
        self._preferences = PreferencesCard(look, self)
        self._preferences.remember.connect(self.remember)
        self.add(Label(settings.LEAD, "hint"), self._preferences)
        # made in the order in which they stand, which is the order of Tab
        self.suggested = SuggestedNumbers(keeper, look, QLocale.system(), self)
        self.add(self.suggested, self._card("contacts", settings.CONTACTS))
        self._appointment = AppointmentForm(keeper, look, self)
        self.add(
            self._appointment,
            self._card("advice", settings.ADVICE),
            self._card("you", settings.YOU),
            self._card("health", settings.HEALTH, settings.HEALTH_LEAD),
        )
        self.activities = ActivityList(keeper, look, self)
        self._file = DiaryFileCard(keeper.store.path, look, self)
        self._file.go_to.connect(self.go_to)
        self._file.file_asked.connect(self.file_asked)
        self.copies = CopiesCard(keeper, look, self)
        self.copies.go_to.connect(self.go_to)
        self.add(self.activities, self._file, self.copies)
        self.body.addStretch(1)

    def recall(self, settings: Settings) -> None:
        """Show the preferences that are kept."""
        self._preferences.recall(settings)

    def show_view(self, view: View) -> None:
        for path, row in self._rows.items():
            row.show_answer(answer_in(view.diary.profile, path))
        self._appointment.show_view(view)
        self.suggested.show_view(view)
        self.activities.show_view(view)

    def show_time(self, view: View) -> None:
        """The next appointment may have passed."""
        self._appointment.show_view(view)

    def open(self, to: Destination) -> None:
        match to.part:
            case Part.APPOINTMENT:
                self.area.show_whole(self._appointment)
                self._appointment.take_focus()
            case Part.SAVE_COPY:
                self.area.show_whole(self.copies)
                self.copies.ask_save()
            case Part.IMPORT:
                self.area.show_whole(self.copies)
                self.copies.ask_import()
        if to.field:
            self._rows[to.field].take_focus()

    def keep_draft(self) -> None:
        """What stands in a box that was not left yet is saved like the rest."""
        for row in self._rows.values():
            row.finish()

    def _card(self, name: str, title: str, lead: str = "") -> Card:
        card = Card(self.look, self, spacing=0.8)
        card.add(Label(title, "h2"))
        if lead:
            card.add(Label(lead, "hint"))
        rows = Pairs(self.look)
        for field in PROFILE_FIELDS:
            if field.card == name:
                row = make_row(field, self.look, self)
                row.answered.connect(self._keep)
                self._rows[field.path] = row
                rows.add(row)
        self._pairs.append(rows)
        card.add(rows)
        return card

    def set_columns(self, narrow: bool) -> None:
        for rows in self._pairs:
            rows.set_narrow(narrow)

    def _keep(self, path: str) -> None:
        profile = self.keeper.diary.profile
        changed = with_answer(profile, path, self._rows[path].answer())
        if changed != profile:
            self.keeper.keep_profile(settings.saved(path), changed)
