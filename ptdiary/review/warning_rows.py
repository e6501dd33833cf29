"""The warnings of a period, and what was done about each."""

from collections.abc import Iterable, Mapping

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.review.case import SIGNS_LAST
from ptdiary.review.clock import SHOWN
from ptdiary.review.figures import SessionRow, WarningRow
from ptdiary.review.hours import HOUR, instant
from ptdiary.review.shapes import Mark
from ptdiary.review.spans import PAST, Past72


def warning_rows(
    diary: Diary,
    now: int,
    marks: Iterable[Mark],
    rows: Mapping[str, SessionRow],
    spans: Iterable[Past72],
) -> tuple[WarningRow, ...]:
    """A row for each mark, in their order. `now` is an instant, `rows` stand by session id."""
    entries = {entry.id: entry for entry in diary.entries}
    past = {span.session.id: span for span in spans}
    consultations = [each for each in diary.consultations if instant(each.at) <= now]
    warnings = []
    for mark in marks:
        near = mark.hours is not None and mark.hours * HOUR <= SHOWN
        row = rows.get(mark.session or "") if near else None
        span = past.get(mark.session or "") if mark.until is not None else None
        warnings.append(
            WarningRow(
                mark=mark,
                entry=None if mark.entry is None else entries[mark.entry],
                row=row,
                at_72h=None if span is None or row is None else row.response.at_72h,
                last=None if span is None else span.until,
                told=tuple(each for each in consultations if _tells(each, mark)),
                seen=next((each for each in consultations if _sees(each, mark)), None),
            )
        )
    return tuple(warnings)


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
        begins, ends = instant(mark.at) - PAST, instant(mark.until) + PAST
    return begins <= instant(consultation.at) <= ends
