"""What the lines bring (rule page, part 1, from "Both legs" to "C-UNTOLD"), worked out once.

One fact, one line: the rules are read from top to bottom, and a line that one of them uses is not
evidence where a later one says "not yet used". That is worked out once, by `line_findings`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from ptdiary.diary import SHARP_WORDS, SIDES, Entry
from ptdiary.review.case import Case, Found
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.lines import (
    NERVE_SIGNS,
    SHARP,
    SWELLING,
    Line,
    LineAnswer,
    LineState,
    said_of,
)
from ptdiary.review.records import NEVER
from ptdiary.review.rules.checks import outcomes

LATELY = 7 * DAY
EXERCISED = 72 * HOUR

States = list[LineState]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFindings:
    """What the lines of a case bring, each None where it brings nothing, in the page's order."""

    both_legs: Found | None
    both_unsure: Found | None
    weaker: Found | None
    face: Found | None
    past: Found | None
    with_fever: Found | None
    nerves: Found | None
    calf: Found | None
    sharp: Found | None
    pain: Found | None
    swelling: Found | None
    gone: Found | None
    untold: Found | None


NOTHING = LineFindings(**dict.fromkeys(LineFindings.__slots__))


def line_findings(case: Case) -> LineFindings:
    """Read the rules of lines from top to bottom, each with what those before it left."""
    if not case.lines_of_emergency:  # they reach back the furthest
        return NOTHING
    used: set[Line] = set()

    def using(found: Found | None) -> Found | None:
        used.update(() if found is None else found.lines)
        return found

    def left(find: Callable[[Case, States], Found | None]) -> Found | None:
        return using(find(case, [each for each in case.lines.values() if each.line not in used]))

    both_legs = using(_both_legs(case))
    both_unsure = None if both_legs else using(_both_unsure(case))
    weaker, face = using(_weaker(case)), using(_face(case))
    past = using(_past(case, both_legs))
    with_fever = using(_with_fever(case))
    used.update(_told_by_checks(case))
    return LineFindings(
        both_legs=both_legs,
        both_unsure=both_unsure,
        weaker=weaker,
        face=face,
        past=past,
        with_fever=with_fever,
        nerves=left(_nerves),
        calf=left(_calf),
        sharp=left(_sharp),
        pain=left(_pain),
        swelling=left(_swelling),
        gone=left(_gone),
        untold=left(_untold),
    )


# Emergencies: by what was said since a doctor saw the patient


def _legs(states: Iterable[LineState]) -> States:
    """The lines in a leg whose side is known."""
    return [each for each in states if each.line.limb == "leg" and each.line.side in SIDES]


def _both_legs(case: Case) -> Found | None:
    """Each leg is in trouble: a line of it stands, and was called new or worse."""
    legs = [each for each in _legs(case.lines_of_emergency.values()) if each.stands]
    if {each.line.side for each in legs if each.is_stated} != set(SIDES):
        return None
    if all(_is_after_exercise(case, each) for each in legs):
        return None
    stated = [each for each in legs if each.is_stated]
    return replace(_found("lines", legs), facts=_left_and_right(stated))


def _is_after_exercise(case: Case, state: LineState) -> bool:
    """Pain down to the thigh, not sharp, within 72 h of a session: soreness after exercise."""
    return state.line.sign == "pain" and all(
        answer.reach == "thigh"
        and (said_of(answer.entry, SHARP) or ("no",))[0] == "no"
        and case.session_ended(answer.time - EXERCISED, answer.time)
        for answer in state.changes
    )


def _weaker(case: Case) -> Found | None:
    """Weakness in a leg that is worse."""
    weaker = [each for each in case.lines_of_emergency.values() if each.stands and _is_weaker(each)]
    if not weaker:
        return None
    worse = [_worse(each) for each in weaker]
    latest = max(range(len(worse)), key=lambda place: _in_time(worse[place]))
    facts = {"where": _where(_place(weaker[latest].line, worse[latest].entry))}
    return replace(_found("weaker", weaker), facts=facts)


def _is_weaker(state: LineState) -> bool:
    in_leg = state.line.sign == "weakness" and state.line.limb == "leg"
    return in_leg and any(answer.change == "worse" for answer in state.answers)


def _worse(state: LineState) -> LineAnswer:
    return [answer for answer in state.answers if answer.change == "worse"][-1]


def _face(case: Case) -> Found | None:
    """Weakness in the face, new or worse."""
    state = case.lines_of_emergency.get(Line("weakness", "face"))
    if state is None or not (state.stands and state.is_stated):
        return None
    return _found("face", [state])


def _past(case: Case, both_legs: Found | None) -> Found | None:
    """Emergencies by lines that are gone."""
    states = case.lines_of_emergency.values()
    gone = [each for each in states if each.is_gone and (_is_weaker(each) or _is_face(each))]
    if both_legs is None:
        gone.extend(_were_both(case))
    if not gone:
        return None
    gone = list({each.line: each for each in gone}.values())
    return replace(_found("line", gone), facts=_named(gone))


def _is_face(state: LineState) -> bool:
    return state.line == Line("weakness", "face") and state.is_stated


def _were_both(case: Case) -> Iterator[LineState]:
    """Lines of both legs that stood at one time, though they no longer do."""
    legs = [
        each for each in _legs(case.lines_of_emergency.values()) if each.changed and each.is_stated
    ]
    left, right = ([each for each in legs if each.line.side == side] for side in SIDES)
    for pair in product(left, right):
        began = max(each.changed.time for each in pair if each.changed)
        ended = min(_gone_at(each) for each in pair)
        if began < ended and not all(_is_after_exercise(case, each) for each in pair):
            yield from pair


def _gone_at(state: LineState) -> int:
    return NEVER if state.gone_from is None else instant(state.gone_from.at)


def _with_fever(case: Case) -> Found | None:
    """A nerve sign in a leg, new or worse, and a fever or feeling ill."""
    lines = [
        each
        for each in case.lines_of_emergency.values()
        if each.line.group == "nerve" and each.line.limb == "leg" and each.stands and each.is_stated
    ]
    if not lines:
        return None
    ill = {
        check: answers[-1] for check in ("fever", "unwell") if (answers := _emergency(case, check))
    }
    ill = {check: last for check, last in ill.items() if last[1] == "yes"}
    if not ill:
        return None
    said = ill.get("fever", next(iter(ill.values())))[0]
    named = _named(lines)
    found = _found("" if "fever" in ill else "ill", lines, tuple(ill))
    return replace(
        found,
        facts={"day": said.at, "day_sign": named.pop("day"), **named},
        entries=(*found.entries, *(entry for entry, _ in ill.values())),
    )


def _emergency(case: Case, check: str) -> tuple[tuple[Entry, str], ...]:
    return case.answers_of_emergency(check)


def _told_by_checks(case: Case) -> Iterator[Line]:
    """Numbness and weakness whose latest change is told by a check that fires or is past."""
    found = case.once(outcomes)
    for check, limbs in (("giving_way", ("leg",)), ("sudden_weakness", ("leg", "arm", "face"))):
        if check not in found or found[check].outcome not in ("yes", "then_unsure", "past"):
            continue
        for state in case.lines_of_emergency.values():
            if state.line.sign not in ("numbness", "weakness") or state.line.limb not in limbs:
                continue
            if state.changed is not None and state.changed.entry.check(check) == "yes":
                yield state.line


# The other rules: by what was said since anybody saw the patient


def _both_unsure(case: Case) -> Found | None:
    """Pain, or nerve signs, in both legs, at least one of them active."""
    both: States = []
    for group in ("pain", "nerve"):
        legs = [each for each in _legs(case.lines.values()) if each.line.group == group]
        affected = [each for each in legs if each.stands or each.goes_on]
        sides = {each.line.side for each in affected}
        if sides == set(SIDES) and any(each.is_active for each in affected):
            both.extend(affected)
    return replace(_found("both_legs", both), facts=_left_and_right(both)) if both else None


def _nerves(case: Case, states: States) -> Found | None:
    lines = [each for each in states if each.line.group == "nerve" and each.is_active]
    if not lines:
        return None
    cord = _cord(case)
    if cord is not None:
        return replace(_found("cord", lines), facts=cord)
    way = _change_of(lines)
    return replace(_found(way, lines), facts=_named(_changed_so(lines, way)))


def _cord(case: Case) -> dict[str, Fact] | None:
    """Nerve signs, new or worse, in both arms or in an arm and a leg: the neck may be the cause."""
    lines = [
        each
        for each in case.lines.values()
        if each.line.group == "nerve" and each.stands and each.is_stated
    ]
    arms = [each for each in lines if each.line.limb == "arm"]
    legs = [each for each in lines if each.line.limb == "leg"]
    if {each.line.side for each in arms} >= set(SIDES):
        return _left_and_right(arms)
    return _in_two(arms, legs) if arms and legs else None


def _calf(case: Case, states: States) -> Found | None:
    swelling = [each for each in states if each.line == SWELLING and _is_active_lately(case, each)]
    in_calf = [
        each
        for each in swelling
        if each.changed and each.changed.entry.swelling_where == "calf_or_thigh"
    ]
    return _found("swelling", in_calf) if in_calf else None


def _sharp(case: Case, states: States) -> Found | None:
    sharp = [each for each in states if each.line == SHARP and _is_active_lately(case, each)]
    if not sharp:
        return None
    entry = _changed(sharp[0]).entry
    return replace(_found("", sharp), facts={"quality": _words(entry)})


def _words(entry: Entry) -> tuple[str, ...]:
    return tuple(word for word in entry.quality if word in SHARP_WORDS) or ("sharp",)


def _pain(case: Case, states: States) -> Found | None:
    pain = [each for each in states if each.line.group == "pain" and _is_active_lately(case, each)]
    if not pain:
        return None
    way = _change_of(pain)
    told = _changed_so(pain, way)
    limbs = tuple(f"{each.line.limb}.{each.line.side}" for each in told)
    return replace(_found(way, pain), facts={"limb": limbs, "day": _latest(told).entry.at})


def _swelling(case: Case, states: States) -> Found | None:
    swelling = [each for each in states if each.line == SWELLING and _is_active_lately(case, each)]
    if not swelling:
        return None
    return replace(_found("", swelling), facts=_named(swelling))


def _gone(case: Case, states: States) -> Found | None:
    gone = [each for each in states if each.is_gone and _changed_lately(case, each)]
    return replace(_found("", gone), facts=_named(gone)) if gone else None


def _untold(case: Case, states: States) -> Found | None:
    untold = [
        each
        for each in states
        if each.goes_on and not each.last.known and case.age(each.last.entry.at) <= LATELY
    ]
    if not untold:
        return None
    entries = tuple(each.last.entry for each in untold)
    latest = max(untold, key=lambda state: _in_time(state.last))
    place = _place(latest.line, latest.last.entry)
    here = [each for each in untold if _place(each.line, each.last.entry) == place]
    return Found(
        facts={
            "sign": _signs(each.line for each in here),
            "where": _where(place),
            "day": latest.last.entry.at,
        },
        entries=entries,
        lines=tuple(each.line for each in untold),
    )


def _is_active_lately(case: Case, state: LineState) -> bool:
    return state.is_active and _changed_lately(case, state)


def _changed_lately(case: Case, state: LineState) -> bool:
    return case.now - _changed(state).time <= LATELY


# What is said of lines


def _found(way: str, states: States, checks: tuple[str, ...] = ()) -> Found:
    """A finding of these lines, dated by the latest of their changed answers."""
    entries = tuple((each.changed or each.last).entry for each in states)
    return Found(way=way, entries=entries, lines=tuple(each.line for each in states), checks=checks)


def _changed(state: LineState) -> LineAnswer:
    """The latest changed answer of a line that has one."""
    if state.changed is None:
        raise ValueError(f"{state.line} has not changed")
    return state.changed


def _in_time(answer: LineAnswer) -> tuple[int, str]:
    return answer.time, answer.entry.id


def _latest(states: States) -> LineAnswer:
    return max((each.changed or each.last for each in states), key=_in_time)


def _change_of(states: States) -> str:
    """The way of lines: new if one of them is, else worse, else unsure."""
    changes = {_changed(each).change for each in states}
    return "" if "new" in changes else "worse" if "worse" in changes else "unsure"


def _changed_so(states: States, way: str) -> States:
    return [each for each in states if _changed(each).change == (way or "new")]


def _named(states: States) -> dict[str, Fact]:
    """Signs in one place, that of the latest change, so that a sentence about them is true."""
    latest = max(states, key=lambda state: _in_time(state.changed or state.last))
    answer = latest.changed or latest.last
    place = _place(latest.line, answer.entry)
    here = [
        each for each in states if _place(each.line, (each.changed or each.last).entry) == place
    ]
    return {
        "sign": _signs(each.line for each in here),
        "where": _where(place),
        "day": answer.entry.at,
    }


def _where(place: str | None) -> tuple[str, ...]:
    return () if place is None else (place,)


def place_of_lines(states: States) -> tuple[str, ...]:
    """Where the sign of the latest change is: `leg.left`, `side.left`, `face`."""
    latest = max(states, key=lambda state: _in_time(state.changed or state.last))
    return _where(_place(latest.line, (latest.changed or latest.last).entry))


def _signs(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.sign for line in lines))


def _place(line: Line, entry: Entry) -> str | None:
    """Where a sign is: `leg.left`, `face`, or `side.left` where nobody asked for the limb."""
    if line == SWELLING:
        return "joint" if entry.swelling_where == "joint" else None
    if line.limb is None or line.side is None:
        return line.limb
    if line.limb == "leg" and line.sign in NERVE_SIGNS and not _asked_of_leg(line, entry):
        return f"side.{line.side}"
    return f"{line.limb}.{line.side}"


def _asked_of_leg(line: Line, entry: Entry) -> bool:
    sides = None if entry.leg_signs is None else getattr(entry.leg_signs, line.sign)
    return sides is not None and getattr(sides, line.side or "") is not None


def _left_and_right(states: States) -> dict[str, Fact]:
    left, right = ([each for each in states if each.line.side == side] for side in SIDES)
    return _in_two(left, right)


def _in_two(left: States, right: States) -> dict[str, Fact]:
    """The facts of two limbs."""
    facts: dict[str, Fact] = {}
    for name, states in (("left", left), ("right", right)):
        named = _named(states)
        facts |= {
            name: named["sign"],
            f"where_{name}": named["where"],
            f"day_{name}": named["day"],
        }
    return facts
