"""`python -m tests.bench alarms [--program literal] [--patients N] [--table well] [--row TEXT]`."""

import argparse
import time

from tests.bench.alarms import WELL_HEAD, WORSE_HEAD, well_row, worse_row
from tests.bench.programs import PROGRAMS
from tests.bench.well import HARD, TICKS, WELL
from tests.bench.worse import WORSE

TABLES = {
    "well": (WELL_HEAD, well_row, WELL, 300),
    "hard": (WELL_HEAD, well_row, HARD, 300),
    "ticks": (WELL_HEAD, well_row, TICKS, 300),
    "worse": (WORSE_HEAD, worse_row, WORSE, 200),
}


def main():
    told = read_arguments()
    program = PROGRAMS[told.program]
    for table in [told.table] if told.table else TABLES:
        head, row, patients, usual_count = TABLES[table]
        count = told.patients or usual_count
        print(f"\n## {table}: {count} patients a row, {told.program}\n\n{head}", flush=True)
        began = time.perf_counter()
        for place, patient in enumerate(patients):
            if told.row in patient.name:
                print(row(program, patient, count, place), flush=True)
        print(f"\n{time.perf_counter() - began:.0f} s")


def read_arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", choices=["alarms"])
    parser.add_argument("--program", choices=list(PROGRAMS), default="literal")
    parser.add_argument("--patients", type=int, help="a row; 300 well and 200 worse if left out")
    parser.add_argument("--table", choices=list(TABLES))
    parser.add_argument("--row", default="", help="only rows whose name holds this text")
    return parser.parse_args()


main()
