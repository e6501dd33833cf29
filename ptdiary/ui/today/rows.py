"""What may be added to an entry: a pill for each, which opens one row in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.questions import NOTHING_KNOWN, ROW, Answers, pressed, value_of
from ptdiary.ui.today.body_map import BodyMap
from ptdiary.ui.today.pills import PillRow
from ptdiary.ui.widgets import (
    Button,
    Choices,
    FollowUps,
    FormQuestion,
    FormRow,
    Label,
    LineBox,
    TextBox,
    nest,
)
from ptdiary.words import entry_form, entry_rows
from ptdiary.words.questions import CHIPS, QUESTIONS, SPANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from ptdiary.diary import Entry
    from ptdiary.diary.questions import Circumstances
    from ptdiary.ui.theme import Look

_AFTER_MAP = ("calf", "new_upper_back")  # asked where a newly marked place calls for it
# Which rows of the table each pill opens, in the order of the screen.
_OPENS: Mapping[str, tuple[str, ...]] = {
    "feels": ("feels_added",),
    "regions": ("regions", *_AFTER_MAP),
    "compared": ("since_yesterday_added",),
    "painkiller": ("pain_relief",),
    "sleep": ("sleep_hours", "sleep_quality"),
    "day": ("interference",),
    "tired": ("fatigue", "fatigue_kind"),
    "movement": ("movement_added",),
    "exercises": ("home_exercises", "skipped_why"),
    "care": ("self_care",),
    "worse_better": ("worse_with", "better_with"),
    "note": ("note", "question"),
    "private": ("private_note",),
    "flare": ("flare_over",),
}
_LISTED = "exercises"
_ONCE_A_DAY = {"sleep": "sleep_quality", "exercises": "home_exercises"}
_LINES = 3  # of a box to write in
_MOST_WORDS = 8  # of what was written before


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was answered before: places and words to take over, and the entry of the same day."""

    regions: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] | None = None
    today: Entry | None = None


class OptionalRows(QWidget):
    """Pills that show answers and say what changed: `edited(Answers, bool)`.

    The bool is False while something is still being typed. What is inside a row is made when it
    opens for the first time, as most never do: `made`. One row is open at a time, and Escape
    closes it.
    """

    edited = Signal(Answers, bool)
    made = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        others: Mapping[str, QWidget] | None = None,
    ) -> None:
        """`others`: rows that another part makes, by their key in the words of the pills."""
        super().__init__(parent)
        self._look = look
        self._answers = Answers()
        self._circumstances = NOTHING_KNOWN
        self._before = Before()
        self._reasons: dict[str, str] = {}
        self._listed = ""
        self.map: BodyMap | None = None
        self.asked: dict[str, FollowUps] = {}
        self.written: dict[str, TextBox] = {}
        self.words: dict[str, OwnWords] = {}
        self.opened: str | None = None
        self._insides: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        look.space(column, 0, 0.5)
        titles = {key: title for key, title in entry_rows.ROWS.items()
                  if key in _OPENS or key in (others or {})}  # fmt: skip
        self.pills = PillRow(titles, look, self)
        self.pills.opened.connect(self._pressed)
        self._reason = Label("", "small", parent=self)
        self._reason.hide()
        self._room = QVBoxLayout()
        column.addWidget(self.pills)
        column.addWidget(self._reason)
        nest(column, self._room)
        for key, inside in (others or {}).items():
            self._put(key, inside)
        self.show_answers(self._answers)

    def open(self, key: str) -> None:
        """Open a row, and close the other."""
        self.close_row()
        if key not in self._insides:
            self._put(key, self._inside(key))
            self.show_answers(self._answers)
            self.made.emit()
        self.opened = key
        self._insides[key].show()
        self.pills.pills[key].show_open(True)
        self._say_reason()

    def close_row(self) -> None:
        """Close what is open; what is typed there stays."""
        if self.opened is not None:
            self._insides[self.opened].hide()
            self.pills.pills[self.opened].show_open(False)
            self.opened = None
            self._say_reason()

    def show_answers(self, answers: Answers) -> None:
        """Show these answers, in their rows and on their pills."""
        self._answers = answers
        if self.map is not None:
            self.map.show_value(answers.regions)
        for panel in self.asked.values():
            for key in panel.asked():
                panel.show_value(key, self._shown(key))
                panel.show_question(key, self._is_asked(key))
        for key, box in self.written.items():
            # what says the same stays as it is typed, with its spaces and the cursor in it
            if box.answer() != getattr(answers, key):
                box.blockSignals(True)
                box.setPlainText(getattr(answers, key) or "")
                box.blockSignals(False)
        for key, own in self.words.items():
            own.show_value(getattr(answers, key))
        for key, rows in _OPENS.items():
            said = entry_rows.row_state(key, answers)
            listed = self._listed if key == _LISTED else ""
            self.pills.pills[key].show_answer(said or listed)
            self.pills.show_pill(key, self._is_asked(rows[0]))

    def set_circumstances(self, circumstances: Circumstances) -> None:
        """What the diary says at the moment of the entry."""
        if circumstances != self._circumstances:
            self._circumstances = circumstances
            self.show_answers(self._answers)

    def set_listed(self, said: str) -> None:
        """What the list of the day says of the home exercises: it is not asked again."""
        if said != self._listed:
            self._listed = said
            self.show_answers(self._answers)

    def set_before(self, before: Before) -> None:
        """What was answered before."""
        if before == self._before:
            return
        self._before = before
        if self.map is not None:
            self.map.set_last(before.regions)
        for key, own in self.words.items():
            own.offer((before.words or {}).get(key, ()))
        self._say_reason()

    def show_row(self, key: str, shown: bool) -> None:
        """Offer a row that another part makes, or leave it out."""
        self.pills.show_pill(key, shown)
        if not shown and self.opened == key:
            self.close_row()

    def set_reasons(self, reasons: Iterable[tuple[str, str]]) -> None:
        """Why some rows matter now: said where they open."""
        self._reasons = {}
        for key, reason in reasons:
            self._reasons.setdefault(key, reason)
        self._say_reason()

    def first_stop(self) -> QWidget:
        """The pill that Tab leads to."""
        return self.pills.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.opened is not None:
            key = self.opened
            self.close_row()
            self.pills.focus_pill(key)
        else:
            super().keyPressEvent(event)

    def _pressed(self, key: str) -> None:
        if self.opened == key:
            self.close_row()
            return
        self.open(key)
        inside = self._insides[key]
        first = _first_stop(inside)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _put(self, key: str, inside: QWidget) -> None:
        self._insides[key] = inside
        inside.hide()
        self._room.addWidget(inside)

    def _inside(self, key: str) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.7)
        rows = _OPENS[key]
        written = [row for row in rows if ROW[row].kind in ("text", "lines")]
        for row in written:
            column.addWidget(self._box(row))
        if "regions" in rows:
            self.map = BodyMap(self._look, inside)
            self.map.set_last(self._before.regions)
            self.map.changed.connect(self._marked)
            column.addWidget(self.map)
        asked = [row for row in rows if ROW[row].kind in ("chips", "score", "hours")]
        if asked:
            column.addWidget(self._questions(key, asked, inside))
        return inside

    def _questions(self, key: str, rows: Sequence[str], parent: QWidget) -> FollowUps:
        asked = [_question(row) for row in rows]
        panel = FollowUps(entry_rows.ROWS[key], asked, self._look, tied=False, parent=parent)
        panel.answered.connect(self._answered)
        panel.show()
        self.asked[key] = panel
        return panel

    def _box(self, row: str) -> FormRow:
        control: TextBox | OwnWords
        if ROW[row].kind == "lines":
            control = self.words[row] = OwnWords(QUESTIONS[row], self._look)
            control.offer((self._before.words or {}).get(row, ()))
            control.changed.connect(self._worded)
            control.typed.connect(self._typed_word)
        else:
            control = self.written[row] = TextBox(self._look, _LINES)
            control.setObjectName(row)
            control.textChanged.connect(self._typed)
            control.finished.connect(self._finished)
        return FormRow(QUESTIONS[row], control, self._look, entry_rows.HELP[row], "strong")

    def _is_asked(self, row: str) -> bool:
        return ROW[row].when(self._answers, self._circumstances)

    def _shown(self, row: str) -> Any:
        value = value_of(self._answers, ROW[row], self._circumstances)
        return f"{value:g}" if row == "sleep_hours" and value is not None else value

    def _say_reason(self) -> None:
        said = "" if self.opened is None else self._reasons.get(self.opened, "")
        earlier = "" if self.opened is None else self._earlier(self.opened)
        text = " ".join(part for part in (said, earlier) if part)
        self._reason.setText(text)
        self._reason.setVisible(bool(text))

    def _earlier(self, key: str) -> str:
        entry = self._before.today
        if entry is None or key not in _ONCE_A_DAY or getattr(entry, _ONCE_A_DAY[key]) is None:
            return ""
        return entry_rows.SAID_EARLIER.format(answer=entry_rows.row_state_of_entry(key, entry))

    def _marked(self) -> None:
        if self.map is not None:
            self._tell(replace(self._answers, regions=self.map.value()))

    def _answered(self, row: str) -> None:
        panel = next(each for each in self.asked.values() if row in each.asked())
        value: Any = panel.value(row)
        if row == "sleep_hours" and value is not None:
            value = int(value)
        self._tell(pressed(self._with_texts(), row, value, self._circumstances))

    def _worded(self) -> None:
        self._tell(self._with_words())

    def _typed_word(self) -> None:
        self._tell(self._with_words(), settled=False)

    def _with_words(self) -> Answers:
        words: dict[str, Any] = {key: own.value() for key, own in self.words.items()}
        return replace(self._with_texts(), **words)

    def _typed(self) -> None:
        self._tell(self._with_texts(), settled=False)

    def _finished(self) -> None:
        self._tell(self._with_texts())

    def _with_texts(self) -> Answers:
        texts: dict[str, Any] = {key: box.answer() for key, box in self.written.items()}
        return replace(self._answers, **texts)

    def _tell(self, answers: Answers, settled: bool = True) -> None:
        self._answers = answers
        self.edited.emit(answers, settled)


class OwnWords(QWidget):
    """Words that were written before as pills, and a box for more.

    What is in the box counts, and is a pill once the box is left: `typed` until then.
    """

    changed = Signal()
    typed = Signal()

    def __init__(self, question: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self._question = question
        self._offered: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0.5)
        self.pills = Choices((), look, many=True)
        self._column.addWidget(self.pills)
        self.box = LineBox(look)
        self.box.setPlaceholderText(entry_rows.OWN_WORDS)
        self.box.setAccessibleName(entry_rows.own_words(question))
        look.size(self.box, most_width=22)
        add = Button(entry_rows.ADD, look)
        row = QHBoxLayout()
        look.space(row, 0, 0.5)
        row.addWidget(self.box, 1)
        row.addWidget(add)
        row.addStretch(1)
        nest(self._column, row)
        add.clicked.connect(self._add)
        self.box.returnPressed.connect(self._add)
        self.box.finished.connect(self._left)
        self.box.textEdited.connect(self.typed)

    def value(self) -> tuple[str, ...]:
        """The words chosen, and the one in the box."""
        typed = self.box.answer()
        return tuple(dict.fromkeys((*self.pills.values(), *((typed,) if typed else ()))))

    def show_value(self, chosen: Sequence[str]) -> None:
        """Show these words as chosen; the one that is being typed stays in the box."""
        typed = self.box.answer()
        if typed not in chosen:
            self.box.clear()
        elif typed not in self.pills.values():
            chosen = [each for each in chosen if each != typed]
        self._show(tuple(dict.fromkeys((*self._offered, *chosen))), chosen)

    def offer(self, words: Sequence[str]) -> None:
        """Words to take over."""
        self._offered = tuple(words)
        self.show_value(self.value())

    def _show(self, words: tuple[str, ...], chosen: Sequence[str]) -> None:
        if words != tuple(self.pills.offered()):
            fresh = Choices([(word, word) for word in words], self._look, many=True, parent=self)
            fresh.name(self._question)
            fresh.changed.connect(self.changed)
            self._column.replaceWidget(self.pills, fresh)
            self.pills.hide()
            self.pills.deleteLater()
            self.pills = fresh
        self.pills.setVisible(bool(words))
        self.pills.choose(*chosen)

    def _add(self) -> None:
        word = self.box.answer()
        if word is None:
            return
        self.box.clear()
        self.show_value((*self.value(), word))
        self.changed.emit()

    def _left(self) -> None:
        if self.isActiveWindow():  # else another window came to the front, and the word goes on
            self._add()


def _question(key: str) -> FormQuestion:
    row = ROW[key]
    spans = SPANS.get(key, ())
    chips = CHIPS.get(key, {})
    hours = entry_rows.HOURS if row.kind == "hours" else ()
    return FormQuestion(
        key=key,
        words=QUESTIONS[key],
        answers=hours or tuple((chip, chips[chip]) for chip in row.chips),
        many=row.many,
        spans=spans,
        names=entry_form.out_of_ten(spans) if spans else None,
    )


def _first_stop(inside: QWidget) -> QWidget | None:
    """The first control in a row that takes the keyboard, in the order of reading."""
    stops = [
        each
        for each in inside.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(inside)
    ]
    return min(stops, key=lambda each: each.mapTo(inside, each.rect().topLeft()).toTuple()[::-1],
               default=None)  # fmt: skip


def last_words(entries: Sequence[Entry], field: str) -> tuple[str, ...]:
    """What was written in a field of the latest entries, the latest first."""
    said = (word for entry in reversed(entries) for word in getattr(entry, field))
    found: dict[str, None] = {}
    for word in said:
        found.setdefault(word)
        if len(found) == _MOST_WORDS:
            break
    return tuple(found)
