"""Sessions: at the clinic a Procedure, which it performed; any other an Observation.

What the patient did at home, or does not say where, is no act of the clinic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary.session import trained
from ptdiary.report.fhir.parts import CATEGORY, NO_VALUE, coding, moment, notes, text_of
from ptdiary.words import clinic_record as words

if TYPE_CHECKING:
    from ptdiary.diary import Session
    from ptdiary.report.fhir.parts import Addresses, Plain

# FHIR: bodily activity that is not under the direct supervision of a physical therapist
ACTIVITY = {"coding": [coding(CATEGORY, "activity", "Activity")]}
NOT_PERFORMED = {"coding": [coding(NO_VALUE, "not-performed", "Not Performed")]}


def session_resource(session: Session, addresses: Addresses) -> Plain:
    """A session with its own times, and what it held as text."""
    if session.setting == "clinic":
        return _procedure(session, addresses)
    return _observation(session, addresses)


def _procedure(session: Session, addresses: Addresses) -> Plain:
    return {
        "resourceType": "Procedure",
        "id": addresses.id("Procedure", session.id),
        "status": "not-done" if trained(session) is None else "completed",
        "code": {"text": words.AT_CLINIC},
        "subject": addresses.patient,
        "performedPeriod": _period(session),
        "recorder": addresses.patient,
        "asserter": addresses.patient,
        **notes(*words.told_of(session)),
    }


def _observation(session: Session, addresses: Addresses) -> Plain:
    at_home = session.setting == "home"
    told = [said for said in map(text_of, words.told_of(session)) if said]
    observation: Plain = {
        "resourceType": "Observation",
        "id": addresses.id("Observation of a session", session.id),
        "status": "final",
        "code": {"text": words.AT_HOME if at_home else words.SOMEWHERE},
        "subject": addresses.patient,
        "effectivePeriod": _period(session),
        "performer": [addresses.patient],
        **notes(*told),
    }
    if at_home:
        observation["category"] = [ACTIVITY]
    if trained(session) is None:
        observation["dataAbsentReason"] = NOT_PERFORMED
    return observation


def _period(session: Session) -> Plain:
    """Of a session whose beginning was not told only the end is known."""
    began = {} if session.started_at is None else {"start": moment(session.started_at)}
    return {**began, "end": moment(session.ended_at)}
