"""The second question of an entry: the tiles, and what is asked under a ticked one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions import (
    NOTHING_KNOWN,
    ROWS,
    TILES,
    Answers,
    cleared,
    is_blank,
    pressed,
    still_open,
    value_of,
)
from ptdiary.ui.today.tiles import TileList, TileWords
from ptdiary.ui.widgets import FollowUps, FormQuestion, move_focus
from ptdiary.words import asking, questions
from ptdiary.words import entry_form as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ptdiary.diary.questions import Circumstances, Row
    from ptdiary.ui.theme import Look

# Rows of questions, drawn from the table of all rows.


def question_of(row: Row, answers: Answers, circumstances: Circumstances) -> FormQuestion:
    """A row of the table as a question of the window."""
    spans = questions.SPANS.get(row.key, words.SORENESS_SPANS) if row.kind == "score" else ()
    offered = row.offered(answers, circumstances)
    return FormQuestion(
        key=row.key,
        words=asking.question(row, circumstances),
        answers=tuple((chip, questions.chip_words(row.key, chip)) for chip in offered),
        many=row.many,
        spans=spans,
        names=words.out_of_ten(spans),
        hint=questions.HINTS.get(row.key, ""),
    )


class RowList(FollowUps):
    """Some rows of the table, as the answers and the circumstances want them."""

    def __init__(self, title: str, rows: Sequence[Row], look: Look, *, tied: bool) -> None:
        asked = [question_of(row, Answers(), NOTHING_KNOWN) for row in rows]
        super().__init__(title, asked, look, tied=tied)
        self._table = tuple(rows)
        self._pressed: set[str] = set()
        self.shown: tuple[Row, ...] = ()
        self.answered.connect(self._pressed.add)

    def start(self) -> None:
        """Another form: nothing was pressed in it yet."""
        self._pressed.clear()

    def show_rows(self, answers: Answers, circumstances: Circumstances) -> None:
        """Show those of its rows that are asked now, with their answers."""
        self.shown = tuple(
            row
            for row in self._table
            if row.when(answers, circumstances) or self._stays(row, answers, circumstances)
        )
        for row in self._table:
            if row in self.shown:
                self.set_question(question_of(row, answers, circumstances))
            self.show_value(row.key, value_of(answers, row, circumstances))
            self.show_question(row.key, row in self.shown)

    def _stays(self, row: Row, answers: Answers, circumstances: Circumstances) -> bool:
        """Whether it was answered here, so that the answer is its own reason to be shown.

        *Sharp* in the row of feelings ticks a tile, after which that row need not be asked.
        """
        own = row.part == "waiting" and not row.essential(answers, circumstances)
        return own and row.key in self._pressed and not is_blank(answers, row, circumstances)

    def first_stop(self, open_rows: Sequence[Row]) -> QWidget | None:
        """Where the keyboard begins: at the first open row, else at the first."""
        rows = [row for row in open_rows if row in self.shown] or list(self.shown)
        return self.stop(rows[0].key) if rows else None

    def is_done(self, key: str) -> bool:
        """Whether the row that was answered takes one answer, and none is asked after it."""
        last = self.shown[-1] if self.shown else None
        return last is not None and last.key == key and not last.many

    def summary(self, answers: Answers, circumstances: Circumstances) -> str:
        """What was answered, in one line."""
        said = asking.summary(
            asking.answered(row.key, value)
            for row in self.shown
            if (value := value_of(answers, row, circumstances)) not in (None, ())
        )
        return said or asking.NOTHING_ADDED


class SignList(QWidget):
    """Shows answers, and turns each press into new ones: `edited(Answers)`.

    A bracket of questions opens under a ticked tile. Answered, it folds to one line, so that all
    tiles are on the screen again. `entered` with the bracket that the keyboard is in, `left` after
    the last answer of the last tile. `made` if questions are there for the first time.

    *None* answers for the tiles that were on the screen: while `unseen` names others, a press is
    `held` with those, and `press_none` is to follow it.
    """

    edited = Signal(Answers)
    made = Signal()
    left = Signal()
    entered = Signal(QWidget)
    held = Signal(tuple)

    def __init__(self, look: Look, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = Answers()
        self.unseen: Callable[[], tuple[str, ...]] = tuple
        self._circumstances = NOTHING_KNOWN
        self._working: str | None = None  # the tile whose questions stay open
        self.panels = {
            tile: RowList(
                words.TILES[tile], [row for row in ROWS if row.tile == tile], look, tied=True
            )
            for tile in TILES
        }
        tiles = TileWords(
            none=questions.NONE_OF_THESE,
            others=questions.NONE_OF_THE_OTHERS,
            tiles=words.TILES,
            wide=words.WIDE_TILES,
        )
        self.tiles = TileList(tiles, look, self.panels, self)
        self.tiles.name(question)
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        column.addWidget(self.tiles)
        self.tiles.ticked.connect(self._ticked)
        self.tiles.none_pressed.connect(self._none)
        self.tiles.others_pressed.connect(self._none)
        self.tiles.cleared.connect(self._clear)
        for panel in self.panels.values():
            panel.answered.connect(self._answered)
            panel.reopened.connect(self._reopened)
            panel.made.connect(self.made)

    def show_answers(self, answers: Answers) -> None:
        """Show these answers."""
        self.answers = answers
        open_tiles = {row.tile for row in self.open_rows()}
        for tile, panel in self.panels.items():
            if tile not in answers.ticked:
                continue
            panel.show_rows(answers, self._circumstances)
            folds = tile not in {*open_tiles, self._working}
            panel.fold(panel.summary(answers, self._circumstances) if folds else "")
        self.tiles.show_state(answers.ticked, bool(answers.none))

    def set_circumstances(self, circumstances: Circumstances) -> None:
        """What the diary says at the moment of the entry."""
        if circumstances != self._circumstances:
            self._circumstances = circumstances
            self.show_answers(self.answers)

    def start(self) -> None:
        """Another form: no bracket is in work."""
        self._working = None
        for panel in self.panels.values():
            panel.start()

    def open_rows(self) -> tuple[Row, ...]:
        """The questions under ticked tiles that Save would ask for once more."""
        return tuple(row for row in still_open(self.answers, self._circumstances) if row.tile)

    def show_open(self, row: Row | None) -> None:
        """Mark the row that is still open; None: no mark."""
        for tile, panel in self.panels.items():
            mine = row is not None and row.tile == tile
            panel.show_open(row.key if mine and row is not None else None)

    def reach(self, row: Row) -> QWidget:
        """What of a row gets the keyboard, once its bracket is open."""
        self._working = row.tile
        self.show_answers(self.answers)
        return self.panels[row.tile or ""].stop(row.key)

    def _ticked(self, tile: str, on: bool) -> None:
        self._working = tile if on else None
        self.edited.emit(self.answers.ticking(tile, on))
        if on:
            self._enter(tile)

    def _enter(self, tile: str) -> None:
        stop = self.panels[tile].first_stop(self.open_rows())
        if stop is not None:
            move_focus(stop)
            self.entered.emit(self.panels[tile])

    def press_none(self) -> None:
        """*None of these* or *None of the others*, of all tiles."""
        self._working = None
        answers = self.answers
        ticked = bool(answers.ticked)
        self.edited.emit(
            answers.pressing_none_of_others(True) if ticked else answers.pressing_none(True)
        )

    def _none(self, on: bool) -> None:
        new = self.unseen() if on else ()
        if new:
            self.show_answers(self.answers)
            self.held.emit(new)
        elif on:
            self.press_none()
        else:
            self.edited.emit(replace(self.answers, none=None, hidden=()))

    def _clear(self) -> None:
        self._working = None
        self.edited.emit(cleared(self.answers))

    def _answered(self, key: str) -> None:
        tile = next(tile for tile, panel in self.panels.items() if key in panel.asked())
        panel, before = self.panels[tile], self.answers.ticked
        value = panel.value(key)
        self._working = tile
        self.edited.emit(pressed(self.answers, key, value, self._circumstances))
        open_tiles = {row.tile for row in self.open_rows()}
        if not self.open_new(before) and (
            value not in (None, ()) and panel.is_done(key) and tile not in open_tiles
        ):
            self._working = None
            self.show_answers(self.answers)
            self._go_on(tile)

    def open_new(self, before: Sequence[str]) -> bool:
        """Go to the questions of a tile that an answer elsewhere ticked; False if there is none."""
        new = next((tile for tile in self.answers.ticked if tile not in before), None)
        if new is not None:
            self._working = new
            self.show_answers(self.answers)
            self._enter(new)
        return new is not None

    def _go_on(self, tile: str) -> None:
        """After the last answer of a bracket, to the next tile."""
        following = TILES[TILES.index(tile) + 1 :]
        if following:
            move_focus(self.tiles.tiles[following[0]])
        else:
            self.left.emit()

    def _reopened(self) -> None:
        panel = self.sender()
        tile = next(tile for tile, each in self.panels.items() if each is panel)
        self._working = tile
        self.show_answers(self.answers)
        self._enter(tile)


def with_signs(answers: Answers, signs: Answers) -> Answers:
    """The answers, with the tiles and what is asked under them as `signs` has it.

    The row that ticks the tile about the legs goes with that tile.
    """
    under = (row.of for row in ROWS if row.part == "tile")
    keys = ("ticked", "none", "hidden", "also_saddle", *under)
    return replace(answers, **{key: getattr(signs, key) for key in keys})
