"""The tables that a file or the clipboard holds, as grids; what is no table is refused.

The content tells what kind of file it is: a zip is a workbook, or a folder of tables that somebody
packed; anything else is a text. Its name says nothing.
"""

import json
import re
from dataclasses import replace

from ptdiary.diary.document import LARGEST_FILE
from ptdiary.diary.fields import DocumentError
from ptdiary.progress import Report, silent
from ptdiary.tables.cell_text import in_one_line
from ptdiary.tables.delimited import delimited
from ptdiary.tables.encoding import text_of
from ptdiary.tables.grid import Grid

_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of Excel before 2007, and any with a password
_OTHERS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF document",
    b"{\\rtf": "a text document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"#!": "a program",
    b"\x1f\x8b": "a packed file",
    b"Rar!": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"SQLite format 3": "a database",
}
_NO_TEXT = re.compile(r"[\x01-\x08\x0e-\x1a\x7f\ufffd]")
_MARKUP = re.compile(r"\s*<[!?a-z]", re.IGNORECASE)
# a table in a packed folder, and its name; not what macOS packs beside each
_TABLES = re.compile(r"(?!__MACOSX/)(?:.*/)?([^./][^/]*)\.(?:csv|tsv)", re.IGNORECASE)
_LONGEST_NAME = 80
_LOOKED_AT = 4096  # signs at the beginning


def grids(content: bytes, report: Report = silent) -> tuple[Grid, ...]:
    """The table of a text, or the sheets of a workbook, or the tables of a packed folder by name.

    `report`ed by lines. DocumentError in one sentence for what holds no table.
    """
    if len(content) > LARGEST_FILE:
        raise DocumentError("", f"the file is larger than {LARGEST_FILE // 2**20} MiB")
    if content.startswith(_PACKED):
        return _of_packed(content, report)
    if content.startswith(_OLD):
        problem = "this is a workbook of an old kind, or has a password: save it anew as .xlsx"
        raise DocumentError("", problem)
    for begins, what in _OTHERS.items():
        if content.startswith(begins):
            raise DocumentError("", f"this is not a table but {what}")
    return (_of_text(text_of(content), report),)


def pasted(text: str, report: Report = silent) -> Grid:
    """The table of a text from the clipboard. DocumentError as for `grids`."""
    if len(text) > LARGEST_FILE:
        raise DocumentError("", f"the text is longer than {LARGEST_FILE // 2**20} million letters")
    return _of_text(text_of(text.encode(errors="replace")), report)


def _of_packed(content: bytes, report: Report) -> tuple[Grid, ...]:
    from ptdiary.tables.archive import unpacked  # noqa: PLC0415 few bring in a packed file
    from ptdiary.tables.sheets import sheets  # noqa: PLC0415 likewise

    tables = unpacked(content, _TABLES)
    if not tables:
        return sheets(content, report)
    if sum(map(len, tables.values())) > LARGEST_FILE:
        raise DocumentError("", f"the tables in it are larger than {LARGEST_FILE // 2**20} MiB")
    found = tuple(_of_member(name, each) for name, each in tables.items() if each.strip())
    if not found:
        raise DocumentError("", "the file is empty")
    return found


def _of_member(name: str, content: bytes) -> Grid:
    shown = in_one_line(name[-_LONGEST_NAME:])
    try:
        grid = _of_text(text_of(content), silent)
    except DocumentError as error:
        place = f"{shown}, {error.place}" if error.place else shown
        raise DocumentError(place, error.problem) from None
    found = _TABLES.fullmatch(shown)
    return replace(grid, name=found[1] if found else shown)


def _of_text(text: str, report: Report) -> Grid:
    start = text[:_LOOKED_AT]
    if not text.strip():
        raise DocumentError("", "the file is empty")
    if len(_NO_TEXT.findall(start)) * 20 > len(start):
        raise DocumentError("", "this is not a table: it is not a text")
    if _MARKUP.match(start):
        raise DocumentError("", "this is not a table but a web page or another marked-up text")
    if _is_json(text):
        raise DocumentError("", "this is not a table but JSON")
    return delimited(text, report)


def _is_json(text: str) -> bool:
    """Whether a text begins with a whole object or list: JSON, or lines of it."""
    begun = text.lstrip()
    if not begun.startswith(("{", "[")):
        return False
    try:
        json.JSONDecoder().raw_decode(begun)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True
