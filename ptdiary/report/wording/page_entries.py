"""Words of the long form: every entry of the period, readable by somebody who was not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.answers import SHARP_WORDS
from ptdiary.report.wording import dates, entries, places
from ptdiary.report.wording.entry_form import regions_state
from ptdiary.report.wording.entry_rows import hours_slept
from ptdiary.report.wording.page import day_in_table
from ptdiary.review.days import written_later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ptdiary.diary.entry import Entry

TITLE = "Every entry"
COLUMNS = ("When", "Soreness", "Signs and what else was written")
NOTHING = "There is no entry in this period."

_TRENDS = {
    "better": "better than the day before",
    "same": "the same as the day before",
    "worse": "worse than the day before",
}
_EXERCISES = {
    "all": "all home exercises done",
    "some": "some home exercises done",
    "none": "no home exercises done",
    "none_planned": "no home exercises planned",
}
_RELIEF = {"yes": "painkiller taken in the 6 hours before", "no": "no painkiller before"}
_KINDS = {"muscle": " in the muscles", "whole_body": " all over"}


def when(entry: Entry, now: datetime) -> str:
    """`Tue 10 Nov, 19:40`; of another year `10 Nov 2025, 19:40`."""
    return f"{day_in_table(entry.at, now)}, {dates.clock(entry.at)}"


def score(entry: Entry) -> str:
    """`6, moderate`; the dash where it was not rated."""
    return dates.score(entry.soreness)


def signs(entry: Entry) -> str:
    """The signs, `None of the signs`, or `Not answered`."""
    return entries.signs(entry)


def more(entry: Entry) -> tuple[str, ...]:
    """What else stands in an entry, a line each; never its private note."""
    lines = (
        _sentence(_felt(entry)),
        _sentence(_day(entry)),
        _sentence(_with(entry)),
        _sentence(_kept(entry)),
        f"Note: {entry.note}" if entry.note else "",
    )
    return tuple(line for line in lines if line)


def _sentence(parts: Iterator[str]) -> str:
    said = "; ".join(parts)
    return f"{dates.sentence(said)}." if said else ""


def _felt(entry: Entry) -> Iterator[str]:
    if entry.regions:
        yield regions_state(entry.regions)
    dull = [word for word in entry.quality if word not in SHARP_WORDS]
    if dull:
        yield places.feeling(dull)
    if entry.sudden_onset == "yes":
        yield "came on suddenly"
    if entry.since_yesterday:
        yield _TRENDS[entry.since_yesterday]
    if entry.pain_relief:
        yield _RELIEF[entry.pain_relief]


def _day(entry: Entry) -> Iterator[str]:
    hours = "" if entry.sleep_hours is None else hours_slept(entry.sleep_hours)
    if entry.sleep_quality is not None:
        yield f"sleep {entry.sleep_quality} of 10" + (f", {hours}" if hours else "")
    elif hours:
        yield f"slept {hours}"
    if entry.interference is not None:
        yield f"in the way {entry.interference} of 10"
    if entry.fatigue is not None:
        yield f"tired {entry.fatigue} of 10{_KINDS.get(entry.fatigue_kind or '', '')}"
    if entry.home_exercises:
        yield _EXERCISES[entry.home_exercises]


def _with(entry: Entry) -> Iterator[str]:
    if entry.worse_with:
        yield f"worse with {', '.join(entry.worse_with)}"
    if entry.better_with:
        yield f"better with {', '.join(entry.better_with)}"
    if entry.self_care:
        yield f"tried {', '.join(places.SELF_CARE[each] for each in entry.self_care)}"


def _kept(entry: Entry) -> Iterator[str]:
    if entry.written_at is not None and written_later(entry):
        at = entry.written_at
        yield f"written later, {dates.short_day(at, entry.at)}, {dates.clock(at)}"
    if entry.left_out is not None:
        yield f"left out of the course: {entry.left_out}"
