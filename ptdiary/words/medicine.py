"""Words of medicines taken as needed: writing them down, and whether one was for pain.

What was taken is told as it was told. Nothing here says how much, how often, or whether to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.words import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ptdiary.diary import MedicineDose
    from ptdiary.review.medicines import MedicineCount
    from ptdiary.words.dates import Times

# on Today
MEDICINE = "Medicine"
WHAT_TAKEN = "What did you take?"
ONE_PRESS = "One press writes it down, with the time now."
ANOTHER, CANCEL = "Another", "Cancel"
CHANGE_TITLE = "Change this medicine"
NAME, AMOUNT, WHEN = "Medicine", "Amount (optional)", "When was it?"
NAME_EXAMPLE, AMOUNT_EXAMPLE = "For example: ibuprofen", "For example: 400 mg"
SAVE, SAVE_CHANGES, CHANGE = "Write it down", "Save changes", "Change"
NO_NAME = "Write the name first."
AHEAD = "This time has not come yet. Choose when you took it."
LABEL_WRITTEN, LABEL_CHANGED = "Medicine written down", "Medicine changed"
LABEL_REMOVED = "Medicine deleted"
WRITTEN = "Written down: {dose}, {time}."
_WITH_AMOUNT = "{name} {amount}"

# whether it was for pain
_ASKED = "You wrote {name} at {time}. Was it for pain?"
_ASKED_AGAIN = "You wrote {name} at {time}. Last time it was for pain. Was it again?"
_ASKED_OF_SEVERAL = "You wrote {doses}. Was any of it for pain?"
_AT = "{name} at {time}"
WHY_ASKED = "A painkiller can make a score lower."
AFTER_PAINKILLER = "after a painkiller"
_BEFORE, _JUST_BEFORE = "{dose} {hours} before", "{dose} less than an hour before"

# on paper
AS_NEEDED = "Medicine as needed"
_COUNTED = "{name}, {times}"
_COUNTED_AMOUNT = "{name} {amount}, {times}"
_TIMES = "{times} on {days}"
_MOST_AMOUNTS = 3


def dose(name: str, amount: str | None) -> str:
    """`ibuprofen 400 mg`, as the patient wrote it."""
    said = isolated(" ".join(name.split()))
    told = isolated(" ".join((amount or "").split()))
    return _WITH_AMOUNT.format(name=said, amount=told) if told else said


def written(taken: MedicineDose, now: datetime, times: Times) -> str:
    """`Written down: ibuprofen 400 mg, today, 9:31.`."""
    when = (
        times.clock(taken.at) if times.days_from(taken.at, now) == 0 else times.when(taken.at, now)
    )
    return WRITTEN.format(dose=dose(taken.name, taken.amount), time=when)


def was_it_for_pain(taken: Sequence[MedicineDose], times: Times, *, again: bool) -> str:
    """`You wrote ibuprofen at 9:00. Was it for pain?`; `again`: the last time it was."""
    told = [(isolated(" ".join(each.name.split())), times.clock(each.at)) for each in taken]
    if len({name.casefold() for name, _ in told}) > 1:
        said = dates.joined(_AT.format(name=name, time=time) for name, time in told)
        return _ASKED_OF_SEVERAL.format(doses=said)
    name, time = told[-1]
    return (_ASKED_AGAIN if again else _ASKED).format(name=name, time=time)


def doses_before(taken: Iterable[MedicineDose], at: datetime) -> list[str]:
    """`ibuprofen 400 mg 2 h before`, of doses before a rating at a moment."""
    found = ((dose(each.name, each.amount), dates.elapsed_hours(each.at, at)) for each in taken)
    return [
        (_BEFORE if hours >= 1 else _JUST_BEFORE).format(dose=said, hours=dates.hours(hours))
        for said, hours in found
    ]


def counted(medicines: Iterable[MedicineCount]) -> str:
    """`ibuprofen 400 mg, 6 times on 4 days; paracetamol, once.`; empty of none."""
    said = "; ".join(map(_counted, medicines))
    return f"{said}." if said else ""


def _counted(found: MedicineCount) -> str:
    name = isolated(" ".join(found.name.split()))
    amounts = [isolated(" ".join(each.split())) for each in found.amounts]
    days = dates.count(found.days, "day", "days")
    times = "once" if found.times == 1 else _TIMES.format(times=_times(found.times), days=days)
    if not amounts or len(amounts) > _MOST_AMOUNTS:
        return _COUNTED.format(name=name, times=times)
    return _COUNTED_AMOUNT.format(name=name, amount=dates.joined(amounts, "or"), times=times)


def _times(times: int) -> str:
    return "twice" if times == 2 else f"{times} times"  # noqa: PLR2004 as it is said
