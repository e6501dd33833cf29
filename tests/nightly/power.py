"""Power cuts: a disk of its own loses all that was not flushed, while the program writes to it.

First at random, while entries are saved. SQLite's own defaults run in the same way as a control:
they lose entries, or the harness is broken. Then at each call of the system that changes the disk,
during everything else that writes: what is there afterwards is the old or the new, whole, and the
next start leaves nothing behind. Each of these cuts is made twice, since a disk may also have
flushed what nobody asked it to.

The disk is ext4 in a file, which can be told to drop what it has not flushed: that needs root, or
sudo without a password. The calls are found and cut at by strace.
"""

import re
import select
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ptdiary.store import Store, StoreError
from tests.disks import CutDisk
from tests.nightly.acts import ACTS, at_home, names, start
from tests.nightly.damage import fast_folder
from tests.nightly.writer import entry
from tests.source import ROOT
from tests.tracing import environment

FRESH = 20  # cuts of one diary before a new one is begun, so that reading it stays quick
PATIENCE = 60  # seconds for a first entry


def cut_while_saving(settings, cuts, seed=7):
    """Cut the power `cuts` times; what was seen. `settings`: "ours" or "sqlite" (its defaults)."""
    rnd = Random(seed)
    found = {"cuts": 0, "told": 0, "lost": 0, "cuts_losing": 0, "not_whole": 0}
    with _disk() as disk:
        before = 0
        for number in range(cuts):
            if number % FRESH:
                disk.plug_in()
            else:
                disk.make()
                before = 0
            told = _save_until_cut(disk, settings, rnd.uniform(0, 0.5))
            disk.plug_in()
            last, whole = _look(disk.place / "diary.ptdiary")
            disk.unplug()
            lost = max(0, told - last)
            found["cuts"] += 1
            found["told"] += max(0, told - before)
            found["lost"] += lost
            found["cuts_losing"] += lost > 0
            found["not_whole"] += not whole
            before = last
    return found


@contextmanager
def _disk():
    with (
        tempfile.TemporaryDirectory(dir=fast_folder()) as folder,
        CutDisk(Path(folder)) as disk,
    ):
        yield disk


def _save_until_cut(disk, settings, wait):
    """The number of the last entry that was told as kept until the power was cut."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.nightly.writer", disk.place / "diary.ptdiary", settings],
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        if not select.select([writer.stdout], [], [], PATIENCE)[0]:
            raise RuntimeError("nothing was saved")
        time.sleep(wait)  # when it is cut is the point
        disk.cut()
    finally:
        writer.kill()
        said = writer.communicate()[0]
        disk.unplug()
    return max(int(line.split()[1]) for line in said.splitlines())


def _look(path):
    """The number of the last entry, and whether the diary is whole, as it was written."""
    try:
        with Store.open(path, create=True) as store:
            entries = store.read().entries
            as_written = entries == tuple(entry(each + 1) for each in range(len(entries)))
            return len(entries), as_written and store.check().whole
    except StoreError:
        return 0, False


# The calls that change a disk; what was opened to be written shows with the next of these.
CALLS = (
    "write,writev,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,rmdir,linkat"
)
_BEGUN = re.compile(r"^(\d+) +(\w+)\((.*)")


@dataclass
class Found:
    """What the cuts during one act came to."""

    calls: int = 0
    cuts: int = 0
    old: int = 0
    new: int = 0
    problems: list[str] = field(default_factory=list)


class Cutter:
    """Cuts the power during one act."""

    def __init__(self, name, disk):
        self._name = name
        self._act = ACTS[name]
        self._disk = disk
        self._place = disk.place
        self._log = disk.place.with_name("calls")
        self._found = Found()

    def run(self, most):
        """Cut it at each call that changes the disk, or at `most` of them; what was found."""
        self._disk.make()
        with at_home(self._place):
            self._act.begin(self._place)
            self._old = self._act.seen(self._place)
            self._names = names(self._place)
            self._disk.remember()
            points = self._done_once()
        self._found.calls = len(points)
        step = max(1.0, len(points) / most)
        for number in range(min(most, len(points))):
            point = points[int(number * step)]
            for flushed in (False, True):
                self._cut_at(point, flushed=flushed)
        self._cut_at(None, flushed=False)
        return self._found

    def _done_once(self):
        """Do it without a cut: what it makes, and the calls of it, by name and number."""
        self._trace("-y", "-s", "0", "-o", self._log)
        start(self._place)
        self._new = self._act.seen(self._place)
        self._names |= names(self._place)
        self._disk.unplug()
        counts, points = {}, []
        for line in self._log.read_text("utf-8", "replace").splitlines():
            begun = _BEGUN.match(line)
            if begun:
                thread, call, rest = begun.groups()
                counts[thread, call] = counts.get((thread, call), 0) + 1
                if str(self._place) in rest:
                    points.append((call, counts[thread, call]))
        return points

    def _cut_at(self, point, *, flushed):
        self._disk.go_back()
        fault = () if point is None else ("-e", f"inject={point[0]}:signal=KILL:when={point[1]}")
        done = self._trace("-o", "/dev/null", *fault)
        if not flushed:
            self._disk.cut()
        self._disk.unplug()
        self._disk.plug_in()
        self._found.cuts += 1
        if point is not None and done:
            raise RuntimeError(f"{self._name} was not cut at {point}")
        with at_home(self._place):
            problem = self._problem(done)
        if problem:
            when = "after it" if point is None else f"at {point[0]} {point[1]}"
            self._found.problems.append(f"{when}, {'all' if flushed else 'no more'}: {problem}")
        self._disk.unplug()

    def _problem(self, done):
        """What is wrong with what is there at the next start; nothing where all is well."""
        start(self._place)
        left = names(self._place) - self._names
        if left:
            return f"left {sorted(left)}"
        try:
            seen = self._act.seen(self._place)
        except Exception as error:  # noqa: BLE001 whatever it is, it is told
            return repr(error)[:200]
        self._found.old += seen == self._old
        self._found.new += seen == self._new
        if not self._act.is_either(seen, self._old, self._new):
            return "neither the old nor the new"
        return "told as done, and lost" if done and seen != self._new else ""

    def _trace(self, *options):
        """Whether the act came to its end."""
        traced = subprocess.run(
            ["strace", "-f", "-qq", "-e", f"trace={CALLS}", *options,
             sys.executable, "-m", "tests.nightly.acts", self._name, self._place],
            cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        if "Traceback" in traced.stderr:
            raise RuntimeError(traced.stderr[-2000:])
        return "DONE" in traced.stdout


def cut_during(name, most=40):
    """Cut the power during one act, at `most` calls at most; what was found."""
    with _disk() as disk:
        return Cutter(name, disk).run(most)


def main(cuts=100, controls=20, most=40):
    """Run all; whether ours lost nothing and the control lost something."""
    control = cut_while_saving("sqlite", controls)
    print("SQLite's defaults:", _said(control), flush=True)
    ours = cut_while_saving("ours", cuts)
    print("PT Diary:", _said(ours), flush=True)
    held = control["lost"] > 0 and not ours["lost"] and not ours["not_whole"]
    for name in ACTS:
        found = cut_during(name, most)
        print(
            f"{name}: {found.cuts} cuts at {found.calls} calls, {found.old} times the old,"
            f" {found.new} the new, {len(found.problems)} problems",
            flush=True,
        )
        for each in found.problems[:10]:
            print("   ", each, flush=True)
        held = held and not found.problems
    return held


def _said(found):
    return (
        f"{found['cuts']} power cuts, {found['told']} entries told as saved, {found['lost']} lost"
        f" in {found['cuts_losing']} cuts, {found['not_whole']} diaries not whole"
    )
