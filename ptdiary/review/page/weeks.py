"""The course over weeks: the middle of ratings, flare-ups, the weekly answers, what was asked."""

from collections.abc import Iterable, Sequence
from datetime import date

from ptdiary.diary import Entry, Week
from ptdiary.review.hours import DAY, elapsed
from ptdiary.review.index import Index
from ptdiary.review.page.figures import FlareUp, Share, Trend, WeeklyAsked
from ptdiary.review.rules.gaps import WEEKLY_CHECKS, is_weekly
from ptdiary.review.usual import COMPUTED_FROM

WEEK = 7 * DAY
LATELY = WEEK
BEFORE_FROM, BEFORE_TO = 42 * DAY, 28 * DAY
FLARE_GOES_ON = 3 * DAY  # as in the rules of flare-ups


def recent_middle(index: Index, end: int) -> int | None:
    """The median of the ratings of the 28 d up to an instant; None of too few."""
    chosen = index.usual.every.enough(end - COMPUTED_FROM, end + 1)
    return None if chosen is None else chosen.median


def trend(index: Index, end: int) -> Trend | None:
    """The median of the last 7 d up to an instant, and of 4 to 6 weeks before; None of too few."""
    every = index.usual.every
    now = every.enough(end - LATELY, end + 1)
    before = every.enough(end - BEFORE_FROM, end - BEFORE_TO)
    if now is None or before is None:
        return None
    return Trend(now=now.median, before=before.median)


def flare_ups(entries: Iterable[Entry]) -> tuple[FlareUp, ...]:
    """Each flare-up of some entries in the order of time: it ends with a no, or 72 h of silence."""
    runs: list[list[Entry]] = []
    is_on = False
    for entry in entries:
        if entry.flare is None:
            continue
        if entry.flare == "no":
            is_on = False
        elif is_on and elapsed(runs[-1][-1].at, entry.at) <= FLARE_GOES_ON:
            runs[-1].append(entry)
        else:
            runs.append([entry])
            is_on = True
    return tuple(_flare_up(run) for run in runs)


def _flare_up(run: Sequence[Entry]) -> FlareUp:
    before = dict.fromkeys(" ".join(text.split()) for each in run for text in each.flare_before)
    return FlareUp(first=run[0].at, last=run[-1].at, before=tuple(each for each in before if each))


def weeks_of(entries: Iterable[Entry]) -> tuple[Week, ...]:
    """The weekly three, each time they were answered."""
    return tuple(each.week for each in entries if each.week not in (None, Week()))


def weekly_asked(entries: Sequence[Entry], first: date, length: int) -> WeeklyAsked:
    """In how many weeks of `length` days from `first` on something of the weekly list was answered.

    A last part of a week counts as a week.
    """
    weeks = {(entry.at.date() - first).days // 7 for entry in entries if is_weekly(entry)}
    return WeeklyAsked(
        weeks=Share(count=len(weeks), of=-(-length // 7)),
        never=tuple(
            check for check in WEEKLY_CHECKS if not any(_answers(each, check) for each in entries)
        ),
    )


def _answers(entry: Entry, check: str) -> bool:
    if check == "night_pain" and entry.nights is not None:
        return True
    return entry.check(check) not in (None, "declined")
