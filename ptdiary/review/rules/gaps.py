"""What is missing: ratings and answers. Unanswered is never no."""

from ptdiary.diary import CHECKS, CORE_CHECKS, Entry
from ptdiary.review.case import Case, Condition, Found
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.records import ALWAYS

RATING_LASTS = 24 * HOUR
SILENCE_AFTER_SESSION = 96 * HOUR
ANSWERS_LAST = DAY
ENTRY_LASTS = 48 * HOUR


def w_stale(case: Case) -> Found | None:
    """No recent rating in an open stretch, or no entry since a recent session."""
    if case.stretch is not None:
        latest = case.stretch.latest
        if case.age(latest.at) <= RATING_LASTS:
            return None
        return Found(entries=(latest,), session=case.stretch.session)
    session = case.latest_session
    if session is None or not case.after_seen(session.ended_at):
        return None
    if not RATING_LASTS < case.age(session.ended_at) <= SILENCE_AFTER_SESSION:
        return None
    entry = case.latest_entry
    silent = entry is None or instant(entry.at) <= instant(session.ended_at)
    return Found(session=session) if silent else None


def w_unanswered(case: Case) -> Found | None:
    """A core check without an answer in the 24 h up to a recent entry."""
    latest = case.latest_entry
    if latest is None or not case.after_seen(latest.at) or case.age(latest.at) > ENTRY_LASTS:
        return None
    missing = tuple(check for check in unanswered_checks(case) if check in CORE_CHECKS)
    return Found(facts={"signs": missing}, entries=(latest,)) if missing else None


def unanswered_checks(case: Case) -> tuple[str, ...]:
    """Core checks without an answer in the 24 h up to the latest entry, or in no entry at all.

    Any other check whose last word in those hours is "prefer not to say" stays listed too.
    """
    recent = _entries_up_to(case, case.latest_entry)
    words = {check: [word for each in recent if (word := each.check(check))] for check in CHECKS}
    core = [check for check in CORE_CHECKS if not set(words[check]) - {"declined"}]
    others = [check for check in CHECKS if check not in CORE_CHECKS]
    return (*core, *(check for check in others if words[check][-1:] == ["declined"]))


def _entries_up_to(case: Case, latest: Entry | None) -> tuple[Entry, ...]:
    if latest is None:
        return ()
    last = instant(latest.at)
    return case.index.records.entries_between(ALWAYS, last - ANSWERS_LAST, last)


RULES = (
    Condition("W-STALE", w_stale),
    Condition("W-UNANSWERED", w_unanswered, facts=("signs",)),
)
