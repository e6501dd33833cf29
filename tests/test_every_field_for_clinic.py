"""Every field of the diary is in the file for a clinic's computer, or a reason below says why not.

A field that somebody adds fails here by its name.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
    limits_of,
)
from ptdiary.diary.profile import Known, Profile
from ptdiary.report.fhir.bundle import bundle_bytes

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
HOUR = timedelta(hours=1)

ON_THE_PAGE = "of no moment that was rated or treated; the page, which is in the file, says it"
_ASKED_AGAIN = "about the person and of no day; a clinic asks itself, and the page says it"
_OTHERS = "about other people, or whom to call"
_WHICH = "which one it is, no answer"

NOT_IN_IT = {
    "entries.private_note": "it stays at home",
    "sessions.exercises.plan_id": _WHICH,
    "sessions.exercises.plan_percent": "worked out from the dose and the plan",
    "sessions.experiment_id": _WHICH,
    "consultations": ON_THE_PAGE,
    "appointments": "a clinic has a calendar of its own; there is a calendar to save",
    "questions": ON_THE_PAGE,
    "plan": "what a clinic prescribed; what was done of it stands in the sessions",
    "activities": ON_THE_PAGE,
    "medicine_doses": ON_THE_PAGE,
    "experiments": ON_THE_PAGE,
    "outlooks": "what the diary said itself; nothing that it concludes is in the file",
    "visit_note": "for one visit; printed on the page",
    "profile.therapist": _OTHERS,
    "profile.doctor": _OTHERS,
    "profile.urgent_number": _OTHERS,
    "profile.emergency_number": _OTHERS,
    **{
        f"profile.{name}": _ASKED_AGAIN
        for name in (
            "usual_soreness", "usual_soreness_at", "usual_movement", "cancer_history",
            "osteoporosis", "long_term_steroids", "known_nerve_signs", "conditions", "injuries",
            "medicines", "therapist_advice", "known", "age_65", "infection_risk", "first_onset",
            "morning_stiffness", "better_with_movement", "health_at", "effort_limit", "pain_limit",
            "spine_procedure", "diabetes", "pregnant",
        )
    },
}  # fmt: skip

# Told by other fields, where these are there: they are not, to begin with.
BLANK = {"time_unknown", "settled_after_minutes"}


def value(limit, other=False):  # noqa: C901, PLR0911 one case for each kind of limit
    """What a field may hold, and another that it may hold too."""
    match limit:
        case Whole(low):
            return low + 1 + other
        case Number(low):
            return low + 5 + other
        case Text():
            return "zebra" if other else "horse"
        case Choice(options):
            return options[-1 if other else 0]
        case Flag(only_true):
            return only_true or not other
        case Moment():
            return NOW - (2 if other else 3) * HOUR
        case Day():
            return NOW.date() - timedelta(days=2 if other else 3)
        case Record(kind):
            return filled(kind)
        case Many(of, fewest=fewest):
            return (value(of, other),) * max(fewest, 1)
    raise AssertionError(limit)


def filled(kind):
    """A record that tells all it can."""
    told = {
        each.attribute: value(each.limit) for each in limits_of(kind) if each.attribute not in BLANK
    }
    if kind is Known:  # what belongs to other signs is refused
        told = {"sign": "pain", "limb": "leg", "side": "left", "since": NOW}
    return kind(**told)


def changed(record, place):
    """The record with one answer changed, for each answer in it, by the place of that."""
    for each in limits_of(type(record)):
        now, path = getattr(record, each.attribute), f"{place}.{each.name}"
        if isinstance(each.limit, Record):
            several = changed(now, path)
        elif isinstance(each.limit, Many) and isinstance(each.limit.of, Record):
            several = ((at, (new,)) for at, new in changed(now[0], path))
        else:
            several = [(path, value(each.limit, other=True))]
        for at, new in several:
            with suppress(ValueError):  # of another sign, or of a face without a side
                yield at, replace(record, **{each.attribute: new})


def part_of(path):
    """What an excuse names: a whole part, a field of the profile, or a field of a record."""
    part, _, name = path.partition(".")
    if part == "profile":
        return f"{part}.{name.partition('.')[0]}"
    return path if part in {"entries", "sessions"} else part


DIARY = Diary(
    profile=filled(Profile),
    visit_note="horse",
    **{part: (filled(kind),) for kind, part in PARTS.items()},
)


def diaries():
    """The diary with one answer changed, for each answer, by its place."""
    yield "visit_note", replace(DIARY, visit_note="zebra")
    for path, profile in changed(DIARY.profile, "profile"):
        yield path, replace(DIARY, profile=profile)
    for part in PARTS.values():
        for path, record in changed(getattr(DIARY, part)[0], part):
            yield path, replace(DIARY, **{part: (record,)})


def file_of(diary):
    return bundle_bytes(diary, NOW, show_name=True)


def test_every_field_is_in_the_file_for_a_clinic_or_excused():
    before = file_of(DIARY)
    there = {path: file_of(diary) != before for path, diary in diaries()}
    assert len(there) > 200
    missing = {part_of(path) for path, is_there in there.items() if not is_there}
    assert missing == set(NOT_IN_IT), (
        f"neither there nor excused: {sorted(missing - set(NOT_IN_IT))};"
        f" excused but there: {sorted(set(NOT_IN_IT) - missing)}"
    )
    both = {part_of(path) for path, is_there in there.items() if is_there} & set(NOT_IN_IT)
    assert both == set(), "excused, and some of it is there"
