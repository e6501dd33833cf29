"""The fields of an entry by their paths, as `soreness` and `checks.fever`, and an entry of them.

Two things have a path that are no field of their own: `spread` is that its question was answered,
and a side of it of which nobody asked whether it is new has the change `unasked`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ptdiary.diary.entry import ArmPain, Entry, LegPain, Spread
from ptdiary.diary.fields import FieldReader
from ptdiary.diary.limits import Choice, Flag, Limit, Record, limit_of, limits_of
from ptdiary.tables.cells import folded

UNASKED = "unasked"
SPREAD = "spread"
_ASKED = (LegPain, ArmPain)


@cache
def entry_fields() -> Mapping[str, Limit]:
    """What each field may hold, by its path."""
    return dict(_fields(Entry, ""))


@cache
def path_by_name() -> Mapping[str, str]:
    """The path by the folded name of a column: `checks fever` of `checks_fever`, `Checks.Fever`."""
    names = {folded(path): path for path in entry_fields()}
    return names | {folded(f"{SPREAD}_told"): SPREAD}


def _fields(kind: type[Any], prefix: str) -> Iterator[tuple[str, Limit]]:
    for each in limits_of(kind):
        path = prefix + each.attribute
        match each.limit:
            case Record(inner):
                if inner is Spread:
                    yield path, Flag(only_true=True)
                yield from _fields(inner, f"{path}.")
            case Choice(options) if kind in _ASKED and each.attribute == "change":
                yield path, Choice((*options, UNASKED))
            case limit:
                yield path, limit


class EntryMaker:
    """Makes entries of checked values, and remembers the records inside of them."""

    def __init__(self) -> None:
        self._inside = {path for path in entry_fields() if "." in path or path == SPREAD}
        self._made: dict[tuple[str, tuple[tuple[str, Any], ...]], Any] = {}

    def entry(self, values: Mapping[str, Any]) -> Entry:
        """The entry of values by their paths, `id` and `at` among them."""
        own = {path: value for path, value in values.items() if path not in self._inside}
        inner: dict[str, list[tuple[str, Any]]] = {}
        for path in values.keys() & self._inside:
            name, _, rest = path.partition(".")
            inner.setdefault(name, []).append((rest, values[path]))
        for name, told in inner.items():
            own[name] = self._inner(name, tuple(sorted(told)))
        return Entry(**own)

    def _inner(self, name: str, told: tuple[tuple[str, Any], ...]) -> Any:
        key = (name, told)
        if key not in self._made:
            self._made[key] = _record(name, told)
        return self._made[key]


def _record(name: str, told: tuple[tuple[str, Any], ...]) -> Any:
    plain: dict[str, Any] = {}
    for path, value in told:
        *outer, last = path.split(".")
        place = plain
        for each in outer:
            place = place.setdefault(each, {})
        if path and value != UNASKED:
            place[last] = value
    return FieldReader().value(limit_of(Entry, name), plain, name) or None
