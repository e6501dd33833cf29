"""Makes up one diary, day by day, as people write them."""

import math
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random

from ptdiary.diary.answers import COMPONENTS, QUALITY_WORDS, REGIONS, SELF_CARE, WEEKDAYS
from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document
from ptdiary.diary.entry import CHECKS, CORE_CHECKS, Checks, Entry, NerveSigns, Sides
from ptdiary.diary.plan import Activity, ActivityRating, Appointment, PlannedExercise
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session

OFFSETS = (0, 60, -300, 120, 345, -570, 840, -720, 330)  # minutes
EXERCISES = (
    "Bridges", "Bird-dog", "Side plank", "Hip hinge", "Deadlift", "Step-ups", "Band rows",
    "Nerve glides", "Walking", "Kniebeugen über 90°", "骨盤傾斜", "",
)  # fmt: skip
WORDS = (
    "stiff after a long drive", "Gartenarbeit", "sitting", 'bending; lifting, "twisting"',
    "läuft\nzweite Zeile", "=SUM(A1)", "a warm bath", "走る", "lying down", "x" * 200,
)  # fmt: skip
RULES = ("C-48", "C-RAD", "C-72", "U-NEURO", "C-SHARP")


def end_of(diary: Diary) -> datetime:
    """Shortly after all that a diary tells; noon of a fixed day where it tells nothing."""
    times = [each.at for each in diary.entries] + [each.ended_at for each in diary.sessions]
    latest = max(times, default=datetime(2026, 11, 21, 12, tzinfo=UTC))
    return latest + timedelta(minutes=5)


def soreness_after(hours: float, height: float, decay: float = 13) -> float:
    """What a session adds to soreness: nothing for 4 h, a rise to 24 h, a fall after 36 h."""
    if hours <= 4:
        return 0.0
    rise = 1 / (1 + math.exp(-(hours - 17) / 4.5))
    return height * rise * (1.0 if hours < 36 else math.exp(-(hours - 36) / decay))


@dataclass
class DiaryWriter:
    """Makes up one diary, day by day."""

    rnd: Random
    first: date
    days: int

    def __post_init__(self) -> None:
        rnd = self.rnd
        self.sessions_a_week = rnd.choice((0, 1, 2, 2.5, 3, 5, 7))
        self.entries_a_day = rnd.choice((0.4, 1.0, 1.7, 2.3, 3.0))
        self.base = rnd.choice((0.0, 1.0, 2.0, 2.6, 4.0))
        self.trouble = rnd.choice((0.0, 0.01, 0.05, 0.3))
        self.swing = 1.5  # how far other scores stray
        self.slow = rnd.choice((0.0, 0.05, 0.3))  # how often a session takes days to ease
        self.offsets = [rnd.choice(OFFSETS)]
        if self.maybe(0.3):
            self.offsets.append(rnd.choice(OFFSETS))
        self.ends: list[tuple[datetime, float, float]] = []

    def document(self) -> Document:
        sessions = tuple(self.session(n, day) for n, day in enumerate(self.session_days(), 1))
        entries = tuple(self.entry(n, at) for n, at in enumerate(self.entry_times(), 1))
        diary = Diary(sessions=sessions, entries=entries)
        now = end_of(diary)
        return Document(
            exported_at=now,
            app_version=self.one(None, "0.1.0"),
            diary=Diary(
                profile=self.profile(),
                sessions=sessions,
                entries=entries,
                consultations=self.consultations(),
                appointments=self.appointments(now),
                questions=self.questions(),
                plan=self.plan(),
                activities=self.activities(),
            ),
        )

    # what people do
    def maybe(self, chance: float) -> bool:
        return self.rnd.random() < chance

    def one(self, *of):
        return self.rnd.choice(of)

    def some(self, of, most: int) -> tuple[str, ...]:
        return tuple(self.rnd.sample(of, self.rnd.randint(1, most)))

    def score(self, middle: float, spread: float = 1.5) -> int:
        return max(0, min(10, round(self.rnd.gauss(middle, spread))))

    def moment(self, day: int, hour: float) -> datetime:
        """An hour of a day (which may run past midnight) where the patient then was."""
        away = len(self.offsets) > 1 and day > self.days / 2
        offset = timezone(timedelta(minutes=self.offsets[-1 if away else 0]))
        start = datetime.combine(self.first + timedelta(days=day), time(), offset)
        return start + timedelta(minutes=round(hour * 60))

    def session_days(self) -> list[int]:
        days = range(self.days + 1)
        held = [day for day in days if self.maybe(self.sessions_a_week / 7)]
        return sorted(held + [day for day in held if self.maybe(0.05)])

    def entry_times(self) -> list[datetime]:
        times = []
        away = range(0)
        for day in range(self.days + 1):
            if self.maybe(0.03):
                away = range(day, day + self.rnd.randint(1, 9))
            for hour in (8, 13.5, 20, 24.5):
                at = self.moment(day, hour + self.rnd.uniform(-0.7, 0.7))
                if day not in away and self.maybe(self.entries_a_day / 4):
                    times.append(at)
        return times

    def session(self, number: int, day: int) -> Session:
        ended = self.moment(day, self.rnd.choice((9, 11, 15, 18)) + self.rnd.random())
        self.ends.append((ended, self.rnd.uniform(0.5, 4), 66 if self.maybe(self.slow) else 13))
        started = ended - timedelta(minutes=self.rnd.randint(10, 90)) if self.maybe(0.7) else None
        return Session(
            id=f"s{number}",
            started_at=started,
            ended_at=ended,
            setting=self.one(None, "clinic", "home"),
            components=self.some(COMPONENTS, 2) if self.maybe(0.6) else (),
            effort=self.score(5) if self.maybe(0.5) else None,
            effort_limit=self.score(7) if self.maybe(0.2) else None,
            exercises=tuple(self.exercise() for _ in range(self.rnd.randint(0, 4))),
            note=self.one(*WORDS) if self.maybe(0.2) else None,
        )

    def exercise(self) -> Exercise:
        risen = self.maybe(self.trouble)
        return Exercise(
            name=self.one(*EXERCISES),
            plan_id=self.one(None, None, "p1"),
            sets=self.one(None, 2, 3),
            repetitions=self.one(None, 8, 12),
            load=self.one(None, None, "6 kg", "red band"),
            minutes=self.one(None, 5, 12.5),
            plan_percent=self.one(None, None, 80, 100, 112.5),
            soreness_before=self.score(2) if risen else None,
            soreness_peak=self.score(6) if risen else None,
            settled_after_minutes=self.one(None, 10, 45.5) if risen else None,
            settled=self.one(None, "yes", "no") if risen else self.one(None, "yes"),
            quality=self.some(QUALITY_WORDS, 2) if risen else (),
            stopped=self.one(None, True, False),
            new=self.one(None, None, True),
            unsure_of_form=self.one(None, None, True),
        )

    def felt(self, at: datetime) -> int:
        level = self.base
        before = bisect_left(self.ends, (at, 0.0, 0))
        for end, height, decay in self.ends[max(0, before - 6) : before]:
            level += soreness_after((at - end) / timedelta(hours=1), height, decay)
        return self.score(level, 0.4 + 3 * self.maybe(self.trouble))

    def entry(self, number: int, at: datetime) -> Entry:
        rnd = self.rnd
        bad = self.maybe(self.trouble)
        late = timedelta(hours=rnd.choice((0.02, 0.02, 0.02, 14, 40)))
        return Entry(
            id=f"e{number}",
            at=at,
            written_at=at + late if self.maybe(0.7) else None,
            soreness=self.felt(at) if self.maybe(0.93) else None,
            quality=self.some(QUALITY_WORDS if bad else QUALITY_WORDS[:5], 2)
            if self.maybe(0.5)
            else (),
            regions=self.regions(bad),
            travels=self.one("yes", "unsure", "no") if bad else self.one(None, "no"),
            nerve_signs=self.nerve_signs(bad),
            swelling=self.one("mild", "marked") if bad else self.one(None, None, "none"),
            swelling_new=self.one("yes", "no", None) if bad else self.one(None, "no"),
            movement=self.score(7, self.swing) if self.maybe(0.3) else None,
            fatigue=self.score(3, self.swing) if self.maybe(0.3) else None,
            fatigue_kind=self.one(None, "muscle", "whole_body"),
            interference=self.score(2, self.swing) if self.maybe(0.4) else None,
            sleep_hours=self.one(None, 6.5, 8),
            sleep_quality=self.score(6) if self.maybe(0.4) else None,
            pain_relief=self.one(None, "yes", "no"),
            sudden_onset=self.one(None, "yes", "no") if bad else self.one(None, "no"),
            since_yesterday=self.one(None, None, "better", "same", "worse" if bad else "same"),
            checks=self.checks(bad),
            self_care=self.some(SELF_CARE, 3) if self.maybe(0.3) else (),
            home_exercises=self.one(None, "all", "some", "none", "none_planned"),
            worse_with=self.some(WORDS, 2) if self.maybe(0.2) else (),
            better_with=self.some(WORDS, 2) if self.maybe(0.2) else (),
            note=self.one(*WORDS) if self.maybe(0.2) else None,
            private_note="kept to myself" if self.maybe(0.05) else None,
            left_out=self.one("flu", "fell off a chair") if self.maybe(0.03) else None,
        )

    def regions(self, bad: bool) -> tuple[str, ...]:
        if not bad and self.maybe(0.5):
            return ()
        return self.some(REGIONS if bad else ("lumbar.left", "lumbar.centre", "lumbar.right"), 3)

    def nerve_signs(self, bad: bool) -> NerveSigns | None:
        if not bad:
            no = Sides(left="no", right="no")
            return NerveSigns(numbness=no, tingling=no, weakness=no) if self.maybe(0.6) else None
        one_side = Sides(left=self.one("no", "same", "new", "worse", "unsure"))
        return NerveSigns(tingling=one_side, weakness=self.one(None, Sides(right="no")))

    def checks(self, bad: bool) -> Checks | None:
        if self.maybe(0.1):
            return None
        answers = dict.fromkeys(self.one(CORE_CHECKS, CORE_CHECKS, CHECKS, CHECKS[:3]), "no")
        if bad:
            answers[self.one(*CHECKS)] = self.one("yes", "unsure", "no", "declined")
        return Checks(**answers)

    def profile(self) -> Profile:
        rnd = self.rnd
        answer = (None, None, "no", "no", "unsure", "yes")
        return Profile(
            name=self.one(None, "Alex Morgan", "Łucja Żółć"),
            birth_year=self.one(None, 1941, 1980, 1999),
            usual_soreness=self.one(None, 1, 2, 3),
            usual_movement=self.one(None, 8),
            cancer_history=rnd.choice(answer),
            osteoporosis=rnd.choice(answer),
            long_term_steroids=rnd.choice(answer),
            known_nerve_signs=rnd.choice(answer),
            conditions=self.one((), ("asthma",)),
            injuries=self.one((), ("ankle 2011", "")),
            medicines=self.one((), ("ibuprofen 400 mg",)),
            therapist=self.one(None, Contact(name="Dana Reyes", phone="555-0142", hours="9 to 5")),
            doctor=self.one(None, Contact(phone="555-0117")),
            urgent_number=self.one(None, "555-0111"),
            emergency_number=self.one(None, "555-0199"),
            therapist_advice=self.one(None, "Stop at 5 out of 10."),
        )

    def anytime(self) -> datetime:
        return self.moment(self.rnd.randint(0, max(self.days, 1)), self.rnd.uniform(8, 20))

    def consultations(self) -> tuple[Consultation, ...]:
        return tuple(
            Consultation(
                id=f"c{n}",
                at=self.anytime(),
                with_whom=self.one("therapist", "doctor", "urgent_care", "emergency"),
                kind=self.one("told", "told", "seen"),
                advice=self.one(None, "Rest it for 2 days."),
                rules=self.some(RULES, 3) if self.maybe(0.7) else (),
            )
            for n in range(self.rnd.choice((0, 0, 1, 3)))
        )

    def appointments(self, now: datetime) -> tuple[Appointment, ...]:
        return tuple(
            Appointment(
                id=f"a{n}",
                at=now.replace(microsecond=0) + timedelta(hours=self.rnd.randint(-600, 2000)),
                with_whom=self.one(None, "Dana Reyes"),
                place=self.one(None, "Clinic, 2nd floor"),
                note=self.one(None, "bring the summary"),
            )
            for n in range(self.rnd.choice((0, 1, 2)))
        )

    def questions(self) -> tuple[Question, ...]:
        asked = [
            Question(id="q1", text="Can I lift again?", written_at=self.anytime()),
            Question(id="q2", text="Why at night?"),
            Question(id="q3", text="Ice?", answered_at=self.anytime(), answer="If it helps."),
        ]
        return tuple(asked[: self.rnd.randint(0, 3)])

    def plan(self) -> tuple[PlannedExercise, ...]:
        planned = (
            PlannedExercise(
                id="p1",
                name="Bridges",
                sets=3,
                repetitions=12,
                load="none",
                minutes=7.5,
                days=tuple(day for day in WEEKDAYS if self.maybe(0.5)),
                instructions="Slowly.",
                status="active",
            ),
            PlannedExercise(
                id="p2",
                name="Deadlift",
                status=self.one("on_hold", "ended"),
                held_since=self.anytime(),
                hold_reason="too sore",
            ),
            PlannedExercise(id="p3", name="Walking"),
        )
        return planned[: self.rnd.randint(0, 3)]

    def activities(self) -> tuple[Activity, ...]:
        times = sorted(self.anytime() for _ in range(self.rnd.randint(0, 4)))
        ratings = tuple(ActivityRating(at=at, score=self.score(5)) for at in times)
        rated = (Activity(id="x1", name="Sit 30 minutes", ratings=ratings),)
        return (*rated, Activity(id="x2", name="Put on socks"))[: self.rnd.randint(0, 2)]
