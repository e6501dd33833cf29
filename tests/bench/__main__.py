"""`python -m tests.bench alarms [--program ptdiary] [--patients N] [--table well] [--row TEXT]`.

`python -m tests.bench compare [--patients N]`: does one way of exercising cost more?
Or `python -m tests.bench change [--patients N]`.
"""

import argparse
import time

from tests.bench import change
from tests.bench.alarms import WELL_COLUMNS, WORSE_COLUMNS, well_score, worse_score
from tests.bench.costs import compare
from tests.bench.programs import PROGRAMS
from tests.bench.tables import COUNTS, TABLES


def main():
    told = read_arguments()
    if told.bench == "compare":
        print_costs(*([told.patients] if told.patients else []))
        return
    if told.bench == "change":
        print_row(*change.COLUMNS)
        print_row(*("---" for _ in change.COLUMNS))
        for row in change.table(told.patients or change.COUNT):
            print_row(*row)
        return
    for table in [told.table] if told.table else TABLES:
        began = time.perf_counter()
        count = told.patients or COUNTS[table]
        print(f"\n## {table}: {count} patients a row\n")
        print_table(table, told.program, count, told.row)
        print(f"\n{time.perf_counter() - began:.0f} s")


def print_table(table, names, count, text):
    columns, score = (
        (WORSE_COLUMNS, worse_score) if table == "worse" else (WELL_COLUMNS, well_score)
    )
    print_row("patient", *(f"{name} {column}" for name in names for column in columns))
    print_row(*("---" for _ in range(1 + len(names) * len(columns))))
    for row in TABLES[table]:
        if text in row.name:
            scores = (score(PROGRAMS[name], row, count) for name in names)
            print_row(row.name, *(cell for cells in scores for cell in cells))


def print_costs(*count):
    began = time.perf_counter()
    for place, cells in enumerate(compare(*count)):
        print_row(*cells)
        if place == 0:
            print_row(*("---" for _ in cells))
    print(f"\n{time.perf_counter() - began:.0f} s")


def print_row(*cells):
    print(f"| {' | '.join(cells)} |", flush=True)


def read_arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", choices=["alarms", "compare", "change"])
    parser.add_argument(
        "--program", choices=list(PROGRAMS), nargs="+", default=["ptdiary", "version-1"]
    )
    parser.add_argument("--patients", type=int, help="a row; version 1 knows only those recorded")
    parser.add_argument("--table", choices=list(TABLES))
    parser.add_argument("--row", default="", help="only rows whose name holds this text")
    return parser.parse_args()


main()
