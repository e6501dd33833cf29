"""The program itself, with somebody who types in one box and never pauses: `DIARY BOX`.

On standard output: `BACK text` with what stands in the box at the start, and once two seconds have
passed since the first letter `OVER`. It types on until it is killed.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.ui import app
from ptdiary.ui.main_window import MainWindow

BETWEEN = 50  # milliseconds between two keys: far below any pause
MOST = 2_000  # milliseconds from the first letter until it has to be on the disk
ROUNDS = 3  # keys after that: on a busy machine the timer of the draft may be late as they are


def note(window):
    """The note to the therapist."""
    window.show_page("summary")
    return window.page("summary").note.box


def medicines(window):
    """A box of the medical history."""
    window.show_page("settings")
    page = window.page("settings")
    page._health.fold.open(on=True)
    return page._rows["medicines"].control


BOXES = {"note": note, "medicines": medicines}


class Typist(QObject):
    """Types in one box."""

    def __init__(self, name):
        super().__init__()
        self._name = name
        self._box = None
        self._since = QElapsedTimer()
        self._after = 0  # keys since the two seconds were over
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._act)
        self._timer.start(BETWEEN)

    def _act(self):
        if self._box is None:
            windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
            if windows and windows[0].page_name:
                self._box = BOXES[self._name](windows[0])
                self._box.setFocus()
                print("BACK", self._box.toPlainText(), flush=True)
            return
        QTest.keyClicks(self._box, "a")
        if not self._since.isValid():
            self._since.start()
        if self._since.hasExpired(MOST):
            self._after += 1
            if self._after == ROUNDS:
                print("OVER", flush=True)


def main():
    """Start the program, and type in it."""
    kept, begin = [], app.Start.begin

    def begin_and_type(self):
        begin(self)
        kept.append(Typist(sys.argv[2]))

    app.Start.begin = begin_and_type
    return app.run(Path(sys.argv[1]))


if __name__ == "__main__":
    raise SystemExit(main())
