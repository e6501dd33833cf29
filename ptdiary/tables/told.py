"""What the cells of a line tell, and a column that tells something."""

from dataclasses import dataclass, field
from typing import Any

from ptdiary.tables.cell_text import unguarded
from ptdiary.tables.cells import CellError, written
from ptdiary.tables.columns import TableColumns
from ptdiary.tables.known import Texts
from ptdiary.tables.meanings import is_own_name
from ptdiary.tables.moments import WrongCellError
from ptdiary.tables.reading import Ask


@dataclass(frozen=True, slots=True)
class DayScore:
    """One of several scores of a line, which becomes an entry of its own.

    `column` is its heading and `part` the part of the day, or what else tells it from the others;
    `kept` is what stood in the cell before it was changed.
    """

    column: str
    part: str
    score: int | None
    kept: str

    @property
    def note(self) -> str:
        """What the note of its entry says of it."""
        return "\n".join(each for each in (self.part, self.kept) if each)


@dataclass(slots=True)
class Told:
    """What a line tells, as far as its cells are read.

    `answers` of an entry by their paths; `notes` whole; `kept` is what is kept in the note with the
    names of its columns, and `originals` are numbers before they were changed. `scores` are those
    of soreness where several columns tell one; `answers` holds none then.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    scores: list[DayScore] = field(default_factory=list)
    exercises: tuple[str, ...] = ()
    minutes: float | None = None
    sets: int | None = None
    repetitions: int | None = None
    effort: int | None = None
    doses: list[tuple[str, str | None]] = field(default_factory=list)
    own_id: str = ""

    @property
    def note(self) -> str:
        """The note of the entry."""
        return "\n".join([*self.notes, *self.kept, *self.originals])

    @property
    def tells_session(self) -> bool:
        """Whether an exercise, its length or its effort is told."""
        return bool(self.exercises) or self.minutes is not None or self.effort is not None

    @property
    def tells_entry(self) -> bool:
        """Whether an answer is told that is of an entry."""
        is_note_of_session = self.tells_session and not self.answers and not self.kept
        return bool(self.answers or self.kept or self.originals or self.scores) or (
            bool(self.notes) and not is_note_of_session
        )

    @property
    def tells_anything(self) -> bool:
        """Whether there is anything in it to keep."""
        return self.tells_entry or self.tells_session or bool(self.doses or self.own_id)


class TellingColumn:
    """A column that tells something. It remembers what it has read: most cells repeat."""

    asks: tuple[Ask, ...] = ()

    def __init__(self, table: TableColumns, place: int) -> None:
        self.place = place
        self.name = table.names[place]
        self.meaning = table.meanings[place].meaning
        self.is_own = is_own_name(self.name)
        self._cells: dict[str, Any] = {}

    def tell(self, texts: Texts, told: Told) -> None:
        """Add what the cell of a line tells. WrongCellError."""
        text = texts[self.place] if self.place < len(texts) else ""
        if not text:
            return
        found = self._cells.get(text)
        if found is None:
            found = self._cells[text] = self._read(text)
        if isinstance(found, CellError):
            raise WrongCellError(self.place, text, str(found))
        self.add(found, told)

    def _read(self, text: str) -> Any:
        try:
            return self.value(text)
        except CellError as error:
            return error

    def value(self, text: str) -> Any:
        """What a filled cell says, for `add`; never None. CellError."""
        raise NotImplementedError

    def add(self, found: Any, told: Told) -> None:
        """Put what a cell says where it is told."""
        raise NotImplementedError

    def with_name(self, text: str) -> str:
        """The text of a cell as the note keeps it."""
        return f"{self.name}: {' '.join(written(unguarded(text)).split())}"
