"""Runs one command and turns every ending into an exit status and at most one line.

0: done. 1: a bug, whose traceback is in the log. 2: the command or its input cannot be used.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from ptdiary.cli.arguments import parse
from ptdiary.cli.refusal import RefusedError
from ptdiary.report.wording import command_line as words

DONE, BUG, REFUSED = 0, 1, 2
STOPPED = 130  # what a shell reports for a command that Ctrl-C ended

_MODULES = {
    "": "window",
    "review": "review",
    "chart": "chart",
    "summary": "summary",
    "export": "exchange",
    "import": "exchange",
    "backup": "upkeep",
    "check": "upkeep",
    "self-check": "self_check",
}


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit status."""

    def answered() -> int:
        options = parse(arguments)
        return _verb(options.verb)(options)

    return ending_of(answered)


def ending_of(act: Callable[[], int]) -> int:
    """The exit status of `act`, however it ends, with one line on standard error where it fails."""
    try:
        status = act()
        sys.stdout.flush()
    except BrokenPipeError:
        return _leave_the_pipe()
    except KeyboardInterrupt:
        return _complain(words.STOPPED, STOPPED)
    except SystemExit as ended:  # --help and --version
        return int(ended.code or DONE)
    except Exception as error:  # noqa: BLE001  every refusal and every bug ends here
        return _complain(str(error), REFUSED) if _is_refusal(error) else _complain(_bug(error), BUG)
    return status


def _verb(name: str) -> Callable[[Namespace], int]:
    verb: Callable[[Namespace], int] = import_module(f"ptdiary.cli.{_MODULES[name]}").run
    return verb


def _is_refusal(error: Exception) -> bool:
    from ptdiary.files import FileError  # noqa: PLC0415  most commands write no file

    return isinstance(error, RefusedError | FileError)


def _bug(error: Exception) -> str:
    from ptdiary import bug_log  # noqa: PLC0415  hardly ever needed

    kind, place = type(error).__name__, bug_log.place_of(error)
    log = bug_log.write_down(error)
    if log is None:
        return words.BUG_UNWRITTEN.format(kind=kind, place=place)
    return words.BUG.format(kind=kind, place=place, log=log)


def _complain(sentence: str, status: int) -> int:
    print(" ".join(sentence.split("\n")), file=sys.stderr)  # noqa: T201
    return status


def _leave_the_pipe() -> int:
    """Whoever read our words has stopped; the last of them, still held back, must go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
