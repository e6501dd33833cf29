#!/usr/bin/env python3
# Not built here: appimagetool is in no registry. What is tried is the folder that it packs.
"""Build the AppImage: `appimage.py OUT`, where `OUT` is what `bundle.py` has made.

It lays `OUT/PTDiary.AppDir` out, lets the program in it check itself, and packs it with
`appimagetool` where that is found.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from bundle import check, python_of  # noqa: E402
from progress import TroubleError, say  # noqa: E402

ENTRY = "org.ptdiary.PTDiary"
PACKER = "appimagetool"


def main(arguments: list[str]) -> int:
    """Lay it out, and pack it where that can be."""
    out = Path(arguments[0]).resolve()
    try:
        folder = lay_out(out)
    except (TroubleError, OSError, subprocess.CalledProcessError) as trouble:
        print(f"appimage.py: {trouble}", file=sys.stderr)
        return 1
    if shutil.which(PACKER) is None:
        say(f"{folder} is whole; there is no {PACKER} here to pack it.")
        return 0
    return subprocess.call([PACKER, str(folder), str(out / "PTDiary-x86_64.AppImage")])


def lay_out(out: Path) -> Path:
    """The folder that becomes the image. TroubleError where the program in it is not whole."""
    folder = out / "PTDiary.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(out / "ptdiary", folder / "usr/lib/ptdiary", symlinks=True)
    share = folder / "usr/share"
    subprocess.run(
        [python_of(out / "environment"), HERE / "tree.py", "--desktop", share], check=True
    )
    (folder / "usr/bin").mkdir()
    (folder / "usr/bin/ptdiary").symlink_to("../lib/ptdiary/ptdiary")
    (folder / "AppRun").symlink_to("usr/lib/ptdiary/ptdiary")
    shutil.copyfile(share / f"applications/{ENTRY}.desktop", folder / f"{ENTRY}.desktop")
    picture = share / f"icons/hicolor/256x256/apps/{ENTRY}.png"
    shutil.copyfile(picture, folder / f"{ENTRY}.png")
    shutil.copyfile(picture, folder / ".DirIcon")
    check(folder / "usr/lib/ptdiary")
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
