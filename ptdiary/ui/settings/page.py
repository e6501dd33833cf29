"""Settings: the facts that the review needs, how the program looks, and the diary's file."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ptdiary.diary.profile import stating_usual
from ptdiary.store import StoreError
from ptdiary.store.backups import Backups
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.draft import BoxDraft
from ptdiary.ui.page import Page
from ptdiary.ui.settings.care import (
    HealthCard,
    NextAppointment,
    agreed_card,
    contacts_card,
    you_card,
)
from ptdiary.ui.settings.copies import CopiesCard
from ptdiary.ui.settings.daily import DailyCopyCard
from ptdiary.ui.settings.file import COPIES, DELETED, ERASING, DiaryFileCard, WayCard
from ptdiary.ui.settings.known import KnownList
from ptdiary.ui.settings.looks import Preferences
from ptdiary.ui.settings.profile import ProfileRows, StatedAnswer, answer_in, with_answer
from ptdiary.ui.settings.reminders import ClosedWindowCard, RemindersCard
from ptdiary.ui.settings.sheets import CardSheet, Tabs
from ptdiary.ui.settings.suggested_numbers import SuggestedNumbers
from ptdiary.ui.today.activities import ActivityList
from ptdiary.ui.widgets import Button, Label
from ptdiary.words import backups as backup_words
from ptdiary.words import settings as words
from ptdiary.words import window as window_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ptdiary.settings import Settings
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class SheetName(StrEnum):
    """The three pages of Settings, in their order."""

    CARE = "care"
    LOOKS = "looks"
    FILE = "file"


class SettingsPage(Page):
    """Three sheets of cards, one at a time; each answer is saved when it is left, as one step."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self._back_to = PageName.TODAY
        self._back = Button("", look, "link", icon="chevron-left")
        self._back.clicked.connect(self._go_back)
        self._back.hide()
        self._lead = Label(words.LEAD, "hint", wrap=False)
        self._lead_below = Label(words.LEAD, "hint")
        self.add_action(self._lead)
        self.add_action(self._back)
        self.tabs = Tabs(words.TABS, words.TITLE, look)
        self.add(self.tabs, self._lead_below)
        self._profile = ProfileRows(look, self)
        self._typed = BoxDraft("settings", keeper, self)
        self._rows = self._profile.answers
        self._is_watched = False
        self.sheets: dict[SheetName, CardSheet] = {}
        self._parts = self._make_parts()

    def make_part(self) -> bool:
        return next(self._parts, False)

    def _make_parts(self) -> Iterator[bool]:
        # in the order on the page, which is the order of Tab
        made = {
            SheetName.CARE: self._care,
            SheetName.LOOKS: self._looks,
            SheetName.FILE: self._of_file,
        }
        for name, make in made.items():
            self.sheets[name] = sheet = make()
            sheet.hide()
            self.add(sheet)
            yield True
        self.body.addStretch(1)
        self._profile.answered.connect(self._keep)
        self._usual.confirmed.connect(self._confirm_usual)
        self.tabs.changed.connect(self._choose)
        for number, name in enumerate(SheetName, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.setObjectName(name)
            keys.activated.connect(self._choose_by_key)
        self.show_sheet(SheetName.CARE)
        self._show_lead()

    def recall(self, settings: Settings) -> None:
        """Show the preferences that are kept."""
        self._preferences.recall(settings)
        self.reminders.recall(settings)

    def show_view(self, view: View) -> None:
        profile = view.diary.profile
        for path, row in self._rows.items():
            row.show_answer(answer_in(profile, path))
        self._watch()
        self._health.show_profile(profile)
        self._health.still.show_view(view)
        self._usual.show_stated(profile, view.now, self.look.times)
        self.known.show_view(view)
        self._appointment.show_view(view)
        self.suggested.show_view(view)
        self.activities.show_view(view)
        self._file.show_view(view)

    def show_time(self, view: View) -> None:
        """The next appointment may have passed."""
        self._appointment.show_view(view)

    def show_sheet(self, name: SheetName) -> None:
        """One of the three; the others keep what is in them."""
        self.tabs.choose(name)
        for each, sheet in self.sheets.items():
            sheet.setVisible(each is name)
        if name is SheetName.FILE:
            self._look_at_copies()
        elif name is SheetName.LOOKS:
            self.closed_window.look_at_computer()
        self.area.verticalScrollBar().setValue(0)

    def open(self, to: Destination) -> None:
        match to.part:
            case Part.SAVE_COPY:
                self._show(SheetName.FILE, self.copies)
                self.copies.ask_save()
            case Part.SAVE_SPREADSHEET:
                self._show(SheetName.FILE, self.copies)
                self.copies.ask_workbook()
            case Part.SAVE_CALENDAR:
                self._show(SheetName.FILE, self.copies)
                self.copies.calendar.setFocus(Qt.FocusReason.OtherFocusReason)
            case Part.SAVE_FOR_CLINIC:
                self._show(SheetName.FILE, self.copies)
                self.copies.for_clinic.open()
                self.copies.for_clinic.row.setFocus(Qt.FocusReason.OtherFocusReason)
            case Part.DAILY_COPY:
                self._show(SheetName.FILE, self.daily)
            case Part.IMPORT:
                self._show(SheetName.FILE, self.copies)
                self.copies.ask_import(to.file)
        if to.field:
            row = self._rows[to.field]
            self._health.fold.open(on=self._health.holds(to.field))
            self._show(SheetName.CARE, row.control)
            row.take_focus()

    def came_from(self, page: PageName | None) -> None:
        self._back.setVisible(page is not None)
        self._show_lead()
        if page is not None:
            self._back_to = page
            self._back.setText(words.back_to(window_words.PAGES[page][1]))

    def keep_draft(self) -> None:
        """What is in a box that was not left yet is saved like the rest."""
        for row in self._rows.values():
            if not row.is_back:  # that waits until somebody has looked at it
                row.finish()

    def set_columns(self, narrow: bool) -> None:
        for sheet in self.sheets.values():
            sheet.set_narrow(narrow)
        self._show_lead()

    def _show_lead(self) -> None:
        """Beside the title where there is room, and nothing else."""
        beside = not self.narrow and self._back.isHidden()
        self._lead.setVisible(beside)
        self._lead_below.setVisible(self.narrow)

    # the three sheets

    def _care(self) -> CardSheet:
        keeper, look, rows = self.keeper, self.look, self._profile
        self.suggested = SuggestedNumbers(keeper, look, QLocale.system(), self)
        contacts = contacts_card(rows, look, self.suggested, self)
        self._appointment = NextAppointment(look, self)
        self._appointment.go_to.connect(self.go_to)
        self.activities = ActivityList(keeper, self._typed, look, self)
        self.known = KnownList(keeper, look, self)
        you, agreed = you_card(rows, look, self), agreed_card(rows, look, self)
        self._health = HealthCard(rows, self.known, keeper, look, self)
        left = (contacts, self._appointment, self.activities)
        return CardSheet(left, (you, agreed, self._health), look, self)

    def _looks(self) -> CardSheet:
        self._preferences = chosen = Preferences(self.look, self)
        chosen.remember.connect(self.remember)
        self.reminders = RemindersCard(self.keeper.clock, self.look, self)
        self.reminders.remember.connect(self.remember)
        self.closed_window = ClosedWindowCard(self.look, self)
        # who looks round in a sample changes nothing of the computer
        self.closed_window.setVisible(self.keeper.is_kept)
        right = (self.reminders, self.closed_window)
        return CardSheet((chosen.looks, chosen.times), right, self.look, self)

    def _of_file(self) -> CardSheet:
        keeper, look = self.keeper, self.look
        self._file = DiaryFileCard(keeper.store.path, look, self)
        self._file.file_asked.connect(self.file_asked)
        said = words.BACKUPS, words.BACKUPS_LEAD, words.BACKUPS_WAY
        self.backups = WayCard(*said, COPIES, look, self)
        said = words.DELETED, words.DELETED_LEAD, words.DELETED_WAY
        self.deleted = WayCard(*said, DELETED, look, self)
        self.daily = DailyCopyCard(keeper, look, self)
        self.copies = CopiesCard(keeper, look, self)
        self.copies.appeared.connect(self.area.show_soon)
        said = words.ERASE, words.ERASE_LEAD, words.ERASE_WAY
        self.erasing = WayCard(*said, ERASING, look, self)
        for card in (self.backups, self.deleted, self.copies, self.erasing):
            card.go_to.connect(self.go_to)
        left = (self._file, self.backups, self.deleted, self.daily)
        return CardSheet(left, (self.copies, self.erasing), look, self)

    def _look_at_copies(self) -> None:
        """Say when the last copy was made, and how much was deleted."""
        store = self.keeper.store
        good = Backups(store.path, self.keeper.clock).newest_good()
        now, times = self.keeper.view.now, self.look.times
        self.backups.say("" if good is None else backup_words.last_copy(good, now, times))
        # nobody asked for it, and a file that went away is told where something is saved
        with suppress(StoreError), store.at_once():
            self.deleted.say(words.deleted(store.contents().removed))
        self.daily.look_at_copy()

    def _show(self, sheet: SheetName, part: QWidget) -> None:
        self.show_sheet(sheet)
        self.area.show_soon(part)

    def _choose(self) -> None:
        self.show_sheet(SheetName(self.tabs.value() or SheetName.CARE))

    def _choose_by_key(self) -> None:
        keys = self.sender()
        if keys is not None:
            self.show_sheet(SheetName(keys.objectName()))

    def _go_back(self) -> None:
        self.go_to.emit(Destination(page=self._back_to))

    @property
    def _usual(self) -> StatedAnswer:
        row = self._rows["usual_soreness"]
        assert isinstance(row, StatedAnswer)  # noqa: S101 as `ProfileRows` makes it
        return row

    def _confirm_usual(self) -> None:
        profile = self.keeper.diary.profile
        confirmed = stating_usual(profile, profile.usual_soreness, self.keeper.clock())
        self.keeper.keep_profile(words.saved("usual_soreness"), confirmed)

    def _watch(self) -> None:
        """What is typed in the boxes is a draft from now on, that of before a crash is in them."""
        if not self._is_watched:
            self._is_watched = True
            for path, row in self._rows.items():
                row.keep_draft(self._typed, partial(self._kept, path))
            self._health.show_back(self._profile)

    def _kept(self, path: str) -> Any:
        return answer_in(self.keeper.diary.profile, path)

    def _keep(self, path: str) -> None:
        profile = self.keeper.diary.profile
        changed = with_answer(profile, path, self._rows[path].answer(), self.keeper.clock())
        if changed != profile:
            self.keeper.keep_profile(words.saved(path), changed)
