"""The diary's own tables read back whole: a folder of CSV files, or the exact sheets of a workbook.

Each table has the columns of `diary.columns`. They become the plain form of a document, which is
then read like one: so each limit counts here too, and a fault is told by its file, line and column.
The day and hour that stand beside each exact time are for people, and not read.

What the tables do not hold: private notes; an empty text, or one of blanks alone; which blanks
stand around one of several words, and a semicolon in it; which kind of line end a text had.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from ptdiary.diary import PARTS, Diary, Profile
from ptdiary.diary.columns import INNER, UNASKED, FieldColumn, Inner, VisitNote, columns_of
from ptdiary.diary.digits import from_0_to_9
from ptdiary.diary.document import Document
from ptdiary.diary.fields import DocumentError, FieldReader
from ptdiary.diary.limits import Choice, Day, Flag, Limit, Many, Moment, Number, Text, Whole
from ptdiary.progress import Report, counted, silent
from ptdiary.tables.cell_text import unguarded
from ptdiary.tables.grid import Cell, Grid, TableLine

_PROFILE = "profile"
_KINDS: dict[str, type[Any]] = {_PROFILE: Profile} | {part: kind for kind, part in PARTS.items()}
_INNER = {inner.table: inner for inner in INNER.values()}
_OWNERS = {INNER[kind].table: name for name, kind in _KINDS.items() if kind in INNER}
NAMES = (*_KINDS, *_INNER)  # of all tables
_NEEDED = {_PROFILE, "entries", "sessions"}  # by which a workbook of ours is known
_FOR_PEOPLE = {"date", "time"}
_FLOAT = re.compile(r"-?\d{1,400}([.,]\d{1,400})?([eE][+-]?\d{1,3})?", re.ASCII)


def own_tables(grids: Iterable[Grid]) -> dict[str, Grid]:
    """The exact sheets of a workbook of this program by their names; none of any other workbook."""
    found = {grid.name: grid for grid in grids if grid.name in NAMES}
    fits = found.keys() >= _NEEDED and all(map(is_own, found, found.values()))
    return found if fits else {}


def own_table(grid: Grid) -> str:
    """Which of the diary's own tables stands by itself in a text, by its columns; "" for none.

    A table of entries is none of these: it is read as any table, so that it corrects the diary.
    """
    if not grid.lines:
        return ""
    heading = set(_heading(grid)) - _FOR_PEOPLE
    whole = [name for name in NAMES if heading == _columns(name).keys()]
    keys = {name: _INNER[name].owner if name in _INNER else "id" for name in NAMES}
    part = [name for name in NAMES if is_own(name, grid) and keys[name] in heading - {""}]
    found = whole or part
    return found[0] if len(found) == 1 and found[0] != "entries" else ""


def is_own(name: str, grid: Grid) -> bool:
    """Whether a table of this name has the columns of the diary's own, and no other."""
    known = {*_columns(name), *_FOR_PEOPLE} if name in NAMES else set[str]()
    return bool(grid.lines) and known.issuperset(_heading(grid))


def read_own(
    tables: Mapping[str, Grid], exported_at: datetime, report: Report = silent
) -> Document:
    """The document of the tables by their names, `NAMES`, as of the moment that they were written.

    A table that is not there holds nothing. `report`ed by records. DocumentError for the first
    fault: `sessions.csv, line 5, effort: 11 is not between 0 and 10`.
    """
    for name in tables:
        if name not in NAMES:
            raise DocumentError(name, "is not a table of PT Diary")
    rows = {name: _rows(name, grid) for name, grid in tables.items()}
    owned = {name: _by_owner(name, rows) for name in rows if name in _INNER}
    plain = _plain(rows, owned)
    of = sum(len(part) for part in plain.values() if isinstance(part, list))
    each = partial(next, counted(range(of), of, report), None)
    try:
        diary = FieldReader(exported_at, each=each, called="today").record(Diary, plain, "")
    except DocumentError as error:
        raise DocumentError(_place(error.place, rows, owned), error.problem) from None
    report(of, of)
    return Document(exported_at=exported_at, diary=diary)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: where it stands, the plain record in it, and the id of its owner."""

    place: str
    plain: dict[str, Any]
    owner: str = ""


_Owned = Mapping[str, list[_Row]]


def _rows(name: str, grid: Grid) -> list[_Row]:
    label = grid.name or f"{name}.csv"
    if not grid.lines:
        return []
    first, *lines = grid.lines
    heading = _heading(grid)
    known = _columns(name)
    for column in heading:
        place = f"{label}, line {first.number}, {column!a:.40}"
        if column not in known and column not in _FOR_PEOPLE:
            raise DocumentError(place, "is not a column that PT Diary knows")
        if heading.count(column) > 1:
            raise DocumentError(place, "stands there twice")
    return [_row(f"{label}, line {line.number}", heading, line, known) for line in lines]


def _row(
    place: str, heading: list[str], line: TableLine, known: Mapping[str, FieldColumn | None]
) -> _Row:
    if len(line.cells) > len(heading):
        problem = f"has {len(line.cells)} cells, and the heading has {len(heading)}"
        raise DocumentError(place, problem)
    # what has to be there, and may be empty, is empty
    plain: dict[str, Any] = {
        each.name: "" for each in known.values() if each and each.required and _may_be_empty(each)
    }
    owner = ""
    for name, cell in zip(heading, line.cells, strict=False):
        column = known.get(name)
        if column is not None:
            _put(plain, column, cell)
        elif name not in _FOR_PEOPLE:
            owner = unguarded(_text(cell))
    return _Row(place, plain, owner)


def _heading(grid: Grid) -> list[str]:
    return [str(cell).strip().lower() for cell in grid.lines[0].cells]


@cache
def _columns(name: str) -> Mapping[str, FieldColumn | None]:
    """The columns of a table by their names; None for that of the owner's id."""
    if name in _INNER:
        inner = _INNER[name]
        owner: dict[str, FieldColumn | None] = {inner.owner: None} if inner.owner else {}
        return owner | {each.name: each for each in columns_of(inner.kind)}
    kinds = (Profile, VisitNote) if name == _PROFILE else (_KINDS[name],)
    return {each.name: each for kind in kinds for each in columns_of(kind)}


def _may_be_empty(column: FieldColumn) -> bool:
    return isinstance(column.limit, Text) and not column.limit.shortest


def _put(plain: dict[str, Any], column: FieldColumn, cell: Cell) -> None:
    """Put what a cell says where its field stands in the plain record."""
    value = _value(column.limit, cell)
    if value is None:
        return
    *above, name = column.path.split(".")
    for each in above:
        plain = plain.setdefault(each, {})
    if column.name.endswith("_told"):  # a record that is there, with any answer or without
        plain.setdefault(name, {})
    elif not (value == UNASKED and isinstance(column.limit, Choice)):
        plain[name] = value


# A cell as the plain value of a field, not checked yet; None where it says nothing.


def _value(limit: Limit, cell: Cell) -> Any:
    if isinstance(cell, str):
        return _of_text(limit, unguarded(cell)) if cell.strip() else None
    match limit:
        case Whole() | Number() | Flag():
            return cell
        case _:
            return _of_text(limit, _text(cell))


def _of_text(limit: Limit, text: str) -> Any:
    match limit:
        case Whole() | Number():
            return _number(from_0_to_9(text.strip()))
        case Flag():
            return {"true": True, "false": False}.get(text.strip().lower(), text)
        case Many(of):
            return [_of_text(of, item.strip()) for item in text.split(";") if item.strip()]
        case Moment() | Day():
            return from_0_to_9(text.strip())
        case Choice():
            return text.strip()
        case _:
            return text


def _number(text: str) -> Any:
    if re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text.replace(",", "."))  # half of the world writes 7,5
    return text


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


# The lines of all tables as one plain document, and the place of what is wrong with it.


def _by_owner(name: str, rows: Mapping[str, list[_Row]]) -> _Owned:
    """The lines of the records in lists of others, by the id of their owner."""
    inner, owners = _INNER[name], _OWNERS[name]
    known = {str(row.plain.get("id", "")) for row in rows.get(owners, ())}
    found = defaultdict(list)
    for row in rows[name]:
        if inner.owner and row.owner not in known:
            place = f"{row.place}, {inner.owner}"
            raise DocumentError(place, f"{row.owner!a:.40} is no id of {owners}")
        found[row.owner].append(row)
    return found


def _plain(rows: Mapping[str, list[_Row]], owned: Mapping[str, _Owned]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        records = [row.plain for row in rows.get(name, ())]
        if name == _PROFILE:
            if len(records) > 1:
                raise DocumentError(rows[name][1].place, "is a second profile")
            records = records or [{}]
            note = records[0].pop("visit_note", None)
            plain |= {} if note is None else {"visit_note": note}
        _give(INNER.get(kind), records, owned)
        plain[name] = records[0] if name == _PROFILE else records
    return plain


def _give(inner: Inner | None, records: list[dict[str, Any]], owned: Mapping[str, _Owned]) -> None:
    """Give the records the lists that belong to them."""
    if inner is None:
        return
    for record in records:
        own = owned.get(inner.table, {}).get(_key(inner, record))
        if own:
            record[inner.attribute] = [row.plain for row in own]


def _key(inner: Inner, record: Mapping[str, Any]) -> str:
    return str(record.get("id", "")) if inner.owner else ""


# `entries[3].checks.fever`, and what stands after the number of an item: `exercises[2].effort`
_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(.*))?")
_ITEM = re.compile(r"\[\d+\]$")


def _place(place: str, rows: Mapping[str, list[_Row]], owned: Mapping[str, _Owned]) -> str:
    """The file, line and column of a place in the plain document."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    name, number, path = found[1], int(found[2] or 0), found[3] or ""
    if name == "visit_note":
        name, path = _PROFILE, name
    row = rows[name][number] if rows.get(name) else _Row(place, {})
    inner = INNER.get(_KINDS[name])
    within = _PLACE.fullmatch(path)
    if inner is not None and within is not None and within[1] == inner.attribute and within[2]:
        name, path = inner.table, within[3] or ""
        row = owned[name][_key(inner, row.plain)][int(within[2])]
    column = {each.path: each.name for each in _columns(name).values() if each is not None}
    in_column = column.get(_ITEM.sub("", path))
    return f"{row.place}, {in_column}" if in_column else row.place
