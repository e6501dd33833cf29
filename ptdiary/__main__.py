"""`ptdiary` and `python -m ptdiary`."""

import os
import sys
from collections.abc import Sequence

from ptdiary.cli.command import run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (the process's own if none is given) and return its exit status."""
    _fill_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a file name or a word that this terminal has no letters for must not stop the answer
            stream.reconfigure(encoding=_ENCODING, errors="backslashreplace")
    return run(sys.argv[1:] if argv is None else argv)


def _fill_streams() -> None:
    """Where there is nobody to read what is said, as in a windowed package, it goes nowhere.

    The diary's file would otherwise get the number of a closed stream, and with it what is said.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        pass
    os.close(number)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


# Windows would give a program that reads the answer the letters of the 1990s
_ENCODING = "utf-8" if sys.platform == "win32" else None
_LAST_STREAM = 2

if __name__ == "__main__":
    sys.exit(main())
