"""What takes the place of the form once an entry is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.questions import NOTHING_KNOWN, Answers, answers_of, still_open
from ptdiary.review.asking import circumstances, weekly_due
from ptdiary.review.offers import offers
from ptdiary.ui.today.asked import AskedCard, FirstUseCard, UsualRow
from ptdiary.ui.today.meaning import MeaningCard
from ptdiary.ui.today.medicine import ReliefCard
from ptdiary.ui.today.rows import OptionalRows
from ptdiary.ui.today.signs import SignList, with_signs
from ptdiary.ui.today.weekly import WeeklyCard, with_weekly
from ptdiary.ui.widgets import Button, Card, Flow, Label, move_focus
from ptdiary.words import entry_form as words
from ptdiary.words import entry_rows, today
from ptdiary.words.banner import emergency_text
from ptdiary.words.findings import NOT_A_CHECK_UP

if TYPE_CHECKING:
    from ptdiary.diary import Entry
    from ptdiary.diary.questions import Circumstances, Row
    from ptdiary.review.index import Index
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.rows import Before

# Which row answers an offer.
_ROWS = {
    "unanswered": "unanswered",
    "usual": "usual",
    "quality": "feels",
    "regions": "regions",
    "since_yesterday": "compared",
    "pain_relief": "painkiller",
}
_AROUND = (1.1, 0.8, 1.1, 0.6)  # em
_FIRST = 2  # entries after which the first questions are put


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedState:
    """What the panel shows: the entry, a question written with it, and what the banner took.

    `put_off` are the cards that are to wait for the next save: weekly, first. `movement_lost`: the
    tile about moving was ticked, and no number was chosen.
    """

    entry: Entry
    question: str | None = None
    exercises: tuple[str, ...] = ()
    put_off: frozenset[str] = frozenset()
    movement_lost: bool = False


class SavedPanel(QWidget):
    """The cards under the banner, the meaning, and what may be added. Empty until it is shown.

    `kept` with changed answers of the entry, and whether what is open in them was asked for once
    more; `usual` with the usual soreness, `told(str, str)` with
    a field of the profile and its answer, `session` with the days back of the last session,
    `put_off` with a card. `made` if a part is there for the first
    time, `half` when something is typed or ticked that is not kept yet.
    """

    half = Signal()
    kept = Signal(Answers, bool)
    usual = Signal(int)
    told = Signal(str, str)
    session = Signal(int)
    made = Signal()
    another = Signal()
    put_off = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pending: Answers | None = None
        self._ticking = False  # signs are ticked that are not kept yet
        self._shown: tuple[str, Answers] | None = None
        self._asked_again: frozenset[str] = frozenset()  # rows that were open at a first press
        self._weekly_for: str | None = None
        self._around: tuple[Index, Entry, Circumstances] | None = None
        self.answers = Answers()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.85)

    def make(self) -> None:
        """Make its parts, if they are not there: they are half of the widgets of the page."""
        if not self._column.count():
            self._build()
            self.made.emit()

    def show_state(self, state: SavedState, view: View, before: Before) -> None:
        """Show a saved entry, what is worth adding to it, and what was answered before it."""
        self.make()
        self.more.set_before(before)
        entry = state.entry
        around = self._look_round(view, entry)
        self.signs.set_circumstances(around)
        self.more.set_circumstances(around)
        answers = replace(answers_of(entry, around), question=state.question)
        if (entry.id, answers) != self._shown:
            # each minute the page is shown again: what is half typed stays
            self._ticking &= self._shown is not None and self._shown[0] == entry.id
            self._asked_again = self._asked_again if self._ticking else frozenset()
            self._shown = (entry.id, answers)
            self.answers = answers
            self._pending = None
            self.more.show_answers(answers)
            ticking = with_signs(answers, self.signs.answers)
            self.signs.show_answers(ticking if self._ticking else answers)
        self._state = state
        self._too.setText(emergency_text(view.diary))
        self.relief.show_entry(entry, view)
        self._show_cards(state, view)

    def show_meaning(self, view: View, *, loud: bool) -> None:
        """What the entry means; `loud`: a warning says it, and what an emergency is."""
        asked = not self.first.isHidden()
        self.meaning.show_entry(self._state.entry, view, loud=loud, first_asked=asked)
        self._too.setVisible(not loud)

    def show_adding(self, *, shown: bool) -> None:
        """Whether anything is asked besides; not while a warning waits for an answer."""
        self.card.setVisible(shown)
        self.relief.setVisible(shown and self.relief.is_asking)

    def take_in(self, part: QWidget) -> None:
        """Give a part of the page its place between the meaning and what may be added."""
        self._column.insertWidget(self._column.indexOf(self.card), part)

    def asks_weekly(self) -> bool:
        """Whether the weekly list is there."""
        return bool(self._column.count()) and not self.weekly.isHidden()

    def _look_round(self, view: View, entry: Entry) -> Circumstances:
        """What the diary said at the moment of the entry: it lays the diary out anew."""
        if self._around is None or self._around[0] is not view.index or self._around[1] != entry:
            self._around = view.index, entry, circumstances(view.index, entry.at, entry)
        return self._around[2]

    def _show_cards(self, state: SavedState, view: View) -> None:
        """The cards under the banner, and the rows that are there only where they matter."""
        entry, diary = state.entry, view.diary
        usual = diary.profile.usual_soreness
        first = len(diary.entries) <= _FIRST and "first" not in state.put_off
        asks_session = first and not diary.sessions and self.first.last.value() is None
        asks_first = first and (usual is None or asks_session)
        self.first.show_questions(usual is None, asks_session)
        self.first.setVisible(asks_first)
        self.asked.show_asked(view.review, diary.profile)
        due = weekly_due(view.index.records, entry.at) and len(diary.entries) > 1
        self.weekly.setVisible(due and "weekly" not in state.put_off)
        if entry.id != self._weekly_for:
            self._weekly_for = entry.id
            self.weekly.show_answers(self.answers)
        offered = offers(diary, view.review, entry)
        self.more.set_reasons((_ROWS[row], entry_rows.REASONS[row]) for row in offered)
        self.more.show_row("unanswered", "unanswered" in offered)
        waits = usual is None or "usual" in offered
        self.more.show_row("usual", waits and not asks_first and not self.asked.asks_usual())

    def first_row(self) -> QWidget | None:
        """The first pill to add an answer; None before an entry was shown."""
        return self.more.first_stop() if self._column.count() else None

    def pending(self) -> Answers | None:
        """Text that is typed and not yet kept."""
        return self._pending

    def unsaved(self) -> Answers | None:
        """The answers with all that is typed and ticked and not kept yet; None if nothing is."""
        if not self._column.count():
            return None
        answers, weekly = self._pending or self.answers, self.weekly.answers
        if self._ticking:
            answers = with_signs(answers, self.signs.answers)
        if with_weekly(Answers(), weekly) != with_weekly(Answers(), self.answers):
            answers = with_weekly(answers, weekly)
        return None if answers == self.answers else answers

    def drop_weekly(self) -> None:
        """The weekly list is put off: what was chosen in it is given up."""
        self.weekly.show_answers(self.answers)

    def forget_pending(self) -> None:
        """What was typed is kept."""
        self._pending = None

    def take_unsaved(self) -> Answers | None:
        """What is typed or ticked and not yet kept. The panel forgets it, with the entry."""
        pending = self._pending
        if self._ticking:
            pending = with_signs(pending or self.answers, self.signs.answers)
        self._pending, self._ticking, self._shown = None, False, None
        return pending

    def _build(self) -> None:
        look = self._look
        self.asked, self.weekly, self.first = AskedCard(look), WeeklyCard(look), FirstUseCard(look)
        self.relief = ReliefCard(look)
        self.meaning, self.card = MeaningCard(look), Card(look, margin=_AROUND, spacing=0.45)
        self._build_card()
        cards = (self.asked, self.weekly, self.first, self.relief, self.meaning, self.card)
        for each in cards:
            self._column.addWidget(each)
        self._too = Label("", "hint", rich=True)
        self._column.addWidget(Label(NOT_A_CHECK_UP, "hint"))
        self._column.addWidget(self._too)
        self.relief.answered.connect(self._relieved)
        self.weekly.kept.connect(self._keep_weekly)
        self.weekly.made.connect(self.made)
        self.weekly.edited.connect(self.half)
        self.weekly.left.connect(partial(self.put_off.emit, "weekly"))
        self.first.usual.connect(self.usual)
        self.first.session.connect(self.session)
        self.first.left.connect(partial(self.put_off.emit, "first"))
        self.asked.usual.connect(self.usual)
        self.asked.answered.connect(self.told)

    def _build_card(self) -> None:
        look = self._look
        title = QHBoxLayout()
        title.addWidget(Label(entry_rows.ADD_TITLE, "h3"), 1)
        title.addWidget(Label(words.OPTIONAL, "hint", wrap=False))
        self.usual_row = UsualRow(look)
        self.usual_row.chosen.connect(self.usual)
        others = {"unanswered": self._unanswered(), "usual": self.usual_row}
        self.more = OptionalRows(look, others=others)
        self.more.edited.connect(self._edited)
        self.more.made.connect(self.made)
        self._another = Button(today.ADD_ANOTHER, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self._another)
        self.card.add(title, self.more, buttons)
        self._another.clicked.connect(self.another)

    def _unanswered(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.6)
        self.signs = SignList(self._look, words.SIGNS)
        self.signs.edited.connect(self._signs_edited)
        self.signs.made.connect(self.made)
        # a tick is not kept before its follow-ups had a chance to be answered
        self.keep_signs = Button(words.WEEKLY_SAVE, self._look)
        self.keep_signs.clicked.connect(self._keep_signs)
        column.addWidget(self.signs)
        column.addWidget(self.keep_signs)
        return inside

    def _edited(self, answers: Answers, settled: bool) -> None:
        self._pending = None if answers == self.answers else answers
        if not settled:
            self.half.emit()
        elif self._pending is not None:
            self.kept.emit(answers, False)

    def _signs_edited(self, answers: Answers) -> None:
        self._ticking = True
        self.signs.show_answers(answers)
        marked = (row for row in self._open_rows() if row.key in self._asked_again)
        self.signs.show_open(next(marked, None))
        self.half.emit()

    def _open_rows(self) -> tuple[Row, ...]:
        """What is open under the tiles that were touched since the entry was saved."""
        around = NOTHING_KNOWN if self._around is None else self._around[2]
        ticking = with_signs(self.answers, self.signs.answers)
        return tuple(row for row in still_open(ticking, around, self.answers) if row.tile)

    def _keep_signs(self) -> None:
        open_rows = self._open_rows()
        if any(row.key not in self._asked_again for row in open_rows):
            self._asked_again = frozenset(row.key for row in open_rows)
            self.signs.show_open(open_rows[0])
            move_focus(self.signs.reach(open_rows[0]))
            return
        # shown again even if nothing changes: some answers mean nothing without another
        shown, self._shown, self._ticking = self._shown, None, False
        self.kept.emit(with_signs(self._pending or self.answers, self.signs.answers), True)
        if self._shown is None:  # it could not be kept
            self._shown, self._ticking = shown, True

    def _relieved(self, answer: str) -> None:
        """A dose was for pain. That it was not says nothing of another: the row stays open."""
        if answer == "yes":
            self.kept.emit(replace(self._pending or self.answers, pain_relief="yes"), False)
        if self.relief.isHidden():
            self.more.pills.focus_pill("painkiller")

    def _keep_weekly(self, answers: Answers) -> None:
        self.kept.emit(with_weekly(self._pending or self.answers, answers), False)
