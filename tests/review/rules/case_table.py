"""A row of the tables of worked cases: a diary in which a rule fires, or only just does not."""

from typing import NamedTuple

from ptdiary.diary.diary import Diary


class Fires(NamedTuple):
    rule: str
    title: str
    diary: Diary
    says: str
    way: str = ""
    entries: tuple[str, ...] | None = None
    session: str | None = None


class Quiet(NamedTuple):
    rule: str
    title: str
    diary: Diary


def name_of(row: Fires | Quiet) -> str:
    """The name of a test, as `E-WEAK: weakness is worse`."""
    return f"{row.rule}: {row.title}"
