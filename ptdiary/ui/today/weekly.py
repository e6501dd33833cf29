"""The weekly list: rare signs, asked about once a week, and how the week was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ptdiary.diary.questions import NOTHING_KNOWN, ROW, ROWS, WEEKLY, Answers, pressed
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.today.signs import RowList
from ptdiary.ui.today.tiles import TileList, TileWords
from ptdiary.ui.widgets import Button, Card, Flow, Hairline, Label
from ptdiary.words import entry_form as words
from ptdiary.words import questions

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look

# The fields of the answers that it fills.
FIELDS = (*(row.of for row in ROWS if row.part == "weekly"), "weekly_none")
_WEEK = ("week_pain", "week_enjoyment", "week_everyday")


def with_weekly(answers: Answers, weekly: Answers) -> Answers:
    """The answers, with the weekly list as `weekly` has it."""
    told = {name: getattr(weekly, name) for name in FIELDS}
    return replace(answers, **told, weekly_hidden=())


class WeeklyCard(Card):
    """`kept` once the patient saves the list, `left` when she puts it off.

    `made` if a question under a tile is there for the first time. Within the form of an entry it
    has no buttons: `edited` after each answer.
    """

    made = Signal()
    kept = Signal(Answers)
    left = Signal()
    edited = Signal()

    def __init__(self, look: Look, *, within: bool = False) -> None:
        super().__init__(look, spacing=0.5)
        self.answers = Answers()
        titles = questions.WEEKLY
        under = {check: [ROW[f"weekly_{check}"]] for check in WEEKLY}
        under["night_pain"].insert(0, ROW["nights"])
        self.panels = {
            check: RowList(titles[check], rows, look, tied=True) for check, rows in under.items()
        }
        tiles = TileWords(
            none=questions.NONE_OF_THESE,
            others=questions.NONE_OF_THE_OTHERS,
            tiles={check: titles[check] for check in WEEKLY},
            wide=frozenset(WEEKLY[-1:]),
        )
        self.tiles = TileList(tiles, look, self.panels)
        self.tiles.name(questions.QUESTIONS["weekly"])
        week = [ROW[key] for key in _WEEK]
        self.week = RowList(words.YOUR_WEEK, week, look, tied=False)
        self.save = Button(words.WEEKLY_SAVE, look)
        self.later = Button(words.NOT_NOW, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.later)
        if not within:
            self.add(Label(words.WEEKLY_TITLE, "h2"), Label(words.WEEKLY_WHY, "hint"))
        self.add(Label(questions.QUESTIONS["weekly"], "h3"), self.tiles, Hairline())
        self.add(Label(words.YOUR_WEEK, "h3"), Label(words.YOUR_WEEK_HELP, "hint"), self.week)
        self.add(buttons)
        for button in (self.save, self.later):
            button.setVisible(not within)
        self.week.show()
        self.tiles.ticked.connect(self._ticked)
        self.tiles.none_pressed.connect(self._none)
        self.tiles.others_pressed.connect(self._others)
        self.tiles.cleared.connect(self._clear)
        for panel in (*self.panels.values(), self.week):
            panel.answered.connect(self._answered)
            panel.made.connect(self.made)
        self.save.clicked.connect(self._save)
        save_by_keys(self, self.save)
        self.later.clicked.connect(self.left)
        self.show_answers(self.answers)

    def show_answers(self, answers: Answers) -> None:
        """Show what is answered so far."""
        self.answers = answers
        for panel in (*self.panels.values(), self.week):
            panel.show_rows(answers, NOTHING_KNOWN)
        self.tiles.show_state(answers.weekly, bool(answers.weekly_none))
        self.save.setEnabled(with_weekly(Answers(), answers) != Answers())

    def _ticked(self, check: str, on: bool) -> None:
        self._take(self.answers.ticking_weekly(check, on))

    def _none(self, on: bool) -> None:
        ticked = () if on else self.answers.weekly
        self._take(replace(self.answers, weekly=ticked, weekly_none=on or None))

    def _others(self, on: bool) -> None:
        self._take(replace(self.answers, weekly_none=on or None))

    def _clear(self) -> None:
        self._take(replace(self.answers, weekly=(), weekly_none=None))

    def _answered(self, key: str) -> None:
        panel = next(each for each in (*self.panels.values(), self.week) if key in each.asked())
        self._take(pressed(self.answers, key, panel.value(key), NOTHING_KNOWN))

    def _take(self, answers: Answers) -> None:
        self.show_answers(answers)
        self.edited.emit()

    def _save(self) -> None:
        self.kept.emit(self.answers)
