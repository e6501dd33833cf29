"""The loop of the window turns on through all that a person does beside another program.

`Turns` watches over it. How long the window holds still is measured by `tests.benchmarks.blocks`:
here it is printed, and counted whether each wait was a turn of the loop.
"""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.worker import keep_painting
from tests.turns import Turns
from tests.ui.conftest import DIARY
from tests.ui.holding import Painted, let_go, locked

_LOOKS = 3  # of the window, until the other program has let go
_TURNS = 5
_AT_MOST = 60  # seconds


class Beside:
    """Another program holds the diary while one thing after another is done in the window.

    `looked`: for each time that the window looked whether the file is free, how often its loop
    turned until the next.
    """

    def __init__(self, path, turns):
        self._path, self._turns = path, turns
        self._painted = self._other = None
        self.looked = []

    @contextmanager
    def held(self, what):
        """Hold it until the window has looked some times, or to the end; say the longest block."""
        self.looked, before = [], self.painted
        with locked(self._path) as self._other:
            QApplication.processEvents()
            self._turns.begin_anew()
            yield
            QApplication.processEvents()
        longest, _, by = self._turns.longest_yet()
        print(f"{what}: {longest * 1000:.0f} ms at most {by}")
        assert all(self.looked)
        assert not self.looked or self.painted > before

    @property
    def painted(self):
        return self._painted.times if self._painted is not None else 0

    def wait(self):
        """As the window waits a moment."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                self._painted = self._painted or Painted(window)
                window.update()
        before = self._turns.count
        keep_painting()
        self.looked.append(self._turns.count - before)
        if len(self.looked) == _LOOKS:
            self.let_go()

    def let_go(self):
        let_go(self._other)


@pytest.fixture
def turns(qapp):  # noqa: ARG001 there must be one
    turns = Turns()
    turns.begin()
    yield turns
    turns.end()


@pytest.fixture
def beside(path, turns, monkeypatch):
    with Store.open(path, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries)
    beside = Beside(path, turns)
    monkeypatch.setattr("ptdiary.ui.worker.keep_painting", beside.wait)
    return beside


def test_the_loop_turns_while_another_program_holds_the_diary(beside, begun, path, turns):
    with beside.held("it opens"):
        start, window = begun(path)
    assert len(beside.looked) >= _LOOKS
    start.keeper.store._patience = _AT_MOST

    with beside.held("a form is filled in, and a minute passes"):
        window.show_page("today")
        page = window.page("today")
        page.form.scale.buttons[3].click()
        page.form.signs.tiles.none.click()
        page.bar.offer.click()
        start.keeper.tick()
    assert beside.looked == []

    with beside.held("it is saved"):
        page.bar.save_button.click()
    assert len(beside.looked) >= _LOOKS
    assert [each.soreness for each in start.keeper.diary.entries] == [2, 4, 3]

    with beside.held("it is taken back"):
        window.steps.undo()
    assert len(beside.looked) >= _LOOKS
    assert start.keeper.diary == DIARY

    window.show_page("backups")
    with beside.held("it is copied"):
        copied_from = turns.count
        watching = QTimer()  # a thread copies, and waits for itself
        watching.timeout.connect(
            lambda: turns.count >= copied_from + _TURNS and (watching.stop(), beside.let_go())
        )
        watching.start(0)
        window.page("backups")._make()
    assert beside.looked == []
    with Store.open(Backups(path).newest_good().path, read_only=True) as copy:
        assert copy.read() == DIARY
