"""What the charts draw, as data. Every number and every mark on a chart comes from here."""

from dataclasses import dataclass
from datetime import date, datetime

from ptdiary.diary import MedicineDose
from ptdiary.review.averages import DayAverage
from ptdiary.review.finding import Finding, Level, Response
from ptdiary.review.outlook.range import MomentAhead
from ptdiary.review.trends.line_answers import KnownSign
from ptdiary.review.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One rating on the timeline.

    `session` is the id of the latest session that ended at or before it, `hours` the hours since
    that end; both None before the first session. `level` is the level that shows the mark that
    this entry brought (CONTACT and above), else NONE. `breaks` is true where the line ends at this
    point: the next rating is more than 36 h away, or an entry without a score lies between; over a
    long time (daily highest) where the next day has none. A rating left out is not on the line.
    `known` are the signs that it calls the same or less while they are known. `masked`: it was said
    to be after a painkiller; `doses` are of any medicine, taken in the 6 hours before.
    `time_unknown`: only the day of `at` was told.
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
    known: tuple[KnownSign, ...] = ()
    masked: bool = False
    doses: tuple[MedicineDose, ...] = ()
    time_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A session and the hours in which soreness after it is usual: 12, 24, 48 and 72 h after.

    `number` counts the sessions that ended on the days shown, from 1; None for one that ended
    before them, whose hours reach into them. `sore_until` is set where a raised stretch of
    this session lasted past 72 h: the time of the first rating back down, or of the latest one.
    """

    session: str
    number: int | None
    ended_at: datetime
    starts: datetime
    peaks: datetime
    eases: datetime
    ends: datetime
    sore_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A warning on the timeline: CONTACT or above, at the moment it first held.

    A sign: `finding` is as the review at `at` newly found it, with `entry` as evidence; None where
    a session is the evidence (an exercise in it). `point` is the same entry where it has a score,
    so that a line can drop to it. A span: `until` closes
    the time in which soreness was still raised past 72 h, `at` is that hour, `point` is None, and
    `finding` is what a review first said of it; easing soreness makes it a WATCH.
    `others` are further findings that this mark stands for too: those found at the same moment,
    and what the course of the same stretch brought later. `session` and `hours` say which session
    came before, and how long before `at`; both None before the first.
    """

    at: datetime
    until: datetime | None
    finding: Finding
    point: str | None
    session: str | None
    hours: float | None
    others: tuple[Finding, ...] = ()
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Soreness after one session, for the aligned view: (hours after its end, score) in order.

    `number` counts the sessions that ended on the days shown, from 1.
    `entries` are the ids of the entries that these points are, in the same order.
    Ends at the next session. `outcome` is the first that is true of
    - sign: `mark` is a warning sign in its 72 h, before the next session ended
    - past_72: it was still raised past 72 h; `mark` is that span
    - settled: back to at most before + 1 by 72 h; or it never rose above that, and a rating near
      48 h or later shows so (then `response.settled_hours` is None)
    - easing, open: its 72 hours still run, and the latest rating is below the peak, or not
    - slow: back to before + 1 after 72 h, or not even then
    - unknown: too few ratings to tell
    """

    session: str
    number: int
    ended_at: datetime
    before: int | None
    points: tuple[tuple[float, int], ...]
    outcome: str
    mark: Mark | None
    response: Response
    entries: tuple[str, ...] = ()

    @property
    def warned(self) -> bool:
        """Whether it ended with a warning: a sign, or soreness past 72 h."""
        return self.outcome in {"sign", "past_72"}

    @property
    def settled_hours(self) -> float | None:
        """When soreness had settled. None where it had not, and where too few ratings tell."""
        return None if self.outcome == "unknown" else self.response.settled_hours

    @property
    def never_rose(self) -> bool:
        """Whether soreness never rose after the session, as far as the diary tells."""
        return self.outcome == "settled" and self.response.settled_hours is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneValue:
    """One answer of a lane: a score of 0 to 10, or how much of the home exercises was done.

    `entry` is the id of its entry, None for an activity. `breaks`: the next answer is too late for
    a line to join them. `time_unknown`: only the day of `at` was told.
    """

    entry: str | None
    at: datetime
    answer: int | str
    breaks: bool
    time_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Answers to one question over the days of a timeline, in the order of time.

    `kind` is one of `trends.lanes.KINDS`; `name` that of an activity, else empty; `more` how many
    further activities have no lane.
    """

    kind: str
    name: str
    values: tuple[LaneValue, ...]
    more: int = 0


_FEW_OF_A_WEEK, _FEW_OF_LONGER = 3, 10  # rated days


@dataclass(frozen=True, slots=True, kw_only=True)
class Averages:
    """The average soreness of each `days` days that has a rating, in the order of time."""

    days: int
    each: tuple[DayAverage, ...]

    def is_thin(self, average: DayAverage) -> bool:
        """Whether it is of so few rated days that it says little."""
        return average.rated < (_FEW_OF_A_WEEK if self.days <= 7 else _FEW_OF_LONGER)  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All that both charts need for the days from `first` to `last`, as of `at`.

    `points` are all ratings in time order, or over more than 120 days (`daily_highest`) the
    highest of each day and those that brought a warning. `windows` also holds sessions before
    `first` whose hours reach into it. `missing` holds (first day, last day) of each run of days
    without any entry, from the diary's first entry to the day before `at`. `curves` has one item
    a session that ended on these days; `current` is the id of the session whose 72 hours run at
    `at`, None when none does. `usual` is the usual score that `at` is judged against, None while
    unknown. `averages` are of each week, from a Monday on; where `averages_lead` they are drawn
    boldest, and over years they are of several weeks, with `grain` as the finer ones behind them.
    `visits` to the therapist were or are to come, on any day. Who draws may add what is optional:
    `lanes`, `tinted` for the windows in the whole plot also where averages lead, what is said of
    the moment `ahead`, and with `shown` from when to when the timeline runs, else from the first
    thing there is to a little past `at`.
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
    usual: int | None = None
    averages: Averages = Averages(days=7, each=())
    averages_lead: bool = False
    grain: Averages | None = None
    visits: tuple[Visit, ...] = ()
    tinted: bool = False
    lanes: tuple[Lane, ...] = ()
    ahead: MomentAhead | None = None
    shown: tuple[datetime, datetime] | None = None
