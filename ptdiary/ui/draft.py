"""What is typed and not saved yet: a draft on the disk within two seconds of the first letter.

`FormDraft` keeps a form, `RecordDraft` one that makes or changes a record, `BoxDraft` boxes that
belong to no form.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from ptdiary.diary.fields import DocumentError
from ptdiary.files import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from ptdiary.diary import Appointment, Diary, Entry, MedicineDose, PlannedExercise, Session
    from ptdiary.store.drafts import Drafts
    from ptdiary.ui.keeper import Keeper
    from ptdiary.ui.widgets import LineBox, TextBox

_WAIT = 1000  # milliseconds from the first letter that is not written, pause or no pause

Form = TypeVar("Form")


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfFilled(Generic[Form]):
    """What a form held, when it was begun, and the id of the record that it changes, if any."""

    form: Form
    begun: datetime
    changing: str | None = None


class FormDraft(QObject):
    """The draft of one form, by its name. `not_kept` if the disk refuses it."""

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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.write)

    def wait(self, values: Callable[[], dict[str, Any] | None]) -> None:
        """The form changed; it is written soon, and no later the more is typed meanwhile.

        `values` then gives what the form holds, as plain JSON: empty if it holds nothing, None
        if that is not known yet.
        """
        self._begun = self._begun or self._clock()
        self._waiting = values
        if not self._timer.isActive():  # never begun anew: who types without a pause is kept too
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
                self._begun = None
                self._drafts.clear(self._name)
        except FileError:
            self.not_kept.emit()

    @property
    def begun(self) -> datetime | None:
        """When the first answer was given; None while there is none."""
        return self._begun

    def begin_now(self) -> None:
        """What is in the form is told as of now."""
        self._begun = self._clock()

    def drop(self) -> None:
        """Write nothing more: its diary is closed."""
        self._timer.stop()
        self._waiting = None

    def clear(self) -> None:
        """The form is saved or given up: forget it."""
        self.drop()
        self._begun = None
        try:
            self._drafts.clear(self._name)
        except FileError:
            self.not_kept.emit()

    def read(self, read: Callable[[Mapping[str, Any]], Form]) -> HalfFilled[Form] | None:
        """What was kept; None if there is nothing that `read` can read."""
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
    """The drafts of a form that makes a new record, `name`, or changes one, `name.change.id`.

    `id` is the id of the new record from its first answer on, so that saving it again after an
    error, or after a crash in the middle of saving, never makes a second record of it.
    """

    not_kept = Signal()

    def __init__(
        self,
        name: str,
        kind: type[Entry | Session | PlannedExercise | Appointment | MedicineDose],
        drafts: Drafts,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.id = str(uuid4())
        self._name = name
        self._kind = kind
        self._drafts = drafts
        self._clock = clock
        self._changes: dict[str, FormDraft] = {}
        self._new = FormDraft(name, drafts, clock, self)
        self._new.not_kept.connect(self.not_kept)
        self._move_old()

    def wait(self, changing: str | None, values: Callable[[], dict[str, Any] | None]) -> None:
        """The form changed. `changing` is the id of the record that it changes."""
        id_ = self.id

        def told() -> dict[str, Any] | None:
            held = values()
            return held and held | {self._name: changing, "id": id_}

        self._draft_of(changing).wait(told)

    @property
    def begun(self) -> datetime | None:
        """When the first answer of a new record was given; None while there is none."""
        return self._new.begun

    def begin_now(self) -> None:
        """What is told of a new record is told as of now."""
        self._new.begin_now()

    def write(self) -> None:
        """Write what is waiting, now."""
        for draft in (self._new, *self._changes.values()):
            draft.write()

    def clear(self, changing: str | None) -> None:
        """The form is saved or given up: forget it."""
        if changing is None:
            self.id = str(uuid4())
        self._draft_of(changing).clear()

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
        self, diary: Diary, read: Callable[[Mapping[str, Any]], Form], of: str | None = None
    ) -> HalfFilled[Form] | None:
        """The half-filled change of the record `of`, or the one that was begun last.

        None of one that was removed meanwhile.
        """
        every = self._drafts.names()
        ids = [each.removeprefix(self._of_change) for each in every if self._of_change in each]
        found = [
            HalfFilled(form=half.form, begun=half.begun, changing=id_)
            for id_ in ids
            if of in (None, id_) and diary.find(self._kind, id_) is not None
            if (half := self._draft_of(id_).read(read)) is not None
        ]
        return max(found, key=_begun, default=None)

    @property
    def _of_change(self) -> str:
        return f"{self._name}.change."

    def _draft_of(self, changing: str | None) -> FormDraft:
        if changing is None:
            return self._new
        if changing not in self._changes:
            draft = FormDraft(f"{self._of_change}{changing}", self._drafts, self._clock, self)
            draft.not_kept.connect(self.not_kept)
            self._changes[changing] = draft
        return self._changes[changing]

    def _move_old(self) -> None:
        """There was one change at a time, under one name."""
        name = f"{self._name}.change"
        old = self._drafts.read(name)
        if old is not None:
            with suppress(FileError):  # it is read from memory then
                self._drafts.keep(f"{name}.{old.values.get(self._name)}", old.begun, old.values)
                self._drafts.clear(name)


def _begun(half: HalfFilled[Any]) -> datetime:
    return half.begun


class BoxDraft(QObject):
    """What is typed in boxes that are kept once they are left, or by a button beside them.

    Each box has a key. What the diary holds is no draft.
    """

    def __init__(self, name: str, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = FormDraft(name, keeper.drafts, keeper.clock, self)
        self._draft.not_kept.connect(keeper.not_kept)
        half = self._draft.read(_read_texts)
        self._texts: dict[str, str] = {} if half is None else half.form
        self._kept: dict[str, Callable[[], str]] = {}
        keeper.changed.connect(self._look_through)

    def watch(self, key: str, box: LineBox | TextBox, kept: Callable[[], str] = str) -> bool:
        """From now on keep what is typed in a box, and put there what was typed before a crash.

        `kept` gives what the diary holds of it. Whether something was put there.
        """
        self._kept[key] = kept
        if self._texts.get(key) == kept():
            self.forget(key)
        typed = self._texts.get(key)
        if typed is not None:
            put = box.setPlainText if isinstance(box, QPlainTextEdit) else box.setText
            put(typed)
        box.textChanged.connect(partial(self._typed, key, box))
        return typed is not None

    def forget(self, key: str) -> None:
        """There is nothing any more that the box belonged to."""
        if self._texts.pop(key, None) is not None:
            self._write()

    def _typed(self, key: str, box: LineBox | TextBox, *_: object) -> None:
        text = box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()
        if text == self._kept[key]():
            self.forget(key)
        else:
            self._texts[key] = text
            self._draft.wait(self._values)

    def _look_through(self) -> None:
        """The diary has changed: what it holds now is no draft any more."""
        held = [key for key, kept in self._kept.items() if self._texts.get(key) == kept()]
        for key in held:
            self.forget(key)

    def _write(self) -> None:
        self._draft.wait(self._values)
        self._draft.write()

    def _values(self) -> dict[str, Any]:
        return dict(self._texts)


def _read_texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(text) for key, text in values.items()}


def _beside(
    read: Callable[[Mapping[str, Any]], Form], key: str
) -> Callable[[Mapping[str, Any]], tuple[Form, str]]:
    """Reads the form, and what is kept beside it under a key; empty if nothing is."""

    def both(values: Mapping[str, Any]) -> tuple[Form, str]:
        return read(values), str(values.get(key) or "")

    return both
