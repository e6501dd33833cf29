"""The entry form: when, how sore, any signs, and what may be added."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.diary.questions import NOTHING_KNOWN, ROWS, Answers, pressed, rows_shown, still_open
from ptdiary.ui.today.rows import OptionalRows
from ptdiary.ui.today.signs import RowList, SignList
from ptdiary.ui.today.weekly import FIELDS, WeeklyCard, with_weekly
from ptdiary.ui.widgets import (
    Button,
    Card,
    Flow,
    Hairline,
    Label,
    MomentChoice,
    MomentPicker,
    MomentWords,
    OneLine,
    ScoreScale,
    announce,
    move_focus,
    nest,
)
from ptdiary.wall_clock import in_zone_of
from ptdiary.words import asking, dates
from ptdiary.words import entry_form as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout

    from ptdiary.diary import Entry
    from ptdiary.diary.questions import Circumstances, Row
    from ptdiary.ui.keeper import View
    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.rows import Before

# Signs that a tile of the form and one of the weekly list ask about: the first leads there.
_ON_THE_WEEKLY_LIST = {"saddle": "sexual", "swelling": "calf"}

_NARROW = 24.0  # em
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

    `made` if a part of the form is there for the first time, `opened` with questions that are to
    be seen. `asked_again` are the open questions
    that Save has asked for once: pressed again, it saves without them. `moment_chosen` before
    `changed`, when the patient said when it was felt.
    """

    changed = Signal()
    moment_chosen = Signal()
    made = Signal()
    opened = Signal(QWidget)

    def __init__(self, now: datetime, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, margin=(1.1, 0.5, 1.1, 0.8), spacing=0.3)
        self._look = look
        self._now = now
        self._last: Entry | None = None
        self._changing: Entry | None = None
        self._at: datetime | None = None
        self.answers = Answers()
        self.asked_again: frozenset[str] = frozenset()
        self.circumstances = NOTHING_KNOWN
        self._before: Answers | None = None
        self._build_when(now)
        self._build_score()
        self._build_signs()
        self._build_rows()
        self.show_answers(self.answers)

    # what the page asks and tells

    def at(self) -> datetime | None:
        """The moment that was chosen; None for now."""
        at, day_of = self._at, self._look.times.day_of
        if at is not None and self.time_unknown and day_of(at) == day_of(self._now):
            return min(at, self._now)  # its noon may be to come
        return at

    def show_answers(self, answers: Answers) -> None:
        """Fill the form."""
        self.answers = answers
        self.scale.choose(answers.soreness)
        self.signs.show_answers(answers)
        for rows in (self.waiting, self.flare_rows):
            rows.show_rows(answers, self.circumstances)
        self.waiting.setVisible(bool(self.waiting.shown))
        self._open_flare(self._flare_opened)
        self.more.show_answers(answers)
        self._show_weekly()
        self._show_states()

    def set_circumstances(self, circumstances: Circumstances, before: Answers | None) -> None:
        """What the diary says at the moment of the entry; `before`: as the changed one was."""
        self._before = before
        if circumstances != self.circumstances:
            self.circumstances = circumstances
            self.signs.set_circumstances(circumstances)
            self.more.set_circumstances(circumstances)
            self.show_answers(self.answers)

    def open_rows(self) -> tuple[Row, ...]:
        """The essential questions that are shown and blank, in the order of the screen."""
        return still_open(self.answers, self.circumstances, self._before)

    def is_asked_again(self) -> bool:
        """Whether a question is open that Save has asked for once."""
        return any(row.key in self.asked_again for row in self.open_rows())

    def ask_again(self) -> QWidget | None:
        """Mark the first open question. What of it gets the keyboard; None if all were asked for.

        The next Save saves without those that are open now.
        """
        rows = self.open_rows()
        keys = frozenset(row.key for row in rows)
        if keys <= self.asked_again:
            return None
        self.asked_again |= keys
        self._mark_open()
        first = rows[0]
        return self.signs.reach(first) if first.tile else self.waiting.stop(first.key)

    def questions_open(self) -> tuple[str, ...]:
        """The words of the questions that are open."""
        return tuple(asking.question(row, self.circumstances) for row in self.open_rows())

    def shown_rows(self) -> tuple[Row, ...]:
        """The questions that are asked now, in the order of the screen."""
        return rows_shown(self.answers, self.circumstances)

    @property
    def time_unknown(self) -> bool:
        """Whether only the day of that moment is known."""
        return self._at is not None and self.picker.time_unknown

    def show_moment(self, at: datetime | None, *, time_unknown: bool | None = None) -> None:
        """Fill in when it was felt; None for now."""
        self._at = at
        if at is None:
            self.picker.choose("now")
        else:
            self.picker.choose("other", at, time_unknown=bool(time_unknown))
        self._show_when()

    def start(self, changing: Entry | None = None) -> None:
        """Empty the form; `changing` is an entry that will be changed."""
        self._changing = changing
        self.added.setVisible(changing is not None)
        self._flare_opened = False
        self._drop_weekly()
        self.asked_again = frozenset()
        for part in (self.signs, self.waiting, self.flare_rows):
            part.start()
        if changing is None:
            self.show_moment(None)
        else:
            self.show_moment(changing.at, time_unknown=changing.time_unknown)
        self._open_when(False)
        self.show_answers(Answers())
        self.show_restored("")
        self.show_error("")
        self.more.close_row()

    def set_view(self, view: View, last: Entry | None, before: Before) -> None:
        """The moment of now, the entry to show beside a chosen score, and what was said before."""
        self._last = last
        self.more.set_before(before)
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

    def show_restored(self, sentence: str, *, is_new: bool = False) -> None:
        """Say that the form was begun a while ago; one press makes a new entry one of now."""
        self._restored.say(sentence)
        self._restored.button.setVisible(is_new)
        self._restored.setVisible(bool(sentence))

    def show_error(self, sentence: str, about_when: bool = False) -> None:
        """A message beside the question that it is about; empty: nothing is wrong."""
        self._wrong.setText("" if about_when else sentence)
        self._wrong.setVisible(bool(sentence) and not about_when)
        self._wrong_when.setText(sentence if about_when else "")
        self._wrong_when.setVisible(bool(sentence) and about_when)
        self.scale.setAccessibleDescription(sentence)
        announce(self, sentence)

    def set_low(self, low: bool) -> None:
        """In a low and wide window, what stands below the score stands beside its question."""
        for widget in (self._chosen, self.flare):
            self._head.removeWidget(widget)
            self._below_score.removeWidget(widget)
        if low:
            self._head.insertWidget(1, self._chosen, 2)
            self._head.insertWidget(2, self.flare)
        else:
            self._below_score.addWidget(self._chosen, 1)
            self._below_score.addWidget(self.flare)
        self._score_title.setWordWrap(not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the time stands below the question."""
        super().resizeEvent(event)
        below = self.width() < self._look.px(_NARROW)
        if below != (self._below_title.count() > 0):
            old, new = (self._head, self._below_title)[:: 1 if below else -1]
            old.removeWidget(self._change_when)
            new.addWidget(self._change_when)

    def stops(self) -> tuple[QWidget | QLayout, ...]:
        """Its parts in the order of Tab: from the score straight to the signs."""
        return (
            self._restored, self._yesterday, self._head, self._below_title, self.picker,
            self.scale, self.signs, self.flare, self.flare_rows, self.waiting,
            self._weekly_place, self.more,
        )  # fmt: skip

    def asks(self, sign: str) -> QWidget | None:
        """The tile that asks about a sign; that of the weekly list, where it was ticked there."""
        weekly = _ON_THE_WEEKLY_LIST.get(sign, sign)
        if self.weekly is not None and weekly in self.answers.weekly:
            return self.weekly.tiles.tiles[weekly]
        return self.signs.tiles.tiles.get(sign)

    def score_focus(self) -> QWidget:
        """The button of the score that gets the keyboard."""
        return self.scale.buttons[self.answers.soreness or 0]

    def choose_now(self) -> None:
        """What was begun a while ago is about now after all."""
        self.picker.choose("now")
        self._moment_chosen()
        move_focus(self.score_focus())

    def choose_yesterday(self) -> None:
        """Fill in yesterday evening, for an entry that is written later."""
        self._open_when(True)
        self.picker.choose("evening")
        self._moment_chosen()

    def choose_another_day(self, days_back: int | None = None) -> None:
        """Ask for the day and the time first, for an entry of another day; or of that day."""
        self._open_when(True)
        day = self._look.times.day_of(self._now) - timedelta(days=days_back or 0)
        at = None
        if days_back is not None:
            at = in_zone_of(datetime.combine(day, _EVENING), self._now)
        self.picker.choose("other", at)
        self._moment_chosen()

    # building

    def _build_when(self, now: datetime) -> None:
        self._change_when = Button("", self._look, "link", icon="clock", parent=self)
        self._change_when.clicked.connect(self._toggle_when)
        self.picker = MomentPicker(_CHOICES, _WORDS, now, self._look, parent=self)
        self.picker.choose("now")
        self.picker.changed.connect(self._moment_chosen)
        self.picker.hide()
        self._wrong_when = Label("", "error")
        self._wrong_when.hide()
        self._restored = _LineWithWay("", words.OF_NOW, self._look, self)
        self._restored.button.clicked.connect(self.choose_now)
        self._yesterday = _LineWithWay(
            words.YESTERDAY_MISSING, words.ADD_YESTERDAY, self._look, self
        )
        self._yesterday.button.clicked.connect(self.choose_yesterday)
        self.add(self._restored, self._yesterday)
        self.show_restored("")
        self.show_yesterday(False)

    def _build_score(self) -> None:
        self.flare = Button(asking.FLARE, self._look, "link", parent=self)
        self.flare.clicked.connect(self._toggle_flare)
        self.flare_rows = self._row_list("flare", asking.FLARE)
        self._flare_opened = False
        self._score_title = Label(words.SORENESS, "h2")
        self.scale = ScoreScale(self._look, dates.out_of_ten, words.SORENESS_SPANS, parent=self)
        self.scale.name(words.SORENESS)
        self.scale.changed.connect(self._scored)
        self._chosen = Label("", "small", rich=True)
        self._wrong = Label("", "error")
        self._wrong.hide()
        self._head = self._title(self._score_title, self._change_when)
        self._below_score = QHBoxLayout()
        self._look.space(self._below_score, 0, 0.6)
        self._below_title = QHBoxLayout()
        self.add(self._head, self._below_title)
        self.add(self.picker, self._wrong_when, self._wrong, self.scale)
        self.add(self._below_score, self.flare_rows, Hairline())
        self.set_low(False)

    def _build_signs(self) -> None:
        self._sign_state = Label("", "hint", wrap=False)
        self.signs = SignList(self._look, words.SIGNS, self)
        self.signs.edited.connect(self._signs_edited)
        self.signs.made.connect(self.made)
        self.signs.left.connect(self._signs_left)
        self.waiting = self._row_list("waiting", words.SIGNS)
        self.add(self._title(Label(words.SIGNS, "h2"), self._sign_state), self.signs)
        self.add(self.waiting)

    def _build_rows(self) -> None:
        """What else an entry holds: of a new one it is asked after saving."""
        self.added = QWidget(self)
        column = QVBoxLayout(self.added)
        self._look.space(column, 0, 0.5)
        title = self._title(Label(words.MORE, "h3"), Label(words.OPTIONAL, "hint", wrap=False))
        self.more = OptionalRows(self._look, self.added)
        self.more.edited.connect(self._rows_edited)
        self.more.made.connect(self.made)
        self.weekly: WeeklyCard | None = None
        self._weekly_place = QVBoxLayout()
        nest(column, self._weekly_place)
        column.addWidget(Hairline())
        nest(column, title)
        column.addWidget(self.more)
        self.added.hide()
        self.add(self.added)

    def _row_list(self, part: str, title: str) -> RowList:
        rows = RowList(title, [row for row in ROWS if row.part == part], self._look, tied=False)
        rows.answered.connect(self._row_answered)
        rows.made.connect(self.made)
        return rows

    def _title(self, title: Label, state: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self._look.space(row, 0, 0.6)
        row.addWidget(title, 1)
        row.addWidget(state)
        return row

    # what the patient does

    def _scored(self) -> None:
        self._set(replace(self.answers, soreness=self.scale.value()))

    def _signs_edited(self, answers: Answers) -> None:
        self._set(answers)

    def _row_answered(self, key: str) -> None:
        rows = self.waiting if key in self.waiting.asked() else self.flare_rows
        before = self.answers.ticked
        self._set(pressed(self.answers, key, rows.value(key), self.circumstances))
        self.signs.open_new(before)

    def _signs_left(self) -> None:
        """After the last answer of the last tile, to what waits below, or to the first tile."""
        below = self.waiting.first_stop(self.open_rows()) if self.waiting.shown else None
        move_focus(below or self.signs.tiles.none)

    def _toggle_flare(self) -> None:
        self._open_flare(not self._flare_opened)
        if self._flare_opened:
            move_focus(self.flare_rows.stop("flare"))
            self.opened.emit(self.flare_rows)

    def _open_flare(self, opened: bool) -> None:
        # an answer is never hidden
        self._flare_opened = opened or self.answers.flare is not None
        self.flare_rows.setVisible(self._flare_opened)

    def _show_weekly(self) -> None:
        """The weekly list of a changed entry that answers it: what it raised can be taken back."""
        if self.weekly is None:
            told = any(getattr(self.answers, name) != getattr(Answers(), name) for name in FIELDS)
            if self._changing is None or not told:
                return
            self.weekly = WeeklyCard(self._look, within=True)
            self.weekly.edited.connect(self._weekly_edited)
            self.weekly.made.connect(self.made)
            self._weekly_place.addWidget(self.weekly)
            self.made.emit()
        self.weekly.show_answers(self.answers)

    def _drop_weekly(self) -> None:
        if self.weekly is not None:
            self.weekly.hide()
            self._weekly_place.removeWidget(self.weekly)
            self.weekly.deleteLater()
            self.weekly = None

    def _weekly_edited(self) -> None:
        if self.weekly is None:
            return
        before = self.answers
        answers = with_weekly(before, self.weekly.answers)
        if before.weekly_none and answers.weekly_none:  # what was not asked was not refused
            answers = replace(answers, weekly_hidden=before.weekly_hidden)
        self._set(answers)

    def _mark_open(self) -> None:
        """The first open question that was asked for again."""
        row = next((row for row in self.open_rows() if row.key in self.asked_again), None)
        self.signs.show_open(row)
        self.waiting.show_open(row.key if row is not None and not row.tile else None)

    def _rows_edited(self, answers: Answers, _settled: bool) -> None:
        self._set(replace(answers, soreness=self.answers.soreness))

    def _set(self, answers: Answers) -> None:
        self.show_answers(answers)
        self._mark_open()
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
        self.show_restored("")
        self._show_when()
        self._show_states()
        self.moment_chosen.emit()
        self.changed.emit()

    def _show_when(self) -> None:
        when = asking.felt_at(self._at, self._now, self._look.times, time_unknown=self.time_unknown)
        self._change_when.setText(when)
        self._change_when.setAccessibleName(asking.WHEN_NAME.format(when=when))
        then = self._at is not None and self._now - self._at > timedelta(hours=1)
        self._score_title.setText(words.SORENESS_THEN if then else words.SORENESS)

    def _show_states(self) -> None:
        answers = self.answers
        self._sign_state.setText(asking.signs_state(len(answers.ticked), len(words.TILES)))
        said = ""
        if answers.soreness is not None:
            said = words.chosen_score(answers.soreness, self._last, self._now, self._look.times)
        self._chosen.setText(said)


class _LineWithWay(Card):
    """A line about the day or the time of the entry, and the press that changes it."""

    def __init__(self, sentence: str, way: str, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, margin=0)
        self.setObjectName("plain")
        row = Flow(look, gap=0.4)
        self._said = OneLine(sentence, "hint")
        self.button = Button(way, look, "link", parent=self)
        row.add(self._said, self.button)
        self.add(row)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._said.setText(sentence)
