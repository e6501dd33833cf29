"""The card of the home programme: the tiles of the day, what is on hold, and the line beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.today.asked_exercise import BelowTiles
from ptdiary.ui.today.exercises import ExerciseTiles, TileText
from ptdiary.ui.widgets import Button, Card, Flow, Label
from ptdiary.words import programme as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ptdiary.diary import PlannedExercise
    from ptdiary.diary.programme import DueExercise
    from ptdiary.ui.theme import Look

ASK, BACK, LEFT_OUT = "ask", "back", "not_today"  # links of a tile, beside "part"
_LETTERS = {"p": "part", "n": LEFT_OUT}
_AROUND = (1.1, 0.7, 1.1, 0.6)  # em


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
        self.timer.setVisible(bool(due))

    def _see_plan(self) -> None:
        self.go_to.emit(Destination(page=PageName.PLAN))

    def _see_timer(self) -> None:
        self.go_to.emit(Destination(page=PageName.TIMER))


def _tile_text(due: DueExercise, *, scores: bool) -> TileText:
    planned, written = due.planned, due.written
    links: tuple[tuple[str, str], ...] = (("part", words.PART), (LEFT_OUT, words.NOT_TODAY))
    if written is not None and written.done == LEFT_OUT:
        links = ((ASK, words.ASK_WHY), (BACK, words.TAKE_BACK))
    elif written is not None:
        links = ((ASK, words.ASK_HURT if written.hurt is None else words.CHANGE_HURT),)
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
