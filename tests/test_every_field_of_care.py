"""Every field of sessions, plan, appointments, questions and medicines is wherever it belongs.

In the Diary page, found by its search, on the page for the therapist and in the tables; or a reason
below says why not. A field that somebody adds fails here by its name.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ptdiary.diary import (
    Appointment,
    Diary,
    Entry,
    Exercise,
    Hold,
    MedicineDose,
    PlannedExercise,
    Question,
    Session,
)
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
from ptdiary.diary.search import words_in
from ptdiary.report.text import page_text
from ptdiary.review.index import index_of
from ptdiary.review.review import review_at
from ptdiary.store.exchange.csv import csv_files
from ptdiary.ui.diary.lines import DayTelling, Filter, wanted_of
from ptdiary.ui.keeper import View
from ptdiary.words.dates import Times
from tests.report.pages import BOOK, page_of

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
DAY = timedelta(days=1)
TIMES = Times()

EXERCISE = Exercise(name="Bridges", plan_id="bridges", sets=2, repetitions=8, load="5 kg",
                    minutes=4, done="part", soreness_before=2)  # fmt: skip
HOLD = Hold(since=NOW - 9 * DAY, reason="leg", ended_at=NOW - 3 * DAY, said="half")
DIARY = Diary(
    entries=(Entry(id="e", at=NOW - 10 * DAY, soreness=3), Entry(id="f", at=NOW, soreness=2)),
    sessions=(
        Session(id="s", ended_at=NOW - 2 * DAY, setting="home", exercises=(EXERCISE,)),
        Session(id="t", ended_at=NOW - 5 * DAY, setting="clinic"),
    ),
    plan=(
        PlannedExercise(id="bridges", name="Bridges", sets=2, status="active", holds=(HOLD,)),
        PlannedExercise(id="plank", name="Plank", status="on_hold", held_since=NOW - 6 * DAY),
    ),
    appointments=(
        Appointment(id="a", at=NOW - 4 * DAY, said="lift less"),
        Appointment(id="b", at=NOW + 3 * DAY),
    ),
    questions=(Question(id="q", text="kneel", written_at=NOW - 6 * DAY),),
    medicine_doses=(MedicineDose(id="m", at=NOW - 2 * DAY, name="ibuprofen"),),
)

# Where a record of each kind is in this diary, and how it is put back.
PLACES = {
    Session: (lambda diary: diary.find(Session, "s"), lambda diary, new: diary.keeping(new)),
    Exercise: (
        lambda diary: diary.find(Session, "s").exercises[0],
        lambda diary, new: diary.keeping(replace(diary.find(Session, "s"), exercises=(new,))),
    ),
    PlannedExercise: (
        lambda diary: diary.find(PlannedExercise, "bridges"),
        lambda diary, new: diary.keeping(new),
    ),
    Hold: (
        lambda diary: diary.find(PlannedExercise, "bridges").holds[0],
        lambda diary, new: diary.keeping(
            replace(diary.find(PlannedExercise, "bridges"), holds=(new,))
        ),
    ),
    Appointment: (
        lambda diary: diary.find(Appointment, "a"), lambda diary, new: diary.keeping(new)
    ),
    Question: (lambda diary: diary.find(Question, "q"), lambda diary, new: diary.keeping(new)),
    MedicineDose: (
        lambda diary: diary.find(MedicineDose, "m"), lambda diary, new: diary.keeping(new)
    ),
}  # fmt: skip


def paths():
    return [(kind, each.attribute) for kind in PLACES for each in limits_of(kind)]


def values(limit):  # noqa: PLR0911 one case for each kind of limit
    """Some values that a field may hold, none of them empty."""
    match limit:
        case Whole(low, high):
            return (min(high, 9), low)
        case Number():
            return (7.0,)
        case Text():
            return ("zebra",)
        case Choice(options):
            return options
        case Flag():
            return (True,)
        case Moment():
            return (NOW - timedelta(days=1, hours=3), NOW - 10 * DAY)
        case Day():
            return ((NOW - 8 * DAY).date(), (NOW - DAY).date())
        case Many(of):
            return tuple((value,) for value in values(of))
        case Record(kind):
            return (PLACES[kind][0](DIARY),)


def changed(path):
    """Diaries that differ from the whole one in this field alone."""
    kind, name = path
    take, put = PLACES[kind]
    limit = next(each.limit for each in limits_of(kind) if each.attribute == name)
    before = take(DIARY)
    for value in values(limit):
        try:
            new = replace(before, **{name: value})
        except ValueError:  # a session that would end before it starts
            continue
        if new != before:
            yield put(DIARY, new)
    if getattr(before, name) and not next(
        each.required for each in limits_of(kind) if each.attribute == name
    ):
        yield put(DIARY, replace(before, **{name: () if isinstance(limit, Many) else None}))


def view_of(diary):
    index = index_of(diary)
    return View(index=index, review=review_at(index, BOOK, NOW), now=NOW)


def lines_of(diary, wanted=Filter()):  # noqa: B008 a value
    view = view_of(diary)
    found = wanted_of(view, wanted, BOOK)
    telling = DayTelling(view=view, times=TIMES, warned={}, whole=True)
    return telling.lines(found, slice(0, 100))


def in_diary(diary):
    return [(each.day, each.clock, each.text) for each in lines_of(diary)]


def on_page(diary):
    return page_text(page_of(diary, NOW, first=(NOW - 14 * DAY).date()))


def in_tables(diary):
    return csv_files(diary)


_NO_WORDS = "says nothing to a reader"
NOT_IN_DIARY = {}
NOT_ON_PAGE = {}
NOT_IN_TABLES = {}
NOT_FOUND = {}


def holds_by_name(said, reasons):
    """Every field makes a difference or is excused, and no excuse is out of date."""
    before = said(DIARY)
    missing = {path for path in paths() if all(said(each) == before for each in changed(path))}
    missing = {f"{kind.__name__}.{name}" for kind, name in missing}
    assert missing == set(reasons), (
        f"neither there nor excused: {sorted(missing - set(reasons))};"
        f" excused but there: {sorted(set(reasons) - missing)}"
    )


def test_every_field_is_said_in_the_diary():
    holds_by_name(in_diary, NOT_IN_DIARY)


def test_every_field_is_on_the_page():
    holds_by_name(on_page, NOT_ON_PAGE)


def test_every_field_is_in_the_tables():
    holds_by_name(in_tables, NOT_IN_TABLES)


def test_all_that_was_written_is_found():
    lost = set()
    for kind, name in paths():
        limit = next(each.limit for each in limits_of(kind) if each.attribute == name)
        if isinstance(limit, Text) and not name.endswith("id"):
            with_word = [diary for diary in changed((kind, name)) if "zebra" in str(diary)]
            assert with_word
            wanted = Filter(words=words_in("ZEBRA"))
            if not any(lines_of(diary, wanted) for diary in with_word):
                lost.add(f"{kind.__name__}.{name}")
    assert lost == set(NOT_FOUND)
