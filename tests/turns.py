"""The turns of the event loop: the longest time between two, and what was done meanwhile."""

import sys
import threading
from collections import Counter
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_LOOK_EVERY = 0.01  # seconds
_BLOCKED = 0.05
_STILL = 300  # milliseconds
_DEEPEST = 3  # functions of ours that are named


class Turns(QObject):
    """Counts the turns of the loop while one thing after another is done in it: `count`.

    A thread looks from time to time at what holds the loop up.
    """

    def __init__(self):
        super().__init__()
        self.count = 0
        self._main = threading.get_ident()
        self._longest = self._worked = 0.0
        self._last, self._work = perf_counter(), thread_time()
        self._seen = []  # stacks, since the last turn
        self._held_up = []  # the same, of the longest time
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turned)
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def begin(self):
        """Count from now on."""
        self._timer.start(0)
        self._watcher.start()

    def end(self):
        """Count no more."""
        self._timer.stop()
        self._ended.set()
        self._watcher.join()

    def longest(self, act, is_done=lambda: True):
        """Do it in the loop, until it is done and the loop came to rest.

        The longest time between two turns, in seconds; how much of it the processor worked in this
        thread; and the functions that took it.
        """
        self.rest(lambda: True)
        self.begin_anew()
        QTimer.singleShot(0, act)
        self.rest(is_done)
        return self.longest_yet()

    def begin_anew(self):
        """What comes now is another thing."""
        self._longest, self._worked, self._held_up = 0.0, 0.0, []

    def longest_yet(self):
        """The same as `longest`, of what was done since it began anew."""
        return self._longest, self._worked, said_of(self._held_up)

    def rest(self, is_done):
        """Let the loop turn until something is done, and a moment longer."""
        loop = QEventLoop()
        still = QTimer()

        def look():
            if is_done():
                loop.quit()

        still.timeout.connect(look)
        still.start(_STILL)
        loop.exec()

    def _turned(self):
        self.count += 1
        now, work = perf_counter(), thread_time()
        took, worked, seen = now - self._last, work - self._work, self._seen
        self._last, self._work, self._seen = now, work, []
        if took > self._longest:
            self._longest, self._worked, self._held_up = took, worked, seen

    def _watch(self):
        while not self._ended.wait(_LOOK_EVERY):
            if perf_counter() - self._last > _BLOCKED:
                self._seen.append(tuple(functions_in(self._main)))


def functions_in(thread):
    """The functions of the program that a thread is in, the innermost first."""
    # no frame is held for longer: what is in it would end late, and in this thread
    frame = sys._current_frames().get(thread)
    while frame is not None:
        if "/ptdiary/" in frame.f_code.co_filename:
            yield frame.f_code.co_name
        frame = frame.f_back


def said_of(stacks):
    """The innermost functions in most of the stacks."""
    innermost = Counter(stack[:_DEEPEST] for stack in stacks).most_common(1)
    return " < ".join(innermost[0][0]) if innermost else ""
