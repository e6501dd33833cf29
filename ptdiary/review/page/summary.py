"""The figures of the printed page, made from a diary as of one moment."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from ptdiary.diary import (
    ARM,
    LEG,
    ActivityRating,
    Diary,
    Entry,
    MedicineDose,
    Question,
    Session,
    place_of,
    side_of,
)
from ptdiary.review.adherence import plan_record, plan_rows
from ptdiary.review.hours import DAY, elapsed, instant
from ptdiary.review.index import Index, index_of
from ptdiary.review.medicines import medicine_counts
from ptdiary.review.page.figures import (
    ActivityRow,
    Average,
    BeforePeriod,
    Count,
    HomeExercises,
    Interference,
    NewPlace,
    NoteLine,
    Quality,
    SessionRow,
    Share,
    Since,
    Sleep,
    Summary,
)
from ptdiary.review.page.known_signs import known_signs_of
from ptdiary.review.page.programme import limits_of, skipped_why, turns_of, unsure_of_form
from ptdiary.review.page.since import asked_all, since_of
from ptdiary.review.page.warned import advice_of, warning_rows
from ptdiary.review.page.weeks import (
    flare_ups,
    recent_middle,
    trend,
    weekly_asked,
    weeks_of,
)
from ptdiary.review.records import written_later
from ptdiary.review.review import findings_at
from ptdiary.review.rulebook import RuleBook
from ptdiary.review.trends.curves import curves
from ptdiary.review.trends.days import Days, first_day
from ptdiary.review.trends.marks import past_72
from ptdiary.review.trends.series import series_from
from ptdiary.review.trends.shapes import Series
from ptdiary.review.trends.verdict import RISES
from ptdiary.review.visits import last_visit, next_appointment

# How often something was answered on some days: sleep, daily life, exercises, places, triggers.

GOOD_SLEEP = 7  # of 10; choices of ours, also the next two
FAIR_SLEEP = 4
LOST_DAY = 7  # of 10: pain stopped the day
NEW_AFTER = 14 * DAY  # from the first place that was ever marked

_AREAS = {
    "lumbar": "back",
    "sacrum": "back",
    "thoracic": "upper_back",
    "neck": "neck",
    "hip_outer": "hip",
    **dict.fromkeys(LEG, "leg"),
    **dict.fromkeys(ARM, "arm"),
}
_WHOLE = {"back", "upper_back", "neck"}  # areas that are named without a side

Answer = TypeVar("Answer")


def average_of(scores: Iterable[int]) -> Average | None:
    """The mean of some scores, None of none."""
    held = list(scores)
    return Average(total=sum(held), count=len(held)) if held else None


def sleep_of(entries: Iterable[Entry], days: int) -> Sleep:
    """Sleep by day; `days` is how many days there were to answer on."""
    scores = _by_day(entries, _sleep_quality)
    good = sum(score >= GOOD_SLEEP for score in scores)
    fair = sum(FAIR_SLEEP <= score < GOOD_SLEEP for score in scores)
    return Sleep(good=good, fair=fair, poor=len(scores) - good - fair, no_answer=days - len(scores))


def home_exercises_of(entries: Iterable[Entry], days: int) -> HomeExercises:
    """Home exercises by day; `days` is how many days there were to answer on."""
    done = Counter(_by_day(entries, _home_exercises))
    return HomeExercises(
        all=done["all"],
        some=done["some"],
        none=done["none"],
        none_planned=done["none_planned"],
        no_answer=days - done.total(),
    )


def interference_of(entries: Iterable[Entry]) -> Interference:
    """How much pain was in the way, by answer and by day."""
    answered = [(e.at.date(), e.interference) for e in entries if e.interference is not None]
    return Interference(
        average=average_of(score for _, score in answered),
        days_lost=len({day for day, score in answered if score >= LOST_DAY}),
        days_answered=len({day for day, _ in answered}),
    )


def areas_of(marked: Iterable[Iterable[str]]) -> tuple[Count, ...]:
    """How often some place of each area was marked, the most frequent first.

    `marked` are the places of each entry. Areas are `back`, `upper_back`, `neck`, and with their
    side `buttock.left`, `hip.left`, `groin.left`, `leg.left`, `shoulder.left`, `arm.left`.
    """
    areas = (dict.fromkeys(_area(region) for region in regions) for regions in marked)
    return _counts(area for of_entry in areas for area in of_entry)


def new_places_of(index: Index, entries: Iterable[Entry]) -> tuple[NewPlace, ...]:
    """The places that these entries mark and none before: not while the first ones are marked."""
    seen: dict[str, datetime] = {}
    begun: datetime | None = None
    for entry in index.records.entries:
        if entry.regions and begun is None:
            begun = entry.at
        for region in entry.regions:
            seen.setdefault(region, entry.at)
    if begun is None:
        return ()
    first = {(region, at) for region, at in seen.items() if elapsed(begun, at) > NEW_AFTER}
    return tuple(
        NewPlace(region=region, at=entry.at)
        for entry in entries
        for region in entry.regions
        if (region, entry.at) in first
    )


def written_of(texts: Iterable[str]) -> tuple[Count, ...]:
    """How often each text was written; capitals and spaces at the ends make no difference."""
    spelt: dict[str, str] = {}
    written = []
    for text in texts:
        key = text.strip().casefold()
        if key:
            written.append(spelt.setdefault(key, text.strip()))
    return _counts(written)


def _area(region: str) -> str:
    place = place_of(region)
    area = _AREAS.get(place, place)
    return area if area in _WHOLE else f"{area}.{side_of(region)}"


def _counts(things: Iterable[str]) -> tuple[Count, ...]:
    # equal counts stay in the order in which they first came
    return tuple(Count(what=what, times=times) for what, times in Counter(things).most_common())


def _by_day(
    entries: Iterable[Entry], answer: Callable[[Entry], Answer | None]
) -> tuple[Answer, ...]:
    """The last answer of each day that has one; entries in the order of time."""
    said = ((entry.at.date(), answer(entry)) for entry in entries)
    return tuple({day: last for day, last in said if last is not None}.values())


def _sleep_quality(entry: Entry) -> int | None:
    return entry.sleep_quality


def _home_exercises(entry: Entry) -> str | None:
    return entry.home_exercises


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
    end = _end(days, at)
    rows = {row.session.id: row for row in _rows(index, days, drawn)}
    sessions = tuple(rows[curve.session] for curve in drawn.curves)
    warnings = warning_rows(index, days.now, drawn.marks, rows, past_72(index, at))
    return Summary(
        at=at,
        first=first,
        last=last,
        profile=diary.profile,
        recent_middle=recent_middle(index, end),
        known=known_signs_of(index, entries, days.now),
        new_places=new_places_of(index, entries),
        appointment=next_appointment(diary, at),
        warnings=warnings,
        asked=Share(count=sum(map(asked_all, entries)), of=len(entries)),
        weekly=weekly_asked(entries, _first_to_answer(index, days), length),
        since=_since(index, rulebook, at, drawn),
        earlier=_earlier(index, first),
        days=Share(count=len({each.at.date() for each in entries}), of=length),
        trend=trend(index, end) if _has_risen(index, rulebook, _last_moment(at, last)) else None,
        flare_ups=flare_ups(entries),
        weeks=weeks_of(entries),
        sessions=sessions,
        unsure_of_form=unsure_of_form(row.session for row in sessions),
        skipped_why=skipped_why(entries),
        limits=limits_of(diary.profile, [row.session for row in sessions]),
        plan=plan_rows(diary, plan_record(diary, at), first, last),
        turns=turns_of(index, rulebook, at, first),
        sleep=sleep_of(entries, length),
        interference=interference_of(entries),
        home_exercises=home_exercises_of(entries, length),
        marked=tuple(each.regions for each in entries if each.regions),
        worse_with=written_of(text for each in entries for text in each.worse_with),
        better_with=written_of(text for each in entries for text in each.better_with),
        medicines=medicine_counts(_doses(diary, days)),
        activities=tuple(_activities(diary, days)),
        questions=tuple(each for each in diary.questions if _is_open(each, days.now)),
        answers=_answers(diary, days, _last_moment(at, last)),
        notes=_notes(entries, (row.session for row in sessions)),
        advice=advice_of(diary, days, warnings),
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
    held = {each.id: each for each in index.diary.sessions}
    numbers = {each.session: each.number for each in drawn.curves}
    for curve in (*before, *drawn.curves):
        yield SessionRow(
            number=numbers.get(curve.session),
            session=held[curve.session],
            response=curve.response,
            curve=curve,
        )


def _since(index: Index, rulebook: RuleBook, at: datetime, drawn: Series) -> Since:
    """What was since the last visit before the end of the period, which may be older than it."""
    end = _last_moment(at, drawn.last)
    visit = last_visit(index.diary, end)
    marks = drawn.marks
    if visit is not None and visit.at.date() < drawn.first:
        marks = series_from(index, rulebook, at, visit.at.date(), drawn.last).marks
    return since_of(index, rulebook, visit, drawn.first, end, marks)


def _last_moment(at: datetime, last: date) -> datetime:
    """The moment that the period goes on to, none after `at`."""
    return min(at, datetime.combine(last, time.max, at.tzinfo), key=instant)


def _has_risen(index: Index, rulebook: RuleBook, at: datetime) -> bool:
    """Whether a rule found that soreness has gone up, or what would hide it."""
    return any(each.rule.id in RISES for each in findings_at(index, rulebook, at))


def _earlier(index: Index, first: date) -> BeforePeriod | None:
    """What lies before the period."""
    days = [each.at.date() for each in index.records.entries if each.at.date() < first]
    held = [each.ended_at.date() for each in index.records.sessions]
    held = [day for day in held if day < first]
    if not days and not held:
        return None
    return BeforePeriod(first=min((*days, *held)), entries=len(days), sessions=len(held))


def _days_to_answer(index: Index, days: Days, today: date) -> int:
    """How many days there were to write on: from the diary's first entry to today."""
    if not index.records.entries:
        return 0
    first = _first_to_answer(index, days)
    return max(0, (min(days.last, today) - first).days + 1)


def _first_to_answer(index: Index, days: Days) -> date:
    return max(days.first, first_day(index.records)) if index.records.entries else days.first


def _end(days: Days, at: datetime) -> int:
    """The end of the period: now, or the midnight after its last day."""
    midnight = datetime.combine(days.last, time(), at.tzinfo or UTC)
    return min(days.now, instant(midnight) + DAY)


def _activities(diary: Diary, days: Days) -> Iterable[ActivityRow]:
    for activity in diary.activities:
        rated = [
            each for each in activity.ratings if days.hold(each.at) and instant(each.at) <= days.now
        ]
        if rated:
            rated.sort(key=_rated_at)
            yield ActivityRow(name=activity.name, first=rated[0], last=rated[-1])


def _doses(diary: Diary, days: Days) -> Iterable[MedicineDose]:
    taken = (each for each in diary.medicine_doses if days.hold(each.at))
    return (each for each in taken if instant(each.at) <= days.now)


def _rated_at(rating: ActivityRating) -> int:
    return instant(rating.at)


def _is_open(question: Question, now: int) -> bool:
    if question.written_at is not None and instant(question.written_at) > now:
        return False
    answered = question.answered_at is not None and instant(question.answered_at) <= now
    return not answered and question.answer is None


def _answers(diary: Diary, days: Days, end: datetime) -> tuple[Question, ...]:
    """What was answered from the last visit on, or without one on these days, the latest last."""
    visit = last_visit(diary, end)
    told = [
        (each.answered_at, each)
        for each in diary.questions
        if each.answer
        and each.answered_at is not None
        and instant(each.answered_at) <= instant(end)
    ]
    told = [
        (at, each)
        for at, each in told
        if (days.hold(at) if visit is None else instant(at) >= instant(visit.at))
    ]
    return tuple(each for _, each in sorted(told, key=_answered_at))


def _answered_at(told: tuple[datetime, Question]) -> int:
    return instant(told[0])


def _notes(entries: Iterable[Entry], sessions: Iterable[Session]) -> tuple[NoteLine, ...]:
    notes = [NoteLine(at=e.at, text=e.note, session=None) for e in entries if e.note]
    notes += [NoteLine(at=s.ended_at, text=s.note, session=s.id) for s in sessions if s.note]
    return tuple(sorted(notes, key=_time))


def _time(note: NoteLine) -> int:
    return instant(note.at)
