"""What is asked before a table comes in: one row of pills for each question, none chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from ptdiary.tables.reading import LEFT_OUT, Ask, AskAbout, TableChoices
from ptdiary.ui.widgets import Card, Choices, FormRow, Label
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ptdiary.tables.reading import Column, Dates, Rounding
    from ptdiary.ui.theme import Look

_Key = tuple[AskAbout, str]


def answering(choices: TableChoices, ask: Ask, value: str | None) -> TableChoices:
    """What has been said of a table, with one more answer; None takes it back."""
    match ask.about:
        case AskAbout.COLUMNS:
            return taking(choices, ask.column, value)
        case AskAbout.DATES:
            return replace(choices, dates=cast("Dates | None", value))
        case AskAbout.SCALE:
            if value == LEFT_OUT:
                return taking(replace(choices, scale=None), ask.column, LEFT_OUT)
            return replace(choices, scale=None if value is None else _scale(value))
        case AskAbout.ROUND:
            return replace(choices, rounding=cast("Rounding | None", value))
        case AskAbout.HOUR:
            return replace(choices, hour=None if value is None else int(value))


def _scale(value: str) -> tuple[float, float]:
    """Of `0-100`."""
    least, _, most = value.partition("-")
    return float(least), float(most)


def taking(choices: TableChoices, column: str, meaning: str | None) -> TableChoices:
    """What has been said of a table, with what a column is taken for; None: nothing is said."""
    columns = {name: each for name, each in choices.columns.items() if name != column}
    return replace(choices, columns=columns if meaning is None else {**columns, column: meaning})


@dataclass(frozen=True, slots=True)
class _Asked:
    ask: Ask
    row: FormRow
    pills: Choices


class TableQuestions(Card):
    """`answered` with a question and the value chosen, None where it was taken back.

    What is answered stays, so that it can be changed.
    """

    answered = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.9)
        self._look = look
        self._asked: dict[_Key, _Asked] = {}
        self._open: set[_Key] = set()
        self.title = Label(words.QUESTIONS_TITLE, "h2")
        self.add(self.title)
        self.hide()

    @property
    def open(self) -> int:
        """How many are not answered."""
        return len(self._open)

    def show_asks(self, asks: Sequence[Ask], columns: Sequence[Column] = ()) -> None:
        """Ask these as well. Those before that were answered stay; the others are no more asked.

        What can be answered depends on the cells of the columns.
        """
        self._open = {_key(ask) for ask in asks}
        for key, old in list(self._asked.items()):
            if key not in self._open and old.pills.value() is None:
                self._drop(key)
        for ask in asks:
            if _key(ask) not in self._asked:
                samples = (each.samples for each in columns if each.name == ask.column)
                self._ask(ask, next(samples, ()))
        self.title.setText(words.QUESTIONS_TITLE if self._open else words.ANSWERED_TITLE)
        self.setVisible(bool(self._asked))

    def forget(self, column: str = "") -> tuple[Ask, ...]:
        """Ask no more about a column, or about none; what was asked."""
        gone = [key for key in self._asked if not column or key[1] == column]
        return tuple(self._drop(key) for key in gone)

    def first_open(self) -> QWidget | None:
        """Where the keyboard goes for the first that is not answered."""
        found = (each.pills for key, each in self._asked.items() if key in self._open)
        pills = next(found, None)
        return None if pills is None else pills.first_stop()

    def pills_of(self, about: AskAbout, column: str = "") -> Choices | None:
        """The answers of one question, of that column if one is named."""
        for (asked, of), each in self._asked.items():
            if asked is about and column in ("", of):
                return each.pills
        return None

    def _ask(self, ask: Ask, samples: Sequence[str]) -> None:
        pills = Choices(words.answers(ask, self._look.times, samples), self._look, parent=self)
        help_text = words.question_help(ask)
        row = FormRow(words.question(ask), pills, self._look, help_text, parent=self)
        pills.changed.connect(partial(self._answer, ask, pills))
        self._asked[_key(ask)] = _Asked(ask, row, pills)
        self.add(row)

    def _answer(self, ask: Ask, pills: Choices) -> None:
        self.answered.emit(ask, pills.value())

    def _drop(self, key: _Key) -> Ask:
        old = self._asked.pop(key)
        self.rows.removeWidget(old.row)
        old.row.hide()
        old.row.deleteLater()
        return old.ask


def _key(ask: Ask) -> _Key:
    return ask.about, ask.column
