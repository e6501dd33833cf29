"""What a patient records: values that never change once made.

- `limits`        what each field may hold, and the one place that says so
- `answers`       the fixed answers, and the words for what pain feels like
- `regions`       the places on the body map
- `profile`, `entry`, `session`, `consultation`, `appointment`, `question`, `plan`, `activity`
                  the records
- `diary`         all of them together
- `document`      the JSON document: reading with the place of every fault, and writing

An absent answer is `None` (or an empty tuple). It never means no and never 0.
Standard library only; no file, clock, Qt or SQL.
"""

from ptdiary.diary.answers import (
    ARM,
    BELOW_KNEE,
    DULL_WORDS,
    LEG,
    REGIONS,
    SHARP_WORDS,
    SIDES,
    WEEKDAYS,
    CheckAnswer,
    NerveAnswer,
    Side,
    mirrored,
    place_of,
    side_of,
)
from ptdiary.diary.consultation import Consultation, ConsultationKind, Question, With
from ptdiary.diary.diary import PARTS, Diary, Kept
from ptdiary.diary.entry import CHECKS, CORE_CHECKS, Entry, NerveSigns, Sides
from ptdiary.diary.plan import Activity, ActivityRating, Appointment, PlannedExercise
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session

__all__ = [
    "ARM",
    "BELOW_KNEE",
    "CHECKS",
    "CORE_CHECKS",
    "DULL_WORDS",
    "LEG",
    "PARTS",
    "REGIONS",
    "SHARP_WORDS",
    "SIDES",
    "WEEKDAYS",
    "Activity",
    "ActivityRating",
    "Appointment",
    "CheckAnswer",
    "Consultation",
    "ConsultationKind",
    "Contact",
    "Diary",
    "Entry",
    "Exercise",
    "Kept",
    "NerveAnswer",
    "NerveSigns",
    "PlannedExercise",
    "Profile",
    "Question",
    "Session",
    "Side",
    "Sides",
    "With",
    "mirrored",
    "place_of",
    "side_of",
]
