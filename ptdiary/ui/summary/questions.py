"""The questions to ask, on the summary page: write them, and choose the three that print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Question
from ptdiary.ui.draft import BoxDraft, FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import Button, Card, Chip, Flow, FormRow, Label, LineBox, TextBox
from ptdiary.words import summary as words
from ptdiary.words.isolate import isolated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

# What the patient writes to the therapist for the next visit. It prints, and is part of the diary.

_PAUSE = 400  # milliseconds without a letter before the paper shows what was typed
_LINES = 3.0
_LONGEST_NOTE = 5_000


class NoteCard(Card):
    """A box of text; `changed` a moment after the last letter. It is kept once it is left.

    Until then it is a draft beside the diary.
    """

    changed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keeper = keeper
        self._draft = FormDraft("summary.note", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(self._draft_not_kept)
        self.box = TextBox(look, _LINES, _LONGEST_NOTE)
        half = self._draft.read(_read_note)
        self._shown = keeper.diary.visit_note or ""
        self.box.setPlainText(self._shown if half is None else half.form)
        self._row = FormRow(words.NOTE, self.box, look, words.NOTE_HELP)
        self._row.set_back(is_back=half is not None)
        self.add(self._row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._pause_over)
        self.box.textChanged.connect(self._typed)
        self.box.finished.connect(self.keep)

    def note(self) -> str:
        """What is written; empty if nothing is."""
        return self.box.answer() or ""

    def show_view(self, view: View) -> None:
        """The note as the diary has it, if it is another than was shown, as after Undo."""
        kept = view.diary.visit_note or ""
        if kept != self._shown:
            self._shown = kept
            if self.note() != kept:
                self.box.blockSignals(True)
                self.box.setPlainText(kept)
                self.box.blockSignals(False)

    def keep(self) -> None:
        """Write it into the diary, if it is another; until that works it is a draft."""
        note = self.note()
        same = note == (self._keeper.diary.visit_note or "")
        if same or self._keeper.keep_visit_note(words.NOTE_SAVED, note):
            self._draft.clear()
            self._row.set_error("")
            self._row.set_back(is_back=False)
        else:
            self._draft.write()

    def _typed(self) -> None:
        self._draft.wait(self._values)
        self._row.set_error("")
        self._pause.start()

    def _values(self) -> dict[str, Any]:
        # one that is emptied is typed too, until that is saved
        return {} if self.note() == self._shown else {"note": self.note()}

    def _draft_not_kept(self) -> None:
        self._row.set_error(words.NOTE_NOT_KEPT)

    def _pause_over(self) -> None:
        if self.isVisible():  # else the window has closed, and its diary with it
            self.changed.emit()


def _read_note(values: Mapping[str, Any]) -> str:
    return str(values["note"])


MOST = 3
_LONGEST = 500


class QuestionsCard(Card):
    """The open questions, each with a pill that says whether it prints; `chosen_changed` after."""

    chosen_changed = Signal()

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keeper = keeper
        self._look = look
        self._known: tuple[str, ...] = ()
        self._shown: list[Question] = []
        self._chosen: tuple[str, ...] = ()
        self.chips: dict[str, Chip] = {}
        self._asked = QVBoxLayout()
        look.space(self._asked, 0, 0.4)
        self.question = LineBox(look, _LONGEST)
        BoxDraft("summary.question", keeper, self).watch("question", self.question)
        self.question.returnPressed.connect(self._add)
        add = Button(words.ADD_QUESTION, look)
        add.clicked.connect(self._add)
        save_by_keys(self, add)
        row = FormRow(words.QUESTION_NAME, self.question, look, kind="text")
        self.add(Label(words.QUESTIONS, "h3"), Label(words.QUESTIONS_HELP, "hint"))
        self.add(self._asked, row, add)

    def chosen(self) -> tuple[str, ...]:
        """The ids of the questions that print, at most three."""
        return self._chosen

    def show_view(self, view: View) -> None:
        """The open questions. A new one prints while there is room for it."""
        open_ones = [each for each in view.diary.questions if each.answered_at is None]
        ids = tuple(each.id for each in open_ones)
        kept = [each for each in self._chosen if each in ids]
        new = [each for each in ids if each not in self._known]
        self._chosen = tuple((kept + new)[:MOST])
        self._known = ids
        if open_ones != self._shown:  # else what has the keyboard would lose it each minute
            self._shown = open_ones
            self._list(open_ones)
        self._show_chosen()

    def _list(self, open_ones: list[Question]) -> None:
        while (item := self._asked.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = {}
        for question in open_ones:
            self._asked.addWidget(self._row(question))

    def _row(self, question: Question) -> QWidget:
        row = QWidget()
        across = Flow(self._look, row)
        chip = Chip(words.PRINT_QUESTION, self._look)
        chip.setAccessibleName(f"{words.PRINT_QUESTION}: {isolated(question.text)}")
        chip.toggled.connect(partial(self._choose, question.id))
        self.chips[question.id] = chip
        remove = Button(words.REMOVE_QUESTION, self._look, "link")
        remove.setAccessibleName(f"{words.REMOVE_QUESTION}: {isolated(question.text)}")
        remove.clicked.connect(partial(self._remove, question.id))
        across.add(Label(question.text), chip, remove)
        return row

    def _show_chosen(self) -> None:
        full = len(self._chosen) >= MOST
        for id_, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(id_ in self._chosen)
            chip.setEnabled(id_ in self._chosen or not full)
            chip.blockSignals(False)

    def _choose(self, question: str, on: bool) -> None:
        others = tuple(each for each in self._chosen if each != question)
        self._chosen = (*others, question)[:MOST] if on else others
        self._show_chosen()
        self.chosen_changed.emit()

    def _add(self) -> None:
        text = self.question.answer()
        if text is None:
            self.question.setFocus()
            return
        asked = Question(id=str(uuid4()), text=text, written_at=self._keeper.clock())
        if self._keeper.keep(words.QUESTION_SAVED, asked):
            self.question.clear()

    def _remove(self, question: str) -> None:
        self._keeper.remove(words.QUESTION_REMOVED, Question, question)
