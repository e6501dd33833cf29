"""Reads a Bundle as somebody does who knows the guide of FHIR R4, and nothing of the diary.

http://hl7.org/fhir/R4/observation.html, questionnaireresponse.html and datatypes.html: what an
Observation is of stands in its `code`, when it was in `effective[x]`, as exactly as it is known,
and what was found in `value[x]`. A response has an item for each question that was answered, with
the `linkId` of the question.
"""

from datetime import date, datetime

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
PAIN_SEVERITY = "72514-3"  # 0-10 verbal numeric rating, https://loinc.org/72514-3
VALID = {"final", "amended", "corrected"}


def resources(bundle, kind):
    """Each resource of a kind with its address."""
    assert bundle["resourceType"] == "Bundle"
    return {
        each["fullUrl"]: each["resource"]
        for each in bundle["entry"]
        if each["resource"]["resourceType"] == kind
    }


def pain_ratings(bundle):
    """Each rating of pain: whose, when (a date where no more is known), how much, and notes."""
    return [
        (
            observation["subject"]["reference"],
            _time(observation["effectiveDateTime"]),
            _score(observation["valueQuantity"]),
            tuple(note["text"] for note in observation.get("note", ())),
        )
        for observation in resources(bundle, "Observation").values()
        if observation["status"] in VALID and _is_of(observation["code"], LOINC, PAIN_SEVERITY)
    ]


def answers(response):
    """The answers of a response, as lists by the `linkId` of their question."""
    found = {}
    for item in response.get("item", ()):
        if "answer" in item:
            found[item["linkId"]] = [_value(each) for each in item["answer"]]
        found |= answers(item)
    return found


def questions(questionnaire):
    """The items of a questionnaire by their `linkId`, groups among them."""
    found = {}
    for item in questionnaire.get("item", ()):
        found[item["linkId"]] = item
        found |= questions(item)
    return found


def _is_of(concept, system, code):
    coded = concept.get("coding", ())
    return any((each["system"], each["code"]) == (system, code) for each in coded)


def _score(quantity):
    assert (quantity["system"], quantity["code"]) == (UCUM, "{score}")
    return quantity["value"]


def _time(text):
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _value(answer):
    ((name, value),) = answer.items()
    assert name.startswith("value")
    return value
