"""Saving: an entry from the answers, new or changed."""

from dataclasses import replace
from datetime import datetime

from ptdiary.diary.entry import Entry
from ptdiary.diary.questions.checks import SADDLE, Blanks
from ptdiary.diary.questions.circumstances import NOTHING_KNOWN, SIGNS_OF, Circumstances
from ptdiary.diary.questions.form import Answers
from ptdiary.diary.questions.reading import answers_of
from ptdiary.diary.questions.shown import still_open
from ptdiary.diary.questions.writing import Fields, field_of, with_fields, written_fields

_WHERE = ("leg_signs", "arm_signs", "face_signs", "nerve_signs")
# Fields that one tile writes together: where one of them changes, all are written anew.
_TOGETHER = {
    "travels": ("travels", "spread"),
    **{
        tile: tuple(f"{where}.{sign}" for where in _WHERE for sign in SIGNS_OF[tile])
        for tile in ("nerves", "weakness")
    },
    "swelling": ("swelling_new", "swelling_where", "swelling", "swelling_change"),
}
# What else a tile writes; once it is unticked, none of it stays that only it can have said.
_OF_TILE = {
    "weakness": ("checks.giving_way", "checks.sudden_weakness"),
    "saddle": (*(f"checks.{check}" for check in SADDLE), "checks.sexual"),
    "fever": ("checks.fever", "checks.unwell"),
    "fall": ("checks.trauma_major", "checks.trauma_minor"),
    "chest": ("checks.chest", "checks.collapse"),
}


def entry_from(
    answers: Answers,
    id_: str,
    at: datetime,
    written_at: datetime | None,
    earlier: Entry | None = None,
    circumstances: Circumstances = NOTHING_KNOWN,
    *,
    asked: bool = True,
) -> Entry:
    """The entry that the answers make. `earlier` is the version that is being changed.

    What the form left as it found it stays as it was in `earlier`, to the letter. The
    circumstances are those in which the form was filled. `asked`: Save asked once more for what is
    open; an answer that is added to a saved entry asks for nothing.
    """
    if earlier is None:
        written = written_fields(answers, circumstances)
        return with_fields(Entry(id=id_, at=at, written_at=written_at), written)
    before = answers_of(earlier, circumstances)
    open_rows = still_open(answers, circumstances, before) if asked else ()
    blanks = Blanks(frozenset(row.key for row in open_rows))
    written = written_fields(answers, circumstances, blanks)
    found = written_fields(before, circumstances, Blanks(frozenset()))
    kept = replace(earlier, id=id_, at=at, written_at=written_at)
    unticked = [tile for tile in before.ticked if tile not in answers.ticked]
    changed = {
        path: written.get(path)
        for tile in unticked
        for path in (*_TOGETHER.get(tile, ()), *_OF_TILE.get(tile, ()))
    }
    return with_fields(kept, changed | _changes(written, found, earlier))


def _changes(written: Fields, found: Fields, earlier: Entry) -> Fields:
    """The fields that the patient changed."""
    grouped = {path: group for group in _TOGETHER.values() for path in group}
    changed: Fields = {}
    for path in written.keys() | found.keys():
        group = grouped.get(path, (path,))
        if all(written.get(each) == found.get(each) for each in group):
            continue
        for each in group:
            same = written.get(each) == found.get(each)
            if not same or field_of(earlier, each) is None:
                changed[each] = written.get(each)
    return changed
