"""About PT Diary: which version, what is new in it, and what it is made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ptdiary import __version__
from ptdiary.licences import bundled, parts, text_of
from ptdiary.paths import resource_text
from ptdiary.ui.page import Page
from ptdiary.ui.widgets import Bullet, Card, Fold, Label, LongText, nest, put_in_order
from ptdiary.words import about as words
from ptdiary.words.release_notes import NOTES, read_releases
from ptdiary.words.settings import breakable

if TYPE_CHECKING:
    from ptdiary.licences import MadeWith
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look
    from ptdiary.words.release_notes import Release


class AboutPage(Page):
    """Nothing here depends on what is in the diary."""

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(keeper, look, parent)
        self.set_title(words.TITLE)
        what = Card(look, self, spacing=0.5)
        what.add(Label(words.version(__version__), "h2"), Label(words.WHAT))
        what.add(Label(words.NO_DEVICE), Label(words.NO_NETWORK), Label(words.YOUR_DIARY))
        what.add(Label(breakable(str(keeper.store.path)), "hint"))
        newest, *earlier = read_releases(resource_text(NOTES))
        news = Card(look, self, spacing=0.5)
        news.add(Label(words.NEWS, "h2"), ReleaseNotes((newest,), look, news))
        past = ReleaseNotes(tuple(earlier), look, news)
        self.earlier = Fold("earlier", words.EARLIER, look, past, news)
        self.earlier.setVisible(bool(earlier))
        news.add(self.earlier)
        self.made_with = MadeWithCard(look, self)
        self.add(what, news, self.made_with)
        self.body.addStretch(1)

    def show_view(self, view: View) -> None:  # noqa: ARG002 what is in the diary changes nothing
        """The rows come before it is shown for the first time, while nobody waits."""
        self.made_with.fill()

    def show_time(self, view: View) -> None:
        """Nothing here depends on the time of the day."""


class ReleaseNotes(QWidget):
    """What is new in some versions."""

    def __init__(self, releases: tuple[Release, ...], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.4)
        for release in releases:
            heading = words.release(release.version, release.day, look.times)
            column.addWidget(Label(heading, "h3"))
            for block in release.blocks:
                nest(column, _line(block.text, look, self, point=block.point))


def _line(text: str, look: Look, parent: QWidget, *, point: bool) -> QGridLayout:
    line = QGridLayout()
    look.space(line, 0, 0.4)
    line.setColumnStretch(1, 1)
    if point:
        line.addWidget(Bullet(look, parent), 0, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(text), 0, int(point), 1, 2 - int(point))
    return line


class MadeWithCard(Card):
    """A row for each part, and one row for all that only a bundle holds."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.4)
        self._look = look
        self.rows_of: PartRows | None = None
        self.bundled = Fold("bundled", words.BUNDLED, look, None, self)
        self.bundled.opening.connect(self._open_bundled)
        self._held = bundled()
        self.add(Label(words.MADE_WITH, "h2"), Label(words.MADE_WITH_LEAD, "hint"), Label(words.QT))

    def fill(self) -> None:
        """Make the rows, once: they take a moment, as each part is asked for its version."""
        if self.rows_of is None:
            self.rows_of = PartRows(parts(), self._look, self)
            self.bundled.set_state(words.count_bundled(len(self._held)), answered=True)
            self.bundled.setVisible(bool(self._held))
            self.add(self.rows_of, self.bundled)

    def _open_bundled(self) -> None:
        held, self._held = self._held, ()
        if held:
            self.bundled.fill(PartRows(held, self._look, self.bundled))
            put_in_order(self)


class PartRows(QWidget):
    """A row for each part, that opens the text of its licence."""

    def __init__(self, made_with: tuple[MadeWith, ...], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._parts = {part.name: part for part in made_with}
        self.folds: dict[str, Fold] = {}
        column = QVBoxLayout(self)
        look.space(column, 0, 0)
        for part in made_with:
            fold = Fold(part.name, words.part(part.name, part.version), look, None, self)
            fold.set_state(part.licence, answered=True)
            fold.opening.connect(self._open)
            self.folds[part.name] = fold
            column.addWidget(fold)

    def _open(self, name: str) -> None:
        """The text comes when it is asked for: some are longer than all of the program's words."""
        fold, part = self.folds[name], self._parts.pop(name, None)
        if part is not None:
            text = text_of(part) or words.NO_TEXT
            box = LongText(words.licence_of(name), text, self._look, parent=fold)
            fold.fill(box)
            put_in_order(fold.row, box)
