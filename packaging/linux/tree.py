"""What a package puts where: the program's folder, and all that tells a desktop of it.

`python packaging/linux/tree.py ROOT BUNDLE SITE`, with the Python of the environment that the
program was built in, fills ROOT as a system's root folder. `tree.py --desktop SHARE` fills only
a folder like /usr/share with what a desktop looks for.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(HERE)]

from libraries import leave_to_system  # noqa: E402
from licences import left  # noqa: E402
from manual import manual  # noqa: E402
from names import DOCUMENTS, MAINTAINER, PROGRAM, SITE  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QImage, QPainter  # noqa: E402
from PySide6.QtSvg import QSvgRenderer  # noqa: E402
from release_notes import releases  # noqa: E402
from rights import rights  # noqa: E402

ENTRY = "org.ptdiary.PTDiary"
MIME = "application-x-ptdiary"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # pixels of the icons of applications
MIME_SIZES = (16, 24, 32, 48, 64, 128)


def lay_out(root: Path, bundle: Path, site: str = SITE) -> None:
    """Fill a folder as the root of a system that the program is installed on."""
    shutil.copytree(bundle, root / PROGRAM, symlinks=True)
    link = root / "usr/bin/ptdiary"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/ptdiary/ptdiary")
    desktop(root / "usr/share", site)
    internal = root / PROGRAM / "_internal"
    names = leave_to_system(internal)
    left(internal)
    print(f"{len(names)} libraries are left to the system: {', '.join(names)}")
    write(root / f"{DOCUMENTS}/copyright", rights(internal))
    packed(root / "usr/share/man/man1/ptdiary.1.gz", manual())
    packed(root / f"{DOCUMENTS}/changelog.gz", changelog(releases()[0]))


def desktop(share: Path, site: str = SITE) -> None:
    """What a desktop looks for: entry, icons, kind of file, and what a software centre shows."""
    copy(HERE / f"{ENTRY}.desktop", share / "applications" / f"{ENTRY}.desktop")
    copy(HERE / f"{ENTRY}.xml", share / "mime/packages" / f"{ENTRY}.xml")
    write(share / "metainfo" / f"{ENTRY}.metainfo.xml", metainfo(site))
    picture = ROOT / "resources/icons/ptdiary.svg"
    drawer = QSvgRenderer(str(picture))
    for sizes, folder, name in ((SIZES, "apps", ENTRY), (MIME_SIZES, "mimetypes", MIME)):
        copy(picture, share / f"icons/hicolor/scalable/{folder}/{name}.svg")
        for size in sizes:
            target = share / f"icons/hicolor/{size}x{size}/{folder}/{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            draw(drawer, size).save(str(target))


def draw(drawer: QSvgRenderer, size: int) -> QImage:
    """A picture of so many pixels, clear where nothing is."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawer.render(painter)
    painter.end()
    return image


def changelog(release: object) -> str:
    """What is new, in Debian's form."""
    when = format_datetime(
        datetime(release.day.year, release.day.month, release.day.day, tzinfo=UTC)
    )
    told = [
        textwrap.fill(block.text, 76, initial_indent="  * ", subsequent_indent="    ")
        for block in release.blocks
        if block.point
    ]
    head = f"ptdiary ({release.version}) unstable; urgency=medium"
    return "\n".join([head, "", *told, "", f" -- {MAINTAINER}  {when}", ""])


def metainfo(site: str = SITE) -> str:
    """What a software centre shows, with the releases from the program's notes."""
    text = (HERE / f"{ENTRY}.metainfo.xml").read_text(encoding="utf-8")
    lines = ["  <releases>"]
    for release in releases():
        lines += [
            f'    <release version="{release.version}" date="{release.day}">',
            "      <description>",
        ]
        lines += described(release.blocks)
        lines += ["      </description>", "    </release>"]
    lines += ["  </releases>", "</component>"]
    return text.replace(SITE, site).replace("</component>", "\n".join(lines).lstrip(), 1)


def described(blocks: tuple) -> list[str]:
    """Paragraphs and lists, as the format wants them; points stand in one list."""
    lines, in_list = [], False
    for block in blocks:
        if block.point != in_list:
            lines.append("        <ul>" if block.point else "        </ul>")
            in_list = block.point
        tag = "li" if block.point else "p"
        lines.append(f"        <{tag}>{escaped(block.text)}</{tag}>")
    return [*lines, *(["        </ul>"] if in_list else [])]


def escaped(text: str) -> str:
    """Text in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def packed(path: Path, text: str) -> None:
    """A text as Debian wants its documents: packed, without a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def write(path: Path, text: str) -> None:
    """A text file, in a folder made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def copy(source: Path, target: Path) -> None:
    """A file, in a folder made for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    if sys.argv[1] == "--desktop":
        desktop(Path(sys.argv[2]))
    else:
        lay_out(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
