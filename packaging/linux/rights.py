"""The file `copyright` of a Debian package: whose is what in the program's folder."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from ptdiary import licences  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
HOLDER = re.compile(r"^\W*(?:copyright\b|©)[^\n]*\d{4}[^\n]*", re.IGNORECASE | re.MULTILINE)
MOST_HOLDERS = 40  # lines; all of them stand in the text as well
# What every Debian has already is named, not repeated.
COMMON = {"lgpl-3.0.txt": "LGPL-3", "gpl-3.0.txt": "GPL-3"}
NAMED = "The whole text of {name} is in /usr/share/common-licenses/{name}."
# Where a part lies, if not in a folder of its name.
PLACES = {
    "PT Diary": "*",
    "Python": "usr/lib/ptdiary/_internal/libpython* usr/lib/ptdiary/_internal/python3*",
    "Qt and PySide6": "usr/lib/ptdiary/_internal/PySide6/*",
    "python-dateutil": "usr/lib/ptdiary/_internal/dateutil/*",
    "pillow": "usr/lib/ptdiary/_internal/PIL/* usr/lib/ptdiary/_internal/pillow.libs/*",
    "numpy": "usr/lib/ptdiary/_internal/numpy/* usr/lib/ptdiary/_internal/numpy.libs/*",
    "LOINC and FHIR": "usr/lib/ptdiary/ptdiary",
    "pyinstaller": "usr/lib/ptdiary/ptdiary",
}  # fmt: skip
LEFT_TO_SYSTEM = {"SQLite"}
# one text for two, told once
TOLD_WITH = {"Shiboken6": "Qt and PySide6"}
ABOVE = """\
Format: {format}
Upstream-Name: PT Diary
Comment: Modules that are written in Python lie inside of usr/lib/ptdiary/ptdiary.
 Below is where the rest of each part lies.
"""


def rights(internal: Path) -> str:
    """The text, for a program's folder that PyInstaller has made."""
    sys.path.append(str(internal))  # what the packages say of themselves lies there
    try:
        parts = [*licences.parts(), *bundled(internal)]
        told = [
            "".join(paragraph(each, internal)) for each in parts if each.name not in LEFT_TO_SYSTEM
        ]
    finally:
        sys.path.remove(str(internal))
    return "\n".join([ABOVE.format(format=FORMAT), *told])


def bundled(internal: Path) -> Iterator[licences.MadeWith]:
    """What lies in the folder besides Python packages, as the build of it has written down."""
    path = internal / "ptdiary/resources/licences/bundled.json"
    for row in json.loads(path.read_text(encoding="utf-8")):
        if not row["texts"]:
            continue  # it is told among the parts of every copy
        known = {name: row[name] for name in ("name", "version", "licence")}
        yield licences.MadeWith(**known, texts=tuple(row["texts"]))


def paragraph(part: licences.MadeWith, internal: Path) -> Iterator[str]:
    """Where a part lies, whose it is, and what it may be used for."""
    text = text_of(part, internal)
    holders = [" ".join(each.split()) for each in dict.fromkeys(HOLDER.findall(text))]
    place = PLACES.get(part.name, f"usr/lib/ptdiary/_internal/{folder_of(part.name)}*")
    yield f"Files: {place}\n"
    yield field("Copyright", "\n".join(holders[:MOST_HOLDERS]) or f"the authors of {part.name}")
    if part.name != licences.PROGRAM:
        yield field("Comment", f"{part.name} {part.version}, under {part.licence}")
    told = "" if part.name in TOLD_WITH else f"\n{text}"
    yield field("License", f"{short_name(TOLD_WITH.get(part.name, part.name))}{told}")


def folder_of(name: str) -> str:
    """How the folder of a Python package begins."""
    return re.sub(r"\W+", "_", name.lower())


def text_of(part: licences.MadeWith, internal: Path) -> str:
    """The text of a licence, without what every Debian has in one place."""
    if not part.texts:
        return licences.text_of(part)
    found = []
    for name in part.texts:
        if name in COMMON:
            found.append(NAMED.format(name=COMMON[name]))
        else:
            path = internal / "ptdiary/resources/licences" / name
            found.append(path.read_text(encoding="utf-8"))
    return "\n\n".join(found)


def short_name(name: str) -> str:
    """What the licence of a part is called in the file: by the part, as each has its own text."""
    return "MIT" if name == licences.PROGRAM else re.sub(r"[^\w.]+", "-", name)


def field(name: str, value: str) -> str:
    """A field of many lines: each begins with a blank, and a blank line is a point."""
    first, *others = value.strip("\n").splitlines() or [""]
    kept = (" ." if not line.strip() else f" {line.rstrip()}" for line in others)
    return "\n".join([f"{name}: {first}", *kept, ""])
