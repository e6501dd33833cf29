"""Widgets end in the window's own thread, however much the worker makes meanwhile."""

import threading
import weakref

from PySide6.QtCore import QTimer


def test_what_nobody_holds_any_more_ends_in_the_thread_of_the_window(begun, path, qtbot):
    start, _ = begun(path)
    ended, made = [], []

    def let_go_of_one():
        timer = QTimer()
        timer.start(60_000)
        timer.itself = timer  # only a search finds that nobody holds it
        weakref.finalize(timer, lambda: ended.append(threading.current_thread()))

    let_go_of_one()
    start.keeper.worker.do(lambda: [[] for _ in range(100_000)], made.extend)
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle)
    assert made
    start.collector.collect()
    assert ended == [threading.main_thread()]
