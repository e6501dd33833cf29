"""The limits of the records are the limits of the published schema, field by field."""

import json
from pathlib import Path

import pytest

from ptdiary.diary.diary import Diary
from ptdiary.diary.limits import (
    Choice,
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

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "cases" / "diary.schema.json").read_text("utf-8")
)
HEADING = {"format", "version", "exported_at", "app_version"}


def resolved(schema):
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    return {name: value for name, value in schema.items() if name != "description"}


def object_schema(kind):
    """What the schema of a record's limits would say."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {each.name: schema_of(each.limit) for each in limits_of(kind)},
        "required": sorted(each.name for each in limits_of(kind) if each.required),
    }


def schema_of(limit):  # noqa: C901, PLR0911 one case for each kind of limit
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
        case Choice(options):
            return {"enum": sorted(options)}
        case Flag():
            return {"type": "boolean"}
        case Moment():
            return {"type": "string", "format": "date-time"}
        case Record(kind):
            return object_schema(kind)
        case Many(of, unique):
            several = {"type": "array", "items": schema_of(of)}
            return several | ({"uniqueItems": True} if unique else {})
    raise AssertionError(limit)


def plain(schema):
    """A schema without its descriptions, and with what has no order sorted."""
    schema = resolved(schema)
    if "properties" in schema:
        schema["properties"] = {name: plain(each) for name, each in schema["properties"].items()}
        schema["required"] = sorted(schema.get("required", []))
    if "items" in schema:
        schema["items"] = plain(schema["items"])
    if "enum" in schema:
        schema["enum"] = sorted(schema["enum"])
    return schema


PUBLISHED = plain(SCHEMA)["properties"]


@pytest.mark.parametrize("part", sorted(PUBLISHED.keys() - HEADING))
def test_a_part_of_the_diary_has_the_limits_of_the_schema(part):
    ours = object_schema(Profile) if part == "profile" else schema_of(limit_of(Diary, part))
    assert ours == PUBLISHED[part]


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
