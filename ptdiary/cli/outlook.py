"""`ptdiary outlook`: what the patient's own sessions say about the coming hours."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from ptdiary.cli.source import asked_at, read_source
from ptdiary.isolate import isolated
from ptdiary.paths import resource_text
from ptdiary.review.index import index_of
from ptdiary.review.outlook.range import DOTS, outlook_at
from ptdiary.review.outlook.record import record_at
from ptdiary.review.review import level_at
from ptdiary.review.rulebook import read_rulebook
from ptdiary.words import command_line as words
from ptdiary.words import outlook as said
from ptdiary.words.dates import USUAL_TIMES

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from ptdiary.cli.source import Source
    from ptdiary.diary import Diary
    from ptdiary.review.outlook.range import MomentAhead, SessionOutlook
    from ptdiary.review.outlook.record import OutlookRecord
    from ptdiary.review.rulebook import RuleBook


def run(options: Namespace) -> int:
    """Answer for every diary that was named, and print nothing before all of them are read."""
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    sources = [read_source(name) for name in ([None] if options.sample else options.diaries)]
    at = asked_at(options, sources)
    looked = [(each, *_look(each.diary, rulebook, at or each.at)) for each in sources]
    for source in sources:
        source.warn_if_partial()
    if options.json:
        print("\n".join(_as_json(outlook, record) for _, outlook, record in looked))  # noqa: T201
    else:
        print("\n".join(_as_text(*each) for each in looked))  # noqa: T201
    return 0


def _look(diary: Diary, rulebook: RuleBook, at: datetime) -> tuple[SessionOutlook, OutlookRecord]:
    index = index_of(diary)
    levels = partial(level_at, index, rulebook)
    return outlook_at(index, at, levels(at)), record_at(index, at, levels)


def _as_json(outlook: SessionOutlook, record: OutlookRecord) -> str:
    back = outlook.back_to_usual
    plain = {
        "at": outlook.at.isoformat(),
        "session": outlook.session,
        "sessions_used": outlook.sessions_used,
        "for": [_moment(each) for each in outlook.moments],
        "back_to_usual": back and {"by": back.by.isoformat(), "in": back.chances, "of": DOTS},
        "record": {"said": len(record.times), "right": record.right},
        "silent": outlook.silent,
    }
    return json.dumps(plain)


def _moment(told: MomentAhead) -> dict[str, Any]:
    low, high = told.range
    return {
        "at": told.at.isoformat(),
        "hours": told.hours,
        "low": low,
        "high": high,
        "dots": list(told.dots),
    }


def _as_text(source: Source, outlook: SessionOutlook, record: OutlookRecord) -> str:
    moment = f"{USUAL_TIMES.full_day(outlook.at)}, {USUAL_TIMES.clock(outlook.at)}"
    lines = [words.AS_OF.format(name=isolated(source.name), moment=moment)]
    if outlook.silent is not None:
        lines.append(said.why_silent(outlook))
    lines += [f"{said.heading(outlook, each)} {said.dots(each.dots)}" for each in outlook.moments]
    if outlook.first is not None:
        lines.append(said.made_from(outlook.first))
    if outlook.back_to_usual is not None:
        lines.append(said.back_to_usual(outlook.back_to_usual, outlook.at))
    lines.append(said.record(record))
    if record.times and record.worked_out:
        lines.append(said.WORKED_OUT)
    return "\n".join([*lines, ""])
