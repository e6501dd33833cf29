"""Saving: an entry from the answers, new or changed, and what else they write."""

from dataclasses import replace
from datetime import datetime

from ptdiary.diary.entry import Entry
from ptdiary.diary.questions.checks import Blanks
from ptdiary.diary.questions.circumstances import NOTHING_KNOWN, SIGNS_OF, Circumstances
from ptdiary.diary.questions.form import Answers
from ptdiary.diary.questions.reading import answers_of
from ptdiary.diary.questions.shown import still_open
from ptdiary.diary.questions.writing import Fields, field_of, with_fields, written_fields

_WHERE = ("leg_signs", "arm_signs", "face_signs", "nerve_signs")
# Fields that one question writes together: where one of them changes, all are written anew.
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("travels", "spread"),
    *(
        tuple(f"{where}.{sign}" for where in _WHERE for sign in SIGNS_OF[tile])
        for tile in ("nerves", "weakness")
    ),
    ("swelling_new", "swelling_where", "swelling", "swelling_change"),
)


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
    return with_fields(kept, _changes(written, found, earlier))


def _changes(written: Fields, found: Fields, earlier: Entry) -> Fields:
    """The fields that the patient changed."""
    grouped = {path: group for group in TOGETHER for path in group}
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
