"""What saving an entry writes besides it, and the strip that says that it is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.question import Question
from ptdiary.diary.questions import held, session_with_sharp_pain
from ptdiary.report.wording import entry_rows, entry_said
from ptdiary.report.wording import today as words
from ptdiary.ui.widgets.banner import BannerButton, BannerText

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary.diary import Diary, Kept
    from ptdiary.diary.entry import Entry
    from ptdiary.diary.questions import Answers
    from ptdiary.ui.keeper import Keeper


def records_of(
    diary: Diary, entry: Entry, answers: Answers, question: Question | None
) -> tuple[Kept, ...]:
    """The entry, the last session where pain was sharp in it, and the question to be asked."""
    records: list[Kept] = [entry]
    ended = [each for each in diary.sessions if each.ended_at <= entry.at]
    if ended:
        session = session_with_sharp_pain(answers, ended[-1], diary.plan)
        if session != ended[-1]:
            records.append(session)
    if question is not None:
        records.append(question)
    return tuple(records)


def question_of(
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


def strip_text(entry: Entry, now: datetime, *, can_undo: bool) -> BannerText:
    """The neutral strip: saving is no verdict. With Undo while that takes back this entry."""
    undo = BannerButton(key="undo", words=words.UNDO, icon="undo")
    return BannerText(
        shape="saved",
        spoken="",
        heading=entry_said.saved_heading(entry, now),
        buttons=(
            *((undo,) if can_undo else ()),
            BannerButton(key="change", words=words.CHANGE_ENTRY),
        ),
    )


def keep_usual(keeper: Keeper, score: int) -> None:
    """Keep the usual soreness in the profile."""
    profile = replace(keeper.diary.profile, usual_soreness=score)
    keeper.keep_profile(entry_rows.USUAL_SAVED, profile)


def put_on_hold(keeper: Keeper, id_: str) -> None:
    """Note in the plan that an exercise waits until somebody was asked about it."""
    planned = keeper.diary.find(PlannedExercise, id_)
    keeper.keep(words.HELD_LABEL, held(planned, keeper.clock(), words.HOLD_REASON))
