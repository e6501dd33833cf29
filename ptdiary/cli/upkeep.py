"""`ptdiary backup` and `ptdiary check`: looking after a diary file."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ptdiary.cli.refusal import RefusedError
from ptdiary.cli.source import counts_of, document_in, is_diary_file, sample_document, throw_away
from ptdiary.diary.document import VERSION
from ptdiary.report.wording import command_line as words
from ptdiary.store import Store, StoreError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator


def run(options: Namespace) -> int:
    """Do one of the two. Damage that a check finds is told in the one line of a refusal."""
    try:
        return _backup(options) if options.verb == "backup" else _check(options)
    except StoreError as error:
        raise RefusedError(str(error)) from None


def _backup(options: Namespace) -> int:
    out = Path(options.out)
    with _diary_file(options) as path, Store.open(path, read_only=True) as store:
        store.backup(out)
        held = words.records(dict(store.check().counts))
    print(words.BACKED_UP.format(name=out, records=held))  # noqa: T201
    return 0


def _check(options: Namespace) -> int:
    name = words.SAMPLE_NAME if options.sample else options.diary
    if not options.sample and not is_diary_file(options.diary):
        held = words.records(counts_of(document_in(options.diary).diary))
        print(words.WHOLE.format(name=name, version=VERSION, records=held))  # noqa: T201
        return 0
    with _diary_file(options) as path, Store.open(path, read_only=True) as store:
        found = store.check()
    if not found.whole:
        raise RefusedError(words.AT_FAULT.format(name=name, problem=" ".join(found.problems)))
    held = words.records(dict(found.counts))
    print(words.WHOLE.format(name=name, version=found.version, records=held))  # noqa: T201
    return 0


@contextmanager
def _diary_file(options: Namespace) -> Iterator[Path]:
    if options.sample:
        with throw_away(sample_document()) as path:
            yield path
        return
    if not is_diary_file(options.diary):
        document_in(options.diary)  # says what is wrong with it where it is neither
        sentence = words.DOCUMENT_ONLY.format(name=options.diary, verb=options.verb)
        raise RefusedError(sentence)
    yield Path(options.diary)
