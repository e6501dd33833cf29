"""Cards with questions about the person: after the first entry, and where a finding asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions import ROW
from ptdiary.review.finding import Level
from ptdiary.ui.widgets import Button, Card, Choices, Flow, FormRow, Label, ScoreScale
from ptdiary.words import dates, entry_form, entry_rows
from ptdiary.words import settings as settings_words
from ptdiary.words.questions import CHIPS, QUESTIONS

if TYPE_CHECKING:
    from ptdiary.diary import Profile
    from ptdiary.review.finding import Review
    from ptdiary.ui.theme import Look

# Days back of each answer about the last session that opens the form of a session.
DAYS_BACK = {"today": 0, "yesterday": 1, "days": 2}
_OF_PROFILE = ("cancer_history", "age_65", "osteoporosis", "long_term_steroids")


class UsualRow(QWidget):
    """How sore on most days: a number, or yes to the one that the ratings suggest. `chosen`."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested: int | None = None
        column = QVBoxLayout(self)
        look.space(column, 0, 0.5)
        self._question = Label("", "h3")
        self.yes = Button("", look, parent=self)
        self.scale = ScoreScale(look, dates.out_of_ten, entry_form.SORENESS_SPANS, bars=False)
        self._or = Label(entry_rows.OTHER_USUAL, "hint")
        for each in (self._question, self.yes, self._or, self.scale):
            column.addWidget(each)
        self.yes.clicked.connect(self._confirmed)
        self.scale.changed.connect(self._scored)
        self.ask(None)

    def ask(self, suggested: int | None) -> None:
        """Ask for the number, or whether it is this one."""
        self._suggested = suggested
        question = (
            QUESTIONS["usual_soreness"]
            if suggested is None
            else entry_rows.IS_USUAL.format(score=suggested)
        )
        self._question.setText(question)
        self.yes.setText(entry_rows.YES_USUAL.format(score=suggested))
        self.yes.setAccessibleName(f"{self.yes.text()}. {question}")
        for each in (self.yes, self._or):
            each.setVisible(suggested is not None)
        self.scale.name(question if suggested is None else entry_rows.OTHER_USUAL)

    def show_usual(self, score: int | None) -> None:
        """Show the number that is stated."""
        self.scale.choose(score)

    def _confirmed(self) -> None:
        if self._suggested is not None:
            self.chosen.emit(self._suggested)

    def _scored(self) -> None:
        score = self.scale.value()
        if score is not None:
            self.chosen.emit(score)


class FirstUseCard(Card):
    """Two answers that make a new diary more useful.

    `usual` with a score, `session` with the days back of the last one, `left` when put off.
    """

    usual = Signal(int)
    session = Signal(int)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.6)
        self.row = UsualRow(look, self)
        self.last = Choices(
            [(chip, CHIPS["last_session"][chip]) for chip in ROW["last_session"].chips], look
        )
        self._last_row = FormRow(QUESTIONS["last_session"], self.last, look, parent=self)
        self.later = Button(entry_form.NOT_NOW, look, "link", parent=self)
        buttons = Flow(look)
        buttons.add(self.later)
        self._title = Label(entry_rows.FIRST_USE, "h2")
        self.add(self._title, self.row, self._last_row, buttons)
        self.row.chosen.connect(self.usual)
        self.last.changed.connect(self._chosen)
        self.later.clicked.connect(self.left)

    def show_questions(self, usual: bool, session: bool) -> None:
        """Ask for the usual score and for the last session, or for one of them."""
        both = usual and session
        self._title.setText(entry_rows.FIRST_USE if both else entry_rows.FIRST_USE_ONE)
        self.row.setVisible(usual)
        self._last_row.setVisible(session)
        if not usual:
            self.row.show_usual(None)

    def _chosen(self) -> None:
        back = DAYS_BACK.get(self.last.value() or "")
        if back is not None:
            self.session.emit(back)


class AskedCard(Card):
    """What the findings ask about the person: `answered(str, str)`, or `usual(int)`."""

    answered = Signal(str, str)
    usual = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=0.6)
        self.asked: dict[str, Choices] = {}
        self._rows: dict[str, FormRow] = {}
        for name in _OF_PROFILE:
            control = Choices(settings_words.YES_NO_UNSURE, look)
            question, purpose = settings_words.FIELDS[name]
            help_text = "" if name == "age_65" else purpose
            self.asked[name] = control
            self._rows[name] = FormRow(question, control, look, help_text, parent=self)
            control.changed.connect(self._changed)
            self.add(self._rows[name])
        self.row = UsualRow(look, self)
        self.row.chosen.connect(self.usual)
        self.add(self.row)
        self.hide()

    def show_asked(self, review: Review, profile: Profile) -> None:
        """Ask what the findings ask; for the usual score only where they suggest one.

        Not while somebody is to be told: a higher usual score would take that back.
        """
        asks = {name for finding in review.findings for name in finding.asks}
        wanted = [name for name in _OF_PROFILE if name in asks]
        if profile.birth_year is not None and "age_65" in wanted:
            wanted.remove("age_65")
        for name, row in self._rows.items():
            row.setVisible(name in wanted)
            self.asked[name].choose(getattr(profile, name))
        loud = review.level >= Level.CONTACT
        suggested = None if loud else _suggested(review)
        self.row.setVisible(suggested is not None)
        self.row.ask(suggested)
        self.row.show_usual(None)
        self.setVisible(bool(wanted) or suggested is not None)

    def asks_usual(self) -> bool:
        """Whether it asks for the usual score."""
        return not self.row.isHidden()

    def _changed(self) -> None:
        sender = self.sender()
        name = next(name for name, control in self.asked.items() if control is sender)
        value = self.asked[name].value()
        if value is not None:
            self.answered.emit(name, value)


def _suggested(review: Review) -> int | None:
    """The usual score that the ratings suggest, where it is a whole number."""
    for finding in review.findings:
        value = finding.facts.get("n") if "usual_soreness" in finding.asks else None
        if isinstance(value, int | float) and value == int(value):
            return int(value)
    return None
