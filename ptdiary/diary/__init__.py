"""What a patient records: values that never change once made.

- `limits`        what each field may hold, and the one place that says so
- `answers`       the fixed answers, the words for what pain feels like, the body's regions
- `entry`         what was felt at one moment
- `session`       a session of exercises
- `consultation`  what was told to or seen by a clinician, and the questions for the next visit
- `day`           which day a moment is of
- `plan`          the planned exercises, the appointments, the patient's own activities
- `profile`       the patient
- `diary`         all of them together
- `programme`     the exercises of a day: which are due, and what a press on one writes
- `fields`        plain JSON values to records and back, each checked against its limit
- `columns`       which column of a table holds which field, and the value in it
- `document`      the JSON document: reading with the place of every fault, and writing
- `questions`     what a form asks, and the record that its answers make
- `digits`        numbers in the digits of any script
- `search`        finding words in what the patient wrote
- `weekly`        the weekly question about the activities: when it is due

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
from ptdiary.diary.profile import Contact, Known, KnownSign, Profile
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
    "KnownSign",
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
