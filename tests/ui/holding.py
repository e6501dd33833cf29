"""Another program that holds a diary, in a process of its own, and what a window does meanwhile."""

import subprocess
import sys
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


@contextmanager
def locked(path):
    """Another program that has locked the file until it is told to let go."""
    program = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"held"
        yield other
        other.stdin.close()


def let_go(other):
    other.stdin.write(b"\n")
    other.stdin.flush()


class Painted(QObject):
    """Counts how often a window is painted."""

    def __init__(self, window):
        super().__init__(window)
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Waits:
    """Counts how often a store waits for another program, and how often it looks again in all.

    It is less patient than the program, so that the test need not be either: `seconds`. `until` is
    called each time that it looks.
    """

    def __init__(self, store, until=lambda: None, seconds=0.3):
        self.begun = self.looked = 0
        self.until = until
        self._in_one = False
        self._wait, self._patiently = store._wait, store._patiently
        store._wait, store._patiently, store._patience = self._look, self._do, seconds

    def _do(self, act):
        before, self._in_one = self._in_one, False
        try:
            return self._patiently(act)
        finally:
            self._in_one = before

    def _look(self):
        self.begun += not self._in_one
        self._in_one = True
        self.looked += 1
        self.until()
        self._wait()
