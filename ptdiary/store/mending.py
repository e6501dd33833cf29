"""Damaged diary files made fit to be read, in memory: the head written anew, the tail filled up."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from ptdiary.store.connection import connect, in_memory
from ptdiary.store.errors import StoreError
from ptdiary.store.steps import upgrade_open

__all__ = ["mended"]

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_PAGE_SIZES = tuple(2**power for power in range(9, 17))
_COUNT = slice(28, 32)
_PLAIN = bytes((1, 1, 0, 64, 32, 32))  # bytes 18 to 23 of every file without a write-ahead log


def mended(path: Path) -> tuple[bytes, ...]:
    """The file in each way in which it may be readable, the likeliest first. OSError.

    A journal that a crash left is rolled back first, on a copy.
    """
    content = path.read_bytes() if path.exists() else b""
    if len(content) <= _HEADER:
        return ()
    found = [_rolled_back(path, content), content]
    whole = [_with_head(_filled_up(each)) for each in dict.fromkeys(found)]
    return tuple(dict.fromkeys([*whole, _with_first_pages(whole[-1])]))


def _rolled_back(path: Path, content: bytes) -> bytes:
    journal = path.with_name(path.name + "-journal")
    if not journal.exists() or not journal.stat().st_size:
        return content
    with tempfile.TemporaryDirectory(prefix=".ptdiary-", dir=path.parent) as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(content)
        copy.with_name("copy-journal").write_bytes(journal.read_bytes())
        try:
            with closing(connect(copy, read_only=False)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except (sqlite3.Error, StoreError):
            return content
        return copy.read_bytes()


def _filled_up(content: bytes) -> bytes:
    """Zeros in the place of the pages that were cut off."""
    wanted = int.from_bytes(content[_COUNT], "big") * _page_size(content)
    missing = wanted - len(content)
    if 0 < missing <= 4 * len(content):
        content += bytes(missing)
    return content + bytes(-len(content) % _page_size(content))


def _with_head(content: bytes) -> bytes:
    """The head of every diary file, where it was overwritten."""
    size = _page_size(content)
    head = bytearray(content[:_HEADER])
    head[:16] = _MAGIC
    head[16:18] = (1 if size == _PAGE_SIZES[-1] else size).to_bytes(2, "big")
    head[18:24] = _PLAIN
    head[_COUNT] = (len(content) // size).to_bytes(4, "big")
    head[92:96] = head[24:28]  # the count of pages holds
    head[44:48] = (4).to_bytes(4, "big")
    head[56:60] = (1).to_bytes(4, "big")
    return bytes(head) + content[_HEADER:]


def _with_first_pages(content: bytes) -> bytes:
    """The pages that say where each table is, taken from a new diary, which has them there too.

    The first one, and any other that is gone.
    """
    with closing(in_memory()) as fresh:
        upgrade_open(fresh)
        pages = fresh.serialize()
    size = _page_size(content)
    if _page_size(pages) != size:
        return content
    found = [content[at : at + size] for at in range(0, len(content), size)]
    for number, at in enumerate(range(0, min(len(pages), len(content)), size)):
        if number == 0 or not any(found[number]):
            found[number] = pages[at : at + size]
    return _with_head(b"".join(found))


def _page_size(content: bytes) -> int:
    stored = int.from_bytes(content[16:18], "big")
    size = _PAGE_SIZES[-1] if stored == 1 else stored
    return size if size in _PAGE_SIZES else 4096
