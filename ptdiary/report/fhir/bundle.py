"""The whole Bundle: the patient, what was written entry by entry, sessions, and the page."""

from __future__ import annotations

import json
from base64 import b64encode
from itertools import chain, islice
from typing import TYPE_CHECKING

from ptdiary.report.fhir.answers import questionnaire_response
from ptdiary.report.fhir.parts import LOINC, address, addresses_of, coding, moment, text_of
from ptdiary.report.fhir.questions import value_sets
from ptdiary.report.fhir.ratings import rating
from ptdiary.report.fhir.sessions import session_resource
from ptdiary.words import clinic_record as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ptdiary.diary import Diary, Profile
    from ptdiary.report.fhir.parts import Addresses, Plain

PDF = "application/pdf"
PATIENT_NOTE = coding(LOINC, "51855-5", "Patient Note")


def bundle_bytes(
    diary: Diary, at: datetime, *, show_name: bool, page: bytes | None = None
) -> bytes:
    """A diary as of a moment as JSON in UTF-8: the same bytes for the same arguments.

    `page` is the page for the therapist, a PDF. Without `show_name` neither the name nor the year
    of birth is in the Bundle; the page is as it is given.
    """
    addresses = addresses_of(diary)
    plain = {
        "resourceType": "Bundle",
        "id": addresses.id("Bundle", moment(at)),
        "type": "collection",
        "timestamp": moment(at),
        "entry": [],
    }
    resources = _resources(diary, addresses, show_name=show_name)
    if page is not None:
        resources = chain(resources, _page(page, at, addresses))
    # one after the other: all of them at once would be the many-fold of the diary, and to encode
    # that in one go would keep the window waiting, whose thread has no turn meanwhile
    entries = (_entry(each).encode() for each in resources)
    before, after = _JSON(plain).encode().split(b"[]")
    return b"".join((before, b"[", *_parted(entries), b"]", after))


def _parted(entries: Iterator[bytes]) -> Iterator[bytes]:
    """With a comma between each two."""
    yield from islice(entries, 1)
    for each in entries:
        yield b","
        yield each


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _entry(resource: Plain) -> str:
    return _JSON({"fullUrl": address(resource["id"]), "resource": resource})


def _resources(diary: Diary, addresses: Addresses, *, show_name: bool) -> Iterator[Plain]:
    yield _patient(diary.profile, addresses, show_name=show_name)
    for entry in diary.entries:
        yield from rating(entry, addresses)
        yield questionnaire_response(entry, addresses)
    for session in diary.sessions:
        yield session_resource(session, addresses)
    yield from value_sets()


def _patient(profile: Profile, addresses: Addresses, *, show_name: bool) -> Plain:
    patient: Plain = {"resourceType": "Patient", "id": addresses.patient_id}
    name = text_of(profile.name or "")
    if show_name and name:
        patient["name"] = [{"text": name}]
    if show_name and profile.birth_year is not None:
        patient["birthDate"] = str(profile.birth_year)
    return patient


def _page(page: bytes, at: datetime, addresses: Addresses) -> Iterator[Plain]:
    when = moment(at)
    attachment = {
        "contentType": PDF,
        "url": address(addresses.id("Binary", when)),
        "size": len(page),
        "title": words.PAGE,
        "creation": when,
    }
    yield {
        "resourceType": "DocumentReference",
        "id": addresses.id("DocumentReference", when),
        "status": "current",
        "type": {"coding": [PATIENT_NOTE], "text": words.PAGE},
        "subject": addresses.patient,
        "date": when,
        "author": [addresses.patient],
        "content": [{"attachment": attachment}],
    }
    yield {
        "resourceType": "Binary",
        "id": addresses.id("Binary", when),
        "contentType": PDF,
        "data": b64encode(page).decode("ascii"),
    }
