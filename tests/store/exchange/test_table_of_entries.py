"""`entries.csv`, and any table with its columns, read and put into a diary."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import (
    ArmPain,
    ArmPains,
    Entry,
    LegPain,
    LegPains,
    Spread,
)
from ptdiary.store.exchange.csv import csv_files
from ptdiary.store.exchange.document import Merged
from ptdiary.store.exchange.table import import_into, import_rows
from ptdiary.tables.decoding import grids
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.understanding import understand
from tests.clocks import LONDON, NEW_YORK, NOW, computer_in
from tests.diaries import random_diary
from tests.records import records
from tests.store.exchange.test_csv import FULL, rows_of


def entries_of(*entries):
    return csv_files(Diary(entries=entries))["entries.csv"]


def read(content, at=NOW, zone=UTC):
    (grid,) = grids(content)
    reading = understand(grid, TableChoices(), at, zone)
    assert (reading.asks, reading.refused, reading.refused_rows) == ((), None, ())
    return reading.rows


def imported(store, table, at=NOW, zone=UTC):
    content = table.encode() if isinstance(table, str) else table
    return import_rows(store, read(content, at, zone)).merged


FORMULAS = [
    "=HYPERLINK(1)",
    "+1", "-2 better", "@SUM(A1)", "\tx", "  =1", "\n=1", "\uff1d1", "\uff20x", "'=1",
    "''+2", " -3", "\u200b=1", "\u202e\u00a0@x", "\ufeff\u00ad-1",
]  # fmt: skip

SCRIPTS = {"arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6,
           "thai": 0xE50, "wide": 0xFF10}  # fmt: skip


SPREADS = [
    None, Spread(), Spread(leg=LegPains(left=LegPain())),
    Spread(leg=LegPains(one_side=LegPain(reach="thigh")), arm=ArmPains(right=ArmPain())),
    Spread(arm=ArmPains(left=ArmPain(change="less"))),
]  # fmt: skip


MADRID = ZoneInfo("Europe/Madrid")


def test_an_hour_that_is_not_known_is_no_hour_in_a_table(store):
    entry = Entry(id="e", at=NOW, soreness=4, time_unknown=True)
    content = entries_of(entry)
    (row,) = rows_of(content)
    assert (row["date"], row["time"], row["time_unknown"]) == ("2026-11-21", "", "true")
    imported(store, content)
    assert store.read().entries == (entry,)


@given(entry=records(Entry))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_its_own_table_changes_nothing_in_any_entry(entry, store):
    with store.rehearsing() as change:
        kept = change.keep(entry)
        found = import_into(change, read(entries_of(kept)))
        assert found.merged == Merged(same=1)
        assert [each.record for each in change.versions(Entry)] == [kept]


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("before", SPREADS)
def test_where_pain_goes_can_be_told_in_a_table(store, before, spread):
    store.keep(replace(FULL, spread=before))
    imported(store, entries_of(replace(FULL, spread=spread)))
    assert store.read().entries == (replace(FULL, spread=spread),)


def test_the_exact_time_counts_where_the_day_and_hour_are_there_too(store):
    text = (
        "date,time,at,soreness\n2026-07-01,9:30,2026-07-02T10:15:30+02:00,1\n2026-07-03,8:00,,2\n"
    )
    assert imported(store, text) == Merged(added=2)
    assert [each.at.isoformat() for each in store.read().entries] == [
        "2026-07-02T10:15:30+02:00", "2026-07-03T08:00:00+00:00",
    ]  # fmt: skip


@pytest.mark.parametrize("note", FORMULAS)
def test_a_note_that_looks_like_a_formula_is_guarded_and_comes_back(store, note):
    content = entries_of(Entry(id="e", at=NOW, note=note))
    assert rows_of(content)[0]["note"] == f"'{note}"
    imported(store, content)
    assert store.read().entries[0].note == note


@pytest.mark.parametrize("note", ["plain", "'quoted'", "4 - 2", "a=b", "'tis better"])
def test_other_notes_stay_as_they_are(store, note):
    content = entries_of(Entry(id="e", at=NOW, note=note))
    assert rows_of(content)[0]["note"] == note
    imported(store, content)
    assert store.read().entries[0].note == note


def test_what_was_exported_comes_back_in_an_empty_diary(store):
    plain = replace(FULL, worse_with=("sitting", "cold"), private_note=None)
    content = entries_of(plain)
    assert imported(store, content) == Merged(added=1)
    assert store.read().entries == (plain,)


def test_entries_of_random_diaries_come_back_in_their_own_diary_unchanged(store):
    for seed in range(8):
        diary = random_diary(Random(seed))
        if not diary.entries:
            continue
        store.keep(*diary.entries)
        now = max(each.at for each in diary.entries)
        found = imported(store, entries_of(*diary.entries), now)
        assert found == Merged(same=len(diary.entries))


def test_importing_its_own_table_loses_nothing_that_a_table_cannot_say(store):
    store.keep(FULL)
    content = entries_of(*store.read().entries)
    assert imported(store, content) == Merged(same=1)
    assert store.read().entries == (FULL,)
    changed = content.replace(b",4,", b",5,", 1)
    assert imported(store, changed) == Merged(changed=1)
    assert store.read().entries == (replace(FULL, soreness=5),)
    assert store.history(Entry, "e1")[0].record == FULL


def test_a_simple_table_of_dates_and_times(store):
    text = "date,time,soreness,note\n2026-07-01,9:30,4,stiff\n2026-10-30,21:00,2,\n"
    assert imported(store, text, zone=MADRID) == Merged(added=2)
    first, second = store.read().entries
    assert first.at.isoformat() == "2026-07-01T09:30:00+02:00"
    assert (first.soreness, first.note) == (4, "stiff")
    assert second.at.isoformat() == "2026-10-30T21:00:00+01:00"
    assert (second.soreness, second.note) == (2, None)


def test_a_simple_table_twice_changes_nothing_and_a_corrected_one_corrects(store):
    text = "at,soreness\n2026-07-01 09:30,4\n2026-07-01 09:30,6\n2026-07-02 09:30,1\n"
    assert imported(store, text) == Merged(added=3)
    assert imported(store, text) == Merged(same=3)
    assert imported(store, text.replace(",6", ",7")) == Merged(same=2, changed=1)
    assert sorted(each.soreness for each in store.read().entries) == [1, 4, 7]


@pytest.mark.parametrize(
    ("zone", "typed", "kept"),
    [
        ("UTC", "2026-07-01 09:30", "2026-07-01T09:30:00+00:00"),
        (LONDON, "2026-07-01 09:30", "2026-07-01T09:30:00+01:00"),
        (NEW_YORK, "2026-07-01 09:30", "2026-07-01T09:30:00-04:00"),
        # clocks went forward and left this hour out
        (LONDON, "2026-03-29 01:30", "2026-03-29T01:30:00+00:30"),
        (NEW_YORK, "2026-03-08 02:30", "2026-03-08T02:30:00-04:30"),
    ],
)
def test_the_computers_own_zone_is_used_where_none_is_named(store, zone, typed, kept):
    with computer_in(zone):
        imported(store, f"at,soreness\n{typed},4\n", zone=None)
    assert store.read().entries[0].at.isoformat() == kept


@pytest.mark.parametrize("zero", SCRIPTS.values(), ids=SCRIPTS)
def test_the_digits_of_every_script_are_numbers_and_times(store, zero):
    def spelled(text):
        return text.translate({48 + n: chr(zero + n) for n in range(10)})

    rows = "date,time,soreness,sleep_hours,note\n"
    rows += ",".join((spelled("2026-07-01"), spelled("9:30"), spelled("10"), spelled("7.5")))
    imported(store, f"{rows},{spelled('3 pills')}\n")
    (entry,) = store.read().entries
    assert entry.at.isoformat() == "2026-07-01T09:30:00+00:00"
    assert (entry.soreness, entry.sleep_hours) == (10, 7.5)
    assert entry.note == spelled("3 pills")  # as it was written


def test_an_empty_cell_of_somebody_elses_table_takes_nothing_away(store):
    """The next, longer table of the same program: what was added here since stays."""
    text = "date,time,soreness,note\n2026-07-01,9:30,4,\n"
    imported(store, text)
    (entry,) = store.read().entries
    store.keep(replace(entry, note="after the stairs"))
    assert imported(store, text + "2026-07-02,9:30,3,\n") == Merged(added=1, same=1)
    assert store.read().entries[0].note == "after the stairs"


def test_a_table_brings_a_removed_entry_back(store):
    store.keep(FULL)
    content = entries_of(*store.read().entries)
    store.remove(Entry, "e1")
    assert imported(store, content) == Merged(added=1)
    assert store.read().entries == (FULL,)


def test_an_offset_is_kept(store):
    island = timezone(timedelta(hours=-3, minutes=-30))
    there = Entry(id="e", at=NOW.astimezone(island))
    imported(store, entries_of(there))
    assert store.read().entries[0].at.isoformat() == "2026-11-21T08:30:00-03:30"


def test_a_column_that_a_table_leaves_out_is_left_as_it_is(store):
    store.keep(FULL)
    imported(store, "id,at,soreness\ne1,2026-11-21T12:00:00+00:00,9\n")
    assert store.read().entries == (replace(FULL, soreness=9),)


def test_an_emptied_cell_takes_the_answer_back(store):
    store.keep(FULL)
    imported(store, "id,at,soreness\ne1,2026-11-21T12:00:00+00:00,\n")
    assert store.read().entries == (replace(FULL, soreness=None),)
