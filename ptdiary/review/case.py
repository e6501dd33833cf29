"""One diary as of one moment, which every rule is asked about; when a rule fires, what it found."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Flag, auto
from functools import cached_property

from ptdiary.diary import CHECKS, CheckAnswer, Entry, Profile, Session
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, instant
from ptdiary.review.index import Index, NerveSign
from ptdiary.review.stretch import Stretch


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


class Evidence(Flag):
    """The kinds of record that can bring a rule: what is worth a review in a long diary.

    A rule without any is never on the timeline: it looks back on another one's evidence, or it is
    below CONTACT.
    """

    NONE = 0
    ANSWER = auto()  # a safety question answered yes or unsure
    NERVE_SIGN = auto()
    TRAVEL = auto()  # pain in a limb that may travel
    SUDDEN_ONSET = auto()
    SORENESS = auto()  # severe, or raised for long or again
    SWELLING = auto()
    DAILY_LIFE = auto()  # interference, tiredness and movement, against the answers before
    PAIN_WORD = auto()  # a sharp word, of an entry or an exercise
    EXERCISE = auto()  # soreness that rose during an exercise


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule fires; its words, level, advice and source are its row in the rule book.

    `facts` are the words in braces that its sentences may use: `date` a datetime; `pain`, `n`, `a`,
    `b`, `c` scores; `h` whole hours; `d` whole days; `m` minutes; `since` is `session` or `start`;
    `exercise` the patient's own word; `quality`, `limb` (`leg.left`), `item`, `signs`, `sign`,
    `side` tuples of the document's words. `said_by` tells whether one entry alone says what the
    reason does; None: each entry of the evidence does.
    """

    id: str
    find: Callable[["Case"], Found | None]
    facts: tuple[str, ...] = ()
    evidence: Evidence = Evidence.NONE
    said_by: Callable[[Entry, Mapping[str, Fact]], bool] | None = None


def _latest(sessions: Iterable[Session | None]) -> Session | None:
    present = [session for session in sessions if session is not None]
    return max(present, key=_end_and_id, default=None)


def _end_and_id(session: Session) -> tuple[int, str]:
    return instant(session.ended_at), session.id


SIGNS_LAST = 14 * DAY  # how long a sign stays evidence, unless a shorter time is given
FRAGILE_AGE = 65  # choice of the project

Given = tuple[Entry, CheckAnswer]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A diary as of `at`; nothing later than that exists.

    `now` is `at` as an instant. `seen` is when a clinician last saw the patient (S of the rule
    page): evidence at or before it raises nothing. `entries` are those within 14 d and after S.
    """

    index: Index
    at: datetime
    now: int
    seen: int
    entries: tuple[Entry, ...]
    stretch: Stretch | None

    @cached_property
    def answers(self) -> Mapping[str, tuple[Given, ...]]:
        """By check, the answers given in `entries`, in the order of time; declined is none.

        Empty where all of them are no: no rule asks for those.
        """
        said = [(entry, self.index.said(entry)) for entry in self.entries]
        bad = {check for _, answers in said for check in answers.bad}
        return {
            check: tuple(
                (entry, word)
                for entry, answers in (said if check in bad else ())
                if (word := answers.checks.get(check)) is not None
            )
            for check in CHECKS
        }

    @cached_property
    def nerve_signs(self) -> tuple[NerveSign, ...]:
        """The nerve signs that `entries` tell of: entry, sign, side and answer, never no."""
        return tuple(sign for entry in self.entries for sign in self.index.said(entry).nerve_signs)

    @property
    def profile(self) -> Profile:
        """The person."""
        return self.index.diary.profile

    @property
    def brittle(self) -> bool:
        """Whether bones may break easily: osteoporosis or long-term steroids."""
        return "yes" in (self.profile.osteoporosis, self.profile.long_term_steroids)

    @property
    def fragile(self) -> bool:
        """Whether a small fall is serious: brittle bones, or a year of birth 65 years ago."""
        born = self.profile.birth_year
        return self.brittle or (born is not None and self.at.year - born >= FRAGILE_AGE)

    @property
    def had_cancer(self) -> bool:
        """Whether the patient told us that she has had cancer."""
        return self.profile.cancer_history == "yes"

    @property
    def latest_entry(self) -> Entry | None:
        """The latest entry of all, also before S."""
        return self._latest(self.index.records.entries, self.index.records.entry_times)

    @property
    def latest_rating(self) -> Entry | None:
        """The latest rating of all, also before S."""
        return self._latest(self.index.records.ratings, self.index.records.rating_times)

    @property
    def latest_session(self) -> Session | None:
        """The latest session that has ended, also before S."""
        latest = self.index.records.session_before(self.now)
        return None if latest is None else self.index.records.sessions[latest]

    def age(self, at: datetime) -> int:
        """Microseconds from a moment until now."""
        return self.now - instant(at)

    def after_seen(self, at: datetime) -> bool:
        """Whether a moment is later than S."""
        return instant(at) > self.seen

    def entries_within(self, span: int) -> tuple[Entry, ...]:
        """Entries at most `span` old and after S."""
        return self.index.records.entries_between(self.seen, self.now - span, self.now)

    def sessions_within(self, span: int) -> tuple[Session, ...]:
        """Sessions that ended at most `span` ago and after S."""
        return self.index.records.sessions_between(self.seen, self.now - span, self.now)

    def _latest(self, entries: tuple[Entry, ...], times: tuple[int, ...]) -> Entry | None:
        count = bisect_right(times, self.now)
        return entries[count - 1] if count else None


def case_at(index: Index, at: datetime) -> Case:
    """The case of a diary at one moment."""
    now = instant(at)
    seen = index.records.seen_before(now)
    return Case(
        index=index,
        at=at,
        now=now,
        seen=seen,
        entries=index.records.entries_between(seen, now - SIGNS_LAST, now),
        stretch=index.course.open_at(now),
    )
