"""The half-filled entry form, kept a moment after each change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ptdiary.diary import Entry
from ptdiary.diary.fields import DocumentError
from ptdiary.diary.questions import Answers, draft_of, drafted
from ptdiary.files import FileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptdiary.diary import Diary
    from ptdiary.store.drafts import Draft, Drafts

_WAIT = 700  # milliseconds without a change
_LONGEST = 1500  # milliseconds that typing without a pause is not written
NEW, CHANGE = "entry", "entry.change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a form held: its answers, the moment chosen in it (None: now), when it was begun.

    `entry` is the id of the entry that it changes, None for a new one. `id` is the id that the
    new one gets when it is saved.
    """

    answers: Answers
    at: datetime | None
    begun: datetime
    entry: str | None = None
    id: str = ""


class EntryDraft(QObject):
    """Writes what `wait` was given once the patient pauses; `not_kept` where the disk refuses.

    `id` is the id of the new entry from its first answer on, so that saving it again after an
    error, or after a crash in the middle of saving, never makes a second entry of it.
    """

    not_kept = Signal()

    def __init__(
        self, drafts: Drafts, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.id = str(uuid4())
        self._drafts = drafts
        self._clock = clock
        self._since = QElapsedTimer()
        self._begun: dict[str, datetime] = {}
        self._waiting: tuple[Answers, datetime | None, str | None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.write)

    def wait(self, answers: Answers, at: datetime | None, entry: str | None) -> None:
        """The form changed; it is written soon, at the latest by `write`."""
        self._begun.setdefault(_name(entry), self._clock())
        if self._waiting is None:
            self._since.start()
        self._waiting = (answers, at, entry)
        if self._since.hasExpired(_LONGEST):
            self.write()
        else:
            self._timer.start()

    def write(self) -> None:
        """Write what is waiting, now."""
        self._timer.stop()
        if self._waiting is None:
            return
        answers, at, entry = self._waiting
        self._waiting = None
        name = _name(entry)
        values = {
            "answers": draft_of(answers),
            "at": at and at.isoformat(),
            "entry": entry,
            "id": self.id,
        }
        try:
            self._drafts.keep(name, self._begun[name], values)
        except FileError:
            self.not_kept.emit()

    def clear(self, entry: str | None) -> None:
        """The form is saved or emptied: forget it."""
        self._timer.stop()
        self._waiting = None
        self._begun.pop(_name(entry), None)
        if entry is None:
            self.id = str(uuid4())
        try:
            self._drafts.clear(_name(entry))
        except FileError:
            self.not_kept.emit()

    def read(self, name: str = NEW) -> Filled | None:
        """The draft of a new entry, or of a change; None where there is none that can be read."""
        draft = self._drafts.read(name)
        if draft is None:
            return None
        filled = _filled(draft)
        if filled is not None:
            self._begun[name] = filled.begun
            if name == NEW and filled.id:
                self.id = filled.id
        return filled

    def read_new(self, diary: Diary) -> Filled | None:
        """The draft of a new entry, unless the program ended after it was saved."""
        filled = self.read(NEW)
        if filled is None or diary.find(Entry, filled.id) is None:
            return filled
        self.clear(None)
        return None


def _name(entry: str | None) -> str:
    return NEW if entry is None else CHANGE


def _filled(draft: Draft) -> Filled | None:
    values = draft.values
    try:
        at = values.get("at")
        return Filled(
            answers=drafted(values["answers"]),
            at=datetime.fromisoformat(at) if at else None,
            begun=draft.begun,
            entry=values.get("entry"),
            id=str(values.get("id") or ""),
        )
    except (DocumentError, KeyError, TypeError, ValueError):
        return None  # a draft of another version: the form starts empty
