"""The page on which a table comes in, and the files that are brought to it."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.ui.worker import Watched


@pytest.fixture
def page(window):
    window.show_page("table")
    return window.page("table")


@pytest.fixture
def settled(keeper, qtbot):
    """Wait until the worker has told what came of its work."""
    return lambda: qtbot.waitUntil(lambda: keeper.worker.is_idle, timeout=60_000)


@pytest.fixture
def written(tmp_path):
    """Write a table into a file."""

    def write(content, name="pain.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def shown(page, settled, written):
    """Open a table on the page, from a file."""

    def show(content, name="pain.csv"):
        page.open_file(written(content, name))
        settled()
        return page

    return show


def press(key, times=1, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key, wherever the keyboard is."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def give_up_at(monkeypatch, stage, nth, then):
    """Do something at the nth report of a stage; `then` is called in the worker's thread."""
    tell, seen = Watched.tell, []

    def counting(self, at, done, of):
        if at == stage:
            seen.append(done)
        if at == stage and len(seen) == nth:
            then(self)
        tell(self, at, done, of)

    monkeypatch.setattr(Watched, "tell", counting)


class Gate:
    """Holds the worker at one report until it may go on."""

    def __init__(self):
        self.reached, self.go_on = threading.Event(), threading.Event()

    def hold(self, _work):
        self.reached.set()
        assert self.go_on.wait(30)
