"""Each Bundle is FHIR R4 by three readings of it, and each of them is needed."""

from copy import deepcopy
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings

from ptdiary.diary.document import Document
from ptdiary.report.fhir import parts
from ptdiary.report.fhir.bundle import PATIENT_NOTE
from ptdiary.report.fhir.questions import value_sets
from ptdiary.report.fhir.ratings import SORENESS, SURVEY
from ptdiary.report.fhir.sessions import ACTIVITY, NOT_PERFORMED
from ptdiary.sample import sample_document
from tests.diaries import random_document
from tests.records import diaries
from tests.report.fhir import guide
from tests.report.fhir.bundles import PAGE, begun, bundle_of, of_kind
from tests.report.fhir.standard import by_definitions, by_models, by_schema, codes

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
READINGS = (by_models, by_schema, by_definitions)
HL7, TERMINOLOGY = "http://hl7.org/fhir/ValueSet", "http://terminology.hl7.org/ValueSet"


def problems(bundle):
    return [problem for reading in READINGS for problem in reading(bundle)]


def test_the_sample_is_fhir():
    assert problems(bundle_of(sample_document(NOW), page=PAGE)) == []


@pytest.mark.parametrize("seed", range(6))
def test_random_diaries_are_fhir(seed):
    document = begun(random_document(Random(f"fhir {seed}")), 8)
    assert problems(bundle_of(document, show_name=seed % 2 == 0, page=PAGE)) == []


@settings(max_examples=60, deadline=None)
@given(diaries())
def test_whatever_a_diary_may_hold_is_fhir(diary):
    assert problems(bundle_of(Document(exported_at=NOW, diary=diary))) == []


def test_an_empty_diary_is_fhir():
    document = random_document(Random("fhir"))
    assert problems(bundle_of(begun(document, 0))) == []


# What each reading takes for nonsense, of those that find it.

ONLY_MODELS = {
    "a day that is in no calendar": (
        "Observation",
        lambda it: it.update(effectiveDateTime="2026-02-30T10:00:00+00:00"),
    ),
    "half of a whole number": (
        "QuestionnaireResponse",
        lambda it: it["item"][1]["answer"][0].update(valueInteger=2.5),
    ),
}
ONLY_SCHEMA = {
    "a number as text": ("Observation", lambda it: it["valueQuantity"].update(value="2")),
    "true as text": (
        "QuestionnaireResponse",
        lambda it: it["contained"][0]["item"][2].update(repeats="true"),
    ),
}
ONLY_DEFINITIONS = {
    "a status of procedures that there is not": (
        "Procedure",
        lambda it: it.update(status="finished"),
    ),
    "a value, and why there is none": (
        "Observation",
        lambda it: it.update(dataAbsentReason={"text": "not asked"}),
    ),
    "an answer with questions beside it": (
        "QuestionnaireResponse",
        lambda it: it["item"][0].update(item=[dict(it["item"][1])]),
    ),
    "one question twice": (
        "QuestionnaireResponse",
        lambda it: it["contained"][0]["item"].append(it["contained"][0]["item"][0]),
    ),
    "questions that nothing refers to": (
        "QuestionnaireResponse",
        lambda it: it.update(questionnaire="#others"),
    ),
    "an end before the beginning, by other clocks": (
        "Procedure",
        lambda it: it.update(
            performedPeriod={"start": "2026-01-02T00:00:00+02:00", "end": "2026-01-01T21:30:00Z"}
        ),
    ),
    "a patient that it is derived from": (
        "Observation",
        lambda it: it.update(derivedFrom=[it["subject"]]),
    ),
    "a patient who is not there": (
        "Observation",
        lambda it: it["subject"].update(reference="urn:uuid:9c7e6b9e-0000-4000-8000-000000000000"),
    ),
}
ALL_BUT_MODELS = {
    "a status that there is not": ("Observation", lambda it: it.update(status="finished")),
}
ALL = {
    "a field that there is not": ("Observation", lambda it: it.update(soreness=3)),
    "no code": ("Observation", lambda it: it.pop("code")),
}


@pytest.fixture(scope="module")
def small():
    return bundle_of(begun(sample_document(NOW), 1))


def spoilt(bundle, kind, spoil):
    copy = deepcopy(bundle)
    spoil(of_kind(copy, kind)[0])
    return copy


def finders(bundle):
    return {reading.__name__ for reading in READINGS if reading(bundle)}


@pytest.mark.parametrize(
    ("expected", "kind", "spoil"),
    [
        pytest.param(expected, *wrong, id=name)
        for expected, group in (
            ({"by_models"}, ONLY_MODELS),
            ({"by_schema"}, ONLY_SCHEMA),
            ({"by_definitions"}, ONLY_DEFINITIONS),
            ({"by_schema", "by_definitions"}, ALL_BUT_MODELS),
            ({"by_models", "by_schema", "by_definitions"}, ALL),
        )
        for name, wrong in group.items()
    ],
)
def test_what_one_reading_lets_through_another_finds(small, expected, kind, spoil):
    assert finders(small) == set()
    assert finders(spoilt(small, kind, spoil)) == expected


def test_each_code_of_others_is_one_of_theirs_and_called_as_they_call_it():
    used = [
        (f"{HL7}/observation-category", SURVEY["coding"][0]),
        (f"{HL7}/observation-category", ACTIVITY["coding"][0]),
        (f"{HL7}/data-absent-reason", NOT_PERFORMED["coding"][0]),
        *(
            (f"{TERMINOLOGY}/v2-0136", {"system": parts.YES_OR_NO, **concept})
            for each in value_sets()
            for included in each["compose"]["include"]
            if included["system"] == parts.YES_OR_NO
            for concept in included["concept"]
        ),
    ]
    for value_set, coding in used:
        assert codes(value_set)[coding["system"]][coding["code"]] == coding["display"]


def test_the_two_codes_of_loinc_are_the_right_ones():
    """https://loinc.org/72514-3, and of the preferred codes for documents, published with R4."""
    loinc = {each["code"]: each["display"] for each in (SORENESS, PATIENT_NOTE)}
    assert {each["system"] for each in (SORENESS, PATIENT_NOTE)} == {"http://loinc.org"}
    assert loinc == {
        "72514-3": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        "51855-5": "Patient Note",
    }


def test_each_answer_is_one_of_those_to_choose_from():
    bundle = bundle_of(sample_document(NOW))
    allowed = {each["url"]: _in_value_set(each) for each in of_kind(bundle, "ValueSet")}
    found = set()
    for response in of_kind(bundle, "QuestionnaireResponse"):
        asked = guide.questions(response["contained"][0])
        for link_id, told in guide.answers(response).items():
            if asked[link_id]["type"] == "choice":
                chosen = {tuple(each.values()) for each in told}
                assert chosen <= allowed[asked[link_id]["answerValueSet"]]
                found |= chosen
    assert len(found) > 10


def _in_value_set(value_set):
    return {
        (included["system"], each["code"], each["display"])
        for included in value_set["compose"]["include"]
        for each in included["concept"]
    }
