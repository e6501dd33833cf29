"""Words of the page about the patient: usual soreness, health, and what the therapist knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary import Known
from ptdiary.words import body_regions, lines
from ptdiary.words.dates import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from ptdiary.diary import Profile
    from ptdiary.review.page.figures import KnownNow, KnownSigns, NewPlace
    from ptdiary.words.dates import Times

# The lines under the title, in order. Health that was never answered is printed as such.

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
_MOST_PLACES = 3


def usual(profile: Profile, recent_middle: int | None, times: Times) -> str:
    """The stated usual score and the computed middle, each by its own name."""
    stated = "Usual soreness: not stated."
    if profile.usual_soreness is not None:
        at = profile.usual_soreness_at
        day = "" if at is None else f", {times.dated(at)}"
        stated = f"Usual soreness: {profile.usual_soreness} of 10, the patient's own word{day}."
    if recent_middle is None:
        return stated
    return f"{stated} Recent middle (28 days): {recent_middle}."


def risks(profile: Profile, now: date) -> str:
    """`Age 68. Cancer: yes. Weak bones: not sure. ...`: all five, always."""
    said = [_age(profile, now)]
    said += [f"{name}: {_ANSWERS[getattr(profile, field)]}." for name, field in _RISKS]
    told = ((name, getattr(profile, field)) for name, field in _ASKED_OF_SOME)
    said += [f"{name}: {_ANSWERS[answer]}." for name, answer in told if answer is not None]
    return " ".join(said)


def _age(profile: Profile, now: date) -> str:
    if profile.birth_year is not None:
        return f"Age {now.year - profile.birth_year}."
    said = {"yes": "65 or older", "no": "under 65", "unsure": "not sure whether 65 or older"}
    return f"Age: {said.get(profile.age_65 or '', NOT_ANSWERED)}."


def history(profile: Profile, times: Times) -> str:
    """`First back pain: over 55. Stiff over 30 minutes in the morning: yes. ...`, as answered."""
    said = []
    if profile.first_onset is not None:
        said.append(f"First back pain: {_ONSETS[profile.first_onset]}.")
    for name, answer in (
        ("Stiff over 30 minutes in the morning", profile.morning_stiffness),
        ("Better with movement", profile.better_with_movement),
    ):
        if answer is not None:
            said.append(f"{name}: {_ANSWERS[answer]}.")
    if said and profile.health_at is not None:
        said.append(f"Answered {times.dated(profile.health_at)}.")
    return " ".join(said)


def known(found: KnownSigns, now: datetime, times: Times) -> str:
    """`Known to the therapist: left leg pain (since 3 Mar). In this period: less on 6 days.`."""
    if not found.signs:
        return ""
    said = ", ".join(_known(each, now, times) for each in found.signs)
    period = ", ".join(_in_period(found, now, times))
    told = f"Known to the therapist: {said}."
    return f"{told} In this period: {period}." if period else told


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


def lists(profile: Profile) -> str:
    """`Conditions: high blood pressure. Medicines: ibuprofen.`."""
    named = ((name, getattr(profile, field)) for name, field in _LISTS)
    return " ".join(f"{name}: {', '.join(items)}." for name, items in named if items)


def new_places(places: tuple[NewPlace, ...], now: datetime, times: Times) -> str:
    """`New place in this period: left groin (from 9 Mar).`; empty without one."""
    if not places:
        return ""
    days: dict[str, list[str]] = {}
    for each in places[:_MOST_PLACES]:
        days.setdefault(times.short_day(each.at, now), []).append(body_regions.region(each.region))
    said = [f"{', '.join(regions)} (from {day})" for day, regions in days.items()]
    more = len(places) - _MOST_PLACES
    said += [f"{more} more"] * (more > 0)
    name = "New place" if len(places) == 1 else "New places"
    return f"{name} in this period: {', '.join(said)}."
