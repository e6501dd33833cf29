"""Install both installers under Wine and use the program as a person does, from end to end.

In a prefix of its own: an older version is installed and its diary opened; the new setup refuses
while the program is open, then takes the older one's place; the sample is looked at, an entry is
written by keyboard, a diary is opened by a double click, a second start finds the first window; an
older setup refuses; it is removed, and every diary stays. The package does the same, shorter.

What Wine lacks lies in the prefix's own `system32`, as it would on Windows: the program's folder
holds what was shipped and nothing else, which is compared file by file.
"""

from __future__ import annotations

import json
import shutil
import statistics
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import installers
import origins
from progress import TroubleError, say
from rows import Row, row
from screen import Screen, screen, until
from wine import Prefix, windows_path

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

    from program import Built

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 5  # of each start that is measured, one after the other
SLOWEST = 1.2  # a start of what was built, against one of the plain Python
LONGEST = 300  # seconds for one command
STILL_OPEN, NEWER, OLD_WINDOWS, OTHER_PACKAGE, NOT_WRITTEN = 3, 4, 5, 6, 7  # as setup.nsi ends
NO_PACKAGE = 1603 % 256  # as Windows Installer ends, and Wine says it
CURRENT = r"HKCU\Software\Microsoft\Windows\CurrentVersion"
LISTED = rf"{CURRENT}\Uninstall\PTDiary"
CLASSES = r"HKCU\Software\Classes"
KIND = rf"{CLASSES}\.ptdiary"
OURS = r"HKCU\Software\PT Diary"
LEFTOVER = "what-only-the-older-version-had.txt"
OWN = "a diary kept in the program's folder.ptdiary"
WINDOW = "PT Diary$"  # how the title of each of our windows ends
PAGE = "[a-z] - PT Diary$"  # and of one that shows a page


class Place(NamedTuple):
    """A prefix with a screen: where the walk goes."""

    prefix: Prefix
    screen: Screen

    @property
    def person(self) -> Path:
        """The folder of the one person there."""
        folders = (self.prefix.drive / "users").iterdir()
        return next(each for each in folders if each.name != "Public")

    @property
    def local(self) -> Path:
        """What Windows calls %LOCALAPPDATA%."""
        return self.person / "AppData" / "Local"

    @property
    def program(self) -> Path:
        """Where both installers put the program."""
        return self.local / "Programs" / "PT Diary"

    @property
    def link(self) -> Path:
        """The link in the Start menu."""
        menu = self.person / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
        return menu / "Programs" / "PT Diary.lnk"

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end."""
        more = {"DISPLAY": self.screen.display, "QT_QPA_PLATFORM": "windows"}
        return self.prefix.run(["wine", *command], more, self.person, LONGEST)

    def start(self, *command: str | Path) -> subprocess.Popen[str]:
        """Start a Windows program."""
        more = {"DISPLAY": self.screen.display, "QT_QPA_PLATFORM": "windows"}
        return self.prefix.start(["wine", *command], more, self.person)

    def command(self, *words: str | Path) -> str:
        """What the installed command prints; it has to end well. TroubleError."""
        ended = self.run(self.program / "ptdiary.exe", *words)
        check(ended.returncode == 0, f"ptdiary {words[0]} ended with {ended.returncode}: {ended}")
        return ended.stdout

    def value(self, key: str, name: str = "") -> str:
        """A value of the registry; empty if it is not there."""
        said = self.run("reg", "query", key, *(["/v", name] if name else ["/ve"])).stdout
        row = next((line for line in said.splitlines() if "REG_" in line), "")
        return row.partition("REG_")[2].partition("    ")[2].strip()

    @contextmanager
    def window(self, *words: str | Path) -> Iterator[str]:
        """The window of the installed program, which is closed at the end and has to end well."""
        self.screen.no_window(WINDOW)
        with self.opened_by(self.program / "PT Diary.exe", *words) as window:
            yield window

    @contextmanager
    def opened_by(self, *command: str | Path) -> Iterator[str]:
        """The window that a command opens, likewise."""
        process = self.start(*command)
        window = self.screen.window(PAGE)
        yield window
        self.screen.close(window)
        self.screen.no_window(WINDOW)
        process.communicate(timeout=LONGEST)
        check(process.returncode == 0, f"the window ended with {process.returncode}")


def check(holds: object, otherwise: str) -> None:
    """TroubleError unless it holds."""
    if not holds:
        raise TroubleError(otherwise)


def walk(built: Built, setup: Path, package: Path, out: Path) -> list[Row]:
    """Go the whole way; a row for each thing that was measured. TroubleError at the first flaw."""
    prefix = Prefix(out / "made" / "walk")
    prefix.make(built.stand_ins)
    began = time.monotonic()
    with screen() as shown:
        place = Place(prefix, shown)
        furnish(place)
        older = older_setup(built.program, out / "made")
        install_older(place, older)
        upgrade(place, setup, built)
        refuse(place, older, setup)
        use(place, out / "pictures")
        rows = starts(place, built)
        remove(place)
        go_by_package(place, package, setup, built)
    note = "installed, used by keyboard, upgraded over an older one, removed: diaries stay"
    return [row("Windows: the walk", seconds=time.monotonic() - began, note=note), *rows]


def furnish(place: Place) -> None:
    """Let Wine say that it is Windows 10, and show a plain font where Windows has Segoe UI."""
    place.run("winecfg", "-v", "win10")  # at first it takes itself for Windows 7
    fonts = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\Fonts"
    replaced = r"HKCU\Software\Wine\Fonts\Replacements"
    for key, name, told in (
        (fonts, "DejaVu Sans (TrueType)", "DejaVuSans.ttf"),
        (fonts, "DejaVu Sans Bold (TrueType)", "DejaVuSans-Bold.ttf"),
        (replaced, "Segoe UI", "DejaVu Sans"),
        (replaced, "Tahoma", "DejaVu Sans"),
    ):
        place.run("reg", "add", key, "/v", name, "/d", told, "/f")
    place.prefix.end()  # it reads them as it starts


# The older version


def older_setup(program: Path, work: Path) -> Path:
    """A setup of the same program that says to be older, and has one file more."""
    kept = installers.kept_in(program)
    # as long as the present one, as it stands in the programs in so many bytes
    version = f"0.0.{'9' * (len(kept.version) - 4)}"
    folder = work / "older"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(program, folder)
    older = installers.Kept(version, ())
    (folder / kept.contents).rename(folder / older.contents)
    (folder / older.contents / LEFTOVER).write_text("not in the new one\n", encoding="utf-8")
    for name in installers.PROGRAMS:
        content = (folder / name).read_bytes()
        check(kept.contents.encode() in content, f"{name} does not name its contents")
        changed = content.replace(kept.contents.encode(), older.contents.encode())
        (folder / name).write_bytes(changed)
    return installers.make_setup(folder, work / f"PT-Diary-{version}-setup.exe", quick=True)


def install_older(place: Place, older: Path) -> None:
    """Install it, let it start with the computer, keep old diaries: one of them in its folder."""
    say("walk: an older version is installed.")
    place.run("reg", "add", KIND, "/d", "Other.Document", "/f")
    ended = place.run(older, "/S")
    check(ended.returncode == 0, f"the older setup ended with {ended.returncode}")
    check(place.value(KIND) == "Other.Document", "another program's kind of file was taken")
    place.run("reg", "delete", KIND, "/ve", "/f")
    contents = next(place.program.glob("app-*"))
    check((contents / LEFTOVER).is_file(), "the older version is not whole")
    shutil.copyfile(ROOT / "tests" / "recorded" / "version-1.ptdiary", contents / OWN)
    shutil.copyfile(ROOT / "tests" / "recorded" / "version-1.ptdiary", place.person / "old.ptdiary")
    command = f'"{inside(place, place.program)}\\PT Diary.exe" --icon'
    place.run("reg", "add", rf"{CURRENT}\Run", "/v", "PT Diary", "/d", command, "/f")


def inside(place: Place, path: Path) -> str:
    """What a program there calls a path below C:."""
    return "C:\\" + str(path.relative_to(place.prefix.drive)).replace("/", "\\")


def upgrade(place: Place, setup: Path, built: Built) -> None:
    """The new setup waits for the open program, and then takes the older one's place."""
    say("walk: the new version is refused while the program is open, then installed.")
    before = origins.contents(place.program)
    with place.window("--sample"):
        ended = place.run(setup, "/S")
        check(ended.returncode == STILL_OPEN, f"over an open program: {ended.returncode}")
        check(origins.contents(place.program) == before, "a refused setup changed the program")
    # the second of the two programs cannot be put in its place
    (place.program / "ptdiary.exe.new").mkdir()
    ended = place.run(setup, "/S")
    check(ended.returncode == NOT_WRITTEN, f"where it cannot write: {ended.returncode}")
    check(origins.contents(place.program) == before, "a setup that failed changed the program")
    (place.program / "ptdiary.exe.new").rmdir()
    old = next(place.program.glob("app-*"))
    ended = place.run(setup, "/S", "/DESKTOP")
    check(ended.returncode == 0, f"the setup ended with {ended.returncode}")
    check((old / OWN).is_file(), "a diary in the program's folder is gone")
    left = [path.name for path in old.rglob("*")]
    check(left == [OWN], f"files of the older version stayed: {left}")
    shutil.rmtree(old)
    is_whole(place, built, {"Uninstall.exe"})
    check(place.value(LISTED, "DisplayVersion") == installers.kept_in(built.program).version,
          "the list of programs has another version")  # fmt: skip
    check("--icon" in place.value(rf"{CURRENT}\Run", "PT Diary"), "it starts no more by itself")
    check(place.link.is_file(), "there is no link in the Start menu")
    check((place.person / "Desktop" / "PT Diary.lnk").is_file(), "no link on the desktop")


def is_whole(place: Place, built: Built, beside: set[str]) -> None:
    """What is installed is, byte for byte, what was built, and nothing that only Wine needs."""
    there, shipped = origins.contents(place.program), origins.contents(built.program)
    other = {name for name in there | shipped if there.get(name) != shipped.get(name)}
    check(other == beside, f"installed and built differ in {sorted(other ^ beside)}")
    odd = origins.stand_ins_among(place.program, built.stand_ins / "stand_ins.json")
    check(not odd, f"the setup brought what only Wine needs: {odd}")


def refuse(place: Place, older: Path, setup: Path) -> None:
    """An older setup refuses, and every setup on a Windows that is too old."""
    say("walk: an older version and an older Windows are refused.")
    before = origins.contents(place.program)
    ended = place.run(older, "/S")
    check(ended.returncode == NEWER, f"an older setup ended with {ended.returncode}")
    place.run("winecfg", "-v", "win81")
    ended = place.run(setup, "/S")
    check(ended.returncode == OLD_WINDOWS, f"on Windows 8.1 it ended with {ended.returncode}")
    place.run("winecfg", "-v", "win10")
    check(origins.contents(place.program) == before, "a refused setup changed the program")


# Using it


def use(place: Place, pictures: Path) -> None:
    """The commands, the sample in both looks, an entry by keyboard, a diary by a double click."""
    say("walk: the commands.")
    place.command("self-check")
    said = place.command("review", "--sample")
    check(said.strip(), "the review of the sample says nothing")
    look(place, pictures)
    write_entry(place, pictures)
    open_by_name(place, pictures)
    open_broken(place, pictures)
    open_older_diary(place)


def look(place: Place, pictures: Path) -> None:
    """The sample in a light and in a dark look."""
    say("walk: the sample, light and dark.")
    settings = place.local / "ptdiary" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        settings.write_text(json.dumps({"theme": theme}), encoding="utf-8")
        with place.window("--sample") as window:
            place.screen.settle()
            place.screen.picture(pictures / f"windows-today-{theme}.png")
            before = place.screen.seen()
            place.screen.press(window, "alt+r")
            place.screen.settle(before)
            place.screen.picture(pictures / f"windows-trends-{theme}.png")
    settings.unlink()


def write_entry(place: Place, pictures: Path) -> None:
    """An entry in a new diary by four keys, then read by the command."""
    say("walk: an entry by keyboard.")
    diary = place.local / "ptdiary" / "diary.ptdiary"
    check(not diary.exists(), "there is a diary already")
    with place.window() as window:
        place.screen.settle()
        place.screen.press(window, "4", "Tab", "space", "ctrl+Return")
        said = ["check", inside(place, diary)]
        until(lambda: "1 entry" in place.run(place.program / "ptdiary.exe", *said).stdout,
              "no entry was saved")  # fmt: skip
        place.screen.settle()
        place.screen.picture(pictures / "windows-entry.png")
    said = place.command("check", inside(place, diary))
    check("1 entry" in said, f"the entry is not in the diary: {said}")
    told = place.run(place.program / "ptdiary.exe", "export", inside(place, diary), "--format",
                     "json", "--out", r"C:\told.json")  # fmt: skip
    check(told.returncode == 0, f"the export ended with {told.returncode}")
    entries = json.loads((place.prefix.drive / "told.json").read_text(encoding="utf-8"))["entries"]
    check([each["soreness"] for each in entries] == [4], f"another entry: {entries}")


def open_by_name(place: Place, pictures: Path) -> None:
    """A diary opens by a double click; a second one finds the window that is there."""
    say("walk: a diary by a double click, twice.")
    merge_classes(place)
    diary = place.person / "Pain and ü.ptdiary"
    shutil.copyfile(place.local / "ptdiary" / "diary.ptdiary", diary)
    with place.opened_by("start", "/unix", diary):
        lock = diary.with_name(diary.name + ".lock")
        until(lock.exists, "the diary that was clicked is not open")
        second = place.start("start", "/wait", "/unix", diary)
        second.communicate(timeout=LONGEST)
        place.screen.settle()
        windows = place.screen.windows(WINDOW)
        check(len(windows) == 1, f"{len(windows)} windows after a second start")
        place.screen.picture(pictures / "windows-double-click.png")
    check("1 entry" in place.command("check", inside(place, diary)), "the diary is another")


def open_broken(place: Place, pictures: Path) -> None:
    """A file that is no diary, by a double click: something is said, and can be closed."""
    say("walk: a file that is no diary.")
    broken = place.person / "broken.ptdiary"
    broken.write_text("not a diary\n", encoding="utf-8")
    process = place.start("start", "/wait", "/unix", broken)
    window = place.screen.window(WINDOW)
    place.screen.settle()
    place.screen.picture(pictures / "windows-refused.png")
    place.screen.close(window)
    place.screen.no_window(WINDOW)
    process.communicate(timeout=LONGEST)
    check(broken.read_text(encoding="utf-8") == "not a diary\n", "a file that is no diary changed")


def merge_classes(place: Place) -> None:
    """Let Wine know a person's own kinds of files too: Windows merges those by itself."""
    for key in ("PTDiary.Diary", ".ptdiary"):
        place.run("reg", "copy", rf"{CLASSES}\{key}", rf"HKLM\Software\Classes\{key}", "/s", "/f")


def open_older_diary(place: Place) -> None:
    """A diary of an older version is copied before it is brought up to date."""
    say("walk: a diary of an older version.")
    diary = place.person / "old.ptdiary"
    before = diary.read_bytes()
    with place.window(inside(place, diary)):
        place.screen.settle()
    check(diary.read_bytes() != before, "the older diary was not brought up to date")
    copies = list(diary.with_name(diary.name + ".backups").glob("*"))
    whole = [each for each in copies if before_upgrade(place, each)]
    check(whole, f"the older diary was not copied first: {copies}")


def before_upgrade(place: Place, copy: Path) -> bool:
    """Whether a file is a whole diary of an older version."""
    ended = place.run(place.program / "ptdiary.exe", "check", inside(place, copy))
    return ended.returncode == 0 and "version 1" in ended.stdout


# How long it takes to start


def starts(place: Place, built: Built) -> list[Row]:
    """Rows with the starts of what was built, against those of the same Python without it."""
    say("walk: starts are measured.")
    rows = []
    for what, words in (("--version", ["--version"]), ("review", ["review", "--sample"])):
        frozen, plain = measured(place, built, words)
        rows.append(started(f"Windows: {what}", frozen, plain))
    frozen, plain = measured(place, built, [])
    rows.append(started("Windows: the window", frozen, plain))
    slow = [each["what"] for each in rows if each["warm"] > SLOWEST]
    check(not slow, f"slower than {SLOWEST} of the plain environment: {rows}")
    return rows


def started(what: str, frozen: list[float], plain: list[float]) -> Row:
    """A row for the starts of one kind."""
    ours, theirs = statistics.median(frozen), statistics.median(plain)
    note = f"{theirs:.2f} s in the plain environment, under Wine"
    return row(what, seconds=ours, warm=ours / theirs, note=note)


def measured(place: Place, built: Built, words: list[str]) -> tuple[list[float], list[float]]:
    """Seconds of starts: what was built, and the plain Python; in turn, after one of each."""
    frozen, plain = [], []
    for turn in range(RUNS + 1):
        seconds = one_start(place, [place.program / ("ptdiary.exe" if words else "PT Diary.exe")],
                            words)  # fmt: skip
        other = one_start(place, [built.python / "python.exe", "-m", "ptdiary"], words)
        if turn:
            frozen.append(seconds)
            plain.append(other)
    return frozen, plain


def one_start(place: Place, program: list[str | Path], words: list[str]) -> float:
    """Seconds to the end of a command, or to the window if there are no words."""
    more = {
        "DISPLAY": place.screen.display, "PYTHONPATH": windows_path(ROOT),
        "PYTHONPYCACHEPREFIX": r"C:\compiled",
    }  # fmt: skip
    began = time.monotonic()
    process = place.prefix.start(["wine", *program, *words], more, place.person)
    if words:
        process.communicate(timeout=LONGEST)
        return time.monotonic() - began
    window = place.screen.window(PAGE)
    seconds = time.monotonic() - began
    place.screen.close(window)
    place.screen.no_window(WINDOW)
    process.communicate(timeout=LONGEST)
    return seconds


# Removing it


def remove(place: Place) -> None:
    """Take it off without a question: the program goes, what the person wrote stays."""
    say("walk: it is removed.")
    kept = origins.contents(place.local / "ptdiary")
    check("diary.ptdiary" in kept and "settings.json" in kept, f"only {sorted(kept)} is there")
    with place.window("--sample"):
        ended = place.run("cmd", "/c", waiting_uninstaller(place, place.program))
        check(ended.returncode == STILL_OPEN, f"taking off what is open: {ended.returncode}")
        check((place.program / "ptdiary.exe").is_file(), "a part of an open program is gone")
    another = place.prefix.drive / "another"  # a copy that Windows no longer lists
    shutil.copytree(place.program, another, ignore=shutil.ignore_patterns("app-*"))
    place.run("cmd", "/c", waiting_uninstaller(place, another))
    check(place.link.is_file() and place.value(LISTED, "DisplayName"), "another copy took it along")
    place.run(place.program / "Uninstall.exe", "/S")
    until(lambda: not (place.program.exists() or place.value(OURS, "Package")), "it stayed")
    check(origins.contents(place.local / "ptdiary") == kept, "a file of the person was touched")
    is_forgotten(place)


def waiting_uninstaller(place: Place, where: Path) -> str:
    """A script that takes it off and ends with how that ended.

    It starts a copy of itself that nobody can wait for, unless its last words say where it is.
    """
    folder = inside(place, where)
    script = place.prefix.drive / "off.bat"
    lines = [f'@"{folder}\\Uninstall.exe" /S _?={folder}', "@exit %ERRORLEVEL%"]
    script.write_text("\r\n".join([*lines, ""]), encoding="ascii", newline="")
    return inside(place, script)


def is_forgotten(place: Place) -> None:
    """Nothing of the program is left where Windows looks."""
    check(not place.link.exists(), "the link in the Start menu stayed")
    check(not (place.person / "Desktop" / "PT Diary.lnk").exists(), "a link on the desktop stayed")
    keys = (LISTED, rf"{CLASSES}\PTDiary.Diary", KIND, OURS)
    left = [key for key in keys if place.run("reg", "query", key).returncode == 0]
    check(not left, f"the registry still has {left}")
    check(not place.value(rf"{CURRENT}\Run", "PT Diary"), "it still starts with the computer")


# The package


def go_by_package(place: Place, package: Path, setup: Path, built: Built) -> None:
    """Install the package, refuse the setup beside it, use it and remove it."""
    say("walk: the package.")
    ended = place.run("msiexec", "/i", windows_path(package), "/qn")
    check(ended.returncode == 0, f"the package ended with {ended.returncode}: {ended.stdout}")
    is_whole(place, built, set())
    check(place.link.is_file(), "the package made no link in the Start menu")
    ended = place.run(setup, "/S")
    check(ended.returncode == OTHER_PACKAGE, f"beside the package: {ended.returncode}")
    place.command("self-check")
    merge_classes(place)
    diary = place.person / "Pain and ü.ptdiary"
    before = origins.contents(place.program)
    with place.opened_by("start", "/unix", diary):
        until(diary.with_name(diary.name + ".lock").exists, "the diary is not open")
        for change in ("/x", "/i"):
            ended = place.run("msiexec", change, windows_path(package), "/qn")
            same = ended.returncode == NO_PACKAGE and origins.contents(place.program) == before
            check(same, f"{change} while open changed it, or ended with {ended.returncode}")
    ended = place.run("msiexec", "/x", windows_path(package), "/qn")
    gone = ended.returncode == 0 and not place.program.exists()
    check(gone, f"taking the package off ended with {ended.returncode}, or the program stayed")
    check(diary.is_file(), "the diary is gone")
    is_forgotten(place)
