"""The home programme of the day: ticking it, what hurt and why, and the offer of a hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ptdiary.diary import PlannedExercise, Session
from ptdiary.diary.day import day_of
from ptdiary.diary.programme import (
    HURTS_A_LOT,
    BroughtPain,
    brought_by,
    brought_pain,
    due_on,
    on_hold,
    pain_of,
    pressed,
    taken_back,
    with_pain,
)
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.sessions.holding import set_on_hold
from ptdiary.ui.today.asked_exercise import AskedBelow, PainCard
from ptdiary.ui.today.programme_card import ASK, BACK, LEFT_OUT, ProgrammeCard, ProgrammeLine
from ptdiary.ui.today.top import HoldCard
from ptdiary.ui.widgets import Label, move_focus
from ptdiary.words import programme as words
from ptdiary.words import today as today_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from ptdiary.diary.programme import DueExercise
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times


class ProgrammePart(QWidget):
    """The card with the tiles, the questions after pain, and the offer of a hold.

    What is pressed is kept at once, one step each. `signs_asked` with the tile of a sign; `raised`
    when a press made a warning that stands above; `lost` when what had the keyboard is done with,
    and `has_lost` where the last view took it away. `still` with the tile that is to stay where it
    is, while what is below it comes and goes.
    """

    go_to = Signal(Destination)
    made = Signal()
    signs_asked = Signal(str)
    raised = Signal()
    lost = Signal()
    opened = Signal(QWidget)
    still = Signal(QWidget)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.due: dict[str, DueExercise] = {}
        self.day: date | None = None
        self._keeper, self._look = keeper, look
        self._row: AskedBelow | None = None
        self.loud = self.has_lost = False
        self._shown: tuple[Any, ...] = ()
        self._scores = False
        self._draft = FormDraft("today.left_out", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.card, self.pain = ProgrammeCard(look, self), PainCard(look, self)
        self.holding = HoldCard(look)
        self.away = Label(words.AWAY, "hint")
        self.line = ProgrammeLine(look)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.85)
        for widget in (self.card, self.pain, self.holding, self.away):
            column.addWidget(widget)
        for widget in (self.holding, self.card, self.away):
            widget.hide()
        self._connect()

    @property
    def begins(self) -> int:
        """The hour at which a day begins."""
        return self._look.times.day_begins

    def show_view(
        self,
        view: View,
        *,
        shown: bool,
        loud: bool,
        beside: bool,
        names: tuple[str, ...] = (),
        offered: frozenset[str] = frozenset(),
    ) -> None:
        """Show the day of a view; not at all, or with what a warning leaves: pain and the hold.

        `beside`: the line beside the form stands there too. `names`: exercises that a saved entry
        says brought pain. `offered`: ids of those that are offered to be set on hold above.
        """
        had = self._has_focus()
        self._hold_still()
        self.loud = loud
        diary, self.day = view.diary, day_of(view.now, self.begins)
        self.due = {each.planned.id: each for each in due_on(diary, self.day, self.begins)}
        waiting = on_hold(diary)
        planned = any(each.status != "ended" for each in diary.plan)
        self.card.setVisible(planned and not loud)
        self.away.setVisible(loud and not self.away.isHidden())
        self._follow_row()
        state = (self.day, self.due, waiting, self._scores)
        if planned and state != self._shown:
            self._shown = state
            self.card.show_day(self.day, self.due, waiting, scores=self._scores)
        self._set_row(self._row)
        self._show_pain()
        fresh = [each for each in self.due.values() if not self._was_held(each.planned)]
        hold = _to_hold(diary.plan, names, [e for e in fresh if e.planned.id not in offered])
        self.holding.show_exercise(hold, rose=hold is not None and _only_rose(hold, self.due))
        self.line.show_due(self.due, shown=beside and not loud)
        self.setVisible(shown)
        self.has_lost = had and not self._has_focus()

    def _was_held(self, planned: PlannedExercise) -> bool:
        """Whether it was on hold on this day and came back: it is not offered once more."""
        return any(day_of(each.since, self.begins) == self.day for each in planned.holds)

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def is_over(self, view: View) -> bool:
        """Whether another day has begun since it was shown."""
        return self.day is not None and day_of(view.now, self.begins) != self.day

    def show_scores(self, *, shown: bool) -> None:
        """Whether it says how much an exercise hurt: not before today's score is chosen."""
        if shown != self._scores:
            self._scores = shown
            if self._shown and self.day is not None:
                waiting = on_hold(self._keeper.diary)
                self._shown = (self.day, self.due, waiting, shown)
                self.card.show_day(self.day, self.due, waiting, scores=shown)

    def listed(self, at: datetime) -> str:
        """What the list of that day says in place of asking about home exercises, or nothing."""
        due = due_on(self._keeper.diary, day_of(at, self.begins), self.begins)
        told = [each for each in due if each.written is not None and each.written.done is not None]
        return words.listed(due) if told else ""

    def first_focus(self) -> QWidget | None:
        """The first exercise that is not ticked yet; None where there is no list."""
        if self.card.isHidden() or self.isHidden() or not self.due:
            return None
        return self.card.tiles.cells[self._next("")].tile

    def keep_draft(self) -> None:
        """Write what is typed."""
        self._draft.write()

    def restore(self) -> None:
        """A reason that was being typed when the program ended is open again."""
        half = self._draft.read(dict)
        due = self.due.get(str(half.form.get("about"))) if half is not None else None
        if half is None or due is None or due.written is None or due.written.done != LEFT_OUT:
            return
        self._ask("why", due.planned.id)
        if self.card.below.own is not None:
            self.card.below.own.box.setText(str(half.form.get("text") or ""))

    # what is pressed

    def _connect(self) -> None:
        card, below = self.card, self.card.below
        card.go_to.connect(self.go_to)
        card.made.connect(self.made)
        card.tiles.ticked.connect(self._ticked)
        card.tiles.linked.connect(self._linked)
        card.tiles.scored.connect(self._scored)
        card.tiles.all_asked.connect(self._tick_all)
        card.all.clicked.connect(self._tick_all)
        below.hurt.connect(self._hurt)
        below.any_hurt.connect(self._any_hurt)
        below.which.connect(self._which_hurt)
        below.why.connect(self._why)
        below.typed.connect(self._typed)
        below.left.connect(self._leave_row)
        self.pain.answered.connect(self._pain_answered)
        self.pain.tell.connect(self.signs_asked)
        self.pain.closed.connect(self._close_pain)
        self.holding.hold.connect(self._hold)

    def _ticked(self, id_: str) -> None:
        due = self.due[id_]
        if self._is_of_a_form(due):
            return
        if due.is_done:
            self._take_back(due)
        else:
            self._say(words.label("all", due.planned), (due,), row="hurt", done="all")

    def _linked(self, id_: str, link: str) -> None:
        due = self.due[id_]
        if self._is_of_a_form(due):
            return
        if link == ASK:
            left_out = due.written is not None and due.written.done == LEFT_OUT
            if self._row is not None and self._row.about == (id_,):
                self._leave_row()
            else:
                self._ask("why" if left_out else "hurt", id_)
                self._to_row()
        elif link == BACK or (due.written is not None and due.written.done == link):
            self._take_back(due)
            self.card.tiles.focus_tile(id_)
        else:
            row = "why" if link == LEFT_OUT else "hurt"
            self.card.tiles.focus_tile(id_)  # before its link goes
            self._say(words.label(link, due.planned), (due,), row=row, done=link)

    def _scored(self, id_: str, digit: int) -> None:
        """A digit typed on an exercise that is asked about answers."""
        if self._row is not None and id_ in self._row.about:
            self.card.below.type_digit(digit)

    def _is_of_a_form(self, due: DueExercise) -> bool:
        """What the form of a session says is changed there, where all of it is seen."""
        if due.written is None or due.written.done is not None:
            return False
        sessions = reversed(self._keeper.diary.sessions)
        session = next(each for each in sessions if due.written in each.exercises)
        self._show_again()
        self.go_to.emit(Destination(page=PageName.SESSIONS, record=session.id))
        return True

    def _tick_all(self) -> None:
        """All that are open, as planned; one question for all of them."""
        open_ = tuple(each for each in self.due.values() if each.written is None)
        if not open_:
            return
        several = len(open_) > 1
        label = words.LABEL_ALL if several else words.label("all", open_[0].planned)
        by_button = self.card.all.hasFocus()
        if self._say(label, open_, row="any" if several else "hurt", done="all") and by_button:
            self._to_row()

    def _hurt(self, score: int | None) -> None:
        if self._row is None:
            return
        due = self.due[self._row.about[0]]
        held_here = self.card.below.has_focus()
        if not self._say(words.about(words.LABEL_ANSWER, due.planned), (due,), hurt=score):
            return
        if score is not None and score >= HURTS_A_LOT:
            self._ask_pain(self.due[due.planned.id])
        elif score is not None and not (score == 1 and held_here):  # a 0 may follow: 10
            self._go_on(due.planned.id, held_here=held_here)

    def _any_hurt(self, yes: bool) -> None:
        if self._row is None:
            return
        about = self._row.about
        if yes:
            self._set_row(AskedBelow(kind="which", about=about))
            self._to_row()
        else:
            due = tuple(self.due[id_] for id_ in about)
            if self._say(words.LABEL_NONE_HURT, due, hurt=0):
                self._go_on(about[0], held_here=True)

    def _which_hurt(self, id_: str) -> None:
        self._ask("hurt", id_)
        self._to_row()

    def _why(self, chosen: tuple[str, ...]) -> None:
        if self._row is None:
            return
        due = self.due[self._row.about[0]]
        label = words.about(words.LABEL_ANSWER, due.planned)
        if self._say(label, (due,), row="why", skipped_why=", ".join(chosen) or None):
            self._draft.clear()

    def _typed(self) -> None:
        self._draft.wait(self._half_typed)

    def _half_typed(self) -> dict[str, str]:
        own, row = self.card.below.own, self._row
        text = own.box.text() if own is not None else ""
        return {"about": row.about[0], "text": text} if row is not None and text else {}

    def _take_back(self, due: DueExercise) -> None:
        found = taken_back(self._keeper.diary, due.planned, self.day_now(), self.begins)
        if found is None:
            return
        before, without = found
        self._hold_still()  # before anything above the list changes
        self._row = None
        if self.pain.about == due.planned.id:
            self.pain.close_card()
        label, undone = words.about(words.LABEL_BACK, due.planned), words.again(due)
        if without is None:
            done = self._keeper.remove(label, Session, before.id, undone=undone)
        else:
            done = self._keeper.keep(label, without, undone=undone)
        if not done:
            self._show_again()
        self._hold_still()

    def _say(self, label: str, due: tuple[DueExercise, ...], row: str = "", **said: Any) -> bool:
        """Keep what was said of exercises, and ask the next about them; False if it was refused."""
        self._hold_still()  # before anything above the list changes
        before, self._row = self._row, None
        if row:
            self._row = AskedBelow(kind=row, about=tuple(each.planned.id for each in due))
        elif before is not None:
            self._row = before
        plan = [each.planned for each in due]
        was_loud, diary = self.loud, self._keeper.diary
        sessions = pressed(diary, plan, self._keeper.clock(), str(uuid4()), self.begins, **said)
        undone = ""
        if len(due) == 1:
            answered = words.about(words.ANSWER_UNDONE, due[0].planned)
            undone = words.again(due[0]) if "done" in said else answered
        if not self._keeper.keep(label, *sessions, undone=undone):
            self._row = before
            self._show_again()
            return False
        self._hold_still()
        if self.loud and not was_loud:
            self.away.show()  # the list is gone under the hand
            self.raised.emit()
        return True

    # pain, and the hold

    def _ask_pain(self, due: DueExercise) -> None:
        if due.written is None:
            return
        self._set_row(None)
        self.pain.ask(due.planned, pain_of(due.written))
        self.opened.emit(self.pain)
        move_focus(self.pain.title)

    def _pain_answered(self, pain: BroughtPain) -> None:
        due = self.due.get(self.pain.about)
        if due is None or due.written is None:
            return
        was_open, self.pain.pain = self.pain.pain.is_open, pain
        label = words.about(words.LABEL_ANSWER, due.planned)
        if not self._say(label, (due,), **with_pain(due.written, pain)):
            self.pain.pain = pain_of(due.written)
            self._show_pain()
            return
        if pain.is_open:
            return
        if was_open and self.holding.offers:
            self.opened.emit(self.holding)
            move_focus(self.holding.button)
        elif was_open:
            self._close_pain()

    def _show_pain(self) -> None:
        """The questions as they are answered now; gone with the exercise."""
        due = self.due.get(self.pain.about)
        if due is None or due.written is None or due.written.hurt is None:
            self.pain.close_card()
        else:
            self.pain.ask(due.planned, self.pain.pain)

    def _close_pain(self) -> None:
        about = self.pain.about
        self._go_on(about, held_here=True)
        self.pain.close_card()

    def _hold(self, planned: PlannedExercise) -> None:
        put_on_hold(self._keeper, planned, self._look.times)
        self.pain.close_card()
        if self.loud:
            self.lost.emit()
        else:
            self.card.tiles.focus_tile(self._next(planned.id))

    # where the keyboard goes

    def day_now(self) -> date:
        """The day that is shown, or that it is."""
        return self.day or day_of(self._keeper.clock(), self.begins)

    def _next(self, after: str) -> str:
        """The next exercise that is open, from one on; that one if none is."""
        ids = list(self.due)
        place = ids.index(after) if after in ids else -1
        order = (*ids[place + 1 :], *ids[: place + 1])
        open_ = (id_ for id_ in order if self.due[id_].written is None)
        return next(open_, after or (ids[0] if ids else ""))

    def _go_on(self, after: str, *, held_here: bool) -> None:
        """The question below is answered: to the next exercise."""
        if held_here:
            self.card.tiles.focus_tile(self._next(after))
        self._set_row(None)

    def _to_row(self) -> None:
        stop = self.card.below.question
        if stop is not None and not self.card.isHidden():
            move_focus(stop)

    def _leave_row(self) -> None:
        if self._row is not None:
            self.card.tiles.focus_tile(self._row.about[0])
        self._set_row(None)

    def _ask(self, kind: str, id_: str) -> None:
        self._set_row(AskedBelow(kind=kind, about=(id_,)))

    def _hold_still(self) -> None:
        """What is pressed now stays under the hand: its tile, or that of the question below."""
        tiles, about = self.card.tiles, self._row.about[0] if self._row else ""
        key = about if self.card.below.has_focus() else tiles.in_hand()
        if key in tiles.cells:
            self.still.emit(tiles.cells[key].tile)

    def _set_row(self, row: AskedBelow | None) -> None:
        self._hold_still()
        self._row = row
        if self.card.below.own is not None and row != self.card.below.asked:
            self._draft.clear()  # what was typed is kept, or its exercise taken back
        if self.card.below.ask(row, self.due):
            self.made.emit()

    def _follow_row(self) -> None:
        """What was asked about may have been taken back."""
        row = self._row
        if row is None:
            return
        written = [self.due[id_].written for id_ in row.about if id_ in self.due]
        left_out = row.kind == "why"
        fits = [w for w in written if w is not None and (w.done == LEFT_OUT) is left_out]
        if len(fits) < len(row.about):
            if self.card.below.has_focus():
                self.card.tiles.focus_tile(row.about[0])
            self._row = None

    def _show_again(self) -> None:
        """A tile shows what it was pressed to, and the diary says something else."""
        for id_, cell in self.card.tiles.cells.items():
            cell.tile.show_ticked(self.due[id_].is_done)


def _to_hold(
    plan: tuple[PlannedExercise, ...], names: tuple[str, ...], due: Iterable[DueExercise]
) -> PlannedExercise | None:
    """Which exercise is offered to be set on hold: of the entry, or of the list of the day."""
    hurting = [
        each.planned
        for each in due
        if each.written is not None and each.is_done and brought_pain(each.written)
    ]
    found = [each for each in plan if each.name in names] + hurting
    return min(found, key=_is_held, default=None)


def _only_rose(planned: PlannedExercise, due: Mapping[str, DueExercise]) -> bool:
    """Whether pain rose in it today, and was neither sharp nor in a limb."""
    written = due[planned.id].written if planned.id in due else None
    pain = None if written is None else pain_of(written)
    return pain is not None and pain.rose == "yes" and not (pain.sharp or pain.limbs)


def _is_held(planned: PlannedExercise) -> bool:
    return planned.status == "on_hold"


def put_on_hold(keeper: Keeper, planned: PlannedExercise, times: Times) -> None:
    """Note in the plan that an exercise waits, with what it brought as the reason."""
    found = brought_by(keeper.diary, planned)
    said = today_words.HOLD_REASON
    if found is not None:
        session, exercise = found
        said = words.brought(exercise, session.ended_at, times)
    set_on_hold(keeper, planned, said)
