"""What was written here, where another program has put a file without it in the diary's place.

A sync program that finds a diary changed on two computers keeps one of the two files. What the
other one had is in memory still: it is put into the file that stayed, and no word is lost.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from typing import Any

from ptdiary.diary import Diary, Kept, Profile
from ptdiary.diary.columns import VisitNote
from ptdiary.diary.diary import PARTS
from ptdiary.store.change import Change, id_of
from ptdiary.store.rows import KINDS, Key, Version, reads_the_same

LONGEST_NOTE = 5_000  # letters, in its box

_SINGLE: dict[str, Key] = {"profile": (Profile, ""), "visit_note": (VisitNote, "")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The versions that were known of a record while it was changed here, the latest last.

    A file that has one of them has not gone on from what was made of it here.
    """

    versions: tuple[Version, ...] = ()

    def has(self, version: Version) -> bool:
        """Whether it is one of them: of the same moment, and with the same words."""
        return any(
            each.stamp == version.stamp and reads_the_same(each.record, version.record)
            for each in self.versions
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChanges:
    """What was made here of a diary since it was `shared`: `ours`, and what was held meanwhile."""

    shared: Diary
    ours: Diary
    held: Mapping[Key, Held]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejoined:
    """Whether anything of ours was put into a file; and what of ours is only in a history there.

    `theirs`: the versions in the place of which it was put there, or that stayed.
    """

    is_written: bool = False
    aside: tuple[Kept, ...] = ()
    theirs: tuple[Version, ...] = ()

    def and_then(self, later: "Rejoined") -> "Rejoined":
        """Both, one after the other."""
        return Rejoined(
            is_written=self.is_written or later.is_written,
            aside=(*self.aside, *later.aside),
            theirs=(*self.theirs, *later.theirs),
        )


_NOTHING = Held()


def holding(held: Mapping[Key, Held], versions: Iterable[Version]) -> dict[Key, Held]:
    """What is held, with more versions of records; the later ones come later."""
    found = dict(held)
    for each in versions:
        key = type(each.record), id_of(each.record)
        before = found.get(key, _NOTHING).versions
        found[key] = Held(versions=(*(old for old in before if old != each), each))
    return found


def only_in(diary: Diary, other: Diary) -> dict[Key, Kept]:
    """The records of a diary that another one does not have."""
    there = _by_key(other)
    return {key: each for key, each in _by_key(diary).items() if key not in there}


def is_lost(own: OwnChanges, now: Diary) -> bool:
    """Whether anything that was done here may be missing in the diary as it is `now`."""
    for name, key in _SINGLE.items():
        ours, before, found = (getattr(each, name) for each in (own.ours, own.shared, now))
        if ours != found and (ours != before or key in own.held):
            return True
    old, mine, there = map(_by_key, (own.shared, own.ours, now))
    return any(
        mine.get(key) != there.get(key) or (key not in mine and key not in old)
        for key in _own_keys(mine, old, own.held)
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


def rejoin(change: Change, own: OwnChanges, purged: Container[str]) -> Rejoined:
    """Do what was done here again, in a diary that has not seen it.

    A record that is there as it was held here becomes what it is here. Where both sides have
    changed one, theirs stays and ours goes to its history. What was removed or `purged` on their
    side stays so, and what was removed here goes, unless they have gone on with it.
    """
    old, mine = _by_key(own.shared), _by_key(own.ours)
    profile, note = change.find(Profile, ""), change.find(VisitNote, "")
    settled = [
        (_profile_settled(change, own, profile), profile),
        (_note_settled(change, own, note), note),
    ]
    aside: list[Kept] = []
    keys = _own_keys(mine, old, own.held)
    stamps = {kind: change.stamps(kind) for kind in {key[0] for key in keys if key not in mine}}
    for key in keys:
        was_held = own.held.get(key, _NOTHING)
        is_purged = f"{KINDS[key[0]]} {key[1]}" in purged
        if key not in mine:
            _, removed_at = stamps[key[0]].get(key[1], ("", None))
            if removed_at is not None:  # as hundreds are, where a table was taken back
                continue
            theirs = change.find(*key)
            is_known = is_purged or key in old
            end = _removal_settled(change, key, theirs, was_held, is_known=is_known)
        else:
            theirs, before = change.find(*key), old.get(key)
            end = _settled(change, mine[key], theirs, before, was_held, is_purged=is_purged)
        settled.append((end, theirs))
        if end is _End.ASIDE:
            aside.append(mine[key])
    return Rejoined(
        is_written=any(end is _End.WRITTEN for end, _ in settled),
        aside=tuple(aside),
        theirs=tuple(each for end, each in settled if each is not None and end is not _End.SAME),
    )


class _End(Enum):
    SAME = auto()  # nothing was to be done
    WRITTEN = auto()
    ASIDE = auto()  # in the history of theirs


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


def _by_key(diary: Diary) -> dict[Key, Kept]:
    return {(kind, each.id): each for kind, part in PARTS.items() for each in getattr(diary, part)}


def _own_keys(mine: Mapping[Key, Kept], old: Mapping[Key, Kept], held: Iterable[Key]) -> list[Key]:
    """The records that read otherwise than in the shared diary or are not in it, and the held."""
    changed = [key for key, each in mine.items() if each != old.get(key)]
    return [*dict.fromkeys((*changed, *(key for key in held if key[0] in PARTS)))]


def _all(change: Change, kind: type[Any]) -> Iterator[Any]:
    """All that one of which there is but one has read."""
    version = change.find(kind, "")
    if version is not None:
        yield version.record
    yield from change.earlier(kind, "")


def _others_in(records: tuple[Kept, ...], before: tuple[Kept, ...]) -> Iterator[Kept]:
    known = {each.id: each for each in before}
    return (each for each in records if known.get(each.id) != each)


def _settled(
    change: Change,
    ours: Kept,
    theirs: Version | None,
    before: Kept | None,
    held: Held,
    *,
    is_purged: bool,
) -> _End:
    if theirs is None:
        if is_purged:
            return _End.SAME
        change.keep(ours)
        return _End.WRITTEN
    is_there = theirs.removed_at is None
    if is_there and reads_the_same(theirs.record, ours):
        return _End.SAME
    if not held.has(theirs):
        if _was_held(ours, theirs.record, *change.earlier(type(ours), ours.id)):
            return _End.SAME  # they have gone on from ours
        if not is_there or theirs.record != before:
            change.remember(ours, theirs.as_of)
            return _End.ASIDE
    change.keep(ours)
    return _End.WRITTEN


def _removal_settled(
    change: Change, key: Key, theirs: Version | None, held: Held, *, is_known: bool
) -> _End:
    """What is gone here. `is_known`: who has none of it has erased it for ever."""
    if theirs is None:
        if is_known:
            return _End.SAME
        change.put(held.versions[-1].record, None)
    elif not held.has(theirs):
        return _End.SAME
    change.remove(*key)
    return _End.WRITTEN


def _profile_settled(change: Change, own: OwnChanges, theirs: Version | None) -> _End:
    mine = own.ours.profile
    held = own.held.get(_SINGLE["profile"], _NOTHING)
    if theirs is not None and held.has(theirs):
        return _put_over(change, theirs, mine)
    if mine == own.shared.profile or _was_held(mine, *_all(change, Profile)):
        return _End.SAME
    before = _last_of_both(change, Profile, held, own.shared.profile)
    change.keep(mine if theirs is None else with_changes(theirs.record, before, mine))
    return _End.WRITTEN


def _note_settled(change: Change, own: OwnChanges, theirs: Version | None) -> _End:
    mine, shared = (VisitNote(visit_note=each.visit_note) for each in (own.ours, own.shared))
    held = own.held.get(_SINGLE["visit_note"], _NOTHING)
    if theirs is not None and held.has(theirs):
        return _put_over(change, theirs, mine)
    if mine == shared or _was_held(mine, *_all(change, VisitNote)):
        return _End.SAME
    before = _last_of_both(change, VisitNote, held, shared)
    notes = before.visit_note or "", note_of(change), mine.visit_note or ""
    change.keep_visit_note(both_notes(*notes) or None)
    return _End.WRITTEN


def _put_over(change: Change, theirs: Version, mine: Any) -> _End:
    if reads_the_same(theirs.record, mine):
        return _End.SAME
    change.keep(mine)
    return _End.WRITTEN


def _last_of_both(change: Change, kind: type[Any], held: Held, shared: Any) -> Any:
    """What both sides have known last: what reads otherwise here was made here since."""
    known = [*_all(change, kind)]
    seen = (each.record for each in reversed(held.versions) if _was_held(each.record, *known))
    return next(seen, shared)


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
