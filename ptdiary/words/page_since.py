"""Words of the page's box: what was since the last visit. Numbers only; what they mean is asked."""

from collections.abc import Iterator
from datetime import date

from ptdiary.review.page.figures import Since
from ptdiary.words import dates, signs
from ptdiary.words.charts import one_decimal
from ptdiary.words.dates import Times, count
from ptdiary.words.page import moment
from ptdiary.words.page_life import can_do

_MOST_WARNINGS = 3


NO_VISIT = "No visit yet: {average} on average."
NO_VISIT_NO_RATING = "No visit yet: no rating."
SINCE = "Since the last visit, {day}: {average} on average."
SINCE_NO_RATING = "Since the last visit, {day}: no rating."
SINCE_AND_BEFORE = (
    "Since the last visit, {day}: {average} on average, {before} in the {days} days before."
)
SINCE_AND_DAY_BEFORE = (
    "Since the last visit, {day}: {average} on average, {before} on the day before."
)


def since_heading(found: Since, now: date, times: Times) -> str:
    """`Since the last visit, Thu 19 Nov: 2.6 on average, 3.3 in the 11 days before.`."""
    average = None if found.average is None else one_decimal(found.average.mean)
    if found.visit is None:
        return NO_VISIT_NO_RATING if average is None else NO_VISIT.format(average=average)
    day = times.short_day_with_weekday(found.visit.at, now)
    if average is None:
        return SINCE_NO_RATING.format(day=day)
    if found.before is None:
        return SINCE.format(day=day, average=average)
    said = SINCE_AND_DAY_BEFORE if found.before.days == 1 else SINCE_AND_BEFORE
    before, days = one_decimal(found.before.mean), found.before.days
    return said.format(day=day, average=average, before=before, days=days)


def since_said(found: Since, now: date, times: Times) -> tuple[str, ...]:
    """What was rated, done, warned of and reached since the last visit, a sentence each."""
    return tuple(line for line in _since(found, now, times) if line)


def _since(found: Since, now: date, times: Times) -> Iterator[str]:
    if found.average is not None:
        yield f"Rated on {found.average.rated} of {count(found.average.days, 'day', 'days')}."
        yield f"Highest {found.average.highest} of 10."
    if found.latest is not None:
        yield f"Last rating {found.latest.soreness}, {moment(found.latest.at, now, times)}."
    sessions = dates.sentence(count(found.sessions, "session", "sessions"))
    yield f"{sessions}{_where_held(found)}."
    if found.visit is not None:  # else the box of warnings says the same
        yield _warned_since(found, now, times)
    if found.goal is not None:
        yield f"{can_do(found.goal)}."


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
