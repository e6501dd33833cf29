"""The entry in hand: the one that is changed, or has just been saved, and what saving it writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ptdiary.diary import Entry, Question
from ptdiary.diary.questions import (
    Answers,
    answers_of,
    draft_of,
    drafted,
    entry_from,
    held,
    named_exercises,
    session_with,
)
from ptdiary.ui.today.saved import SavedState
from ptdiary.ui.widgets import BannerAction, BannerButton, BannerText
from ptdiary.words import entries, entry_rows
from ptdiary.words import today as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptdiary.diary import Diary, Kept, PlannedExercise
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.words.dates import Times

# What saving an entry writes besides it, and the strip that says that it is saved.


def records_with(
    diary: Diary, entry: Entry, answers: Answers, question: Question | None
) -> tuple[Kept, ...]:
    """The entry, the last session if pain was sharp in it, and the question to be asked."""
    records: list[Kept] = [entry]
    ended = [each for each in diary.sessions if each.ended_at <= entry.at]
    if ended:
        session = session_with(answers, ended[-1], diary.plan)
        if session != ended[-1]:
            records.append(session)
    if question is not None:
        records.append(question)
    return tuple(records)


def kept_question(
    answers: Answers, known: Question | None, diary: Diary, now: datetime
) -> Question | None:
    """The question that the answers hold; `known` is the one that this entry asked before."""
    text = (answers.question or "").strip()
    if not text:
        return None
    known = known and diary.find(Question, known.id)
    if known is not None:
        return replace(known, text=text)
    return Question(id=str(uuid4()), text=text, written_at=now)


def strip_text(entry: Entry, now: datetime, times: Times, *, can_undo: bool) -> BannerText:
    """The neutral strip: saving is no verdict. With Undo while that takes back this entry."""
    undo = BannerButton(action=BannerAction.UNDO, words=words.UNDO, icon="undo")
    return BannerText(
        shape="saved",
        spoken="",
        heading=entries.saved_heading(entry, now, times),
        buttons=(
            *((undo,) if can_undo else ()),
            BannerButton(action=BannerAction.CHANGE, words=words.CHANGE_ENTRY),
        ),
    )


def keep_usual(keeper: Keeper, score: int) -> None:
    """Keep the usual soreness in the profile."""
    profile = replace(keeper.diary.profile, usual_soreness=score)
    keeper.keep_profile(entry_rows.USUAL_SAVED, profile)


def put_on_hold(keeper: Keeper, planned: PlannedExercise) -> None:
    """Note in the plan that an exercise waits until somebody was asked about it."""
    keeper.keep(words.HELD_LABEL, held(planned, keeper.clock(), words.HOLD_REASON))


# The half-filled form, as plain values of a draft and back.


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What the form held: its answers, and the moment chosen in it (None: now)."""

    answers: Answers
    at: datetime | None = None


def draft_values(filled: Filled) -> dict[str, Any]:
    """The form as plain values."""
    return {"answers": draft_of(filled.answers), "at": filled.at and filled.at.isoformat()}


def read_filled(values: Mapping[str, Any]) -> Filled:
    """The form that a draft holds. DocumentError, KeyError, TypeError or ValueError."""
    at = values.get("at")
    moment = datetime.fromisoformat(at) if at else None
    return Filled(answers=drafted(values["answers"]), at=moment)


_FRESH = timedelta(hours=3)  # after this, a saved entry makes room for the next one


class Writing:
    """`changing` is the entry that the form changes, `saved` the one that is shown as saved.

    Both None: the form holds a new entry.
    """

    def __init__(self, keeper: Keeper) -> None:
        self.saved: SavedState | None = None
        self.changing: Entry | None = None
        self._keeper = keeper
        self._question: Question | None = None
        self._tried: datetime | None = None  # when saving this form failed

    @property
    def own(self) -> Entry | None:
        """The entry that is no earlier one to compare with."""
        return self.changing or (self.saved.entry if self.saved else None)

    @property
    def moment(self) -> datetime:
        """Now, or when the same form was tried to be saved before: it may have reached the disk."""
        return self._tried or self._keeper.clock()

    def begin(self, changing: Entry | None = None) -> None:
        """Begin a new entry, or change one."""
        self.saved = self._question = self._tried = None
        self.changing = changing

    def edited(self) -> None:
        """The form is another one than the one that could not be saved."""
        self._tried = None

    def save(self, answers: Answers, id_: str, at: datetime) -> bool:
        """Keep the form as an entry with the id `id_`, or with its own if one is changed."""
        changing, now = self.changing, self.moment
        written_at = (changing.written_at or changing.at) if changing else now
        entry = entry_from(answers, changing.id if changing else id_, at, written_at, changing)
        question = kept_question(answers, self._question, self._keeper.diary, self._keeper.clock())
        exercise = next(iter(named_exercises(answers)), None)
        # before it is kept, as the page is shown anew while it is
        self.saved = SavedState(entry=entry, question=answers.question, exercise=exercise)
        self._question = question
        label = words.LABEL_CHANGED if changing else words.LABEL_SAVED
        if not self._keeper.keep(label, *self._records(entry, answers, question)):
            self.saved, self._tried = None, now
            return False
        self.changing = self._tried = None
        return True

    def add(self, answers: Answers) -> None:
        """Keep an answer that was added to the saved entry."""
        saved = self.saved
        if saved is None:
            return
        old = saved.entry
        entry = entry_from(answers, old.id, old.at, old.written_at, old)
        asked = self._question and self._keeper.diary.find(Question, self._question.id)
        question = kept_question(answers, self._question, self._keeper.diary, self._keeper.clock())
        self._question = question or asked  # an emptied one comes back with Undo
        emptied = () if asked is None or question is not None else (asked,)
        exercise = next(iter(named_exercises(answers)), saved.exercise)
        self.saved = replace(saved, entry=entry, question=answers.question, exercise=exercise)
        records = self._records(entry, answers, question)
        if not self._keeper.keep(words.LABEL_ADDED, *records, without=emptied):
            self.saved, self._question = replace(self.saved, entry=old), asked

    def follow(self, view: View) -> SavedState | None:
        """The saved entry as it is now. Its last version if it is no longer kept."""
        saved = self.saved
        if saved is None:
            return None
        entry = view.diary.find(Entry, saved.entry.id)
        if entry is None:
            self.saved = None
            return saved
        self.saved = replace(saved, entry=entry, question=self._asked_in(view))
        return None

    def _asked_in(self, view: View) -> str | None:
        """The question that was written with the entry, as it reads now."""
        known = self._question and view.diary.find(Question, self._question.id)
        return known.text if known else None

    def is_old(self, now: datetime) -> bool:
        """Whether the saved entry has made room for the next one."""
        if self.saved is None:
            return False
        entry = self.saved.entry
        return now - (entry.written_at or entry.at) > _FRESH

    def _records(
        self, entry: Entry, answers: Answers, question: Question | None
    ) -> tuple[Kept, ...]:
        return records_with(self._keeper.diary, entry, answers, question)


def answers_again(saved: SavedState) -> Answers:
    """A saved entry as the answers of a form, with its question."""
    return replace(answers_of(saved.entry), question=saved.question)
