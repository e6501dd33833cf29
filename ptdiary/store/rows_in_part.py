"""Records out of rows of which some answers cannot be read, or mean nothing to this version.

An answer that cannot be read is left out, and its record is called doubtful. A row that makes no
record without it is refused, and counted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from ptdiary.diary import Profile
from ptdiary.diary.fields import FieldReader, plain_value
from ptdiary.diary.limits import Flag
from ptdiary.store.change import checked, id_of
from ptdiary.store.rows import INNER, TABLES, Column, Value, Version, columns_of, reader_of

__all__ = ["LOST", "Cells", "RowsInPart"]

LOST = "\ufffd"  # in the place of a byte that is no text
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).isoformat(timespec="microseconds")
_UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError, OverflowError)

Cells = dict[str, Value]
Reader = Callable[..., Any]
Parts = tuple[Any, ...]


class RowsInPart:
    """Reads records, and notes what it had to leave out.

    `doubtful`: "part id" of records of which some answer is left out. `refused`: how many rows,
    not counting removed ones, are no record for us.
    """

    def __init__(self, rows: Callable[[str], Iterable[Cells]]) -> None:
        """`rows` gives the cells of each row of a table by the names of their columns."""
        self.doubtful: set[str] = set()
        self.refused = 0
        self._rows = rows

    def versions(self, kind: type[Any]) -> Iterator[Version]:
        """The records of a kind, the removed ones too."""
        inner = self._inner(kind)
        read = reader_of(kind)
        seen = set()
        for cells in self._rows(TABLES[kind]):
            parts, gap = inner.get(cells.get("id"), ((), False))
            record, whole = _record(kind, read, cells, parts)
            if record is None or id_of(record) in seen:
                self.refused += cells.get("removed_at") is None
                continue
            seen.add(id_of(record))
            as_of, removed_at = _time(cells.get("as_of")), _time(cells.get("removed_at"))
            if gap or not whole or as_of is None or LOST in str(cells):
                self.doubtful.add(f"{TABLES[kind]} {id_of(record)}")
            yield Version(record, as_of or _EPOCH, removed_at)

    def _inner(self, kind: type[Any]) -> Mapping[Any, tuple[Parts, bool]]:
        """The records in the lists of others by their owner, and whether any is left out there."""
        if kind not in INNER:
            return {}
        inner = INNER[kind]
        found: dict[Any, list[tuple[int, Any, bool]]] = defaultdict(list)
        read = reader_of(inner.kind)
        for place, cells in enumerate(self._rows(inner.table)):
            record, whole = _record(inner.kind, read, cells, ())
            number = cells.get("number")
            counted = isinstance(number, int)
            found[cells.get(inner.owner)].append(
                (number if isinstance(number, int) else place, record, whole and counted)
            )
        return {owner: (_in_order(rows), _has_gap(rows)) for owner, rows in found.items()}


def _in_order(rows: list[tuple[int, Any, bool]]) -> Parts:
    return tuple(record for _, record, _ in sorted(rows, key=_by_number) if record is not None)


def _by_number(row: tuple[int, Any, bool]) -> int:
    return row[0]


def _has_gap(rows: list[tuple[int, Any, bool]]) -> bool:
    numbers = sorted(number for number, _, _ in rows)
    return numbers != list(range(len(rows))) or not all(whole for _, _, whole in rows)


def _record(kind: type[Any], read: Reader, cells: Cells, parts: Parts) -> tuple[Any, bool]:
    """The record of a row, and whether every answer in it could be read; None where none is."""
    if kind in TABLES and kind is not Profile and not isinstance(cells.get("id"), str):
        return None, False
    more = {INNER[kind].attribute: parts} if parts and kind in INNER else {}
    record = _made(kind, read, cells, more)
    if record is not None:
        return record, True
    usable: Cells = {each.name: cells.get(each.name) for each in columns_of(kind) if each.required}
    if _made(kind, read, usable, more) is None:
        more = {}  # it may be the list that cannot be read
        if _made(kind, read, usable, more) is None:
            return None, False
    rest = [
        each.name
        for each in columns_of(kind)
        if not each.required and cells.get(each.name) is not None
    ]

    def with_more(usable: Cells, names: list[str]) -> Cells:
        """With as many answers as can be read: halving tells the others soon, as they are few."""
        more_of_it: Cells = {**usable, **{name: cells[name] for name in names}}
        if not names or _made(kind, read, more_of_it, more) is not None:
            return more_of_it
        middle = len(names) // 2
        return with_more(with_more(usable, names[:middle]), names[middle:]) if middle else usable

    return _made(kind, read, with_more(usable, rest), more), False


def _made(kind: type[Any], read: Reader, cells: Cells, more: dict[str, Any]) -> Any:
    """The record, checked against the limits of its fields; None where one of them is not kept."""
    if not all(_is_flag(each, cells.get(each.name)) for each in columns_of(kind)):
        return None
    with suppress(*_UNREADABLE):
        record = read(tuple(cells.get(each.name) for each in columns_of(kind)), **more)
        if kind in TABLES:
            return checked(record)
        return FieldReader().record(kind, plain_value(record), "")
    return None


def _is_flag(column: Column, value: Value) -> bool:
    """A third answer to a question that knows two must not be read as one of them."""
    return not isinstance(column.limit, Flag) or value in {None, 0, 1}


def _time(value: Value) -> str | None:
    try:
        return None if value is None else _utc(datetime.fromisoformat(str(value)))
    except ValueError:
        return None


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("no offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
