"""`ptdiary` and `python -m ptdiary`."""

import sys
from collections.abc import Sequence

from ptdiary.cli.command import run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (the process's own if none is given) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a file name or a word that this terminal has no letters for must not stop the answer
            stream.reconfigure(errors="backslashreplace")
    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
