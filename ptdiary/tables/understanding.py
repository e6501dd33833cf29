"""What a grid says, by what the patient has chosen so far."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from functools import partial

from ptdiary.diary.fields import DocumentError
from ptdiary.progress import Report, counted, silent
from ptdiary.tables.cells import folded, says_nothing, shown, words_of
from ptdiary.tables.columns import TableColumns, columns_of
from ptdiary.tables.grid import Grid
from ptdiary.tables.kinds import telling_columns
from ptdiary.tables.known import Texts
from ptdiary.tables.meanings import is_meaning
from ptdiary.tables.moments import Moments, ToldMoment, WrongCellError
from ptdiary.tables.reading import (
    Ask,
    AskAbout,
    LeftOutLine,
    Reading,
    RefusedRow,
    TableChoices,
    TableRow,
    Why,
)
from ptdiary.tables.records import RecordMaker, ToldLine
from ptdiary.tables.told import Told

_TOTALS = words_of("""
    total totals sum average avg mean median min max minimum maximum count std stdev subtotal
    summe gesamt durchschnitt mittelwert mittel anzahl schnitt moyenne somme totale media promedio
    suma soma mediana gemiddelde totaal som srednia razem \u03c3 \u00f8 \u2211
    """)
_NOTHING_SAID = TableChoices()
_FIRST_LINES = 60  # show whether it is a table
_REASONS = 3  # that a refusal of the whole names
_ONE_IN = 5  # lines may be wrong, and a single one always
_NONE_LEFT = "no row is left"
_NO_ROWS = "there is no row under the headings"
_NO_YEAR = "no day has a year, as in {text}: write the year into the table"
_TOO_MANY = "{wrong} of {of} rows cannot be read"


def understand(
    grid: Grid,
    choices: TableChoices,
    at: datetime,
    zone: tzinfo | None = None,
    report: Report = silent,
) -> Reading:
    """What a grid says. `at` is now; `zone` is where it was written, else this computer's.

    More than a fifth of its rows wrong, or none left: the whole is refused, with the first three
    reasons.
    """
    table = columns_of(grid, choices, at.year)
    reading = Reading(
        known=table.known.name if table.known else "",
        heading=table.heading,
        columns=table.columns(),
    )
    problem = _problem(grid, choices, table)
    if problem is not None:
        return replace(reading, refused=problem)
    return _Understanding(table, choices, at, zone).read(reading, grid, report)


def sheets_with_tables(
    grids: Sequence[Grid], at: datetime, choices: TableChoices = _NOTHING_SAID
) -> list[int]:
    """The places of the sheets that hold a table, those that are seen before those that are not.

    Those that are not seen only where no other holds one.
    """
    usable = [
        place
        for place, each in enumerate(grids)
        if understand(_begin(each), choices, at).refused is None
    ]
    return [place for place in usable if not grids[place].is_hidden] or usable


def _begin(grid: Grid) -> Grid:
    return replace(grid, lines=grid.lines[:_FIRST_LINES])


def _problem(grid: Grid, choices: TableChoices, table: TableColumns) -> DocumentError | None:
    """Why a grid can be read in no way, or a choice is none."""
    known = {folded(name) for name in table.names}
    for name, meaning in choices.columns.items():
        if folded(name) not in known:
            return DocumentError("", f"no column is called {name!r}")
        if not is_meaning(meaning):
            return DocumentError("", f"{meaning!r} is nothing that a column can be")
    if choices.scale is not None and choices.scale[0] >= choices.scale[1]:
        return DocumentError("", "a scale runs from a lower to a higher number")
    if not grid.lines:
        return DocumentError("", "the table is empty")
    if not table.whens():
        return DocumentError(f"line {table.heading or grid.lines[0].number}",
                             "no column tells a day")  # fmt: skip
    return None


def _is_total(texts: Texts) -> bool:
    first = next(text for text in texts if not says_nothing(text))
    return not _TOTALS.isdisjoint(folded(first).split())


@dataclass(slots=True)
class _Found:
    """What is found so far."""

    rows: list[TableRow] = field(default_factory=list)
    left_out: list[LeftOutLine] = field(default_factory=list)
    refused: list[tuple[RefusedRow, bool]] = field(default_factory=list)
    without_hour: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may tell something: its number, its cells, and when it was, or why it is not."""

    number: int
    texts: Texts
    when: ToldMoment | WrongCellError | None


class _Understanding:
    """Reads the lines of a table whose columns are known."""

    def __init__(
        self, table: TableColumns, choices: TableChoices, at: datetime, zone: tzinfo | None
    ) -> None:
        self._table = table
        self._zone = zone
        self._moments = Moments(table, choices, at)
        self._columns = telling_columns(table, choices, partial(self._moments.moment_in, zone=zone))
        self._maker = RecordMaker(table)
        self._found = _Found()
        self._missed = table.missed()
        self._seen: set[Texts] = set()
        self._heading = tuple(folded(name) for name in table.names)

    def read(self, reading: Reading, grid: Grid, report: Report) -> Reading:
        """The reading with the rows, and what is asked, left out and refused."""
        found = self._found
        found.left_out += [LeftOutLine(number, Why.TITLE) for number in self._table.above]
        found.left_out += [LeftOutLine(number, Why.BLANK) for number in grid.blank]
        dates = self._moments.ask()
        lines = list(self._lines(is_dated=dates is None))
        told = [line.when for line in lines if isinstance(line.when, ToldMoment)]
        moments = iter(self._moments.placed(told, self._zone))
        for line in counted(lines, len(lines), report):
            self._line(line, next(moments) if isinstance(line.when, ToldMoment) else None)
        found.rows += self._maker.sessions()
        found.rows.sort(key=_line_of)
        report(len(lines), len(lines))
        asks = [*self._table.asks, *([dates] if dates else ()), *self._asked()]
        refused = None if dates else self._refusal(is_asked=bool(asks))
        return replace(
            reading,
            rows=() if refused else tuple(found.rows),
            asks=tuple(sorted(asks, key=_order)),
            left_out=tuple(sorted(found.left_out, key=_number)),
            refused_rows=tuple(row for row, _ in found.refused),
            refused=refused,
            refused_for=self._refused_for() if refused else "",
        )

    def _lines(self, *, is_dated: bool) -> Iterator[_Line]:
        """The lines that may tell something, each with when it was, if that is known."""
        for number, texts in self._table.lines:
            why = self._why_left_out(texts)
            if why is None:
                yield _Line(number, texts, self._when(texts) if is_dated else None)
            else:
                self._found.left_out.append(LeftOutLine(number, why))

    def _when(self, texts: Texts) -> ToldMoment | WrongCellError:
        try:
            return self._moments.of(texts)
        except WrongCellError as error:
            return error

    def _line(self, line: _Line, at: datetime | None) -> None:
        """Make the records of a line. Without a moment only what is to be asked of it is found."""
        told = Told()
        try:
            for column in self._columns:
                column.tell(line.texts, told)
            if not told.tells_anything:
                self._found.left_out.append(LeftOutLine(line.number, self._why_untold(line.texts)))
            elif isinstance(line.when, WrongCellError):
                raise line.when
            elif line.when is not None and at is not None:
                self._moments.refuse_ahead(line.when, at, is_own=bool(told.own_id))
                needed = self._moments.needed(line.when, at, self._zone)
                whole = ToldLine(line.number, line.texts, line.when, at, told, needed)
                self._found.rows += self._maker.rows(whole)
                self._note_hour(whole)
        except WrongCellError as error:
            self._refuse(line, error)

    def _why_untold(self, texts: Texts) -> Why:
        """Why a line tells nothing: what it tells may stand in columns that are left out."""
        is_told = any(
            place < len(texts) and not says_nothing(texts[place]) for place in self._missed
        )
        return Why.COLUMNS_LEFT_OUT if is_told else Why.NO_ANSWER

    def _why_left_out(self, texts: Texts) -> Why | None:
        if all(says_nothing(text) for text in texts):
            return Why.BLANK
        if texts in self._seen:
            return Why.TWICE
        self._seen.add(texts)
        if self._moments.says_day(texts):
            return None
        if self._table.heading and tuple(map(folded, texts)) == self._heading[: len(texts)]:
            return Why.TITLE  # a heading that stands on each page
        return Why.TOTAL if _is_total(texts) else None

    def _refuse(self, line: _Line, error: WrongCellError) -> None:
        filled = [text for text in line.texts if not says_nothing(text)]
        if len(filled) == 1 and len(line.texts) > 1 and not any(map(str.isdigit, filled[0])):
            self._found.left_out.append(LeftOutLine(line.number, Why.TITLE))  # below the table
            return
        is_when = self._table.meanings[error.place].meaning in {"day", "time", "at"}
        name = self._table.names[error.place]
        row = RefusedRow(line=line.number, column=name, text=error.text, why=error.why)
        self._found.refused.append((row, is_when))

    def _note_hour(self, line: ToldLine) -> None:
        """Remember a session or a medicine of a day without a time."""
        if line.needed is not None:
            return
        for meanings, is_told in (
            (("exercise", "minutes", "effort"), line.told.tells_session),
            (("medicine",), bool(line.told.doses)),
        ):
            place = self._table.place(*meanings)
            if is_told and place is not None:
                self._found.without_hour.setdefault(self._table.names[place], line.when.text)

    def _asked(self) -> Iterator[Ask]:
        for column in self._columns:
            yield from column.asks
        for name, example in self._found.without_hour.items():
            yield Ask(about=AskAbout.HOUR, column=name, example=example.strip())

    def _refusal(self, *, is_asked: bool) -> DocumentError | None:
        """That the whole is refused, where too much of it is wrong, or nothing is left."""
        found = self._found
        wrong = len(found.refused)
        kept = len({row.line for row in found.rows})
        end = _NONE_LEFT
        if kept or found.without_hour or (is_asked and not wrong):
            if wrong <= 1 or wrong * _ONE_IN <= kept + wrong:
                return None
            end = _TOO_MANY.format(wrong=wrong, of=kept + wrong)
        elif self._moments.yearless:
            return DocumentError("", _NO_YEAR.format(text=shown(self._moments.yearless)))
        if not self._table.lines:
            end = _NO_ROWS
        reasons = [_reason(row, is_when) for row, is_when in found.refused[:_REASONS]]
        return DocumentError("", "; ".join([*reasons, end]))

    def _refused_for(self) -> str:
        """The column without whose wrong cells few enough rows would be wrong; "" for none."""
        wrong = Counter(row.column for row, is_when in self._found.refused if not is_when)
        name, most = next(iter(wrong.most_common(1)), ("", 0))
        others = len(self._found.refused) - most
        of = len({row.line for row in self._found.rows}) + len(self._found.refused)
        return name if others <= 1 or others * _ONE_IN <= of else ""


def _reason(row: RefusedRow, is_when: bool) -> str:
    column = " ".join(row.column.split())  # a heading may be of two lines, a sentence is of one
    place = f"line {row.line}" if is_when else f"line {row.line}, {column}"
    return f"{place}: {row.why}"


def _order(ask: Ask) -> int:
    return list(AskAbout).index(ask.about)


def _number(line: LeftOutLine) -> int:
    return line.line


def _line_of(row: TableRow) -> int:
    return row.line
