"""What each field of a record may hold: the one source of truth for every limit.

A record is a frozen dataclass whose fields are declared with `optional` or `required`. Reading a
document, the columns of the store and the widgets of a form all look these limits up with
`limit_of`; `tests/diary/test_limits.py` holds them against the published schema.
"""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Hashable


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number of at least `low` and, where given, at most `high`."""

    low: float
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Text of `shortest` to `longest` characters."""

    longest: int
    shortest: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few fixed words; version 1 of the document did not know those that are `added`."""

    options: tuple[str, ...]
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false; `only_true` where false is said by leaving the field out."""

    only_true: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A time with its UTC offset."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""


@dataclass(frozen=True, slots=True)
class Record:
    """Another record. One without any answer is absent, unless `empty_counts`."""

    kind: type[Any]
    empty_counts: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """`fewest` to `most` values in order; `unique` if none may be repeated."""

    of: "Limit"
    unique: bool = False
    fewest: int = 0
    most: int | None = None


Limit = Whole | Number | Text | Choice | Flag | Moment | Day | Record | Many

SCORE = Whole(0, 10)
NAME = Text(200)
NOTE = Text(20_000)
ID = Text(64, shortest=1)


@dataclass(frozen=True, slots=True)
class FieldLimit:
    """One field of a record: its attribute, its name in a document, and what it may hold.

    `since` is the first version of the document that has it.
    """

    attribute: str
    name: str
    limit: Limit
    required: bool
    since: int


def required(limit: Limit, name: str = "") -> Any:
    """Declare a field that every record of its kind has. `name` is its name in a document."""
    return field(metadata={"limit": limit, "name": name, "required": True, "since": 1})


def optional(limit: Limit, name: str = "", since: int = 1) -> Any:
    """Declare a field that may be unanswered: None, or an empty tuple for `Many`."""
    empty: Any = () if isinstance(limit, Many) else None
    metadata = {"limit": limit, "name": name, "required": False, "since": since}
    return field(default=empty, metadata=metadata)


def limits_of(kind: type[Any]) -> tuple[FieldLimit, ...]:
    """Every field of a record class, in the order of its declaration."""
    return _limits_of(cast("Hashable", kind))


@cache
def _limits_of(kind: Any) -> tuple[FieldLimit, ...]:
    return tuple(
        FieldLimit(
            attribute=each.name,
            name=each.metadata["name"] or each.name,
            limit=each.metadata["limit"],
            required=each.metadata["required"],
            since=each.metadata["since"],
        )
        for each in fields(kind)
        if "limit" in each.metadata
    )


def limit_of(kind: type[Any], attribute: str) -> Limit:
    """What one field may hold. KeyError for a field that the record does not have."""
    return {each.attribute: each.limit for each in limits_of(kind)}[attribute]
