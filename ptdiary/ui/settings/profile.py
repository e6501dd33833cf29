"""The rows of the Settings page that ask for one field of the profile each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary import Contact, Profile
from ptdiary.diary.limits import NAME, Whole, limit_of
from ptdiary.diary.profile import TOLD_ONCE, answering_health, stating_usual
from ptdiary.ui.widgets import Button, Choices, Flow, FormRow, Label, LineBox, TextBox
from ptdiary.words import dates, facts
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times

# The profile's fields as a table: which control asks for each, and which card it is in.
#
# `tests/ui/settings` holds it against the fields of the profile: none is forgotten.

Control = Literal["line", "year", "score", "choice", "lines", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileField:
    """One question. `path` is a field of the profile, or of a contact in it: `therapist.phone`."""

    path: str
    control: Control
    card: str


PROFILE_FIELDS = (
    ProfileField(path="emergency_number", control="line", card="contacts"),
    ProfileField(path="urgent_number", control="line", card="contacts"),
    ProfileField(path="therapist.name", control="line", card="contacts"),
    ProfileField(path="therapist.phone", control="line", card="contacts"),
    ProfileField(path="doctor.name", control="line", card="contacts"),
    ProfileField(path="doctor.phone", control="line", card="contacts"),
    ProfileField(path="therapist.hours", control="line", card="contacts"),
    ProfileField(path="doctor.hours", control="line", card="contacts"),
    ProfileField(path="therapist_advice", control="text", card="advice"),
    ProfileField(path="effort_limit", control="score", card="limits"),
    ProfileField(path="pain_limit", control="score", card="limits"),
    ProfileField(path="name", control="line", card="you"),
    ProfileField(path="usual_soreness", control="score", card="you"),
    ProfileField(path="usual_movement", control="score", card="you"),
    ProfileField(path="birth_year", control="year", card="health"),
    ProfileField(path="cancer_history", control="choice", card="health"),
    ProfileField(path="osteoporosis", control="choice", card="health"),
    ProfileField(path="long_term_steroids", control="choice", card="health"),
    ProfileField(path="infection_risk", control="choice", card="health"),
    ProfileField(path="spine_procedure", control="choice", card="health"),
    ProfileField(path="diabetes", control="choice", card="health"),
    ProfileField(path="pregnant", control="choice", card="health"),
    ProfileField(path="first_onset", control="choice", card="health"),
    ProfileField(path="morning_stiffness", control="choice", card="health"),
    ProfileField(path="better_with_movement", control="choice", card="health"),
    ProfileField(path="conditions", control="lines", card="health"),
    ProfileField(path="injuries", control="lines", card="health"),
    ProfileField(path="medicines", control="lines", card="health"),
    # answered in the form where it matters, and to be changed here
    ProfileField(path="age_65", control="choice", card="health"),
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


_UNREADABLE = object()


class ProfileRow(QWidget):
    """`answered` with the field's path once there is a new answer that can be kept."""

    answered = Signal(str)

    def __init__(
        self,
        field: ProfileField,
        control: LineBox | TextBox | Choices,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._field = field
        self._shown: Any = None
        label, help_text = words.FIELDS[field.path]
        self.column = QVBoxLayout(self)
        look.space(self.column, 0, 0)
        self._row = FormRow(label, control, look, help_text, parent=self)
        self.column.addWidget(self._row)
        if isinstance(control, Choices):
            control.changed.connect(self.finish)
        else:
            control.finished.connect(self.finish)

    def answer(self) -> Any:
        """The answer that is in the control; None or () for none."""
        return self._read()

    def show_answer(self, value: Any) -> None:
        """Show what the diary holds. What is in a box is left alone while that is the same."""
        if isinstance(self.control, Choices):
            self.control.choose(None if value is None else str(value))
            self._row.set_state(words.NOT_ANSWERED if value is None else "")
        elif value != self._shown:
            text = "\n".join(value) if isinstance(value, tuple) else str(value or "")
            if isinstance(self.control, LineBox):
                self.control.setText(text)
            elif text != self.control.toPlainText():
                self.control.setPlainText(text)
            self._row.set_error("")
        self._shown = value

    def finish(self) -> None:
        """Offer the answer to be kept, or say what is wrong with it."""
        value = self._read()
        if value is _UNREADABLE:
            return
        self._row.set_error("")
        if value != self._shown:
            self.answered.emit(self._field.path)

    def take_focus(self) -> None:
        """Put the keyboard into the control."""
        self.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _read(self) -> Any:
        if isinstance(self.control, Choices):
            value = self.control.value()
            return int(value) if value is not None and self._field.control == "score" else value
        if isinstance(self.control, TextBox):
            text = self.control.answer()
            return self._lines(text) if self._field.control == "lines" else text
        return self._year() if self._field.control == "year" else self.control.answer()

    def _year(self) -> Any:
        text = self.control.answer() if isinstance(self.control, LineBox) else None
        if text is None:
            return None
        latest = datetime.now(UTC).year
        limit = limit_of(Profile, "birth_year")
        lowest = limit.low if isinstance(limit, Whole) else 0
        if text.isascii() and text.isdigit() and lowest <= int(text) <= latest:
            return int(text)
        self._row.set_error(words.WRONG_YEAR.format(latest=latest))
        return _UNREADABLE

    def _lines(self, text: str | None) -> Any:
        lines = tuple(line.strip() for line in (text or "").splitlines() if line.strip())
        if any(len(line) > NAME.longest for line in lines):
            self._row.set_error(words.TOO_LONG.format(longest=NAME.longest))
            return _UNREADABLE
        return lines


class StatedRow(ProfileRow):
    """The usual score, with the day on which it was stated: `confirmed` when it still holds."""

    confirmed = Signal()

    def __init__(
        self, field: ProfileField, control: Choices, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, control, look, parent)
        self._said = Label("", "hint", wrap=False)
        self.still = Button("", look, "link", parent=self)
        self.still.clicked.connect(self.confirmed)
        below = Flow(look, gap=0.6)
        below.add(self._said, self.still)
        self.column.addLayout(below)

    def show_stated(self, profile: Profile, now: datetime, times: Times) -> None:
        """Say when it was stated; on a later day it can be confirmed."""
        score, at = profile.usual_soreness, profile.usual_soreness_at
        said = at is not None and words.STATED.format(day=facts.day(at, now, times))
        self._said.setText(said or "")
        self._said.setVisible(bool(said))
        today = at is not None and dates.days_from(at, now) == 0
        self.still.setVisible(score is not None and not today)
        self.still.setText(words.STILL.format(score=score))
        self.still.setAccessibleName(words.STILL_NAME.format(score=score))


def make_row(field: ProfileField, look: Look, parent: QWidget) -> ProfileRow:
    """The row for one field."""
    if field.path == "usual_soreness":
        return StatedRow(field, Choices(words.SCORES, look, parent=parent), look, parent)
    control: LineBox | TextBox | Choices
    match field.control:
        case "score":
            control = Choices(words.SCORES, look, parent=parent)
        case "choice":
            answers = words.ANSWERS.get(field.path, words.YES_NO_UNSURE)
            control = Choices(answers, look, parent=parent)
        case "lines" | "text":
            control = TextBox(look, 3, parent=parent)
        case _:
            control = LineBox(look, NAME.longest, parent=parent)
    return ProfileRow(field, control, look, parent)
