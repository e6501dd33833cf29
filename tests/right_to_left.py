"""A diary whose patient writes in Hebrew, and what of her words is not kept apart from ours."""

import re
from dataclasses import fields, is_dataclass, replace

from ptdiary.diary.limits import Many, Text, limits_of

_KEPT = {"id", "phone", "emergency_number", "urgent_number", "rules", "app_version"}
_HEBREW = re.compile("[\u0590-\u05ff]")
_ISOLATE = re.compile("\u2068[^\u2066-\u2069]*\u2069")


def in_hebrew(record, spoken):
    """The record with each text of the patient's as a Hebrew one with a number; `spoken` fills."""
    changed = {}
    limits = {each.attribute: each.limit for each in limits_of(type(record))}
    for name, limit in limits.items():
        value = getattr(record, name)
        if name in _KEPT or not value or isinstance(value, bool):
            continue
        if isinstance(limit, Text):
            changed[name] = _said(value, spoken)
        elif isinstance(limit, Many) and isinstance(limit.of, Text):
            changed[name] = tuple(_said(each, spoken) for each in value)
        elif isinstance(value, tuple) and is_dataclass(value[0]):
            changed[name] = tuple(in_hebrew(each, spoken) for each in value)
        elif is_dataclass(value) and fields(value):
            changed[name] = in_hebrew(value, spoken)
    return replace(record, **changed)


def _said(text, spoken):
    return spoken.setdefault(text, f"מילה {len(spoken) + 100}")


def turned(texts, spoken):
    """Those of these texts in which a word of hers stands beside ours without an isolate."""
    return [text for text in texts if _is_turned(text, spoken)]


def _is_turned(text, spoken):
    rest = _ISOLATE.sub("", text)
    if not _HEBREW.search(rest):
        return False
    for own in sorted(spoken.values(), key=len, reverse=True):
        rest = rest.replace(own, "")
    return re.search("[A-Za-z0-9]", rest) is not None
