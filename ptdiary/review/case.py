"""One diary as of one moment, which every rule is asked about; when a rule fires, what it found."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, Flag, auto
from functools import cached_property
from typing import Literal, TypeVar, cast

from ptdiary.diary import CheckAnswer, Entry, Profile, Session
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.index import Index
from ptdiary.review.lines import LINES, Line, LineState, state_of
from ptdiary.review.stretch import Stretch

SIGNS_LAST = 14 * DAY  # how long a sign stays evidence, unless a shorter time is given
SPEAKS = 48 * HOUR  # by simulation: what is not rated on well days must not go on alarming
SPEAKS_WITH_CANCER = 7 * DAY
OLD = 65  # choice of the project
EMERGENCY_CHECKS = (
    "saddle", "bladder", "bowel", "sexual", "legs_both", "giving_way", "sudden_weakness",
    "trauma_major", "chest", "collapse", "dark_urine",
)  # fmt: skip

T = TypeVar("T")
_UNASKED = object()
Fragile = Literal["yes", "no", "unknown", "unasked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule that fires: the way it does, the facts for its sentence, and its evidence.

    `dated` is the moment of its latest evidence, where that is not the latest of its entries and
    its session. `lines` and `checks` are its own: changed answers to them make it speak again
    after it was told; with `no_answer` its evidence is none to a line or check, and does so by
    being later. `reasons` are the rules that it rests on.
    """

    way: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    session: Session | None = None
    dated: datetime | None = None
    lines: tuple[Line, ...] = ()
    checks: tuple[str, ...] = ()
    no_answer: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def date(self) -> datetime:
        """The moment of its latest evidence. ValueError where it names none."""
        if self.dated is not None:
            return self.dated
        moments = [entry.at for entry in self.entries]
        if self.session is not None:
            moments.append(self.session.ended_at)
        return max(moments, key=instant)


class Evidence(Flag):
    """The kinds of record that can bring a rule: what is worth a review in a long diary.

    A rule without any is never on the timeline: it looks back on another one's evidence, or it is
    below CONTACT.
    """

    NONE = 0
    ANSWER = auto()  # a safety question answered yes or unsure
    NERVE_SIGN = auto()
    TRAVEL = auto()  # pain in a limb that may travel, or that travelled during an exercise
    SUDDEN_ONSET = auto()
    SORENESS = auto()  # severe, or raised for long or again
    SWELLING = auto()
    FLARE = auto()
    INTERFERENCE = auto()  # high, and against the answers before
    TIREDNESS = auto()  # all over, answer after answer
    MOVEMENT = auto()  # little, or less than in the answers before
    PAIN_WORD = auto()  # a sharp word, of an entry or an exercise
    EXERCISE = auto()  # pain that rose during an exercise, and lingered
    TREND = auto()  # soreness that has gone up over weeks
    WORSE = auto()  # said to be worse than the day before


class Telling(Enum):
    """What makes a finding speak again after somebody was told of it: its changed evidence."""

    SIGNS = "its own lines and checks change, or a session of its own ends"
    SORENESS = "a rating above those before the telling, or 7 d; told together"
    FLARE = "the patient cannot cope, or a new flare-up"
    INTERFERENCE = "a higher score"
    FATIGUE = "a higher score of tiredness"
    MOVEMENT = "a lower score"
    BONES = "sudden onset, or a jump, again"
    NEVER = "it is never quiet"


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule fires; its words, level, advice and source are its row in the rule book.

    `facts` are the words in braces that its sentences may use, beside `day`, the date of its
    evidence, which every one has. `day_a` and the like are datetimes; `pain`, `n`, `a`, `b`, `c`
    scores; `h` whole hours; `d` whole days; `m` minutes; `since` is `session` or `start`;
    `exercise` the patient's own word; `where` and `limb` places (`leg.left`, `side.left` where
    nobody asked for the limb); `quality`, `item`, `signs`, `sign`, `side` tuples of the document's
    words. `told` is what makes it speak again after a telling.
    """

    id: str
    find: Callable[["Case"], Found | None]
    facts: tuple[str, ...] = ()
    evidence: Evidence = Evidence.NONE
    told: Telling = Telling.SIGNS


Given = tuple[Entry, CheckAnswer]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A diary as of `at`; nothing later than that exists.

    `now` is `at` as an instant. `seen` is when a clinician last saw the patient (S of the rule
    page): evidence at or before it raises nothing; `seen_by_doctor` is the same for emergencies
    (SE). `last_stretch` is the stretch whose last rating is the latest of all, whether or not that
    still speaks.
    """

    index: Index
    at: datetime
    now: int
    seen: int
    seen_by_doctor: int
    last_stretch: Stretch | None
    _outcomes: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, work: "Callable[[Case], T]") -> T:
        """What `work` makes of this case, worked out once however often it is asked."""
        outcome = self._outcomes.get(work, _UNASKED)
        if outcome is _UNASKED:
            outcome = self._outcomes[work] = work(self)
        return cast("T", outcome)

    # Checks and signs

    def answers(self, check: str) -> tuple[Given, ...]:
        """The answers to a check within 14 d and after S, in the order of time.

        Declined is no answer. Empty where all of them are no: no rule asks for those.
        """
        return self._checks_after_seen.get(check, ())

    def answers_of_emergency(self, check: str) -> tuple[Given, ...]:
        """The same after SE, for the rules of emergencies; a known that follows a no is unsure."""
        return self._checks_after_doctor.get(check, ())

    @cached_property
    def _checks_after_seen(self) -> Mapping[str, tuple[Given, ...]]:
        return self._answers_after(self.seen)

    @cached_property
    def _checks_after_doctor(self) -> Mapping[str, tuple[Given, ...]]:
        if self.seen_by_doctor == self.seen:
            return self._checks_after_seen
        return self._answers_after(self.seen_by_doctor)

    def _answers_after(self, after: int) -> Mapping[str, tuple[Given, ...]]:
        entries = self.index.records.entries_between(after, self.now - SIGNS_LAST, self.now)
        bad = {check for entry in entries for check in self.index.bad_checks(entry)}
        return {
            check: tuple(
                (entry, self._settle(check, entry, word))
                for entry in entries
                if (word := entry.check(check)) is not None and word != "declined"
            )
            for check in bad
        }

    def _settle(self, check: str, entry: Entry, word: CheckAnswer) -> CheckAnswer:
        """A known of an emergency that follows a no, nobody having seen it since, is unsure."""
        if word != "known" or check not in EMERGENCY_CHECKS:
            return word
        before = self.index.records.entries_before(entry, SIGNS_LAST)
        noes = [instant(each.at) for each in before if each.check(check) == "no"]
        seen = self.index.records.seen_before(instant(entry.at))
        return "unsure" if noes and seen <= noes[-1] else word

    def settled(self, check: str, entry: Entry) -> CheckAnswer | None:
        """What an entry answers to a check; a known of an emergency that follows a no is unsure."""
        word = entry.check(check)
        return None if word is None else self._settle(check, entry, word)

    @cached_property
    def lines(self) -> Mapping[Line, LineState]:
        """The lines of which the last 14 d after S say anything but no."""
        return self._lines_after(self.seen)

    @cached_property
    def lines_of_emergency(self) -> Mapping[Line, LineState]:
        """The same after SE, for the rules of emergencies."""
        if self.seen_by_doctor == self.seen:
            return self.lines
        return self._lines_after(self.seen_by_doctor)

    def _lines_after(self, after: int) -> Mapping[Line, LineState]:
        records, lines = self.index.records, self.index.lines
        positions = records.entry_positions(after, self.now - SIGNS_LAST, self.now)
        there: dict[Line, range] = {}  # from where on
        for position in positions:
            for line in lines.of(records.entries[position]):
                there.setdefault(line, range(position, positions.stop))
        in_order = (line for line in LINES if line in there) if there else ()
        return {line: state_of(line, lines.answers(line, there[line])) for line in in_order}

    @property
    def profile(self) -> Profile:
        """The person."""
        return self.index.diary.profile

    @property
    def old(self) -> Literal["yes", "no", "unknown"]:
        """Whether the person is 65 or older."""
        born = self.profile.birth_year
        if born is not None:
            return "yes" if self.at.year - born >= OLD else "no"
        return self.profile.age_65 if self.profile.age_65 in ("yes", "no") else "unknown"

    @property
    def fragile(self) -> Fragile:
        """Whether bones may break easily; unasked: 65 is far, and the rest was never asked."""
        bones = (self.profile.osteoporosis, self.profile.long_term_steroids)
        if self.old == "yes" or "yes" in bones:
            return "yes"
        if self.old == "unknown" or "unsure" in bones:
            return "unknown"
        return "unasked" if None in bones else "no"

    @property
    def fragile_why(self) -> tuple[str, ...]:
        """What makes bones break easily, as fields of the profile."""
        told = {
            "age_65": self.old,
            "osteoporosis": self.profile.osteoporosis,
            "long_term_steroids": self.profile.long_term_steroids,
        }
        return tuple(name for name, answer in told.items() if answer == "yes")

    @property
    def fragile_asks(self) -> tuple[str, ...]:
        """What is not known of that, as fields of the profile."""
        told = {
            "age_65": None if self.old == "unknown" else self.old,
            "osteoporosis": self.profile.osteoporosis,
            "long_term_steroids": self.profile.long_term_steroids,
        }
        return tuple(name for name, answer in told.items() if answer not in ("yes", "no"))

    @property
    def seen_at(self) -> datetime:
        """When a clinician last saw the patient. ValueError where nobody did."""
        for consultation in reversed(self.index.records.seen_or_told):
            if consultation.kind == "seen" and instant(consultation.at) == self.seen:
                return consultation.at
        raise ValueError("nobody has seen the patient")

    # The course of soreness

    @cached_property
    def latest(self) -> Entry | None:
        """The latest rating, if it is after S."""
        rating = self.latest_rating
        return rating if rating is not None and self.after_seen(rating.at) else None

    @cached_property
    def latest_speaks(self) -> bool:
        """Whether the latest rating after S is recent enough to speak of today."""
        return self.latest is not None and self.age(self.latest.at) <= self.speaks_for

    @property
    def speaks_for(self) -> int:
        """How long a rating speaks: longer where the person may have had cancer."""
        risk = self.profile.cancer_history in ("yes", "unsure")
        return SPEAKS_WITH_CANCER if risk else SPEAKS

    @cached_property
    def stretch(self) -> Stretch | None:
        """The stretch that is open: it ends with the latest rating, which speaks."""
        return self.last_stretch if self.latest_speaks else None

    @property
    def stated(self) -> int | None:
        """The usual score that the patient stated."""
        return self.index.usual.stated_at(self.now)

    @cached_property
    def usual(self) -> int | None:
        """The usual score of the latest rating: that of the open stretch, else its own."""
        if self.stretch is not None:
            return self.stretch.usual
        return None if self.latest is None else self.usual_for(self.latest)

    def usual_for(self, rating: Entry) -> int | None:
        """A rating's own usual score."""
        return self.index.usual.at(instant(rating.at), self.now)

    @cached_property
    def latest_entry(self) -> Entry | None:
        """The latest entry of all, also before S."""
        return self._latest(self.index.records.entries, self.index.records.entry_times)

    @cached_property
    def latest_rating(self) -> Entry | None:
        """The latest rating of all, also before S."""
        return self._latest(self.index.records.ratings, self.index.records.rating_times)

    def rating_before(self, rating: Entry) -> Entry | None:
        """The rating before another one, of any time."""
        records = self.index.records
        position = bisect_left(records.rating_times, instant(rating.at))
        while records.ratings[position].id != rating.id:
            position += 1
        return records.ratings[position - 1] if position else None

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

    def timed_within(self, span: int) -> tuple[Entry, ...]:
        """The same of entries whose time is known: what the course of soreness sees."""
        return self.index.records.timed_between(self.seen, self.now - span, self.now)

    def sessions_within(self, span: int) -> tuple[Session, ...]:
        """Sessions that ended at most `span` ago and after S."""
        return self.index.records.sessions_between(self.seen, self.now - span, self.now)

    def session_ended(self, since: int, until: int) -> bool:
        """Whether any session, also before S, ended between two instants, both included."""
        return self.index.records.session_ended(since, until)

    def _latest(self, entries: tuple[Entry, ...], times: tuple[int, ...]) -> Entry | None:
        count = bisect_right(times, self.now)
        return entries[count - 1] if count else None


def case_at(index: Index, at: datetime) -> Case:
    """The case of a diary at one moment."""
    now = instant(at)
    return Case(
        index=index,
        at=at,
        now=now,
        seen=index.records.seen_before(now),
        seen_by_doctor=index.records.seen_by_doctor_before(now),
        last_stretch=index.course.last_at(now),
    )
