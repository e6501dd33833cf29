"""What brings a diary file up to date, oldest first. Append only.

- `step_1`  the records, their history and a count of changes
- `step_2`  what version 2 of the document added

A migration is frozen once it has shipped: it never imports the records of today. Each runs in one
transaction together with the note that it ran (sqlite-utils' `Migrations`) and its number, so that
a file is of one version or of the next, never between.

sqlite-utils is imported only where a file needs a migration: it takes a quarter of the time in
which the window is to show, and a file that is up to date has no use for it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from ptdiary.store.migrations import step_1, step_2

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

__all__ = [
    "APPLICATION_ID",
    "MIGRATIONS",
    "SCHEMAS",
    "Migration",
    "applied",
    "name_of",
    "upgrade",
    "upgrade_open",
]

Migration: TypeAlias = "Callable[[Database], None]"

APPLICATION_ID = int.from_bytes(b"PTDy", "big")

MIGRATIONS: tuple[Migration, ...] = (step_1.records, step_2.version_2)
# What the tables look like after each of them: `connection.schema_of` a file of that version.
SCHEMAS = (
    "7c149d975943bad68c894baee0730f172e58244af87bf5e3ded13429a688e755",
    "97003c1f8452b317ce6423d9369794ebe6a8adbc889c2e62535bcb1f26d6c395",
)

_SET = "ptdiary"
_APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"


def name_of(number: int, migration: Migration) -> str:
    """The name under which a file remembers that a migration ran: `1 records`."""
    return f"{number} {migration.__name__}"


def applied(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the migrations that a file has seen. sqlite3.Error where it cannot be read."""
    return tuple(name for (name,) in connection.execute(_APPLIED, (_SET,)))


def upgrade(uri: str, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Run the migrations that a file has not seen. One that fails leaves the file as it was."""
    with closing(sqlite3.connect(uri, uri=True, timeout=3)) as connection:
        connection.execute("PRAGMA synchronous = EXTRA")
        # a migration may move every row: its words must not stay in a free page, or in a folder
        # for all, where SQLite sorts what does not fit in memory
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        upgrade_open(connection, migrations)


def upgrade_open(
    connection: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS
) -> None:
    """`upgrade` on a connection that begins transactions by itself."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 0.13 s, and seldom needed

    known = Migrations(_SET)
    for number, migration in enumerate(migrations, start=1):
        known(name=name_of(number, migration))(_numbered(number, migration))
    known.apply(Database(connection, execute_plugins=False))


def _numbered(number: int, migration: Migration) -> Migration:
    def run(db: Database) -> None:
        migration(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")

    return run
