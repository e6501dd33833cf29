"""A diary on the disk, a keeper with a clock that stands still, and a window on both."""

import gc
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.ui.app import Start
from ptdiary.ui.keeper import ChartsImport, Keeper
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look
from ptdiary.ui.widgets.announce import announcer
from ptdiary.ui.worker import Afterwards
from ptdiary.wall_clock import now_here

NOW = datetime.fromisoformat("2026-11-21T09:31:00+00:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+00:00")


DIARY = Diary(
    profile=Profile(
        name="Maria Keller",
        usual_soreness=2,
        therapist=Contact(name="Dana Reyes", phone="555 0142"),
        emergency_number="112",
    ),
    sessions=(
        Session(id="s1", ended_at=at("11-19T15:00"), exercises=(Exercise(name="Hip hinge"),)),
    ),
    entries=(
        Entry(id="e1", at=at("11-19T20:00"), soreness=2),
        Entry(id="e2", at=at("11-20T19:58"), soreness=4, quality=("stiff",)),
    ),
)
_SEARCHES = 20  # for what is young, between two whole ones
SADDLE = Entry(id="e9", at=NOW, soreness=5, checks=Checks(saddle="yes"))


@pytest.fixture(autouse=True)
def searching_here():
    """Python looks for what nobody holds in this thread alone, as it does in the program.

    Left to itself it may free a widget in the thread of a worker, which ends the process.
    """
    gc.disable()
    yield
    # the whole windows that a test leaves are found by a whole search alone, which takes its time
    _, _, since_whole = gc.get_count()
    gc.collect(2 if since_whole >= _SEARCHES else 1)
    gc.enable()


def pytest_runtest_call():
    """Nothing was pressed in the waits of the fixtures; a test presses before the loop turns."""
    application = QApplication.instance()
    if application is not None:
        for each in application.findChildren(Afterwards):
            each.end()


@pytest.fixture
def look(qapp):
    look = Look()
    look.dress()
    yield look
    # the next test's application begins with no widgets and no sheet of this one
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


@pytest.fixture
def aloud(qapp):  # noqa: ARG001 there must be one
    """What screen readers say by themselves: (line, whether at once)."""
    told = []

    def take(line, at_once):
        told.append((line, at_once))

    announcer().said.connect(take)
    yield told
    announcer().said.disconnect(take)


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "diary.ptdiary", create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries)
        yield store


@pytest.fixture
def keeper(store: Store, tmp_path: Path, qapp):  # noqa: ARG001 there must be one
    rulebook = read_rulebook(resource_text("rules/rules.json"))
    keeper = Keeper(store, rulebook, lambda: NOW, Drafts(tmp_path / "drafts"))
    yield keeper
    keeper.deleteLater()


@pytest.fixture
def window(keeper: Keeper, look: Look, tmp_path: Path, qtbot):
    window = MainWindow(look, Settings(page="help"), tmp_path / "settings.json")
    qtbot.addWidget(window)
    window.open_diary(keeper)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def begun(look, qtbot, monkeypatch, tmp_path, tmp_path_factory):
    """Begin the program on a diary file; the charts' import is left out."""
    monkeypatch.setattr(ChartsImport, "start", lambda *_: None)
    home = str(tmp_path_factory.mktemp("home"))
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, home)
    started = []

    def begin(path, recent=(), clock=now_here):
        window = MainWindow(look, Settings(page="help", recent=recent), tmp_path / "settings.json")
        qtbot.addWidget(window)
        window.show()
        start = Start(window, path, clock, OneWindow(path))
        start.begin()
        started.append(start)
        return start, window

    yield begin
    for start in reversed(started):
        start.end()


def look_around(start, qtbot):
    """What the program does by itself some time after it was opened."""
    start.diaries._watch.look()
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle, timeout=60_000)


@pytest.fixture
def trends(window, qtbot):
    """The Trends page, once its timeline is drawn."""
    window.resize(1280, 800)
    window.show_page("trends")
    page = window.page("trends")
    qtbot.waitUntil(lambda: page.timeline.view.placed is not None)
    return page
