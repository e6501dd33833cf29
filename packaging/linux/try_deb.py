#!/usr/bin/env python3
"""Install the package on bare Debians, use it as somebody at a desktop would, and remove it.

    try_deb.py [DEB] OUT [SUITE...]

On each suite (bookworm and trixie, unless others are named), made by debootstrap in a temporary
folder: only what the package depends on is installed with it; it checks itself; a window opens;
an older version with a diary of the older form is upgraded; the program is started from its
desktop entry, an entry is written by keyboard, a diary file is opened by its kind; it is removed
and purged, and the diary stays. `OUT/pictures` gets what was on the screen. Without DEB it is the
package that `build.py` has made in `OUT`. It needs root. The last line on standard output is JSON.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from chroot import Chroot, made  # noqa: E402
from progress import TroubleError, say  # noqa: E402
from rows import Row, ending, row  # noqa: E402
from screen import Screen, screen  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SUITES = ("bookworm", "trixie")
USER = "pat"
HOME = f"/home/{USER}"
ENTRY = "org.ptdiary.PTDiary.desktop"
METAINFO = "/usr/share/metainfo/org.ptdiary.PTDiary.metainfo.xml"
KIND = "application/x-ptdiary"
DIARY = f"{HOME}/.local/share/ptdiary/diary.ptdiary"
SETTINGS = f"{HOME}/.config/ptdiary/settings.json"
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  where X has its sockets
# what every desktop has, and no more of one than is asked here
OF_A_DESKTOP = (
    "libglib2.0-bin", "xdg-utils", "shared-mime-info", "desktop-file-utils", "dbus-daemon",
    "appstream",
)  # fmt: skip
GONE = "usr/lib/ptdiary/of-an-older-version"  # a file that the newer version does not have
OLDER = "0.0.9"
ENTRIES = re.compile(r"(\d+) entries")


class Machine(NamedTuple):
    """A bare Debian with a person, before a screen."""

    chroot: Chroot
    screen: Screen
    pictures: Path
    suite: str

    def does(self, *command: str, user: str = USER) -> str:
        """What a command prints, as an ordinary person. TroubleError where it fails."""
        done = self.chroot.run(*command, user=user)
        if done.returncode:
            msg = (
                f"on {self.suite}, {' '.join(command)} ended with {done.returncode}: {done.stdout}"
            )
            raise TroubleError(msg)
        return done.stdout

    @contextlib.contextmanager
    def running(self, *command: str) -> Iterator[str]:
        """The window of a program that is started and, at the end of the block, closed."""
        started = self.chroot.command(
            command, USER, {"DISPLAY": self.screen.display}, shared=[SOCKETS]
        )
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(
                started, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
            )
            try:
                # before a diary is open, the title names no page
                window = self.screen.window(" - PT Diary$")
                time.sleep(SETTLED)
                yield window
                self.screen.close(window)
                process.wait(timeout=PATIENCE)
            except (TroubleError, subprocess.TimeoutExpired) as trouble:
                said.seek(0)
                words = said.read().decode(errors="replace").strip()
                msg = f"on {self.suite}, {' '.join(command)}: {trouble} ({words})"
                raise TroubleError(msg) from None
            finally:
                process.kill()
                process.wait()

    def entries(self) -> int:
        """How many entries the diary file holds, as the program itself says."""
        found = ENTRIES.search(self.does("ptdiary", "check", DIARY))
        return int(found[1]) if found else 0


SETTLED = 3  # seconds until what comes after the first paint is there, for a picture and for keys
PATIENCE = 30


def main(arguments: list[str]) -> int:
    """Try a package on each suite."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    named = arguments.pop(0) if arguments[0].endswith(".deb") else ""
    out, *suites = arguments
    out = Path(out).resolve()

    def try_all() -> list[Row]:
        package = Path(named).resolve() if named else newest(out)
        return [row_of(package, out, suite) for suite in suites or SUITES]

    return ending(try_all)


def row_of(package: Path, out: Path, suite: str) -> Row:
    """A suite, and what took how long. TroubleError."""
    began = time.monotonic()
    note = tried(package, out, suite)
    what = f"Linux: installed, used, upgraded and removed on {suite}"
    return row(what, seconds=time.monotonic() - began, note=note)


def newest(out: Path) -> Path:
    """The package that was built last in a folder. TroubleError where there is none."""
    found = sorted(out.glob("ptdiary_*.deb"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise TroubleError(f"there is no package in {out}: build it first with build.py")
    return found[-1]


def tried(package: Path, out: Path, suite: str) -> str:
    """All of it on one suite; what is worth a note. TroubleError at the first thing wrong."""
    with tempfile.TemporaryDirectory(prefix=f"ptdiary-{suite}-") as work, screen() as shown:
        chroot = made(Path(work) / "root", suite)
        chroot.add_user(USER)
        here = Machine(chroot, shown, out / "pictures", suite)
        newer, older = "/srv/newer.deb", "/srv/older.deb"
        shutil.copyfile(package, chroot.inside(newer))
        make_older(package, chroot.inside(older))
        before = packages(here)
        chroot.install(newer)
        added = len(packages(here) - before) - 1
        say(f"{suite}: installed, with {added} packages that it depends on.")
        first_use(here)
        chroot.do("apt-get", "purge", "-q", "-y", "ptdiary")
        nothing_stays(here)
        chroot.install(older)
        lay_diary(here)
        chroot.install(newer)
        if chroot.inside(f"/{GONE}").exists():
            raise TroubleError(f"on {suite}, the upgrade left {GONE}")
        chroot.install(*OF_A_DESKTOP)
        use(here)
        remove(here)
        chroot.remove()
    return f"{added} packages came with it"


def make_older(package: Path, target: Path) -> None:
    """The same package as an older version would be: with a lower number, and a file more."""
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "root"
        subprocess.run(["dpkg-deb", "-R", package, root], check=True)
        control = root / "DEBIAN/control"
        text = re.sub(r"(?m)^Version: .*", f"Version: {OLDER}", control.read_text("utf-8"))
        control.write_text(text, encoding="utf-8")
        (root / GONE).write_text("an older version had this\n", encoding="utf-8")
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Znone", "-b", root, target],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip


def packages(here: Machine) -> set[str]:
    """The packages that are installed."""
    return set(here.does("dpkg-query", "-W", "-f", "${Package}\\n").split())


def first_use(here: Machine) -> None:
    """With nothing but what the package depends on: the self-check, and the sample's window."""
    here.does("ptdiary", "self-check")
    with here.running("ptdiary", "--sample"):
        here.screen.picture(here.pictures / f"{here.suite}-sample.png")
    say(f"{here.suite}: checked itself and showed its sample.")


def lay_diary(here: Machine) -> None:
    """A diary of the older form, where it opens by itself."""
    target = here.chroot.inside(DIARY)
    here.does("mkdir", "-p", str(Path(DIARY).parent))
    shutil.copyfile(ROOT / "tests/recorded/version-1.ptdiary", target)
    here.does("chown", f"{USER}:{USER}", DIARY, user="root")


def use(here: Machine) -> None:
    """From the desktop entry: an entry by keyboard; then by the diary's kind, on a dark desktop."""
    entry = found_entry(here)
    here.does("appstreamcli", "validate", "--no-net", METAINFO)
    before = here.entries()
    copies = here.chroot.inside(f"{DIARY}.backups")
    with here.running(*on_a_bus("gio", "launch", entry)) as window:
        here.screen.press(window, "4", "Tab", "space")
        time.sleep(1)  # until they are seen
        here.screen.picture(here.pictures / f"{here.suite}-light.png")
        here.screen.press(window, "ctrl+s")
        ends = time.monotonic() + PATIENCE
        while here.entries() != before + 1:
            if time.monotonic() > ends:
                raise TroubleError("the entry that was typed is not in the diary")
    if not list(copies.glob("*.ptdiary")):
        raise TroubleError(f"on {here.suite}, the older diary was not copied first")
    say(f"{here.suite}: started from its desktop entry, and an entry written by keyboard.")
    settings = here.chroot.inside(SETTINGS)
    chosen = {**json.loads(settings.read_text(encoding="utf-8")), "theme": "dark"}
    settings.write_text(json.dumps(chosen), encoding="utf-8")
    nameless = f"{HOME}/by-what-is-in-it"
    here.does("cp", DIARY, nameless)
    kinds = {kind_of(here, DIARY), kind_of(here, nameless)}
    opener = here.does("xdg-mime", "query", "default", KIND).strip()
    if (kinds, opener) != ({KIND}, ENTRY):
        raise TroubleError(f"on {here.suite}, a diary is {kinds}, which {opener} opens")
    with here.running(*on_a_bus("gio", "open", DIARY)):
        here.screen.picture(here.pictures / f"{here.suite}-dark.png")
    say(f"{here.suite}: opened a diary by what kind of file it is.")


def kind_of(here: Machine, path: str) -> str:
    """What kind of file a desktop takes this for."""
    told = here.does("gio", "info", "--attributes=standard::content-type", path)
    return told.strip().rpartition(" ")[2]


def found_entry(here: Machine) -> str:
    """Where a desktop finds the entry: in one of the folders that it looks in, by its name."""
    for folder in (f"{HOME}/.local/share", "/usr/local/share", "/usr/share"):
        path = f"{folder}/applications/{ENTRY}"
        if here.chroot.inside(path).is_file():
            return path
    raise TroubleError(f"on {here.suite}, no desktop finds {ENTRY}")


def on_a_bus(*command: str) -> tuple[str, ...]:
    """A command as in a session of a desktop, and then whatever it has started."""
    waiting = '"$@" && sleep 1 && while grep -qxs ptdiary /proc/[0-9]*/comm; do sleep 0.2; done'
    return ("dbus-run-session", "--", "sh", "-c", waiting, "sh", *command)


def remove(here: Machine) -> None:
    """Removed and purged: the person's files stay as they were, and nothing else does."""
    kept = {name: here.chroot.inside(name).read_bytes() for name in (DIARY, SETTINGS)}
    here.chroot.do("apt-get", "remove", "-q", "-y", "ptdiary")
    here.chroot.do("dpkg", "--purge", "ptdiary")  # apt knows of no file that was left
    for name, content in kept.items():
        if here.chroot.inside(name).read_bytes() != content:
            raise TroubleError(f"on {here.suite}, {name} is not what it was")
    nothing_stays(here)
    say(f"{here.suite}: removed and purged; the diary stayed.")


def nothing_stays(here: Machine) -> None:
    """TroubleError where anything of the package is still there, outside of people's homes."""
    told = here.does(
        "find", "/", "-xdev", "(", "-path", "/home", "-o", "-path", "/proc", "-o", "-path",
        str(SOCKETS.parent), "-o", "-path", "/etc/ptdiary-suite", ")", "-prune", "-o",
        "-iname", "*ptdiary*", "-print", user="root",
    ).split()  # fmt: skip
    if told:
        raise TroubleError(f"on {here.suite}, this stays after a purge: {', '.join(told)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
