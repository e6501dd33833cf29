#!/usr/bin/env python3
"""Build the program with its own Python and libraries in one folder: `bundle.py OUT`.

It makes `OUT/ptdiary` (on macOS also `OUT/PT Diary.app`) for the system that it runs on, with what
is in `OUT/environment`, made for this with exactly the versions of `constraints.txt`, and lets the
program check itself. The last line on standard output is JSON: size in bytes, and seconds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from pathlib import Path

from private_environment import RUN, pip_environment, requirements
from progress import TroubleError, run, say
from rows import Row, ending, row
from system_needs import Need, has_program, loads, missing_needs, supply

ROOT = Path(__file__).resolve().parent.parent
READER = Need("objdump", "binutils", "binutils", "binutils")
PACKAGE = "package"  # the extra of pyproject.toml
# of 1 October 2026 where no build says better: the same source gives the same files
EPOCH = "1790812800"


def main(arguments: list[str]) -> int:
    """Build into the folder that is named."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    out, began = Path(arguments[0]).resolve(), time.monotonic()

    def build() -> list[Row]:
        size = size_of(bundle(out))
        what = "the program with its own Python, as one folder"
        return [row(what, size=size, seconds=time.monotonic() - began)]

    return ending(build)


def bundle(out: Path) -> Path:
    """The folder of the program, made anew in `out`, which has checked itself. TroubleError."""
    supply([*missing_needs(libraries=True, testing=False), *missing_for_packing()])
    out.mkdir(parents=True, exist_ok=True)
    log = out / "bundle.log"
    shutil.rmtree(out / "environment", ignore_errors=True)
    python = environment(out / "environment", log)
    with tempfile.TemporaryDirectory(prefix="ptdiary-bundle-") as work:
        for name in ("ptdiary", "PT Diary.app"):
            shutil.rmtree(out / name, ignore_errors=True)
        command = [
            str(python), "-m", "PyInstaller", "--noconfirm", "--distpath", str(out),
            "--workpath", str(Path(work) / "build"), str(ROOT / "packaging" / "ptdiary.spec"),
        ]  # fmt: skip
        told = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": EPOCH}
        done(command, "Building the program", log, {**told, **pip_environment()})
    check(out / "ptdiary")
    return out / "ptdiary"


def missing_for_packing() -> list[Need]:
    """What PyInstaller lacks on this Linux: a reader of programs, and Python as a library."""
    if not sys.platform.startswith("linux"):
        return []
    library = sysconfig.get_config_var("INSTSONAME") or ""
    version = "{}.{}".format(*sys.version_info)
    shared = Need(library, f"libpython{version}", "python", "python3-libs")
    lacking = [] if ".so" not in library or loads(library) else [shared]
    return lacking if has_program(READER.name) else [*lacking, READER]


def environment(folder: Path, log: Path) -> Path:
    """The Python of a new environment that has what the program needs and what packs it."""
    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(folder)
    python = python_of(folder)
    wanted = requirements(ROOT / "pyproject.toml", RUN)
    wanted += extra(PACKAGE)
    command = [
        str(python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check",
        "--only-binary", ":all:", "--constraint", str(ROOT / "packaging" / "constraints.txt"),
        *wanted,
    ]  # fmt: skip
    done(command, "Getting what packs the program", log, pip_environment())
    return python


def python_of(environment: Path) -> Path:
    """The Python of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def extra(name: str) -> list[str]:
    """What an extra of pyproject.toml asks for."""
    import tomllib  # noqa: PLC0415  Python 3.11

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"][name])


def done(command: list[str], label: str, log: Path, env: dict[str, str]) -> None:
    """Run a step; TroubleError with its last words if it fails."""
    status, lines = run(command, label, lambda _line: None, log, env)
    if status:
        said = next((line for line in reversed(lines) if line.strip()), "no reason given")
        raise TroubleError(f"{label.lower()} failed: {said} (more in {log})")


def check(folder: Path) -> None:
    """Let a built program check itself, as somebody who never started it. TroubleError."""
    program = folder / ("ptdiary.exe" if os.name == "nt" else "ptdiary")
    say(f"{program} checks itself.")
    with tempfile.TemporaryDirectory(prefix="ptdiary-home-") as home:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG_"))}
        status = subprocess.call([program, "self-check"], cwd=home, env={**kept, "HOME": home})
    if status:
        raise TroubleError(f"the built program lacks a part; it said which above ({program})")


def sha256(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder; what is linked counts once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
