"""The reader takes what the published schema takes, and little less."""

import copy
import json
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ptdiary.diary.document import read_document
from ptdiary.diary.fields import DocumentError

FOLDER = Path(__file__).parent.parent / "cases"
SCHEMA = json.loads((FOLDER / "diary.schema.json").read_text("utf-8"))
OLD_SCHEMA = json.loads((FOLDER / "diary.schema.v1.json").read_text("utf-8"))
NEWEST = jsonschema.Draft202012Validator(SCHEMA)
OLD = jsonschema.Draft202012Validator(OLD_SCHEMA)
CASES = [
    case["diary"] for case in json.loads((FOLDER / "vignettes.json").read_text("utf-8"))["cases"]
]

# What the schema cannot say (diary-format.md): such a document is refused all the same.
BEYOND_THE_SCHEMA = (
    "is not a time", "UTC offset", "not in the calendar", "366 days", "ends before it starts",
    "stands there twice", "which is not text", "far too large", "is not a number",
    "is not a day", "before the year 1900", "reach: is not a field", "a face has no side",
    "nights belong to",
    "a reach belongs to", "a score belongs to",
)  # fmt: skip

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 2200),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(
        ["yes", "no", "same", "new", "declined", "lumbar.left", "clinic", "2025-03-03T18:00:00Z"]
    ),
    st.builds(list),  # a new one each time: it may be changed
    st.builds(dict),
    st.builds(lambda: ["sharp"]),
    st.just("x" * 20_001),
)


def places(plain, path=()):
    """The path of every value in a document."""
    yield path
    if isinstance(plain, dict):
        for name, value in plain.items():
            yield from places(value, (*path, name))
    if isinstance(plain, list):
        for index, value in enumerate(plain):
            yield from places(value, (*path, index))


@st.composite
def mutated(draw):
    """A worked case with one to three of its values replaced, removed, doubled or added."""
    plain = copy.deepcopy(draw(st.sampled_from(CASES)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([path for path in places(plain) if path]))
        parent = plain
        for step in path[:-1]:
            parent = parent[step]
        change(draw, parent, path[-1])
    return plain


def change(draw, parent, step):
    match draw(st.sampled_from(["replace", "replace", "remove", "add"])):
        case "replace":
            parent[step] = draw(VALUES)
        case "remove":
            del parent[step]
        case "add" if isinstance(parent, dict):
            parent[draw(st.sampled_from(FIELDS))] = draw(VALUES)
        case "add":
            parent.append(copy.deepcopy(parent[step]))


def fields(schema):
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from fields(inner)
        yield from fields(inner.get("items", {}))


FIELDS = sorted(
    {*fields(SCHEMA), *(name for each in SCHEMA["$defs"].values() for name in fields(each))}
)


def is_valid(plain):
    """Whether the schema of the document's own version takes it."""
    version = plain.get("version") if isinstance(plain, dict) else None
    old = not isinstance(version, bool) and version == 1
    return (OLD if old else NEWEST).is_valid(plain)


def refusal(plain):
    try:
        read_document(json.dumps(plain).encode())
    except DocumentError as error:
        return error
    return None


@given(plain=mutated())
@settings(
    deadline=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@example(plain=CASES[0] | {"version": 1.0})
def test_the_reader_and_the_schema_agree(plain):
    error = refusal(plain)
    valid = is_valid(plain)
    if error is None:
        assert valid, "the reader takes what the schema refuses"
    elif valid:
        assert any(words in str(error) for words in BEYOND_THE_SCHEMA), (
            f"the reader refuses what the schema takes: {error}"
        )


@pytest.mark.parametrize("plain", CASES, ids=range(len(CASES)))
def test_both_take_every_worked_case(plain):
    assert is_valid(plain)
    assert refusal(plain) is None


@pytest.mark.parametrize("value", [None, True, -1, 11, 4.5, "4", [], {}, 4, 4.0, 0])
@pytest.mark.parametrize("field", ["soreness", "sleep_hours", "note", "travels", "quality", "id"])
def test_both_say_the_same_of_one_answer(field, value):
    plain = copy.deepcopy(CASES[0])
    plain["entries"][0][field] = value
    assert (refusal(plain) is None) == is_valid(plain)


@given(text=st.text(max_size=8))
def test_any_text_is_taken_in_its_normal_form_or_refused_for_a_sign_that_is_none(text):
    plain = {"format": "ptdiary", "version": 1, "exported_at": "2026-11-21T12:00:00Z"} | {
        "entries": [{"id": "e", "at": "2026-11-20T12:00:00Z", "note": text}]
    }
    normal = unicodedata.normalize("NFC", text)
    signs = {sign for sign in normal if unicodedata.category(sign) in {"Cc", "Cs"}}
    error = refusal(plain)
    if signs - {"\n", "\t"}:
        assert "which is not text" in str(error)
    else:
        assert error is None
        (entry,) = read_document(json.dumps(plain).encode()).diary.entries
        assert entry.note == normal
