"""The page for the therapist as one list of blocks, in the order of reading.

Paper, HTML and plain text are written from this list, so they cannot disagree, and a block that a
writer does not know is a type error. A block holds words and numbers, not positions.
"""

from dataclasses import dataclass

from ptdiary.review.finding import Level
from ptdiary.review.trends.shapes import Series
from ptdiary.words.charts import TimelineWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value under or beside its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the page is, when it was printed, whose it is, and lines of what is known of them."""

    title: str
    printed: str
    facts: tuple[Named, ...]
    health: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSign:
    """One warning sign: when, what, and what surrounds it. `octagon`: act now, else a triangle."""

    level: Level
    octagon: bool
    when: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warnings:
    """The warnings box. `nothing` is said if `signs` is empty, in place of `asked`."""

    title: str
    asked: str
    signs: tuple[WarningSign, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One of the five numbers, its name above it and what it rests on below."""

    name: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """The numbers side by side, and the course over weeks in lines."""

    figures: tuple[KeyFigure, ...]
    course: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SorenessChart:
    """Soreness over time: what the chart draws, its words, and what it shows in a sentence."""

    title: str
    sentence: str
    series: Series
    words: TimelineWords


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCells:
    """One session and what followed. `curve`: (hours after its end, score), from `before` on.

    `warned` rows are grey on paper. Cells hold the en dash if no entry is near. `said` is the
    row in two sentences, for those who have no table.
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
    said: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTable:
    """All sessions of the period, earliest first. `columns` name the cells and the curve.

    `told` are lines about all of them: doubts, home exercises left out, limits.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[SessionCells, ...]
    nothing: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChart:
    """Where it hurts: the shade (1 to 3) of each marked region, and the same in words.

    `said` is empty where all that was marked is not on it. `left` and `right` name the sides
    of the picture, `key` says what the shades mean, `not_drawn`
    which regions the picture lacks; both are empty if there is nothing to say. `rows` are what
    makes it worse and better.
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
class DailyLife:
    """What else was recorded, one row a subject."""

    title: str
    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A title and its lines; `nothing` is said in their place if there are none.

    `more` says how many more the diary holds.
    """

    title: str
    lines: tuple[str, ...]
    nothing: str
    more: str = ""


class Questions(Listed):
    """What the patient wants to ask, each to be ticked."""

    __slots__ = ()


class CanDo(Listed):
    """Activities of the patient's own; `more` is what a change has to be to count."""

    __slots__ = ()


class Notes(Listed):
    """What the patient wrote, newest first."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCells:
    """One entry of the long form: when, its score, its signs, and what else it says, in lines."""

    when: str
    score: str
    signs: str
    more: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LongForm:
    """Every entry of the period, earliest first, for the sheets after the first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[EntryCells, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """How the diary was kept, whose it is, and the version. `sheet` is which of how many."""

    quality: str
    whose: str
    version: str
    sheet: str = ""


OfFirstSheet = (
    Heading
    | Warnings
    | KeyFigures
    | SorenessChart
    | SessionTable
    | BodyChart
    | DailyLife
    | Questions
    | CanDo
    | Notes
)
Block = OfFirstSheet | LongForm | Footer


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapistPage:
    """The page. `can_do` without lines, and a `long_form` of None, are not in its blocks.

    `therapist_notes` is the title of the ruled lines, which only paper has.
    """

    heading: Heading
    warnings: Warnings
    figures: KeyFigures
    course: SorenessChart
    sessions: SessionTable
    body: BodyChart
    daily: DailyLife
    questions: Questions
    can_do: CanDo
    notes: Notes
    long_form: LongForm | None
    footer: Footer
    therapist_notes: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything that was written, in the order of reading."""
        blocks: tuple[Block | None, ...] = (
            self.heading,
            self.warnings,
            self.figures,
            self.course,
            self.sessions,
            self.body,
            self.daily,
            self.questions,
            self.can_do if self.can_do.lines else None,
            self.notes,
            self.long_form,
            self.footer,
        )
        return tuple(block for block in blocks if block is not None)
