"""Somebody goes on typing and pressing while the window waits for another program.

`python -m tests.ui.pressing STORY DIARY` tells what came of a story, as JSON.
"""

import json
import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ptdiary.settings import Settings
from ptdiary.store import Store
from ptdiary.ui.app import Start
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.keeper import ChartsImport
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.one_window import OneWindow
from ptdiary.ui.theme import Look
from tests.ui.conftest import DIARY, NOW
from tests.ui.hands import Hands
from tests.ui.holding import Waits, let_go, locked
from tests.ui.rows import box_in

_SCREEN = 1000, 1800
_AT_MOST = 60.0  # seconds until the other program has let go


class Sitting:
    """A person before the window, which is open at Today and as high as all of the form."""

    def __init__(self, path):
        self.path = path
        with Store.open(path, create=True) as store:
            store.keep_profile(DIARY.profile)
            store.keep(*DIARY.sessions, *DIARY.entries)
        self.hands = Hands(_SCREEN, path.with_name("screen.json"))
        self.application = QApplication([])
        look = Look()
        look.dress()
        ChartsImport.start = lambda *_: None
        self.window = MainWindow(look, Settings(page="today", window=(0, 0, *_SCREEN)))
        self.window.show()
        self.start = Start(self.window, path, lambda: NOW, OneWindow(path))
        self.start.begin()
        self.page = self.window.page("today")
        self.note = box_in(self.page.form.more, "note")
        self.settle()
        self.waits = Waits(self.start.keeper.store, seconds=_AT_MOST)
        self.during = []

    def settle(self):
        """Until all that was pressed is heard."""
        while not self.hands.are_read:
            QApplication.processEvents()
        for _ in range(8):
            QApplication.processEvents()

    def new(self):
        """An entry that can be saved."""
        self.page.form.scale.buttons[4].click()
        self.page.form.signs.tiles.none.click()
        self.settle()

    def change(self):
        """The last entry is to be changed; the keyboard is in its note."""
        self.page.open(Destination(page=PageName.TODAY, record=DIARY.entries[-1].id))
        box_in(self.page.form.more, "note").setFocus()
        self.settle()

    def meanwhile(self, begin, *acts, on_and_on=False):
        """Begin what makes the window wait, and then act in the midst of it, in this order."""
        left = list(acts)

        def act():
            if not self.hands.are_read:
                return
            if left:
                left.pop(0)()
            elif not self.during:
                self.during = self.filled_in()
                if not on_and_on:
                    let_go(other)

        self.waits.until = act
        with locked(self.path) as other:
            begin()
            self.settle()
        for each in left:  # it was given up before
            each()
            self.settle()

    def filled_in(self):
        answers = self.page.form.answers
        return [answers.note, answers.soreness]

    def type(self, *keys):
        return lambda: self.hands.type(*keys)

    def press(self, widget):
        return lambda: self.hands.press(widget)

    def told(self):
        """What came of it."""
        saved, keeper = self.page.writing.saved, self.start.keeper
        return {
            "waited": self.waits.begun,
            "during": self.during,
            "form": self.filled_in(),
            "entries": [[each.soreness, each.note] for each in keeper.diary.entries],
            "steps": keeper.steps.count(),
            "is_saved": saved is not None,
            "is_changing": saved is None and self.page.writing.changing is not None,
            "status": self.window.status.text,
        }


def another(sitting):
    """Something else is saved: the form stays as it is."""
    sitting.change()
    keep = partial(sitting.start.keeper.keep_visit_note, "Note", "Stairs")
    sitting.meanwhile(keep, *going_on(sitting))


def refused(sitting):
    """The save waits in vain; the second one does not."""
    sitting.change()
    save = sitting.type("Ctrl+Enter")
    sitting.start.keeper.store._patience = 1.0
    sitting.meanwhile(save, *going_on(sitting), on_and_on=True)
    save()
    sitting.settle()


def going_on(sitting):
    """Letters into the note, another score, and back into the note."""
    score, note = sitting.page.form.scale.buttons[5], sitting.note
    return (
        sitting.type("a", "b"), sitting.press(score), sitting.press(note),
        sitting.type("Space", "c"),
    )  # fmt: skip


def by_keys(sitting):
    """Saved, and again, and again, by the keys."""
    sitting.new()
    save = sitting.type("Ctrl+Enter")
    sitting.meanwhile(save, save, save)


def by_mouse(sitting):
    """The same with the mouse, on the button at the foot."""
    sitting.new()
    save = sitting.press(sitting.page.bar.save_button)
    sitting.meanwhile(save, save, save)


def too_late(sitting):
    """The save works: the form is gone when what was typed into it is heard."""
    sitting.change()
    sitting.meanwhile(sitting.type("Ctrl+Enter"), sitting.type("a", "Space", "Enter", "Space"))


def later(sitting):
    """The same, and then another key once the window has answered."""
    too_late(sitting)
    sitting.hands.type("Enter")
    sitting.settle()


STORIES = {each.__name__: each for each in (another, refused, by_keys, by_mouse, too_late, later)}


def main(story, path):
    """Tell what came of it."""
    sitting = Sitting(Path(path))
    STORIES[story](sitting)
    print(json.dumps(sitting.told()))
    sitting.start.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
