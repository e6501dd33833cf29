"""A Bundle is read back into the same diary by a reader that knows the guide of FHIR alone."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings

from ptdiary.diary import Entry
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document
from ptdiary.diary.entry import Checks
from ptdiary.diary.fields import plain_value
from ptdiary.sample import sample_document
from tests.diaries import random_document
from tests.records import diaries
from tests.report.fhir.bundles import bundle_of, of_kind
from tests.report.fhir.guide import answers, pain_ratings, questions, resources

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
NO_QUESTION = {"id", "at", "written_at", "time_unknown", "private_note"}
FURTHEST = timedelta(hours=14)


def read_back(document):
    """Holds everything that a reader makes of a Bundle against the diary."""
    bundle = bundle_of(document)
    rated = [each for each in document.diary.entries if each.soreness is not None]
    ratings = pain_ratings(bundle)
    assert [each[1:3] for each in ratings] == [(felt(each), each.soreness) for each in rated]
    assert [offset(each[1]) for each in ratings] == [offset(felt(each)) for each in rated]
    assert [bool(each[3]) for each in ratings] == [each.left_out is not None for each in rated]
    for (*_, notes), entry in zip(ratings, rated, strict=True):
        assert not notes or words(entry.left_out) in words(notes[0])
    assert {each[0] for each in ratings} <= set(resources(bundle, "Patient"))
    responses = of_kind(bundle, "QuestionnaireResponse")
    for entry, response in zip(document.diary.entries, responses, strict=True):
        found = answers(response)
        assert found.pop("at") == [written(felt(entry))]
        assert {path: told(each) for path, each in found.items()} == expected(entry)
        assert set(found) <= set(questions(response["contained"][0]))


def felt(entry):
    return entry.at.date() if entry.time_unknown else entry.at


def offset(when):
    """Of a day there is none; one that no clock on earth has is told in UTC."""
    if not isinstance(when, datetime):
        return None
    return when.utcoffset() if abs(when.utcoffset()) <= FURTHEST else timedelta(0)


def written(when):
    beyond = isinstance(when, datetime) and abs(when.utcoffset()) > FURTHEST
    return (when.astimezone(UTC) if beyond else when).isoformat()


def told(several):
    """The values of one question, in the words of the diary's document."""
    return [_told(each) for each in several]


def _told(value):
    if isinstance(value, str):
        return words(value)
    if not isinstance(value, dict):
        return value
    if "value" in value:
        return value["value"]
    if value["system"].endswith("v2-0136"):
        return {"Y": "yes", "N": "no"}[value["code"]]
    return value["code"].partition(".")[2]


def words(text):
    """A text by its words: FHIR knows fewer blanks, and marks of direction are not read."""
    kept = (" " if sign.isspace() or sign == "\ufeff" else sign for sign in text)
    return " ".join("".join(kept).replace("\u2068", "").replace("\u2069", "").split())


def expected(entry):
    """What was answered, by its path in the document, as lists."""
    return {
        path: each
        for path, each in _flat(plain_value(entry), "")
        if path.partition(".")[0] not in NO_QUESTION and each
    }


def _flat(plain, inside):
    for name, value in plain.items():
        path = f"{inside}{name}"
        if value == {}:  # it is there, and no more was asked
            yield f"{path}.no_more", [True]
        elif isinstance(value, dict):
            yield from _flat(value, f"{path}.")
        else:
            several = value if isinstance(value, list) else [value]
            yield path, [each for each in map(_plain, several) if each != ""]


def _plain(value):
    return words(value) if isinstance(value, str) else value


def test_the_sample_is_read_back():
    read_back(sample_document(NOW))


@pytest.mark.parametrize("tens", range(10))
def test_a_hundred_random_diaries_are_read_back(tens):
    for number in range(10):
        read_back(random_document(Random(f"read back {10 * tens + number}")))


@settings(max_examples=100, deadline=None)
@given(diaries())
def test_whatever_a_diary_may_hold_is_read_back(diary):
    read_back(Document(exported_at=NOW, diary=diary))


def test_the_reader_finds_what_is_wrong():
    diary = Diary(entries=(Entry(id="e", at=NOW, soreness=3, checks=Checks(fever="no")),))
    bundle = bundle_of(Document(exported_at=NOW, diary=diary))
    (observation,) = of_kind(bundle, "Observation")
    assert [each[2] for each in pain_ratings(bundle)] == [3]
    observation["code"]["coding"][0]["code"] = "72514-4"
    assert pain_ratings(bundle) == []
    (response,) = of_kind(bundle, "QuestionnaireResponse")
    assert set(answers(response)) == {"at", "soreness", "checks.fever"}


def test_unanswered_is_never_no():
    diary = Diary(entries=(Entry(id="e", at=NOW), Entry(id="f", at=NOW, checks=Checks(calf="no"))))
    bundle = bundle_of(Document(exported_at=NOW, diary=diary))
    assert pain_ratings(bundle) == []
    nothing, one = of_kind(bundle, "QuestionnaireResponse")
    assert set(answers(nothing)) == {"at"}
    assert set(answers(one)) == {"at", "checks.calf"}
    assert str(bundle).count("'code': 'N'") == 1 + no_in_lists(bundle)


def no_in_lists(bundle):
    return str(of_kind(bundle, "ValueSet")).count("'code': 'N'")
