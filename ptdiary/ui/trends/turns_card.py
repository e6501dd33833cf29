"""Two kinds of session that take turns: agreed here with the therapist, and answered here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from secrets import randbits
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal

from ptdiary.diary import Experiment
from ptdiary.diary.limits import NAME
from ptdiary.review.finding import Level
from ptdiary.review.outlook.experiment import FEWEST_PAIRS, answered, draw
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.turns import latest_turns
from ptdiary.ui.widgets import Button, Card, Choices, Flow, FormRow, Label, LineBox
from ptdiary.words import cost
from ptdiary.words import experiment as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from ptdiary.review.outlook.ways import SessionQuestion
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_MOST_OFFERED = 15  # pairs
_BESIDE = 11.5  # em
_YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the form says; None and empty: not answered."""

    ways: tuple[str, str]
    pairs: int | None
    agrees: bool
    who: str


class TurnsForm(Card):
    """Two kinds of session, how many pairs, and that the therapist agrees. `left` when closed."""

    left = Signal()

    def __init__(self, keeper: Keeper, look: Look, bits: Callable[[int], int] = randbits) -> None:
        """`bits` gives as many random bits as it is asked for."""
        super().__init__(look, spacing=0.55)
        self._keeper = keeper
        self._bits = bits
        self._draft = FormDraft("trends.turns", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.ways = tuple(LineBox(look, NAME.longest, parent=self) for _ in range(2))
        self.ways_rows = tuple(
            FormRow(question, box, look, kind="strong", beside=_BESIDE)
            for question, box in zip((words.FIRST_WAY, words.SECOND_WAY), self.ways, strict=True)
        )
        numbers = [str(each) for each in range(FEWEST_PAIRS, _MOST_OFFERED + 1)]
        self.pairs = Choices([(each, each) for each in numbers], look, clearable=False)
        self.pairs_row = FormRow(
            words.PAIRS, self.pairs, look, words.PAIRS_HELP, "strong", beside=_BESIDE
        )
        self.agrees = Choices([(_YES, words.AGREES)], look, many=True)
        self.agrees_row = FormRow(words.AGREED, self.agrees, look, kind="strong", beside=_BESIDE)
        self.who = LineBox(look, NAME.longest, parent=self)
        self.who_row = FormRow(words.WHO, self.who, look, kind="strong", beside=_BESIDE)
        self.start, self.leave = Button(words.START, look), Button(words.LEAVE, look, "link")
        self.trouble = Label("", "error", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.start, self.leave)
        self.add(Label(words.FORM_TITLE, "h2"), Label(words.FORM_HELP, "hint"), *self.ways_rows)
        self.add(self.pairs_row, self.agrees_row, self.who_row, self.trouble, buttons)
        for box in (*self.ways, self.who):
            box.setPlaceholderText(words.WAY_EXAMPLE if box is not self.who else "")
            box.textEdited.connect(self._changed)
        self.pairs.changed.connect(self._changed)
        self.agrees.changed.connect(self._changed)
        self.start.clicked.connect(self.begin)
        self.leave.clicked.connect(self.give_up)
        save_by_keys(self, self.start)
        self.trouble.hide()

    def ask(self, question: SessionQuestion | None) -> None:
        """Open it: as it was left half-filled, or with the ways of a question."""
        self._draft.write()
        half = self._draft.read(_read)
        therapist = self._keeper.diary.profile.therapist
        name = therapist.name if therapist is not None else None
        fresh = Agreement(ways=cost.ways(question), pairs=None, agrees=False, who=name or "")
        self._fill(fresh if half is None else half.form)
        self._say_errors()
        self.show()
        empty = next((box for box in self.ways if not box.text()), None)
        first = empty or self.pairs.first_stop() or self.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Show it as it was left half-filled when the program ended, if it was."""
        half = self._draft.read(_read)
        self.setVisible(half is not None)
        if half is not None:
            self._fill(half.form)

    def agreement(self) -> Agreement:
        """What the form says."""
        first, second = (" ".join(box.text().split()) for box in self.ways)
        return Agreement(
            ways=(first, second),
            pairs=self.pairs.number(),
            agrees=bool(self.agrees.values()),
            who=" ".join(self.who.text().split()),
        )

    def begin(self) -> None:
        """Draw the order and keep it; what is missing is asked for, each where it is missing."""
        wrong = self._say_errors(self.agreement())
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        told = self.agreement()
        pairs = told.pairs or FEWEST_PAIRS
        now = self._keeper.clock()
        experiment = Experiment(
            id=str(uuid4()), question=cost.TITLE, ways=told.ways,
            order=draw(pairs, self._bits(pairs)), agreed_with=told.who, agreed_at=now,
        )  # fmt: skip
        if self._keeper.keep(words.STARTED, experiment):
            self.give_up()

    def give_up(self) -> None:
        """It is kept, or the patient changed their mind."""
        self._draft.clear()
        self.hide()
        self.left.emit()

    def _fill(self, told: Agreement) -> None:
        for box, way in zip(self.ways, told.ways, strict=True):
            box.setText(way)
        self.pairs.choose(None if told.pairs is None else str(told.pairs))
        self.agrees.choose(_YES if told.agrees else None)
        self.who.setText(told.who)

    def _say_errors(self, told: Agreement | None = None) -> QWidget | None:
        """Say what is missing; nothing of None. The first control that it is missing in."""
        loud = told is not None and self._keeper.view.review.level >= Level.CONTACT
        self.trouble.setText(words.NOT_NOW if loud else "")
        self.trouble.setVisible(loud)
        same = told is not None and told.ways[0].casefold() == told.ways[1].casefold()
        no_ways = told is not None and not all(told.ways)
        wrong: list[QWidget] = []
        for row, control, sentence in (
            (self.ways_rows[1], self.ways[1], words.SAME_WAYS if same and not no_ways else ""),
            (self.ways_rows[0], self.ways[0], words.NO_WAYS if no_ways else ""),
            (
                self.pairs_row,
                self.pairs.first_stop(),
                words.NO_PAIRS if told is not None and told.pairs is None else "",
            ),
            (
                self.agrees_row,
                self.agrees.first_stop(),
                words.NOT_AGREED if told is not None and not told.agrees else "",
            ),
            (self.who_row, self.who, words.NO_NAME if told is not None and not told.who else ""),
        ):
            row.set_error(sentence)
            if sentence and control is not None:
                wrong.append(control)
        return wrong[0] if wrong else self.start if loud else None

    def _changed(self) -> None:
        self._draft.wait(self._values)

    def _values(self) -> dict[str, Any]:
        told = self.agreement()
        return {
            "ways": list(told.ways), "pairs": told.pairs, "agrees": told.agrees, "who": told.who,
        }  # fmt: skip


class TurnsCard(Card):
    """The experiment that was agreed last: how far it is, and at its end what came of it."""

    def __init__(self, keeper: Keeper, look: Look) -> None:
        super().__init__(look, spacing=0.35)
        self._keeper = keeper
        self._look = look
        self.heading, self.said = Label("", "h3", parent=self), Label("", parent=self)
        self.done = Label("", "hint", parent=self)
        self.end = Button(words.END, look, "link", parent=self)
        self.end.clicked.connect(self._end)
        below = Flow(look, gap=0.6)
        below.add(self.end)
        self.add(Label(words.TITLE, "h2"), self.heading, self.said, self.done, below)

    def show_view(self, view: View) -> bool:
        """Show it, if there is one; whether another may begin."""
        found = latest_turns(view)
        self.setVisible(found is not None)
        if found is None:
            return True
        runs = found.state.next_way is not None
        complete = found.state.stage == "complete"
        lines = (
            words.answer(answered(view.index, found.experiment, view.now), found.experiment)
            if complete
            else (words.stage(found.state, found.experiment), words.kept_reason(found))
        )
        self.heading.setText(lines[0])
        self.said.setText(" ".join(lines[1:]))
        self.said.setVisible(any(lines[1:]))
        self.done.setText(words.progress(found))
        self.end.setVisible(runs)
        return not runs

    def _end(self) -> None:
        found = latest_turns(self._keeper.view)
        if found is not None:
            self._keeper.keep(words.ENDED, replace(found.experiment, ended_at=self._keeper.clock()))


def _read(values: Mapping[str, Any]) -> Agreement:
    first, second = values["ways"]
    pairs = values["pairs"]
    return Agreement(
        ways=(str(first), str(second)),
        pairs=None if pairs is None else int(pairs),
        agrees=bool(values["agrees"]),
        who=str(values["who"]),
    )
