"""Words of the calendar: what its events are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.words import dates, plan

if TYPE_CHECKING:
    from ptdiary.diary import Appointment, PlannedExercise

APPOINTMENT = "Appointment"
APPOINTMENT_WITH = "Appointment with {who}"


def appointment(coming: Appointment) -> str:
    """`Appointment with Dana Reyes`."""
    who = " ".join((coming.with_whom or "").split())
    return APPOINTMENT_WITH.format(who=isolated(who)) if who else APPOINTMENT


def exercise(planned: PlannedExercise) -> str:
    """`Bridges`, as the patient wrote it."""
    return " ".join(planned.name.split())


def dose(planned: PlannedExercise) -> str:
    """`3 times 10, 6 kg`; empty where nothing is known."""
    much = plan.dose(planned.sets, planned.repetitions, planned.load, planned.minutes)
    return "" if much == dates.NOT_ANSWERED else much
