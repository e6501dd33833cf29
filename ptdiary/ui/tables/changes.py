"""What a table would change of what is in the diary: how it reads now, and how it would then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ptdiary.ui.widgets import Card, Fold, Label, RecordTable, TableColumn
from ptdiary.words import table_outcome as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ptdiary.store.exchange.table import Imported
    from ptdiary.ui.theme import Look
    from ptdiary.words.dates import Times


class ChangesCard(Card):
    """A row that says how many change, and opens a list of them. Hidden where nothing changes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, spacing=0.0)
        self.fold = Fold("changes", "", look, parent=self)
        self.table = RecordTable("", _columns(look), look, self.fold)
        self.more = Label("", "hint")
        self.fold.fill(self.table)
        self.fold.fill(self.more)
        self.add(self.fold)
        self.hide()

    def show_changes(self, imported: Imported) -> None:
        """Those that this table would make."""
        changes, changed = imported.changes, imported.changed
        title = words.changing(changed)
        self.fold.row.setText(title)
        self.fold.set_state(words.CHANGES_STATE, answered=True)
        self.table.setAccessibleName(title)
        self.table.show_rows(changes)
        more = words.more_changes(len(changes), changed)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setVisible(bool(changes))


def _columns(look: Look) -> tuple[TableColumn[words.Change], ...]:
    def text(said: Callable[[words.Change, Times], str]) -> Callable[[words.Change], str]:
        return partial(_said, look, said)

    headers = words.HEADERS
    return (
        TableColumn(header=headers["day"], text=text(words.changed_day)),
        TableColumn(header=headers["time"], text=text(words.changed_time)),
        TableColumn(header=headers["now"], text=text(words.reads_now), stretch=True),
        TableColumn(header=headers["then"], text=text(words.reads_then), stretch=True),
    )


def _said(look: Look, said: Callable[[words.Change, Times], str], change: words.Change) -> str:
    return said(change, look.times)
