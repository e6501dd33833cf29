"""Some rows of the entry form under one heading, made anew only where they change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ptdiary.diary.questions import value_of
from ptdiary.ui.summary.paper_line import ScoreBox
from ptdiary.ui.widgets import Choices, FormRow, Label
from ptdiary.words import paper_week as words
from ptdiary.words.entry_form import TILES
from ptdiary.words.questions import HINTS, QUESTIONS, as_known, chip_words

if TYPE_CHECKING:
    from ptdiary.diary.questions import Answers, Circumstances, Row
    from ptdiary.ui.theme import Look

Offered = tuple[str, tuple[str, ...]]  # the key of a row, and its chips


class RowGroup(QWidget):
    """Rows with chips or a score; `answered` with the key of a row and its new value."""

    answered = Signal(str, object)

    def __init__(
        self,
        heading: str,
        circumstances: Circumstances,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.controls: dict[str, Choices | ScoreBox] = {}
        self._heading = heading
        self._circumstances = circumstances
        self._look = look
        self._shown: list[Offered] = []
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.5)
        self._column.addWidget(Label(heading, "h3"))
        self._rows = QWidget(self)
        self._column.addWidget(self._rows)

    def show_rows(self, rows: list[Row], answers: Answers, without: tuple[str, ...] = ()) -> None:
        """Show these rows with their answers; chips in `without` are left out."""
        wanted = [(row.key, self._offered(row, answers, without)) for row in rows]
        anew = wanted != self._shown
        focused = next((key for key, each in self.controls.items() if _has_focus(each)), "")
        if anew:
            self._make(rows, wanted)
        for row in rows:
            value = value_of(answers, row, self._circumstances)
            control = self.controls[row.key]
            if isinstance(control, ScoreBox):
                control.show_score(value)
            else:
                control.choose(*(value if row.many else (value,)))
        if anew:
            self.focus_on(focused)
        self.setVisible(bool(rows))

    def focus_on(self, key: str) -> None:
        """Move the focus to the answer of a row, or to its first; nothing if it is not shown."""
        control = self.controls.get(key)
        if isinstance(control, Choices):
            offered = dict(self._shown)[key]
            control.chip((*control.values(), *offered)[0]).setFocus()
        elif control is not None:
            control.setFocus()

    def _offered(self, row: Row, answers: Answers, without: tuple[str, ...]) -> tuple[str, ...]:
        chips = row.offered(answers, self._circumstances)
        return tuple(chip for chip in chips if chip not in without)

    def _make(self, rows: list[Row], wanted: list[Offered]) -> None:
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
            about = self._heading if tile is None else f"{TILES[tile]}, {self._heading}"
            named = words.of_line(question, about)
            if isinstance(control, Choices):
                control.name(named)
            else:
                control.setAccessibleName(named)
                control.textEdited.connect(partial(_say_of, control, line))
            column.addWidget(line)
        self._column.addWidget(self._rows)
        self._shown = wanted

    def _control(self, row: Row, offered: tuple[str, ...]) -> Choices | ScoreBox:
        if row.kind == "score":
            box = ScoreBox(self._look)
            box.textEdited.connect(lambda: self.answered.emit(row.key, box.score()))
            return box
        chips = [(chip, chip_words(row.key, chip)) for chip in offered]
        pills = Choices(chips, self._look, many=row.many)
        pills.changed.connect(
            lambda: self.answered.emit(row.key, pills.values() if row.many else pills.value())
        )
        return pills

    def _question(self, row: Row) -> str:
        if row.key.endswith("_known") and row.tile is not None:
            return as_known(self._circumstances, row.tile)
        return QUESTIONS[row.key]


def _say_of(box: ScoreBox, row: FormRow, _text: str) -> None:
    row.set_error(box.complaint())


def _has_focus(control: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is control or control.isAncestorOf(focused))
