"""Tables with damages as disks, programs and people make them, and what must come of each.

`Trial` reads one: it becomes a reading whose every record is one that the diary takes, or it is
refused in one sentence. Anything else is a bug.
"""

import shutil
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from random import Random

from ptdiary.diary import PARTS, Diary
from ptdiary.diary.fields import DocumentError, FieldReader, plain_value
from ptdiary.paths import resource_text
from ptdiary.report.workbook import workbook
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store import Store
from ptdiary.store.exchange.csv import csv_files
from ptdiary.store.exchange.table import import_rows
from ptdiary.tables.archive import packed_anew
from ptdiary.tables.decoding import grids
from ptdiary.tables.own import own_tables, read_own
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.understanding import understand
from ptdiary.words.dates import Times
from tests.diaries import random_document
from tests.tables.stranger import STYLES, stranger

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CASES = Path(__file__).parents[1] / "cases" / "tables"
# What people answer, one of which each reading of a damaged table is given.
CHOICES = (
    TableChoices(),
    TableChoices(dates="dmy", rounding="up", hour=20),
    TableChoices(dates="mdy", rounding="even", scale=(0, 100)),
    TableChoices(dates="ymd", rounding="down", scale=(1, 5), hour=8),
)


def originals():
    """The files that are damaged, by their names."""
    document = random_document(Random(4))
    book = read_rulebook(resource_text("rules/rules.json"))
    tables = (stranger(style, days=40) for style in STYLES)
    cases = (each for each in sorted(CASES.rglob("*.*")) if each.suffix not in {".json", ".md"})
    return (
        {each.name: each.read_bytes() for each in cases}
        | {f"a stranger's {each.name}": each.content for each in tables}
        | csv_files(document.diary)
        | {"own.xlsx": workbook(document.diary, book, document.exported_at, Times())}
        | {"own.zip": packed_anew(csv_files(document.diary))}
    )


# Damages.


def damaged(content, rnd):
    """The bytes of a file with one to five damages; of a workbook mostly inside what it packs."""
    if content.startswith(b"PK") and rnd.random() < 0.8:
        return _inside(content, rnd)
    data = bytearray(content)
    for _ in range(rnd.choice((1, 1, 1, 2, 5))):
        rnd.choice(DAMAGES)(data, rnd.randrange(len(data) + 1), rnd)
        if not data:
            break
    return bytes(data)


def _inside(content, rnd):
    with zipfile.ZipFile(BytesIO(content)) as packed:
        files = {each: packed.read(each) for each in packed.namelist()}
    large = [name for name in files if "sheet" in name or "content" in name or "shared" in name]
    if rnd.random() < 0.05:  # the name of a file
        name = rnd.choice(list(files))
        files[f"{name[:-5]}{rnd.choice(_ODD)}{name[-5:]}"] = files.pop(name)
        return packed_anew(files)
    name = rnd.choice(large if large and rnd.random() < 0.7 else list(files))
    return packed_anew(files | {name: damaged(b" " + files[name], rnd)[1:]})


def _flip(data, at, rnd):
    if at < len(data):
        data[at] ^= 1 << rnd.randrange(8)


def _write(data, at, rnd):
    data[at : at + rnd.randint(1, 8)] = rnd.randbytes(rnd.randint(1, 8))


def _cut(data, at, _rnd):
    del data[at:]


def _leave_out(data, at, rnd):
    del data[at : at + rnd.randint(1, 40)]


def _double(data, at, rnd):
    data[at:at] = data[at : at + rnd.randint(1, 200)] * rnd.randint(1, 3)


def _insert(data, at, rnd):
    data[at:at] = rnd.choice(_INSERTED)


def _swap(data, at, rnd):
    other = rnd.randrange(len(data) + 1)
    first, last = sorted((at, other))
    data[:] = data[last:] + data[first:last] + data[:first]


def _digits(data, _at, rnd):
    """Another number in place of one that stands there."""
    places = [place for place, byte in enumerate(data) if chr(byte).isdigit()]
    if places:
        data[(place := rnd.choice(places)) : place + 1] = rnd.choice(_NUMBERS)


def _again(data, _at, rnd):
    lines = bytes(data).splitlines(keepends=True)
    if lines:
        rnd.shuffle(lines)
        data[:] = b"".join(lines[: rnd.randint(1, len(lines))] + lines[:2])


_INSERTED = (
    b'"', b'""', b"'", b"\0", b"\r", b"\n", b"\r\n", b",", b";", b"\t", b"|", b"\xef\xbb\xbf",
    b"\xff\xfe", b"\x85", b"\xe2\x80\xa8", b"\xff", b"=1+1", b"sep=;\n", b"1e999", b"nan",
    b"\xed\xa0\x80", b"<", b">", b"&#0;", b"]]>", b'"\n"', b"\xd9\xa3", b"\xc2\xbd",
    b"\xe2\x85\xa7",
    b"\xe2\x88\x92", b"\xc2\xb2", b"0x10", b"1_0", b"99999999999999999999", b"12/31/9999",
    b"0000-00-00", b"24:00", b"PM", b"Yes", b"10000-01-01", b"2026-03-14T99:99Z", b"-", b"/10",
    b"%", b"total", b"\xc2\xa0", b" " * 50,
)  # fmt: skip
_ODD = ("\n", "\x1b", "/", "..", "\\", "é", "\u2028", ":", " ", ".csv")
_NUMBERS = (
    b"", b"0", b"99", b"-1", b"1048576", b"99999999", b"1e5", b"2958466", b"0.5", b"2 9",
    b"\xd9\xa9",
)  # fmt: skip
DAMAGES = (
    _flip, _write, _cut, _leave_out, _double, _insert, _insert, _insert, _swap, _digits, _digits,
    _again,
)  # fmt: skip


# What must come of it.


@dataclass(frozen=True)
class Trial:
    """One damaged file, and what the patient chose."""

    name: str
    content: bytes
    choices: TableChoices

    def end(self, folder=None):
        """How it ended, in a word. AssertionError where it did not end well.

        In a `folder` what was read is brought into a diary as well.
        """
        try:
            found = grids(self.content)
        except DocumentError as error:
            hold_a_sentence(error)
            return "no table"
        for grid in found:
            hold_a_grid(grid)
        own = own_tables(found)
        if own:
            return self._own(own)
        return max(self._read(grid, folder) for grid in found)

    def _own(self, tables):
        try:
            read_own(tables, NOW)
        except DocumentError as error:
            hold_a_sentence(error)
            return "own, refused"
        return "own, read"

    def _read(self, grid, folder):
        reading = understand(grid, self.choices, NOW, UTC)
        lines = {line.number for line in grid.lines}
        for row in reading.rows:
            assert row.line in lines
            hold_a_record(row.record)
        for each in (*reading.left_out, *reading.refused_rows):
            assert each.line in lines or each.line in grid.blank
        if reading.refused is not None:
            hold_a_sentence(reading.refused)
            assert not reading.rows
            return "refused"
        assert reading.rows or reading.asks, "nothing of it is taken, and it is not said"
        if reading.asks:
            return "asks"
        if folder is not None:
            hold_an_import(reading.rows, folder)
        return "read"


def hold_a_sentence(error):
    said = str(error)
    assert said
    assert len(said) < 600
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in said), ascii(said)


def hold_a_grid(grid):
    assert grid.name.isprintable()
    numbers = [line.number for line in grid.lines]
    assert numbers == sorted(set(numbers))
    assert not set(numbers) & set(grid.blank)
    for line in grid.lines:
        assert line.cells
        assert str(line.cells[-1]).strip()
        for cell in line.cells:
            assert isinstance(cell, str | int | float | bool | date | datetime | time)
            assert not isinstance(cell, str) or not any(sign in cell for sign in "\0\r\x85\u2028")
            assert getattr(cell, "tzinfo", None) is None


def hold_a_record(record):
    """What is brought in is what a document may hold, to the letter."""
    kind = type(record)
    assert FieldReader(NOW).record(kind, plain_value(record), "") == record


def hold_an_import(rows, folder):
    """All of it comes in, and a second time nothing changes."""
    path = folder / "diary.ptdiary"
    with Store.open(path, create=True, clock=lambda: NOW) as store:
        try:
            merged = import_rows(store, rows).merged
        except DocumentError as error:
            hold_a_sentence(error)
            assert store.read() == Diary(), "half of it is in"
            return
        diary = store.read()
        kept = {(type(each), each.id) for part in PARTS.values() for each in getattr(diary, part)}
        assert kept == {(type(row.record), row.record.id) for row in rows}
        assert merged.added == len(kept)
        again = import_rows(store, rows).merged
        assert (again.added, again.changed) == (0, 0), "not known again"
        assert store.read() == diary
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()


def trials(count, seed):
    """So many damaged files; the same for the same seed."""
    rnd = Random(seed)
    files = originals()
    for _ in range(count):
        name = rnd.choice(list(files))
        yield Trial(name, damaged(files[name], rnd), rnd.choice(CHOICES))
