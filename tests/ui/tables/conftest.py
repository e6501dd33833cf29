"""The page on which a table comes in, and the files that are brought to it."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.clocks import computer_in


@pytest.fixture
def page(window, keeper):
    window.resize(1366, 740)
    window.show_page("table")
    yield window.page("table")
    keeper.worker.finish()  # as the program ends: else it tells a page that is gone


@pytest.fixture
def in_utc():
    """The computer stands where the diary's clock does: tables have its times on the wall."""
    with computer_in("UTC0"):
        yield


@pytest.fixture
def settled(keeper, qtbot):
    """Wait until the worker has told what came of its work, and what is due at once has come."""

    def wait():
        qtbot.waitUntil(lambda: keeper.worker.is_idle, timeout=60_000)
        for _ in range(8):  # Windows does not end with it in one turn
            QApplication.processEvents()

    return wait


@pytest.fixture
def written(tmp_path):
    """Write a table into a file."""

    def write(content, name="pain.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def shown(page, settled, written):
    """Open a table on the page, from a file."""

    def show(content, name="pain.csv"):
        page.open_file(written(content, name))
        settled()
        return page

    return show
