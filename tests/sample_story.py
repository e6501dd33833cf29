"""Writes `resources/sample/diary.json`: six weeks of Alex, who has a sore back and a therapist.

Two or three sessions a week. Session 5 adds a deadlift and stays sore past 72 hours. After
session 9 pain runs down the left leg for a day; Alex tells the therapist and is seen. Some days
are missing, two evenings were written down the next morning. The diary ends in the morning,
42 hours after session 12, with the soreness that is usual then.

    python -m tests.sample_story
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, write_document
from ptdiary.diary.entry import CHECKS, Checks, Entry, NerveSigns, Sides
from ptdiary.diary.plan import Activity, ActivityRating, Appointment, PlannedExercise
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session

FILE = Path(__file__).parent.parent / "resources" / "sample" / "diary.json"
EXPORTED_AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

# day, sleep 0-10, in the way 0-10, home exercises, then time and soreness of each entry;
# `?`: only the score was given
DAYS = """
10-12  6 3 rest  08:49 2  19:44 3
10-13  5 4 some  09:10 5  20:17 6
10-14  4 4 none  07:55 5  13:47 4? 20:38 3
10-15  6 3 rest  07:54 3  13:14 3  20:19 2
10-16  7 3 all   08:15 4  20:23 5
10-19  6 2 rest  08:20 2  19:55 2
10-20  7 3 some  08:22 4  13:30 5? 19:23 5
10-21  - 2 all   19:57 2
10-22  7 2 rest  08:16 3  12:56 2  20:10 2
10-23  7 3 all   08:15 4  19:31 5
10-24  5 3 all   08:42 4  13:21 3  19:32 3
10-25  8 1 all   08:14 3  20:17 1
10-26  8 1 rest  08:39 2  19:34 1
10-27  4 4 none  07:52 4  19:40 5
10-28  3 4 none  09:07 6  19:38 5
10-29  3 4 none  09:08 5  19:29 5
10-30  4 3 rest  19:51 4
11-01  6 2 rest  09:05 3  20:21 3
11-02  7 2 rest  08:29 3  19:49 3
11-03  7 3 all   09:00 4  19:45 4
11-04  7 2 -     07:56 4  13:03 3  19:52 3
11-05  8 2 all   08:22 3  20:22 4
11-06  7 2 rest  07:58 3  20:38 2
11-07  7 2 some  08:16 4  20:12 4
11-08  4 2 none  08:12 4  13:06 6  19:31 2
11-09  7 2 rest  08:56 3  20:34 2
11-10  7 7 none  08:35 3  19:40 6
11-11  3 4 none  08:29 4  20:00 2
11-12  7 2 rest  07:55 2  19:36 2
11-13  8 2 all   07:59 3  20:13 4
11-16  8 1 rest  08:38 2  13:38 1? 19:30 1
11-17  - 2 all   20:13 4
11-18  8 2 all   08:46 3  20:19 2
11-19  8 1 -     09:06 2  13:01 1  19:34 1
11-20  7 2 some  08:52 3  19:58 4
"""

BOTH_SIDES = ("lumbar.left", "lumbar.right")
LEG = ("lumbar.left", "buttock.left", "thigh_back.left", "calf_back.left")
NO = Sides(left="no", right="no")
NO_NERVE_SIGNS = NerveSigns(numbness=NO, tingling=NO, weakness=NO)
NONE_OF_THESE = dict.fromkeys(
    ("saddle", "bladder", "bowel", "legs_both", "giving_way", "trauma_major", "fever", "unwell",
     "trauma_minor"), "no",
)  # fmt: skip
WIDER_LIST_ON = ("10-14", "10-22", "10-28", "11-04", "11-10", "11-18")

# What single entries say beside their score
SAID: dict[str, dict[str, Any]] = {
    "10-13 20:17": {"self_care": ("heat", "gentle_movement"), "since_yesterday": "worse"},
    "10-14 20:38": {"since_yesterday": "better", "better_with": ("walking",)},
    "10-16 20:23": {"worse_with": ("sitting",), "movement": 6},
    "10-20 19:23": {"fatigue": 4, "fatigue_kind": "muscle", "self_care": ("fluids", "rest")},
    "10-21 19:57": {"written_at": "10-22 08:18"},
    "10-23 19:31": {"worse_with": ("sitting", "bending"), "better_with": ("lying down",)},
    "10-25 20:17": {"movement": 7, "note": "Walked to the lake and back."},
    "10-27 19:40": {
        "worse_with": ("bending",), "self_care": ("rest",), "since_yesterday": "worse",
    },
    "10-28 09:07": {
        "pain_relief": "yes", "sleep_hours": 5.5, "worse_with": ("bending", "putting on socks"),
    },
    "10-28 19:38": {"pain_relief": "no", "since_yesterday": "same", "fatigue": 5,
                    "fatigue_kind": "muscle"},
    "10-29 09:08": {"since_yesterday": "better", "pain_relief": "no", "movement": 5},
    "10-29 19:29": {"since_yesterday": "same", "better_with": ("heat", "lying down")},
    "10-30 19:51": {
        "since_yesterday": "better", "better_with": ("walking",), "worse_with": ("sitting",),
        "note": "Stiff after a long drive.",
    },
    "11-01 20:21": {"movement": 6, "better_with": ("walking",)},
    "11-05 20:22": {"worse_with": ("sitting",), "self_care": ("heat",)},
    "11-08 13:06": {
        "left_out": "a cold, everything ached", "quality": ("dull_ache", "tired"), "fatigue": 6,
        "fatigue_kind": "whole_body",
    },
    "11-09 20:34": {"movement": 7, "better_with": ("walking", "heat")},
    "11-10 19:40": {
        "quality": ("burning",), "regions": LEG, "travels": "yes", "pain_relief": "yes",
        "swelling": "none", "worse_with": ("standing up",), "better_with": ("lying down",),
        "note": "Down the back of the left leg, past the knee, after I stood up from dinner.",
        "private_note": "I was frightened. Do not print this.",
    },
    "11-11 08:29": {
        "quality": ("burning", "stiff"), "regions": LEG[:3], "travels": "yes",
        "since_yesterday": "better", "sleep_hours": 5,
    },
    "11-11 20:00": {"since_yesterday": "better", "note": "Leg is quiet since the afternoon."},
    "11-13 20:13": {"movement": 7, "worse_with": ("sitting",)},
    "11-17 20:13": {"written_at": "11-18 08:47", "self_care": ("heat",)},
    "11-18 20:19": {"movement": 8, "better_with": ("walking",)},
    "11-20 19:58": {
        "worse_with": ("sitting",), "better_with": ("walking",),
        "self_care": ("heat", "gentle_movement"), "pain_relief": "no",
    },
}  # fmt: skip


def at(text: str) -> datetime:
    """The moment `11-10 19:40` of the story."""
    return datetime.fromisoformat(f"2026-{text}:00+00:00")


def entry(number: int, day: str, clock: str, score: str, once: dict[str, Any]) -> Entry:
    soreness = int(score.rstrip("?"))
    said: dict[str, Any] = dict(once)
    if not score.endswith("?"):
        wider = day in WIDER_LIST_ON and clock >= "18"
        checks = dict.fromkeys(CHECKS, "no") if wider else NONE_OF_THESE
        said |= {"travels": "no", "swelling_new": "no", "nerve_signs": NO_NERVE_SIGNS}
        said["checks"] = Checks(**checks)
    if soreness > 1:
        said["regions"] = (*BOTH_SIDES, "lumbar.centre") if soreness > 4 else BOTH_SIDES
        said["quality"] = ("dull_ache", "stiff") if soreness > 3 else ("stiff",)
    said |= SAID.get(f"{day} {clock}", {})
    felt = at(f"{day} {clock}")
    written = at(said.pop("written_at")) if "written_at" in said else felt + timedelta(minutes=1)
    return Entry(id=f"e{number:02}", at=felt, written_at=written, soreness=soreness, **said)


def entries() -> tuple[Entry, ...]:
    told: list[Entry] = []
    for line in DAYS.split("\n")[1:-1]:
        day, sleep, in_the_way, home, *times = line.split()
        pairs = list(zip(times[::2], times[1::2], strict=True))
        for clock, score in pairs:
            once: dict[str, Any] = {}
            if clock == pairs[0][0] and sleep != "-":
                once["sleep_quality"] = int(sleep)
            if clock == pairs[-1][0]:
                once["interference"] = int(in_the_way)
                if home != "-":
                    once["home_exercises"] = {"rest": "none_planned"}.get(home, home)
            told.append(entry(len(told) + 1, day, clock, score, once))
    return tuple(told)


PLAN = (
    PlannedExercise(
        id="p1", name="Bridges", sets=3, repetitions=10, days=("tue", "wed", "fri", "sat"),
        instructions="Press through the heels. Stop at 5 out of 10.", status="active",
    ),
    PlannedExercise(
        id="p2", name="Bird-dog", sets=2, repetitions=8, days=("tue", "fri"), status="active",
    ),
    PlannedExercise(
        id="p3", name="Walking", minutes=20, days=("mon", "wed", "fri", "sun"), status="active",
    ),
    PlannedExercise(
        id="p4", name="Deadlift", sets=2, repetitions=8, load="10 kg", status="on_hold",
        held_since=at("10-30 09:20"), hold_reason="Sore for more than 3 days after it.",
    ),
    PlannedExercise(
        id="p5", name="Side plank", sets=2, minutes=1, status="on_hold",
        held_since=at("11-11 11:30"), hold_reason="Pain ran down the left leg the day after.",
    ),
    PlannedExercise(id="p6", name="Band rows", sets=3, repetitions=12, status="ended"),
    PlannedExercise(id="p7", name="Hip hinge", sets=2, repetitions=8, load="6 kg", status="active"),
)  # fmt: skip
PLAN_IDS = {each.name: each.id for each in PLAN}

# end, effort, and what was done
SESSIONS: tuple[tuple[str, int, tuple[Exercise, ...]], ...] = (
    ("10-12 15:00", 5, (Exercise(name="Hip hinge", new=True), Exercise(name="Bridges", sets=2))),
    ("10-15 15:00", 5, (Exercise(name="Bridges", sets=3), Exercise(name="Band rows", new=True))),
    ("10-19 15:00", 5, (Exercise(name="Bird-dog", new=True), Exercise(name="Side plank"))),
    ("10-22 15:00", 5, (Exercise(name="Bird-dog", sets=2), Exercise(name="Side plank", sets=2))),
    ("10-26 15:00", 8, (
        Exercise(name="Deadlift", load="10 kg", sets=2, repetitions=10, plan_percent=125, new=True,
                 unsure_of_form=True),
        Exercise(name="Band rows", sets=3, repetitions=12, plan_percent=100),
    )),
    ("11-02 15:00", 4, (Exercise(name="Band rows", sets=2, repetitions=12, plan_percent=66),)),
    ("11-04 11:00", 4, (Exercise(name="Bridges", sets=2), Exercise(name="Walking", minutes=20))),
    ("11-06 15:00", 5, (Exercise(name="Bird-dog", sets=2), Exercise(name="Bridges", sets=3))),
    ("11-09 15:00", 6, (
        Exercise(name="Side plank", sets=2, soreness_before=3, soreness_peak=5,
                 settled_after_minutes=20, settled="yes", quality=("tight",), stopped=True),
        Exercise(name="Step-ups", sets=2, repetitions=8, new=True),
    )),
    ("11-12 15:00", 3, (Exercise(name="Nerve glides", new=True), Exercise(name="Walking"))),
    ("11-16 15:00", 5, (Exercise(name="Step-ups", sets=2), Exercise(name="Hip hinge"))),
    ("11-19 15:00", 6, (
        Exercise(name="Hip hinge", load="6 kg", sets=2, repetitions=8, plan_percent=100, new=True),
        Exercise(name="Walking", minutes=20, plan_percent=100),
    )),
)  # fmt: skip
SESSION_NOTES = {
    "10-26 15:00": "Felt strong, so I did two more of each.",
    "11-12 15:00": "No side plank. Gentle.",
}


def session(number: int, ended: str, effort: int, done: tuple[Exercise, ...]) -> Session:
    at_home = ended == "11-04 11:00"
    return Session(
        id=f"s{number:02}",
        started_at=at(ended) - timedelta(minutes=30 if at_home else 45),
        ended_at=at(ended),
        setting="home" if at_home else "clinic",
        components=("mobility", "aerobic") if ended == "11-12 15:00" else ("strength", "mobility"),
        effort=effort,
        effort_limit=6,
        exercises=tuple(with_plan(each) for each in done),
        note=SESSION_NOTES.get(ended),
    )


def with_plan(exercise: Exercise) -> Exercise:
    known: dict[str, Any] = {
        name: getattr(exercise, name) for name in exercise.__dataclass_fields__
    }
    return Exercise(**known | {"plan_id": PLAN_IDS.get(exercise.name)})


def activity(id_: str, name: str, scores: tuple[int, ...]) -> Activity:
    """Rated every Monday evening, or the day after where nothing was written."""
    first = at("10-12 20:00")
    return Activity(
        id=id_,
        name=name,
        ratings=tuple(
            ActivityRating(at=first + timedelta(weeks=week), score=score)
            for week, score in enumerate(scores)
        ),
    )


PROFILE = Profile(
    name="Alex Morgan",
    birth_year=1971,
    usual_soreness=2,
    usual_movement=8,
    cancer_history="no",
    osteoporosis="no",
    long_term_steroids="no",
    known_nerve_signs="no",
    conditions=("high blood pressure",),
    injuries=("slipped disc, 2019",),
    medicines=("ibuprofen 400 mg when needed", "amlodipine 5 mg"),
    therapist=Contact(name="Dana Reyes", phone="555-0142", hours="Monday to Friday, 8:00 to 17:00"),
    doctor=Contact(name="Dr. Lee", phone="555-0117"),
    urgent_number="555-0111",
    emergency_number="555-0100",
    therapist_advice="Stop an exercise that goes above 5 out of 10.",
)

CONSULTATIONS = (
    Consultation(
        id="c1", at=at("10-30 09:20"), with_whom="therapist", kind="told", rules=("C-48",),
        advice="Leave out the deadlift. Next session on Monday, lighter.",
    ),
    Consultation(
        id="c2", at=at("11-10 20:05"), with_whom="therapist", kind="told",
        rules=("C-RAD", "C-INTERF"), advice="Come in tomorrow at 11:00. No exercises until then.",
    ),
    Consultation(
        id="c3", at=at("11-11 11:30"), with_whom="therapist", kind="seen",
        advice="Strength and feeling are equal on both sides. No side plank. Walk daily.",
    ),
)  # fmt: skip

QUESTIONS = (
    Question(
        id="q1", text="Can I sleep on my side?", written_at=at("10-20 19:25"),
        answered_at=at("10-22 14:30"), answer="Yes, with a pillow between the knees.",
    ),
    Question(
        id="q2", text="When can I go back to the 10 kg deadlift?", written_at=at("11-02 19:52"),
    ),
    Question(
        id="q3", text="Is the leg pain a reason to change the side plank?",
        written_at=at("11-18 20:22"),
    ),
)  # fmt: skip


def document() -> Document:
    """The whole story as one document."""
    return Document(
        exported_at=EXPORTED_AT,
        diary=Diary(
            profile=PROFILE,
            sessions=tuple(session(n, *told) for n, told in enumerate(SESSIONS, start=1)),
            entries=entries(),
            consultations=CONSULTATIONS,
            appointments=(
                Appointment(
                    id="a1", at=at("11-23 15:00"), with_whom="Dana Reyes",
                    place="Clinic, second floor", note="Bring the summary.",
                ),
            ),
            questions=QUESTIONS,
            plan=PLAN,
            activities=(
                activity("x1", "Sit through dinner", (4, 5, 3, 5, 5, 6)),
                activity("x2", "Put on socks", (3, 4, 3, 5, 4, 6)),
                activity("x3", "Walk the dog for 30 minutes", (5, 6, 4, 6, 6, 7)),
            ),
        ),
    )  # fmt: skip


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(write_document(document()))
