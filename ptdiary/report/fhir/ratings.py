"""Each rating of soreness as an Observation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.fhir.parts import CATEGORY, LOINC, coding, felt, moment, notes, quantity
from ptdiary.words import clinic_record as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ptdiary.diary import Entry
    from ptdiary.report.fhir.parts import Addresses, Plain

SORENESS = coding(
    LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
)  # fmt: skip
SURVEY = {"coding": [coding(CATEGORY, "survey", "Survey")]}


def rating(entry: Entry, addresses: Addresses) -> Iterator[Plain]:
    """The rating of an entry; none where soreness was not rated.

    One that the patient left out of the course of soreness is a true rating of its moment, so it
    stays in its place, and its note says why it was left out.
    """
    if entry.soreness is None:
        return
    observation: Plain = {
        "resourceType": "Observation",
        "id": addresses.id("Observation", entry.id),
        "status": "final",
        "category": [SURVEY],
        "code": {"coding": [SORENESS], "text": words.RATING},
        "subject": addresses.patient,
        "effectiveDateTime": felt(entry),
    }
    if entry.written_at is not None:
        observation["issued"] = moment(entry.written_at)
    observation["performer"] = [addresses.patient]
    observation["valueQuantity"] = quantity(entry.soreness, "{score}", "{score}")
    if entry.left_out is not None:
        observation |= notes(words.LEFT_OUT.format(reason=entry.left_out))
    observation["derivedFrom"] = [addresses.reference("QuestionnaireResponse", entry.id)]
    yield observation
