"""What the therapist knows, in the card about health."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ptdiary.review.hours import instant
from ptdiary.review.known import known_by_visits
from ptdiary.ui.widgets import Button, Label, nest
from ptdiary.words import known as said
from ptdiary.words import settings as words

if TYPE_CHECKING:
    from ptdiary.diary import Known
    from ptdiary.review.known import KnownByVisit
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.ui.theme import Look


class KnownList(QWidget):
    """What the profile lists can be removed; what a consultation made known stands below it.

    `counted` with how many lines there are.
    """

    counted = Signal(int)

    def __init__(self, keeper: Keeper, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._look = look
        self._lines: tuple[tuple[str, str], ...] | None = None
        self._shown = 0  # of them, that can be removed
        self.buttons: list[Button] = []
        self._rows: list[QWidget] = []
        self._list, self._below = QVBoxLayout(), QVBoxLayout()
        for column in (self._list, self._below):
            look.space(column, 0, 0.3)
        self._none = Label(words.KNOWN_NONE)
        self._visits = QWidget(self)
        visits = QVBoxLayout(self._visits)
        look.space(visits, 0, 0.3)
        visits.addWidget(Label(words.KNOWN_BY_VISIT, "h3"))
        visits.addWidget(Label(words.KNOWN_BY_VISIT_LEAD, "hint"))
        nest(visits, self._below)
        column = QVBoxLayout(self)
        look.space(column, 0, 0.4)
        column.addWidget(Label(words.KNOWN_LEAD, "hint"))
        column.addWidget(self._none)
        nest(column, self._list)
        column.addWidget(self._visits)

    def show_view(self, view: View) -> None:
        """Show what is known, and when it became so."""
        profile, now, times = view.diary.profile, view.now, self._look.times
        lines = [
            (said.known_item(item), said.known_since(item, now, times)) for item in profile.known
        ]
        if profile.known_nerve_signs == "yes":
            lines.append((said.NERVES_OF_VERSION_1, ""))
        visits = [
            each
            for each in known_by_visits(view.index, instant(now))
            if not any(_covers(item, each) for item in profile.known)
        ]
        told = [(said.known_by_visit(each), said.visit(each, now, times)) for each in visits]
        self._show((*lines, *told), len(lines))

    def _show(self, lines: tuple[tuple[str, str], ...], removable: int) -> None:
        if (lines, removable) == (self._lines, self._shown):
            return
        self.counted.emit(len(lines))
        had = next((at for at, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._lines, self._shown = lines, removable
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self.buttons = []
        self._rows = [self._row(at, *line) for at, line in enumerate(lines)]
        self._none.setVisible(not removable)
        self._visits.setVisible(len(lines) > removable)
        if had is not None and self.buttons:
            self.buttons[min(had, len(self.buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, at: int, sign: str, since: str) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        self._look.space(line, 0, 0.6)
        words_column = QVBoxLayout()
        self._look.space(words_column, 0, 0)
        words_column.addWidget(Label(sign, "strong"))
        if since:
            words_column.addWidget(Label(since, "hint"))
        nest(line, words_column, 1)
        if at < self._shown:
            remove = RemoveButton(at, sign, self._look)
            remove.clicked.connect(self._remove)
            self.buttons.append(remove)
            line.addWidget(remove)
        (self._list if at < self._shown else self._below).addWidget(row)
        row.show()
        return row

    def _remove(self) -> None:
        button = self.sender()
        assert isinstance(button, RemoveButton)  # noqa: S101 nothing else is connected
        profile = self._keeper.diary.profile
        known: tuple[Known, ...] = profile.known
        if button.at < len(known):
            changed = replace(profile, known=(*known[: button.at], *known[button.at + 1 :]))
        else:
            changed = replace(profile, known_nerve_signs=None)
        self._keeper.keep_profile(words.KNOWN_REMOVED, changed)


def _covers(item: Known, visit: KnownByVisit) -> bool:
    """Whether what is listed says all that a consultation made known."""
    if visit.line is None:
        return item.sign == "night_pain" and (item.nights or 0) >= (visit.nights or 0)
    sign, limb, side = visit.line
    return (
        item.sign == sign
        and item.limb in (None, limb)
        and item.side in (None, side)
        and (visit.reach in (None, item.reach) or item.reach == "below_knee")
    )


class RemoveButton(Button):
    """Takes the item at this place out of the list."""

    def __init__(self, at: int, sign: str, look: Look) -> None:
        super().__init__(words.KNOWN_REMOVE, look, "link")
        self.at = at
        self.setAccessibleName(words.remove_known(sign))
