"""Each entry as a QuestionnaireResponse, with the questions that were answered contained in it.

What was not asked or not answered has no item: one that is missing is never no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ptdiary.report.fhir.parts import felt, moment
from ptdiary.report.fhir.questions import defined, questions

if TYPE_CHECKING:
    from ptdiary.diary import Entry
    from ptdiary.report.fhir.parts import Addresses, Plain
    from ptdiary.report.fhir.questions import AskedField

_WHEN = defined("at", "dateTime")


@dataclass(frozen=True, slots=True)
class Answered:
    """The items of a Questionnaire, and those that answer them."""

    questions: list[Plain]
    answers: list[Plain]


def questionnaire_response(entry: Entry, addresses: Addresses) -> Plain:
    """What was answered in an entry, and when it was felt."""
    answered = _answered(questions(), entry)
    when = _item(_WHEN, {"answer": [{"valueDateTime": felt(entry)}]})
    questionnaire = {
        "resourceType": "Questionnaire",
        "id": "questions",
        "status": "active",
        "item": [_WHEN, *answered.questions],
    }
    return {
        "resourceType": "QuestionnaireResponse",
        "id": addresses.id("QuestionnaireResponse", entry.id),
        "contained": [questionnaire],
        "questionnaire": "#questions",
        "status": "completed",
        "subject": addresses.patient,
        "authored": felt(entry) if entry.written_at is None else moment(entry.written_at),
        "author": addresses.patient,
        "source": addresses.patient,
        "item": [when, *answered.answers],
    }


def _answered(asked: tuple[AskedField, ...], record: Any) -> Answered:
    found = Answered([], [])
    for question in asked:
        value = getattr(record, question.attribute)
        if value is None or value == ():
            continue
        if question.below:
            _add_group(question, value, found)
        elif answers := question.tell(value):
            found.questions.append(question.definition)
            found.answers.append(_item(question.definition, {"answer": answers}))
    return found


def _add_group(group: AskedField, value: Any, found: Answered) -> None:
    inside = _answered(group.below, value)
    if not inside.answers and group.alone is not None:
        alone = group.alone.definition
        inside = Answered([alone], [_item(alone, {"answer": group.alone.tell(True)})])
    if inside.answers:
        found.questions.append({**group.definition, "item": inside.questions})
        found.answers.append(_item(group.definition, {"item": inside.answers}))


def _item(definition: Plain, told: Plain) -> Plain:
    return {"linkId": definition["linkId"], "text": definition["text"], **told}
