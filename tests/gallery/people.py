"""Diaries for the situations: the sample as it is, and what has to be different in it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from ptdiary.diary.answers import WEEKDAYS
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import CORE_CHECKS, Checks, Entry
from ptdiary.diary.plan import Appointment, Hold, MedicineDose, PlannedExercise
from ptdiary.diary.profile import Contact, Known, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.sample import sample_diary
from tests.diaries import ten_year_diary

NOW = datetime.fromisoformat("2026-11-21T09:31:00+00:00")
NONE_OF_THESE = Checks(**dict.fromkeys(CORE_CHECKS, "no"))


def before(**time):
    return NOW - timedelta(**time)


def nobody():
    return Diary()


@cache
def sample():
    return sample_diary(NOW)


def with_programme():
    """Three exercises are due today, and one is on hold."""
    plan = (
        PlannedExercise(id="p1", name="Bridges", sets=3, repetitions=10, status="active"),
        PlannedExercise(id="p2", name="Bird-dog", sets=2, repetitions=8, status="active"),
        PlannedExercise(id="p3", name="Walking", minutes=20, status="active"),
        PlannedExercise(
            id="p4", name="Side plank", status="on_hold", held_since=before(days=2),
            hold_reason="Pain ran down the left leg the day after.",
        ),
    )  # fmt: skip
    return easing().keeping(*plan)


def known_leg():
    known = Known(sign="pain", limb="leg", side="left", reach="below_knee", since=before(hours=20))
    diary = sample()
    return replace(diary, profile=replace(diary.profile, known=(known,)))


def entry(id_, soreness, at, **said):
    said = {"checks": NONE_OF_THESE, "quality": ("dull_ache", "stiff")} | said
    return Entry(id=id_, at=at, written_at=at, soreness=soreness, **said)


def person(*records):
    profile = Profile(
        name="Maria Keller",
        usual_soreness=2,
        therapist=Contact(name="Dana Reyes", phone="555-0142"),
        doctor=Contact(name="Dr. Hofstetter-Lindenbaum", phone="555-0143"),
        urgent_number="555-0111",
        emergency_number="112",
    )
    return replace(Diary(), profile=profile).keeping(*records)


def session(id_, at, *names):
    return Session(
        id=id_, ended_at=at, exercises=tuple(Exercise(name=name) for name in names or ("Bridges",))
    )


def without_a_recent_session():
    return person(
        session("s1", before(days=9)),
        entry("e1", 2, before(days=2)),
        entry("e2", 2, before(hours=14)),
    )


def past_48():
    return person(
        session("s1", before(hours=50), "Hip hinge"),
        entry("e0", 2, before(hours=55)),
        entry("e1", 5, before(hours=26)),
        entry("e2", 6, before(hours=1)),
    )


def past_72():
    return person(
        session("s1", before(hours=74), "Hip hinge"),
        entry("e0", 2, before(hours=78)),
        entry("e1", 5, before(hours=50)),
        entry("e2", 6, before(hours=26)),
        entry("e3", 6, before(hours=1)),
    )


def yesterday_missing():
    return person(
        session("s1", before(hours=42)),
        entry("e0", 2, before(hours=40)),
        entry("e1", 4, before(hours=2)),
    )


def no_recent_rating():
    return person(session("s1", before(days=3, hours=18)), entry("e0", 2, before(days=3)))


def weeks_missing():
    return person(
        entry("e0", 3, before(days=61)),
        session("s1", before(days=60)),
        entry("e1", 5, before(days=2)),
    )


def ten_years():
    return ten_year_diary()


def session_today():
    return person(
        entry("e0", 2, before(hours=15)), session("s1", before(minutes=40), "Hip hinge", "Bridges")
    )


def no_numbers():
    return replace(sample(), profile=Profile(name="Maria Keller", usual_soreness=2))


def long_names():
    profile = replace(
        person().profile,
        name="Wilhelmina Featherstonehaugh-Cholmondeley",
        therapist=Contact(
            name="Konstantinos Papadimitriou-Oppenheimer", phone="+44 20 7946 0142 ext. 12345"
        ),
    )
    return replace(sample(), profile=profile)


def three_ratings():
    """The first days: three ratings, one session, no visit."""
    return person(
        session("s1", before(days=2, hours=-5), "Hip hinge"),
        entry("e1", 4, before(days=2, hours=-9)),
        entry("e2", 3, before(days=1, hours=1)),
        entry("e3", 3, before(minutes=10)),
    )


def a_year():
    """A rating a day with gaps, a session every third day, a visit every two months."""
    days = [day for day in range(360, 0, -1) if day % 9 and not 100 < day < 121]
    ratings = [
        entry(f"e{day}", (2 + day // 90 + day % 3 - (day % 40 < 9)) % 11, before(days=day, hours=2))
        for day in days
    ]
    sessions = [
        session(f"s{day}", before(days=day, hours=-6), "Hip hinge") for day in range(358, 20, -3)
    ]
    visits = [
        Consultation(id=f"c{day}", kind="seen", at=before(days=day), with_whom="therapist")
        for day in range(330, 0, -60)
    ]
    return person(*ratings, *sessions, *visits)


def programme():
    """The sample with a plan that was done day by day, held, let back and limited."""
    day = NOW.date()
    told = (("bridges", "all", None), ("bird-dog", "part", None), ("walk", "not_today", "tired"))
    names = {"bridges": "Bridges", "bird-dog": "Bird-dog", "walk": "Walking, round the park"}
    ticked = [
        Session(
            id=f"home{ago}",
            ended_at=before(days=ago, hours=-9),
            setting="home",
            exercises=tuple(
                Exercise(name=names[id_], plan_id=id_, done=done, skipped_why=why)
                for id_, done, why in told[: 1 + ago % 3]
            ),
        )
        for ago in range(1, 15)
        if ago % 5
    ]
    earlier = Hold(
        since=before(days=30), reason="Sore knee", ended_at=before(days=23), said="Half as many."
    )
    first = day - timedelta(days=40)
    plan = (
        PlannedExercise(
            id="bridges", name=names["bridges"], sets=3, repetitions=10, days=WEEKDAYS,
            from_day=first, status="active", pain_limit=4, holds=(earlier,),
        ),
        PlannedExercise(
            id="bird-dog", name=names["bird-dog"], sets=2, repetitions=8,
            days=("mon", "wed", "fri"), from_day=first, status="active", effort_limit=6,
            pain_limit=3,
        ),
        PlannedExercise(id="walk", name=names["walk"], minutes=20, status="active"),
        PlannedExercise(
            id="plank", name="Side plank", sets=2, minutes=1, days=("tue",), status="on_hold",
            held_since=before(days=2), hold_reason="Pain ran down the left leg the day after.",
        ),
        PlannedExercise(
            id="rows", name="Band rows", sets=3, repetitions=12, status="ended", from_day=first,
            until_day=day - timedelta(days=10),
        ),
    )  # fmt: skip
    limited = replace(sample().profile, effort_limit=6, pain_limit=4)
    return replace(sample(), profile=limited, plan=plan).keeping(*ticked)


def no_visit():
    """The sample without a visit: seen by nobody, no appointment."""
    return replace(sample(), consultations=(), appointments=())


def after_a_visit():
    """The sample an hour after an appointment of which nothing is told, with earlier ones."""
    whom = {"with_whom": "Dana Reyes", "place": "Clinic, second floor"}
    return sample().keeping(
        Appointment(id="been", at=before(hours=1), **whom),
        Appointment(
            id="told",
            at=before(days=21),
            kept="yes",
            said="Go on as before, the hip is stronger.",
            changes="Bridges three times a week, no side plank for two weeks.",
            **whom,
        ),
        Appointment(id="missed", at=before(days=35), with_whom="Dr. Hofstetter", kept="no"),
    )


def old_answers():
    """The sample with answers on health of more than a year ago, and one that was never given."""
    diary = sample()
    told = {"health_at": before(days=400), "infection_risk": "no", "osteoporosis": None}
    return replace(diary, profile=replace(diary.profile, **told))


def easing():
    """Two days after a session, with days of which nothing was written."""
    days = ((9, 2), (8, 3), (6, 2), (5, 2), (4, 3))
    return person(
        session("s1", before(hours=42), "Hip hinge", "Walking"),
        *(entry(f"d{number}", score, before(days=number)) for number, score in days),
        entry("e1", 4, before(hours=30)),
        entry("e2", 5, before(hours=13, minutes=30)),
    )


def routine(count):
    """So many sessions three days apart, the last of them a day ago, with what came after each."""
    ends = [before(hours=29 + 72 * ago) for ago in range(count)]
    rated = [
        (end + timedelta(hours=hours), score + (number % 3 == 1) * (hours == 29))
        for number, end in enumerate(ends)
        for hours, score in ((-6, 2), (5, 2), (17, 4), (29, 5), (41, 4), (53, 3))
        if end + timedelta(hours=hours) <= NOW
    ]
    return person(
        *(session(f"s{number}", end) for number, end in enumerate(ends)),
        *(entry(f"e{number}", score, at) for number, (at, score) in enumerate(rated)),
    )


def nine_sessions():
    return routine(9)


def seven_sessions():
    return routine(7)


def two_sessions():
    return routine(3)


def known_foot():
    diary = easing()
    known = Known(sign="numbness", limb="leg", side="left", since=before(days=2))
    return replace(diary, profile=replace(diary.profile, known=(known,)))


def emergency_of_yesterday():
    saddle = replace(NONE_OF_THESE, saddle="yes")
    return person(entry("e0", 2, before(days=2)), entry("e1", 5, before(hours=25), checks=saddle))


def dose(id_, name, amount, **ago):
    at = before(**ago)
    return MedicineDose(id=id_, at=at, written_at=at, name=name, amount=amount)


def with_medicines():
    """Two medicines as needed, the last of them before the rating of now."""
    return sample().keeping(
        dose("m1", "ibuprofen", "400 mg", hours=2),
        dose("m2", "paracetamol", "500 mg", hours=15),
        *(dose(f"m{hours}", "ibuprofen", "400 mg", hours=hours) for hours in (20, 23, 47)),
    )
