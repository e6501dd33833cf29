"""What the program is made with: each part, its version, its licence, and the licence's text.

A text is read where its part keeps it, so a checkout, what pip installed and a bundle all show it
without a network: a Python package has it beside itself; what has none there has it in
`resources/licences`; what else a bundle holds is in the list that its build adds to that folder.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath

from ptdiary import __version__
from ptdiary.paths import resource_path

PROGRAM = "PT Diary"

# The Python packages that the program runs with, as the index calls them; Qt first, as it is most.
PACKAGES = (
    "pyside6-essentials", "shiboken6", "matplotlib", "numpy", "pillow", "fonttools", "contourpy",
    "kiwisolver", "cycler", "pyparsing", "packaging", "python-dateutil", "six", "sqlite-utils",
    "sqlite-fts4", "click", "click-default-group", "pluggy", "tabulate", "platformdirs",
    "python-calamine", "xlsxwriter", "jeepney",
)  # fmt: skip
# Where a package leaves the choice among several, and has none of the texts: name, licence, texts.
_QT = ("qt.txt", "lgpl-3.0.txt", "gpl-3.0.txt", "qt-others.txt")
_CHOSEN = {
    "pyside6-essentials": ("Qt and PySide6", "LGPL-3.0", _QT),
    "shiboken6": ("Shiboken6", "LGPL-3.0", _QT),
}
_CHOSEN_BY_NAME = {title: package for package, (title, _, _) in _CHOSEN.items()}
_OF_LINUX = {"jeepney"}
_FOLDER = "licences"
_BUNDLED = "bundled.json"
_A_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_CODE = {".py", ".pyc", ".pyi"}
_LONGEST_NAME = 60  # characters: some packages have the whole text where its name belongs


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """One part. Its texts are those of a Python package, or these files of `resources/licences`."""

    name: str
    version: str
    licence: str
    package: str = ""
    texts: tuple[str, ...] = ()


def parts() -> tuple[MadeWith, ...]:
    """The program itself, and all that it runs with on this computer."""
    python = ".".join(map(str, sys.version_info[:3]))
    found = (_package(name) for name in PACKAGES)
    return (
        MadeWith(name=PROGRAM, version=__version__, licence="MIT", package="ptdiary"),
        MadeWith(name="Python", version=python, licence="PSF-2.0", texts=("python.txt",)),
        *(each for each in found if each is not None),
        MadeWith(
            name="SQLite",
            version=sqlite3.sqlite_version,
            licence="public domain",
            texts=("sqlite.txt",),
        ),
        MadeWith(name="LOINC and FHIR", version="", licence="LOINC", texts=("codes.txt",)),
    )


def bundled() -> tuple[MadeWith, ...]:
    """What a bundle holds besides, as its build has written it down; nothing in other copies."""
    try:
        rows = json.loads(_resource(_BUNDLED))
    except FileNotFoundError:
        return ()
    return tuple(
        MadeWith(
            name=row["name"],
            version=row["version"],
            licence=row["licence"],
            texts=tuple(row["texts"]),
        )
        for row in rows
        if row["texts"]  # else it is among the parts of every copy
    )


def text_of(part: MadeWith) -> str:
    """The whole text of its licence; empty where it brought none."""
    if part.package == "ptdiary":
        return _own_licence()
    texts = [_resource(name) for name in part.texts] or _texts_of_package(part.package)
    return "\n\n\n".join(text.strip("\n") for text in texts if text.strip())


def missing() -> tuple[str, ...]:
    """What has no text of its licence, or is not named though it runs: nothing in a whole copy."""
    found = parts()
    named = {each.package for each in found} | {_CHOSEN_BY_NAME.get(each.name) for each in found}
    wanted = (each for each in PACKAGES if each not in named)
    absent = [each for each in wanted if sys.platform == "linux" or each not in _OF_LINUX]
    return (*absent, *(each.name for each in (*found, *bundled()) if not text_of(each)))


def _package(name: str) -> MadeWith | None:
    """A Python package; None where it is not there, as one of another system."""
    try:
        about = metadata.distribution(name).metadata
    except metadata.PackageNotFoundError:
        return None
    version = about["Version"]
    if name in _CHOSEN:
        title, licence, texts = _CHOSEN[name]
        return MadeWith(name=title, version=version, licence=licence, texts=texts)
    return MadeWith(name=about["Name"], version=version, licence=_named(about), package=name)


def _named(about: metadata.PackageMetadata) -> str:
    """What a package calls its licence: in a few words, or in one of three places."""
    expression = about.get_all("License-Expression")
    if expression:
        return str(expression[0])
    classes = about.get_all("Classifier") or []
    by_class = [each.rpartition(" :: ")[2] for each in classes if each.startswith("License :: ")]
    named = about.get_all("License") or []
    short = [each for each in named if "\n" not in each and len(each) <= _LONGEST_NAME]
    return ", ".join(by_class or short)


def _texts_of_package(name: str) -> list[str]:
    texts: list[str] = []
    try:
        files = metadata.distribution(name).files
    except metadata.PackageNotFoundError:
        return texts
    for file in files or []:
        path = PurePosixPath(file)
        if _A_TEXT.search(path.name) and path.suffix not in _CODE:
            with suppress(OSError):  # a bundle leaves out what is only for building
                texts.append(_read(Path(file.locate())))
    return texts


def _own_licence() -> str:
    # a checkout has it at its top
    top = resource_path(_FOLDER).parents[1] / "LICENSE"
    if top.is_file():
        return _read(top)
    return "\n".join(_texts_of_package("ptdiary"))


def _resource(name: str) -> str:
    return _read(resource_path(f"{_FOLDER}/{name}"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
