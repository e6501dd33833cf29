"""What an entry says, in the patient's words: its signs, and the lines that stand after saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.report.wording import dates
from ptdiary.report.wording.entries import marked_signs, none_of_the_signs

if TYPE_CHECKING:
    from datetime import datetime

    from ptdiary.diary.entry import Entry


def said_when(at: datetime, now: datetime) -> str:
    """`yesterday 19:58`: a moment in the middle of a sentence, without a comma."""
    day, _, clock = dates.when(at, now).rpartition(", ")
    return f"{day} {clock}".strip()


def saved_heading(entry: Entry, now: datetime) -> str:
    """As in `Saved at 9:31. Soreness 3, none of the signs on the list.`."""
    said = []
    if entry.soreness is not None:
        said.append(f"Soreness {entry.soreness}")
    if signs := marked_signs(entry):
        said.append(f"{len(signs)} on the list of signs" if len(signs) > 1 else signs[0])
    elif none_of_the_signs(entry):
        said.append("none of the signs on the list")
    heading = f"Saved at {dates.clock(entry.written_at or now)}."
    return f"{heading} {dates.sentence(', '.join(said))}." if said else heading


def entry_heading(entry: Entry, now: datetime) -> str:
    """`Your entry, today 9:31`."""
    return f"Your entry, {said_when(entry.at, now)}"
