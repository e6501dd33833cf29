"""What was written here, where another program has put a file without it in the diary's place.

A sync program that finds a diary changed on two computers keeps one of the two files. What the
other one had is in memory still: it is put into the file that stayed, and no word is lost.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from ptdiary.diary import Diary, Kept, Profile
from ptdiary.diary.columns import VisitNote
from ptdiary.diary.diary import PARTS
from ptdiary.store.change import Change
from ptdiary.store.rows import KINDS, Version, reads_the_same

LONGEST_NOTE = 5_000  # letters, in its box


def is_lost(shared: Diary, ours: Diary, now: Diary) -> bool:
    """Whether anything that was written since a diary was `shared` may be missing in it `now`."""
    singles = ("profile", "visit_note")
    return any(getattr(ours, each) not in _either(each, shared, now) for each in singles) or any(
        now.find(type(each), each.id) != each for each in _own(ours, shared)
    )


def still_shared(shared: Diary, ours: Diary, now: Diary) -> Diary:
    """What others have of a diary `now`: all but what was written here since it was `shared`.

    That stays our own also where it is in the file: their next one may be without it again.
    """
    parts: dict[str, Any] = {}
    for part in PARTS.values():
        before = getattr(shared, part)
        own = {each.id for each in _others_in(getattr(ours, part), before)}
        theirs = [each for each in getattr(now, part) if each.id not in own]
        parts[part] = (*theirs, *(each for each in before if each.id in own))
    note = now if ours.visit_note == shared.visit_note else shared
    profile = _with(now.profile, shared.profile, _changed(shared.profile, ours.profile))
    return Diary(profile=profile, visit_note=note.visit_note, **parts)


def rejoin(
    change: Change, shared: Diary, ours: Diary, removed: Iterable[Version], purged: Container[str]
) -> bool:
    """Put what was done since a diary was `shared` into one that has never seen it.

    Whether there was anything. Where both sides have changed a record, theirs stays and ours goes
    to its history. What was removed or `purged` on their side stays so; what was `removed` here,
    as it then read, goes where they have neither changed it nor brought it back.
    """
    own = (each for each in _own(ours, shared) if _key(each) not in purged)
    found = [_is_rejoined(change, shared, each) for each in own]
    found += [_is_removed(change, shared, each, purged) for each in removed]
    if ours.profile != shared.profile and not _was_held(ours.profile, *_all(change, Profile)):
        change.keep(_profile_of_both(change, shared, ours))
        found.append(True)
    note = VisitNote(visit_note=ours.visit_note)
    if ours.visit_note != shared.visit_note and not _was_held(note, *_all(change, VisitNote)):
        notes = shared.visit_note or "", note_of(change), ours.visit_note or ""
        change.keep_visit_note(both_notes(*notes) or None)
        found.append(True)
    return any(found)


def note_of(change: Change) -> str:
    """What the note for the next visit reads; empty for none."""
    version = change.find(VisitNote, "")
    return (version and version.record.visit_note) or ""


def both_notes(before: str, theirs: str, ours: str) -> str:
    """What two have made of a note that read `before`: theirs, and below it what was added here.

    Ours alone where they have changed nothing, or where no box holds both.
    """
    if theirs in {before, ""}:
        return ours
    rest = ours.removeprefix(before)
    added = (rest if not rest or rest[0].isspace() else ours).strip()
    if not added or f"\n\n{added}\n\n" in f"\n\n{theirs}\n\n":
        return theirs
    both = f"{theirs}\n\n{added}"
    return both if len(both) <= LONGEST_NOTE else ours


def _either(name: str, *diaries: Diary) -> tuple[Any, ...]:
    return tuple(getattr(each, name) for each in diaries)


def _own(ours: Diary, shared: Diary) -> Iterator[Any]:
    """The records that read otherwise than in the shared diary, or are not in it."""
    for part in PARTS.values():
        yield from _others_in(getattr(ours, part), getattr(shared, part))


def _all(change: Change, kind: type[Any]) -> Iterator[Any]:
    """All that one of which there is but one has read."""
    version = change.find(kind, "")
    if version is not None:
        yield version.record
    yield from change.earlier(kind, "")


def _others_in(records: tuple[Kept, ...], before: tuple[Kept, ...]) -> Iterator[Kept]:
    known = {each.id: each for each in before}
    return (each for each in records if known.get(each.id) != each)


def _is_rejoined(change: Change, shared: Diary, ours: Kept) -> bool:
    kind = type(ours)
    theirs = change.find(kind, ours.id)
    if theirs is None:
        change.keep(ours)
        return True
    if _was_held(ours, theirs.record, *change.earlier(kind, ours.id)):
        return False
    if theirs.removed_at is None and theirs.record == shared.find(kind, ours.id):
        change.keep(ours)
    else:
        change.remember(ours, theirs.as_of)
    return True


def _is_removed(change: Change, shared: Diary, ours: Version, purged: Container[str]) -> bool:
    kind, id_ = type(ours.record), ours.record.id
    theirs, before = change.find(kind, id_), shared.find(kind, id_)
    if theirs is None:
        if _key(ours.record) in purged:
            return False
        change.put(ours.record, None, datetime.fromisoformat(ours.as_of))
    elif (
        theirs.removed_at is not None
        or theirs.as_of > ours.as_of  # brought back since, or written
        or before not in (None, theirs.record)
    ):
        return False
    change.remove(kind, id_)
    return True


def _key(record: Kept) -> str:
    """What a record that was erased for ever is known by."""
    return f"{KINDS[type(record)]} {record.id}"


def _profile_of_both(change: Change, shared: Diary, ours: Diary) -> Profile:
    """Theirs, with what was changed here."""
    theirs = change.find(Profile, "")
    if theirs is None:
        return ours.profile
    return with_changes(theirs.record, shared.profile, ours.profile)


def with_changes(theirs: Profile, before: Profile, after: Profile) -> Profile:
    """Their profile, with the answers that were changed on this side."""
    return _with(theirs, after, _changed(before, after))


def _changed(before: Profile, after: Profile) -> tuple[str, ...]:
    names = (each.name for each in fields(Profile))
    return tuple(each for each in names if getattr(before, each) != getattr(after, each))


def _with(profile: Profile, other: Profile, names: tuple[str, ...]) -> Profile:
    """A profile with some answers of another one."""
    mixed: Profile = replace(profile, **{each: getattr(other, each) for each in names})
    return mixed


def _was_held(ours: Any, *versions: Any) -> bool:
    return any(reads_the_same(each, ours) for each in versions)
