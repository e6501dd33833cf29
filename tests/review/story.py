"""Small readable diaries: `diary(session("-30h"), entry("-6h", soreness=5), usual_soreness=2)`.

Times are told from NOW: `-48h`, `-7d`, `-47h59m`, `-48h1us` (48 hours and a microsecond before).
Ids are the kind and the time, as `entry-6h`, unless given. Checks and nerve signs are written like
fields: `bladder="yes"`, `numbness_left="new"`; `leg_numb` is numbness in the left leg.
"""

import re
from datetime import UTC, datetime, timedelta

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import CHECKS, Checks, Entry, NerveSigns, Sides
from ptdiary.diary.plan import Outlook
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Review
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
BOOK = read_rulebook(resource_text("rules/rules.json"))
NO = dict.fromkeys(CHECKS, "no")

_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds", "us": "microseconds"}
_PART = re.compile(r"(\d+(?:\.\d+)?)(us|d|h|m|s)")


def when(told: str) -> datetime:
    """The moment told from NOW."""
    parts = _PART.findall(told)
    assert "".join(number + unit for number, unit in parts) == told.lstrip("+-"), told
    span = sum((timedelta(**{_UNITS[u]: float(n)}) for n, u in parts), timedelta())
    return NOW - span if told.startswith("-") else NOW + span


def entry(told: str, **fields) -> Entry:
    """What was felt at one moment."""
    checks = {name: fields.pop(name) for name in CHECKS if name in fields}
    if "leg_numb" in fields:
        fields["leg_signs"] = NerveSigns(numbness=Sides(left=fields.pop("leg_numb")))
    nerves = {}
    for sign in ("numbness", "tingling", "weakness"):
        sides = {
            side: fields.pop(f"{sign}_{side}")
            for side in ("left", "right")
            if f"{sign}_{side}" in fields
        }
        if sides:
            nerves[sign] = Sides(**sides)
    fields.setdefault("id", f"entry{told}")
    return Entry(
        at=when(told),
        checks=Checks(**checks) if checks else None,
        nerve_signs=NerveSigns(**nerves) if nerves else None,
        **fields,
    )


def calm(told: str, soreness: int, **fields) -> Entry:
    """A rating that is a dull ache on both sides, with every check answered no."""
    dull = {"quality": ("dull_ache",), "regions": ("lumbar.left", "lumbar.right")}
    return entry(told, soreness=soreness, **NO | dull | fields)


def session(told: str, *exercises: Exercise, **fields) -> Session:
    """A session that ended at this moment and took an hour, unless it is told to start."""
    ended = when(told)
    fields.setdefault("id", f"session{told}")
    if "started" in fields:
        started = fields.pop("started")
        fields["started_at"] = None if started is None else when(started)
    else:
        fields["started_at"] = ended - timedelta(hours=1)
    return Session(ended_at=ended, exercises=exercises, **fields)


def exercise(name: str = "Bridges", **fields) -> Exercise:
    """One exercise of a session."""
    return Exercise(name=name, **fields)


def seen(told: str) -> Consultation:
    """A clinician has seen the patient."""
    return Consultation(id=f"seen{told}", at=when(told), with_whom="doctor", kind="seen")


def told(told_at: str, *rules: str) -> Consultation:
    """The patient has told her therapist about these rules."""
    return Consultation(
        id=f"told{told_at}", at=when(told_at), with_whom="therapist", kind="told", rules=rules
    )


def diary(*records, **profile) -> Diary:
    """A diary of these records, and what the patient told about herself."""
    return Diary(
        profile=Profile(**profile),
        entries=tuple(each for each in records if isinstance(each, Entry)),
        sessions=tuple(each for each in records if isinstance(each, Session)),
        consultations=tuple(each for each in records if isinstance(each, Consultation)),
        outlooks=tuple(each for each in records if isinstance(each, Outlook)),
    )


def look(story: Diary, told_at: str = "-0h") -> Review:
    """The review of a diary."""
    return review(story, BOOK, when(told_at))


def rules(story: Diary, told_at: str = "-0h") -> set[str]:
    """The rules that a review fires."""
    return {finding.rule.id for finding in look(story, told_at).findings}


def finding(story: Diary, rule: str, told_at: str = "-0h") -> Finding | None:
    """What one rule found, None if it did not fire."""
    found = [each for each in look(story, told_at).findings if each.rule.id == rule]
    assert len(found) <= 1
    return found[0] if found else None


def said(found: Finding) -> str:
    """The sentence, its braces filled with plain facts."""
    facts = {name: _plain(value) for name, value in found.facts.items()}
    return found.sentence.format(**facts)


def _plain(fact) -> str:
    if isinstance(fact, tuple):
        return " and ".join(fact)
    return f"{fact:%d %B}" if isinstance(fact, datetime) else str(fact)
