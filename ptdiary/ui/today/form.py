"""The entry form: when, how sore, any signs, and what may be added."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ptdiary.diary.questions import Answers
from ptdiary.review.asking import circumstances
from ptdiary.ui.today.rows import OptionalRows
from ptdiary.ui.today.signs import SignList, with_signs
from ptdiary.ui.widgets import (
    Banner,
    BannerAction,
    Button,
    Card,
    Flow,
    Hairline,
    Label,
    MomentChoice,
    MomentPicker,
    MomentWords,
    ScoreScale,
)
from ptdiary.words import dates
from ptdiary.words import entry_form as words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ptdiary.diary import Entry
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import BannerText

_MORNING, _EVENING = time(8, 0), time(20, 0)
_CHOICES = (
    MomentChoice(key="now", words=words.NOW),
    MomentChoice(key="morning", words=words.THIS_MORNING, usual=_MORNING),
    MomentChoice(key="evening", words=words.YESTERDAY_EVENING, days_back=1, usual=_EVENING),
    MomentChoice(key="other", words=words.ANOTHER_DAY, days_back=None),
)
_WORDS = MomentWords(
    question=words.WHEN_QUESTION, day=words.WHEN_DAY, time=words.WHEN_TIME, at=words.WHEN_AT
)


class EntryForm(Card):
    """Holds the answers as they are. `changed` after the patient changed one.

    `made` if a part of the form is there for the first time.
    """

    changed = Signal()
    made = Signal()
    card_pressed = Signal(BannerAction)

    def __init__(self, now: datetime, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, spacing=0.45)
        self._look = look
        self._now = now
        self._last: Entry | None = None
        self._changing: datetime | None = None
        self._at: datetime | None = None
        self.answers = Answers()
        self.card: Banner | None = None
        self._card_place = QVBoxLayout()
        self._build_when(now)
        self._build_score()
        self._build_signs()
        self._build_rows()
        self.show_answers(self.answers)

    # what the page asks and tells

    def at(self) -> datetime | None:
        """The moment that was chosen; None for now."""
        return self._at

    def show_answers(self, answers: Answers) -> None:
        """Fill the form."""
        self.answers = answers
        self.scale.choose(answers.soreness)
        self.signs.show_answers(answers)
        self.more.show_answers(answers)
        self._show_states()

    def show_moment(self, at: datetime | None) -> None:
        """Fill in when it was felt; None for now."""
        self._at = at
        if at is None:
            self.picker.choose("now")
        else:
            self.picker.choose("other", at)
        self._show_when()

    def start(self, changing: datetime | None = None) -> None:
        """Empty the form; `changing` is the time of an entry that will be changed."""
        self._changing = changing
        self.show_moment(changing)
        self._open_when(False)
        self.show_answers(Answers())
        self.show_restored("")
        self.show_card(None)
        self.show_error("")
        for fold in self.more.folds.values():
            fold.open(False)

    def set_view(self, view: View, last: Entry | None, earlier_today: Entry | None) -> None:
        """The moment of now, and the entries to show beside a chosen answer."""
        self._last = last
        self.signs.set_circumstances(circumstances(view.index, self._at or view.now))
        marked = [each for each in view.diary.entries if each.regions]
        self.more.set_before(marked[-1].regions if marked else (), earlier_today)
        self.set_now(view.now)

    def set_now(self, now: datetime) -> None:
        """Time has passed."""
        self._now = now
        self.picker.set_now(now)
        self._show_when()
        self._show_states()

    def show_yesterday(self, missing: bool) -> None:
        """Whether yesterday has no entry."""
        self._yesterday.setVisible(missing)

    def show_restored(self, sentence: str) -> None:
        """Say that a half-filled form is back."""
        self._restored.setText(sentence)
        self._restored.setVisible(bool(sentence))

    def show_card(self, text: BannerText | None) -> bool:
        """The card below the tiles; True if it is new."""
        if (self.card.text if self.card else None) == text:
            return False
        if self.card is not None:
            self._card_place.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        if text is not None:
            self.card = Banner(text, self._look, self)
            self.card.pressed.connect(self.card_pressed)
            self._card_place.addWidget(self.card)
            self.card.show()
        return text is not None

    def show_error(self, sentence: str, about_when: bool = False) -> None:
        """A message beside the question that it is about; empty: nothing is wrong."""
        self._wrong.setText("" if about_when else sentence)
        self._wrong.setVisible(bool(sentence) and not about_when)
        self._wrong_when.setText(sentence if about_when else "")
        self._wrong_when.setVisible(bool(sentence) and about_when)
        self.scale.setAccessibleDescription(sentence)

    def score_focus(self) -> QWidget:
        """The button of the score that gets the keyboard."""
        return self.scale.buttons[self.answers.soreness or 0]

    def choose_yesterday(self) -> None:
        """Fill in yesterday evening, for an entry that is written later."""
        self._open_when(True)
        self.picker.choose("evening")
        self._moment_chosen()

    def choose_another_day(self) -> None:
        """Ask for the day and the time first, for an entry of another day."""
        self._open_when(True)
        self.picker.choose("other")
        self._moment_chosen()

    # building

    def _build_when(self, now: datetime) -> None:
        row = Flow(self._look, gap=0.6)
        self._when = Label("", rich=True, wrap=False)
        self._change_when = Button(words.CHANGE_WHEN, self._look, "link", parent=self)
        self._change_when.clicked.connect(self._toggle_when)
        row.add(self._when, self._change_when)
        self.picker = MomentPicker(_CHOICES, _WORDS, now, self._look, parent=self)
        self.picker.choose("now")
        self.picker.changed.connect(self._moment_chosen)
        self.picker.hide()
        self._wrong_when = Label("", "error")
        self._wrong_when.hide()
        self._restored = Label("", "hint")
        self._yesterday = _AddYesterday(self._look, self)
        self._yesterday.button.clicked.connect(self.choose_yesterday)
        self.add(row, self.picker, self._wrong_when, self._restored, self._yesterday)
        self.show_restored("")
        self.show_yesterday(False)

    def _build_score(self) -> None:
        self._score_title = Label(words.SORENESS, "h2")
        self._score_state = Label(words.NOT_ANSWERED, "hint", wrap=False)
        self.scale = ScoreScale(self._look, dates.out_of_ten, words.SORENESS_SPANS, parent=self)
        self.scale.name(words.SORENESS)
        self.scale.changed.connect(self._scored)
        self._chosen = Label("", rich=True)
        self._wrong = Label("", "error")
        self._wrong.hide()
        self.add(self._title(self._score_title, self._score_state), self._wrong, self.scale)
        self.add(self._chosen)
        self.add(Hairline())

    def _build_signs(self) -> None:
        self._sign_state = Label(words.NOT_ANSWERED, "hint", wrap=False)
        self.signs = SignList(self._look, words.SIGNS, self)
        self.signs.edited.connect(self._signs_edited)
        self.signs.made.connect(self.made)
        self.add(self._title(Label(words.SIGNS, "h2"), self._sign_state), self.signs)
        self._look.space(self._card_place, 0, 0)
        self.add(self._card_place)

    def _build_rows(self) -> None:
        self.add(
            self._title(Label(words.MORE, "h3"), Label(words.OPTIONAL, "hint", wrap=False)),
            Hairline(),
        )
        self.more = OptionalRows(self._look, self)
        self.more.edited.connect(self._rows_edited)
        self.more.made.connect(self.made)
        self.add(self.more)

    def _title(self, title: Label, state: Label) -> QHBoxLayout:
        row = QHBoxLayout()
        self._look.space(row, 0, 0.6)
        row.addWidget(title, 1)
        row.addWidget(state)
        return row

    # what the patient does

    def _scored(self) -> None:
        self._set(replace(self.answers, soreness=self.scale.value()))

    def _signs_edited(self, answers: Answers) -> None:
        self._set(with_signs(self.answers, answers))

    def _rows_edited(self, answers: Answers, _settled: bool) -> None:
        self._set(replace(answers, soreness=self.answers.soreness))

    def _set(self, answers: Answers) -> None:
        self.show_answers(answers)
        self.show_error("")
        self.changed.emit()

    def _toggle_when(self) -> None:
        self._open_when(self.picker.isHidden())

    def _open_when(self, shown: bool) -> None:
        self.picker.setVisible(shown)

    def _moment_chosen(self) -> None:
        at = self.picker.value()
        now = at is not None and at == self._now
        self._at = None if now else at
        self.show_error("")
        self._show_when()
        self._show_states()
        self.changed.emit()

    def _show_when(self) -> None:
        self._when.setText(
            words.entry_for(self._at, self._now, self._changing is not None, self._look.times)
        )
        then = self._at is not None and self._now - self._at > timedelta(hours=1)
        self._score_title.setText(words.SORENESS_THEN if then else words.SORENESS)

    def _show_states(self) -> None:
        answers = self.answers
        self._score_state.setText("" if answers.soreness is not None else words.NOT_ANSWERED)
        self._sign_state.setText("" if answers.signs_answered else words.NOT_ANSWERED)
        said = ""
        if answers.soreness is not None:
            said = words.chosen_score(answers.soreness, self._last, self._now, self._look.times)
        self._chosen.setText(said)
        self._chosen.setVisible(bool(said))


class _AddYesterday(Card):
    """The line that says that yesterday is missing."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, margin=0)
        self.setObjectName("plain")
        row = Flow(look, gap=0.4)
        self.button = Button(words.ADD_YESTERDAY, look, "link", parent=self)
        row.add(Label(words.YESTERDAY_MISSING, "hint", wrap=False), self.button)
        self.add(row)
