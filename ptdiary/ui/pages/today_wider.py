"""The wider list: rare signs, asked about once a week, with their own *None of these*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ptdiary.diary.questions import WIDER, Answers
from ptdiary.report.wording import tiles as words
from ptdiary.report.wording.entry_form import NOT_SURE
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.follow_ups import FollowUps, Question
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.tiles import TileList, TileWords

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look

_UNSURE = ("unsure", NOT_SURE)
_DECLINED = ("declined", words.DECLINED)


class WiderCard(Card):
    """`kept(Answers)` once the patient saves the list, `left` when she puts it off.

    `made` where a question under a tile is there for the first time.
    """

    made = Signal()
    kept = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.5)
        self.answers = Answers()
        self.panels = {
            name: FollowUps(
                words.WIDER[name],
                (
                    Question(
                        key=name,
                        words=words.ARE_YOU_SURE,
                        answers=(_UNSURE, _DECLINED) if name == "sexual" else (_UNSURE,),
                    ),
                ),
                look,
            )
            for name in WIDER
        }
        self.tiles = TileList(
            TileWords(none=words.NONE_OF_THESE, others=words.NONE_OF_THE_OTHERS, tiles=words.WIDER),
            look,
            self.panels,
        )
        self.tiles.name(words.WIDER_QUESTION)
        self.save = Button(words.WIDER_SAVE, look)
        self.later = Button(words.WIDER_LATER, look, "link")
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.later)
        self.ask = Button(words.WIDER_ASK, look, "link")
        question = Label(words.WIDER_QUESTION, "h3")
        self._asked = (question, self.tiles, self.save, self.later)
        self.add(Label(words.WIDER_TITLE, "h2"), Label(words.WIDER_WHY, "hint"), self.ask)
        self.add(question, self.tiles, buttons)
        self.ask.clicked.connect(self._open)
        self.tiles.ticked.connect(self._ticked)
        self.tiles.none_pressed.connect(self._none)
        self.tiles.others_pressed.connect(self._others)
        self.tiles.cleared.connect(self._clear)
        for panel in self.panels.values():
            panel.answered.connect(self._answered)
            panel.made.connect(self.made)
        self.save.clicked.connect(self._save)
        self.later.clicked.connect(self.left)

    def show_answers(self, answers: Answers) -> None:
        """Show how the wider list stands."""
        self.answers = answers
        self.tiles.show_state(answers.wider, bool(answers.wider_none))
        for name, panel in self.panels.items():
            unsure = "unsure" if name in answers.wider_unsure else None
            declined = name == "sexual" and answers.sexual_declined
            panel.show_value(name, "declined" if declined else unsure)
        self.save.setEnabled(bool(answers.wider or answers.wider_none))

    def show_open(self, is_open: bool) -> None:
        """Ask at once, as once a week; or wait behind a link."""
        self.ask.setVisible(not is_open)
        for widget in self._asked:
            widget.setVisible(is_open)

    def _open(self) -> None:
        self.show_open(True)
        self.tiles.none.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self, name: str, on: bool) -> None:
        self.show_answers(self.answers.ticking_wider(name, on))

    def _none(self, on: bool) -> None:
        ticked = () if on else self.answers.wider
        self.show_answers(replace(self.answers, wider=ticked, wider_none=on or None))

    def _others(self, on: bool) -> None:
        self.show_answers(replace(self.answers, wider_none=on or None))

    def _clear(self) -> None:
        self.show_answers(replace(self.answers, wider=(), wider_none=None))

    def _answered(self, name: str) -> None:
        value = self.panels[name].value(name)
        unsure = {*self.answers.wider_unsure} - {name} | ({name} if value == "unsure" else set())
        declined = self.answers.sexual_declined
        if name == "sexual":
            declined = value == "declined" or None
        ordered = tuple(each for each in WIDER if each in unsure)
        self.show_answers(replace(self.answers, wider_unsure=ordered, sexual_declined=declined))

    def _save(self) -> None:
        self.kept.emit(self.answers)
