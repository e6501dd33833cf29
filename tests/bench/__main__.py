"""How often the program is right: `python -m tests.bench [alarms outlook compare change]`.

`--write` puts the tables into the README, `--row` and `--patients` ask for less,
`--pipe 'command'` scores another program (see the docstring of `tests.bench`).
"""

import argparse
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.bench import alarms, change, costs, outlook
from tests.bench.piped import PipedProgram
from tests.bench.programs import PROGRAMS
from tests.bench.readme import README, written
from tests.bench.table import heading, line

BENCHES = {
    "alarms": lambda programs, _: list(alarms.tables(programs)),
    "outlook": lambda _, program: [outlook.table(program)],
    "compare": lambda _, program: [costs.table(program)],
    "change": lambda *_: [change.table()],
}
BESIDE = ("ptdiary", "version-1", "spike")  # whose alarms stand beside each other


def main():
    told = read_arguments()
    program = PipedProgram(told.pipe) if told.pipe else None
    programs = (program,) if program else tuple(told.program)
    tables = [each for name in told.benches or BENCHES for each in BENCHES[name](programs, program)]
    began = time.perf_counter()
    found = {}
    # a process that is forked while others run has their locks: each begins anew
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(told.processes, mp_context=context) as processes:
        begun = [(each, each.rows(told.patients, told.row, processes.map)) for each in tables]
        for table, rows in begun:
            print(f"\n## {table.title}: {told.patients or table.count} patients a row\n")
            print("\n".join(heading((table.first, *table.columns))))
            for name, cells in rows:
                found[name] = cells
                print(line((name, *cells)), flush=True)
    if told.write:
        README.write_text(written(README.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(f"\n{time.perf_counter() - began:.0f} s", file=sys.stderr)


def read_arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("benches", nargs="*", metavar="TABLE", help="all, without any")
    parser.add_argument("--program", choices=list(PROGRAMS), nargs="+", default=list(BESIDE))
    parser.add_argument("--patients", type=int, help="a row; version 1 knows only those recorded")
    parser.add_argument("--row", default="", help="only rows whose name holds this text")
    parser.add_argument("--pipe", metavar="COMMAND", help="another program, for one of the tables")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    told = parser.parse_args()
    if not set(told.benches) <= set(BENCHES):
        parser.error(f"the tables are {', '.join(BENCHES)}")
    if told.pipe and (len(told.benches) != 1 or told.benches == ["change"]):
        parser.error("--pipe takes one of alarms, outlook and compare")
    partly = told.pipe or told.patients or told.row or told.program != list(BESIDE)
    if told.write and partly:
        parser.error("--write takes whole tables of this program")
    return told


if __name__ == "__main__":
    main()
