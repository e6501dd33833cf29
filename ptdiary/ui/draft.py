"""A half-filled form, kept a moment after each change until it is saved or given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ptdiary.diary.fields import DocumentError
from ptdiary.files import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from ptdiary.diary import Diary, Entry, Session
    from ptdiary.store.drafts import Drafts

_WAIT = 700  # milliseconds without a change
_LONGEST = 1500  # milliseconds that typing without a pause is not written

Form = TypeVar("Form")


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfFilled(Generic[Form]):
    """What a form held, when it was begun, and the id of the record that it changes, if any."""

    form: Form
    begun: datetime
    changing: str | None = None


class FormDraft(QObject):
    """The draft of one form, by its name. `not_kept` where the disk refuses it."""

    not_kept = Signal()

    def __init__(
        self,
        name: str,
        drafts: Drafts,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._drafts = drafts
        self._clock = clock
        self._begun: datetime | None = None
        self._waiting: Callable[[], dict[str, Any] | None] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.write)

    def wait(self, values: Callable[[], dict[str, Any] | None]) -> None:
        """The form changed; it is written once the patient pauses, at the latest by `write`.

        `values` tells then what the form holds, as plain JSON: empty where it holds nothing, None
        where that cannot be told yet.
        """
        self._begun = self._begun or self._clock()
        if self._waiting is None:
            self._since.start()
        self._waiting = values
        if self._since.hasExpired(_LONGEST):
            self.write()
        else:
            self._timer.start()

    def write(self) -> None:
        """Write what is waiting, now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        values = None if waiting is None else waiting()
        if values is None:
            return
        try:
            if values:
                self._drafts.keep(self._name, self._begun or self._clock(), values)
            else:
                self._drafts.clear(self._name)
        except FileError:
            self.not_kept.emit()

    def clear(self) -> None:
        """The form is saved or given up: forget it."""
        self._timer.stop()
        self._waiting = self._begun = None
        try:
            self._drafts.clear(self._name)
        except FileError:
            self.not_kept.emit()

    def read(self, read: Callable[[Mapping[str, Any]], Form]) -> HalfFilled[Form] | None:
        """What was kept; None where there is nothing that `read` can read."""
        draft = self._drafts.read(self._name)
        if draft is None:
            return None
        try:
            form = read(draft.values)
        except (DocumentError, KeyError, TypeError, ValueError, AttributeError):
            return None  # a draft of another version: the form starts empty
        self._begun = draft.begun
        return HalfFilled(form=form, begun=draft.begun)


class RecordDraft(QObject):
    """The drafts of a form that makes a new record or changes one: `name` and `name.change`.

    `id` is the id of the new record from its first answer on, so that saving it again after an
    error, or after a crash in the middle of saving, never makes a second record of it.
    """

    not_kept = Signal()

    def __init__(
        self,
        name: str,
        kind: type[Entry | Session],
        drafts: Drafts,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.id = str(uuid4())
        self._name = name
        self._kind = kind
        self._new = FormDraft(name, drafts, clock, self)
        self._change = FormDraft(f"{name}.change", drafts, clock, self)
        for draft in (self._new, self._change):
            draft.not_kept.connect(self.not_kept)

    def wait(self, changing: str | None, values: Callable[[], dict[str, Any] | None]) -> None:
        """The form changed. `changing` is the id of the record that it changes."""
        id_ = self.id

        def told() -> dict[str, Any] | None:
            held = values()
            return held and held | {self._name: changing, "id": id_}

        self._of(changing).wait(told)

    def write(self) -> None:
        """Write what is waiting, now."""
        self._new.write()
        self._change.write()

    def clear(self, changing: str | None) -> None:
        """The form is saved or given up: forget it."""
        if changing is None:
            self.id = str(uuid4())
        self._of(changing).clear()

    def read_new(
        self, diary: Diary, read: Callable[[Mapping[str, Any]], Form]
    ) -> HalfFilled[Form] | None:
        """The half-filled new record, unless the program ended after it was saved."""
        found = self._new.read(_beside(read, "id"))
        if found is None:
            return None
        form, id_ = found.form
        if id_ and diary.find(self._kind, id_) is not None:
            self.clear(None)
            return None
        self.id = id_ or self.id
        return HalfFilled(form=form, begun=found.begun)

    def read_change(
        self, diary: Diary, read: Callable[[Mapping[str, Any]], Form]
    ) -> HalfFilled[Form] | None:
        """The half-filled change of a record, unless that was removed meanwhile."""
        found = self._change.read(_beside(read, self._name))
        if found is None:
            return None
        form, changing = found.form
        if diary.find(self._kind, changing) is None:
            return None
        return HalfFilled(form=form, begun=found.begun, changing=changing)

    def _of(self, changing: str | None) -> FormDraft:
        return self._new if changing is None else self._change


def _beside(
    read: Callable[[Mapping[str, Any]], Form], key: str
) -> Callable[[Mapping[str, Any]], tuple[Form, str]]:
    """Reads the form, and what is kept beside it under a key; empty where nothing is."""

    def both(values: Mapping[str, Any]) -> tuple[Form, str]:
        return read(values), str(values.get(key) or "")

    return both
