"""What was written here, where another program has put a file without it in the diary's place.

A sync program that finds a diary changed on two computers keeps one of the two files. What the
other one had is in memory still: it is put into the file that stayed, and no word is lost.
"""

from collections.abc import Iterator
from dataclasses import fields, replace

from ptdiary.diary import Diary, Kept, Profile
from ptdiary.diary.diary import PARTS
from ptdiary.store.change import Change
from ptdiary.store.rows import reads_the_same


def rejoin(change: Change, shared: Diary, ours: Diary) -> bool:
    """Put what was added or changed since a diary was `shared` into one that has never held it.

    Whether there was anything. Where both sides have changed a record, theirs stays and ours goes
    to its history. What was removed on their side stays removed.
    """
    records = (
        record
        for part in PARTS.values()
        for record in _others_in(getattr(ours, part), getattr(shared, part))
    )
    found = [_is_rejoined(change, shared, record) for record in records]
    profile, note = ours.profile != shared.profile, ours.visit_note != shared.visit_note
    if profile:
        change.keep(_profile_of_both(change, shared, ours))
    if note:
        change.keep_visit_note(ours.visit_note)
    return any(found) or profile or note


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


def _profile_of_both(change: Change, shared: Diary, ours: Diary) -> Profile:
    """Theirs, with what was changed here."""
    theirs = change.find(Profile, "")
    if theirs is None:
        return ours.profile
    names = [each.name for each in fields(Profile)]
    here, before = ours.profile, shared.profile
    changed = {n: getattr(here, n) for n in names if getattr(here, n) != getattr(before, n)}
    both: Profile = replace(theirs.record, **changed)
    return both


def _was_held(ours: Kept, *versions: Kept) -> bool:
    return any(reads_the_same(each, ours) for each in versions)
