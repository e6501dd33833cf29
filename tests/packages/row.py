"""One line of the table of packages, and the table in Markdown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SLOWEST_WARM = 1.2
COLUMNS = ("what", "size", "seconds", "warm start", "seen")
_MARKED = re.compile(r"(<!-- packages -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was built or tried: its size in bytes, the seconds it took, what there is to say.

    `warm`: its start against that of the plain environment. None where there is no such thing.
    `failed` says why it is not as it has to be, or nothing.
    """

    what: str
    bytes: int | None = None
    seconds: float | None = None
    warm: float | None = None
    note: str = ""
    failed: str = ""

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Row":
        """A row as a command tells it. TypeError where it tells something else."""
        row = cls(**told)
        if row.warm is not None and row.warm > SLOWEST_WARM and not row.failed:
            why = f"starts {row.warm:.2f} times as long as the plain environment"
            return cls(**{**told, "failed": why})
        return row

    @property
    def cells(self) -> tuple[str, ...]:
        """The row in the words of the table."""
        return (
            self.what,
            "" if self.bytes is None else _size(self.bytes),
            "" if self.seconds is None else f"{self.seconds:.{0 if self.seconds >= 10 else 1}f}",
            "" if self.warm is None else f"{self.warm:.2f}",
            f"FAILED: {self.failed}" if self.failed else self.note,
        )


def table(rows: Iterable[Row]) -> list[str]:
    """The lines of the table in Markdown."""
    return [_line(COLUMNS), "|---|---:|---:|---:|---|", *(_line(each.cells) for each in rows)]


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.0f} kB"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def written(text: str, rows: Iterable[Row]) -> str:
    """The README with these rows in the place of its table. ValueError where it has none."""
    lines = "".join(f"{each}\n" for each in table(rows))
    found = _MARKED.subn(lambda marked: marked[1] + lines + marked[2], text)
    if found[1] != 1:
        msg = "the README has no place for the table of packages"
        raise ValueError(msg)
    return found[0]
