#!/usr/bin/env python3
"""Build the Debian package: `build.py OUT [--site ADDRESS]`.

It builds the program's folder (`bundle.py`), unless `OUT/ptdiary` is there already, and makes
`OUT/ptdiary_VERSION_ARCHITECTURE.deb` of it, which lintian has to pass. `--site` is where the
pictures of the metainfo lie. The last line on standard output is JSON: size in bytes, and seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from bundle import EPOCH, bundle, python_of, size_of  # noqa: E402
from libraries import dependencies  # noqa: E402
from names import MAINTAINER, PROGRAM, SITE  # noqa: E402
from progress import TroubleError, say  # noqa: E402
from rows import Row, ending, row  # noqa: E402
from system_needs import Need, has_program, supply  # noqa: E402

NEEDS = tuple(
    Need(program, package, package)
    for program, package in (
        ("dpkg-shlibdeps", "dpkg-dev"), ("dpkg-deb", "dpkg"), ("lintian", "lintian"),
    )
)  # fmt: skip
OVERRIDES = "usr/share/lintian/overrides/ptdiary"
# what no loader asks for by itself: a font to write with
ALSO_NEEDED = "fonts-dejavu-core | fonts-liberation2 | fonts-noto-core"
# a screen reader, the double click on a diary, and what opens a link
RECOMMENDED = "at-spi2-core, desktop-file-utils, hicolor-icon-theme, shared-mime-info, xdg-utils"
CONTROL = """\
Package: ptdiary
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: utils
Priority: optional
Description: symptom diary for physical therapy of the back
 PT Diary is where people who have physical therapy for back pain write down
 how sore they are and what they noticed. It shows how soreness runs after
 each session, says what to do about what was written and why, and prints one
 page for the therapist.
 .
 It is not a medical device and makes no diagnosis. It uses no network. The
 package brings a Python and the libraries that the program was tested with.
"""


def main(arguments: list[str]) -> int:
    """Build into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--site", default=SITE)
    options = parser.parse_args(arguments)
    return ending(lambda: build_all(options.out.resolve(), options.site))


def build_all(out: Path, site: str) -> list[Row]:
    """The folder, unless it is there, and the package; a row for each. TroubleError."""
    began = time.monotonic()
    supply([each for each in NEEDS if not has_program(each.name)])
    there = (out / "ptdiary/ptdiary").exists() and (out / "environment").exists()
    folder = out / "ptdiary" if there else bundle(out)
    bundled, made = size_of(folder), time.monotonic()
    package = build(folder, out, site)
    size, what = package.stat().st_size, "Linux: the program's folder, with its own Python"
    return [
        row(what, size=bundled, seconds=made - began),
        row("Linux: the package for Debian (.deb)", size=size, seconds=time.monotonic() - made),
    ]


def build(folder: Path, out: Path, site: str = SITE) -> Path:
    """The package of a program's folder, which lintian has passed. TroubleError."""
    from release_notes import releases  # noqa: PLC0415  it reads the program

    version = releases()[0].version
    when = int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH))
    architecture = said(["dpkg", "--print-architecture"]).strip()
    with tempfile.TemporaryDirectory(prefix="ptdiary-deb-") as work:
        root = Path(work) / "root"
        root.mkdir()
        python = str(python_of(out / "environment"))
        say(said([python, str(HERE / "tree.py"), str(root), str(folder), site]).strip())
        overrides = root / OVERRIDES
        overrides.parent.mkdir(parents=True)
        shutil.copyfile(HERE / "lintian-overrides", overrides)
        needed = dependencies(root / PROGRAM, root / PROGRAM / "_internal")
        control = CONTROL.format(
            version=version, architecture=architecture, maintainer=MAINTAINER,
            size=size_of(root) // 1024, depends=f"{needed}, {ALSO_NEEDED}", recommends=RECOMMENDED,
        )  # fmt: skip
        settle(root, when)
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN/control").write_text(control, encoding="utf-8")
        (root / "DEBIAN/md5sums").write_text(sums(root), encoding="utf-8")
        root.chmod(0o755)
        unchecked = Path(work) / f"ptdiary_{version}_{architecture}.deb"
        say("packing; this takes a minute or two.")
        said(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(unchecked)],
            SOURCE_DATE_EPOCH=str(when),
        )
        passes_lintian(unchecked)
        return Path(shutil.move(unchecked, out / unchecked.name))


def settle(root: Path, when: int) -> None:
    """Rights as Debian wants them, and one time for all: the same source gives the same package."""
    program = root / PROGRAM / "ptdiary"
    for path in sorted(root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def sums(root: Path) -> str:
    """What `dpkg --verify` compares."""
    import hashlib  # noqa: PLC0415

    files = (path for path in sorted((root / "usr").rglob("*")) if path.is_file())
    lines = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}"  # noqa: S324
        for path in files
        if not path.is_symlink()
    ]
    return "\n".join([*lines, ""])


def passes_lintian(package: Path) -> None:
    """TroubleError with the tags that the list of overrides does not name."""
    say("lintian reads it.")
    done = subprocess.run(
        ["lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", str(package)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise TroubleError(f"lintian says of {package.name}:\n{done.stdout}{done.stderr}")


def said(command: list[str], **more: str) -> str:
    """What a command prints. CalledProcessError."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **more}
    )
    if done.returncode:
        raise TroubleError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
