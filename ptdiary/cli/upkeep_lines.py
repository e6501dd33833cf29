"""What `ptdiary check` says of copies, conflict copies and the ways on from damage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.report.wording import command_line as words
from ptdiary.store import StoreError
from ptdiary.store.recovery import look_for_ways

if TYPE_CHECKING:
    from ptdiary.store.backups import Backup, Contents
    from ptdiary.store.conflict_copies import ConflictCopy


def copy_line(copy: Backup) -> str:
    """One copy: of when, with how much, from and to when."""
    contents = copy.contents
    if contents is None or not copy.verified:
        return words.COPY_DAMAGED.format(path=copy.path)
    day = words.UNDATED if copy.made_at is None else copy.made_at.astimezone().date().isoformat()
    form = words.COPY_EMPTY if contents.first is None else words.COPY
    return form.format(
        path=copy.path, day=day, held=_held(contents), first=contents.first, last=contents.last
    )


def conflict_line(copy: ConflictCopy, name: str) -> str:
    """One conflict copy: whose it is, what is new in it, and how to bring that in."""
    made_by = copy.made_by or words.SYNC_PROGRAM
    if copy.numbers is None:
        return words.CONFLICT_UNREADABLE.format(
            path=copy.path, made_by=made_by, problem=copy.problem
        )
    numbers = copy.numbers
    return words.CONFLICT.format(
        path=copy.path, made_by=made_by, added=numbers.added, changed=numbers.changed, name=name
    )


def ways_on(name: str, problem: str) -> str:
    """What is wrong with a diary file, and what can be saved of it."""
    try:
        ways = look_for_ways(Path(name))
    except StoreError:
        return problem
    if ways.best is None:
        return words.NOTHING_LEFT.format(problem=problem)
    copied = ""
    if ways.backup is not None and ways.backup.contents is not None:
        copied = words.COPIED_TOO.format(held=_held(ways.backup.contents))
    readable = words.records({}) if ways.readable is None else _held(ways.readable)
    return words.SALVAGE_OFFERED.format(
        problem=problem, readable=readable, copied=copied, name=name
    )


def _held(contents: Contents) -> str:
    return words.records({"sessions": contents.sessions, "entries": contents.entries})
