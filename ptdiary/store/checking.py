"""Whether a diary file is whole."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ptdiary.diary.diary import PARTS
from ptdiary.store.connection import version_of
from ptdiary.store.rows import read_diary, read_removed

__all__ = ["CheckResult", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """`counts`: the records of each part that are not removed. `problems`: one sentence each."""

    version: int
    counts: Mapping[str, int]
    removed: int
    problems: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with the file."""
        return not self.problems


def check(connection: sqlite3.Connection) -> CheckResult:
    """Read everything, by SQLite's own check and as records. sqlite3.Error where it cannot be."""
    problems = list(_problems(connection))
    counts: dict[str, int] = {}
    removed = 0
    try:
        diary = read_diary(connection)
        counts = {part: len(getattr(diary, part)) for part in PARTS.values()}
        removed = sum(1 for _ in read_removed(connection))
    except (ValueError, sqlite3.DatabaseError):
        problems.append("Some records cannot be read.")
    return CheckResult(
        version=version_of(connection),
        counts=MappingProxyType(counts),
        removed=removed,
        problems=tuple(problems),
    )


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError:
        yield "Part of the file cannot be read."
        return
    if found != ["ok"]:
        yield f"SQLite finds {len(found)} faults in the file. The first: {found[0]}."
    if loose:
        yield f"{len(loose)} rows belong to no record."
