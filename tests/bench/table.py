"""A table of the bench: how many patients a row, its columns, and its rows in their order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

Cells = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BenchTable:
    """`cells(name, count)` are those of one row, asked of `count` patients.

    They come from the row's own seeds alone, so that it does not matter which process asks, nor
    what it asked before.
    """

    title: str
    first: str
    columns: Cells
    names: tuple[str, ...]
    count: int
    cells: Callable[[str, int], Cells]

    def rows(
        self, count: int | None = None, text: str = "", run: Callable[..., Iterable[Cells]] = map
    ) -> Iterator[tuple[str, Cells]]:
        """The name and the cells of each row whose name holds `text`.

        `run` is `map`, or that of an executor: then all rows are begun before the first is there.
        """
        names = [name for name in self.names if text in name]
        return zip(names, run(partial(self.cells, count=count or self.count), names), strict=True)


def mean_and_worst(shares: Iterable[float], worst: Callable[..., float] = max) -> str:
    """Shares of several kinds of patients: `5 % (9 %)`."""
    each = list(shares)
    return f"{percent(sum(each) / len(each))} ({percent(worst(each))})"


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def line(cells: Iterable[str]) -> str:
    """A row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"


def heading(columns: Cells) -> list[str]:
    """The two rows that begin a table in Markdown."""
    return [line(columns), "|" + "---|" * len(columns)]
