"""The next version of the diary file, as a later release may have one.

Its step is made up and comes after all that there are, so that no test counts those.
"""

import shutil

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
BAD = (*MIGRATIONS, failing)


def put_latest(path):
    """The diary that was recorded with version 1, of the latest version, with no copy beside it."""
    shutil.copy(ROOT / "tests/recorded/version-1.ptdiary", path)
    upgrade(uri_of(path, "rw"))
