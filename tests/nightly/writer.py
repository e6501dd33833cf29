"""What runs in `power` until the power goes: it writes one entry after the other."""

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ptdiary.diary.entry import Entry
from ptdiary.store import Store, connection

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def entry(number):
    """The entry of a number, always the same."""
    at = FIRST + timedelta(minutes=number)
    return Entry(id=f"e{number}", at=at, soreness=number % 11, note=f"{number} " * 100)


def main(diary, settings):
    """Say `KEPT number` after each entry that the store has taken. `settings`: ours or sqlite's."""
    if settings == "sqlite":
        connection._WRITING = ()
    path = Path(diary)
    store = Store.open(path, create=not path.exists())
    number = len(store.read().entries)
    while True:
        number += 1
        store.keep(entry(number))
        print("KEPT", number, flush=True)
        time.sleep(random.uniform(0, 0.05))


if __name__ == "__main__":
    main(*sys.argv[1:])
