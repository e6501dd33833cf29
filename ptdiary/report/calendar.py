"""Appointments and planned exercises as a calendar that other programs take in (RFC 5545).

An event is known by the id of its record, so that a later export changes what an earlier one
brought. Appointments stand at their moment. The plan names days and no hours, so an exercise is an
event of whole days, on the calendar of wherever the patient is. Of the patient's text there is whom
an appointment is with and where, and what an exercise is called and how much it is.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from ptdiary import __version__
from ptdiary.diary import WEEKDAYS
from ptdiary.words import calendar as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ptdiary.diary import Appointment, Diary, PlannedExercise

_FOLDED = 75  # octets of a line at most, its end not counted
_DAY = timedelta(days=1)
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)  # before the first calendar was written


def is_anything_planned(diary: Diary) -> bool:
    """Whether a calendar of it would hold anything: one without an event is none."""
    return bool(diary.appointments or diary.plan)


def calendar(diary: Diary, at: datetime) -> bytes:
    """The calendar of a diary as of `at`, as the bytes of an `.ics` file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//PT Diary//PT Diary {__version__}//EN"]
    lines.append("CALSCALE:GREGORIAN")
    for appointment in diary.appointments:
        lines += _event("appointment", appointment.id, at, _of_appointment(appointment))
    for planned in diary.plan:
        lines += _event("exercise", planned.id, at, _of_exercise(planned, at.date()))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(kind: str, id_: str, at: datetime, told: Iterable[str]) -> Iterator[str]:
    now = _moment(at)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{kind}-{id_}@ptdiary')}"
    yield f"DTSTAMP:{now}"
    yield f"LAST-MODIFIED:{now}"
    # nobody counts the changes of a record: a later export is a later one of each
    yield f"SEQUENCE:{max((at - _BEGAN) // timedelta(minutes=1), 0)}"
    yield "CLASS:PRIVATE"
    yield from told
    yield "END:VEVENT"


def _of_appointment(appointment: Appointment) -> Iterator[str]:
    yield f"SUMMARY:{_text(words.appointment(appointment))}"
    yield f"DTSTART:{_moment(appointment.at)}"  # nobody wrote down how long it takes
    if appointment.place:
        yield f"LOCATION:{_text(appointment.place)}"
    yield "STATUS:CANCELLED" if appointment.kept == "no" else "STATUS:CONFIRMED"


# An exercise of the plan: on which days it comes.


def _of_exercise(planned: PlannedExercise, today: date) -> Iterator[str]:
    yield f"SUMMARY:{_text(words.exercise(planned))}"
    dose = words.dose(planned)
    if dose:
        yield f"DESCRIPTION:{_text(dose)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy with it all day
    first, last = planned.from_day or today, _last_day(planned, today)
    held = _held_days(planned, first)
    begins = _first_day(planned, first, last, held)
    if begins is None:  # an earlier export may have brought it
        yield f"DTSTART;VALUE=DATE:{_day(last or first)}"
        yield "STATUS:CANCELLED"
        return
    yield f"DTSTART;VALUE=DATE:{_day(begins)}"
    yield f"RRULE:{_rule(planned, last)}"
    without = [_day(day) for day in held if day > begins and _is_named(planned, day)]
    if without:
        yield f"EXDATE;VALUE=DATE:{','.join(without)}"
    yield "STATUS:CONFIRMED"


def _last_day(planned: PlannedExercise, today: date) -> date | None:
    """The last day that is planned, None where none is the last.

    What is on hold comes no more, until an export after it was let back.
    """
    ends = [planned.until_day] if planned.until_day is not None else []
    if planned.status == "on_hold":
        since = planned.held_since
        ends.append((today if since is None else since.date()) - _DAY)
    elif planned.status == "ended" and not ends:
        ends.append(today - _DAY)
    return min(ends, default=None)


def _held_days(planned: PlannedExercise, first: date) -> tuple[date, ...]:
    """The days from `first` on that earlier holds took, in order; not those on which it was back.

    Of one without an end nobody knows how long it was.
    """
    held = {
        day
        for hold in planned.holds
        if hold.ended_at is not None
        for day in _days(max(hold.since.date(), first), hold.ended_at.date() - _DAY)
    }
    return tuple(sorted(held))


def _first_day(
    planned: PlannedExercise, first: date, last: date | None, held: Sequence[date]
) -> date | None:
    """The first planned day, with which the rule has to begin; None where there is none."""
    end = last if last is not None else max([first, *held]) + 7 * _DAY
    taken = set(held)
    days = (day for day in _days(first, end) if day not in taken)
    return next((day for day in days if _is_named(planned, day)), None)


def _is_named(planned: PlannedExercise, day: date) -> bool:
    return not planned.days or WEEKDAYS[day.weekday()] in planned.days


def _rule(planned: PlannedExercise, last: date | None) -> str:
    named = ",".join(day[:2].upper() for day in WEEKDAYS if day in planned.days)
    rule = f"FREQ=WEEKLY;BYDAY={named}" if named else "FREQ=DAILY"
    return rule if last is None else f"{rule};UNTIL={_day(last)}"


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * _DAY for number in range((last - first).days + 1))


# How it is written.


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


_NO_TEXT = re.compile(r"[\0-\x08\x0b-\x1f\x7f]")
_SPECIAL = re.compile(r"[\\;,]")


def _text(text: str) -> str:
    """A text as a value: what means something in a line is marked as meaning nothing."""
    plain = _NO_TEXT.sub("", text.replace("\r\n", "\n"))
    return _SPECIAL.sub(r"\\\g<0>", plain).replace("\n", r"\n")


_TOP_BITS, _GOES_ON = 0b1100_0000, 0b1000_0000  # of a byte within a letter of UTF-8


def _folded(line: str) -> bytes:
    """A line, folded where it is longer than lines may be, and never within a letter."""
    rest = line.encode()
    parts = []
    room = _FOLDED
    while len(rest) > room:
        cut = room
        while rest[cut] & _TOP_BITS == _GOES_ON:
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], _FOLDED - 1  # for the blank that it begins with
    return b"\r\n ".join([*parts, rest]) + b"\r\n"
