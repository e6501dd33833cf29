"""Random damages to a diary file; each has to end well.

- opened: it reads as it was written, or the window tells which records changed by themselves
- refused in a sentence, with what can be brought back; then brought back, and compared

Never a traceback, never a changed original, never a record that is missing in silence.
"""

import shutil
import sys
import tempfile
import traceback
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from ptdiary.diary.diary import PARTS
from ptdiary.diary.entry import Entry
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.opening import check_after_opening, open_diary
from ptdiary.store.recovery import RECOVERABLE, find_recovery, recover

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
PAGE = 4096


def clock():
    return NOW


def make(folder):
    """A diary of some months with a verified copy beside it, and what it holds."""
    path = folder / "diary.ptdiary"
    with Store.open(path, create=True, clock=clock) as store:
        store.keep_profile(Profile(name="Maria Keller", usual_soreness=2))
        entries = [
            Entry(
                id=f"e{number}",
                at=NOW - timedelta(hours=11 * number),
                soreness=number % 11,
                note=f"{number} stairs and shopping " * (number % 9),
                quality=("stiff",) if number % 2 else (),
            )
            for number in range(45)
        ]
        sessions = [
            Session(
                id=f"s{number}",
                ended_at=NOW - timedelta(days=4 * number),
                exercises=(Exercise(name="Hip hinge"), Exercise(name="Bridge")),
            )
            for number in range(6)
        ]
        store.keep(*entries, *sessions)
        store.remove(Entry, "e7")
        diary = store.read()
        Backups(path, clock).make(store, "automatic")
    return path, diary


def damage(content, rnd):
    """The bytes of a file, damaged in one of the ways that disks and programs have; and which."""
    data = bytearray(content)
    kind = rnd.choice(list(KINDS))
    KINDS[kind](data, rnd.randrange(len(data)), rnd)
    return bytes(data), kind


def flip_bit(data, at, rnd):
    data[at] ^= 1 << rnd.randrange(8)


def write_byte(data, at, rnd):
    data[at] = rnd.randrange(256)


def write_bytes(data, at, rnd):
    place = slice(at, at + rnd.randint(2, 64))
    data[place] = rnd.randbytes(len(data[place]))


def zero_page(data, at, _rnd):
    page = slice(at // PAGE * PAGE, at // PAGE * PAGE + PAGE)
    data[page] = bytes(len(data[page]))


def write_page(data, at, rnd):
    page = slice(at // PAGE * PAGE, at // PAGE * PAGE + PAGE)
    data[page] = rnd.randbytes(len(data[page]))


def cut(data, at, _rnd):
    del data[at:]


def cut_pages(data, at, _rnd):
    del data[at // PAGE * PAGE :]


def write_head(data, _at, rnd):
    length = rnd.randint(1, 100)
    data[:length] = rnd.randbytes(length)


def write_here_and_there(data, _at, rnd):
    for _ in range(rnd.randint(2, 20)):
        write_byte(data, rnd.randrange(len(data)), rnd)


KINDS = {
    "bit": flip_bit,
    "byte": write_byte,
    "bytes": write_bytes,
    "zeros": zero_page,
    "page": write_page,
    "cut": cut,
    "cut pages": cut_pages,
    "head": write_head,
    "mixed": write_here_and_there,
}


def held(diary):
    """The ids of all records."""
    return {f"{name} {record.id}" for name in PARTS.values() for record in getattr(diary, name)}


class Trial:
    """One damage to a diary in a folder of its own."""

    def __init__(self, original, diary, folder, content):
        self._diary = diary
        self._content = content
        self.path = folder / original.name
        for each in original.parent.iterdir():
            place = folder / each.name
            shutil.copytree(each, place) if each.is_dir() else shutil.copy(each, place)
        self.path.write_bytes(content)

    def end(self, with_copies):
        """How it ended, in a word. AssertionError where it did not end well."""
        if not with_copies:
            shutil.rmtree(Backups(self.path).folder)
        try:
            opened = open_diary(self.path, clock=clock)
        except StoreError as error:
            refusal = error
        else:
            with opened.store as store:
                return self._opened(store, opened.shortfall, with_copies)
        assert refusal.sentence, "no sentence"
        assert self.path.read_bytes() == self._content, "changed by opening it"
        return self._refused(refusal)

    def _opened(self, store, fewer, with_copies):
        told = check_after_opening(store, clock)
        warned = fewer is not None or told.shortfall is not None or told.problems or told.altered
        try:
            found = store.read()
        except StoreError as error:
            store.close()
            return self._refused(error)
        missing = held(self._diary) - held(found)
        assert not missing or warned, f"missing in silence: {sorted(missing)[:5]}"
        if found == self._diary:
            return "opened whole"
        if warned:
            return "opened, told"
        # without a copy nobody can know what a letter in a note was before
        assert not with_copies, "altered in silence"
        return "opened, altered, no copy"

    def _refused(self, error):
        if error.kind == "newer":  # the number of its version was hit
            return "refused as newer"
        assert error.kind in RECOVERABLE, f"nothing offered: {error.kind}"
        before = self.path.read_bytes()
        found = find_recovery(self.path)
        assert self.path.read_bytes() == before, "changed by looking"
        if found.best is None:
            return "refused, nothing to bring back"
        done = recover(self.path, found.best, clock)
        if before:
            assert done.kept is not None, "the damaged file is not kept"
            assert done.kept.read_bytes() == before, "the kept file is changed"
        with Store.open(self.path, clock=clock) as store:
            assert store.check().whole, "recovered, but not whole"
            back = store.read()
        if found.backup is None:
            return "salvaged"
        missing = held(self._diary) - held(back)
        assert not missing, f"not brought back: {sorted(missing)[:5]}"
        return "brought back whole" if back == self._diary else "brought back"


def damage_often(count, seed=7):
    """How `count` damages ended, and the problems."""
    rnd = Random(seed)
    endings, problems = Counter(), []
    with tempfile.TemporaryDirectory(dir=fast_folder()) as home:
        (Path(home) / "original").mkdir()
        original, diary = make(Path(home) / "original")
        content = original.read_bytes()
        for number in range(count):
            damaged, kind = damage(content, rnd)
            with_copies = rnd.random() < 0.7
            with tempfile.TemporaryDirectory(dir=home) as folder:
                trial = Trial(original, diary, Path(folder), damaged)
                try:
                    endings[trial.end(with_copies)] += 1
                except Exception as error:  # noqa: BLE001 a traceback is what is looked for
                    place = traceback.extract_tb(error.__traceback__)[-1]
                    problems.append((number, kind, with_copies, repr(error)[:160], str(place)))
                    endings["PROBLEM"] += 1
    return endings, problems


def fast_folder():
    """Memory, where there is a disk of it: nothing here is about the disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def main(count=10_000, seed=7):
    """Run it; whether each ended well."""
    endings, problems = damage_often(count, seed)
    for ending, times in sorted(endings.items()):
        print(f"{times:6} {ending}")
    for problem in problems[:20]:
        print("   ", *problem, file=sys.stderr)
    return not problems
