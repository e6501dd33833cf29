"""The entry in hand: what was written before it, and what saving or changing it writes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ptdiary.diary import Entry, Question, Session
from ptdiary.diary.profile import stating_usual
from ptdiary.diary.questions import (
    Answers,
    answers_of,
    draft_of,
    drafted,
    entry_from,
    named_exercises,
    profile_with,
    session_with,
)
from ptdiary.review.asking import circumstances
from ptdiary.review.visits import question_to_ask
from ptdiary.ui.today.rows import Before, last_words
from ptdiary.ui.today.saved import SavedState
from ptdiary.ui.widgets import BannerAction, BannerButton, BannerText
from ptdiary.words import asking, entries, entry_rows
from ptdiary.words import today as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ptdiary.diary import Diary, Kept, Profile
    from ptdiary.diary.questions import Circumstances
    from ptdiary.ui.keeper import Keeper, View
    from ptdiary.words.dates import Times

# What was written before the entry in hand: facts of the diary, looked up anew each time.


def last_rated(view: View, own: Entry | None) -> Entry | None:
    """The latest entry with a score before `own`, or before now if `own` is None."""
    return next((e for e in reversed(_before(view, own)) if e.soreness is not None), None)


def said_before(view: View, own: Entry | None, times: Times) -> Before:
    """What one press takes over: the places that were marked last, and words of the patient's."""
    before = _before(view, own)
    return Before(
        regions=next((e.regions for e in reversed(before) if e.regions), ()),
        words={field: last_words(before, field) for field in ("worse_with", "better_with")},
        today=earlier_that_day(view, own, times),
    )


def earlier_that_day(view: View, own: Entry | None, times: Times) -> Entry | None:
    """The latest other entry of the same day."""
    at = own.at if own else view.now
    day = times.day_of(at)
    others = (e for e in reversed(view.diary.entries_from(day)) if own is None or e.id != own.id)
    return next((e for e in others if e.at <= at and times.day_of(e.at) == day), None)


def yesterday_missing(view: View, times: Times) -> bool:
    """Whether yesterday has no entry, in a diary that is older than that."""
    yesterday = times.day_of(view.now) - timedelta(days=1)
    if any(times.day_of(each.at) == yesterday for each in view.diary.entries_from(yesterday)):
        return False
    return any(times.day_of(each.at) < yesterday for each in view.diary.entries)


def _before(view: View, own: Entry | None) -> list[Entry]:
    entries, at = view.diary.entries, own.at if own else view.now
    before = entries[: bisect_right(entries, at, key=attrgetter("at"))]
    return [e for e in before if own is None or e.id != own.id]


# What saving an entry writes besides it, and the strip that says that it is saved.


def asked_of(view: View, entry: Entry) -> Circumstances:
    """In which circumstances the form of an entry was filled."""
    return circumstances(view.index, entry.at, entry)


def records_with(
    diary: Diary,
    entry: Entry,
    answers: Answers,
    question: Question | None,
    around: Circumstances,
) -> tuple[Kept, ...]:
    """The entry, the last session if an exercise of it hurt, and the question to be asked."""
    records: list[Kept] = [entry]
    ended = [each for each in diary.trained if each.ended_at <= entry.at]
    last = diary.find(Session, ended[-1].id) if ended else None
    if last is not None:
        session = session_with(answers, last, diary.plan, around)
        if session != last:
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
    return question_to_ask(diary, str(uuid4()), text, now)


def strip_text(
    saved: SavedState, now: datetime, times: Times, *, can_undo: bool, weekly: bool
) -> BannerText:
    """The neutral strip: saving is no verdict. With Undo while that takes back this entry.

    `weekly`: it names the questions of once a week, which stand below it.
    """
    undo = BannerButton(action=BannerAction.UNDO, words=words.UNDO, kind="link", icon="undo")
    change = BannerAction.CHANGE
    said = entries.saved_heading(saved.entry, now, times)
    several = len(entries.marked_signs(saved.entry)) > 1
    lines = (
        (said, weekly),
        (f"{entries.signs(saved.entry)}.", several),  # the heading only counts them
        (words.LEFT_OUT, saved.entry.left_out is not None),
        (asking.MOVEMENT_NOT_KEPT, saved.movement_lost),
    )
    return BannerText(
        shape="saved",
        spoken="",
        heading=words.SAVED_WEEKLY if weekly else said,
        lines=tuple(line for line, there in lines if there),
        buttons=(
            *((undo,) if can_undo else ()),
            BannerButton(action=change, words=words.CHANGE_ENTRY, kind="link", icon="pencil"),
        ),
    )


def session_strip(session: Session, now: datetime, times: Times) -> BannerText:
    """The strip of a session that was saved last, on the page that says what it raised."""
    undo, change = BannerAction.UNDO, BannerAction.CHANGE
    return BannerText(
        shape="saved",
        spoken="",
        heading=words.session_saved(session, now, times),
        buttons=(
            BannerButton(action=undo, words=words.UNDO, kind="link", icon="undo"),
            BannerButton(action=change, words=words.CHANGE_SESSION, kind="link", icon="pencil"),
        ),
    )


def keep_usual(keeper: Keeper, score: int) -> None:
    """Keep the usual soreness in the profile, stated or confirmed now."""
    profile = stating_usual(keeper.diary.profile, score, keeper.clock())
    keeper.keep_profile(entry_rows.USUAL_SAVED, profile)


def keep_told(keeper: Keeper, field: str, answer: Any) -> None:
    """Keep an answer about the person in the profile."""
    profile = replace(keeper.diary.profile, **{field: answer})
    keeper.keep_profile(entry_rows.ANSWER_SAVED, profile)


# The half-filled form, as plain values of a draft and back.


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What the form held: its answers, and the moment chosen in it (None: now).

    `time_unknown`: of that moment only the day. `asked` are the open questions that Save had asked
    for once more.
    """

    answers: Answers
    at: datetime | None = None
    time_unknown: bool = False
    asked: tuple[str, ...] = ()


def draft_values(filled: Filled) -> dict[str, Any]:
    """The form as plain values."""
    return {
        "answers": draft_of(filled.answers),
        "at": filled.at and filled.at.isoformat(),
        "time_unknown": filled.time_unknown,
        "asked": list(filled.asked),
    }


def read_filled(values: Mapping[str, Any]) -> Filled:
    """The form that a draft holds. DocumentError, KeyError, TypeError or ValueError."""
    at = values.get("at")
    moment = datetime.fromisoformat(at) if at else None
    asked = tuple(str(key) for key in values.get("asked") or ())
    unknown = values.get("time_unknown") is True
    answers = drafted(values["answers"])
    return Filled(answers=answers, at=moment, time_unknown=unknown, asked=asked)


_TICK = timedelta(microseconds=1)


def after_those(at: datetime, diary: Diary, own: str, now: datetime) -> datetime:
    """A moment just after the other entries that are of the very same one, but not after now.

    Records of one moment have no order but that of their ids; what is said last has to be last.
    """
    late = diary.entries[bisect_left(diary.entries, at, key=attrgetter("at")) :]
    taken = {each.at for each in late if each.id != own}
    while at in taken and at < now:
        at += _TICK
    return at


def _written_at(changing: Entry) -> datetime | None:
    """When an entry that is changed was first written; not known where its time is not."""
    return changing.written_at or (None if changing.time_unknown else changing.at)


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
        self._before: tuple[SavedState, Question | None] | None = None  # its change is left

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
        shown = self.saved
        again = shown is not None and changing is not None and shown.entry.id == changing.id
        self._before = (shown, self._question) if shown is not None and again else None
        self.saved = self._question = self._tried = None
        self.changing = changing

    def leave_change(self) -> bool:
        """Show the entry as saved that was shown so before it was changed; False if none was."""
        if self._before is None:
            return False
        self.saved, self._question = self._before
        self.changing = self._tried = self._before = None
        return True

    def edited(self) -> None:
        """The form is another one than the one that could not be saved."""
        self._tried = None

    def save(self, answers: Answers, id_: str, at: datetime, *, time_unknown: bool = False) -> bool:
        """Keep the form as an entry with the id `id_`, or with its own if one is changed."""
        changing, now = self.changing, self.moment
        if changing is None or at != changing.at:
            own = changing.id if changing else id_
            at = after_those(at, self._keeper.diary, own, self._keeper.clock())
        written_at = _written_at(changing) if changing else now
        around = circumstances(self._keeper.view.index, at, changing)
        entry = entry_from(
            answers, changing.id if changing else id_, at, written_at, changing, around
        )
        entry = replace(entry, time_unknown=time_unknown or None)
        if changing is not None and replace(entry, written_at=changing.written_at) == changing:
            entry = changing  # nothing was changed
        question = kept_question(answers, self._question, self._keeper.diary, self._keeper.clock())
        # before it is kept, as the page is shown anew while it is
        self.saved = SavedState(
            entry=entry,
            question=answers.question,
            exercises=named_exercises(answers, around),
            movement_lost="movement" in answers.ticked and answers.movement is None,
        )
        self._question = question
        label = words.LABEL_CHANGED if changing else words.LABEL_SAVED
        records = records_with(self._keeper.diary, entry, answers, question, around)
        profile = self._profile(answers, entry, around, changing)
        if not self._keeper.keep(label, *records, opened=changing, profile=profile):
            self.saved, self._tried = None, now
            return False
        self.changing = self._tried = self._before = None
        return True

    def add(self, answers: Answers, *, asked_again: bool = False) -> bool:
        """Keep an answer that was added to the saved entry; False if it could not be kept.

        `asked_again`: what is open in it was asked for once more, and is written as not sure.
        """
        saved = self.saved
        if saved is None:
            return False
        old, diary = saved.entry, self._keeper.diary
        around = asked_of(self._keeper.view, old)
        entry = entry_from(answers, old.id, old.at, old.written_at, old, around, asked=asked_again)
        asked = self._question and diary.find(Question, self._question.id)
        question = kept_question(answers, self._question, diary, self._keeper.clock())
        self._question = question or asked  # an emptied one comes back with Undo
        emptied = () if asked is None or question is not None else (asked,)
        exercises = named_exercises(answers, around) or saved.exercises
        self.saved = replace(saved, entry=entry, question=answers.question, exercises=exercises)
        records = records_with(diary, entry, answers, question, around)
        profile = self._profile(answers, entry, around, old)
        kept = self._keeper.keep(words.LABEL_ADDED, *records, without=emptied, profile=profile)
        if not kept:
            self.saved, self._question = replace(self.saved, entry=old), asked
        return kept

    def follow(self, view: View) -> SavedState | None:
        """The saved entry as it is now. Its last version if it is no longer kept."""
        saved = self.saved
        if saved is None:
            return None
        entry = view.diary.find(Entry, saved.entry.id)
        if entry is None:
            self.saved = None
            return saved
        lost = saved.movement_lost and entry.movement is None
        question = self._asked_in(view)
        self.saved = replace(saved, entry=entry, question=question, movement_lost=lost)
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

    def _profile(
        self, answers: Answers, entry: Entry, around: Circumstances, earlier: Entry | None
    ) -> Profile | None:
        """The profile as the answers leave it; None where they say nothing of it."""
        before = self._keeper.diary.profile
        profile = profile_with(before, answers, entry, around, earlier)
        return None if profile == before else profile


def answers_again(saved: SavedState, view: View) -> Answers:
    """A saved entry as the answers of a form, with its question."""
    answers = answers_of(saved.entry, asked_of(view, saved.entry))
    return replace(answers, question=saved.question)
