"""What is missing: answers to the safety questions. Unanswered is never no."""

from itertools import islice

from ptdiary.diary import CHECKS, CORE_CHECKS, Entry
from ptdiary.review.case import Case, Condition, Found
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.records import ALWAYS

ANSWERS_LAST = DAY
ENTRY_LASTS = 48 * HOUR
WEEKLY_LASTS = 14 * DAY
WEEKLY_CHECKS = (
    "weight_loss", "shape", "cough_strain", "upper_back", "band", "night_pain",
)  # fmt: skip


def w_unanswered(case: Case) -> Found | None:
    """A core check without an answer in the 24 h up to a recent entry."""
    latest = case.latest_entry
    if latest is None or not case.after_seen(latest.at) or case.age(latest.at) > ENTRY_LASTS:
        return None
    missing = tuple(check for check in unanswered_checks(case) if check in CORE_CHECKS)
    if not missing:
        return None
    return Found(facts={"checks": missing}, entries=(latest,), checks=missing)


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


def w_weekly(case: Case) -> Found | None:
    """The weekly list was not answered for two weeks."""
    latest, records = case.latest_entry, case.index.records
    if latest is None or case.age(latest.at) > ENTRY_LASTS:
        return None
    if case.now - records.entry_times[0] <= WEEKLY_LASTS:
        return None
    since = case.now - WEEKLY_LASTS
    if any(is_weekly(entry) for entry in records.entries_between(ALWAYS, since, case.now)):
        return None
    before = reversed(records.entries[: records.entries_until(since)])
    answered = list(islice((entry for entry in before if is_weekly(entry)), 1))
    way = "" if answered else "never"
    return Found(way=way, entries=(*answered, latest), dated=(*answered, latest)[0].at)


def is_weekly(entry: Entry) -> bool:
    """Whether an entry answers anything of the weekly list."""
    if entry.nights is not None:
        return True
    return any(entry.check(check) not in (None, "declined") for check in WEEKLY_CHECKS)


RULES = (
    Condition("W-UNANSWERED", w_unanswered, ("checks",)),
    Condition("W-WEEKLY", w_weekly),
)
