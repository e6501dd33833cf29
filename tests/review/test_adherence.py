"""What of the plan was done: counted day by day, and never a day made of what was not written."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import WEEKDAYS, Diary, Entry, Exercise, Hold, PlannedExercise, Session
from ptdiary.diary.programme import held, is_of, let_back, pressed
from ptdiary.review.adherence import PlannedDays, plan_record, plan_row, plan_rows, weeks_of_plan
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 21, 0, tzinfo=UTC)
EVERY = WEEKDAYS
BRIDGES = PlannedExercise(id="b", name="Bridges", days=EVERY, from_day=date(2026, 11, 1))
WALKING = PlannedExercise(id="w", name="Walking")
NOTHING = PlannedDays(
    days=0,
    done=0,
    in_part=0,
    besides=0,
    left_out=(),
    together=0,
    unwritten=0,
    since=None,
    until=None,
)


def on(day, done="all", clock="10:00", name="Bridges", plan_id=None, why=None, zone="+00:00"):
    """A session on that day of November."""
    exercise = Exercise(name=name, plan_id=plan_id, done=done, skipped_why=why)
    ended_at = datetime.fromisoformat(f"2026-11-{day:02d}T{clock}{zone}")
    return Session(id=f"{day} {clock} {zone} {done}", ended_at=ended_at, exercises=(exercise,))


def row_of(planned, *records, first=MONDAY, last=SUNDAY, at=NOW, begins=0):
    diary = Diary(plan=(planned,)).keeping(*records)
    return plan_row(planned, plan_record(diary, at, begins), first, last)


def counted(*records, **days):
    return row_of(*records, **days).counted


def test_a_week_of_seven_planned_days():
    found = counted(
        BRIDGES, on(23), on(24, None), on(25, "part"), on(26), on(27),
        on(28, "not_today", why="tired"),
    )  # fmt: skip
    assert found == replace(NOTHING, days=6, done=5, in_part=1, left_out=("tired",))
    # today counts once something is written of it
    assert counted(BRIDGES, on(29), on(28)) == replace(NOTHING, days=7, done=2, unwritten=5)


def test_a_day_without_a_word_is_not_written_and_nothing_else():
    found = counted(BRIDGES)
    assert found == replace(NOTHING, days=6, unwritten=6)
    assert found.left_out == ()


def test_one_answer_for_all_exercises_is_something_written_and_no_exercise_done():
    def answered(day, said, clock="21:00"):
        at = datetime.fromisoformat(f"2026-11-{day:02d}T{clock}+00:00")
        return Entry(id=f"{day}", at=at, home_exercises=said)

    entries = [answered(23, "all"), answered(24, "none"), answered(25, None), answered(28, "all")]
    found = counted(BRIDGES, *entries, on(23))
    assert found == replace(NOTHING, days=6, done=1, together=2, unwritten=3)
    late = counted(BRIDGES, answered(25, "some", "01:00"), begins=4)
    assert (late.together, late.unwritten) == (1, 5)
    assert counted(BRIDGES, answered(24, "all"), at=SHARP).together == 0


def test_it_is_done_once_a_day_and_the_most_of_it_counts():
    found = counted(
        BRIDGES, on(23, "part"), on(23, "all", "18:00"), on(24, "all"), on(24, "not_today", "20:00")
    )
    assert (found.done, found.in_part, found.left_out) == (2, 0, ())


def test_by_its_id_else_by_its_name():
    other = on(23, name="Bridges", plan_id="gone")
    named = on(24, name=" bridges ")
    mine = on(25, name="Bridge, on one leg", plan_id="b")
    assert counted(BRIDGES, other, named, mine).done == 2
    for session in (other, named, mine):
        (exercise,) = session.exercises
        assert bool(counted(BRIDGES, session).done) == is_of(exercise, BRIDGES)


def test_without_days_of_the_week_there_is_no_planned_count():
    found = counted(WALKING, on(23, name="walking"), on(25, "not_today", name="Walking", why="wet"))
    assert found == replace(NOTHING, days=None, done=1, left_out=("wet",))
    assert counted(WALKING).is_empty


@pytest.mark.parametrize(
    ("changed", "days"),
    [
        ({"days": ("mon", "wed", "fri")}, 3),
        ({"from_day": date(2026, 11, 26)}, 3),
        ({"from_day": date(2026, 11, 30)}, 0),
        ({"until_day": date(2026, 11, 24)}, 2),
        ({"until_day": date(2026, 11, 22)}, 0),
        ({"status": "ended"}, 0),  # nobody wrote down when, and nothing is written of it
        ({"status": "ended", "until_day": date(2026, 11, 26)}, 4),
        ({"status": "on_hold"}, 0),  # nobody wrote down since when
    ],
)
def test_planned_from_and_until(changed, days):
    assert counted(replace(BRIDGES, **changed)).days == days


def test_its_last_day_is_told_once_it_is_over():
    ended = replace(BRIDGES, status="ended", until_day=date(2026, 11, 26))
    assert counted(ended).until == date(2026, 11, 26)
    assert counted(replace(ended, until_day=SUNDAY)).until is None
    assert counted(ended, first=date(2026, 11, 27)).until is None


def test_without_a_first_day_it_counts_from_the_first_session_that_names_it():
    planned = replace(BRIDGES, from_day=None)
    found = counted(planned, on(25))
    assert (found.days, found.unwritten, found.since) == (4, 3, date(2026, 11, 25))
    assert counted(planned) == NOTHING
    # nothing is left uncounted before it: nothing to say
    assert counted(planned, on(20)).since is None
    assert counted(replace(planned, days=("fri",)), on(25)).since is None
    assert counted(BRIDGES, on(25)).since is None


def test_days_that_are_not_planned_are_told_beside():
    found = counted(replace(BRIDGES, days=("mon",)), on(23), on(24), on(26, "not_today"))
    assert found == replace(NOTHING, days=1, done=1, besides=1)


def test_never_a_day_after_the_moment():
    at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    assert counted(BRIDGES, on(26), at=at) == replace(NOTHING, days=2, unwritten=2)
    assert counted(BRIDGES, on(25, clock="12:01"), at=at).done == 0
    assert counted(BRIDGES, on(25, clock="12:00"), at=at).done == 1


# on hold

SHARP = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def test_days_on_hold_are_not_planned():
    waiting = held(BRIDGES, SHARP, "sharp pain")
    assert counted(waiting).days == 1
    # what was done before it was put on hold counts
    assert counted(waiting, on(24, "part")) == replace(
        NOTHING, days=2, done=1, in_part=1, unwritten=1
    )
    # and what was done all the same is told
    assert counted(waiting, on(26)).besides == 1
    back = let_back(waiting, datetime(2026, 11, 27, 9, 0, tzinfo=UTC), "half as many")
    assert counted(back).days == 3  # Monday, and from Friday, on which it was let back, on


def test_a_hold_of_some_hours_leaves_the_day_planned():
    back = let_back(held(BRIDGES, SHARP), SHARP + timedelta(hours=2), "it may go on")
    assert counted(back).days == 6


def test_holds_are_told_as_they_were_known():
    waiting = held(BRIDGES, SHARP, "sharp pain")
    back = let_back(waiting, datetime(2026, 11, 27, 9, 0, tzinfo=UTC), "half as many")

    def row(planned, at, first=MONDAY, last=SUNDAY):
        return row_of(planned, first=first, last=last, at=at)

    assert row(back, NOW).holds == back.holds
    assert not row(back, NOW).on_hold
    before = row(back, SHARP + timedelta(days=1))
    assert before.holds == (Hold(since=SHARP, reason="sharp pain"),)
    now = row(waiting, NOW)
    assert now.on_hold
    assert now.holds == (Hold(since=SHARP, reason="sharp pain"),)
    assert row(waiting, SHARP - timedelta(days=1)).holds == ()
    # a week before it, nothing is on hold; a week after it was let back, neither
    assert not row(waiting, NOW, MONDAY - timedelta(days=7), MONDAY - timedelta(days=1)).on_hold
    later = MONDAY + timedelta(days=7)
    assert row(back, NOW + timedelta(days=7), later, later + timedelta(days=6)).holds == ()
    assert row(replace(BRIDGES, status="on_hold"), NOW).on_hold


def test_rows_of_the_plan_leave_out_what_has_nothing_to_say():
    ended = PlannedExercise(id="e", name="Old", days=EVERY, status="ended")
    waiting = held(PlannedExercise(id="h", name="Plank"), SHARP)
    diary = Diary(plan=(BRIDGES, ended, WALKING, waiting))
    rows = plan_rows(diary, plan_record(diary, NOW), MONDAY, SUNDAY)
    assert [row.planned.id for row in rows] == ["b", "h"]


# clocks


def test_a_week_and_the_one_before():
    this, last = weeks_of_plan(MONDAY)
    assert this == (MONDAY, SUNDAY)
    assert last == (date(2026, 11, 16), date(2026, 11, 22))


@pytest.mark.parametrize("zone", [LONDON, NEW_YORK, LORD_HOWE])
def test_a_day_is_that_of_the_clock_it_was_written_by(zone):
    """The computer's own zone is not looked at, and no day is 23 hours long."""
    with computer_in(zone):
        late, early = on(23, clock="23:50", zone="-05:00"), on(25, clock="00:10", zone="+11:00")
        found = counted(BRIDGES, late, early)
        assert (found.days, found.done, found.unwritten) == (6, 2, 4)
        # after midnight is still yesterday, where the patient has it so
        assert counted(BRIDGES, on(23), on(24, clock="01:30"), begins=4).done == 1


@pytest.mark.parametrize(("spring", "zones"), [
    (date(2026, 3, 29), (0, 1)), (date(2026, 10, 25), (1, 0)),
])  # fmt: skip
def test_the_day_on_which_clocks_change_is_one_day(spring, zones):
    before, after = (timezone(timedelta(hours=each)) for each in zones)
    monday = spring - timedelta(days=6)
    planned = replace(BRIDGES, from_day=monday - timedelta(days=7))
    ends = [
        datetime.combine(spring - timedelta(days=1), datetime.max.time(), before),
        datetime.combine(spring, datetime.min.time(), before),
        datetime.combine(spring, datetime.max.time(), after),
        datetime.combine(spring + timedelta(days=1), datetime.min.time(), after),
    ]
    sessions = [
        Session(id=f"{at}", ended_at=at, exercises=(Exercise(name="Bridges"),)) for at in ends
    ]
    at = datetime.combine(spring + timedelta(days=2), datetime.min.time(), after)
    found = counted(planned, *sessions, first=monday, last=spring, at=at)
    assert (found.days, found.done, found.unwritten) == (7, 2, 5)
    assert len([row for row in sessions if row.ended_at.date() == spring]) == 2


def test_what_the_list_writes_is_what_is_counted():
    diary = Diary(plan=(BRIDGES, WALKING))
    for hours, done in ((9, "not_today"), (10, "part"), (20, "all")):
        at = datetime(2026, 11, 26, hours, 0, tzinfo=UTC)
        diary = diary.keeping(*pressed(diary, [BRIDGES], at, f"s{hours}", done=done))
    assert plan_row(BRIDGES, plan_record(diary, NOW), MONDAY, SUNDAY).counted == replace(
        NOTHING, days=6, done=1, unwritten=5
    )


# a second program, that walks through the days one by one

ZONES = [timezone(timedelta(minutes=each)) for each in (-660, -300, 0, 60, 330, 660)]
moments = st.builds(
    lambda hours, zone: (datetime(2026, 11, 9, tzinfo=UTC) + timedelta(hours=hours)).astimezone(
        zone
    ),
    st.integers(0, 24 * 24),
    st.sampled_from(ZONES),
)
days = st.none() | st.dates(date(2026, 11, 9), date(2026, 12, 2))
exercises = st.builds(
    Exercise,
    name=st.sampled_from(["Bridges", "bridges ", "Walking"]),
    plan_id=st.sampled_from([None, "b", "x"]),
    done=st.sampled_from([None, "all", "part", "not_today"]),
    skipped_why=st.sampled_from([None, "tired"]),
)
sessions = st.lists(
    st.tuples(moments, st.lists(exercises, min_size=1, max_size=2)), max_size=14
).map(
    lambda made: tuple(
        Session(id=str(number), ended_at=at, exercises=tuple(some))
        for number, (at, some) in enumerate(made)
    )
)
holds = st.lists(st.builds(Hold, since=moments, ended_at=st.none() | moments), max_size=2).map(
    tuple
)
plans = st.builds(
    PlannedExercise,
    id=st.just("b"),
    name=st.just("Bridges"),
    days=st.sets(st.sampled_from(WEEKDAYS)).map(tuple),
    status=st.sampled_from([None, "active", "on_hold", "ended"]),
    held_since=st.none() | moments,
    from_day=days,
    until_day=days,
    holds=holds,
)


def local(at, begins):
    return (at.replace(tzinfo=None) - timedelta(hours=begins)).date()


def told_by_day(planned, sessions, at, begins):
    found = {}
    for session in sorted(sessions, key=lambda each: (each.ended_at, each.id)):
        if session.ended_at <= at:
            told = [each.done for each in session.exercises if is_of(each, planned)]
            found.setdefault(local(session.ended_at, begins), []).extend(told)
    return {day: told for day, told in found.items() if told}


def said_of(told):
    if None in told or "all" in told:
        return "done"
    return "part" if "part" in told else "left out" if told else ""


def in_plan(planned, day, told):
    """Whether it is known to have been in the plan."""
    begun = planned.from_day or min(told, default=None)
    if begun is None or day < begun:
        return False
    if planned.until_day is not None:
        return day <= planned.until_day
    ended = planned.status == "ended"
    forgot = planned.status == "on_hold" and planned.held_since is None
    return any(each >= day for each in told) if ended or forgot else True


def on_hold(planned, day, at, begins):
    """`all` of the day, or only in the `evening`; as it was known at the moment."""
    ranges = [(each.since, each.ended_at or each.since) for each in planned.holds]
    if planned.status == "on_hold" and planned.held_since is not None:
        ranges.append((planned.held_since, None))
    found = set()
    for since, end in ranges:
        goes_on = end is None or end > at
        if since <= at and (goes_on or day < local(end, begins)):
            begun = local(since, begins)
            found |= {"all"} if day > begun else {"evening"} if day == begun else set()
    return found


def counts(planned, day, told, at, begins):
    if not planned.days:
        return day in told
    today, hold = local(at, begins), on_hold(planned, day, at, begins)
    if WEEKDAYS[day.weekday()] not in planned.days or not in_plan(planned, day, told):
        return False
    if day > today or "all" in hold:
        return False
    return day in told or (day < today and "evening" not in hold)


def naive(planned, sessions, answers, first, last, at, begins):
    """The same counts, each day asked for itself."""
    told = told_by_day(planned, sessions, at, begins)
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    pairs = [(counts(planned, day, told, at, begins), said_of(told.get(day, []))) for day in every]
    answered = {local(each, begins) for each in answers if each <= at}
    silent = [day for day, pair in zip(every, pairs, strict=True) if pair == (True, "")]
    done = [(is_planned, said) for is_planned, said in pairs if said in ("done", "part")]
    return (
        sum(is_planned for is_planned, _ in pairs) if planned.days else None,
        sum(is_planned for is_planned, _ in done),
        done.count((True, "part")),
        sum(not is_planned for is_planned, _ in done),
        pairs.count((True, "left out")),
        sum(day in answered for day in silent),
        sum(day not in answered for day in silent),
    )


@given(
    planned=plans,
    made=sessions,
    answers=st.lists(moments, max_size=4),
    at=moments,
    first=st.dates(date(2026, 11, 9), date(2026, 11, 28)),
    length=st.integers(0, 20),
    begins=st.sampled_from([0, 4]),
)
def test_a_second_program_counts_the_same(planned, made, answers, at, first, length, begins):
    last = first + timedelta(days=length)
    entries = [Entry(id=str(each), at=each, home_exercises="some") for each in answers]
    found = counted(planned, *made, *entries, first=first, last=last, at=at, begins=begins)
    told = (
        found.days, found.done, found.in_part, found.besides, len(found.left_out),
        found.together, found.unwritten,
    )  # fmt: skip
    assert told == naive(planned, made, answers, first, last, at, begins)
    if found.days is not None:
        assert found.days == sum(told) - found.days - found.in_part - found.besides


@given(planned=plans, made=sessions, at=moments)
def test_two_halves_of_a_week_make_the_week(planned, made, at):
    def parts(first, last):
        found = counted(planned, *made, first=first, last=last, at=at)
        return [
            found.days or 0, found.done, found.in_part, found.besides, len(found.left_out),
            found.unwritten,
        ]  # fmt: skip

    week = parts(MONDAY, SUNDAY)
    halves = parts(MONDAY, date(2026, 11, 25)), parts(date(2026, 11, 26), SUNDAY)
    assert week == [one + other for one, other in zip(*halves, strict=True)]


def test_the_first_and_last_days_there_are():
    planned = replace(BRIDGES, from_day=date.min, until_day=date.max)
    early = datetime(1, 1, 2, tzinfo=UTC)
    found = counted(planned, first=date.min, last=date(1, 1, 3), at=early)
    assert (found.days, found.unwritten) == (1, 1)
    late = datetime(9999, 12, 31, 23, tzinfo=UTC)
    waiting = held(replace(planned, from_day=None), late)
    assert counted(waiting, first=date(9999, 12, 30), last=date.max, at=late) == NOTHING
