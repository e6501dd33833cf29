"""Which shared libraries a Debian package takes from the system, and which packages those are.

PyInstaller puts the system's libraries into the program's folder. Where they lie there byte for
byte as they lie here, the package can depend on Debian's own, which are mended when need be.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from typing import TYPE_CHECKING

from names import MAINTAINER
from progress import TroubleError

if TYPE_CHECKING:
    from pathlib import Path

ELF = b"\x7fELF"
# each Debian has one of its own
OURS = re.compile(r"libpython")
FOUND = re.compile(r"^\t?(\S+) \(.*x86-64.*\) => (/.*)$", re.MULTILINE)
# what dpkg-shlibdeps wants to find beside it, and does not use
SOURCE = f"""\
Source: ptdiary
Maintainer: {MAINTAINER}

Package: ptdiary
Architecture: any
Description: PT Diary
"""


def leave_to_system(internal: Path) -> list[str]:
    """Take out of a program's folder what the system has just so; the names of it."""
    asked = subprocess.run(
        ["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True
    ).stdout
    system = dict(reversed(FOUND.findall(asked)))
    left = []
    for path in sorted(internal.glob("lib*.so*")):
        same = system.get(path.name)
        if same is None or path.is_symlink() or OURS.match(path.name):
            continue
        with open(same, "rb") as file:  # noqa: PTH123  no path but what the loader says
            if file.read() == path.read_bytes():
                path.unlink()
                left.append(path.name)
    return left


def dependencies(root: Path, internal: Path) -> str:
    """The packages that hold what the programs below `root` load, as in a `Depends` field."""
    programs = [path for path in sorted(root.rglob("*")) if is_program(path)]
    with tempfile.TemporaryDirectory(prefix="ptdiary-depends-") as work:
        os.mkdir(f"{work}/debian")  # noqa: PTH102
        with open(f"{work}/debian/control", "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(SOURCE)
        private = sorted({path.parent for path in programs} | {internal})
        done = subprocess.run(
            ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info", f"-S{root}",
             *(f"-l{folder}" for folder in private), *(f"-e{path}" for path in programs)],
            cwd=work, capture_output=True, text=True, check=False,
        )  # fmt: skip
    _, found, packages = done.stdout.strip().partition("shlibs:Depends=")
    if done.returncode or not found:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise TroubleError(f"dpkg-shlibdeps could not tell what the program needs: {said}")
    return packages


def is_program(path: Path) -> bool:
    """Whether a file is a program or a library of Linux, itself and not by a link."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF
