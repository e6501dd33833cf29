"""The window open at Today, on a diary that each test chooses."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.diary import PARTS, Diary
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.store.drafts import Drafts
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.main_window import MainWindow
from tests.ui.conftest import DIARY, NOW

_NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class Today:
    """What a patient sees and does. `now` may be moved."""

    def __init__(self, folder, diary, look):
        self.folder = folder
        self.now = NOW
        self.look = look
        self.store = Store.open(
            folder / "diary.ptdiary", create=not (folder / "diary.ptdiary").exists()
        )
        if diary is not None:
            self.store.keep_profile(diary.profile)
            records = [each for part in PARTS.values() for each in getattr(diary, part)]
            if records:
                self.store.keep(*records)
        self.keeper = Keeper(
            self.store,
            read_rulebook(resource_text("rules/rules.json")),
            self._clock,
            Drafts(folder / "drafts"),
        )
        self.window = MainWindow(look, Settings(page="today", window=(40, 40, 700, 700)))
        self.window.open_diary(self.keeper)
        self.window.show()
        self.window.resize(1280, 800)
        self.window.activateWindow()
        self.settle()

    def _clock(self):
        return self.now

    @property
    def page(self):
        return self.window.page("today")

    @property
    def form(self):
        return self.page.form

    @property
    def diary(self):
        return self.keeper.diary

    @property
    def entry(self):
        """The entry that was written now."""
        return next(e for e in self.diary.entries if e.written_at == self.now)

    def settle(self):
        for _ in range(8):
            QApplication.processEvents()

    def later(self, **time):
        self.now += timedelta(**time)
        self.keeper.tick()
        self.settle()

    def keys(self, *keys):
        for each in keys:
            held, key = each if isinstance(each, tuple) else (_NOTHING_HELD, each)
            QTest.keyClick(QApplication.focusWidget(), key, held)
            self.settle()

    def keys_to(self, widget, *keys):
        """Keys in a widget that has the keyboard."""
        widget.setFocus()
        self.keys(*keys)

    def score(self, score):
        self.form.scale.buttons[score].click()
        self.settle()

    def look_at_it(self):
        """Half a second goes by."""
        self.page.sight._still.stop()
        self.page.sight._note_seen()

    def none_of_these(self):
        """Press it, and once more where some of the tiles were not in view."""
        self.form.signs.tiles.none.click()
        self.settle()
        if self.page.bar.offer.isVisible():
            self.page.bar.offer.click()
            self.settle()

    def tick(self, *tiles):
        for tile in tiles:
            self.form.signs.tiles.tiles[tile].click()
            self.settle()

    def answer(self, tile, **chips):
        """Press pills under a tile: one each, or several in a tuple. A folded line is opened."""
        panel = self.form.signs.panels[tile]
        for key, values in chips.items():
            if panel.is_folded():
                panel.change_button().click()
                self.settle()
            self._press(panel, key, values)

    def answer_below(self, **chips):
        """Press pills of the rows below the tiles."""
        for key, values in chips.items():
            self._press(self.form.waiting, key, values)

    def _press(self, panel, key, values):
        for value in values if isinstance(values, tuple) else (values,):
            control = panel.control(key)
            button = control.buttons[value] if isinstance(value, int) else control.chip(value)
            assert button.isVisible(), (key, value)
            button.click()
            self.settle()

    def save(self):
        self.page.bar.save_button.click()
        self.settle()

    def save_anyway(self):
        """Save with questions open: it asks for them once more, and then saves."""
        self.save()
        assert self.page.writing.saved is None
        self.save()

    @property
    def verdict(self):
        """What the bar says that the answers raise."""
        box = self.page.bar.verdict
        return box.shown if box.isVisible() else None

    def press_banner(self, key):
        self.page.top.banner.buttons[key].click()
        self.settle()

    def note_told(self, whom="therapist", said=""):
        """Press I have spoken to them, answer, and press the Save of the bar."""
        self.press_banner("told")
        self._note(whom, said)

    def note_seen(self, whom, said=""):
        """The same for I have been seen, by somebody who looked."""
        self.press_banner("seen")
        self.page.top.opened.looked.chip("yes").click()
        self._note(whom, said)

    def _note(self, whom, said):
        card = self.page.top.opened
        card.who.chip(whom).click()
        self.when(card, "today")
        card.note.setPlainText(said)
        self.save()

    def when(self, card, choice):
        """Press a pill of the question when it was."""
        card.when._pills.chip(choice).click()
        self.settle()

    def close(self):
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.keeper.stop()


@pytest.fixture
def on(tmp_path, look) -> Callable[..., Today]:
    """Open Today on a diary; called again, it opens the same file again."""
    opened = []

    def open_on(diary: Diary | None = DIARY) -> Today:
        if opened:
            opened[-1].close()
            diary = None
        opened.append(Today(tmp_path, diary, look))
        return opened[-1]

    yield open_on
    opened[-1].close()


@pytest.fixture
def today(on) -> Today:
    return on()
