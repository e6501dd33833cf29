"""What an entry says of lines: a sign that is known and no worse is no warning, but is read out."""

from bisect import bisect_left
from dataclasses import dataclass

from ptdiary.diary import Change, Entry
from ptdiary.review.hours import instant
from ptdiary.review.index import Index
from ptdiary.review.lines import GOES_ON, Line, LineAnswer


@dataclass(frozen=True, slots=True)
class KnownSign:
    """A sign that an entry calls the same or less, while it is known."""

    line: Line
    change: Change


def known_signs(index: Index, entry: Entry) -> tuple[KnownSign, ...]:
    """The known signs of an entry of the diary."""
    return tuple(
        KnownSign(line, answer.change)
        for line, answer in settled(index, entry)
        if answer.known and answer.change in GOES_ON
    )


def settled(index: Index, entry: Entry) -> tuple[tuple[Line, LineAnswer], ...]:
    """Each line of which an entry says anything but no, and its settled answer."""
    lines = index.lines.of(entry)
    if not lines:
        return ()
    at = _position(index, entry)
    found = ((line, index.lines.answers(line, range(at, at + 1))) for line in lines)
    return tuple((line, answers[0]) for line, answers in found if answers)


def _position(index: Index, entry: Entry) -> int:
    records = index.records
    position = bisect_left(records.entry_times, instant(entry.at))
    while records.entries[position].id != entry.id:
        position += 1
    return position
