"""What every change has to pass: `start.py test`.

What reads the source, and the wheel and the program with its own Python, which check themselves, go
side by side, as most of it keeps one core busy; then come the tests.

The tests run in two time zones that have a summer time, whose offsets differ.
Each check runs even where one before it failed, and what failed is said before the last tests
begin: the last line is pytest's own summary.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from private_environment import Environment

# Written out, as a small system knows no zone by its name and would take it for UTC.
LONDON, NEW_YORK = "GMT0BST,M3.5.0/1,M10.5.0", "EST5EDT,M3.2.0,M11.1.0"

_IN_MEMORY, _ROOM = "/dev/shm", 4_000_000_000  # bytes: all that the tests write is 1 GB  # noqa: S108

# What reads times, tells them or keeps them; all else is the same in every zone.
IN_LONDON_TOO = (
    "cli", "diary", "faults/test_fault_time.py", "store/exchange", "store/test_store.py",
    "test_wall_clock.py", "ui/diary", "ui/sessions", "ui/test_clock_changes.py",
    "ui/test_other_programs.py", "ui/test_whole_line.py", "ui/widgets", "words/test_lived_hours.py",
    "words/test_typed_time.py",
)  # fmt: skip


def run(environment: Environment, root: Path, arguments: list[str]) -> int:
    """Run all checks, then the tests; 0 only where everything passed.

    `arguments` choose among the tests, which then run once, one after the other, in the computer's
    own zone.
    """
    python, programs = str(environment.python), environment.programs
    steps = {
        "lint": [str(programs / "ruff"), "check"],
        "layout": [str(programs / "ruff"), "format", "--check"],
        "types": [python, "-m", "mypy"],
        "layers": [str(programs / "lint-imports")],
        "wheel": [python, str(root / "packaging" / "check_wheel.py")],
        "frozen": [python, str(root / "packaging" / "check_frozen.py")],
    }
    with ThreadPoolExecutor() as pool:
        ended = pool.map(lambda command: _ended(command, root), steps.values())
        told = zip(steps, ended, strict=True)
        failed = [name for name, done in told if not _passed(name, done)]
    tests, zone = (
        [python, "-m", "pytest", *(arguments or ["-n", "auto", "--dist", "worksteal"])],
        {},
    )
    with TemporaryDirectory(dir=_memory()) as place:
        # some tests are of a folder that others can come to
        os.chmod(place, 0o711)  # noqa: PTH101, S103
        if not arguments and os.name == "posix":  # Windows takes its zone from nowhere else
            some = [*tests, *(f"tests/{each}" for each in IN_LONDON_TOO)]
            passed = _passed("tests in London", _ended(some, root, TZ=LONDON, TMPDIR=place))
            failed += [] if passed else ["tests in London"]
            zone = {"TZ": NEW_YORK, "TMPDIR": place}
        if failed:
            print("FAILED before the last tests:", ", ".join(failed), flush=True)
        print("== tests", flush=True)
        return subprocess.call(tests, cwd=str(root), env={**_env(), **zone}) or int(bool(failed))


def _memory() -> str | None:
    """A folder in memory, if there is one with room: tests wait a third of their time for disks."""
    try:
        has_room = shutil.disk_usage(_IN_MEMORY).free > _ROOM and os.access(_IN_MEMORY, os.W_OK)
    except OSError:
        return None
    return _IN_MEMORY if has_room else None


def _ended(command: list[str], root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=str(root),
        env={**_env(), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _passed(name: str, done: subprocess.CompletedProcess[str]) -> bool:
    lines = done.stdout.rstrip().splitlines()
    print("== " + name, *(lines if done.returncode else lines[-1:]), sep="\n", flush=True)
    return done.returncode == 0


def _env() -> dict:
    """This environment, with the private packages only and without a screen."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}
