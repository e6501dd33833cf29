"""The tables of the README are those of the bench, and do not depend on who works them out."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.bench import alarms, change, costs, outlook
from tests.bench.__main__ import BESIDE
from tests.bench.readme import README, TABLES, tables_in, written
from tests.bench.table import heading
from tests.systems import not_in_wine

ALL = [*alarms.tables(BESIDE), outlook.table(), costs.table(), change.table()]
NOTHING = {name: ("-",) * len(table.columns) for table in ALL for name in table.names}


def test_a_row_has_its_name_in_one_table():
    assert len(NOTHING) == sum(len(table.names) for table in ALL)


def test_the_readme_has_the_rows_and_columns_that_the_bench_writes():
    text = README.read_text(encoding="utf-8")
    found, anew = tables_in(text), tables_in(written(text, NOTHING))
    assert list(found) == list(TABLES)
    for name, lines in found.items():
        assert [first_cell(each) for each in lines] == [first_cell(each) for each in anew[name]]
        assert lines[:2] == anew[name][:2]


def first_cell(row):
    return row.split("|")[1]


@pytest.mark.parametrize("name", TABLES)
def test_a_column_of_the_readme_is_the_one_of_that_heading(name):
    table = TABLES[name]
    (columns,) = {each.columns for each in ALL if set(table.rows.values()) & set(each.names)}
    for shown, place in table.columns.items():
        assert shown.rpartition(": ")[2] in columns[place]


def test_what_was_not_worked_out_stays_as_it_is():
    text = README.read_text(encoding="utf-8")
    some = {name: cells for name, cells in NOTHING.items() if name in costs.ROWS}
    anew = tables_in(written(text, some))
    assert anew["compare"][2].endswith("| - |")
    assert {**anew, "compare": ()} == {**tables_in(text), "compare": ()}


@not_in_wine("processes that share a queue wait for each other for ever")
def test_a_table_is_the_same_in_one_process_and_in_two():
    table, wanted = outlook.table(), "low"
    alone = list(table.rows(1, wanted))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        assert list(table.rows(1, wanted, processes.map)) == alone
    assert len(alone) == 2
    assert heading(("a", "b")) == ["| a | b |", "|---|---|"]
