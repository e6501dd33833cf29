"""What is said about the hours after a session, on Today and on Trends alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from ptdiary.diary import Outlook
from ptdiary.review.outlook.range import outlook_at
from ptdiary.review.outlook.record import NO_RECORD, last_said, record_at
from ptdiary.review.review import level_at

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.review.outlook.range import MomentAhead, SessionOutlook
    from ptdiary.review.outlook.record import OutlookRecord
    from ptdiary.review.rulebook import RuleBook
    from ptdiary.ui.keeper import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursAhead:
    """What is said as of now, how often it was right, and when it was said: None where silent.

    `new` is to be kept once it is seen; None where the same was kept of that moment before.
    """

    outlook: SessionOutlook
    record: OutlookRecord
    said_at: datetime | None
    new: Outlook | None


def hours_ahead(view: View, rulebook: RuleBook) -> HoursAhead:
    """What is said as of a view."""
    outlook = outlook_at(view.index, view.now, view.review.level)
    if outlook.first is None:  # its record is not shown either, and takes a dozen reviews
        return HoursAhead(outlook=outlook, record=NO_RECORD, said_at=None, new=None)
    record = record_at(view.index, view.now, partial(level_at, view.index, rulebook))
    session = outlook.session or ""
    before = last_said(view.diary, session, outlook.first.at)
    if before is not None and before.dots == outlook.first.dots:
        return HoursAhead(outlook=outlook, record=record, said_at=before.said_at, new=None)
    new = _said_now(view.now, session, outlook.first)
    return HoursAhead(outlook=outlook, record=record, said_at=view.now, new=new)


def _said_now(now: datetime, session: str, first: MomentAhead) -> Outlook:
    return Outlook(
        id=str(uuid4()), said_at=now, about=first.at, session_id=session, dots=first.dots
    )
