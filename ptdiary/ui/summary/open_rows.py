"""What the ticks of a sheet leave open, asked once more in one list before the week is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ptdiary.diary.questions import is_blank, pressed, rows_shown, value_of
from ptdiary.ui.summary.paper_line import ScoreBox
from ptdiary.ui.widgets import Card, Choices, FormRow, Label
from ptdiary.words import paper_week as words
from ptdiary.words.entry_form import TILES
from ptdiary.words.questions import HINTS, QUESTIONS, as_known, chip_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ptdiary.diary.questions import Circumstances, Row
    from ptdiary.ui.summary.paper_line import PaperLine
    from ptdiary.ui.theme import Look

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
        self._groups: list[_Group] = []
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
        for group in self._groups:
            group.show_rows(self._rows(group.said))

    def rows_of(self, line: PaperLine) -> dict[str, Choices | ScoreBox]:
        """The controls that are shown for a line, by the keys of their rows."""
        return next((each.controls for each in self._groups if each.said.line is line), {})

    def focus_first(self) -> None:
        """Move the focus to the first question."""
        for group in self._groups[:1]:
            group.focus_on(next(iter(group.controls), ""))

    def _show(self, lines: list[SaidLine]) -> None:
        for group in self._groups:
            group.setParent(None)
            group.deleteLater()
        self._groups = [_Group(said, self._look, self) for said in lines]
        for group in self._groups:
            group.answered.connect(self._answered)
            self.add(group)
        self.refresh()
        self.setVisible(bool(lines))

    def _answered(self, said: SaidLine, key: str, value: Any) -> None:
        lines = [each.said for each in self._groups] if key == _OF_THE_PERSON else [said]
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
        asked.update(self._open(said, [each.said for each in self._groups]))
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


class _Group(QWidget):
    """The open rows of one line."""

    answered = Signal(object, str, object)

    def __init__(self, said: SaidLine, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        self.controls: dict[str, Choices | ScoreBox] = {}
        self._look = look
        self._shown: list[tuple[str, tuple[str, ...]]] = []
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.5)
        self._column.addWidget(Label(said.heading, "h3"))
        self._rows = QWidget(self)
        self._column.addWidget(self._rows)

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows with their answers; they are made anew only where they changed."""
        answers, around = self.said.line.answers(), self.said.circumstances
        wanted = [(row.key, row.offered(answers, around)) for row in rows]
        anew = wanted != self._shown
        focused = next((key for key, each in self.controls.items() if _has_focus(each)), "")
        if anew:
            self._make(rows, wanted)
        for row in rows:
            value = value_of(answers, row, around)
            control = self.controls[row.key]
            if isinstance(control, ScoreBox):
                control.show_score(value)
            else:
                control.choose(*(value if row.many else (value,)))
        if anew:
            self.focus_on(focused)
        self.setVisible(bool(rows))

    def _make(self, rows: list[Row], wanted: list[tuple[str, tuple[str, ...]]]) -> None:
        self._column.removeWidget(self._rows)
        self._rows.deleteLater()
        self._rows = QWidget(self)
        column = QVBoxLayout(self._rows)
        self._look.space(column, 0, 0.5)
        self.controls = {}
        tile = None
        for row, (_, offered) in zip(rows, wanted, strict=True):
            if row.tile is not None and row.tile != tile:
                column.addWidget(Label(TILES[row.tile], "strong"))
            tile = row.tile
            control = self.controls[row.key] = self._control(row, offered)
            question = self._question(row)
            line = FormRow(question, control, self._look, HINTS.get(row.key, ""), kind="text")
            about = self.said.heading if tile is None else f"{TILES[tile]}, {self.said.heading}"
            named = words.of_line(question, about)
            if isinstance(control, Choices):
                control.name(named)
            else:
                control.setAccessibleName(named)
            column.addWidget(line)
        self._column.addWidget(self._rows)
        self._shown = wanted

    def focus_on(self, key: str) -> None:
        """Move the focus to the answer of a row, or to its first; nothing if it is not shown."""
        control = self.controls.get(key)
        if isinstance(control, Choices):
            offered = dict(self._shown)[key]
            control.chip((*control.values(), *offered)[0]).setFocus()
        elif control is not None:
            control.setFocus()

    def _control(self, row: Row, offered: tuple[str, ...]) -> Choices | ScoreBox:
        if row.kind == "score":
            box = ScoreBox(self._look)
            box.textEdited.connect(lambda: self.answered.emit(self.said, row.key, box.score()))
            return box
        chips = [(chip, chip_words(row.key, chip)) for chip in offered]
        pills = Choices(chips, self._look, many=row.many)
        pills.changed.connect(
            lambda: self.answered.emit(
                self.said, row.key, pills.values() if row.many else pills.value()
            )
        )
        return pills

    def _question(self, row: Row) -> str:
        if row.key.endswith("_known") and row.tile is not None:
            return as_known(self.said.circumstances, row.tile)
        return QUESTIONS[row.key]


def _has_focus(control: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is control or control.isAncestorOf(focused))
