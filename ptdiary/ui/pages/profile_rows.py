"""The rows of the Settings page that ask for one field of the profile each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.limits import NAME, Whole, limit_of
from ptdiary.diary.profile import Profile
from ptdiary.report.wording import settings as words
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.text_box import LineBox, TextBox

if TYPE_CHECKING:
    from ptdiary.ui.pages.profile_fields import ProfileField
    from ptdiary.ui.theme import Look

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
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        self._row = FormRow(label, control, look, help_text, parent=self)
        column.addWidget(self._row)
        if isinstance(control, Choices):
            control.changed.connect(self.finish)
        else:
            control.finished.connect(self.finish)

    def answer(self) -> Any:
        """The answer that stands in the control; None or () for none."""
        return self._read()

    def show_answer(self, value: Any) -> None:
        """Show what the diary holds. What stands in a box is left alone while that is the same."""
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


def make_row(field: ProfileField, look: Look, parent: QWidget) -> ProfileRow:
    """The row for one field."""
    control: LineBox | TextBox | Choices
    match field.control:
        case "score":
            control = Choices(words.SCORES, look, parent=parent)
        case "yes_no":
            control = Choices(words.YES_NO_UNSURE, look, parent=parent)
        case "lines" | "text":
            control = TextBox(look, 3, parent=parent)
        case _:
            control = LineBox(look, NAME.longest, parent=parent)
    return ProfileRow(field, control, look, parent)
