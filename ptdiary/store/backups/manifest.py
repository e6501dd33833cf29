"""What the program wrote down about the copies in one folder, in `copies.json`.

A copy that is not in it, because the program was killed in between or because somebody put it
there, is a copy all the same: it is looked at instead.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ptdiary.files import write_whole
from ptdiary.store.backups.backup import REASONS, Contents, Reason

__all__ = [
    "Written",
    "fingerprint",
    "is_of_copies",
    "name_of_copy",
    "numbered",
    "read_manifest",
    "write_manifest",
]

_FILE = "copies.json"
_NAME = re.compile(rf"(\d{{6,}})-({'|'.join(REASONS)})\.ptdiary", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written down about a copy: `changes` counts those of the diary up to then."""

    made_at: datetime
    fingerprint: str
    changes: int
    contents: Contents


def name_of_copy(sequence: int, reason: Reason) -> str:
    """`000042-automatic.ptdiary`: in the order of making, whatever the clock says."""
    return f"{sequence:06d}-{reason}.ptdiary"


def numbered(path: Path) -> tuple[int, Reason] | None:
    """The number and the reason of a copy by its name; None for any other file."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    reason: Any = found[2]
    return int(found[1]), reason


def is_of_copies(path: Path) -> bool:
    """Whether a file is a copy, the journal of one, or the manifest."""
    copy = path.with_name(path.name.removesuffix("-journal"))
    return path.name == _FILE or numbered(copy) is not None


def fingerprint(path: Path) -> str:
    """What changes with any byte of a file. OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path) -> dict[str, Written]:
    """What is written down about each copy of a folder, by its name; nothing where unreadable."""
    try:
        plain = json.loads((folder / _FILE).read_bytes())
        return {name: _written(each) for name, each in plain["copies"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def write_manifest(folder: Path, copies: Mapping[str, Written]) -> None:
    """Write it all down again. FileError."""
    plain = {name: _plain(each) for name, each in sorted(copies.items())}
    content = json.dumps({"version": 1, "copies": plain}, indent=1) + "\n"
    write_whole(folder / _FILE, content.encode())


def _plain(written: Written) -> dict[str, Any]:
    contents = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(written.contents).items()
    }
    return asdict(written) | {"made_at": written.made_at.isoformat(), "contents": contents}


def _written(plain: dict[str, Any]) -> Written:
    contents = dict(plain["contents"])
    for name in ("first", "last"):
        contents[name] = None if contents[name] is None else date.fromisoformat(contents[name])
    return Written(
        made_at=datetime.fromisoformat(plain["made_at"]),
        fingerprint=str(plain["fingerprint"]),
        changes=int(plain["changes"]),
        contents=Contents(**contents),
    )
