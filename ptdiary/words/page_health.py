"""Words of the page about the patient: health, usual soreness, what is known, the weeks, advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary import Known
from ptdiary.isolate import isolated
from ptdiary.words import body_regions, dates, lines
from ptdiary.words.dates import count, number
from ptdiary.words.page import ended

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ptdiary.diary import Profile, Question, Week
    from ptdiary.review.page.figures import (
        Advice,
        ExerciseLimits,
        FlareUp,
        KnownNow,
        KnownSigns,
        NewPlace,
        Trend,
    )
    from ptdiary.words.dates import Times

# Each is said after its name. Health that was never answered is printed as such.

HEALTH, USUAL, KNOWN = "Health", "Usual soreness", "Known to the therapist"
MIDDLE, LIMITS = "Middle of the past 28 days", "Therapist's limits"
TREND, FLARE_UPS, WEEKS = "Middle of the last 7 days", "Flare-ups", "Weeks"
NEW_PLACE, NEW_PLACES = "New place in this period", "New places in this period"
ADVICE, ANSWERED = "Advice", "Answered"
ANSWER_TO = "“{question}” {answer}"
PLAN_CHANGES = "In the plan: {changes}"
MORE = "+ {count} more in the diary."

NOT_ANSWERED = "not answered"
_ANSWERS = {
    "yes": "yes",
    "no": "no",
    "unsure": "not sure",
    "declined": "preferred not to say",
    None: NOT_ANSWERED,
}
_RISKS = (
    ("Cancer", "cancer_history"),
    ("Weak bones", "osteoporosis"),
    ("Steroid tablets", "long_term_steroids"),
    ("Less able to fight infection", "infection_risk"),
)
_ASKED_OF_SOME = (
    ("Operation or injection in the spine in the past 3 months", "spine_procedure"),
    ("Diabetes", "diabetes"),
    ("Pregnant", "pregnant"),
)
_ONSETS = {
    "under_20": "under 20",
    "from_20_to_44": "20 to 44",
    "from_45_to_55": "45 to 55",
    "over_55": "over 55",
}
_LISTS = (("Conditions", "conditions"), ("Injuries", "injuries"), ("Medicines", "medicines"))
_MOST_PLACES = _MOST_ADVICE = _MOST_ANSWERS = 3
_MOST_FLARES, _MOST_WEEKS = 4, 8

PEOPLE = {
    "therapist": "therapist",
    "doctor": "doctor",
    "urgent_care": "urgent care line",
    "emergency": "emergency service",
}


def usual(profile: Profile, times: Times) -> str:
    """`2 of 10, the patient's own word, 3 Feb 2026.`; only what was stated stands there."""
    if profile.usual_soreness is None:
        return "not stated."
    at = profile.usual_soreness_at
    day = "" if at is None else f", {times.dated(at)}"
    return f"{profile.usual_soreness} of 10, the patient's own word{day}."


def health(profile: Profile, times: Times) -> str:
    """`Cancer: yes. Weak bones: not sure. ... Answered 3 Feb 2026.`: the first four, always.

    The age stands beside the name where a year of birth is told, else here.
    """
    said = [] if profile.birth_year is not None else [_age(profile)]
    said += [f"{name}: {_ANSWERS[getattr(profile, field)]}." for name, field in _RISKS]
    told = ((name, getattr(profile, field)) for name, field in _ASKED_OF_SOME)
    said += [f"{name}: {_ANSWERS[answer]}." for name, answer in told if answer is not None]
    said += _history(profile)
    if profile.health_at is not None:
        said.append(f"Answered {times.dated(profile.health_at)}.")
    return " ".join(said)


def _age(profile: Profile) -> str:
    said = {"yes": "65 or older", "no": "under 65", "unsure": "not sure whether 65 or older"}
    return f"Age: {said.get(profile.age_65 or '', NOT_ANSWERED)}."


def _history(profile: Profile) -> Iterator[str]:
    """`First back pain: over 55.`, `Better with movement: yes.`, as far as it was answered."""
    if profile.first_onset is not None:
        yield f"First back pain: {_ONSETS[profile.first_onset]}."
    for name, answer in (
        ("Stiff over 30 minutes in the morning", profile.morning_stiffness),
        ("Better with movement", profile.better_with_movement),
    ):
        if answer is not None:
            yield f"{name}: {_ANSWERS[answer]}."


def known(found: KnownSigns, now: datetime, times: Times) -> str:
    """`left leg pain (since 3 Mar). In this period: less on 6 days.`; empty without one."""
    if not found.signs:
        return ""
    said = ", ".join(_known(each, now, times) for each in found.signs)
    period = ", ".join(_in_period(found, now, times))
    return f"{said}. In this period: {period}." if period else f"{said}."


def _known(sign: KnownNow, now: datetime, times: Times) -> str:
    if sign.what is None:
        return "numbness, tingling or weakness (side not told)"
    name = (
        lines.known_item(sign.what) if isinstance(sign.what, Known) else lines.line_name(sign.what)
    )
    if sign.since is not None:
        return f"{name} (since {times.short_day(sign.since, now)})"
    if sign.visit is not None:
        return f"{name} ({sign.visit.kind} {times.short_day(sign.visit.at, now)})"
    return name


def _in_period(found: KnownSigns, now: datetime, times: Times) -> Iterator[str]:
    """`the same on 28 days, less on 6, worse on 1 (12 Mar, further down)`."""
    worse = len(found.worse)
    counted = (("the same", found.same_days), ("less", found.less_days), ("worse", worse))
    unit = True
    for name, days in counted:
        if not days:
            continue
        said = f"{name} on {count(days, 'day', 'days') if unit else days}"
        unit = False
        if name == "worse":
            said = f"{said} ({_when_worse(found, now, times)})"
        yield said


def _when_worse(found: KnownSigns, now: datetime, times: Times) -> str:
    days = [
        f"{times.short_day(each.day, now)}{', further down' if each.further else ''}"
        for each in found.worse[-_MOST_PLACES:]
    ]
    return "; ".join(days)


def lists(profile: Profile) -> Iterator[tuple[str, str]]:
    """`Conditions` and `high blood pressure.`: each list that holds something, after its name."""
    for name, field in _LISTS:
        items = getattr(profile, field)
        if items:
            yield name, f"{', '.join(map(isolated, items))}."


def new_places(places: tuple[NewPlace, ...], now: datetime, times: Times) -> str:
    """`left groin (from 9 Mar).`; empty without one."""
    if not places:
        return ""
    days: dict[str, list[str]] = {}
    for each in places[:_MOST_PLACES]:
        days.setdefault(times.short_day(each.at, now), []).append(body_regions.region(each.region))
    said = [f"{', '.join(regions)} (from {day})" for day, regions in days.items()]
    more = len(places) - _MOST_PLACES
    said += [f"{more} more"] * (more > 0)
    return f"{', '.join(said)}."


def trend(found: Trend | None) -> str:
    """`7; of 4 to 6 weeks before 3.`; empty where it is not known."""
    return "" if found is None else f"{found.now}; of 4 to 6 weeks before {found.before}."


def flare_ups(found: tuple[FlareUp, ...], now: date, times: Times) -> str:
    """`9 to 12 Mar (after long driving).`; empty without one."""
    latest = [_flare_up(each, now, times) for each in found[-_MOST_FLARES:]]
    more = len(found) - _MOST_FLARES
    said = [*[f"{more} earlier"] * (more > 0), *latest]
    return f"{', '.join(said)}." if found else ""


def _flare_up(found: FlareUp, now: date, times: Times) -> str:
    day = times.span(found.first, found.last, now)
    before = dates.joined(isolated(dates.lower(each)) for each in found.before)
    return f"{day} (after {before})" if before else day


def weeks(found: tuple[Week, ...]) -> str:
    """`average soreness 5, 5, 6; enjoyment 4, 4, 6; everyday 3, 3, 5.`; empty without."""
    latest = found[-_MOST_WEEKS:]
    told = (
        ("average soreness", [each.pain for each in latest]),
        ("enjoyment", [each.enjoyment for each in latest]),
        ("everyday", [each.everyday for each in latest]),
    )
    said = [
        f"{name} {', '.join(map(number, scores))}"
        for name, scores in told
        if any(score is not None for score in scores)
    ]
    return f"{'; '.join(said)}." if said else ""


def limits(found: ExerciseLimits | None, advice: str | None) -> str:
    """`effort 6, pain 4; above it in 1 session. Stop an exercise above 5.`; empty without one."""
    said = []
    if found is not None:
        told = (("effort", found.effort), ("pain", found.pain))
        named = ", ".join(f"{name} {limit}" for name, limit in told if limit is not None)
        above = f"; above it in {count(found.above, 'session', 'sessions')}" if found.above else ""
        said.append(f"{named}{above}.")
    if advice:
        said.append(ended(advice))
    return " ".join(said)


def advice(found: tuple[Advice, ...], now: datetime, times: Times) -> str:
    """`19 Nov: Rest two days.`: the latest, with who said it unless it was the therapist."""
    said = []
    for each in found[-_MOST_ADVICE:]:
        day = times.short_day(each.at, now)
        who = "" if each.with_whom == "therapist" else f", {PEOPLE[each.with_whom]}"
        told = [ended(each.text)] if each.text else []
        told += [PLAN_CHANGES.format(changes=ended(each.changes))] if each.changes else []
        said.append(f"{day}{who}: {' '.join(told)}")
    return " ".join([*said, *_more(len(found) - _MOST_ADVICE)])


def answers(found: tuple[Question, ...]) -> str:
    """`“May I run?” Yes, slowly.`: the latest, each after its question."""
    said = [
        ANSWER_TO.format(
            question=isolated(" ".join(each.text.split())), answer=ended(each.answer or "")
        )
        for each in found[-_MOST_ANSWERS:]
    ]
    return " ".join([*said, *_more(len(found) - _MOST_ANSWERS)])


def _more(count: int) -> list[str]:
    return [MORE.format(count=count)] if count > 0 else []
