"""The window, opened on a diary with a clock that stands still."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.main_window import MainWindow
from tests.gallery.people import NOW
from tests.gallery.words import settle

PARTS = (
    "sessions", "entries", "consultations", "appointments", "questions", "plan", "activities",
    "experiments", "medicine_doses",
)  # fmt: skip


def now():
    return NOW


@contextmanager
def opened(diary, look, page="today"):
    """A window on this diary, closed again afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "diary.ptdiary"
        store = Store.open(path, create=True)
        store.keep_profile(diary.profile)
        records = [each for part in PARTS for each in getattr(diary, part)]
        if records:
            store.keep(*records)
        rulebook = read_rulebook(resource_text("rules/rules.json"))
        keeper = Keeper(store, rulebook, now, Drafts(Path(folder) / "drafts"))
        window = MainWindow(look, Settings(page=page, window=(40, 40, 700, 700)))
        window.open_diary(keeper)
        window.show()
        window.resize(1280, 800)
        window.activateWindow()
        settle()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            keeper.stop()


def shape(window, look, *, dark, scale, size):
    """Give the window a look and a size, while it is open."""
    look.change(dark=dark, scale=scale)
    window.resize(*size)
    settle()
    settle()
