"""The next version of the diary file, as a later release may have one.

Its step is made up and comes after all that there are, so that no test counts those.
"""

import json
import shutil
import sqlite3
from contextlib import closing

from ptdiary.store.connection import uri_of
from ptdiary.store.migrations import MIGRATIONS, upgrade
from tests.source import ROOT

LATEST = len(MIGRATIONS)


def made_up(db):
    db.execute("ALTER TABLE entries ADD COLUMN made_up INTEGER")
    db.execute("CREATE TABLE made_ups (number INTEGER PRIMARY KEY, word TEXT) STRICT")
    for number in range(2000):
        db.execute("INSERT INTO made_ups VALUES (?, ?)", [number, f"{number} " * 50])


def failing(db):
    made_up(db)
    db.execute("ALTER TABLE nonesuch ADD COLUMN made_up INTEGER")


NEXT = (*MIGRATIONS, made_up)
TWO = MIGRATIONS[:2]
BAD = (*MIGRATIONS, failing)


RECORDED = ROOT / "tests/recorded"


def put_latest(path):
    """The diary that was recorded with version 1, of the latest version, with no copy beside it."""
    put_version_1(path)
    upgrade(uri_of(path, "rw"))


def put_version_1(path, more=0):
    """The diary that was recorded with version 1, with more entries (`old 0` and so on)."""
    shutil.copy(RECORDED / "version-1.ptdiary", path)
    with closing(sqlite3.connect(path)) as old, old:
        columns = [row[1] for row in old.execute("PRAGMA table_info(entries)")]
        same = ", ".join(each for each in columns if each not in {"position", "id"})
        for number in range(more):
            old.execute(
                f"INSERT INTO entries (id, {same}) SELECT ?, {same} FROM entries WHERE id = 'id-0'",  # noqa: S608
                [f"old {number}"],
            )


def recorded(version):
    """The document of a recorded diary, as every later version writes it."""
    plain = json.loads((RECORDED / f"version-{version}.json").read_bytes())
    text = json.dumps(plain | {"version": 2}, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def rows_of(path, columns=None):
    """Every row of every table, by table; of the `columns` of each where they are given."""
    with closing(sqlite3.connect(path)) as opened:
        columns = columns or columns_of(path)
        return {
            table: opened.execute(
                f"SELECT {', '.join(names)} FROM {table} ORDER BY rowid"  # noqa: S608
            ).fetchall()
            for table, names in columns.items()
        }


def columns_of(path):
    """The columns of each table of records, with their history and count of changes."""
    with closing(sqlite3.connect(path)) as opened:
        tables = opened.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"
        ).fetchall()
        return {
            table: [f'"{row[1]}"' for row in opened.execute(f"PRAGMA table_info({table})")]
            for (table,) in tables
        }
