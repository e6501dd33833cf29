"""Somebody who presses and types at random on Today, and looks each time whether it is true.

What the form shows is what it holds, what it holds is what is saved, what is saved is what the
file holds, and what was half typed is there again after the program was closed. Undo and redo
bring back what was there.
"""

from contextlib import contextmanager
from dataclasses import fields, replace
from random import Random
from unicodedata import normalize

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ptdiary.diary.consultation import Question
from ptdiary.diary.entry import Entry
from ptdiary.diary.fields import plain_value
from ptdiary.diary.questions import (
    NOTHING_KNOWN,
    ROW,
    answers_of,
    entry_from,
    rows_shown,
    value_of,
)
from ptdiary.review.asking import circumstances
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.widgets.score_scale import ScoreScale

_TEXTS = (
    "slept badly ", "\n", "sharp at the\nleft\n\nand right", "\u05db\u05d0\u05d1 \u05d2\u05d1",
    "\U0001f642 ", "e\u0301", "a\x07b\x0cc", " ", "<b>bold</b> & 1 < 2", "x" * 300, "\u202edleg",
)  # fmt: skip
_PAGES = ("diary", "trends", "sessions", "summary", "settings", "help", "today")


def differing(some, others):
    """What is in one of the two only."""
    return {*some} ^ {*others}


def unlike(some, others):
    """The answers in which the two differ."""
    both = (
        (each.name, getattr(some, each.name), getattr(others, each.name)) for each in fields(some)
    )
    return [each for each in both if composed(each[1]) != composed(each[2])]


def composed(answer):
    """An answer as a diary keeps it: text in Unicode's normal form."""
    return normalize("NFC", answer) if isinstance(answer, str) else answer


class Windows(QObject):
    """Notes each widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@contextmanager
def windows_shown():
    """The widgets that are shown as windows meanwhile."""
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    try:
        yield windows.shown
    finally:
        QApplication.instance().removeEventFilter(windows)


class Monkey:
    """`open_today` opens the program at Today, again where it is open (see `today/conftest.py`)."""

    def __init__(self, open_today, seed):
        self._open = open_today
        self._rnd = Random(seed)
        self.today = open_today()
        self.done = []  # what it did, to tell what broke it
        self._at_step = {0: (None, plain_value(self.today.diary))}

    def run(self, steps):
        """Do so many things, and look after each."""
        verbs = (
            (self.score, 6), (self.tick, 10), (self.none, 3), (self.follow_up, 14),
            (self.fold, 10), (self.answer_in_row, 10), (self.type, 12), (self.save, 7),
            (self.undo, 5), (self.redo, 3), (self.new, 2), (self.change, 3), (self.clear, 1),
            (self.delete, 1), (self.leave_page, 4), (self.later, 4), (self.text_size, 1),
            (self.dark, 1), (self.reopen, 1), (self.keep_ticks, 3), (self.weekly, 5),
            (self.key, 4), (self.ask_elsewhere, 1), (self.flare, 2),
        )  # fmt: skip
        names = [verb for verb, weight in verbs for _ in range(weight)]
        for _ in range(steps):
            verb = self._rnd.choice(names)
            self.done.append(verb.__name__)
            with windows_shown() as shown:
                verb()
                self.today.settle()
            if verb != self.reopen:
                assert shown == []
            self.look()

    # what it does

    @property
    def page(self):
        return self.today.page

    @property
    def saved(self):
        return self.page.writing.saved is not None

    @property
    def rows(self):
        return self.page.panel.more if self.saved else self.page.form.more

    @property
    def signs(self):
        return self.page.panel.signs if self.saved else self.page.form.signs

    def _here(self):
        if self.today.window.page_name != "today":
            self.today.window.show_page("today")
            self.today.settle()

    def _click(self, button: QAbstractButton):
        """As with the mouse: the keyboard goes to what is pressed."""
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        button.click()

    def score(self):
        self._here()
        if not self.saved:
            self._click(self._rnd.choice(self.page.form.scale.buttons))

    def tick(self):
        self._here()
        if self.saved:
            self.rows.open("unanswered")
        self._click(self._rnd.choice(list(self.signs.tiles.tiles.values())))

    def none(self):
        self._here()
        if self.saved:
            self.rows.open("unanswered")
        self._click(self.signs.tiles.none)
        if not self.page.bar.offer.isHidden() and self._rnd.random() < 0.7:
            self._click(self.page.bar.offer)

    def follow_up(self):
        self._here()
        shown = [p for tile, p in self.signs.panels.items() if tile in self.signs.answers.ticked]
        if not self.saved:
            shown += [self.page.form.waiting, self.page.form.flare_rows]
        shown = [panel for panel in shown if panel.shown and not panel.isHidden()]
        if not shown:
            return
        panel = self._rnd.choice(shown)
        if panel.is_folded():
            self._click(panel.change_button())
        else:
            self._answer(panel.control(self._rnd.choice(panel.shown).key))

    def flare(self):
        self._here()
        if not self.saved:
            self._click(self.page.form.flare)

    def _answer(self, control):
        buttons = control.findChildren(QAbstractButton)
        if buttons:
            button = self._rnd.choice(buttons)
            if isinstance(control, ScoreScale) or self._rnd.random() < 0.8:
                self._click(button)
            else:
                QTest.keyClick(button, Qt.Key.Key_Delete)

    def fold(self):
        self._here()
        pill = self._rnd.choice(list(self.rows.pills.pills.values()))
        if pill.isVisible():
            self._click(pill)

    def answer_in_row(self):
        self._here()
        rows = self.rows
        if not rows.isVisible():
            return
        panel = rows.asked.get(rows.opened or "")
        if panel is not None and self._rnd.random() < 0.8:
            controls = [panel.control(key) for key in panel.asked()]
            shown = [each for each in controls if each.isVisible()]
            if shown:
                self._answer(self._rnd.choice(shown))
        elif rows.opened == "regions":
            buttons = rows.map.findChildren(QAbstractButton)
            self._click(self._rnd.choice([each for each in buttons if not each.isHidden()]))

    def type(self):
        self._here()
        rows = self.rows
        if not rows.isVisible():
            return
        rows.open(self._rnd.choice(["note", "private"]))
        box = self._rnd.choice([each for each in rows.written.values() if each.isVisible()])
        box.setFocus()
        text = self._rnd.choice(_TEXTS)
        if self._rnd.random() < 0.1:
            box.selectAll()
        at_end = box.textCursor().atEnd()
        box.insertPlainText(text)
        assert box.toPlainText().endswith(text) or not at_end, "what is typed is moved"

    def key(self):
        """Any key at whatever has the keyboard."""
        self._here()
        widget = QApplication.focusWidget()
        if widget is not None:
            keys = (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
                    Qt.Key.Key_Down, Qt.Key.Key_7)  # fmt: skip
            QTest.keyClick(widget, self._rnd.choice(keys))

    def save(self):
        self._here()
        if self.saved:
            return
        page = self.page
        answers, changing, known = page.form.answers, page.writing.changing, page.draft.id
        around = page.form.circumstances
        id_ = changing.id if changing else known
        was = self.today.diary.find(Entry, id_)
        at = page.form.at() or self.today.now
        if self._rnd.random() < 0.5:
            self._click(page.bar.save_button)
        else:
            page.bar._save_by_key()
        if not self.saved:
            assert self.today.diary.find(Entry, id_) == was
            return
        entry = self.today.diary.find(Entry, id_)
        expected = entry_from(answers, id_, at, entry.written_at, changing, around)
        assert plain_value(self.today.store.keep(expected)[0]) == plain_value(entry)
        if answers.question:
            asked = [each.text for each in self.today.diary.questions]
            assert normalize("NFC", answers.question) in asked
        assert QApplication.focusWidget() is not None

    def undo(self):
        self._move(-1, "undo")

    def redo(self):
        self._move(1, "redo")

    def _move(self, by, name):
        steps = self.today.keeper.steps
        to = steps.index() + by
        known = self._known(to) if 0 <= to <= steps.count() else None
        self.today.window.actions_[name].trigger()
        self.today.settle()
        if known is not None and steps.index() == to:
            assert plain_value(self.today.diary) == known, name

    def _last(self, index):
        """What was written as the step before a place in the list of steps."""
        return self.today.keeper.steps.command(index - 1).forth if index else None

    def _known(self, index):
        """The diary as it stood there, where it was looked at; the list may be another by now."""
        last, diary = self._at_step.get(index, (None, None))
        return diary if last is self._last(index) else None

    def new(self):
        pending = self._pending()
        self.today.window.actions_[Destination(page=PageName.TODAY, part=Part.NEW)].trigger()
        self.today.settle()
        self._kept(pending)

    def change(self):
        pending = self._pending()
        if self.today.diary.entries:
            entry = self._rnd.choice(self.today.diary.entries)
            self.today.window.go_to(Destination(page=PageName.TODAY, record=entry.id))
            self.today.settle()
        self._kept(pending)

    def _pending(self):
        pending = self.page.panel.pending() if self.saved else None
        return (self.page.writing.saved.entry.id, pending) if pending is not None else None

    def _kept(self, pending):
        """What was typed below a saved entry is in the diary."""
        if pending is not None:
            id_, answers = pending
            found = answers_of(self.today.diary.find(Entry, id_))
            assert [composed(answers.note), composed(answers.private_note)] == [
                found.note,
                found.private_note,
            ]

    def clear(self):
        self._here()
        if not self.saved:
            self._click(self.page.bar.leave_button)

    def delete(self):
        """An entry, but not the one in the form: saving that one later would bring it back."""
        entries = [each for each in self.today.diary.entries if each != self.page.writing.changing]
        if entries:
            self.today.keeper.remove("deleted", Entry, self._rnd.choice(entries).id)

    def leave_page(self):
        self.today.window.show_page(self._rnd.choice(_PAGES))

    def later(self):
        self.today.later(minutes=self._rnd.choice([1, 1, 30, 200, 1440]))

    def text_size(self):
        self.today.look.choose_next_scale(self._rnd.choice([-1, 1]))

    def dark(self):
        self.today.look.change(dark=self._rnd.random() < 0.5)

    def keep_ticks(self):
        self._here()
        if self.saved and self.rows.opened == "unanswered":
            ticked = self.signs.answers
            self._click(self.page.panel.keep_signs)
            self.today.settle()
            if self.saved:
                assert set(ticked.ticked) - {"movement"} <= set(self.page.panel.answers.ticked)

    def weekly(self):
        self._here()
        if not self.saved or self.page.panel.weekly.isHidden():
            return
        card = self.page.panel.weekly
        chance = self._rnd.random()
        if chance < 0.1:
            self._click(card.later)
        elif chance < 0.35 and card.save.isEnabled():
            weekly = card.answers.weekly
            self._click(card.save)
            self.today.settle()
            # a tile asks it too
            assert differing(weekly, self.page.panel.answers.weekly) <= {"sexual"}
        elif chance < 0.5:
            self._answer(card.week.control(self._rnd.choice(card.week.asked())))
        else:
            self._click(self._rnd.choice([card.tiles.none, *card.tiles.tiles.values()]))

    def ask_elsewhere(self):
        for question in self.today.diary.questions[:1]:
            self.today.keeper.keep("changed", replace(question, text=question.text[:50] + "?"))

    def reopen(self):
        """Close the program and open it again."""
        self._here()
        page, saved = self.page, self.saved
        answers, changing, at = page.form.answers, page.writing.changing, page.form.at()
        typed = any(each._waiting for each in (page.draft._new, page.draft._change))
        pending = self._pending()
        self.today.window.close()
        before = plain_value(self.today.diary)
        now = self.today.now
        self.today = self._open()
        self.today.now = now
        self.today.keeper.refresh()
        self.today.settle()
        assert plain_value(self.today.diary) == before
        self._kept(pending)
        drafts = self.today.keeper.drafts
        assert drafts.names() or saved or not typed
        draft = drafts.read("entry.change") or drafts.read("entry")
        known = changing.id if changing is not None else None
        gone = known is not None and self.today.diary.find(Entry, known) is None
        if draft is not None and draft.values["entry"] == known and not saved and not gone:
            assert unlike(self.page.form.answers, answers) == []
            assert (self.page.writing.changing is None) == (changing is None)
            assert self.page.form.at() == at or at is None
        self._at_step = {0: (None, before)}

    # what it looks at

    def look(self):
        today, page = self.today, self.page
        kept = plain_value(today.diary)
        assert plain_value(today.store.read()) == kept, "the file holds something else"
        self._remember_step(kept)
        form = page.form
        if today.window.page_name != "today":
            return
        assert page.form.isHidden() == self.saved
        if self.saved:
            self._look_at_saved()
        else:
            assert form.scale.value() == form.answers.soreness
            self._look_at_signs(form.signs, form.answers, form.circumstances)
            self._look_at_rows_of(form.waiting, form.answers, form.circumstances)
            self._look_at_rows_of(form.flare_rows, form.answers, form.circumstances)
            self._look_at_rows(form.more, form.answers)

    def _remember_step(self, kept):
        index = self.today.keeper.steps.index()
        known = self._known(index)
        assert known in (None, kept), "changed by no step"
        self._at_step[index] = (self._last(index), kept)

    def _look_at_saved(self):
        panel, saved = self.page.panel, self.page.writing.saved
        entry = self.today.diary.find(Entry, saved.entry.id)
        assert entry == saved.entry
        question = self.page.writing._question
        found = question and self.today.diary.find(Question, question.id)
        around = circumstances(self.today.keeper.view.index, entry.at, entry)
        answers = replace(answers_of(entry, around), question=found.text if found else None)
        assert panel.answers == answers
        shown = panel.pending() or answers
        self._look_at_rows(panel.more, shown)
        if not panel._ticking:
            self._look_at_signs(panel.signs, answers, around)
        else:
            self._look_at_signs(panel.signs, panel.signs.answers, around)

    def _look_at_signs(self, signs, answers, around):
        ticked = {key for key, tile in signs.tiles.tiles.items() if tile.isChecked()}
        assert ticked == set(answers.ticked)
        for tile, panel in signs.panels.items():
            assert panel.isHidden() == (tile not in ticked)
            if tile in ticked:
                assert panel.shown == rows_shown(answers, around, tile)
                self._look_at_rows_of(panel, answers, around)

    def _look_at_rows_of(self, panel, answers, around):
        for row in panel.shown:
            value, held = panel.value(row.key), value_of(answers, row, around)
            assert (value or None) == (held or None) or value == held, row.key

    def _look_at_rows(self, rows, answers):
        for panel in rows.asked.values():
            for key in panel.asked():
                value = panel.value(key)
                if key == "feels":
                    assert value == value_of(answers, ROW["feels_added"], NOTHING_KNOWN)
                elif key == "sleep_hours":
                    assert (value and float(value)) == answers.sleep_hours
                else:
                    assert value == getattr(answers, key) or not (value or getattr(answers, key))
        for key, box in rows.written.items():
            held = getattr(answers, key)
            said = box.answer()
            if isinstance(held, tuple):
                lines = [each.strip()[:200] for each in (said or "").splitlines()]
                assert tuple(composed(each) for each in lines if each) == tuple(map(composed, held))
            else:
                assert composed(said) == composed(held), key
        if rows.map is not None:
            assert set(rows.map.value()) == set(answers.regions)
