"""The questions to ask: write them, answer them, and choose the three that print."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Question
from ptdiary.review.visits import answered, is_open, open_questions, question_to_ask
from ptdiary.ui.draft import BoxDraft, FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.widgets import (
    Button,
    Card,
    Chip,
    Flow,
    Fold,
    FormRow,
    Label,
    LineBox,
    TextBox,
    announce,
    nest,
    put_in_order,
)
from ptdiary.words import summary as summary_words
from ptdiary.words import visits as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

MOST = 3  # that print
LONGEST_QUESTION = 500
_LONGEST_ANSWER = 5_000


def keep_question(keeper: Keeper, text: str) -> bool:
    """Keep a question for the next visit: the one way to write it, from wherever it is asked."""
    asked = question_to_ask(keeper.diary, str(uuid4()), text, keeper.clock())
    return keeper.keep(summary_words.QUESTION_SAVED, asked)


class AnswerForm(QWidget):
    """The answer to one question: `left` once it is saved or given up, as by Escape.

    Half typed, it is a draft until then.
    """

    left = Signal(str)

    def __init__(self, name: str, keeper: Keeper, look: Look, parent: QWidget) -> None:
        """`name` is that of the draft."""
        super().__init__(parent)
        self._keeper = keeper
        self.about = ""
        self._opened: str | None = None  # the answer as it was then
        self._draft = FormDraft(name, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        self.box = TextBox(look, 2, _LONGEST_ANSWER, self)
        self.save = Button(words.ANSWER_SAVE, look, parent=self)
        self.cancel = Button(words.CANCEL, look, "link", parent=self)
        buttons = Flow(look, gap=0.6)
        buttons.add(self.save, self.cancel)
        self._wrong = Label("", "error", parent=self)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.3)
        for each in (self.box, self._wrong):
            column.addWidget(each)
        nest(column, buttons)
        self.box.textChanged.connect(self._typed)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.close_form)
        save_by_keys(self, self.save)
        self.hide()

    def half_typed(self) -> str:
        """The id of the question whose answer was being typed when the program ended, or empty."""
        half = self._draft.read(_read)
        return "" if half is None else half.form[0]

    def ask(self, question: Question) -> None:
        """Ask for the answer to a question, as it was left half typed."""
        self._draft.write()
        half = self._draft.read(_read)
        self.about = ""
        is_half = half is not None and half.form[0] == question.id
        self.box.setPlainText(half.form[1] if half and is_half else question.answer or "")
        self.about, self._opened = question.id, question.answer
        self.box.setAccessibleName(words.ANSWER_TO.format(question=words.plain(question.text)))
        self._say("")
        self.show()

    def close_form(self) -> None:
        """Saved or given up."""
        about, self.about = self.about, ""
        self._draft.clear()
        self.hide()
        self.left.emit(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if self.about:  # else it is being filled
            self._say("")
            self._draft.wait(self._values)

    def _values(self) -> dict[str, str]:
        question = self._keeper.diary.find(Question, self.about)
        text = self.box.toPlainText()
        same = question is None or text == (question.answer or "")
        return {} if same else {"about": self.about, "answer": text}

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _save(self) -> None:
        keeper = self._keeper
        question, text = keeper.diary.find(Question, self.about), self.box.answer()
        if question is None:
            self.close_form()
            return
        if text is None:
            self._say(words.ANSWER_MISSING)
            announce(self, words.ANSWER_MISSING)
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        label = words.ANSWER_SAVED if is_open(question) else words.ANSWER_CHANGED
        # one that nobody changed here stays as another program may have it now
        same = text in {question.answer, self._opened}
        if same or keeper.keep(label, answered(question, text, keeper.clock())):
            self.close_form()


def _read(values: Mapping[str, Any]) -> tuple[str, str]:
    return str(values["about"]), str(values["answer"])


class QuestionRow(QWidget):
    """A question, what can be done with it, and room below for its answer."""

    def __init__(self, question: Question, said: str, look: Look, parent: QWidget) -> None:
        """`said` is the answer, empty of an open one."""
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        look.space(self.column, 0, 0.2)
        self.chip = Chip(summary_words.PRINT_QUESTION, look, self)
        self.answer = Button(words.ANSWER_CHANGE if said else words.ANSWER, look, "link")
        self.again = Button(words.OPEN_AGAIN, look, "link", parent=self)
        self.remove = Button(summary_words.REMOVE_QUESTION, look, "link", parent=self)
        self.again.setVisible(bool(said))
        for each in (self.chip, self.answer, self.again, self.remove):
            each.setAccessibleName(words.of_question(each.text(), question))
        below = Flow(look, gap=0.4)
        below.add(self.chip, self.answer, self.again, self.remove)
        self.column.addWidget(Label(question.text, "strong" if said else "text", parent=self))
        if said:
            self.column.addWidget(Label(said, parent=self))
        nest(self.column, below)


class QuestionsCard(Card):
    """The open questions; `prints`: each with a pill that says whether it prints.

    `chosen_changed` after one is chosen to be printed. Without `prints` the answered ones are
    listed too, folded.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        name: str,
        keeper: Keeper,
        look: Look,
        parent: QWidget | None = None,
        *,
        prints: bool,
    ) -> None:
        """`name` begins those of its drafts."""
        super().__init__(look, parent)
        self._keeper = keeper
        self._look = look
        self._prints = prints
        self._known: tuple[str, ...] = ()
        self._shown: tuple[Question, ...] | None = None
        self._chosen: tuple[str, ...] = ()
        self.listed: dict[str, QuestionRow] = {}
        self._asked = QVBoxLayout()
        look.space(self._asked, 0, 0.5)
        self._none = Label(words.NO_QUESTIONS, "hint", parent=self)
        self.question = LineBox(look, LONGEST_QUESTION)
        BoxDraft(f"{name}.question", keeper, self).watch("question", self.question)
        self.question.returnPressed.connect(self._add)
        add = Button(summary_words.ADD_QUESTION, look)
        add.clicked.connect(self._add)
        save_by_keys(self, add)
        row = FormRow(summary_words.QUESTION_NAME, self.question, look, kind="text")
        self.add(Label(words.QUESTIONS, "h3"))
        if prints:
            self.add(Label(summary_words.QUESTIONS_HELP, "hint"))
        self.add(self._none, self._asked, row, add)
        self.answer = AnswerForm(f"{name}.answer", keeper, look, self)
        self.answer.left.connect(self._answer_left)
        self.fold = Fold("answered", words.ANSWERED, look, parent=self)
        self._inside = QWidget(self)
        self._answered = QVBoxLayout(self._inside)
        look.space(self._answered, 0, 0.7)
        self.fold.fill(self._inside)
        self.fold.opened.connect(self._list_answered)
        self.add(self.fold)

    @property
    def chips(self) -> dict[str, Chip]:
        """The pills of the open questions, by their id."""
        return {id_: row.chip for id_, row in self.listed.items() if not row.chip.isHidden()}

    def chosen(self) -> tuple[str, ...]:
        """The ids of the questions that print, at most three."""
        return self._chosen

    def show_view(self, view: View) -> None:
        """The questions. A new one prints while there is room for it."""
        ids = tuple(each.id for each in open_questions(view.diary))
        kept = [each for each in self._chosen if each in ids]
        new = [each for each in ids if each not in self._known]
        self._chosen = tuple((kept + new)[:MOST])
        self._known = ids
        if view.diary.questions != self._shown:  # else the keyboard would be lost each minute
            first = self._shown is None
            self._shown = view.diary.questions
            self._list(view)
            if first and self.answer.half_typed() in self.listed:
                self._open_answer(self.answer.half_typed())
        self._show_chosen()

    def open_question(self, id_: str) -> bool:
        """Put the keyboard where a question can be answered; whether there is such a question."""
        question = self._keeper.diary.find(Question, id_)
        if question is None:
            return False
        if not is_open(question):
            self.fold.open()
        row = self.listed.get(id_)
        if row is not None:
            row.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def _list(self, view: View) -> None:
        held = self.answer.about
        self._take_answer()
        for row in self.listed.values():
            row.hide()
            row.deleteLater()
        self.listed = {}
        open_ones = open_questions(view.diary)
        for question in open_ones:
            self._put(question, "", self._asked)
        self._none.setVisible(not open_ones)
        count = len(view.diary.questions) - len(open_ones)
        self.fold.setVisible(count > 0 and not self._prints)
        self.fold.set_state(str(count), answered=count > 0)
        if self.fold.is_open():
            self._list_answered(on=True)
        if held in self.listed:
            self._put_answer(held)
        put_in_order(self)  # Tab comes to the rows before what was made before them

    def _list_answered(self, on: bool) -> None:
        """The answered ones are listed once somebody looks, the latest first."""
        told = [each for each in self._keeper.diary.questions if not is_open(each)]
        for question in reversed(told if on else []):
            if question.id not in self.listed:
                now, times = self._keeper.view.now, self._look.times
                self._put(question, words.answer(question, now, times), self._answered)

    def _put(self, question: Question, said: str, column: QVBoxLayout) -> None:
        row = QuestionRow(question, said, self._look, self)
        row.chip.setVisible(self._prints and not said)
        row.chip.toggled.connect(partial(self._choose, question.id))
        row.answer.clicked.connect(partial(self._open_answer, question.id))
        row.again.clicked.connect(partial(self._ask_again, question.id))
        row.remove.clicked.connect(partial(self._remove, question.id))
        self.listed[question.id] = row
        column.addWidget(row)

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

    # what the patient does

    def _add(self) -> None:
        text = self.question.answer()
        if text is None:
            self.question.setFocus()
        elif keep_question(self._keeper, text):
            self.question.clear()

    def _remove(self, question: str) -> None:
        if self._keeper.remove(summary_words.QUESTION_REMOVED, Question, question):
            self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_again(self, id_: str) -> None:
        """What was answered is open again: its answer goes, until Undo."""
        question = self._keeper.diary.find(Question, id_)
        if question is None:
            return
        again = replace(question, answer=None, answered_at=None)
        if self._keeper.keep(words.OPENED_AGAIN, again) and id_ in self.listed:
            self.listed[id_].answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_answer(self, id_: str) -> None:
        question = self._keeper.diary.find(Question, id_)
        if question is None:
            return
        self._take_answer()
        self.answer.ask(question)
        self._put_answer(id_)
        self.answer.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_answer(self, id_: str) -> None:
        self.listed[id_].column.addWidget(self.answer)
        self.answer.show()
        put_in_order(self)

    def _take_answer(self) -> None:
        """Out of its row, which may go away."""
        parent = self.answer.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.removeWidget(self.answer)
        self.answer.setParent(self)
        self.answer.hide()

    def _answer_left(self, about: str) -> None:
        row = self.listed.get(about)
        stop = self.question if row is None or row.isHidden() else row.answer
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
