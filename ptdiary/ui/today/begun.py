"""A form that was begun a while ago: its answers are of that time, until the patient says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.questions import is_of_then
from ptdiary.wall_clock import as_shown
from ptdiary.words import entry_form

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.ui.draft import RecordDraft
    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.form import EntryForm
    from ptdiary.ui.today.writing import Writing


class BegunEarlier:
    """Watches over the moment of a new entry while its form lies open."""

    def __init__(self, form: EntryForm, draft: RecordDraft, writing: Writing, look: Look) -> None:
        self._form = form
        self._draft = draft
        self._writing = writing
        self._look = look
        self._said: datetime | None = None  # which beginning the form tells of
        form.moment_chosen.connect(self._chosen)

    def follow(self, now: datetime) -> bool:
        """Answers of a while ago are of that time: as if the form had been closed and reopened.

        Not where a moment was chosen; the words of when it was begun follow the hours. Whether the
        moment of the entry is another one from now on.
        """
        begun = self._draft.begun
        if self._writing.saved is not None or self._writing.changing is not None or begun is None:
            return False
        begins = self._look.times.day_begins
        is_old = self._form.at() is None and is_of_then(as_shown(begun, now), now, begins)
        if is_old:
            self._form.set_now(now)
            self._form.show_moment(begun)
        if is_old or self._said == begun:
            self.say(begun, now)
        return is_old

    def say(self, begun: datetime, now: datetime) -> None:
        """Tell in the form when it was begun."""
        self._said = begun
        said = entry_form.restored(begun, now, self._look.times)
        self._form.show_restored(said, is_new=self._writing.changing is None)

    def forget(self) -> None:
        """The form is empty."""
        self._said = None

    def _chosen(self) -> None:
        """When it was felt is told; an entry that is about now begins anew."""
        self._said = None
        if self._form.at() is None:
            self._draft.begin_now()
