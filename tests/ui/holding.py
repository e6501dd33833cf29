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
