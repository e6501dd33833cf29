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
    Change,
    CheckAnswer,
    Limb,
    Reach,
    Side,
    mirrored,
    place_of,
    side_of,
)
from ptdiary.diary.consultation import Consultation, ConsultationKind, Question, With
from ptdiary.diary.diary import PARTS, Diary, Kept
from ptdiary.diary.entry import (
    CHECKS,
    CORE_CHECKS,
    ArmPain,
    ArmPains,
    Entry,
    FaceSigns,
    LegPain,
    LegPains,
    NerveSigns,
    Sides,
    Spread,
    Week,
)
from ptdiary.diary.plan import (
    Activity,
    ActivityRating,
    Appointment,
    Experiment,
    Hold,
    MedicineDose,
    Outlook,
    PlannedExercise,
)
from ptdiary.diary.profile import Contact, Known, Profile
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
    "ArmPain",
    "ArmPains",
    "Change",
    "CheckAnswer",
    "Consultation",
    "ConsultationKind",
    "Contact",
    "Diary",
    "Entry",
    "Exercise",
    "Experiment",
    "FaceSigns",
    "Hold",
    "Kept",
    "Known",
    "LegPain",
    "LegPains",
    "Limb",
    "MedicineDose",
    "NerveSigns",
    "Outlook",
    "PlannedExercise",
    "Profile",
    "Question",
    "Reach",
    "Session",
    "Side",
    "Sides",
    "Spread",
    "Week",
    "With",
    "mirrored",
    "place_of",
    "side_of",
]
