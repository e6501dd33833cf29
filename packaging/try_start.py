"""Tries `start.py` as a person meets it: on bare Debians with nothing but Python, root and not.

    python packaging/try_start.py OUT [SUITE...]

makes each Debian under OUT (bookworm, trixie and forky, whose Python is the newest), puts a clean
copy of the last commit in it, and starts. It prints a line for each try, and at the end one line of
JSON. A picture of each window is left in OUT. It needs root; what else it needs here it installs.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chroot import SUPERUSER, Chroot, made
from progress import TroubleError
from rows import Row, ending, row

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
SUITES = ("bookworm", "trixie", "forky")
PATIENT = "pat"
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick", "git": "git"}
LONGEST = 900  # seconds for one try
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  where every X server has them
HOW_FAR = re.compile(r"(\d+) of (\d+) MB")


class Tried(NamedTuple):
    """How one start ended: its status, all that it said, and how many seconds it took."""

    status: int
    said: str
    seconds: float


def main(arguments: list[str]) -> int:
    """Try every suite; 0 only where each try went as it has to."""
    out, suites = Path(arguments[0]).absolute(), arguments[1:] or SUITES

    def try_all() -> list[Row]:
        _bring_tools()
        return [try_suite(out, suite) for suite in suites]

    return ending(try_all)


def try_suite(out: Path, suite: str) -> Row:
    """All tries on one Debian, from nothing: the first start of a person, and what else was tried.

    TroubleError with the first that goes otherwise.
    """
    if (out / suite).exists():
        Chroot(out / suite).remove()
    debian = made(out / suite, suite, ["python3"])
    debian.add_user(PATIENT)
    python = debian.do("python3", "--version").strip()

    def told(who: str, what: str, tried: Tried) -> None:
        print(f"{suite}, {python}, {who}: {what}, {tried.seconds:.0f} s", flush=True)

    for user in (PATIENT, SUPERUSER):
        _put_copy(debian, user)
    lacking = _started(debian, PATIENT, "self-check")
    _require(lacking.status == 2 and "sudo apt-get" in lacking.said, lacking)  # noqa: PLR2004
    told(PATIENT, "what is lacking is said with the one command", lacking)
    plain = _started(debian, SUPERUSER, "self-check")
    _require(plain.status == 0 and _ends_whole(plain.said) and "\r" not in plain.said, plain)
    told(SUPERUSER, "self-check, without a terminal", plain)
    moving = _started(debian, PATIENT, "self-check", terminal=True)
    _require(moving.status == 0 and _ends_whole(moving.said) and "[###" in moving.said, moving)
    told(PATIENT, "self-check, with a bar", moving)
    again = _started(debian, PATIENT, "--version", terminal=True)
    _require(again.status == 0 and again.said.startswith("ptdiary "), again)
    told(PATIENT, "the next start", again)
    for user in (PATIENT, SUPERUSER):
        told(user, "the window opens", _window(debian, user, out / f"{suite}-{user}.png"))
    note = f"{python}; root and not, with a bar and without; the window opens"
    what, size = f"`start.py` on a bare {suite}, the first time", _size_of(debian, PATIENT)
    return row(what, size=size, seconds=moving.seconds, note=note)


def _bring_tools() -> None:
    lacking = [package for name, package in TOOLS.items() if shutil.which(name) is None]
    if not lacking:
        return
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *lacking]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        msg = f"these could not be installed: {', '.join(lacking)}"
        raise TroubleError(msg)


def _home(user: str) -> str:
    return "/root" if user == SUPERUSER else f"/home/{user}"


def _put_copy(debian: Chroot, user: str) -> None:
    """The last commit, and nothing else, in a folder of a user."""
    folder = debian.inside(f"{_home(user)}/pt-diary")
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    debian.do("chown", "-R", f"{user}:{user}", f"{_home(user)}/pt-diary")


def _started(debian: Chroot, user: str, *arguments: str, terminal: bool = False) -> Tried:
    command = _command(debian, user, arguments)
    began = time.monotonic()
    if not terminal:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", timeout=LONGEST, check=False,
        )  # fmt: skip
        return Tried(done.returncode, done.stdout, time.monotonic() - began)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = "".join(_read(ours))
    os.close(ours)
    return Tried(process.wait(), said, time.monotonic() - began)


def _read(terminal: int) -> list[str]:
    said = []
    while True:
        try:
            said.append(os.read(terminal, 4096).decode(errors="replace"))
        except OSError:  # nobody has the other end any more
            return said
        if not said[-1]:
            return said


def _command(debian: Chroot, user: str, arguments: Sequence[str], display: str = "") -> list[str]:
    return debian.command(
        ["python3", "packaging/start.py", *arguments],
        user,
        {"TERM": "xterm", **({"DISPLAY": display} if display else {})},
        [SOCKETS] if display else [],
        f"{_home(user)}/pt-diary",
    )


def _window(debian: Chroot, user: str, picture: Path) -> Tried:
    """Open the window on the sample, and take its picture once it is there."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-ac"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        display = ":" + told.readline().strip()
    began = time.monotonic()
    program = subprocess.Popen(
        _command(debian, user, ["--sample"], display),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Today - PT Diary"]
        here = {**os.environ, "DISPLAY": display}
        found = subprocess.run(search, env=here, capture_output=True, timeout=LONGEST, check=False)
        seconds = time.monotonic() - began
        subprocess.run(["import", "-window", "root", str(picture)], env=here, check=False)
        tried = Tried(found.returncode, "no window named Today", seconds)
        _require(found.returncode == 0 and program.poll() is None, tried)
        return tried
    finally:
        program.kill()  # what waits for its child lets no gentler word through
        program.wait()
        server.terminate()
        server.wait()


def _ends_whole(said: str) -> bool:
    """Whether the last number of what is there is that of the whole, and none was too large."""
    found = [tuple(map(int, each)) for each in HOW_FAR.findall(said)]
    return bool(found) and found[-1][0] == found[-1][1] and all(a <= b for a, b in found)


def _size_of(debian: Chroot, user: str) -> int:
    folder = debian.inside(f"{_home(user)}/pt-diary/.venv")
    return sum(each.lstat().st_size for each in folder.rglob("*") if not each.is_symlink())


def _require(so: bool, tried: Tried) -> None:
    if not so:
        lines = tried.said.replace("\r", "\n").splitlines()
        last = " | ".join([line.strip() for line in lines if line.strip()][-3:])
        msg = f"a start ended with {tried.status} after {tried.seconds:.0f} s: {last}"
        raise TroubleError(msg)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
