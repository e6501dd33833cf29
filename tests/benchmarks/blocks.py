"""How long the window holds still at most, in a diary of ten years.

`python -m tests.benchmarks.blocks` lets a person write, read and print in the whole window and
prints, for each thing they do, the longest time between two turns of the event loop: the shortest
such time of some runs, as a busy computer only adds to it. `-v` names the functions that took it.
"""

import json
import os
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ptdiary.diary.document import Document, write_document
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.ui.app import Start
from ptdiary.ui.destination import PageName
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look
from tests.benchmarks.measure import report, run
from tests.benchmarks.turns import Turns
from tests.diaries import end_of, ten_year_diary

RUNS = 3
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

    def at_rest():
        keeper = start.keeper
        return keeper is not None and keeper.worker.is_idle

    def ready():
        return at_rest() and start.keeper.charts.is_ready

    def step(what, act, is_done=at_rest):
        return what, act, is_done

    def page(name):
        return window.page(name)

    yield step("the diary opens", start.begin, ready)
    yield step("looked around: check, copies, copy", lambda: start.diaries._watch.look())
    yield step("the pages are made ready", lambda: None, lambda: start.diaries._ahead.is_done)
    names = [name for name in PageName if name is not PageName.EMERGENCY]
    for name in names:
        yield step(f"{name.title()} opens first", partial(window.show_page, name))
    for name in names:
        yield step(f"{name.title()} opens again", partial(window.show_page, name))
    summary = page("summary")
    yield step("the page as a PDF", lambda: (window.show_page("summary"),
                                             summary.save_pdf(folder / "page.pdf")))  # fmt: skip
    yield step("a minute passes on Summary", start.keeper.tick)
    backups = page("backups")
    yield step("a copy by hand", lambda: (window.show_page("backups"), backups._make()))
    today = page("today")
    form = today.form
    yield step("Today opens", partial(window.show_page, "today"))
    yield step("a score is pressed", lambda: form.scale.buttons[6].click())
    yield step("a sign is ticked", lambda: form.signs.tiles.tiles["travels"].click())
    yield step("a sign is unticked", lambda: form.signs.tiles.tiles["travels"].click())
    yield step("an entry is saved", today.bar.save_button.click)
    if today.writing.saved is None:
        yield step("an entry is saved, asked again", today.bar.save_button.click)
    if today.writing.saved is None:
        sys.exit("the entry is not saved")
    for name in names:
        window.show_page(name)
        yield step(f"undo on {name.title()}", window.steps.undo)
        yield step(f"redo on {name.title()}", window.steps.redo)


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        print(json.dumps(one_run(Path(sys.argv[2]))))
    else:
        main(verbose="-v" in sys.argv)
