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
    """What the page is, when it was printed, whose it is, and what lies before its dates."""

    title: str
    printed: str
    facts: tuple[Named, ...]
    earlier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceVisit:
    """The box on top: the numbers since the last visit in a heading, and a sentence a subject."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSign:
    """One warning: when, what, and what surrounds it. `octagon`: act now, else a triangle.

    `day` is that on which it began, to say where those are that find no room.
    """

    level: Level
    octagon: bool
    day: str
    when: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warnings:
    """The warnings box, the earliest first. `nothing` is said if there is none, not `asked`."""

    title: str
    asked: str
    signs: tuple[WarningSign, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of the patient and of the weeks: paragraphs of values after their names."""

    paragraphs: tuple[tuple[Named, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SorenessChart:
    """Soreness over time: what the chart draws, its words, and what it shows in a sentence."""

    title: str
    sentence: str
    series: Series
    words: TimelineWords


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCells:
    """One session and what followed. `done` is an exercise an item, as many as there is room for.

    The last `left_out` of them were not done.
    `warned` rows are grey on paper, `above` is an effort above the limit. Cells hold the en dash
    if no entry is near. `said` is the row in two sentences, for those who have no table.
    """

    number: str
    day: str
    done: tuple[str, ...]
    left_out: int
    minutes: str
    effort: str
    before: str
    highest: str
    at_48h: str
    at_72h: str
    response: str
    warned: bool
    above: bool
    said: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTable:
    """All sessions of the period, earliest first. `columns` name the cells.

    `counts` says how many were followed by what. `note` is what the cells mean, `turns` what is
    told of two ways that take turns, `told` doubts, and home exercises left out. `followed` is
    where soreness stood after them; empty where they are few.
    """

    title: str
    counts: str
    columns: tuple[str, ...]
    rows: tuple[SessionCells, ...]
    nothing: str
    note: str
    turns: tuple[Named, ...]
    told: tuple[Named, ...]
    followed: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDone:
    """What of the exercise plan was done and what was on hold, one row an exercise."""

    title: str
    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyLife:
    """Where it hurts, and what else was recorded, one row a subject."""

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
    | SinceVisit
    | Warnings
    | About
    | SorenessChart
    | SessionTable
    | PlanDone
    | DailyLife
    | CanDo
    | Questions
    | Notes
)
Block = OfFirstSheet | LongForm | Footer


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapistPage:
    """The page. A part that has nothing to say is not in its blocks: `plan`, `can_do`, `long_form`.

    `therapist_notes` is the title of the ruled lines, which only paper has.
    """

    heading: Heading
    since: SinceVisit
    warnings: Warnings
    about: About
    course: SorenessChart
    sessions: SessionTable
    plan: PlanDone
    daily: DailyLife
    can_do: CanDo
    questions: Questions
    notes: Notes
    long_form: LongForm | None
    footer: Footer
    therapist_notes: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything that was written, in the order of reading."""
        blocks: tuple[Block | None, ...] = (
            self.heading,
            self.since,
            self.warnings,
            self.about,
            self.course,
            self.sessions,
            self.plan if self.plan.rows else None,
            self.daily,
            self.can_do if self.can_do.lines else None,
            self.questions,
            self.notes,
            self.long_form,
            self.footer,
        )
        return tuple(block for block in blocks if block is not None)
