"""Every field of sessions, plan, appointments, questions and medicines is wherever it belongs.

In the Diary page, found by its search, on the page for the therapist and in the tables; or a reason
below says why not. A field that somebody adds fails here by its name.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ptdiary.diary import (
    Appointment,
    Diary,
    Entry,
    Exercise,
    Hold,
    MedicineDose,
    PlannedExercise,
    Question,
    Session,
)
from ptdiary.diary.limits import (
    Choice,
    Day,
    Flag,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    limits_of,
)
from ptdiary.diary.search import words_in
from ptdiary.report.text import page_text
from ptdiary.review.index import index_of
from ptdiary.review.review import review_at
from ptdiary.store.exchange.csv import csv_files
from ptdiary.ui.diary.lines import DayTelling, Filter, wanted_of
from ptdiary.ui.keeper import View
from ptdiary.words import plan, sessions
from ptdiary.words.dates import Times
from ptdiary.words.exercises import exercises_said, session_said
from tests.report.pages import BOOK, page_of

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
DAY = timedelta(days=1)
TIMES = Times()

EXERCISE = Exercise(name="Bridges", plan_id="bridges", sets=2, repetitions=8, load="5 kg",
                    minutes=4, done="part", soreness_before=2)  # fmt: skip
LEFT_OUT = Exercise(name="Plank", plan_id="plank", done="not_today", skipped_why="tired")
HOLD = Hold(since=NOW - 9 * DAY, reason="leg", ended_at=NOW - 3 * DAY, said="half")
DIARY = Diary(
    entries=(Entry(id="e", at=NOW - 10 * DAY, soreness=3), Entry(id="f", at=NOW, soreness=2)),
    sessions=(
        Session(id="s", ended_at=NOW - 2 * DAY, setting="home", exercises=(EXERCISE, LEFT_OUT)),
        Session(id="t", ended_at=NOW - 5 * DAY, setting="clinic"),
    ),
    plan=(
        PlannedExercise(
            id="bridges",
            name="Bridges",
            sets=2,
            status="active",
            days=("mon", "tue", "thu", "sat"),
            holds=(HOLD,),
        ),
        PlannedExercise(id="plank", name="Plank", status="on_hold", held_since=NOW - 6 * DAY),
    ),
    appointments=(
        Appointment(id="a", at=NOW - 4 * DAY, said="lift less"),
        Appointment(id="b", at=NOW + 3 * DAY),
    ),
    questions=(
        Question(id="q", text="kneel", written_at=NOW - 6 * DAY),
        Question(
            id="r",
            text="lift",
            written_at=NOW - 6 * DAY,
            answered_at=NOW - 4 * DAY,
            answer="not yet",
            appointment_id="a",
        ),
    ),
    medicine_doses=(MedicineDose(id="m", at=NOW - 2 * DAY, name="ibuprofen"),),
)

# The records of each kind in this diary that a field is changed in, and how they are put back.


def _of_session(number):
    def put(diary, new):
        session = diary.find(Session, "s")
        exercises = list(session.exercises)
        exercises[number] = new
        return diary.keeping(replace(session, exercises=tuple(exercises)))

    return (lambda diary: diary.find(Session, "s").exercises[number]), put


def _kept(kind, id_):
    return (lambda diary: diary.find(kind, id_)), (lambda diary, new: diary.keeping(new))


def _put_hold(diary, new):
    planned = diary.find(PlannedExercise, "bridges")
    return diary.keeping(replace(planned, holds=(new,)))


PLACES = {
    Session: (_kept(Session, "s"), _kept(Session, "t")),
    Exercise: (_of_session(0), _of_session(1)),
    PlannedExercise: (_kept(PlannedExercise, "bridges"), _kept(PlannedExercise, "plank")),
    Hold: ((lambda diary: diary.find(PlannedExercise, "bridges").holds[0], _put_hold),),
    Appointment: (_kept(Appointment, "a"), _kept(Appointment, "b")),
    Question: (_kept(Question, "q"), _kept(Question, "r")),
    MedicineDose: (_kept(MedicineDose, "m"),),
}


def paths():
    return [(kind, each.attribute) for kind in PLACES for each in limits_of(kind)]


def values(limit):  # noqa: C901, PLR0911 one case for each kind of limit
    """Some values that a field may hold, none of them empty."""
    match limit:
        case Whole(low, high):
            return (min(high, 9), low)
        case Number():
            return (7.0,)
        case Text():
            return ("zebra",)
        case Choice(options):
            return options
        case Flag():
            return (True,)
        case Moment():
            return (NOW - timedelta(days=1, hours=3), NOW - 10 * DAY)
        case Day():
            return tuple((NOW + days * DAY).date() for days in (-8, -1, 2))
        case Many(of):
            return tuple((value,) for value in values(of))
        case Record(kind):
            return (PLACES[kind][0][0](DIARY),)


def changed(path):
    """Diaries that differ from the whole one in this field alone."""
    kind, name = path
    field = next(each for each in limits_of(kind) if each.attribute == name)
    for take, put in PLACES[kind]:
        before = take(DIARY)
        new = list(values(field.limit))
        if getattr(before, name) and not field.required:
            new.append(() if isinstance(field.limit, Many) else None)
        for value in new:
            with suppress(ValueError):  # a session that would end before it starts
                record = replace(before, **{name: value})
                if record != before:
                    yield put(DIARY, record)


def view_of(diary):
    index = index_of(diary)
    return View(index=index, review=review_at(index, BOOK, NOW), now=NOW)


def lines_of(diary, wanted=Filter()):  # noqa: B008 a value
    view = view_of(diary)
    found = wanted_of(view, wanted, BOOK)
    telling = DayTelling(view=view, times=TIMES, warned={}, whole=True)
    return telling.lines(found, slice(0, 100))


def in_window(diary):
    """The lines of the Diary page, the cards of sessions, and the list of the plan."""
    lines = [(each.day, each.clock, each.text) for each in lines_of(diary)]
    cards = [
        (session_said(each), exercises_said(each), sessions.done(each)) for each in diary.sessions
    ]
    rows = [
        (plan.how_much(each), plan.days(each.days), plan.status(each, NOW, TIMES), plan.told(each))
        for each in diary.plan
    ]
    return lines, cards, rows


def on_page(diary):
    return page_text(page_of(diary, NOW, first=(NOW - 14 * DAY).date()))


def in_tables(diary):
    return csv_files(diary)


_NO_WORDS = "which one it is, no answer"
_WORKED_OUT = "worked out from the dose and the plan; its limit has a rule"
_OF_A_RISE = "said with the soreness that it rose to"
_ITS_HOUR = "the hour is in the Diary; the page counts days"
_OF_THE_PLAN = "what is planned; the page says what was done of it"
NOT_IN_WINDOW = {
    "Exercise.plan_id": _NO_WORDS,
    "Exercise.plan_percent": _WORKED_OUT,
    "Exercise.soreness_before": _OF_A_RISE,
    "MedicineDose.written_at": "the moment that it was taken is said",
    "Question.answered_at": "the moment of the answer is that of the visit",
    "Question.appointment_id": _NO_WORDS,
    "Session.experiment_id": "said by the card of the two ways that take turns",
    "Session.started_at": "said as minutes on the page",
}
NOT_ON_PAGE = {
    "Appointment.note": "for the patient's own use",
    "Appointment.place": "who reads the page is there",
    "Appointment.with_whom": "who reads the page was there",
    "Exercise.plan_percent": _WORKED_OUT,
    "Exercise.rose": "a warning says it where it is one",
    "Exercise.settled_after_minutes": "a warning says it where it is one",
    "Exercise.soreness_before": _OF_A_RISE,
    "Exercise.soreness_peak": "a warning says it, and in how many sessions it passed the limit",
    "Exercise.stopped": "a warning says what happened",
    "MedicineDose.at": _ITS_HOUR,
    "MedicineDose.written_at": _ITS_HOUR,
    "PlannedExercise.effort_limit": _OF_THE_PLAN,
    "PlannedExercise.instructions": "what the reader said",
    "PlannedExercise.load": _OF_THE_PLAN,
    "PlannedExercise.minutes": _OF_THE_PLAN,
    "PlannedExercise.pain_limit": _OF_THE_PLAN,
    "PlannedExercise.repetitions": _OF_THE_PLAN,
    "PlannedExercise.sets": _OF_THE_PLAN,
    "Question.appointment_id": _NO_WORDS,
    "Question.written_at": _ITS_HOUR,
    "Session.experiment_id": "said by the lines of the two ways that take turns",
}
NOT_IN_TABLES = {}
NOT_FOUND = {
    "PlannedExercise.instructions": "of no day; it stands in the list of the plan",
    "PlannedExercise.load": "of no day; it stands in the list of the plan",
}


def holds_by_name(said, reasons):
    """Every field makes a difference or is excused, and no excuse is out of date."""
    before = said(DIARY)
    missing = {path for path in paths() if all(said(each) == before for each in changed(path))}
    missing = {f"{kind.__name__}.{name}" for kind, name in missing}
    assert missing == set(reasons), (
        f"neither there nor excused: {sorted(missing - set(reasons))};"
        f" excused but there: {sorted(set(reasons) - missing)}"
    )


def test_every_field_is_said_in_the_window():
    holds_by_name(in_window, NOT_IN_WINDOW)


def test_every_field_is_on_the_page():
    holds_by_name(on_page, NOT_ON_PAGE)


def test_every_field_is_in_the_tables():
    holds_by_name(in_tables, NOT_IN_TABLES)


def test_all_that_was_written_is_found():
    lost = set()
    for kind, name in paths():
        limit = next(each.limit for each in limits_of(kind) if each.attribute == name)
        if isinstance(limit, Text) and not name.endswith("id"):
            with_word = [diary for diary in changed((kind, name)) if "zebra" in str(diary)]
            assert with_word
            wanted = Filter(words=words_in("ZEBRA"))
            if not any(lines_of(diary, wanted) for diary in with_word):
                lost.add(f"{kind.__name__}.{name}")
    assert lost == set(NOT_FOUND)
