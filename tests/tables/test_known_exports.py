"""Exports of other programs: invented files of the shape that each of them writes."""

import json

import pytest

from ptdiary.diary import Entry, MedicineDose
from ptdiary.tables.decoding import grids
from ptdiary.tables.known import recognised
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.understanding import understand
from tests.clocks import NOW, computer_in
from tests.source import ROOT

FILES = ROOT / "tests" / "cases" / "tables" / "known"
EXPECTED = json.loads((FILES / "expected.json").read_text("utf-8"))


def read(name, **choices):
    (only,) = grids((FILES / name).read_bytes())
    with computer_in("UTC"):
        return understand(only, TableChoices(**choices), NOW)


def said(entry, told):
    """The time of an entry, as exactly as it is told."""
    if entry.time_unknown:
        return str(entry.at.date())
    return entry.at.isoformat(" ", "minutes")[: len(told)]


def hold(reading, rows):
    found = [row.record for row in reading.rows if isinstance(row.record, Entry)]
    assert len(found) == len(rows)
    for entry, (at, soreness, note) in zip(found, rows, strict=True):
        assert (said(entry, at), entry.soreness, entry.note) == (at, soreness, note)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_is_recognised_and_read(name):
    told = EXPECTED[name]
    reading = read(name)
    assert reading.known == told["known"]
    assert [[ask.about, ask.column] for ask in reading.asks] == told.get("asks", [])
    assert [each.line for each in reading.left_out] == told.get("left_out", [])
    assert (reading.refused_rows, reading.refused) == ((), None)
    hold(reading, told["rows"])
    records = [row.record for row in reading.rows]
    entries = [each for each in records if isinstance(each, Entry)]
    doses = [each for each in records if isinstance(each, MedicineDose)]
    assert [[each.name, each.amount] for each in doses] == told.get("doses", [])
    assert [each.sleep_hours for each in entries if each.sleep_hours] == told.get("sleep_hours", [])
    assert [list(each.regions) for each in entries if each.regions] == told.get("regions", [])
    if "choices" in told:
        chosen = read(name, **{key: each if key != "scale" else tuple(each)
                               for key, each in told["choices"].items()})  # fmt: skip
        assert chosen.asks == ()
        hold(chosen, told["chosen"])


def test_every_file_is_expected():
    assert {each.name for each in FILES.iterdir()} == {*EXPECTED, "expected.json"}


def test_where_one_column_is_not_of_soreness_the_next_that_may_be_is_asked_about():
    reading = read("bearable.csv", columns={"Back pain": "note"})
    assert [(ask.about, ask.column) for ask in reading.asks] == [
        ("columns", "Mood"), ("hour", "Medication"),
    ]  # fmt: skip


def test_other_tables_are_of_no_known_program():
    assert recognised(("Date", "Time", "Pain"), [(2, ("2026-03-14", "8:00", "5"))]) is None
    assert recognised((), []) is None
