"""Random damages to tables: each is read, with records that the diary takes, or refused in a word.

What is read comes in whole, and a second time nothing changes.

Never a traceback, never a word of the library's own on the error stream, never longer than a table
of its length may take.
"""

import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.nightly.damage import fast_folder
from tests.tables.mutations import trials

BROUGHT_IN = 4  # one in so many of what was read: into a diary, whole or not at all
LONGEST = 10  # seconds; none of the files has more than some hundred lines


def damage_often(count, seed=17):
    """How `count` damages ended, the slowest, and the problems."""
    endings, problems, slowest = Counter(), [], (0.0, "")
    for number, trial in enumerate(trials(count, seed)):
        begun = time.perf_counter()
        try:
            with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
                endings[trial.end(Path(folder) if number % BROUGHT_IN == 0 else None)] += 1
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            place = traceback.extract_tb(error.__traceback__)[-1]
            problems.append((number, trial.name, repr(error)[:200], str(place)))
            endings["PROBLEM"] += 1
        took = time.perf_counter() - begun
        slowest = max(slowest, (took, f"{number} {trial.name}"))
        if took > LONGEST:
            problems.append((number, trial.name, f"took {took:.0f} s"))
    return endings, slowest, problems


def main(count=10_000, seed=17):
    """Run it; whether each ended well."""
    endings, slowest, problems = damage_often(count, seed)
    for ending, times in sorted(endings.items()):
        print(f"{times:6} {ending}")
    print(f"       the slowest took {slowest[0]:.2f} s: {slowest[1]}")
    for problem in problems[:20]:
        print("   ", *problem, file=sys.stderr)
    return not problems
