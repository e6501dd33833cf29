#!/usr/bin/env python3
"""Run the whole test suite by a Windows Python under Wine: `suite.py OUT [--workers N] [area…]`.

An area is a folder of tests, as `store` or `ui/today`; without one, all are run, one after the
other, in New York's time zone, and last those that depend on a zone in London's. `OUT` gets what
pytest printed and its report of each area, and `skipped.txt`: what was left out, and why.

One line is printed for each area. The last line is JSON: a row of the table of packages, which
names the areas in which something failed.
"""

from __future__ import annotations

import argparse
import collections
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import interpreter  # noqa: E402
from checks import LONDON, NEW_YORK  # noqa: E402
from progress import TroubleError  # noqa: E402
from rows import Row, ending, row  # noqa: E402
from wine import Prefix, windows_path  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

TESTS = ROOT / "tests"
LONGEST = 3600  # seconds for an area
STUCK = 900  # seconds after which a test says where it is
SPLIT = ("ui", "faults")  # folders whose folders are areas of their own
TOP = "top"  # the files that lie in no folder
IN_A_ZONE = "in London"
ZONED = "computer_in"  # who puts the computer in a time zone
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
FONTS = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSansMono-Bold")
SKIPPED = re.compile(r"^SKIPPED \[(\d+)\] \S+?: (.*)$", re.MULTILINE)
OF_WINE = "Wine, not Windows"


class Area(NamedTuple):
    """Tests that are run together: files, by their path in the checkout, and a time zone."""

    name: str
    files: tuple[str, ...]
    zone: str = NEW_YORK


class Result(NamedTuple):
    """What came of an area; `reasons` are those of the tests that were left out, with how many."""

    area: str
    passed: int
    failed: int
    skipped: int
    seconds: float
    reasons: dict[str, int]


def main(arguments: list[str]) -> int:
    """Run the areas that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=False)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("areas", nargs="*")
    options = parser.parse_intermixed_args(arguments)
    return ending(lambda: run_all(options.out.resolve(), options.areas, options.workers))


def run_all(out: Path, names: list[str], workers: int) -> list[Row]:
    """Run the areas of these names, or all, one after the other. TroubleError."""
    chosen = chosen_areas(names)
    python = interpreter.make(out / "windows", ["test"])
    prefix = Prefix(out / "wine")
    prefix.make(out / "windows" / "stand_ins")
    take_fonts(out / "fonts")
    results = []
    for area in chosen:
        results.append(run(area, python, prefix, out, workers))
        print(line(results[-1]), flush=True)
    write_reasons(out / "skipped.txt", results)
    return [summed(results, workers)]


def take_fonts(folder: Path) -> None:
    """The fonts that tests measure with, alone: without a screen Qt takes any that it finds."""
    folder.mkdir(exist_ok=True)
    for each in FONTS:
        shutil.copyfile(DEJAVU / f"{each}.ttf", folder / f"{each}.ttf")


def areas() -> list[Area]:
    """Every file of tests, each in one area, and those that depend on a zone in a second one."""
    found = collections.defaultdict(list)
    zoned = []
    for file in sorted(TESTS.rglob("test_*.py")):
        parts = file.relative_to(TESTS).parts[:-1]
        name = "/".join(parts[: 2 if parts[:1] and parts[0] in SPLIT else 1]) or TOP
        path = file.relative_to(ROOT).as_posix()
        found[name].append(path)
        if ZONED in file.read_text(encoding="utf-8"):
            zoned.append(path)
    whole = [Area(name, tuple(files)) for name, files in found.items()]
    return [*whole, Area(IN_A_ZONE, tuple(zoned), LONDON)]


def chosen_areas(names: list[str]) -> list[Area]:
    """The areas of these names, or all. TroubleError for a name that none has."""
    known = {each.name: each for each in areas()}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise TroubleError(f"no area is called {unknown[0]}; there are {', '.join(known)}.")
    return [known[name] for name in names] or list(known.values())


def run(area: Area, python: Path, prefix: Prefix, out: Path, workers: int) -> Result:
    """Run one area to its end, or until its time is up, which is a failure."""
    name = area.name.replace("/", "-").replace(" ", "-")
    report, log = out / f"{name}.xml", out / f"{name}.log"
    report.unlink(missing_ok=True)
    many = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else []
    command = [
        "wine", str(python), "-m", "pytest", "-q", "-rfEs", "--color=no", "--tb=short",
        "-p", "no:cacheprovider", "-o", f"faulthandler_timeout={STUCK}",
        f"--junitxml={windows_path(report)}", *many, *area.files,
    ]  # fmt: skip
    # Wine keeps to itself what is told to Qt, unless it is named so
    told = {
        "WINEQT_QPA_PLATFORM": "offscreen", "DISPLAY": "", "TZ": area.zone,
        "PYTHONPATH": windows_path(ROOT), "WINEQT_QPA_FONTDIR": windows_path(out / "fonts"),
    }  # fmt: skip
    began = time.monotonic()
    try:
        printed = prefix.run(command, told, ROOT, LONGEST).stdout
    except subprocess.TimeoutExpired as late:
        printed = f"{late.output or ''}\nsuite.py: ended after {LONGEST} seconds\n"
    log.write_text(printed, encoding="utf-8")
    return result(area.name, report, printed, time.monotonic() - began)


def result(name: str, report: Path, printed: str, seconds: float) -> Result:
    """What pytest's report tells; without one, something failed."""
    reasons: collections.Counter[str] = collections.Counter()
    for count, reason in SKIPPED.findall(printed):
        reasons[reason] += int(count)
    try:
        told = ET.parse(report).getroot().find("testsuite")  # noqa: S314  our own pytest's
        count = {key: int(told.get(key)) for key in ("tests", "failures", "errors", "skipped")}
    except (OSError, ET.ParseError, AttributeError):
        return Result(name, 0, 1, 0, seconds, dict(reasons))
    failed = count["failures"] + count["errors"]
    passed = count["tests"] - failed - count["skipped"]
    return Result(name, passed, failed, count["skipped"], seconds, dict(reasons))


def line(told: Result) -> str:
    """A result in one line."""
    counts = f"{told.passed:6} passed {told.failed:4} failed {told.skipped:5} skipped"
    return f"{told.area:16} {counts} {told.seconds:6.0f} s"


def write_reasons(file: Path, results: Iterable[Result]) -> None:
    """Why tests were left out, and how many; what Wine lacks stands apart from what Windows has."""
    reasons: collections.Counter[str] = collections.Counter()
    for each in results:
        reasons.update(each.reasons)
    lines = [f"{count:5} {reason}" for reason, count in reasons.most_common()]
    of_wine = [each for each in lines if OF_WINE in each]
    others = [each for each in lines if OF_WINE not in each]
    parts = ["Of Windows:", *others, "", "Of Wine alone:", *of_wine, ""]
    file.write_text("\n".join(parts), encoding="utf-8")


def summed(results: list[Result], workers: int) -> Row:
    """All results, as a row of the table of packages."""
    passed, failed, skipped = (
        sum(getattr(each, what) for each in results) for what in ("passed", "failed", "skipped")
    )
    red = ", ".join(each.area for each in results if each.failed)
    return row(
        "the test suite on Windows' Python, under Wine",
        seconds=sum(each.seconds for each in results),
        note=f"{passed} passed, {skipped} left out, {workers} at once",
        failed=f"{failed} failed in {red}" if failed else "",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
