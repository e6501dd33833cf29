"""The diary document: one JSON file that holds a whole diary.

Reading checks everything against the limits of the records and names the place of what is wrong,
`entries[3].soreness: 11 is not between 0 and 10`. An empty list or object says nothing, so it is
read, and written, as absent; only `entries` is always there, and `spread` and its sides are kept.

Version 2, which is written, holds all of version 1: a document of version 1 is checked against
what version 1 knew, and is then one of version 2 as it stands.
"""

import json
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from ptdiary.diary.diary import Diary
from ptdiary.diary.fields import (
    EARLIEST_YEAR,
    VERSION,
    DocumentError,
    FieldReader,
    Twice,
    parsed,
    plain_value,
    refuse_unlived,
)
from ptdiary.diary.limits import NAME, Moment, optional, required
from ptdiary.progress import Report, counted, silent

FORMAT = "ptdiary"
LARGEST_FILE = 64 * 2**20  # bytes
_BEGINNING = re.compile(rb'\s*\{\s*["}]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A diary as of the moment it was exported, and the program that wrote it."""

    exported_at: datetime = required(Moment())
    app_version: str | None = optional(NAME)
    diary: Diary = Diary()


def begins_a_document(content: bytes) -> bool:
    """Whether a file begins as a document does, which no table does."""
    return _BEGINNING.match(content.removeprefix(BOM_UTF8)) is not None


def read_document(content: bytes, report: Report = silent) -> Document:
    """The document in `content`, a UTF-8 JSON text, `report`ed by the records of all its parts.

    DocumentError names what is wrong and where.
    """
    if len(content) > LARGEST_FILE:
        raise DocumentError("", f"the file is larger than {LARGEST_FILE // 2**20} MiB")
    plain = parsed(content)
    if not isinstance(plain, dict):
        raise DocumentError("", "this is not a diary document: it does not begin with {")
    if isinstance(plain, Twice):
        raise DocumentError(plain.key, "stands there twice")
    version = _version_of(plain)
    if "entries" not in plain:
        raise DocumentError("entries", "is missing")
    names = ("exported_at", "app_version")
    heading = {name: plain.pop(name) for name in names if name in plain}
    top = FieldReader().record(_Heading, heading, "")
    if top.exported_at.year < EARLIEST_YEAR:  # later than today is a clock that is wrong
        refuse_unlived(top.exported_at, heading["exported_at"], "exported_at")
    of = sum(len(part) for part in plain.values() if isinstance(part, list))
    each = partial(next, counted(range(of), of, report), None)
    diary = FieldReader(top.exported_at, version, each).record(Diary, plain, "")
    report(of, of)
    return Document(exported_at=top.exported_at, app_version=top.app_version, diary=diary)


def write_document(document: Document) -> bytes:
    """The document as UTF-8 JSON, the same bytes for the same content."""
    plain: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    plain["exported_at"] = document.exported_at.isoformat()
    if document.app_version is not None:
        plain["app_version"] = document.app_version
    plain |= {"entries": []} | plain_value(document.diary)
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    exported_at: datetime = required(Moment())
    app_version: str | None = optional(NAME)


def _version_of(plain: dict[str, Any]) -> int:
    form = plain.pop("format", None)
    if form != FORMAT:
        raise DocumentError("format", f'is not "{FORMAT}", so this is not a diary document')
    version = plain.pop("version", None)
    whole = type(version) is int or (type(version) is float and version.is_integer())
    if not whole or version < 1:
        raise DocumentError("version", "is not the number of a version")
    if version > VERSION:
        raise DocumentError(
            "version", f"{version:.0f} was written by a newer PT Diary; this one reads {VERSION}"
        )
    return int(version)
