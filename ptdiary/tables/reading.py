"""What a table says: columns, records, questions, and what was kept out.

Where something can be read in two ways it is asked, never guessed; until it is answered the rows
stand as far as they are known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from ptdiary.diary import Entry, MedicineDose, Session
from ptdiary.diary.fields import DocumentError

# What a column is taken for: one of these, or a field of an entry by its path (`checks.fever`).
# `at` is day and time in one; "-" is left out.
MEANINGS = (
    "day", "time", "at", "soreness", "note", "medicine", "place", "exercise", "minutes", "effort",
)  # fmt: skip
LEFT_OUT = "-"

Dates = Literal["dmy", "mdy", "ymd"]
Rounding = Literal["up", "even", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChoices:
    """What the patient has said of a table; None and absent are not said.

    `columns`: the meaning of a column by its heading. `scale`: the least and the most that stand
    in the column of soreness, where these are not 0 and 10. `hour`: that of sessions and medicines
    on days without a time, which need one. `rating_hour`: the usual hour of ratings on such days;
    without it their time is kept as not known.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Dates | None = None
    scale: tuple[float, float] | None = None
    rounding: Rounding | None = None
    hour: int | None = None
    rating_hour: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its place from 0, its heading as it stands, and what it is taken for.

    `meaning` is "-" where it is left out. `samples` are the first cells that are filled.
    """

    place: int
    name: str
    meaning: str
    samples: tuple[str, ...] = ()


class AskAbout(StrEnum):
    """What is to be asked."""

    COLUMNS = "columns"  # what a column is, which nobody can tell from its name
    DATES = "dates"  # 3/4/2026: March or April
    SCALE = "scale"  # scores above 10
    ROUND = "round"  # 5.5
    HOUR = "hour"  # a session or a medicine, which needs one, on a day without a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question: about what, of which column (its heading), with a cell that shows why.

    `score`: what the cell is on the scale of the diary, where that is asked to be rounded.
    """

    about: AskAbout
    column: str
    example: str
    score: float | None = None


class Why(StrEnum):
    """Why a line is no record, without anything being wrong with it."""

    NO_ANSWER = "no answer"
    COLUMNS_LEFT_OUT = "columns left out"  # its answers stand in these
    BLANK = "blank"
    TOTAL = "total"
    TITLE = "title"
    TWICE = "the same as another line"


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A line that is left out, and why."""

    line: int
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A line that is kept out because of one cell: the file's own column and text, and why."""

    line: int
    column: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A record that a line tells, checked.

    `told`: the paths of the fields that its cells tell, as `soreness` and `checks.fever`, without
    `id`. `corrects`: those of which an empty cell takes the answer back: only where the line names
    the id of a record, as a table of this diary does. `wall`: the time as it was read, without an
    offset, so that a computer in another zone knows the row again; None where the offset stood
    there.
    """

    line: int
    record: Entry | Session | MedicineDose
    told: tuple[str, ...]
    corrects: tuple[str, ...] = ()
    wall: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A table, understood as far as the choices go.

    `known`: the program that it comes from, "" where none was recognised. Nothing is to be brought
    in while there is something in `asks`. `refused`: nothing of it can be used, and why;
    `refused_for` is the heading of the column whose cells alone are too often wrong for that, ""
    where there is none: taken as a note it would keep nothing out.
    """

    known: str = ""
    heading: int = 1  # the number of its line
    columns: tuple[Column, ...] = ()
    rows: tuple[TableRow, ...] = ()
    asks: tuple[Ask, ...] = ()
    left_out: tuple[LeftOutLine, ...] = ()
    refused_rows: tuple[RefusedRow, ...] = ()
    refused: DocumentError | None = None
    refused_for: str = ""


_THESE_DAYS = timedelta(days=2)


def has_untimed(rows: Iterable[TableRow], today: date) -> bool:
    """Whether a rating of these days has no time: what it tells of now raises no warning."""
    return any(
        isinstance(row.record, Entry)
        and row.record.time_unknown
        and row.record.soreness is not None
        and timedelta(0) <= today - row.record.at.date() <= _THESE_DAYS
        for row in rows
    )
