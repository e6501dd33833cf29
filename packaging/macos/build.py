#!/usr/bin/env python3
"""Build `PT Diary.app` and its disk image on a Mac: `build.py OUT`.

It has never run on a Mac. What it makes is signed by nobody (ad hoc), so macOS asks before the
first start. The last line on standard output is JSON: sizes in bytes, and seconds.
"""

from __future__ import annotations

import plistlib
import shutil
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from bundle import bundle, done, size_of  # noqa: E402  the folder above is found only now
from bundle_info import info  # noqa: E402
from private_environment import pip_environment  # noqa: E402
from progress import TroubleError  # noqa: E402
from rows import Row, ending, row  # noqa: E402

from ptdiary import __version__  # noqa: E402

APP = "PT Diary.app"


def main(arguments: list[str]) -> int:
    """Build into the folder that is named."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    out, began = Path(arguments[0]).resolve(), time.monotonic()

    def build_all() -> list[Row]:
        image = build(out)
        size, seconds = image.stat().st_size, time.monotonic() - began
        return [
            row(APP, size=size_of(out / APP)),
            row("the disk image for macOS", size=size, seconds=seconds),
        ]

    return ending(build_all)


def build(out: Path) -> Path:
    """The disk image. TroubleError."""
    if sys.platform != "darwin":
        raise TroubleError("macOS alone can build this.")
    bundle(out)
    app, log = out / APP, out / "bundle.log"
    told = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    wrong = {key for key, value in info(__version__).items() if told.get(key) != value}
    if wrong:
        raise TroubleError(f"Info.plist says other things of {', '.join(sorted(wrong))}.")
    verifying = ["codesign", "--verify", "--deep", "--strict", str(app)]
    done(verifying, "Checking the signature", log, pip_environment())
    content, image = out / "image", out / f"ptdiary-{__version__}.dmg"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(app, content / APP, symlinks=True)
    (content / "Applications").symlink_to("/Applications")  # to be dragged there
    making = [
        "hdiutil", "create", "-volname", "PT Diary", "-srcfolder", str(content), "-ov",
        "-format", "UDZO", str(image),
    ]  # fmt: skip
    done(making, "Making the disk image", log, pip_environment())
    shutil.rmtree(content)
    return image


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
