"""What Windows has and Wine 8 lacks: a few DLLs, made by mingw-w64 from `stand_ins/*.c`.

They lie in the `system32` of a Wine prefix, where Windows has its own, so that every file of the
program stays as it is shipped. `stand_ins.json` beside them lists each by name, SHA-256 and reason:
none of them may ever be in an installer.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from bundle import sha256
from progress import TroubleError

SOURCES = Path(__file__).resolve().with_name("stand_ins")
LISTED = "stand_ins.json"
COMPILER = "x86_64-w64-mingw32-gcc"
OBJECT_DUMP = "x86_64-w64-mingw32-objdump"
# Where Wine's own DLLs lie: Debian, Fedora, Arch.
WINE_FOLDERS = (
    "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows",
    "/usr/lib64/wine/x86_64-windows",
    "/usr/lib/wine/x86_64-windows",
)
# By this mark Wine knows a file for its own, and takes the one of its folder instead.
MARK, MARK_AT, MARK_SIZE = b"Wine builtin DLL", 0x40, 32
OF_WINE = "ucrtwine"  # Wine's C library, under a name that Wine does not know

REASONS = {
    "icuuc.dll": "Qt6Core asks it for old text encodings",
    "bcryptprimitives.dll": "random bytes for what is written in Rust",
    "ucrtbase.dll": "the complex functions of C for numpy; all else leads to Wine's own",
    f"{OF_WINE}.dll": "Wine's own ucrtbase.dll",
}


def make(folder: Path) -> list[dict[str, str]]:
    """The stand-ins in a folder, and their list, which it also holds. TroubleError."""
    folder.mkdir(parents=True, exist_ok=True)
    bare = ["-nostdlib", "-Wl,-e0"]
    compiled("icuuc", folder, bare)
    compiled("bcryptprimitives", folder, [*bare, "-ladvapi32"])
    _make_c_library(folder)
    rows = [
        {"name": name, "sha256": sha256(folder / name), "why": why}
        for name, why in sorted(REASONS.items())
    ]
    (folder / LISTED).write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return rows


def _make_c_library(folder: Path) -> None:
    own = wine_folder() / "ucrtbase.dll"
    held = own.read_bytes()
    if held[MARK_AT : MARK_AT + len(MARK)] != MARK:
        raise TroubleError(f"{own} is not marked as Wine's own; another Wine than 8 made it.")
    nameless = held[:MARK_AT] + bytes(MARK_SIZE) + held[MARK_AT + MARK_SIZE :]
    (folder / f"{OF_WINE}.dll").write_bytes(nameless)
    source = (SOURCES / "ucrtbase.c").read_text(encoding="utf-8")
    whole = re.findall(r"^(?:REAL|COMPLEX\w*)\((\w+)\)", source, re.MULTILINE)
    ours = {name + kind for name in whole for kind in ("", "l", "f")}
    lines = [f"{name} = of_{name}" for name in sorted(ours)]
    lines += [f"{name} = {OF_WINE}.{name}" for name in exported(own) if name not in ours]
    names = write_names(folder, "ucrtbase.dll", lines)
    compiled("ucrtbase", folder, ["-static-libgcc", str(names)])
    names.unlink()


def compiled(name: str, folder: Path, options: list[str]) -> None:
    """A DLL from its source."""
    command = [COMPILER, "-shared", "-s", "-O2", str(SOURCES / f"{name}.c"), *options]
    done([*command, "-o", str(folder / f"{name}.dll")])


def write_names(folder: Path, library: str, lines: list[str]) -> Path:
    """A file that tells the linker under which names a DLL gives what."""
    file = folder / f"{library}.def"
    file.write_text("\n".join([f"LIBRARY {library}", "EXPORTS", *lines, ""]), encoding="ascii")
    return file


def exported(library: Path) -> list[str]:
    """The names that a DLL gives."""
    printed = done([OBJECT_DUMP, "-p", str(library)])
    _, _, table = printed.partition("[Ordinal/Name Pointer] Table")
    table, _, _ = table.partition("\n\n")
    return sorted(set(re.findall(r"^\s*\[ *\d+\].*?(\S+)$", table, re.MULTILINE)))


def wine_folder() -> Path:
    """The folder of Wine's own DLLs. TroubleError."""
    found = next((each for each in map(Path, WINE_FOLDERS) if each.is_dir()), None)
    if found is None:
        raise TroubleError("Wine's own DLLs were not found; looked in " + ", ".join(WINE_FOLDERS))
    return found


def done(command: list[str]) -> str:
    """What a tool prints that has to succeed. TroubleError."""
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip().splitlines() or ["no reason given"]
        raise TroubleError(f"{Path(command[0]).name} failed: {said[-1]}")
    return ended.stdout
