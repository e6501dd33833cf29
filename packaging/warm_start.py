#!/usr/bin/env python3
"""How long the built program takes to start, beside the same program in a plain environment.

    warm_start.py OUT [ROUNDS]

`OUT` is what `bundle.py` has made: `OUT/ptdiary` is measured against `OUT/environment` with the
checkout. From the start of the process until the screen shows its window, on the sample diary, and
a whole self-check; by turns, after one start of each that does not count. The last line is JSON:
`warm` is the built program's median over the other's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bundle import python_of
from progress import say
from rows import Row, ending, row
from screen import Watch, screen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15  # so that what else this computer does takes part in both medians


def main(arguments: list[str]) -> int:
    """Measure what lies in a folder."""
    out = Path(arguments[0]).resolve()
    rounds = int(arguments[1]) if arguments[1:] else ROUNDS
    program, python = out / "ptdiary/ptdiary", python_of(out / "environment")
    return ending(lambda: measured(program, python, rounds))


def measured(program: Path, python: Path, rounds: int = ROUNDS) -> list[Row]:
    """A row for the window, and one for the self-check."""
    built, plain = [str(program)], [str(python), "-m", "ptdiary"]
    with screen(managed=False) as shown, tempfile.TemporaryDirectory() as home:
        watch = Watch(shown)
        env = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_", "PYTHON"))},
            "HOME": home, "DISPLAY": shown.display, "PYTHONPATH": str(ROOT),
        }  # fmt: skip

        def opening(command: list[str]) -> float:
            watch.forget()
            began = time.monotonic()
            process = subprocess.Popen([*command, "--sample"], env=env, cwd=home)
            try:
                return watch.wait() - began
            finally:
                process.terminate()
                process.wait()

        def checking(command: list[str]) -> float:
            began = time.monotonic()
            subprocess.run(
                [*command, "self-check"], env=env, cwd=home, check=True, stdout=subprocess.DEVNULL
            )
            return time.monotonic() - began

        try:
            return [
                in_turn(
                    "Linux: until the window of the built program is shown",
                    opening,
                    built,
                    plain,
                    rounds,
                ),
                in_turn(
                    "Linux: self-check of the built program",
                    checking,
                    built,
                    plain,
                    max(rounds // 3, 1),
                ),
            ]
        finally:
            watch.close()


def in_turn(
    what: str, take: Callable[[list[str]], float], built: list[str], plain: list[str], rounds: int
) -> Row:
    """Both, by turns; the medians and their ratio."""
    take(built), take(plain)
    pairs = [(take(built), take(plain)) for _ in range(rounds)]
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    say(f"{what}: {ours:.2f} s, in a plain environment {theirs:.2f} s.")
    note = f"plain environment {theirs:.2f} s; medians of {rounds}"
    return row(what, seconds=ours, warm=ours / theirs, note=note)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
