"""What a Bundle holds of a diary, what it never holds, and how it says it."""

from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from ptdiary.diary import Entry, Exercise, Profile, Session
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document
from ptdiary.diary.entry import Checks, LegPain, LegPains, Spread
from ptdiary.paths import resource_text
from ptdiary.report.fhir.bundle import bundle_bytes
from ptdiary.report.fhir.questions import questions
from ptdiary.review.rulebook import read_rulebook
from ptdiary.sample import sample_document
from ptdiary.words import clinic_record as words
from tests.clocks import LORD_HOWE, NEW_YORK, computer_in
from tests.report.fhir.bundles import PAGE, bundle_of, of_kind
from tests.report.fhir.guide import answers

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
MADRID = timezone(timedelta(hours=1))


def bundle_with(*records, **profile):
    diary = Diary(profile=Profile(**profile)).keeping(*records)
    return bundle_of(Document(exported_at=NOW, diary=diary))


def test_the_same_diary_and_moment_give_the_same_bytes_wherever_the_computer_stands():
    document = sample_document(NOW)
    made = set()
    for zone in (None, NEW_YORK, LORD_HOWE):
        with computer_in(zone):
            made.add(bundle_bytes(document.diary, NOW, show_name=True, page=PAGE))
    assert len(made) == 1


def test_a_later_bundle_has_the_same_addresses_for_the_same_records():
    document = sample_document(NOW)
    later = replace(document, exported_at=NOW + timedelta(days=1))
    more = Entry(id="one more", at=NOW, soreness=2)
    later = replace(later, diary=later.diary.keeping(more))
    first, second = (
        {each["fullUrl"] for each in bundle_of(of)["entry"]} for of in (document, later)
    )
    assert first < second
    assert len(second - first) == 2  # the rating and the answers of one more entry


def test_the_ids_of_two_patients_are_different_though_those_of_their_entries_are_alike():
    """The ids of what came from a table are made from its rows."""
    alike = Entry(id="row 2", at=NOW, soreness=2)
    one, other = (
        bundle_with(Entry(id=first, at=NOW - timedelta(days=1), soreness=2), alike)
        for first in ("one", "other")
    )
    shared = {each["fullUrl"] for each in one["entry"]} & {
        each["fullUrl"] for each in other["entry"]
    }
    assert shared == {f"urn:uuid:{each['id']}" for each in of_kind(one, "ValueSet")}


def test_each_address_stands_once_and_is_that_of_its_resource():
    bundle = bundle_of(sample_document(NOW), page=PAGE)
    addresses = [each["fullUrl"] for each in bundle["entry"]]
    assert len(set(addresses)) == len(addresses)
    assert addresses == [f"urn:uuid:{each['resource']['id']}" for each in bundle["entry"]]


def test_the_name_is_in_it_only_where_the_patient_agrees():
    diary = Diary(profile=Profile(name="Alex Morgan", birth_year=1971))
    named = bundle_of(Document(exported_at=NOW, diary=diary))
    nameless = bundle_of(Document(exported_at=NOW, diary=diary), show_name=False)
    (patient,) = of_kind(named, "Patient")
    assert (patient["name"], patient["birthDate"]) == ([{"text": "Alex Morgan"}], "1971")
    (patient,) = of_kind(nameless, "Patient")
    assert set(patient) == {"resourceType", "id"}
    assert "Morgan" not in str(nameless)


def test_a_private_note_never_leaves():
    entry = Entry(id="e", at=NOW, soreness=3, note="for all", private_note="KEEP THIS AT HOME")
    bundle = bundle_with(entry)
    assert "for all" in str(bundle)
    assert "KEEP THIS" not in str(bundle)


def test_nothing_that_the_diary_concludes_is_in_it():
    """Six weeks with warnings: no rule, no level, no condition; only what was written."""
    bundle = bundle_of(sample_document(NOW), page=PAGE)
    kinds = {each["resource"]["resourceType"] for each in bundle["entry"]}
    assert kinds == {
        "Patient", "Observation", "QuestionnaireResponse", "Procedure", "DocumentReference",
        "Binary", "ValueSet",
    }  # fmt: skip
    told = str(bundle)
    rules = read_rulebook(resource_text("rules/rules.json")).rules
    assert [rule.id for rule in rules if rule.id in told] == []


def test_a_rating_keeps_its_clock_and_one_without_a_time_only_its_day():
    bundle = bundle_with(
        Entry(id="e", at=datetime(2026, 11, 20, 23, 30, tzinfo=MADRID), soreness=4),
        Entry(
            id="f", at=datetime(2026, 11, 21, 12, 0, tzinfo=MADRID), soreness=5, time_unknown=True
        ),
    )
    when = [each["effectiveDateTime"] for each in of_kind(bundle, "Observation")]
    assert when == ["2026-11-20T23:30:00+01:00", "2026-11-21"]
    responses = of_kind(bundle, "QuestionnaireResponse")
    assert [each["authored"] for each in responses] == when
    assert [answers(each)["at"] for each in responses] == [[each] for each in when]


def test_an_offset_that_no_clock_has_is_told_in_utc():
    at = datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=23)))
    (rating,) = of_kind(bundle_with(Entry(id="e", at=at, soreness=4)), "Observation")
    assert rating["effectiveDateTime"] == "2026-11-20T00:30:00+00:00"


def test_a_rating_that_was_left_out_stays_in_its_place_with_the_reason():
    entry = Entry(id="e", at=NOW, soreness=7, left_out="I had the flu.")
    (rating,) = of_kind(bundle_with(entry), "Observation")
    assert rating["valueQuantity"]["value"] == 7
    assert rating["note"] == [{"text": words.LEFT_OUT.format(reason="I had the flu.")}]


def test_an_entry_written_later_says_so():
    entry = Entry(id="e", at=NOW - timedelta(days=1), written_at=NOW, soreness=2)
    bundle = bundle_with(entry)
    (rating,) = of_kind(bundle, "Observation")
    assert (rating["effectiveDateTime"], rating["issued"]) == (
        "2026-11-20T09:31:00+00:00", "2026-11-21T09:31:00+00:00",
    )  # fmt: skip
    (response,) = of_kind(bundle, "QuestionnaireResponse")
    assert response["authored"] == "2026-11-21T09:31:00+00:00"


@pytest.mark.parametrize(
    ("answer", "display"),
    [
        ("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"), ("known", "Known, not new"),
        ("declined", "Prefer not to say"),
    ],
)  # fmt: skip
def test_an_answer_is_said_in_its_words(answer, display):
    entry = Entry(id="e", at=NOW, checks=Checks(fever=answer))
    (response,) = of_kind(bundle_with(entry), "QuestionnaireResponse")
    assert [each["display"] for each in answers(response)["checks.fever"]] == [display]


def test_nights_and_hours_are_quantities_and_pain_may_be_there_without_more():
    left = Spread(leg=LegPains(left=LegPain()))
    entry = Entry(id="e", at=NOW, nights=3, sleep_hours=6.5, spread=left)
    (response,) = of_kind(bundle_with(entry), "QuestionnaireResponse")
    found = answers(response)
    assert (found["nights"][0]["value"], found["nights"][0]["unit"]) == (3, "nights")
    assert (found["sleep_hours"][0]["value"], found["sleep_hours"][0]["code"]) == (6.5, "h")
    assert found["spread.leg.left.no_more"] == [True]


def test_a_response_contains_the_questions_that_it_answers_and_no_others():
    entry = Entry(id="e", at=NOW, soreness=3, checks=Checks(fever="no"), note=" ")
    (response,) = of_kind(bundle_with(entry), "QuestionnaireResponse")
    (questionnaire,) = response["contained"]
    assert response["questionnaire"] == f"#{questionnaire['id']}"
    assert links(questionnaire) == ["at", "soreness", "checks", "checks.fever"]
    assert links(response) == ["at", "soreness", "checks", "checks.fever"]


def links(inside):
    found = []
    for item in inside.get("item", ()):
        found += [item["linkId"], *links(item)]
    return found


def test_a_session_at_the_clinic_is_a_procedure_with_its_own_times():
    began = datetime(2026, 11, 20, 10, 0, tzinfo=MADRID)
    session = Session(
        id="s",
        setting="clinic",
        started_at=began,
        ended_at=began + timedelta(minutes=45),
        effort=6,
        exercises=(Exercise(name="Bridges", sets=2, repetitions=8, hurt=3),),
        components=("manual",),
        note="Slow",
    )
    (procedure,) = of_kind(bundle_with(session), "Procedure")
    assert (procedure["status"], procedure["code"]["text"]) == ("completed", words.AT_CLINIC)
    assert procedure["performedPeriod"] == {
        "start": "2026-11-20T10:00:00+01:00", "end": "2026-11-20T10:45:00+01:00",
    }  # fmt: skip
    told = [each["text"] for each in procedure["note"]]
    assert told[0] == "Bridges: 2 times 8; 3 of 10 at its end"
    assert "Effort 6 of 10" in told
    assert told[-1] == "Slow"


def test_a_session_without_a_beginning_has_none():
    session = Session(id="s", setting="clinic", ended_at=NOW)
    (procedure,) = of_kind(bundle_with(session), "Procedure")
    assert procedure["performedPeriod"] == {"end": "2026-11-21T09:31:00+00:00"}
    assert "note" not in procedure


@pytest.mark.parametrize(
    ("setting", "name", "categories"),
    [("home", words.AT_HOME, ["activity"]), (None, words.SOMEWHERE, [])],
)
def test_a_session_that_was_not_at_the_clinic_is_no_act_of_it(setting, name, categories):
    bundle = bundle_with(Session(id="s", setting=setting, ended_at=NOW))
    assert of_kind(bundle, "Procedure") == []
    (observation,) = of_kind(bundle, "Observation")
    assert observation["code"] == {"text": name}
    found = [code["code"] for each in observation.get("category", ()) for code in each["coding"]]
    assert found == categories


def test_a_session_of_which_all_was_left_out_was_not_done():
    missed = (Exercise(name="Plank", done="not_today", skipped_why="tired"),)
    bundle = bundle_with(
        Session(id="s", setting="clinic", ended_at=NOW, exercises=missed),
        Session(id="t", setting="home", ended_at=NOW, exercises=missed),
    )
    (procedure,) = of_kind(bundle, "Procedure")
    assert procedure["status"] == "not-done"
    (observation,) = of_kind(bundle, "Observation")
    assert observation["dataAbsentReason"]["coding"][0]["code"] == "not-performed"
    assert observation["note"] == [{"text": "Plank: not done today; left out: tired"}]


def test_the_page_comes_as_a_document_that_refers_to_its_bytes():
    bundle = bundle_of(sample_document(NOW), page=PAGE)
    (document,), (binary,) = of_kind(bundle, "DocumentReference"), of_kind(bundle, "Binary")
    attachment = document["content"][0]["attachment"]
    assert attachment["url"] == f"urn:uuid:{binary['id']}"
    assert (attachment["contentType"], attachment["size"]) == (binary["contentType"], len(PAGE))
    assert b64decode(binary["data"]) == PAGE
    assert of_kind(bundle_of(sample_document(NOW)), "DocumentReference") == []


def test_a_text_has_only_the_blanks_that_fhir_knows_and_no_marks_of_direction():
    note = "a\u00a0b\u3000c\u2028d\ufeff \u2068e\u2069\tf\ng"
    (response,) = of_kind(bundle_with(Entry(id="e", at=NOW, note=note)), "QuestionnaireResponse")
    assert answers(response)["note"] == ["a b c d  e\tf\ng"]


def test_each_question_and_answer_has_words_of_its_own():
    asked = dict(everything(questions()))
    assert {"soreness", "checks.saddle", "spread.leg.left.change", "week.pain"} <= set(asked)
    assert len(asked) > 100
    alone = [text for path, text in asked.items() if "." not in path or path.startswith("checks.")]
    assert len(set(alone)) == len(alone)


def everything(several):
    for each in several:
        yield each.definition["linkId"], each.definition["text"]
        yield from everything(each.below)
