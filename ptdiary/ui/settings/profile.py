"""The answers of the profile in Settings: a control for each, its row, and where it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ptdiary.diary import Contact, Profile
from ptdiary.diary.limits import NAME, Whole, limit_of
from ptdiary.diary.profile import TOLD_ONCE, answering_health, stating_usual
from ptdiary.ui.widgets import Button, Choices, FormRow, Label, LineBox, TextBox
from ptdiary.words import facts
from ptdiary.words import settings as words
from ptdiary.words.typed_time import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ptdiary.ui.draft import BoxDraft
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

# The profile's fields as a table: which control asks for each.
#
# `tests/ui/settings` holds it against the fields of the profile: none is forgotten.

Control = Literal["line", "year", "score", "choice", "lines", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileField:
    """One question. `path` is a field of the profile, or of a contact in it: `therapist.phone`."""

    path: str
    control: Control


PROFILE_FIELDS = (
    ProfileField(path="emergency_number", control="line"),
    ProfileField(path="urgent_number", control="line"),
    ProfileField(path="therapist.name", control="line"),
    ProfileField(path="therapist.phone", control="line"),
    ProfileField(path="doctor.name", control="line"),
    ProfileField(path="doctor.phone", control="line"),
    ProfileField(path="therapist.hours", control="line"),
    ProfileField(path="doctor.hours", control="line"),
    ProfileField(path="therapist_advice", control="text"),
    ProfileField(path="effort_limit", control="score"),
    ProfileField(path="pain_limit", control="score"),
    ProfileField(path="name", control="line"),
    ProfileField(path="usual_soreness", control="score"),
    ProfileField(path="usual_movement", control="score"),
    ProfileField(path="birth_year", control="year"),
    ProfileField(path="cancer_history", control="choice"),
    ProfileField(path="osteoporosis", control="choice"),
    ProfileField(path="long_term_steroids", control="choice"),
    ProfileField(path="infection_risk", control="choice"),
    ProfileField(path="spine_procedure", control="choice"),
    ProfileField(path="diabetes", control="choice"),
    ProfileField(path="pregnant", control="choice"),
    ProfileField(path="first_onset", control="choice"),
    ProfileField(path="morning_stiffness", control="choice"),
    ProfileField(path="better_with_movement", control="choice"),
    ProfileField(path="conditions", control="lines"),
    ProfileField(path="injuries", control="lines"),
    ProfileField(path="medicines", control="lines"),
    # answered in the form where it matters, and to be changed here
    ProfileField(path="age_65", control="choice"),
)


def answer_in(profile: Profile, path: str) -> Any:
    """The answer to one question, None or () if there is none."""
    first, _, inner = path.partition(".")
    value = getattr(profile, first)
    return getattr(value or Contact(), inner) if inner else value


def with_answer(profile: Profile, path: str, value: Any, at: datetime) -> Profile:
    """The profile with one answer changed at a moment, which is kept where it counts.

    A contact of which nothing is known is none.
    """
    first, _, inner = path.partition(".")
    if inner:
        contact = replace(getattr(profile, first) or Contact(), **{inner: value})
        value = None if contact == Contact() else contact
    if path == "usual_soreness":
        return stating_usual(profile, value, at)
    if path in TOLD_ONCE:
        return answering_health(profile, path, value, at)
    return replace(profile, **{first: value})


def text_of(value: Any) -> str:
    """An answer as its box shows it."""
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


_UNREADABLE = object()


class ProfileAnswer(QObject):
    """One answer and its control: `answered` with the field's path once it can be kept.

    What is wrong with it is said in the row that it stands in.
    """

    answered = Signal(str)

    def __init__(self, field: ProfileField, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.control = _control(field, look, parent)
        self._row: FormRow | None = None
        self._shown: Any = None
        self.is_back = False  # it holds what was typed before a crash, and nobody was in it since
        self.control.setAccessibleName(words.FIELDS[field.path][0])
        if isinstance(self.control, Choices):
            self.control.changed.connect(self.finish)
        else:
            self.control.finished.connect(self.finish)

    def stand_in(self, row: FormRow) -> FormRow:
        """The row that says what is wrong."""
        self._row = row
        if isinstance(self.control, FoldedScore):
            self.control.folded.connect(self._fold)
            row.show_help(shown=False)
        return row

    def answer(self) -> Any:
        """The answer that is in the control; None or () for none."""
        return self._read()

    def show_answer(self, value: Any) -> None:
        """Show what the diary holds. What is in a box is left alone while that is the same."""
        if isinstance(self.control, Choices):
            self.control.choose(None if value is None else str(value))
        elif value != self._shown:
            text = text_of(value)
            if isinstance(self.control, LineBox):
                self.control.setText(text)
                self.control.setCursorPosition(0)
            elif text != self.control.toPlainText():
                self.control.setPlainText(text)
            self._say("")
        self._shown = value

    def finish(self) -> None:
        """Offer the answer to be kept, or say what is wrong with it."""
        self._mark(is_back=False)
        value = self._read()
        if value is _UNREADABLE:
            return
        self._say("")
        if value != self._shown:
            self.answered.emit(self.field.path)

    def keep_draft(self, draft: BoxDraft, kept: Callable[[], Any]) -> None:
        """Keep what is typed until it is saved; `kept` gives the answer that the diary holds."""
        box = self.control
        if isinstance(box, LineBox | TextBox):
            self._mark(is_back=draft.watch(self.field.path, box, lambda: text_of(kept())))

    def take_focus(self) -> None:
        """Put the keyboard into the control."""
        if isinstance(self.control, FoldedScore):
            self.control.open()
        stop = self.control.first_stop() if isinstance(self.control, Choices) else self.control
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, sentence: str) -> None:
        if self._row is not None:
            self._row.set_error(sentence)

    def _mark(self, *, is_back: bool) -> None:
        if self._row is not None and self.is_back != is_back:
            self._row.set_back(is_back=is_back)
        self.is_back = is_back

    def _fold(self, folded: bool) -> None:
        if self._row is not None:
            self._row.show_help(shown=not folded)

    def _read(self) -> Any:
        if isinstance(self.control, Choices):
            value = self.control.value()
            return int(value) if value is not None and self.field.control == "score" else value
        if isinstance(self.control, TextBox):
            text = self.control.answer()
            return self._lines(text) if self.field.control == "lines" else text
        return self._year() if self.field.control == "year" else self.control.answer()

    def _year(self) -> Any:
        written = self.control.answer() if isinstance(self.control, LineBox) else None
        if written is None:
            return None
        text = plain(written)
        latest = datetime.now(UTC).year
        limit = limit_of(Profile, "birth_year")
        lowest = limit.low if isinstance(limit, Whole) else 0
        if text.isascii() and text.isdigit() and lowest <= int(text) <= latest:
            return int(text)
        self._say(words.WRONG_YEAR.format(latest=latest))
        return _UNREADABLE

    def _lines(self, text: str | None) -> Any:
        lines = tuple(line.strip() for line in (text or "").splitlines() if line.strip())
        if any(len(line) > NAME.longest for line in lines):
            self._say(words.TOO_LONG.format(longest=NAME.longest))
            return _UNREADABLE
        return lines


class FoldedScore(Choices):
    """A score as a word and *Change*; the eleven pills are there while it is changed.

    `folded` with whether they are gone again.
    """

    folded = Signal(bool)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(words.SCORES, look, parent=parent)
        self._said = Label("", "strong", wrap=False, parent=self)
        self.change = Button(words.CHANGE, look, "link", parent=self)
        look.size(self.change, height=2.3)
        row = self.layout()
        assert row is not None  # noqa: S101 as every row of pills has
        for each in (self._said, self.change):
            row.addWidget(each)
        self.changed.connect(self._fold)
        self.change.clicked.connect(self._change)
        self._show_folded(folded=True)

    def name(self, question: str) -> None:
        """Tell screen readers which question it answers."""
        super().name(question)
        self._say()

    def choose(self, *values: str | None) -> None:
        """Show a score as chosen, or none."""
        super().choose(*values)
        self._say()

    def open(self) -> None:
        """Show the pills."""
        self._show_folded(folded=False)

    def _say(self) -> None:
        score, question = self.value(), self.accessibleName()
        self._said.setText("" if score is None else words.OF_TEN.format(score=score))
        self._said.setVisible(score is not None and self.change.isVisibleTo(self))
        said = words.CHANGE if score is not None else words.ANSWER
        self.change.setText(said)
        self.change.setAccessibleName(words.change_score(question, score))

    def _change(self) -> None:
        self.open()
        stop = self.first_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        had = any(self.chip(value).hasFocus() for value in self.offered())
        self._show_folded(folded=True)
        if had:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_folded(self, folded: bool) -> None:
        self.change.setVisible(folded)
        for value in self.offered():
            self.chip(value).setVisible(not folded)
        self._say()
        self.folded.emit(folded)


class StatedAnswer(ProfileAnswer):
    """The usual score, with the day on which it was stated: `confirmed` when it still holds."""

    confirmed = Signal()

    def __init__(self, field: ProfileField, look: Look, parent: QWidget) -> None:
        super().__init__(field, look, parent)
        self._said = Label("", "hint", wrap=False, parent=self.control)
        self.still = Button("", look, "link", parent=self.control)
        self.still.clicked.connect(self.confirmed)
        row = self.control.layout()
        assert row is not None  # noqa: S101 as every row of pills has
        for each in (self._said, self.still):
            row.addWidget(each)

    def show_stated(self, profile: Profile, now: datetime, times: Times) -> None:
        """Say when it was stated; on a later day it can be confirmed."""
        score, at = profile.usual_soreness, profile.usual_soreness_at
        said = at is not None and words.STATED.format(day=facts.day(at, now, times))
        self._said.setText(said or "")
        self._said.setVisible(bool(said))
        today = at is not None and times.days_from(at, now) == 0
        self.still.setVisible(score is not None and not today)
        self.still.setText(words.STILL.format(score=score))
        self.still.setAccessibleName(words.STILL_NAME.format(score=score))


def _control(field: ProfileField, look: Look, parent: QWidget) -> LineBox | TextBox | Choices:
    match field.control:
        case "score":
            return FoldedScore(look, parent)
        case "choice":
            answers = words.ANSWERS.get(field.path, words.YES_NO_UNSURE)
            return Choices(answers, look, parent=parent)
        case "lines" | "text":
            return TextBox(look, 2, parent=parent)
        case _:
            return LineBox(look, NAME.longest, parent=parent)


class ProfileRows(QObject):
    """The answers of the profile in the rows that the cards ask for. `answers` by their path."""

    answered = Signal(str)

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self.answers: dict[str, ProfileAnswer] = {}
        self._look = look
        self._page = page

    def row(self, path: str, beside: float) -> FormRow:
        """A row for one answer."""
        answer = self._make(path)
        question, help_text = words.FIELDS[path]
        label = words.SHORT.get(path, question)
        return answer.stand_in(
            FormRow(
                label, answer.control, self._look, help_text, "text", beside, question, self._page
            )
        )

    def line(self, label: str, paths: Mapping[str, int], beside: float) -> FormRow:
        """A row for some short answers, each with its share of the width."""
        group = QWidget(self._page)
        across = QHBoxLayout(group)
        self._look.space(across, 0, 0.4)
        answers = [self._make(path) for path in paths]
        for answer in answers:
            answer.control.setAccessibleDescription(words.FIELDS[answer.field.path][1])
            if isinstance(answer.control, LineBox | TextBox):
                answer.control.setPlaceholderText(words.WITHIN.get(answer.field.path, ""))
            across.addWidget(answer.control, paths[answer.field.path])
        row = FormRow(label, group, self._look, "", "text", beside, parent=self._page)
        for answer in answers:
            answer.stand_in(row)
        return row

    def _make(self, path: str) -> ProfileAnswer:
        field = next(each for each in PROFILE_FIELDS if each.path == path)
        kind = StatedAnswer if path == "usual_soreness" else ProfileAnswer
        answer = kind(field, self._look, self._page)
        answer.answered.connect(self.answered)
        self.answers[path] = answer
        return answer
