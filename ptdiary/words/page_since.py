"""Words of the page's box: what was since the last visit, as far as its numbers can tell."""

from collections.abc import Iterator
from datetime import date

from ptdiary.review.averages import DayAverage
from ptdiary.review.page.figures import Since
from ptdiary.words import dates, signs
from ptdiary.words.charts import one_decimal
from ptdiary.words.dates import Times, count
from ptdiary.words.page import felt
from ptdiary.words.page_life import goal
from ptdiary.words.trends import AGAINST, CLAIMS, between

_MOST_WARNINGS = 3


NO_VISIT = "No visit yet: {average} on average."
NO_VISIT_NO_RATING = "No visit yet: no rating."
SINCE = "Since the last visit, {day}: {claim}."
SINCE_NO_RATING = "Since the last visit, {day}: no rating."
AVERAGE = "Average {average} on {rated} of {days}."
AVERAGE_BEFORE = "Average {average} on {rated} of {days}; {before}."
AVERAGE_LIKELY = "Average {average} on {rated} of {days}; {before}: likely {between}."
BEFORE = "{average} on {rated} of the {days} before"
DAY_BEFORE = "{average} on the day before"


def since_heading(found: Since, now: date, times: Times) -> str:
    """`Since the last visit, Thu 19 Nov: no clear change.`."""
    average = None if found.average is None else one_decimal(found.average.mean)
    if found.visit is None or found.verdict is None:
        return NO_VISIT_NO_RATING if average is None else NO_VISIT.format(average=average)
    day = times.short_day_with_weekday(found.visit.at, now)
    if average is None:
        return SINCE_NO_RATING.format(day=day)
    return SINCE.format(day=day, claim=dates.lower(CLAIMS[found.verdict.claim]))


def _averages(found: Since, average: DayAverage) -> str:
    """`Average 2.6 on 8 of 10 days; 3.3 on 10 of the 11 days before: likely between ...`."""
    change = None if found.verdict is None else found.verdict.change
    said = AVERAGE if found.before is None else AVERAGE_LIKELY if change else AVERAGE_BEFORE
    return said.format(
        average=one_decimal(average.mean),
        rated=average.rated,
        days=count(average.days, "day", "days"),
        before="" if found.before is None else _before(found.before),
        between="" if change is None else between(change),
    )


def _before(average: DayAverage) -> str:
    said = DAY_BEFORE if average.days == 1 else BEFORE
    days = count(average.days, "day", "days")
    return said.format(average=one_decimal(average.mean), rated=average.rated, days=days)


def since_said(found: Since, now: date, times: Times) -> tuple[str, ...]:
    """What was rated, done, warned of and reached since the last visit, a sentence each."""
    return tuple(line for line in _since(found, now, times) if line)


def _since(found: Since, now: date, times: Times) -> Iterator[str]:
    if found.average is not None:
        yield _averages(found, found.average)
        if found.verdict is not None and found.verdict.against is not None:
            yield AGAINST[found.verdict.against]
        yield f"Highest {found.average.highest} of 10."
    if found.latest is not None:
        yield f"Last rating {found.latest.soreness}, {felt(found.latest, now, times)}."
    sessions = dates.sentence(count(found.sessions, "session", "sessions"))
    yield f"{sessions}{_where_held(found)}."
    if found.visit is not None:  # else the box of warnings says the same
        yield _warned_since(found, now, times)
    if found.goal is not None:
        yield f"{goal(found.goal)}."


def _where_held(found: Since) -> str:
    if found.at_home in {0, found.sessions}:
        return ", at home" if found.at_home else ""
    return f", {found.at_home} at home"


def _warned_since(found: Since, now: date, times: Times) -> str:
    if found.warnings:
        said = (
            f"{dates.lower(signs.mark_name(each))} ({times.short_day(each.at, now)})"
            for each in found.warnings[-_MOST_WARNINGS:]
        )
        more = len(found.warnings) - _MOST_WARNINGS
        return f"Warnings: {', '.join([*[f'{more} earlier'] * (more > 0), *said])}."
    asked = found.asked
    if not asked.of:
        return ""
    return (
        f"No warning, daily signs asked in {asked.count} of {count(asked.of, 'entry', 'entries')}."
    )
