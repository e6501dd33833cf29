"""One answer as the text of a spreadsheet cell, and back.

A cell that begins like a formula is guarded with a single quote, so that a spreadsheet that opens a
note runs nothing. Reading takes exactly that quote off again.
"""

import re
from datetime import datetime
from typing import Any

from ptdiary.diary.limits import Flag, Limit, Many, Moment, Number, Whole
from ptdiary.store.columns import Value

__all__ = ["cell_of", "plain_of"]

_LIKE_A_FORMULA = re.compile(r"'*(\s*[=+\-@＝＋－＠]|[\t\r\n\0])")  # noqa: RUF001 their wide forms
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_BETWEEN = "; "


def cell_of(value: Any) -> Value:
    """A value of a record as a cell. A list stands as `one; two`; not answered is empty."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat()
        case tuple():
            return _guarded(_BETWEEN.join(value))
        case str():
            return _guarded(value)
        case _:
            number: Value = value
            return number


def plain_of(limit: Limit, cell: str) -> Any:
    """A cell as the plain value of a field, not checked yet; None where it is empty."""
    text = _unguarded(cell).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None
    match limit:
        case Whole() | Number():
            return _number(text.strip())
        case Flag():
            return {"true": True, "false": False}.get(text.strip().lower(), text)
        case Many():
            return [item.strip() for item in text.split(_BETWEEN.strip()) if item.strip()]
        case Moment():
            return text.strip()
        case _:
            return text


def _guarded(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _LIKE_A_FORMULA.match(text) else text


def _number(text: str) -> Any:
    if _WHOLE.fullmatch(text):
        return int(text)
    try:
        return float(text.replace(",", "."))  # a spreadsheet of half the world writes 7,5
    except ValueError:
        return text
