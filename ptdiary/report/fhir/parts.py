"""What all resources are made of: their addresses, moments, texts and codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from ptdiary.diary import Diary, Entry

Plain = dict[str, Any]  # a FHIR element or resource as JSON has it

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
YES_OR_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
NO_VALUE = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
OWN = "7f1f6f0e-8a55-5f0c-9a0a-2d0c5b0f9b61"  # the system of answers that only the diary has

_DIARIES = UUID("d4b1c2f6-6a4b-4a53-8d0b-0f3a1d6e52c7")
_FURTHEST = timedelta(hours=14)  # from Greenwich that FHIR can write
_NOT_FHIR = re.compile(r"[^\S \t\n]|\ufeff")  # blanks that its texts may not hold
_MARKS = re.compile("[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]")  # `ptdiary.isolate`


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the resources of one diary: the same for the same record, each time.

    They hang on the first record of the diary, as ids of another patient's may be the same: those
    of a table are made from its rows.
    """

    root: UUID
    patient_id: str
    patient: Plain  # a reference to the patient, in nearly every resource

    def id(self, kind: str, id_: str) -> str:
        """The id of the resource of a kind for a record."""
        return str(uuid5(self.root, f"{kind} {id_}"))

    def reference(self, kind: str, id_: str) -> Plain:
        """A reference to that resource."""
        return {"reference": address(self.id(kind, id_))}


def addresses_of(diary: Diary) -> Addresses:
    """The addresses of a diary's resources."""
    begun = [(each.at, each.id) for each in diary.entries[:1]]
    begun += [(each.ended_at, each.id) for each in diary.sessions[:1]]
    first = min(begun, default=(None, ""))
    root = uuid5(_DIARIES, f"{first[0] and first[0].astimezone(UTC)} {first[1]}")
    patient = str(uuid5(root, "Patient"))
    return Addresses(root, patient, {"reference": address(patient)})


def address(id_: str) -> str:
    """The full address of a resource."""
    return f"urn:uuid:{id_}"


def moment(at: datetime) -> str:
    """A time with its offset; in UTC where it has one that no clock on earth has."""
    offset = at.utcoffset() or timedelta(0)
    return (at if abs(offset) <= _FURTHEST else at.astimezone(UTC)).isoformat()


def felt(entry: Entry) -> str:
    """When it was felt: only the day where only that is known."""
    return entry.at.date().isoformat() if entry.time_unknown else moment(entry.at)


def text_of(written: str) -> str:
    """What somebody wrote, with none but FHIR's blanks; empty where nothing but blanks is left."""
    plain = _NOT_FHIR.sub(" ", _MARKS.sub("", written))
    return plain if plain.strip() else ""


def coding(system: str, code: str, display: str) -> Plain:
    """One code of a system, with the words for it."""
    return {"system": system, "code": code, "display": display}


def quantity(value: float, unit: str, code: str) -> Plain:
    """A number with a unit of UCUM."""
    return {"value": value, "unit": unit, "system": UCUM, "code": code}


def notes(*texts: str) -> Plain:
    """The element `note` of a resource: those texts that say something. Empty without any."""
    told = [{"text": said} for said in map(text_of, texts) if said]
    return {"note": told} if told else {}
