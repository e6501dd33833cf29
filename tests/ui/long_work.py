"""Keys that are pressed, and long work that is held or given up where it tells how far it is."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.ui.worker import Watched


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


def beside_window(monkeypatch, module, name):
    """For each time that a function is called from now on, whether the window turns meanwhile."""
    act, seen = getattr(module, name), []

    def watched(*given, **named):
        seen.append(threading.current_thread() is not threading.main_thread())
        return act(*given, **named)

    monkeypatch.setattr(module, name, watched)
    return seen


class Gate:
    """Holds the worker at one report until it may go on."""

    def __init__(self):
        self.reached, self.go_on = threading.Event(), threading.Event()

    def hold(self, _work):
        self.reached.set()
        assert self.go_on.wait(30)
