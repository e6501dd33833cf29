"""Where a table is chosen: what it needs, which programs are known, and an empty one to fill in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ptdiary.ui.widgets import Banner, Button, Card, Flow, Label, RecordTable, TableColumn
from ptdiary.words import copies, tables
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets import BannerText


class StartCards(QWidget):
    """Three cards, one below the other."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose = Button(words.CHOOSE, look, "primary", parent=self)
        self.paste = Button(words.PASTE, look, parent=self)
        self.empty = Button(words.EMPTY, look, parent=self)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.85)
        ways = Flow(look, gap=0.6)
        ways.add(self.choose, self.paste)
        choosing = Card(look, self)
        choosing.add(Label(words.LEAD), Label(words.SHOWN_FIRST), ways)
        choosing.add(Label(words.PASTE_HELP, "hint"))
        needs = Card(look, self)
        example = RecordTable(words.EXAMPLE_NAME, _example_columns(), look, needs)
        example.show_rows(words.EXAMPLE)
        needs.add(Label(words.NEEDS_TITLE, "h2"), Label(words.NEEDS), example)
        needs.add(Label(words.KNOWN_TITLE, "h3"), Label(words.KNOWN))
        own = Card(look, self)
        own.add(Label(words.EMPTY_TITLE, "h2"), Label(words.EMPTY_LEAD), self.empty)
        for card in (choosing, needs, own):
            column.addWidget(card)


class DoneCard(Card):
    """What came in, what the diary has to say now, and where to see it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._look = look
        self.said = Label("", "strong")
        self.banner: Banner | None = None
        self.untimed = Label(tables.UNTIMED, "strong")
        self.today = Button(words.WRITE_NOW, look, "primary", parent=self)
        self.warning = Button(words.SEE_WARNING, look, "primary", parent=self)
        self.diary = Button(words.SEE_DIARY, look, "primary", parent=self)
        self.trends = Button(words.SEE_TRENDS, look, parent=self)
        self.another = Button(words.ANOTHER, look, parent=self)
        self.backups = Button(copies.SEE_BACKUPS, look, "link", parent=self)
        ways = Flow(look, gap=0.6)
        ways.add(self.warning, self.today, self.diary, self.trends, self.another, self.backups)
        self.add(Label(words.DONE_TITLE, "h2"), self.said, self.untimed)
        self.add(Label(words.WAS_SAFE, "hint"), ways)
        self.hide()

    def show_done(self, sentence: str, warning: BannerText | None, *, untimed: bool) -> None:
        """Say what came in; the keyboard is on the way there, or on what is more urgent.

        `untimed`: ratings of these days have no time, so that they raise no warning.
        """
        self.said.setText(sentence)
        self._warn(warning)
        self.untimed.setVisible(untimed)
        self.today.setVisible(untimed)
        self.show()
        ways = (self.warning, self.today, self.diary)
        first = next(each for each in ways if each.isVisibleTo(self))
        for each in ways:
            each.set_kind("primary" if each is first else "secondary")
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _warn(self, warning: BannerText | None) -> None:
        old, self.banner = self.banner, None
        if old is not None:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.warning.setVisible(warning is not None)
        if warning is not None:
            self.banner = Banner(warning, self._look, self)
            self.rows.insertWidget(self.rows.indexOf(self.said) + 1, self.banner)
            self.banner.show()


def _example_columns() -> list[TableColumn[tuple[str, ...]]]:
    last = len(words.EXAMPLE_HEADING) - 1
    return [
        TableColumn(header=header, text=partial(_cell, place), stretch=place == last)
        for place, header in enumerate(words.EXAMPLE_HEADING)
    ]


def _cell(place: int, row: tuple[str, ...]) -> str:
    return row[place]
