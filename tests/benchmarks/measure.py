"""Taking times, the two sides of a ratio in turn."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def in_turn(*acts, rounds):
    """The median seconds of each act, all of them done once a round."""
    taken = [[] for _ in acts]
    for _ in range(rounds):
        for act, times in zip(acts, taken, strict=True):
            times.append(act())
    return [statistics.median(times) for times in taken]


def seconds(act):
    """A function that does `act` and returns how long it took."""

    def timed():
        began = time.perf_counter()
        act()
        return time.perf_counter() - began

    return timed


def run(arguments, home, **more):
    """What a Python program printed. It knows from BEGAN when it was started."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    own = {"HOME": str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    began = {"BEGAN": repr(time.monotonic())}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**kept, **own, **began, **more},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def report(what, measured, target=""):
    """One line of the result."""
    print(f"{what:58}{measured:>12}   {target}".rstrip())
