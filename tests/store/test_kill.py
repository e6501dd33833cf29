"""A writer that is killed loses nothing that it was told is kept."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from ptdiary.store import Store

WRITER = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from ptdiary.diary.entry import Entry
from ptdiary.store import Store

with Store.open(Path(sys.argv[1])) as store:
    start = len(store.read().entries)
    for number in itertools.count(start):
        store.keep(Entry(id=f"e{number}", at=datetime.now(UTC), note=f"{number} " * 100))
        print(f"e{number}", flush=True)
"""

MAKER = """
import sys
from pathlib import Path
from ptdiary.store import Store

print("ready", flush=True)
Store.open(Path(sys.argv[1]), create=True).close()
"""


def start(program, path):
    return subprocess.Popen(
        [sys.executable, "-c", program, path],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_thirty_kills_lose_no_entry_that_was_kept(path):
    """It cannot tell good settings from bad ones (test_connection does), only a bad protocol."""
    Store.open(path, create=True).close()
    rnd = random.Random(7)
    kept = set()
    for _ in range(30):
        writer = start(WRITER, path)
        kept.add(writer.stdout.readline().strip())
        time.sleep(rnd.uniform(0, 0.05))  # when it is killed is the point
        writer.kill()
        kept |= {line for line in writer.communicate()[0].splitlines() if line}
        with Store.open(path) as store:
            entries = {each.id: each for each in store.read().entries}
            assert store.check().whole
        assert kept <= set(entries)
        assert all(each.note == f"{id_[1:]} " * 100 for id_, each in entries.items())
    assert len(kept) > 30


def test_a_diary_is_made_whole_or_not_at_all(tmp_path):
    rnd = random.Random(7)
    made = 0
    for number in range(15):
        path = tmp_path / f"diary-{number}"
        maker = start(MAKER, path)
        maker.stdout.readline()
        time.sleep(rnd.uniform(0, 0.25))  # when it is killed is the point
        maker.kill()
        maker.communicate()
        if path.exists():
            made += 1
            with Store.open(path) as store:
                assert store.check().whole
    assert made < 15
