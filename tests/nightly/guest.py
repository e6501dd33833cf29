"""What runs in the guest of `power`: look at the diary, then write entries until the power goes."""

import os
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ptdiary.diary.entry import Entry
from ptdiary.store import Store, StoreError, connection

DIARY = Path("/mnt/diary.ptdiary")
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def entry(number):
    """The entry of a number, always the same."""
    at = FIRST + timedelta(minutes=number)
    return Entry(id=f"e{number}", at=at, soreness=number % 11, note=f"{number} " * 100)


def main():
    """Say what is there, then `KEPT number` after each entry that the store has taken."""
    settings = Path("/proc/cmdline").read_text().split("PTDIARY_SETTINGS=")[1].split()[0]
    if settings == "sqlite":
        connection._WRITING = ()
    console = os.open("/dev/console", os.O_WRONLY)

    def say(text):
        os.write(console, f"{text}\n".encode())

    store, number = look(say)
    while True:
        number += 1
        store.keep(entry(number))
        say(f"KEPT {number}")
        time.sleep(random.uniform(0, 0.1))


def look(say):
    """Open the diary and say `LOOKED last whole`: whole, with each entry as it was written."""
    try:
        store = Store.open(DIARY, create=not DIARY.exists())
        entries = store.read().entries
        as_written = entries == tuple(entry(each + 1) for each in range(len(entries)))
        whole = as_written and store.check().whole
    except StoreError as error:
        say(f"LOOKED 0 {error.kind}")
        raise
    say(f"LOOKED {len(entries)} {'whole' if whole else 'not'}")
    return store, len(entries)


if __name__ == "__main__":
    main()
