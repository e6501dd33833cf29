"""How far long work is, told by the work itself to whoever asked for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# Called now and then with how many of how many are done. Where it raises, the work is given up:
# what it has begun is taken back, as with any error.
Report = Callable[[int, int], None]

_T = TypeVar("_T")
_EACH = 200  # some hundredths of a second of work


def silent(_done: int, _of: int) -> None:
    """The report of work that nobody watches."""


def counted(items: Iterable[_T], of: int, report: Report, *, done: int = 0) -> Iterator[_T]:
    """The items, while it is told how many of all are done; `done` were before them."""
    for number, item in enumerate(items, start=done):
        if number % _EACH == 0:
            report(number, of)
        yield item
