"""Another program that writes into a diary, also while it is open here."""

import sqlite3
from contextlib import closing, contextmanager


@contextmanager
def another_program(path):
    """Its connection; what it wrote is kept at the end.

    It leaves the journal in its place: on Windows no file can be deleted that the diary has open.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = PERSIST")
        with connection:
            yield connection
