"""Does it cost me more? One comparison that the patient picks, and one answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ptdiary.review.outlook.compare import compare
from ptdiary.review.outlook.ways import offered
from ptdiary.ui.trends.rise_rows import RiseRows
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
    Label,
    RecordTable,
    TableColumn,
    announce,
    heard_as,
    nest,
    tip_for_eyes,
)
from ptdiary.words import compare as said
from ptdiary.words import cost as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptdiary.review.outlook.compare import Compared
    from ptdiary.review.outlook.ways import SessionQuestion
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look

_LEAST_TITLE, _LEAST_WORDS = 12.0, 22.0  # em


class CostCard(Card):
    """Nothing is shown until the patient picks. `turns_asked`: to take turns, with the question."""

    turns_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.55)
        self._look = look
        self._view: View | None = None
        self._found: Compared | None = None
        self._offered: tuple[SessionQuestion, ...] = ()
        self._tables: dict[tuple[str, ...], RecordTable] = {}
        self.table_shown = False
        self.picks = Choices((), look)
        self._menu = QMenu(self)
        self.take_turns = self._menu.addAction(words.TAKE_TURNS)
        self.take_turns.triggered.connect(self._ask_turns)
        self.more = Button("", look, icon="dots")
        self.more.setAccessibleName(words.MORE)
        tip_for_eyes(self.more)
        self.more.clicked.connect(self._open_menu)
        top = Flow(look)
        top.add_wide(Label(words.TITLE, "h2"), least=_LEAST_TITLE)
        top.add(self.more)
        self._help = Label(words.PICK_HELP, "hint")
        self._place = QVBoxLayout()
        look.space(self._place, 0, 0)
        self.heading = Label("", "h3", parent=self)
        self.reasons, self.notes = Label("", parent=self), Label("", "hint", parent=self)
        self.turns = Button(words.TAKE_TURNS, look, "link", parent=self)
        self.turns.clicked.connect(self._ask_turns)
        self.dots = RiseRows(look, self)
        self._answer = self._answer_row()
        self._below = QVBoxLayout()
        look.space(self._below, 0, 0)
        self.add(top, self._help, self._place, self._answer, self._below)
        self._show_answer()

    @property
    def tables(self) -> tuple[RecordTable, ...]:
        """The table that stands in for the dots, once it was shown."""
        return tuple(self._tables.values())

    @property
    def question(self) -> SessionQuestion | None:
        """What was picked."""
        chosen = self.picks.value()
        return None if chosen is None else self._offered[int(chosen)]

    def show_view(self, view: View, *, turns: bool) -> None:
        """`turns`: an experiment may be begun now."""
        self._view = view
        self.more.setVisible(turns)
        self._offer(offered(view.diary.trained))
        self._show_answer()

    def show_table(self, shown: bool) -> None:
        """The numbers in place of the dots, or the dots again."""
        self.table_shown = shown
        self._show_answer()

    def _answer_row(self) -> QWidget:
        column, row = QWidget(), QWidget()
        for each in (column, row):
            heard_as(each, "plain")
        lines = QVBoxLayout(column)
        self._look.space(lines, 0, 0.3)
        for label in (self.heading, self.reasons, self.notes):
            lines.addWidget(label)
        below = Flow(self._look)
        below.add(self.turns)
        nest(lines, below)
        beside = Flow(self._look, row, gap=1.2)
        beside.add_wide(column, least=_LEAST_WORDS)
        beside.add(self.dots)
        return row

    def _offer(self, questions: tuple[SessionQuestion, ...]) -> None:
        """What is picked stays picked, as long as it is there."""
        if questions == self._offered:
            return
        picked = self.question
        old, had_focus = self.picks, self.picks.isAncestorOf(self.focusWidget())
        self._offered = questions
        self.picks = Choices(
            [(str(n), words.pick(each).replace("&", "&&")) for n, each in enumerate(questions)],
            self._look,
            parent=self,
        )
        self.picks.name(words.PICK)
        self.picks.changed.connect(self._picked)
        if picked in questions:
            self.picks.choose(str(questions.index(picked)))
        self._place.removeWidget(old)
        self._place.addWidget(self.picks)
        stop = self.picks.first_stop()
        if had_focus and stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()

    def _picked(self) -> None:
        self._show_answer()
        if self._found is not None:
            announce(self, said.heading(self._found))

    def _show_answer(self) -> None:
        question, view = self.question, self._view
        found = self._found = (
            None if question is None or view is None else compare(view.index, question, view.now)
        )
        self._answer.setVisible(found is not None)
        self._help.setVisible(found is None)
        for table in self._tables.values():
            table.hide()
        if found is None:
            return
        notes = said.notes(found)
        self.heading.setText(said.heading(found))
        self.reasons.setText(" ".join(said.reasons(found)))
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self.turns.setVisible(found.answer == "cannot_tell" and not self.more.isHidden())
        self.dots.show_rises(
            (found.with_it, found.without), words.rows(found.question), words.spoken(found)
        )
        some = bool(found.with_it or found.without)
        self.dots.setVisible(some and not self.table_shown)
        if some and self.table_shown:
            self._show_numbers(found)

    def _show_numbers(self, found: Compared) -> None:
        shown = words.table(found)
        table = self._tables.get(shown.heads)
        if table is None:
            columns = [
                TableColumn(header=header, text=partial(_cell, number), stretch=True)
                for number, header in enumerate(shown.heads)
            ]
            table = self._tables[shown.heads] = RecordTable(words.TITLE, columns, self._look)
            self._below.addWidget(table)
        table.show_rows(shown.rows)
        table.show()

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_turns(self) -> None:
        self.turns_asked.emit(self.question)


def _cell(number: int, row: Sequence[str]) -> str:
    return row[number]
