"""The manual page `ptdiary.1`, made of the command line's own words, so that it cannot go stale.

`python packaging/linux/manual.py` prints it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from release_notes import releases  # noqa: E402

from ptdiary.cli.command import parsers  # noqa: E402
from ptdiary.words import command_line as words  # noqa: E402

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

FILES = (
    ("~/.local/share/ptdiary/diary.ptdiary", "the diary that opens by itself"),
    ("~/.local/share/ptdiary", "it, its copies and unfinished forms"),
    ("~/.config/ptdiary/settings.json", "the settings of this person"),
    ("~/.local/state/ptdiary/log/ptdiary.log", "bugs, without a word of the diary"),
)


def manual() -> str:
    """The page in roff."""
    newest = releases()[0]
    about, _, disclaimer = words.ABOUT.partition(". ")
    name, _, what = about.partition(": ")
    lines = [
        f'.TH PTDIARY 1 "{newest.day}" "{name} {newest.version}" "User Commands"',
        ".SH NAME",
        f"ptdiary \\- {text_of(what)}",
        ".SH SYNOPSIS",
        *(f".B {text_of(usage(parser))}\n.br" for parser in parsers().values()),
        ".SH DESCRIPTION",
        text_of(f"Opens the window, or runs one command. {disclaimer}"),
        *(f".PP\n{text_of(line)}" for line in words.MORE.splitlines()),
        ".SH OPTIONS",
        *options(parsers()[""]),
        ".SH COMMANDS",
    ]
    for verb, parser in parsers().items():
        if verb:
            lines += [f".SS {text_of(verb)}", text_of(sentence(words.COMMANDS[verb]))]
            lines += options(parser)
    lines += [".SH TABLES"]
    for line in words.FIELDS.splitlines():
        lines += [".PP" if not line.startswith(" ") else ".br", text_of(line.strip())]
    lines += [".SH FILES"]
    for place, what in FILES:
        lines += [".TP", f".I {text_of(place)}", text_of(sentence(what))]
    return "\n".join([*lines, ""])


def usage(parser: argparse.ArgumentParser) -> str:
    """How a verb is called, in one line."""
    return " ".join(parser.format_usage().removeprefix("usage: ").split())


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What it takes, each with what it means."""
    for action in parser._actions:  # noqa: SLF001  argparse tells them in no other way
        value = action.metavar or "|".join(action.choices or ()) or action.dest.upper()
        takes = action.nargs != 0
        called = [f"{name} {value}" if takes else name for name in action.option_strings]
        said = action.help or ""
        choices = f": {', '.join(action.choices)}" if action.choices else ""
        yield from (".TP", f".B {text_of(', '.join(called) or str(value))}")
        yield text_of(sentence(f"{said}{choices}"))


def sentence(text: str) -> str:
    """A phrase with a capital and a point."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def text_of(text: str) -> str:
    """Plain text in roff: no letter of it is a command."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    sys.stdout.write(manual())
