#!/usr/bin/env python3
"""The licences of all that a release holds: `licences.py FILE [FOLDER...]` writes them to FILE.

They are those of what this Python has, and of what the FOLDERs tell of bundles (`bundled.json`).

`bundled` is for the build: it finds, for each library that was collected, who made it and under
which licence, and writes the list and the texts that the page About shows. Python packages are not
in it, as they bring their own. A library that nobody can name stops the build.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licence_texts"
LIST = "bundled.json"
PACKER = "pyinstaller"


class Known(NamedTuple):
    """A library by how its file is called, for where no package manager knows it."""

    pattern: str
    name: str
    licence: str
    texts: tuple[str, ...]


# Python's own files need no row: the page names Python first.
KNOWN = (
    Known(r"(lib)?python3.*|python", "", "", ()),
    Known(r"lib(crypto|ssl)[-.].*", "OpenSSL", "Apache-2.0", ("openssl.txt", "apache-2.0.txt")),
    Known(r"libffi.*", "libffi", "MIT", ("libffi.txt",)),
    Known(r"(lib)?sqlite3.*", "", "", ()),
    Known(r"(lib)?z(lib1)?\.(so|dylib|dll|[0-9]).*", "zlib", "Zlib", ("zlib.txt",)),
    Known(r"libbz2.*", "bzip2", "bzip2-1.0.6", ("bzip2.txt",)),
    Known(r"liblzma.*", "xz", "0BSD", ("xz.txt",)),
    Known(r"libexpat.*", "Expat", "MIT", ("expat.txt",)),
    Known(
        r"(vcruntime|msvcp|concrt|vccorlib|ucrtbase|api-ms-win).*",
        "Microsoft Visual C++ runtime",
        "Microsoft distributable code",
        ("microsoft.txt",),
    ),
)


class UnnamedError(Exception):
    """A library whose maker and licence nobody knows. `str()` is one sentence."""


def bundled(
    binaries: list[tuple[str, str, str]], folder: Path, packer: str = PACKER
) -> list[tuple[str, str, str]]:
    """Write the list and its texts to `folder`; what the bundle is to hold of it.

    `binaries` and the result are rows of PyInstaller: (name in the bundle, source, kind). `packer`
    is the package whose small program starts the bundle. UnnamedError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    row, texts = _of_packer(packer)
    rows = {packer: row, **{each["name"]: each for each in _of_python()}}
    for name, source, _ in binaries:
        found = _of_library(Path(source))
        if found is not None:
            row, more = found
            rows.setdefault(row["name"], row)["files"].append(Path(name).as_posix())
            texts.update(more)
    listed = [rows[each] for each in sorted(rows, key=str.casefold)]
    texts[LIST] = _written(listed)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    place = "ptdiary/resources/licences/"
    # the program's own licence lies where a checkout has it, above the resources
    own = ("ptdiary/LICENSE", str(ROOT / "LICENSE"), "DATA")
    return [own, *((place + name, str(folder / name), "DATA") for name in sorted(texts))]


def left(contents: Path) -> None:
    """Take from a bundle's list, and its texts, what was taken from the bundle after it was built.

    `contents` is the folder that holds all but the programs. What has no files of its own stays.
    """
    folder = contents / "ptdiary" / "resources" / "licences"
    before = json.loads((folder / LIST).read_text(encoding="utf-8"))
    rows = [
        {**row, "files": [name for name in row["files"] if (contents / name).exists()]}
        for row in before
    ]
    kept = [now for now, was in zip(rows, before) if now["files"] or not was["files"]]  # noqa: B905
    read = {text for row in kept for text in row["texts"]}
    for text in {text for row in before for text in row["texts"]} - read:
        (folder / text).unlink()
    (folder / LIST).write_text(_written(kept), encoding="utf-8", newline="\n")


def _written(rows: list[dict]) -> str:
    return json.dumps(rows, indent=1) + "\n"


Found = tuple[dict, dict[str, str]]


def _of_library(path: Path) -> Found | None:
    """A row of the list and its texts by name; None where a Python package or Python has them."""
    if {"site-packages", "dist-packages"} & set(path.parts):
        # what a package brings is in its own texts, but for Microsoft's
        return _of_known(path, KNOWN[-1:], needed=False)
    if {"lib-dynload", "DLLs"} & set(path.parts):
        return _of_known(path, KNOWN, needed=False)  # Python's modules, and some of others
    package = _package_of(path)
    if package is not None:
        return _of_debian(package)
    return _of_known(path, KNOWN, needed=True)


def _of_known(path: Path, among: tuple[Known, ...], *, needed: bool) -> Found | None:
    for known in among:
        if re.fullmatch(known.pattern, path.name, re.IGNORECASE):
            if not known.name:
                return None
            texts = {each: (TEXTS / each).read_text(encoding="utf-8") for each in known.texts}
            return _row(known.name, "", known.licence, texts)
    if needed:
        raise UnnamedError(f"nobody knows the licence of {path}: name it in licences.py.")
    return None


def _package_of(path: Path) -> str | None:
    """The Debian package of a file; None without dpkg, or where the file is of none."""
    if shutil.which("dpkg") is None:
        return None
    real = path.resolve()
    # files of a merged /usr are still known by where they were before
    before = [Path("/", *each.parts[2:]) for each in (path, real) if each.parts[:2] == ("/", "usr")]
    for each in (path, real, *before):
        asked = ["dpkg-query", "--search", str(each)]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.splitlines()[0].partition(": ")[0].partition(",")[0]
    return None


def _of_debian(package: str) -> Found:
    asked = ["dpkg-query", "--show", "--showformat", "${source:Package} ${source:Version}", package]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    source, _, version = done.stdout.partition(" ")
    name = package.partition(":")[0]
    file = Path("/usr/share/doc", name, "copyright")
    if not file.is_file():
        raise UnnamedError(f"the package {name} has no text of its licence; install its {file}.")
    text = file.read_text(encoding="utf-8", errors="replace")
    named = sorted(set(re.findall(r"^License:[ \t]*(\S.*)$", text, re.MULTILINE)))
    licence = ", ".join(named) if 0 < len(named) <= 2 else "several; see the text"  # noqa: PLR2004
    above = (TEXTS / "of-debian.txt").read_text(encoding="utf-8")
    said = above.format(source=source, version=version)
    # the libraries of one source have one text
    return _row(source, version, licence, {f"debian-{source}.txt": said + text})


def _of_python() -> list[dict]:
    """Python and its SQLite, without texts: About tells them anyway, a list of parts needs them."""
    python = ".".join(map(str, sys.version_info[:3]))
    told = (("Python", python, "PSF-2.0"), ("SQLite", sqlite3.sqlite_version, "public domain"))
    return [_row(*each, {})[0] for each in told]


def _of_packer(packer: str) -> Found:
    """The small program that starts the bundle."""
    found = metadata.distribution(packer)
    texts = [
        Path(str(each.locate())).read_text(encoding="utf-8", errors="replace")
        for each in found.files or []
        if re.search("COPYING|LICENSE", each.name)
    ]
    if not texts:
        raise UnnamedError(f"{packer} has no text of its licence.")
    licence = "GPL-2.0-or-later with an exception for what it starts"
    name = found.metadata["Name"]
    return _row(name, found.version, licence, {f"{packer}.txt": "\n".join(texts)})


def _row(name: str, version: str, licence: str, texts: dict[str, str]) -> Found:
    row = {"name": name, "version": version, "licence": licence, "texts": [*texts], "files": []}
    return row, texts


def in_one_text(folders: list[Path]) -> str:
    """Every part that About names, with the whole text of its licence.

    Those of a bundle are read in the folders of its licences; one in several bundles is told once.
    """
    sys.path.insert(0, str(ROOT))
    from ptdiary.licences import parts, text_of  # noqa: PLC0415  the checkout is found only now

    told = {_called(each.name, each.version, each.licence): text_of(each) for each in parts()}
    for folder in folders:
        for row in json.loads((folder / LIST).read_text(encoding="utf-8")):
            texts = [(folder / name).read_text(encoding="utf-8") for name in row["texts"]]
            if not texts:
                continue
            told[_called(row["name"], row["version"], row["licence"])] = "\n\n".join(texts)
    line = "=" * 78
    whole = [f"{line}\n{name}\n{line}\n\n{text}" for name, text in told.items()]
    return "\n".join(["PT Diary is made with:", "", *told, "", *whole, ""])


def _called(name: str, version: str, licence: str) -> str:
    return f"{name} {version}".strip() + f": {licence}"


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004
        sys.exit(__doc__)
    said = in_one_text([Path(each) for each in sys.argv[2:]])
    Path(sys.argv[1]).write_text(said, encoding="utf-8", newline="\n")
