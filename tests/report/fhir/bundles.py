"""Bundles of diaries, read from the bytes that leave the program."""

import json
from dataclasses import replace

from ptdiary.report.fhir.bundle import bundle_bytes

PAGE = b"%PDF-1.7 a page\n%%EOF"


def bundle_of(document, *, show_name=True, page=None):
    """The Bundle of a document, as of its own moment."""
    content = bundle_bytes(document.diary, document.exported_at, show_name=show_name, page=page)
    return json.loads(content)


def begun(document, most):
    """The first records of a document."""
    diary = document.diary
    return replace(
        document,
        diary=replace(diary, entries=diary.entries[:most], sessions=diary.sessions[:most]),
    )


def of_kind(bundle, kind):
    """The resources of a kind."""
    found = (each["resource"] for each in bundle["entry"])
    return [each for each in found if each["resourceType"] == kind]
