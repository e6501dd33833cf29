"""The lines of the Diary page: which are shown, and what stands in their columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ptdiary.diary import Entry, Session
from ptdiary.diary.search import NO_WORDS, SearchWords, having
from ptdiary.review.records import written_later
from ptdiary.review.trends.series import series_from
from ptdiary.ui.widgets import Column
from ptdiary.words import dates, entries
from ptdiary.words import diary as words
from ptdiary.words import page as paper_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View

Line = Entry | Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines to show: of one day, with these words, of one kind; by default all.

    `kind` is `warning`, `sessions`, `left_out`, `later` or None.
    """

    day: date | None = None
    words: SearchWords = NO_WORDS
    kind: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out of the list."""
        return self.day is not None or bool(self.words) or self.kind is not None


def lines_of(view: View, wanted: Wanted, rulebook: RuleBook) -> tuple[Line, ...]:
    """The lines wanted, the newest first."""
    lines: Iterable[Line] = [*view.diary.entries, *view.diary.sessions]
    if wanted.day is not None:
        lines = (line for line in lines if at_of(line).date() == wanted.day)
    if wanted.kind is not None:
        lines = _of_kind(lines, wanted.kind, view, rulebook)
    found: tuple[Line, ...] = having(lines, wanted.words)
    return tuple(sorted(found, key=at_of, reverse=True))


def _of_kind(lines: Iterable[Line], kind: str, view: View, rulebook: RuleBook) -> Iterable[Line]:
    match kind:
        case "sessions":
            return (line for line in lines if isinstance(line, Session))
        case "left_out":
            return (line for line in lines if isinstance(line, Entry) and line.left_out)
        case "later":
            return (line for line in lines if isinstance(line, Entry) and written_later(line))
        case _:
            ids = warned(view, rulebook)
            return (line for line in lines if line.id in ids)


def warned(view: View, rulebook: RuleBook) -> frozenset[str]:
    """Ids of the entries and sessions that brought a warning, as the timeline marks them.

    Of a stretch that went on past 72 hours: the session that it followed.
    """
    lines: list[Line] = [*view.diary.entries, *view.diary.sessions]
    at = [at_of(each).date() for each in lines]
    if not at:
        return frozenset()
    found = series_from(view.index, rulebook, view.now, min(at), view.now.date())
    return frozenset(mark.entry or mark.session or "" for mark in found.marks)


def line_columns(clock: Callable[[], datetime]) -> tuple[Column[Line], ...]:
    """When, soreness, signs, and more. A day of another year than now is told with its year."""
    head = words.HEADERS
    return (
        Column(header=head["when"], text=partial(_when, clock)),
        Column(header=head["soreness"], text=_soreness, quiet=_not_rated),
        Column(header=head["signs"], text=_signs, stretch=True, quiet=_not_asked),
        Column(header=head["more"], text=_more, stretch=True),
    )


def at_of(line: Line) -> datetime:
    """When it was felt, or when the session ended."""
    return line.at if isinstance(line, Entry) else line.ended_at


def _when(clock: Callable[[], datetime], line: Line) -> str:
    at = at_of(line)
    return f"{dates.short_day_with_weekday(at, clock())}, {dates.clock(at)}"


def _soreness(line: Line) -> str:
    return entries.soreness(line) if isinstance(line, Entry) else words.SESSION


def _signs(line: Line) -> str:
    return entries.signs(line) if isinstance(line, Entry) else paper_words.done(line)


def _more(line: Line) -> str:
    if isinstance(line, Session):
        return line.note or ""
    left_out = f"{words.LEFT_OUT}: {line.left_out}" if line.left_out else ""
    later = words.WRITTEN_LATER if written_later(line) else ""
    parts = (entries.where(line), line.note or "", left_out, later)
    return ". ".join(dates.sentence(part).rstrip(".") for part in parts if part)


def _not_rated(line: Line) -> bool:
    return isinstance(line, Entry) and line.soreness is None


def _not_asked(line: Line) -> bool:
    return isinstance(line, Entry) and not entries.signs_answered(line)
