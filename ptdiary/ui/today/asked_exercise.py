"""What is asked about an exercise: did it hurt, what was in the way, and what the pain was like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any
from unicodedata import decimal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ptdiary.diary.programme import BroughtPain
from ptdiary.ui.today.rows import OwnWords
from ptdiary.ui.widgets import (
    Button,
    Card,
    Choices,
    Flow,
    FormRow,
    Label,
    OneLine,
    ScoreScale,
    stop_at,
    turned,
)
from ptdiary.words import dates
from ptdiary.words import programme as words
from ptdiary.words.entry_form import TILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ptdiary.diary import Exercise, PlannedExercise
    from ptdiary.diary.programme import DueExercise
    from ptdiary.ui.theme import Look

_LEAST_SCALE = 19.0  # em
_BESIDE = 13.0  # em: questions after pain stand at the left of their answers
_AROUND = (1.1, 0.7, 1.1, 0.6)  # em

# What is asked below the tiles.


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBelow:
    """`kind` is `hurt`, `any`, `which` or `why`; `about` the exercises, by their ids."""

    kind: str
    about: tuple[str, ...]


class BelowTiles(QWidget):
    """One question, tied to the tile above by a line at the left.

    The keyboard comes to the question and not to an answer, which a second press would give. What
    is typed there as a digit is the score, and 0 says that none of them hurt.

    `hurt` with the score or None, `any_hurt` with the answer, `which` with the id of an exercise,
    `why` with the words chosen; `typed` while one is still being typed. `left` with Escape.
    """

    hurt = Signal(object)
    any_hurt = Signal(bool)
    which = Signal(str)
    why = Signal(tuple)
    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.asked: AskedBelow | None = None
        self.scale: ScoreScale | None = None
        self.pills: Choices | None = None
        self.own: OwnWords | None = None
        self.question: Label | None = None
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        look.space(self._column, (0.9, 0.1, 0, 0.1), 0)
        self.hide()

    def ask(self, asked: AskedBelow | None, due: Mapping[str, DueExercise]) -> bool:
        """Ask this, None: nothing; True if it is another question than before."""
        if asked == self.asked:
            return False
        self.asked = asked
        self.scale = self.pills = self.own = self.question = None
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if asked is not None:
            self._inside = self._made(asked, [due[id_] for id_ in asked.about])
            self._column.addWidget(self._inside)
            self._inside.show()
        self.setVisible(asked is not None)
        return True

    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif len(typed) != 1 or not typed.isdecimal() or not self.type_digit(decimal(typed)):
            super().keyPressEvent(event)

    def type_digit(self, digit: int) -> bool:
        """Answer with a score, or that none hurt with 0; False where it is no answer."""
        if self.scale is not None:
            self.scale.type_digit(digit)
        elif self.asked is not None and self.asked.kind == "any" and digit == 0:
            self.any_hurt.emit(False)
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, em = QPainter(self), self._look.em
        line = QRectF(em * 0.3, 0, em * 0.15, self.height())
        painter.fillRect(turned(line, self), self._look.colour("accent"))

    def _made(self, asked: AskedBelow, due: list[DueExercise]) -> QWidget:
        inside = QWidget(self)
        match asked.kind:
            case "hurt":
                question = words.about(words.HURT_QUESTION, due[0].planned)
                written = due[0].written
                scale = self.scale = ScoreScale(self._look, dates.out_of_ten, (), False, inside)
                scale.choose(None if written is None else written.hurt)
                scale.changed.connect(self._scored)
                self._beside(inside, question, scale, _LEAST_SCALE)
            case "why":
                question = words.about(words.WHY_QUESTION, due[0].planned)
                own = self.own = OwnWords(question, self._look)
                own.offer(words.REASONS)
                own.show_value(_reasons(due[0].written))
                own.changed.connect(self._reasoned)
                own.typed.connect(self.typed)
                column = QVBoxLayout(inside)
                self._look.space(column, 0, 0.4)
                column.addWidget(self._heading(Label(question, "strong")))
                column.addWidget(own)
            case _:
                answers = [(each.planned.id, each.planned.name) for each in due]
                question = words.WHICH_HURT
                if asked.kind == "any":
                    answers, question = [("no", words.NO), ("yes", words.YES)], words.ANY_HURT
                pills = self.pills = Choices(answers, self._look, parent=inside)
                pills.changed.connect(self._picked)
                self._beside(inside, question, pills, 10.0)
        return inside

    def _beside(
        self, inside: QWidget, question: str, control: ScoreScale | Choices, least: float
    ) -> None:
        control.name(question)
        row = Flow(self._look, inside, gap=0.5)
        row.add(self._heading(OneLine(question, "strong")))
        row.add_wide(control, least)

    def _heading(self, label: Label) -> Label:
        stop_at(label, self._look)
        self.question = label
        return label

    def _scored(self) -> None:
        if self.scale is not None:
            self.hurt.emit(self.scale.value())

    def _reasoned(self) -> None:
        if self.own is not None:
            self.why.emit(self.own.value())

    def _picked(self) -> None:
        answer = self.pills.value() if self.pills is not None else None
        if answer is None or self.asked is None:
            return
        if self.asked.kind == "any":
            self.any_hurt.emit(answer == "yes")
        else:
            self.which.emit(answer)


def _reasons(written: Exercise | None) -> tuple[str, ...]:
    """The words chosen, and the patient's own as one more."""
    text = (written and written.skipped_why) or ""
    parts = [part.strip() for part in text.split(",")]
    chosen = [part for part in parts if part in words.REASONS]
    own = ", ".join(part for part in parts if part and part not in words.REASONS)
    return (*chosen, *([own] if own else ()))


# What is asked of one that hurt a lot, before anything else.


class PainCard(Card):
    """Three questions about pain in an exercise. `answered` after each, `tell` with a sign's tile.

    Once all are answered it is the way to the signs. It stays while a warning stands: what is
    asked of that exercise is no programme. The keyboard comes to `title`, and to no answer.
    """

    answered = Signal(BroughtPain)
    tell = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, margin=_AROUND, spacing=0.35)
        self.pain = BroughtPain()
        self.about = ""  # the id of the exercise
        self.title = Label("", "h3")
        stop_at(self.title, look)
        self.add(self.title)
        self.asked: dict[str, Choices] = {}
        self._rows: dict[str, FormRow] = {}
        for key, (question, answers) in words.PAIN_QUESTIONS.items():
            control = Choices(answers, look, many=key == "limbs", parent=self)
            control.changed.connect(partial(self._answered, key))
            row = FormRow(question, control, look, "", "text", _BESIDE, parent=self)
            self.asked[key], self._rows[key] = control, row
            self.add(row)
        self.tells = {
            tile: Button(words.TELL.format(sign=TILES[tile]), look, "secondary", parent=self)
            for tile in ("travels", "sharp")
        }
        for tile, button in self.tells.items():
            button.clicked.connect(partial(self.tell.emit, tile))
        self.close_button = Button(words.CLOSE, look, "link", parent=self)
        self.close_button.clicked.connect(self.closed)
        buttons = Flow(look, gap=0.6)
        buttons.add(*self.tells.values(), self.close_button)
        self.add(buttons)
        self.hide()

    def ask(self, planned: PlannedExercise, pain: BroughtPain) -> None:
        """Ask about an exercise, of which this is known."""
        self.about, self.pain = planned.id, pain
        title = words.PAIN_TITLE if pain.is_open else words.PAIN_TOLD
        self.title.setText(words.about(title, planned))
        limbs = (words.NOT_INTO_LIMB,) if pain.limbs == () else pain.limbs or ()
        chosen = {"sharp": (pain.sharp,), "limbs": limbs, "rose": (pain.rose,)}
        for key, values in {**chosen, "settled": (pain.settled,)}.items():
            self.asked[key].choose(*values)
            self._rows[key].setVisible(pain.is_open and (key != "settled" or pain.rose == "yes"))
        self.tells["travels"].setVisible(bool(pain.limbs))
        self.tells["sharp"].setVisible(pain.sharp == "yes")
        self.show()

    def close_card(self) -> None:
        """Nothing is asked any more."""
        self.about = ""
        self.hide()

    def _answered(self, key: str) -> None:
        control = self.asked[key]
        value: Any = self._limbs(control.values()) if key == "limbs" else control.value()
        pain = replace(self.pain, **{key: value})
        self.answered.emit(pain if pain.rose == "yes" else replace(pain, settled=None))

    def _limbs(self, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
        """*No* and a limb take each other back: what was pressed last stays."""
        none = words.NOT_INTO_LIMB
        if none in chosen and (len(chosen) == 1 or self.pain.limbs):
            return ()
        return tuple(each for each in chosen if each != none) or None
