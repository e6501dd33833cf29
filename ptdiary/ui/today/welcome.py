"""The strip of the first start: the one thing worth asking now. Nothing has to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from ptdiary.ui.destination import Destination, FileAction, FileRequest, PageName
from ptdiary.ui.settings.suggested_numbers import suggested
from ptdiary.ui.widgets import Button, Card, Choices, Flow, Label, nest
from ptdiary.words import today as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ptdiary.diary import Profile
    from ptdiary.ui.theme import Look

NUMBER = "emergency_number"
_OTHER = "other"
_NARROW = 44.0  # em: with less, the links stand below the words
_OFFERED = ("112", "911", "999")


class EmergencyNumbers(Choices):
    """Pills for the emergency number; *Other* leads to Settings.

    `told` with the field of the profile and its answer, None if it is taken back; `go_to` as of a
    page. `label` stands beside them.
    """

    told = Signal(str, object)
    go_to = Signal(Destination)

    def __init__(self, look: Look, locale: QLocale, parent: QWidget | None = None) -> None:
        """`locale`: the region whose number comes first if it is another than those offered."""
        offered = tuple((number, number) for number in _numbers(locale))
        super().__init__((*offered, (_OTHER, words.OTHER_NUMBER)), look, parent=parent)
        self._number: str | None = None
        self.label = Label(words.EMERGENCY_NUMBER, wrap=False)
        self.name(words.EMERGENCY_NUMBER)
        self.changed.connect(self._chosen)

    def show_profile(self, profile: Profile) -> None:
        """Show the number that is known."""
        self._number = profile.emergency_number
        self.choose(self._pill())

    def _chosen(self) -> None:
        number, kept = self.value(), self._number
        if number == _OTHER or (number is None and kept not in self.offered()):
            self.choose(self._pill())
            self.go_to.emit(Destination(page=PageName.SETTINGS, field=NUMBER))
        else:
            self.told.emit(NUMBER, number)

    def _pill(self) -> str | None:
        kept = self._number
        return kept if kept in self.offered() else _OTHER if kept else None


class WelcomeStrip(Card):
    """Where the diary is, the emergency number as pills, and two links.

    `told` with a field of the profile and its answer, None if it is taken back; `go_to` and
    `file_asked` as of a page.
    """

    told = Signal(str, object)
    go_to = Signal(Destination)
    file_asked = Signal(FileRequest)

    def __init__(self, look: Look, locale: QLocale, parent: QWidget | None = None) -> None:
        """`locale`: the region whose number comes first if it is another than those offered."""
        super().__init__(look, parent, margin=(1.1, 0.4, 0.8, 0.4), spacing=0.15)
        self._look = look
        self._welcome = Label(words.WELCOME, "h2")
        self._short = Label(words.STAYS_HERE, wrap=False)
        self.sample = Button(words.SEE_SAMPLE, look, "link", parent=self)
        self.names = Button(words.NAMES_AND_NUMBERS, look, "link", parent=self)
        self.sample.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.numbers = EmergencyNumbers(look, locale, self)
        asked = Flow(look, gap=0.4)
        asked.add(self.numbers.label, self.numbers)
        across = QBoxLayout.Direction.LeftToRight
        above, below = QBoxLayout(across), QBoxLayout(across)
        for row in (above, below):
            look.space(row, 0, 0.6)
        above.addWidget(self._welcome, 1)
        below.addWidget(self._short)
        below.addStretch(1)
        nest(below, asked)
        below.addStretch(0)
        below.addWidget(self.names)
        self.add(above, below)
        self._above, self._below = above, below
        self.set_low(False)
        self.numbers.told.connect(self.told)
        self.numbers.go_to.connect(self.go_to)
        self.sample.clicked.connect(self._open_sample)
        self.names.clicked.connect(self._go_to_names)

    def set_low(self, low: bool) -> None:
        """In a low and wide window, one line: with the invented diary, without the names."""
        for part in (self._welcome, self.names):
            part.setVisible(not low)
        self._short.setVisible(low)
        self.numbers.label.setText(words.EMERGENCY_SHORT if low else words.EMERGENCY_NUMBER)
        if low:
            self._below.insertWidget(1, self.sample)
        else:
            self._above.addWidget(self.sample)
        for place in range(self._below.count()):
            self._below.setStretch(place, 0)
        for place, stretch in ((2, low), (3, not low)):  # pills at the right, or the link
            self._below.setStretch(place, int(stretch))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in (self._above, self._below):
            row.setDirection(down if narrow else across)

    def show_profile(self, profile: Profile) -> None:
        """Show the number that is known."""
        self.numbers.show_profile(profile)

    def _open_sample(self) -> None:
        self.file_asked.emit(FileRequest(action=FileAction.SAMPLE))

    def _go_to_names(self) -> None:
        self.go_to.emit(Destination(page=PageName.SETTINGS, field="therapist.name"))


def _numbers(locale: QLocale) -> tuple[str, ...]:
    local = suggested(QLocale.territoryToCode(locale.territory()))
    own = () if local is None or local.emergency in _OFFERED else (local.emergency,)
    return (*own, *_OFFERED)
