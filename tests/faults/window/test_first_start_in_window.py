"""The first start of a newer version in the window: what is said of the copy that it makes."""

from PySide6.QtWidgets import QPushButton

from ptdiary import __version__
from ptdiary.diary.entry import Entry
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.last_known import read_last_known, update_last_known
from ptdiary.ui.backups.list import CopyListCard
from ptdiary.ui.fallback_page import RefusalPage
from tests.faults.steps import put_version_1
from tests.ui.conftest import NOW, look_around

NO_COPY = "No copy could be made. Your entries are saved."


def put_older(path):
    """A diary as an earlier version has left it."""
    with Store.open(path, create=True) as store:
        store.keep(Entry(id="e1", at=NOW, soreness=3))
    update_last_known(path, version="0.0.9")


def test_the_list_of_copies_says_what_the_copy_was_made_before(begun, path, qtbot):
    put_older(path)
    start, window = begun(path)
    look_around(start, qtbot)
    window.show_page("backups")
    (card,) = window.page("backups").findChildren(CopyListCard)
    model = card.table.model()
    assert model.rowCount() == 1
    (made, *_) = model.data(model.index(0, 0)).splitlines()
    assert made.endswith(f", before version {__version__}")
    assert window.status.text == ""


def test_a_copy_that_cannot_be_made_is_told_once(begun, path, qtbot):
    put_older(path)
    Backups(path).folder.write_text("in the way")
    start, window = begun(path)
    said = []
    start.diaries._watch.noticed.connect(lambda notice: said.append(notice.sentence))
    assert window.status.text.startswith(NO_COPY)
    look_around(start, qtbot)
    assert said == []
    assert len(start.keeper.diary.entries) == 1


def test_a_diary_that_needs_a_copy_is_not_opened_without_one(begun, path):
    put_version_1(path)
    Backups(path).folder.write_text("in the way")
    before = path.read_bytes()
    start, window = begun(path)
    page = window.stack.currentWidget()
    assert isinstance(page, RefusalPage)
    assert path.read_bytes() == before
    Backups(path).folder.unlink()
    page.findChild(QPushButton, "again").click()
    assert start.keeper is not None
    assert read_last_known(path).version == __version__
