"""Build the two programs and their contents for Windows: `PT Diary.exe` and `ptdiary.exe`.

On Linux PyInstaller runs under Wine, with a Windows Python that `interpreter.py` makes; on Windows
`bundle.py` does it. Both read `packaging/ptdiary.spec`. What is built has to pass the questions of
`origins.py`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import bundle  # noqa: E402
import installers  # noqa: E402
import interpreter  # noqa: E402
import origins  # noqa: E402
from progress import TroubleError, say  # noqa: E402
from stand_ins import LISTED  # noqa: E402
from wine import Prefix, windows_path  # noqa: E402

EXTRA = "package"  # of pyproject.toml: what packs the program
PATIENCE = 1800  # seconds for PyInstaller; it takes two minutes on two slow cores


class Built(NamedTuple):
    """What was built, and what it was built and is tried with."""

    program: Path
    python: Path  # the folder of the Windows Python; of this Python on a real Windows
    stand_ins: Path | None  # the folder of what Wine lacks; None on a real Windows


def build(out: Path) -> Built:
    """The folder of the program, made anew in `out`, which has passed each question. TroubleError.

    The Windows Python in `out` is made once, and stays while nothing it is made of has changed.
    """
    if sys.platform == "win32":
        return Built(bundle.bundle(out), Path(sys.base_prefix), None)
    python = interpreter.make(out / "made", [EXTRA])
    stand_ins = out / "made" / "stand_ins"
    prefix = Prefix(out / "made" / "wine")
    say("Wine is made ready.")
    prefix.make(stand_ins)
    program = out / "ptdiary"
    shutil.rmtree(program, ignore_errors=True)
    pack(prefix, python, out)
    built = Built(program, python.parent, stand_ins)
    question(built)
    return built


def pack(prefix: Prefix, python: Path, out: Path) -> None:
    """Let PyInstaller put the program into `out`. TroubleError."""
    say("PyInstaller builds the program under Wine; this takes a few minutes.")
    command = [
        "wine", python, "-m", "PyInstaller", "--noconfirm", "--distpath", windows_path(out),
        "--workpath", windows_path(out / "made" / "work"),
        windows_path(ROOT / "packaging" / "ptdiary.spec"),
    ]  # fmt: skip
    told = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": bundle.EPOCH}
    ended = prefix.run(command, told, seconds=PATIENCE)
    log = out / "pyinstaller.log"
    log.write_text(ended.stdout, encoding="utf-8")
    if ended.returncode or not (out / "ptdiary" / "PT Diary.exe").is_file():
        said = next((line for line in reversed(ended.stdout.splitlines()) if line.strip()), "")
        raise TroubleError(f"PyInstaller did not build the program: {said} (more in {log})")


def question(built: Built) -> None:
    """TroubleError where a file of the program is not one that may be shipped."""
    odd = origins.strangers(built.program, origins.known_files(built.python))
    if odd:
        raise TroubleError("no wheel and no Python has these files: " + ", ".join(odd))
    refuse_stand_ins(built.program, built.stand_ins)
    absent = origins.lacking(built.program)
    if absent:
        said = ", ".join(f"{name} (for {file})" for name, file in sorted(absent.items()))
        raise TroubleError("the program lacks " + said)


def refuse_stand_ins(folder: Path, stand_ins: Path | None) -> None:
    """TroubleError where a folder holds what only Wine needs."""
    if stand_ins is None:
        return
    found = origins.stand_ins_among(folder, stand_ins / LISTED)
    if found:
        raise TroubleError("what only Wine needs must not be shipped: " + ", ".join(found))


def question_package(package: Path, built: Built) -> None:
    """TroubleError where the package (.msi) brings other files than the program has."""
    with tempfile.TemporaryDirectory(prefix="ptdiary-package-") as name:
        folder = Path(name)
        installers.done(["msiextract", "--directory", str(folder), str(package)])
        inside = next(folder.rglob("ptdiary.exe"), folder / "ptdiary.exe").parent
        if origins.contents(inside) != origins.contents(built.program):
            raise TroubleError("the package holds other files than the program")
        refuse_stand_ins(folder, built.stand_ins)
