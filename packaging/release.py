#!/usr/bin/env python3
"""Gather a release in one folder: `release.py OUT [FOLDER...]`.

It builds the wheel and the source, twice, and both times have to be the same bytes. It takes the
packages that other builds have put in the FOLDERs (.deb, setup, .msi, .dmg), and writes beside them
what is new, every licence, the list of all parts (CycloneDX), and SHA256SUMS. The last line on
standard output is JSON: the size of the whole, and how many parts each list names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from bundle import EPOCH, extra, python_of, sha256
from private_environment import RUN, pip_environment, requirements
from progress import TroubleError, run, say
from rows import Row, ending, row

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("*.deb", "*setup*.exe", "*.msi", "*.dmg", "*.flatpak", "*.AppImage")
SUMS = "SHA256SUMS"
BUNDLED = "bundled.json"
LISTED = ".cdx.json"


def main(arguments: list[str]) -> int:
    """Gather into the first folder, from the others."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    out, *others = (Path(each).resolve() for each in arguments)
    began = time.monotonic()

    def build() -> list[Row]:
        gather(out, others)
        return rows(out, time.monotonic() - began)

    return ending(build)


def rows(out: Path, seconds: float) -> list[Row]:
    """What was made: the folder as a whole, and each list of parts."""
    files = sorted(out.iterdir())
    note = f"{len(files)} files; the wheel and the source built twice, the same bytes"
    size = sum(each.stat().st_size for each in files)
    made = [row("a release in one folder", size=size, seconds=seconds, note=note)]
    for each in files:
        if each.name.endswith(LISTED):
            number = len(json.loads(each.read_text(encoding="utf-8"))["components"])
            what = f"parts of {each.name.removesuffix(LISTED)} (CycloneDX)"
            made.append(row(what, size=each.stat().st_size, note=f"{number} parts"))
    return made


def gather(out: Path, others: list[Path]) -> None:
    """Everything of a release, made anew in an empty folder. TroubleError."""
    if out.exists() and any(out.iterdir()):
        raise TroubleError(f"the folder {out} is not empty.")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ptdiary-release-") as folder:
        work = Path(folder)
        log = work / "release.log"
        tools = environment(work / "tools", log)
        build(tools, out, work, log)
        take(out, others)
        running = environment_to_run(work / "running", tools, log)
        gathering = [str(running), str(ROOT / "packaging" / "licences.py")]
        found = sorted(each for folder in others for each in folder.rglob(BUNDLED))
        # a package unpacked beside its bundle tells the same once more
        lists = [*{system_of(each): each for each in found}.values()]
        folders = [str(each.parent) for each in lists]
        done([*gathering, str(out / "LICENCES.txt"), *folders], "Gathering the licences", log)
        list_parts(tools, running, out, lists, log)
    (out / "RELEASE_NOTES.md").write_text(notes(), encoding="utf-8", newline="\n")
    (out / SUMS).write_text(sums(out), encoding="utf-8", newline="\n")


def environment(folder: Path, log: Path) -> Path:
    """The Python of a new environment that builds and lists."""
    import tomllib  # noqa: PLC0415  Python 3.11

    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(folder)
    python = python_of(folder)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    install(python, python, [*project["build-system"]["requires"], *extra("release")], log)
    return python


def environment_to_run(folder: Path, tools: Path, log: Path) -> Path:
    """The Python of a new environment with what the program runs with, and nothing else."""
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    python = python_of(folder)
    install(tools, python, requirements(ROOT / "pyproject.toml", RUN), log)
    return python


def install(tools: Path, python: Path, wanted: list[str], log: Path) -> None:
    """Install into the environment of `python` with the pip of `tools`, at the pinned versions."""
    command = [
        str(tools), "-m", "pip", "--python", str(python), "install", "--no-input",
        "--disable-pip-version-check", "--only-binary", ":all:", "--constraint",
        str(ROOT / "packaging" / "constraints.txt"), *wanted,
    ]  # fmt: skip
    done(command, "Getting what a release is made with", log)


def build(tools: Path, out: Path, work: Path, log: Path) -> None:
    """The wheel and the source, the same bytes whenever they are built. TroubleError."""
    again = work / "again"
    for folder in (out, again):
        command = [str(tools), "-m", "hatchling", "build", "-d", str(folder)]
        done(command, "Building the wheel and the source", log, SOURCE_DATE_EPOCH=EPOCH)
    for first in sorted(out.iterdir()):
        if sha256(first) != sha256(again / first.name):
            raise TroubleError(f"{first.name} is not the same bytes when it is built again.")


def take(out: Path, others: list[Path]) -> None:
    """Copy the packages that other builds have made; each name once."""
    for folder in others:
        for pattern in PACKAGES:
            for package in sorted(folder.glob(pattern)):
                if (out / package.name).exists():
                    raise TroubleError(f"two builds made {package.name}.")
                shutil.copy2(package, out)
                say(f"{package.name} is taken.")


def list_parts(tools: Path, running: Path, out: Path, lists: list[Path], log: Path) -> None:
    """The list of all parts: Python packages, and for each bundle what its own list names."""
    for bundled in lists or [None]:
        system = "" if bundled is None else f"-{system_of(bundled)}"
        file = out / f"ptdiary{system}{LISTED}"
        command = [
            str(tools), "-m", "cyclonedx_py", "environment", "--pyproject",
            str(ROOT / "pyproject.toml"), "--output-reproducible", "--spec-version", "1.6",
            "--output-format", "JSON", "--output-file", str(file), str(running),
        ]  # fmt: skip
        done(command, "Listing the Python packages", log, SOURCE_DATE_EPOCH=EPOCH)
        more = [] if bundled is None else [str(bundled)]
        adding = [str(tools), str(ROOT / "packaging" / "sbom.py"), str(file), *more]
        done(adding, "Listing what else is in a bundle", log, SOURCE_DATE_EPOCH=EPOCH)


def system_of(bundled: Path) -> str:
    """For which system a bundle was built, by the files that its list names."""
    text = bundled.read_text(encoding="utf-8")
    if ".dll" in text:
        return "windows"
    return "macos" if ".dylib" in text else "linux"


def notes() -> str:
    """What is new in this version, and how its files are checked."""
    text = (ROOT / "resources" / "release_notes.md").read_text(encoding="utf-8")
    newest = text.split("\n## ")[1].strip()
    return f"# PT Diary {newest}\n\n{CHECKING}"


CHECKING = """## Is a file whole

`SHA256SUMS` has a line for each file. Compare it with what your computer says of the file, in the
folder that holds both. Capital or small letters do not matter:

- Windows, in PowerShell: `Get-FileHash FILE`
- Linux: `sha256sum --check --ignore-missing SHA256SUMS`
- macOS: `shasum -a 256 --check --ignore-missing SHA256SUMS`

The files are not signed.
"""


def sums(out: Path) -> str:
    """A line for each file, as `sha256sum` reads them."""
    files = sorted(each for each in out.iterdir() if each.name != SUMS)
    return "".join(f"{sha256(each)}  {each.name}\n" for each in files)


def done(command: list[str], label: str, log: Path, **more: str) -> None:
    """Run a step in the checkout; TroubleError with its last words if it fails."""
    os.chdir(ROOT)
    status, lines = run(command, label, _nothing, log, {**pip_environment(), **more})
    if status:
        said = next((line for line in reversed(lines) if line.strip()), "no reason given")
        raise TroubleError(f"{label.lower()} failed: {said}")


def _nothing(_line: str) -> str | None:
    return None


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.SubprocessError as error:
        sys.exit(f"release.py: {error}")
