"""What the timer asks and says between two exercises, a screen each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from unicodedata import decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Exercise
from ptdiary.diary.programme import BroughtPain, with_pain
from ptdiary.ui.destination import PageName
from ptdiary.ui.timer.run import asks_hold
from ptdiary.ui.widgets import Button, Choices, Flow, FormRow, Label, ScoreScale, nest, stop_at
from ptdiary.words import dates
from ptdiary.words import sessions as session_words
from ptdiary.words import timer as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ptdiary.diary import PlannedExercise
    from ptdiary.ui.theme import Look


class TimerScreen(QWidget):
    """Words, questions, and at the foot its buttons; `first` is what gets the keyboard.

    `closed`: back to Today.
    """

    closed = Signal()
    first: QWidget

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        look.space(self.column, 0, 0.9)

    def say(self, sentence: str) -> None:
        """A sentence in large letters."""
        if sentence:
            self.column.addWidget(Label(sentence, "script"))

    def end(self, *buttons: Button, closes: bool = True) -> None:
        """The buttons at the foot, and the way back."""
        row = Flow(self.look, gap=0.8)
        row.add(*buttons)
        if closes:
            close = Button(words.BACK, self.look, "link")
            close.clicked.connect(self.closed)
            row.add(close)
        nest(self.column, row)
        self.column.addStretch(1)
        self.first = buttons[0]


_HOLDS = (0, 3, 5, 10, 15, 20, 30, 45, 60)  # seconds; 0: repetitions are counted by hand
_RESTS = (10, 20, 30, 60, 90)


class PaceScreen(TimerScreen):
    """Before an exercise: how much of it, how long a hold and a rest are.

    `hold` and `rest` with the seconds that were chosen, `passed`: not this one now.
    """

    started = Signal()
    passed = Signal()
    hold = Signal(int)
    rest = Signal(int)

    def __init__(
        self, planned: PlannedExercise, hold: int | None, rest: int, place: str, look: Look
    ) -> None:
        """`hold`: the seconds of last time, None if it was never chosen. `place` in the list."""
        super().__init__(look)
        self.say(words.planned_dose(planned))
        self.column.addWidget(Label(place, "hint"))
        if planned.instructions:
            self.column.addWidget(Label(planned.instructions))
        self.holds = _seconds(_HOLDS, hold or 0, look)
        self.rests = _seconds(_RESTS, rest, look)
        asked = (
            (words.HOLD, self.holds, self.hold, asks_hold(planned)),
            (words.REST, self.rests, self.rest, (planned.sets or 1) > 1),
        )
        for question, pills, chosen, is_asked in asked:
            row = FormRow(question, pills, look)
            self.column.addWidget(row)
            row.setVisible(is_asked)
            pills.changed.connect(partial(_tell, pills, chosen))
        self.start = Button(words.START, look, "primary")
        self.other = Button(words.LEAVE_OUT, look, "link")
        self.start.clicked.connect(self.started)
        self.other.clicked.connect(self.passed)
        self.end(self.start, self.other)
        if hold is None and asks_hold(planned):
            self.first = self.holds.first_stop() or self.start


def _seconds(offered: tuple[int, ...], chosen: int, look: Look) -> Choices:
    said = [(str(each), str(each) if each else words.NO_HOLD) for each in offered]
    pills = Choices(said, look, clearable=False)
    pills.choose(str(min(offered, key=lambda each: abs(each - chosen))))
    return pills


def _tell(pills: Choices, chosen: Any) -> None:
    seconds = pills.number()
    if seconds is not None:
        chosen.emit(seconds)


def _hurt_row(exercise: str, look: Look) -> tuple[ScoreScale, FormRow]:
    scale = ScoreScale(look, dates.out_of_ten, session_words.PAIN_SPANS, bars=False)
    name = words.named(words.HURT_HOW_MUCH, exercise)
    return scale, FormRow(words.HURT, scale, look, name=name)


_NOT_ASKED = BroughtPain()


@dataclass(frozen=True, slots=True, kw_only=True)
class HurtTold:
    """What was told of an exercise that hurt: the score, None is not told, and what happened."""

    hurt: int | None = None
    pain: BroughtPain = _NOT_ASKED

    def fields(self) -> dict[str, Any]:
        """The fields that say it, of an exercise of which nothing else is written."""
        said = {} if self.hurt is None else {"hurt": self.hurt}
        return {"stopped": True} | said | with_pain(Exercise(name=""), self.pain)


_NONE = "none"
_OFFERED_LIMBS = session_words.LIMBS[:5]


class HurtScreen(TimerScreen):
    """It hurts: how much, and whether it was sharp, went into a limb or rose.

    The keyboard comes to the heading: Space, which counted until now, answers nothing.
    """

    saved = Signal(HurtTold)

    def __init__(self, exercise: str, look: Look) -> None:
        super().__init__(look)
        self._before: tuple[str, ...] = ()
        self.heading = Label(words.STOPPED, "script")
        stop_at(self.heading, look)
        self.column.addWidget(self.heading)
        self.hurt, hurt_row = _hurt_row(exercise, look)
        answers = (*session_words.HAPPENINGS, (_NONE, session_words.NONE))
        self.happened = Choices(answers, look, many=True)
        self.limbs = Choices(_OFFERED_LIMBS, look, many=True)
        self._limb_row = FormRow(session_words.LIMB_WHERE, self.limbs, look)
        self._eases = Label(words.EASES, "hint")
        self.column.addWidget(hurt_row)
        self.column.addWidget(FormRow(words.HAPPENED, self.happened, look))
        for each in (self._limb_row, self._eases):
            self.column.addWidget(each)
            each.hide()
        self.save = Button(words.SAVE, look, "primary")
        self.happened.changed.connect(self._follow)
        self.save.clicked.connect(self._save)
        self.end(self.save)
        self.first = self.heading

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is the score from the heading too."""
        typed = event.text()
        if self.heading.hasFocus() and len(typed) == 1 and typed.isdecimal():
            self.hurt.type_digit(decimal(typed))
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        chosen = self.happened.values()
        if _NONE in chosen and len(chosen) > 1:  # what was pressed last stays
            was_none = self._before == (_NONE,)
            self.happened.choose(*(each for each in chosen if (each != _NONE) == was_none))
        self._before = self.happened.values()
        self._limb_row.setVisible("limb" in self._before)
        self._eases.setVisible("rise" in self._before)

    def told(self) -> HurtTold:
        """What is answered so far."""
        chosen = self.happened.values()
        pain = BroughtPain(
            sharp="yes" if "sharp" in chosen else None,
            limbs=self.limbs.values() or ("leg.one_side",) if "limb" in chosen else None,
            rose="yes" if "rise" in chosen else "no" if _NONE in chosen else None,
        )
        return HurtTold(hurt=self.hurt.value(), pain=pain)

    def _save(self) -> None:
        self.saved.emit(self.told())


class AfterScreen(TimerScreen):
    """After an exercise: what was written of it, whether it hurt, and the way on.

    `hurt` with the score, None where it is taken back.
    """

    hurt = Signal(object)
    onward = Signal()

    def __init__(
        self, sentence: str, exercise: str, onward: str, look: Look, *, asks: bool
    ) -> None:
        super().__init__(look)
        self.say(words.named(sentence, exercise))
        self.scale, row = _hurt_row(exercise, look)
        self.column.addWidget(row)
        hint = Label(words.OPTIONAL, "hint")
        self.column.addWidget(hint)
        row.setVisible(asks)
        hint.setVisible(asks)
        self.scale.changed.connect(self._hurt)
        self.go_on = Button(onward, look, "primary")
        self.go_on.clicked.connect(self.onward)
        self.end(self.go_on)

    def _hurt(self) -> None:
        self.hurt.emit(self.scale.value())


class WayScreen(TimerScreen):
    """Why nothing is done here now, and where to go: `led` with the page."""

    led = Signal(PageName)

    def __init__(
        self, sentences: tuple[str, ...], ways: tuple[tuple[str, PageName], ...], look: Look
    ) -> None:
        super().__init__(look)
        for sentence in sentences:
            self.say(sentence)
        buttons: list[Button] = []
        for said, page in ways:
            button = Button(said, look, "link" if buttons else "primary")
            button.clicked.connect(partial(self.led.emit, page))
            buttons.append(button)
        self.end(*buttons, closes=False)
