"""Which day a moment is of: after midnight it may still be yesterday."""

from datetime import date, datetime, timedelta


def day_of(at: datetime, begins: int = 0) -> date:
    """The day that a moment is of by its own clock, where days begin at so many whole hours.

    With `begins` 4, what was at 1:30 on Sunday is of Saturday. The rules, the charts and the page
    count days of the calendar: there `begins` is 0.
    """
    return (at.replace(tzinfo=None) - timedelta(hours=begins)).date()
