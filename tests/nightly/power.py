"""Power cuts: a whole guest kernel is killed while the store writes, and booted again to look.

The guest is user-mode-linux (Debian's package user-mode-linux), which needs no rights of its own.
Killing it drops all that its kernel had not flushed to its disk, as a power cut does. SQLite's own
defaults run in the same way as a control: they lose entries, or the harness is broken.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
KERNEL = "linux.uml"
FRESH = 20  # cuts of one diary before a new one is begun, so that reading it stays quick
PATIENCE = 120  # seconds for a boot

INIT = """#!/bin/sh
mount -t proc proc /proc
mount -t devtmpfs dev /dev 2>/dev/null
mount -t ext4 /dev/ubda /mnt || echo NO DISK
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH={root}
exec {python} -m tests.nightly.guest
"""


def cut_power(settings, cuts, seed=7):
    """Cut the power `cuts` times; what was seen. `settings`: "ours" or "sqlite" (its defaults)."""
    rnd = Random(seed)
    found = {"cuts": 0, "told": 0, "lost": 0, "cuts_losing": 0, "not_whole": 0}
    with tempfile.TemporaryDirectory() as folder:
        machine = _Machine(Path(folder), settings)
        told = 0
        for number in range(cuts + 1 + (cuts - 1) // FRESH):
            if number % (FRESH + 1) == 0:
                machine.new_disk()
                told = 0
            looked, last = machine.run(rnd.uniform(0.05, 1.5))
            if number % (FRESH + 1):
                lost = max(0, told - looked["last"])
                found["cuts"] += 1
                found["lost"] += lost
                found["cuts_losing"] += lost > 0
                found["not_whole"] += not looked["whole"]
            found["told"] += max(0, last - looked["last"])
            told = max(last, looked["last"])
    return found


class _Machine:
    """A guest whose power can be cut, with a disk of its own that stays."""

    def __init__(self, folder, settings):
        self._disk = folder / "disk"
        self._init = folder / "init.sh"
        self._init.write_text(INIT.format(root=ROOT, python=sys.executable))
        self._init.chmod(0o755)
        self._settings = settings

    def new_disk(self):
        with self._disk.open("wb") as disk:
            disk.truncate(64 * 2**20)
        subprocess.run(["mkfs.ext4", "-q", "-F", self._disk], check=True)

    def run(self, wait):
        """Boot, look, write, and cut the power `wait` seconds after the first entry was told.

        What was found at the boot, and the number of the last entry that was told.
        """
        guest = subprocess.Popen(
            [
                KERNEL, "mem=256M", "rootfstype=hostfs", "rootflags=/", "ro", f"init={self._init}",
                f"ubd0={self._disk}", "con0=null,fd:1", "con=null", "quiet",
                f"PTDIARY_SETTINGS={self._settings}",
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        try:
            said = _listen(guest, wait)
        finally:
            os.killpg(guest.pid, signal.SIGKILL)
            guest.wait()
        said += guest.stdout.read()
        lines = [line.strip().split() for line in said.decode(errors="replace").splitlines()]
        looked = next((line for line in lines if line and line[0] == "LOOKED"), None)
        if looked is None:
            raise RuntimeError(f"the guest did not come up: {said[-2000:]!r}")
        last = max((int(line[1]) for line in lines if line and line[0] == "KEPT"), default=0)
        return {"last": int(looked[1]), "whole": looked[2] == "whole"}, last


def _listen(guest, wait):
    said = b""
    begun = time.monotonic()
    first = None
    while guest.poll() is None:
        if select.select([guest.stdout], [], [], 0.01)[0]:
            said += os.read(guest.stdout.fileno(), 65536)
        now = time.monotonic()
        if first is None and b"KEPT " in said:
            first = now
        if now - (first or now) > wait or now - begun > PATIENCE:
            break
    return said


def main(cuts=100, controls=20):
    """Run both; whether ours lost nothing and the control lost something."""
    if shutil.which(KERNEL) is None:
        print(f"{KERNEL} is missing: install the package user-mode-linux.")
        return False
    control = cut_power("sqlite", controls)
    print("SQLite's defaults:", _said(control), flush=True)
    ours = cut_power("ours", cuts)
    print("PT Diary:", _said(ours), flush=True)
    return control["lost"] > 0 and not ours["lost"] and not ours["not_whole"]


def _said(found):
    return (
        f"{found['cuts']} power cuts, {found['told']} entries told as saved, {found['lost']} lost"
        f" in {found['cuts_losing']} cuts, {found['not_whole']} diaries not whole"
    )
