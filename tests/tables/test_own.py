"""The diary's own tables come back whole, from CSV files and from the workbook."""

import re
from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest
from hypothesis import given, settings

from ptdiary.diary import Diary, Entry, Session, Spread
from ptdiary.diary.entry import LegPain, LegPains
from ptdiary.diary.fields import DocumentError
from ptdiary.paths import resource_text
from ptdiary.report.workbook import workbook
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store.exchange.csv import csv_files
from ptdiary.tables.decoding import grids
from ptdiary.tables.grid import Grid, TableLine
from ptdiary.tables.own import NAMES, is_own, own_table, own_tables, read_own
from ptdiary.words.dates import Times
from tests.clocks import NOW
from tests.diaries import random_document
from tests.records import diaries
from tests.tables.stranger import stranger

BOOK = read_rulebook(resource_text("rules/rules.json"))


def tables_of(diary):
    return {
        name.removesuffix(".csv"): grids(content)[0] for name, content in csv_files(diary).items()
    }


def words_of(value, change):
    """A record with each of its texts changed; private notes, which no table holds, left out."""
    if isinstance(value, Entry):
        value = replace(value, private_note=None)
    if is_dataclass(value):
        told = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: words_of(each, change) for name, each in told.items()})
    if isinstance(value, tuple):
        return tuple(words_of(each, change) for each in value)
    return change(value) if isinstance(value, str) else value


def held(value):
    """What the tables hold of a diary: words are parted at each semicolon."""
    if isinstance(value, tuple) and value and all(isinstance(each, str) for each in value):
        parts = (part.strip() for each in value for part in each.split(";"))
        return tuple(part for part in parts if part)
    if isinstance(value, Entry):
        value = replace(value, private_note=None)
    if is_dataclass(value):
        told = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: held(each) for name, each in told.items()})
    return tuple(map(held, value)) if isinstance(value, tuple) else value


def kept_by_tables(text):
    """A text without what no table holds: semicolons, blanks at its ends, and that it is empty."""
    return re.sub(r"^\s+|\s+$", "_", text.replace(";", ",")) or "none"


@pytest.mark.parametrize("seed", range(25))
def test_a_diary_comes_back_from_its_csv_files(seed):
    document = random_document(Random(seed))
    tables = tables_of(document.diary)
    assert set(tables) == set(NAMES)
    assert all(is_own(name, grid) for name, grid in tables.items())
    assert read_own(tables, document.exported_at).diary == held(document.diary)


@pytest.mark.parametrize("seed", range(6))
def test_a_diary_comes_back_from_its_workbook(seed):
    document = random_document(Random(seed))
    content = workbook(document.diary, BOOK, document.exported_at, Times())
    tables = own_tables(grids(content))
    assert set(tables) == set(NAMES)
    assert read_own(tables, document.exported_at).diary == held(document.diary)


def test_a_place_that_is_told_without_an_answer_comes_back():
    spread = (Spread(), Spread(leg=LegPains()), Spread(leg=LegPains(right=LegPain())))
    for number, told in enumerate(spread):
        diary = Diary(entries=(Entry(id=f"e{number}", at=NOW, spread=told),))
        (entry,) = read_own(tables_of(diary), NOW).diary.entries
        assert entry.spread is not None
        assert (entry.spread.leg is None) == (number < 2)
        assert number < 2 or entry.spread == told


@settings(max_examples=50)
@given(diary=diaries())
def test_any_diary_comes_back_but_for_what_no_table_holds(diary):
    diary = words_of(diary, kept_by_tables)
    assert read_own(tables_of(diary), NOW).diary == diary


def grid(*lines, name=""):
    return Grid(
        lines=tuple(TableLine(number, cells) for number, cells in enumerate(lines, start=1)),
        name=name,
    )


def refusal(**tables):
    with pytest.raises(DocumentError) as refused:
        read_own(tables, NOW)
    return str(refused.value)


SESSIONS = grid(("id", "ended_at", "effort"), ("s1", "2026-11-20T10:00:00+00:00", "4"))


def test_a_fault_is_told_by_its_file_line_and_column():
    entries = grid(
        ("at", "id", "checks_fever", "soreness"),
        ("2026-11-20T10:00:00+00:00", "e1", "no", "4"),
        ("2026-11-20T11:00:00+00:00", "e2", "maybe", "4"),
    )
    assert refusal(entries=entries).startswith("entries.csv, line 3, checks_fever: 'maybe' is not")
    sheet = replace(entries, name="entries")
    assert refusal(entries=sheet).startswith("entries, line 3, checks_fever: ")
    late = grid(("id", "ended_at", "effort"), ("s1", "2026-11-20T10:00:00+00:00", "11"))
    assert refusal(sessions=late) == "sessions.csv, line 2, effort: 11 is not between 0 and 10"
    missing = grid(("id", "effort"), ("s1", "3"))
    assert refusal(sessions=missing) == "sessions.csv, line 2, ended_at: is missing"
    twice = grid(*(line.cells for line in SESSIONS.lines), SESSIONS.lines[1].cells)
    assert "stands there twice" in refusal(sessions=twice)
    backwards = grid(
        ("id", "started_at", "ended_at"),
        ("s1", "2026-11-20T10:00:00+00:00", "2026-11-20T09:00:00+00:00"),
    )
    assert refusal(sessions=backwards) == "sessions.csv, line 2: ends before it starts"


def test_a_fault_in_a_list_of_another_record_is_told_by_its_own_line():
    exercises = grid(("session_id", "name", "hurt"), ("s1", "Bridge", "3"), ("s1", "Squat", "12"))
    said = refusal(sessions=SESSIONS, exercises=exercises)
    assert said == "exercises.csv, line 3, hurt: 12 is not between 0 and 10"
    stray = grid(("session_id", "name"), ("s2", "Bridge"))
    said = refusal(sessions=SESSIONS, exercises=stray)
    assert said == "exercises.csv, line 2, session_id: 's2' is no id of sessions"
    known = grid(("sign", "nights"), ("numbness", "9"))
    assert refusal(known=known) == "known.csv, line 2, nights: 9 is not between 0 and 7"
    words = grid(("id", "ended_at", "components"), ("s1", "2026-11-20T10:00:00+00:00", "a; b"))
    assert refusal(sessions=words).startswith("sessions.csv, line 2, components: 'a' is not one")


def test_a_column_or_table_that_is_none_of_ours_is_told():
    assert "line 1, 'mood'" in refusal(entries=grid(("id", "at", "mood")))
    assert "stands there twice" in refusal(entries=grid(("id", "at", "at")))
    assert refusal(moods=grid(("id",))) == "moods: is not a table of PT Diary"
    longer = grid(("id", "at"), ("e1", "2026-11-20T10:00:00+00:00", "4"))
    assert refusal(entries=longer) == "entries.csv, line 2: has 3 cells, and the heading has 2"
    two = grid(("name", "birth_year"), ("Maria", "1950"), ("Otto", "1949"))
    assert refusal(profile=two) == "profile.csv, line 3: is a second profile"


def test_what_a_spreadsheet_makes_of_answers_is_read():
    entries = grid(
        ("date", "time", "at", "id", "sleep_hours", "soreness", "pain_relief", "note"),
        ("20.11.2026", "x", "2026-11-20T10:00:00+00:00", "e1", "7,5", 4.0, "yes", "'=1"),
        ("", "", "2026-11-20T11:00:00+00:00", 7, 7.5, "٤", "no", 5),
    )
    first, second = read_own({"entries": entries}, NOW).diary.entries
    assert (first.sleep_hours, first.soreness, first.note) == (7.5, 4, "=1")
    assert (second.id, second.sleep_hours, second.soreness, second.note) == ("7", 7.5, 4, "5")
    exercises = grid(
        ("session_id", "name", "new"), ("s1", "Bridge", "TRUE"), ("s1", "Squat", False)
    )
    read = read_own({"sessions": SESSIONS, "exercises": exercises}, NOW).diary
    assert [each.new for each in read.sessions[0].exercises] == [True, False]


def test_a_workbook_of_somebody_else_is_none_of_ours():
    assert own_tables(grids(stranger("workbook", days=30).content)) == {}
    sheets = [grid(("id", "mood"), name=name) for name in ("profile", "entries", "sessions")]
    assert own_tables(sheets) == {}
    assert not is_own("entries", grid(("Datum", "Schmerz")))
    assert not is_own("diary", SESSIONS)


def test_each_table_is_known_by_itself_but_for_that_of_entries():
    own = tables_of(random_document(Random(3)).diary)
    assert {name: own_table(grid) for name, grid in own.items()} == {
        name: "" if name == "entries" else name for name in NAMES
    }


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("id,ended_at,effort", "sessions"), ("ID, Date ,time,ended_at,note", "sessions"),
        ("session_id,name,minutes", "exercises"), ("id,date,time,name,amount", "medicine_doses"),
        ("id,at,note", ""), ("date,time,effort", ""), ("date,time,note", ""), (",name,minutes", ""),
        ("id,ended_at,effort,mood", ""),
    ],
)  # fmt: skip
def test_a_table_is_known_by_its_id_and_columns_of_no_other(heading, name):
    assert own_table(Grid(lines=(TableLine(1, tuple(heading.split(","))),))) == name


def test_how_far_it_is_is_told_by_records():
    diary = Diary(sessions=tuple(Session(id=f"s{n}", ended_at=NOW) for n in range(300)))
    told = []
    read_own(tables_of(diary), NOW, lambda done, of: told.append((done, of)))
    assert told[0] == (0, 300)
    assert told[-1] == (300, 300)
