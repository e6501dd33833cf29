"""What a session would raise, said before it is saved: by the review of the diary with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ptdiary.diary import Session
from ptdiary.diary.questions.session_form import profile_with, session_from
from ptdiary.diary.session import trained
from ptdiary.review.finding import Level
from ptdiary.review.index import index_after
from ptdiary.review.review import review_at
from ptdiary.ui.widgets import Verdict
from ptdiary.words.findings import advice, heading_of, reason, said_once
from ptdiary.words.sessions import ALL_LEFT_OUT, UNNAMED_EXERCISE

if TYPE_CHECKING:
    from ptdiary.diary.questions.session_form import SessionAnswers
    from ptdiary.review.finding import Finding
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View
    from ptdiary.words.dates import Times

_DRAFT = "draft"  # the id of a session that is not saved yet


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionVerdict:
    """What asks for somebody to be told is a `verdict`, what is only to be known a `sentence`."""

    verdict: Verdict | None = None
    sentence: str = ""


def session_verdict(
    answers: SessionAnswers,
    view: View,
    rulebook: RuleBook,
    times: Times,
    changing: Session | None = None,
) -> SessionVerdict:
    """What rests on the session as it would be saved: the highest finding, or all to be known.

    `changing` is the session that the answers change.
    """
    id_ = changing.id if changing is not None else _DRAFT
    session = session_from(answers, id_, UNNAMED_EXERCISE, view.diary, changing)
    if trained(session) is None:
        return SessionVerdict(sentence=ALL_LEFT_OUT)
    profile = profile_with(answers, view.diary.profile)
    now = max(answers.ended_at, view.now)

    def found_with(kept: Session) -> tuple[Finding, ...]:
        diary = replace(view.diary.keeping(kept), profile=profile)
        found = review_at(index_after(view.index, diary), rulebook, now)
        return tuple(each for each in found.findings if each.session == id_ and each.told is None)

    raised = [each for each in found_with(session) if each.level >= Level.WATCH]
    if raised:
        # what rests on its end alone is of the soreness since, not of what is told of it
        bare = {each.rule.id for each in found_with(Session(id=id_, ended_at=session.ended_at))}
        raised = [each for each in raised if each.rule.id not in bare]
    if not raised:
        return SessionVerdict()
    highest = max(raised, key=lambda each: each.level)
    if highest.level < Level.CONTACT:
        said = [f"{reason(each, times)} {advice(each, view.diary, times)}" for each in raised]
        return SessionVerdict(sentence=said_once(" ".join(said)))
    urgent = highest.shown_level >= Level.URGENT
    line = reason(highest, times)
    return SessionVerdict(verdict=Verdict(heading=heading_of(highest), line=line, urgent=urgent))
