"""What was written before the entry on the page: facts of the diary, looked up anew each time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ptdiary.diary.entry import Entry
    from ptdiary.ui.keeper import View


def last_rated(view: View, own: Entry | None) -> Entry | None:
    """The latest entry with a score before `own`, or before now where `own` is None."""
    return next((e for e in reversed(_before(view, own)) if e.soreness is not None), None)


def last_regions(view: View, own: Entry | None) -> tuple[str, ...]:
    """The places of the latest entry that marked some."""
    return next((e.regions for e in reversed(_before(view, own)) if e.regions), ())


def earlier_that_day(view: View, own: Entry | None) -> Entry | None:
    """The latest other entry of the same day."""
    day = (own.at if own else view.now).date()
    return next((e for e in reversed(_before(view, own)) if e.at.date() == day), None)


def yesterday_missing(view: View) -> bool:
    """Whether yesterday has no entry, in a diary that is older than that."""
    yesterday = view.now.date() - timedelta(days=1)
    days = {each.at.date() for each in view.diary.entries}
    return bool(days) and yesterday not in days and min(days) < yesterday


def _before(view: View, own: Entry | None) -> list[Entry]:
    at = own.at if own else view.now
    return [e for e in view.diary.entries if e.at <= at and (own is None or e.id != own.id)]
