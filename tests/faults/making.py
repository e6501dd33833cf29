"""Diaries to be damaged, and programs to be killed.

Such a program imports this module before its first line, so here stands no library of tests.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from ptdiary.diary.entry import Entry
from ptdiary.store import Store, StoreError
from tests.clocks import NOW

ROOT = Path(__file__).parents[2]
NOTE = "words " * 40


def entry(id_="e1", **answers):
    return Entry(id=id_, at=NOW, **answers)


def entries(count, first=0):
    return [
        entry(f"e{number}", note=NOTE, soreness=number % 11)
        for number in range(first, first + count)
    ]


def fill(path, count=200, first=0):
    """A diary with entries e0, e1 and so on."""
    with Store.open(path, create=True) as store:
        store.keep(*entries(count, first))
    return path


def ids(store):
    return {each.id for each in store.read().entries}


def ids_in(path):
    with Store.open(path, read_only=True) as store:
        assert store.check().whole
        return ids(store)


def refused(act):
    """The error with which something is refused."""
    try:
        act()
    except StoreError as error:
        return error
    msg = "it was not refused"
    raise AssertionError(msg)


def started(program, *arguments):
    """A Python program of its own, that prints what it has done."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed(program, *arguments, within, seed):
    """What a program had printed when it was killed, at a moment after its first line."""
    child = started(program, *arguments)
    first = child.stdout.readline()
    # when it is killed is the point; Wine takes longer for everything
    time.sleep(random.Random(seed).uniform(0, within * (3 if sys.platform == "win32" else 1)))
    child.kill()
    return [first.strip(), *child.communicate()[0].splitlines()]


def run(program, *arguments, under=()):
    """What a Python program prints; `under` is a command that starts it."""
    done = subprocess.run(
        [*under, sys.executable, "-c", program, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def powerless(program, *arguments):
    """What a program prints that has no more rights than its files give it, also for root."""
    if sys.platform == "win32":
        import pytest  # noqa: PLC0415  programs import this module before their first line

        pytest.skip("Windows: who may read a file is told by its folder, not by a mode")
    drop = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.getuid() == 0 else []
    return run(program, *arguments, under=drop)


def altered(path, change):
    """Change the bytes of a file; what they are then."""
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return bytes(content)
