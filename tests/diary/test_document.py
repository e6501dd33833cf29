"""Reading a document: each fault is told with its place. Writing: the same bytes each time."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ptdiary.diary.diary import Diary
from ptdiary.diary.document import LARGEST_FILE, Document, read_document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.fields import DocumentError, FieldReader
from tests.clocks import NOW
from tests.records import diaries

CASES = json.loads((Path(__file__).parent.parent / "cases" / "vignettes.json").read_text("utf-8"))[
    "cases"
]
AT = "2026-11-20T09:30:00+01:00"


def smallest(**more):
    return (
        {"format": "ptdiary", "version": 2, "exported_at": "2026-11-21T12:00:00+00:00"}
        | {"entries": []}
        | more
    )


def read(plain):
    return read_document(json.dumps(plain).encode())


def told(plain):
    """What is told about a document that is refused."""
    content = plain if isinstance(plain, bytes) else json.dumps(plain).encode()
    with pytest.raises(DocumentError) as caught:
        read_document(content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def with_entry(**answers):
    return smallest(entries=[{"id": "e1", "at": AT} | answers])


def as_text(plain, **replaced):
    """A document in which words stand for values that json.dumps would not write."""
    text = json.dumps(plain)
    for word, value in replaced.items():
        text = text.replace(f'"{word}"', value)
    return text.encode()


def test_the_smallest_document():
    assert read(smallest()) == Document(exported_at=NOW, diary=Diary())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_worked_case_is_read_and_written_word_for_word(case):
    document = read(case["diary"])
    said = without_empty(case["diary"]) | {"version": 2}
    said["entries"].sort(key=lambda entry: (datetime.fromisoformat(entry["at"]), entry["id"]))
    assert json.loads(write_document(document)) == said
    assert write_document(read_document(write_document(document))) == write_document(document)


@given(diary=diaries())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_back(diary):
    document = Document(exported_at=NOW, diary=diary)
    again = read_document(write_document(document))
    assert again == document
    assert write_document(again) == write_document(document)


def test_a_byte_order_mark_is_taken():
    assert read_document(b"\xef\xbb\xbf" + json.dumps(smallest()).encode()).exported_at == NOW


def test_empty_lists_and_objects_say_nothing():
    document = read(with_entry(quality=[], checks={}, nerve_signs={"numbness": {}}) | {"plan": []})
    assert document.diary.entries[0].checks is None
    assert document.diary.entries[0].nerve_signs is None
    assert b"quality" not in write_document(document)
    assert b"plan" not in write_document(document)
    assert b'"entries": []' in write_document(Document(exported_at=NOW))


def without_empty(plain):
    """What a document says: an empty list or object says nothing."""
    if isinstance(plain, list):
        return [without_empty(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    said = {
        name: value if name == "spread" else without_empty(value) for name, value in plain.items()
    }
    return {name: each for name, each in said.items() if each not in ([], {}) or name == "entries"}


NOT_DOCUMENTS = [
    (b"", "line 1, column 1: is not JSON (Expecting value)"),
    (b"{", "line 1, column 2: is not JSON (Expecting property name enclosed in double quotes)"),
    (b'{\n"a": 1,\nb}', ("line 3, column 1: is not JSON"
     " (Expecting property name enclosed in double quotes)")),
    (b"{} {}", "line 1, column 4: is not JSON (Extra data)"),
    (b"[]", "this is not a diary document: it does not begin with {"),
    (b"null", "this is not a diary document: it does not begin with {"),
    (b"7", "this is not a diary document: it does not begin with {"),
    (b'{"a":\n"\xe4"}', "line 2: is not UTF-8 text"),
    (json.dumps(smallest()).encode("utf-16"), "line 1: is not UTF-8 text"),
    (b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "the document is nested too deeply"),
    (b"[" * 100_000, "the document is nested too deeply"),
    (b'{"version": ' + b"1" * 5000 + b"}", "a number in the document is far too long"),
    (b"{}", 'format: is not "ptdiary", so this is not a diary document'),
    (b'{"format": "ptdairy"}', 'format: is not "ptdiary", so this is not a diary document'),
    (b'{"format": "ptdiary", "format": "ptdiary"}', "format: stands there twice"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "what"), NOT_DOCUMENTS, ids=range(len(NOT_DOCUMENTS)))
def test_what_is_no_document_is_told(content, what):
    assert told(content) == what


def test_a_huge_file_is_refused_before_it_is_parsed():
    assert told(b"[" * (LARGEST_FILE + 1)) == "the file is larger than 64 MiB"


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.5, None, [1]])
def test_a_version_that_is_none_is_told(version):
    assert told(smallest(version=version)) == "version: is not the number of a version"


def test_a_newer_version_is_told():
    assert told(smallest(version=3, mood="new")) == (
        "version: 3 was written by a newer PT Diary; this one reads 2"
    )


NEW_IN_2 = [
    ({"nights": 0}, "nights: is not a field of version 1"),
    ({"spread": {}}, "spread: is not a field of version 1"),
    ({"checks": {"sudden_weakness": "no"}}, "checks.sudden_weakness: is not a field of version 1"),
    ({"checks": {"saddle": "known"}},
     "checks.saddle: 'known' is not one of yes, no, unsure, declined"),
    ({"nerve_signs": {"numbness": {"one_side": "new"}}},
     "nerve_signs.numbness.one_side: is not a field of version 1"),
    ({"nerve_signs": {"numbness": {"left": "less"}}},
     "nerve_signs.numbness.left: 'less' is not one of no, same, new, worse, unsure"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "what"), NEW_IN_2, ids=range(len(NEW_IN_2)))
def test_a_document_of_version_1_holds_nothing_of_version_2(answers, what):
    assert read(with_entry(**answers)).diary.entries
    assert told(with_entry(**answers) | {"version": 1}) == f"entries[0].{what}"


def test_a_document_of_version_1_is_one_of_version_2_as_it_stands():
    old = with_entry(travels="yes", nerve_signs={"numbness": {"left": "same"}}) | {"version": 1}
    written = write_document(read(old))
    assert json.loads(written) == old | {"version": 2}
    assert write_document(read_document(written)) == written


def test_pain_that_is_there_and_not_asked_about_is_not_lost():
    for spread in ({}, {"leg": {"left": {}}}, {"arm": {"one_side": {}}, "leg": {"right": {}}}):
        document = read(with_entry(spread=spread))
        assert json.loads(write_document(document))["entries"][0]["spread"] == spread
        assert read_document(write_document(document)) == document


def test_a_reach_belongs_to_a_leg():
    leg, arm = ({limb: {"left": {"change": "new", "reach": "thigh"}}} for limb in ("leg", "arm"))
    assert read(with_entry(spread=leg)).diary.entries[0].spread.leg.left.reach == "thigh"
    assert told(with_entry(spread=arm)) == (
        "entries[0].spread.arm.left.reach: is not a field of version 2"
    )


NOT_KNOWN = [
    ({"sign": "numbness", "limb": "face", "side": "left"}, "a face has no side"),
    ({"sign": "pain", "nights": 2}, "nights belong to night_pain"),
    ({"sign": "numbness", "limb": "leg", "reach": "thigh"}, "a reach belongs to pain"),
    ({"sign": "night_pain", "score": 2}, "a score belongs to fatigue, interference or movement"),
]


@pytest.mark.parametrize(("item", "what"), NOT_KNOWN, ids=range(len(NOT_KNOWN)))
def test_a_detail_that_does_not_belong_to_a_known_sign_is_told(item, what):
    assert told(smallest(profile={"known": [{"sign": "pain"}, item]})) == (
        f"profile.known[1]: {what}"
    )


def test_days_and_lists_of_a_fixed_length_have_their_limits():
    plan = {"id": "p", "name": "x"}
    assert read(smallest(plan=[plan | {"from": "2026-02-28"}])).diary.plan[0].from_day.day == 28
    assert told(smallest(plan=[plan | {"from": "2026-02-29"}])) == (
        "plan[0].from: '2026-02-29' is not in the calendar"
    )
    assert told(smallest(plan=[plan | {"until": AT}])).startswith("plan[0].until: ")
    outlook = {"id": "o", "said_at": AT, "for": AT, "session_id": "s", "dots": [1] * 9}
    assert told(smallest(outlooks=[outlook])) == ("outlooks[0].dots: has 9 items, less than 10")
    assert told(smallest(outlooks=[outlook | {"dots": [1] * 11}])) == (
        "outlooks[0].dots: has 11 items, more than 10"
    )


def test_only_the_day_being_known_is_said_or_left_out():
    assert read(with_entry(time_unknown=True)).diary.entries[0].time_unknown is True
    assert told(with_entry(time_unknown=False)) == "entries[0].time_unknown: false is not true"


@pytest.mark.parametrize("name", ["format", "version", "exported_at", "entries"])
def test_what_is_missing_at_the_top_is_told(name):
    plain = smallest()
    del plain[name]
    assert told(plain).startswith(f"{name}: ")


FAULTS = [
    ({"soreness": 11}, "soreness: 11 is not between 0 and 10"),
    ({"soreness": -1}, "soreness: -1 is not between 0 and 10"),
    ({"soreness": 4.5}, "soreness: 4.5 is not a whole number"),
    ({"soreness": True}, "soreness: true is not a number"),
    ({"soreness": "4"}, "soreness: '4' is not a number"),
    ({"soreness": None}, "soreness: is null; leave the field out where nothing was answered"),
    ({"soreness": [4]}, "soreness: a list is not a number"),
    ({"soreness": 10**40}, ("soreness: 1000000000000000000000000000000000000000… is not between"
     " 0 and 10")),
    ({"sleep_hours": 24.01}, "sleep_hours: 24.01 is not between 0 and 24"),
    ({"sleep_hours": False}, "sleep_hours: false is not a number"),
    ({"mood": 4}, "mood: is not a field of version 2"),
    ({"Soreness": 4}, "Soreness: is not a field of version 2"),
    ({"no such\nfield": 4}, "'no such\\nfield': is not a field of version 2"),
    ({"travels": "Yes"}, "travels: 'Yes' is not one of yes, no, unsure"),
    ({"travels": True}, "travels: true is not one of yes, no, unsure"),
    ({"travels": ["yes"]}, "travels: a list is not one of yes, no, unsure"),
    ({"checks": {"saddle": "perhaps"}},
     "checks.saddle: 'perhaps' is not one of yes, no, unsure, declined, known"),
    ({"checks": {"sadle": "no"}}, "checks.sadle: is not a field of version 2"),
    ({"checks": []}, "checks: is not an object with named fields"),
    ({"checks": "no"}, "checks: is not an object with named fields"),
    ({"nerve_signs": {"numbness": {"left": "yes"}}},
     "nerve_signs.numbness.left: 'yes' is not one of no, same, less, new, worse, unsure"),
    ({"regions": "lumbar.left"}, "regions: is not a list"),
    ({"regions": {"0": "lumbar.left"}}, "regions: is not a list"),
    ({"regions": ["lumbar.left", "moon"]}, "regions[1]: 'moon' is not one of the known words"),
    ({"regions": ["lumbar.left", "lumbar.left"]}, "regions[1]: 'lumbar.left' stands there twice"),
    ({"worse_with": [None]},
     "worse_with[0]: is null; leave the field out where nothing was answered"),
    ({"worse_with": ["x" * 201]}, "worse_with[0]: has 201 characters, more than 200"),
    ({"note": 7}, "note: 7 is not text"),
    ({"note": {}}, "note: an object is not text"),
    ({"note": "x" * 20_001}, "note: has 20001 characters, more than 20000"),
    ({"note": "a\0b"}, "note: holds the character U+0000, which is not text"),
    ({"note": "a\rb"}, "note: holds the character U+000D, which is not text"),
    ({"note": "a\x7fb"}, "note: holds the character U+007F, which is not text"),
    ({"note": "a\x85b"}, "note: holds the character U+0085, which is not text"),
    ({"note": "broken \ud83d"}, "note: holds the character U+D83D, which is not text"),
    ({"note": "broken \udc00 again"}, "note: holds the character U+DC00, which is not text"),
    ({"left_out": ""}, "left_out: is empty"),
    ({"id": ""}, "id: is empty"),
    ({"id": 1}, "id: 1 is not text"),
    ({"id": "x" * 65}, "id: has 65 characters, more than 64"),
    ({"at": 1763632800}, "at: 1763632800 is not a time"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "what"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_in_an_entry_is_told_with_its_place(answers, what):
    plain = smallest(entries=[{"id": "e0", "at": AT}, {"id": "e1", "at": AT} | answers])
    assert told(plain) == f"entries[1].{what}"


TIMES = [
    ("2026-11-20T09:30:00", "has no UTC offset"),
    ("2026-11-20 09:30", "has no UTC offset"),
    ("2026-11-20", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("yesterday", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("2026-11-20T09:30+01:00", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("2026-11-20T09:30:00+0100", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("2026-11-20T09:30:00+01:00 ", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("2026-W47-5T09:30:00+01:00", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("20261120T093000+01:00", "is not a time like 2026-11-21T09:30:00+01:00"),
    ("0000-11-20T09:30:00+01:00", "is not in the calendar"),
    ("2026-02-29T09:30:00+01:00", "is not in the calendar"),
    ("2026-13-01T09:30:00+01:00", "is not in the calendar"),
    ("2026-11-20T24:00:00+01:00", "is not in the calendar"),
    ("2026-06-30T23:59:60Z", "is not in the calendar"),
    ("2026-11-20T09:60:00+01:00", "is not in the calendar"),
    ("2026-11-20T09:30:00+24:00", "is not in the calendar"),
    ("2026-11-20T09:30:00+01:60", "is not a time like 2026-11-21T09:30:00+01:00"),
]  # fmt: skip


@pytest.mark.parametrize(("at", "what"), TIMES, ids=[at for at, _ in TIMES])
def test_a_time_that_is_none_is_told(at, what):
    assert told(with_entry(at=at)) == f"entries[0].at: {at!r} {what}"


def test_digits_of_another_script_are_no_time():
    at = "\u0662\u0660\u0662\u0666-11-20T09:30:00+01:00"
    assert told(with_entry(at=at)).startswith("entries[0].at: '\\u0662")


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        ("2026-11-20T09:30:00Z", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20t09:30:00z", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20T09:30:00-00:00", "2026-11-20T09:30:00+00:00"),
        ("2026-11-20T09:30:00.5+05:45", "2026-11-20T09:30:00.500000+05:45"),
        ("2026-11-20T09:30:00.123456789+05:45", "2026-11-20T09:30:00.123456+05:45"),
        ("2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+01:00"),
        ("2024-02-29T23:59:59-12:00", "2024-02-29T23:59:59-12:00"),
        ("1900-01-01T00:00:00+14:00", "1900-01-01T00:00:00+14:00"),
    ],
)
def test_a_time_keeps_its_offset(at, kept):
    document = read(with_entry(at=at))
    assert document.diary.entries[0].at.isoformat() == kept
    assert read_document(write_document(document)) == document


def test_a_time_may_be_366_days_ahead_and_no_second_more():
    edge = NOW + timedelta(days=366)
    far_zone = timezone(timedelta(hours=-12))
    assert read(with_entry(at=edge.isoformat())).diary.entries[0].at == edge
    assert read(with_entry(at=edge.astimezone(far_zone).isoformat())).diary.entries[0].at == edge
    late = (edge + timedelta(seconds=1)).isoformat()
    assert told(with_entry(at=late)) == (
        f"entries[0].at: {late} is more than 366 days after exported_at"
    )


def test_a_time_before_1900_is_a_slip():
    at = "1899-12-31T23:59:59+00:00"
    assert told(with_entry(at=at)) == f"entries[0].at: {at} is before the year 1900"


@pytest.mark.parametrize("year", ["0026", "1026", "1899"])
def test_a_document_of_a_year_nobody_lived_is_a_slip_of_its_own(year):
    at = f"{year}-11-29T09:00:00+00:00"
    plain = {**with_entry(at=at), "exported_at": at}
    assert told(plain) == f"exported_at: {at} is before the year 1900"


def test_a_time_after_2100_is_a_slip_whenever_the_document_was_exported():
    at = "2126-11-29T09:00:00+00:00"
    plain = {**with_entry(at=at), "exported_at": at}
    assert told(plain) == f"entries[0].at: {at} is after the year 2100"


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("0026-11-29", "is before the year 1900"), ("1026-11-29", "is before the year 1900"),
        ("2126-11-29", "is after the year 2100"),
    ],
)  # fmt: skip
def test_a_day_of_a_year_nobody_lived_is_a_slip(day, what):
    plain = smallest(plan=[{"id": "p", "name": "Hip hinge", "until": day}])
    assert told(plain) == f"plan[0].until: {day} {what}"


def test_what_a_diary_file_holds_is_never_refused_for_its_year():
    plain = {"id": "slip", "at": "0026-11-29T09:00:00+00:00", "soreness": 4}
    assert FieldReader().record(Entry, plain, "history").at.year == 26


def test_exported_at_itself_is_never_ahead():
    assert read(smallest(exported_at="9999-12-31T23:59:59+00:00")).exported_at.year == 9999


def session(**more):
    return smallest(sessions=[{"id": "s", "ended_at": AT} | more])


def test_a_session_that_ends_before_it_starts_is_told():
    assert told(session(started_at="2026-11-20T09:30:01+01:00")) == (
        "sessions[0]: ends before it starts"
    )
    assert told(session(started_at="2026-11-20T09:00:00+00:00")) == (
        "sessions[0]: ends before it starts"
    )


def test_a_session_may_end_as_it_starts_whatever_the_offsets():
    started = "2026-11-20T04:30:00-04:00"
    assert read(session(started_at=started)).diary.sessions[0].started_at.isoformat() == started


def test_a_repeated_id_is_told():
    twice = [{"id": "a", "at": AT}, {"id": "b", "at": AT}, {"id": "a", "at": AT}]
    assert told(smallest(entries=twice)) == "entries[2]: the id 'a' stands there twice"
    plan = [{"id": "a", "name": "x"}, {"id": "a", "name": "y"}]
    assert told(smallest(plan=plan)) == "plan[1]: the id 'a' stands there twice"


def test_ids_that_look_alike_are_the_same_in_their_normal_form():
    twice = [{"id": "\u00e9", "at": AT}, {"id": "e\u0301", "at": AT}]
    assert told(smallest(entries=twice)) == "entries[1]: the id '\\xe9' stands there twice"


def test_two_parts_may_use_the_same_id():
    both = smallest(entries=[{"id": "a", "at": AT}], plan=[{"id": "a", "name": "x"}])
    assert read(both).diary.plan[0].id == "a"


@pytest.mark.parametrize("name", ["id", "at"])
def test_what_every_entry_has_is_missed(name):
    plain = with_entry()
    del plain["entries"][0][name]
    assert told(plain) == f"entries[0].{name}: is missing"


def test_what_every_exercise_and_rating_has_is_missed():
    assert told(session(exercises=[{"sets": 3}])) == "sessions[0].exercises[0].name: is missing"
    activity = {"id": "k", "name": "kneel", "ratings": [{"at": AT}]}
    assert told(smallest(activities=[activity])) == "activities[0].ratings[0].score: is missing"


def test_an_empty_record_in_a_list_is_told():
    assert told(smallest(entries=[{}])) == "entries[0].id: is missing"
    assert told(smallest(entries=[[]])) == "entries[0]: is not an object with named fields"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_told_with_its_place(number):
    content = as_text(with_entry(soreness="HERE"), HERE=number)
    assert told(content) == f"entries[0].soreness: {number} is not a number"
    content = as_text(with_entry(note="HERE"), HERE=number)
    assert told(content).startswith("entries[0].note: ")


@pytest.mark.parametrize("number", ["1e999", "-1e999"])
def test_a_number_beyond_all_numbers_is_told(number):
    content = as_text(with_entry(sleep_hours="HERE"), HERE=number)
    assert told(content) == f"entries[0].sleep_hours: {number[:-5]}inf is not a number"


def test_a_number_without_an_upper_limit_has_one_all_the_same():
    long = session(exercises=[{"name": "x", "settled_after_minutes": 10**400}])
    assert told(long).endswith(" is far too large")
    large = session(exercises=[{"name": "x", "settled_after_minutes": 2**60 + 1}])
    document = read(large)
    assert document.diary.sessions[0].exercises[0].settled_after_minutes == 2**60
    assert read_document(write_document(document)) == document


def test_a_whole_number_may_be_written_with_a_point():
    content = as_text(with_entry(soreness="HERE", sleep_hours="THERE"), HERE="4.0", THERE="7.0")
    (entry,) = read_document(content).diary.entries
    assert (entry.soreness, type(entry.soreness)) == (4, int)
    assert (entry.sleep_hours, type(entry.sleep_hours)) == (7, int)


@pytest.mark.parametrize("zero", ["-0", "-0.0", "0.0", "0e5"])
def test_every_zero_is_0(zero):
    content = as_text(with_entry(soreness="HERE", sleep_hours="THERE"), HERE=zero, THERE=zero)
    document = read_document(content)
    assert b'"soreness": 0,' in write_document(document)
    assert b'"sleep_hours": 0\n' in write_document(document)


def test_a_key_that_stands_there_twice_is_told_with_its_place():
    content = as_text(with_entry(checks={"saddle": "no", "TWICE": "yes"}), TWICE='"saddle"')
    assert told(content) == "entries[0].checks.saddle: stands there twice"
    content = as_text(with_entry(soreness=3, TWICE=4), TWICE='"soreness"')
    assert told(content) == "entries[0].soreness: stands there twice"
    content = as_text(smallest(TWICE=[]), TWICE='"entries"')
    assert told(content) == "entries: stands there twice"


def test_text_is_read_in_its_normal_form():
    document = read(with_entry(note="cafe\u0301", worse_with=["A\u030a"]))
    assert document.diary.entries[0].note == "caf\u00e9"
    assert document.diary.entries[0].worse_with == ("\u00c5",)


def test_length_is_counted_in_the_normal_form():
    assert read(with_entry(left_out="e\u0301" * 200)).diary.entries[0].left_out == "\u00e9" * 200


def test_newlines_tabs_and_every_script_are_text():
    note = "one\n\ttwo\u2028three \U0001f642 \u202eback\u202c \u0627\u0644\u0645 \u200d"
    assert read(with_entry(note=note)).diary.entries[0].note == note


def test_an_emoji_written_as_two_halves_is_whole():
    content = json.dumps(with_entry(note="HERE")).replace("HERE", "\\ud83d\\ude42").encode()
    assert read_document(content).diary.entries[0].note == "\U0001f642"


def test_the_name_of_the_writer_is_kept():
    document = read(smallest(app_version="9.9"))
    assert document.app_version == "9.9"
    assert b'"app_version": "9.9"' in write_document(document)
    assert told(smallest(app_version=9)) == "app_version: 9 is not text"


def test_records_stand_in_the_order_of_time_and_then_id():
    summer = datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    winter = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    entries = [
        {"id": "c", "at": winter.isoformat()}, {"id": "b", "at": winter.isoformat()},
        {"id": "z", "at": summer.isoformat()},
    ]  # fmt: skip
    assert [each.id for each in read(smallest(entries=entries)).diary.entries] == ["z", "b", "c"]


def test_the_text_does_not_depend_on_the_order_in_which_records_were_kept():
    one, two = (Entry(id=id_, at=NOW) for id_ in "ab")
    texts = {
        write_document(Document(exported_at=NOW, diary=Diary(entries=order)))
        for order in ((one, two), (two, one))
    }
    assert len(texts) == 1


def test_a_long_diary_is_read_whole():
    entries = [{"id": f"e{number}", "at": AT, "soreness": number % 11} for number in range(7300)]
    assert len(read(smallest(entries=entries)).diary.entries) == 7300
