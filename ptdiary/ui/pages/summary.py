"""Print summary: the paper as it prints, what goes on it, and Print or Save as PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ptdiary.diary.question import Question
from ptdiary.files import FileError
from ptdiary.report.wording import summary as words
from ptdiary.review.summary import summary
from ptdiary.ui.pages.page import Columns, Page
from ptdiary.ui.pages.trends import first_day
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.chip import Chip, Choices
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.label import Label
from ptdiary.ui.widgets.text_box import LineBox

if TYPE_CHECKING:
    from ptdiary.report.paper import Paper
    from ptdiary.report.parts import Page as PaperPage
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.paper_view import PaperView

_FIRST_RANGE = "42"
_LONGEST_QUESTION = 500


class SummaryPage(Page):
    """A live preview beside the few choices that change the page."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        self._columns = Columns(look)  # the page arranges them while it is made
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self.print_button = Button(words.PRINT, look, "primary", icon="printer")
        self.print_button.clicked.connect(self._print_page)
        self._save = Button(words.SAVE_PDF, look)
        self._save.clicked.connect(self._ask_where)
        self.add_action(self.print_button)
        self.add_action(self._save)
        self.message = Label("", "strong")
        self.message.hide()
        self._paper_place = QVBoxLayout()
        self.view: PaperView | None = None
        self._columns.main.addWidget(Label(words.INTRO, "hint"))
        self._columns.main.addLayout(self._paper_place)
        self._columns.main.addStretch(1)
        self._columns.side.addWidget(self._choices())
        self._columns.side.addWidget(self._questions())
        self.add(self.message, self._columns)

    def set_columns(self, narrow: bool) -> None:
        """The choices go below the paper where there is no room beside it."""
        self._columns.set_narrow(narrow)

    def show_view(self, view: View) -> None:
        """The paper as of now."""
        self._show_questions(view)
        self._show_paper()

    def first_focus(self) -> QWidget | None:
        """Print."""
        return self.print_button

    def described(self) -> tuple[PaperPage, Paper]:
        """The page as it is chosen now, and its paper."""
        from ptdiary.report.page import Options, describe_page  # noqa: PLC0415 matplotlib
        from ptdiary.report.paper import PAPERS  # noqa: PLC0415

        view = self.keeper.view
        first = first_day(view, self.period.value())
        found = summary(
            view.diary,
            self.keeper.rulebook,
            view.now,
            first,
            view.now.date(),
            self.keeper.store.changed_entries(),
        )
        options = Options(show_name=self.name.isChecked())
        return describe_page(found, found.series, options), PAPERS[self.paper.value() or "a4"]

    def save_pdf(self, path: Path) -> None:
        """Write the page as a PDF, and say how that ended."""
        from ptdiary.report.pdf import PdfError, write_pdf  # noqa: PLC0415 matplotlib

        page, paper = self.described()
        try:
            write_pdf(page, path, paper)
        except (FileError, PdfError) as error:
            self._say(str(error))
        else:
            self._say(words.SAVED.format(name=path.name))

    def _choices(self) -> Card:
        card = Card(self.look)
        self.period = Choices(words.PERIODS, self.look, clearable=False)
        self.period.choose(_FIRST_RANGE)
        self.paper = Choices(words.PAPERS, self.look, clearable=False)
        self.paper.choose("a4")
        self.name = Chip(words.SHOW_NAME, self.look)
        self.name.setChecked(True)
        card.add(FormRow(words.PERIOD, self.period, self.look))
        card.add(FormRow(words.PAPER, self.paper, self.look))
        card.add(self.name)
        self.period.changed.connect(self._show_paper)
        self.paper.changed.connect(self._show_paper)
        self.name.toggled.connect(self._show_paper)
        return card

    def _questions(self) -> Card:
        card = Card(self.look)
        self._asked = QVBoxLayout()
        self.look.space(self._asked, 0, 0.4)
        self.question = LineBox(self.look, _LONGEST_QUESTION)
        add = Button(words.ADD_QUESTION, self.look)
        add.clicked.connect(self._add_question)
        self.question.returnPressed.connect(self._add_question)
        row = FormRow(words.QUESTION_NAME, self.question, self.look, kind="text")
        card.add(Label(words.QUESTIONS, "h3"), Label(words.QUESTIONS_HELP, "hint"))
        card.add(self._asked, row, add)
        return card

    def _show_questions(self, view: View) -> None:
        while (item := self._asked.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for question in view.diary.questions:
            if question.answered_at is None:
                self._asked.addWidget(self._question_row(question))

    def _question_row(self, question: Question) -> QWidget:
        row = QWidget()
        across = Flow(self.look, row)
        remove = Button(words.REMOVE_QUESTION, self.look, "link")
        remove.setAccessibleName(f"{words.REMOVE_QUESTION}: {question.text}")
        remove.clicked.connect(partial(self._remove_question, question.id))
        across.add(Label(question.text), remove)
        return row

    def _add_question(self) -> None:
        text = self.question.answer()
        if text is None:
            self.question.setFocus()
            return
        asked = Question(id=str(uuid4()), text=text, written_at=self.keeper.clock())
        if self.keeper.keep(words.QUESTION_SAVED, asked):
            self.question.clear()

    def _remove_question(self, question: str) -> None:
        self.keeper.remove(words.QUESTION_REMOVED, Question, question)

    def _show_paper(self) -> None:
        from ptdiary.report.text import page_text  # noqa: PLC0415 imports matplotlib
        from ptdiary.ui.widgets.paper_view import PaperView  # noqa: PLC0415

        if self.view is None:
            self.view = PaperView(self.look)
            self.view.setAccessibleName(words.PREVIEW)
            self._paper_place.addWidget(self.view)
        page, paper = self.described()
        self.view.show_page(page, paper, page_text(page))

    def _print_page(self) -> None:
        from ptdiary.ui.printing import Printed, print_page  # noqa: PLC0415 imports matplotlib

        said = {
            Printed.DONE: words.PRINTED,
            Printed.NO_PRINTER: words.NO_PRINTER,
            Printed.FAILED: words.NOT_PRINTED,
            Printed.CANCELLED: "",
        }
        self._say(said[print_page(*self.described(), self)])

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, words.SAVE_TITLE, words.PDF_NAME, words.PDF_FILTER
        )
        if name:
            path = Path(name)
            self.save_pdf(path if path.suffix else path.with_suffix(".pdf"))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
