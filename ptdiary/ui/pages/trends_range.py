"""From when to when the trends run: a choice of the patient's, or moved there by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View

_AHEAD = timedelta(days=4)  # after today, where the hours after a session may reach
_LEAST = timedelta(days=4)
_DAY = timedelta(days=1)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The first and the last midnight that there is anything to show between."""

    first: datetime
    last: datetime

    def moved(self, shown: Span, part: float) -> Span:
        """The same length of time, later by a part of it; it stops at the limits."""
        start, end = shown
        by = _whole((end - start) * part)
        by = min(max(by, self.first - start), max(self.last - end, timedelta()))
        return self._kept(start + by, end - start)

    def zoomed(self, shown: Span, factor: float, share: float) -> Span:
        """More or less time by a factor; what stands at a share of the width stays there."""
        start, end = shown
        long = max((end - start) * factor, min(_LEAST, end - start))
        return self._kept(start + (end - start) * share - long * share, long)

    def _kept(self, start: datetime, long: timedelta) -> Span:
        long = min(max(_whole(long), _DAY), self.last - self.first)
        start = _midnight(start + _DAY / 2)
        start = min(max(start, self.first), self.last - long)
        return start, start + long


def limits_of(view: View) -> Limits:
    """From the first record to a few days after today, at least a week."""
    zone = view.now.tzinfo
    last = datetime.combine(view.now.date(), time(), zone) + _AHEAD
    first = datetime.combine(first_day(view, "all"), time(), zone)
    return Limits(first=min(first, last - 7 * _DAY), last=last)


def first_day(view: View, chosen: str | None) -> date:
    """The first day of the range: never before the first record."""
    today = view.now.date()
    began = [each.at.astimezone(view.now.tzinfo).date() for each in view.diary.entries[:1]]
    began += [each.ended_at.astimezone(view.now.tzinfo).date() for each in view.diary.sessions[:1]]
    first = min(began, default=today)
    if chosen is None or not chosen.isdigit():
        return first
    return max(first, today - timedelta(days=int(chosen) - 1))


def own_days(view: View, first: date, last: date) -> Span:
    """Both days whole."""
    zone = view.now.tzinfo
    first, last = min(first, last), max(first, last)
    return datetime.combine(first, time(), zone), datetime.combine(last, time(), zone) + _DAY


def _whole(long: timedelta) -> timedelta:
    return timedelta(days=round(long / _DAY))


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), time(), at.tzinfo)
