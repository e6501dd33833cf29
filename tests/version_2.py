"""What version 2 can say, added here and there to a diary that was made up without it."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from ptdiary.diary.diary import PARTS
from ptdiary.diary.entry import Checks, Entry, Sides
from ptdiary.diary.limits import (
    Choice,
    Day,
    Flag,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    limits_of,
)
from ptdiary.diary.plan import Experiment, MedicineDose, Outlook
from ptdiary.diary.profile import Known
from ptdiary.diary.session import Exercise

_NEW_KINDS = {MedicineDose, Experiment, Outlook}
_OFTEN, _RARELY = 0.4, 0.015  # rarely in the records of which there are many
_WORDS = ("after a long drive", "stairs", "läuft\nzweite Zeile", "走る")


def told_more(diary, at):
    """The diary, the same for the same diary: each field of version 2 in some of its records."""
    rnd = Random(len(diary.entries) + 1000 * len(diary.sessions))
    parts = {
        part: tuple(_more(each, rnd, at) for each in getattr(diary, part))
        for kind, part in PARTS.items()
        if kind not in _NEW_KINDS
    }
    new = {
        part: tuple(_made(kind, rnd, at, id=f"n{number}") for number in range(rnd.randint(0, 2)))
        for kind, part in PARTS.items()
        if kind in _NEW_KINDS
    }
    note = rnd.choice((None, "Ask about stairs."))
    profile = _more(diary.profile, rnd, at)
    return replace(diary, profile=profile, visit_note=note, **parts, **new)


def _more(record, rnd, at):
    """The record with some of what is new in it, also inside the records that it holds."""
    chance = _RARELY if isinstance(record, Entry | Exercise | Sides | Checks) else _OFTEN
    told = {}
    for each in limits_of(type(record)):
        value = getattr(record, each.attribute)
        if each.since > 1 and rnd.random() < chance:
            told[each.attribute] = _value(each.limit, rnd, at)
        elif value and isinstance(each.limit, Record):
            told[each.attribute] = _more(value, rnd, at)
        elif value and isinstance(each.limit, Many) and isinstance(each.limit.of, Record):
            told[each.attribute] = tuple(_more(inner, rnd, at) for inner in value)
    return replace(record, **told)


def _made(kind, rnd, at, **told):
    """A record with what is required and half of the rest; of a known sign most of it."""
    chance = 0.9 if kind is Known else 0.5
    for each in limits_of(kind):
        if each.attribute not in told and (each.required or rnd.random() < chance):
            told[each.attribute] = _value(each.limit, rnd, at)
    if kind is Known:
        told = _of_its_sign(told)
    return kind(**told)


def _of_its_sign(told):
    """A known sign without the details that belong to others."""
    sign = told["sign"]
    belongs = {
        "side": told.get("limb") != "face",
        "nights": sign == "night_pain",
        "reach": sign == "pain",
        "score": sign in {"fatigue", "interference", "movement"},
    }
    return {name: value for name, value in told.items() if belongs.get(name, True)}


def _inside(limit, kind, rnd, at):
    """A record inside another: an empty one is none, but where it is an answer too."""
    while True:
        made = _made(kind, rnd, at)
        told = any(getattr(made, each.attribute) not in (None, ()) for each in limits_of(kind))
        if told or limit.empty_counts:
            return made


def _value(limit, rnd, at):  # noqa: C901, PLR0911 one case for each kind of limit
    moment = at - timedelta(hours=rnd.randint(1, 900))
    match limit:
        case Whole(low, high):
            return rnd.randint(low, high)
        case Number(low):
            return rnd.choice((int(low) + 5, low + 12.5))
        case Text():
            return rnd.choice(_WORDS)
        case Choice(options):
            return rnd.choice(options)
        case Flag():
            return True
        case Day():
            return moment.date()
        case Moment():
            return moment
        case Record(kind):
            return _inside(limit, kind, rnd, at)
        case Many(of, unique, fewest, most):
            count = rnd.randint(max(fewest, 1), min(max(fewest, 3), most or 3))
            several = [_value(of, rnd, at) for _ in range(count)]
            return tuple(dict.fromkeys(several)) if unique else tuple(several)
    raise AssertionError(limit)
