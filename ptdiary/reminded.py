"""The days on which a reminder was shown, in a file of the patient: dates, and nothing else."""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from ptdiary.files import FileError, write_whole
from ptdiary.reading import all_of

_MOST = 14  # days; more than a clock that is set wrong goes back by


def days_shown(path: Path) -> frozenset[date]:
    """The days that are noted; none where the file is not there or cannot be used."""
    try:
        plain = json.loads(all_of(path))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    found: set[date] = set()
    for each in plain if isinstance(plain, list) else ():
        with suppress(TypeError, ValueError):
            found.add(date.fromisoformat(each))
    return frozenset(found)


def note_shown(path: Path, day: date) -> bool:
    """Note a day: no more comes on it. Whether that worked; readable by its owner alone."""
    try:
        write_whole(path, _content(days_shown(path) | {day}))
    except FileError:
        return False
    return True


def _content(days: Iterable[date]) -> bytes:
    latest = sorted(days)[-_MOST:]
    return (json.dumps([each.isoformat() for each in latest]) + "\n").encode()
