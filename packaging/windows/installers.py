"""Make the two installers of a built program: the setup (NSIS) and the package (MSI, by wixl).

The setup is for a person; the package is for whoever looks after the computers of others, and is
run as each person who will use it. Each file of the program is named in both, so that what is
removed later is exactly what was brought.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from progress import TroubleError

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
PROGRAMS = ("PT Diary.exe", "ptdiary.exe")
COMPILER = "x86_64-w64-mingw32-gcc"
CONTENTS = re.compile(r"app-([0-9]+\.[0-9]+\.[0-9]+)")
# of the components of the package: never to change, as Windows knows each component by it
NAMESPACE = uuid.UUID("2f0c9a5e-4b0e-4f6e-8d6b-0b1f6f0f5c11")


class Kept(NamedTuple):
    """What is in a program's folder: its version, and its files by their path with `/`."""

    version: str
    files: tuple[str, ...]

    @property
    def contents(self) -> str:
        """The folder that holds all but the two programs."""
        return f"app-{self.version}"


def kept_in(program: Path) -> Kept:
    """What a built program consists of. TroubleError if it is not as both installers expect it."""
    files = sorted(
        path.relative_to(program).as_posix() for path in program.rglob("*") if path.is_file()
    )
    folders = {PurePosixPath(name).parts[0] for name in files if "/" in name}
    loose = {name for name in files if "/" not in name}
    version = CONTENTS.fullmatch(min(folders, default=""))
    if len(folders) != 1 or version is None or loose != set(PROGRAMS):
        raise TroubleError(
            "an installer expects the two programs and one folder named after the version; "
            f"found {', '.join(sorted(folders | loose)) or 'nothing'}"
        )
    odd = [name for name in files if set(name) & set('$"`')]
    if odd:
        raise TroubleError(f"the tools take no such name: {odd[0]}")
    return Kept(version[1], tuple(files))


def backward(name: str) -> str:
    """A path as Windows writes it."""
    return name.replace("/", "\\")


def folders_of(files: Iterable[str]) -> list[str]:
    """The folders that files lie in, each after those that it holds."""
    found = {str(folder) for name in files for folder in PurePosixPath(name).parents if folder.name}
    return sorted(found, key=lambda each: (-each.count("/"), each))


# The setup


def make_setup(program: Path, setup: Path, *, quick: bool = False) -> Path:
    """The setup of a program. `quick`: larger, and made in a fifth of the time. TroubleError."""
    kept = kept_in(program)
    with tempfile.TemporaryDirectory(prefix="ptdiary-setup-") as name:
        lists = Path(name)
        inside = [each for each in kept.files if each not in PROGRAMS]
        (lists / "files.nsh").write_text(put_all(program, inside), encoding="utf-8")
        (lists / "no-files.nsh").write_text(remove_all(inside), encoding="utf-8")
        told = {
            "VERSION": kept.version, "CONTENTS": kept.contents, "PROGRAM": program,
            "LISTS": lists, "ICON": HERE / "ptdiary.ico", "SIDE": HERE / "setup.bmp", "OUT": setup,
        }  # fmt: skip
        defined = [f"-D{name}={value}" for name, value in told.items()]
        defined += ["-DQUICK"] if quick else []
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined]
        done([*command, str(HERE / "setup.nsi")])
    return setup


def put_all(program: Path, files: Iterable[str]) -> str:
    """The lines that put each file in its folder."""
    lines, folder = [], ""
    for name in files:
        path = PurePosixPath(name)
        if str(path.parent) != folder:
            folder = str(path.parent)
            lines.append(f'SetOutPath "$INSTDIR\\{backward(folder)}"')
        lines.append(f'File "{program / name}"')
    return "\n".join([*lines, ""])


def remove_all(files: Iterable[str]) -> str:
    """The lines that remove each file, and each folder that is empty then."""
    files = list(files)
    lines = [f'Delete "$INSTDIR\\{backward(name)}"' for name in files]
    lines += [f'RMDir "$INSTDIR\\{backward(folder)}"' for folder in folders_of(files)]
    return "\n".join(['SetOutPath "$TEMP"', *lines, ""])


# The package


def make_package(program: Path, package: Path) -> Path:
    """The .msi of a program. TroubleError."""
    kept = kept_in(program)
    with tempfile.TemporaryDirectory(prefix="ptdiary-package-") as name:
        listed, check = Path(name) / "files.wxs", Path(name) / "still_open.dll"
        listed.write_text(components(kept), encoding="utf-8")
        compile_check(check)
        command = ["wixl", "--arch", "x64", "--output", str(package)]
        # wixl looks for files from the folder of installer.wxs on, and takes no absolute path
        paths = {"PROGRAM": program, "CHECK": check}
        told = {each: os.path.relpath(path, HERE) for each, path in paths.items()}
        told["VERSION"] = kept.version
        for each in told.items():
            command += ["--define", "=".join(each)]
        done([*command, str(HERE / "installer.wxs"), str(listed)])
    return package


def compile_check(library: Path) -> None:
    """The library by which the package sees whether PT Diary is open. TroubleError."""
    source = str(HERE / "still_open.c")
    # the same bytes each time, and nothing but what each Windows has
    alone = ["-nostdlib", "-Wl,--no-insert-timestamp", source, "-lmsi", "-lkernel32"]
    strict = ["-Wall", "-Wextra", "-Werror"]
    done([COMPILER, "-shared", "-s", "-Os", *strict, "-o", str(library), *alone])


def components(kept: Kept) -> str:
    """A fragment of XML with a component for each file, in its folder."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<Wix xmlns={quoteattr(SCHEMA)}><Fragment>"]
    lines += ['<DirectoryRef Id="INSTALLDIR">']
    lines += _folder(kept, "")
    lines += ['</DirectoryRef><ComponentGroup Id="Files">']
    lines += [f'<ComponentRef Id="{_id("c", name)}"/>' for name in kept.files]
    return "\n".join([*lines, "</ComponentGroup></Fragment></Wix>", ""])


SCHEMA = re.search(  # the name of the language, as installer.wxs says it
    r'xmlns="([^"]+)"', (HERE / "installer.wxs").read_text(encoding="utf-8")
)[1]  # type: ignore[index]


def _folder(kept: Kept, folder: str) -> list[str]:
    lines = [_component(name) for name in kept.files if _parent(name) == folder]
    for each in sorted(each for each in folders_of(kept.files) if _parent(each) == folder):
        name = quoteattr(PurePosixPath(each).name)
        lines += [f'<Directory Id="{_id("d", each)}" Name={name}>', *_folder(kept, each)]
        lines += ["</Directory>"]
    return lines


def _component(name: str) -> str:
    guid = str(uuid.uuid5(NAMESPACE, name)).upper()
    source = quoteattr(f"$(var.PROGRAM)/{name}")
    file = f'<File Id="{_id("f", name)}" Source={source} KeyPath="yes"/>'
    return f'<Component Id="{_id("c", name)}" Guid="{{{guid}}}" Win64="yes">{file}</Component>'


def _parent(name: str) -> str:
    parent = str(PurePosixPath(name).parent)
    return "" if parent == "." else parent


def _id(kind: str, name: str) -> str:
    """A name of 72 letters at most, as Windows Installer wants it, that stays the same."""
    if name in PROGRAMS:  # installer.wxs speaks of these
        name = re.sub(r"\W", "", name)
        return f"{kind}_{name}"
    return f"{kind}_{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def done(command: list[str]) -> str:
    """What a tool prints that has to succeed. TroubleError."""
    if shutil.which(command[0]) is None:
        raise TroubleError(f"{command[0]} is not installed here")
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if ended.returncode:
        lines = (ended.stdout + ended.stderr).strip().splitlines()
        said = [each for each in lines if re.search("warning|error", each, re.IGNORECASE)]
        raise TroubleError(f"{command[0]} failed: {' '.join(said or lines[-1:])}")
    return ended.stdout
