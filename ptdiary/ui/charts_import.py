"""Imports matplotlib beside the running window: it takes half a second that nobody waits for."""

import gc
import importlib
import os
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

_SLOW = (
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "ptdiary.charts.timeline",
    "ptdiary.charts.aligned",
    "ptdiary.charts.save",
)


class ChartsImport(QObject):
    """`ready` is emitted once, in the window's own thread, when charts can be drawn."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_ready = False
        self._thread: Thread | None = None
        self._imported.connect(self._announce)

    _imported = Signal()

    def start(self, cache: Path) -> None:
        """Begin; `cache` is the folder for the list of fonts, which is slow to make."""
        os.environ.setdefault("MPLCONFIGDIR", str(cache))
        if self._thread is None and not self.is_ready:
            # the one thread of the program: it touches no widget
            self._thread = Thread(target=self._import, name="charts")
            self._thread.start()

    def load(self) -> None:
        """Import now, in this thread."""
        _import_slow()
        self._announce()

    def finish(self) -> None:
        """Wait for the thread, before the program ends."""
        if self._thread is not None:
            self._thread.join()

    def _import(self) -> None:
        _import_slow()
        self._imported.emit()

    def _announce(self) -> None:
        if not self.is_ready:
            self.is_ready = True
            # What is there by now stays: modules, the diary, the pages. Python would look through
            # all of it again and again, a tenth of a second each time for ten years of entries.
            gc.freeze()
            self.ready.emit()


def _import_slow() -> None:
    for name in _SLOW:
        importlib.import_module(name)
