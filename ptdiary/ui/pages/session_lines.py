"""The lines of the list of sessions, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ptdiary.report.wording import dates
from ptdiary.report.wording import page as paper_words
from ptdiary.report.wording import sessions as words
from ptdiary.review.figures import SessionRow
from ptdiary.review.series import series_from
from ptdiary.ui.widgets.record_table import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ptdiary.ui.keeper import Keeper, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the list: the session, and the hours since it ended."""

    row: SessionRow
    hours: float


def session_lines(keeper: Keeper, view: View, most: int) -> tuple[Line, ...]:
    """The newest sessions first, each with its response as the review computes it."""
    newest = [each for each in view.diary.sessions if each.ended_at <= view.now][-most:]
    if not newest:
        return ()
    first = newest[0].ended_at.astimezone(view.now.tzinfo).date()
    found = series_from(view.index, keeper.rulebook, view.now, first, view.now.date())
    curves = {curve.session: curve for curve in found.curves}
    return tuple(
        Line(
            row=SessionRow(
                number=curves[each.id].number,
                session=each,
                response=curves[each.id].response,
                curve=curves[each.id],
            ),
            hours=dates.elapsed_hours(each.ended_at, view.now),
        )
        for each in reversed(newest)
        if each.id in curves
    )


def session_columns(clock: Callable[[], datetime]) -> tuple[Column[Line], ...]:
    """Number, when, what, before, highest, and what followed. Years as in the Diary."""
    head = words.HEADERS
    return (
        Column(header=head["number"], text=_number, right=True),
        Column(header=head["when"], text=partial(_when, clock)),
        Column(header=head["what"], text=_what, stretch=True),
        Column(header=head["before"], text=_before, right=True),
        Column(header=head["peak"], text=_peak),
        Column(header=head["response"], text=_response, strong=_is_warning),
    )


def _number(line: Line) -> str:
    return str(line.row.number)


def _when(clock: Callable[[], datetime], line: Line) -> str:
    at = line.row.session.ended_at
    return f"{dates.short_day_with_weekday(at, clock())}, {dates.clock(at)}"


def _what(line: Line) -> str:
    session = line.row.session
    done = list(line.row.done)
    if "manual" in session.components:
        done.append(words.HANDS_ON)
    where = words.setting_of(session.setting)
    said = ", ".join(done) or words.NOTHING_NAMED
    return f"{said} ({where})" if where else said


def _before(line: Line) -> str:
    return dates.number(line.row.response.before)


def _peak(line: Line) -> str:
    return paper_words.peak(line.row)


def _response(line: Line) -> str:
    return paper_words.response(line.row, line.hours)


def _is_warning(line: Line) -> bool:
    return line.row.curve.outcome in {"sign", "past_72"}
