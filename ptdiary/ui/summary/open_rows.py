"""What the ticks of a sheet leave open, asked once more in one list before the week is saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ptdiary.diary.questions import is_blank, pressed, rows_shown
from ptdiary.ui.summary.row_group import RowGroup
from ptdiary.ui.widgets import Card, Label
from ptdiary.words import paper_week as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.diary.questions import Circumstances, Row
    from ptdiary.ui.summary.paper_line import PaperLine, ScoreBox
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import Choices

_OF_THE_PERSON = "fragile"  # asked of the person and not of a line: once for all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """A line that says something: when it was, what the diary says then, and its entry's id."""

    line: PaperLine
    id: str
    at: datetime
    heading: str
    circumstances: Circumstances


class OpenRows(Card):
    """The essential rows that are open, line by line. Hidden until something is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._groups: list[tuple[SaidLine, RowGroup]] = []
        self._asked: dict[PaperLine, set[str]] = {}
        self._heading = Label(words.STILL_OPEN, "h2")
        self.add(self._heading)
        self.hide()

    def ask(self, lines: Sequence[SaidLine]) -> int:
        """Show what is open, if some of it was not asked before; how many questions that is."""
        every = [(said, self._open(said, lines)) for said in lines]
        fresh = any({*rows} - self._asked.get(said.line, set()) for said, rows in every)
        if not fresh:
            return 0
        for said, rows in every:
            self._asked.setdefault(said.line, set()).update(rows)
        self._show([said for said, _ in every if self._asked[said.line]])
        return sum(len(rows) for _, rows in every)

    def forget(self) -> None:
        """Nothing was asked: another week, or the week is saved."""
        self._asked.clear()
        self._show([])

    def refresh(self) -> None:
        """Show the answers of the lines as they are now."""
        for said, group in self._groups:
            group.show_rows(self._rows(said), said.line.answers())

    def rows_of(self, line: PaperLine) -> dict[str, Choices | ScoreBox]:
        """The controls that are shown for a line, by the keys of their rows."""
        return next((group.controls for said, group in self._groups if said.line is line), {})

    def focus_first(self) -> None:
        """Move the focus to the first question."""
        for _, group in self._groups[:1]:
            group.focus_on(next(iter(group.controls), ""))

    def _show(self, lines: list[SaidLine]) -> None:
        for _, group in self._groups:
            group.setParent(None)
            group.deleteLater()
        self._groups = []
        for said in lines:
            group = RowGroup(said.heading, said.circumstances, self._look, self)
            group.answered.connect(partial(self._answered, said))
            self._groups.append((said, group))
            self.add(group)
        self.refresh()
        self.setVisible(bool(lines))

    def _answered(self, said: SaidLine, key: str, value: Any) -> None:
        lines = [each for each, _ in self._groups] if key == _OF_THE_PERSON else [said]
        for each in lines:
            answers = each.line.answers()
            each.line.take_answers(pressed(answers, key, value, each.circumstances))
        self.refresh()

    def _open(self, said: SaidLine, lines: Sequence[SaidLine]) -> list[str]:
        answers, around = said.line.answers(), said.circumstances
        return [
            row.key
            for row in rows_shown(answers, around)
            if row.essential(answers, around)
            and is_blank(answers, row, around)
            and not (row.key == _OF_THE_PERSON and _is_shown_before(said, lines))
        ]

    def _rows(self, said: SaidLine) -> list[Row]:
        """The rows of a line that were asked, and those that its answers have opened since."""
        asked = self._asked[said.line]
        asked.update(self._open(said, [each for each, _ in self._groups]))
        answers, around = said.line.answers(), said.circumstances
        return [row for row in rows_shown(answers, around) if row.key in asked]


def _is_shown_before(said: SaidLine, lines: Sequence[SaidLine]) -> bool:
    """Whether an earlier line asks about the person already."""
    for each in lines:
        if each.line is said.line:
            return False
        shown = rows_shown(each.line.answers(), each.circumstances)
        if any(row.key == _OF_THE_PERSON for row in shown):
            return True
    return False
