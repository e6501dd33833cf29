"""One line of a week from paper: a time, a score, and what is ticked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions import TILES, Answers, says_nothing
from ptdiary.ui.widgets import (
    Button,
    Chip,
    Choices,
    Flow,
    FormRow,
    Label,
    LineBox,
    TimeBox,
    WhichHour,
    nest,
)
from ptdiary.words import dates
from ptdiary.words import paper_week as words
from ptdiary.words.entry_form import TILES as TILE_WORDS
from ptdiary.words.typed_number import NO_SCORE, number_typed

if TYPE_CHECKING:
    from datetime import date, time

    from ptdiary.ui.theme import Look

HIGHEST = 10


class ScoreBox(LineBox):
    """A score from 0 to 10, typed in the digits of any script; blank is not answered.

    What is no score answers nothing: it stays as it was typed, and `complaint` says so.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 4, parent)
        self.textEdited.connect(self._tell)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.size(self, width=4)

    def score(self) -> int | None:
        """The score; None for a blank box, and where there is a complaint."""
        found = number_typed(self.text(), HIGHEST, whole=True)
        return None if found is None else int(found)

    def complaint(self) -> str:
        """What is wrong with what was typed; empty: nothing is."""
        wrong = self.answer() is not None and self.score() is None
        return NO_SCORE if wrong else ""

    def _tell(self) -> None:
        if said := self.complaint():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def show_score(self, score: int | None) -> None:
        """Show a score, or a blank box. What is typed stays while it is that score, or none."""
        if score != self.score():
            self.setText("" if score is None else str(score))


class PaperLine(QWidget):
    """A morning or an evening. What is left alone answers nothing."""

    changed = Signal()

    def __init__(self, part: str, usual: time, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.part = part
        self._usual = usual
        self._answers = Answers()
        column = QVBoxLayout(self)
        look.space(column, 0, 0.3)
        self._name = Label(words.PARTS[part], wrap=False)
        look.size(self._name, least_width=5.2)
        self.time = TimeBox(look, self)
        self.score = ScoreBox(look, self)
        self.none = Chip(words.NONE, look, self)
        self.signs = Button(words.SIGNS, look, parent=self)
        across = Flow(look)
        sore = Label(words.SORE, wrap=False)
        across.add(self._name, self.time, self.time.said, sore, self.score, self.none, self.signs)
        nest(column, across)
        self.which = WhichHour(look, self)
        column.addWidget(self.which)
        self.tiles = Choices([(tile, TILE_WORDS[tile]) for tile in TILES], look, many=True)
        self.movement = ScoreBox(look)
        self._movement_row = FormRow(words.MOVEMENT, self.movement, look, kind="text")
        self._panel = QWidget(self)
        under = QVBoxLayout(self._panel)
        look.space(under, 0.4, 0.3)
        under.addWidget(Label(words.SIGNS_QUESTION))
        under.addWidget(self.tiles)
        under.addWidget(self._movement_row)
        under.addWidget(Label(words.SIGNS_HELP, "hint"))
        column.addWidget(self._panel)
        self._error = Label("", "error")
        column.addWidget(self._error)
        self.none.toggled.connect(self._none_pressed)
        self.signs.clicked.connect(self._open_or_close)
        self.tiles.changed.connect(self._ticked)
        for box in (self.score, self.movement):
            box.textEdited.connect(self._typed)
        self.show_answers(Answers(), None)

    def answers(self) -> Answers:
        """What was typed and pressed."""
        return replace(self._answers, soreness=self.score.score(), movement=self.movement.score())

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was answered, and its time is the usual one."""
        answers = self.answers()
        return says_nothing(answers) and not answers.ticked and self.at() == self._usual

    def at(self) -> time:
        """The time of the line."""
        return self.time.value()

    def show_answers(self, answers: Answers, at: time | None, hour: str = "first") -> None:
        """Show these answers at this time; None: the usual time. Emits nothing.

        `hour`: which it was of one that clocks show twice, once the page asks.
        """
        self._answers = answers
        self.time.show_time(at or self._usual)
        self.which.choose(hour)
        self.which.hide()
        self.score.clear()
        self.movement.clear()
        self.score.show_score(answers.soreness)
        self.movement.show_score(answers.movement)
        self.show_signs(shown=bool(answers.ticked))
        self.set_error("")
        self._show()

    def show_signs(self, shown: bool) -> None:
        """Open or close the list of signs; what is ticked in it stays."""
        self._panel.setVisible(shown)

    def name(self, day: date) -> None:
        """Tell screen readers which line each control belongs to."""
        for control, what in (
            (self.time, words.TIME), (self.score, words.SCORE), (self.none, words.NONE),
            (self.signs, words.SIGNS), (self.movement, words.MOVEMENT),
        ):  # fmt: skip
            control.setAccessibleName(words.line(day, self.part, what, self._look.times))
        for pills, what in ((self.tiles, words.SIGNS), (self.which, dates.WHICH_HOUR)):
            pills.name(words.line(day, self.part, what, self._look.times))

    def take_answers(self, answers: Answers) -> None:
        """Take what was answered elsewhere; the time stays."""
        self._answers = answers
        self.score.show_score(answers.soreness)
        self.movement.show_score(answers.movement)
        self._tell()

    def complaint(self) -> str:
        """What is wrong with a score of this line; empty: nothing is."""
        shown = "movement" in self._answers.ticked
        return self.score.complaint() or (self.movement.complaint() if shown else "")

    def set_error(self, sentence: str) -> None:
        """Say under the line what is wrong; empty: nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _open_or_close(self) -> None:
        self.show_signs(self._panel.isHidden())

    def _none_pressed(self, on: bool) -> None:
        self._answers = self._answers.pressing_none_of_others(on)
        self._tell()

    def _ticked(self) -> None:
        ticked = set(self.tiles.values())
        for tile in TILES:
            if (tile in ticked) != (tile in self._answers.ticked):
                self._answers = self._answers.ticking(tile, tile in ticked)
        self._tell()

    def _typed(self) -> None:
        self.set_error(self.complaint())
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.tiles.choose(*self._answers.ticked)
        self.none.blockSignals(True)
        self.none.setText(words.NONE_OTHERS if self._answers.ticked else words.NONE)
        self.none.setChecked(bool(self._answers.none))
        self.none.blockSignals(False)
        self.none.updateGeometry()
        self.signs.setText(words.signs(len(self._answers.ticked)))
        self.signs.updateGeometry()
        self._movement_row.setVisible("movement" in self._answers.ticked)
