"""What one rule found, before the rule book gives it words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.review.finding import Fact
from ptdiary.review.hours import instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule that fires: the way it does, the facts for its sentence, and its evidence."""

    way: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    session: Session | None = None

    def told(self, way: str, **facts: Fact) -> "Found":
        """The same evidence, told in another way."""
        return Found(way=way, facts=facts, entries=self.entries, session=self.session)


def first_of(*founds: Found | None) -> Found | None:
    """Several ways in which one rule fires, the strongest first: its words, and all evidence."""
    fired = [found for found in founds if found is not None]
    if not fired:
        return None
    return replace(
        fired[0],
        entries=tuple(entry for found in fired for entry in found.entries),
        session=_latest(found.session for found in fired),
    )


def _latest(sessions: Iterable[Session | None]) -> Session | None:
    present = [session for session in sessions if session is not None]
    return max(present, key=_end_and_id, default=None)


def _end_and_id(session: Session) -> tuple[int, str]:
    return instant(session.ended_at), session.id
