"""A week from paper: seven days, a morning and an evening each, saved as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4, uuid5

from ptdiary.diary.questions import (
    Answers,
    draft_of,
    drafted,
    entry_from,
    profile_with,
    says_nothing,
)
from ptdiary.review.asking import circumstances
from ptdiary.review.shown import worth_a_call
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.keys import save_by_keys
from ptdiary.ui.page import Page
from ptdiary.ui.summary.once_a_week import OnceAWeek
from ptdiary.ui.summary.open_rows import OpenRows, SaidLine
from ptdiary.ui.summary.paper_line import PaperLine
from ptdiary.ui.widgets import Button, Card, Flow, Label
from ptdiary.words import paper_week as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ptdiary.diary import Known, Profile
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look

_USUAL = {"morning": time(8), "evening": time(20)}
_SMALL_HOURS = time(4)  # before it, an evening is that of the day before
_WEEK = timedelta(days=7)


class PaperWeekPage(Page):
    """The lines of one sheet. Days to come are not shown."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        self.first = look.times.week_of(keeper.clock().date())
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
        self.weekly = OnceAWeek(look)
        self.weekly.changed.connect(self._typed)
        self.add(self.weekly)
        self.open_rows = OpenRows(look)
        self.message = Label("", "strong")
        self.message.hide()
        self.save = Button(words.SAVE, look, "primary")
        self.save.clicked.connect(self.save_week)
        save_by_keys(self, self.save)
        self.add(self.message, self.open_rows, self.save)
        self.body.addStretch(1)
        self._restore()
        for _, line in self._lines():
            line.changed.connect(self._typed)
            line.time.changed.connect(self._typed)
            line.which.changed.connect(self._typed)

    def show_view(self, view: View) -> None:
        """The days of the week so far, and how many entries each has already."""
        today = view.now.date()
        self._week.setText(words.week(self.first, self.look.times))
        self.later.setEnabled(self.first + _WEEK <= today)
        dates = [entry.at.date() for entry in view.diary.entries]
        for index, day in enumerate(self.days):
            at = self.first + timedelta(days=index)
            day.show_day(at, dates.count(at))
            day.setVisible(at <= today)
        self._ask_which_hour()

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""

    def first_focus(self) -> QWidget | None:
        """The first score."""
        return self.days[0].lines[0].score

    def keep_draft(self) -> None:
        """Keep what was typed and not saved."""
        self._draft.write()

    def _typed(self) -> None:
        self._ask_which_hour()
        self.open_rows.refresh()
        self._draft.wait(self._values)

    def _ask_which_hour(self) -> None:
        now = self.keeper.clock()
        for index, line in self._lines():
            line.which.ask(self._local(index, line), now)

    def _draft_not_kept(self) -> None:
        self._say(words.DRAFT_NOT_KEPT)

    def _values(self) -> dict[str, Any]:
        """What a draft keeps; empty if nothing is typed."""
        lines = {
            f"{index}.{line.part}": {
                "at": line.at().isoformat(),
                "hour": line.which.value(),
                "answers": draft_of(line.answers()),
            }
            for index, line in self._lines()
            if not line.is_untouched
        }  # fmt: skip
        if not lines and not self.weekly.says_something:
            return {}
        return {
            "sheet": str(self._sheet),
            "first": self.first.isoformat(),
            "lines": lines,
            "weekly": draft_of(self.weekly.answers()),
        }

    def save_week(self) -> None:
        """Every line that says something becomes an entry; all of them are one step to undo.

        What a tick leaves open is asked once more, all of it in one list; pressed again, the rest
        stays open.
        """
        lines = self._said()
        if lines is None:
            self._say(words.NOT_SAVED)
        elif not lines:
            self._say(words.NOTHING)
        elif count := self.open_rows.ask(lines):
            self._say(words.still_open(count))
            self.open_rows.focus_first()
            self.area.ensureWidgetVisible(self.message)
        else:
            self._keep(lines)

    def _keep(self, lines: list[SaidLine]) -> None:
        known = worth_a_call(self.keeper.view.review)
        now, before = self.keeper.clock(), self.keeper.diary.profile
        entries, profile = [], before
        since = min(said.at for said in lines)
        for said in lines:
            answers, around = said.line.answers(), said.circumstances
            if said is lines[-1] and self.weekly.says_something:
                answers = self.weekly.added_to(answers)
            if says_nothing(answers, around):
                continue  # only moving was ticked, and no number was given
            entry = entry_from(answers, said.id, said.at, now, circumstances=around)
            entries.append(entry)
            profile = _known_first(profile, profile_with(profile, answers, entry, around), since)
        told = None if profile == before else profile
        if not entries:
            self._say(words.NOTHING)
        elif self.keeper.keep(words.SAVED_LABEL, *entries, profile=told):
            self._clear()
            self.open_rows.forget()
            self._sheet = uuid4()
            self._say(words.saved(tuple(entry.at for entry in entries), self.look.times))
            self._draft.clear()
            if worth_a_call(self.keeper.view.review) - known:
                self.go_to.emit(Destination(page=PageName.TODAY))  # where it is said whom to call

    def _said(self) -> list[SaidLine] | None:
        """The lines that say something, in the order of time; None if one is wrong."""
        now = self.keeper.clock()
        found, past = [], []
        whole = True
        for index, line in self._lines():
            answers = line.answers()
            said = bool(answers.ticked) or not says_nothing(answers)
            at = self._moment(index, line, now)
            ahead = said and at > now
            wrong = line.complaint() or (words.AHEAD if ahead else "")
            line.set_error(wrong)
            if wrong and whole:
                whole = False
                line.score.setFocus()
                self.area.ensureWidgetVisible(line)
            if said and not ahead:
                found.append(self._said_line(index, line, at))
            elif at <= now:
                past.append((index, line, at))
        if self.weekly.says_something and not found and past:
            found = [self._said_line(*past[-1])]  # the week is told at its last line
        return sorted(found, key=_when) if whole else None

    def _said_line(self, index: int, line: PaperLine, at: datetime) -> SaidLine:
        return SaidLine(
            line=line,
            # told by the draft too: saved again after a crash, it is the same entry
            id=str(uuid5(self._sheet, f"{self.first}.{index}.{line.part}")),
            at=at,
            heading=words.part_of_day(at, line.part, self.look.times),
            circumstances=circumstances(self.keeper.view.index, at),
        )

    def _moment(self, index: int, line: PaperLine, now: datetime) -> datetime:
        return line.which.moment(self._local(index, line), now)

    def _local(self, index: int, line: PaperLine) -> datetime:
        """The time of a line as it stood on the wall."""
        after_midnight = line.part == "evening" and line.at() < _SMALL_HOURS
        day = self.first + timedelta(days=index + after_midnight)
        return datetime.combine(day, line.at())

    def _lines(self) -> list[tuple[int, PaperLine]]:
        return [(index, line) for index, day in enumerate(self.days) for line in day.lines]

    def _restore(self) -> None:
        """Bring back what was typed before the program ended."""
        half = self._draft.read(_read_sheet)
        if half is None:
            return
        self.first, self._sheet, kept, weekly = half.form
        self.weekly.show_answers(weekly)
        for index, line in self._lines():
            if (index, line.part) in kept:
                line.show_answers(*kept[index, line.part])

    def _go_earlier(self) -> None:
        self._go(-_WEEK)

    def _go_later(self) -> None:
        self._go(_WEEK)

    def _go(self, by: timedelta) -> None:
        """Another week; what is typed goes along, as it was the wrong week for it."""
        self.first += by
        self.open_rows.forget()
        self._typed()
        self._say("")
        self.show_view(self.keeper.view)

    def _go_back(self) -> None:
        self.go_to.emit(Destination(page=PageName.SUMMARY))

    def _clear(self) -> None:
        for _, line in self._lines():
            line.show_answers(drafted({}), None)
        self.weekly.show_answers(Answers())

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _known_first(before: Profile, after: Profile, since: datetime) -> Profile:
    """The profile after a line, with what an earlier line made known known from that line on.

    The lines of a week are asked without what the others say, so each makes the same sign known
    anew; a worse day in between would be worse than nothing. `since` is the first line's time.
    """
    known = {(item.sign, item.limb, item.side): item for item in before.known}
    return replace(after, known=tuple(_earlier(known, item, since) for item in after.known))


def _earlier(known: Mapping[tuple[Any, ...], Known], item: Known, since: datetime) -> Known:
    first = known.get((item.sign, item.limb, item.side))
    if first is None or first.since is None or item.since is None or first.since < since:
        return item
    same = replace(item, since=first.since) == first or item.reach is None
    return first if same and first.since <= item.since else item


_Lines = dict[tuple[int, str], tuple[Answers, time, str]]


def _read_sheet(values: Mapping[str, Any]) -> tuple[date, UUID, _Lines, Answers]:
    """The first day, the name, the lines and the weekly line of a sheet that a draft holds."""
    lines = {
        (index, part): (
            drafted(line["answers"]),
            time.fromisoformat(line["at"]),
            line.get("hour", "first"),  # a draft of an earlier version has none
        )
        for index in range(7)
        for part in _USUAL
        if (line := values["lines"].get(f"{index}.{part}")) is not None
    }
    sheet = UUID(values["sheet"]) if "sheet" in values else uuid4()
    weekly = drafted(values.get("weekly", {}))
    first = values.get("first") or values["monday"]  # as a draft of an earlier version has it
    return date.fromisoformat(first), sheet, lines, weekly


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


def _when(said: SaidLine) -> datetime:
    return said.at
