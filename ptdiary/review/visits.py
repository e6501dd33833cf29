"""The visits to the therapist: "since the last visit" counts from one, the charts mark them."""

from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary import Diary
from ptdiary.review.hours import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """When, and with whom where an appointment names somebody; `to_come` is after the moment."""

    at: datetime
    with_whom: str | None
    to_come: bool


def visits(diary: Diary, at: datetime) -> tuple[Visit, ...]:
    """The visits that were and the appointments to come, as of `at`, in the order of time.

    A visit was: seen by the therapist, or an appointment that has passed and is not said to have
    been missed. Both on one date are one visit, at the time of the appointment. A session at the
    clinic is none: nothing was said there about the weeks before.
    """
    now = instant(at)
    appointments = [
        Visit(at=each.at, with_whom=each.with_whom, to_come=instant(each.at) > now)
        for each in diary.appointments
        if each.kept != "no"
    ]
    dates = {each.at.date() for each in appointments}
    seen = [
        Visit(at=each.at, with_whom=None, to_come=False)
        for each in diary.consultations
        if each.kind == "seen" and each.with_whom == "therapist" and instant(each.at) <= now
    ]
    found = appointments + [each for each in seen if each.at.date() not in dates]
    return tuple(sorted(found, key=lambda each: instant(each.at)))


def last_visit(diary: Diary, at: datetime) -> Visit | None:
    """The latest visit that has been; None before the first."""
    been = [each for each in visits(diary, at) if not each.to_come]
    return been[-1] if been else None
