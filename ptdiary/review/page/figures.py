"""The figures of the printed page, as data. Words, and rounding, are made in `words`."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from ptdiary.diary import (
    ActivityRating,
    Appointment,
    Consultation,
    Entry,
    Known,
    Profile,
    Question,
    Session,
    Week,
)
from ptdiary.review.adherence import PlanRow
from ptdiary.review.averages import DayAverage
from ptdiary.review.finding import Response
from ptdiary.review.lines import Line
from ptdiary.review.medicines import MedicineCount
from ptdiary.review.outlook.experiment import ExperimentAnswer, LatestExperiment
from ptdiary.review.trends.shapes import Curve, Mark, Series
from ptdiary.review.trends.verdict import ChangeVerdict
from ptdiary.review.visits import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Average:
    """The mean of `count` scores that add up to `total`, never of none."""

    total: int
    count: int

    @property
    def exact(self) -> Fraction:
        """The mean without rounding."""
        return Fraction(self.total, self.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`count` of `of`."""

    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One session. `curve.outcome` is its end.

    `number` counts those of the period from 1; None for one that was before it.
    """

    number: int | None
    session: Session
    response: Response
    curve: Curve

    @property
    def done(self) -> tuple[str, ...]:
        """The names of what was done, in order."""
        return tuple(each.name for each in self.session.exercises)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRow:
    """One warning of the period, and what was done about it.

    `mark.finding` and `mark.others` say what it was. `entry` is what was written, None for a span
    and for a warning from a session's exercise. `row` is the session before it, at most 96 h.
    `at_72h` and `last` belong to a span: the score near 72 h, and the rating that it ended with
    (or that is the latest so far). `lasted` is when the sign of an entry was last written down; the
    entry's own time where no later one tells of it, None where there is no sign that could last.
    `told` are the consultations about its rules, `seen` the first
    one at which a clinician saw the patient: within 14 d of a sign, 72 h of the end of a span.
    """

    mark: Mark
    entry: Entry | None
    row: SessionRow | None
    at_72h: int | None
    last: Entry | None
    lasted: datetime | None
    told: tuple[Consultation, ...]
    seen: Consultation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep:
    """Days by their last sleep score: good 7 to 10, fair 4 to 6, poor 0 to 3 (choice of ours)."""

    good: int
    fair: int
    poor: int
    no_answer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeExercises:
    """Days by the last answer to how much of the home exercises was done."""

    all: int
    some: int
    none: int
    none_planned: int
    no_answer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interference:
    """How much pain was in the way, 0 to 10: the average of all answers, None without any.

    `days_lost` counts the days with an answer of 7 or more.
    """

    average: Average | None
    days_lost: int
    days_answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often something was written: a region, or what made it worse or better."""

    what: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNow:
    """A sign that the therapist or a doctor knows.

    `what` is an item of the profile, or a line that is known by `visit`, a consultation; None:
    numbness, tingling or weakness, of which nobody told the place.
    """

    what: Known | Line | None
    since: datetime | None
    visit: Consultation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worsened:
    """A day on which a known sign was worse; `further` down a leg than was known."""

    day: date
    further: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSigns:
    """The known signs, and on how many days one was the same or less, and when one was worse."""

    signs: tuple[KnownNow, ...]
    same_days: int
    less_days: int
    worse: tuple[Worsened, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyAsked:
    """In how many weeks the weekly list was answered, and which of its checks never were."""

    weeks: Share
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The median of the ratings of the last 7 d, and of those of 4 to 6 weeks before.

    Told only where a rule found that soreness has gone up: alone, two such middles tell little.
    """

    now: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareUp:
    """A flare-up from its first entry to its last so far, and what came before it."""

    first: datetime
    last: datetime
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseLimits:
    """The therapist's limits, 0 to 10, and in how many sessions one was passed."""

    effort: int | None
    pain: int | None
    above: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """A place that was marked for the first time, and when."""

    region: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """An activity of the patient's own, first and last rated in the period (may be the same)."""

    name: str
    first: ActivityRating
    last: ActivityRating


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What was from the last visit on; of the whole period where `visit` is None.

    The days are `first` to `last`, both included. `average` is of their ratings, `before` of those
    of as many days up to the visit; None without a rating, and without a visit. `verdict` is what
    may be said of how they differ, None without a visit. `latest` is the last rating. `warnings`
    came since, or were still there. `asked` counts the entries in which all seven core checks were
    answered. `goal` is an activity, last rated up to the visit and last rated since.
    """

    visit: Visit | None
    first: date
    last: date
    average: DayAverage | None
    before: DayAverage | None
    verdict: ChangeVerdict | None
    latest: Entry | None
    sessions: int
    at_home: int
    warnings: tuple[Mark, ...]
    asked: Share
    goal: ActivityRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforePeriod:
    """What the diary holds from before the period: its first day, and how much."""

    first: date
    entries: int
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What somebody said at a visit or on the phone that stands beside no warning.

    `changes`: what is to change in the plan. One of the two may be empty.
    """

    at: datetime
    with_whom: str
    text: str
    changes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note of an entry or of a session; never a private one."""

    at: datetime
    text: str
    session: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How the diary was kept: entries of the period, written over 1 h later, changed, left out.

    `changed` is None where nobody knows: a diary document does not say what was changed.
    """

    entries: int
    written_later: int
    changed: int | None
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsRow:
    """Two kinds of session that take turns, or did in the period: how far, and what came of it."""

    latest: LatestExperiment
    answer: ExperimentAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Every figure of the printed page for the days from `first` to `last`, as of `at`.

    `warnings` stand in the order of time. `asked` counts the entries in which all seven core
    checks were answered. `earlier` is what lies before the period, None if nothing does. `marked`
    are the places that each entry marks, of those that mark any; `new_places` were never marked
    before. `appointment` is the next one after `at`. `questions` are still open, `answers`
    those that were answered since the last visit, at it too, or without one in the period.
    `recent_middle` is the median of the ratings of the last 14 d of the period, None of too few.
    `days` counts those with an entry, of those from the diary's first entry on. `unsure_of_form`
    counts sessions, `skipped_why` days, `medicines` what was taken as needed. `advice` stands in
    the order of time. `series` is what the timeline on the page draws. `plan` is what of the
    exercise plan was done, and was on hold.
    """

    at: datetime
    first: date
    last: date
    profile: Profile
    recent_middle: int | None
    known: KnownSigns
    new_places: tuple[NewPlace, ...]
    appointment: Appointment | None
    warnings: tuple[WarningRow, ...]
    asked: Share
    weekly: WeeklyAsked
    since: Since
    earlier: BeforePeriod | None
    days: Share
    trend: Trend | None
    flare_ups: tuple[FlareUp, ...]
    weeks: tuple[Week, ...]
    sessions: tuple[SessionRow, ...]
    unsure_of_form: tuple[Count, ...]
    skipped_why: tuple[Count, ...]
    limits: ExerciseLimits | None
    plan: tuple[PlanRow, ...]
    turns: TurnsRow | None
    sleep: Sleep
    interference: Interference
    home_exercises: HomeExercises
    marked: tuple[tuple[str, ...], ...]
    worse_with: tuple[Count, ...]
    better_with: tuple[Count, ...]
    medicines: tuple[MedicineCount, ...]
    activities: tuple[ActivityRow, ...]
    questions: tuple[Question, ...]
    answers: tuple[Question, ...]
    notes: tuple[NoteLine, ...]
    advice: tuple[Advice, ...]
    quality: Quality
    series: Series
