"""Started by its entry at login, its reminder seen and clicked; meanwhile small and idle."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from threading import Timer

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.paths import windows_folder
from ptdiary.store import Store
from ptdiary.store.lock import lock_files
from ptdiary.ui.one_window import OneWindow
from ptdiary.words import reminders as words
from tests.clocks import NOW
from tests.test_autostart import read_exec

if not sys.platform.startswith("linux"):
    pytest.skip("the bus of a Linux desktop", allow_module_level=True)

from tests.heard.desktop import private_environment, start

NEEDED = ("Xvfb", "dbus-daemon", "dbus-monitor", "trayer", "dunst", "dunstctl")
LACKING = [each for each in NEEDED if shutil.which(each) is None]
PATIENCE = 60  # seconds, after which the bus has nothing more to say
LONGEST = 60_000  # milliseconds
# kB of its own: how many pages of Qt's files are mapped beside them is up to the system's cache
MOST_MEMORY = 22_000
SERVICE = "org.freedesktop.Notifications"
NOTIFICATION = [words.PROGRAM, "", words.TIME_FOR_AN_ENTRY, "", "default", words.OPEN]
ALL_DAY = {"reminder": 0, "quiet_hours": None, "page": "trends"}

pytestmark = pytest.mark.skipif(
    bool(LACKING), reason=f"there is no desktop for icons here: {', '.join(LACKING)}"
)


class Desktop:
    """A screen with a place for icons, and a bus with a program that shows notifications."""

    def __init__(self, home, stack):
        self._stack, self.home = stack, home
        self.environment = private_environment(home)
        screen = self.start(
            "Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"
        )
        self.environment["DISPLAY"] = f":{screen.stdout.readline().strip()}"
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self._monitor = self.start("dbus-monitor")
        ending = Timer(PATIENCE, self._monitor.kill)
        ending.start()
        stack.callback(ending.cancel)
        self.hear("NameLost")  # it is a monitor now
        self.start("dunst")
        self.hear("NameOwnerChanged", f'string "{SERVICE}"', 'string ":')
        self.start("trayer", "--edge", "bottom", "--align", "right")

    def start(self, *command):
        return start(command, self.environment, self._stack)

    def run(self, *command):
        subprocess.run(command, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def hear(self, *wanted):
        """What the bus says until there was a line with each of these, one after the other."""
        heard = []
        for line in self._monitor.stdout:
            heard.append(line)
            if wanted[0] in line:
                wanted = wanted[1:]
                if not wanted:
                    return heard
        raise AssertionError(f"not heard: {wanted}")

    def notified(self):
        """The words of the next notification, once the desktop has taken it."""
        heard = self.hear("member=Notify", words.TIME_FOR_AN_ENTRY, "method return")
        assert "secret" not in "".join(heard)
        call = heard[next(n for n, line in enumerate(heard) if "member=Notify" in line) :]
        return [line.split('"')[1] for line in call if line.startswith("   string")] + [
            line.split('"')[1] for line in call if line.startswith("      string")
        ]

    def write_diary(self):
        diary = self.home / ".local" / "share" / "ptdiary" / "diary.ptdiary"
        diary.parent.mkdir(parents=True, exist_ok=True)
        with Store.open(diary, create=True) as store, store.changing() as change:
            change.keep(Entry(id="e", at=NOW.replace(year=2025), soreness=4, note="secret"))
        return diary

    def set(self, **settings):
        path = self.home / ".config" / "ptdiary" / "settings.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))

    def settings(self):
        return json.loads((self.home / ".config" / "ptdiary" / "settings.json").read_text())


@pytest.fixture
def desktop(tmp_path, monkeypatch, qapp):  # noqa: ARG001 sockets need an application
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local" / "share"))
    with ExitStack() as stack:
        yield Desktop(tmp_path, stack)


def holder(lock):
    """The process that holds a lock; None where nobody does."""
    try:
        return int(lock.read_text().split()[0])
    except (OSError, IndexError):
        return None


def used(process):
    """Memory of its own in kB, ticks of processor time, and how often it woke up."""
    folder = Path("/proc", str(process))
    status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    times = (folder / "stat").read_text().rpartition(")")[2].split()
    woken = int(status["voluntary_ctxt_switches"])
    return int(status["RssAnon"].split()[0]), int(times[11]) + int(times[12]), woken


def test_from_the_pill_in_settings_to_the_form_by_a_click(desktop, tmp_path, qtbot):
    entry = tmp_path / ".config" / "autostart" / "ptdiary.desktop"
    lock = windows_folder() / "icon.lock"
    card = (sys.executable, "-m", "tests.icon.closed_window_card")

    # switched on, it is there at once, and at the next login; switched off, neither
    desktop.set()
    desktop.run(*card, "on")
    command = read_exec(entry.read_bytes())
    if shutil.which("desktop-file-validate"):
        desktop.run("desktop-file-validate", entry)
    qtbot.waitUntil(lambda: holder(lock) is not None, timeout=LONGEST)
    desktop.run(*card, "off")
    assert not entry.exists()
    qtbot.waitUntil(lambda: holder(lock) is None, timeout=LONGEST)

    # the next login: something is due
    diary = desktop.write_diary()
    desktop.set(**ALL_DAY)
    icon = desktop.start(*command)
    assert desktop.notified() == NOTIFICATION
    assert len(json.loads((diary.parent / "reminded.json").read_text())) == 1

    # it does nothing now, and is small; another one ends by itself
    before = used(icon.pid)
    assert desktop.start(*command).wait(PATIENCE) == 0
    memory, ticks, woken = used(icon.pid)
    assert memory < MOST_MEMORY
    assert ticks - before[1] <= 1
    assert woken - before[2] <= 5

    # a click lands on the form, also where the window was left on another page
    desktop.run("dunstctl", "action", "0")
    desktop.hear("member=ActionInvoked")
    locks = [Path(each) for each in lock_files(diary, windows_folder())]
    qtbot.waitUntil(lambda: any(windows_folder().glob("*.token")), timeout=LONGEST)
    # it hears once it has started, which takes long where much else goes on
    qtbot.waitUntil(lambda: OneWindow(diary).call_first(to_entry=True), timeout=LONGEST)
    window = next(holder(each) for each in locks if holder(each))
    os.kill(window, signal.SIGTERM)
    qtbot.waitUntil(lambda: not any(holder(each) for each in locks), timeout=LONGEST)
    assert desktop.settings()["page"] == "today"

    icon.terminate()
    assert icon.wait(PATIENCE) == 0
    assert not lock.exists()


def test_the_timer_of_a_system_shows_one_and_ends_once_it_is_closed(desktop):
    desktop.write_diary()
    desktop.set(**ALL_DAY)
    remind = (sys.executable, "-m", "ptdiary", "remind")
    first = desktop.start(*remind)
    assert desktop.notified() == NOTIFICATION
    desktop.run("dunstctl", "close")
    assert first.wait(PATIENCE) == 0
    desktop.run(*remind)  # it has nothing to show any more, and does not wait


def test_asked_to_end_while_the_diary_opens_it_ends(desktop, qtbot):
    desktop.write_diary()
    desktop.set()
    window = desktop.start(sys.executable, "-m", "ptdiary")
    qtbot.waitUntil(lambda: any(windows_folder().glob("*.token")), timeout=LONGEST)
    window.terminate()
    assert window.wait(PATIENCE) == 0
