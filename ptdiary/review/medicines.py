"""Medicines taken as needed: which are offered again, which came before a rating, how often.

A dose of a medicine is not known to be of a painkiller: whether it was for pain is asked, and only
an answer of the patient's makes a rating one after a painkiller.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ptdiary.diary import Diary, Entry, MedicineDose
from ptdiary.diary.search import folded
from ptdiary.review.hours import HOUR, instant

MASKS = 6 * HOUR  # the span of the question "Did you take a painkiller in the 6 hours before?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """A medicine as the patient writes it, with the amount told last, if any."""

    name: str
    amount: str | None = None


def taken_before(diary: Diary) -> tuple[Medicine, ...]:
    """What one press writes again: the medicines taken, the latest first, then those only named.

    Of each the spelling and the amount that were told last. A medicine of the profile that was
    never taken as needed comes after them, as it is written there.
    """
    taken: dict[str, Medicine] = {}
    for dose in reversed(diary.medicine_doses):
        taken.setdefault(folded(dose.name), Medicine(name=dose.name, amount=dose.amount))
    named = {
        folded(text): Medicine(name=text)
        for text in diary.profile.medicines
        if text.strip() and not any(_begins(folded(text), name) for name in taken)
    }
    return (*taken.values(), *named.values())


def doses_before(doses: Sequence[MedicineDose], at: datetime) -> tuple[MedicineDose, ...]:
    """Those of doses in the order of time that a rating at a moment may be masked by."""
    last = bisect_right(doses, instant(at), key=_instant)
    return tuple(doses[bisect_left(doses, instant(at) - MASKS, key=_instant) : last])


def asked_about(diary: Diary, entry: Entry) -> tuple[MedicineDose, ...]:
    """The doses of which it is asked whether they were for pain; none where it is answered."""
    if entry.soreness is None or entry.pain_relief is not None:
        return ()
    return doses_before(diary.medicine_doses, entry.at)


def was_for_pain(diary: Diary, name: str, before: datetime) -> bool:
    """Whether the last answer after a dose of this medicine, and of no other, was yes."""
    for entry in reversed(diary.entries):
        if entry.pain_relief is None or instant(entry.at) >= instant(before):
            continue
        names = {folded(dose.name) for dose in doses_before(diary.medicine_doses, entry.at)}
        if names == {folded(name)}:
            return entry.pain_relief == "yes"
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineCount:
    """How often a medicine was taken, on how many days. `amounts` as told, the latest first."""

    name: str
    amounts: tuple[str, ...]
    times: int
    days: int


def medicine_counts(doses: Iterable[MedicineDose]) -> tuple[MedicineCount, ...]:
    """Each medicine with the spelling told last, the one taken most often first."""
    of_one: dict[str, list[MedicineDose]] = {}
    for dose in sorted(doses, key=_instant, reverse=True):
        of_one.setdefault(folded(dose.name), []).append(dose)
    counted = (
        MedicineCount(
            name=taken[0].name,
            amounts=tuple(dict.fromkeys(each.amount for each in taken if each.amount)),
            times=len(taken),
            days=len({each.at.date() for each in taken}),
        )
        for taken in of_one.values()
    )
    return tuple(sorted(counted, key=_times, reverse=True))


def _begins(text: str, name: str) -> bool:
    return text == name or text.startswith(f"{name} ")


def _instant(dose: MedicineDose) -> int:
    return instant(dose.at)


def _times(counted: MedicineCount) -> int:
    return counted.times
