"""kill -9 of the program itself while somebody types and saves; then look, and start again.

A kill alone never loses what the disk has (`power` is for that). It shows that what was typed
comes back, that an entry that was told as saved is there once, and that a half-saved one is not
offered again.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from random import Random
from threading import Thread

from ptdiary.paths import drafts_file
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts

ROOT = Path(__file__).parents[2]
MAY_LOSE = 2.0  # seconds of typing
LONG = 12  # letters
PATIENCE = 90  # seconds for a start


def kill_often(kills, seed=7):
    """Kill the program `kills` times; what was seen."""
    rnd = Random(seed)
    found = {
        "kills": 0, "saved": 0, "lost": 0, "doubled": 0, "typing": 0, "drafts_back": 0,
        "worst_seconds": 0.0, "problems": [],
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.ptdiary"
        saved = set()
        before = None
        for number in range(kills):
            lines = _run(diary, folder, seed=rnd.randrange(10**6), wait=rnd.uniform(0.05, 4.0))
            _compare_back(found, lines, before)
            before = _look(found, diary, lines, saved)
            found["kills"] = number + 1
    return found


def environment(folder):
    """A home of its own for the program."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": f"{folder}/config",
        "XDG_STATE_HOME": f"{folder}/state",
    }


def _run(diary, folder, seed, wait):
    """The lines that the program said until it was killed, each with its time."""
    with tempfile.TemporaryFile("w+") as errors:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.nightly.typist", diary, str(seed)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True, bufsize=1,
            env=environment(folder),
        )  # fmt: skip
        heard = Queue()
        listener = Thread(target=_listen, args=(program.stdout, heard))
        listener.start()
        lines = []
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and program.poll() is None:
            with suppress(Empty):
                line = heard.get(timeout=0.1)
                if not lines:
                    end = time.monotonic() + wait  # counted from the moment that the form was seen
                lines.append(line)
        program.kill()
        killed = time.monotonic()
        program.wait()
        listener.join()
        lines += list(heard.queue)
        errors.seek(0)
        said = errors.read()
    if said or not lines:
        raise RuntimeError(said[-2000:] or "the window did not come up")
    return [*lines, (killed, "KILLED")]


def _listen(stream, heard):
    """Every whole line of a program, with its time; the last may have been cut off by a kill."""
    with stream:
        for line in stream:
            if line.endswith("\n"):
                heard.put((time.monotonic(), line.rstrip("\n")))


def _compare_back(found, lines, before):
    """The form shows what the drafts held."""
    if before is None:
        return
    back = next(line.removeprefix("BACK").strip() for _, line in lines if line.startswith("BACK"))
    if before["draft"]:
        found["typing"] += 1
        found["drafts_back"] += back == before["draft"]
        if back != before["draft"]:
            found["problems"].append(("draft not back", before["draft"][:40], back[:40]))
    elif back:
        found["problems"].append(("a draft of nothing", back[:40]))


def _look(found, diary, lines, saved):
    """What the files hold after a kill, against what the program had said."""
    now_saved = {line.split()[1] for _, line in lines if line.startswith("SAVED")}
    saved |= now_saved
    with Store.open(diary) as store:
        entries = store.read().entries
        if not store.check().whole:
            found["problems"].append(("not whole",))
    ids = [entry.id for entry in entries]
    found["saved"] += len(now_saved)
    found["lost"] = len(saved - set(ids))
    # the typist never types the same letters twice: two long notes alike are one that was doubled
    notes = [entry.note for entry in entries if entry.note and len(entry.note) > LONG]
    found["doubled"] = len(notes) - len(set(notes))
    draft = Drafts(drafts_file(diary)).read("entry")
    text = (draft.values["answers"].get("note") or "") if draft is not None else ""
    done = draft is not None and draft.values.get("id") in ids
    killed = lines[-1][0]
    typed = _typed_since_saving(lines)
    if typed and not done:
        missing = [at for at, length in typed if length > len(text)]
        if missing:
            found["worst_seconds"] = max(found["worst_seconds"], killed - missing[0])
            if killed - missing[0] > MAY_LOSE:
                found["problems"].append(("typing lost", round(killed - missing[0], 2)))
    return {"draft": "" if done else text.strip()}


def _typed_since_saving(lines):
    """(time, length of the text) of each key since the last entry was saved."""
    typed = []
    for at, line in lines:
        if line.startswith("SAVED"):
            typed = []
        elif line.startswith("TYPED"):
            typed.append((at, int(line.split()[1])))
    return typed


def main(kills=300):
    """Run it; whether nothing was lost."""
    found = kill_often(kills)
    print(
        f"{found['kills']} kills, {found['saved']} entries told as saved, {found['lost']} lost,"
        f" {found['doubled']} doubled; half-filled forms {found['typing']}, back"
        f" {found['drafts_back']}, at most {found['worst_seconds']:.2f} s of typing lost"
    )
    for problem in found["problems"][:20]:
        print("   ", *problem)
    return not (found["lost"] or found["doubled"] or found["problems"])
