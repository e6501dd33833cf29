"""How much `start.py` fetches, and how far it is, read off what pip prints.

The whole is known from `sizes.txt`, which `sizes.py` writes. What pip has kept from an earlier time
counts as there, and another index may have other files: the bar ends at 100 % all the same.
"""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

MEGABYTE = 1000 * 1000
SIZES = Path(__file__).with_name("sizes.txt")
CELLS = 12  # of the bar
PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
# as pip names a file once its fetching begins, with its size
NAMED = re.compile(r"\s*(Downloading|Using cached) (\S+\.(?:whl|tar\.gz)) \(([\d.]+) (\w+)\)")
LOCAL = re.compile(r"\s*Processing (\S+\.whl)")
UNITS = {"bytes": 1, "kB": 1000, "MB": MEGABYTE, "GB": 1000 * MEGABYTE}


class Row(NamedTuple):
    """What is fetched in all for one kind of computer, Python and purpose, in bytes."""

    system: str  # "linux x86_64"
    python: str  # "3.11"
    kind: str  # "run" or "test"
    bytes: int


def rows(table: Path = SIZES) -> list[Row]:
    """The table; none where there is none."""
    try:
        lines = table.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = (line.split() for line in lines if line[:1].isalpha() and line[:5] != "pins:")
    return [Row(" ".join(each[:2]), each[2], each[3], int(each[4])) for each in found]


def this_system() -> str:
    """The computer as the table names it."""
    machine = platform.machine().lower()
    return "{} {}".format(
        sys.platform, {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)
    )


def expected(kind: str, there: str = "", table: Path = SIZES) -> int:
    """The bytes that are fetched here, 0 where that is not known; `there` is fetched already."""
    python = "{}.{}".format(*sys.version_info)
    system = this_system()
    known = {each.kind: each.bytes for each in rows(table) if each[:2] == (system, python)}
    return max(known.get(kind, 0) - known.get(there, 0), 0)


class Fetched:
    """Counts what pip fetches, line by line, against the `total` that is expected in bytes."""

    def __init__(self, total: int, bar: bool = False) -> None:
        self.total = total
        self.bar = bar
        self.done = 0  # of the files that are here
        self.file = 0  # the size of the one that is on its way, and how much of it is here
        self.part = 0
        self.name = ""

    def news(self, line: str) -> str | None:
        """What a line of pip tells of how far it is; None where it tells nothing."""
        progress = PROGRESS.fullmatch(line.strip())
        if progress:
            self.part, size = map(int, progress.groups())
            self.file = size or self.file
            return self.text()
        if line.startswith("Installing collected"):
            self._finish_file()
            if self.total:
                self.total = self.done = max(self.done, self.total)
            self.name = "unpacking"
            return self.text()
        return self._begin_file(line)

    def text(self) -> str:
        """`[###---------] 42 of 168 MB, numpy`, without the bar where nothing moves."""
        got = self.done + min(self.part, self.file or self.part)
        name = ", " + self.name if self.name else ""
        if not self.total:
            return f"{in_megabytes(got)} MB{name}" if got else self.name
        # more came than was expected: it is not over before it is over
        total = max(self.total, got)
        said = f"{in_megabytes(got)} of {in_megabytes(total)} MB{name}"
        filled = CELLS * got // total
        return "[{}{}] {}".format("#" * filled, "-" * (CELLS - filled), said) if self.bar else said

    def _begin_file(self, line: str) -> str | None:
        named, local = NAMED.match(line), LOCAL.match(line)
        if named:
            self._finish_file()
            self.name = _package(named[2])
            self.file = round(float(named[3]) * UNITS.get(named[4], 1))
            if named[1] == "Using cached":
                self._finish_file()
        elif local:
            self._finish_file()
            self.name = _package(local[1])
            self.file = _size_of(local[1])
            self._finish_file()
        elif line.startswith("Collecting "):
            self.name = re.split(r"[<>=!~\[(;]", line.split()[1])[0][:40]
        else:
            return None
        return self.text()

    def _finish_file(self) -> None:
        self.done += self.file
        self.file = self.part = 0


def _package(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].partition("-")[0]


def _size_of(name: str) -> int:
    path = Path(unquote(urlsplit(name).path) if name.startswith("file:") else name)
    try:
        return path.stat().st_size
    except OSError:
        return 0


def in_megabytes(size: int) -> int:
    """Whole megabytes, of a million bytes each."""
    return round(size / MEGABYTE)
