"""Bringing back from a copy: the numbers first, then the question, then whether it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal

from ptdiary.report.wording import backups as words
from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Card
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.store.restoring import Numbers
    from ptdiary.ui.theme import Look
    from ptdiary.ui.widgets.button import Kind

Verb = Literal["bring_back", "replace"]
_NONE: tuple[tuple[str, str, Kind], ...] = (("leave", words.LEAVE, "secondary"),)


class BringBackCard(Card):
    """Hidden while there is nothing to ask. `pressed` with `do`, `leave`, `right`, `look`, `undo`.

    It says what will be or what was done; the page does it.
    """

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._title = Label("", "h2")
        self._lines = [Label("") for _ in range(4)]
        self._row = Flow(look, gap=0.6)
        self.buttons: dict[str, Button] = {}
        self.add(self._title, *self._lines, self._row)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(each.text() for each in (self._title, *self._lines) if each.text())

    def ask(self, verb: Verb, numbers: Numbers) -> None:
        """Show what would be done, and ask."""
        if verb == "replace":
            title, what, button = (
                words.REPLACE_TITLE, words.what_replacing_does(numbers), words.DO_REPLACE,
            )  # fmt: skip
        else:
            title, what, button = (
                words.BRING_BACK_TITLE, words.what_missing_does(numbers), words.DO_BRING_BACK,
            )  # fmt: skip
        if not _changes(verb, numbers):
            said = words.NOTHING_MISSING if verb == "bring_back" else words.ALL_THE_SAME
            nothing = (words.now_holds(numbers), said, words.left_deleted(numbers))
            self._show(title, nothing, _NONE)
            return
        lines = (words.now_holds(numbers), what, words.afterwards(numbers), words.SAFETY)
        kind: Kind = "danger" if verb == "replace" else "primary"
        self._show(title, lines, (("do", button, kind), *_NONE))

    def tell(self, numbers: Numbers | None) -> None:
        """It was done: ask whether it is right. None: it was done before this page was opened."""
        done = words.brought_back(numbers) if numbers is not None else ""
        self._show(
            words.BROUGHT_BACK_TITLE,
            (done, words.KEPT_SAFE if numbers is not None else "", words.UNCONFIRMED),
            (
                ("right", words.THIS_IS_RIGHT, "primary"),
                ("look", words.LOOK, "secondary"),
                *((("undo", words.TAKE_BACK, "secondary"),) if numbers is not None else ()),
            ),
        )

    def _show(
        self, title: str, lines: tuple[str, ...], ways: tuple[tuple[str, str, Kind], ...]
    ) -> None:
        self._title.setText(title)
        said = [line for line in lines if line]
        for number, label in enumerate(self._lines):
            label.setText(said[number] if number < len(said) else "")
            label.setVisible(number < len(said))
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for name, text, kind in ways:
            button = Button(text, self._look, kind, parent=self)
            button.setObjectName(name)
            button.clicked.connect(self._press)
            self.buttons[name] = button
            self._row.add(button)
            button.show()
        self.show()

    def _press(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(sender.objectName())


def _changes(verb: Verb, numbers: Numbers) -> bool:
    changed = numbers.added + numbers.changed
    if verb == "replace":
        changed += numbers.older + numbers.removed
    return bool(changed)
