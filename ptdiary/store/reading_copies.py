"""Reading a diary file that is not the diary: a copy, of this version or an older one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ptdiary.store.connection import in_memory, look, open_checked, version_of
from ptdiary.store.errors import about, telling
from ptdiary.store.holding import Holding, holding_of
from ptdiary.store.steps import STEPS, Step, upgrade_open
from ptdiary.store.untouched import refuse_newer

__all__ = ["read_copy"]


def read_copy(path: Path, steps: tuple[Step, ...] = STEPS) -> Holding:
    """All that a copy holds. The file is only read. StoreError where it cannot be."""
    path = path.absolute()
    try:
        with telling(path):
            refuse_newer(path, steps)
            look(path, read_only=True)
            with closing(open_checked(path, read_only=True, steps=steps)) as connection:
                if version_of(connection) == len(steps):
                    return holding_of(connection)
                with _brought_up_to_date(connection, steps) as copy:
                    return holding_of(copy)
    except ValueError as error:  # an answer in the file that is none of its field
        raise about("damaged", path) from error


@contextmanager
def _brought_up_to_date(
    connection: sqlite3.Connection, steps: tuple[Step, ...]
) -> Iterator[sqlite3.Connection]:
    with closing(in_memory()) as copy:
        connection.backup(copy)
        upgrade_open(copy, steps)
        yield copy
