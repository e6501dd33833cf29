"""How long the window holds still at most, in a diary of ten years.

`python -m tests.benchmarks.blocks` lets a person write, read and print in the whole window and
prints, for each thing they do, the longest time between two turns of the event loop: the shortest
such time of some runs, as a busy computer only adds to it. `-v` names the functions that took it.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ptdiary.diary import Entry
from ptdiary.diary.document import Document, write_document
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.ui.app import Start
from ptdiary.ui.backups.erase import Erasing
from ptdiary.ui.backups.list import Restoring
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.fallback_page import NewerCopyCard, RecoveryPage
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look
from tests.benchmarks.measure import report, run
from tests.diaries import end_of, ten_year_diary
from tests.turns import Turns
from tests.ui.holding import locked

RUNS = 3
MANY = 7_000  # entries
NAMES = tuple(name for name in PageName if name is not PageName.EMERGENCY)
MOST, FIRST_TRENDS = 100, 300  # milliseconds


def main(verbose=False):
    """Measure, and print a line for each."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write(home)
        told = [json.loads(run(["-m", "tests.benchmarks.blocks", "run", home], home))
                for _ in range(RUNS)]  # fmt: skip
    for what in told[0]:
        longest, worked, by = min(each[what] for each in told)
        most = FIRST_TRENDS if what == "Trends opens first" else MOST
        report(what, f"{longest * 1000:.0f} ms", f"at most {most} ms, {worked * 1000:.0f} worked")
        if verbose and longest * 1000 > most:
            print("       ", by)


def write(home):
    """The diary, as a file and as a document."""
    diary = ten_year_diary()
    with Store.open(home / "ten.ptdiary", create=True) as store:
        store.keep_profile(diary.profile)
        store.keep(*diary.sessions, *diary.entries, *diary.consultations, *diary.activities)
    document = Document(exported_at=end_of(diary), diary=diary)
    (home / "ten.json").write_bytes(write_document(document))


def one_run(home):
    """What each thing took, and the functions that took it."""
    folder = Path(tempfile.mkdtemp(dir=home))
    shutil.copyfile(home / "ten.ptdiary", folder / "diary.ptdiary")
    application = QApplication([])
    look = Look()
    look.dress()
    window = MainWindow(look, Settings(page="today", window=(40, 40, 1280, 800)))
    window.show()
    at = end_of(ten_year_diary())
    path = folder / "diary.ptdiary"
    start = Start(window, path, lambda: at, OneWindow(path))
    turns = Turns()
    turns.begin()
    found = {}
    for what, act, is_done in story(start, window, folder):
        found[what] = turns.longest(act, is_done)
    turns.end()
    start.end()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def story(start, window, folder):
    """What is done, one after another: its name, the act, and whether it is done."""

    def is_idle():
        return start.keeper is None or start.keeper.worker.is_idle

    def is_ready():
        return start.keeper is not None and is_idle() and start.keeper.charts.is_ready

    def is_made():
        return start.diaries._ahead.is_done

    yield "the diary opens", start.begin, is_ready
    yield "the pages are made ready", nothing, is_made
    yield "the check, and a copy", start.diaries._watch.look, is_idle
    for again in ("first", "again"):
        for name in NAMES:
            yield f"{name.title()} opens {again}", partial(window.show_page, name), is_idle
    for what, act in every_act(start, window, folder):
        yield what, act, is_idle


def every_act(start, window, folder):
    """What a person does in an open diary."""
    yield from paper(start, window, folder)
    yield from entries(window)
    yield from copies(start, window, folder)
    yield from held(start, window, folder / "diary.ptdiary")
    yield from many(start, window)
    yield from bad_luck(start, window, folder)


def nothing():
    """It goes on by itself."""


def paper(start, window, folder):
    """The page for the therapist."""
    window.show_page("summary")
    summary = window.page("summary")
    yield "a minute passes on Summary", start.keeper.tick
    yield "the page as a PDF", partial(summary.save_pdf, folder / "page.pdf")


def entries(window):
    """An entry is written, taken back and written again, with each page open."""
    today = window.page("today")
    form, tile = today.form, today.form.signs.tiles.tiles["travels"]
    yield "Today opens to write", partial(window.show_page, "today")
    yield "a score is pressed", form.scale.buttons[6].click
    yield "a sign is ticked", tile.click
    yield "it is not so", tile.click
    yield "an entry is saved", today.bar.save_button.click
    if today.writing.saved is None:
        sys.exit("the entry is not saved")
    for name in NAMES:
        window.show_page(name)
        yield f"undo on {name.title()}", window.steps.undo
        yield f"redo on {name.title()}", window.steps.redo


def copies(start, window, folder):
    """Copies in and out, and another diary."""
    window.show_page("backups")
    backups = window.page("backups")
    yield "a copy by hand", backups._make
    copy = backups.backups.newest_good().path
    yield "it is asked what a copy holds", partial(backups._ask, Restoring.BRING_BACK, copy)
    yield "all is brought back", partial(backups._bring, Restoring.REPLACE, copy)
    if backups._error.isVisible() or backups._brought is None:
        sys.exit("nothing was brought back")
    window.show_page("settings")
    cards = window.page("settings").copies
    yield "a document is written", partial(cards.save_to, folder / "out.json")
    yield "the tables are written", partial(cards.save_tables_to, folder / "out")
    yield "a file for a clinic", partial(cards.save_for_clinic_to, folder / "clinic.json")
    for number in (1, 2):
        shutil.copyfile(home_of(folder), folder / f"diary (conflicted copy {number}).ptdiary")
    yield "Backups opens beside conflict copies", partial(window.show_page, "backups")
    if not backups.conflicts._copies:
        sys.exit("no conflict copy is told")
    change_to = partial(start.diaries.change_to, create=True)
    yield "another diary opens", partial(change_to, folder / "new.ptdiary")
    window.show_page("settings")
    cards = window.page("settings").copies
    yield "ten years are looked at", partial(cards.look_at, folder.parent / "ten.json")
    yield "ten years are brought in", cards.asking.do.click
    if len(start.keeper.diary.entries) < MANY:
        sys.exit("nothing was brought in")


def held(start, window, path):
    """What is done while another program holds the diary all the time."""
    diaries = start.diaries
    newer = path.with_name("newer.ptdiary")
    another = path.with_name("another.ptdiary")
    with locked(path):
        yield "held: it is to be opened", partial(diaries.change_to, path)
    if start.keeper is not None:
        sys.exit("a held diary was opened")
    diaries.open()
    entry = partial(Entry, at=start.keeper.view.now, soreness=2)
    start.keeper.keep("Entry saved", entry(id="held"))
    window.show_page("today")
    with locked(path):
        yield "held: a minute passes", start.keeper.tick
        yield "held: a copy may be due", diaries._watch.copy
        yield "held: a daily copy may be due", diaries._daily.look
        yield (
            "held: an entry is to be saved",
            partial(start.keeper.keep, "Entry saved", entry(id="refused")),
        )
        yield "held: undo", start.keeper.undo
        yield "held: Backups opens", partial(window.show_page, "backups")
        yield "held: a copy by hand", window.page("backups")._make
    shutil.copyfile(path, newer)
    with Store.open(newer) as store:
        store.keep(entry(id="newer"))
    newer.replace(path)
    with locked(path):
        yield "held: a newer file is there, a minute passes", start.keeper.tick
    start.keeper.tick()
    start.keeper.keep("Entry saved", entry(id="last"))
    with locked(path):
        yield "held: another is opened instead", partial(diaries.change_to, another, create=True)
    diaries.change_to(path)


def many(start, window):
    """As many entries at once as an import brings."""
    keeper = start.keeper
    ids = [each.id for each in keeper.diary.entries[:6_000]]
    yield "6,000 entries are removed", partial(keeper.remove, "Removed", Entry, *ids)
    to = Destination(page=PageName.DIARY, part=Part.REMOVED)
    yield "what is removed is listed", partial(window.go_to, to)
    window.show_page("today")
    yield "6,000 entries come back by undo", keeper.undo
    yield "6,000 entries go by redo", keeper.redo
    keeper.undo()
    if len(keeper.diary.entries) < MANY:
        sys.exit("the entries are not back")


def bad_luck(start, window, folder):
    """Diaries that went away, are damaged, or of a newer version; and one is erased."""
    diaries = start.diaries
    diaries.path.rename(folder / "moved away.ptdiary")
    diaries._new_name = lambda *_: folder / "saved as new.ptdiary"
    yield "a diary that was moved is saved anew", diaries._save_as_new
    if diaries.path.stem != "saved as new" or len(start.keeper.diary.entries) < MANY:
        sys.exit(f"it is not saved anew: {window.status.text}")
    damaged = folder / "damaged.ptdiary"
    shutil.copyfile(home_of(folder), damaged)
    with Store.open(damaged) as store:
        Backups(damaged).make(store, "automatic")
    damaged.write_bytes(bytes(16) + damaged.read_bytes()[16:])
    yield "a damaged diary is looked into", partial(diaries.change_to, damaged)
    if not isinstance(window.stack.currentWidget(), RecoveryPage):
        sys.exit("nothing is found to bring back")
    yield "all there is is brought back", partial(diaries._recover, "both")
    if start.keeper is None or len(start.keeper.diary.entries) < MANY:
        sys.exit("it is not brought back")
    newer = folder / "newer.ptdiary"
    shutil.copyfile(home_of(folder), newer)
    with closing(sqlite3.connect(newer)) as other, other:
        other.execute("PRAGMA user_version = 99")
    yield "a newer diary is looked into", partial(diaries.change_to, newer)
    card = window.stack.currentWidget().findChild(NewerCopyCard)
    yield "a newer diary is saved as a document", partial(card._save_to, folder / "newer.json")
    if not (folder / "newer.json").exists():
        sys.exit("the newer diary is not saved")
    yield "the diary opens again", partial(diaries.change_to, damaged)
    window.show_page("backups")
    erasing = Erasing(last_copy=folder / "last.ptdiary", second_place=False)
    yield "a diary is erased", partial(window.page("backups")._erase, erasing)
    if start.keeper is not None:
        sys.exit("it is not erased")


def home_of(folder):
    """The file of ten years as it was written first."""
    return folder.parent / "ten.ptdiary"


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        print(json.dumps(one_run(Path(sys.argv[2]))))
    else:
        main(verbose="-v" in sys.argv)
