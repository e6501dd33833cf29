"""Words of the page's warnings box, and of every entry in the long form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary import SHARP_WORDS, Consultation
from ptdiary.isolate import isolated
from ptdiary.review.lines import said_of
from ptdiary.review.records import written_later
from ptdiary.words import body_regions, dates, entries, lines
from ptdiary.words import signs as signs_words
from ptdiary.words.dates import Times, count
from ptdiary.words.entry_form import regions_state
from ptdiary.words.page import NO_ENTRIES, day_in_table, ended, felt, moment
from ptdiary.words.page_health import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from ptdiary.diary import Entry
    from ptdiary.review.page.figures import SessionRow, Share, WarningRow, WeeklyAsked

# Words of the long form: every entry of the period, readable by somebody who was not there.

TITLE = "Every entry"
COLUMNS = ("When", "Soreness", "Signs and what else was written")
ENTRY_SAID = "{when}: {score}. {signs}."  # an entry if there is no table
NOTHING = "There is no entry in this period."

_TRENDS = {
    "better": "better than the day before",
    "same": "the same as the day before",
    "worse": "worse than the day before",
}
_EXERCISES = {
    "all": "all home exercises done",
    "some": "some home exercises done",
    "none": "no home exercises done",
    "none_planned": "no home exercises planned",
}
_RELIEF = {"yes": "painkiller taken in the 6 hours before", "no": "no painkiller before"}
_KINDS = {"muscle": " in the muscles", "whole_body": " all over"}


def when(entry: Entry, now: datetime, times: Times) -> str:
    """`Tue 10 Nov, 19:40`; of another year `10 Nov 2025, 19:40`."""
    return f"{day_in_table(entry.at, now, times)}, {entries.clock(entry, entry.at, times)}"


def score(entry: Entry) -> str:
    """`6, moderate`; the dash if it was not rated."""
    return dates.score(entry.soreness)


def signs(entry: Entry) -> str:
    """The signs, `None of the signs`, or `Not answered`."""
    return entries.signs(entry)


def more(entry: Entry, times: Times) -> tuple[str, ...]:
    """What else an entry holds, a line each; never its private note."""
    said = (
        _sentence(_felt(entry)),
        _sentence(_day(entry)),
        _sentence(_with(entry)),
        _sentence(entries.flare(entry)),
        _sentence([entries.past_week(entry)]),
        _sentence(_kept(entry, times)),
        f"Note: {isolated(entry.note)}" if entry.note else "",
    )
    return tuple(line for line in said if line)


def _sentence(parts: Iterable[str]) -> str:
    said = "; ".join(parts)
    return f"{dates.sentence(said)}." if said else ""


def _felt(entry: Entry) -> Iterator[str]:
    if entry.regions:
        yield regions_state(entry.regions)
    dull = [word for word in entry.quality if word not in SHARP_WORDS]
    if dull:
        yield body_regions.feeling(dull)
    if entry.sudden_onset == "yes":
        yield "came on suddenly"
    if entry.since_yesterday:
        yield _TRENDS[entry.since_yesterday]
    if entry.pain_relief:
        yield _RELIEF[entry.pain_relief]


def _day(entry: Entry) -> Iterator[str]:
    hours = "" if entry.sleep_hours is None else _hours(entry.sleep_hours)
    if entry.sleep_quality is not None and hours:
        yield f"sleep {entry.sleep_quality} of 10, {hours}"
    elif entry.sleep_quality is not None:
        yield f"sleep {entry.sleep_quality} of 10"
    elif hours:
        yield f"slept {hours}"
    if entry.interference is not None:
        yield f"kept from doing things {entry.interference} of 10"
    if entry.fatigue is not None:
        yield f"tired {entry.fatigue} of 10{_KINDS.get(entry.fatigue_kind or '', '')}"
    if entry.home_exercises:
        yield _EXERCISES[entry.home_exercises]
    if entry.skipped_why:
        yield entries.skipped(entry)


def _hours(hours: float) -> str:
    """`1 hour`, `6.5 hours`."""
    return f"{dates.number(hours)} {'hour' if hours == 1 else 'hours'}"


def _with(entry: Entry) -> Iterator[str]:
    if entry.worse_with:
        yield f"worse with {', '.join(map(isolated, entry.worse_with))}"
    if entry.better_with:
        yield f"better with {', '.join(map(isolated, entry.better_with))}"
    if entry.self_care:
        yield f"tried {', '.join(body_regions.SELF_CARE[each] for each in entry.self_care)}"


def _kept(entry: Entry, times: Times) -> Iterator[str]:
    if entry.written_at is not None and written_later(entry):
        at = entry.written_at
        yield f"written later, {times.short_day(at, entry.at)}, {times.clock(at)}"
    if entry.left_out is not None:
        yield f"left out of the course: {isolated(entry.left_out)}"


WARNINGS = "Warnings, in order of time"
BEGAN_BEFORE = "Began before the dates of this page."
_LONGEST_NAMES = 40  # characters of what was done in a session, inside a sentence


def warnings_title(signs_found: int) -> str:
    """`Warnings, in order of time: 2`."""
    return f"{WARNINGS}: {signs_found}" if signs_found else WARNINGS


def asked(share: Share, weekly: WeeklyAsked) -> str:
    """`Asked: daily signs in 41 of 41 entries, weekly list in 0 of 6 weeks (weight not asked).`."""
    if not share.of:
        return NO_ENTRIES
    daily = f"daily signs in {share.count} of {count(share.of, 'entry', 'entries')}"
    weeks = weekly.weeks
    said = f"weekly list in {weeks.count} of {count(weeks.of, 'week', 'weeks')}"
    never = ", ".join(name for check, name in _WEEKLY.items() if check in weekly.never)
    return f"Asked: {daily}, {said}{f' ({never} not asked)' if never else ''}."


_WEEKLY = {
    "weight_loss": "weight",
    "night_pain": "night pain",
    "shape": "lump",
    "cough_strain": "cough",
    "upper_back": "upper back",
    "band": "band",
}


def nothing_recorded(share: Share, weekly: WeeklyAsked) -> str:
    """What the warnings box says when it is empty."""
    if not share.of:
        return f"None recorded. {NO_ENTRIES}"
    return f"None recorded. {asked(share, weekly)} This does not rule out a problem."


def more_signs(hidden: int, first: str, last: str) -> str:
    """`+ 3 more, from 12 Oct to 3 Nov: in the diary`: the warnings that have no room."""
    days = first if first == last else f"from {first} to {last}"
    return f"+ {hidden} more, {days}: in the diary"


def warning_when(row: WarningRow, now: datetime, times: Times) -> str:
    """`10 Nov, 19:40`, or `29 Oct to 1 Nov` where it lasted; `from 29 Oct 2025`."""
    mark = row.mark
    until = mark.until or row.lasted or mark.at
    if until.date() == mark.at.date():
        if row.entry is not None and row.entry.at == mark.at:
            return felt(row.entry, now, times)
        return moment(mark.at, now, times)
    if mark.at.year != now.year:  # both days and a year find no room
        return f"from {times.short_day(mark.at, now)}"
    return times.span(mark.at, until, now)


def warning_what(row: WarningRow) -> str:
    """`Pain spreading down the left leg to below the knee, 7 of 10.`."""
    name = f"{signs_words.mark_name(row.mark)}{_reach(row)}"
    soreness = row.entry.soreness if row.entry is not None else None
    return f"{name}." if soreness is None else f"{name}, {soreness} of 10."


def _reach(row: WarningRow) -> str:
    """How far down a leg the pain goes, where that is one answer."""
    if row.entry is None or row.mark.finding.rule.id != "C-RAD":
        return ""
    told = (said_of(row.entry, line) for line in row.mark.finding.lines)
    reaches = {answer[1] for answer in told if answer is not None and answer[1] is not None}
    return f" {lines.REACHES[reaches.pop()]}" if len(reaches) == 1 else ""


def _lasted(row: WarningRow, times: Times) -> str:
    """How long it lasted, of one day; one entry cannot tell."""
    if row.lasted is None:
        return ""
    if row.lasted == row.mark.at:
        return "Duration not told."
    same_day = row.lasted.date() == row.mark.at.date()
    return f"Last written at {times.clock(row.lasted)}." if same_day else ""


def warning_day(row: WarningRow, now: datetime, times: Times) -> str:
    """`10 Nov`: the day that it began."""
    return times.short_day(row.mark.at, now)


def warning_detail(row: WarningRow, first: date, now: datetime, times: Times) -> str:
    """`29 h after session 9 (side plank, step-ups). Told therapist 10 Nov.`.

    `first` is the first day of the period: a warning that is older says so.
    """
    parts = [
        BEGAN_BEFORE if row.mark.at.date() < first else "",
        _span(row, now, times) if row.mark.until is not None else _after(row, times),
        _lasted(row, times),
        _what_was_done(row, now, times) or "Told: not recorded.",
        _others(row),
    ]
    return " ".join(part for part in parts if part)


def _what_was_done(row: WarningRow, now: datetime, times: Times) -> str:
    """`Told therapist 10 Nov. Seen by doctor 11 Nov.`; empty if neither is recorded."""
    said = [_told(each, now, times) for each in row.told]
    if row.seen is not None:
        whom = row.seen.with_whom
        already = any(each.with_whom == whom for each in row.told)
        by = "" if already else f" by {PEOPLE[whom]}"
        said.append(f"Seen{by} {_on_with_advice(row.seen, now, times)}")
    return " ".join(said)


def _others(row: WarningRow) -> str:
    names = dict.fromkeys(signs_words.shortest_name(each) for each in row.mark.others)
    shown = signs_words.shortest_name(row.mark.finding)
    named = [name[:1].lower() + name[1:] for name in names if name != shown]
    return f"Also: {', '.join(named)}." if named else ""


def _told(consultation: Consultation, now: datetime, times: Times) -> str:
    return f"Told {PEOPLE[consultation.with_whom]} {_on_with_advice(consultation, now, times)}"


def _on_with_advice(consultation: Consultation, now: datetime, times: Times) -> str:
    """`10 Nov.`, or with what was advised: `10 Nov: no deadlift, lighter.`."""
    day = times.short_day(consultation.at, now)
    advice = (consultation.advice or "").strip()
    return f"{day}: {ended(advice)}" if advice else f"{day}."


def _after(row: WarningRow, times: Times) -> str:
    if row.row is None or row.mark.hours is None:
        return ""
    return f"{dates.hours(row.mark.hours)} after {_session(row.row, times)}."


def _span(row: WarningRow, now: datetime, times: Times) -> str:
    scores = []
    if row.at_72h is not None:
        scores.append(f"{row.at_72h} of 10 at 72 h")
    if row.last is not None and row.last.soreness is not None:
        scores.append(f"{row.last.soreness} on {times.short_day(row.last.at, now)}")
    said = ", ".join(scores)
    if row.row is None:
        return f"{dates.sentence(said)}." if said else ""
    session = dates.sentence(_session(row.row, times))
    return f"{session}: {said}." if said else f"{session}."


def _session(row: SessionRow, times: Times) -> str:
    """`session 9 (side plank, step-ups)`; one before the period has no number, but a day."""
    names = _few(isolated(name) for name in row.done if name.strip())
    day = times.short_day(row.session.ended_at)
    said = f"the session of {day}" if row.number is None else f"session {row.number}"
    return f"{said} ({names})" if names else said


def _few(names: Iterable[str]) -> str:
    """The names that there is room for in a sentence, whole, and how many more; empty of none."""
    said, shown = list(names), list[str]()
    for name in said:
        if len(", ".join((*shown, name))) > _LONGEST_NAMES:
            break
        shown.append(name)
    hidden = len(said) - len(shown)
    return ", ".join([*shown, *[f"+ {hidden}"] * (hidden > 0)]) if shown else ""
