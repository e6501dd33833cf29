"""The home programme of the day: ticking it, what hurt and why, and the offer of a hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary import PlannedExercise, Session
from ptdiary.diary.day import day_of
from ptdiary.diary.programme import (
    HURTS_A_LOT,
    BroughtPain,
    brought_by,
    brought_pain,
    due_on,
    held,
    on_hold,
    pain_of,
    pressed,
    taken_back,
    with_pain,
)
from ptdiary.ui.destination import PAGES, Destination, PageName
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.today.exercises import ExerciseTiles, TileText
from ptdiary.ui.today.rows import OwnWords
from ptdiary.ui.today.top import HoldCard
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
    FormRow,
    Label,
    OneLine,
    ScoreScale,
    move_focus,
    turned,
)
from ptdiary.words import dates
from ptdiary.words import programme as words
from ptdiary.words import today as today_words
from ptdiary.words.entry_form import TILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ptdiary.diary import Exercise
    from ptdiary.diary.programme import DueExercise
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

_ASK, _BACK = "ask", "back"  # links of a tile, beside "part" and "not_today"
_LETTERS = {"p": "part", "n": "not_today"}
_SCALE, _LEAST_SCALE = 27.0, 19.0  # em
_BESIDE = 13.0  # em: questions after pain stand at the left of their answers
_AROUND = (1.1, 0.7, 1.1, 0.6)  # em
_LEFT_OUT = "not_today"
_TIMER = "timer"


# What is asked below the tiles.


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBelow:
    """`kind` is `hurt`, `any`, `which` or `why`; `about` the exercises, by their ids."""

    kind: str
    about: tuple[str, ...]


class BelowTiles(QWidget):
    """One question, tied to the tile above by a line at the left.

    `hurt` with the score or None, `any_hurt` with the answer, `which` with the id of an exercise,
    `why` with the words chosen; `typed` while one is still being typed. `left` with Escape.
    """

    hurt = Signal(object)
    any_hurt = Signal(bool)
    which = Signal(str)
    why = Signal(tuple)
    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.asked: AskedBelow | None = None
        self.scale: ScoreScale | None = None
        self.pills: Choices | None = None
        self.own: OwnWords | None = None
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        look.space(self._column, (0.9, 0.1, 0, 0.1), 0)
        self.hide()

    def ask(self, asked: AskedBelow | None, due: Mapping[str, DueExercise]) -> bool:
        """Ask this, None: nothing; True if it is another question than before."""
        if asked == self.asked:
            return False
        self.asked = asked
        self.scale = self.pills = self.own = None
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if asked is not None:
            self._inside = self._made(asked, [due[id_] for id_ in asked.about])
            self._column.addWidget(self._inside)
            self._inside.show()
        self.setVisible(asked is not None)
        return True

    def first_stop(self) -> QWidget | None:
        """What gets the keyboard."""
        if self.scale is not None:
            return self.scale.buttons[self.scale.value() or 0]
        if self.pills is not None:
            return self.pills.first_stop()
        return None if self.own is None else self.own.pills.first_stop()

    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, em = QPainter(self), self._look.em
        line = QRectF(em * 0.3, 0, em * 0.15, self.height())
        painter.fillRect(turned(line, self), self._look.colour("accent"))

    def _made(self, asked: AskedBelow, due: list[DueExercise]) -> QWidget:
        inside = QWidget(self)
        match asked.kind:
            case "hurt":
                question = words.about(words.HURT_QUESTION, due[0].planned)
                written = due[0].written
                scale = self.scale = ScoreScale(self._look, dates.out_of_ten, (), False, inside)
                scale.choose(None if written is None else written.hurt)
                scale.changed.connect(self._scored)
                self._look.size(scale, most_width=_SCALE)
                self._beside(inside, question, scale, _LEAST_SCALE)
            case "why":
                question = words.about(words.WHY_QUESTION, due[0].planned)
                own = self.own = OwnWords(question, self._look)
                own.offer(words.REASONS)
                own.show_value(_reasons(due[0].written))
                own.changed.connect(self._reasoned)
                own.typed.connect(self.typed)
                column = QVBoxLayout(inside)
                self._look.space(column, 0, 0.4)
                column.addWidget(Label(question, "strong"))
                column.addWidget(own)
            case _:
                answers = [(each.planned.id, each.planned.name) for each in due]
                question = words.WHICH_HURT
                if asked.kind == "any":
                    answers, question = [("no", words.NO), ("yes", words.YES)], words.ANY_HURT
                pills = self.pills = Choices(answers, self._look, parent=inside)
                pills.changed.connect(self._picked)
                self._beside(inside, question, pills, 10.0)
        return inside

    def _beside(
        self, inside: QWidget, question: str, control: ScoreScale | Choices, least: float
    ) -> None:
        control.name(question)
        row = Flow(self._look, inside, gap=0.5)
        row.add(OneLine(question, "strong"))
        row.add_wide(control, least)

    def _scored(self) -> None:
        if self.scale is not None:
            self.hurt.emit(self.scale.value())

    def _reasoned(self) -> None:
        if self.own is not None:
            self.why.emit(self.own.value())

    def _picked(self) -> None:
        answer = self.pills.value() if self.pills is not None else None
        if answer is None or self.asked is None:
            return
        if self.asked.kind == "any":
            self.any_hurt.emit(answer == "yes")
        else:
            self.which.emit(answer)


def _reasons(written: Exercise | None) -> tuple[str, ...]:
    """The words chosen, and the patient's own as one more."""
    text = (written and written.skipped_why) or ""
    parts = [part.strip() for part in text.split(",")]
    chosen = [part for part in parts if part in words.REASONS]
    own = ", ".join(part for part in parts if part and part not in words.REASONS)
    return (*chosen, *([own] if own else ()))


# What is asked of one that hurt a lot, before anything else.


class PainCard(Card):
    """Three questions about pain in an exercise. `answered` after each, `tell` with a sign's tile.

    Once all are answered it is the way to the signs. It stays while a warning stands: what is
    asked of that exercise is no programme.
    """

    answered = Signal(BroughtPain)
    tell = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, margin=_AROUND, spacing=0.35)
        self.pain = BroughtPain()
        self.about = ""  # the id of the exercise
        self._title = Label("", "h3")
        self.add(self._title)
        self.asked: dict[str, Choices] = {}
        self._rows: dict[str, FormRow] = {}
        for key, (question, answers) in words.PAIN_QUESTIONS.items():
            control = Choices(answers, look, many=key == "limbs", parent=self)
            control.changed.connect(partial(self._answered, key))
            row = FormRow(question, control, look, "", "text", _BESIDE, parent=self)
            self.asked[key], self._rows[key] = control, row
            self.add(row)
        self.tells = {
            tile: Button(words.TELL.format(sign=TILES[tile]), look, "secondary", parent=self)
            for tile in ("travels", "sharp")
        }
        for tile, button in self.tells.items():
            button.clicked.connect(partial(self.tell.emit, tile))
        self.close_button = Button(words.CLOSE, look, "link", parent=self)
        self.close_button.clicked.connect(self.closed)
        buttons = Flow(look, gap=0.6)
        buttons.add(*self.tells.values(), self.close_button)
        self.add(buttons)
        self.hide()

    def ask(self, planned: PlannedExercise, pain: BroughtPain) -> None:
        """Ask about an exercise, of which this is known."""
        self.about, self.pain = planned.id, pain
        title = words.PAIN_TITLE if pain.is_open else words.PAIN_TOLD
        self._title.setText(words.about(title, planned))
        limbs = (words.NOT_INTO_LIMB,) if pain.limbs == () else pain.limbs or ()
        chosen = {"sharp": (pain.sharp,), "limbs": limbs, "rose": (pain.rose,)}
        for key, values in {**chosen, "settled": (pain.settled,)}.items():
            self.asked[key].choose(*values)
            self._rows[key].setVisible(pain.is_open and (key != "settled" or pain.rose == "yes"))
        self.tells["travels"].setVisible(bool(pain.limbs))
        self.tells["sharp"].setVisible(pain.sharp == "yes")
        self.show()

    def close_card(self) -> None:
        """Nothing is asked any more."""
        self.about = ""
        self.hide()

    def first_open(self) -> QWidget | None:
        """Where the keyboard goes on; None when all is answered."""
        pain = self.pain
        blank: dict[str, object] = {"sharp": pain.sharp, "limbs": pain.limbs, "rose": pain.rose}
        if pain.rose == "yes":
            blank["settled"] = pain.settled
        key = next((key for key, value in blank.items() if value is None), None)
        return None if key is None else self.asked[key].first_stop()

    def _answered(self, key: str) -> None:
        control = self.asked[key]
        value: Any = self._limbs(control.values()) if key == "limbs" else control.value()
        pain = replace(self.pain, **{key: value})
        self.answered.emit(pain if pain.rose == "yes" else replace(pain, settled=None))

    def _limbs(self, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
        """*No* and a limb take each other back: what was pressed last stays."""
        none = words.NOT_INTO_LIMB
        if none in chosen and (len(chosen) == 1 or self.pain.limbs):
            return ()
        return tuple(each for each in chosen if each != none) or None


# The card itself.


class ProgrammeCard(Card):
    """The exercises that are due, what is on hold, and the ways to the plan and the timer.

    `row` is what is asked below the tiles. It shows what it is given and decides nothing.
    """

    go_to = Signal(Destination)
    made = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, margin=_AROUND, spacing=0.45)
        self._look = look
        self._title = Label("", "h3")
        self._count = Label("", "hint", wrap=False)
        top = QHBoxLayout()
        look.space(top, 0, 0.6)
        top.addWidget(self._title, 1)
        top.addWidget(self._count)
        self._nothing = Label(words.NOTHING_DUE, "hint")
        self.tiles = ExerciseTiles(words.LIST_NAME, words.KEYS, _LETTERS, look, self)
        self.below = BelowTiles(look, self)
        self._held = Label("", "small")
        self.all = Button(words.ALL_AS_PLANNED, look, "link", parent=self)
        self.timer = Button(words.TIMER, look, "link", icon="clock", parent=self)
        self.plan = Button(words.CHANGE_PLAN, look, "link", parent=self)
        links = Flow(look, gap=0.6)
        links.add(self.all, self.timer, self.plan)
        self.add(top, self._nothing, self.tiles, self.below, self._held, links)
        self.plan.clicked.connect(self._see_plan)
        self.timer.clicked.connect(self._see_timer)

    def show_day(
        self,
        day: date,
        due: Mapping[str, DueExercise],
        waiting: tuple[PlannedExercise, ...],
        *,
        scores: bool,
    ) -> None:
        """Show what is due on a day, and what is on hold; with `scores`, how much it hurt."""
        self._title.setText(words.title(day))
        self._count.setText(words.done_of(due.values()) if due else "")
        self._nothing.setVisible(not due)
        self.tiles.setVisible(bool(due))
        texts = {id_: _tile_text(each, scores=scores) for id_, each in due.items()}
        if self.tiles.show_exercises(texts):
            self.made.emit()
        self._held.setText("\n".join(words.on_hold(each, self._look.times) for each in waiting))
        self._held.setVisible(bool(waiting))
        self.all.setVisible(sum(each.written is None for each in due.values()) > 1)
        self.timer.setVisible(bool(due) and _TIMER in PAGES)

    def _see_plan(self) -> None:
        self.go_to.emit(Destination(page=PageName.PLAN))

    def _see_timer(self) -> None:
        self.go_to.emit(Destination(page=PageName(_TIMER)))


def _tile_text(due: DueExercise, *, scores: bool) -> TileText:
    planned, written = due.planned, due.written
    links: tuple[tuple[str, str], ...] = (("part", words.PART), (_LEFT_OUT, words.NOT_TODAY))
    if written is not None and written.done == _LEFT_OUT:
        links = ((_ASK, words.ASK_WHY), (_BACK, words.TAKE_BACK))
    elif written is not None:
        links = ((_ASK, words.ASK_HURT if written.hurt is None else words.CHANGE_HURT),)
    said = words.said_of(due, scores=scores)
    return TileText(
        name=planned.name,
        said=said,
        spoken=words.spoken(planned, said),
        ticked=due.is_done,
        part=written is not None and written.done == "part",
        links=tuple((key, text, words.link_name(text, planned)) for key, text in links),
    )


class ProgrammeLine(Card):
    """Beside the form: how much of the programme is done, and the way to it."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, margin=(1.0, 0.7, 1.0, 0.6), spacing=0.2)
        self._count = Label("", "hint", wrap=False)
        self.show_button = Button(words.SHOW, look, "link", parent=self)
        self.show_button.setAccessibleName(words.SHOW_NAME)
        below = Flow(look, gap=0.6)
        below.add(self._count, self.show_button)
        self.add(Label(words.SHORT_TITLE, "h3"), below)
        self.show_button.clicked.connect(self.asked)
        self.hide()

    def show_due(self, due: Mapping[str, DueExercise], *, shown: bool) -> None:
        """How much of it is done; nothing where nothing is due."""
        self._count.setText(words.done_of(due.values()) if due else "")
        self.setVisible(shown and bool(due))


class ProgrammePart(QWidget):
    """The card with the tiles, the questions after pain, and the offer of a hold.

    What is pressed is kept at once, one step each. `signs_asked` with the tile of a sign; `raised`
    when a press made a warning that stands above; `lost` when what had the keyboard is done with,
    and `has_lost` where the last view took it away. `begins` is the hour at which a day begins.
    """

    go_to = Signal(Destination)
    made = Signal()
    signs_asked = Signal(str)
    raised = Signal()
    lost = Signal()
    opened = Signal(QWidget)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begins = 0
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
        self.line = ProgrammeLine(look)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.85)
        for widget in (self.card, self.pain, self.holding):
            column.addWidget(widget)
        self.holding.hide()
        self.card.hide()
        self._connect()

    def show_view(
        self, view: View, *, shown: bool, loud: bool, beside: bool, names: tuple[str, ...] = ()
    ) -> None:
        """Show the day of a view; not at all, or with what a warning leaves: pain and the hold.

        `beside`: the line beside the form stands there too. `names`: exercises that a saved entry
        says brought pain.
        """
        had = self._has_focus()
        self.loud = loud
        diary, self.day = view.diary, day_of(view.now, self.begins)
        self.due = {each.planned.id: each for each in due_on(diary, self.day, self.begins)}
        waiting = on_hold(diary)
        planned = any(each.status != "ended" for each in diary.plan)
        self.card.setVisible(planned and not loud)
        self._follow_row()
        state = (self.day, self.due, waiting, self._scores)
        if planned and state != self._shown:
            self._shown = state
            self.card.show_day(self.day, self.due, waiting, scores=self._scores)
        self._set_row(self._row)
        self._show_pain()
        self.holding.show_exercise(_to_hold(diary.plan, names, self.due))
        self.line.show_due(self.due, shown=beside and not loud)
        self.setVisible(shown)
        self.has_lost = had and not self._has_focus()

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
        self.card.tiles.focus_tile(self._next(""))
        return self.card.tiles.cells[self._next("")].tile

    def keep_draft(self) -> None:
        """Write what is typed."""
        self._draft.write()

    def restore(self) -> None:
        """A reason that was being typed when the program ended is open again."""
        half = self._draft.read(dict)
        due = self.due.get(str(half.form.get("about"))) if half is not None else None
        if half is None or due is None or due.written is None or due.written.done != _LEFT_OUT:
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

    def _ticked(self, id_: str, by_keys: bool) -> None:
        due = self.due[id_]
        if self._is_of_a_form(due):
            return
        if due.is_done:
            self._take_back(due)
        elif self._say(words.label("all", due.planned), (due,), row="hurt", done="all") and by_keys:
            self._to_row()

    def _linked(self, id_: str, link: str) -> None:
        due = self.due[id_]
        if self._is_of_a_form(due):
            return
        if link == _ASK:
            left_out = due.written is not None and due.written.done == _LEFT_OUT
            if self._row is not None and self._row.about == (id_,):
                self._leave_row()
            else:
                self._ask("why" if left_out else "hurt", id_)
                self._to_row()
        elif link == _BACK or (due.written is not None and due.written.done == link):
            self._take_back(due)
            self.card.tiles.focus_tile(id_)
        elif self._say(
            words.label(link, due.planned),
            (due,),
            row="why" if link == _LEFT_OUT else "hurt",
            done=link,
        ):
            self._to_row()

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
        if self._say(label, open_, row="any" if several else "hurt", done="all"):
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
        self._row = None
        if self.pain.about == due.planned.id:
            self.pain.close_card()
        label = words.about(words.LABEL_BACK, due.planned)
        if without is None:
            done = self._keeper.remove(label, Session, before.id)
        else:
            done = self._keeper.keep(label, without)
        if not done:
            self._show_again()

    def _say(self, label: str, due: tuple[DueExercise, ...], row: str = "", **said: Any) -> bool:
        """Keep what was said of exercises, and ask the next about them; False if it was refused."""
        before, self._row = self._row, None
        if row:
            self._row = AskedBelow(kind=row, about=tuple(each.planned.id for each in due))
        elif before is not None:
            self._row = before
        plan = [each.planned for each in due]
        was_loud, diary = self.loud, self._keeper.diary
        sessions = pressed(diary, plan, self._keeper.clock(), str(uuid4()), self.begins, **said)
        if not self._keeper.keep(label, *sessions):
            self._row = before
            self._show_again()
            return False
        if self.loud and not was_loud:
            self.raised.emit()
        return True

    # pain, and the hold

    def _ask_pain(self, due: DueExercise) -> None:
        if due.written is None:
            return
        self._set_row(None)
        self.pain.ask(due.planned, pain_of(due.written))
        self.opened.emit(self.pain)
        self._to_pain()

    def _to_pain(self) -> None:
        stop = self.pain.first_open()
        if stop is not None:
            move_focus(stop)

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
            if not pain.limbs:  # more than one limb may be chosen
                self._to_pain()
        elif was_open and self.holding.offers:
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
        stop = self.card.below.first_stop()
        if stop is not None and not self.card.isHidden():
            move_focus(stop)

    def _leave_row(self) -> None:
        if self._row is not None:
            self.card.tiles.focus_tile(self._row.about[0])
        self._set_row(None)

    def _ask(self, kind: str, id_: str) -> None:
        self._set_row(AskedBelow(kind=kind, about=(id_,)))

    def _set_row(self, row: AskedBelow | None) -> None:
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
        fits = [w for w in written if w is not None and (w.done == _LEFT_OUT) is left_out]
        if len(fits) < len(row.about):
            if self.card.below.has_focus():
                self.card.tiles.focus_tile(row.about[0])
            self._row = None

    def _show_again(self) -> None:
        """A tile shows what it was pressed to, and the diary says something else."""
        for id_, cell in self.card.tiles.cells.items():
            cell.tile.show_ticked(self.due[id_].is_done)


def _to_hold(
    plan: tuple[PlannedExercise, ...], names: tuple[str, ...], due: Mapping[str, DueExercise]
) -> PlannedExercise | None:
    """Which exercise is offered to be set on hold: of the entry, or of the list of the day."""
    hurting = [
        each.planned
        for each in due.values()
        if each.written is not None and each.is_done and brought_pain(each.written)
    ]
    found = [each for each in plan if each.name in names] + hurting
    return min(found, key=_is_held, default=None)


def _is_held(planned: PlannedExercise) -> bool:
    return planned.status == "on_hold"


def put_on_hold(keeper: Keeper, planned: PlannedExercise, times: Times) -> None:
    """Note in the plan that an exercise waits, with what it brought as the reason."""
    found = brought_by(keeper.diary, planned)
    said = today_words.HOLD_REASON
    if found is not None:
        session, exercise = found
        said = words.brought(exercise, session.ended_at, times)
    keeper.keep(today_words.HELD_LABEL, held(planned, keeper.clock(), said))
