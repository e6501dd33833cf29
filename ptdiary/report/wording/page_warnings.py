"""The warnings box of the one-page summary: what was found, when, after what, and who was told."""

from datetime import datetime

from ptdiary.diary.consultation import Consultation
from ptdiary.report.wording import dates, signs
from ptdiary.report.wording.dates import count
from ptdiary.report.wording.page import NO_ENTRIES, moment
from ptdiary.review.figures import SessionRow, Share, WarningRow

WARNINGS = "Warning signs in this period"
_LONGEST_NAMES = 40  # characters of what was done in a session, inside a sentence
_PEOPLE = {
    "therapist": "therapist",
    "doctor": "doctor",
    "urgent_care": "urgent care line",
    "emergency": "emergency service",
}


def warnings_title(signs_found: int) -> str:
    """`Warning signs in this period: 2`."""
    return f"{WARNINGS}: {signs_found}" if signs_found else WARNINGS


def asked(share: Share) -> str:
    """`Asked in 74 of 74 entries`."""
    if not share.of:
        return NO_ENTRIES
    return f"Asked in {share.count} of {count(share.of, 'entry', 'entries')}"


def nothing_recorded(share: Share) -> str:
    """What the warnings box says when it is empty."""
    if not share.of:
        return f"None recorded. {NO_ENTRIES}"
    return f"None recorded. {asked(share)}. This does not rule out a problem."


def more_signs(hidden: int) -> str:
    """`+ 3 more in the diary`."""
    return f"+ {hidden} more in the diary"


def warning_when(row: WarningRow, now: datetime) -> str:
    """`10 Nov, 19:40`, or `29 Oct to 1 Nov` for a time past 72 hours; `from 29 Oct 2025`."""
    mark = row.mark
    if mark.until is None or mark.until.date() == mark.at.date():
        return moment(mark.at, now)
    if mark.at.year != now.year:  # both days and a year find no room
        return f"from {dates.short_day(mark.at, now)}"
    return f"{dates.short_day(mark.at)} to {dates.short_day(mark.until)}"


def warning_what(row: WarningRow) -> str:
    """`Pain spreading down the left leg, 7 of 10.`."""
    name = signs.mark_name(row.mark)
    soreness = row.entry.soreness if row.entry is not None else None
    return f"{name}." if soreness is None else f"{name}, {soreness} of 10."


def warning_detail(row: WarningRow, now: datetime) -> str:
    """`29 h after session 9 (side plank, step-ups). Told therapist 10 Nov.`."""
    parts = [
        _span(row, now) if row.mark.until is not None else _after(row),
        _what_was_done(row, now) or "Told: not recorded.",
        _others(row),
    ]
    return " ".join(part for part in parts if part)


def _what_was_done(row: WarningRow, now: datetime) -> str:
    """`Told therapist 10 Nov. Seen by doctor 11 Nov.`; empty where neither is recorded."""
    said = [_told(each, now) for each in row.told]
    if row.seen is not None:
        whom = row.seen.with_whom
        already = any(each.with_whom == whom for each in row.told)
        by = "" if already else f" by {_PEOPLE[whom]}"
        said.append(f"Seen{by} {dates.short_day(row.seen.at, now)}.")
    return " ".join(said)


def _others(row: WarningRow) -> str:
    names = dict.fromkeys(signs.shortest_name(each) for each in row.mark.others)
    shown = signs.shortest_name(row.mark.finding)
    named = [name[:1].lower() + name[1:] for name in names if name != shown]
    return f"Also: {', '.join(named)}." if named else ""


def _told(consultation: Consultation, now: datetime) -> str:
    day = dates.short_day(consultation.at, now)
    return f"Told {_PEOPLE[consultation.with_whom]} {day}."


def _after(row: WarningRow) -> str:
    if row.row is None or row.mark.hours is None:
        return ""
    return f"{dates.hours(row.mark.hours)} after {_session(row.row)}."


def _span(row: WarningRow, now: datetime) -> str:
    scores = []
    if row.at_72h is not None:
        scores.append(f"{row.at_72h} of 10 at 72 h")
    if row.last is not None and row.last.soreness is not None:
        scores.append(f"{row.last.soreness} on {dates.short_day(row.last.at, now)}")
    said = ", ".join(scores)
    if row.row is None:
        return f"{dates.sentence(said)}." if said else ""
    session = dates.sentence(_session(row.row))
    return f"{session}: {said}." if said else f"{session}."


def _session(row: SessionRow) -> str:
    """`session 9 (side plank, step-ups)`."""
    names = ", ".join(name for name in row.done if name.strip())
    if len(names) > _LONGEST_NAMES:
        names = f"{names[:_LONGEST_NAMES].rstrip(' ,')}…"
    return f"session {row.number} ({names})" if names else f"session {row.number}"
