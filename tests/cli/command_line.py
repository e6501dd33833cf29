"""Running the program, as a person or a script does."""

import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

from ptdiary.__main__ import main

CASES = Path(__file__).parents[1] / "cases"
ROOT = Path(__file__).parents[2]

CHECKS = (
    "saddle", "bladder", "bowel", "sexual", "legs_both", "giving_way", "trauma_major",
    "chest", "collapse", "dark_urine", "fever", "unwell", "weight_loss", "calf", "shape",
    "cough_strain", "upper_back", "band", "night_pain", "trauma_minor",
)  # fmt: skip


def environment(home, **more):
    """As bare as possible: a home of its own, no display, and this checkout."""
    kept = (
        "PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "TZ", "QT_QPA_FONTDIR",
    )  # fmt: skip
    own = {key: os.environ[key] for key in kept if key in os.environ}
    folders = {"HOME": str(home)}
    if sys.platform == "win32":
        folders |= {"USERPROFILE": str(home), "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home)}
    return {**own, **folders, "PYTHONPATH": str(ROOT), **more}


# These begin no Qt, so they leave nothing behind in a process that goes on.
HERE = ("review", "export", "import", "backup", "check", "chart")


def ptdiary(*arguments, cwd, **more):
    """The program's ending: `returncode`, `stdout`, `stderr`.

    What can be run here is: a process of its own takes longer to begin than most commands take.
    """
    if more or not arguments or arguments[0] not in HERE:
        return program(*arguments, cwd=cwd, **more)
    own, words = dict(os.environ), list(map(str, arguments))
    bare = environment(cwd.parent / "home")
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    try:
        os.environ.clear()
        os.environ.update(bare)
        with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
            status = main(words)
    finally:
        os.environ.clear()
        os.environ.update(own)
    return subprocess.CompletedProcess(words, status, _told(out), _told(err))


def _told(stream):
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")


def program(*arguments, cwd, **more):
    """The ending of the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ptdiary", *map(str, arguments)],
        cwd=cwd,
        # one home for a whole run, so that matplotlib makes its list of fonts once
        env=environment(cwd.parent / "home", **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def document(**parts):
    """A small diary: soreness 30 hours after a session, all checks answered no."""
    plain = {
        "format": "ptdiary",
        "version": 1,
        "exported_at": "2025-03-04T16:00:00+00:00",
        "profile": {"usual_soreness": 2, "birth_year": 1977, "name": "Ines Example"},
        "sessions": [{"id": "S1", "ended_at": "2025-03-03T10:00:00+00:00"}],
        "entries": [
            entry("e1", "2025-03-03T08:00:00+00:00", 2),
            entry("e2", "2025-03-04T08:00:00+00:00", 5),
            entry("e3", "2025-03-04T16:00:00+00:00", 4, private_note="only for me"),
        ],
    }
    return {**plain, **parts}


def entry(id_, at, soreness, **more):
    """One entry with every check answered no."""
    answers = dict.fromkeys(CHECKS, "no")
    return {
        "id": id_,
        "at": at,
        "soreness": soreness,
        "quality": ["tight"],
        "checks": answers,
        **more,
    }


def write(path, plain):
    """The document in a file; the file."""
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path
