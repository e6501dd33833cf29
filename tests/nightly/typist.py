"""The program itself, with somebody who types in it: `kills` starts it and kills it.

On standard output: `BACK text` with what stands in the note at the start, `TYPED count` after each
character, `SAVED id` after an entry was acknowledged in the window.
"""

import string
import sys
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ptdiary.ui import app
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.main_window import MainWindow
from tests.ui.rows import box_in

BETWEEN = 20  # milliseconds between two keys: 50 characters a second


def say(*words):
    """One line, at once."""
    print(*words, flush=True)


class Typist(QObject):
    """Types into the note of Today, and now and then saves."""

    def __init__(self, seed):
        super().__init__()
        self._rnd = Random(seed)
        self._typed = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._act)
        self._timer.start(BETWEEN)
        self._begun = False

    def _act(self):
        window = next(
            (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None
        )
        if window is None or not window.page_name:
            return
        page = window.page("today")
        if not self._begun:
            self._begun = True
            window.show_page("today")
            window.activateWindow()
            say("BACK", page.form.answers.note or "")
        if page.writing.saved is not None:
            page.open(Destination(page=PageName.TODAY, part=Part.NEW))
            return
        if self._typed and self._rnd.random() < 0.008:
            self._save(page)
        else:
            self._type(page)

    def _type(self, page):
        box: QWidget = box_in(page.form.more, "note")
        QTest.keyClicks(box, self._rnd.choice(string.ascii_lowercase))
        self._typed += 1
        say("TYPED", len(page.form.answers.note or ""))

    def _save(self, page):
        page.form.scale.buttons[self._rnd.randrange(11)].click()
        page.bar.save_button.click()
        if page.writing.saved is not None:
            say("SAVED", page.writing.saved.entry.id)


def main():
    """`typist DIARY SEED`."""
    timers = []

    def watch():
        timers.append(Typist(int(sys.argv[2])))

    begin = app.Start.begin

    def begin_and_type(self):
        begin(self)
        watch()

    app.Start.begin = begin_and_type
    return app.run(Path(sys.argv[1]))


if __name__ == "__main__":
    raise SystemExit(main())
