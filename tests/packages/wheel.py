"""The wheel, built twice to the same bytes, as pipx installs it; and the checkout by itself.

`python -m tests.packages.wheel OUT`, in a clean clone.
"""

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.packages.row import Row

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
ROUNDS = 7


def main(out: Path) -> int:
    """0 where it is the same twice, and what pipx installed is whole and starts as quickly."""
    with tempfile.TemporaryDirectory(prefix="ptdiary-wheel-") as folder:
        plain, rows = _plain_environment()
        tools = _tools(Path(folder) / "tools")
        built, seconds, why = _built_twice(tools, Path(folder))
        wheel = Path(shutil.copy2(built, out))
        size = wheel.stat().st_size
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        note = f"built twice, the same bytes: SHA-256 {digest[:12]}…"
        rows.append(Row(what="wheel", bytes=size, seconds=seconds, note=note, failed=why))
        rows.append(_installed_by_pipx(tools, wheel, Path(folder), plain))
    print(json.dumps({"rows": [asdict(each) for each in rows]}))
    return 1 if any(each.failed for each in rows) else 0


def _plain_environment() -> tuple[list[str], list[Row]]:
    """The command of the checkout's own environment, and what it took to make it."""
    seconds = taken(lambda: run([sys.executable, "packaging/start.py", "self-check"]))
    programs = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    size = sum(each.stat().st_size for each in (ROOT / ".venv").rglob("*") if each.is_file())
    what = "`start.py`, the first time"
    row = Row(what=what, bytes=size, seconds=seconds, note="the plain environment; self-check")
    return [str(programs / "python"), "-m", "ptdiary"], [row]


def _tools(folder: Path) -> Path:
    """An environment with what builds and installs a wheel: the folder of its programs."""
    run([sys.executable, "-m", "venv", str(folder)])
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    constraint = ["--constraint", str(CONSTRAINTS)]
    run([str(programs / "python"), "-m", "pip", "install", "-q", *constraint, "hatchling", "pipx"])
    return programs


def _built_twice(tools: Path, folder: Path) -> tuple[Path, float, str]:
    """The wheel, the seconds that one took, and why two are not the same, if they are not."""
    wheels, seconds = [], 0.0
    command = [str(tools / "python"), "-m", "hatchling", "build", "-t", "wheel", "-d"]
    for name in ("first", "second"):
        seconds = taken(partial(run, [*command, str(folder / name)]))
        wheels += (folder / name).glob("*.whl")
    first, second = wheels
    same = first.read_bytes() == second.read_bytes()
    return first, seconds, "" if same else "two builds differ"


def _installed_by_pipx(tools: Path, wheel: Path, folder: Path, plain: list[str]) -> Row:
    own = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin")}
    command = [str(tools / "pipx"), "install", "--pip-args", f"--constraint {CONSTRAINTS}"]
    seconds = taken(lambda: run([*command, str(wheel)], **own))
    program = str(folder / "bin" / "ptdiary")
    run([program, "self-check"])
    warm = in_turn([program, "self-check"], [*plain, "self-check"])
    size = sum(each.stat().st_size for each in (folder / "pipx").rglob("*") if each.is_file())
    note = "self-check passes"
    return Row.read(asdict(Row(what="pipx", bytes=size, seconds=seconds, warm=warm, note=note)))


def in_turn(one: Sequence[str], other: Sequence[str], rounds: int = ROUNDS) -> float:
    """How long one command takes against another: medians; a round is both, one more warms up."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for command, found in zip((one, other), times, strict=True):
            seconds = taken(partial(run, command))
            if number:
                found.append(seconds)
    return statistics.median(times[0]) / statistics.median(times[1])


def taken(act: Callable[[], object]) -> float:
    """The seconds that something takes."""
    began = time.monotonic()
    act()
    return time.monotonic() - began


def run(words: Sequence[str], **more: str) -> None:
    """Run a command; what it says is shown where it fails. CalledProcessError."""
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **more}, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
