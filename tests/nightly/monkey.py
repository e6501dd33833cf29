"""Presses and types at random in the window, with another seed each time, and looks after each."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ptdiary.ui.theme import Look
from tests.ui.conftest import DIARY
from tests.ui.monkey import Monkey
from tests.ui.today.conftest import Today

STEPS = 300


class Opening:
    """Opens the window on a diary; called again, it closes it and opens the same file again."""

    def __init__(self, folder, look):
        self._folder = folder
        self._look = look
        self._today = None

    def __call__(self):
        diary = DIARY if self._today is None else None
        self.close()
        self._today = Today(self._folder, diary, self._look)
        return self._today

    def close(self):
        """Close the window, if there is one."""
        if self._today is not None:
            self._today.close()


def trouble_with(seed):
    """What went wrong, and what was done before it; empty where nothing did."""
    raised = []
    sys.excepthook = lambda _kind, error, _trace: raised.append(repr(error))
    qInstallMessageHandler(lambda _kind, _context, words: raised.append(words))
    look = Look()
    look.dress()
    with tempfile.TemporaryDirectory() as folder:
        opening = Opening(Path(folder), look)
        monkey = Monkey(opening, seed)
        try:
            monkey.run(STEPS)
        except Exception as error:  # noqa: BLE001 whatever it is, it is told
            raised.append(repr(error))
        opening.close()
    return f"seed {seed}: {raised}, after {' '.join(monkey.done[-25:])}" if raised else ""


def main(count=100):
    """Run it with so many seeds; whether each went well."""
    application = QApplication.instance() or QApplication([])
    found = [each for each in map(trouble_with, range(count)) if each]
    print(f"{count} times {STEPS} steps in {application.platformName()}, {len(found)} with trouble")
    for each in found:
        print("   ", each, file=sys.stderr)
    return not found
