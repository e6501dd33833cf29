"""What a record of an imported file leaves open though the diary's own answers it.

A document says neither who took an answer back nor whether one was ever asked for, and its time is
that of the export. So what it leaves open takes nothing away: unanswered is never no. Where both
answer, the later one stays.

Answers that mean something only together go together: a name and its number, a score and the moment
that it was stated, and all that was told of one moment.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from ptdiary.diary import (
    ActivityRating,
    Contact,
    Entry,
    Exercise,
    Hold,
    PlannedExercise,
    Profile,
)
from ptdiary.diary.limits import limits_of
from ptdiary.diary.profile import TOLD_ONCE

# The answers of the profile that have a time of their own, by that time.
_STATED = {
    "usual_soreness_at": ("usual_soreness",),
    "health_at": TOLD_ONCE,
}
_TOGETHER = (Entry, Contact)
_NO_ANSWERS = frozenset({"written_at"})  # the program's own note
_ON_HOLD = ("held_since", "hold_reason")


def with_open_answers(later: Any, ours: Any) -> Any:
    """The later version of a record, with the answers of ours that it leaves open."""
    try:
        return _filled(later, ours)
    except ValueError:  # two answers that do not go together, as an end before a start
        return later


def with_private_note(later: Any, ours: Any) -> Any:
    """The later version as the patient wrote it anew; exports leave private notes out."""
    if not isinstance(later, Entry) or later.private_note is not None:
        return later
    return replace(later, private_note=ours.private_note)


def with_later_statements(ours: Any, theirs: Any) -> Any:
    """Our version, with what another one that is older as a whole states at a later time."""
    if not isinstance(ours, Profile):
        return ours
    changed: dict[str, Any] = {}
    for at, names in _STATED.items():
        before = getattr(ours, at)  # what was taken back has no time, and stays so
        if before is not None and _is_later(getattr(theirs, at), before):
            changed |= _group(theirs, ours, at, names)
    return replace(ours, **changed) if changed else ours


def _filled(later: Any, ours: Any) -> Any:
    if isinstance(later, _TOGETHER):
        filled = _agreeing(later, ours)
        return with_private_note(later, ours) if filled is None else filled
    changed = {
        name: old if _is_open(new) else _both(new, old)
        for name, new, old in _answers(later, ours)
        if not _is_open(old)
    }
    if isinstance(later, Profile):
        changed |= _stated(later, ours)
    if isinstance(later, PlannedExercise) and (later.status or ours.status) != ours.status:
        changed = {name: value for name, value in changed.items() if name not in _ON_HOLD}
    return replace(later, **changed)


def _both(new: Any, old: Any) -> Any:
    if isinstance(new, Contact):
        return _filled(new, old)
    return _listed(new, old) if isinstance(new, tuple) else new


def _stated(later: Profile, ours: Profile) -> dict[str, Any]:
    """The answers that have a time of their own: those of the later one by that time."""
    changed: dict[str, Any] = {}
    for at, names in _STATED.items():
        ours_is_later = _is_later(getattr(ours, at), getattr(later, at))
        first, second = (ours, later) if ours_is_later else (later, ours)
        changed |= _group(first, second, at, names)
    return changed


def _agreeing(later: Any, ours: Any) -> Any | None:
    """Both together; None where they answer anything otherwise."""
    changed: dict[str, Any] = {}
    for name, new, old in _answers(later, ours):
        if _is_open(old) or new == old:
            continue
        if _is_open(new):
            changed[name] = old
            continue
        inner = _agreeing(new, old) if hasattr(new, "__dataclass_fields__") else None
        if inner is None:
            return None
        changed[name] = inner
    return replace(later, **changed)


def _group(first: Any, second: Any, at: str, names: tuple[str, ...]) -> dict[str, Any]:
    """The answers of the first, and its time; what it leaves open as the second has it."""
    if all(_is_open(getattr(first, name)) for name in names):
        first, second = second, first
    found = {
        name: getattr(second if _is_open(getattr(first, name)) else first, name) for name in names
    }
    return {**found, at: getattr(first, at)}


def _listed(new: tuple[Any, ...], old: tuple[Any, ...]) -> tuple[Any, ...]:
    """Two lists of records, each by what names it: the exercises, times on hold and ratings."""
    kind = type(new[0])
    key = _NAMED_BY.get(kind)
    if key is None:
        return new
    before = {getattr(each, key): each for each in old}
    after = {getattr(each, key): each for each in new}
    if len(before) != len(old) or len(after) != len(new):
        return new
    both = {
        name: with_open_answers(each, before[name]) if name in before else each
        for name, each in after.items()
    }
    # an exercise that is not in the later list may have got another name
    if kind is Exercise or before.keys() <= after.keys():
        return tuple(both.values())
    both = before | both
    return tuple(both[name] for name in sorted(both))


_NAMED_BY: dict[type[Any], str] = {Exercise: "name", Hold: "since", ActivityRating: "at"}


def _answers(later: Any, ours: Any) -> list[tuple[str, Any, Any]]:
    return [
        (each.attribute, getattr(later, each.attribute), getattr(ours, each.attribute))
        for each in limits_of(type(later))
        if not each.required and each.attribute not in _NO_ANSWERS
    ]


def _is_open(answer: Any) -> bool:
    return answer is None or answer == ()


def _is_later(at: datetime | None, than: datetime | None) -> bool:
    return at is not None and (than is None or at > than)
