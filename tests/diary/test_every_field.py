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
from ptdiary.diary.questions import (
    NOTHING_KNOWN,
    ROWS,
    TILES,
    WEEKLY,
    Answers,
    Circumstances,
    KnownPlace,
    answers_of,
    entry_from,
)
from ptdiary.diary.questions.form import LIMBS
from ptdiary.diary.questions.writing import written_fields
from ptdiary.store.exchange.csv import csv_files
from ptdiary.words import entries, entry_rows, page_entries
from ptdiary.words.dates import Times
from tests.diary.questions.stages import leaves

AT = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
LATER = AT + timedelta(hours=9)
TIMES = Times()

# Every field of an entry by its path, as `checks.fever` and `nerve_signs.weakness.left`.


def _paths(kind, before=""):
    for each in limits_of(kind):
        path = f"{before}{each.attribute}"
        if isinstance(each.limit, Record):
            yield from _paths(each.limit.kind, f"{path}.")
        else:
            yield path, each.limit


PATHS = dict(_paths(Entry))


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
        entries.saved_heading(entry, LATER, TIMES),
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
    "time_unknown": "read from a table of somebody else's; the form has a time",
    "left_out": "said on the Diary page, of an entry that is saved already",
}
NOT_SAID = {
    "id": "it says nothing to a reader",
}
NOT_PRINTED = {
    "id": "it says nothing to a reader",
    "private_note": "it is never printed",
}
NOT_IN_TABLE = {"private_note": "tables are passed on; the lossless copy is the document"}


def holds_by_name(shown, reasons):
    """Every field is shown or excused, and no excuse is out of date."""
    missing = {path for path in PATHS if not shown(path)}
    assert missing == set(reasons), (
        f"neither there nor excused: {sorted(missing - set(reasons))};"
        f" excused but there: {sorted(set(reasons) - missing)}"
    )
    assert all(reasons.values())


def test_every_field_is_asked():
    entries = [entry_from(form, "e", AT, AT, None, around) for form in FORMS for around in AROUND]
    asked = {path for entry in entries for path in leaves(entry)}
    holds_by_name(asked.__contains__, NOT_ASKED)


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
IN_FULL = replace(FULL, **dict.fromkeys(
    ("travels_known", "sharp_known", "nerves_known", "weakness_known", "swelling_known")
))  # fmt: skip
ONE_SIDE = tuple(
    KnownPlace(sign, limb, "one_side")
    for sign in ("pain", "numbness", "tingling", "weakness")
    for limb in ("leg", "arm")
)
KNOWN = Circumstances(
    known=(*ONE_SIDE, KnownPlace("pain", "leg", "left", "thigh"), KnownPlace("sharp"),
           KnownPlace("swelling")),
    exercises=("zebra",), fragile_open=("age_65",), dark_urine_may=True, flare_on=True,
)  # fmt: skip
AROUND = (NOTHING_KNOWN, KNOWN)
UNTICKED = {"ticked": (), "none": None, "hidden": (), "weekly": (), "weekly_none": None,
            "weekly_hidden": ()}  # fmt: skip
FORMS = (
    Answers(none=True),
    Answers(weekly_none=True),
    Answers(soreness=9),
    replace(FULL, none=None, hidden=(), weekly=WEEKLY, weekly_none=None),
    replace(IN_FULL, **UNTICKED | {"weekly": WEEKLY}),
    replace(IN_FULL, **UNTICKED | {"soreness": 9, "with_this": ("none",), "flare": "yes"}),
    *(
        replace(form, **UNTICKED | {"ticked": (tile,)})
        for form in (FULL, IN_FULL)
        for tile in TILES
    ),
    *(Answers(ticked=(tile,)) for tile in TILES),
    *(
        replace(IN_FULL, **UNTICKED | {
            "ticked": ("travels", "nerves", "weakness"), "pain_where": (where,),
            "nerve_where": (where,), "weak_where": (where,), "nerve_change": change,
            "pain_change": change, "weak_change": change, "travels_known": "elsewhere",
        })
        for where in (*LIMBS, "unsure") for change in ("new", "same")
    ),
    Answers(ticked=("fall",), fall="small"),
    Answers(weekly=WEEKLY),
    Answers(home_exercises="some", skipped_why=("pain",)),
)  # fmt: skip
_OF_THE_PROFILE = "written to the profile"
_OF_THE_SESSION = "written to the exercise of the last session"
NOT_IN_ENTRY = {
    "question": "a record of its own, `Question`",
    "pain_exercise": _OF_THE_SESSION,
    "pain_stopped": _OF_THE_SESSION,
    "sharp_exercise": _OF_THE_SESSION,
    "sharp_stopped": _OF_THE_SESSION,
    "fragile": _OF_THE_PROFILE,
    "cancer_history": _OF_THE_PROFILE,
    "usual_soreness": _OF_THE_PROFILE,
    "last_session": "opens the form of a session",
}


def changes(name, limit):
    """Whether some value of a field of the form makes another entry."""
    empty = () if isinstance(limit, Many) else None
    return any(
        written_fields(replace(form, **{name: value}), around)
        != written_fields(replace(form, **{name: empty}), around)
        for form in FORMS
        for around in AROUND
        for value in values(limit)
    )


def test_every_answer_reaches_the_entry():
    every = limits_of(Answers)
    lost = {each.attribute for each in every if not changes(each.attribute, each.limit)}
    assert lost == set(NOT_IN_ENTRY), f"not written: {sorted(lost - set(NOT_IN_ENTRY))}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("around", AROUND)
def test_an_entry_opened_and_saved_stays_the_same(form, around):
    entry = entry_from(form, "e", AT, AT, None, around)
    assert entry_from(answers_of(entry, around), "e", AT, AT, entry, around) == entry


NO_ROW = {
    "soreness": "the scale of the form",
    "ticked": "the tiles themselves",
    "none": "the tile *None of these*",
    "hidden": "read from an entry: which tiles its *None* was not about",
    "weekly_none": "a chip of the weekly list",
    "weekly_hidden": "read from an entry, as `hidden`",
    "sudden_onset": "a chip of *What is it like?*",
}


def test_every_answer_has_a_row():
    asked = {row.of for row in ROWS}
    assert not asked & set(NO_ROW)
    assert asked | set(NO_ROW) == {each.name for each in fields(Answers)}
