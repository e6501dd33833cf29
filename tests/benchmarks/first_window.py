"""From exec to the first painted window: the program on its sample, and a bare PySide6 window.

Run as a program, `first_window.py bare` or `first_window.py sample`, it prints the seconds from
BEGAN to the first paint, to the end of what waited for that, and the heavy modules imported then.
"""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

HEAVY = ("matplotlib", "numpy", "sqlite_utils")
own_exec = QApplication.exec


class FirstPaint(QObject):
    """Notes the first paint of any window, then waits for what was put off until after it."""

    def __init__(self):
        super().__init__()
        self.told = ""

    def eventFilter(self, watched, event):
        if not self.told and event.type() == QEvent.Type.Paint:
            heavy = ",".join(name for name in HEAVY if name in sys.modules) or "none"
            self.told = f"{time.monotonic() - float(os.environ['BEGAN'])} {heavy}"
            QTimer.singleShot(0, self.wait_for_the_rest)
        return super().eventFilter(watched, event)

    def wait_for_the_rest(self):
        """What the program put off until the first paint is next in the event loop."""
        QTimer.singleShot(0, self.filled)

    def filled(self):
        print(self.told, time.monotonic() - float(os.environ["BEGAN"]), flush=True)
        os._exit(0)


def watched_exec(*_arguments):
    """What stands in for QApplication.exec: the same, with somebody watching."""
    watcher = FirstPaint()
    QApplication.instance().installEventFilter(watcher)
    return own_exec()


def bare():
    """The least that a PySide6 program can be."""
    application = QApplication(sys.argv)
    label = QLabel("PT Diary")
    label.show()
    return application.exec()


def main(kind):
    QApplication.exec = watched_exec
    if kind == "bare":
        return bare()
    from ptdiary.__main__ import main as ptdiary  # noqa: PLC0415  its import is part of its start

    return ptdiary(["--sample"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
