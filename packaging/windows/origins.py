"""Where each compiled file of the program comes from, so that nothing of Wine's is ever shipped.

Three questions, each answered by lists that a person can compare:

- `strangers`: is each DLL, extension module and program, by its SHA-256, a file of a wheel as its
  RECORD says it, or one of Python's own (signed by its makers, but for `python3.dll`, which only
  hands on to `python311.dll` and is made by `interpreter.py`)?
- `stand_ins_among`: is any file, by its name or by its SHA-256, one that stands in for what Wine
  lacks?
- `lacking`: is each DLL that some file asks for in the same folder of the program, or a part of
  Windows 10? The C library (`ucrtbase.dll` and all `api-ms-win-*`) is such a part, so it is not
  shipped; the runtime of Visual C++ is none, so it is.
"""

from __future__ import annotations

import base64
import csv
import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from bundle import sha256
from stand_ins import OBJECT_DUMP

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = (".dll", ".pyd", ".exe")
OURS = ("PT Diary.exe", "ptdiary.exe")
# Parts of Windows 10, version 1809, that the program's files ask for. None of them is the runtime
# of Visual C++, though Wine has one of those too.
OF_WINDOWS = (
    "advapi32", "authz", "bcrypt", "bcryptprimitives", "comctl32", "comdlg32", "d3d11", "d3d12",
    "d3d9", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi",
    "kernel32", "mpr", "netapi32", "ntdll", "ole32", "oleaut32", "pdh", "powrprof", "psapi",
    "rpcrt4", "secur32", "setupapi", "shcore", "shell32", "shlwapi", "ucrtbase",
    "uiautomationcore", "user32", "userenv", "uxtheme", "version", "winhttp", "winmm", "winspool",
    "ws2_32", "wtsapi32",
)  # fmt: skip
FORWARDERS = ("api-ms-win-", "ext-ms-win-")  # names that lead to a part of Windows


def compiled_in(folder: Path) -> list[Path]:
    """The compiled files below a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in COMPILED)


def known_files(python: Path) -> dict[str, str]:
    """By SHA-256, the compiled files that a Windows Python is made of: where each came from."""
    found = {sha256(file): "Python" for file in compiled_of_python(python)}
    for record in (python / "Lib" / "site-packages").glob("*.dist-info/RECORD"):
        name = record.parent.name.removesuffix(".dist-info")
        found |= dict.fromkeys(recorded(record), name)
    return found


def compiled_of_python(python: Path) -> list[Path]:
    """Python's own compiled files, whose signature was checked as they came."""
    return [
        path for folder in (python, python / "DLLs") for path in folder.glob("*")
        if path.suffix.lower() in COMPILED
    ]  # fmt: skip


def recorded(record: Path) -> list[str]:
    """The SHA-256, in hexadecimal, of each compiled file in the RECORD of a wheel."""
    with record.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[0].lower().endswith(COMPILED)]
    return [_hexadecimal(row[1]) for row in rows if row[1].startswith("sha256=")]


def _hexadecimal(said: str) -> str:
    text = said.removeprefix("sha256=")
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).hex()


def strangers(program: Path, known: dict[str, str]) -> list[str]:
    """Compiled files of the program that no list knows; our two programs are not asked about."""
    return [
        path.relative_to(program).as_posix()
        for path in compiled_in(program)
        if path.relative_to(program).as_posix() not in OURS and sha256(path) not in known
    ]


def stand_ins_among(folder: Path, listed: Path) -> list[str]:
    """Files below a folder that stand in for what Wine lacks, as the list of these says."""
    rows = json.loads(listed.read_text(encoding="utf-8"))
    names = {row["name"].casefold() for row in rows}
    digests = {row["sha256"] for row in rows}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        path.relative_to(folder).as_posix() for path in files
        if path.name.casefold() in names or sha256(path) in digests
    ]  # fmt: skip


def lacking(program: Path) -> dict[str, str]:
    """DLLs that neither the program nor Windows has, each with a file that asks for it.

    Nothing is asked where the tool that reads a DLL is not installed, as on Windows.
    """
    if shutil.which(OBJECT_DUMP) is None:
        return {}
    files = compiled_in(program)
    have = {path.name.casefold() for path in files}
    return {
        name: path.relative_to(program).as_posix()
        for path in files
        for name in asked_for(path)
        if name not in have and not is_of_windows(name)
    }


def asked_for(file: Path) -> list[str]:
    """The DLLs that a compiled file asks for, in small letters."""
    command = [OBJECT_DUMP, "-p", os.fspath(file)]
    told = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return sorted({name.casefold() for name in re.findall(r"DLL Name: (\S+)", told.stdout)})


def is_of_windows(name: str) -> bool:
    """Whether Windows 10 has a DLL of this name, in small letters."""
    return name.startswith(FORWARDERS) or name.rpartition(".")[0] in OF_WINDOWS


def contents(folder: Path) -> dict[str, str]:
    """Each file below a folder, with `/` between folders, and its SHA-256."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path) for path in files}
