"""JSON text to plain values, refusing what the json module would let through.

Duplicate keys, NaN and Infinity are kept as marks, so that `fields` can name their place.
"""

import json
from typing import Any


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


def decoded(content: bytes) -> str:
    """A UTF-8 text, with or without a byte order mark; DocumentError where it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DocumentError(f"line {line}", "is not UTF-8 text") from None


def parsed(content: bytes) -> Any:
    """The plain value of a UTF-8 JSON text, with or without a byte order mark.

    DocumentError where it is not UTF-8, not JSON, or nested too deeply.
    """
    text = decoded(content)
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
