"""Every field of an entry is asked, said, printed and exported, or a reason says why not.

And every answer of the form reaches an entry. A field that somebody adds fails here by its name
until it is everywhere, or its reason stands below.
"""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry, NerveSigns, Sides
from ptdiary.diary.limits import Choice, Flag, Many, Moment, Number, Record, Text, Whole, limits_of
from ptdiary.diary.questions import TILES, WIDER, Answers, answers_of, entry_from
from ptdiary.diary.questions.writing import written_fields
from ptdiary.store.exchange.csv import csv_files
from ptdiary.ui.today import rows, signs
from ptdiary.words import entries, entry_rows, page_entries
from ptdiary.words.dates import Times

AT = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
LATER = AT + timedelta(hours=9)
TIMES = Times()

# Every field of an entry by its path, as `checks.fever` and `nerve_signs.weakness.left`.


def _paths(kind, before="", newest=2):
    for each in limits_of(kind):
        path = f"{before}{each.attribute}"
        if each.since > newest:
            continue
        if isinstance(each.limit, Record):
            yield from _paths(each.limit.kind, f"{path}.", newest)
        else:
            yield path, each.limit


PATHS = dict(_paths(Entry))
ASKED = dict(_paths(Entry, newest=1))  # the questions of version 2 are yet to be asked


def values(limit):  # noqa: PLR0911 one case for each kind of limit
    """Some values that a field may hold, none of them empty."""
    match limit:
        case Whole(low, high):
            return (high, low)
        case Number():
            return (7.0,)
        case Text():
            return ("zebra",)
        case Choice(options):
            return options
        case Flag():
            return (True,)
        case Moment():
            return (LATER,)
        case Many(of):
            return (tuple(values(of)), *((value,) for value in values(of)))


def with_value(record, path, value):
    """The record with one field changed; a record inside it that is not there is begun."""
    name, _, inner = path.partition(".")
    if inner:
        kinds = {each.attribute: each.limit for each in limits_of(type(record))}
        value = with_value(getattr(record, name) or kinds[name].kind(), inner, value)
    return replace(record, **{name: value})


ORDINARY = Entry(id="e", at=AT, written_at=AT, soreness=4, fatigue=3, swelling_new="yes")
NUMB = replace(ORDINARY, nerve_signs=NerveSigns(numbness=Sides(left="new")), checks=Checks())


def shown_by(said, path):
    """Whether `said` of an entry becomes another where the field has another value."""
    limit = PATHS[path]
    return any(
        said(with_value(base, path, value)) != said(base)
        for base in (ORDINARY, NUMB)
        for value in values(limit)
    )


def on_screen(entry):
    """All that the Diary page and the rows of Today say of an entry."""
    answers = answers_of(entry)
    folds = [entry_rows.row_state(row, answers) for row in entry_rows.ROWS]
    return (
        entries.described(entry, LATER, TIMES),
        entries.entry_heading(entry, LATER, TIMES),
        *folds,
    )


def on_paper(entry):
    """A line of the long form."""
    return (
        page_entries.when(entry, LATER, TIMES),
        page_entries.score(entry),
        page_entries.signs(entry),
        page_entries.more(entry, TIMES),
    )


def in_table(entry):
    """A line of the table that a spreadsheet opens."""
    return csv_files(Diary(entries=(entry,)))["entries.csv"]


_OF_THE_RECORD = "which entry it is, and when: no answer"
NOT_ASKED = {
    "id": _OF_THE_RECORD,
    "at": _OF_THE_RECORD,
    "written_at": _OF_THE_RECORD,
    "left_out": "said on the Diary page, of an entry that is saved already",
}
NOT_SAID = {
    "id": "it says nothing to a reader",
    "written_at": "the list of the Diary page says so where it is hours later (`diary.page`)",
}
NOT_PRINTED = {
    "id": "it says nothing to a reader",
    "private_note": "it is never printed",
}
NOT_IN_TABLE = {"private_note": "tables are passed on; the lossless copy is the document"}


def holds_by_name(shown, reasons, paths=PATHS):
    """Every field is shown or excused, and no excuse is out of date."""
    missing = {path for path in paths if not shown(path)}
    assert missing == set(reasons), (
        f"neither there nor excused: {sorted(missing - set(reasons))};"
        f" excused but there: {sorted(set(reasons) - missing)}"
    )
    assert all(reasons.values())


def test_every_field_is_asked():
    asked = {path for form in FORMS for path in written_fields(form)}
    holds_by_name(asked.__contains__, NOT_ASKED, ASKED)


def test_every_field_is_said_on_the_screen():
    holds_by_name(lambda path: shown_by(on_screen, path), NOT_SAID)


def test_every_field_is_printed():
    holds_by_name(lambda path: shown_by(on_paper, path), NOT_PRINTED)


def test_every_field_is_in_the_table():
    holds_by_name(lambda path: shown_by(in_table, path), NOT_IN_TABLE)


# The other way: what the form holds.


def _filled():
    """A form with something in each of its fields."""
    return Answers(**{each.attribute: values(each.limit)[0] for each in limits_of(Answers)})


FULL = _filled()
FORMS = (
    FULL,
    Answers(none=True),
    Answers(wider_none=True),
    replace(FULL, none=None, hidden=(), ticked=TILES, wider=WIDER, wider_unsure=()),
    *(replace(FULL, ticked=(tile,), hidden=(), none=None) for tile in TILES),
    *(Answers(ticked=(tile,)) for tile in TILES),
    Answers(ticked=("travels",), leg="left"),
    Answers(wider=WIDER),
)
NOT_IN_ENTRY = {
    "question": "a record of its own, `Question`",
    "during_exercise": "written to the exercise of the last session",
    "exercise": "written to the exercise of the last session",
}


def changes(name, limit):
    """Whether some value of a field of the form makes another entry."""
    return any(
        entry_from(replace(form, **{name: value}), "e", AT, AT)
        != entry_from(replace(form, **{name: () if isinstance(limit, Many) else None}), "e", AT, AT)
        for form in FORMS
        for value in values(limit)
    )


def test_every_answer_reaches_the_entry():
    every = limits_of(Answers)
    lost = {each.attribute for each in every if not changes(each.attribute, each.limit)}
    assert lost == set(NOT_IN_ENTRY), f"not written: {sorted(lost - set(NOT_IN_ENTRY))}"


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_reads_as_the_answers_that_wrote_it(form):
    entry = entry_from(form, "e", AT, AT)
    assert entry_from(answers_of(entry), "e", AT, AT) == entry


ASKED_OTHERWISE = {
    "soreness": "the scale of the form",
    "ticked": "the tiles themselves",
    "none": "the tile *None of these*",
    "hidden": "read from an entry: which tiles its *None* was not about",
    "regions": "the body map",
    "wider": "the wider list after saving",
    "wider_unsure": "the wider list after saving",
    "wider_none": "the wider list after saving",
    "wider_hidden": "read from an entry, as `hidden`",
    "sexual_declined": "the wider list after saving",
}


def test_every_answer_has_a_control():
    asked = {each.key for table in (rows._ASKED, signs._QUESTIONS) for part in table.values()
             for each in part}  # fmt: skip
    asked |= {field for part in rows._WRITTEN.values() for field, *_ in part}
    assert not asked & set(ASKED_OTHERWISE)
    assert asked | set(ASKED_OTHERWISE) == {each.name for each in fields(Answers)}
