"""The limits of the records are the limits of the published schema, field by field."""

import copy
import json
from pathlib import Path

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.limits import (
    Choice,
    Day,
    Flag,
    Many,
    Moment,
    Number,
    Record,
    Text,
    Whole,
    limit_of,
    limits_of,
)
from ptdiary.diary.profile import Profile

CASES = Path(__file__).parent.parent / "cases"
SCHEMA = json.loads((CASES / "diary.schema.json").read_text("utf-8"))
OLD_SCHEMA = json.loads((CASES / "diary.schema.v1.json").read_text("utf-8"))
HEADING = {"format", "version", "exported_at", "app_version"}


def resolved(schema, root):
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return {name: value for name, value in schema.items() if name != "description"}


def object_schema(kind, version=2):
    """What the schema of a record's limits would say."""
    known = [each for each in limits_of(kind) if each.since <= version]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {each.name: schema_of(each.limit, version) for each in known},
        "required": sorted(each.name for each in known if each.required),
    }


def schema_of(limit, version=2):  # noqa: C901, PLR0911 one case for each kind of limit
    match limit:
        case Whole(low, high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Number(low, None):
            return {"type": "number", "minimum": low}
        case Number(low, high):
            return {"type": "number", "minimum": low, "maximum": high}
        case Text(longest, shortest):
            least = {"minLength": shortest} if shortest else {}
            return {"type": "string", "maxLength": longest} | least
        case Choice(options, added):
            return {"enum": sorted(set(options) - set(added if version == 1 else ()))}
        case Flag(only_true):
            return {"const": True} if only_true else {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date"}
        case Moment():
            return {"type": "string", "format": "date-time"}
        case Record(kind):
            return object_schema(kind, version)
        case Many(of, unique, fewest, most):
            several = {"type": "array", "items": schema_of(of, version)}
            bounds = {"minItems": fewest or None, "maxItems": most, "uniqueItems": unique or None}
            return several | {name: each for name, each in bounds.items() if each is not None}
    raise AssertionError(limit)


def plain(schema, root):
    """A schema without its descriptions, and with what has no order sorted."""
    schema = resolved(schema, root)
    if "properties" in schema:
        inner = schema["properties"].items()
        schema["properties"] = {name: plain(each, root) for name, each in inner}
        schema["required"] = sorted(schema.get("required", []))
    if "items" in schema:
        schema["items"] = plain(schema["items"], root)
    if "enum" in schema:
        schema["enum"] = sorted(schema["enum"])
    return schema


PUBLISHED = plain(SCHEMA, SCHEMA)["properties"]
OLD = plain(OLD_SCHEMA, OLD_SCHEMA)["properties"]


def limits_of_part(part, version=2):
    if part == "profile":
        return object_schema(Profile, version)
    return schema_of(limit_of(Diary, part), version)


def without_reach_in_an_arm(published):
    """The one thing that the schema cannot say: a reach belongs to the leg."""
    arm = published["items"]["properties"]["spread"]["properties"]["arm"]
    for side in arm["properties"].values():
        del side["properties"]["reach"]
    return published


@pytest.mark.parametrize("part", sorted(PUBLISHED.keys() - HEADING))
def test_a_part_of_the_diary_has_the_limits_of_the_schema(part):
    published = copy.deepcopy(PUBLISHED[part])
    if part == "entries":
        published = without_reach_in_an_arm(published)
    assert limits_of_part(part) == published


@pytest.mark.parametrize("part", sorted(OLD.keys() - HEADING))
def test_a_document_of_version_1_has_the_limits_of_its_own_schema(part):
    assert limits_of_part(part, version=1) == OLD[part]


def test_the_diary_has_every_part_of_the_schema_and_no_other():
    names = {each.name or "profile" for each in limits_of(Diary)}
    assert names == PUBLISHED.keys() - HEADING


def test_the_order_of_fields_is_that_of_the_schema():
    """So that a document reads in the order in which the schema tells it."""
    entry = SCHEMA["properties"]["entries"]["items"]["properties"]
    assert [each.name for each in limits_of(limit_of(Diary, "entries").of.kind)] == list(entry)


def test_an_unknown_field_is_an_error():
    with pytest.raises(KeyError):
        limit_of(Profile, "shoe_size")
