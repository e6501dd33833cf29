"""What the sessions and home exercises of a period tell: doubts, reasons, and the limits."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ptdiary.diary import Entry, Profile, Session
from ptdiary.review.finding import Level
from ptdiary.review.index import Index
from ptdiary.review.outlook.experiment import answered, latest
from ptdiary.review.page.figures import Count, ExerciseLimits, TurnsRow
from ptdiary.review.review import findings_at
from ptdiary.review.rulebook import RuleBook


def unsure_of_form(sessions: Iterable[Session]) -> tuple[Count, ...]:
    """In how many sessions the patient was not sure that an exercise was right, by exercise."""
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for session in sessions:
        named = (each.name.strip() for each in session.exercises if each.unsure_of_form)
        for key in {spelt.setdefault(name.casefold(), name) for name in named if name}:
            counts[key] += 1
    return _most(counts)


def skipped_why(entries: Iterable[Entry]) -> tuple[Count, ...]:
    """On how many days each reason was given for leaving home exercises out."""
    given = {(entry.at.date(), why): None for entry in entries for why in entry.skipped_why}
    return _most(Counter(why for _, why in given))


def limits_of(profile: Profile, sessions: Sequence[Session]) -> ExerciseLimits | None:
    """The therapist's limits, and in how many sessions one was passed; None without a limit.

    The effort limit is the profile's, else the one written with the latest session; each session
    is held against its own.
    """
    effort = profile.effort_limit
    if effort is None:
        own = (each.effort_limit for each in reversed(sessions))
        effort = next((limit for limit in own if limit is not None), None)
    if effort is None and profile.pain_limit is None:
        return None
    return ExerciseLimits(
        effort=effort,
        pain=profile.pain_limit,
        above=sum(_is_above(profile, each) for each in sessions),
    )


def turns_of(index: Index, rulebook: RuleBook, at: datetime, first: date) -> TurnsRow | None:
    """The experiment that was agreed last, unless it was over before the first day."""
    if not index.diary.experiments:
        return None
    findings = findings_at(index, rulebook, at)
    level = max((each.level for each in findings), default=Level.NONE)
    found = latest(index, level, at)
    if found is None:
        return None
    ended = found.experiment.ended_at
    if found.state.stage == "complete":
        ended = index.diary.find(Session, found.state.sessions[-1]).ended_at
    if ended is not None and ended.date() < first:
        return None
    return TurnsRow(latest=found, answer=answered(index, found.experiment, at))


def is_above_effort(profile: Profile, session: Session) -> bool:
    """Whether the effort of a session was above its own limit, or that of the profile."""
    limit = session.effort_limit if session.effort_limit is not None else profile.effort_limit
    return limit is not None and session.effort is not None and session.effort > limit


def _is_above(profile: Profile, session: Session) -> bool:
    if is_above_effort(profile, session):
        return True
    pain = profile.pain_limit
    peaks = (each.soreness_peak for each in session.exercises)
    return pain is not None and any(peak is not None and peak > pain for peak in peaks)


def _most(counts: Counter[str]) -> tuple[Count, ...]:
    return tuple(Count(what=what, times=times) for what, times in counts.most_common())
