"""What happened during an exercise: a part of the session form, asked only as far as needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions.session_form import HAPPENINGS
from ptdiary.ui.widgets import (
    Choices,
    FormRow,
    Label,
    NumberBox,
    Pairs,
    ScoreScale,
    announce,
    nest,
    turned,
)
from ptdiary.words import dates
from ptdiary.words import sessions as words
from ptdiary.words.questions import CHIPS

if TYPE_CHECKING:
    from ptdiary.diary.questions.session_form import SessionAnswers
    from ptdiary.ui.theme import Look


class Which(QWidget):
    """Pills for which of the chosen exercises, any of them."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0)
        self._pills = Choices((), look, many=True)
        self._column.addWidget(self._pills)

    def offer(self, names: tuple[str, ...]) -> None:
        """Ask about these exercises, keeping what was chosen among them."""
        if names != self._names:
            chosen = self.values()
            self._names = names
            self._column.removeWidget(self._pills)
            self._pills.hide()
            self._pills.deleteLater()
            self._pills = Choices([(name, name) for name in names], self._look, many=True)
            self._pills.name(self.accessibleName())
            self._pills.changed.connect(self.changed)
            self._column.addWidget(self._pills)
            self.choose(*chosen)

    def values(self) -> tuple[str, ...]:
        """The names chosen."""
        return self._pills.values()

    def choose(self, *names: str) -> None:
        """Show these names as chosen."""
        self._pills.choose(*names)

    def chip(self, name: str) -> QWidget:
        """The pill of one exercise."""
        return self._pills.chip(name)


class Tied(QWidget):
    """Rows that belong to the answer above them: a line at the left says so."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.column = QVBoxLayout(self)
        look.space(self.column, (0.9, 0.15, 0, 0.35), 0.8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, em = QPainter(self), self._look.em
        line = QRectF(em * 0.3, 0, em * 0.15, self.height() - em * 0.2)
        painter.fillRect(turned(line, self), self._look.colour("accent"))


_MOST_MINUTES = 1440
_NONE = "none"  # the pill that says that nothing of it happened
_ANY = "any"  # what is asked once where anything of it happened
_NOT_SURE_WHICH = "leg.one_side"
_ONE_ARM = "arm.one_side"  # not offered, but shown where another program wrote it


class DuringPart(QWidget):
    """Pain that rose, was sharp or went into a limb: in which exercise, and how it was."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.9)
        self._rows: dict[QWidget, FormRow] = {}
        self._tied = {key: Tied(look, self) for key in (*HAPPENINGS, _ANY)}
        self._chosen: dict[Choices, tuple[str, ...]] = {}
        self._pairs = Pairs(look)
        self._why = Label("", "hint", parent=self)
        self._why.hide()
        self.happened = Choices((*words.HAPPENINGS, (_NONE, words.NONE)), look, many=True)
        self.rise_exercises, self.sharp_exercises, self.limb_exercises = (
            Which(look) for _ in HAPPENINGS
        )
        self.settled = Choices(words.YES_NO_UNSURE, look)
        self.before, self.peak = (
            ScoreScale(look, dates.out_of_ten, words.PAIN_SPANS, bars=False) for _ in range(2)
        )
        self.minutes = NumberBox(look, _MOST_MINUTES, whole=False)
        look.size(self.minutes, most_width=8)
        self.sharp = Choices(tuple(CHIPS["sharp_words"].items()), look, many=True)
        self.limb = Choices(words.LIMBS, look, many=True)
        self.limb.chip(_ONE_ARM).hide()
        self.stopped = Choices(words.YES_NO, look)
        self._lay_out()
        for control in (
            self.rise_exercises, self.settled, self.before, self.peak, self.sharp_exercises,
            self.sharp, self.limb_exercises, self.stopped,
        ):  # fmt: skip
            control.changed.connect(self.changed)
        self.minutes.textEdited.connect(self._typed)
        self.happened.changed.connect(self._happened)
        self.limb.changed.connect(self._limbs)

    def offer(self, names: tuple[str, ...]) -> None:
        """Ask about these exercises, as far as what is ticked calls for it."""
        ticked = self.happened.values()
        for which in (self.rise_exercises, self.sharp_exercises, self.limb_exercises):
            which.offer(names)
            self._rows[which].setVisible(len(names) > 1)
        for key in HAPPENINGS:
            self._tied[key].setVisible(key in ticked)
        self._tied[_ANY].setVisible(not {*HAPPENINGS}.isdisjoint(ticked))

    def ask_because(self, why: str) -> None:
        """Say above the question why it is asked now; empty: no more than usual."""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        announce(self, why)

    def answers(self, answers: SessionAnswers) -> SessionAnswers:
        """These answers with what is here; nothing of what is not ticked."""
        ticked = self.happened.values()
        happened = tuple(key for key in HAPPENINGS if key in ticked)
        told: dict[str, Any] = {"happened": happened, "none_happened": _NONE in ticked or None}
        if happened:
            told["stopped"] = self.stopped.value()
        if "rise" in happened:
            told |= {
                "rise_exercises": self.rise_exercises.values(),
                "rise_settled": self.settled.value(),
                "rise_before": self.before.value(),
                "rise_peak": self.peak.value(),
                "rise_minutes": self.minutes.number(),
            }
        if "sharp" in happened:
            told |= {
                "sharp_exercises": self.sharp_exercises.values(),
                "sharp_words": self.sharp.values(),
            }
        if "limb" in happened:
            told |= {
                "limb_exercises": self.limb_exercises.values(),
                "limb_where": self.limb.values(),
            }
        return replace(answers, **told)

    def show_answers(self, answers: SessionAnswers) -> None:
        """Fill it, after `offer`."""
        self.happened.choose(*answers.happened, _NONE if answers.none_happened else None)
        self.rise_exercises.choose(*answers.rise_exercises)
        self.settled.choose(answers.rise_settled)
        self.before.choose(answers.rise_before)
        self.peak.choose(answers.rise_peak)
        self.minutes.show_number(answers.rise_minutes)
        self.sharp_exercises.choose(*answers.sharp_exercises)
        self.sharp.choose(*answers.sharp_words)
        self.limb_exercises.choose(*answers.limb_exercises)
        self.limb.choose(*answers.limb_where)
        self.limb.chip(_ONE_ARM).setVisible(_ONE_ARM in answers.limb_where)
        self._chosen = {each: each.values() for each in (self.happened, self.limb)}
        self.stopped.choose(answers.stopped)

    def mark_open(self, is_open: bool) -> FormRow:
        """Say that the essential question is still open, or no longer; its row."""
        row = self._rows[self.settled]
        row.set_open(words.STILL_OPEN if is_open else "")
        return row

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        self._pairs.set_narrow(narrow)

    def _lay_out(self) -> None:
        self._column.addWidget(self._why)
        self._column.addWidget(FormRow(words.HAPPENED, self.happened, self._look, parent=self))
        for tied in self._tied.values():
            self._column.addWidget(tied)
        self._ask("rise", words.RISE_IN, self.rise_exercises, words.WHICH_HELP)
        self._ask("rise", words.RISE_SETTLED, self.settled)
        for question, scale in ((words.RISE_BEFORE, self.before), (words.RISE_PEAK, self.peak)):
            self._pairs.add(FormRow(question, scale, self._look, parent=self))
        nest(self._tied["rise"].column, self._pairs)
        self._ask("rise", words.RISE_MINUTES, self.minutes, words.RISE_MINUTES_HELP)
        self._ask("sharp", words.SHARP_IN, self.sharp_exercises, words.WHICH_HELP)
        self._ask("sharp", words.SHARP_WHICH, self.sharp, words.WHICH_HELP)
        self._ask("limb", words.LIMB_IN, self.limb_exercises, words.WHICH_HELP)
        self._ask("limb", words.LIMB_WHERE, self.limb, words.WHICH_HELP)
        self._ask(_ANY, words.STOPPED, self.stopped)

    def _ask(self, tied: str, question: str, control: QWidget, help_text: str = "") -> None:
        self._rows[control] = FormRow(question, control, self._look, help_text, parent=self)
        self._tied[tied].column.addWidget(self._rows[control])

    def _alone(self, control: Choices, lone: str) -> None:
        """An answer that excludes the others: what was just pressed stays."""
        chosen, before = control.values(), self._chosen.get(control, ())
        if lone in chosen and len(chosen) > 1:
            control.choose(*((lone,) if lone not in before else (c for c in chosen if c != lone)))
        self._chosen[control] = control.values()
        self.changed.emit()

    def _happened(self) -> None:
        self._alone(self.happened, _NONE)

    def _limbs(self) -> None:
        self._alone(self.limb, _NOT_SURE_WHICH)

    def _typed(self) -> None:
        self.changed.emit()
