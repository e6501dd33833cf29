"""What Today is made of, where it stands, and what of it is brought into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from ptdiary.report.wording import entry_form
from ptdiary.report.wording import today as words
from ptdiary.ui.pages.activities import ActivitiesCard
from ptdiary.ui.pages.page import Columns, Page
from ptdiary.ui.pages.today_draft import EntryDraft
from ptdiary.ui.pages.today_form import EntryForm
from ptdiary.ui.pages.today_reminder import Reminder
from ptdiary.ui.pages.today_saved import SavedPanel
from ptdiary.ui.pages.today_side import SideCards
from ptdiary.ui.pages.today_ticked import TickedWarnings
from ptdiary.ui.pages.today_top import TopCards
from ptdiary.ui.pages.today_welcome import WelcomeCard
from ptdiary.ui.pages.today_writing import Writing
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.save_bar import SaveBar
from ptdiary.ui.widgets.tab_order import put_in_order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.theme import Look

_ROOM_FOR_ACTION = 44.0  # em


class TodayParts(Page):
    """The parts in their places; `TodayPage` fills them and hears what they say."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.writing = Writing(keeper)
        self.log = Button(words.LOG_THERAPY_SESSION, look, icon="dumbbell")
        self.top = TopCards(keeper, look)
        self.welcome = WelcomeCard(keeper, look)
        self.form = EntryForm(keeper.view.now, look)
        self.ticked = TickedWarnings(self.form, keeper, self)
        self.reminder = Reminder()
        self.panel = SavedPanel(look)
        self.activities = ActivitiesCard(keeper, look)
        self.side = SideCards(keeper.rulebook, look, self)
        self.draft = EntryDraft(keeper.drafts, keeper.clock, self)
        self.bar = SaveBar(entry_form.SAVE, entry_form.CLEAR, look)
        self._columns = Columns(look)
        self._new: QWidget | None = None  # a card that is to be seen, once it has its place
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._show_new)
        self.log.clicked.connect(self._log_session)
        self.top.go_to.connect(self.go_to)
        self.side.go_to.connect(self.go_to)
        self.form.made.connect(self.order)
        self.panel.made.connect(self.order)
        self.top.changed.connect(self._top_changed)
        self.ticked.card_shown.connect(self._card_shown)
        self._lay_out()

    def first_focus(self) -> QWidget:
        """The score; once saved, what stands at the top, so that it stays in view."""
        if self.writing.saved is None:
            return self.form.score_focus()
        return self.top.first_button() or self.panel.more.first_row()

    def set_columns(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)
        self.log.setVisible(self.width() >= self.look.px(_ROOM_FOR_ACTION))

    def see(self, widget: QWidget) -> None:
        """Bring a part into view, with the keyboard in it."""
        self.area.ensureWidgetVisible(widget, 0, self.look.px(4))
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def see_top(self) -> None:
        """The strip and the banner are to be seen first, even where the keyboard is lower."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def order(self) -> None:
        """Let Tab go through the parts as they are read."""
        put_in_order(
            self.top, self.welcome, self.form, self.panel, self.activities, self.bar,
            *self.side.cards, self.log,
        )  # fmt: skip

    def label_bar(self) -> None:
        """Say on the bar whether an entry is new or changed."""
        changing = self.writing.changing is not None
        if changing:
            self.bar.label(entry_form.SAVE_CHANGES, entry_form.STOP_CHANGING)
        else:
            self.bar.label(entry_form.SAVE, entry_form.CLEAR)

    def add_number(self) -> None:
        """Go where the number that the card in the form misses can be written."""
        card = self.form.card
        if card is not None:
            self.go_to.emit(f"settings:{card.text.number_field}")

    def _log_session(self) -> None:
        self.go_to.emit("sessions:new")

    def _lay_out(self) -> None:
        self.add_action(self.log)
        self.add(self.top)
        columns = self._columns.main
        for widget in (self.welcome, self.reminder, self.form, self.panel, self.activities):
            columns.addWidget(widget)
        columns.addStretch(1)
        for card in self.side.cards:
            self._columns.side.addWidget(card)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.set_bar(self.bar)

    def _card_shown(self) -> None:
        self.order()
        self._see_new(self.form.card)

    def _top_changed(self) -> None:
        self.order()
        self._see_new(self.top.opened)

    def _see_new(self, card: QWidget | None) -> None:
        self._new = card
        self._laid_out.start()

    def _show_new(self) -> None:
        if self._new is None or self._new not in (self.form.card, self.top.opened):
            return
        # words that wrap take more than one round until they have their height
        for part in (self._new, self._new.parentWidget(), self.area.content) * 2:
            layout = part.layout() if part is not None else None
            if layout is not None:
                layout.activate()
        self.area.show_whole(self._new)
