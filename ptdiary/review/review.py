"""The review: which rules fire for a diary as of one moment."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime

from ptdiary.diary import Diary, Entry
from ptdiary.review.case import Case, Found, case_at
from ptdiary.review.finding import Finding, Level, Review, Rule, words_of
from ptdiary.review.hours import instant
from ptdiary.review.index import Index, index_of
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.review.rules.gaps import unanswered_checks
from ptdiary.review.told import told_about


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


def level_at(index: Index, rulebook: RuleBook, at: datetime) -> Level:
    """The level of `review_at` alone."""
    findings = findings_at(index, rulebook, at)
    return findings[0].level if findings else Level.NONE


def _findings(case: Case, rulebook: RuleBook) -> tuple[Finding, ...]:
    """Highest level first, then in the book's order. Expected only if nothing else fired."""
    warnings = [rule for rule in rulebook.rules if rule.level > Level.EXPECTED]
    expected = [rule for rule in rulebook.rules if rule.level is Level.EXPECTED]
    findings = _fired(case, warnings) or _fired(case, expected)
    return tuple(sorted(findings, key=_highest_first))


def _fired(case: Case, rules: list[Rule]) -> list[Finding]:
    founds = [(rule, case.once(CONDITIONS[rule.id].find)) for rule in rules]
    return [_finding(case, rule, found) for rule, found in founds if found is not None]


def _finding(case: Case, rule: Rule, found: Found) -> Finding:
    entries = {entry.id: entry for entry in sorted(found.entries, key=_time_and_id)}
    facts = {"day": found.date, **found.facts}
    return Finding(
        rule=rule,
        at=case.at,
        date=found.date,
        way=found.way,
        facts=facts,
        entries=tuple(entries),
        session=None if found.session is None else found.session.id,
        lines=found.lines,
        checks=found.checks,
        asks=tuple(_asks(case, rule, found)),
        reasons=found.reasons,
        told=told_about(case, rule.id, found),
    )


def _asks(case: Case, rule: Rule, found: Found) -> Iterator[str]:
    """The questions that a finding opens, but those that are answered."""
    for asked in rule.asks.get(found.way, rule.asks.get("", ())):
        if asked in ("{signs}", "{checks}"):
            yield from words_of(found.facts, asked.strip("{}"))
        elif _is_open(case, found, asked):
            yield asked


def _is_open(case: Case, found: Found, asked: str) -> bool:
    if asked in FRAGILE:
        return asked in case.fragile_asks
    if asked == "cancer_history":
        return case.profile.cancer_history is None
    if asked in SADDLE and found.lines and found.way != "cord":
        return any(line.limb == "leg" for line in found.lines)
    return True


SADDLE = ("saddle", "bladder", "bowel")  # asked where a leg is affected
FRAGILE = ("age_65", "osteoporosis", "long_term_steroids")


def usual_today(case: Case) -> int | None:
    """What soreness is judged against now: by the open stretch, else as for a rating at `at`."""
    if case.stretch is not None:
        return case.stretch.usual
    return case.index.usual.at(case.now, case.now)


def _highest_first(finding: Finding) -> int:
    return -finding.level


def _time_and_id(entry: Entry) -> tuple[int, str]:
    return instant(entry.at), entry.id
