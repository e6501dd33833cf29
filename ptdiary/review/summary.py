"""The figures of the printed page, made from a diary as of one moment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from ptdiary.diary.activity import ActivityRating
from ptdiary.diary.appointment import Appointment
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import CORE_CHECKS, Entry
from ptdiary.diary.question import Question
from ptdiary.diary.session import Session
from ptdiary.review.case import case_at
from ptdiary.review.curves import curves
from ptdiary.review.days import Days, first_day, written_later
from ptdiary.review.figures import (
    ActivityRow,
    Average,
    Count,
    HomeExercises,
    Interference,
    NoteLine,
    Numbers,
    Quality,
    SessionRow,
    Share,
    Sleep,
    Summary,
    WarningRow,
)
from ptdiary.review.hours import DAY, instant
from ptdiary.review.index import Index, index_of
from ptdiary.review.review import usual_today
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.series import series_from
from ptdiary.review.shapes import Curve, Series
from ptdiary.review.spans import past_72
from ptdiary.review.tallies import (
    areas_of,
    average_of,
    home_exercises_of,
    interference_of,
    regions_of,
    sleep_of,
    written_of,
)
from ptdiary.review.warning_rows import warning_rows

__all__ = [
    "ActivityRow",
    "Average",
    "Count",
    "HomeExercises",
    "Interference",
    "NoteLine",
    "Numbers",
    "Quality",
    "SessionRow",
    "Share",
    "Sleep",
    "Summary",
    "WarningRow",
    "summary",
]

WEEK = 7 * DAY
_EARLIER = timedelta(days=5)  # a session this long before the period may stand before a warning


def summary(
    diary: Diary,
    rulebook: RuleBook,
    at: datetime,
    first: date,
    last: date,
    changed: int | None = None,
) -> Summary:
    """Every figure of the page for the days from `first` to `last`; nothing later than `at` exists.

    `changed` is how many entries were changed after they were first saved: only the store knows.
    """
    return summary_from(index_of(diary), rulebook, at, first, last, changed)


def summary_from(
    index: Index,
    rulebook: RuleBook,
    at: datetime,
    first: date,
    last: date,
    changed: int | None = None,
) -> Summary:
    """The same as `summary`, over a diary laid out before."""
    diary = index.diary
    drawn = series_from(index, rulebook, at, first, last)
    days = Days(first=first, last=last, now=instant(at))
    entries = days.entries(index.records)
    length = _days_to_answer(index, days, at.date())
    rows = {row.session.id: row for row in _rows(index, days, drawn)}
    sessions = tuple(rows[curve.session] for curve in drawn.curves)
    return Summary(
        at=at,
        first=first,
        last=last,
        profile=diary.profile,
        usual=usual_today(case_at(index, at)),
        appointment=_next_appointment(diary, at),
        warnings=warning_rows(diary, days.now, drawn.marks, rows, past_72(index, at)),
        asked=Share(count=sum(_asked_all(each) for each in entries), of=len(entries)),
        numbers=_numbers(index, days, entries, drawn, length),
        sessions=sessions,
        sleep=sleep_of(entries, length),
        interference=interference_of(entries),
        home_exercises=home_exercises_of(entries, length),
        areas=areas_of(entries),
        regions=regions_of(entries),
        worse_with=written_of(text for each in entries for text in each.worse_with),
        better_with=written_of(text for each in entries for text in each.better_with),
        activities=tuple(_activities(diary, days)),
        questions=tuple(each for each in diary.questions if _is_open(each, days.now)),
        notes=_notes(entries, (row.session for row in sessions)),
        quality=Quality(
            entries=len(entries),
            written_later=sum(written_later(each) for each in entries),
            changed=changed,
            left_out=sum(each.left_out is not None for each in entries),
        ),
        series=drawn,
    )


def _rows(index: Index, days: Days, drawn: Series) -> Iterable[SessionRow]:
    """The sessions of the period, and those just before it."""
    early = replace(days, first=days.first - _EARLIER, last=days.first - timedelta(days=1))
    before = curves(index, early, drawn.marks)
    by_number: dict[int, Curve] = {each.number: each for each in (*before, *drawn.curves)}
    for number, curve in by_number.items():
        session = index.records.sessions[number - 1]
        yield SessionRow(number=number, session=session, response=curve.response, curve=curve)


def _days_to_answer(index: Index, days: Days, today: date) -> int:
    """How many days there were to write on: from the diary's first entry to today."""
    if not index.records.entries:
        return 0
    first = max(days.first, first_day(index.records))
    return max(0, (min(days.last, today) - first).days + 1)


def _next_appointment(diary: Diary, at: datetime) -> Appointment | None:
    return next((each for each in diary.appointments if instant(each.at) > instant(at)), None)


def _asked_all(entry: Entry) -> bool:
    return all(entry.check(name) not in {None, "declined"} for name in CORE_CHECKS)


def _numbers(
    index: Index, days: Days, entries: Sequence[Entry], drawn: Series, length: int
) -> Numbers:
    ratings = [e for e in entries if e.soreness is not None and e.left_out is None]
    highest = max((e.soreness for e in ratings if e.soreness is not None), default=None)
    highest_days = dict.fromkeys(e.at.date() for e in ratings if e.soreness == highest)
    settled = sum(curve.outcome == "settled" for curve in drawn.curves)
    end = _end(days, drawn.at)
    return Numbers(
        latest=ratings[-1] if ratings else None,
        past_week=_average_between(index, end - WEEK, end),
        week_before=_average_between(index, end - 2 * WEEK, end - WEEK - 1),
        highest=highest,
        highest_days=tuple(highest_days),
        settled=Share(count=settled, of=len(drawn.curves)),
        days_with_entry=Share(count=len({e.at.date() for e in entries}), of=length),
    )


def _end(days: Days, at: datetime) -> int:
    """The end of the period: now, or the midnight after its last day."""
    midnight = datetime.combine(days.last, time(), at.tzinfo or UTC)
    return min(days.now, instant(midnight) + DAY)


def _average_between(index: Index, since: int, until: int) -> Average | None:
    records = index.records
    timed = zip(records.rating_times, records.scores, strict=True)
    return average_of(score for rated, score in timed if since <= rated <= until)


def _activities(diary: Diary, days: Days) -> Iterable[ActivityRow]:
    for activity in diary.activities:
        rated = [
            each for each in activity.ratings if days.hold(each.at) and instant(each.at) <= days.now
        ]
        if rated:
            rated.sort(key=_rated_at)
            yield ActivityRow(name=activity.name, first=rated[0], last=rated[-1])


def _rated_at(rating: ActivityRating) -> int:
    return instant(rating.at)


def _is_open(question: Question, now: int) -> bool:
    if question.written_at is not None and instant(question.written_at) > now:
        return False
    answered = question.answered_at is not None and instant(question.answered_at) <= now
    return not answered and question.answer is None


def _notes(entries: Iterable[Entry], sessions: Iterable[Session]) -> tuple[NoteLine, ...]:
    notes = [NoteLine(at=e.at, text=e.note, session=None) for e in entries if e.note]
    notes += [NoteLine(at=s.ended_at, text=s.note, session=s.id) for s in sessions if s.note]
    return tuple(sorted(notes, key=_time))


def _time(note: NoteLine) -> int:
    return instant(note.at)
