"""Signs in one place: numbness, pain that goes into a limb, swelling, in both legs or the face."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from ptdiary.diary import ARM, Entry, Side, place_of, side_of
from ptdiary.review.case import Case, Condition, Evidence, Found
from ptdiary.review.hours import DAY, instant
from ptdiary.review.lines import MAY_TRAVEL, Line
from ptdiary.review.rules.checks import emergency_sign, outcomes, with_outcome
from ptdiary.review.rules.line_findings import LATELY, line_findings, place_of_lines


def e_both(case: Case) -> Found | None:
    """Both legs are affected, or the patient says so."""
    return case.once(line_findings).both_legs or emergency_sign(case, "legs_both")


def e_weak(case: Case) -> Found | None:
    """A leg gives way, or weakness is worse."""
    return emergency_sign(case, "giving_way") or case.once(line_findings).weaker


def e_stroke(case: Case) -> Found | None:
    """Weakness or numbness that came on suddenly, or in the face."""
    sudden = emergency_sign(case, "sudden_weakness")
    if sudden is None:
        return case.once(line_findings).face
    yes = case.once(outcomes)["sudden_weakness"].signs[-1]
    there = [
        each
        for each in case.lines_of_emergency.values()
        if each.line.sign in ("numbness", "weakness")
        and each.changed is not None
        and each.changed.entry == yes
    ]
    where = place_of_lines(there) if there else ("anywhere",)
    return replace(sudden, facts={**sudden.facts, "where": where})


def e_feverneuro(case: Case) -> Found | None:
    """A fever or feeling ill, and a nerve sign in a leg."""
    return case.once(line_findings).with_fever


def u_past(case: Case) -> Found | None:
    """An emergency sign that has since been answered no, or is gone."""
    past = with_outcome(case, "past")
    lines = case.once(line_findings).past
    if not past:
        return lines
    signs = [each.signs[-1] for each in past.values()]
    return Found(
        way="accident" if set(past) == {"trauma_major"} else "",
        facts={"signs": tuple(past)},
        entries=(*signs, *(each.last for each in past.values())),
        dated=max(signs, key=_entry_in_time).at,
        lines=() if lines is None else lines.lines,
        checks=tuple(past),
    )


def _entry_in_time(entry: Entry) -> tuple[int, str]:
    return instant(entry.at), entry.id


def u_neuro(case: Case) -> Found | None:
    """A nerve sign is new, worse or unsure."""
    return case.once(line_findings).nerves


def c_rad(case: Case) -> Found | None:
    """Pain goes into a leg or an arm."""
    exercise = _into_limb_in_exercise(case)
    return with_session(case.once(line_findings).pain, exercise) or exercise or _on_map(case)


def with_session(found: Found | None, exercise: Found | None) -> Found | None:
    """A finding of a line, with the session in which an exercise tells of it as well."""
    if found is None or exercise is None:
        return found
    return replace(found, session=exercise.session, dated=found.date)


def _into_limb_in_exercise(case: Case) -> Found | None:
    for session in reversed(case.sessions_within(LATELY)):
        for exercise in session.exercises:
            if exercise.travelled_to:
                return Found(
                    way="exercise",
                    facts={
                        "limb": exercise.travelled_to,
                        "exercise": exercise.name,
                        "went_on": _went_on(exercise.stopped),
                    },
                    session=session,
                )
    return None


def _went_on(stopped: bool | None) -> str:
    """Whether the patient says that the exercise went on all the same."""
    return "yes" if stopped is False else ""


def _on_map(case: Case) -> Found | None:
    """A place below a knee or in an arm is newly marked, and whether pain travels is not said."""
    marked = [
        (entry, regions)
        for entry in case.entries_within(LATELY)
        if entry.travels is None and entry.spread is None
        if (regions := tuple(_newly_marked(case, entry)))
    ]
    if not marked:
        return None
    regions = marked[-1][1]
    lines = (Line("pain", _limb(each), _side(each)) for _, found in marked for each in found)
    return Found(
        way="map",
        facts={"place": regions, "limb": tuple(f"{_limb(each)}.{_side(each)}" for each in regions)},
        entries=tuple(entry for entry, _ in marked),
        lines=tuple(dict.fromkeys(lines)),
        no_answer=True,
    )


def _newly_marked(case: Case, entry: Entry) -> Iterator[str]:
    marked = [region for region in entry.regions if region in MAY_TRAVEL]
    if not marked:
        return
    before = case.index.records.entries_before(entry, MAP_REMEMBERED)
    earlier = {
        (_limb(region), _side(region))
        for each in before
        for region in each.regions
        if region in MAY_TRAVEL
    }
    for region in marked:
        line = Line("pain", _limb(region), _side(region))
        if line[1:] in earlier or case.index.lines.is_known(line, instant(entry.at)):
            continue
        yield region


MAP_REMEMBERED = 14 * DAY


def _limb(region: str) -> Literal["leg", "arm"]:
    return "arm" if place_of(region) in ARM else "leg"


def _side(region: str) -> Side:
    return "left" if side_of(region) == "left" else "right"


def c_swell(case: Case) -> Found | None:
    """Swelling that is new, worse or marked."""
    return case.once(line_findings).swelling


RULES = (
    Condition(
        "E-BOTH",
        e_both,
        ("left", "right", "where_left", "where_right", "day_left", "day_right"),
        Evidence.ANSWER | Evidence.NERVE_SIGN | Evidence.TRAVEL,
    ),
    Condition("E-WEAK", e_weak, ("where",), Evidence.ANSWER | Evidence.NERVE_SIGN),
    Condition("E-STROKE", e_stroke, ("where",), Evidence.ANSWER | Evidence.NERVE_SIGN),
    Condition(
        "E-FEVERNEURO",
        e_feverneuro,
        ("day_sign", "sign", "where"),
        Evidence.ANSWER | Evidence.NERVE_SIGN,
    ),
    Condition("U-PAST", u_past, ("signs", "sign", "where")),
    Condition(
        "U-NEURO",
        u_neuro,
        (
            "sign",
            "where",
            "left",
            "right",
            "where_left",
            "where_right",
            "day_left",
            "day_right",
        ),
        Evidence.NERVE_SIGN,
    ),
    Condition(
        "C-RAD",
        c_rad,
        ("limb", "exercise", "place", "went_on"),
        Evidence.TRAVEL,
    ),
    Condition("C-SWELL", c_swell, ("where",), Evidence.SWELLING),
)
