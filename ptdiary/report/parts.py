"""The one-page summary as values: every word and number on it, but not where they stand.

Paper, HTML and plain text are written from the same `Page`, so they cannot disagree.
"""

from dataclasses import dataclass

from ptdiary.review.finding import Level
from ptdiary.review.trends.shapes import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value under or beside its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One of the five numbers, its name above it and what it rests on below."""

    name: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """One warning sign: when, what, and what surrounds it. `octagon`: act now, else a triangle."""

    level: Level
    octagon: bool
    when: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warnings:
    """The warnings box. `nothing` stands in it when `signs` is empty."""

    title: str
    asked: str
    signs: tuple[Warned, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One session and what followed. `curve`: (hours after its end, score), from `before` on.

    `warned` rows are grey on paper. Cells hold the en dash where no entry is near.
    """

    number: str
    day: str
    done: str
    before: str
    peak: str
    at_48h: str
    at_72h: str
    response: str
    warned: bool
    curve: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTable:
    """All sessions of the period, earliest first. `columns` name the cells and the curve."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[SessionRow, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A title and its lines; `nothing` stands in their place when there are none.

    `more` says how many more the diary holds.
    """

    title: str
    lines: tuple[str, ...]
    nothing: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyLife:
    """What else was recorded, one row a subject."""

    title: str
    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChart:
    """Where it hurts: the shade (1 to 3) of each marked place, and the same in words.

    `left` and `right` stand on the picture, `key` says what the shades mean, `not_drawn` which
    places the picture lacks; both are empty where there is nothing to say. `rows` are what makes
    it worse and better.
    """

    title: str
    shades: tuple[tuple[str, int], ...]
    said: str
    key: str
    not_drawn: str
    rows: tuple[Named, ...]
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry of the long form: when, its score, its signs, and what else it says, in lines."""

    when: str
    score: str
    signs: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LongForm:
    """Every entry of the period, earliest first, for the sheets after the first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[EntryRow, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The one-page summary. `series` is what its chart draws, `chart_sentence` what it shows.

    `can_do` are activities of the patient's own, its `more` what a change has to be to count.
    `long_form` is None unless the patient asked for every entry; `sheet` says then which of how
    many sheets this is.
    """

    title: str
    printed: str
    heading: tuple[Named, ...]
    health: str
    warnings: Warnings
    figures: tuple[KeyFigure, ...]
    series: Series
    chart_title: str
    chart_sentence: str
    sessions: SessionTable
    body: BodyChart
    can_do: Listed
    daily: DailyLife
    questions: Listed
    notes: Listed
    therapist_notes: str
    quality: str
    footer: str
    version: str
    long_form: LongForm | None = None
    sheet: str = ""
