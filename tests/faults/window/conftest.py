"""The window as a patient has it, on a diary that things happen to."""

import pytest

from ptdiary.settings import Settings
from ptdiary.ui.app import Start, now_here
from ptdiary.ui.charts_import import ChartsImport
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from tests.ui.conftest import keeper, look, store, window
from tests.ui.today.conftest import on, today

__all__ = ["begun", "keeper", "look", "on", "store", "today", "window"]


@pytest.fixture
def begun(look, qtbot, monkeypatch, tmp_path):
    """Begin the program on a diary file; the charts' import is left out."""
    monkeypatch.setattr(ChartsImport, "start", lambda *_: None)
    started = []

    def begin(path, recent=(), clock=now_here):
        window = MainWindow(look, Settings(page="help", recent=recent), tmp_path / "settings.json")
        qtbot.addWidget(window)
        window.show()
        start = Start(window, path, clock, OneWindow(path))
        start.begin()
        started.append(start)
        return start, window

    yield begin
    for start in reversed(started):
        start.end()
