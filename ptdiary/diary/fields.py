"""Plain JSON values to records and back, checked against the limits of their fields."""

import json
import math
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, cast

from ptdiary.diary.limits import (
    Choice,
    Day,
    FieldLimit,
    Flag,
    Limit,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    limits_of,
)

# JSON text to plain values, refusing what the json module would let through.
#
# Duplicate keys, NaN and Infinity are kept as marks, so that `fields` can name their place.


class DocumentError(ValueError):
    """What is wrong with a document, and where. `str()` is one line: `place: problem`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.place = place
        self.problem = problem


class Twice(dict[str, Any]):
    """An object in which one key stood twice."""

    key = ""


class NotFinite:
    """NaN or an infinity."""

    def __init__(self, name: str) -> None:
        self.name = name


def _decoded(content: bytes) -> str:
    """A UTF-8 text, with or without a byte order mark; DocumentError if it is not one."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DocumentError(f"line {line}", "is not UTF-8 text") from None


def parsed(content: bytes) -> Any:
    """The plain value of a UTF-8 JSON text, with or without a byte order mark.

    DocumentError if it is not UTF-8, not JSON, or nested too deeply.
    """
    text = _decoded(content)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=NotFinite)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DocumentError(place, f"is not JSON ({error.msg})") from None
    except RecursionError:
        raise DocumentError("", "the document is nested too deeply") from None
    except ValueError:
        # Python refuses to turn thousands of digits into a number
        raise DocumentError("", "a number in the document is far too long") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    marked = Twice(plain)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            marked.key = key
            break
        seen.add(key)
    return marked


VERSION = 2  # of the document
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100  # outside of them nobody has lived who writes here
FURTHEST_AHEAD = timedelta(days=366)

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?\d*([Zz]|[+-]\d\d:[0-5]\d)", re.ASCII
)
_NO_OFFSET = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NO_TEXT = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # but newline and tab
_SHOWN = 40  # characters of a wrong value that a message quotes


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads plain values.

    With `exported_at`, as a document has it, times and days of a year that nobody lived are
    refused, and times more than 366 days after it. `called` is what a refusal calls it.

    What a later `version` of the document added is refused as well. `each` is called for each item
    of the lists of a whole diary.
    """

    exported_at: datetime | None = None
    version: int = VERSION
    each: Callable[[], object] | None = None
    called: str = "exported_at"

    def record(self, kind: type[Any], plain: Any, place: str) -> Any:
        """A record of `kind`. DocumentError names the first thing that is wrong."""
        if not isinstance(plain, dict):
            raise DocumentError(place, "is not an object with named fields")
        if isinstance(plain, Twice):
            raise DocumentError(_inside(place, plain.key), "stands there twice")
        known, needed = _fields_in(cast("Hashable", kind), self.version)
        values = {}
        for name, value in plain.items():
            if name not in known:
                raise DocumentError(
                    _inside(place, name), f"is not a field of version {self.version}"
                )
            each = known[name]
            values[each.attribute] = self.value(each.limit, value, _inside(place, name))
        for each in needed:
            if each.attribute not in values:
                raise DocumentError(_inside(place, each.name), "is missing")
        try:
            return kind(**{name: value for name, value in values.items() if value != ()})
        except ValueError as error:  # a rule between two fields, as in Session
            raise DocumentError(place, str(error)) from None

    def value(  # noqa: C901, PLR0911 one case for each kind of limit
        self, limit: Limit, plain: Any, place: str
    ) -> Any:
        """One value of a field, checked."""
        if plain is None:
            raise DocumentError(place, "is null; leave the field out where nothing was answered")
        match limit:
            case Record(kind, empty_counts):
                record = self.record(kind, plain, place)
                return record if empty_counts or not _says_nothing(record) else ()
            case Many():
                return self._many(limit, plain, place)
            case Text():
                return _text(limit, plain, place)
            case Choice(options, added):
                if self.version == 1:
                    options = tuple(word for word in options if word not in added)
                return _choice(options, plain, place)
            case Flag(only_true):
                if not isinstance(plain, bool) or (only_true and not plain):
                    wanted = "true" if only_true else "true or false"
                    raise DocumentError(place, f"{_shown(plain)} is not {wanted}")
                return plain
            case Moment():
                return self._moment(plain, place)
            case Day():
                return self._day(plain, place)
            case Whole() | Number():
                return _number(limit, plain, place)

    def _many(self, limit: Many, plain: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(plain, list):
            raise DocumentError(place, "is not a list")
        if len(plain) < limit.fewest:
            raise DocumentError(place, f"has {len(plain)} items, less than {limit.fewest}")
        if limit.most is not None and len(plain) > limit.most:
            raise DocumentError(place, f"has {len(plain)} items, more than {limit.most}")
        values = tuple(
            self.value(limit.of, item, f"{place}[{index}]")
            for index, item in enumerate(self._told(plain, place))
        )
        if limit.unique:
            _refuse_repeated(values, place, "{} stands there twice")
        elif isinstance(limit.of, Record) and values and hasattr(values[0], "id"):
            _refuse_repeated([each.id for each in values], place, "the id {} stands there twice")
        return values

    def _told(self, items: list[Any], place: str) -> Iterator[Any]:
        is_part = self.each is not None and "[" not in place and "." not in place
        for item in items:
            if is_part and self.each is not None:
                self.each()
            yield item

    def _moment(self, plain: Any, place: str) -> datetime:
        if not isinstance(plain, str):
            raise DocumentError(place, f"{_shown(plain)} is not a time")
        found = _MOMENT.fullmatch(plain)
        if not found:
            wanted = (
                "has no UTC offset" if _NO_OFFSET.fullmatch(plain) else "is not a time like"
                " 2026-11-21T09:30:00+01:00"
            )  # fmt: skip
            raise DocumentError(place, f"{_shown(plain)} {wanted}")
        fraction = found[1] or ""
        try:
            moment = datetime.fromisoformat(plain[:19].upper() + fraction + found[2].upper())
        except ValueError:
            raise DocumentError(place, f"{_shown(plain)} is not in the calendar") from None
        if self.exported_at is None:  # what a diary file already holds is never refused
            return moment
        refuse_unlived(moment, plain, place)
        if moment - self.exported_at > FURTHEST_AHEAD:
            raise DocumentError(place, f"{plain} is more than 366 days after {self.called}")
        return moment

    def _day(self, plain: Any, place: str) -> date:
        if not isinstance(plain, str) or not _DAY.fullmatch(plain):
            raise DocumentError(place, f"{_shown(plain)} is not a day like 2026-11-21")
        try:
            day = date.fromisoformat(plain)
        except ValueError:
            raise DocumentError(place, f"{_shown(plain)} is not in the calendar") from None
        if self.exported_at is not None:
            refuse_unlived(day, plain, place)
        return day


def refuse_unlived(day: date, written: str, place: str) -> None:
    """DocumentError for a day, or a moment, of a year that nobody lived who writes here."""
    if day.year < EARLIEST_YEAR:
        raise DocumentError(place, f"{written} is before the year {EARLIEST_YEAR}")
    if day.year > LATEST_YEAR:
        raise DocumentError(place, f"{written} is after the year {LATEST_YEAR}")


@cache
def _fields_in(kind: Any, version: int) -> tuple[dict[str, FieldLimit], tuple[FieldLimit, ...]]:
    """The fields that a version of the document has, by their names, and those that must be."""
    known = {each.name: each for each in limits_of(kind) if each.since <= version}
    return known, tuple(each for each in known.values() if each.required)


def plain_value(value: Any) -> Any:
    """A value of a record as plain JSON; absent fields are left out."""
    if isinstance(value, str | int | float):  # by far the most
        return value
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    plain = {}
    for each in limits_of(type(value)):
        inner = getattr(value, each.attribute)
        if inner is None or inner == ():
            continue
        written = plain_value(inner)
        empty_counts = isinstance(each.limit, Record) and each.limit.empty_counts
        if written != {} or empty_counts:
            plain[each.name] = written
    return plain


def _says_nothing(record: Any) -> bool:
    """Whether a record that may be empty holds no answer, however deep."""
    return all(getattr(record, each.attribute) in (None, ()) for each in limits_of(type(record)))


def _inside(place: str, name: str) -> str:
    shown = name if name.isidentifier() else _shown(name)
    return f"{place}.{shown}" if place else shown


def _shown(plain: Any) -> str:
    if isinstance(plain, NotFinite):
        return plain.name
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, dict | list):
        return "an object" if isinstance(plain, dict) else "a list"
    text = ascii(plain) if isinstance(plain, str) else str(plain)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _text(limit: Text, plain: Any, place: str) -> str:
    if not isinstance(plain, str):
        raise DocumentError(place, f"{_shown(plain)} is not text")
    text = unicodedata.normalize("NFC", plain)
    found = _NO_TEXT.search(text)
    if found:
        raise DocumentError(place, f"holds the character U+{ord(found[0]):04X}, which is not text")
    if len(text) > limit.longest:
        raise DocumentError(place, f"has {len(text)} characters, more than {limit.longest}")
    if len(text) < limit.shortest:
        raise DocumentError(place, "is empty")
    return text


def _choice(options: tuple[str, ...], plain: Any, place: str) -> str:
    if not isinstance(plain, str) or plain not in options:
        known = ", ".join(options) if len(options) < len("abcdefgh") else "the known words"
        raise DocumentError(place, f"{_shown(plain)} is not one of {known}")
    return plain


def _number(limit: Whole | Number, plain: Any, place: str) -> int | float:
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not _finite(plain):
        raise DocumentError(place, f"{_shown(plain)} is not a number")
    if isinstance(limit, Whole) and plain != int(plain):
        raise DocumentError(place, f"{_shown(plain)} is not a whole number")
    too_high = limit.high is not None and plain > limit.high
    if plain < limit.low or too_high:
        bounds = (
            f"is less than {limit.low}"
            if limit.high is None
            else f"is not between {limit.low} and {limit.high}"
        )
        raise DocumentError(place, f"{_shown(plain)} {bounds}")
    try:
        exact = float(plain)  # a longer whole number would come back from the store as another one
    except OverflowError:
        raise DocumentError(place, f"{_shown(plain)} is far too large") from None
    return int(exact) if exact.is_integer() else exact


def _finite(plain: float) -> bool:
    return isinstance(plain, int) or math.isfinite(plain)


def _refuse_repeated(values: Any, place: str, problem: str) -> None:
    seen = set()
    for index, value in enumerate(values):
        if value in seen:
            raise DocumentError(f"{place}[{index}]", problem.format(_shown(value)))
        seen.add(value)
