"""40,000 lines of a stranger's table: decoded, understood, brought into a diary."""

import gc
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from ptdiary.store import Store
from ptdiary.store.exchange.table import import_rows
from ptdiary.tables.decoding import grids
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.understanding import understand
from tests.benchmarks.measure import in_turn, report, seconds
from tests.tables.stranger import stranger

DAYS = 30_800  # at 1.3 lines a day
AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def main():
    """Measure, and print a line for each step and style."""
    gc.disable()
    for style, about in (("us", "CSV"), ("workbook", "xlsx")):
        _measure(style, about)
    gc.enable()


def _measure(style, about):
    table = stranger(style, days=DAYS)
    choices = TableChoices(columns=table.columns)
    (grid,) = grids(table.content)
    reading = understand(grid, choices, AT)
    decoding, understanding, bringing = in_turn(
        seconds(lambda: grids(table.content)),
        seconds(lambda: understand(grid, choices, AT)),
        lambda: _bring(reading.rows),
        rounds=3,
    )
    whole = decoding + understanding + bringing
    report(
        f"{about}, {len(grid.lines):,} lines: decoded",
        f"{decoding * 1000:.0f} ms",
        "at most 500 ms",
    )
    report("    understood", f"{understanding * 1000:.0f} ms")
    report(f"    {len(reading.rows):,} records brought in", f"{bringing * 1000:.0f} ms")
    report("    in all", f"{whole:.2f} s", "about 3 s")


def _bring(rows):
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "diary.ptdiary", create=True) as store,
    ):
        began = time.perf_counter()
        import_rows(store, rows)
        return time.perf_counter() - began
