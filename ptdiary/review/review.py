"""The review: which rules fire for a diary as of one moment."""

from bisect import bisect_right
from datetime import datetime

from ptdiary.diary import Consultation, Diary, Entry
from ptdiary.review.case import Case, Found, case_at
from ptdiary.review.finding import Finding, Level, Review, Rule
from ptdiary.review.hours import instant
from ptdiary.review.index import Index, index_of
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.review.rules.gaps import unanswered_checks

# Findings that the patient has told a clinician about: quiet, but still there.


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


def review(diary: Diary, rulebook: RuleBook, at: datetime) -> Review:
    """What a diary says as of `at`; records later than that do not exist."""
    return review_at(index_of(diary), rulebook, at)


def review_at(index: Index, rulebook: RuleBook, at: datetime) -> Review:
    """The same as `review`, over a diary laid out before."""
    case = case_at(index, at)
    findings = _findings(case, rulebook)
    return Review(
        at=at,
        level=findings[0].level if findings else Level.NONE,
        findings=findings,
        unanswered_checks=unanswered_checks(case),
        usual_soreness=usual_today(case),
        responses=tuple(
            index.response(position, case.now)
            for position in range(bisect_right(index.records.ends, case.now))
        ),
    )


def findings_at(index: Index, rulebook: RuleBook, at: datetime) -> tuple[Finding, ...]:
    """The findings of `review_at` alone: looks only at the records of the last weeks."""
    return _findings(case_at(index, at), rulebook)


def _findings(case: Case, rulebook: RuleBook) -> tuple[Finding, ...]:
    """Highest level first, then in the book's order. Expected only if nothing else fired."""
    warnings = [rule for rule in rulebook.rules if rule.level > Level.EXPECTED]
    expected = [rule for rule in rulebook.rules if rule.level is Level.EXPECTED]
    findings = _fired(case, warnings) or _fired(case, expected)
    return tuple(sorted(findings, key=_highest_first))


def _fired(case: Case, rules: list[Rule]) -> list[Finding]:
    founds = [(rule, CONDITIONS[rule.id].find(case)) for rule in rules]
    return [_finding(case, rule, found) for rule, found in founds if found is not None]


def _finding(case: Case, rule: Rule, found: Found) -> Finding:
    entries = {entry.id: entry for entry in sorted(found.entries, key=_time_and_id)}
    said_by = CONDITIONS[rule.id].said_by
    says = [id_ for id_, entry in entries.items() if said_by is None or said_by(entry, found.facts)]
    return Finding(
        rule=rule,
        way=found.way,
        facts=found.facts,
        entries=tuple(entries),
        session=None if found.session is None else found.session.id,
        said_by=says[-1] if says else None,
        told=told_about(case, rule, found),
    )


def usual_today(case: Case) -> int | None:
    """What soreness is judged against now: by the open stretch, else as for a rating at `at`."""
    if case.stretch is not None:
        return case.stretch.usual
    return case.index.usual.at(case.now)


def _highest_first(finding: Finding) -> int:
    return -finding.level


def _time_and_id(entry: Entry) -> tuple[int, str]:
    return instant(entry.at), entry.id
