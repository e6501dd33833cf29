"""Which day a moment is of: after midnight it may still be yesterday."""

from datetime import date, datetime, timedelta

_ONE = timedelta(days=1)


def day_of(at: datetime, begins: int = 0) -> date:
    """The day that a moment is of by its own clock, where days begin at so many whole hours.

    With `begins` 4, what was at 1:30 on Sunday is of Saturday. The rules, the charts and the page
    count days of the calendar: there `begins` is 0.
    """
    day = at.date()  # a diary of years is asked for the day of thousands: nothing else is made
    return day if at.hour >= begins else day - _ONE
