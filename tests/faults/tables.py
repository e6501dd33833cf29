"""Lines of a table, for programs that are killed: here stands no library of tests."""

from datetime import timedelta

from ptdiary.tables.reading import TableRow
from tests.clocks import NOW
from tests.faults.making import NOTE, entry


def lines(count, first=0):
    """Lines of entries e0, e1 and so on, each at a time of its own, with a note."""
    return [
        TableRow(
            line=2 + number,
            record=entry(f"e{number}", soreness=number % 11, note=f"{number} {NOTE}"),
            told=("at", "soreness", "note"),
            wall=(NOW - timedelta(hours=number)).replace(tzinfo=None),
        )
        for number in range(first, first + count)
    ]
