"""Worsening patients: what truly changes, from when it counts, and what tells it.

Of climbs the review is read from the first day of the climb, of all others from the change.
"""

from dataclasses import dataclass

from tests.bench.patients import EVENING, Patient

BEFORE = 28  # days of the diary before anything changes
AFTER = 28  # days after a change at once


@dataclass(frozen=True)
class Worse:
    patient: Patient
    change: float  # day of the true change
    reads_from: int
    told_by: str = "contact"

    @property
    def name(self):
        return self.patient.name


def climbing(from_day, up, days):
    """Up by so much in so many days, and no further."""
    return lambda day: up * min(1.0, max(0.0, (day - from_day) / days))


def climb(name, up, days, told_by="contact", **patient):
    """The true change: the level is 2 above usual."""
    change = BEFORE + 2 / up * days
    rise = climbing(BEFORE, up, days)
    one = Patient(name, rise=rise, days=BEFORE + days, **patient)
    return Worse(one, change, BEFORE, told_by)


def stepping(from_day, up, days=999):
    return lambda day: up if from_day <= day < from_day + days else 0.0


def step(name, up, told_by="contact", **patient):
    one = Patient(name, rise=stepping(BEFORE, up), days=BEFORE + AFTER, **patient)
    return Worse(one, BEFORE, BEFORE, told_by)


def lasting(name, *, before=BEFORE, **patient):
    """A session whose soreness stays; the true change is 72 h after it."""
    one = Patient(name, stays_from=before, days=before + AFTER, **patient)
    return Worse(one, before + 11 / 24 + 3, before)


def severe(name, **patient):
    """At 8 from the first rating on."""
    one = Patient(name, rise=lambda _: 5, sd=0.8, days=AFTER, **patient)
    return Worse(one, EVENING / 24, 0)


def escalating():
    """The true change: the end of the session whose soreness comes up to +2.8 (the fifth)."""
    one = Patient("sessions escalate (+0.7 each, 2/wk)", clinic=2, doms=0, escalates=0.7, days=42)
    return Worse(one, 15 + 11 / 24, 0)


def fracture():
    one = Patient(
        "fracture-like: age 80, sudden +4, says so",
        rise=stepping(BEFORE + EVENING / 24 - 0.1, 4),
        days=BEFORE + AFTER,
        birth_year=1946,
        says_sudden=BEFORE,
    )
    return Worse(one, BEFORE + EVENING / 24, BEFORE, "urgent")


def relapse():
    """Down by 4 in 21 days, two weeks low, and back at once."""
    back = 42

    def rise(day):
        return 0.0 if day >= back else -4 * min(1.0, day / 21)

    one = Patient("improves 6 to 2, then back to 6", usual=6, rise=rise, days=back + AFTER)
    return Worse(one, back, back)


def flare(name, marks):
    one = Patient(name, rise=stepping(BEFORE, 3, 5), days=BEFORE + 7, marks_flare=marks)
    return Worse(one, BEFORE, BEFORE)


WORSE = (
    climb("climb 2 to 8 in 40 d", 6, 40, usual=2),
    climb("climb 2 to 8 in 40 d, 2 clinic/wk DOMS +2", 6, 40, usual=2, clinic=2),
    climb("climb 2 to 8 in 40 d, 40 % missing", 6, 40, usual=2, missing=0.4),
    climb("climb 2 to 8 in 90 d", 6, 90, usual=2),
    climb("climb 2 to 8 in 90 d, SD 1.8", 6, 90, usual=2, sd=1.8),
    climb("climb 2 to 8 in 90 d, daily home", 6, 90, usual=2, home=True),
    climb("climb 2 to 8 in 90 d, none stated", 6, 90, usual=2, states_nothing=True),
    climb("climb 5 to 8 in 40 d", 3, 40, usual=5),
    step("step up by 3 that stays", 3),
    step("step up by 3, 40 % missing", 3, missing=0.4),
    step("step up by 3, 2 clinic/wk DOMS +2", 3, clinic=2),
    step("step up by 3, daily home", 3, home=True),
    step("step up by 2 that stays", 2),
    step("step up by 3, usual 5", 3, usual=5),
    lasting("after a session +3, does not ease (from 72 h)", doms=3),
    lasting("the same, 2 ratings a day", doms=3, a_day=2),
    lasting("after a session +2, SD 0.8, does not ease (from 72 h)", doms=2, sd=0.8),
    lasting("after a session +3, first session of a new diary", doms=3, before=0),
    escalating(),
    severe("severe from the first day, usual 3"),
    severe("severe from the first day, none stated", states_nothing=True),
    climb("cancer, climb 2 to 8 in 90 d (urgent counts)", 6, 90, "U-CANCER", usual=2, cancer="yes"),
    step("cancer, step up by 3 (urgent counts)", 3, "U-CANCER", cancer="yes"),
    fracture(),
    relapse(),
    flare("true flare, +3 for 5 d, marked", BEFORE),
    flare("true flare, +3 for 5 d, not marked", None),
)
