"""What the line at the foot of the window says of the diary: what went wrong, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ptdiary.report.wording import recovery
from ptdiary.report.wording import window as words

if TYPE_CHECKING:
    from ptdiary.store import StoreError
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.widgets.status_line import StatusLine


class Notices(QObject):
    """One at a time. `go_to` with the page to which the button of a notice leads."""

    go_to = Signal(str)

    def __init__(self, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self._where = ""
        status.way_asked.connect(self._go)

    def watch(self, keeper: Keeper) -> None:
        """Tell what goes wrong with this diary."""
        keeper.failed.connect(self.tell_error)
        keeper.met.connect(self._tell_met)

    def tell(self, sentence: str, way: str, where: str, *, wrong: bool = False) -> None:
        """Say one line; the button with the words `way` goes to the page `where`."""
        self._where = where
        if wrong:
            self._status.warn(sentence, way)
        else:
            self._status.say(sentence, way=way)

    def tell_bug(self) -> None:
        """Something went wrong that is no bad luck; the forms are kept already."""
        self._status.warn(words.BUG)

    def tell_error(self, error: StoreError) -> None:
        """The store could not do something; the sentence says what to do."""
        if error.kind == "moved":
            self.tell(error.sentence, recovery.MOVED_WAY, "file:moved", wrong=True)
        else:
            self._status.warn(error.sentence)

    def _tell_met(self, records: tuple[Any, ...]) -> None:
        """Somebody else had changed what was saved just now; that version is kept."""
        where = f"diary:earlier:{records[0].id}"
        self.tell(recovery.CONFLICT, recovery.CONFLICT_WAY, where)

    def _go(self) -> None:
        self.go_to.emit(self._where)
