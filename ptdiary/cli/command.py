"""Runs one command and turns every ending into an exit status and at most one line.

0: done. 1: a bug, whose traceback is in the log. 2: the command or its input cannot be used.
"""

import argparse
import errno
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn, TextIO

from ptdiary import __version__
from ptdiary.cli import RefusedError
from ptdiary.words import command_line as words

# What can be asked on the command line.

Add = Callable[[argparse.ArgumentParser], None]


class _Parser(argparse.ArgumentParser):
    """Refuses in one line, and speaks no other words than ours."""

    def error(self, message: str) -> NoReturn:
        raise RefusedError(f"{self.prog}: {message}")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Argparse would keep it to itself where this cannot be written."""
        print(message, end="", file=file)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of one command, `verb` empty for the window. RefusedError for any other."""
    verb = arguments[0] if arguments else ""
    if verb in _VERBS:
        # people name the files before the options, after them and between
        options = _of_verb(verb).parse_intermixed_args(arguments[1:])
        options.verb = verb
    else:
        options = _window().parse_args(arguments)
        options.verb = "--icon" if options.icon else ""
    _check_diary(options)
    return options


def parsers() -> dict[str, argparse.ArgumentParser]:
    """What each verb takes, "" for the window: a package makes its manual of this."""
    return {"": _window(), **{verb: _of_verb(verb) for verb in _VERBS}}


def _of_verb(verb: str) -> argparse.ArgumentParser:
    parser = _parser(f"{words.PROGRAM} {verb}", words.COMMANDS[verb])
    _VERBS[verb](parser)
    return parser


def _parser(program: str, about: str, epilog: str = words.MORE) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=program,
        description=about,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("-h", "--help", action="help", help=words.HELP)
    return parser


def _window() -> argparse.ArgumentParser:
    width = max(map(len, words.COMMANDS))
    rows = [f"  {verb:{width}}  {about}" for verb, about in words.COMMANDS.items()]
    parser = _parser(words.PROGRAM, words.ABOUT, "\n".join([*rows, "", words.MORE]))
    version = f"{words.PROGRAM} {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words.VERSION)
    parser.add_argument("diary", nargs="?", metavar="DIARY", help=words.DIARY)
    parser.add_argument("--sample", action="store_true", help=words.SAMPLE)
    parser.add_argument("--entry", action="store_true", help=words.ENTRY)
    parser.add_argument("--icon", action="store_true", help=words.ICON)
    return parser


def _add_diary(parser: argparse.ArgumentParser, what: str = words.DIARY) -> None:
    parser.add_argument("diary", nargs="?", metavar="DIARY", help=what)
    parser.add_argument("--sample", action="store_true", help=words.SAMPLE)


def _add_out(parser: argparse.ArgumentParser, what: str = words.OUT) -> None:
    parser.add_argument("--out", required=True, metavar="FILE", help=what)


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="DAY", help=words.FIRST)
    parser.add_argument("--to", dest="last", metavar="DAY", help=words.LAST)


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("diaries", nargs="*", metavar="DIARY", help=words.DIARIES)
    parser.add_argument("--sample", action="store_true", help=words.SAMPLE)
    parser.add_argument("--at", metavar="TIME", help=words.AT)
    parser.add_argument("--json", action="store_true", help=words.AS_JSON)


def _add_compare(parser: argparse.ArgumentParser) -> None:
    _add_review(parser)
    parser.add_argument("--question", required=True, metavar="WHAT", help=words.QUESTION)


def _add_chart(parser: argparse.ArgumentParser) -> None:
    _add_diary(parser)
    parser.add_argument("--view", required=True, choices=("timeline", "aligned"), help=words.VIEW)
    _add_out(parser, words.OUT_CHART)
    _add_period(parser)
    themes = ("light", "dark", "paper")
    parser.add_argument("--theme", default="light", choices=themes, help=words.THEME)


def _add_summary(parser: argparse.ArgumentParser) -> None:
    _add_diary(parser)
    _add_out(parser)
    _add_period(parser)
    parser.add_argument("--paper", default="a4", choices=("a4", "letter"), help=words.PAPER)
    parser.add_argument("--no-name", action="store_true", help=words.NO_NAME)


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_diary(parser)
    forms = ("json", "csv", "xlsx", "ics", "fhir")
    parser.add_argument("--format", required=True, choices=forms, help=words.FORMAT)
    _add_out(parser, words.OUT_EXPORT)
    parser.add_argument("--no-name", action="store_true", help=words.NO_NAME_FHIR)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"{words.FIELDS}\n\n{words.MORE}"
    # with --sample the one name that is left is the FILE
    parser.add_argument("diary", nargs="?", metavar="DIARY", help=words.DIARY_FILE)
    parser.add_argument("file", metavar="FILE", help=words.SOURCE)
    parser.add_argument("--sample", action="store_true", help=words.SAMPLE)
    parser.add_argument("--replace", action="store_true", help=words.REPLACE)
    parser.add_argument("--dry-run", action="store_true", help=words.DRY_RUN)
    parser.add_argument("--json", action="store_true", help=words.IMPORT_JSON)
    parser.add_argument("--columns", action="append", metavar="C=FIELD,...", help=words.COLUMNS)
    parser.add_argument("--dates", choices=("dmy", "mdy", "ymd"), help=words.DATES)
    parser.add_argument("--scale", metavar="LOW-HIGH", help=words.SCALE)
    ways = ("up", "even", "down")
    parser.add_argument("--round", dest="rounding", choices=ways, help=words.ROUND)
    parser.add_argument("--hour", metavar="H", help=words.HOUR)
    parser.add_argument("--sheet", metavar="NAME", help=words.SHEET)


def _add_backup(parser: argparse.ArgumentParser) -> None:
    _add_diary(parser, words.DIARY_FILE)
    _add_out(parser)
    parser.add_argument("--salvage", action="store_true", help=words.SALVAGE)


def _add_remind(parser: argparse.ArgumentParser) -> None:
    _add_diary(parser)
    quietly = parser.add_mutually_exclusive_group()
    quietly.add_argument("--ask", action="store_true", help=words.ASK)
    quietly.add_argument("--skip", action="store_true", help=words.SKIP)


def _add_nothing(_parser: argparse.ArgumentParser) -> None:
    """`self-check` takes no options."""


_VERBS: dict[str, Add] = {
    "review": _add_review,
    "outlook": _add_review,
    "compare": _add_compare,
    "chart": _add_chart,
    "summary": _add_summary,
    "export": _add_export,
    "import": _add_import,
    "remind": _add_remind,
    "backup": _add_backup,
    "check": _add_diary,
    "self-check": _add_nothing,
}


_MAY_NAME_NONE = ("", "--icon", "remind")  # they take the diary that opens by itself


def _check_diary(options: argparse.Namespace) -> None:
    """Nearly every verb takes exactly one of DIARY and --sample."""
    if options.verb == "self-check":
        return
    named = options.diaries if "diaries" in options else options.diary
    if options.sample and named:
        raise RefusedError(words.TWO_DIARIES)
    if options.verb not in _MAY_NAME_NONE and not options.sample and not named:
        raise RefusedError(words.NO_DIARY)
    if options.verb == "--icon" and (named or options.sample or options.entry):
        raise RefusedError(words.ICON_ALONE)


DONE, BUG, REFUSED = 0, 1, 2
STOPPED = 130  # what a shell reports for a command that Ctrl-C ended

_MODULES = {
    "": "window",
    "--icon": "icon",
    "review": "review",
    "outlook": "outlook",
    "compare": "compare",
    "chart": "chart",
    "summary": "summary",
    "remind": "remind",
    "export": "exchange",
    "import": "importing",
    "backup": "upkeep",
    "check": "upkeep",
    "self-check": "self_check",
}
_WITH_QT = {"fhir": "clinic"}  # forms of an export whose page has to be drawn


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit status."""

    def answered() -> int:
        options = parse(arguments)
        form = getattr(options, "format", "")
        return _verb(_WITH_QT.get(form, _MODULES[options.verb]))(options)

    return ending_of(answered)


def ending_of(act: Callable[[], int]) -> int:
    """The exit status of `act`, however it ends, with one line on standard error if it fails."""
    try:
        status = _status_of(act)
        sys.stdout.flush()
    except OSError as error:
        if _is_unheard(error):
            return _leave_the_pipe()
        # a verb says of the files that it writes what is wrong
        said = _BAD_LUCK.get(error.errno or 0)
        if said is None:
            return _complain(_bug(error), BUG)
        _leave_the_pipe()
        return _complain(said, REFUSED)
    except KeyboardInterrupt:
        return _complain(words.STOPPED, STOPPED)
    except Exception as error:  # noqa: BLE001  every refusal and every bug ends here
        return _complain(str(error), REFUSED) if _is_refusal(error) else _complain(_bug(error), BUG)
    return status


# What a disk may say of the answer that is sent to it: bad luck, and no bug.
_BAD_LUCK = {
    errno.ENOSPC: words.DISK_FULL,
    errno.EDQUOT: words.DISK_FULL,
    errno.EFBIG: words.DISK_ERROR,
    errno.EIO: words.DISK_ERROR,
}


def _status_of(act: Callable[[], int]) -> int:
    try:
        return act()
    except SystemExit as ended:  # --help and --version
        return int(ended.code or DONE)


def _verb(module: str) -> Callable[[Namespace], int]:
    verb: Callable[[Namespace], int] = import_module(f"ptdiary.cli.{module}").run
    return verb


def _is_refusal(error: Exception) -> bool:
    from ptdiary.files import FileError  # noqa: PLC0415  most commands write no file

    return isinstance(error, RefusedError | FileError)


def _bug(error: Exception) -> str:
    from ptdiary import bug_log  # noqa: PLC0415  hardly ever needed

    kind, place = type(error).__name__, bug_log.place_of(error)
    log = bug_log.log_bug(error)
    if log is None:
        return words.BUG_UNWRITTEN.format(kind=kind, place=place)
    return words.BUG.format(kind=kind, place=place, log=log)


def _complain(sentence: str, status: int) -> int:
    try:
        print(" ".join(sentence.split("\n")), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:  # nobody hears it; the status tells it
        _let_go(sys.stderr)
    return status


def _is_unheard(error: OSError) -> bool:
    """Whether the one who read our words has stopped, which Windows calls an invalid argument."""
    if isinstance(error, BrokenPipeError):
        return True
    if os.name == "posix" or error.errno != errno.EINVAL:
        return False
    try:
        print(flush=True)  # noqa: T201  what could not be said may be held back no more
    except OSError:
        return True
    return False


def _leave_the_pipe() -> int:
    """Whoever read our words has stopped; the last of them, still held back, must go nowhere."""
    _let_go(sys.stdout)
    return DONE


def _let_go(stream: TextIO) -> None:
    """What is still held back goes nowhere, as Python would try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
