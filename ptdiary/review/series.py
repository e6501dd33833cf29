"""What the charts draw, as data. Every number and every mark on a chart comes from here."""

from dataclasses import dataclass
from datetime import date, datetime

from ptdiary.review.finding import Finding, Level, Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One rating on the timeline.

    `session` is the id of the latest session that ended at or before it, `hours` the hours since
    that end; both None before the first session. `level` is the level of the warning sign that
    this entry is the evidence for (CONTACT and above), else NONE. `breaks` is true where the line
    ends at this point because the next rating is more than 36 h away.
    """

    entry: str
    at: datetime
    soreness: int
    session: str | None
    hours: float | None
    written_later: bool
    left_out: str | None
    level: Level
    breaks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A session and the hours in which soreness after it is usual: 12, 24, 48 and 72 h after.

    `number` counts sessions of the diary from 1. `sore_until` is set where a raised stretch of
    this session lasted past 72 h: the time of the first rating back down, or of the latest one.
    """

    session: str
    number: int
    ended_at: datetime
    starts: datetime
    peaks: datetime
    eases: datetime
    ends: datetime
    sore_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A warning on the timeline: CONTACT or above, at the moment it first held.

    `finding` is as a review at `at` found it. `until` closes a span (soreness past 72 h).
    `point` is the id of the entry to which a line drops, None for a span.
    """

    at: datetime
    until: datetime | None
    finding: Finding
    point: str | None
    session: str | None
    hours: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Soreness after one session, for the aligned view: (hours after its end, score) in order.

    Ends at the next session. `outcome` is one of settled, easing (open and falling), past_72,
    sign (a warning sign in its window), slow, unknown (too few ratings), open.
    """

    session: str
    number: int
    ended_at: datetime
    before: int | None
    points: tuple[tuple[float, int], ...]
    outcome: str
    mark: Mark | None
    response: Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All that both charts need for the days from `first` to `last`, as of `at`.

    `points` are all ratings in time order, or from more than 120 days (`daily_highest`) the
    highest of each day. `missing` holds (first day, last day) of each run of days without any
    entry. `curves` has one item a session of the period; `current` is the id of the session whose
    72 hours run now, None when none does.
    """

    at: datetime
    first: date
    last: date
    points: tuple[Point, ...]
    windows: tuple[Window, ...]
    marks: tuple[Mark, ...]
    missing: tuple[tuple[date, date], ...]
    curves: tuple[Curve, ...]
    current: str | None
    daily_highest: bool
