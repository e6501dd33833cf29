"""The warnings of a period, how long each lasted, what was done about it, and what was said."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from ptdiary.diary import Consultation, Diary, Entry
from ptdiary.review.case import SIGNS_LAST
from ptdiary.review.clock import SHOWN
from ptdiary.review.hours import ENDS, HOUR, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import said_of
from ptdiary.review.page.figures import Advice, SessionRow, WarningRow
from ptdiary.review.trends.days import Days
from ptdiary.review.trends.marks import Past72
from ptdiary.review.trends.shapes import Mark


def warning_rows(
    index: Index,
    now: int,
    marks: Iterable[Mark],
    rows: Mapping[str, SessionRow],
    spans: Iterable[Past72],
) -> tuple[WarningRow, ...]:
    """A row for each mark, in their order. `now` is an instant, `rows` stand by session id."""
    diary = index.diary
    entries = {entry.id: entry for entry in diary.entries}
    past = {span.session.id: span for span in spans}
    consultations = [each for each in diary.consultations if instant(each.at) <= now]
    warnings = []
    for mark in marks:
        near = mark.hours is not None and mark.hours * HOUR <= SHOWN
        row = rows.get(mark.session or "") if near else None
        span = past.get(mark.session or "") if mark.until is not None else None
        entry = None if mark.entry is None else entries[mark.entry]
        warnings.append(
            WarningRow(
                mark=mark,
                entry=entry,
                row=row,
                at_72h=None if span is None or row is None else row.response.at_72h,
                last=None if span is None else span.until,
                lasted=None if entry is None else _lasted(index, mark, entry, now),
                told=tuple(each for each in consultations if _tells(each, mark)),
                seen=next((each for each in consultations if _sees(each, mark)), None),
            )
        )
    return tuple(warnings)


def advice_of(diary: Diary, days: Days, rows: Iterable[WarningRow]) -> tuple[Advice, ...]:
    """What was said on these days, at visits too, but for what stands beside a warning."""
    beside = {each for row in rows for each in (*row.told, row.seen)}
    said = [
        Advice(at=each.at, with_whom=each.with_whom, text=each.advice, changes=None)
        for each in diary.consultations
        if each.advice and each not in beside
    ]
    for each in diary.appointments:
        if each.said or each.changes:
            told = each.said or ""
            said.append(Advice(at=each.at, with_whom="therapist", text=told, changes=each.changes))
    held = (each for each in said if days.hold(each.at) and instant(each.at) <= days.now)
    return tuple(sorted(held, key=_said_at))


def _said_at(advice: Advice) -> int:
    return instant(advice.at)


def _lasted(index: Index, mark: Mark, entry: Entry, now: int) -> datetime | None:
    """When the sign of a mark was last written down, up to an entry that says no; None: no sign."""
    finding = mark.finding
    if not (finding.lines or finding.checks):
        return None
    records = index.records
    last = entry
    for each in records.entries_between(instant(entry.at), instant(entry.at), now):
        if instant(each.at) - instant(last.at) > SIGNS_LAST:
            break
        is_there = _is_there(mark, each)
        if is_there:
            last = each
        elif is_there is False:
            break
    same_day = last.at.date() == entry.at.date()
    return entry.at if last.time_unknown and same_day else last.at  # its hour tells nothing


def _is_there(mark: Mark, entry: Entry) -> bool | None:
    """Whether an entry says that the sign is still there; None where it says nothing of it."""
    lines = (said_of(entry, line) for line in mark.finding.lines)
    said: set[str | None] = {None if answer is None else answer[0] for answer in lines}
    said |= {entry.check(check) for check in mark.finding.checks}
    said -= {None, "declined"}
    return bool(said - {"no"}) if said else None


def _tells(consultation: Consultation, mark: Mark) -> bool:
    about = {mark.finding.rule.id, *(each.rule.id for each in mark.others)}
    told = consultation.kind == "told" and not about.isdisjoint(consultation.rules)
    return told and _follows(consultation, mark)


def _sees(consultation: Consultation, mark: Mark) -> bool:
    return consultation.kind == "seen" and _follows(consultation, mark)


def _follows(consultation: Consultation, mark: Mark) -> bool:
    """Whether a consultation came while a review still found the warning, or soon after.

    A sign is evidence for 14 d. Soreness past 72 h may be told from its session on, and is
    settled 72 h after it came down.
    """
    if mark.until is None:
        begins, ends = instant(mark.at), instant(mark.at) + SIGNS_LAST
    else:
        begins, ends = instant(mark.at) - ENDS, instant(mark.until) + ENDS
    return begins <= instant(consultation.at) <= ends
