"""The text of a cell, and what is left of it to compare: plain letters, digits from 0 to 9."""

import re
from datetime import date, datetime, time
from unicodedata import category, normalize

from ptdiary.diary.digits import from_0_to_9
from ptdiary.isolate import isolated
from ptdiary.tables.grid import Cell

_LONGEST_WHOLE = 1e15  # more digits than these a float does not hold
_QUOTED = 40  # characters of a wrong cell that a message quotes
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BETWEEN_WORDS = re.compile(r"[\s_./\\:;,|\-\u2010-\u2015]+")
_IN_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")

# What people write where there is nothing to write, or where they do not know.
_NOTHING = frozenset({
    "", "-", "--", "---", "\u2013", "\u2014", "n/a", "na", "n.a.", "null", "nil", "#n/a", "?", "??",
    "???",
})  # fmt: skip
_LONGEST_NOTHING = max(map(len, _NOTHING))


class CellError(ValueError):
    """A cell that cannot be what its column is; `str()` says why, in a sentence's half."""


def text_of(cell: Cell) -> str:
    """A cell as text: `5` for 5.0, `TRUE`, `2026-03-14 08:15:00`."""
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            whole = cell.is_integer() and abs(cell) < _LONGEST_WHOLE
            return str(int(cell)) if whole else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def plain(text: str) -> str:
    """Small letters and digits from 0 to 9, without marks that are not seen and outer blanks."""
    if text.isascii():
        return text.strip(" \t\r\n\v\f\0").lower()
    seen = (sign for sign in normalize("NFKC", text) if category(sign) != "Cf")
    return from_0_to_9("".join(seen)).strip().lower()


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or says with a dash, `n/a` or `?` that it is."""
    if len(text) > _LONGEST_NOTHING and text[0].isalnum():
        return False  # by far the most
    bare = text.strip()
    if bare.isascii():
        return len(bare) <= _LONGEST_NOTHING and bare.lower() in _NOTHING
    return plain(bare) in _NOTHING


def written(text: str) -> str:
    """A text as the diary keeps it: each line end is one, and what is no text is left out."""
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def shown(text: str) -> str:
    """A cell as a message quotes it."""
    said = " ".join(text.split())
    cut = said if len(said) <= _QUOTED else f"{said[:_QUOTED]}\N{HORIZONTAL ELLIPSIS}"
    return f"'{isolated(cut)}'"


def folded(text: str) -> str:
    """Words to compare: small, without accents, whatever stands between them one blank."""
    bare = "".join(sign for sign in normalize("NFD", plain(text)) if category(sign) != "Mn")
    return _BETWEEN_WORDS.sub(" ", bare.replace("\N{LATIN SMALL LETTER SHARP S}", "ss")).strip()


def folded_heading(text: str) -> str:
    """The words of a heading, without what stands in brackets, unless nothing else does."""
    return folded(_IN_BRACKETS.sub(" ", text)) or folded(text)


def words_of(text: str) -> frozenset[str]:
    """The words of a text with blanks between them."""
    return frozenset(text.split())
