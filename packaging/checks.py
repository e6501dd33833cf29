"""What every change has to pass, quickest first: `start.py test`.

Each check runs even where one before it failed, and what failed is said before the tests begin:
the last line is pytest's own summary.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from private_environment import Environment


def run(environment: Environment, root: Path, arguments: list[str]) -> int:
    """Run all checks, then the tests with `arguments`; 0 only where everything passed."""
    python, programs = str(environment.python), environment.programs
    steps = {
        "lint": [str(programs / "ruff"), "check"],
        "layout": [str(programs / "ruff"), "format", "--check"],
        "types": [python, "-m", "mypy"],
        "layers": [str(programs / "lint-imports")],
        "wheel": [python, str(root / "packaging" / "check_wheel.py")],
    }
    failed = [name for name, command in steps.items() if not _passes(name, command, root)]
    if failed:
        print("FAILED before the tests:", ", ".join(failed), flush=True)
    print("== tests", flush=True)
    tests = subprocess.call([python, "-m", "pytest", *arguments], cwd=str(root), env=_env())
    return tests or int(bool(failed))


def _passes(name: str, command: list[str], root: Path) -> bool:
    print("== " + name, flush=True)
    done = subprocess.run(
        command,
        cwd=str(root),
        env=_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    lines = done.stdout.rstrip().splitlines()
    print("\n".join(lines if done.returncode else lines[-1:]), flush=True)
    return done.returncode == 0


def _env() -> dict:
    """This environment, with the private packages only and without a screen."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}
