"""`ptdiary backup` and `ptdiary check`: looking after a diary file."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.cli import RefusedError
from ptdiary.cli.source import (
    counts_of,
    document_in,
    is_diary_file,
    read_source,
    refusal_of,
    sample_document,
    throw_away,
)
from ptdiary.diary.fields import VERSION
from ptdiary.exports import noted
from ptdiary.isolate import isolated
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.recovery import RECOVERABLE, find_recovery, rescue
from ptdiary.store.sync_programs import conflict_copies
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from ptdiary.store.backups import Backup, Contents
    from ptdiary.store.sync_programs import ConflictCopy

# What `ptdiary check` says of copies, conflict copies and the ways on from damage.


def copy_line(copy: Backup) -> str:
    """One copy: of when, with how much, from and to when."""
    contents = copy.contents
    if contents is None or not copy.verified:
        return words.COPY_DAMAGED.format(path=isolated(copy.path))
    day = words.UNDATED if copy.made_at is None else copy.made_at.astimezone().date().isoformat()
    form = words.COPY_EMPTY if contents.first is None else words.COPY
    return form.format(
        path=isolated(copy.path),
        day=day,
        held=_held(contents),
        first=contents.first,
        last=contents.last,
    )


def conflict_line(copy: ConflictCopy, name: str) -> str:
    """One conflict copy: whose it is, what is new in it, and how to bring that in."""
    made_by = copy.made_by or words.SYNC_PROGRAM
    if copy.numbers is None:
        return words.CONFLICT_UNREADABLE.format(
            path=isolated(copy.path), made_by=isolated(made_by), problem=copy.problem
        )
    numbers = copy.numbers
    return words.CONFLICT.format(
        path=isolated(copy.path),
        made_by=isolated(made_by),
        added=numbers.added,
        changed=numbers.changed,
        name=isolated(name),
    )


def ways_on(name: str, problem: str) -> str:
    """What is wrong with a diary file, and what can be saved of it."""
    try:
        ways = find_recovery(Path(name))
    except StoreError:
        return problem
    if ways.best is None:
        return words.NOTHING_LEFT.format(problem=problem)
    copied = ""
    if ways.backup is not None and ways.backup.contents is not None:
        copied = words.COPIED_TOO.format(held=_held(ways.backup.contents))
    readable = words.records({}) if ways.readable is None else _held(ways.readable)
    return words.SALVAGE_OFFERED.format(
        problem=problem, readable=readable, copied=copied, name=isolated(name)
    )


def _held(contents: Contents) -> str:
    return words.records({"sessions": contents.sessions, "entries": contents.entries})


def run(options: Namespace) -> int:
    """Do one of the two. Damage that a check finds is told in the one line of a refusal."""
    if options.verb == "backup" and options.salvage and not options.sample:
        return _salvage(options)
    try:
        return _backup(options) if options.verb == "backup" else _check(options)
    except StoreError as error:
        if options.sample or error.kind not in RECOVERABLE:
            raise refusal_of(error) from None
        raise RefusedError(ways_on(options.diary, str(error))) from None


def _backup(options: Namespace) -> int:
    out = Path(options.out)
    with _diary_file(options) as path, Store.open(path, read_only=True) as store:
        with noted(out):
            store.backup(out)
        held = words.records(dict(store.check().counts))
    print(words.BACKED_UP.format(name=isolated(out), records=held))  # noqa: T201
    return 0


def _salvage(options: Namespace) -> int:
    out = Path(options.out)
    try:
        with noted(out):
            done = rescue(Path(options.diary), out)
    except StoreError as error:
        raise RefusedError(ways_on(options.diary, str(error))) from None
    with Store.open(out, read_only=True) as store:
        held = words.records(dict(store.check().counts))
    with suppress(RefusedError):  # of a newer program's diary more is left out than is damaged
        read_source(options.diary).warn_if_partial()
    print(words.SALVAGED.format(name=isolated(out), held=held, doubtful=done.doubtful))  # noqa: T201
    return 0


def _check(options: Namespace) -> int:
    name = words.SAMPLE_NAME if options.sample else options.diary
    if not options.sample and not is_diary_file(options.diary):
        _check_document_or_damage(options)
        return 0
    with _diary_file(options) as path, Store.open(path, read_only=True) as store:
        found = store.check()
        lines = [copy_line(each) for each in Backups(path).list()]
        lines += (
            [conflict_line(each, name) for each in conflict_copies(store)] if found.whole else []
        )
    if not found.whole:
        problem = words.AT_FAULT.format(name=isolated(name), problem=" ".join(found.problems))
        raise RefusedError(problem if options.sample else ways_on(options.diary, problem))
    held = words.records(dict(found.counts))
    print(words.WHOLE.format(name=isolated(name), version=found.version, records=held))  # noqa: T201
    for line in lines:
        print(line)  # noqa: T201
    return 0


def _check_document_or_damage(options: Namespace) -> None:
    """A document is checked; a diary file whose first bytes are gone may still be one."""
    path = Path(options.diary)
    try:
        held = words.records(counts_of(document_in(options.diary).diary))
    except RefusedError as error:
        if Backups(path).begun:
            raise RefusedError(ways_on(options.diary, str(error))) from None
        raise
    said = words.WHOLE.format(name=isolated(options.diary), version=VERSION, records=held)
    print(said)  # noqa: T201


@contextmanager
def _diary_file(options: Namespace) -> Iterator[Path]:
    if options.sample:
        with throw_away(sample_document()) as path:
            yield path
        return
    if not is_diary_file(options.diary):
        document_in(options.diary)  # says what is wrong with it if it is neither
        sentence = words.DOCUMENT_ONLY.format(name=isolated(options.diary), verb=options.verb)
        raise RefusedError(sentence)
    yield Path(options.diary)
