"""Records for tests, made from the limits of their fields, so that none is forgotten."""

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from ptdiary.diary.diary import PARTS, Diary
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
from ptdiary.diary.plan import Experiment, MedicineDose, Outlook
from ptdiary.diary.profile import Known, Profile
from ptdiary.diary.session import Session

LONGEST = 60  # characters; the longest texts have tests of their own

OFFSETS = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2027, 6, 1), timezones=OFFSETS)  # noqa: DTZ001
# Text in its normal form: what a record holds once it has been kept.
SIGNS = st.characters(
    exclude_categories=("Cs", "Cc", "Mn", "Mc", "Lo"), include_characters="\n\tåéß"
)


def values(limit, version=2):  # noqa: C901, PLR0911 one case for each kind of limit
    """Anything that a field may hold in a document of a version."""
    match limit:
        case Whole(low, high):
            return st.integers(low, high)
        case Number(low, high):
            return st.one_of(
                st.integers(low, high or 10**30).map(lambda whole: int(float(whole))),
                st.floats(low, high or 1e300, allow_nan=False).map(whole_if_it_is),
            )
        case Text(longest, shortest):
            return st.text(SIGNS, min_size=shortest, max_size=min(longest, LONGEST)).filter(
                lambda text: is_normal(text, shortest)
            )
        case Choice(options, added):
            old = [word for word in options if word not in added]
            return st.sampled_from(old if version == 1 else options)
        case Flag(only_true):
            return st.just(True) if only_true else st.booleans()
        case Day():
            return MOMENTS.map(datetime.date)
        case Moment():
            return MOMENTS
        case Record(kind):
            return records(kind, version)
        case Many(of, unique, fewest, most):
            least = max(fewest, 1)
            most = max(least, min(most or 4, 4))
            several = st.lists(values(of, version), min_size=least, max_size=most, unique=unique)
            return several.map(tuple)
    raise AssertionError(limit)


def is_normal(text, shortest):
    return unicodedata.normalize("NFC", text) == text and len(text) >= shortest


def whole_if_it_is(number):
    return int(number) if number.is_integer() else number


def records(kind, version=2):
    """A record of a kind with any of its fields answered; an empty one inside another is None."""
    fields = {}
    for each in limits_of(kind):
        empty = () if isinstance(each.limit, Many) else None
        if each.required:
            fields[each.attribute] = values(each.limit, version)
        elif each.since > version:
            fields[each.attribute] = st.just(empty)
        else:
            fields[each.attribute] = st.one_of(st.just(empty), values(each.limit, version))
    made = st.fixed_dictionaries(fields)
    if kind is Session:
        made = made.map(ending_after_its_start)
    if kind is Known:
        made = made.map(with_its_own_details)
    return made.map(lambda chosen: without_empty(kind(**chosen)))


def ending_after_its_start(chosen):
    started, ended = chosen["started_at"], chosen["ended_at"]
    if started is not None and started > ended:
        return chosen | {"started_at": ended, "ended_at": started}
    return chosen


def with_its_own_details(chosen):
    """A known sign without the details that belong to others."""
    sign = chosen["sign"]
    kept = {
        "side": chosen["limb"] != "face",
        "nights": sign == "night_pain",
        "reach": sign == "pain",
        "score": sign in {"fatigue", "interference", "movement"},
    }
    return chosen | {name: None for name, belongs in kept.items() if not belongs}


def without_empty(record):
    """Records inside a record that hold no answer are None, as in a document."""
    empty = {
        each.attribute: None
        for each in limits_of(type(record))
        if isinstance(each.limit, Record)
        and not each.limit.empty_counts
        and getattr(record, each.attribute) == each.limit.kind()
    }
    return replace(record, **empty)


def kept_records():
    """A record of any kind that has an id."""
    return st.one_of(*(records(kind) for kind in PARTS))


def diaries(version=2):
    """Small diaries with records of every kind that a version knows."""
    parts = {
        part: st.lists(records(kind, version), max_size=3, unique_by=lambda record: record.id).map(
            tuple
        )
        for kind, part in PARTS.items()
        if version > 1 or kind not in {MedicineDose, Experiment, Outlook}
    }
    note = st.none()
    if version > 1:
        note = st.one_of(note, values(limit_of(Diary, "visit_note")))
    return st.builds(Diary, profile=records(Profile, version), visit_note=note, **parts)
