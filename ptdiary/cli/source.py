"""A DIARY of the command line as a diary: a diary file, a diary document or the sample."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ptdiary.cli import RefusedError
from ptdiary.diary import PARTS
from ptdiary.diary.document import LARGEST_FILE, Document, read_document
from ptdiary.diary.fields import DocumentError, FieldReader, refuse_unlived
from ptdiary.diary.limits import Moment
from ptdiary.files import scratch_folder
from ptdiary.isolate import isolated
from ptdiary.paths import temporary_folder
from ptdiary.reading import beginning_of
from ptdiary.wall_clock import from_wall, now_here
from ptdiary.words import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from ptdiary.diary import Diary
    from ptdiary.store import StoreError
    from ptdiary.store.newer import LeftOut
    from ptdiary.store.older_copy import OlderCopy

# Times and days as they are written on the command line.

SIX_WEEKS = timedelta(days=41)  # from the first to the last of 42 days


_LOOSE = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d?\d:\d\d)(:\d\d)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)


def moment_of(text: str, option: str, now: datetime) -> datetime:
    """A time of the calendar; seconds and the offset of this computer may be left out.

    RefusedError for any other, for a year that nobody lived, and more than 366 days after `now`.
    """
    reader = FieldReader(now, called="now")
    try:
        return cast("datetime", reader.value(Moment(), _whole(text, option), option))
    except DocumentError as error:
        raise RefusedError(str(error)) from None


def _whole(text: str, option: str) -> str:
    found = _LOOSE.fullmatch(text)
    if found is None:
        return text
    try:
        local = datetime.fromisoformat(f"{found[1]}T{found[2]:0>5}{found[3] or ':00'}")
    except ValueError:
        return text  # said by whoever reads it
    refuse_unlived(local, text, option)
    return f"{local.isoformat()}{found[4]}" if found[4] else from_wall(local).isoformat()


def period_of(options: Namespace, at: datetime) -> tuple[date, date]:
    """The days from `--from` to `--to`: without them the six weeks up to `at`."""
    last = at.date() if options.last is None else _day_of(options.last, "--to")
    first = last - SIX_WEEKS if options.first is None else _day_of(options.first, "--from")
    if first > last:
        raise RefusedError(words.BACKWARDS.format(first=first, last=last))
    return first, last


def _day_of(text: str, option: str) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no offset
    except ValueError:
        raise RefusedError(words.NOT_A_DAY.format(option=option, text=ascii(text))) from None
    try:
        refuse_unlived(day, text, option)
    except DocumentError as error:
        raise RefusedError(str(error)) from None
    return day


_SQLITE = b"SQLite format 3\0"  # how every diary file begins, whatever it is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A diary, its name as the person gave it, and the moment it is reviewed as of by default.

    `left_out`: what could not be read of the diary file of a newer program; `older`: the newest
    copy of that one which can be opened.
    """

    name: str
    diary: Diary
    at: datetime
    left_out: LeftOut | None = None
    older: OlderCopy | None = None

    def warn_if_partial(self) -> None:
        """Say in one line on standard error if this is not all that the file holds."""
        if self.left_out is not None:
            from ptdiary.words import recovery as newer  # noqa: PLC0415  hardly ever needed

            print(newer.line(self.name, self.left_out, self.older), file=sys.stderr)  # noqa: T201


def asked_at(options: Namespace, sources: Sequence[Source]) -> datetime | None:
    """The moment of `--at`; None without one, for that of each source."""
    if options.at is None:
        return None
    # a document may have been written by a clock that is ahead of ours
    return moment_of(options.at, "--at", max(now_here(), *(each.at for each in sources)))


def read_source(name: str | None, *, newer_too: bool = True) -> Source:
    """The diary in the file called `name`, the sample for None. RefusedError says what is wrong.

    `newer_too`: of a newer program's file what we know is read; the verb is to `tell` that.
    """
    if name is None:
        sample = sample_document()
        return Source(name=words.SAMPLE_NAME, diary=sample.diary, at=sample.exported_at)
    if is_diary_file(name):
        return _stored(name, newer_too=newer_too)
    document = document_in(name)
    return Source(name=name, diary=document.diary, at=document.exported_at)


def target_of(options: Namespace) -> Path:
    """The file or folder that an export goes to. RefusedError where it is the diary itself."""
    out = Path(options.out)
    if options.diary is not None and out.exists() and out.samefile(options.diary):
        raise RefusedError(words.SAME_FILE.format(name=isolated(options.out)))
    return out


def is_diary_file(name: str) -> bool:
    """Whether a file is a diary file, by its content. RefusedError if it cannot be read."""
    return _beginning(name, len(_SQLITE)) == _SQLITE


def document_in(name: str) -> Document:
    """The document in a file. RefusedError names the place of what is wrong."""
    try:
        return read_document(content_of(name))
    except DocumentError as error:
        raise RefusedError(words.AT_FAULT.format(name=isolated(name), problem=error)) from None


def content_of(name: str) -> bytes:
    """The bytes of a file, up to one more than a document may have. RefusedError."""
    content = _beginning(name, LARGEST_FILE + 1)
    if not content.strip():
        raise RefusedError(words.EMPTY.format(name=isolated(name)))
    return content


def counts_of(diary: Diary) -> dict[str, int]:
    """How many records each part of a diary holds."""
    return {part: len(getattr(diary, part)) for part in PARTS.values()}


def sample_document() -> Document:
    """The sample diary, as if it were written until today."""
    from ptdiary.sample import sample_document as sample  # noqa: PLC0415  rarely wanted

    return sample(now_here())


@contextmanager
def throw_away(document: Document) -> Iterator[Path]:
    """A diary file that holds the document, and is gone afterwards."""
    with scratch_folder(temporary_folder()) as folder:
        path = folder / "diary.ptdiary"
        fill(path, document)
        yield path


def fill(path: Path, document: Document) -> None:
    """Make a diary file that holds the document."""
    from ptdiary.store import Store  # noqa: PLC0415  a document needs no store
    from ptdiary.store.exchange.document import merge  # noqa: PLC0415

    with Store.open(path, create=True) as store:
        merge(store, document)


def _stored(name: str, *, newer_too: bool) -> Source:
    from ptdiary.store import Store, StoreError  # noqa: PLC0415  a document needs no store

    try:
        with Store.open(Path(name), read_only=True) as store:
            return Source(name=name, diary=store.read(), at=now_here())
    except StoreError as error:
        if error.kind != "newer" or not newer_too:
            raise refusal_of(error) from None
    return _newer(name)


def refusal_of(error: StoreError) -> RefusedError:
    """The one line for a diary that cannot be used; of a newer one also which copy can be."""
    if error.kind != "newer" or error.path is None:
        return RefusedError(str(error))
    from ptdiary.store.older_copy import find_older_copy  # noqa: PLC0415  hardly ever needed
    from ptdiary.words import recovery as newer  # noqa: PLC0415  likewise

    older = find_older_copy(error.path)
    return RefusedError(f"{error} {newer.older_line(older)}" if older is not None else str(error))


def _newer(name: str) -> Source:
    from ptdiary.store import StoreError  # noqa: PLC0415  likewise
    from ptdiary.store.newer import read_newer  # noqa: PLC0415  hardly ever needed
    from ptdiary.store.older_copy import find_older_copy  # noqa: PLC0415  likewise

    try:
        found = read_newer(Path(name))
    except StoreError as error:
        raise refusal_of(error) from None
    older = find_older_copy(Path(name))
    return Source(name=name, diary=found.diary, at=now_here(), left_out=found.left_out, older=older)


def _beginning(name: str, most: int) -> bytes:
    try:
        if Path(name).is_dir():
            raise RefusedError(words.FOLDER.format(name=isolated(name)))
        return beginning_of(Path(name), most)
    except FileNotFoundError:
        raise RefusedError(words.MISSING.format(name=isolated(name))) from None
    except PermissionError:
        raise RefusedError(words.NOT_ALLOWED.format(name=isolated(name))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RefusedError(words.UNREADABLE.format(name=isolated(name), reason=reason)) from None
