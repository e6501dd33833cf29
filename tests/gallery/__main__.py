"""Draws every page and situation, and says which words cannot be read: exit 1 where there are any.

    python -m tests.gallery OUT [NAME...] [--look LOOK]

OUT gets a PNG for each situation and look, contact sheets, and `readme/` with the pictures of the
README. With names, only the situations whose names begin so; with `--look`, once or more, only the
looks whose names begin so, as `long` or `light-200`.

Four programs share the work: those with other words have to be their own, as words are read when a
program begins.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.gallery.looks import LARGE, LONG, LOOKS, MIRRORED, PLAIN

_ROOT = Path(__file__).parents[2]


def main(out, names=(), wanted=()):
    """Draw and measure; the number of findings."""
    out.mkdir(parents=True, exist_ok=True)
    chosen = [look for look in LOOKS if not wanted or look.name.startswith(tuple(wanted))]
    parts = [
        [look.name for look in part if look in chosen] for part in (PLAIN, LARGE, MIRRORED, LONG)
    ]
    drawing = [start(out, names, part) for part in parts if part]
    found = [line for each in drawing for line in said_by(each)]
    for line in found:
        print(line)
    print(f"{sum(1 for _ in out.glob('*.png'))} pictures, {len(found)} findings")
    return len(found)


def start(out, names, looks):
    """A program that draws some looks."""
    command = [sys.executable, "-m", "tests.gallery.draw", out, "--looks", *looks, "--names"]
    return subprocess.Popen(
        [*map(str, command), *names], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    )


def said_by(drawing):
    """The findings of such a program, once it is done."""
    said, _ = drawing.communicate()
    if drawing.returncode:
        raise SystemExit(f"{said}the drawing ended with {drawing.returncode}")
    return said.splitlines()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="python -m tests.gallery",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--look", action="append", default=[])
    asked = parser.parse_intermixed_args()
    sys.exit(1 if main(asked.out, asked.names, asked.look) else 0)
