"""What is said of a record whose year cannot be."""

from datetime import datetime

from ptdiary.words.dates import Times

_ONE = "One {kind} has the date {day}. It is left out here until its date is changed."
_MORE = "{count} records have dates like {day}. They are left out here until that is changed."
_KINDS = {"entry": "entry", "session": "session"}
CHANGE = "Change its date"


def left_out(count: int, kind: str, at: datetime, times: Times) -> str:
    """Which record is left out, of `count` of them; `kind` is `entry` or `session`."""
    pattern = _ONE if count == 1 else _MORE
    return pattern.format(kind=_KINDS[kind], count=count, day=times.dated(at))
