"""`ptdiary compare`: whether one kind of session costs more."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from ptdiary.cli import RefusedError
from ptdiary.cli.source import Source, asked_at, read_source
from ptdiary.isolate import isolated
from ptdiary.review.index import index_of
from ptdiary.review.outlook.compare import BOUND, compare
from ptdiary.review.outlook.ways import KINDS, SessionQuestion
from ptdiary.words import command_line as words
from ptdiary.words import compare as said
from ptdiary.words.dates import USUAL_TIMES

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from ptdiary.review.outlook.compare import Compared

WIDTH = 80  # letters on a line of the text
_EXERCISE = "exercise"


def run(options: Namespace) -> int:
    """Ask every diary that was named, and print nothing before all of them are read."""
    question = question_of(options.question)
    sources = [read_source(name) for name in ([None] if options.sample else options.diaries)]
    at = asked_at(options, sources)
    told = [_told(source, question, at or source.at, options) for source in sources]
    for source in sources:
        source.warn_if_partial()
    print("\n".join(told))  # noqa: T201
    return 0


def question_of(text: str) -> SessionQuestion:
    """What `--question` asks. RefusedError for anything else."""
    kind, equals, name = text.partition("=")
    if kind not in KINDS or bool(equals) != (kind == _EXERCISE):
        raise RefusedError(words.NOT_A_QUESTION.format(text=ascii(text)))
    try:
        return SessionQuestion(kind, name)
    except ValueError:
        raise RefusedError(words.NOT_A_QUESTION.format(text=ascii(text))) from None


def _told(source: Source, question: SessionQuestion, at: datetime, options: Namespace) -> str:
    found = compare(index_of(source.diary), question, at)
    return _as_json(found, options.question) if options.json else _as_text(source, found, at)


def _as_json(found: Compared, question: str) -> str:
    difference = found.difference
    plain = {
        "question": question,
        "answer": found.answer,
        "difference": None
        if difference is None
        else {"low": difference.low, "middle": difference.middle, "high": difference.high},
        "bound": BOUND,
        "why": found.why,
        "with": len(found.with_it),
        "without": len(found.without),
        "more_sessions": found.more_sessions,
    }
    return json.dumps(plain)


def _as_text(source: Source, found: Compared, at: datetime) -> str:
    moment = f"{USUAL_TIMES.full_day(at)}, {USUAL_TIMES.clock(at)}"
    lines = [words.AS_OF.format(name=isolated(source.name), moment=moment)]
    lines += _wrapped(said.asked(found.question), said.heading(found))
    lines += _wrapped(*said.reasons(found))
    lines += _wrapped(*said.notes(found))
    return "\n".join([*lines, ""])


def _wrapped(*sentences: str) -> list[str]:
    return textwrap.wrap(" ".join(sentences), WIDTH)
