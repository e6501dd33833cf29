"""What is new in each version: `resources/release_notes.md`, the newest first."""

import re
from dataclasses import dataclass
from datetime import date

from ptdiary.words.guide import Block, Guide, read_guide

NOTES = "release_notes.md"
# what runs from right to left has marks between the two
_HEADING = re.compile(r"(\d[\w.]*)\W+(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version, the day on which it came out, and what is said about it."""

    version: str
    day: date
    blocks: tuple[Block, ...]


def read_releases(text: str) -> tuple[Release, ...]:
    """The versions that a text tells of, as `## 2.0.1, 2027-03-01` and what is below it.

    ValueError where a heading is not like that.
    """
    guide: Guide = read_guide(text)
    return tuple(_release(section.title, section.blocks) for section in guide.sections)


def _release(title: str, blocks: tuple[Block, ...]) -> Release:
    found = _HEADING.search(title)
    if found is None:
        raise ValueError(f"a heading of what is new is a version and its day, not {title!r}")
    return Release(version=found[1], day=date.fromisoformat(found[2]), blocks=blocks)
