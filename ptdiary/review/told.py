"""Findings that the patient has told a clinician about: quiet, but still there."""

from bisect import bisect_right

from ptdiary.diary.consultation import Consultation
from ptdiary.review.case import Case
from ptdiary.review.finding import Level, Rule
from ptdiary.review.found import Found
from ptdiary.review.hours import instant


def told_about(case: Case, rule: Rule, found: Found) -> Consultation | None:
    """The latest consultation that quiets a finding; None where nothing does.

    It lists the rule, and no entry or session later than it is evidence. An emergency is never
    told away.
    """
    if rule.level is Level.EMERGENCY:
        return None
    records = case.index.records
    for consultation in reversed(records.told[: bisect_right(records.told_times, case.now)]):
        if rule.id in consultation.rules:
            return consultation if _covers(consultation, found) else None
    return None


def _covers(consultation: Consultation, found: Found) -> bool:
    """Whether all evidence is as old as the consultation, or older."""
    when = instant(consultation.at)
    if found.session is not None and instant(found.session.ended_at) > when:
        return False
    return all(instant(entry.at) <= when for entry in found.entries)
