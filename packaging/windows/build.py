#!/usr/bin/env python3
"""Build PT Diary for Windows and install it for a try: `build.py OUT [--no-walk] [--quick]`.

On Linux (Debian 12, Python 3.11) all of it goes under Wine, from packages of Debian and of the
Python package index alone; as root it installs what it needs. `OUT` then holds the program
(`ptdiary`), the setup and the package with a SHA-256 of each (`windows.sha256`), and pictures of
the walk. `--quick` makes a larger setup in a fifth of the time, for a try; `--no-walk` only builds.
The last line on standard output is JSON, a row for each thing that was made or measured.

On a real Windows it takes the Python that it runs on and needs `makensis`; the package is made on
Linux only, and no walk is done. **That branch was never run by us.**

What each file here is for:

- `build.py`         this
- `program.py`       the program's folder, by PyInstaller
- `interpreter.py`   the Windows Python that PyInstaller and the tests run on
- `stand_ins.py`     what Windows has and Wine lacks; never shipped
- `wine.py`          a Wine prefix
- `origins.py`       where each shipped file comes from
- `installers.py`    both installers, from `setup.nsi` and `installer.wxs`
- `suite.py`         the test suite under Wine
- `walk.py`          both installers installed, used, upgraded and removed
- `still_open.c`     what the package asks before it changes anything
- `ico.py`           draws `ptdiary.ico` and `setup.bmp`
- `program.manifest` what Windows is told of both programs
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import installers  # noqa: E402
import program  # noqa: E402
import walk  # noqa: E402
from bundle import sha256, size_of  # noqa: E402
from origins import contents  # noqa: E402
from progress import say  # noqa: E402
from rows import Row, ending, row  # noqa: E402
from screen import NEEDS as OF_A_SCREEN  # noqa: E402
from system_needs import Need, has_program, supply  # noqa: E402

OPTIONS = {"--no-walk", "--quick"}
NSIS = Need("makensis", "nsis", "mingw-nsis", "nsis")
ON_LINUX = (
    NSIS,
    Need("wixl", "wixl", "msitools", "msitools"),
    Need("msiextract", "msitools", "msitools", "msitools"),
)


def main(arguments: list[str]) -> int:
    """Build into the folder that is named."""
    folders = [each for each in arguments if not each.startswith("-")]
    if len(folders) != 1 or not OPTIONS.issuperset({*arguments} - {*folders}):
        print(__doc__)
        return 2
    out, options = Path(folders[0]).resolve(), {*arguments} - {*folders}
    return ending(lambda: build(out, options))


def build(out: Path, options: set[str]) -> list[Row]:
    """Make everything in `out`, and a row for each thing. TroubleError."""
    out.mkdir(parents=True, exist_ok=True)
    on_windows = os.name == "nt"
    needs = () if on_windows else (*ON_LINUX, *OF_A_SCREEN)
    supply([each for each in needs if not has_program(each.name)])
    clock = Clock()
    built = program.build(out)
    rows = [row_of("Windows: the program, as one folder", built.program, clock)]
    version = installers.kept_in(built.program).version
    setup = out / f"PT-Diary-{version}-setup.exe"
    say("the setup is made.")
    installers.make_setup(built.program, setup, quick="--quick" in options)
    rows.append(row_of("Windows: setup", setup, clock))
    made = [setup]
    if not on_windows:
        package = out / f"PT-Diary-{version}.msi"
        installers.make_package(built.program, package)
        program.question_package(package, built)
        rows.append(row_of("Windows: package (.msi)", package, clock))
        made.append(package)
    sums = "".join(f"{sha256(file)}  {file.name}\n" for file in made)
    (out / "windows.sha256").write_text(sums, encoding="utf-8")
    files = json.dumps(contents(built.program), indent=1)
    (out / "windows-files.json").write_text(files + "\n", encoding="utf-8")
    if not on_windows and "--no-walk" not in options:
        rows += walk.walk(built, setup, package, out)
    return rows


class Clock:
    """Seconds since it was last asked."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def lap(self) -> float:
        """Seconds since the last lap."""
        before, self.last = self.last, time.monotonic()
        return self.last - before


def row_of(what: str, made: Path, clock: Clock) -> Row:
    """What was made, how large it is and how long it took."""
    size = size_of(made) if made.is_dir() else made.stat().st_size
    return row(what, size=size, seconds=clock.lap())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
