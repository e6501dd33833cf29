"""What the page says of a table in one line: what it would come to, why not yet, what came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.words import table_outcome as outcome_words
from ptdiary.words import table_page as words

if TYPE_CHECKING:
    from ptdiary.ui.tables.work import TableBroughtIn, TableOutcome
    from ptdiary.words.dates import Times


def brings(outcome: TableOutcome) -> str:
    """What bringing it in does, where it can be done."""
    if outcome.after is None:
        return ""
    added = outcome.after.more_than(outcome.before)
    return outcome_words.brings(added, outcome.imported.changed)


def brought(outcome: TableOutcome, done: TableBroughtIn, times: Times) -> str:
    """What came in, and what stayed as the patient has changed it."""
    imported, rows = done.imported, outcome.reading.rows
    said = outcome_words.brought(rows, done.added, imported.changed, times)
    return " ".join(each for each in (said, outcome_words.stays(imported.older)) if each)


def why_not(outcome: TableOutcome) -> str:
    """Why it cannot be brought in; empty where it can."""
    reading = outcome.reading
    if reading.refused is not None:
        return words.REFUSED
    if reading.asks:
        return words.open_questions(len(reading.asks))
    if outcome.after is None:
        return words.NO_ROWS
    if outcome.merged.added + outcome.merged.changed:
        return ""
    return outcome_words.NOTHING_NEW if outcome.merged.older else outcome_words.ALL_THERE
