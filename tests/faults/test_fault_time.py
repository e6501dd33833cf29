"""F58 to F65: clocks that are wrong, and calendars that are odd."""

import csv
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.exchange.csv import export_csv
from tests.faults.making import ROOT, entry, fill

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    "there",
    [
        pytest.param(datetime(2020, 1, 1, tzinfo=UTC), id="F58"),
        pytest.param(datetime(2099, 1, 1, tzinfo=UTC), id="F59"),
    ],
)
def test_F58_F59_the_clock_is_set_back_or_forward(path, clock, there):
    fill(path, 1)
    with Store.open(path, clock=clock) as store:
        backups = Backups(path, clock)
        for number in range(4):
            clock.forward(days=1)
            store.keep(entry(f"a{number}"))
            backups.make_if_due(store)
        kept = {each.sequence for each in backups.list()}
        right, clock.now = clock.now, there
        store.keep(Entry(id="typed", at=right))
        last = backups.make_if_due(store).backup
        assert backups.newest_good() == last
        assert {each.sequence for each in backups.list()} == kept | {last.sequence}
        clock.now = right
        store.keep(entry("later"))
        assert backups.make_if_due(store).backup == backups.newest_good()
        assert kept < {each.sequence for each in backups.list()}
        assert store.read().find(Entry, "typed").at == right


def test_F60_the_hour_that_comes_twice(path, tmp_path):
    first = datetime(2026, 10, 25, 1, 30, fold=0, tzinfo=LONDON)
    second = first.replace(fold=1)
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="second", at=second), Entry(id="first", at=first))
        kept = store.read().entries
        assert [(each.id, each.at.isoformat()) for each in kept] == [
            ("first", "2026-10-25T01:30:00+01:00"), ("second", "2026-10-25T01:30:00+00:00"),
        ]  # fmt: skip
        export_csv(store.read(), tmp_path / "out")
    with (tmp_path / "out/entries.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len({row["at"] for row in csv.DictReader(file)}) == 2


READ = """
import sys
from pathlib import Path
from ptdiary.store import Store

with Store.open(Path(sys.argv[1])) as store:
    print(*(f"{each.id} {each.at.isoformat()}" for each in store.read().entries), sep="\\n")
"""


def test_F62_another_zone_between_two_starts(path):
    at = datetime(2026, 11, 21, 0, 30, tzinfo=LONDON)
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="e", at=at))
    said = {
        subprocess.run(
            [sys.executable, "-c", READ, path], env=os.environ | {"TZ": zone},
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for zone in ("Pacific/Auckland", "Asia/Kathmandu", "UTC")
    }  # fmt: skip
    assert said == {"e 2026-11-21T00:30:00+00:00\n"}


def test_F64_no_time_zone_database(path):
    fill(path, 2)
    env = os.environ | {"PYTHONTZPATH": "", "TZ": "Nowhere/Atall"}
    block = "import sys; sys.modules['tzdata'] = None\n"
    done = subprocess.run(
        [sys.executable, "-c", block + READ, path],
        env=env, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2


def test_F65_leap_day_end_of_year_and_weeks(path, clock):
    days = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2028, 12, 31)]
    with Store.open(path, create=True, clock=clock) as store:
        for day in days:
            clock.now = datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
            store.keep(Entry(id=day.isoformat(), at=clock.now))
            made = Backups(path, clock).make_if_due(store).backup
            assert (made.contents.first, made.contents.last) == (days[0], day)
            clock.forward(minutes=2)  # the next day, and after the last one the next year
            store.keep(Entry(id=f"after {day}", at=day_before(clock.now)))
            assert Backups(path, clock).make_if_due(store) is not None
        assert len(store.read().entries) == 8


def day_before(at):
    return at - timedelta(days=1)
