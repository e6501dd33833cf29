"""The optional rows of an entry, in the form and again after saving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions import Answers
from ptdiary.report.wording import entry_form
from ptdiary.report.wording import entry_rows as words
from ptdiary.ui.widgets.body_map import BodyMap
from ptdiary.ui.widgets.fold import Fold, FoldRow
from ptdiary.ui.widgets.follow_ups import FollowUps, Question
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ptdiary.diary.entry import Entry
    from ptdiary.ui.theme import Look


def _scale(key: str, question: str, spans: tuple[tuple[int, int, str], ...]) -> Question:
    return Question(key=key, words=question, spans=spans, names=entry_form.out_of_ten(spans))


# Rows made of pills and scales; the keys of the questions are fields of `Answers`.
_ASKED: dict[str, tuple[Question, ...]] = {
    "feels": (
        Question(key="feels", words=words.FEELS_QUESTION, answers=words.FEELS, many=True),
        Question(key="sudden_onset", words=words.SUDDEN, answers=entry_form.YES_NO),
    ),
    "compared": (
        Question(key="since_yesterday", words=words.SINCE_YESTERDAY, answers=words.TRENDS),
        Question(key="pain_relief", words=words.PAIN_RELIEF, answers=entry_form.YES_NO),
    ),
    "sleep": (
        _scale("sleep_quality", words.SLEEP, words.SLEEP_SPANS),
        Question(key="sleep_hours", words=words.SLEEP_HOURS, answers=words.HOURS),
        _scale("interference", words.INTERFERENCE, words.INTERFERENCE_SPANS),
    ),
    "tired": (
        _scale("fatigue", words.FATIGUE, words.FATIGUE_SPANS),
        Question(key="fatigue_kind", words=words.FATIGUE_KIND, answers=words.FATIGUE_KINDS),
    ),
    "exercises": (
        Question(key="home_exercises", words=words.HOME_EXERCISES, answers=words.HOW_MANY),
        Question(key="self_care", words=words.SELF_CARE, answers=words.SELF_CARES, many=True),
    ),
}
# Rows with boxes to write in: field, question, help, lines.
_WRITTEN: dict[str, tuple[tuple[str, str, str, float], ...]] = {
    "exercises": (
        ("worse_with", words.WORSE_WITH, words.LIST_HELP, 2),
        ("better_with", words.BETTER_WITH, words.LIST_HELP, 2),
    ),
    "note": (
        ("note", words.NOTE, words.NOTE_HELP, 3),
        ("question", words.QUESTION, words.QUESTION_HELP, 2),
        ("private_note", words.PRIVATE_NOTE, words.PRIVATE_HELP, 2),
    ),
}
_LISTS = {"worse_with", "better_with"}
_ONCE_A_DAY = {"sleep": "sleep_quality", "exercises": "home_exercises"}


class OptionalRows(QWidget):
    """Folds that show answers and say what changed: `edited(Answers, bool)`.

    The bool is False while something is still being typed. What is inside a fold is made when it
    opens for the first time, as most never do: `made`.
    """

    edited = Signal(object, bool)
    made = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._answers = Answers()
        self._earlier_today: Entry | None = None
        self._last_regions: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        look.space(self._column, 0, 0)
        self._unmade = set(words.ROWS)
        self.map: BodyMap | None = None
        self.asked: dict[str, FollowUps] = {}
        self.written: dict[str, TextBox] = {}
        self.folds: dict[str, Fold] = {}
        for key, title in words.ROWS.items():
            self.add_fold(key, title)
            self.folds[key].opening.connect(self._make)
        self.show_answers(self._answers)

    def add_fold(self, key: str, title: str, inside: QWidget | None = None) -> None:
        """Put another row at the end."""
        self.folds[key] = Fold(key, title, self._look, inside, self)
        self._column.addWidget(self.folds[key])

    def show_answers(self, answers: Answers) -> None:
        """Show these answers, and at the right of each row how it stands."""
        self._answers = answers
        if self.map is not None:
            self.map.show_value(answers.regions)
        for panel in self.asked.values():
            for key in panel.asked():
                panel.show_value(key, _shown(answers, key))
        for key, box in self.written.items():
            # what says the same stays as it is typed, with its spaces and the cursor in it
            if _said(key, box) != getattr(answers, key):
                box.blockSignals(True)
                box.setPlainText(_text(getattr(answers, key)))
                box.blockSignals(False)
        for key in words.ROWS:
            state = words.row_state(key, answers)
            earlier = "" if state else self._earlier_state(key)
            self.folds[key].set_state(state or earlier or entry_form.NOT_ANSWERED, bool(state))

    def set_before(self, last_regions: Sequence[str], earlier_today: Entry | None) -> None:
        """What was answered before: places to take over, and what is asked once a day."""
        self._last_regions = tuple(last_regions)
        if self.map is not None:
            self.map.set_last(self._last_regions)
        self._earlier_today = earlier_today
        self.show_answers(self._answers)

    def put_first(self, reasons: Iterable[tuple[str, str]]) -> None:
        """These rows come first, each with its reason; the others keep their order."""
        why: dict[str, str] = {}
        for key, reason in reasons:
            why.setdefault(key, reason)
        order = [*why, *(key for key in self.folds if key not in why)]
        for at, key in enumerate(order):
            fold = self.folds[key]
            fold.set_reason(why.get(key, ""))
            if self._column.indexOf(fold) != at:
                self._column.removeWidget(fold)
                self._column.insertWidget(at, fold)

    def first_row(self) -> FoldRow:
        """The row at the top."""
        shown = [fold for fold in self.folds.values() if not fold.isHidden()]
        return min(shown, key=self._column.indexOf).row

    def _make(self, key: str) -> None:
        if key not in self._unmade:
            return
        self._unmade.remove(key)
        self.folds[key].fill(self._places() if key == "regions" else self._inside(key))
        self.show_answers(self._answers)
        self.made.emit()

    def _places(self) -> BodyMap:
        self.map = BodyMap(self._look)
        self.map.set_last(self._last_regions)
        self.map.changed.connect(self._marked)
        return self.map

    def _inside(self, key: str) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._look.space(column, 0, 0.7)
        if key in _ASKED:
            panel = FollowUps(words.ROWS[key], _ASKED[key], self._look, tied=False, parent=inside)
            panel.answered.connect(self._answered)
            panel.show()
            column.addWidget(panel)
            self.asked[key] = panel
        for field, question, help_text, lines in _WRITTEN.get(key, ()):
            box = TextBox(self._look, lines)
            box.setObjectName(field)
            box.textChanged.connect(self._typed)
            box.finished.connect(self._finished)
            self.written[field] = box
            column.addWidget(FormRow(question, box, self._look, help_text, "strong"))
        return inside

    def _earlier_state(self, key: str) -> str:
        entry = self._earlier_today
        if entry is None or key not in _ONCE_A_DAY or getattr(entry, _ONCE_A_DAY[key]) is None:
            return ""
        return words.SAID_EARLIER.format(answer=words.row_state_of_entry(key, entry))

    def _marked(self) -> None:
        if self.map is not None:
            self._tell(replace(self._answers, regions=self.map.value()))

    def _answered(self, key: str) -> None:
        panel = next(each for each in self.asked.values() if key in each.asked())
        value: Any = panel.value(key)
        if key == "feels":
            self._tell(self._answers.feeling(value))
            return
        if key == "sleep_hours" and value is not None:
            value = int(value)
        self._tell(replace(self._answers, **{key: value}))

    def _typed(self) -> None:
        self._tell(self._with_texts(), settled=False)

    def _finished(self) -> None:
        self._tell(self._with_texts())

    def _with_texts(self) -> Answers:
        return replace(self._answers, **{key: _said(key, box) for key, box in self.written.items()})

    def _tell(self, answers: Answers, settled: bool = True) -> None:
        self._answers = answers
        self.edited.emit(answers, settled)


def _shown(answers: Answers, key: str) -> Any:
    if key == "feels":
        return (*answers.feels, *(answers.sharp_words if answers.sharp else ()))
    value = getattr(answers, key)
    return f"{value:g}" if key == "sleep_hours" and value is not None else value


def _said(key: str, box: TextBox) -> Any:
    return _lines(box.answer()) if key in _LISTS else box.answer()


def _text(value: Any) -> str:
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip()[:200] for line in (text or "").splitlines() if line.strip())
