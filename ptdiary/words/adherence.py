"""What was done of the exercise plan, and what was on hold: facts, on the screen and on paper."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ptdiary.diary import Hold, PlannedExercise
from ptdiary.diary.programme import every_hold
from ptdiary.isolate import isolated
from ptdiary.review.adherence import PlannedDays, PlanRow
from ptdiary.words import dates
from ptdiary.words.dates import Times, count
from ptdiary.words.page import ended

TITLE = "Exercise plan"
OF_EXERCISE = "{name}: {said}"

DONE_OF = "done on {done} of {planned}"
DONE_OF_SOME = "done on {done} of {planned}, {part} of them in part"
DONE_OF_PART = "done in part on {done} of {planned}"
DONE = "done on {done}"
DONE_SOME = "done on {done}, {part} of them in part"
DONE_PART = "done in part on {done}"
NOTHING_OF = "nothing written on {planned}"
BESIDES, BESIDES_TOO = "done on {days}", "also on {days}"
LEFT_OUT = {1: "left out once", 2: "left out twice"}
LEFT_OUT_OFTEN = "left out {times} times"
LEFT_OUT_WHY = "{left_out} ({reasons})"
SEVERAL_TIMES = "{reason}, {times} times"
TOGETHER = "answered for all exercises together on {days}"
NOTHING_WRITTEN = "nothing written on {days}"
COUNTED_FROM = "counted from {day}, its first day here"
IN_PLAN_UNTIL = "in the plan until {day}"

ON_HOLD = "On hold."
ON_HOLD_WHY = "On hold: {reason}"
ON_HOLD_SINCE = "On hold since {day}."
ON_HOLD_SINCE_WHY = "On hold since {day}: {reason}"
WAS_ON_HOLD = "On hold {days}."
WAS_ON_HOLD_WHY = "On hold {days}: {reason}"
SAID = "Then: {said}"


def done_of_plan(row: PlanRow, now: date, times: Times) -> str:
    """`Bridges: done on 5 of 7 planned days, 1 of them in part; left out once (tired).`."""
    said = _counted(row.counted, now, times)
    return OF_EXERCISE.format(name=_name(row.planned), said=f"{said}.") if said else ""


def of_exercise(row: PlanRow, now: date, times: Times) -> tuple[str, str]:
    """Its name, and all that is said of it: `done on 4 days. On hold 2 to 9 Nov: Knee. Then: ...`.

    What is on hold now is said first.
    """
    counted = _counted(row.counted, now, times)
    done = [f"{dates.sentence(counted)}."] * bool(counted)
    holds = list(_holds(row, now, times))
    said = [*holds, *done] if row.on_hold else [*done, *holds]
    return _name(row.planned), dates.lower(" ".join(said))


def holds_line(planned: PlannedExercise, now: date, times: Times) -> str:
    """Every time that an exercise was on hold, the present one first; empty if it never was."""
    holds, on_hold = every_hold(planned), planned.status == "on_hold"
    earlier = planned.holds if on_hold else holds
    said = [_current(planned.held_since, planned.hold_reason, now, times)] if on_hold else []
    said += [_earlier(each, now, times) for each in reversed(earlier)]
    if not said:
        return ""
    return OF_EXERCISE.format(name=_name(planned), said=dates.lower(" ".join(said)))


def hold_now(planned: PlannedExercise, now: date, times: Times) -> str:
    """`Side plank: on hold since 19 Nov: Pain ran down the left leg.`; empty if it is not."""
    if planned.status != "on_hold":
        return ""
    said = dates.lower(_current(planned.held_since, planned.hold_reason, now, times))
    return OF_EXERCISE.format(name=_name(planned), said=said)


def _name(planned: PlannedExercise) -> str:
    return isolated(" ".join(planned.name.split()))


def _counted(found: PlannedDays, now: date, times: Times) -> str:
    return "; ".join(_parts(found, now, times))


def _parts(found: PlannedDays, now: date, times: Times) -> Iterator[str]:
    yield from _written(found)
    if found.together:
        yield TOGETHER.format(days=_days(found.together))
    if found.unwritten not in (0, found.days):
        yield NOTHING_WRITTEN.format(days=_days(found.unwritten))
    if found.since is not None:
        yield COUNTED_FROM.format(day=times.short_day(found.since, now))
    if found.until is not None and not found.is_empty:
        yield IN_PLAN_UNTIL.format(day=times.short_day(found.until, now))


def _written(found: PlannedDays) -> Iterator[str]:
    if found.done:
        yield _done(found)
    elif found.days and found.unwritten == found.days:
        yield NOTHING_OF.format(planned=_planned(found.days))
    elif found.days:
        yield _planned(found.days)
    if found.besides:
        yield _besides(found)
    if found.left_out:
        yield _left_out(found.left_out)


def _done(found: PlannedDays) -> str:
    some = found.in_part > 0
    every = found.in_part == found.done
    if found.days is None:
        said = DONE_PART if every else DONE_SOME if some else DONE
        return said.format(done=_days(found.done), part=found.in_part)
    said = DONE_OF_PART if every else DONE_OF_SOME if some else DONE_OF
    return said.format(done=found.done, planned=_planned(found.days), part=found.in_part)


def _besides(found: PlannedDays) -> str:
    if found.done:
        return BESIDES_TOO.format(days=count(found.besides, "other day", "other days"))
    return BESIDES.format(days=count(found.besides, "unplanned day", "unplanned days"))


def _left_out(reasons: tuple[str | None, ...]) -> str:
    often = len(reasons)
    said = LEFT_OUT.get(often) or LEFT_OUT_OFTEN.format(times=often)
    told = Counter(" ".join(each.split()) for each in reasons if each)
    why = [
        isolated(reason)
        if of_it == 1
        else SEVERAL_TIMES.format(reason=isolated(reason), times=of_it)
        for reason, of_it in told.most_common()
        if reason
    ]
    return LEFT_OUT_WHY.format(left_out=said, reasons="; ".join(why)) if why else said


def _planned(days: int) -> str:
    return count(days, "planned day", "planned days")


def _days(days: int) -> str:
    return count(days, "day", "days")


def _holds(row: PlanRow, now: date, times: Times) -> Iterator[str]:
    earlier = row.holds
    if row.on_hold:
        current = row.holds[-1] if row.planned.held_since is not None else None
        earlier = row.holds[:-1] if current is not None else row.holds
        since = None if current is None else current.since
        yield _current(since, row.planned.hold_reason, now, times)
    for hold in reversed(earlier):
        yield _earlier(hold, now, times)


def _current(since: date | None, reason: str | None, now: date, times: Times) -> str:
    day = "" if since is None else times.short_day(since, now)
    if since is None:
        said = ON_HOLD_WHY if reason else ON_HOLD
    else:
        said = ON_HOLD_SINCE_WHY if reason else ON_HOLD_SINCE
    return said.format(day=day, reason=ended(reason or ""))


def _earlier(hold: Hold, now: date, times: Times) -> str:
    days = (
        times.short_day(hold.since, now)
        if hold.ended_at is None
        else times.span(hold.since, hold.ended_at, now)
    )
    said = WAS_ON_HOLD_WHY if hold.reason else WAS_ON_HOLD
    then = [SAID.format(said=ended(hold.said))] if hold.said else []
    return " ".join([said.format(days=days, reason=ended(hold.reason or "")), *then])
