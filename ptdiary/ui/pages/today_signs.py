"""The second question of an entry: the tiles, and what is asked under a ticked one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions import Answers, cleared
from ptdiary.report.wording import entry_form
from ptdiary.report.wording import tiles as words
from ptdiary.ui.widgets.follow_ups import FollowUps, Question
from ptdiary.ui.widgets.tiles import TileList, TileWords

if TYPE_CHECKING:
    from ptdiary.diary.diary import Diary
    from ptdiary.ui.theme import Look

_WITH_DECLINED = (*entry_form.YES_NO_UNSURE, ("declined", words.DECLINED))

# What is asked under each tile; the keys are fields of `Answers`.
_QUESTIONS: dict[str, tuple[Question, ...]] = {
    "travels": (
        Question(key="leg", words=words.WHICH_LEG, answers=words.SIDES),
        Question(key="past_knee", words=words.PAST_KNEE, answers=entry_form.YES_NO_UNSURE),
        Question(key="arm", words=words.ARM, answers=words.ARMS),
    ),
    "sharp": (
        Question(key="sharp_words", words=words.WHICH_PAIN, answers=words.SHARP_WORDS, many=True),
        Question(key="during_exercise", words=words.DURING, answers=entry_form.YES_NO_UNSURE),
        Question(key="exercise", words=words.WHICH_EXERCISE),
    ),
    "nerves": (
        Question(key="nerves", words=words.WHICH_NERVES, answers=words.NERVES, many=True),
        Question(key="nerve_side", words=words.WHICH_SIDE, answers=words.SIDES),
        Question(key="nerve_change", words=words.IS_IT_NEW, answers=words.CHANGES),
    ),
    "weakness": (
        Question(key="weak_side", words=words.WHICH_SIDE, answers=words.SIDES),
        Question(key="weak_change", words=words.IS_IT_NEW, answers=words.CHANGES),
        Question(key="giving_way", words=words.GIVES_WAY, answers=entry_form.YES_NO_UNSURE),
    ),
    "swelling": (Question(key="swelling", words=words.HOW_MUCH, answers=words.AMOUNTS),),
    "movement": (
        Question(
            key="movement",
            words=words.HOW_WELL,
            spans=words.MOVEMENT_SPANS,
            names=entry_form.out_of_ten(words.MOVEMENT_SPANS),
        ),
    ),
    "saddle": tuple(
        Question(
            key=name,
            words=text,
            answers=_WITH_DECLINED if name == "sexual" else entry_form.YES_NO_UNSURE,
        )
        for name, text in words.SADDLE.items()
    ),
    "fever": (Question(key="ill", words=words.WHICH_ILL, answers=words.ILL, many=True),),
    "fall": (Question(key="fall", words=words.HOW_SERIOUS, answers=words.FALLS),),
}
_HINTS = {"movement": words.MOVEMENT_HINT, "sharp": "", "swelling": ""}


class SignList(QWidget):
    """Shows answers, and turns each press into new ones: `edited(Answers)`.

    `made` where questions under a tile are there for the first time.
    """

    edited = Signal(object)
    made = Signal()

    def __init__(self, look: Look, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = Answers()
        self._exercises: tuple[str, ...] = ()
        self.panels = {
            tile: FollowUps(words.TILES[tile], asked, look, _HINTS.get(tile, words.FOLLOW_UP_HINT))
            for tile, asked in _QUESTIONS.items()
        }
        tiles = TileWords(
            none=words.NONE_OF_THESE,
            others=words.NONE_OF_THE_OTHERS,
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
        self.tiles.others_pressed.connect(self._others)
        self.tiles.cleared.connect(self._clear)
        for panel in self.panels.values():
            panel.answered.connect(self._answered)
            panel.made.connect(self.made)

    def show_answers(self, answers: Answers) -> None:
        """Show these answers."""
        self.answers = answers
        self.tiles.show_state(answers.ticked, bool(answers.none))
        for panel in self.panels.values():
            for key in panel.asked():
                panel.show_value(key, getattr(answers, key))
        one_leg = answers.leg in ("left", "right", "both")
        self.panels["travels"].show_question("past_knee", one_leg)
        asks = answers.during_exercise == "yes" and bool(self._exercises)
        self.panels["sharp"].show_question("exercise", asks)

    def set_diary(self, diary: Diary) -> None:
        """The exercises to choose from: those of the last session, then those of the plan."""
        last = diary.sessions[-1].exercises if diary.sessions else ()
        names = [each.name for each in last] + [each.name for each in diary.plan]
        exercises = tuple(dict.fromkeys(names))
        if exercises != self._exercises:
            self._exercises = exercises
            self.panels["sharp"].set_answers("exercise", [(name, name) for name in exercises])
            self.show_answers(self.answers)

    def _ticked(self, tile: str, on: bool) -> None:
        self.edited.emit(self.answers.ticking(tile, on))

    def _none(self, on: bool) -> None:
        self.edited.emit(self.answers.pressing_none(on))

    def _others(self, on: bool) -> None:
        self.edited.emit(self.answers.pressing_none_of_others(on))

    def _clear(self) -> None:
        self.edited.emit(cleared(self.answers))

    def _answered(self, key: str) -> None:
        panel = next(each for each in self.panels.values() if key in each.asked())
        value = panel.value(key)
        if key == "ill":
            value = _without_not_sure(value, self.answers.ill)
        self.edited.emit(replace(self.answers, **{key: value}))


def with_signs(answers: Answers, signs: Answers) -> Answers:
    """The answers, with the tiles and what is asked under them as `signs` has it."""
    keys = ("ticked", "none", *(each.key for asked in _QUESTIONS.values() for each in asked))
    return replace(answers, **{key: getattr(signs, key) for key in keys})


def _without_not_sure(now: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Not sure and the others exclude each other."""
    if "unsure" in now and "unsure" not in before:
        return ("unsure",)
    return tuple(each for each in now if each != "unsure") or now
