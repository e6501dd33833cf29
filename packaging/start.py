#!/usr/bin/env python3
"""Start PT Diary from a checkout: `python3 packaging/start.py`.

The first start makes a private `.venv` beside this folder and installs exactly the versions of
`constraints.txt` in it; every later start goes straight to the program.

    start.py                     open the window
    start.py --sample            open it on a sample diary
    start.py review diary.json   any other command of the program
    start.py test [arguments]    what every change has to pass; arguments go to pytest

Standard library only, and no newer grammar than Python 3.8: an old Python must get as far as
the sentence that says so. It is made of `system_needs`, `private_environment`, `progress`
and, for `test`, `checks`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import checks
from private_environment import RUN, TEST, Environment
from progress import TroubleError, say
from system_needs import missing_needs, supply

OLDEST, NEWEST = (3, 11), (3, 14)
ROOT = Path(__file__).resolve().parent.parent

# These read and write files only, so they work on a computer that cannot show a window.
WINDOWLESS = ("review", "outlook", "compare", "export", "import", "backup", "check")
NO_WINDOW = {
    *WINDOWLESS, "chart", "summary", "remind", "self-check", "--icon", "-h", "--help", "--version",
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Prepare what is not prepared yet, then run the program or its tests."""
    try:
        check_python()
        if arguments[:1] == ["test"]:
            return checks.run(prepared(TEST), ROOT, arguments[1:])
        # what goes to a clinic's computer has a page in it, which has to be drawn
        windowless = arguments[:1] and arguments[0] in WINDOWLESS and "fhir" not in arguments
        return start(prepared(RUN, libraries=not windowless), arguments)
    except TroubleError as trouble:
        say(str(trouble))
        return 2
    except OSError as error:
        say(f"the program could not be prepared: {error}")
        return 2
    except KeyboardInterrupt:
        say("stopped; the next start goes on from here.")
        return 130


def opens_window(arguments: list[str]) -> bool:
    """Whether the program will show a window."""
    return NO_WINDOW.isdisjoint(arguments)


def check_python() -> None:
    """Trouble where this Python is too old or too new."""
    running = sys.version_info[:2]
    if OLDEST <= running <= NEWEST:
        return
    msg = (
        "PT Diary needs Python {}.{} to {}.{}; this is {}.{} ({}). "
        "Start it with one of those, as in: python3.{} packaging/start.py".format(
            *OLDEST, *NEWEST, *running, sys.executable, OLDEST[1]
        )
    )
    raise TroubleError(msg)


def prepared(kind: str, libraries: bool = True) -> Environment:
    """The private environment, with all that `kind` needs."""
    environment = Environment(ROOT)
    if environment.is_ready(kind, libraries):
        return environment
    with environment.locked():
        if environment.is_ready(kind, libraries):
            return environment
        supply(missing_needs(libraries, testing=kind == TEST))
        environment.prepare(kind, libraries)
    return environment


def start(environment: Environment, arguments: list[str]) -> int:
    """Become the program, where the system can; else run it and hand on its exit status."""
    command = [str(environment.python), "-m", "ptdiary", *arguments]
    if opens_window(arguments):
        say("opening the window.")
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(command[0], command)  # noqa: S606  (no shell is wanted)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
