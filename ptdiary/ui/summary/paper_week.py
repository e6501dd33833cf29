"""A week from paper: seven days, a morning and an evening each, saved as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from PySide6.QtCore import QRegularExpression, Qt, QTime, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.diary.questions import TILES, Answers, draft_of, drafted, entry_from, says_nothing
from ptdiary.review.finding import Level
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import (
    Button,
    Card,
    Chip,
    Choices,
    Flow,
    FormRow,
    Label,
    LineBox,
    TimeBox,
    in_zone_of,
)
from ptdiary.words import paper_week as words
from ptdiary.words.entry_form import TILES as TILE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptdiary.diary import Entry
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_USUAL = {"morning": time(8), "evening": time(20)}
_WEEK = timedelta(days=7)


class PaperWeekPage(Page):
    """The lines of one sheet. Days to come are not shown."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self.monday = _monday(keeper.clock().date())
        self._sheet = uuid4()  # names what is typed, until it is saved
        self._draft = FormDraft("paper.week", keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(self._draft_not_kept)
        self._week = Label("", "strong", wrap=False)
        self.earlier = Button(words.EARLIER, look)
        self.later = Button(words.LATER, look)
        self.earlier.clicked.connect(self._go_earlier)
        self.later.clicked.connect(self._go_later)
        row = Flow(look)
        row.add(self.earlier, self._week, self.later)
        back = Button(words.BACK, look, "link")
        back.clicked.connect(self._go_back)
        self.add(back, Label(words.INTRO, "hint"), row)
        self.days = [_Day(look) for _ in range(7)]
        for day in self.days:
            self.add(day)
        self.message = Label("", "strong")
        self.message.hide()
        self.save = Button(words.SAVE, look, "primary")
        self.save.clicked.connect(self.save_week)
        self.add(self.message, self.save)
        self.body.addStretch(1)
        self._restore()
        for _, line in self._lines():
            line.changed.connect(self._typed)
            line.time.timeChanged.connect(self._typed)

    def show_view(self, view: View) -> None:
        """The days of the week so far, and how many entries each has already."""
        today = view.now.date()
        self._week.setText(words.week(self.monday, self.look.times))
        self.later.setEnabled(self.monday + _WEEK <= today)
        dates = [entry.at.date() for entry in view.diary.entries]
        for index, day in enumerate(self.days):
            at = self.monday + timedelta(days=index)
            day.show_day(at, dates.count(at))
            day.setVisible(at <= today)

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""

    def first_focus(self) -> QWidget | None:
        """The first score."""
        return self.days[0].lines[0].score

    def keep_draft(self) -> None:
        """Keep what was typed and not saved."""
        self._draft.write()

    def _typed(self) -> None:
        self._draft.wait(self._values)

    def _draft_not_kept(self) -> None:
        self._say(words.DRAFT_NOT_KEPT)

    def _values(self) -> dict[str, Any]:
        """What a draft keeps; empty where nothing is typed."""
        lines = {
            f"{index}.{line.part}": {
                "at": line.at().isoformat(), "answers": draft_of(line.answers())
            }
            for index, line in self._lines()
            if not says_nothing(line.answers()) or line.movement_missing()
        }  # fmt: skip
        if not lines:
            return {}
        return {"sheet": str(self._sheet), "monday": self.monday.isoformat(), "lines": lines}

    def save_week(self) -> None:
        """Every line that says something becomes an entry; all of them are one step to undo."""
        entries = self._entries()
        known = _worth_a_call(self.keeper.view)
        if entries is None:
            self._say(words.NOT_SAVED)
        elif not entries:
            self._say(words.NOTHING)
        elif self.keeper.keep(words.SAVED_LABEL, *entries):
            self._clear()
            self._sheet = uuid4()
            self._say(words.saved(tuple(entry.at for entry in entries), self.look.times))
            self._draft.clear()
            if _worth_a_call(self.keeper.view) - known:
                self.go_to.emit(Destination(page=PageName.TODAY))  # where it is said whom to call

    def _entries(self) -> list[Entry] | None:
        """The entries of the lines in the order of time; None where a line is wrong."""
        now = self.keeper.clock()
        entries = []
        whole = True
        for index, line in self._lines():
            answers = line.answers()
            said = not says_nothing(answers)
            at = self._moment(index, line, now)
            wrong = words.MOVEMENT_MISSING if line.movement_missing() else ""
            if said and at > now:
                wrong = words.AHEAD
            line.set_error(wrong)
            if wrong and whole:
                whole = False
                line.score.setFocus()
                self.area.ensureWidgetVisible(line)
            if said:
                # told by the draft too: saved again after a crash, it is the same entry
                id_ = str(uuid5(self._sheet, f"{self.monday}.{index}.{line.part}"))
                entries.append(entry_from(answers, id_, at, now))
        return sorted(entries, key=_when) if whole else None

    def _moment(self, index: int, line: PaperLine, now: datetime) -> datetime:
        local = datetime.combine(self.monday + timedelta(days=index), line.at())
        return in_zone_of(local, now)

    def _lines(self) -> list[tuple[int, PaperLine]]:
        return [(index, line) for index, day in enumerate(self.days) for line in day.lines]

    def _restore(self) -> None:
        """Bring back what was typed before the program ended."""
        half = self._draft.read(_read_sheet)
        if half is None:
            return
        self.monday, self._sheet, kept = half.form
        for index, line in self._lines():
            if (index, line.part) in kept:
                line.show_answers(*kept[index, line.part])

    def _go_earlier(self) -> None:
        self._go(-_WEEK)

    def _go_later(self) -> None:
        self._go(_WEEK)

    def _go(self, by: timedelta) -> None:
        """Another week; what is typed goes along, as it was the wrong week for it."""
        self.monday += by
        self._typed()
        self._say("")
        self.show_view(self.keeper.view)

    def _go_back(self) -> None:
        self.go_to.emit(Destination(page=PageName.SUMMARY))

    def _clear(self) -> None:
        for _, line in self._lines():
            line.show_answers(drafted({}), None)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


_Lines = dict[tuple[int, str], tuple[Answers, time]]


def _read_sheet(values: Mapping[str, Any]) -> tuple[date, UUID, _Lines]:
    """The Monday, the name and the lines of a sheet that a draft holds."""
    lines = {
        (index, part): (drafted(line["answers"]), time.fromisoformat(line["at"]))
        for index in range(7)
        for part in _USUAL
        if (line := values["lines"].get(f"{index}.{part}")) is not None
    }
    sheet = UUID(values["sheet"]) if "sheet" in values else uuid4()
    return _monday(date.fromisoformat(values["monday"])), sheet, lines


class _Day(Card):
    """One day: its name, and two lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, margin=0.7, spacing=0.4)
        self._look = look
        self._name = Label("", "h3")
        self.lines = [PaperLine(part, usual, look) for part, usual in _USUAL.items()]
        self.add(self._name, *self.lines)

    def show_day(self, at: date, entries: int) -> None:
        """Name the day."""
        self._name.setText(words.day(at, entries, self._look.times))
        for line in self.lines:
            line.name(at)


def _worth_a_call(view: View) -> frozenset[str]:
    """The rules of what was found that somebody has to be told about."""
    return frozenset(
        each.rule.id for each in view.review.findings if each.shown_level >= Level.CONTACT
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _when(entry: Entry) -> datetime:
    return entry.at


class ScoreBox(LineBox):
    """A score from 0 to 10, typed; blank is not answered."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 2, parent)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("10|[0-9]"), self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.size(self, width=4)

    def score(self) -> int | None:
        """The score; None for a blank box."""
        return int(self.text()) if self.hasAcceptableInput() else None

    def show_score(self, score: int | None) -> None:
        """Show a score, or a blank box."""
        self.setText("" if score is None else str(score))


class PaperLine(QWidget):
    """A morning or an evening. What is left alone answers nothing."""

    changed = Signal()

    def __init__(self, part: str, usual: time, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.part = part
        self._usual = usual
        self._answers = Answers()
        column = QVBoxLayout(self)
        look.space(column, 0, 0.3)
        self._name = Label(words.PARTS[part], wrap=False)
        look.size(self._name, least_width=5.2)
        self.time = TimeBox(look, self)
        self.score = ScoreBox(look, self)
        self.none = Chip(words.NONE, look, self)
        self.signs = Button(words.SIGNS, look, parent=self)
        across = Flow(look)
        sore = Label(words.SORE, wrap=False)
        across.add(self._name, self.time, sore, self.score, self.none, self.signs)
        column.addLayout(across)
        self.tiles = Choices([(tile, TILE_WORDS[tile]) for tile in TILES], look, many=True)
        self.movement = ScoreBox(look)
        self._movement_row = FormRow(words.MOVEMENT, self.movement, look, kind="text")
        self._panel = QWidget(self)
        under = QVBoxLayout(self._panel)
        look.space(under, 0.4, 0.3)
        under.addWidget(Label(words.SIGNS_QUESTION))
        under.addWidget(self.tiles)
        under.addWidget(self._movement_row)
        under.addWidget(Label(words.SIGNS_HELP, "hint"))
        column.addWidget(self._panel)
        self._error = Label("", "error")
        column.addWidget(self._error)
        self.none.toggled.connect(self._none_pressed)
        self.signs.clicked.connect(self._open_or_close)
        self.tiles.changed.connect(self._ticked)
        self.score.textEdited.connect(self._typed)
        self.movement.textEdited.connect(self._typed)
        self.show_answers(Answers(), None)

    def answers(self) -> Answers:
        """What was typed and pressed."""
        return replace(self._answers, soreness=self.score.score(), movement=self.movement.score())

    def at(self) -> time:
        """The time of the line."""
        shown = self.time.time()
        return time(shown.hour(), shown.minute())

    def show_answers(self, answers: Answers, at: time | None) -> None:
        """Show these answers at this time; None: the usual time. Emits nothing."""
        self._answers = answers
        shown = at or self._usual
        self.time.setTime(QTime(shown.hour, shown.minute))
        self.score.show_score(answers.soreness)
        self.movement.show_score(answers.movement)
        self.show_signs(shown=bool(answers.ticked))
        self.set_error("")
        self._show()

    def show_signs(self, shown: bool) -> None:
        """Open or close the list of signs; what is ticked in it stays."""
        self._panel.setVisible(shown)

    def name(self, day: date) -> None:
        """Tell screen readers which line each control belongs to."""
        for control, what in (
            (self.time, words.TIME), (self.score, words.SCORE), (self.none, words.NONE),
            (self.signs, words.SIGNS), (self.movement, words.MOVEMENT),
        ):  # fmt: skip
            control.setAccessibleName(words.line(day, self.part, what, self._look.times))
        self.tiles.name(words.line(day, self.part, words.SIGNS, self._look.times))

    def movement_missing(self) -> bool:
        """Whether movement is ticked without the score that it is kept by."""
        return "movement" in self._answers.ticked and self.movement.score() is None

    def set_error(self, sentence: str) -> None:
        """Say under the line what is wrong; empty: nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _open_or_close(self) -> None:
        self.show_signs(self._panel.isHidden())

    def _none_pressed(self, on: bool) -> None:
        self._answers = self._answers.pressing_none_of_others(on)
        self._tell()

    def _ticked(self) -> None:
        ticked = set(self.tiles.values())
        for tile in TILES:
            if (tile in ticked) != (tile in self._answers.ticked):
                self._answers = self._answers.ticking(tile, tile in ticked)
        self._tell()

    def _typed(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.tiles.choose(*self._answers.ticked)
        self.none.blockSignals(True)
        self.none.setText(words.NONE_OTHERS if self._answers.ticked else words.NONE)
        self.none.setChecked(bool(self._answers.none))
        self.none.blockSignals(False)
        self.none.updateGeometry()
        self.signs.setText(words.signs(len(self._answers.ticked)))
        self.signs.updateGeometry()
        self._movement_row.setVisible("movement" in self._answers.ticked)
