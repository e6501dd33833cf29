"""A second version of the diary file, as a later release may have one."""

from ptdiary.store.migrations import MIGRATIONS


def second(db):
    db.execute("ALTER TABLE entries ADD COLUMN mood INTEGER")
    db.execute("CREATE TABLE moods (number INTEGER PRIMARY KEY, word TEXT) STRICT")
    for number in range(2000):
        db.execute("INSERT INTO moods VALUES (?, ?)", [number, f"{number} " * 50])


def failing(db):
    second(db)
    db.execute("ALTER TABLE nonesuch ADD COLUMN mood INTEGER")


TWO = (MIGRATIONS[0], second)
BAD = (MIGRATIONS[0], failing)
