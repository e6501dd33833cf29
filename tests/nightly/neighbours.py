"""Somebody saves in the window while the command line works on the same diary, at random moments.

Imports, checks and copies are programs of their own, begun before a save and not waited for. Each
minute of the window's clock, what a program had brought in before it is there, and the window says
what `ptdiary review` says; at the end nothing is lost and nothing is there twice.
"""

import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ptdiary.cli.review import _as_json
from ptdiary.cli.source import read_source
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, write_document
from ptdiary.diary.entry import Checks, Entry
from ptdiary.review.review import review
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.ui.app import Start
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look
from ptdiary.words.banner import banner
from ptdiary.words.dates import USUAL_TIMES
from tests.nightly.acts import at_home
from tests.nightly.damage import fast_folder
from tests.source import ROOT
from tests.tracing import environment

LONGEST = 40  # minutes between two saves
AT_ONCE = 3  # neighbours


@dataclass
class Neighbour:
    """A command on the diary. `brings`: what is there once it is done; `before`: what was."""

    said: str
    program: Any
    brings: tuple[Entry, ...] = ()
    copy: Path | None = None
    before: frozenset[str] = frozenset()

    @property
    def is_done(self):
        return self.program.poll() is not None


@dataclass
class Told:
    """What was seen."""

    saves: int = 0
    minutes: int = 0
    compared: int = 0
    commands: int = 0
    problems: list[str] = field(default_factory=list)


class Household:
    """A window on a diary, and the programs that work on it meanwhile."""

    def __init__(self, place, seed):
        self._rnd = Random(seed)
        self._place = place
        self._path = place / "diary.ptdiary"
        self._now = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(days=14)
        self._running = []
        self._expected = {}
        self._removed = set()
        self.told = Told()
        look = Look()
        look.dress()
        self._window = MainWindow(look, Settings(page="today", window=(40, 40, 1000, 800)))
        self._window.show()
        self._start = Start(self._window, self._path, self._clock, OneWindow(self._path))
        self._start.begin()
        self._settle()

    def _clock(self):
        return self._now

    @property
    def _keeper(self):
        return self._start.keeper

    @staticmethod
    def _settle():
        for _ in range(8):
            QApplication.processEvents()

    def run(self, saves):
        """Save so often; what was seen is in `told`."""
        for _ in range(saves):
            for _ in range(self._rnd.randrange(3)):
                self._begin_one()
            self._save()
            self._rnd.choice((self._change, self._take_back, self._settle, self._settle))()
            self._goes_on(self._rnd.randrange(1, LONGEST))
        self._wait_for_all()
        self._minute()
        self._compare()
        self._compare_with_the_command()
        self._look_at_the_end()

    # what the person in the window does

    def _save(self):
        self._window.show_page("today")
        page = self._window.page("today")
        page.open(Destination(page=PageName.TODAY, part=Part.NEW))
        page.form.scale.buttons[self._rnd.randrange(11)].click()
        for _ in range(3):  # it may ask once more
            page.bar.save_button.click()
            self._settle()
            if page.writing.saved is not None:
                break
        else:
            self._trouble(f"not saved: {self._window.status.text}")
            return
        entry = page.writing.saved.entry
        self._expected[entry.id] = entry
        self._removed.discard(entry.id)  # a form whose entry was removed writes it again
        self.told.saves += 1

    def _change(self):
        """The note of an earlier entry, as the diary's page does it."""
        own = [each for each in self._keeper.diary.entries if not each.id.startswith("i")]
        entry = self._rnd.choice(own)
        changed = replace(entry, note=f"changed at {self._now}")
        if self._keeper.keep("Entry changed", changed):
            self._expected[entry.id] = changed

    def _take_back(self):
        entry = self._rnd.choice(self._keeper.diary.entries)
        # a copy that is being made may be of the moment between removing and undoing
        self._running = [replace(each, before=each.before - {entry.id}) for each in self._running]
        if self._keeper.remove("Entry removed", Entry, entry.id):
            if self._keeper.undo():
                return
            self._expected.pop(entry.id, None)
            self._removed.add(entry.id)

    # the other programs

    def _begin_one(self):
        self._running = [each for each in self._running if not self._has_ended(each)]
        if len(self._running) < AT_ONCE:
            begin = self._rnd.choice((self._import, self._import, self._check, self._copy))
            self._running.append(begin())
            self.told.commands += 1

    def _import(self):
        number = self.told.commands
        entries = [
            Entry(
                id=f"i{number}-{each}",
                at=self._now - timedelta(minutes=self._rnd.randrange(3000)),
                soreness=self._rnd.randrange(11),
                note=f"brought {number} {each}",
                checks=Checks(saddle="yes") if self._rnd.random() < 0.05 else None,
            )
            for each in range(self._rnd.randrange(1, 4))
        ]
        again = [each for id_, each in self._expected.items() if id_.startswith("i")]
        entries += self._rnd.sample(again, min(2, len(again)))  # the same once more changes nothing
        document = Document(exported_at=self._now, diary=Diary(entries=tuple(entries)))
        file = self._place / f"import-{number}.json"
        file.write_bytes(write_document(document))
        return self._command("import", self._path, file, brings=tuple(entries))

    def _check(self):
        return self._command("check", self._path)

    def _copy(self):
        copy = self._place / "copies" / f"{self.told.commands}.ptdiary"
        copy.parent.mkdir(exist_ok=True)
        return self._command("backup", self._path, "--out", copy, copy=copy)

    def _command(self, *arguments, **told):
        program = subprocess.Popen(
            [sys.executable, "-m", "ptdiary", *map(str, arguments)],
            cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        before = frozenset(self._expected)
        return Neighbour(said=arguments[0], program=program, before=before, **told)

    def _has_ended(self, neighbour):
        """Whether it has; then what it has brought is expected from the next minute on."""
        if not neighbour.is_done:
            return False
        said = neighbour.program.communicate()[1].strip()
        if neighbour.program.returncode:
            self._trouble(f"{neighbour.said}: {said}")
            return True
        for each in neighbour.brings:
            self._expected[each.id] = each
            self._removed.discard(each.id)
        if neighbour.copy is not None:
            self._look_at_copy(neighbour)
        return True

    def _look_at_copy(self, neighbour):
        with Store.open(neighbour.copy, read_only=True) as copy:
            ids = {each.id for each in copy.read().entries}
            missing = neighbour.before - ids - self._removed
            if missing or not copy.check().whole:
                self._trouble(f"the copy lacks {sorted(missing)}")
        neighbour.copy.unlink()

    def _wait_for_all(self):
        for each in self._running:
            each.program.wait()
        self._running = [each for each in self._running if not self._has_ended(each)]

    # the clock

    def _goes_on(self, minutes):
        for number in range(minutes):
            if number == 0 and self._rnd.random() < 0.3:
                self._wait_for_all()
            self._minute()
            if self._rnd.random() < 0.1:
                self._compare()

    def _minute(self):
        self._running = [each for each in self._running if not self._has_ended(each)]
        self._now += timedelta(minutes=1)
        self.told.minutes += 1
        self._keeper.tick()
        if self.told.minutes % 30 == 0:
            self._start.diaries._watch.copy()
        self._settle()
        found = {each.id: each for each in self._keeper.diary.entries}
        stale = [id_ for id_, each in self._expected.items() if found.get(id_) != each]
        if stale:
            self._trouble(f"not as it was told: {sorted(stale)[:5]}")
        gone = [id_ for id_ in self._removed if id_ in found]
        if gone:
            self._trouble(f"there again: {sorted(gone)[:5]}")

    def _compare(self):
        """The window and `ptdiary review`, while nobody brings anything in."""
        if any(each.said == "import" for each in self._running):
            return
        view = self._keeper.view
        source = read_source(str(self._path))
        found = review(source.diary, self._keeper.rulebook, view.now)
        self.told.compared += 1
        if view.review != found:
            self._trouble(f"{view.review.level} in the window, {found.level} by the command")
        shown = self._window.page("today").top.banner
        said = banner(view.diary, found, USUAL_TIMES)
        is_today = self._window.page_name == PageName.TODAY
        # below contact the page says less before an entry: an earlier score would steer it
        if is_today and said.is_loud and (shown is None or shown.text.heading != said.heading):
            self._trouble(f"{said.heading!r} is so, and not shown")

    def _compare_with_the_command(self):
        view = self._keeper.view
        done = subprocess.run(
            [sys.executable, "-m", "ptdiary", "review", str(self._path), "--json", "--at",
             view.now.isoformat()],
            cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        source = read_source(str(self._path))
        if done.stdout.strip() != _as_json(source, view.review).strip():
            self._trouble(f"the command says otherwise: {done.stdout[:100]} {done.stderr[:100]}")

    def _look_at_the_end(self):
        self.close()
        with Store.open(self._path, read_only=True) as store:
            entries = store.read().entries
            if not store.check().whole:
                self._trouble("not whole")
        found = {each.id: each for each in entries}
        if len(found) != len(entries) or found != self._expected:
            odd = {id_ for id_, _ in found.items() ^ self._expected.items()}
            self._trouble(f"lost, double or otherwise: {sorted(odd)[:5]}")

    def _trouble(self, said):
        self.told.problems.append(f"save {self.told.saves}, minute {self.told.minutes}: {said}")

    def close(self):
        """Close the window, and end the programs."""
        if self._window is None:
            return
        for each in self._running:
            each.program.wait()
            each.program.stderr.close()
        window, self._window = self._window, None
        window.close()
        self._start.end()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def save_often(saves, seed=7):
    """Save so often beside other programs; what was seen."""
    with (
        tempfile.TemporaryDirectory(dir=fast_folder()) as folder,
        at_home(Path(folder)),
    ):
        for name in ("tmp", "home"):
            (Path(folder) / name).mkdir()
        household = Household(Path(folder), seed)
        try:
            household.run(saves)
        finally:
            with suppress(RuntimeError):
                household.close()
        return household.told


def main(saves=300, seed=7):
    """Run it; whether all was well."""
    application = QApplication.instance() or QApplication([])
    told = save_often(saves, seed)
    print(
        f"{told.saves} saves in {application.platformName()} beside {told.commands} commands,"
        f" {told.minutes} minutes, {told.compared} times compared with the review,"
        f" {len(told.problems)} problems"
    )
    for each in told.problems[:20]:
        print("   ", each)
    return not told.problems
