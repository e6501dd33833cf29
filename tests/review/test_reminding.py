"""Which reminder is due: one a day, none in the quiet, and each on its own day alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import (
    Appointment,
    Diary,
    Entry,
    Exercise,
    MedicineDose,
    PlannedExercise,
    Session,
)
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.day import day_of
from ptdiary.diary.profile import Profile
from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.review.reminding import (
    ReminderKind,
    Reminders,
    may_be_shown,
    reminder_due,
    reminder_to_show,
)
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.wall_clock import from_wall
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in

RULES = read_rulebook(resource_text("rules/rules.json"))
ZONES = (LONDON, NEW_YORK, LORD_HOWE, "UTC0")
CHANGES = (  # of the clocks, in one of the zones
    "2026-10-25", "2026-03-29", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04",
)  # fmt: skip
EVENING = Reminders(evening=20)
SESSION = Reminders(session=True)
VISIT = Reminders(visit=True)
HOME = Reminders(home=18)
ALL = Reminders(evening=20, session=True, visit=True, home=18, quiet=(22, 8))
KNOWN = Profile(usual_soreness=2)


def at(text):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=UTC)


def wall(text):
    """A time on the wall of the computer."""
    return from_wall(datetime.fromisoformat(text))


@pytest.fixture(params=ZONES)
def zone(request):
    with computer_in(request.param):
        yield request.param


def due(diary, wanted, now):
    found = reminder_due(diary, review(diary, RULES, now), wanted, now)
    return found and found.value


def shown(diary, wanted, now, days=()):
    found = reminder_to_show(diary, review(diary, RULES, now), wanted, now, days)
    return found and found.value


def entry(moment, soreness=2, **more):
    return Entry(id=moment.isoformat(), at=moment, soreness=soreness, **more)


def diary(*entries, **more):
    return Diary(profile=KNOWN, entries=entries, **more)


def test_nothing_is_due_before_anything_was_chosen():
    full = diary(
        appointments=(Appointment(id="a", at=at("11-22T09:00")),),
        plan=(PlannedExercise(id="p", name="Bridge"),),
        sessions=(Session(id="s", ended_at=at("11-19T12:00")),),
    )
    for hours in range(96):
        assert due(full, Reminders(), at("11-20T00:30") + timedelta(hours=hours)) is None


# the evening


def test_evening_comes_from_its_hour_until_something_is_written():
    empty = diary()
    assert due(empty, EVENING, at("11-21T19:59")) is None
    assert due(empty, EVENING, at("11-21T20:00")) == "evening"
    assert due(empty, EVENING, at("11-21T23:59")) == "evening"
    assert due(empty, EVENING, at("11-22T00:00")) is None, "that day is over"
    assert due(diary(entry(at("11-21T07:00"))), EVENING, at("11-21T20:00")) is None
    assert due(diary(entry(at("11-20T20:30"))), EVENING, at("11-21T20:00")) == "evening"


def test_entry_without_soreness_is_written_too():
    noted = diary(Entry(id="n", at=at("11-21T07:00"), note="slept well"))
    assert due(noted, EVENING, at("11-21T20:00")) is None


@pytest.mark.parametrize(
    "written",
    [
        {"sessions": (Session(id="s", ended_at=at("11-21T07:00")),)},
        {
            "sessions": (
                Session(
                    id="s",
                    ended_at=at("11-21T07:00"),
                    exercises=(Exercise(name="Bridge", done="not_today"),),
                ),
            )
        },
        {"medicine_doses": (MedicineDose(id="m", at=at("11-21T07:00"), name="ibuprofen"),)},
        {
            "consultations": (
                Consultation(id="c", at=at("11-21T07:00"), with_whom="doctor", kind="seen"),
            )
        },
        {"appointments": (Appointment(id="a", at=at("11-21T07:00"), said="Walk."),)},
    ],
    ids=["session", "left out", "medicine", "talk", "visit"],
)
def test_whatever_is_written_for_the_day_leaves_a_line_about_soreness_alone(written):
    assert due(diary(**written), EVENING, at("11-21T20:00")) == "soreness"
    assert shown(diary(**written), EVENING, at("11-21T20:00")) is None, "no notification"
    rated = diary(entry(at("11-21T08:00")), **written)
    assert due(rated, EVENING, at("11-21T20:00")) is None
    assert due(diary(**written), EVENING, at("11-22T20:00")) == "evening"
    late = replace(EVENING, day_begins=8)
    assert due(diary(**written), late, at("11-21T20:00")) == "evening", "of the 20th"


def test_visit_of_the_day_of_which_nothing_is_said_is_nothing_written():
    coming = diary(appointments=(Appointment(id="a", at=at("11-21T21:00"), note="referral"),))
    assert due(coming, EVENING, at("11-21T20:00")) == "evening"


def test_after_midnight_is_still_the_evening_where_the_day_begins_at_four():
    late = Reminders(evening=20, day_begins=4)
    assert due(diary(), late, at("11-22T01:30")) == "evening"
    assert due(diary(), late, at("11-22T04:00")) is None
    assert due(diary(entry(at("11-22T01:20"))), late, at("11-22T01:30")) is None
    assert due(diary(entry(at("11-21T02:00"))), late, at("11-21T20:00")) == "evening", "of the 20th"
    night = Reminders(evening=1, day_begins=4)
    assert due(diary(), night, at("11-21T20:00")) is None, "one o'clock is at the end of that day"
    assert due(diary(), night, at("11-22T01:00")) == "evening"


# after a session


def soreness(*scores, ended="11-18T15:00"):
    """Rated 1 before a session, and then after so many hours."""
    end = at(ended)
    rated = [entry(end + timedelta(hours=hours), score) for hours, score in scores]
    before = entry(end - timedelta(hours=2), 1)
    return diary(before, *rated, sessions=(Session(id="s", ended_at=end),))


@pytest.mark.parametrize(
    ("scores", "at_48", "at_72"),
    [
        ((), "session", None),
        (((24, 4),), "session", "session"),
        (((24, 2),), None, None),  # it has settled
        (((24, 4), (44, 4)), None, "session"),  # rated within six hours of it
        (((24, 4), (47, 2)), None, None),
        (((24, 4), (67, 4)), "session", None),
    ],
)
def test_after_a_session_it_comes_at_48_hours_and_at_72_while_still_raised(scores, at_48, at_72):
    found = soreness(*scores)
    end = at("11-18T15:00")

    def told(hours):
        moment = end + timedelta(hours=hours)
        seen = diary(
            *(each for each in found.entries if each.at <= moment), sessions=found.sessions
        )
        return due(seen, SESSION, moment)

    assert told(47.9) is None
    assert told(48) == at_48
    assert told(56.9) == at_48, "until the day ends"
    assert told(57.1) is None
    assert told(71.9) is None
    assert told(72) == at_72
    assert told(81.1) is None


def test_nothing_known_of_before_and_usual_is_asked_once():
    end = at("11-18T15:00")
    blank = Diary(
        entries=(entry(end + timedelta(hours=20), 6),), sessions=(Session(id="s", ended_at=end),)
    )
    assert due(blank, SESSION, end + timedelta(hours=48)) == "session"
    assert due(blank, SESSION, end + timedelta(hours=72)) is None


def test_what_was_ticked_in_the_list_is_no_session_to_be_asked_about():
    end = at("11-18T15:00")
    ticked = Session(
        id="t", ended_at=end, setting="home", exercises=(Exercise(name="Bridge", done="all"),)
    )
    assert due(diary(sessions=(ticked,)), SESSION, end + timedelta(hours=48)) is None
    clinic = Session(id="c", ended_at=end - timedelta(hours=24))
    both = diary(
        entry(end - timedelta(hours=25), 1), entry(end + timedelta(hours=1), 4),
        sessions=(clinic, ticked),
    )  # fmt: skip
    assert due(both, SESSION, end + timedelta(hours=24)) == "session", "the one at the clinic"


def test_a_later_session_takes_the_place_of_the_one_before_it():
    end = at("11-18T15:00")
    two = diary(
        sessions=(
            Session(id="s", ended_at=end),
            Session(id="t", ended_at=end + timedelta(hours=40)),
        )
    )
    assert due(two, SESSION, end + timedelta(hours=48)) is None
    assert due(two, SESSION, end + timedelta(hours=88)) == "session"


def test_what_falls_into_the_quiet_hours_waits_for_their_end():
    end = at("11-18T23:00")  # 48 hours later it is night
    wanted = Reminders(session=True, quiet=(22, 8))
    seen = diary(sessions=(Session(id="s", ended_at=end),))
    assert shown(seen, wanted, at("11-20T23:30")) is None
    assert shown(seen, wanted, at("11-21T07:59")) is None
    assert shown(seen, wanted, at("11-21T08:00")) == "session"
    assert shown(seen, wanted, at("11-21T21:59")) == "session"
    assert shown(seen, wanted, at("11-22T08:00")) is None


# before a visit, and at home


def test_the_day_before_a_visit_from_nine():
    visit = Appointment(id="a", at=at("11-22T15:00"))
    seen = diary(entry(at("11-21T08:00")), appointments=(visit,))
    assert due(seen, VISIT, at("11-20T12:00")) is None
    assert due(seen, VISIT, at("11-21T08:59")) is None
    assert due(seen, VISIT, at("11-21T09:00")) == "visit"
    assert due(seen, VISIT, at("11-22T09:00")) is None
    called_off = diary(appointments=(Appointment(id="a", at=at("11-22T15:00"), kept="no"),))
    assert due(called_off, VISIT, at("11-21T09:00")) is None


def test_home_programme_only_if_something_is_due_and_nothing_of_it_is_ticked():
    plan = (
        PlannedExercise(id="p", name="Bridge"),
        PlannedExercise(id="q", name="Plank", days=("monday",)),
    )
    now = at("11-21T18:00")  # a Saturday
    assert due(diary(plan=plan), HOME, now - timedelta(minutes=1)) is None
    assert due(diary(plan=plan), HOME, now) == "home"
    assert due(diary(entry(at("11-21T08:00")), plan=plan), HOME, now) == "home"
    assert due(diary(plan=plan[1:]), HOME, now) is None
    assert due(diary(), HOME, now) is None
    for done in ("all", "part", "not_today"):
        written = Exercise(name="Bridge", plan_id="p", done=done)
        ticked = Session(id="t", ended_at=at("11-21T10:00"), setting="home", exercises=(written,))
        assert due(diary(plan=plan, sessions=(ticked,)), HOME, now) is None


# what holds for all of them


def test_the_first_of_those_that_are_due():
    end = at("11-19T15:00")
    everything = diary(
        sessions=(Session(id="s", ended_at=end),),
        appointments=(Appointment(id="a", at=at("11-22T15:00")),),
        plan=(PlannedExercise(id="p", name="Bridge"),),
    )
    now = at("11-21T20:30")
    order = [
        (ALL, "visit"),
        (Reminders(evening=20, session=True, home=18), "session"),
        (Reminders(evening=20, home=18), "home"),
        (Reminders(evening=20), "evening"),
    ]
    for wanted, kind in order:
        assert due(everything, wanted, now) == kind
    logged = replace(everything, sessions=(Session(id="s", ended_at=at("11-21T15:00")),))
    order.append((Reminders(evening=20), "soreness"))
    assert due(logged, Reminders(evening=20), now) == "soreness"
    assert [each.value for each in ReminderKind] == [kind for _, kind in order]


def test_none_while_somebody_is_to_be_told_and_again_once_told():
    now = at("11-21T20:30")
    leg = entry(at("11-20T21:00"), 4, quality=("shooting",))
    found = review(diary(leg), RULES, now)
    assert found.findings, "the case of this test"
    assert due(diary(leg), EVENING, now) is None
    told = Consultation(
        id="c", at=at("11-20T22:00"), with_whom="therapist", kind="told",
        rules=tuple(each.rule.id for each in found.findings),
    )  # fmt: skip
    assert due(diary(leg, consultations=(told,)), EVENING, now) == "evening"


def test_none_while_away_and_again_on_the_day_of_coming_back():
    away = Reminders(evening=20, away_until=date(2026, 11, 23))
    assert due(diary(), away, at("11-22T20:00")) is None
    assert due(diary(), away, at("11-23T20:00")) == "evening"


def test_quiet_hours_hold_it_back_on_its_own_day_alone():
    wanted = Reminders(evening=20, quiet=(21, 8))
    assert shown(diary(), wanted, at("11-21T20:59")) == "evening"
    assert shown(diary(), wanted, at("11-21T21:00")) is None
    assert due(diary(), wanted, at("11-21T21:00")) == "evening", "the line on Today stays"
    assert shown(diary(), wanted, at("11-22T08:00")) is None, "it has lapsed"
    morning = Reminders(home=6, quiet=(21, 8))
    plan = (PlannedExercise(id="p", name="Bridge"),)
    assert shown(diary(plan=plan), morning, at("11-21T07:59")) is None
    assert shown(diary(plan=plan), morning, at("11-21T08:00")) == "home"


def test_one_a_day_whatever_it_is_about():
    assert shown(diary(), EVENING, at("11-21T20:00"), {date(2026, 11, 20)}) == "evening"
    assert shown(diary(), EVENING, at("11-21T20:00"), {date(2026, 11, 21)}) is None
    late = Reminders(evening=20, day_begins=4)
    assert shown(diary(), late, at("11-22T01:00"), {date(2026, 11, 21)}) is None


def walked(seen, wanted, moments):
    """What is shown where somebody looks at these moments, and remembers the day."""
    days, told = [], []
    for now in moments:
        found = shown(seen, wanted, now, days)
        if found:
            days.append(day_of(now, wanted.day_begins))
            told.append((now, found))
    return told


def hourly(start, hours):
    """Each hour that really passes, as the clock on the wall shows it."""
    first = start.astimezone(UTC)
    return [(first + timedelta(hours=n)).astimezone() for n in range(hours)]


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("begins", [0, 4])
@pytest.mark.parametrize("hour", [2, 3, 20])
def test_clocks_that_change_neither_double_nor_lose_an_evening(change, begins, hour):
    noon = wall(f"{change}T12:00")
    wanted = Reminders(evening=hour, day_begins=begins)
    told = walked(diary(), wanted, hourly(noon - timedelta(days=3), 24 * 6))
    days = [day_of(now, begins) for now, _ in told]
    assert len(days) == len(set(days))
    whole = [noon.date() + timedelta(days=n) for n in (-2, -1, 0, 1)]
    assert set(whole) <= set(days)
    usual = [now for now, _ in told if day_of(now, begins) in (whole[0], whole[3])]
    assert all(now.hour == hour for now in usual)


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("change", CHANGES)
def test_48_real_hours_after_a_session_over_a_change_of_clocks(change):
    end = wall(f"{change}T15:00") - timedelta(days=1)
    seen = diary(sessions=(Session(id="s", ended_at=end),))
    told = walked(seen, SESSION, hourly(end, 24 * 4))
    assert [now - end for now, _ in told] == [timedelta(hours=48)]


@pytest.mark.usefixtures("zone")
def test_laptop_that_slept_for_three_days_shows_one_when_it_wakes():
    end = wall("2026-10-23T15:00")
    seen = diary(
        entry(end - timedelta(hours=1), 1), entry(end + timedelta(hours=3), 5),
        sessions=(Session(id="s", ended_at=end),),
        appointments=(Appointment(id="a", at=wall("2026-10-26T15:00")),
                      Appointment(id="b", at=wall("2026-10-28T15:00"))),
        plan=(PlannedExercise(id="p", name="Bridge"),),
    )  # fmt: skip
    asleep = hourly(wall("2026-10-24T12:00"), 4) + hourly(wall("2026-10-27T20:05"), 2)
    told = walked(seen, ALL, asleep)
    assert [(now.day, kind) for now, kind in told] == [(27, "visit")]


moments = st.datetimes(datetime(2026, 10, 1), datetime(2026, 11, 30)).map(  # noqa: DTZ001 as read
    lambda each: each.replace(second=0, microsecond=0)
)
hours = st.none() | st.integers(0, 23)


@given(
    zone=st.sampled_from(ZONES),
    looks=st.lists(moments, max_size=25),
    entries=st.lists(moments, max_size=6, unique=True),
    sessions=st.lists(moments, max_size=4),
    visits=st.lists(moments, max_size=3),
    evening=hours, home=hours, begins=st.sampled_from([0, 4]),
    quiet=st.none() | st.tuples(st.integers(0, 23), st.integers(0, 23)),
    away=st.none() | st.dates(date(2026, 10, 1), date(2026, 11, 30)),
)  # fmt: skip
def test_laws(zone, looks, entries, sessions, visits, evening, home, begins, quiet, away):
    wanted = Reminders(
        evening=evening, home=home, session=True, visit=True, quiet=quiet, away_until=away,
        day_begins=begins,
    )  # fmt: skip
    days = set()
    with computer_in(zone):
        seen = diary(
            *(entry(from_wall(each), 3) for each in entries),
            sessions=tuple(
                Session(id=str(n), ended_at=from_wall(each)) for n, each in enumerate(sessions)
            ),
            appointments=tuple(
                Appointment(id=str(n), at=from_wall(each)) for n, each in enumerate(visits)
            ),
            plan=(PlannedExercise(id="p", name="Bridge"),),
        )
        for now in sorted(map(from_wall, looks)):
            found = review(seen, RULES, now)
            kind = reminder_to_show(seen, found, wanted, now, days)
            if kind is not None:
                is_lawful(seen, found, wanted, now, kind, days)
                days.add(day_of(now, begins))


def is_lawful(seen, found, wanted, now, kind, days):
    day, quiet = day_of(now, wanted.day_begins), wanted.quiet
    assert kind is reminder_due(seen, found, wanted, now)
    assert may_be_shown(wanted, now, days)
    assert day not in days, "one a day"
    assert wanted.away_until is None or day >= wanted.away_until
    assert all(each.told for each in found.findings if each.level >= Level.CONTACT)
    if quiet is not None and quiet[0] < quiet[1]:
        assert not quiet[0] <= now.hour < quiet[1]
    if quiet is not None and quiet[0] > quiet[1]:
        assert quiet[1] <= now.hour < quiet[0]
    if kind is ReminderKind.EVENING:
        written = [each.at for each in seen.entries] + [each.ended_at for each in seen.sessions]
        assert all(day_of(at, wanted.day_begins) != day for at in written)
