"""The parts of the whole: commands that are run in a clean clone, one after the other."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.packages.row import Row

ROOT = Path(__file__).resolve().parents[2]
PYTHON = "{python}"
OUT = "{out}"


@dataclass(frozen=True, kw_only=True)
class Part:
    """`commands` are run one after the other, until one fails; each ends with its rows.

    `{python}` stands for the Python that runs this, `{out}` for the part's own folder, `{all}` for
    the folder of all parts.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]


PARTS = (
    Part(name="wheel", commands=((PYTHON, "-m", "tests.packages.wheel", OUT),)),
    Part(name="start", commands=((PYTHON, "packaging/try_start.py", OUT),)),
    Part(
        name="linux",
        commands=(
            (PYTHON, "packaging/linux/build.py", OUT),
            (PYTHON, "packaging/warm_start.py", OUT),
            (PYTHON, "packaging/linux/try_deb.py", OUT),
        ),
    ),
    Part(name="windows", commands=((PYTHON, "packaging/windows/build.py", OUT),)),
    Part(
        name="release",
        commands=((PYTHON, "packaging/release.py", OUT, "{all}/linux", "{all}/windows"),),
    ),
    Part(name="suite", commands=((PYTHON, "packaging/windows/suite.py", OUT),)),
)
# The tests under Wine take about as long as all else, on the other core.
BESIDE = "suite"


def rows_of(part: Part, clone: Path, out: Path) -> Iterator[Row]:
    """Run a part in a clone; what its commands tell, and a row that says where one failed.

    Its folder in `out` is made anew, and what its commands print goes to a log beside that.
    """
    own, log = out / part.name, out / f"{part.name}.log"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    log.unlink(missing_ok=True)
    for command in part.commands:
        began = time.monotonic()
        words = [each.format(python=sys.executable, out=own, all=out) for each in command]
        status, said = _logged(words, clone, log)
        told = _told(said)
        yield from told
        if told and not status:
            continue
        if not any(each.failed for each in told):
            why = f"ended with {status}" if status else "told nothing"
            what = next(each for each in command[1:] if each != "-m")
            seconds = time.monotonic() - began
            yield Row(what=f"`{what}`", seconds=seconds, failed=f"{why}; see {log.name}")
        return


def _logged(words: list[str], clone: Path, log: Path) -> tuple[int, str]:
    """Run a command, whose words are added to the log: its exit status and those words."""
    with log.open("ab") as file:
        began = file.tell()
        done = subprocess.run(
            words, cwd=clone, env=plain(os.environ), stdin=subprocess.DEVNULL, stdout=file,
            stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    return done.returncode, log.read_bytes()[began:].decode("utf-8", "replace")


def _told(said: str) -> list[Row]:
    """The rows of the last line, or none."""
    lines = said.splitlines()
    try:
        told = json.loads(lines[-1])
        return [Row.read(each) for each in told["rows"]]
    except (IndexError, ValueError, TypeError, KeyError):
        return []


def plain(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which nothing of this checkout or its Python is seen."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "QT_QPA_PLATFORM", "DISPLAY")
    return {key: value for key, value in environment.items() if key not in hidden}


def clean_clone(folder: Path) -> Path:
    """What is committed, as somebody gets it."""
    clone = folder / "ptdiary"
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    return clone
