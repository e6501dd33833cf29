"""Simulated patients: a true level, sessions and scatter, written as a diary of version 2."""

import hashlib
import json
import math
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, tzinfo=UTC)
REVIEW_AT = timedelta(hours=21, minutes=30)
EVENING, MORNING = 19.0, 8.0
CLINIC_DAYS = {0: (), 1: (1,), 2: (1, 4), 3: (0, 2, 4)}
CARRIES_OVER = 0.6
MISSING = 0.15  # of the ratings, where a patient does not leave out more
COMPARES = 0.25  # of the ratings say how it is since yesterday, where a patient does not always

NONE_OF_THESE = {
    "travels": "no",
    "sharp_change": "no",
    "swelling_new": "no",
    "nerve_signs": {
        sign: {"left": "no", "right": "no"} for sign in ("numbness", "tingling", "weakness")
    },
}
CHECKS = dict.fromkeys(
    (
        *("saddle", "bladder", "bowel", "legs_both", "giving_way", "sudden_weakness", "fever"),
        *("unwell", "trauma_major", "trauma_minor", "chest", "collapse"),
    ),
    "no",
)
WEEKLY = dict.fromkeys(
    ("weight_loss", "shape", "cough_strain", "upper_back", "band", "night_pain"), "no"
)


def flat(_day):
    return 0.0


@dataclass(frozen=True)
class Patient:
    """`rise` is the true change above usual by the day (0.0 is the first midnight).

    Of the ratings some are `missing`, and some say how it is since yesterday (`compares`).
    """

    name: str
    usual: float = 3
    stated: int | None = None
    states_nothing: bool = False
    sd: float = 1.2
    clinic: int = 0
    doms: float = 2
    home: bool = False
    a_day: int = 1
    missing: float = MISSING
    bad_days_only: bool = False
    compares: float = COMPARES
    rise: object = flat
    cancer: str = "no"
    birth_year: int = 1985
    first_session: bool = False
    stays_from: int | None = None
    escalates: float = 0.0
    says_sudden: int | None = None
    marks_flare: int | None = None
    ticks: tuple = ()
    days: int = 42
    profile: dict = field(default_factory=dict)

    def with_(self, **changes):
        return replace(self, **changes)


@dataclass(frozen=True)
class Session:
    ended: float
    doms: float
    home: bool


def clinic_sessions(patient):
    """Those of the week, at 11:00; of who does not ease, only the one that it comes from."""
    if patient.stays_from is not None:
        return [Session(patient.stays_from + 11 / 24, patient.doms, home=False)]
    wanted = [d for d in range(patient.days) if d % 7 in CLINIC_DAYS[patient.clinic]]
    doms = [patient.doms + patient.escalates * number for number in range(len(wanted))]
    return [Session(d + 11 / 24, up, home=False) for d, up in zip(wanted, doms, strict=True)]


def home_sessions(patient):
    days = range(patient.days) if patient.home else ()
    return [Session(d + 17.5 / 24, 0, home=True) for d in days]


def soreness_after(session, time, *, stays):
    """Up from 8 h, full at 24 to 44 h, gone at 72 h; or never gone."""
    hours = (time - session.ended) * 24
    if hours <= 8:
        return 0.0
    if hours < 24:
        return session.doms * (hours - 8) / 16
    if hours <= 44 or stays:
        return session.doms
    return session.doms * max(0.0, (72 - hours) / 28)


class Diary:
    """One patient's six weeks, written whole; `until` gives what stands in it at a time."""

    def __init__(self, patient, seed):
        self.patient, self.seed, self.rng = patient, seed, random.Random(seed)
        self.sessions = sorted(
            clinic_sessions(patient) + home_sessions(patient), key=lambda s: s.ended
        )
        self.entries = []
        self.carried = self.rng.gauss(0, 1)
        for day in range(patient.days):
            self.live(day)
        for tick in patient.ticks:
            tick(self)
        self.written_sessions = [
            (s.ended, written_session(number, s)) for number, s in enumerate(self.sessions)
        ]

    def live(self, day):
        scatter = math.sqrt(1 - CARRIES_OVER**2)
        self.carried = CARRIES_OVER * self.carried + scatter * self.rng.gauss(0, 1)
        hours = (EVENING,) if self.patient.a_day == 1 else (MORNING, EVENING)
        for hour in hours:
            time = day + (hour + self.rng.uniform(-0.5, 0.5)) / 24
            score = self.score(time)
            if self.writes(day, score):
                self.entries.append((time, self.entry(time, score)))

    def score(self, time):
        patient = self.patient
        stays = patient.stays_from is not None
        after = [soreness_after(s, time, stays=stays) for s in self.sessions if s.ended <= time]
        level = patient.usual + patient.rise(time) + max(after, default=0.0)
        noise = patient.sd * (math.sqrt(0.6) * self.carried + math.sqrt(0.4) * self.rng.gauss(0, 1))
        return max(0, min(10, round(level + noise)))

    def writes(self, day, score):
        if self.stated_of(day):
            return True  # who has that to say does not leave it out
        if self.rng.random() < self.patient.missing:
            return False
        return not self.patient.bad_days_only or score >= self.patient.usual + 2

    def entry(self, time, score):
        number = len(self.entries)
        told = {
            "id": f"e{number:03}",
            "at": (START + timedelta(days=time)).isoformat(),
            "soreness": score,
            "quality": ["dull_ache"],
            **NONE_OF_THESE,
            "checks": dict(CHECKS),
        }
        before = self.entries[-1] if self.entries else None
        if before is None or int(time) // 7 > int(before[0]) // 7:
            told["checks"] |= WEEKLY
            told["nights"] = 0
        if before is not None and self.rng.random() < self.patient.compares:
            told["since_yesterday"] = compared(score, before[1]["soreness"])
        return told | self.stated_of(int(time))

    def stated_of(self, day):
        told = {}
        if day == self.patient.says_sudden:
            told["sudden_onset"] = "yes"
        if day == self.patient.marks_flare:
            told["flare"] = "yes"
        return told

    def until(self, time):
        """The document that stands at a time, exported then."""
        return {
            "format": "ptdiary",
            "version": 2,
            "exported_at": (START + timedelta(days=time)).isoformat(),
            "profile": profile_of(self.patient),
            "sessions": [told for ended, told in self.written_sessions if ended <= time],
            "entries": [told for at, told in self.entries if at <= time],
        }

    def mark(self):
        """Another one where anything in the whole document differs."""
        whole = json.dumps(self.until(self.patient.days), sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


def compared(score, before):
    if score == before:
        return "same"
    return "better" if score < before else "worse"


def written_session(number, session):
    ended = START + timedelta(days=session.ended)
    return {
        "id": f"s{number:03}",
        "started_at": (ended - timedelta(minutes=45)).isoformat(),
        "ended_at": ended.isoformat(),
        "setting": "home" if session.home else "clinic",
        "components": ["strength"],
    }


def profile_of(patient):
    told = {
        "birth_year": patient.birth_year,
        "osteoporosis": "no",
        "long_term_steroids": "no",
        "cancer_history": patient.cancer,
    }
    if not patient.states_nothing:
        stated = patient.usual if patient.stated is None else patient.stated
        told["usual_soreness"] = int(stated)
    return {field: said for field, said in (told | patient.profile).items() if said is not None}
