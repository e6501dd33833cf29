"""`ptdiary review`: the level and the findings as of a moment."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ptdiary.cli.source import Source, asked_at, read_source
from ptdiary.isolate import isolated
from ptdiary.paths import resource_text
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.words import body_regions, findings
from ptdiary.words import command_line as words
from ptdiary.words.banner import banner, emergency_heading
from ptdiary.words.dates import USUAL_TIMES

if TYPE_CHECKING:
    from argparse import Namespace

    from ptdiary.diary import Diary
    from ptdiary.review.finding import Finding, Review

WIDTH = 80  # letters on a line of the text


def run(options: Namespace) -> int:
    """Review every diary that was named, and print nothing before all of them are read."""
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    named = [None] if options.sample else options.diaries
    sources = [read_source(name) for name in named]
    at = asked_at(options, sources)
    told = _as_json if options.json else _as_text
    reviewed = [(each, review(each.diary, rulebook, at or each.at)) for each in sources]
    for source in sources:
        source.warn_if_partial()
    print("\n".join(told(source, found) for source, found in reviewed))  # noqa: T201
    return 0


def _as_json(source: Source, found: Review) -> str:
    plain = {
        "at": found.at.isoformat(),
        "level": found.level.word,
        "findings": [_finding(each, source.diary) for each in found.findings],
        "unanswered_checks": list(found.unanswered_checks),
        "usual_soreness": found.usual_soreness,
        "responses": [asdict(response) for response in found.responses],
    }
    return json.dumps(plain)


def _as_text(source: Source, found: Review) -> str:
    moment = f"{USUAL_TIMES.full_day(found.at)}, {USUAL_TIMES.clock(found.at)}"
    lines = [words.AS_OF.format(name=isolated(source.name), moment=moment)]
    said_first = banner(source.diary, found, USUAL_TIMES)
    for said in (said_first.heading, said_first.unrated):
        lines += _wrapped("", said, "")
    for each in found.findings:
        advice = findings.advice(each, source.diary, USUAL_TIMES)
        said = f"{findings.reason(each, USUAL_TIMES)} {advice}"
        lines += ["", *_wrapped(words.FINDING.format(rule=each.rule.id), said, "    ")]
    if found.unanswered_checks:
        unanswered = body_regions.check(found.unanswered_checks)
        lines += ["", *_wrapped(words.UNANSWERED, unanswered, "    ")]
    lines += ["", *_wrapped("", findings.NOT_A_CHECK_UP, ""), "", emergency_heading(source.diary)]
    return "\n".join([*lines, *(f"  - {sign}" for sign in findings.EMERGENCY_SIGNS), ""])


def _wrapped(name: str, said: str, indent: str) -> list[str]:
    return textwrap.wrap(name + said, WIDTH, subsequent_indent=indent)


def _finding(finding: Finding, diary: Diary) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "rule": finding.rule.id,
        "way": finding.way,
        "date": finding.date.date().isoformat(),
        "level": finding.level.word,
        "when": finding.when,
        "reason": findings.reason(finding, USUAL_TIMES),
        "advice": findings.advice(finding, diary, USUAL_TIMES),
        "source": finding.rule.source,
        "entries": list(finding.entries),
        "session": finding.session,
    }
    if finding.asks:
        plain["asks"] = list(finding.asks)
    if finding.told is not None:
        plain["told"] = True
    return plain
