"""What takes the place of the form once an entry is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary import PlannedExercise
from ptdiary.diary.questions import ROWS, WEEKLY, Answers, answers_of
from ptdiary.review.asking import circumstances, weekly_due
from ptdiary.review.offers import offers
from ptdiary.ui.today.rows import OptionalRows
from ptdiary.ui.today.signs import SignList, TileList, TileWords, with_signs
from ptdiary.ui.today.top import HoldCard, PhoneCard
from ptdiary.ui.widgets import (
    Button,
    Card,
    Flow,
    FollowUps,
    FormQuestion,
    Hairline,
    Label,
    ScoreScale,
)
from ptdiary.words import dates, entries, entry_rows, today
from ptdiary.words import entry_form as words
from ptdiary.words import questions as asked
from ptdiary.words.findings import NOT_A_CHECK_UP

if TYPE_CHECKING:
    from ptdiary.diary import Entry
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

# The wider list: rare signs, asked about once a week, with their own *None of these*.


class WiderCard(Card):
    """`kept` once the patient saves the list, `left` when she puts it off.

    `made` if a question under a tile is there for the first time.
    """

    made = Signal()
    kept = Signal(Answers)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.5)
        self.answers = Answers()
        self.panels = {
            name: FollowUps(
                asked.WEEKLY[name],
                (
                    FormQuestion(
                        key=f"weekly_{name}",
                        words=asked.QUESTIONS[f"weekly_{name}"],
                        answers=tuple(asked.CHIPS[f"weekly_{name}"].items()),
                    ),
                ),
                look,
            )
            for name in WEEKLY
        }
        self.tiles = TileList(
            TileWords(
                none=words.NONE_OF_THESE, others=words.NONE_OF_THE_OTHERS, tiles=asked.WEEKLY
            ),
            look,
            self.panels,
        )
        self.tiles.name(words.WIDER_QUESTION)
        self.save = Button(words.WIDER_SAVE, look)
        self.later = Button(words.WIDER_LATER, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.later)
        self.ask = Button(words.WIDER_ASK, look, "link")
        question = Label(words.WIDER_QUESTION, "h3")
        self._asked = (question, self.tiles, self.save, self.later)
        self.add(Label(words.WIDER_TITLE, "h2"), Label(words.WIDER_WHY, "hint"), self.ask)
        self.add(question, self.tiles, buttons)
        self.ask.clicked.connect(self._open)
        self.tiles.ticked.connect(self._ticked)
        self.tiles.none_pressed.connect(self._none)
        self.tiles.others_pressed.connect(self._others)
        self.tiles.cleared.connect(self._clear)
        for panel in self.panels.values():
            panel.answered.connect(self._answered)
            panel.made.connect(self.made)
        self.save.clicked.connect(self._save)
        self.later.clicked.connect(self.left)

    def show_answers(self, answers: Answers) -> None:
        """Show whether the wider list is open."""
        self.answers = answers
        self.tiles.show_state(answers.weekly, bool(answers.weekly_none))
        for name, panel in self.panels.items():
            panel.show_value(f"weekly_{name}", getattr(answers, f"weekly_{name}"))
        self.save.setEnabled(bool(answers.weekly or answers.weekly_none))

    def show_open(self, is_open: bool) -> None:
        """Ask at once, as once a week; or wait behind a link."""
        self.ask.setVisible(not is_open)
        for widget in self._asked:
            widget.setVisible(is_open)

    def _open(self) -> None:
        self.show_open(True)
        self.tiles.none.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self, name: str, on: bool) -> None:
        self.show_answers(self.answers.ticking_weekly(name, on))

    def _none(self, on: bool) -> None:
        ticked = () if on else self.answers.weekly
        self.show_answers(replace(self.answers, weekly=ticked, weekly_none=on or None))

    def _others(self, on: bool) -> None:
        self.show_answers(replace(self.answers, weekly_none=on or None))

    def _clear(self) -> None:
        self.show_answers(replace(self.answers, weekly=(), weekly_none=None))

    def _answered(self, key: str) -> None:
        value: Any = self.panels[key.removeprefix("weekly_")].value(key)
        self.show_answers(replace(self.answers, **{key: value}))

    def _save(self) -> None:
        self.kept.emit(self.answers)


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

    `kept` with changed answers of the entry, `usual` with the usual soreness, `hold` with an
    exercise of the plan. `made` if a part is there for the first time.
    """

    kept = Signal(Answers)
    usual = Signal(int)
    made = Signal()
    hold = Signal(PlannedExercise)
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
            self.made.emit()
        self.more.set_before(last_regions, earlier_today)
        entry = state.entry
        self.signs.set_circumstances(circumstances(view.index, entry.at, entry))
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
        self._soreness.setText(_soreness(entry))
        said = escape(entries.signs(entry))
        self._signs.setText(f"<b>{said}</b>" if entries.marked_signs(entry) else said)
        self._show_offers(entry, view)
        self._undo.setVisible(state.loud and state.can_undo)
        self._change.setVisible(state.loud)
        self._state = state
        self.show_time(view)
        self.holding.show_exercise(_planned(view, state.exercise))
        due = weekly_due(view.index.records, entry.at)
        self.wider.setVisible(due)
        if (entry.id, state.wider_put_off) != self._wider_for:
            self._wider_for = (entry.id, state.wider_put_off)
            self.wider.show_answers(self.answers)
            self.wider.show_open(due and not state.wider_put_off)

    def show_time(self, view: View) -> None:
        """How long ago the entry was felt, and what to say on the phone now."""
        self._heading.setText(entries.entry_heading(self._state.entry, view.now, self._look.times))
        self.phone.show_view(view, shown=self._state.loud)

    def first_row(self) -> QWidget | None:
        """The first question to add an answer to; None before an entry was shown."""
        return self.more.first_row() if self._column.count() else None

    def pending(self) -> Answers | None:
        """Text that is typed and not yet kept."""
        return self._pending

    def take_unsaved(self) -> Answers | None:
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
            ((today.SORENESS_ROW, self._soreness), (today.SIGNS_ROW, self._signs))
        ):
            label = Label(name, "hint", wrap=False)
            look.size(label, least_width=7.6)
            grid.addWidget(label, at, 0, top)
            grid.addWidget(value, at, 1)
        title = QHBoxLayout()
        title.addWidget(Label(words.ADD_MORE, "h3"), 1)
        title.addWidget(Label(words.OPTIONAL, "hint", wrap=False))
        self.more = OptionalRows(look)
        self.more.add_fold("unanswered", entry_rows.UNANSWERED_ROW, self._unanswered())
        self.more.add_fold("usual", entry_rows.USUAL_ROW, self._usual())
        self.more.edited.connect(self._edited)
        self.more.made.connect(self.made)
        self._undo = Button(today.UNDO, look, icon="undo")
        self._change = Button(today.CHANGE_ENTRY, look)
        self._another = Button(today.ADD_ANOTHER, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self._change, self._undo, self._another)
        self.card.add(self._heading, grid, title, Hairline(), self.more, buttons)
        self._undo.clicked.connect(self.undo)
        self._change.clicked.connect(self.change)
        self._another.clicked.connect(self.another)

    def _unanswered(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.6)
        self.signs = SignList(self._look, words.SIGNS)
        self.signs.edited.connect(self._signs_edited)
        self.signs.made.connect(self.made)
        # a tick is not kept before its follow-ups had a chance to be answered
        self.keep_signs = Button(words.WIDER_SAVE, self._look)
        self.keep_signs.clicked.connect(self._keep_signs)
        column.addWidget(self.signs)
        column.addWidget(self.keep_signs)
        return inside

    def _usual(self) -> QWidget:
        self.usual_scale = ScoreScale(self._look, dates.out_of_ten, words.SORENESS_SPANS)
        self.usual_scale.name(entry_rows.USUAL_QUESTION)
        self.usual_scale.changed.connect(self._usual_chosen)
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.5)
        column.addWidget(Label(entry_rows.USUAL_QUESTION))
        column.addWidget(self.usual_scale)
        return inside

    def _show_offers(self, entry: Entry, view: View) -> None:
        rows = offers(view.diary, view.review, entry)
        self.more.put_first((_FOLDS[row], entry_rows.REASONS[row]) for row in rows)
        usual = view.diary.profile.usual_soreness
        self.usual_scale.choose(usual)
        for key, shown in (("unanswered", "unanswered" in rows), ("usual", "usual" in rows)):
            self.more.folds[key].setVisible(shown)
            self.more.folds[key].set_state(words.NOT_ANSWERED, answered=False)

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
        # shown again even if nothing changes: some answers mean nothing without another
        shown, self._shown, self._ticking = self._shown, None, False
        self.kept.emit(with_signs(self._pending or self.answers, self.signs.answers))
        if self._shown is None:  # it could not be kept
            self._shown, self._ticking = shown, True

    def _keep_wider(self, answers: Answers) -> None:
        told: dict[str, Any] = {
            row.of: getattr(answers, row.of) for row in ROWS if row.part == "weekly"
        }
        kept = self._pending or self.answers
        told |= {"weekly_none": answers.weekly_none, "weekly_hidden": ()}
        self.kept.emit(replace(kept, **told))

    def _usual_chosen(self) -> None:
        score = self.usual_scale.value()
        if score is not None:
            self.usual.emit(score)


def _planned(view: View, name: str | None) -> PlannedExercise | None:
    return next((each for each in view.diary.plan if each.name == name), None)


def _soreness(entry: Entry) -> str:
    if entry.soreness is None:
        return escape(words.NOT_ANSWERED)
    score, _, word = dates.score(entry.soreness).partition(", ")
    left_out = f". {today.LEFT_OUT}" if entry.left_out else ""
    return f"<b>{score}</b>, {word}{escape(left_out)}"
