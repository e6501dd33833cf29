"""What stands in place of the form once an entry is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.questions import Answers, answers_of
from ptdiary.report.wording import dates, entries, entry_form, entry_rows, entry_said, tiles
from ptdiary.report.wording import today as words
from ptdiary.report.wording.findings import NOT_A_CHECK_UP
from ptdiary.review.offers import offers, wider_list
from ptdiary.ui.pages.today_cards import HoldCard, PhoneCard
from ptdiary.ui.pages.today_rows import OptionalRows
from ptdiary.ui.pages.today_signs import SignList, with_signs
from ptdiary.ui.pages.today_wider import WiderCard
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card, Line
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.score_scale import ScoreScale

if TYPE_CHECKING:
    from ptdiary.diary.entry import Entry
    from ptdiary.diary.plan import PlannedExercise
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

# Which fold answers an offer.
_FOLDS = {
    "unanswered": "unanswered",
    "usual": "usual",
    "quality": "feels",
    "regions": "regions",
    "since_yesterday": "compared",
    "pain_relief": "compared",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedState:
    """What the panel shows: the entry, a question written with it, and what the banner took."""

    entry: Entry
    question: str | None = None
    exercise: str | None = None
    loud: bool = False
    can_undo: bool = True
    wider_put_off: bool = False


class SavedPanel(QWidget):
    """Summary, optional rows, wider list. Empty until the first entry is shown.

    `kept(Answers)` with changed answers of the entry, `usual(int)` with the usual soreness,
    `hold(str)` with the id of an exercise of the plan. `made` where a part is there for the first
    time.
    """

    kept = Signal(object)
    usual = Signal(int)
    made = Signal()
    hold = Signal(str)
    undo = Signal()
    change = Signal()
    another = Signal()
    wider_left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pending: Answers | None = None
        self._ticking = False  # signs are ticked that are not kept yet
        self._shown: tuple[str, Answers] | None = None
        self._wider_for: tuple[str, bool] | None = None
        self.answers = Answers()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.85)

    def show_state(
        self,
        state: SavedState,
        view: View,
        last_regions: tuple[str, ...],
        earlier_today: Entry | None,
    ) -> None:
        """Show a saved entry, what is worth adding to it, and what was answered before it."""
        if not self._column.count():
            self._build()  # half of the page's widgets: not before there is a saved entry
        self.more.set_before(last_regions, earlier_today)
        entry = state.entry
        self.signs.set_diary(view.diary)
        answers = replace(answers_of(entry), question=state.question)
        if (entry.id, answers) != self._shown:
            # each minute the page is shown again: what is half typed stays
            self._ticking &= self._shown is not None and self._shown[0] == entry.id
            self._shown = (entry.id, answers)
            self.answers = answers
            self._pending = None
            self.more.show_answers(answers)
            ticking = with_signs(answers, self.signs.answers)
            self.signs.show_answers(ticking if self._ticking else answers)
        self._heading.setText(entry_said.entry_heading(entry, view.now))
        self._soreness.setText(_soreness(entry))
        said = escape(entries.signs(entry))
        self._signs.setText(f"<b>{said}</b>" if entries.marked_signs(entry) else said)
        self._show_offers(entry, view)
        self._undo.setVisible(state.loud and state.can_undo)
        self._change.setVisible(state.loud)
        self.phone.show_view(view, shown=state.loud)
        self.holding.show_exercise(_planned(view, state.exercise))
        due = wider_list(view.diary, entry)
        self.wider.setVisible(due != "asked")
        if (entry.id, state.wider_put_off) != self._wider_for:
            self._wider_for = (entry.id, state.wider_put_off)
            self.wider.show_answers(self.answers)
            self.wider.show_open(due == "due" and not state.wider_put_off)

    def pending(self) -> Answers | None:
        """Text that is typed and not yet kept."""
        return self._pending

    def take_back(self) -> Answers | None:
        """What is typed or ticked and not yet kept. The panel forgets it, with the entry."""
        pending = self._pending
        if self._ticking:
            pending = with_signs(pending or self.answers, self.signs.answers)
        self._pending, self._ticking, self._shown = None, False, None
        return pending

    def _build(self) -> None:
        self.phone = PhoneCard(self._look)
        self.holding = HoldCard(self._look)
        self.card = Card(self._look)
        self.wider = WiderCard(self._look)
        self._build_card()
        for each in (self.phone, self.holding, self.card, self.wider):
            self._column.addWidget(each)
        self._column.addWidget(Label(NOT_A_CHECK_UP, "hint"))
        self.holding.hold.connect(self.hold)
        self.wider.kept.connect(self._keep_wider)
        self.wider.made.connect(self.made)
        self.wider.left.connect(self.wider_left)

    def _build_card(self) -> None:
        look = self._look
        self._heading = Label("", "h2")
        grid = QGridLayout()
        look.space(grid, 0, 0.45)
        grid.setColumnStretch(1, 1)
        self._soreness = Label("", rich=True)
        self._signs = Label("", rich=True)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate(
            ((words.SORENESS_ROW, self._soreness), (words.SIGNS_ROW, self._signs))
        ):
            label = Label(name, "hint", wrap=False)
            look.size(label, least_width=7.6)
            grid.addWidget(label, at, 0, top)
            grid.addWidget(value, at, 1)
        title = QHBoxLayout()
        title.addWidget(Label(entry_form.ADD_MORE, "h3"), 1)
        title.addWidget(Label(entry_form.OPTIONAL, "hint", wrap=False))
        self.more = OptionalRows(look)
        self.more.add_fold("unanswered", entry_rows.UNANSWERED_ROW, self._unanswered())
        self.more.add_fold("usual", entry_rows.USUAL_ROW, self._usual())
        self.more.edited.connect(self._edited)
        self.more.made.connect(self.made)
        self._undo = Button(words.UNDO, look, icon="undo")
        self._change = Button(words.CHANGE_ENTRY, look)
        self._another = Button(words.ADD_ANOTHER, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self._change, self._undo, self._another)
        self.card.add(self._heading, grid, title, Line(), self.more, buttons)
        self._undo.clicked.connect(self.undo)
        self._change.clicked.connect(self.change)
        self._another.clicked.connect(self.another)

    def _unanswered(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.6)
        self.signs = SignList(self._look, entry_form.SIGNS)
        self.signs.edited.connect(self._signs_edited)
        self.signs.made.connect(self.made)
        # a tick is not kept before its follow-ups had a chance to be answered
        self.keep_signs = Button(tiles.WIDER_SAVE, self._look)
        self.keep_signs.clicked.connect(self._keep_signs)
        column.addWidget(self.signs)
        column.addWidget(self.keep_signs)
        return inside

    def _usual(self) -> QWidget:
        self.usual_scale = ScoreScale(self._look, dates.out_of_ten, entry_form.SORENESS_SPANS)
        self.usual_scale.name(entry_rows.USUAL_QUESTION)
        self.usual_scale.changed.connect(self._usual_chosen)
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.5)
        column.addWidget(Label(entry_rows.USUAL_QUESTION))
        column.addWidget(self.usual_scale)
        return inside

    def _show_offers(self, entry: Entry, view: View) -> None:
        found = offers(view.diary, view.review, entry)
        self.more.put_first((_FOLDS[each.row], entry_rows.REASONS[each.reason]) for each in found)
        rows = {each.row for each in found}
        usual = view.diary.profile.usual_soreness
        self.usual_scale.choose(usual)
        for key, shown in (("unanswered", "unanswered" in rows), ("usual", "usual" in rows)):
            self.more.folds[key].setVisible(shown)
            self.more.folds[key].set_state(entry_form.NOT_ANSWERED, answered=False)

    def _edited(self, answers: Answers, settled: bool) -> None:
        if settled:
            self._pending = None
            if answers != self.answers:
                self.kept.emit(answers)
        else:
            self._pending = answers

    def _signs_edited(self, answers: Answers) -> None:
        self._ticking = True
        self.signs.show_answers(answers)

    def _keep_signs(self) -> None:
        # shown anew even where nothing changes: some answers mean nothing without another
        shown, self._shown, self._ticking = self._shown, None, False
        self.kept.emit(with_signs(self._pending or self.answers, self.signs.answers))
        if self._shown is None:  # it could not be kept
            self._shown, self._ticking = shown, True

    def _keep_wider(self, answers: Answers) -> None:
        self.kept.emit(
            replace(
                self._pending or self.answers,
                wider=answers.wider,
                wider_unsure=answers.wider_unsure,
                sexual_declined=answers.sexual_declined,
                wider_none=answers.wider_none,
                wider_hidden=(),
            )
        )

    def _usual_chosen(self) -> None:
        score = self.usual_scale.value()
        if score is not None:
            self.usual.emit(score)


def _planned(view: View, name: str | None) -> PlannedExercise | None:
    return next((each for each in view.diary.plan if each.name == name), None)


def _soreness(entry: Entry) -> str:
    if entry.soreness is None:
        return escape(entry_form.NOT_ANSWERED)
    score, _, word = dates.score(entry.soreness).partition(", ")
    left_out = f". {words.LEFT_OUT}" if entry.left_out else ""
    return f"<b>{score}</b>, {word}{escape(left_out)}"
