"""A save against the bare transaction that puts the same row into the same file.

`python -m tests.benchmarks.saving`. The bare side has the settings of the program's own connection;
it neither looks the record up nor looks at the file again afterwards.
"""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ptdiary.diary.columns import columns_of, values_of
from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.connection import connect
from tests.benchmarks.measure import in_turn, report, seconds

ROUNDS = 60
BEFORE = 5_000  # entries that the diary holds already
AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def entry(number):
    return Entry(id=f"e{number}", at=AT, soreness=number % 11, note="words " * 20)


def bare_saving(path):
    """A function that saves one more entry with nothing around the transaction."""
    connection = connect(path, read_only=False)
    names = ", ".join([*(each.name for each in columns_of(Entry)), "as_of"])
    count = len(columns_of(Entry)) + 1
    statement = f"INSERT INTO entries ({names}) VALUES ({', '.join('?' * count)})"  # noqa: S608
    numbers = iter(range(10**6, 10**7))

    def save():
        values = [*values_of(entry(next(numbers))), AT.isoformat()]
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(statement, values)
        connection.execute("COMMIT")

    return connection, save


def saving(home):
    """Measure both in turn, in two files of the same content."""
    ours, theirs = home / "ours.ptdiary", home / "bare.ptdiary"
    for path in (ours, theirs):
        with Store.open(path, create=True) as store:
            store.keep(*map(entry, range(BEFORE)))
    connection, bare = bare_saving(theirs)
    numbers = iter(range(10**6, 10**7))
    with closing(connection), Store.open(ours) as store:

        def keep():
            store.keep(entry(next(numbers)))

        keep()
        bare()
        one, other = in_turn(seconds(bare), seconds(keep), rounds=ROUNDS)
    report("BEGIN; INSERT; COMMIT of one entry", f"{one * 1000:.2f} ms")
    report("Store.keep of one entry", f"{other * 1000:.2f} ms")
    report("    ratio", f"{other / one:.2f}", "at most 1.30")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        saving(Path(folder))
