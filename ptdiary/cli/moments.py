"""Times and days as they are written on the command line."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from ptdiary.cli.refusal import RefusedError
from ptdiary.diary.fields import FieldReader
from ptdiary.diary.limits import Moment
from ptdiary.diary.parsing import DocumentError
from ptdiary.report.wording import command_line as words

if TYPE_CHECKING:
    from argparse import Namespace

SIX_WEEKS = timedelta(days=41)  # from the first to the last of 42 days


def moment_of(text: str, option: str) -> datetime:
    """A time with its UTC offset, as a document writes it. RefusedError for any other."""
    try:
        return cast("datetime", FieldReader().value(Moment(), text, option))
    except DocumentError as error:
        raise RefusedError(str(error)) from None


def period_of(options: Namespace, at: datetime) -> tuple[date, date]:
    """The days from `--from` to `--to`: without them the six weeks up to `at`."""
    last = at.date() if options.last is None else _day_of(options.last, "--to")
    first = last - SIX_WEEKS if options.first is None else _day_of(options.first, "--from")
    if first > last:
        raise RefusedError(words.BACKWARDS.format(first=first, last=last))
    return first, last


def _day_of(text: str, option: str) -> date:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no offset
    except ValueError:
        raise RefusedError(words.NOT_A_DAY.format(option=option, text=ascii(text))) from None
    return day
